"""Corrections in the next versions of a resume: they hold while their line is there, and fall when it says more.

Each kind of change to the resume has three invented variants.
"""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from coach.corrections import anchors
from coach.corrections.applying import Corrected, apply, value_of
from coach.corrections.correction import Correction, EntryField, Extent, OfContact, OfEntry, OfLevel, OfLines
from coach.corrections.sections import section_at
from coach.reading import read
from rules.resume import Entry, Level, Resume, SectionKind
from tests.rules.invented_resumes import to_pdf

LINES = (
    "Ada Example",
    "ada@example.com | +49 341 555 0199 | linkedin.com/in/ada-example | Leipzig, Germany",
    "## Summary",
    "Backend engineer for payments with six years of Go and PostgreSQL in production.",
    "## Experience",
    "Senior Backend Engineer | Quillmark, Leipzig | March 2021 - Present",
    "- Cut checkout latency from 900 ms to 200 ms with Go and Redis",
    "- Mentored 3 engineers",
    "Backend Engineer | Northwind Parcels, Berlin | June 2018 - February 2021",
    "- Moved 2 TB from Oracle to PostgreSQL without downtime",
    "- Ran the on-call rotation of five people",
    "Junior Developer | Harbor Ledger, Kiel | May 2016 - May 2018",
    "- Built the import of bank statements in Java",
    "## Education",
    "BSc in Computer Science | Bexley University | 2012 - 2016",
    "## Skills",
    "Languages: Go, Python",
)
DATES = "June 2018 - February 2021"
SENIOR, NORTHWIND, ORACLE, ROTATION = LINES[5], LINES[8], LINES[9], LINES[10]
BODY = LINES[8:11]


def resume_of(lines: Sequence[str]) -> Resume:
    return read(to_pdf("\n".join(lines)), "ada.pdf")


@pytest.fixture(scope="module")
def resume() -> Resume:
    return resume_of(LINES)


def without(*gone: str) -> list[str]:
    return [line for line in LINES if line not in gone]


def changed(old: str, new: str, lines: Sequence[str] = LINES) -> list[str]:
    assert old in lines
    return [new if line == old else line for line in lines]


def inserted(above: str, *new: str, lines: Sequence[str] = LINES) -> list[str]:
    at = list(lines).index(above)
    return [*lines[:at], *new, *lines[at:]]


def head(rest: str, title: str = "Backend Engineer") -> list[str]:
    return changed(NORTHWIND, f"{title} | Northwind Parcels, {rest}")


def of_entry(resume: Resume, organization: str, field: EntryField, value: str) -> OfEntry:
    number = next(at for at, each in enumerate(resume.entries) if organization in each.organization)
    at = anchors.anchor(resume, anchors.heads(resume), number)
    return OfEntry(at, field, value_of(resume.entries[number], field), value)


def of_line(resume: Resume, text: str, section: SectionKind, extent: Extent = "line") -> OfLines:
    spots = anchors.lines(resume)
    number = next(at for at, spot in enumerate(spots) if anchors.normal(text) == spot.text)
    return OfLines(anchors.anchor(resume, spots, number), extent, section_at(resume, spots[number].first), section)


def entry_of(corrected: Corrected, organization: str) -> Entry:
    return next(each for each in corrected.resume.entries if organization in each.organization)


HELD = {
    "moved: the job is the first now": [*LINES[:5], *BODY, *LINES[5:8], *LINES[11:]],
    "moved: the job is the last now": [*LINES[:8], *LINES[11:13], *BODY, *LINES[13:]],
    "moved: the whole section stands below the skills": [*LINES[:4], *LINES[13:], *LINES[4:13]],
    "edited: the dates of its head": head("Berlin | June 2018 - March 2021"),
    "edited: a date and the place": head("Hamburg | July 2018 - March 2021"),
    "edited: all of its bullets": changed(ORACLE, "- Rebuilt the tracking", changed(ROTATION, "- Led two people")),
    "neighbor added: a bullet below the head": inserted(ORACLE, "- Wrote the label service in Go"),
    "neighbor added: a bullet above the head": inserted(NORTHWIND, "- Planned the move to Kubernetes"),
    "neighbor added: another job above": inserted(
        NORTHWIND, "Platform Engineer | Tidewater Freight, Bremen | January 2020 - March 2020", "- Kept the cluster up"
    ),
    "section renamed: Work Experience": changed("## Experience", "## Work Experience"),
    "section renamed: Professional Experience": changed("## Experience", "## Professional Experience"),
    "section renamed: Employment History": changed("## Experience", "## Employment History"),
}  # fmt: skip
LOST = {
    "deleted: the job with its lines": without(*BODY),
    "deleted: only its head, its lines stay": without(NORTHWIND),
    "deleted: another job of the same title came in its place": [
        *LINES[:8], f"Backend Engineer | Tidewater Freight, Berlin | {DATES}", *LINES[11:],
    ],
    "edited: the title itself": head(f"Berlin | {DATES}", "Data Engineer"),
}  # fmt: skip


