"""Phrases of the field that no list has, found by what they are made of."""

import pytest

from coach.posting import from_text


def _phrases(*requirements: str) -> tuple[str, ...]:
    return from_text("Engineer\nRequirements\n" + "\n".join(f"- {line}" for line in requirements)).phrases


def test_a_noun_of_the_field_with_what_qualifies_it_is_worth_mirroring() -> None:
    phrases = _phrases(
        "Strong experience with configuration-driven development and ingestion pipelines",
        "You are a great team player with excellent communication skills",
    )
    assert "configuration-driven development" in phrases
    assert "ingestion pipelines" in phrases
    assert not any("team" in each or "skills" in each for each in phrases)


def test_nothing_is_scored_by_them() -> None:
    posting = from_text("Engineer\nRequirements\n- Kafka and configuration-driven development of services\n")
    assert [word.name for word in posting.keywords] == ["Kafka"]


@pytest.mark.parametrize(
    ("line", "phrase"),
    [
        ("You have rolled out R for forecasting workflows", "forecasting workflows"),
        ("Knowledge of C and of memory allocators, driver test automation", "driver test automation"),
        ("Comfortable with Go and catalogue search queries", "search queries"),
    ],
)
def test_a_short_name_beside_a_phrase_does_not_take_it_away(line: str, phrase: str) -> None:
    assert phrase in _phrases(line)


@pytest.mark.parametrize(
    "phrase",
    ["logging and tracing pipelines", "payment and billing workflows", "schema or index migrations"],
)
def test_words_that_are_joined_before_one_noun_stay_together(phrase: str) -> None:
    assert phrase in _phrases(f"You own {phrase}")


@pytest.mark.parametrize(
    "phrase", ["technical solutions", "business environment", "operational standards", "product requirements"]
)
def test_words_that_say_nothing_are_no_phrase(phrase: str) -> None:
    assert phrase not in _phrases(f"You work on {phrase} and on ledger reconciliation services")


@pytest.mark.parametrize(
    ("line", "phrase"),
    [
        ("Digital signal processing (DSP) on microcontrollers", "Digital signal processing"),
        ("Continuous delivery as CI/CD of every service", "Continuous delivery"),
        ("Postmortems and incident management after each outage", "incident management"),
    ],
)
def test_what_has_another_name_is_given_in_the_words_of_the_posting_as_well(line: str, phrase: str) -> None:
    assert phrase in _phrases(line)


def test_a_part_of_a_phrase_is_not_shown_beside_it() -> None:
    phrases = _phrases("Experience with device telemetry pipelines", "Care for search ranking metrics")
    assert {"device telemetry pipelines", "search ranking metrics"} <= set(phrases)
    assert not {"telemetry pipelines", "ranking metrics", "search ranking"} & set(phrases)


def test_of_a_text_of_nothing_but_phrases_a_few_are_shown() -> None:
    line = " ".join(f"cache index queries, data schema{number} pipelines and" for number in range(300))
    assert len(_phrases(*[line] * 8)) <= 20
