"""What is deleted while its review is under way is not reviewed any further, and nothing else suffers."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import discord
import pytest
from sqlalchemy import delete, select

from adapters.building import Coach
from adapters.discord.custom_ids import CustomId
from coach.store.tables import ReviewRow
from tests.adapters.discord import payloads
from tests.adapters.discord.interactions import COMMAND
from tests.adapters.discord.payloads import (
    ALICE,
    ALL_RIGHTS,
    BOT,
    CHANNEL,
    FORUM,
    GUILD,
    KIM,
    MEDIA,
    PUBLIC_THREAD,
    VOICE,
)
from tests.adapters.discord.server import DIRECT, LoopbackDiscord, Recorded, error
from tests.adapters.discord.wire.waiting import until

RESUME = (Path(__file__).parents[4] / "examples" / "resume.pdf").read_bytes()


async def state_of(coach: Coach, review: int = 1) -> tuple[str, str]:
    """State and error of a review."""
    async with coach.context.store.of(f"discord:{GUILD}") as session:
        row = await session.scalar(select(ReviewRow).where(ReviewRow.id == review))
        return (row.state, row.error) if row is not None else ("", "")


async def ended(coach: Coach, review: int = 1) -> tuple[str, str]:
    async def over() -> tuple[str, str] | None:
        found = await state_of(coach, review)
        return found if found[0] in {"posted", "failed"} else None

    return await until(over, 30)


def is_download(asked: Recorded) -> bool:
    return asked.path.startswith("/files/")


def is_thread(asked: Recorded) -> bool:
    return asked.method == "POST" and asked.path.endswith("/threads")


def is_second_post(asked: Recorded) -> bool:
    """In the review's own thread, where the first message is there already."""
    where, number = asked.path.split("/")[2], asked.body.get("nonce", "") if isinstance(asked.body, dict) else ""
    return asked.method == "POST" and where not in {CHANNEL, FORUM} and str(number).startswith("r1.1")


def at(
    coach: Coach, server: LoopbackDiscord, moment: Callable[[Recorded], bool], act: Callable[[], Awaitable[None]]
) -> None:
    """Lets something happen once at the moment, and the request wait until the coach has heard of it."""

    async def happen(asked: Recorded) -> None:
        if moment(asked):
            server.meanwhile = None
            await act()
            await ended(coach)

    server.meanwhile = happen


def posts_of_bot(server: LoopbackDiscord, channel: str) -> int:
    return sum(each["author"]["bot"] for each in server.posted(channel))


def posted(server: LoopbackDiscord, channel: str) -> int:
    """Messages that the coach sent to a channel, also those it took down again."""
    return sum(each.method == "POST" and each.path == f"/channels/{channel}/messages" for each in server.requests)


def failures(caplog: pytest.LogCaptureFixture) -> list[str]:
    """What the log calls a failure: of a listener, a step, a job."""
    told = [record for record in caplog.records if record.levelname in {"ERROR", "CRITICAL"}]
    return [record.getMessage() for record in told] + ["step_failed"] * ("step_failed" in caplog.text)


@pytest.mark.parametrize(
    ("moment", "many", "posts"),
    [
        pytest.param(is_download, False, 0, id="one message, while the file is read"),
        pytest.param(is_thread, True, 0, id="many, while the thread is opened"),
        pytest.param(is_second_post, False, 2, id="one message, while the second post is on its way"),
        pytest.param(is_second_post, True, 2, id="many, while the second post is on its way"),
    ],
)
async def test_a_deleted_message_ends_its_review(coach, server, caplog, moment, many, posts):
    other = await server.drop("notes.txt", b"words")
    message = await server.drop("resume.pdf", RESUME)
    gone = [message["id"], *([other["id"]] if many else [])]
    at(coach, server, moment, lambda: server.delete(CHANNEL, *gone))
    assert await ended(coach) == ("failed", "withdrawn")
    await settled(server)
    assert posted(server, message["id"]) == posts, "what was on its way arrives, and nothing after it"
    await until(lambda: posts_of_bot(server, message["id"]) == 0, 30)
    assert failures(caplog) == []


@pytest.mark.parametrize(("moment", "posts"), [(is_download, 0), (is_second_post, 0)], ids=["reading", "posting"])
async def test_a_deleted_forum_post_ends_its_review(coach, server, caplog, moment, posts):
    post = await server.open_post(FORUM, "resume.pdf", RESUME)
    at(coach, server, moment, lambda: server.delete_thread(post))
    assert await ended(coach) == ("failed", "withdrawn")
    await settled(server)
    assert posts_of_bot(server, post) == posts, "a post that is gone takes no messages"
    assert failures(caplog) == []


