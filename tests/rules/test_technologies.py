"""Technologies in text: found whole, by any usual name, and not where the word means something else."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.lexicon.technologies import load


def names(text: str) -> list[str]:
    return [mention.technology.name for mention in load().find(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Built REST APIs in Go", ["REST", "Go"]),
        ("Go, Java, C, C++, C#, .NET, R", ["Go", "Java", "C", "C++", "C#", ".NET", "R"]),
        ("Postgres and k8s", ["PostgreSQL", "Kubernetes"]),
        ("Node.js, NodeJS, Node JS", ["Node.js", "Node.js", "Node.js"]),
        ("CI/CD, CI / CD", ["CI/CD", "CI/CD"]),
        ("Spring Boot", ["Spring Boot"]),
        ("AWS (ECS, Lambda)", ["Amazon Web Services (AWS)", "Amazon ECS", "AWS Lambda"]),
        ("event-driven architecture on Kafka", ["event-driven architecture", "Apache Kafka"]),
        ("Objective-C", ["Objective-C"]),
        ("Kafka-based", ["Apache Kafka"]),
        ("Build tools, e.g. Chef", ["Chef"]),
        ("Java, Spring, Hibernate", ["Java", "Spring", "Hibernate"]),
        ("Java, Spring 5", ["Java", "Spring"]),
        ("PHP, PEST, CHEF", ["PHP", "Pest", "Chef"]),
        ("A cache for the Rocket chip, its service in Rocket", ["Rocket Chip", "Rocket"]),
    ],
)
def test_usual_names_are_found(text: str, found: list[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Go-to-market strategy for C-level readers",
        "Motor controller, Spring 2021",
        "Robotics course (Spring ’22, team of 4)",
        "Teaching assistant, Spring semester",
        "SPRING 2021",
        "CHEF",
        "HEAD CHEF AT ALDER",
        "Go to the office",
        "Expressed interest in express delivery",
        "worked as a chef in spring",
        "nodes and rusty swiftness",
        "write to me@go.example",
    ],
)
def test_ordinary_words_are_not_technologies(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Laravel 10, Livewire and Vue", ["Laravel", "Livewire", "Vue.js"]),
        ("Laravel (Livewire)", ["Laravel", "Livewire"]),
        ("Haskell / Idris", ["Haskell", "Idris"]),
        ("Harbour Freight Analytics", []),
        ("Harbour, London", []),
        ("Jasmin Shen, Idris and Jolie", []),
        ("the talks at Livewire, in Python", ["Python"]),
        ("Cassandra Okafor", []),
        ("Python, jasmin", ["Python"]),
    ],
)
def test_names_of_people_and_places_count_only_next_to_another_technology(text: str, found: list[str]) -> None:
    assert names(text) == found


def test_time_is_linear_in_the_text() -> None:
    load()
    begun = time.perf_counter()
    load().find("Go Shen, " * 20_000 + "Go" + " " * 200_000 + "Go")
    assert time.perf_counter() - begun < 5  # a second at most; in quadratic time, minutes


def test_a_mention_says_where_it_stands() -> None:
    (mention,) = load().find("We use Postgre SQL here")
    assert (mention.as_written, mention.start, mention.end) == ("Postgre SQL", 7, 18)


@given(st.text(max_size=300))
def test_any_text_can_be_searched(text: str) -> None:
    for mention in load().find(text):
        assert text[mention.start : mention.end] == mention.as_written


@pytest.mark.parametrize("technology", load().all, ids=lambda technology: technology.name)
def test_every_name_leads_to_its_technology(technology) -> None:  # type: ignore[no-untyped-def]
    found = load().canonical(technology.name)
    assert found is technology, "another technology has taken this name"


def test_a_library_of_react_is_no_framework_of_java() -> None:
    assert [each.technology.name for each in load().find("React Spring, Java")] == ["React Spring", "Java"]


@pytest.mark.parametrize(
    "text", ["Dean's List, Spring 2020", "Teaching assistant, Fall 23 & Spring 24", "Spring semester 2021"]
)
def test_a_spring_of_a_year_is_no_framework(text: str) -> None:
    assert "Spring" not in {each.technology.name for each in load().find(text)}
    assert "Spring" in {each.technology.name for each in load().find("Java 17, Spring 5, Hibernate")}


@pytest.mark.parametrize("text", ["with Okafor and Go-", "by Larkwall, Go\u2011", "in the Swift\u00ad"])
def test_half_a_name_at_the_end_of_a_line_is_no_language(text: str) -> None:
    assert not load().find(text)
    assert [each.technology.name for each in load().find("Wrote a Go-based queue")] == ["Go"]
