"""Which bullets are praised, for what, and which are not, however good they sound."""

from dataclasses import replace

import pytest

from rules.examples import to_resume
from rules.finding import Finding, Severity
from rules.resume import Level, Resume, SectionKind
from rules.strengths import MAX_STRENGTHS, strengths

WORK = SectionKind.EXPERIENCE
GOOD = "Cut the nightly run from 40 to 4 minutes with Kafka, saving 12 engineers an hour a day"


def resume(*bullets: str, title: str = "Backend Engineer", kind: SectionKind = WORK) -> Resume:
    told = "\n".join(f"- {bullet}" for bullet in bullets)
    return to_resume(f"= {title} | Larkwall | 2021 | Present\n{told}", kind, Level.MID, {})


def finding(quote: str = "", others: tuple[str, ...] = ()) -> Finding:
    return Finding("a-rule", Severity.WARNING, WORK, "t", "m", "w", "s", quote, others=others)


REASONS = {
    "from where to where": (
        "Reduced the load of 12 servers from 80% to 30% with Redis",
        "Gives the numbers before and after, says what came of it, names what you used (Redis) and shows the scale.",
    ),
    "a figure alone, with what came of it and with what": (
        "Increased test coverage by 35% with pytest",
        "Gives a number, says what came of it and names what you used (pytest).",
    ),
}


@pytest.mark.parametrize(("bullet", "reason"), REASONS.values(), ids=REASONS)
def test_praise_says_why(bullet: str, reason: str) -> None:
    (found,) = strengths(resume(bullet))
    assert (found.section, found.quote, found.reason) == (WORK, bullet, reason)


def test_what_others_gained_is_told_beside_the_rest() -> None:
    (found,) = strengths(resume("Mentored 4 engineers in Kafka, which cut the review time from 3 days to 1 day"))
    assert "shows what others gained" in found.reason
    assert "shows the scale" not in found.reason


NOT_PRAISED = {
    "no figure": "Improved the queue with Kafka so that it ran faster",
    "a figure, and nothing else": "Closed 14 tickets",
    "no verb at its start": "40% faster runs with Kafka, saving 12 engineers an hour",
    "a verb that nobody is remembered for": "Helped to cut the run from 40 to 4 minutes with Kafka",
    "still at it": "Cutting the nightly run from 40 to 4 minutes with Kafka, saving 12 engineers an hour",
    "a label": "Environment: Kafka, 12 servers",
}


@pytest.mark.parametrize("bullet", NOT_PRAISED.values(), ids=NOT_PRAISED)
def test_not_praised(bullet: str) -> None:
    assert strengths(resume(bullet)) == ()


@pytest.mark.parametrize(
    "found",
    [
        pytest.param(finding(GOOD), id="as its quote"),
        pytest.param(finding("Another line", (GOOD,)), id="among the others"),
    ],
)
def test_a_line_that_a_finding_quotes_is_not_praised_beside_it(found: Finding) -> None:
    assert strengths(resume(GOOD))
    assert strengths(resume(GOOD), [found]) == ()


def test_at_most_two_are_praised_and_the_stronger_one_first() -> None:
    weaker = "Increased test coverage by 35% with pytest"
    found = strengths(resume(weaker, "Increased uptime by 5% with Redis", GOOD))
    assert [each.quote for each in found] == [GOOD, weaker]
    assert len(found) == MAX_STRENGTHS


def test_equals_come_in_the_order_of_the_page() -> None:
    first, second = "Increased uptime by 5% with Redis", "Increased test coverage by 35% with pytest"
    assert [each.quote for each in strengths(resume(first, second))] == [first, second]


def test_projects_are_praised_too() -> None:
    (found,) = strengths(resume(GOOD, kind=SectionKind.PROJECTS))
    assert found.section is SectionKind.PROJECTS


def test_work_of_another_field_is_not_praised_beside_that_of_the_field() -> None:
    shop = f"= Cashier | Larkwall | 2018 | 2020\n- {GOOD}"
    engineer = "= Backend Engineer | Tidewater | 2021 | Present\n- Built the search of the shop in Go"
    assert strengths(to_resume(f"{engineer}\n{shop}", WORK, Level.MID, {})) == ()
    assert strengths(resume(GOOD, title="Cashier"))  # where it is the only work, it is this person's own


def test_other_languages_are_not_judged() -> None:
    """The words that make a strong line are known in English alone."""
    assert strengths(replace(resume(GOOD), language="de")) == ()


def test_a_resume_without_bullets_has_none() -> None:
    assert strengths(resume()) == ()
