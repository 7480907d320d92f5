"""Files that were shared while no connection was up are found when one is, each once."""

import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from adapters.slack.app import SlackApp, build
from coach.chat.community_settings import CommunitySettings
from tests.adapters.slack.conftest import running, settings_for, until
from tests.adapters.slack.server import BOT, Refusal, Slack
from tests.recording_service import RecordingService

PDF = b"%PDF-1.7 resume"


@pytest.fixture
def away(service: RecordingService) -> RecordingService:
    """The coach was last connected three hours ago, and C1 is for resumes."""
    service.connected_at = datetime.now(UTC) - timedelta(hours=3)
    service.chosen = CommunitySettings(watched_channels=("C1",))
    return service


@asynccontextmanager
async def back(slack: Slack, service: RecordingService) -> AsyncIterator[SlackApp]:
    """The coach is connected again and has looked for what it missed."""
    before = service.connected_at
    async with running(build(settings_for(slack), service), slack) as app:
        await until(lambda: service.connected_at != before)
        yield app


async def share(slack: Slack, hours: float, channel: str = "C1", **more: Any) -> dict[str, Any]:
    """A file that was shared so many hours ago, of which nobody was told."""
    message = await slack.share("U1", channel, "resume.pdf", PDF, events=())
    message["ts"] = f"{time.time() - hours * 3600:.6f}"
    message.update(more)
    return message


async def test_a_file_of_that_time_is_taken_as_if_it_had_come_at_once(slack, away) -> None:
    message = await share(slack, hours=1)
    async with back(slack, away):
        (upload,) = away.uploads
        assert upload.key == f"T1:C1:{message['files'][0]['id']}"
        assert (upload.place.message, upload.place.thread, upload.member.id) == (message["ts"], "", "U1")
        assert (upload.asked, upload.channel_name) == (False, "resumes")
        await until(lambda: ("C1", message["ts"], "eyes") in slack.reactions)


@pytest.mark.parametrize(
    ("hours", "channel", "more"),
    [
        pytest.param(4, "C1", {}, id="what came while the coach was there"),
        pytest.param(1, "C2", {}, id="a channel that is not watched"),
        pytest.param(1, "C1", {"bot_id": "B9"}, id="another bot's file"),
        pytest.param(1, "C1", {"reactions": [{"name": "eyes", "users": [BOT]}]}, id="what the coach has marked"),
        pytest.param(1, "C1", {"files": []}, id="words"),
    ],
)
async def test_nothing_else_is_taken(slack, away, hours, channel, more) -> None:
    await share(slack, hours, channel, **more)
    async with back(slack, away):
        assert away.uploads == []


@pytest.mark.parametrize(("how", "taken"), [({"is_share": True}, ["theirs.pdf"]), ({}, [])], ids=["shared", "linked"])
async def test_a_file_in_a_message_that_was_shared_meanwhile_is_taken(slack, away, how, taken) -> None:
    """As at once: whoever shares it hands it in; a link to it hands in nothing."""
    theirs = {"is_msg_unfurl": True, "author_id": "U2", "files": [slack.keep_file("U2", "theirs.pdf", PDF)], **how}
    await share(slack, hours=1, files=[], attachments=[theirs], subtype=None)
    async with back(slack, away):
        assert [(upload.file.name, upload.member.id) for upload in away.uploads] == [(name, "U1") for name in taken]


async def test_what_stood_there_before_the_coach_was_invited_is_not_taken(slack, away) -> None:
    await share(slack, hours=2)
    joined = {"type": "message", "subtype": "channel_join", "user": BOT, "ts": f"{time.time() - 3600:.6f}"}
    slack.messages["C1"].append(joined)
    after = await share(slack, hours=0.5)
    async with back(slack, away):
        assert [upload.place.message for upload in away.uploads] == [after["ts"]]


async def test_a_coach_that_was_never_here_has_missed_nothing(slack, away) -> None:
    away.connected_at = None
    await share(slack, hours=1)
    async with back(slack, away):
        assert away.uploads == []
        assert "users.conversations" not in {method for method, _ in slack.calls}


@pytest.mark.parametrize("refused", [Refusal("missing_scope"), Refusal("ratelimited", status=429, retry_after="60")])
async def test_history_that_slack_refuses_is_left_out(slack, away, refused) -> None:
    await share(slack, hours=1)
    slack.failures["conversations.history"] = [refused]
    async with back(slack, away):
        assert away.uploads == []
        await slack.share("U1", "C1", "later.pdf", PDF, events=("message",))
        assert [upload.file.name for upload in away.uploads] == ["later.pdf"]


async def test_a_file_sent_directly_is_taken_as_if_it_had_come_at_once(slack, away) -> None:
    slack.opened = {"DU1": 1.0}
    message = await share(slack, hours=1, channel="DU1")
    async with back(slack, away):
        (upload,) = away.uploads
        assert upload.key == f"T1:DU1:{message['files'][0]['id']}"
        assert (upload.asked, upload.place.is_direct, upload.place.audience) == (True, True, "member")
        await until(lambda: ("DU1", message["ts"], "eyes") in slack.reactions)


async def test_twenty_conversations_are_looked_at_new_ones_first_then_those_the_coach_remembers(slack, away) -> None:
    slack.opened = {f"D{number}": float(number) for number in range(1, 40)} | {"DNEW": time.time()}
    away.remembered = ("D5", "DGONE", "D6")
    slack.failures["conversations.history"] = [Refusal("channel_not_found")]  # C1
    message = await share(slack, hours=1, channel="D6")
    async with back(slack, away):
        assert [upload.place.message for upload in away.uploads] == [message["ts"]]
        looked = [what["channel"] for method, what in slack.calls if method == "conversations.history"]
        assert looked == ["C1", "DNEW", "D5", "DGONE", "D6", *(f"D{number}" for number in range(39, 23, -1))]


async def test_without_the_right_to_list_conversations_those_remembered_are_looked_at(slack, away) -> None:
    """Installations of before the coach asked for it."""
    slack.scopes -= {"im:read"}
    slack.opened, away.remembered = {"DU1": 1.0, "DU2": 1.0}, ("DU2",)
    await share(slack, hours=1, channel="DU1")
    message = await share(slack, hours=1, channel="DU2")
    async with back(slack, away):
        assert [upload.place.message for upload in away.uploads] == [message["ts"]]
