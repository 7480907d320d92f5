"""One resume in the shapes in which Word documents come: template galleries, online editors, older versions."""

from collections.abc import Callable

from tests.coach.reading.pdf_builders import JOBS
from tests.coach.reading.word_parts import (
    TYPES,
    box,
    control,
    deleted,
    field,
    inserted,
    item,
    p,
    package,
    r,
    symbol,
    table,
    tc,
    tr,
)

BOLD, CAPS, SMALL_CAPS = "<w:b/>", "<w:caps/>", "<w:smallCaps/>"
LARGE = '<w:sz w:val="44"/>'
CONTACT = ("ada@example.org", "+49 30 901820", "Berlin, Germany", "linkedin.com/in/ada-example")
EDUCATION = ("BSc Computer Science", "Technical University of Berlin", "2013 – 2017")
SKILLS = ("Languages: Go, Python, SQL", "Data stores: Postgres, Redis")
EDGE = '<w:tabs><w:tab w:val="right" w:pos="9360"/></w:tabs>'

Heading = Callable[[str], str]
Item = Callable[[str], str]


def styled(text: str) -> str:
    return p(text, "Heading1")


def name() -> str:
    return p("Ada Example", "Title")


def contact() -> str:
    return p(" | ".join(CONTACT))


def jobs(item: Item = item) -> str:
    """Title and dates at a right tab stop, company and place below, list items."""
    return "".join(
        p(r(title, BOLD) + r(f"\t{when}"), properties=EDGE) + p(f"{company}\t{place}") + "".join(map(item, texts))
        for title, company, place, when, texts in JOBS
    )


def studies() -> str:
    degree, school, years = EDUCATION
    return p(r(degree, BOLD) + r(f"\t{years}"), properties=EDGE) + p(school)


def skills() -> str:
    return "".join(map(p, SKILLS))


def resume(heading: Heading = styled, item: Item = item, top: str = "") -> str:
    """The whole body in one column."""
    return (
        (top or name() + contact())
        + heading("Experience")
        + jobs(item)
        + heading("Education")
        + studies()
        + heading("Skills")
        + skills()
    )


def typed(glyph: str) -> Item:
    return lambda text: p(f"{glyph}{text}")


def symbol_item(text: str) -> str:
    return p(symbol("F0A7") + r(f"\t{text}"))


