"""Mending what a finding is about never lowers the score, whatever else is wrong."""

from dataclasses import dataclass, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.review.score import score
from rules.engine import run
from rules.examples import to_resume
from rules.packs import load
from rules.resume import Level, SectionKind


@dataclass(frozen=True)
class Line:
    """A bullet with the weaknesses that it has."""

    weak: bool
    vague: bool
    figure: bool
    technology: bool
    result: bool

    def text(self, number: int) -> str:
        verb = f"Responsible for building part {chr(97 + number)}" if self.weak else f"Built part {chr(97 + number)}"
        return (
            f"- {verb} of {'various ' if self.vague else ''}billing services"
            f"{' in Java' if self.technology else ''}{', cutting work' if self.result else ''}"
            f"{' by 40 hours' if self.figure else ''}"
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


def points(lines: tuple[Line, ...], skills: int, summary: int, level: Level) -> tuple[float, int]:
    text = "\n".join(
        (
            *(["# summary: Summary", SUMMARIES[summary]] if SUMMARIES[summary] else []),
            "# experience: Experience",
            "= Backend Engineer | Acme | 2020-01 | present",
            *(line.text(number) for number, line in enumerate(lines)),
            *(["# skills: Skills", ", ".join(SKILLS[:skills])] if skills else []),
        )
    )
    found = run(to_resume(text, SectionKind.EXPERIENCE, level, {}), load())
    return sum(finding.weight for finding in found), score(found)


LINES = st.lists(st.builds(Line, *[st.booleans()] * 5), min_size=1, max_size=9).map(tuple)
LEVELS = st.sampled_from(list(Level))


@given(LINES, st.integers(0, 6), LEVELS, st.data())
@settings(max_examples=150, deadline=None)
def test_mending_a_line_never_costs(lines: tuple[Line, ...], skills: int, level: Level, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(lines) - 1))
    before = points(lines, skills, 2, level)
    for better in lines[at].mended():
        after = points((*lines[:at], better, *lines[at + 1 :]), skills, 2, level)
        assert after[0] <= before[0] + 1e-9, (lines[at], better)


@given(LINES, st.integers(0, 6), LEVELS)
@settings(max_examples=40, deadline=None)
def test_a_better_summary_never_costs(lines: tuple[Line, ...], skills: int, level: Level) -> None:
    loads = [points(lines, skills, summary, level)[0] for summary in range(len(SUMMARIES))]
    if level is not Level.NEW_GRAD:  # of a graduate no summary is asked for
        assert loads[2] <= loads[0]
    assert loads[2] <= loads[1]
    assert loads[3] <= loads[2]


@pytest.mark.parametrize("level", Level)
def test_a_first_skills_section_never_costs(level: Level) -> None:
    lines = (Line(False, False, True, True, True),) * 4
    assert points(lines, 1, 3, level)[0] <= points(lines, 0, 3, level)[0]
    assert points(lines, 9, 3, level)[0] <= points(lines, 0, 3, level)[0]
