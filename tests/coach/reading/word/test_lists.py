"""Which paragraphs are list items, and what stands before them."""

import pytest

from coach.reading.word.lists import Lists
from coach.reading.word.package import qn
from tests.coach.reading.word.opened import opened
from tests.coach.reading.word_parts import item, p


def numbered(number: str, style: str = "") -> str:
    """A paragraph of a style with numbering of its own."""
    return p("Built a queue", style, f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>')


PARAGRAPHS = {
    "a plain paragraph": (p("Built a queue"), ""),
    "a list with bullets": (item("Built a queue"), "•"),
    "a list with numbers": (item("Built a queue", "2"), "1."),
    "a list whose mark is empty": (item("Built a queue", "3"), ""),
    "a list that shows no mark": (item("Built a queue", "4"), ""),
    "a list that the file does not define is taken for bullets": (item("Built a queue", "99"), "•"),
    "a list by its style": (p("Built a queue", "Points"), "•"),
    "an item taken out of its style's list": (numbered("0", "Points"), ""),
    "numbering of its own counts before that of the style": (numbered("2", "Points"), "1."),
    "a numbered heading is no item": (numbered("2", "Heading1"), ""),
    "nor is a title": (numbered("1", "Title"), ""),
    "a style that the file does not define": (p("Built a queue", "Gone"), ""),
}


@pytest.mark.parametrize(("paragraph", "bullet"), PARAGRAPHS.values(), ids=PARAGRAPHS)
def test_bullets(paragraph: str, bullet: str) -> None:
    word, looks = opened(paragraph)
    assert Lists(word, looks).bullet_of(word.element.body.find(qn("w:p"))) == bullet


def test_a_document_without_numbering_has_no_marks_and_is_read_all_the_same() -> None:
    word, looks = opened(item("Built a queue"), without=("word/numbering.xml",))
    assert Lists(word, looks).bullet_of(word.element.body.find(qn("w:p"))) == "•"
