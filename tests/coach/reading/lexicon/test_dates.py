"""What else the reading asks of dates: where they stand, what is left without them, how far apart they are."""

import pytest

from coach.reading.lexicon import dates


def test_a_date_knows_where_it_stands() -> None:
    text = "Acme, Jan 2020 – Mar 2021, Leeds"
    (found,) = dates.find(text)
    assert text[found.begin : found.finish] == found.written == "Jan 2020 – Mar 2021"


def test_dates_come_in_the_order_of_the_text() -> None:
    found = dates.find("Graduated 2015, worked Jan 2016 – Mar 2018")
    assert [(one.start, one.end, one.single) for one in found] == [
        (None, "2015", True),
        ("2016-01", "2018-03", False),
    ]


@pytest.mark.parametrize(
    ("text", "left_open"),
    [
        ("Mar 2021 –", True),  # its end is on the next line, or it goes on
        ("Mar 2021 – Present", False),  # open, but said so
        ("Mar 2021 – Jun 2022", False),
        ("Mar 2021", False),  # a lone date has no end
    ],
)
def test_left_open(text: str, left_open: bool) -> None:
    (found,) = dates.find(text)
    assert found.is_left_open is left_open


@pytest.mark.parametrize(
    ("text", "only"),
    [
        ("2019 – 2021", True),
        ("(Jan 2020 – Present)", True),  # in brackets
        ("Expected May 2025", True),  # the words that usually stand before a date
        ("Duration: 06/2017 – 02/2021", True),
        ("Jan 2020 – Mar 2021, 1 year 3 months", True),  # with its length, as profiles print it
        ("Acme, 2019 – 2021", False),  # somebody's name
        ("Engineer", False),  # no date at all
        ("", False),
    ],
)
def test_only_a_date(text: str, only: bool) -> None:
    assert dates.is_only_date(text) is only


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Acme Jan 2020 – Mar 2021", "Acme "),
        ("2019 Acme 2021", " Acme "),  # both of two
        ("Acme (2 years)", "Acme "),  # a length goes with its brackets
        ("Acme", "Acme"),
        ("Served 5,000 users", "Served 5,000 users"),  # a figure is no date
    ],
)
def test_what_is_left_without_dates(text: str, rest: str) -> None:
    assert dates.without_dates(text) == rest


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("1 year 9 months", ["1 year 9 months"]),
        ("2 yrs", ["2 yrs"]),
        ("8 mos, then 3+ years", ["8 mos", "3+ years"]),
        ("6 Monate", ["6 Monate"]),
        ("years of work", []),  # without a figure it tells no length
    ],
)
def test_lengths(text: str, written: list[str]) -> None:
    assert [text[begin:end] for begin, end in dates.lengths(text)] == written


@pytest.mark.parametrize(
    ("texts", "mostly"),
    [
        (["2019 – 2021", "2017 – 2019", "2015"], True),
        (["2019 – 2021", "2 years", "Leeds"], True),  # two of three are enough
        (["2019 – 2021", "Leeds", "York"], False),
        (["Built a queue in 2019", "Moved it in 2020"], False),  # sentences that name a year
        ([], False),
    ],
)
def test_a_margin_of_dates(texts: list[str], mostly: bool) -> None:
    assert dates.is_mostly_dates(texts) is mostly


@pytest.mark.parametrize(
    ("earlier", "later", "apart"),
    [
        ("2020-01", "2020-04", 3),
        ("2019-11", "2020-02", 3),  # over the turn of the year
        ("2020", "2020-03", 2),  # a bare year counts from its January
    ],
)
def test_months(earlier: str, later: str, apart: int) -> None:
    assert dates.months(later) - dates.months(earlier) == apart


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("2022 – Est. 2027", ("2022", "2027")),
        ("Sep 2023 - (Expected) May 2026", ("2023-09", "2026-05")),
        ("2021 - exp. 2025", ("2021", "2025")),
        ("[September, 2024] – [March, 2025]", ("2024-09", "2025-03")),
        ("[2019-02] - [2020-03]", ("2019-02", "2020-03")),
    ],
)
def test_an_end_that_is_awaited_or_in_brackets_ends_a_range(text: str, span: tuple[str, str]) -> None:
    (found,) = dates.find(text)
    assert (found.start, found.end) == span


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("October 21 - Mar 2022", ("2021-10", "2022-03")),
        ("Aug. 24 – Jan 2025", ("2024-08", "2025-01")),
        ("Sept 19 to Feb 2021", ("2019-09", "2021-02")),
        ("October 21 – Mar 3, 2022", ("2021-10", "2022-03")),  # a day at both ends
        ("June 12 – August 2019", ("2019-06", "2019-08")),  # seven years, or two months
        ("March 30 – May 2021", ("2021-03", "2021-05")),  # 2030 comes after 2021
        ("Dec – June 2021", ("2020-12", "2021-06")),
    ],
)
def test_two_figures_before_a_month_and_its_year_are_a_year(text: str, span: tuple[str, str]) -> None:
    (found,) = dates.find(text)
    assert (found.start, found.end) == span


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("Summer 2019", "2019-08"),
        ("Fall '21", "2021-11"),
        ("Winter 2020", "2021-02"),
        ("June 2019", None),  # a month
        ("2019", None),
        ("Summer 2019 – Fall 2019", None),  # tells its end
    ],
)
def test_a_lone_season_lasts_three_months(text: str, until: str | None) -> None:
    (found,) = dates.find(text)
    assert dates.last_of_season(found) == until
