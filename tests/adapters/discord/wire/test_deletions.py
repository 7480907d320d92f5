"""What is deleted while its review is under way is not reviewed any further, and nothing else suffers."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from sqlalchemy import delete, select

from adapters.building import Coach
from coach.store.tables import ReviewRow
from tests.adapters.discord import payloads
from tests.adapters.discord.interactions import COMMAND
from tests.adapters.discord.payloads import BOT, CHANNEL, FORUM, GUILD, MEDIA, PUBLIC_THREAD, VOICE
from tests.adapters.discord.server import LoopbackDiscord, Recorded
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
