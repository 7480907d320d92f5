"""Every button of the whole coach that chooses something shows what was chosen, and does no harm when pressed again."""

from typing import Any

import pytest

from coach.privacy import counts
from tests.adapters.discord import payloads
from tests.adapters.discord.interactions import COMMAND, UPDATE
from tests.adapters.discord.payloads import ALICE, BOT, CHANNEL, GUILD
from tests.adapters.discord.server import LoopbackDiscord
from tests.adapters.discord.wire.test_whole_way import EXAMPLES, reactions
from tests.adapters.discord.wire.waiting import until


def message(**body: Any) -> dict[str, Any]:
    return payloads.message("998", CHANNEL, body, payloads.user(BOT, True))


def buttons(shown: dict[str, Any]) -> list[tuple[str, bool]]:
    return [(each["label"], bool(each.get("disabled"))) for row in shown["components"] for each in row["components"]]


async def check_again(server: LoopbackDiscord) -> dict[str, Any]:
    await server.drop("resume.pdf", (EXAMPLES / "resume.pdf").read_bytes())
    await until(lambda: "✅" in reactions(server), 30)
    (thread,) = server.threads
    footer = next(each for each in server.posted(thread) if "Check again" in str(each.get("components")))
    return {**footer, "channel_id": CHANNEL}


async def applied(server: LoopbackDiscord) -> dict[str, Any]:
    given = [{"name": "what", "type": 3, "value": "Acme"}]
    asked = await server.act(COMMAND, {"id": "1", "name": "applied", "type": 1, "options": given})
    await until(lambda: asked.shown, 30)
    return message(**asked.shown[0])


async def reminded(server: LoopbackDiscord) -> dict[str, Any]:
    """A weekly reminder, with the buttons that it has."""
    given = [{"name": "timezone", "type": 3, "value": "Europe/Berlin"}]
    asked = await server.act(COMMAND, {"id": "1", "name": "resume-reminders", "type": 1, "options": given})
    await until(lambda: asked.shown, 30)
    ids = (("Done", "done:1:finding:EXP-VERB"), ("Tomorrow", "snooze:1"), ("Turn off", "stop:1"))
    row = [{"type": 2, "style": 2, "label": label, "custom_id": f"coach:{number}"} for label, number in ids]
    return message(components=[{"type": 1, "components": row}])


@pytest.mark.parametrize(
    ("beginning", "label", "chosen"),
    [
        pytest.param(check_again, "Check again", "✓ Checking again", id="check again"),
        pytest.param(applied, "Phone screen", "✓ Moved to: phone screen", id="a stage"),
        pytest.param(reminded, "Done", "✓ Done", id="done"),
        pytest.param(reminded, "Tomorrow", "✓ I will remind you again", id="tomorrow"),
        pytest.param(reminded, "Turn off", "✓ ", id="stop"),
    ],
)
async def test_the_message_shows_what_was_chosen_and_a_second_press_does_no_harm(  # type: ignore[no-untyped-def]
    coach, server, monkeypatch, beginning, label: str, chosen: str
) -> None:
    monkeypatch.setattr("adapters.discord.answering.PATIENCE", 30.0)  # test_late_answers.py walks the others
    stale = await beginning(server)
    before = {**stale, "components": [dict(each) for each in stale["components"]]}
    first = await server.press(stale, label)
    await until(lambda: first.first, 30)
    assert first.first is not None
    assert first.first["type"] == UPDATE
    settled = [name for name, disabled in buttons(first.first["data"]) if disabled]
    assert len(settled) == 1
    assert settled[0].startswith(chosen)
    assert (label, False) not in buttons(first.first["data"])
    await coach.context.work.stop(20)
    kept = await counts(coach.context, f"discord:{GUILD}", ALICE)
    again = await server.press(before, label)  # on a telephone that has not caught up
    await until(lambda: again.first, 30)
    assert "Something went wrong" not in str(again.first)
    assert await counts(coach.context, f"discord:{GUILD}", ALICE) == kept, "nothing happened twice"
