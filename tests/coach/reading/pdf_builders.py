"""Resumes made for the tests: the same person in several layouts, as PDF and as DOCX."""

import io
from collections.abc import Sequence
from typing import Any, cast

import docx
import pypdfium2
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph
from reportlab.pdfgen.canvas import Canvas

JOBS = (
    (
        "Senior Engineer",
        "Acme Corp",
        "Berlin, Germany",
        "Mar 2021 – Present",
        (
            "Cut the median response time of the billing API from 900 ms to 120 ms by caching price lists in Redis",
            "Led four engineers through the move from one database to twelve shards without an hour of downtime",
        ),
    ),
    (
        "Software Engineer",
        "Globex Inc",
        "Austin, TX",
        "06/2017 – 02/2021",
        ("Built the export of invoices in Go and PostgreSQL, used by 300 customers every day",),
    ),
)


class Page:
    """A PDF drawn line by line from the top; every call moves down."""

    def __init__(self) -> None:
        self._out = io.BytesIO()
        self.canvas = Canvas(self._out, pagesize=(612, 792))
        self.y = 740.0

    def line(self, text: str, x: float = 50, size: float = 10, bold: bool = False, right: str = "") -> None:
        self.put(text, x, self.y, size, bold=bold)
        if right:
            self.canvas.drawRightString(562, self.y, right)
        self.y -= 1.4 * size

    def put(self, text: str, x: float, y: float, size: float = 10, *, bold: bool = False, right: bool = False) -> None:
        """A text at a place of its own, which it begins or, at the right, ends at."""
        self.canvas.setFont("Helvetica-Bold" if bold else "Helvetica", size)
        (self.canvas.drawRightString if right else self.canvas.drawString)(x, y, text)

    def heading(self, text: str, x: float = 50) -> None:
        self.y -= 6
        self.line(text, x, 13, bold=True)

    def bullet(self, text: str, x: float = 60, width: int = 90, glyph: str = "•") -> None:
        """A bullet with hanging indent, wrapped after `width` characters."""
        import textwrap

        for index, part in enumerate(textwrap.wrap(text, width)):
            if index == 0 and glyph:
                self.canvas.setFont("Helvetica", 10)
                self.canvas.drawString(x, self.y, glyph)
            self.line(part, x + 12)

    def bytes(self) -> bytes:
        self.canvas.save()
        return self._out.getvalue()


def header(page: Page, x: float = 50) -> None:
    page.line("Ada Example", x, 22, bold=True)
    page.line("ada@example.org  |  +49 30 901820  |  Berlin, Germany  |  linkedin.com/in/ada-example", x, 9)


def education(page: Page, x: float = 50) -> None:
    page.heading("Education", x)
    page.line("Technical University of Berlin", x, bold=True)
    page.line("BSc Computer Science, 2013 – 2017", x)


def skills(page: Page, x: float = 50) -> None:
    page.heading("Skills", x)
    page.line("Languages: Go, Python, SQL", x)
    page.line("Data stores: Postgres, Redis", x)


def one_column(glyph: str = "•") -> bytes:
    """Title with the date at the right edge, company and place below, bullets set in."""
    page = Page()
    header(page)
    page.heading("Experience")
    for title, company, place, dates, bullets in JOBS:
        page.line(title, bold=True, right=dates)
        page.line(company, right=place)
        for bullet in bullets:
            page.bullet(bullet, glyph=glyph)
    education(page)
    skills(page)
    return page.bytes()


def no_glyphs() -> bytes:
    """Bullets that are told by their indent alone."""
    return one_column(glyph="")


def margin_headings() -> bytes:
    """Headings right-aligned in the left margin, beside what they head; the first page holds one of them."""
    page = Page()
    header(page, 160)
    blocks = [
        ("Experience", JOBS[:1]),
        ("", JOBS[1:]),
        ("Education", "Technical University of Berlin"),
        ("Languages", "German, English"),
        ("Interests", "Chess, rowing"),
        ("Skills", "Go, Python, SQL"),
    ]
    for number, (heading, content) in enumerate(blocks):
        if number == 1:
            page.canvas.showPage()
            page.y = 740
        page.y -= 12
        page.canvas.setFont("Helvetica", 15)
        page.canvas.drawRightString(145, page.y, heading)
        if isinstance(content, str):
            page.line(content, 160, bold=True)
            page.line("BSc Computer Science, 2013 – 2017" if heading == "Education" else "and more of it", 160)
            continue
        for title, company, place, when, bullets in cast(Any, content):
            page.line(title, 160, 12, bold=True)
            page.line(company, 160)
            page.line(when, 160)
            page.line(place, 160)
            for bullet in bullets:
                page.bullet(bullet, 165, 70)
    return page.bytes()


