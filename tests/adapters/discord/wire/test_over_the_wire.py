"""The real client over real HTTP and WebSocket: from a dropped file to the thread, and through every failure."""

import asyncio
from dataclasses import replace

import pytest

from adapters.discord import app as discord_app
from adapters.discord.app import build
from adapters.discord.client import CoachClient
from adapters.discord.marks import EDGE, SIGNS
from adapters.discord.settings import DiscordSettings
from coach.chat.message import Button, Buttons, Chart, FieldList, Heading, Message, Paragraph, Picture, Quote, plain
from coach.chat.places import Community, FileRef, Place
from coach.errors import CoachError, FileGone, PlaceGone, TryLater, Unreadable
from tests.adapters.discord import openapi
from tests.adapters.discord.payloads import ALICE, user
from tests.adapters.discord.server import CHANNEL, busy, error
from tests.adapters.discord.wire.waiting import is_connected, until

HEADER = Message(
    (
        Heading("Resume review: 71 of 100"),
        Picture(Chart("score", "Score", figure=71), "71 of 100"),
        FieldList((("Level", "senior"), ("Pages", "1"))),
        Paragraph(plain("Three fixes matter most.")),
        Quote("Responsible for: @everyone <@&1> https://evil.example"),
        Buttons((Button("Check again", "check-again", "1"), Button("Guide", url="https://example.org"))),
    )
)


async def test_from_a_dropped_file_to_the_thread(running, service, server):
    await server.drop("resume.pdf", b"%PDF-1.7")
    await until(lambda: service.uploads)
    (upload,) = service.uploads
    assert await running.platform.fetch(upload.place, upload.file, 1000) == b"%PDF-1.7"
    place = await running.platform.open_thread(upload.place, "Resume review", upload.member)
    assert place == await running.platform.open_thread(upload.place, "Resume review", upload.member)
    await running.platform.post(place, HEADER, "r1.0", unclear=False)
    await running.platform.post(place, HEADER, "r1.0", unclear=True)
    await running.platform.react(upload.place, "done")
    (posted,) = server.posted(place.thread)
    assert posted["embeds"][0]["title"] == "Resume review\\: 71 of 100"
    assert posted["embeds"][0]["image"]["url"] == "attachment://chart1.png"


@pytest.mark.skipif(not openapi.DESCRIPTION.exists(), reason="needs Discord's OpenAPI description in ../shared")
async def test_every_request_is_as_discord_describes_it(running, service, server):
    await server.drop("resume.pdf", b"%PDF-1.7")
    await until(lambda: service.uploads)
    upload = service.uploads[0]
    place = await running.platform.open_thread(upload.place, "Resume review", upload.member)
    await running.platform.post(place, HEADER, "r1.0", unclear=False)
    await running.platform.post(await running.platform.direct(upload.member), HEADER, "r1.1", unclear=False)
    assert server.wrote("PUT", "/commands")
    assert len([request for request in server.requests if request.body is not None]) >= 4
    assert server.undescribed == [], "and so in every test here: the server holds each request against the description"


async def test_a_worker_posts_without_a_gateway(app, server):
    server.messages[CHANNEL] = []
    place = Place(Community("discord", "200"), CHANNEL, thread=CHANNEL)
    await app.platform.post(place, HEADER, "r1.0", unclear=False)
    assert len(server.posted(CHANNEL)) == 1
    assert server.identifies == []


async def test_an_expired_address_is_asked_for_again_and_the_token_stays_at_home(running, service, server):
    await server.drop("resume.pdf", b"%PDF-1.7", lasts=-10)
    await until(lambda: service.uploads)
    upload = service.uploads[0]
    assert await running.platform.fetch(upload.place, upload.file, 1000) == b"%PDF-1.7"
    downloads = [request for request in server.requests if request.path.startswith("/files")]
    assert [each.authorization for each in downloads] == [""]