@pytest.mark.parametrize("kind", HELD)
def test_a_corrected_job_is_found_again(resume: Resume, kind: str) -> None:
    correction = of_entry(resume, "Northwind", "title", "Site Reliability Engineer")
    done = apply(resume_of(HELD[kind]), [correction])
    assert entry_of(done, "Northwind").title == "Site Reliability Engineer"
    assert (done.held, done.lost) == ({0}, ())
    assert [each.title for each in done.resume.entries].count("Site Reliability Engineer") == 1


@pytest.mark.parametrize("kind", LOST)
def test_a_correction_whose_line_is_gone_changes_nothing(resume: Resume, kind: str) -> None:
    correction = of_entry(resume, "Northwind", "title", "Site Reliability Engineer")
    version = resume_of(LOST[kind])
    done = apply(version, [correction])
    assert (done.resume, done.lost) == (version, (0,))


LINES_HELD = {
    "moved: to the top of the job": [*LINES[:9], ROTATION, ORACLE, *LINES[11:]],
    "moved: to another job": inserted("- Mentored 3 engineers", ROTATION, lines=without(ROTATION)),
    "moved: with its job": [*LINES[:5], *BODY, *LINES[5:8], *LINES[11:]],
    "edited: a word": changed(ROTATION, "- Ran the on-call rotation of six people"),
    "edited: another opening": changed(ROTATION, "- Led the on-call rotation of five people"),
    "edited: more said": changed(ROTATION, "- Ran the on-call rotation of five people, 2019"),
    "neighbor added: below": inserted(LINES[11], "- Wrote the label service in Go"),
    "neighbor added: above": inserted(ROTATION, "- Wrote the label service in Go"),
    "neighbor added: on both sides": inserted(
        ROTATION, "- Wrote the label service in Go", lines=inserted(LINES[11], "- Led two people")
    ),
    "section renamed: Work Experience": changed("## Experience", "## Work Experience"),
    "section renamed: Employment": changed("## Experience", "## Employment"),
    "section renamed: the one above": changed("## Summary", "## Profile"),
}
LINES_LOST = {
    "deleted: the line": without(ROTATION),
    "deleted: the job": without(*BODY),
    "deleted: another line came in its place": changed(ROTATION, "- Wrote the label service in Go"),
    "the member put it elsewhere": [*without(ROTATION), "## Volunteering", "- Ran the on-call rotation of six people"],
}  # fmt: skip


@pytest.mark.parametrize("kind", LINES_HELD)
def test_a_line_put_in_another_section_is_found_again(resume: Resume, kind: str) -> None:
    done = apply(resume_of(LINES_HELD[kind]), [of_line(resume, ROTATION, SectionKind.PROJECTS)])
    assert done.held == {0}
    texts = [done.resume.text_of(each) for each in done.resume.of_kind(SectionKind.PROJECTS)]
    assert len(texts) == 1
    assert "on-call rotation" in texts[0]
    work = " ".join(done.resume.text_of(each) for each in done.resume.of_kind(SectionKind.EXPERIENCE))
    assert "on-call rotation" not in work
    assert "Oracle" in work


@pytest.mark.parametrize("kind", LINES_LOST)
def test_a_line_that_is_gone_is_not_looked_for_in_others(resume: Resume, kind: str) -> None:
    version = resume_of(LINES_LOST[kind])
    done = apply(version, [of_line(resume, ROTATION, SectionKind.PROJECTS)])
    assert (done.resume, done.lost) == (version, (0,))


ODD = changed("## Experience", "## Where the hours went")
HEADINGS = {
    "edited": changed("## Experience", "## Where all the hours went"),
    "moved": [*ODD[:4], *ODD[13:], *ODD[4:13]],
    "neighbor added": inserted("## Where the hours went", "Speaker at two meetups on payments.", lines=ODD),
}


@pytest.mark.parametrize("kind", HEADINGS)
def test_a_heading_keeps_what_it_stands_for(kind: str) -> None:
    first = resume_of(ODD)
    at = section_at(first, next(line.number for line in first.lines if "hours" in line.text))
    correction = replace(of_line(first, "Where the hours went", SectionKind.EXPERIENCE, "heading"), was=at)
    for version in (first, resume_of(HEADINGS[kind])):
        done = apply(version, [correction])
        assert done.held == {0}
        work = [each for each in done.resume.entries if each.section is SectionKind.EXPERIENCE]
        assert [each.organization for each in work] == ["Quillmark", "Northwind Parcels", "Harbor Ledger"]
        assert done.resume.level is Level.SENIOR


def test_an_entry_goes_with_its_lines(resume: Resume) -> None:
    number = next(at for at, each in enumerate(resume.entries) if each.organization == "Harbor Ledger")
    at = anchors.anchor(resume, anchors.heads(resume), number)
    moved = OfLines(at, "entry", SectionKind.EXPERIENCE, SectionKind.VOLUNTEERING)
    done = apply(resume, [moved])
    (entry,) = [each for each in done.resume.entries if each.section is SectionKind.VOLUNTEERING]
    assert (entry.organization, entry.start) == ("Harbor Ledger", "2016-05")
    (bullet,) = [each for each in done.resume.bullets if each.section is SectionKind.VOLUNTEERING]
    assert "bank statements" in bullet.text


