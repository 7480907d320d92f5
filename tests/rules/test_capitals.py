"""Names of products that are written otherwise than by their makers: told where there are several."""

import pytest

from rules.examples import to_resume
from rules.finding import Finding
from rules.resume import Level, SectionKind
from tests.rules.findings import finding_of


def told(text: str, pack: str = "software-engineer") -> Finding | None:
    resume = to_resume(text, SectionKind.SKILLS, Level.MID, {})
    return finding_of("ATS-CAPITALS", resume, pack)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Javascript, Typescript, Tensorflow, Go", "“Typescript” instead of “TypeScript”"),
        ("Databases: mySQL, postgreSQL", "“mySQL” instead of “MySQL”"),  # two that nobody writes on purpose
        ("APIs: GraphQl\nGraphics: OpenGl", "“GraphQl” instead of “GraphQL”"),
        ("Java Script, Mongo DB, Linkedin ads", "“Java Script” instead of “JavaScript”"),  # written apart
    ],
)
def test_several_names_with_other_capitals_are_told(text: str, named: str) -> None:
    found = told(text)
    assert found is not None
    assert named in found.message


@pytest.mark.parametrize(
    "text",
    [
        "Javascript, Tensorflow, Go",  # two of them: a matter of taste
        "JavaScript, TypeScript, TensorFlow, MySQL",
        "JAVASCRIPT, MYSQL, GITHUB",  # all in capitals
        "javascript, mysql, github, numpy",  # as packages and commands are called
        "maren/Javascript-Notes, Typescript/Node, @Tensorflow/models",  # parts of addresses
    ],
)
def test_one_slip_or_another_way_of_writing_is_left_alone(text: str) -> None:
    assert told(text) is None


def test_nothing_more_is_said_where_words_are_misspelled() -> None:
    text = "Javascript, Typescript, Tensorflow"
    assert told(text) is not None
    assert told(f"{text}\n# other: Training\n- Led the developement of a course") is None


def test_no_kind_of_work_outside_software_is_asked_for_it() -> None:
    assert told("Javascript, Typescript, Tensorflow", "anybody") is None
