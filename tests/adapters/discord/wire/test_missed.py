"""Files that were dropped while the bot was not connected are found when it is back, each once."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest
from discord.utils import time_snowflake

from adapters.discord.app import DiscordApp, build
from adapters.discord.settings import DiscordSettings
from coach.chat.community_settings import CommunitySettings
from tests.adapters.discord.payloads import ALICE, CHANNEL, FORUM, NEWS, user
from tests.adapters.discord.server import DIRECT, LoopbackDiscord, error
from tests.adapters.discord.wire.waiting import until
from tests.recording_service import RecordingService

PDF = b"%PDF-1.7"
NOW = datetime.now(UTC)
numbers = count()


def ago(**time: float) -> str:
    """The id of a message of that time."""
    return str(time_snowflake(NOW - timedelta(**time)) + next(numbers))


@pytest.fixture
def away(service: RecordingService) -> RecordingService:
    """The bot was last connected three hours ago, and #c300 is for resumes."""
    service.connected_at = NOW - timedelta(hours=3)
    service.chosen = CommunitySettings(watched_channels=(CHANNEL,))
    return service


@asynccontextmanager
async def back(app: DiscordApp, service: RecordingService) -> AsyncIterator[DiscordApp]:
    """The bot is connected again and has looked for what it missed."""
    before = service.connected_at
    task = asyncio.create_task(app.run(service))
    await until(lambda: service.connected_at != before)
    yield app
    await app.close()
    await asyncio.wait_for(task, 5)


def names(service: RecordingService) -> list[str]:
    return [upload.file.name for upload in service.uploads]


def looked_at(server: LoopbackDiscord) -> list[str]:
    return [each.path for each in server.requests if each.method == "GET" and each.path.endswith("/messages")]


async def test_files_of_that_time_are_taken_in_order_and_marked(app, away, server):
    first = await server.drop("a.pdf", PDF, number=ago(hours=2), told=False)
    await server.drop("b.docx", PDF, number=ago(hours=1), told=False)
    async with back(app, away):
        assert names(away) == ["a.pdf", "b.docx"]
        upload = away.uploads[0]
        assert upload.key == f"discord:{first['id']}:{first['attachments'][0]['id']}", "as if it had come at once"
        assert (upload.member.id, upload.asked, upload.channel_name) == (ALICE, False, f"c{CHANNEL}")
        assert len(looked_at(server)) == 1
        await until(lambda: len([each for each in server.requests if "/reactions/" in each.path]) == 2)


@pytest.mark.parametrize(
    ("number", "change"),
    [
        pytest.param(ago(hours=4), lambda message: None, id="what came while the bot was there"),
        pytest.param(ago(hours=1), lambda message: message.update(author=user("9", bot=True)), id="a bot's file"),
        pytest.param(
            ago(hours=1),
            lambda message: message.update(
                reactions=[
                    {
                        "emoji": {"id": None, "name": "✅"}, "count": 1, "me": True, "me_burst": False,
                        "count_details": {"normal": 1, "burst": 0}, "burst_colors": [],
                    }
                ]
            ),
            id="what the coach has marked",
        ),
        pytest.param(ago(hours=1), lambda message: message.update(attachments=[]), id="words"),
    ],
)  # fmt: skip
async def test_nothing_else_is_taken(app, away, server, number: str, change: Callable[..., None]):
    change(await server.drop("resume.pdf", PDF, number=number, told=False))
    async with back(app, away):
        assert away.uploads == []


async def test_a_file_that_was_forwarded_meanwhile_is_taken(app, away, server):
    await server.forward("theirs.pdf", PDF, number=ago(hours=1), told=False)
    async with back(app, away):
        assert [(upload.file.name, upload.member.id) for upload in away.uploads] == [("theirs.pdf", ALICE)]


async def test_channels_that_are_not_watched_are_not_looked_at(app, away, server):
    await server.drop("resume.pdf", PDF, number=ago(hours=1), channel=NEWS, told=False)
    async with back(app, away):
        assert (away.uploads, looked_at(server)) == ([], [])


async def test_a_watched_forums_open_posts_are_looked_through(app, away, server):
    away.chosen = CommunitySettings(watched_channels=(FORUM,))
    post = await server.open_thread(FORUM, told=False)
    await server.drop("resume.pdf", PDF, number=ago(hours=1), channel=post, told=False)
    async with back(app, away):
        (upload,) = away.uploads
        assert (upload.place.channel, upload.place.thread) == (FORUM, post)


async def test_more_than_a_day_back_is_not_looked_at(app, away, server):
    away.connected_at = NOW - timedelta(days=6)
    await server.drop("old.pdf", PDF, number=ago(hours=25), told=False)
    await server.drop("new.pdf", PDF, number=ago(hours=23), told=False)
    async with back(app, away):
        assert names(away) == ["new.pdf"]


async def test_a_coach_that_was_never_here_has_missed_nothing(app, away, server):
    away.connected_at = None
    await server.drop("resume.pdf", PDF, number=ago(hours=1), told=False)
    async with back(app, away):
        assert (away.uploads, looked_at(server)) == ([], [])


async def test_a_channel_that_may_not_be_read_does_no_harm(app, away, server):
    await server.drop("resume.pdf", PDF, number=ago(hours=1), told=False)
    server.failures = {f"GET /channels/{CHANNEL}/messages": [lambda: error(403, 50001, "Missing Access")]}
    async with back(app, away):
        await server.drop("later.pdf", PDF)
        await until(lambda: names(away) == ["later.pdf"])


async def test_a_session_that_cannot_be_resumed_is_looked_after_too(away, server):
    server.refuse_resume = True
    api, gateway = f"{server.base}/api/v10", f"{server.base.replace('http', 'ws')}/gateway"
    app = build(DiscordSettings(_env_file=None, token="t", api_url=api, gateway_url=gateway))
    async with back(app, away):
        await server.drop("resume.pdf", PDF, number=ago(seconds=0), told=False)
        await server.socket.close(code=4000, message=b"unknown")
        await until(lambda: names(away) == ["resume.pdf"])
        assert (len(server.resumes), len(server.identifies)) == (1, 2)


async def test_a_file_sent_directly_is_found_in_a_conversation_that_the_coach_remembers(app, away, server):
    """Discord gives bots no list of them."""
    away.remembered = (DIRECT,)
    sent = await server.drop("resume.pdf", PDF, number=ago(hours=1), channel=DIRECT, told=False)
    async with back(app, away):
        (upload,) = away.uploads
        assert upload.key == f"discord:{sent['id']}:{sent['attachments'][0]['id']}", "as if it had come at once"
        assert (upload.asked, upload.place.is_direct, upload.place.audience) == (True, True, "member")
        assert (upload.place.thread, upload.member.id) == (DIRECT, ALICE)
        await until(lambda: [each for each in server.requests if "/reactions/" in each.path])
        assert looked_at(server) == [f"/channels/{DIRECT}/messages"]


async def test_only_the_latest_conversations_are_looked_at_and_a_closed_one_does_no_harm(app, away, server):
    away.remembered = (*map(str, range(7000, 7019)), DIRECT, "8000")
    await server.drop("resume.pdf", PDF, number=ago(hours=1), channel=DIRECT, told=False)
    async with back(app, away):
        assert names(away) == ["resume.pdf"]
        assert len(looked_at(server)) == 20
