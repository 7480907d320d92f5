"""The lines of a Word document in reading order, wherever Word keeps them."""

import pytest

from coach.reading.word.body import body_pieces, margin_pieces
from coach.reading.word.text import Piece
from tests.coach.reading.word.opened import opened
from tests.coach.reading.word_parts import box, control, deleted, field, item, p, r, table

BREAK = '<w:r><w:br w:type="page"/></w:r>'
MARK_DELETED = '<w:rPr><w:del w:id="3" w:author="B"/></w:rPr>'


def pieces(*blocks: str, **rest: str) -> list[Piece]:
    return body_pieces(*opened(*blocks, **rest))[0]


BODIES: dict[str, tuple[tuple[str, ...], list[str]]] = {
    "paragraphs": ((p("Larkwall"), p("Engineer")), ["Larkwall", "Engineer"]),
    "empty paragraphs are left out": ((p("Larkwall"), p(""), p("  "), p("Engineer")), ["Larkwall", "Engineer"]),
    "a content control is looked into": ((control(p("Larkwall")), p("Engineer")), ["Larkwall", "Engineer"]),
    "a table row by row, its cells beside each other": (
        (table((p("Go"), p("Python")), (p("Redis"), p("Kafka"))),),
        ["Go\tPython", "Redis\tKafka"],
    ),
    "a table inside a table": ((table((table((p("Go"),)),)),), ["Go"]),
    "a text box at its paragraph": ((p(box(p("Aside")) + r("Larkwall")),), ["Larkwall", "Aside"]),
    "a heading in a box stands above the paragraph": (
        (p(box(p("Experience")) + r("Larkwall")),),
        ["Experience", "Larkwall"],
    ),
    "a box with a section of its own is read last": (
        (p(box(p("Skills") + p("Go, Python")) + r("Larkwall")), p("Engineer")),
        ["Larkwall", "Engineer", "Skills", "Go, Python"],
    ),
    "a paragraph goes on where its mark was deleted": (
        (p("Built ", properties=MARK_DELETED), p("a queue")),
        ["Built a queue"],
    ),
    "a paragraph of deleted text alone is none": ((p(deleted("Larkwall")), p("Engineer")), ["Engineer"]),
    "an item goes on after its line breaks": ((item("Built a queue\nfor invoices"),), ["Built a queue for invoices"]),
    "a plain paragraph does not": ((p("Larkwall\nEngineer"),), ["Larkwall", "Engineer"]),
}


@pytest.mark.parametrize(("blocks", "texts"), BODIES.values(), ids=BODIES)
def test_reading_order(blocks: tuple[str, ...], texts: list[str]) -> None:
    assert [piece.text for piece in pieces(*blocks)] == texts


LOOKS = {
    "a typed bullet is taken off": (p("• Built a queue"), Piece("Built a queue", bullet="•")),
    "a bullet by numbering": (item("Built a queue"), Piece("Built a queue", bullet="•")),
    "a numbered heading in bold is no item": (
        p(r("Experience", "<w:b/>"), properties='<w:numPr><w:numId w:val="2"/></w:numPr>'),
        Piece("Experience", bold=True),
    ),
    "capitals that are only shown": (p("Experience", run="<w:caps/>"), Piece("EXPERIENCE")),
    "so small capitals": (p("Experience", run="<w:smallCaps/>"), Piece("EXPERIENCE")),
    "a mail address keeps its letters": (p("ada@example.org", run="<w:caps/>"), Piece("ada@example.org")),
    "bold, italic and coloured": (
        p("Larkwall", run='<w:b/><w:i/><w:color w:val="1F4E79"/>'),
        Piece("Larkwall", bold=True, italic=True, colored=True),
    ),
    "hidden": (p("every keyword", run="<w:vanish/>"), Piece("every keyword", hidden=True)),
}


@pytest.mark.parametrize(("block", "expected"), LOOKS.values(), ids=LOOKS)
def test_looks(block: str, expected: Piece) -> None:
    (found,) = pieces(block)
    seen = Piece(
        found.text,
        bold=found.bold,
        italic=found.italic,
        colored=found.colored,
        hidden=found.hidden,
        bullet=found.bullet,
    )
    assert seen == expected


def test_size_and_style_come_from_the_named_style() -> None:
    (found,) = pieces(p("Experience", "Heading1"))
    assert (found.style, found.size, found.bold, found.font) == ("Heading 1", 14.0, True, "Georgia")


def test_a_page_break_goes_to_the_next_page() -> None:
    found = pieces(p("Larkwall"), p(BREAK), p("Brightfold"))
    assert [(piece.text, piece.page) for piece in found] == [("Larkwall", 1), ("Brightfold", 2)]


def test_links_stay_with_their_line() -> None:
    (found,) = pieces(p(field('HYPERLINK "https://ada.example"', "My site")))
    assert found.links == (("https://ada.example", "My site"),)


SIDE = table((p("Skills") + p("Go"), p("Experience") + p("Larkwall")))


@pytest.mark.parametrize(
    ("block", "tables", "columns"),
    [
        pytest.param(p("Larkwall"), 0, 1, id="text alone"),
        pytest.param(table((p("Go"), p("Python"))), 1, 1, id="a table of words is no columns"),
        pytest.param(SIDE, 1, 2, id="cells with sections of their own are columns"),
        pytest.param(table((table((p("Go"),)),)), 2, 1, id="tables inside tables count"),
    ],
)
def test_tables_and_columns_are_counted(block: str, tables: int, columns: int) -> None:
    assert body_pieces(*opened(block))[1:] == (tables, columns)


def test_newspaper_columns_are_counted() -> None:
    body = (p("Experience"), p("Larkwall"), p("Skills"), p("Go"))
    assert body_pieces(*opened(*body, section='<w:cols w:num="2"/>'))[2] == 2


MARGINS = {
    "the header, then the footer": (
        {"header": p("ada@example.org"), "footer": p("Leeds")},
        ["ada@example.org", "Leeds"],
    ),
    "each text once": ({"header": p("Ada Example"), "footer": p("Ada Example")}, ["Ada Example"]),
    "no page numbers": ({"header": p("Ada Example"), "footer": p("Page 1 of 2")}, ["Ada Example"]),
    "a number alone is one": ({"footer": p("- 3 -")}, []),
    "none": ({}, []),
}


@pytest.mark.parametrize(("parts", "texts"), MARGINS.values(), ids=MARGINS)
def test_margins(parts: dict[str, str], texts: list[str]) -> None:
    found = margin_pieces(*opened(p("Larkwall"), **parts))
    assert [piece.text for piece in found] == texts
    assert all(piece.in_margin and piece.page == 1 for piece in found)
