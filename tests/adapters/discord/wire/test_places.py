"""Every kind of channel gets its answer at the right place, and no thread too many."""

from dataclasses import replace

import pytest

from coach.chat.message import Heading, Message, Paragraph, plain
from coach.errors import PlaceGone
from tests.adapters.discord.payloads import (
    CHANNEL,
    FORUM,
    MEDIA,
    NEWS,
    NEWS_THREAD,
    PRIVATE_THREAD,
    PUBLIC_THREAD,
    STAGE,
    VOICE,
)
from tests.adapters.discord.server import LoopbackDiscord, error
from tests.adapters.discord.wire.waiting import until

REVIEW = Message((Heading("Experience"), Paragraph(plain("One thing."))))
SECOND = Message((Heading("Skills"), Paragraph(plain("Another thing."))))
PDF = b"%PDF-1.7"
POSTS = [(FORUM, "a forum"), (MEDIA, "a media channel")]
THREADS = [(CHANNEL, PUBLIC_THREAD), (CHANNEL, PRIVATE_THREAD), (NEWS, NEWS_THREAD)]


async def answered(running, service):
    """Takes the one upload and answers it in two messages, as the coach does; gives where the answer went."""
    upload = await until(lambda: service.uploads[-1] if service.uploads else None)
    await running.platform.react(upload.place, "seen")
    place = await running.platform.open_thread(upload.place, "Resume review: 71 of 100", upload.member)
    for number, message in enumerate((REVIEW, SECOND)):
        await running.platform.post(place, message, f"r1.{number}", unclear=False)
    await running.platform.react(upload.place, "done")
    return upload, place


def titles(server: LoopbackDiscord, channel: str) -> list[str | None]:
    return [embed.get("title") for message in server.posted(channel) for embed in message["embeds"]]


def marked(server: LoopbackDiscord) -> set[str]:
    """Channel and message of every reaction."""
    paths = [each.path.split("/") for each in server.requests if each.method == "PUT" and "reactions" in each.path]
    return {f"{path[2]}/{path[4]}" for path in paths}


@pytest.mark.parametrize("told", [True, False], ids=["announced", "not-announced"])
@pytest.mark.parametrize(("parent", "_name"), POSTS, ids=lambda value: value)
async def test_a_post_is_answered_in_itself(running, service, server, parent, _name, told):
    post = await server.open_post(parent, "resume.pdf", PDF, told)
    upload, place = await answered(running, service)
    assert (upload.place.channel, upload.place.thread, upload.place.is_forum) == (parent, post, True)
    assert place.thread == post
    assert titles(server, post) == ["Experience", "Skills"]
    assert server.wrote("POST", "/threads") == [], "the post is the thread"
    assert marked(server) == {f"{post}/{post}"}
    assert await running.platform.fetch(upload.place, replace(upload.file, url=""), 1000) == PDF


@pytest.mark.parametrize(("parent", "_name"), POSTS, ids=lambda value: value)
async def test_a_later_file_in_a_post_is_answered_there_too(running, service, server, parent, _name):
    post = await server.open_post(parent, "notes.txt", b"words")
    message = await server.drop("resume.pdf", PDF, channel=post)
    await until(lambda: len(service.uploads) == 2)
    await answered(running, service)
    assert titles(server, post) == ["Experience", "Skills"]
    assert server.wrote("POST", "/threads") == []
    assert f"{post}/{message['id']}" in marked(server)


@pytest.mark.parametrize(("channel", "kind"), [(CHANNEL, "text"), (NEWS, "announcement")])
async def test_a_channel_with_threads_gets_one_from_the_message(running, service, server, channel, kind):
    message = await server.drop("resume.pdf", PDF, channel=channel)
    _, place = await answered(running, service)
    assert server.threads == {message["id"]} == {place.thread}
    assert titles(server, place.thread) == ["Experience", "Skills"]
    assert titles(server, channel) == []
    assert marked(server) == {f"{channel}/{message['id']}"}