def date_margin() -> bytes:
    """Dates in a margin at the left, as moderncv sets them."""
    page = Page()
    header(page)
    page.heading("Experience", 150)
    for title, company, place, dates, bullets in JOBS:
        page.canvas.setFont("Helvetica", 10)
        page.canvas.drawRightString(140, page.y, dates)
        page.line(f"{title}, {company}, {place}", 150, bold=True)
        for bullet in bullets:
            page.bullet(bullet, 155, 70)
    education(page, 150)
    skills(page, 150)
    return page.bytes()


def narrow_margin() -> bytes:
    """Ranges in a margin so narrow that they wrap: the second line of one stands on the row of a bullet."""
    page = Page()
    header(page)
    page.heading("Experience", 120)
    for title, company, place, when, bullets in JOBS:
        page.canvas.setFont("Helvetica", 10)
        begin, _, end = when.partition(" – ")
        page.canvas.drawRightString(111, page.y, begin + " –")
        page.canvas.drawRightString(111, page.y - 14, end)
        page.line(f"{title}, {company}, {place}", 120, bold=True)
        for bullet in bullets:
            page.bullet(bullet, 120, 70)
    page.heading("Education", 120)
    page.canvas.setFont("Helvetica", 10)
    page.canvas.drawRightString(111, page.y, "2013 – 2017")
    page.line("BSc Computer Science, Technical University of Berlin", 120)
    page.heading("Skills", 120)
    for label, names in (("Languages", "Go, Python, SQL"), ("Data stores", "Postgres, Redis")):
        page.canvas.setFont("Helvetica", 10)
        page.canvas.drawRightString(111, page.y, label)
        page.line(names, 120)
    return page.bytes()


def loud_heads() -> bytes:
    """Companies as large as the section headings, and a small heading "Highlights" over each job's bullets."""
    page = Page()
    header(page)
    page.heading("Experience")
    for title, company, place, when, bullets in JOBS:
        page.heading(company)
        page.line(title, bold=True)
        page.line(f"{place} | {when}")
        page.line("HIGHLIGHTS", size=9, bold=True)
        for bullet in bullets:
            page.bullet(bullet)
    education(page)
    skills(page)
    return page.bytes()


def sidebar(interleaved: bool = False) -> bytes:
    """A sidebar at the left with skills and education, jobs at the right; drawn row by row if `interleaved`."""
    page = Page()
    header(page)
    top = page.y
    right_rows = [("Experience", True)]
    for title, company, place, dates, bullets in JOBS:
        right_rows += [(title, True), (f"{company}, {place}, {dates}", False)]
        for bullet in bullets:
            right_rows += [(part, False) for part in _wrapped("• " + bullet, 62)]
    left_rows = [("Skills", True), ("Go, Python, SQL", False), ("Postgres, Redis", False), ("Kubernetes", False)]
    left_rows += [("Education", True), ("TU Berlin", False), ("BSc Computer Science", False), ("2013 – 2017", False)]
    drawn = []
    for index in range(max(len(left_rows), len(right_rows))):
        drawn += [(0, index, 50, *left_rows[index])] if index < len(left_rows) else []
        drawn += [(1, index, 230, *right_rows[index])] if index < len(right_rows) else []
    if not interleaved:
        drawn.sort(key=lambda row: row[0])
    for column, index, x, text, bold in drawn:
        size = 12 if text in ("Skills", "Education", "Experience") else 9.5
        page.canvas.setFont("Helvetica-Bold" if bold else "Helvetica", size)
        page.canvas.drawString(x, top - 16 * index - (5 if column else 0), text)
    return page.bytes()


def _wrapped(text: str, width: int) -> Sequence[str]:
    import textwrap

    return textwrap.wrap(text, width, subsequent_indent="  ")


def hidden_words() -> bytes:
    """A resume with keywords in white and in microscopic letters."""
    page = Page()
    header(page)
    page.heading("Experience")
    page.line("Senior Engineer", bold=True, right="2019 – 2024")
    page.line("Acme Corp")
    page.bullet(JOBS[0][4][0])
    page.canvas.setFillGray(1)
    page.line("Kubernetes Terraform Kafka Spark")
    page.canvas.setFillGray(0)
    page.line("Haskell Erlang Elixir Scala", size=1)
    education(page)
    return page.bytes()


def wrong_letters() -> bytes:
    """What a PDF gives whose glyphs are numbered, not named: every letter stored 29 places too low."""
    page = Page()
    lines = [
        "Experience",
        *(bullet for job in JOBS for bullet in job[4]),
        "Education",
        "Technical University of Berlin",
    ]
    for text in lines:
        page.line("".join(chr(ord(c) - 29) if ord(c) - 29 > 32 else " " for c in text))
    return page.bytes()


