"""The guides: complete, sourced, found by what people type, and short enough to be read in a chat."""

import re
from pathlib import Path
from typing import Any, cast

import pytest

from coach import guides
from coach.chat.message import Heading, Paragraph
from coach.guides import mistakes_in

REQUIREMENTS = Path(__file__).parents[3] / ".." / "shared" / "requirements.md"
ASKED_FOR = {
    "length", "certifications", "github", "ats", "timing", "negotiation-before", "negotiation-during", "salary",
    "industries", "remote", "skills",
}  # fmt: skip


def shown(topic: str) -> str:
    parts = guides.to_message(guides.load()[topic]).parts
    return "\n".join(
        "".join(run.text for run in cast(Any, part).text)
        for part in parts
        if hasattr(part, "text") and not isinstance(part, Heading)
    )


def test_every_topic_asked_for_is_there() -> None:
    assert set(guides.load()) >= ASKED_FOR


@pytest.mark.parametrize("topic", sorted(guides.load()))
def test_a_guide_fits_a_message(topic: str) -> None:
    message = guides.to_message(guides.load()[topic])
    assert isinstance(message.parts[0], Heading)
    assert 200 < len(shown(topic)) < 2000
    assert all(
        len("".join(run.text for run in part.text)) < 1000 for part in message.parts if isinstance(part, Paragraph)
    )


@pytest.mark.skipif(not REQUIREMENTS.exists(), reason="the list of requirements is not beside the repository")
def test_sources_exist() -> None:
    known = set(re.findall(r"^\| ([A-Z]{2,}(?:-[A-Z0-9]+)?) \|", REQUIREMENTS.read_text("utf-8"), re.MULTILINE))
    assert {source for guide in guides.load().values() for source in guide.source} - known == set()


@pytest.mark.parametrize(
    ("typed", "topic"),
    [
        ("ats", "ats"), ("ATS format", "ats"), ("GitHub", "github"), ("certs", "certifications"),
        ("certifcations", "certifications"), ("negotiation before", "negotiation-before"),
        ("offer", "negotiation-during"), ("salery range", "salary"), ("equity", "equity"),
        ("fintech", "industries"), ("how much", "salary"), ("sal", "salary"), ("pizza", None), ("", None),
        ("how long should my resume be?", "length"), ("Can I use a two column layout", "ats"),
        ("can i put a pic of me on it", "personal-details"), ("cover leter worth it??", "cover-letter"),
        ("i was laid off last year, how do i explain the hole", "gaps"), ("delete my data", "privacy"),
        ("who sees my file", "privacy"), ("negotiate after an offer", "negotiation-during"),
        ("how many aplications per week is normal", "search-plan"), ("never finished uni", "education"),
        ("different resume for every job??", "tailoring"), ("is it bad i changed jobs every year", "job-hopping"),
        ("foto en el cv si o no", "personal-details"), ("como explico un hueco de un año", "gaps"),
        ("no tengo experiencia que pongo", "first-job"), ("hace falta carta de presentación", "cover-letter"),
        ("resume or CV?", "language"), ("what is the weather", None), ("thanks", None),
    ],
)  # fmt: skip
def test_topics_are_found_by_what_people_ask(typed: str, topic: str | None) -> None:
    assert meant(typed) == topic


def meant(asked: str) -> str | None:
    """The guide that is opened, or the one that the nearest answer is from."""
    found = guides.look_up(asked)
    return found.topic or next(map(guides.topic_of, found.answers), None)


@pytest.mark.parametrize(("typed", "topic"), [("HIPAA", "industries"), ("observability", "skills"), ("should I", None)])
def test_what_there_is_no_guide_on_leads_to_those_that_speak_of_it(typed: str, topic: str | None) -> None:
    assert (topic in guides.nearest(typed)) == (topic is not None)
    assert len(guides.nearest(typed)) <= 5


