"""Dates as resumes write them."""

import pytest

from coach.reading.lexicon import dates

RANGES = [
    ("Jan 2020 – Present", "2020-01", None, True),
    ("Sept. 2018 - June 2020", "2018-09", "2020-06", False),
    ("06/2017 – 02/2021", "2017-06", "2021-02", False),
    ("2018–2020", "2018", "2020", False),
    ("2018-20", "2018", "2020", False),
    ("May – August 2021", "2021-05", "2021-08", False),
    ("Summer 2019 to Fall 2019", "2019-06", "2019-09", False),
    ("Jan '19 - Mar '21", "2019-01", "2021-03", False),
    ("seit März 2020", "2020-03", None, True),
    ("janvier 2019 à aujourd'hui", "2019-01", None, True),
    ("2020-03 – 2021-11", "2020-03", "2021-11", False),
    ("July 2016 to date", "2016-07", None, True),
    ("2021 Apr - Present", "2021-04", None, True),
    ("2016-Jun - 2018-Jan", "2016-06", "2018-01", False),
    ("2021-04-01 —", "2021-04", None, True),
]


@pytest.mark.parametrize(("text", "start", "end", "current"), RANGES)
def test_ranges(text: str, start: str, end: str | None, current: bool) -> None:
    (found,) = dates.find(f"Engineer, {text}")
    assert (found.start, found.end, found.current) == (start, end, current)


@pytest.mark.parametrize("text", ["served 2000 users", "ISO 27001", "+1 (555) 291-4756", "cut costs by 20-30%"])
def test_numbers_are_no_ranges(text: str) -> None:
    assert all(one.single for one in dates.find(text))


def test_a_date_alone() -> None:
    assert dates.is_only_date("Expected May 2025")
    assert not dates.is_only_date("Migrated 2019 servers in May 2025")
