"""How much is told of the work that somebody would be hired for: weighed by how long it lasted."""

from dataclasses import replace

import pytest

from rules.examples import to_resume
from rules.finding import Finding
from rules.resume import Level, SectionKind, Sure
from tests.rules.findings import finding_of

PLAIN = (
    "Looked after the import of orders, which reads files in the background and tells crews of what is missing",
    "Kept the shop of the harbours running, which crews from many places order from on most days of the year",
)
WRITTEN = "2022-03-01"
SHORT = ("Built pages of the shop", "Worked with designers", "Fixed defects of the import", "Wrote tests for both")
TOLD = (
    "Cut the import of orders from five hours to 35 minutes by reading three files at once",
    "Grew the shop to 40 harbours, serving 3,000 crews a day from two small servers",
)


def told(text: str, level: Level = Level.SENIOR, sure: Sure | None = None) -> Finding | None:
    resume = replace(to_resume(text, SectionKind.EXPERIENCE, level, {}), written_on=WRITTEN)
    if sure is not None:
        resume = replace(resume, entries=tuple(replace(entry, sure=sure) for entry in resume.entries))
    return finding_of("REV-SPARSE", resume)


def job(start: str, end: str, *lines: str, title: str = "Web Developer", house: str = "Tidewater") -> str:
    return "\n".join([f"= {title} | {house} | {start} | {end}", *(f"- {line}" for line in lines)])


@pytest.mark.parametrize(
    ("start", "end", "years"),
    [("2020-03", "present", "two"), ("2018-01", "2022-01", "four"), ("2012-03", "present", "10")],
)
def test_years_in_some_short_lines_are_too_little(start: str, end: str, years: str) -> None:
    found = told(job(start, end, *SHORT))
    assert found is not None
    assert found.message == f"About {years} years of “Web Developer” are told in roughly 15 words."


@pytest.mark.parametrize("start", ["2020-09", "2021-01", "2021-08"])
def test_a_job_of_months_may_be_told_in_four_lines(start: str) -> None:
    """Counted until the resume was written, however long ago that is."""
    assert told(job(start, "2022-02", *SHORT), Level.NEW_GRAD) is None


@pytest.mark.parametrize("more", [(), ("Taught two trainees",), SHORT[:2]])
def test_lines_with_results_make_up_for_length(more: tuple[str, ...]) -> None:
    assert told(job("2019-01", "present", *TOLD, *more)) is None
    assert told(job("2019-01", "present", *PLAIN, *more)) is not None


@pytest.mark.parametrize("level", [Level.MID, Level.SENIOR, Level.STAFF])
def test_who_is_past_the_beginning_says_more_of_the_work_that_goes_on(level: Level) -> None:
    lines = [f"{line} and looked after the pages that the crews of all ferries read" for line in SHORT[:2]]
    page = job("2021-03", "present", *lines)
    found = told(page, level)
    assert found is not None
    assert "You say little about “Web Developer”" in found.message
    assert told(page, Level.NEW_GRAD) is None
    just_over, long_over = page.replace("present", "2022-01"), page.replace("2021-03 | present", "2020-01 | 2021-01")
    assert told(just_over, level) is not None
    assert told(long_over, level) is None


BEFORE = [f"{line}, and ran the releases of the shop on every second Monday of all months" for line in TOLD * 3]


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [("2016-01", "2020-12", True), ("2019-09", "2020-12", False), ("2012-01", "2016-12", False)],
)
def test_the_years_before_the_latest_work_count_if_they_are_not_long_ago(start: str, end: str, said: bool) -> None:
    latest = job("2021-01", "present", *BEFORE)
    found = told(f"{latest}\n{job(start, end, *SHORT, title='Software Engineer', house='Larkfield')}")
    assert (found is not None) is said
    assert found is None or "“Software Engineer”" in found.message


@pytest.mark.parametrize("end", ["2021-10", "2021-12", "2022-02"])
def test_the_newest_internship_is_not_to_be_told_in_a_line_where_others_take_three(end: str) -> None:
    older = job("2021-01", "2021-04", *BEFORE[:3], title="Software Intern", house="Larkfield")
    newest = job("2021-08", end, SHORT[0], title="Software Engineering Intern")
    assert told(f"{newest}\n{older}", Level.NEW_GRAD) is not None
    assert told(f"{newest}\n- {SHORT[1]}\n{older}", Level.NEW_GRAD) is None
    assert told(f"{newest.replace('2021-08', end)}\n{older}", Level.NEW_GRAD) is None


@pytest.mark.parametrize(
    ("sure", "quote", "message"),
    [
        (Sure(), "Web Developer · Tidewater · 2019-01 – present", "About three years of “Web Developer” are told in"),
        (
            Sure(organization=0.3),
            "Web Developer · 2019-01 – present",
            "About three years of “Web Developer” are told in",
        ),
        (Sure(title=0.3), "Tidewater · 2019-01 – present", "About three years (2019-01 – present) are told in"),
    ],
)
def test_what_was_read_unsurely_of_the_head_is_not_said(sure: Sure, quote: str, message: str) -> None:
    found = told(job("2019-01", "present", *SHORT), sure=sure)
    assert found is not None
    assert found.quote == quote
    assert found.message.startswith(message)


