"""Mending what a finding is about never lowers the score, whatever else is wrong."""

from dataclasses import dataclass, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rules.examples import to_resume
from rules.resume import Level, SectionKind
from rules.scoring import ScoredPart, score

THINGS = (
    ("billing services", "cutting manual work", "by 40 hours"),
    ("search pages of the shop", "raising sales", "by $30,000"),
    ("imports for carriers", "preventing late parcels", "in 9 countries"),
    ("reports of the warehouse", "saving the night shift", "by 6 calls"),
    ("tools of the support desk", "reducing tickets", "from 90 to 12"),
    ("queues between branches", "improving delivery", "of 3M messages"),
    ("dashboards for planners", "enabling daily orders", "at 25 sites"),
    ("alerts of the platform", "shortening outages", "to 4 minutes"),
    ("schemas of the archive", "halving storage", "to 2 TB"),
)
"""What a line is about, its result, its figure: different ones, so that no line repeats another."""


@dataclass(frozen=True)
class Line:
    """A bullet with the weaknesses that it has."""

    weak: bool
    vague: bool
    figure: bool
    technology: bool
    result: bool

    def text(self, number: int) -> str:
        thing, result, size = THINGS[number]
        return (
            f"- {'Responsible for building' if self.weak else 'Built'} {'various ' if self.vague else ''}{thing}"
            f"{' in Java' if self.technology else ''}{', ' + result if self.result else ''}"
            f"{' ' + size if self.figure else ''}"
        )

    def mended(self) -> list["Line"]:
        """The line with one weakness less, in every way."""
        better = {"weak": False, "vague": False, "figure": True, "technology": True, "result": True}
        return [replace(self, **{name: good}) for name, good in better.items() if getattr(self, name) is not good]


SKILLS = (
    "Java",
    "Go",
    "PostgreSQL",
    "Redis",
    "MongoDB",
    "Docker",
    "Kubernetes",
    "JUnit",
    "Kafka",
    "Terraform",
    "Struts",
)
SUMMARIES = (
    "",
    "Objective: to obtain a challenging position in a growing company where I can learn and grow with nice people",
    "Backend engineer who likes to build things well and who enjoys working with people of many kinds",
    "Backend engineer with 6 years in Java on AWS; services for 3M users. Cut p99 latency from 900 ms to 90 ms.",
)
"""From bad to good: each is what mending the one before could give."""


def parts(lines: tuple[Line, ...], skills: int, summary: int, level: Level) -> dict[str, ScoredPart]:
    text = "\n".join(
        (
            *(["# summary: Summary", SUMMARIES[summary]] if SUMMARIES[summary] else []),
            "# experience: Experience",
            "= Backend Engineer | Acme | 2020-01 | present",
            *(line.text(number) for number, line in enumerate(lines)),
            *(["# skills: Skills", ", ".join(SKILLS[:skills])] if skills else []),
        )
    )
    return {part.name: part for part in score(to_resume(text, SectionKind.EXPERIENCE, level, {})).parts}


def falls(before: dict[str, ScoredPart], after: dict[str, ScoredPart]) -> list[str]:
    """The parts that fell; all weights are positive, so that the score falls only if one of them does."""
    return [name for name, part in before.items() if after[name].points < part.points]


LINES = st.lists(st.builds(Line, *[st.booleans()] * 5), min_size=1, max_size=9).map(tuple)
LEVELS = st.sampled_from(list(Level))


@given(LINES, st.integers(0, 6), LEVELS, st.data())
@settings(max_examples=150, deadline=None)
def test_mending_a_line_never_costs(lines: tuple[Line, ...], skills: int, level: Level, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(lines) - 1))
    before = parts(lines, skills, 2, level)
    for better in lines[at].mended():
        after = parts((*lines[:at], better, *lines[at + 1 :]), skills, 2, level)
        assert not falls(before, after), (lines[at], better)


@given(LINES, st.integers(0, 6), LEVELS)
@settings(max_examples=40, deadline=None)
def test_a_better_summary_never_costs(lines: tuple[Line, ...], skills: int, level: Level) -> None:
    versions = [parts(lines, skills, summary, level) for summary in range(len(SUMMARIES))]
    assert not falls(versions[0], versions[2])
    assert not falls(versions[1], versions[2])
    assert not falls(versions[2], versions[3])


@pytest.mark.parametrize("level", Level)
def test_a_longer_list_of_skills_never_costs(level: Level) -> None:
    lines = (Line(False, False, True, True, True),) * 4
    assert not falls(parts(lines, 0, 3, level), parts(lines, 1, 3, level))
    assert not falls(parts(lines, 1, 3, level), parts(lines, 9, 3, level))


@pytest.mark.parametrize("level", Level)
def test_one_more_good_line_never_costs(level: Level) -> None:
    good = Line(False, False, True, True, True)
    assert not falls(parts((good,) * 2, 3, 3, level), parts((good,) * 3, 3, 3, level))


def test_every_weight_is_positive() -> None:
    assert all(part.weight > 0 for part in parts((Line(False, False, True, True, True),), 3, 3, Level.MID).values())


def test_a_page_of_adjectives_stays_far_below_a_few_facts() -> None:
    adjectives = "# summary: Profile\nHighly motivated and passionate student who loves to learn new things every day"
    empty = score(to_resume(adjectives, SectionKind.SUMMARY, Level.NEW_GRAD, {})).points
    good = parts((Line(False, False, True, True, True),) * 4, 6, 3, Level.NEW_GRAD)
    assert empty is not None
    assert empty < 30
    assert good["results"].points > 80


def test_where_nothing_was_read_there_is_a_sentence_instead_of_a_score() -> None:
    unread = "# experience: Experience\n" + "kafka rates import \n" * 40
    result = score(to_resume(unread, SectionKind.EXPERIENCE, Level.MID, {}))
    assert result.points is None
    assert "any lines about your work" in result.reason
    assert score(
        to_resume("- Verantwortlich für den Betrieb", SectionKind.EXPERIENCE, Level.MID, {"language": "de"})
    ).reason