@pytest.mark.parametrize(
    ("field", "value", "organization", "years", "level"),
    [
        ("end", "2019-02", "Northwind", 8.6, Level.SENIOR),
        ("start", "2025-03", "Quillmark", 6.5, Level.SENIOR),
        ("start", "2026-03", "Quillmark", 5.5, Level.SENIOR),
        ("end", "2022-03", "Quillmark", 5.9, Level.SENIOR),
    ],
)
def test_years_and_level_follow_from_corrected_dates(
    resume: Resume, field: EntryField, value: str, organization: str, years: float, level: Level
) -> None:
    fixed = replace(resume, written_on="2026-11-01")
    done = apply(fixed, [of_entry(resume, organization, field, value)])
    assert done.resume.years_experience == pytest.approx(years, abs=0.1)
    assert done.resume.level is level
    assert getattr(entry_of(done, organization).sure, field) == 1.0


CONTACTS = {
    "what was read is still read": (LINES, True),
    "read right by now": (changed(LINES[0], "Ada Marie Example"), True),
    "somebody else's name": (changed(LINES[0], "Grace Sample"), False),
}


@pytest.mark.parametrize("kind", CONTACTS)
def test_a_contact_detail_holds_while_the_same_is_read(kind: str) -> None:
    lines, holds = CONTACTS[kind]
    done = apply(resume_of(lines), [OfContact("name", "Ada Example", "Ada Marie Example")])
    assert (done.resume.contact.name == "Ada Marie Example", done.lost) == (holds, () if holds else (0,))


def test_what_was_not_found_can_be_told(resume: Resume) -> None:
    done = apply(resume, [OfContact("website", "", "ada.example"), OfContact("location", "Leipzig, Germany", "")])
    assert (done.resume.contact.website, done.resume.contact.location) == ("ada.example", None)


def test_a_level_holds_in_every_version(resume: Resume) -> None:
    for version in (resume, resume_of(without(*BODY))):
        assert apply(version, [OfLevel(Level.STAFF)]).level is Level.STAFF


def test_corrections_of_another_resume_wait_and_are_not_lost(resume: Resume) -> None:
    other = resume_of(
        (
            "Ada Example",
            "ada@example.com | Leipzig, Germany",
            "## Experience",
            "Barista | Harbor Beans, Kiel | May 2012 - May 2014",
            "- Served 200 guests a day",
            "## Skills",
            "Latte art, cash register",
        )
    )
    corrections: list[Correction] = [
        of_entry(resume, "Northwind", "title", "Site Reliability Engineer"),
        of_line(resume, ROTATION, SectionKind.PROJECTS),
    ]
    done = apply(other, corrections)
    assert (done.resume, done.lost, done.idle) == (other, (), (0, 1))


TWINS = [
    *LINES[:8],
    "Backend Engineer | Northwind Parcels, Berlin | 2019",
    "- Wrote the label service in Go",
    "Backend Engineer | Northwind Parcels, Berlin | 2019",
    "- Ran the on-call rotation of five people",
    *LINES[11:],
]


def test_of_two_heads_alike_the_one_with_its_own_lines_is_meant() -> None:
    first = resume_of(TWINS)
    numbers = [at for at, each in enumerate(first.entries) if "Northwind" in each.organization]
    assert len(numbers) == 2
    at = anchors.anchor(first, anchors.heads(first), numbers[1])
    correction = OfEntry(at, "title", "Backend Engineer", "Team Lead")
    swapped = [*TWINS[:8], *TWINS[10:12], *TWINS[8:10], *TWINS[12:]]
    titles = [each.title for each in apply(resume_of(swapped), [correction]).resume.entries]
    assert titles[1:3] == ["Team Lead", "Backend Engineer"]
    alone = [*TWINS[:8], *TWINS[8:10], *TWINS[12:]]
    assert apply(resume_of(alone), [correction]).lost == (0,)


def test_reading_itself_is_untouched(resume: Resume) -> None:
    before = replace(resume)
    apply(resume, [of_entry(resume, "Northwind", "title", "X"), OfContact("name", "Ada Example", "B")])
    assert resume == before


def test_a_resume_without_end_is_read_anew_a_few_times_only(resume: Resume, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each line that goes elsewhere has all read anew; sixty of those take minutes of a resume of twenty pages."""
    asked = [of_line(resume, line.lstrip("- "), SectionKind.PROJECTS) for line in LINES[6:8]]
    assert len(apply(resume, asked).held) == 2
    monkeypatch.setattr("coach.corrections.applying.MAX_READ_ANEW", len(resume.lines))
    assert apply(resume, asked).held == {0}
