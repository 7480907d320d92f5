"""Which wordings say the same: what is offered as a rewording claims nothing that the resume does not say."""

import pytest

from coach.posting import from_text, match
from coach.posting.matching.match import Match
from coach.posting.matching.same_practice import says_no_more
from coach.posting.terms.vocabulary import load
from rules.resume import Bullet, Entry, Line, Resume, Section, SectionKind, SourceFile


def matched(asked: str, line: str, kind: SectionKind = SectionKind.EXPERIENCE, title: str = "Clerk") -> Match:
    """A posting that requires one thing, against a resume with one line in a section of this kind."""
    lines = (Line(0, 1, "Ada Example"), Line(1, 1, "Heading"), Line(2, 1, line))
    bullets = (Bullet(kind, line, 1, 2, 2),) if kind is SectionKind.EXPERIENCE else ()
    own = Resume(
        SourceFile("r.pdf", "pdf", 1, 1, "0"),
        lines=lines,
        sections=(Section(kind, "Heading", 1, 1, 2),),
        entries=(Entry(SectionKind.EXPERIENCE, title, "Shop", first_line=2, last_line=2),),
        bullets=bullets,
    )
    return match(own, from_text(f"Engineer\nRequirements:\n- Experience with {asked}\n- Patience"), load())


@pytest.mark.parametrize(
    ("asked", "own"),
    [
        ("version control", "source control"),
        ("backend systems", "backend services"),
        ("containerisation", "containerized"),
        ("data modelling", "data models"),
        ("OOP", "object-oriented programming"),
        ("AI/ML", "machine learning"),
        ("cyber security", "Cybersecurity"),
        ("Verschlüsselung", "encryption"),
    ],
)
def test_the_same_in_other_words(asked: str, own: str) -> None:
    assert says_no_more(asked, own)


@pytest.mark.parametrize(
    ("asked", "own"),
    [
        ("infrastructure monitoring", "monitoring"),
        ("authentication and authorization", "authorization"),
        ("production support", "customer support"),
        ("mobile accessibility", "accessibility"),
        ("ingestion pipelines", "data pipelines"),
        ("security audits", "code audits"),
    ],
)
def test_what_says_more_or_something_else(asked: str, own: str) -> None:
    assert not says_no_more(asked, own)


@pytest.mark.parametrize(
    ("asked", "line"),
    [
        ("application support", "Answered 40 tickets a day in customer support"),
        ("infrastructure monitoring", "Built monitoring for 12 shops"),
        ("load testing and authorization", "Wrote authentication for 3 shops"),
        ("autenticación y autorización", "Wrote authentication for 3 shops"),
    ],
)
def test_near_is_no_rewording(asked: str, line: str) -> None:
    assert matched(asked, line).reword == ()


@pytest.mark.parametrize(
    ("asked", "line", "by"),
    [
        ("version control systems", "Moved 40 repositories to Git", "Git"),
        ("scripting languages", "Wrote 30 reports in Python", "Python"),
        ("orchestration", "Ran 30 services on Kubernetes", "Kubernetes"),
        ("cloud services", "Moved 12 shops to AWS", "Amazon Web Services (AWS)"),
        ("Unix", "Kept 40 Linux servers patched", "Linux"),
    ],
)
def test_a_kind_is_covered_by_what_is_of_it(asked: str, line: str, by: str) -> None:
    found = matched(asked, line)
    assert [(each.by, each.instance) for each in found.covered] == [(by, True)]
    assert (found.missing, found.reword) == ((), ())


@pytest.mark.parametrize("asked", ["cloud-native applications", "infrastructure monitoring", "cloud security"])
def test_more_than_the_kind_is_not_covered(asked: str) -> None:
    assert matched(asked, "Moved 12 shops to AWS with Grafana").covered == ()


@pytest.mark.parametrize("asked", ["software engineering", "software development"])
def test_a_developer_need_not_say_that_it_is_software(asked: str) -> None:
    assert [each.term for each in matched(asked, "Cut costs by 4 %", title="Full-Stack Engineer").matched] == [asked]
    assert matched(asked, "Cut costs by 4 %").matched == ()


@pytest.mark.parametrize("line", ["GitHub: ada-example", "Mail | GitHub | LinkedIn", "Github:// ada"])
def test_a_profile_is_no_skill(line: str) -> None:
    assert [each.term for each in matched("GitHub", line, SectionKind.CONTACT).missing] == ["GitHub"]
    assert [each.term for each in matched("GitHub", "Moved 40 projects to GitHub").matched] == ["GitHub"]


def test_a_plural_of_an_abbreviation_is_no_other_name() -> None:
    assert matched("APIs", "Wrote the API of 3 shops").reword == ()
    assert matched("API", "Wrote 3 APIs").reword == ()


@pytest.mark.parametrize(
    ("asked", "line"),
    [
        ("data models", "Owned the data modeling of 3 shops"),
        ("integration tests", "Wrote the integration testing of billing"),
        ("code reviews", "Led code review for 4 teams"),
    ],
)
def test_another_ending_is_no_other_wording(asked: str, line: str) -> None:
    found = matched(asked, line)
    assert [each.term for each in found.matched] == [asked]
    assert found.reword == ()


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        ("mobile development", "Web & Mobile Developer"),
        ("data engineering", "Senior Data Engineer"),
        ("backend development", "Back-End Software Engineer"),
    ],
)
def test_a_title_names_its_field(asked: str, title: str) -> None:
    assert [each.term for each in matched(asked, "Cut costs by 4 %", title=title).matched] == [asked]
    assert [each.term for each in matched(asked, "Cut costs by 4 %", title="Test Manager").missing] == [asked]
