"""The text of one paragraph: what Word keeps in runs, marks, fields and tracked changes, as a reader sees it."""

import pytest

from coach.reading.word.package import qn
from coach.reading.word.text import Fragment, fragments
from tests.coach.reading.word.opened import opened
from tests.coach.reading.word_parts import deleted, field, inserted, p, r, symbol


def lines(*paragraphs: str) -> list[Fragment]:
    """The lines of paragraphs that are read as one."""
    word, looks = opened(*paragraphs)
    found = list(word.element.body.iterchildren(qn("w:p")))
    return fragments(found, word.part, looks.looks_in(found[-1]))


def link(runs: str, relation: str = "in") -> str:
    return f'<w:hyperlink r:id="{relation}">{runs}</w:hyperlink>'


def run(content: str) -> str:
    return f"<w:r>{content}</w:r>"


TEXTS: dict[str, tuple[str, list[str]]] = {
    "runs are one line": (r("Built ") + r("a queue", "<w:b/>"), ["Built a queue"]),
    "a line break ends a line": (r("Larkwall\nEngineer"), ["Larkwall", "Engineer"]),
    "a tab stays": (r("Larkwall\t2019"), ["Larkwall\t2019"]),
    "a hyphen that must not break": (r("co") + run("<w:noBreakHyphen/>") + r("op"), ["co-op"]),
    "a hyphen that is not shown": (r("data") + run("<w:softHyphen/>") + r("base"), ["database"]),
    "a dot of a font of symbols is a bullet": (symbol("F0B7", "Symbol") + r("Built"), ["• Built"]),
    "another sign of such a font says nothing": (symbol("F028") + r("555 0147"), ["  555 0147"]),
    "a code that is none says nothing, either": (symbol("xyz") + r("555 0147"), ["  555 0147"]),
    "letters of such a font are signs, too": (
        r("\uf0b7", '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>') + r("Built"),
        ["• Built"],
    ),
    "inserted text is read": (r("Built ") + inserted(r("two ")) + r("queues"), ["Built two queues"]),
    "deleted text is not": (r("Built ") + deleted("one ") + r("queues"), ["Built queues"]),
    "of a field only what it shows": (r("Page ") + field("PAGE", "2"), ["Page 2"]),
    "nothing": ("", [""]),
}


@pytest.mark.parametrize(("runs", "texts"), TEXTS.values(), ids=TEXTS)
def test_texts(runs: str, texts: list[str]) -> None:
    assert [line.text for line in lines(p(runs))] == texts


def test_paragraphs_whose_mark_was_deleted_are_one() -> None:
    assert [line.text for line in lines(p("Built "), p("a queue"))] == ["Built a queue"]


def test_hidden_text_is_a_line_of_its_own_and_the_last() -> None:
    found = lines(p(r("Go, ") + r("every keyword", "<w:vanish/>") + r("Python")))
    assert [(line.text, line.hidden) for line in found] == [("Go, Python", False), ("every keyword", True)]


CLICKED = (
    '<wp:docPr id="1" name="icon"><a:hlinkClick r:id="in" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"/>'
    "</wp:docPr>"
)
LINKS: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "a link": (link(r("LinkedIn")), [("https://linkedin.com/in/ada-example", "LinkedIn")]),
    "a field that is a link": (
        field('HYPERLINK "https://ada.example"', "My site"),
        [("https://ada.example", "My site")],
    ),
    "a field in one piece": (
        f"<w:fldSimple w:instr='HYPERLINK \"https://ada.example\"'>{r('My site')}</w:fldSimple>",
        [("https://ada.example", "My site")],
    ),
    "a picture that leads somewhere, told by the picture and by its frame": (
        r("Engineer")
        + run(
            '<w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
            f"{2 * CLICKED}</wp:inline></w:drawing>"
        ),
        [("https://linkedin.com/in/ada-example", "")],
    ),
    "a place inside the document is none": (field('HYPERLINK \\l "top"', "Up"), []),
    "a relation that the file does not have is none": (link(r("LinkedIn"), "gone"), []),
    "other fields are none": (field("DATE", "May 2024"), []),
}


@pytest.mark.parametrize(("runs", "links"), LINKS.values(), ids=LINKS)
def test_links(runs: str, links: list[tuple[str, str]]) -> None:
    (found,) = lines(p(runs))
    assert found.links == links
    assert found.text.strip()


BREAKS: dict[str, tuple[str, list[tuple[int, int, int]]]] = {
    "none": (r("one"), [(0, 0, 0)]),
    "a page break after text": (r("one") + run('<w:br w:type="page"/>') + r("two"), [(0, 0, 0), (1, 0, 0)]),
    "a page break before text": (run('<w:br w:type="page"/>') + r("one"), [(1, 0, 0)]),
    "a column break": (r("one") + run('<w:br w:type="column"/>') + r("two"), [(0, 0, 0), (0, 1, 0)]),
    "where Word turned the page within the line": (
        r("one ") + run("<w:lastRenderedPageBreak/>") + r("two"),
        [(0, 0, 1)],
    ),
    "where Word turned the page before the line": (run("<w:lastRenderedPageBreak/>") + r("one"), [(0, 0, 0)]),
}


@pytest.mark.parametrize(("runs", "counted"), BREAKS.values(), ids=BREAKS)
def test_pages_and_columns_are_counted(runs: str, counted: list[tuple[int, int, int]]) -> None:
    assert [(line.pages, line.columns, line.pages_within) for line in lines(p(runs))] == counted


def test_where_word_turned_the_page_before_a_line_is_counted_apart() -> None:
    """Word notes it also behind a break that the file asks for, so that both together are one page."""
    (found,) = lines(p(run('<w:br w:type="page"/>') + run("<w:lastRenderedPageBreak/>") + r("one")))
    assert (found.pages, found.turned) == (1, 1)


def test_a_line_looks_like_most_of_its_letters_before_the_first_tab() -> None:
    """A bold title with its long plain place at the right is bold."""
    (found,) = lines(p(r("Engineer", "<w:b/>") + r("\tin the city of Rotterdam")))
    assert found.look is not None
    assert found.look.bold


def test_a_line_without_letters_has_no_look() -> None:
    (found,) = lines(p(""))
    assert found.look is None
