"""Logs carry no personal data, whatever a line of code tries to say."""

import io
import json
import logging

import pytest
import structlog

from coach.running import logs


@pytest.fixture
def lines(capsys: pytest.CaptureFixture[str]):  # type: ignore[no-untyped-def]
    before = structlog.get_config(), logging.getLogger().handlers[:], logging.getLogger().level
    logs.configure("debug")
    stream = io.StringIO()
    logging.getLogger().handlers[0].setStream(stream)  # type: ignore[attr-defined]
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    structlog.configure(**before[0])
    logging.getLogger().handlers[:] = before[1]
    logging.getLogger().setLevel(before[2])


def test_unknown_keys_do_not_get_through(lines) -> None:  # type: ignore[no-untyped-def]
    structlog.get_logger("coach").info("step", review=7, member="U123", file="ann-smith.pdf")
    (line,) = lines()
    assert (line["event"], line["review"], line["count"]) == ("step", 7, 2)
    assert "U123" not in json.dumps(line)
    assert "ann" not in json.dumps(line)


@pytest.mark.parametrize(
    "logger", [structlog.get_logger("coach"), logging.getLogger("library")], ids=["ours", "theirs"]
)
def test_errors_say_class_and_line_but_not_their_text(lines, logger) -> None:  # type: ignore[no-untyped-def]
    try:
        raise ValueError("Ann Smith, 503-555-0142")
    except ValueError:
        logger.exception("broken")
    (line,) = lines()
    assert line["error"] == "ValueError"
    assert line["where"].startswith(__name__.rpartition(".")[2]) or __name__ in line["where"]
    assert "Ann" not in json.dumps(line)


def test_chatty_libraries_are_heard_only_when_it_matters(lines) -> None:  # type: ignore[no-untyped-def]
    logging.getLogger("discord.gateway").info("Ann wrote: my phone is …")
    logging.getLogger("slack_bolt.app").debug("payload: …")
    assert lines() == []