@pytest.mark.parametrize(("channel", "kind"), [(VOICE, "voice"), (STAGE, "stage")])
async def test_a_channel_without_threads_is_answered_as_a_reply_and_told_why(running, service, server, channel, kind):
    message = await server.drop("resume.pdf", PDF, channel=channel)
    _, place = await answered(running, service)
    assert place.thread == channel
    assert server.threads == set()
    assert titles(server, channel) == [None, "Experience", "Skills"]
    notice = server.posted(channel)[1]["embeds"][0]["description"]
    assert "has no threads" in notice
    assert "moderator" not in notice, "no permission would change it"
    replies = [each.body["message_reference"] for each in server.wrote("POST", "/messages")[1:]]
    assert {str(reply["message_id"]) for reply in replies} == {message["id"]}


@pytest.mark.parametrize("told", [True, False], ids=["announced", "not-announced"])
@pytest.mark.parametrize(("parent", "kind"), THREADS)
async def test_a_thread_that_is_there_is_answered_in_itself(running, service, server, parent, kind, told):
    thread = await server.open_thread(parent, kind, told)
    message = await server.drop("resume.pdf", PDF, channel=thread)
    upload, place = await answered(running, service)
    assert (upload.place.channel, place.thread) == (parent, thread), "settings name the channel around the thread"
    assert titles(server, thread) == ["Experience", "Skills"]
    assert titles(server, parent) == []
    assert server.wrote("POST", "/threads") == []
    assert marked(server) == {f"{thread}/{message['id']}"}


async def test_a_server_full_of_threads_is_answered_as_a_reply_and_told_why(running, service, server):
    message = await server.drop("resume.pdf", PDF)
    full = error(400, 160006, "Maximum number of active threads reached")
    server.failures = {f"POST /channels/{CHANNEL}/messages/{message['id']}/threads": [lambda: full]}
    _, place = await answered(running, service)
    assert place.thread == CHANNEL
    assert "as many open threads" in server.posted(CHANNEL)[1]["embeds"][0]["description"]


@pytest.mark.parametrize(
    ("parent", "kind", "goes_to"),
    [(CHANNEL, PUBLIC_THREAD, CHANNEL), (CHANNEL, PRIVATE_THREAD, ""), (FORUM, PUBLIC_THREAD, ""), (MEDIA, 11, "")],
    ids=["public thread", "private thread", "forum post", "media post"],
)
async def test_a_thread_that_forbids_writing(running, service, server, caplog, parent, kind, goes_to):
    """Its channel takes the answer only where the same people read; else a mark says that none comes."""
    thread = await server.open_thread(parent, kind)
    await server.drop("resume.pdf", PDF, channel=thread)
    server.failures = {f"POST /channels/{thread}/messages": [lambda: error(403, 50001, "Missing Access")] * 9}
    if goes_to:
        await answered(running, service)
        assert titles(server, goes_to) == [None, "Experience", "Skills"]
        assert "Send Messages in Threads" in server.posted(goes_to)[0]["embeds"][0]["description"]
    else:
        with pytest.raises(PlaceGone):
            await answered(running, service)
        assert titles(server, parent) == titles(server, CHANNEL) == []
        assert any("⚠️" in each.path for each in server.requests)
        assert f"channel {thread}" in caplog.text
    assert len(server.wrote("POST", f"/channels/{thread}/messages")) == 1, "not asked for again at once"


async def test_a_locked_thread_ends_the_answer(running, service, server):
    thread = await server.open_thread(CHANNEL)
    await server.drop("resume.pdf", PDF, channel=thread)
    locked = error(400, 50083, "Tried to perform an operation on an archived thread")
    server.failures = {f"POST /channels/{thread}/messages": [lambda: locked]}
    with pytest.raises(PlaceGone):
        await answered(running, service)
    assert titles(server, CHANNEL) == []
