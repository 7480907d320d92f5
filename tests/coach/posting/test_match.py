"""A posting against a resume: shown, listed, under another name, covered by an alternative, missing."""

from dataclasses import replace
from typing import Any

import pytest

from coach.posting import Posting, from_text, match, report
from coach.posting.matching.match import Match
from coach.posting.matching.tailor import findings
from coach.posting.matching.titles import compare
from coach.posting.terms.vocabulary import load
from rules.resume import Bullet, Entry, Line, Resume, Section, SectionKind, SourceFile

BULLETS = (
    "Cut checkout latency by 40 % with Go services on Kubernetes",
    "Moved 2 TB from Oracle to Postgres without downtime",
    "Built a service-oriented design for billing",
)
LINES = ("Ada Example", "Experience", "Backend Engineer", *BULLETS, "Skills", "Go, Docker, AWS, k8s")
POSTING = """Senior Backend Engineer at Acme
Requirements:
- 5+ years of software engineering experience
- Go and PostgreSQL
- Docker
- AWS, GCP or Azure
- Microservices architecture
- CKA certification
Nice to have:
- Kafka
- Terraform or Pulumi
"""


def resume(years: float | None = 4.0) -> Resume:
    """A short resume with three bullets and a list of skills."""
    lines = tuple(Line(number, 1, text) for number, text in enumerate(LINES))
    return Resume(
        SourceFile("r.pdf", "pdf", 1, 1, "0"),
        lines=lines,
        sections=(
            Section(SectionKind.EXPERIENCE, "Experience", 1, 1, 5),
            Section(SectionKind.SKILLS, "Skills", 1, 6, 7),
        ),
        entries=(Entry(SectionKind.EXPERIENCE, "Backend Engineer", "Shop", first_line=2, last_line=5),),
        bullets=tuple(Bullet(SectionKind.EXPERIENCE, text, 1, 3 + at, 3 + at) for at, text in enumerate(BULLETS)),
        years_experience=years,
    )


def matched(text: str = POSTING) -> Match:
    return match(resume(), from_text(text), load())


def test_what_bullets_show_is_quoted() -> None:
    shown = {each.term: each.evidence for each in matched().matched}
    assert shown["Go"] == (BULLETS[0],)
    assert shown["Docker"] == ()


def test_other_names_are_to_be_reworded() -> None:
    rewords = {each.term: each.as_written for each in matched().reword}
    assert rewords["PostgreSQL"] == "Postgres"
    assert rewords["Microservices architecture"] == "service-oriented design"


def test_what_a_technology_is_an_instance_of_is_not_missing() -> None:
    """Who names Postgres knows relational databases. A name is never to be replaced by its category."""
    found = matched("Engineer\nRequirements:\n- Experience with relational databases")
    assert (found.missing, found.reword) == ((), ())
    assert [each.by in {"PostgreSQL", "Oracle Database"} for each in found.covered] == [True]


@pytest.mark.parametrize(
    ("asked", "likeness"),
    [
        ("Backend Engineer (m/f/d)", "same"),
        ("Back-End Developer", "same"),
        ("Senior Software Engineer", "near"),
        ("Frontend Engineer", "different"),
        ("Data Scientist", "different"),
        ("Go/Java/C++ Backend Engineer", "near"),
        ("Backend Engineer Intern", "near"),
        ("", "unknown"),
    ],
)
def test_titles(asked: str, likeness: str) -> None:
    assert compare(asked, resume()).likeness == likeness


@pytest.mark.parametrize(
    ("titles", "asked", "likeness"),
    [
        (("Backend Engineer", "Lead Engineer"), "Backend Engineer", "same"),
        (("Senior Backend Engineer",), "Backend Engineer I", "near"),
        (("Backend Engineer (Java/Go",), "Backend Engineer", "same"),
    ],
)
def test_the_closest_title_counts_with_its_own_level(titles: tuple[str, ...], asked: str, likeness: str) -> None:
    own = replace(resume(), entries=tuple(Entry(SectionKind.EXPERIENCE, each, "Shop") for each in titles))
    found = compare(asked, own)
    assert (found.likeness, found.own) == (likeness, titles[0].partition(" (")[0])


