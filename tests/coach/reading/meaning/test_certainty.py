"""Whether jobs were read surely enough for anything to follow from them."""

import pytest

from coach.reading.meaning.certainty import to_how_read
from rules.resume import Contact, Entry, Section, SectionKind
from tests.coach.reading.meaning.page import page

DATED = "Mar 2020 - Jun 2021"


@pytest.mark.parametrize(
    ("texts", "dated", "unread"),
    [
        (["Sep 2014 - Dec 2014", "Jan 2014 - Apr 2014", "Fernbank", "Alder", "Birch"], 0, True),
        (["Fernbank", "Alder", "Birch"], 0, False),  # nobody wrote any dates
        ([DATED, "Sep 2014 - Dec 2014", "Alder", "Jan 2014 - Apr 2014", "Birch"], 1, True),
        ([DATED, DATED, "Sep 2014 - Dec 2014", "Birch"], 2, False),  # most have theirs
    ],
)
def test_jobs_that_were_read_without_the_dates_beside_them_are_not_known(
    texts: list[str], dated: int, unread: bool
) -> None:
    """Where dates stand in a margin that was read apart, employers and lines may be of other jobs, too."""
    jobs = [
        Entry(SectionKind.EXPERIENCE, "Engineer", name, dates=DATED if number < dated else "", start="2020-03")
        if number < dated
        else Entry(SectionKind.EXPERIENCE, "Engineer", name)
        for number, name in enumerate(("Fernbank", "Alder", "Birch"))
    ]
    lines = page("Experience", *texts, "Sep 2013 - Dec 2013" if unread else "Larkfield")
    section = Section(SectionKind.EXPERIENCE, "Experience", 1, 0, len(lines) - 1)
    assert to_how_read(lines, [section], jobs, [], Contact(), []).jobs_unread is unread
