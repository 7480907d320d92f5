"""From glyphs to words, from words to rows, from a row to its text."""

from dataclasses import replace

import pytest

from coach.reading.pdf.glyphs import Glyph
from coach.reading.pdf.words import Word, join, tidy, to_rows, to_words
from tests.coach.reading.pdf.type_setting import BOLD, PLAIN, glyphs, word, words

DRAWN: dict[str, tuple[list[Glyph], list[str]]] = {
    "a space that is drawn ends a word": (glyphs("Built APIs"), ["Built", "APIs"]),
    "so does a space that is only left free": (glyphs("Built", 50) + glyphs("APIs", 78), ["Built", "APIs"]),
    "two strings that touch are one word": (glyphs("Bu", 50) + glyphs("ilt", 60, show=2), ["Built"]),
    "kerning moves a letter a little": (glyphs("AW", 50) + glyphs("S", 60.4, show=2), ["AWS"]),
    "a step back begins anew: a cell of a table": (glyphs("left", 300) + glyphs("right", 50), ["left", "right"]),
    "a new baseline ends a word": (glyphs("one", 50, 100) + glyphs("two", 65, 112), ["one", "two"]),
    "a change of style ends a word": (glyphs("Go", 50) + glyphs("lang", 60, style=BOLD), ["Go", "lang"]),
    "signs without width around a space do not cover it": (
        [
            *glyphs("Built", 50),
            *(Glyph(75, 77.5, 100, 10, "\u200b", PLAIN, 2), Glyph(75, 77.5, 100, 10, " ", PLAIN, 3)),
            *(Glyph(77.5, 80, 100, 10, "\u200b", PLAIN, 4), *glyphs("APIs", 77.5, show=5)),
        ],
        ["Built", "APIs"],
    ),
    "letters set apart are words again": (
        [glyph for i, sign in enumerate("WORKHARD") for glyph in glyphs(sign, 50 + 9 * i + 8 * (i > 3), show=i)],
        ["WORK", "HARD"],
    ),
    "a page without glyphs has none": ([], []),
}


def set_apart(text: str, gap: float, y: float, show: int = 1) -> list[Glyph]:
    """Words with a gap in em between them, and no space drawn."""
    found: list[Glyph] = []
    x = 50.0
    for each in text.split():
        found += glyphs(each, x, y, show=show)
        x = found[-1].x1 + gap * 10
    return found


@pytest.mark.parametrize("gap", [0.11, 0.12, 0.13])
def test_a_line_set_tight_to_fit_has_words_too(gap: float) -> None:
    usual = [each for number in range(8) for each in set_apart("Built a queue for the shop", 0.25, 100 + 12 * number)]
    tight = "My work has covered a broad range of models"
    assert [each.text for each in to_words(usual + set_apart(tight, gap, 300))][-9:] == tight.split()


@pytest.mark.parametrize("gap", [0.139, 0.141, 0.12])
def test_a_line_has_words_whose_gaps_are_alike_and_just_below_the_usual(gap: float) -> None:
    usual = [each for number in range(8) for each in set_apart("Built a queue for the shop", 0.25, 100 + 12 * number)]
    drawn = [*set_apart("Told a wheel from", gap, 300), *glyphs("photographs", 160.5, 300)]
    assert [each.text for each in to_words(usual + drawn)][-5:] == ["Told", "a", "wheel", "from", "photographs"]


@pytest.mark.parametrize("gap", [0.25, 0.3, 0.39])
def test_a_drawn_line_may_move_on_between_words_in_a_file_that_writes_its_spaces(gap: float) -> None:
    written = [each for number in range(8) for each in glyphs("Built a queue for the shop", 50, 100 + 12 * number)]
    moved = "Folds tide tables and maps by hand"
    assert [each.text for each in to_words(written + set_apart(moved, gap, 300, show=9))][-7:] == moved.split()