@pytest.mark.parametrize(
    ("own", "asked", "likeness"),
    [
        ("Senior Site Reliability Engineer", "DevOps Engineer", "near"),
        ("Senior DevOps Engineer", "DevOps Engineer- Night Shift (10 PM to 6 AM)", "same"),
        ("DevSecOps Engineer", "Cloud Engineer (AWS)", "near"),
        ("Sr AI Engineer", "MLOps Engineer", "near"),
        ("Senior iOS Developer", "Android Engineer", "near"),
        ("QA Tester", "Test Automation Engineer", "near"),
        ("Senior Backend Developer", "Software Engineer (Backend)", "same"),
        ("Frontend Developer", "Software Engineer (Backend)", "different"),
        ("Business Analyst | Data Engineer", "Software Engineer IV, Data", "same"),
        ("Softwareentwickler", "Software Engineer", "same"),
        ("Desarrollador", "Software Development Engineer", "same"),
        ("Security Guard", "Security Engineer", "different"),
        ("Sales Engineer", "DevOps Engineer", "different"),
        ("Product Manager", "Cloud Engineer", "different"),
    ],
)
def test_titles_of_kindred_fields_are_near(own: str, asked: str, likeness: str) -> None:
    """Kindred fields in other words, fields in brackets, two titles of one job, other languages."""
    found = replace(resume(), lines=(), entries=(Entry(SectionKind.EXPERIENCE, own, "Shop"),))
    assert compare(asked, found).likeness == likeness


@pytest.mark.parametrize(
    ("told", "years"),
    [
        ("Our company has 20 years of experience in banking software.", None),
        ("With over 15 years of experience in payments, Acme leads its market. You have 3 years of experience.", 3),
        ("Our team brings over 20 years of experience.\nYou bring 5 years of professional experience.", 5),
        ("We have 12 years of experience with trains.\nRequirements:\n- 4+ years of backend development", 4),
        ("The ideal candidate has 6 years of experience in Java.", 6),
        ("You have 5+ years of experience, or 3 years and a PhD.", 3),
        ("Requirements: a degree in IT or similar; 5 years of experience as a developer; 1 year with Java.", 5),
    ],
)
def test_years_are_those_of_who_is_asked_for(told: str, years: int | None) -> None:
    posting = from_text(f"Backend Engineer\nAcme\n\nWe build software for railways.\n{told}")
    assert posting.years == years


def test_of_alternatives_one_is_enough() -> None:
    found = matched()
    assert {each.term for each in found.covered} == {"GCP", "Azure"}
    assert "Azure" not in {each.term for each in found.missing}


def test_missing_terms_have_a_place_and_a_condition() -> None:
    places = {each.term: (each.need.value, each.place) for each in matched().missing}
    assert places["Kafka"] == ("preferred", "skills: messaging; experience if true")
    assert places["CKA"] == ("required", "certifications, if you hold it")
    assert all("if" in place for _, place in places.values())


def test_title_and_years_are_compared() -> None:
    found = matched()
    assert (found.title.likeness, found.title.levels_below, found.posting.years, found.years) == ("same", 1, 5, 4.0)


def test_the_score_rises_with_what_is_shown() -> None:
    """All required terms missing, half there, all there."""
    scores = [
        matched(f"Engineer\nRequirements:\n- {terms}\n- patience and care").score
        for terms in ("COBOL", "Go, COBOL", "Go")
    ]
    assert scores == sorted(scores)
    assert scores[0] < 0.2 < scores[1] < 0.9 < scores[2]


@pytest.mark.parametrize("text", ["Engineer\nRequirements:\n- A kind heart and early mornings"])
def test_a_posting_without_terms_is_survived(text: str) -> None:
    found = matched(text)
    assert (found.matched, found.missing) == ((), ())


def test_the_contract_holds() -> None:
    """The keys that other programs rely on, with the types they have there."""
    data: dict[str, Any] = report.of_match(matched())
    assert data["schema"] == data["posting"]["schema"] == 1
    assert 0 <= data["score"] <= 1
    assert set(data["matched"][0]) >= {"term", "need", "mentions", "evidence"}
    assert set(data["reword"][0]) >= {"term", "as_written", "need"}
    assert set(data["missing"][0]) >= {"term", "need", "mentions", "place"}
    keys = {"title", "company", "location", "posted", "source", "url", "required", "preferred", "phrases", "years"}
    assert set(data["posting"]) >= keys
    assert data["posting"]["required"][:2] == ["Go", "PostgreSQL"]


def test_a_review_weighed_by_a_posting_claims_nothing() -> None:
    found = findings(matched())
    assert [each.rule for each in found] == ["JOB-PLACEMENT", "JOB-MIRROR", "JOB-MIRROR"]
    assert "CKA" in found[0].message
    assert "Leave out what you haven't done" in found[0].suggestion


def test_a_resume_with_everything_needs_no_finding() -> None:
    posting: Posting = from_text("Engineer\nRequirements:\n- Go and Docker, every day")
    assert findings(match(resume(), posting, load())) == ()