def short_sidebar() -> bytes:
    """A sidebar at the right of the first page; the jobs at the left go on over it on the second."""
    page = Page()
    header(page)
    for heading, texts, y in (("Skills", ("Go, Python, SQL", "Postgres, Redis"), 640), ("Education", (), 560)):
        page.y = y
        page.heading(heading, 420)
        for text in texts or ("Technical University of Berlin", "BSc Computer Science", "2013 – 2017"):
            page.line(text, 420, 9.5)
    page.y = 640
    page.heading("Experience")
    for number, (title, company, place, when, bullets) in enumerate(JOBS):
        if number == 1:
            page.canvas.showPage()
            page.y = 740
        page.line(title, bold=True)
        page.line(f"{company}, {place}, {when}")
        for bullet in bullets:
            page.bullet(bullet, width=60)
    return page.bytes()


def swapped(text: str) -> str:
    """Every letter as the tenth after it: what a wrong table of a font's signs makes of a text."""
    small = "abcdefghijklmnopqrstuvwxyz"
    return text.translate(
        str.maketrans(small + small.upper(), small[10:] + small[:10] + (small[10:] + small[:10]).upper())
    )


def swapped_letters() -> bytes:
    """A resume in which every letter is stored as another one; it looks like a language that nobody speaks."""
    page = Page()
    page.line("Ada Example", size=22)
    for text in ("Experience", *(bullet for job in JOBS for bullet in job[4]), "Education", "Technical University"):
        page.line(swapped(text))
        page.line(swapped(f"Backend engineer with eight years of experience: {text}"))
    return page.bytes()


def one_font_swapped(swap: bool = True) -> bytes:
    """A resume whose bullets are set in a font of their own, with swapped letters."""
    page = Page()
    header(page)
    page.heading("Experience")
    for title, company, _, when, bullets in JOBS:
        page.line(title, bold=True, right=when)
        page.line(company)
        for bullet in bullets:
            page.canvas.setFont("Times-Roman", 10)
            page.canvas.drawString(60, page.y, "• " + (swapped(bullet) if swap else bullet))
            page.y -= 14
    education(page)
    skills(page)
    return page.bytes()


def turned(paper: bytes, degrees: int) -> bytes:
    """A paper whose pages are shown on their side."""
    document = pypdfium2.PdfDocument(paper)
    for page in document:
        page.set_rotation(degrees)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def skills_grid(per_cell: bool = False, empty: bool = False, signs: bool = False) -> bytes:
    """A resume whose skills stand in a drawn grid of three rows and two columns.

    `per_cell` draws each cell's border by itself as thin filled bars, as Word exports it; `empty` leaves out its words,
    `signs` those of the first column, as where a picture stands for each.
    """
    page = Page()
    header(page)
    page.heading("Experience")
    page.line("Senior Engineer, Acme Corp, 2019 – 2024", bold=True)
    page.bullet(JOBS[0][4][0])
    page.heading("Skills")
    rows = (("Languages", "Go, Python, SQL"), ("Data stores", "Postgres, Redis"), ("Cloud", "AWS, Terraform"))
    top = page.y
    for index, cells in enumerate(rows):
        for left, width, text in zip((50, 170), (120, 300), cells, strict=True):
            _cell(page, (left, top - 20 * index, width, 20), per_cell)
            if not empty and not (signs and left < 100):
                page.canvas.drawString(left + 4, top - 20 * index - 14, text)
    return page.bytes()


def _cell(page: Page, box: tuple[float, float, float, float], bars: bool) -> None:
    left, top, width, height = box
    if not bars:
        page.canvas.rect(left, top - height, width, height)
        return
    for bar in ((left, top, width, 0.5), (left, top - height, width, 0.5)):
        page.canvas.rect(*bar, stroke=0, fill=1)
    for bar in ((left, top - height, 0.5, height), (left + width, top - height, 0.5, height)):
        page.canvas.rect(*bar, stroke=0, fill=1)


def ruled_headings() -> bytes:
    """Rules below the headings, a box around the page and one rule down the page: no table."""
    page = Page()
    header(page)
    for heading in ("Experience", "Education", "Skills"):
        page.heading(heading)
        page.canvas.line(50, page.y + 8, 562, page.y + 8)
        page.line("Senior Engineer, Acme Corp, 2019 – 2024", bold=True)
        page.bullet(JOBS[0][4][0])
    page.canvas.rect(40, 40, 532, 720)
    page.canvas.line(300, 60, 300, 80)
    return page.bytes()


