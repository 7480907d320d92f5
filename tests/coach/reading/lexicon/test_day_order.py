"""The day and the month of a date in figures, told by the other dates of the file."""

import pytest

from coach.reading.lexicon.day_order import found_in, is_day_first


@pytest.mark.parametrize(
    ("texts", "day_first"),
    [
        (["05/16/2021 - 06/01/2022", "04/01/2015 - 01/05/2021"], False),  # the sixteenth can only be a day
        (["16/05/2021 - 01/06/2022", "01/04/2015"], True),
        (["01/04/2015 - 01/05/2021"], True),  # both begin a month
        (["04/01/2015 - 05/01/2021"], False),
        (["04/01/2015 - 01/05/2021"], None),  # it could be either
        (["16/05/2021", "05/16/2021"], None),  # two orders in one file
        (["04/2015 - 05/2021", "16.05.2021"], None),  # no figures for both, or stops, which are read one way only
        ([], None),
    ],
)
def test_the_order(texts: list[str], day_first: bool | None) -> None:
    assert is_day_first(texts) is day_first


@pytest.mark.parametrize(("day_first", "start", "end"), [(False, "2015-04", "2021-01"), (True, "2015-01", "2021-05")])
def test_dates_are_read_in_the_order_of_the_file(day_first: bool, start: str, end: str) -> None:
    (found,) = found_in("04/01/2015 - 01/05/2021", day_first)
    assert (found.start, found.end) == (start, end)


def test_an_open_end_stays_open() -> None:
    (found,) = found_in("02/03/2020 - Present", True)
    assert (found.start, found.end, found.current) == ("2020-03", None, True)


def test_a_figure_that_is_no_month_is_left_as_it_is() -> None:
    (found,) = found_in("05/16/2021", True)
    assert found.end == "2021-05"


def test_right_now_is_an_open_end() -> None:
    (found,) = found_in("March, 2018 - Right now", False)
    assert (found.start, found.end, found.current) == ("2018-03", None, True)