async def test_files_taken_out_of_their_message_end_their_review_and_the_next_one_works(coach, server, caplog):
    message = await server.drop("resume.pdf", RESUME)
    at(coach, server, is_second_post, lambda: server.remove_files(CHANNEL, message["id"]))
    assert await ended(coach) == ("failed", "withdrawn")
    await settled(server)
    assert posted(server, message["id"]) == 2
    await until(lambda: posts_of_bot(server, message["id"]) == 0, 30)
    assert [each.path for each in server.requests if "✅" in each.path] == [], "it is not done"
    await server.drop("resume.pdf", RESUME)
    assert await ended(coach, 2) == ("posted", "")
    assert failures(caplog) == []


async def settled(server: LoopbackDiscord) -> None:
    """Waits until the coach asks for nothing more."""
    before = -1
    while before != len(server.requests):
        before = len(server.requests)
        await asyncio.sleep(0.2)


PLACES = [
    pytest.param(lambda server: _of(CHANNEL), CHANNEL, id="text channel"),
    pytest.param(lambda server: _of(VOICE), VOICE, id="voice channel"),
    pytest.param(lambda server: server.open_thread(CHANNEL), CHANNEL, id="thread"),
    pytest.param(lambda server: server.open_thread(CHANNEL, told=False), CHANNEL, id="thread not announced"),
    pytest.param(lambda server: server.open_thread(MEDIA), MEDIA, id="media post"),
]


async def _of(channel: str) -> str:
    return channel


@pytest.mark.parametrize(("place", "around"), PLACES)
async def test_the_coach_hears_of_every_message_of_a_bulk_deletion(running, service, server, place, around):
    channel = await place(server)
    messages = [(await server.drop("resume.pdf", b"%PDF-", channel=channel))["id"] for _ in range(3)]
    await until(lambda: len(service.uploads) == 3)
    await server.delete(channel, *messages, "999")
    await until(lambda: len(service.withdrawn) == 4)
    assert set(service.withdrawn) == {(around, message, "") for message in (*messages, "999")}
    assert {upload.place.channel for upload in service.uploads} == {around}, "by the same channel it was taken from"


async def test_a_deleted_thread_leaves_the_message_it_was_made_from(running, service, server):
    """Only a post takes its first message with it."""
    for parent in (CHANNEL, FORUM):
        await server.delete_thread(await server.open_thread(parent, PUBLIC_THREAD))
    await until(lambda: service.withdrawn)
    assert [channel for channel, _, _ in service.withdrawn] == [FORUM]


@pytest.mark.parametrize("asked", ["dropped", "by a command"])
async def test_an_old_thread_goes_by_its_own_button_once_its_review_is_no_longer_kept(coach, server, asked):
    message = await server.drop("resume.pdf", RESUME)
    await ended(coach)
    thread = message["id"]
    if asked == "by a command":
        data = {"id": "1", "name": "resume-check", "type": 1, "options": [{"name": "public", "type": 5, "value": True}]}
        offered = await server.act(COMMAND, data, VOICE)
        await until(lambda: offered.shown)
        shown = {**payloads.message("999", CHANNEL, offered.shown[-1], payloads.user(BOT, True)), "flags": 64}
        await server.press(shown, "Post it in this channel")
        assert await ended(coach, 2) == ("posted", "")
        (thread,) = server.threads - {message["id"]}
    await settled(server)
    async with coach.context.store.across("an older version forgot it") as session:
        await session.execute(delete(ReviewRow))
    server.others[thread] = payloads.thread(thread, CHANNEL, PUBLIC_THREAD)
    asks = await server.press(server.posted(thread)[-1], "Delete my data")
    await until(lambda: asks.shown)
    await server.press(payloads.message("998", thread, asks.shown[0], payloads.user(BOT, True)), "Yes, delete")
    await until(lambda: posts_of_bot(server, thread) == 0, 30)
    await settled(server)
    kept = [each["id"] for each in server.posted(CHANNEL)]
    assert kept == [message["id"]], "the member's own message stays theirs, the coach's root goes"


WITHOUT_THREADS = str(int(ALL_RIGHTS) & ~discord.Permissions(manage_threads=True).value)


async def reviewed(coach: Coach, server: LoopbackDiscord) -> str:
    """Alice's resume is dropped and answered; the thread's number."""
    message = await server.drop("resume.pdf", RESUME)
    assert await ended(coach) == ("posted", "")
    await settled(server)
    return str(message["id"])


async def all_deleted(server: LoopbackDiscord, thread: str) -> None:
    """Alice has everything deleted."""
    await all_deleted_from(server, server.posted(thread)[-1], thread)


def said_directly(server: LoopbackDiscord) -> list[str]:
    """The coach's messages in the conversation with Alice."""
    return [str(embed["description"]) for each in server.posted(DIRECT) for embed in each["embeds"]]