def lettered_symbol_item(text: str) -> str:
    """A bullet that is a letter of a symbol font, as converted documents have it."""
    return p(r("Ø", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>') + r(f" {text}"))


def split_item(text: str) -> str:
    """A list item in many runs, with a line break and a soft hyphen."""
    words = text.split()
    half = " ".join(words[:6])
    rest = " ".join(words[6:])
    return item("".join(r(part) for part in (half[:4], half[4:9], half[9:] + " \n", rest[:5] + "\xad", rest[5:])))


def tracked_item(text: str) -> str:
    """A list item whose end was typed again and whose paragraph was cut in two and joined again."""
    first, _, last = text.rpartition(" ")
    joint = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del w:id="3" w:author="B"/></w:rPr>'
    return p(r(first[:20]), properties=joint) + item(r(first[20:] + " ") + deleted("nothing ") + inserted(r(last)))


def capitals(properties: str) -> Heading:
    return lambda text: p(text, run=properties)


def online_heading(text: str) -> str:
    """An online editor's heading: no style, every run with its own font and size, in a list without a mark."""
    run = '<w:rFonts w:ascii="Lato" w:hAnsi="Lato"/><w:b w:val="1"/><w:color w:val="2079c7"/><w:sz w:val="24"/>'
    return p(text, properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>', run=run)


def numbered_heading(text: str) -> str:
    return p(text, properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>', run=BOLD)


def dates_in_cells(right: bool) -> str:
    """Each job as a row of a table: its dates in a cell of their own, at the right or at the left."""
    rows = []
    for title, company, place, when, texts in JOBS:
        told = p(title, run=BOLD) + p(f"{company}, {place}") + "".join(map(item, texts))
        rows.append((told, p(when)) if right else (p(when), told))
    return (
        name()
        + contact()
        + styled("Experience")
        + table(*rows)
        + styled("Education")
        + studies()
        + styled("Skills")
        + skills()
    )


def heading_cells() -> str:
    """Headings in the left cells, their sections in the right ones."""
    rows = (
        (styled("Experience"), jobs()),
        (styled("Education"), studies()),
        (styled("Skills"), skills()),
    )
    return name() + contact() + table(*rows)


def cell_item(text: str) -> str:
    """A list item as a row of a table: the sign in one cell, the text in the next."""
    return table((p("•"), p(text)))


def rows_of_jobs() -> str:
    """Each job as rows of a table: title and dates, company and place, list items across both cells."""
    both = '<w:gridSpan w:val="2"/>'
    rows = [
        tr(tc(p(title, run=BOLD)), tc(p(when)))
        + tr(tc(p(company)), tc(p(place)))
        + tr(tc("".join(map(item, texts)), both))
        for title, company, place, when, texts in JOBS
    ]
    jobs_table = "<w:tbl><w:tblPr/>" + "".join(rows) + "</w:tbl>"
    return (
        name()
        + contact()
        + styled("Experience")
        + jobs_table
        + styled("Education")
        + studies()
        + styled("Skills")
        + skills()
    )


def framed() -> str:
    """Name and headings in frames beside the text, as templates of older versions have them."""
    frame = '<w:framePr w:w="2160" w:hSpace="180" w:wrap="around" w:hAnchor="page" w:x="720" w:y="1"/>'
    return resume(lambda text: p(text, "Heading1", frame), top=p("Ada Example", "Title", frame) + contact())


def boxed_headings() -> str:
    """Headings in boxes of their own, anchored in the first paragraph below them."""
    first = (f"<w:p><w:pPr>{EDGE}</w:pPr>", "<w:p><w:pPr></w:pPr>")
    body = name() + contact()
    for heading, blocks, start in (("Experience", jobs(), 0), ("Education", studies(), 0), ("Skills", skills(), 1)):
        body += blocks.replace(first[start], first[start] + box(styled(heading)), 1)
    return body


def rated_skills() -> str:
    """Skills with dots for how well each is known."""
    rated = "".join(p(f"{line} ●●●●○") + p("○ ● ● ●") for line in SKILLS)
    return resume().removesuffix(skills()) + rated


def skills_in_cells() -> str:
    """Skills as a table of labels and lists; one label is also what a section may be called."""
    rows = (tuple(map(p, line.split(": "))) for line in SKILLS)
    return resume().removesuffix(skills()) + table(*rows)


def gallery() -> str:
    """The layout of a gallery: name and contact side by side, below them jobs and a narrow column."""
    top = tr(tc(name() + p("Back-end engineer")), tc("".join(map(p, CONTACT))))
    left = styled("EXPERIENCE") + jobs() + styled("EDUCATION") + studies()
    return "<w:tbl><w:tblPr/>" + top + tr(tc(left), tc(styled("SKILLS") + skills())) + "</w:tbl>"


def one_cell() -> str:
    """Everything in one cell of a table without borders."""
    return table((resume(),))


def side() -> str:
    return styled("Contact") + "".join(map(p, CONTACT)) + styled("Skills") + skills() + styled("Education") + studies()


def sidebar_cells(controls: bool = False) -> str:
    """A shaded sidebar as a cell, a gap, the jobs as another; the name in a row above them."""
    left = tc(side(), '<w:shd w:val="clear" w:fill="1F3864"/>')
    row = tr(left, tc(""), tc(styled("Experience") + jobs()))
    whole = "<w:tbl><w:tblPr/>" + tr(tc(name(), '<w:gridSpan w:val="3"/>')) + row + "</w:tbl>"
    return control(whole) if controls else whole


def sidebar_rows() -> str:
    """Sidebar and jobs row by row, the left cell of the second row merged with the one above."""
    first, second = JOBS
    merged = '<w:vMerge w:val="restart"/>'
    texts = [
        p(title, run=BOLD) + p(f"{company}, {place}, {when}") + "".join(map(item, texts))
        for title, company, place, when, texts in (first, second)
    ]
    rows = tr(tc(side(), merged), tc(styled("Experience") + texts[0])) + tr(tc("", "<w:vMerge/>"), tc(texts[1]))
    return name() + "<w:tbl><w:tblPr/>" + rows + "</w:tbl>"


def floating_sidebar(group: bool = False) -> str:
    """A sidebar as a floating text box, anchored amid the jobs."""
    anchored = p(box(side(), group) + r("Acme Corp\tBerlin, Germany"))
    body = name() + styled("Experience") + jobs()
    return body.replace(p("Acme Corp\tBerlin, Germany"), anchored)


def all_in_boxes() -> str:
    """Every block a text box."""
    blocks = (
        name() + contact(),
        styled("Experience") + jobs(),
        styled("Education") + studies(),
        styled("Skills") + skills(),
    )
    return "".join(p(box(block)) for block in blocks)


def newspaper() -> str:
    """Two newspaper columns below the name."""
    top = name() + p("", properties="<w:sectPr/>")
    return top + side() + p('<w:r><w:br w:type="column"/></w:r>') + styled("Experience") + jobs()


def linked_top() -> str:
    """Contact details behind words, by links of every make."""
    links = (
        '<w:hyperlink r:id="in">' + r("LinkedIn") + "</w:hyperlink>",
        field('HYPERLINK "mailto:ada@example.org"', "Mail"),
        '<w:fldSimple w:instr=" HYPERLINK &quot;https://github.com/ada-example&quot; \\t &quot;_blank&quot; ">'
        + r("GitHub")
        + "</w:fldSimple>",
        field("HYPERLINK \\l anchor", "Berlin, Germany"),
    )
    icons = symbol("F028") + r(" +49 30 901820 | ")
    return name() + p(icons + r(" | ").join(links))


def broken_lines() -> str:
    """The head of the page and of every job one paragraph, cut by line breaks."""
    heads = "".join(
        p(r(title, BOLD) + r(f"\n{company}, {place}\n{when}")) + "".join(map(item, texts))
        for title, company, place, when, texts in JOBS
    )
    top = p(r("Ada Example", LARGE) + r("\n" + "\n".join(CONTACT)))
    return top + styled("Experience") + heads + styled("Education") + studies() + styled("Skills") + skills()


def padded() -> str:
    """Dates pushed to the right by spaces."""
    heads = "".join(
        p(r(title, BOLD) + r(" " * 40 + when)) + p(f"{company}{' ' * 30}{place}") + "".join(map(item, texts))
        for title, company, place, when, texts in JOBS
    )
    return (
        name()
        + contact()
        + styled("Experience")
        + heads
        + styled("Education")
        + studies()
        + styled("Skills")
        + skills()
    )


TEMPLATE = TYPES.replace("wordprocessingml.document.main", "wordprocessingml.template.main")

SHAPES: dict[str, tuple[Callable[[], bytes], int]] = {
    "headings by style": (lambda: package(resume()), 1),
    "headings by a style of one's own": (lambda: package(resume(lambda text: p(text, "Abschnitt"))), 1),
    "headings by outline level, in capitals": (lambda: package(resume(lambda text: p(text, "Plain"))), 1),
    "headings bold": (lambda: package(resume(capitals(BOLD + '<w:sz w:val="24"/>'))), 1),
    "headings shown as capitals": (lambda: package(resume(capitals(CAPS))), 1),
    "headings in small capitals": (lambda: package(resume(capitals(SMALL_CAPS))), 1),
    "headings with their letters apart": (
        lambda: package(resume(lambda text: p(" ".join(text.upper()), run=BOLD))),
        1,
    ),
    "headings of an online editor": (lambda: package(resume(online_heading)), 1),
    "headings numbered": (lambda: package(resume(numbered_heading)), 1),
    "bullets by style": (lambda: package(resume(item=lambda text: p(text, "Points"))), 1),
    "bullets numbered": (lambda: package(resume(item=lambda text: item(text, "2"))), 1),
    "bullets typed": (lambda: package(resume(item=typed("• "))), 1),
    "bullets typed, a tab after them": (lambda: package(resume(item=typed("–\t"))), 1),
    "bullets typed without space": (lambda: package(resume(item=typed("●"))), 1),
    "bullets as Japanese typists set them": (lambda: package(resume(item=typed("・"))), 1),
    "bullets as numbers typed": (lambda: package(resume(item=typed("1. "))), 1),
    "bullets by symbol": (lambda: package(resume(item=symbol_item)), 1),
    "bullets by a letter of a symbol font": (lambda: package(resume(item=lettered_symbol_item)), 1),
    "bullets by a private sign": (lambda: package(resume(item=typed("\uf0b7\t"))), 1),
    "bullets in many runs with line breaks": (lambda: package(resume(item=split_item)), 1),
    "tracked changes": (lambda: package(resume(item=tracked_item)), 1),
    "content controls": (lambda: package(control(resume(lambda text: control(styled(text))))), 1),
    "dates in a cell at the right": (lambda: package(dates_in_cells(right=True)), 1),
    "dates in a cell at the left": (lambda: package(dates_in_cells(right=False)), 1),
    "headings in cells at the left": (lambda: package(heading_cells()), 1),
    "bullets in cells of their own": (lambda: package(resume(item=cell_item)), 1),
    "jobs as rows of a table": (lambda: package(rows_of_jobs()), 1),
    "headings in frames": (lambda: package(framed()), 1),
    "headings in text boxes": (lambda: package(boxed_headings()), 1),
    "skills with ratings": (lambda: package(rated_skills()), 1),
    "skills in cells": (lambda: package(skills_in_cells()), 1),
    "two columns of a gallery": (lambda: package(gallery()), 2),
    "one cell around everything": (lambda: package(one_cell()), 1),
    "a sidebar as a cell": (lambda: package(sidebar_cells()), 2),
    "a sidebar as a cell in a content control": (lambda: package(sidebar_cells(controls=True)), 2),
    "a sidebar beside two rows": (lambda: package(sidebar_rows()), 2),
    "a floating sidebar": (lambda: package(floating_sidebar()), 2),
    "a floating sidebar in a group of shapes": (lambda: package(floating_sidebar(group=True)), 2),
    "text boxes only": (lambda: package(all_in_boxes()), 1),
    "two newspaper columns": (
        lambda: package(newspaper(), section='<w:type w:val="continuous"/><w:cols w:num="2"/>'),
        2,
    ),
    "links of every make": (lambda: package(resume(top=linked_top())), 1),
    "lines broken inside paragraphs": (lambda: package(broken_lines()), 1),
    "dates pushed by spaces": (lambda: package(padded()), 1),
    "contact details in the page header": (lambda: package(resume(top=name()), header=contact()), 1),
    "page numbers in the footer": (
        lambda: package(resume(), footer=p(r("Page ") + field("PAGE", "1") + r(" of ") + field("NUMPAGES", "2"))),
        1,
    ),
    "a template": (lambda: package(resume(), parts={"[Content_Types].xml": TEMPLATE}), 1),
    "without styles, numbering and theme": (
        lambda: package(
            resume(capitals(BOLD), typed("• "), p("Ada Example", run=LARGE) + contact()),
            without=("word/styles.xml", "word/numbering.xml", "word/theme/theme1.xml"),
        ),
        1,
    ),
}
"""Name of a shape → (its document, the columns that a person sees)."""
