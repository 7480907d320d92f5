"""Words that stand in an app's embeds or in a forwarded message are a message's words, too."""

import pytest

from tests.adapters.discord import payloads
from tests.adapters.discord.interactions import COMMAND
from tests.adapters.discord.payloads import ALICE, APPLICATION, CHANNEL, KIM
from tests.adapters.discord.server import DIRECT
from tests.adapters.discord.wire.waiting import until

URL = "https://acme.example/1"
POSTING = "We need you to know Go and PostgreSQL. You will run our services. " * 12


def embed(**said):
    return {"type": "rich", **said}


def snapshot(**said):
    forwarded = payloads.message("900", CHANNEL, said, payloads.user(KIM))
    told = ("type", "content", "embeds", "timestamp", "edited_timestamp", "flags", "attachments", "mentions")
    return {"message": {**{key: forwarded[key] for key in told}, "mention_roles": []}}


def menu(message):
    chosen = {"target_id": message["id"], "resolved": {"messages": {message["id"]: message}}}
    return {"id": "1", "name": "Match this job", "type": 3, **chosen}


async def matched(server, message):
    """What a press on "Match this job" in the menu of a message led to, once it was answered."""
    resolved = {"messages": {message["id"]: message}}
    menu = {"id": "1", "name": "Match this job", "type": 3, "target_id": message["id"], "resolved": resolved}
    asked = await server.act(COMMAND, menu)
    await until(lambda: asked.texts)
    return asked


@pytest.mark.parametrize(
    ("body", "more", "told"),
    [
        ({"embeds": [embed(title="Engineer", url=URL, description="In Oslo")]}, {}, f"Engineer\n{URL}\nIn Oslo"),
        ({"embeds": [embed(fields=[{"name": "Must know", "value": "Go"}])]}, {}, "Must know: Go"),
        ({"content": f"See {URL}", "embeds": [embed(title="Acme", url=URL, description="Jobs")]}, {}, f"See {URL}"),
        ({}, {"message_snapshots": [snapshot(content="We need Go")]}, "We need Go"),
    ],
    ids=["an embed", "its fields", "an address with its preview", "a forwarded message"],
)
async def test_the_message_menu_matches_them(running, service, server, body, more, told):
    await matched(server, payloads.message("997", CHANNEL, body, payloads.user(KIM)) | more)
    assert [(each.name, each.options) for each in service.commands] == [("keywords", {"url": told})]


@pytest.mark.parametrize("text", ["", "lunch?", "Thanks, Kim!"])
async def test_a_message_without_any_is_said_to_hold_no_posting(running, service, server, text):
    asked = await matched(server, payloads.message("997", CHANNEL, {"content": text}, payloads.user(KIM)))
    assert "no job posting in that message" in asked.texts[0]
    assert service.commands == []


async def test_a_posting_that_is_forwarded_directly_is_matched(running, service, server):
    message = server._message(DIRECT, {}, payloads.user(ALICE))
    message["message_snapshots"] = [snapshot(content=POSTING)]
    message["message_reference"] = {"type": 1, "message_id": "900", "channel_id": CHANNEL, "guild_id": APPLICATION}
    await server.send("MESSAGE_CREATE", message)
    await until(lambda: service.commands)
    assert [each.name for each in service.commands] == ["keywords"]
