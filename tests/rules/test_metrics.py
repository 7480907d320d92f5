"""Which lines carry a figure."""

import pytest

from rules.lexicon.verbs import is_label
from rules.metrics import has_metric


@pytest.mark.parametrize(
    "text",
    [
        "Reduced p99 latency",
        "Led three engineers",
        "Doubled throughput",
        "Mentored 4 engineers",
        "Monitoring 10 EC2 machines with Terraform",
        "Cut start-up from 14 to 3 seconds",
        "Served 50K users",
        "Supported customers 24/7",
        "Raised coverage to 85%",
        "Saved $1.2M",
        "Ran 6 services",
        "Built an API in Java 11 that serves 240 libraries",
        "Handled 10M+ events daily",
        "Gained a 4x speedup",
        "Cut a 4-hour batch to minutes",
        "Led a 6-person team",
        "Ran a 12-node cluster",
        "Closed 3/4 of all tickets",
        "Loaded half a million rows",
        "Kept a system of two decades alive",
    ],
)
def test_amounts_shares_rates_and_teams_are_figures(text: str) -> None:
    assert has_metric(text)


@pytest.mark.parametrize(
    "text",
    [
        "Used Python 3 and Java 17",
        "Java 17 migration of the billing service",
        "Migrated the cluster in 2021",
        "Added HTTP/2 support",
        "Stored files in S3",
        "Prepared for ISO 27001",
        "Replaced a 20-year-old system",
        "Rebuilt a 4 year old application",
        "Took over code that was 12 years old",
        "Wrote exercises on double descent",
        "Stored values in double precision",
        "Designed a 3-tier architecture",
        "Maintained applications in PHP 7.4/8.0",
        "Worked on Phase 2 of the project",
        "Improved performance of various services",
    ],
)
def test_years_versions_and_names_are_none(text: str) -> None:
    assert not has_metric(text)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Environment: Java, Oracle, Linux", True),
        ("Python | REST | Node.js | Docker", True),
        ("Kafka · Redis · Amazon Web Services", True),
        ("Moved the billing service to Kafka | cut its cost by half | kept it up", False),
        ("Tech: Next.js, Docker and AWS on Linux servers", True),
        ("Query cost: cut it from 90 ms to 9 ms", False),
        ("Search: a cluster that answers 40,000 orders an hour", False),
    ],
)
def test_a_label_with_a_sentence_behind_it_is_a_bullet(text: str, label: bool) -> None:
    assert is_label(text) is label


@pytest.mark.parametrize(
    "line",
    ["Made it twice as fast", "Cut the run from days to minutes", "Moved it with zero downtime", "Ran sixteen shops"],
)
def test_numbers_in_words_are_figures(line: str) -> None:
    assert has_metric(line)
