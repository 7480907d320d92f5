"""Dates as resumes write them."""

import pytest

from coach.reading.lexicon import dates

RANGES = [
    ("March, 2018 - Right now", "2018-03", None, True),
    ("'12 – '15", "2012", "2015", False),
    ("Larkwall, ’19 - Present", "2019", None, True),
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
    # ends that are still open
    ("Jan 2020 till date", "2020-01", None, True),
    ("Jan 2020 - Til Date", "2020-01", None, True),
    ("March 2021 until now", "2021-03", None, True),
    ("Jun 2019 - as of now", "2019-06", None, True),
    ("Jun 2019 – Pres.", "2019-06", None, True),
    ("August 2020 to present.", "2020-08", None, True),
    ("May 2020 - Persent", "2020-05", None, True),
    ("mars 2021 – aujourd’hui", "2021-03", None, True),
    ("2018 onwards", "2018", None, True),
    ("2021年3月至今", "2021-03", None, True),
    ("2019 até hoje", "2019", None, True),
    ("Since August 2017", "2017-08", None, True),
    ("Since 1st August 2017 To 5th May 2023", "2017-08", "2023-05", False),
    ("January 2024 ‑ Present", "2024-01", None, True),
    # days
    ("03/15/2019 - 06/20/2021", "2019-03", "2021-06", False),
    ("15/03/2019 - 20/06/2021", "2019-03", "2021-06", False),
    ("01/06/2019 - 31/12/2020", "2019-06", "2020-12", False),  # a first can only be a day
    ("15.03.2019–20.06.2021", "2019-03", "2021-06", False),
    ("March 15th, 2019 – June 1st, 2021", "2019-03", "2021-06", False),
    # glued, short
    ("Mar2019-Jun2021", "2019-03", "2021-06", False),
    ("AUG2020-JUL2024", "2020-08", "2024-07", False),
    ("Mar-19 to Apr-21", "2019-03", "2021-04", False),
    ("Jun 21 - Aug 22", "2021-06", "2022-08", False),
    ("Fall 21 - Present", "2021-09", None, True),
    ("Spring 19 – Autumn 20", "2019-03", "2020-09", False),
    ("Summer 22 - Now", "2022-06", None, True),
    ("03-2019 - 06-2021", "2019-03", "2021-06", False),
    ("2021.3 - 2022.6", "2021-03", "2022-06", False),
    # misspelt
    ("Febuary 2019 – Setpember 2020", "2019-02", "2020-09", False),
    ("Janurary 2018 to Augest 2019", "2018-01", "2019-08", False),
    # parts of the year
    ("Q1 2021 – Q3 2022", "2021-01", "2022-07", False),
    ("1Q21 – 3Q22", "2021-01", "2022-07", False),
    ("FY2019 – FY2021", "2019", "2021", False),
    ("2nd Quarter 2020 to Quarter 1 2021", "2020-04", "2021-01", False),
    ("2019 to till date", "2019", None, True),
    ("1 Jan 2019 – 1st of May 2020", "2019-01", "2020-05", False),
    ("gennaio 2020 – ad oggi", "2020-01", None, True),
    ("mid-2019 to early 2021", "2019", "2021", False),
    ("Fall 2019 – Spring 2020", "2019-09", "2020-03", False),
    ("from Mar 2019 to Apr 2021", "2019-03", "2021-04", False),
    # those that cannot be come as they are written
    ("Mar 2021 - Feb 2201", "2021-03", "2201-02", False),
    ("2021 - 2201", "2021", "2201", False),
    ("Feb 2021 – Mar 2019", "2021-02", "2019-03", False),
]


@pytest.mark.parametrize(("text", "start", "end", "current"), RANGES)
def test_ranges(text: str, start: str, end: str | None, current: bool) -> None:
    (found,) = dates.find(f"Engineer, {text}")
    assert (found.start, found.end, found.current) == (start, end, current)


@pytest.mark.parametrize(
    "text",
    [
        "served 2000 users",
        "2019 - 2500 users",
        "in 2010 and 2012",
        "ISO 27001",
        "Node 18 to 20",
        "555-12-2019",
        "+1 (555) 291-4756",
        "cut costs by 20-30%",
        "the sound of the '70s - '80s",
        "sold in Spring 20 of 30 shops",
        "a fall 12 feet deep",
    ],
)
def test_numbers_are_no_ranges(text: str) -> None:
    assert all(one.single for one in dates.find(text))


def test_a_date_alone() -> None:
    assert dates.is_only_date("Expected May 2025")
    assert not dates.is_only_date("Migrated 2019 servers in May 2025")


@pytest.mark.parametrize("rank", ["Rank 1/45", "Ranked 3/28", "Major GPA 88, 2/55 in class", "Rank: 4/12"])
def test_a_rank_is_no_date(rank: str) -> None:
    assert not dates.find(rank)
    assert dates.find("06/12 in Larkspur")
