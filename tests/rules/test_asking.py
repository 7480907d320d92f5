"""Questions that a line raises: what only its writer knows, two or three at most, nothing of a line that has its
figure."""

import pytest

from rules.asking import MAX_QUESTIONS, asked, questions


@pytest.mark.parametrize(
    ("line", "question"),
    [
        ("Reduced AWS costs", "What were the costs before, and what are they now?"),
        ("Built data pipelines in Airflow", "How many records a day?"),
        ("Designed a REST API for partners", "How many requests a day?"),
        ("Resolved issues of the shop", "How many a month?"),
        ("Mentored junior engineers", "How many people, and what can they now do on their own?"),
        ("Improved various database queries", "How many database queries?"),
        ("Built various billing and shipping tools", "How many billing and shipping tools?"),
        ("Wrote various monitoring and analytics boards", "How many monitoring and analytics boards?"),
        ("Kept various components catalogues", "How many components catalogues?"),
        ("Helped with the migration of bookings", "Which part of it was yours?"),
        ("Automated weekly reports", "How many hours a week does it save?"),
        ("Designed the schema of bookings", "What was hard about it?"),
    ],
)
def test_a_line_is_asked_what_it_leaves_open(line: str, question: str) -> None:
    assert question in questions(line)
    assert len(questions(line)) <= MAX_QUESTIONS


@pytest.mark.parametrize("line", ["Built an API for 40 partners", "Java, Spring, Oracle", "", "Employee of the month"])
def test_a_line_that_leaves_nothing_open_is_asked_nothing(line: str) -> None:
    assert questions(line) == ()


@pytest.mark.parametrize(
    "line",
    [
        "Ran the network of multiple offices (Porto, Lyon, Graz)",
        "Supported various teams such as billing and search",
        "Built several tools: a linter, a formatter and a bundler",
    ],
)
def test_nobody_is_asked_to_count_what_the_line_names(line: str) -> None:
    counted = [each for each in questions(line) if each.startswith("How many")]
    assert not [each for each in counted if each.endswith((" offices?", " teams?", " tools?"))]


@pytest.mark.parametrize(
    ("tail", "question"),
    [
        ("used by ___ people", "How many people use it?"),
        ("cutting run time from ___ ms to ___ ms", "What was the run time before, and what is it now?"),
        ("moving ___ records with ___ minutes of downtime", "How many records and with how many minutes of downtime?"),
        ("finished in ___ weeks with ___ people", "How many weeks did it take?"),
        ("from ___ to ___", "From what to what?"),
        ("at ___ a second", "How many a second?"),
    ],
)
def test_what_could_follow_a_line_is_asked(tail: str, question: str) -> None:
    assert asked(tail) == question


@pytest.mark.parametrize(
    "line",
    ["Deployed the application on GitHub", "Wrote the parser and contributed to its release", "Released the app"],
)
def test_only_work_on_releases_is_asked_how_long_they_took(line: str) -> None:
    assert not any("release time" in each for each in questions(line))
    assert any("release time" in each for each in questions("Automated the releases of the shop in Jenkins"))
