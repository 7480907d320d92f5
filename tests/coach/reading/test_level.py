"""Years and level: who has how many years in the field, and what that makes of them."""

from datetime import date

import pytest

from coach.reading.meaning.level import level_of, years_of
from rules.resume import Entry, Level, SectionKind

TODAY = date(2026, 6, 15)


def entries(*rows: str) -> list[Entry]:
    """Rows of "title | start | end"; a row that begins with "+" is a degree; the end "now" is open."""
    found = []
    for row in rows:
        title, start, end = (part.strip() for part in row.removeprefix("+").split("|"))
        kind = SectionKind.EDUCATION if row.startswith("+") else SectionKind.EXPERIENCE
        open_ended = end == "now"
        found.append(
            Entry(kind, title, "Acme", "", start or None, None if open_ended else end or None, open_ended, row)
        )
    return found


@pytest.mark.parametrize(
    ("rows", "years", "level"),
    [
        # plain careers
        (["Backend Engineer | 2023-01 | now"], 3.5, Level.MID),
        (["Backend Engineer | 2019-01 | now"], 7.5, Level.SENIOR),
        (["Staff Engineer | 2018-01 | now"], 8.5, Level.STAFF),
        (["Senior Engineer | 2023-01 | now"], 3.5, Level.SENIOR),
        (["Senior Engineer | 2025-01 | now"], 1.5, Level.MID),
        (["Consultant | 2018-07 | now"], 8.0, Level.SENIOR),  # a title that tells nothing counts
        (["Engineer | 2021-07 | now", "Engineer | 2021-07 | 2023-06"], 5.0, Level.SENIOR),  # overlaps count once
        # student jobs are no years, however long they have been open
        (["Undergraduate Research Assistant | 2020-06 | now"], 0.0, Level.NEW_GRAD),
        (["Software Engineering Intern | 2025-05 | 2025-08"], 0.0, Level.NEW_GRAD),
        (["IT Support Specialist | 2018-09 | now", "+B.Sc. | 2018-08 | 2021-05"], 0.0, Level.NEW_GRAD),
        (["IT Support Specialist | 2018-09 | now", "+B.Sc. |  | 2021-05"], 0.0, Level.NEW_GRAD),
        (["IT Support Specialist | 2018-07 | now", "+B.Sc. | 2012-08 | 2016-05"], 8.0, Level.SENIOR),
        (["Software Developer | 2023-07 | now", "Teaching Assistant | 2019-01 | 2023-06"], 3.0, Level.MID),
        # jobs of other fields are none either; a title that names the field is of the field
        (["Line Cook | 2017-03 | 2023-08", "Cashier | 2014-01 | 2017-01"], 0.0, Level.NEW_GRAD),
        (["Developer | 2025-01 | now", "High School Teacher | 2010-09 | 2024-12"], 1.5, Level.MID),
        (["Server | 2022-05 | now", "+B.Sc. | 2023-09 | 2027-04"], 0.0, Level.NEW_GRAD),
        (["Server Engineer | 2020-07 | now"], 6.0, Level.SENIOR),
        (["Sales Engineer | 2020-07 | now"], 6.0, Level.SENIOR),
        (["Area Lead | 2019-01 | now"], 7.5, Level.SENIOR),  # unknown: in doubt it counts
        # caps
        (["Junior Developer | 2019-01 | now"], 7.5, Level.MID),
        (["Developer | 2019-01 | now", "Junior Developer | 2017-01 | 2018-12"], 9.5, Level.SENIOR),
        (["Developer | 2024-07 | now", "+B.Sc. | 2023-09 | 2027-06"], 2.0, Level.NEW_GRAD),
        (["Developer | 2018-07 | now", "+M.Sc. | 2024-09 | now"], 8.0, Level.SENIOR),
        # no dates: the titles speak
        (["Software Engineer |  | "], None, Level.MID),
        (["Senior Software Engineer |  | "], None, Level.SENIOR),
        (["Intern |  | "], None, Level.NEW_GRAD),
        ([], None, Level.NEW_GRAD),
        # words that only look senior
        (["Staff Accountant | 2012-01 | now"], 0.0, Level.NEW_GRAD),
        (["Member of Technical Staff | 2023-07 | now"], 3.0, Level.MID),
    ],
)
def test_years_and_level(rows: list[str], years: float | None, level: Level) -> None:
    jobs = entries(*rows)
    assert years_of(jobs, TODAY) == years
    assert level_of(years, jobs, TODAY) is level
