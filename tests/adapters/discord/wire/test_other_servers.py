"""A Discord with other habits than our test server's: optional fields are missing, others new, proxies answer."""

import pytest
from aiohttp import web

from coach.chat.message import Message, Paragraph, plain
from coach.chat.places import Community, Place
from coach.errors import PlaceGone, TryLater
from tests.adapters.discord import interactions, payloads
from tests.adapters.discord.server import CHANNEL, error
from tests.adapters.discord.wire.waiting import until

HELLO = Message((Paragraph(plain("Hello")),))
PLACE = Place(Community("discord", payloads.GUILD), CHANNEL, thread=CHANNEL)
POST = f"POST /channels/{CHANNEL}/messages"
PAGE = "<!DOCTYPE html><html><head><title>Error</title></head><body>cloudflare</body></html>"


def page(status: int):
    return lambda: web.Response(status=status, text=PAGE, content_type="text/html")


OPTIONAL = (
    "attachment_size_limit",
    "entitlements",
    "authorizing_integration_owners",
    "context",
    "locale",
    "guild_locale",
)


async def test_an_interaction_with_only_what_it_needs_is_answered(running, service, server, monkeypatch) -> None:
    whole = interactions.payload

    def bare(*what):
        return {name: value for name, value in whole(*what).items() if name not in OPTIONAL} | {"brand_new": {"a": 1}}

    monkeypatch.setattr("tests.adapters.discord.server.payload", bare)
    command = await server.command("applications")
    await until(lambda: command.texts)
    assert "Here you are" in command.texts[0]
    assert service.commands[0].member.locale == "en-US"


async def test_a_message_with_unknown_fields_and_little_else_is_taken(running, service, server) -> None:
    attachment = {"id": "9", "filename": "resume.pdf", "size": 9, "url": f"{server.base}/files/9/r?ex=ffffffff"}
    message = payloads.message("77", CHANNEL, {}, payloads.user(payloads.ALICE))
    kept: tuple[str, ...] = (
        "id",
        "channel_id",
        "author",
        "content",
        "timestamp",
        "edited_timestamp",
        "tts",
        "type",
        "mentions",
    )
    kept += ("mention_everyone", "mention_roles", "pinned", "embeds")
    bare = {name: message[name] for name in kept}
    attachment["proxy_url"] = attachment["url"]
    said = {**bare, "guild_id": payloads.GUILD, "attachments": [attachment], "new_thing": [1], "message_snapshots": []}
    await server.send("MESSAGE_CREATE", said)
    [upload] = await until(lambda: service.uploads)
    assert (upload.file.name, upload.place.message) == ("resume.pdf", "77")


async def test_a_proxys_page_is_waited_out_and_posted_once(running, server) -> None:
    server.messages[CHANNEL] = []
    server.failures = {POST: [page(502)]}
    await running.platform.post(PLACE, HELLO, "k1", unclear=False)
    assert len(server.posted(CHANNEL)) == 1


@pytest.mark.parametrize(
    ("answer", "becomes", "refused"),
    [
        (page(429), TryLater, True),
        (page(403), PlaceGone, False),
        (lambda: error(403, 0, "403: Forbidden"), PlaceGone, False),
        (lambda: error(400, 40062, "Service resource is being rate limited."), TryLater, True),
    ],
    ids=["blocked by the edge", "a page that forbids", "no reason", "busy by code"],
)
async def test_refusals_without_discords_words_are_understood(running, server, answer, becomes, refused) -> None:
    server.messages[CHANNEL] = []
    server.failures = {POST: [answer]}
    with pytest.raises(becomes) as caught:
        await running.platform.post(PLACE, HELLO, "k1", unclear=False)
    assert getattr(caught.value, "refused", False) is refused