async def test_a_thread_that_was_archived_is_opened_for_deleting(coach, server):
    server.rights = WITHOUT_THREADS
    thread = await reviewed(coach, server)
    server.quiet(thread)
    await all_deleted(server, thread)
    await until(lambda: server.posted(thread) == [], 30)
    await until(lambda: server.states[thread]["thread_metadata"]["archived"], 30)
    assert said_directly(server) == []


async def test_a_thread_of_the_coach_in_which_nobody_else_wrote_is_deleted_where_it_may(coach, server):
    thread = await reviewed(coach, server)
    await all_deleted(server, thread)
    await until(lambda: thread not in server.states, 30)
    assert [each["id"] for each in server.posted(CHANNEL)] == [thread], "the member's own message stays theirs"


async def test_what_others_wrote_in_the_thread_stays(coach, server):
    thread = await reviewed(coach, server)
    server.posted(thread).append(payloads.message("997", thread, {"content": "Well done!"}, payloads.user(KIM)))
    last = server.posted(thread).pop(-2)
    server.posted(thread).append(last)
    await all_deleted(server, thread)
    await until(lambda: [each["id"] for each in server.posted(thread)] == ["997"], 30)
    await settled(server)
    assert thread in server.states


async def test_of_a_locked_thread_the_member_is_told_that_it_stays(coach, server):
    server.rights = WITHOUT_THREADS
    thread = await reviewed(coach, server)
    server.quiet(thread, locked=True)
    await all_deleted(server, thread)
    (told,) = await until(lambda: said_directly(server), 30)
    assert "couldn't take down everything" in told
    assert "moderator" in told
    await settled(server)
    (link,) = [each for row in server.posted(DIRECT)[-1]["components"] for each in row["components"]]
    assert link["url"] == f"https://discord.com/channels/{GUILD}/{thread}/{thread}"


async def test_a_message_that_may_not_be_deleted_is_emptied(coach, server):
    server.rights = WITHOUT_THREADS
    thread = await reviewed(coach, server)
    kept = server.posted(thread)[0]["id"]
    server.undeletable.add(kept)
    await all_deleted(server, thread)
    left = await until(lambda: server.posted(thread)[0] if len(server.posted(thread)) == 1 else None, 30)
    await settled(server)
    assert (left["content"], left["embeds"], left["components"]) == ("This message was taken down.", [], [])


async def test_a_channel_in_which_the_coach_may_not_look_any_more_is_reported(coach, server):
    thread = await reviewed(coach, server)
    footer = {**server.posted(thread)[-1], "channel_id": thread}
    refused = [lambda: error(403, 50001, "Missing Access")]
    server.failures[f"GET /channels/{thread}/messages"] = refused * 3
    asks = await server.press(footer, "Delete my data")
    await until(lambda: asks.shown)
    await server.press(payloads.message("998", thread, asks.shown[0], payloads.user(BOT, True)), "Yes, delete")
    (told,) = await until(lambda: said_directly(server), 30)
    assert "no longer allowed in" in told


CLOSED = f"POST /channels/{DIRECT}/messages"
NOT_TOLD = "couldn't tell you earlier"


def closed_inbox(server: LoopbackDiscord) -> None:
    """Alice takes no direct messages, neither by a conversation nor in it."""
    server.failures[CLOSED] = [lambda: error(403, 50007, "Cannot send messages to this user")] * 99


async def locked_thread(coach: Coach, server: LoopbackDiscord) -> str:
    """A thread of which nothing can be taken down; Alice's direct messages are closed."""
    server.rights = WITHOUT_THREADS
    thread = await reviewed(coach, server)
    server.quiet(thread, locked=True)
    closed_inbox(server)
    return thread


def others_read(server: LoopbackDiscord, *places: str) -> str:
    """All that the coach wrote there."""
    return str([each["embeds"] for place in places for each in server.posted(place) if each["author"]["bot"]])


@pytest.mark.parametrize("fresh", [True, False], ids=["at once", "after a quarter of an hour"])
async def test_whom_no_direct_message_reaches_is_told_what_stays_where_they_pressed(coach, server, fresh):
    thread = await locked_thread(coach, server)
    before = others_read(server, CHANNEL, thread)
    asks = await server.press({**server.posted(thread)[-1], "channel_id": thread}, "Delete my data")
    await until(lambda: asks.shown)
    asked = payloads.message("998", thread, asks.shown[0], payloads.user(BOT, True))
    sure = await server.press(asked, "Yes, delete", fresh=fresh)
    await until(lambda: server.wrote("POST", f"{DIRECT}/messages"), 30)
    if fresh:
        told = await until(lambda: next((each for each in sure.shown if "couldn't take down" in str(each)), None), 30)
        assert told["flags"] & 64
    await settled(server)
    later = await server.command("resume-privacy")
    await until(lambda: later.texts)
    await settled(server)
    assert (NOT_TOLD in " ".join(later.texts)) is not fresh
    assert all(each["flags"] & 64 for each in (*sure.shown[1:], *later.shown))
    again = await server.command("resume-privacy")
    await until(lambda: again.texts)
    assert NOT_TOLD not in " ".join(again.texts), "once"
    assert others_read(server, CHANNEL, thread) == before