def test_of_a_question_without_end_the_beginning_counts() -> None:
    """Each word is held against all that are known, while others wait."""
    endless = " ".join(f"zq{number}x" for number in range(1000))
    assert meant(f"how do I negotiate my salary? {endless}") == meant("how do I negotiate my salary?")
    assert meant(f"{endless} how do I negotiate my salary?") is None


def test_a_name_of_a_topic_means_nothing_else() -> None:
    assert guides.is_name("negotiation before")
    assert not guides.is_name("how do I negotiate?")


def test_suggestions_are_few_and_start_with_all() -> None:
    assert len(guides.suggest("")) == guides.MAX_LISTED
    assert [value for value, _ in guides.suggest("fintech")] == ["industries"]


def test_both_salary_ranges_are_shown_and_said_to_disagree() -> None:
    text = shown("salary")
    assert "$85,000" in text
    assert "$220,000" in text
    assert "$130,000–180,000" in text
    assert "don't agree" in text
    assert "vouches for neither range" in text


def test_all_that_is_wrong_with_the_guides_of_a_pack_is_said_in_words_of_toml(tmp_path: Path) -> None:
    place = tmp_path / "guides"
    place.mkdir()
    (place / "samples.toml").write_text(
        'title = "Samples"\nsource = "A page"\n[[passages]]\ntitle = "Under a contract"\n'
    )
    (place / "open.toml").write_text("title = ")
    wrong = mistakes_in(str(tmp_path))
    assert {each.partition(":")[0] for each in wrong} == {"guides/samples.toml", "guides/open.toml"}
    assert any("source: must be a list" in each for each in wrong)
    assert any("passages.0.title: there is no such key" in each for each in wrong)
    assert any("summary: must be given" in each for each in wrong)
    assert not any("pydantic" in each for each in wrong)
    assert mistakes_in(str(tmp_path / "none")) == ()


@pytest.mark.parametrize(
    ("asked", "topic", "begins"),
    [
        ("should i put my birthday on there", "personal-details", "Leave it out."),
        ("pdf or word", "layout", "PDF, unless"),
        ("should my resume be in first person", "bullets", "Neither “I”"),
        ("how do i get 100 points", "score", "Nobody needs 100."),
        ("what can you do", "using", "/resume-check reviews"),
    ],
)
def test_a_guide_begins_with_the_answer_to_what_was_asked(asked: str, topic: str, begins: str) -> None:
    assert meant(asked) == topic
    told = [answered for key in shown_for(asked) if (answered := guides.answered(key))]
    [answered] = [each for each in told if each.text.startswith(begins)]
    heading, first, *_ = guides.to_message(guides.load()[topic], answered.text).parts
    assert isinstance(heading, Heading)
    assert isinstance(first, Paragraph)
    assert "".join(run.text for run in first.text) == answered.text


def test_who_asks_for_a_guide_by_name_gets_it_as_it_is() -> None:
    assert guides.look_up("length") == guides.Found("length")


def test_an_answer_is_found_by_its_key() -> None:
    """Buttons hold it."""
    assert guides.look_up("length#0") == guides.Found("length", "length#0")
    assert guides.answered("length#99") is None
    assert guides.look_up("length#99").answer != "length#99"


@pytest.mark.parametrize("topic", sorted(guides.load()))
def test_every_answer_comes_to_its_own_question(topic: str) -> None:
    answers = enumerate(guides.load()[topic].answers)
    assert [each.question for at, each in answers if f"{topic}#{at}" not in shown_for(each.question)] == []


def shown_for(asked: str) -> tuple[str, ...]:
    """The answers that stand in the first message."""
    found = guides.look_up(asked)
    return (found.answer,) if found.topic else found.answers[: guides.SHOWN]


@pytest.mark.parametrize("topic", sorted(guides.load()))
def test_answers_are_short_and_say_which_question_they_answer(topic: str) -> None:
    assert all(40 < len(each.text) < 420 for each in guides.load()[topic].answers)
    assert all(each.question for each in guides.load()[topic].answers)
