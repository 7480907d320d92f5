"""Scales beside skills and languages: what is said of those that are drawn, and of those that are written."""

import pytest

from rules.examples import to_resume
from rules.finding import Finding
from rules.resume import Level, SectionKind
from tests.rules.findings import finding_of

SKILLS = "# skills: Skills\nJava\nPython\nDocker\nKafka"
LANGUAGES = "# languages: Languages\nDutch\nEnglish\nTurkish"


def found(text: str, **facts: object) -> Finding | None:
    resume = to_resume(text, SectionKind.SKILLS, Level.MID, facts)
    return finding_of("REV-RATED", resume)


def test_drawn_scales_are_told_with_what_they_rate() -> None:
    told = found(SKILLS, rated=(1, 2, 3, 4))
    assert told is not None
    assert told.message == "Drawn bars, dots or stars rate your skills."
    assert (told.quote, *told.others) == ("Java", "Python", "Docker")


def test_levels_in_words_are_not_quoted() -> None:
    told = found("# skills: Skills\nMaster\tMaster\nIntermediate\nKafka", rated=(1, 2, 3))
    assert told is not None
    assert (told.quote, told.others, told.count) == ("Kafka", (), 3)


def test_languages_are_told_by_a_word() -> None:
    told = found(LANGUAGES, rated=(1, 2, 3))
    assert told is not None
    assert "your languages" in told.message
    assert "fluent" in told.suggestion


def test_skills_come_before_languages_and_what_is_written_before_both() -> None:
    both = found(f"{SKILLS}\n{LANGUAGES}", rated=(1, 2, 3, 6, 7, 8))
    assert both is not None
    assert both.section is SectionKind.SKILLS
    written = found(f"{SKILLS}\nRust ★★★☆☆", rated=(1, 2, 3))
    assert written is not None
    assert written.message == "“★★★☆☆” rates a skill."


@pytest.mark.parametrize(
    ("text", "rated"),
    [
        (SKILLS, ()),
        (SKILLS, (1, 2)),
        (SKILLS, (0, 1, 2)),  # the first is the heading
        ("# experience: Experience\nJava\nPython\nDocker\nKafka", (1, 2, 3, 4)),
    ],
)
def test_too_few_and_what_stands_elsewhere_are_none(text: str, rated: tuple[int, ...]) -> None:
    assert found(text, rated=rated) is None
