"""Questions as members type them, each with the guides that answer it: the right one is opened, or stands first.

`questions/learn.txt` is what the guides' words were chosen by, `questions/check.txt` what they were not.
"""

from pathlib import Path

import pytest

from coach import guides

RIGHT = {"learn": 0.92, "check": 0.95}
"""Of a hundred questions; "check" was asked of other things than "learn", and no word was chosen by it."""
WRONG = 0.06
"""Of a hundred that another guide is opened for."""


def asked(half: str) -> list[tuple[set[str], str]]:
    lines = (Path(__file__).parent / "questions" / f"{half}.txt").read_text("utf-8").splitlines()
    return [(set(topics.split("|")), question) for topics, _, question in (line.partition(": ") for line in lines)]


@pytest.mark.parametrize("half", ["learn", "check"])
def test_most_questions_find_their_guide(half: str) -> None:
    questions = asked(half)
    opened = {question: guides.find(question) for _, question in questions}
    first = {question: opened[question] or next(iter(guides.nearest(question)), None) for _, question in questions}
    right = [question for topics, question in questions if first[question] in topics]
    wrong = [question for topics, question in questions if opened[question] not in {None, *topics}]
    assert len(right) >= RIGHT[half] * len(questions)
    assert len(wrong) <= WRONG * len(questions), wrong


@pytest.mark.parametrize("half", ["learn", "check"])
def test_every_topic_that_is_asked_for_is_there(half: str) -> None:
    assert {topic for topics, _ in asked(half) for topic in topics} <= set(guides.load())


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("what does a mid level backend dev make in texas", "salary"),
        ("how much do embedded people make", "salary"),
        ("7 jobs in 4 years, bad?", "job-hopping"),
        ("six jobs in 2 years", "job-hopping"),
    ],
)
def test_the_way_a_question_is_put_counts(question: str, topic: str) -> None:
    assert guides.find(question) == topic


def test_where_two_guides_fit_alike_both_are_offered() -> None:
    assert guides.find("how many bullet points before it is too long") is None
    assert set(guides.nearest("how many bullet points before it is too long")) >= {"bullets", "length"}