async def test_whose_deleted_upload_leaves_something_is_told_below_the_next_answer(coach, server):
    thread = await locked_thread(coach, server)
    before = others_read(server, thread)
    await server.delete(CHANNEL, thread)
    await until(lambda: server.wrote("POST", f"{DIRECT}/messages"), 30)
    await settled(server)
    mention = payloads.message("990", CHANNEL, {"content": "<@100>"}, payloads.user(ALICE))
    mention |= {"mentions": [{**payloads.user(BOT, True), "member": payloads.member(BOT)}]}
    await server.send("MESSAGE_CREATE", {**mention, "guild_id": GUILD, "member": payloads.member()})
    await until(lambda: others_read(server, CHANNEL) != "[]", 30)
    assert NOT_TOLD not in others_read(server, CHANNEL), "others read that"
    asked = await server.command("resume-help", channel=VOICE)
    await until(lambda: NOT_TOLD in " ".join(asked.texts), 30)
    assert others_read(server, thread) == before


def marks(server: LoopbackDiscord, message: str) -> set[str]:
    """The coach's signs on a message, as they are now."""
    left: set[str] = set()
    for asked in server.requests:
        if f"/messages/{message}/reactions/" in asked.path:
            sign = asked.path.split("/reactions/")[1].split("/")[0]
            left = left | {sign} if asked.method == "PUT" else left - {sign}
    return left


@pytest.mark.parametrize("what", ["one of two files is taken out", "the member deletes everything"])
async def test_no_mark_of_receipt_stays_at_a_message_whose_review_ends_before_its_time(coach, server, what):
    message = server._message(CHANNEL, {"content": ""}, payloads.user(ALICE))
    files = (("resume-a.pdf", RESUME), ("resume-b.pdf", RESUME + b"\n%b"))
    message["attachments"] = [server._attachment(name, content, 3600) for name, content in files]
    number = message["id"]

    async def act() -> None:
        if what.startswith("one"):
            (kept,) = [each for each in server.posted(CHANNEL) if each["id"] == number]
            kept["attachments"] = kept["attachments"][1:]
            await server.send("MESSAGE_UPDATE", {**kept, "guild_id": GUILD})
            await ended(coach, 1)
        else:
            sure = {"type": 2, "style": 4, "label": "Yes, delete", "custom_id": str(CustomId("delete-sure", "", ""))}
            shown = payloads.message("998", CHANNEL, {}, payloads.user(BOT, True))
            pressed = await server.press({**shown, "components": [{"type": 1, "components": [sure]}]}, "Yes, delete")
            await until(lambda: pressed.shown or pressed.first)

    async def meanwhile(asked: Recorded) -> None:
        if is_download(asked):
            server.meanwhile = None
            await until(lambda: "👀" in marks(server, number))
            await act()

    server.meanwhile = meanwhile
    await server.send("MESSAGE_CREATE", {**message, "guild_id": GUILD, "member": payloads.member()})
    if what.startswith("one"):
        assert await ended(coach, 2) == ("posted", ""), "the other file is reviewed all the same"
    await settled(server)
    assert marks(server, number) == ({"✅"} if what.startswith("one") else set())


@pytest.mark.parametrize("where", ["a channel without threads", "a thread that takes no messages"])
async def test_what_went_into_the_channel_in_place_of_a_thread_is_taken_down_with_its_notice(coach, server, where):
    channel = VOICE if where.startswith("a channel") else CHANNEL
    server.failures["POST /channels/4242/messages"] = [lambda: error(403, 50001, "Missing Access")] * 99
    message = await server.drop("resume.pdf", RESUME, channel=channel, number="4242")
    assert await ended(coach) == ("posted", "")
    await settled(server)
    (_, *answers) = [each for each in server.posted(channel) if each["author"]["bot"]]
    assert len(answers) >= 2, "a notice and the review"
    await all_deleted_from(server, answers[-1], channel)
    await until(lambda: [each["id"] for each in server.posted(channel)] == [message["id"]], 30)


async def all_deleted_from(server: LoopbackDiscord, footer: dict[str, Any], channel: str) -> None:
    """Alice has everything deleted by the last message of an answer."""
    asks = await server.press({**footer, "channel_id": channel}, "Delete my data")
    await until(lambda: asks.shown)
    await server.press(payloads.message("998", channel, asks.shown[0], payloads.user(BOT, True)), "Yes, delete")
