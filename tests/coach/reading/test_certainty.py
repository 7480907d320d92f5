"""What was read says how sure it is, and what was left out is told with the reason."""

import pytest

from coach.reading import read
from coach.reading.document import Document
from coach.reading.meaning.resume import to_resume
from coach.review.report import to_report
from coach.review.reviewing import review
from coach.review.unread_notice import to_reason
from rules.resume import Layout, Line, SectionKind, SourceFile
from tests.coach.reading import pdf_builders

FILE = SourceFile("r.pdf", "pdf", 1000, 1, "0" * 64)
WORK = ("Built a queue that handles 4,000 events per second", "Cut the bill for storage by 30%")
HEAD = ("Ada Example", "ada@example.org | +1 206 555 0134 | Seattle, WA")
JOBS = (
    "Senior Engineer, Larkspur Payments\tMar 2021 - Present",
    *WORK,
    "Engineer, Tidewater Logistics\tJun 2018 - Feb 2021",
    *WORK,
)


def resume_of(*texts: str) -> Document:
    lines = [Line(n, 1, text, size=10, bullet="•" if text in WORK else "") for n, text in enumerate(texts)]
    return Document(FILE, tuple(lines), (), Layout())


def test_a_plain_resume_is_read_surely() -> None:
    how = read(pdf_builders.one_column(), "resume.pdf").how_read
    assert min(how.sections, how.jobs, how.dates, how.bullets, how.contact, how.skills) >= 0.8
    assert how.unread == ()


def test_each_part_of_an_entry_says_how_sure_it_is() -> None:
    report = to_report(review(read(pdf_builders.one_column(), "resume.pdf")))
    job = next(entry for entry in report["entries"] if entry["section"] == "experience")
    assert set(job["sure"]) == {"title", "organization", "start", "end"}
    assert all(0.8 <= sure <= 1 for sure in job["sure"].values())
    assert set(report["reading"]) == {
        "sections", "jobs", "dates", "bullets", "contact", "skills", "unread", "reason",
    }  # fmt: skip


def test_jobs_without_a_heading_are_read_and_the_heading_is_asked_for() -> None:
    resume = to_resume(resume_of(*HEAD, *JOBS, "Education", "BSc Physics, Northfield University, 2018"))
    jobs = [entry for entry in resume.entries if entry.section is SectionKind.EXPERIENCE]
    assert [job.organization for job in jobs] == ["Larkspur Payments", "Tidewater Logistics"]
    assert "no heading" in to_reason(resume)
    assert resume.how_read.sections < 0.9


def test_a_section_of_jobs_without_a_job_is_told() -> None:
    resume = to_resume(resume_of(*HEAD, "Experience", "Twelve good years in many places.", "Skills", "Go, Python"))
    assert "couldn't read any job" in to_reason(resume)


@pytest.mark.parametrize(("read_as_one", "unread"), [(1, True), (3, False)])
def test_where_more_jobs_stand_elsewhere_than_were_read_they_count_as_unread(read_as_one: int, unread: bool) -> None:
    lost = [f"Engineer, {name}\t{year} - {year + 2}" for name, year in (("Alder", 2010), ("Birch", 2012))]
    jobs = [JOBS[0], *WORK, JOBS[3], *WORK, "Engineer, Fernbank\tJun 2016 - May 2018", *WORK][: 3 * read_as_one]
    resume = to_resume(resume_of(*HEAD, "Experience", *jobs, "Skills", "Go, Python", *lost))
    assert resume.how_read.jobs_unread is unread


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        (
            (
                "Education",
                "BSc Physics, Northfield University, 2018",
                "Interests and activities",
                "Software Engineer, Larkspur\tMar 2019 - Jun 2021",
            ),
            "but under another heading (“Software Engineer, Larkspur Mar 2019 - Jun 2021”)",
        ),
        (("Experience", "Larkspur Payments\tMar 2021 - Present", *WORK), "a title for one job"),
        (
            ("Experience", "Mar 2021 - Present", "Skills", "Go, Python"),
            "not sure of the title or the company of one job",
        ),
        (
            ("Experience", "Backend Engineer, Larkfield, Jan 2020 - Present"),
            "I took “Backend Engineer” for the title and “Larkfield” for the company",
        ),
    ],
)
def test_what_could_not_be_read_is_told_with_how_to_mend_it(texts: tuple[str, ...], told: str) -> None:
    assert told in to_reason(to_resume(resume_of(*HEAD, *texts)))


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        ("ada at example.org (@, of course)", SectionKind.CONTACT),
        ("ada@example.org | Telephone 0206-55501-34 ext", None),
        ("ada@example.org", None),
    ],
)
def test_details_that_could_not_be_read_are_told(head: str, kind: SectionKind | None) -> None:
    resume = to_resume(resume_of("Ada Example", head, "Experience", *JOBS))
    assert {each.could_be for each in resume.how_read.unread} == ({kind} if kind else set())


def test_clubs_and_an_opening_sentence_are_no_jobs_that_were_lost() -> None:
    clubs = ("Clubs", "Chair, Chess Club\tMar 2019 - Jun 2021")
    resume = to_resume(resume_of(*HEAD, "Experience", "I like to tell of 2021 and 2022 at length.", *JOBS, *clubs))
    assert resume.how_read.unread == ()
    assert to_reason(resume) == ""
