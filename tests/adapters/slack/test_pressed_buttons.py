"""Every button of the whole coach that chooses something shows what was chosen, and does no harm when pressed again."""

from typing import Any

import pytest

from coach.privacy import counts
from tests.adapters.slack.blockkit import shown
from tests.adapters.slack.conftest import until
from tests.adapters.slack.server import Refusal, Slack
from tests.adapters.slack.test_whole_way import EXAMPLE, reviewed, whole


def row(*buttons: tuple[str, str, str]) -> dict[str, Any]:
    elements = [
        {"type": "button", "action_id": f"{action}#{at}", "value": value, "text": {"type": "plain_text", "text": label}}
        for at, (label, action, value) in enumerate(buttons)
    ]
    return {"type": "actions", "block_id": "b1", "elements": elements}


def labels(blocks: list[dict[str, Any]]) -> list[str]:
    return [
        element["text"]["text"] for block in blocks for element in block.get("elements", ()) if "action_id" in element
    ]


def button(blocks: list[dict[str, Any]], action: str) -> dict[str, Any]:
    return next(
        element
        for block in blocks
        for element in block.get("elements", ())
        if element.get("action_id", "").startswith(f"{action}#")
    )


async def pressed(slack: Slack, message: dict[str, Any], action: str) -> dict[str, Any]:
    """Presses a button of a message; gives what the message is replaced with."""
    before = len(slack.responses)
    chosen = button(message["blocks"], action)
    await slack.press("U1", "C1", message, chosen["action_id"], chosen["value"])
    await until(lambda: len(slack.responses) > before, 30)
    changed: dict[str, Any] = slack.responses[before]
    return changed


async def check_again(slack: Slack) -> dict[str, Any]:
    replies = await reviewed(slack, "U1", "resume.pdf", EXAMPLE.read_bytes())
    return next(each for each in replies if "Check again" in labels(each["blocks"]))


async def applied(slack: Slack) -> dict[str, Any]:
    await slack.command("U1", "C1", "/applied Acme")
    [answer] = await until(lambda: slack.responses, 30)
    return {"ts": "5.5", "blocks": answer["blocks"]}


async def reminded(slack: Slack) -> dict[str, Any]:
    """A weekly reminder, with the buttons that it has."""
    await slack.command("U1", "C1", "/resume-reminders Europe/Berlin")
    await until(lambda: slack.responses, 30)
    buttons = (("Done", "done", "1:finding:EXP-VERB"), ("Tomorrow", "snooze", "1"), ("Turn off", "stop", "1"))
    return {"ts": "6.6", "blocks": [row(*buttons)]}


@pytest.mark.parametrize(
    ("beginning", "action", "chosen", "gone"),
    [
        pytest.param(check_again, "check-again", "Checking again", "Check again", id="check again"),
        pytest.param(applied, "stage", "Moved to", "", id="a stage"),
        pytest.param(reminded, "done", "Drop the new version", "Done", id="done"),
        pytest.param(reminded, "snooze", "I will remind you again", "Tomorrow", id="tomorrow"),
        pytest.param(reminded, "stop", "is off", "Turn off", id="stop"),
    ],
)
async def test_the_message_shows_what_was_chosen_and_a_second_press_does_no_harm(  # type: ignore[no-untyped-def]
    slack, tmp_path, beginning, action: str, chosen: str, gone: str
) -> None:
    async with whole(slack, tmp_path) as coach:
        message = await beginning(slack)
        changed = await pressed(slack, message, action)
        assert changed["replace_original"] is True
        _, _, told = shown(changed["blocks"]).partition("✓ ")
        assert chosen in told
        assert gone not in labels(changed["blocks"])
        await coach.context.work.stop(20)
        kept = await everything(coach)
        again = await pressed(slack, message, action)  # on a telephone that has not caught up
        assert "Something went wrong" not in shown(again["blocks"])
        assert await everything(coach) == kept, "nothing happened twice"
        assert slack.refusals == []


async def everything(coach: Any) -> dict[str, int]:
    return await counts(coach.context, "slack:T1", "U1")


async def compared(slack: Slack) -> tuple[str, dict[str, Any]]:
    """A posting was compared with the resume: the modal that shows it, by its number."""
    replies = await reviewed(slack, "U1", "resume.pdf", EXAMPLE.read_bytes())
    footer = next(each for each in replies if "Match a job" in labels(each["blocks"]))
    chosen = button(footer["blocks"], "match")
    await slack.press("U1", "C1", footer, chosen["action_id"], chosen["value"])
    number = await until(lambda: next(iter(slack.views), ""), 10)
    text = "Engineer at Acme\n\nRequirements\n- Java and Kafka\n- PostgreSQL"
    await slack.submit("U1", number, {"text": {"value": {"type": "plain_text_input", "value": text}}})
    await until(lambda: "Track this application" in labels(slack.views[number]["blocks"]), 10)
    return number, {**slack.views[number], "id": number}


async def test_a_choice_in_a_modal_is_shown_in_its_place_and_the_rest_of_the_modal_stays(slack, tmp_path) -> None:
    async with whole(slack, tmp_path):
        number, view = await compared(slack)
        track = button(view["blocks"], "track")
        await slack.press_in("U1", view, track["action_id"], track["value"])
        await until(lambda: "✓ Saved: Engineer" in shown(slack.views[number]["blocks"]), 10)
        assert "Java" in shown(slack.views[number]["blocks"]), "the comparison is still there"
        assert "Track this application" not in labels(slack.views[number]["blocks"])
        assert len(slack.views) == 1
        assert slack.refusals == []


@pytest.mark.parametrize("full", [False, True], ids=["there is room above", "three modals lie there already"])
async def test_an_answer_to_a_press_in_a_modal_lies_above_it_where_it_can(slack, tmp_path, full: bool) -> None:
    async with whole(slack, tmp_path):
        number, view = await compared(slack)
        check = button(view["blocks"], "check-for")
        slack.failures["views.push"] = [Refusal("push_limit_reached")] if full else []
        await slack.press_in("U1", view, check["action_id"], check["value"])
        told = await until(lambda: next((key for key, each in slack.views.items() if "Tailored" in str(each)), ""), 10)
        assert (told == number) == full
        assert full or "✓ Check my resume for it" in shown(slack.views[number]["blocks"]), "closing it leads back"


async def test_an_answer_that_takes_long_says_so_above_the_modal_it_was_asked_in(slack, tmp_path, monkeypatch) -> None:
    async with whole(slack, tmp_path):
        number, view = await compared(slack)
        monkeypatch.setattr("adapters.slack.answering.PATIENCE", 0.0)
        track = button(view["blocks"], "track")
        await slack.press_in("U1", view, track["action_id"], track["value"])
        above = await until(lambda: next((key for key in slack.views if key != number), ""), 10)
        await until(lambda: "Saved: Engineer" in shown(slack.views[above]["blocks"]), 10)
        assert "✓ Saved: Engineer" in shown(slack.views[number]["blocks"])
