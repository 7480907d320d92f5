"""What a posting asks for beside terms and years: a degree, a place, soft skills. None of it moves the score."""

from dataclasses import replace

import pytest

from coach.posting import Posting, from_text, match
from coach.posting.matching.besides import Beside, besides
from coach.posting.message import to_message
from coach.posting.terms.need import Need
from coach.posting.terms.vocabulary import load
from rules.resume import Bullet, Contact, Entry, Line, Resume, SectionKind
from tests.coach.posting.test_match import resume

HEAD = "Backend Engineer at Acme\n{place}Requirements:\n- Go and PostgreSQL\n"


def posting(*lines: str, place: str = "") -> Posting:
    """A posting that asks for these lines as well."""
    return from_text(
        HEAD.format(place=f"Location: {place}\n" if place else "") + "\n".join(f"- {each}" for each in lines)
    )


def member(degree: str = "", city: str = "", *bullets: str) -> Resume:
    """A resume with a degree, a city and lines of work."""
    plain = resume()
    at = len(plain.lines)
    entries = (Entry(SectionKind.EDUCATION, degree, "Bexley College", first_line=at, last_line=at),) if degree else ()
    return replace(
        plain,
        lines=(*plain.lines, *(Line(at, 1, degree) for _ in entries)),
        entries=(*plain.entries, *entries),
        contact=Contact(location=city or None),
        bullets=(*plain.bullets, *(Bullet(SectionKind.EXPERIENCE, text, 1, 3, 3) for text in bullets)),
    )


@pytest.mark.parametrize(
    ("line", "verdict"),
    [
        ("Bachelor Degree of Computer Systems", "there"),
        ("Masters degree in Physics", "there"),
        ("Double Degree in Business and Computing, First Class Honours", "there"),
        ("Mentored two bachelor students", "unsaid"),
    ],
)
def test_a_degree_on_a_line_that_no_section_holds_is_one(line: str, verdict: str) -> None:
    own = resume()
    own = replace(own, lines=(*own.lines, Line(len(own.lines), 1, line)))
    assert [each.verdict for each in only("degree", besides(own, posting("BSc or equivalent")))] == [verdict]


def only(kind: str, found: tuple[Beside, ...]) -> list[Beside]:
    return [each for each in found if each.kind == kind]


@pytest.mark.parametrize(
    ("asked", "degree", "verdict"),
    [
        ("Bachelor's degree in Computer Science", "BSc Computer Science", "there"),
        ("BS or MS in Computer Science", "B.S. in Computer Science", "there"),
        ("Master’s degree in Statistics", "Bachelor of Science in Physics", "other"),
        ("MSc or PhD in a technical field", "M.Sc. Robotics", "there"),
        ("A university degree in engineering", "", "unsaid"),
        ("PhD in machine learning", "Master of Science in Computing", "other"),
        ("Bachelor's degree", "Bachlors in Computer Science", "there"),
        ("Bachelor's degree", "Batchelor of Engineering", "there"),
        ("Bachelor's degree", "Associate Degree in Computer Networks", "unsaid"),
        ("Bachelor's degree", "Associate of Science in Software", "unsaid"),
        ("University degree", "Nanodegree in Computer Vision", "unsaid"),
    ],
)
def test_a_degree_is_held_against_the_highest_one(asked: str, degree: str, verdict: str) -> None:
    (found,) = only("degree", besides(member(degree), posting(asked)))
    assert (found.verdict, found.need) == (verdict, Need.REQUIRED)


@pytest.mark.parametrize(
    "asked",
    [
        "Graph databases and search",
        "You master new tools fast",
        "No degree required",
        "Scrum master experience",
        "MS Office",
        "MS SQL Server",
    ],
)
def test_words_that_ask_for_no_degree(asked: str) -> None:
    assert only("degree", besides(member(), posting(asked))) == []


def test_experience_may_do_instead_of_a_degree() -> None:
    (found,) = only("degree", besides(member(), posting("Bachelor's degree or equivalent practical experience")))
    assert found.instead


@pytest.mark.parametrize(
    ("place", "city", "verdict"),
    [
        ("Leipzig, Germany", "Leipzig", "there"),
        ("München, Germany", "Munich, Germany", "there"),
        ("New York City, NY", "New York, NY", "there"),
        ("London office", "London, UK", "there"),
        ("Leipzig, Germany", "Hamburg, Germany", "other"),
        ("Leipzig, Germany", "", "unsaid"),
    ],
)
def test_the_place_is_held_against_where_the_member_lives(place: str, city: str, verdict: str) -> None:
    asked = replace(posting(), location=place)
    assert [each.verdict for each in only("place", besides(member(city=city), asked))] == [verdict]


@pytest.mark.parametrize("place", ["Remote", "Remote (US)", "Europe", ""])
def test_a_posting_without_a_place_asks_for_none(place: str) -> None:
    asked = replace(posting(), location=place)
    assert only("place", besides(member(city="Hamburg"), asked)) == []
    assert only("place", besides(member(city="Hamburg"), replace(asked, location="Leipzig", remote=True))) == []


def test_soft_skills_are_shown_by_what_somebody_did() -> None:
    asked = posting("Excellent communication skills", "You mentor juniors", "Team player")
    line = "Mentored 2 interns on the billing service"
    found = {
        each.asked: each for each in only("soft", besides(member("", "", line, "Communication, team player"), asked))
    }
    assert {name: each.verdict for name, each in found.items()} == {
        "communication": "unsaid", "mentoring": "there", "teamwork": "unsaid",
    }  # fmt: skip
    assert found["mentoring"].own == line


def test_none_of_it_moves_the_score_and_all_of_it_is_said() -> None:
    plain, more = (
        posting(),
        posting("Bachelor's degree in Computer Science", "Strong communication skills", place="Leipzig, Germany"),
    )
    own = member("", "Hamburg", "Mentored 2 interns on Go")
    before, after = match(own, plain, load()), match(own, more, load())
    assert after.score == before.score
    said = str(to_message(after).parts)
    assert "your resume names no degree" in said
    assert "your resume says Hamburg" in said
    assert "communication" in said
