"""A row becomes a line: its bullet taken off, what is only drawn left out, its look and extent noted."""

import pytest

from coach.reading.pdf.glyphs import UNKNOWN
from coach.reading.pdf.lines import Draft, font_families, to_draft
from coach.reading.pdf.marks import Mark
from coach.reading.pdf.words import Row, Word
from tests.coach.reading.pdf.type_setting import BOLD, PLAIN, word, words

SYMBOL = PLAIN._replace(font="Wingdings-Regular")


def draft(row: list[Word], mark: Mark | None = None) -> Draft | None:
    return to_draft(Row(100, row), mark, page=1, column=0)


OPENINGS = {
    "a bullet": (words("• Built a queue"), "•", "Built a queue"),
    "a dash that stands apart": (words("– Built a queue"), "–", "Built a queue"),
    "a bullet glued to its word": (words("•Built a queue"), "•", "Built a queue"),
    "a number with a full stop": (words("2. Built a queue"), "2.", "Built a queue"),
    "a letter with a bracket": (words("b) Built a queue"), "b)", "Built a queue"),
    "a letter of a font of symbols": (
        [word("l", 50, style=SYMBOL), *words("Built a queue", 60)],
        "l",
        "Built a queue",
    ),
    "a sign of a private area is shown as a bullet": (
        [word("\uf0b7", 50), *words("Built a queue", 60)],
        "•",
        "Built a queue",
    ),
    "a hyphen that touches its word is none": (words("-Built a queue"), "", "-Built a queue"),
    "a year is no number of a list": (words("2021. Built a queue"), "", "2021. Built a queue"),
    "a letter is no bullet": (words("A queue of jobs"), "", "A queue of jobs"),
}


@pytest.mark.parametrize(("row", "bullet", "text"), OPENINGS.values(), ids=OPENINGS)
def test_the_bullet_is_taken_off(row: list[Word], bullet: str, text: str) -> None:
    found = draft(row)
    assert found is not None
    assert (found.bullet, found.text) == (bullet, text)


def test_a_drawn_dot_before_a_row_is_its_bullet() -> None:
    found = draft(words("Built a queue"), Mark(40, 44, 97, "•"))
    assert found is not None
    assert (found.bullet, found.icon) == ("•", "")


def test_an_icon_before_a_row_is_kept_apart() -> None:
    """Whether it is a bullet shows only when all lines are known."""
    found = draft(words("+1 503 555 0147"), Mark(40, 44, 97, "\uf095", icon=True))
    assert found is not None
    assert (found.bullet, found.icon) == ("", "\uf095")


DRAWN = {
    "a stroke set as a letter, beside a heading": ([word("\u3161", 50), *words("Experience", 100)], "Experience"),
    "strokes typed around a heading": (words("──────── SKILLS ────────"), "SKILLS"),
    "low lines after a heading": (words("Education ____________"), "Education"),
    "low lines right before a heading that is set upon them": ([word("_" * 40 + "Volunteering", 50)], "Volunteering"),
    "a rule before a heading of two words": ([word("=" * 20 + "Work", 50), word("History", 400)], "Work\tHistory"),
    "low lines that open a name in code": ([word("__init__", 50)], "__init__"),
    "signs of equality before a heading": (words("====== Work History"), "Work History"),
    "a dash between two names is kept": (words("Larkfield — Backend Engineer"), "Larkfield — Backend Engineer"),
    "such a stroke alone": ([word("\u3161", 50)], None),
    "a rule of dashes is no text": (words("----------"), None),
    "a rating alone is no text": (words("★★★☆☆"), None),
    "a rating beside a skill is left out": (words("Python\t●●●○○"), "Python"),
    "glyphs that the file does not name leave no sign": ([word(f"Ja{UNKNOWN}va", 50)], "Java"),
    "a bullet with nothing after it is no line": (words("•"), None),
    "dates at the right are a field of their own": (words("Acme GmbH\t2019 – 2021"), "Acme GmbH\t2019 – 2021"),
}


@pytest.mark.parametrize(("row", "text"), DRAWN.values(), ids=DRAWN)
def test_what_is_only_drawn_is_left_out(row: list[Word], text: str | None) -> None:
    found = draft(row)
    assert (found and found.text) == text


def test_the_look_is_that_of_most_letters_before_the_first_wide_gap() -> None:
    """A bold title with its long plain place at the right is bold."""
    found = draft([word("Engineer", 50, style=BOLD), *words("in the city of Rotterdam", 300)])
    assert found is not None
    assert found.style is BOLD


def test_a_line_reaches_from_its_first_word_to_its_last_without_the_bullet() -> None:
    found = draft(words("• Built it", 50, size=10))
    assert found is not None
    assert (found.left, found.right, found.top, found.bottom, found.baseline) == (58, 96, 92, 102, 100)


def test_glyphs_without_a_character_are_counted() -> None:
    found = draft([word(f"{UNKNOWN}{UNKNOWN}va", 50)])
    assert found is not None
    assert (found.glyphs, found.unknown) == (4, 2)


def test_families_come_by_how_much_is_set_in_them() -> None:
    rows = [words("Ada Example", style=BOLD._replace(font="Lato-Bold")), words("A long line in another type")]
    drafts = [found for row in rows if (found := draft(row)) is not None]
    assert font_families(drafts) == ("Helvetica", "Lato")