@pytest.mark.parametrize("heading", ["Selected clients", "Customers", "Engagements"])
def test_years_for_one_client_of_several_may_take_few_lines(heading: str) -> None:
    page = job("2019-01", "2021-12", *PLAIN[:1], *SHORT)
    assert told(f"# experience: {heading}\n{page}") is None
    assert told(f"# experience: Experience\n{page}") is not None


LONG = [f"{line}, and wrote down for the crews of all harbours how it is done" for line in PLAIN]


@pytest.mark.parametrize("lines", [[*LONG, *LONG], [*LONG, *LONG, SHORT[0]], [*PLAIN, *LONG]])
def test_years_told_in_as_many_full_lines_as_are_asked_for_are_told(lines: list[str]) -> None:
    assert told(job("2019-01", "present", *lines)) is None
    assert told(job("2019-01", "present", *lines[:2])) is not None


FOUR = (
    *PLAIN,
    "Taught crews of all harbours how the import works and whom they may call at night",
    "Wrote down for new people how the shop is released and how all of it is tested",
)


@pytest.mark.parametrize(("start", "said"), [("2019-01", True), ("2016-05", True), ("2019-06", False)])
def test_many_years_without_a_result_are_too_little_in_four_lines(start: str, said: bool) -> None:
    """Three years and more; where a line has a result and a figure, four of them are enough."""
    assert (told(job(start, "present", *FOUR)) is not None) is said
    assert told(job(start, "present", TOLD[0], *FOUR[1:])) is None


@pytest.mark.parametrize("times", [2, 3, 4])
def test_the_newest_job_is_not_to_take_half_the_space_of_an_older_one(times: int) -> None:
    newest = job("2021-09", "present", *PLAIN, "Wrote tests for both of them", house="Larkfield")
    older = [f"{line} {number}" for number in range(times) for line in (*PLAIN, SHORT[0])]
    found = told(f"{newest}\n{job('2018-01', '2021-08', *older)}")
    assert found is not None
    assert found.quote.startswith("Web Developer · Larkfield")
    assert told(f"{newest}\n{job('2018-01', '2021-08', *older[:4])}") is None


@pytest.mark.parametrize("title", ["MTS", "MTS 2", "Senior MTS"])
def test_a_title_of_three_letters_is_a_job_of_which_something_is_told(title: str) -> None:
    older = job("2018-01", "2021-05", *TOLD, *PLAIN, house="Larkfield")
    found = told(f"{job('2021-06', 'present', title=title)}\n{older}")
    assert found is not None
    assert found.message == f"You list “{title}” but say nothing about it."
    assert told(f"{job('2021-06', 'present', *TOLD, *PLAIN, title=title)}\n{older}") is None


@pytest.mark.parametrize("title", ["Customer Solutions", "Client Services", "Scheduling Supervisor"])
def test_who_begins_is_not_asked_for_more_of_what_pays_for_the_studies(title: str) -> None:
    page = job("2019-01", "present", "Answered crews who called", "Planned their days", title=title)
    assert told(page, Level.NEW_GRAD) is None
    at_work = job("2019-01", "present", "Wrote tools in Python", "Kept the shop in Django running", title=title)
    assert told(at_work, Level.NEW_GRAD) is not None


@pytest.mark.parametrize("name", ["Tides Drawn Online", "Harbour Map", "A Shop of Boats"])
def test_a_thing_that_somebody_made_is_no_latest_job(name: str) -> None:
    assert told(job("2021-01", "present", "Draws the tides of all harbours", title=name, house="tides.example")) is None


@pytest.mark.parametrize("months", [("2021-10", "2022-02"), ("2021-09", "2022-01"), ("2021-11", "2022-02")])
def test_some_months_in_two_lines_are_little_beside_a_job_told_in_many(months: tuple[str, str]) -> None:
    older = job("2019-06", "2021-08", *BEFORE, house="Larkfield")
    assert told(f"{job(*months, *SHORT[:2])}\n{older}") is not None
    assert told(f"{job(*months, *SHORT[:3])}\n{older}") is None
    assert told(f"{job(*months, *SHORT[:2], title='Software Intern')}\n{older}") is None


@pytest.mark.parametrize(
    "titles", [("Data Analyst Intern", "Software Intern"), ("Web Developer", "Business Analyst Intern")]
)
def test_internships_of_a_line_each_are_called_so(titles: tuple[str, str]) -> None:
    line = "Wrote the reports of the warehouse in Python, and showed them to all who work there each Monday"
    page = "\n".join(
        job(f"20{19 + year}-06", f"20{19 + year}-09", line, title=each) for year, each in enumerate(titles)
    )
    project = "\n# projects: Projects\n= Tides | | |\n" + "\n".join(f"- {each}" for each in BEFORE)
    found = finding_of("REV-LITTLE", to_resume(page + project, SectionKind.EXPERIENCE, Level.NEW_GRAD, {}))
    assert found is not None
    assert found.message == "You tell each of your jobs in a line."
    more = f"{page}\n- {line}{project}"
    assert finding_of("REV-LITTLE", to_resume(more, SectionKind.EXPERIENCE, Level.NEW_GRAD, {})) is None