async def test_a_file_over_the_limit_is_not_read_to_its_end(running, service, server):
    await server.drop("resume.pdf", b"x" * 3_000_000)
    await until(lambda: service.uploads)
    upload = service.uploads[0]
    with pytest.raises(Unreadable) as caught:
        await running.platform.fetch(upload.place, replace(upload.file, size=None), 1_000_000)
    assert caught.value.code == "too_large"


async def test_a_deleted_file_is_gone(running, service, server):
    message = await server.drop("resume.pdf", b"%PDF-", lasts=-10)
    await until(lambda: service.uploads)
    server.messages[CHANNEL].remove(message)
    with pytest.raises(FileGone):
        await running.platform.fetch(service.uploads[0].place, service.uploads[0].file, 1000)


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("http://169.254.169.254/latest", "not a host of Discord"),
        ("https://cdn.discordapp.com.evil.example/x", "only looks like one"),
        ("file:///etc/passwd", "not a web address"),
    ],
)
async def test_a_file_elsewhere_is_not_fetched(app, url, why):
    place = Place(Community("discord", "200"), CHANNEL)
    with pytest.raises(FileGone):
        await app.platform.fetch(place, FileRef("1", "x.pdf", url=url), 1000)


async def test_a_malformed_event_is_passed_over(running, service, server):
    await server.send("MESSAGE_CREATE", {"id": "nonsense"})
    await server.send("GUILD_CREATE", [1, 2])
    await server.drop("resume.pdf", b"%PDF-")
    await until(lambda: service.uploads)
    assert len(server.identifies) == 1


async def test_a_broken_connection_is_resumed(running, service, server):
    await server.socket.close(code=4000, message=b"unknown")
    await until(lambda: server.resumes)
    assert server.resumes[0]["session_id"] == "s1"
    await server.drop("resume.pdf", b"%PDF-")
    await until(lambda: service.uploads)
    assert len(server.identifies) == 1


async def test_a_client_that_ends_is_made_anew_after_a_pause(app, service, server, monkeypatch):
    monkeypatch.setattr(discord_app, "MIN_PAUSE", 0.05)
    task = asyncio.create_task(app.run(service))
    await until(lambda: is_connected(app))
    await server.socket.send_str("{broken json")
    await until(lambda: len(server.identifies) == 2 and is_connected(app))
    await server.drop("resume.pdf", b"%PDF-")
    await until(lambda: service.uploads)
    await app.close()
    await asyncio.wait_for(task, 5)


async def test_without_the_content_intent_the_bot_goes_on_and_says_so(app, service, server, caplog):
    server.refuse_content = True
    task = asyncio.create_task(app.run(service))
    await until(lambda: is_connected(app))
    assert [bool(said["intents"] & (1 << 15)) for said in server.identifies] == [True, False]
    assert "Message Content Intent" in caplog.text
    await server.send("MESSAGE_CREATE", {**server._message(CHANNEL, {}, user(ALICE)), "guild_id": "200"})
    await until(lambda: app._connection.gateway.hidden_guilds == {200})
    await app.close()
    await asyncio.wait_for(task, 5)


async def test_commands_are_registered_with_their_languages_and_only_when_they_changed(running, service, server):
    (registered,) = server.wrote("PUT", "/commands")
    check = next(each for each in registered.body if each["name"] == "resume-check")
    assert check["description_localizations"]["fr"].startswith("Relire ton CV")
    client = CoachClient(running._settings, service, running.platform, message_content=True)
    await client.login("secret-token")
    await client.close()
    assert len(server.wrote("PUT", "/commands")) == 1


async def test_commands_that_cannot_be_registered_do_not_stop_files(app, service, server):
    server.missing = ("/applications", "/gateway")
    server.failures = {}
    app._settings = app._connection.settings = DiscordSettings(
        _env_file=None, token="t", api_url=f"{server.base}/api/v10", gateway_url=f"{server.base}/gateway"
    )
    task = asyncio.create_task(app.run(service))
    await until(lambda: is_connected(app))
    await server.drop("resume.pdf", b"%PDF-")
    await until(lambda: service.uploads)
    await app.close()
    await asyncio.wait_for(task, 5)


