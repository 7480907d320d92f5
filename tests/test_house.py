"""Facts about the house that hold whatever is built in it."""

import tomllib

import pytest
from pydantic import TypeAdapter

from coach.chat.catalog import COMMANDS
from coach.chat.message import Chart, Heading, Message, Paragraph, Picture, Quote, plain
from rules.resume import Line, Resume, Section, SectionKind, SourceFile
from tests.plan import HOUSE, arrows, drawn

FILE = SourceFile("r.pdf", "pdf", 10, 1, "00")


def test_a_message_survives_the_outbox() -> None:
    """Messages wait in the database as JSON: what comes back must be equal, part kinds included."""
    adapter = TypeAdapter(Message)
    message = Message(
        (Heading("Experience"), Paragraph(plain("x")), Quote("<!channel>"), Picture(Chart("score", "t", figure=7), "7"))
    )
    assert adapter.validate_json(adapter.dump_json(message)) == message


def test_a_resume_survives_being_kept() -> None:
    resume = Resume(
        FILE, lines=(Line(0, 1, "Skills"), Line(1, 1, "Go")), sections=(Section(SectionKind.SKILLS, "Skills", 1, 0, 1),)
    )
    adapter = TypeAdapter(Resume)
    kept = adapter.validate_json(adapter.dump_json(resume))
    assert kept == resume
    assert kept.text_of(kept.sections[0]) == "Go"


@pytest.mark.parametrize("spec", COMMANDS, ids=lambda spec: spec.name)
def test_commands_fit_both_platforms(spec) -> None:  # type: ignore[no-untyped-def]
    """Discord: name ≤ 32, descriptions ≤ 100, required options first; Slack: the main option exists."""
    assert len(spec.name) <= 32
    assert len(spec.description) <= 100
    assert all(len(option.description) <= 100 for option in spec.options)
    assert [o.required for o in spec.options] == sorted((o.required for o in spec.options), reverse=True)
    assert not spec.main or spec.main in {option.name for option in spec.options}


def test_the_plan_in_the_architecture_is_how_the_wings_know_each_other() -> None:
    assert drawn((HOUSE / "ARCHITECTURE.md").read_text("utf-8")) == arrows(), "renew the plan in ARCHITECTURE.md"


def test_ruff_sees_every_program_without_a_suffix() -> None:
    project = tomllib.loads((HOUSE / "pyproject.toml").read_text("utf-8"))
    seen = {path for pattern in project["tool"]["ruff"]["extend-include"] for path in HOUSE.glob(pattern)}
    programs = {path for path in (HOUSE / "scripts").iterdir() if path.is_file()}
    assert seen == {path for path in programs if b"python" in path.read_bytes().split(b"\n", 1)[0]}
