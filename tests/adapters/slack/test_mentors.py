"""Mentors on Slack: chosen by an admin, called once, one takes the question, and it ends well; the whole coach."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from coach.mentors.nudging import send_nudges
from coach.running.context import utc_now
from tests.adapters.slack.blockkit import shown
from tests.adapters.slack.conftest import until
from tests.adapters.slack.server import Refusal, Slack
from tests.adapters.slack.test_whole_way import EXAMPLE, reviewed, whole

GROUP, KIM, LEE = "S1", "U2", "U3"


def buttons(message: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """A message's or view's buttons by their labels."""
    elements = [
        each for block in message.get("blocks", ()) for each in block.get("elements", ()) if each["type"] == "button"
    ]
    return {each["text"]["text"]: each for each in elements}


def chosen_option(value: str) -> dict[str, Any]:
    """A choice as a form sends it back."""
    return {"value": {"selected_option": {"value": value}}}


async def press(slack: Slack, user: str, message: dict[str, Any], label: str, channel: str = "C1") -> None:
    button = buttons(message)[label]
    await slack.press(user, channel, {"ts": "1.0", **message}, button["action_id"], button.get("value", ""))


async def answered(slack: Slack, count: int) -> dict[str, Any]:
    """The newest private answer, once there are so many."""
    await until(lambda: len(slack.responses) >= count, 20)
    return slack.responses[count - 1]


async def choose_mentors(slack: Slack, channel: str = "", group: str = GROUP) -> None:
    """The admin saves the settings, presses "Mentors" and chooses."""
    await slack.command("UADMIN", "C1", "/resume-settings")
    number = await until(lambda: next(iter(slack.views), ""))
    kept = {"visibility": "public", "reminders": "opt-in"}
    values: dict[str, Any] = {name: chosen_option(value) for name, value in kept.items()}
    values |= {"retention_days": {"value": {"type": "plain_text_input", "value": "30"}}}
    await slack.submit("UADMIN", number, values)
    view = {**slack.views.pop(number), "id": number}
    button = buttons(view)["Mentors"]
    pressed = {"type": "button", "block_id": "b", "action_id": button["action_id"], "value": button["value"]}
    slack.views[number] = view
    body = {
        "type": "block_actions", **slack.interaction("UADMIN"),
        "view": view, "container": {"type": "view", "view_id": number},
        "actions": [{**pressed, "action_ts": slack.stamp()}],
    }  # fmt: skip
    await slack.delivery.deliver("interactive", body)
    form = await until(lambda: next((each for each in slack.views.values() if "mentor_group" in str(each)), None))
    options = [each["value"] for each in form["blocks"][0]["element"]["options"]]
    assert options == (["none", GROUP] if slack.groups else ["none"])
    (number,) = [key for key, each in slack.views.items() if each is form]
    chosen = {
        "mentor_group": chosen_option(group),
        "mentor_channel": {"value": {"selected_conversations": [channel] if channel else []}},
    }
    await slack.submit("UADMIN", number, chosen)
    await until(lambda: "Members can ask mentors" in shown(slack.views[number]["blocks"]), 10)
    slack.views.clear()


async def ask(slack: Slack, user: str, message: dict[str, Any], **fields: str) -> None:
    """A member presses "Ask a mentor" and fills in the form."""
    await press(slack, user, message, "Ask a mentor")
    number = await until(lambda: next((key for key, each in slack.views.items() if "question" in str(each)), ""), 10)
    values: dict[str, Any] = {
        "question": {"value": {"type": "plain_text_input", "value": "Is <!channel> my summary too long?"}}
    }
    values |= {name: chosen_option(value) for name, value in fields.items()}
    await slack.submit(user, number, values)
    await until(lambda: "on its way" in shown(slack.views[number]["blocks"]), 10)


def called(messages: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Messages that notify the group."""
    leaf = f"{{'type': 'usergroup', 'usergroup_id': '{GROUP}'}}"
    return [each for each in messages if leaf in str(each["blocks"])]


