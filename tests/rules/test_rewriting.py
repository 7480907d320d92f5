"""Stronger lines: the member's own words, blanks for what only they know, nothing invented."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.examples import to_resume
from rules.facts import Facts
from rules.resume import Level, SectionKind
from rules.rewriting import rewrite, technologies_kept

FACTS = Facts(to_resume("- x", SectionKind.EXPERIENCE, Level.MID, {}))


@pytest.mark.parametrize(
    ("line", "begins"),
    [
        ("Responsible for managing the deployment pipeline", "Managed the deployment pipeline, cutting"),
        (
            "Worked on the migration of the booking service from Rails to Go",
            "Migrated the booking service from Rails to Go",
        ),
        ("Helped with improving various database queries", "Improved database queries, cutting"),
        ("Was involved in moving deployments to Docker", "Moved deployments to Docker"),
        ("Helped deploy and monitor services on AWS", "Deployed and monitored services on AWS"),
        ("Responsible for the billing service", "Owned the billing service"),
        ("Tasked with maintaining legacy COBOL systems.", "Maintained legacy COBOL systems"),
    ],
)
def test_weak_openings_become_verbs(line: str, begins: str) -> None:
    assert rewrite(line, FACTS).startswith(begins)


@pytest.mark.parametrize(
    "line",
    [
        "Worked on backend",
        "Participated in code reviews",
        "Responsible for 3",
        "Cut p99 latency from 820 ms to 140 ms",
        "Engineer of the month",
        "Helped",
        "",
    ],
)
def test_where_it_is_not_sure_there_is_no_rewrite(line: str) -> None:
    assert rewrite(line, FACTS) == ""


OPENINGS = st.sampled_from(["Responsible for ", "Helped with ", "Worked on ", "Tasked with ", "Was involved in "])
WORK = st.sampled_from(["managing", "improving", "the migration of", "building", "the", "testing and deploying"])
THINGS = st.sampled_from(
    ["Kafka consumers", "PostgreSQL queries", "the API in Go", "Docker images for 12 teams", "jobs"]
)


@given(OPENINGS, WORK, THINGS)
def test_technology_is_kept_and_no_figure_is_invented(opening: str, work: str, thing: str) -> None:
    line = f"{opening}{work} {thing}"
    rebuilt = rewrite(line, FACTS)
    if rebuilt:
        assert technologies_kept(line, rebuilt)
        assert set(re.findall(r"\d+", rebuilt)) <= set(re.findall(r"\d+", line))
        assert not rebuilt.lower().startswith(opening.strip().lower())


@given(st.text(max_size=200))
def test_any_line_can_be_tried(line: str) -> None:
    assert isinstance(rewrite(line, FACTS), str)
