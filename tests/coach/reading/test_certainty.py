"""What was read says how sure it is, and what was left out is told with the reason."""

from coach.reading import read, to_resume
from coach.reading.document import Document
from coach.review.report import to_report
from coach.review.reviewing import review
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
    assert how.reason == ""


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
    assert "no heading" in resume.how_read.reason
    assert resume.how_read.sections < 0.9


def test_a_section_of_jobs_without_a_job_is_told() -> None:
    resume = to_resume(resume_of(*HEAD, "Experience", "Twelve good years in many places.", "Skills", "Go, Python"))
    assert "could read no job" in resume.how_read.reason
