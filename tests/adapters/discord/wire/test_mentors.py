"""Mentors on Discord: a role that a moderator chose is called once, one takes the question, and it ends well."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from coach.mentors.nudging import send_nudges
from coach.running.context import utc_now
from tests.adapters.discord import payloads
from tests.adapters.discord.interactions import Interaction
from tests.adapters.discord.payloads import BOT, CHANNEL, GUILD, KIM, LEE, MENTORS, NEWS
from tests.adapters.discord.server import COMMAND, DIRECT, LoopbackDiscord
from tests.adapters.discord.wire.test_whole_way import EPHEMERAL, EXAMPLES, reactions
from tests.adapters.discord.wire.waiting import until

RESUME = (EXAMPLES / "resume.pdf").read_bytes()


def words(*messages: dict[str, Any]) -> str:
    embeds = [embed for message in messages for embed in message.get("embeds") or ()]
    return "\n".join(f"{each.get('title', '')}\n{each.get('description', '')}" for each in embeds).translate(
        {92: "", 0x200B: ""}
    )


def labels(message: dict[str, Any]) -> list[str]:
    return [each["label"] for row in message.get("components") or () for each in row["components"]]


async def form_of(asked: Interaction) -> dict[str, Any]:
    await until(lambda: asked.first is not None and asked.first["type"] == 9, 20)
    assert asked.first is not None
    form: dict[str, Any] = asked.first["data"]
    return form


async def shown(asked: Interaction) -> dict[str, Any]:
    """What whoever acted is shown, as a message whose buttons they can press."""
    body = (await until(lambda: [each for each in asked.shown if each.get("embeds")], 30))[-1]
    return as_message(body)


def as_message(body: dict[str, Any]) -> dict[str, Any]:
    return {**payloads.message("990", CHANNEL, body, payloads.user(BOT, True)), "said": body}


async def choose_mentors(server: LoopbackDiscord, *channels: str) -> str:
    """A moderator presses "Mentors" below the saved settings and chooses; gives what they are told."""
    settings = await server.command("resume-settings")
    filled = {"visibility": ["public"], "retention_days": "30", "reminders": ["opt-in"]}
    saved = await shown(await server.submit(await form_of(settings), filled))
    asked = await server.press(saved, "Mentors")
    form = await form_of(asked)
    kinds = [each["component"]["type"] for each in form["components"]]
    assert kinds == [6, 8], "choosers of roles and channels"
    return words(await shown(await server.submit(form, {"mentor_group": [MENTORS], "mentor_channel": list(channels)})))


async def ask(server: LoopbackDiscord, message: dict[str, Any], **fields: Any) -> dict[str, Any]:
    form = await form_of(await server.press(message, "Ask a mentor"))
    return await shown(await server.submit(form, {"question": "Is @everyone my summary too long?", **fields}))


def calls(server: LoopbackDiscord, channel: str) -> list[Any]:
    """What was sent that notifies anybody."""
    sent = [
        each.body for each in server.requests if each.method == "POST" and each.path == f"/channels/{channel}/messages"
    ]
    return [each for each in sent if each["allowed_mentions"] != {"parse": []} or each.get("content")]


async def test_a_question_from_asking_to_answered(coach, server: LoopbackDiscord) -> None:
    assert "Members can ask mentors from now on" in await choose_mentors(server)
    await server.drop("resume.pdf", RESUME)
    await until(lambda: "✅" in reactions(server), 30)
    (thread,) = server.threads
    footer = next(each for each in reversed(server.posted(thread)) if each.get("components"))
    assert not any("entor" in str(labels(each)) for each in server.posted(thread)), "behind a button"
    opened = await server.press({**footer, "channel_id": CHANNEL}, "Show the rest")
    await until(lambda: any("Ask a mentor" in labels(each) for each in opened.shown), 30)
    assert "1 · Helpful" in labels(opened.shown[0])
    rest = as_message(next(each for each in opened.shown if "Ask a mentor" in labels(each)))
    sent = await ask(server, rest)
    assert labels(sent) == ["Withdraw it"]
    [call] = await until(lambda: calls(server, thread), 20)
    assert call["content"] == f"<@&{MENTORS}>"
    assert call["allowed_mentions"] == {"parse": [], "roles": [int(MENTORS)]}
    [question] = [each for each in server.posted(thread) if each["content"]]
    assert "@everyone" not in str(question["embeds"]), "broken, so that it pings nobody"
    assert "my summary too long?" in words(question)

    queue = {"id": "1", "name": "resume-queue", "type": 1, "options": []}
    refused = await shown(await server.act(COMMAND, queue, user="499"))
    assert "for the mentors" in words(refused)
    listed = await shown(await server.act(COMMAND, queue, user=KIM))
    assert listed["flags"] == EPHEMERAL
    assert "less than an hour ago" in words(listed)
    address = listed["components"][0]["components"][0]["url"]
    assert address == f"https://discord.com/channels/{GUILD}/{thread}/{question['id']}"
    taken = await server.press({**question, "channel_id": CHANNEL}, "I'll answer this", user=KIM)
    await until(lambda: any("It's yours" in words(each) for each in taken.shown), 20)
    assert labels(taken.source or {}) == ["✓ A mentor has taken this", "It's answered", "Give it back"]
    late = await shown(await server.press(listed, "I'll answer this", user=LEE))
    assert words(late).strip() == f"<@{KIM}> has taken this question."
    assert late["said"]["allowed_mentions"] == {"parse": []}
    back = await shown(await server.act(COMMAND, queue, user=KIM))
    await server.press(back, "Give it back", user=KIM)

    async def given_back() -> bool:
        again = await shown(await server.act(COMMAND, queue, user=LEE))
        return "Nobody has taken it yet" in words(again)

    await until(given_back, 20)
    tomorrow = replace(coach.context, clock=lambda: (utc_now() + timedelta(days=2)).replace(hour=15, minute=30))
    await send_nudges({}, tomorrow)
    await send_nudges({}, tomorrow)
    await until(lambda: len(calls(server, thread)) == 2, 20)
    await server.press({**question, "channel_id": CHANNEL}, "It's answered", user=LEE)
    await until(lambda: any(f"<@{LEE}> marked" in words(each) for each in server.posted(thread)), 20)
    await send_nudges({}, replace(coach.context, clock=lambda: utc_now() + timedelta(days=9)))
    assert len(calls(server, thread)) == 2
    assert server.undescribed == []


async def test_a_private_review_is_shown_where_mentors_are_once_its_member_agrees(
    coach, server, tmp_path: Path
) -> None:
    await choose_mentors(server, NEWS)
    file = server._attachment("resume.pdf", RESUME, 3600)
    options = [{"name": "file", "type": 11, "value": file["id"]}, {"name": "private", "type": 5, "value": True}]
    data = {"id": "1", "name": "resume-check", "type": 1, "options": options}
    await server.act(COMMAND, data | {"resolved": {"attachments": {file["id"]: file}}})

    async def form() -> dict[str, Any] | None:
        option = [{"name": "mentor", "type": 3, "value": "How do I explain the gap?"}]
        asked = await server.act(COMMAND, {"id": "1", "name": "resume-check", "type": 1, "options": option})
        first = await until(lambda: asked.first, 20)
        return first["data"] if first["type"] == 9 else None

    asking = await until(form, 60)
    assert asking["components"][0]["component"]["value"] == "How do I explain the gap?"
    assert len(asking["components"][1]["description"]) <= 100
    filled = {"question": "How do I explain the gap?"}
    kept = await shown(await server.submit(asking, {**filled, "agreed": ["no"]}))
    assert "Nothing was sent" in words(kept)
    assert server.posted(NEWS) == []
    await server.submit(asking, {**filled, "agreed": ["yes"]})
    [told] = await until(lambda: server.posted(NEWS), 20)
    assert told["content"] == f"<@&{MENTORS}>"
    assert "Responsible for managing the nightly import" in words(told)
    await server.press(told, "It's answered", user=KIM)
    await until(lambda: any("Answered." in words(each) for each in server.posted(DIRECT)), 20)
    assert server.undescribed == []


async def test_a_role_that_nobody_may_mention_is_told_to_the_moderator(coach, server: LoopbackDiscord) -> None:
    server.mentionable = False
    assert "not allowed to mention this group" in await choose_mentors(server)
