"""Dates set over each other in the margin, one beside a title and one beside the row below."""

from dataclasses import replace

import pytest

from coach.reading.pdf.lines import Draft, to_draft
from coach.reading.pdf.stacked_dates import joined
from coach.reading.pdf.words import Row
from tests.coach.reading.pdf.type_setting import words


def draft(text: str, x: float, y: float, bullet: str = "", beside: float = 130) -> Draft:
    """A line; what stands behind a tab begins at `beside`."""
    date, _, rest = text.rpartition("\t")
    found = to_draft(Row(y, [*words(date, x, y), *words(rest, beside if date else x, y)]), None, page=1, column=0)
    assert found is not None
    return replace(found, bullet=bullet)


@pytest.mark.parametrize("word", ["Current", "Present", "Now"])
def test_a_row_beside_the_start_of_an_open_range_is_a_bullet_as_those_below(word: str) -> None:
    rows = [
        draft("Ada Example, Leeds", 130, 60),
        draft(f"{word}\tEngineer, Larkspur", 40, 100),
        draft("Feb 2021\tBuilt the import of rates", 40, 112),
        draft("Cut the bill for storage", 130, 124, bullet="•"),
    ]
    found = joined(rows)
    assert found[1].text.startswith("Feb 2021 – ")
    assert [(each.text, each.bullet) for each in found[2:]] == [
        ("Built the import of rates", "•"),
        ("Cut the bill for storage", "•"),
    ]


def test_a_row_that_begins_elsewhere_is_no_bullet() -> None:
    rows = [
        draft("Current\tEngineer, Larkspur", 40, 100),
        draft("Feb 2021\tBuilt the import of rates", 40, 112),
        draft("Cut the bill for storage", 150, 124, bullet="•"),
    ]
    assert joined(rows)[1].bullet == ""