def invoice() -> bytes:
    page = Page()
    page.line("Invoice No 2024-117", size=20, bold=True)
    for text in (
        "Bill to: Globex Inc, Austin, TX",
        "Due date: 2024-07-01",
        "Unit price",
        "Subtotal 900.00",
        "VAT 171.00",
    ):
        page.line(text)
    page.line("Amount due 1071.00 to IBAN DE02 1203 0000 0000 2020 51", bold=True)
    return page.bytes()


def many_pages(number: int) -> bytes:
    page = Page()
    for _ in range(number):
        page.y = 740
        header(page)
        page.canvas.showPage()
    return page.bytes()


def word(build: object = None) -> bytes:
    """A Word resume with styles: Title, Heading 1, List Bullet, a tab before the dates."""
    document = docx.Document()
    document.add_paragraph("Ada Example", style="Title")
    document.add_paragraph("ada@example.org | +49 30 901820 | Berlin, Germany | github.com/ada-example")
    word_experience(document)
    document.add_paragraph("Education", style="Heading 1")
    document.add_paragraph("BSc Computer Science\t2013 – 2017")
    document.add_paragraph("Technical University of Berlin")
    document.add_paragraph("Skills", style="Heading 1")
    document.add_paragraph("Languages: Go, Python, SQL")
    return word_bytes(document)


def word_of(*lines: str) -> bytes:
    """A Word document of plain paragraphs."""
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    return word_bytes(document)


def word_experience(document: docx.document.Document) -> None:
    document.add_paragraph("Work Experience", style="Heading 1")
    for title, company, place, dates, bullets in JOBS:
        document.add_paragraph().add_run(f"{title}\t{dates}").bold = True
        document.add_paragraph(f"{company}, {place}")
        for bullet in bullets:
            document.add_paragraph(bullet, style="List Bullet")


def word_bytes(document: docx.document.Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def word_table_layout() -> bytes:
    """Two cells side by side as columns: sidebar and jobs."""
    document = docx.Document()
    document.add_paragraph("Ada Example", style="Title")
    table = document.add_table(rows=1, cols=2)
    left, right = table.rows[0].cells
    for text in (
        "Contact",
        "ada@example.org",
        "+49 30 901820",
        "Berlin, Germany",
        "Skills",
        "Go, Python, SQL",
        "Redis",
    ):
        paragraph = left.add_paragraph()
        paragraph.add_run(text).bold = text in ("Contact", "Skills")
        paragraph.runs[0].font.size = Pt(14 if text in ("Contact", "Skills") else 10)
    heading = right.add_paragraph().add_run("Experience")
    heading.bold, heading.font.size = True, Pt(14)
    for title, company, place, dates, bullets in JOBS:
        right.add_paragraph().add_run(title).bold = True
        right.add_paragraph(f"{company}, {place}, {dates}")
        for bullet in bullets:
            right.add_paragraph(bullet, style="List Bullet")
    return word_bytes(document)


def word_margin_contact() -> bytes:
    """Contact details only in the page header."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Ada Example | ada@example.org | +49 30 901820"
    word_experience(document)
    return word_bytes(document)


def word_changes() -> bytes:
    """Tracked changes, a content control, a text box, a line break, white text."""
    document = docx.Document()
    document.add_paragraph("Ada Example", style="Title")
    document.add_paragraph("ada@example.org")
    word_experience(document)
    _tracked(document.add_paragraph("Shipped the ", style="List Bullet"))
    _in_control(document.add_paragraph("Education", style="Heading 1"))
    document.add_paragraph("BSc Computer Science\t2013 – 2017").add_run().add_break()
    document.paragraphs[-1].add_run("Technical University of Berlin")
    white = document.add_paragraph().add_run("Kubernetes Terraform Kafka")
    white.font.color.rgb = RGBColor(255, 255, 255)
    _boxed(document.add_paragraph(), "Certified Kubernetes Administrator")
    return word_bytes(document)


def _tracked(paragraph: Paragraph) -> None:
    for tag, inner, text in (("w:del", "w:delText", "draft"), ("w:ins", "w:t", "release to 40 customers")):
        change, run, content = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(inner)
        content.text = text
        run.append(content)
        change.append(run)
        cast(Any, paragraph._p).append(change)


def _in_control(paragraph: Paragraph) -> None:
    control, content = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
    control.append(content)
    cast(Any, paragraph._p).addprevious(control)
    content.append(paragraph._p)


def _boxed(paragraph: Paragraph, text: str) -> None:
    box = parse_xml(
        f'<w:r {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape><v:textbox><w:txbxContent>'
        f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    cast(Any, paragraph._p).append(box)
    assert paragraph._p.findall(f".//{qn('w:txbxContent')}")