async def test_a_refused_token_is_said(server, service):
    server.failures = {"GET /users/@me": [lambda: error(401, 0, "401: Unauthorized")]}
    app = build(DiscordSettings(_env_file=None, token="wrong", api_url=f"{server.base}/api/v10"))
    with pytest.raises(CoachError, match="developer portal"):
        await app.run(service)
    await app.close()


async def test_a_short_rate_limit_is_waited_out(running, service, server):
    path = f"POST /channels/{CHANNEL}/messages"
    server.failures = {path: [lambda: busy(0.05)]}
    place = Place(Community("discord", "200"), CHANNEL, thread=CHANNEL)
    await running.platform.post(place, HEADER, "r1.0", unclear=False)
    assert len(server.posted(CHANNEL)) == 1


async def test_a_long_rate_limit_is_left_to_the_queue(running, service, server):
    path = f"POST /channels/{CHANNEL}/messages"
    server.failures = {path: [lambda: busy(400)]}
    place = Place(Community("discord", "200"), CHANNEL, thread=CHANNEL)
    with pytest.raises(TryLater) as caught:
        await running.platform.post(place, HEADER, "r1.0", unclear=False)
    assert caught.value.seconds == 400


async def test_a_refusal_is_not_asked_for_again_at_once(running, server):
    path = f"POST /channels/{CHANNEL}/messages"
    server.failures = {path: [lambda: error(403, 50001, "Missing Access")] * 5}
    place = Place(Community("discord", "200"), CHANNEL, thread=CHANNEL)
    for _ in range(5):
        with pytest.raises(PlaceGone):
            await running.platform.post(place, HEADER, "r1.0", unclear=False)
    assert len(server.wrote("POST", f"/channels/{CHANNEL}/messages")) == 1


async def test_reactions_that_are_refused_do_no_harm(running, service, server):
    message = await server.drop("resume.pdf", b"%PDF-")
    path = f"PUT /channels/{CHANNEL}/messages/{message['id']}/reactions/✅/@me"
    server.failures = {path: [lambda: error(403, 50013, "Missing Permissions")]}
    await until(lambda: service.uploads)
    await running.platform.react(service.uploads[0].place, "done")


async def test_where_embeds_are_forbidden_words_are_posted_once(running, server):
    path = f"POST /channels/{CHANNEL}/messages"
    place = Place(Community("discord", "200"), CHANNEL, thread=CHANNEL)
    server.failures = {path: [lambda: error(403, 50013, "Missing Permissions")]}
    first = await running.platform.post(place, HEADER, "r1.0", unclear=False)
    (posted,) = server.posted(CHANNEL)
    assert posted["embeds"] == []
    assert "Three fixes" in posted["content"]
    assert len(posted["content"]) <= 2000
    assert await running.platform.post(place, HEADER, "r1.0", unclear=True) == first
    assert len(server.posted(CHANNEL)) == 1


async def test_a_long_wait_after_the_first_page_is_not_called_refused(running, server):
    """The next try must look for the first page: Discord's memory for nonces may be over by then."""
    long = Message((Quote("A line of a resume. " * 600),))
    path = f"POST /channels/{CHANNEL}/messages"
    place = Place(Community("discord", "200"), CHANNEL, thread=CHANNEL)
    server.failures = {path: [lambda: busy(400)]}
    with pytest.raises(TryLater) as caught:
        await running.platform.post(place, long, "r2.0", unclear=False)
    assert caught.value.refused
    server.after_first = path
    with pytest.raises(TryLater) as caught:
        await running.platform.post(place, long, "r2.0", unclear=False)
    assert not caught.value.refused
    await running.platform.post(place, long, "r2.0", unclear=True)
    marks = [each["embeds"][-1]["description"][-22:] for each in server.posted(CHANNEL)]
    assert len(marks) == len(set(marks)) > 1
    assert all(mark.strip(f"{SIGNS}{EDGE}") == "" for mark in marks), "nobody sees them"