@pytest.mark.parametrize("gap", [0.2, 0.25, 0.3])
def test_a_heading_with_its_letters_apart_is_one_word_in_such_a_file(gap: float) -> None:
    written = [each for number in range(8) for each in glyphs("Built a queue for the shop", 50, 100 + 12 * number)]
    assert [each.text for each in to_words(written + set_apart(" ".join("EXPERIENCE"), gap, 300, show=9))][-1] == (
        "EXPERIENCE"
    )


def test_letters_a_little_apart_are_no_words() -> None:
    usual = [each for number in range(8) for each in set_apart("Built a queue for the shop", 0.25, 100 + 12 * number)]
    apart = [each for letter, x in zip("Tidewater", range(50, 104, 6), strict=True) for each in glyphs(letter, x, 300)]
    assert [each.text for each in to_words(usual + apart)][-1] == "Tidewater"


@pytest.mark.parametrize(("drawn", "found"), DRAWN.values(), ids=DRAWN)
def test_words(drawn: list[Glyph], found: list[str]) -> None:
    assert [each.text for each in to_words(drawn)] == found


def test_a_word_spans_its_letters_and_keeps_their_look() -> None:
    (found,) = to_words(glyphs("Kafka", 50, 80, size=12, show=7, style=BOLD))
    assert (found.x0, found.x1, found.y, found.size, found.style, found.show) == (50, 80, 80, 12, BOLD, 7)


ROWS = {
    "one baseline, whatever the order of drawing": ([word("Ops", 80), word("Dev", 50)], ["Dev Ops"]),
    "a line below is a row below": ([word("second", 50, 112), word("first", 50, 100)], ["first", "second"]),
    "a hair of difference is still one baseline": ([word("Acme", 50, 100), word("2021", 200, 101)], ["Acme\t2021"]),
    "a small raised word stays with the word it touches": (
        [word("1", 50, 100), word("st", 55, 96.5, size=6), word("place", 66, 100)],
        ["1st place"],
    ),
    "a word drawn twice to look bold is said once": ([word("Skills", 50), word("Skills", 50.4)], ["Skills"]),
    "a word that comes again further on is said again": ([word("Go", 50), word("Go", 64)], ["Go Go"]),
    "no words, no rows": ([], []),
}


@pytest.mark.parametrize(("drawn", "texts"), ROWS.values(), ids=ROWS)
def test_rows(drawn: list[Word], texts: list[str]) -> None:
    assert [join(row.words) for row in to_rows(drawn)] == texts


def test_a_row_is_as_large_as_its_largest_word() -> None:
    (row,) = to_rows([word("Ada", 50, size=20), word("(she)", 84, size=10)])
    assert row.size == 20


TEXTS = {
    "a space at a gap": (words("Senior Engineer"), "Senior Engineer"),
    "a tab at a gap wider than any space": (words("Acme\t2019"), "Acme\t2019"),
    "nothing where two words touch": ([word("micro", 50), word("services", 75)], "microservices"),
    "a space at a narrow gap in which one is drawn": (
        [word("Built", 50), replace(word("APIs", 75.7), spaced=True)],
        "Built APIs",
    ),
    "nothing where a drawn space is taken back": (
        [word("micro", 50), replace(word("services", 75.2), spaced=True)],
        "microservices",
    ),
}


@pytest.mark.parametrize(("row", "text"), TEXTS.values(), ids=TEXTS)
def test_the_text_of_a_row(row: list[Word], text: str) -> None:
    assert join(row) == text


@pytest.mark.parametrize(
    ("raw", "plain"),
    [
        ("e\ufb03cient", "efficient"),  # a ligature of three letters
        ("\uff21\uff30\uff29", "API"),  # full-width letters
        ("co\xadoperate", "cooperate"),  # a soft hyphen that is not shown
        ("\uf095 555 0147", " 555 0147"),  # an icon of a private font
        ("Cafe\u0301", "Café"),  # an accent that is drawn apart
        ("a\x02b", "a b"),  # a control character where a font knew no better
        ("Acme\t2019", "Acme\t2019"),  # a tab parts fields, so it stays
        ("x² and ½", "x² and ½"),  # signs that mean something of their own stay
        ("plain", "plain"),
    ],
)
def test_tidy(raw: str, plain: str) -> None:
    assert tidy(raw) == plain