async def test_a_question_from_asking_to_answered(slack: Slack, tmp_path: Path) -> None:
    slack.groups[GROUP] = [KIM, LEE]
    async with whole(slack, tmp_path) as coach:
        await choose_mentors(slack)
        replies = await reviewed(slack, "U1", "resume.pdf", EXAMPLE.read_bytes())
        thread = replies[0]["thread_ts"]
        rest = next(each for each in replies if "Show the rest" in buttons(each))
        assert not any("Ask a mentor" in buttons(each) for each in replies), "behind a button"
        await press(slack, "U1", {**rest, "thread_ts": thread}, "Show the rest")
        opened = await until(lambda: next((each for each in slack.responses if "Ask a mentor" in buttons(each)), None))
        assert "1 · Helpful" in buttons(slack.responses[0])
        await ask(slack, "U1", {**opened, "thread_ts": thread})
        [question] = await until(lambda: called(slack.thread("C1", thread)), 20)
        words = shown(question["blocks"])
        assert "my summary too long?" in words
        assert "<!channel>" not in words, "broken, so that it pings nobody"
        assert {"type": "user", "user_id": "U1"} in question["blocks"][1]["elements"][0]["elements"]
        assert "usergroup" not in question["text"]

        before = len(slack.responses)
        await slack.command("U9", "C9", "/resume-queue")
        assert "for the mentors" in shown((await answered(slack, before + 1))["blocks"])
        await slack.command(KIM, "C9", "/resume-queue")
        queue = await answered(slack, before + 2)
        assert queue["response_type"] == "ephemeral"
        assert "my summary too long?" in shown(queue["blocks"])
        assert buttons(queue)["Open"]["url"].startswith("https://test.slack.com/archives/C1/p")
        await press(slack, KIM, queue, "I'll answer this", "C9")
        await until(lambda: any("It's yours" in shown(each["blocks"]) for each in slack.responses), 20)
        changed = next(each for each in slack.responses if each.get("replace_original"))
        assert "A mentor has taken this" in shown(changed["blocks"])
        assert {"It's answered", "Give it back"} <= buttons(changed).keys()
        await press(slack, LEE, {**question, "thread_ts": thread}, "I'll answer this")
        second = await until(
            lambda: [e for e in slack.responses if "has taken this question" in shown(e["blocks"])], 20
        )
        assert {"type": "user", "user_id": KIM} in second[0]["blocks"][0]["elements"][0]["elements"]
        await press(slack, KIM, changed, "Give it back", "C9")
        await until(lambda: any("Given back" in shown(each["blocks"]) for each in slack.responses), 20)

        tomorrow = replace(coach.context, clock=lambda: (utc_now() + timedelta(days=2)).replace(hour=12))
        await send_nudges({}, tomorrow)
        await send_nudges({}, tomorrow)
        await until(lambda: len(called(slack.thread("C1", thread))) == 2, 20)
        await press(slack, LEE, {**question, "thread_ts": thread}, "It's answered")
        last = await until(lambda: [e for e in slack.thread("C1", thread) if "Answered." in shown(e["blocks"])], 20)
        assert {"type": "user", "user_id": LEE} in last[0]["blocks"][0]["elements"][0]["elements"]
        await send_nudges({}, replace(coach.context, clock=lambda: utc_now() + timedelta(days=9)))
        assert len(called(slack.thread("C1", thread))) == 2
        assert slack.refusals == []


async def test_a_private_review_is_shown_where_mentors_are_once_its_member_agrees(slack: Slack, tmp_path: Path) -> None:
    slack.groups[GROUP] = [KIM]
    async with whole(slack, tmp_path):
        await choose_mentors(slack, channel="C2")
        shared = await slack.share("U1", "DU1", "resume.pdf", EXAMPLE.read_bytes())
        await until(lambda: any("Check again" in buttons(each) for each in slack.messages["DU1"]), 30)
        await slack.command("U1", "C1", "/resume-check mentor: How do I explain the gap?")
        number, form = await until(lambda: next(iter(slack.views.items()), None))
        assert form["blocks"][0]["element"]["initial_value"] == "How do I explain the gap?"
        assert "first three suggestions" in form["blocks"][1]["hint"]["text"]
        text = {"value": {"type": "plain_text_input", "value": "How do I explain the gap?"}}
        refused = await slack.submit("U1", number, {"question": text})
        assert refused.answer["errors"] == {"agreed": "Please choose whether mentors may see this."}
        assert slack.messages["C2"] == []
        await until(lambda: ("DU1", shared["ts"], "white_check_mark") in slack.reactions, 30)
        await slack.submit("U1", number, {"question": text, "agreed": chosen_option("yes")})
        [told] = await until(lambda: called(slack.messages["C2"]), 20)
        words = shown(told["blocks"])
        assert "How do I explain the gap?" in words
        assert "Responsible for managing the nightly import" in words
        assert "maren.okafor" not in words
        await press(slack, KIM, told, "It's answered", "C2")
        await until(lambda: any("Answered." in shown(each.get("blocks")) for each in slack.messages["DU1"]), 20)
        assert slack.refusals == []


async def test_a_workspace_without_user_groups_has_a_channel_for_its_mentors(slack: Slack, tmp_path: Path) -> None:
    slack.failures["usergroups.list"] = [Refusal("paid_teams_only")] * 9
    async with whole(slack, tmp_path):
        await choose_mentors(slack, channel="C2", group="none")
        await reviewed(slack, "U1", "resume.pdf", EXAMPLE.read_bytes())
        await slack.command("U1", "C1", "/resume-check mentor")
        number = await until(lambda: next(iter(slack.views), ""))
        text = {"value": {"type": "plain_text_input", "value": "Which job should I cut?"}}
        await slack.submit("U1", number, {"question": text})
        [told] = await until(lambda: slack.messages["C2"], 20)
        assert buttons(told)["Open"]["url"].startswith("https://test.slack.com/archives/C1/p")
        assert "usergroup" not in str(told["blocks"])
        before = len(slack.responses)
        await slack.command("U7", "C2", "/resume-queue")
        assert "Which job should I cut?" in shown((await answered(slack, before + 1))["blocks"]), "who is there is one"
