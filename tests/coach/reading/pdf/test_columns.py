"""Which parts of a page flow side by side, and which only stand on one row."""

import pytest

from coach.reading.pdf.columns import Band, to_bands
from coach.reading.pdf.words import Word, join, to_rows
from tests.coach.reading.pdf.type_setting import BOLD, words

WIDTH = 612.0
PROSE = (
    "Built a queue for invoices",
    "Moved the search to a cluster",
    "Wrote tests for the ledger",
    "Led two people on the team",
    "Cut the nightly run by half",
    "Kept the old importer alive",
)


def column(texts: list[str], x: float, y: float = 100, step: float = 14) -> list[Word]:
    """Lines below each other; what stands in capitals is a heading and bold, an empty text leaves its row free."""
    return [
        each
        for index, text in enumerate(texts)
        for each in words(text, x, y + index * step, style=BOLD if text.isupper() else words("x")[0].style)
    ]


def flows(bands: list[Band]) -> list[list[list[str]]]:
    return [[[join(row.words) for row in to_rows(flow)] for flow in band.flows] for band in bands]


SIDEBAR = ["SKILLS", "Python and SQL", "Redis", "Kafka", "LANGUAGES", "Dutch and English", "French", "Some Spanish too"]
MAIN = ["EXPERIENCE", *PROSE, "EDUCATION"]


def test_two_flows_with_headings_of_their_own_are_columns() -> None:
    (band,) = to_bands(column(SIDEBAR, 50) + column(MAIN, 250), WIDTH)
    assert flows([band]) == [[SIDEBAR, MAIN]]
    assert band.gutter is not None
    assert 140 < band.gutter < 250
    assert not band.hanging


def test_a_header_across_the_page_is_a_band_above_the_columns() -> None:
    header = words("Ada Example builds reliable services for shops and for banks in the north", 100, 60)
    bands = to_bands(header + column(SIDEBAR, 50) + column(MAIN, 250), WIDTH)
    assert [len(band.flows) for band in bands] == [1, 2]
    assert flows(bands)[1] == [SIDEBAR, MAIN]


def test_text_across_the_page_below_the_columns_is_a_band_of_its_own() -> None:
    footer = words("Everything above can be shown on request and in code, from the first line on", 50, 240)
    bands = to_bands(column(SIDEBAR, 50) + column(MAIN, 250) + footer, WIDTH)
    assert [len(band.flows) for band in bands] == [2, 1]


DATES = ["2021 – 2023", "", "", "2019 – 2021", "", "", "2017 – 2019", ""]
JOBS = ["EXPERIENCE", *PROSE, "EDUCATION"]
ONE_FLOW = {
    "one column of text": column(JOBS, 50),
    "dates at the right end of their rows": column(JOBS, 50) + column(DATES, 480),
    "dates in a margin at the left": column(DATES, 50) + column(JOBS, 200),
    "labels, each on the row of what it names": column(["", "Web:", "Data:", "Ops:", "Soft:", "QA:", "UI:", ""], 50)
    + column(JOBS, 200),
    "three short rows are too few to tell": column(["SKILLS", "Go"], 50) + column(["PROJECTS", "Queue"], 250),
}


@pytest.mark.parametrize("page", ONE_FLOW.values(), ids=ONE_FLOW)
def test_what_stands_on_the_rows_of_other_text_is_no_column(page: list[Word]) -> None:
    assert [len(band.flows) for band in to_bands(page, WIDTH)] == [1]


def test_headings_that_hang_in_the_margin_are_told_from_columns() -> None:
    """Each is read just before the row that it stands on."""
    heads = ["SUMMARY", "", "", "EXPERIENCE", "", "", "EDUCATION", "", "", "SKILLS", "", ""]
    (band,) = to_bands(column(heads, 50) + column([*PROSE, *PROSE], 200), WIDTH)
    assert band.hanging


def test_the_gutter_of_the_page_before_is_a_hint() -> None:
    """A sidebar that goes on without a heading is still a sidebar on the second page."""
    first = to_bands(column(SIDEBAR, 50) + column(MAIN, 250), WIDTH)[-1]
    rest = column(["Chess", "Sailing with friends", "", "", "", "", "", ""], 50) + column(list(PROSE), 250, 107)
    assert [len(band.flows) for band in to_bands(rest, WIDTH)] == [1]
    assert [len(band.flows) for band in to_bands(rest, WIDTH, first)] == [2]


def test_an_empty_page_has_no_bands() -> None:
    assert to_bands([], WIDTH) == []


@pytest.mark.parametrize("shift", [0, 18, 40])
def test_headings_in_the_middle_of_both_columns_open_them(shift: float) -> None:
    heads = column(["SUMMARY"], 50 + shift) + column(["EXPERIENCE"], 250 + 2 * shift)
    below = column([*SIDEBAR[1:], "Norwegian"], 50, 114) + column([*PROSE, "EDUCATION", "Some school"], 250, 114)
    assert flows(to_bands(heads + below, WIDTH)) == [
        [["SUMMARY", *SIDEBAR[1:], "Norwegian"], ["EXPERIENCE", *PROSE, "EDUCATION", "Some school"]]
    ]


@pytest.mark.parametrize("text", ["PROJECTS", "PUBLICATIONS", "EDUCATION"])
def test_a_heading_right_over_text_across_the_page_belongs_to_that_text(text: str) -> None:
    footer = "Everything here can be shown on request and in code, from the first line to the very last one"
    below = column([text], 50, 250) + words(footer, 50, 264)
    bands = to_bands(column(SIDEBAR, 50) + column(MAIN[:-1], 250) + below, WIDTH)
    assert flows(bands) == [[SIDEBAR, MAIN[:-1]], [[text, footer]]]


@pytest.mark.parametrize("last", ["Portfolio", "Website"])
def test_a_link_over_dates_on_the_rows_of_the_left_side_makes_no_column(last: str) -> None:
    left = ["Ada Example", "EDUCATION", "Some school", "Bachelor of Science", "EXPERIENCE", "Larkwall", "Analyst"]
    right = [last.upper(), "", "2020 – 2024", "Grade: 1.3", "", "May 2023 – July 2023", "Leeds, UK"]
    text = column([" ".join(PROSE[:3])] * 6, 60, 198)
    assert [len(band.flows) for band in to_bands(column(left, 50) + column(right, 450) + text, WIDTH)] == [1]
