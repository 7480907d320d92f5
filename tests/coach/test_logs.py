"""Logs carry no personal data, whatever a line of code tries to say."""

import asyncio
import gc
import io
import json
import logging

import pytest
import structlog
from sqlalchemy.exc import IntegrityError

from coach.running import logs
from coach.running.context import utc_now
from coach.store import Store
from coach.store.tables import MemberRow


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


async def test_no_statement_names_its_parameters_at_any_level(lines, store: Store) -> None:  # type: ignore[no-untyped-def]
    async def keep() -> None:
        async with store.of("slack:T1") as session:
            session.add(MemberRow(member="ann-smith", met_at=utc_now()))

    await keep()
    with pytest.raises(IntegrityError) as refused:
        await keep()
    assert "ann-smith" not in str(refused.value).partition("DETAIL")[0]
    failing = asyncio.create_task(keep())
    while not failing.done():
        await asyncio.sleep(0)
    del failing
    gc.collect()  # its error was never asked for, which asyncio tells the log, words and all
    said = lines()
    assert any(line["logger"] == "asyncio" for line in said)
    assert "ann" not in json.dumps(said)


def test_libraries_keep_to_warnings_and_to_words_of_their_own(lines) -> None:  # type: ignore[no-untyped-def]
    library = logging.getLogger("some.library")
    library.debug("executing %s", "INSERT … 'Ann Smith'")
    library.info("Ann Smith joined")
    library.warning("%s is slow", "Ann Smith")
    library.error("failed: Ann Smith")
    assert [line["event"] for line in lines()] == ["%s is slow", "a library said something"]
    assert all(line["where"].startswith("test_logs:") for line in lines())


def test_the_level_is_for_our_own(lines) -> None:  # type: ignore[no-untyped-def]
    structlog.get_logger("coach.reception").debug("step", review=7)
    logging.getLogger("adapters.web").debug("listening")
    assert [line["level"] for line in lines()] == ["debug", "debug"]


def test_chatty_libraries_are_heard_only_when_it_matters(lines) -> None:  # type: ignore[no-untyped-def]
    logging.getLogger("discord.gateway").info("Ann wrote: my phone is …")
    logging.getLogger("slack_bolt.app").debug("payload: …")
    assert lines() == []
