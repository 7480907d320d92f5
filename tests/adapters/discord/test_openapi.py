"""The check that every test's requests go through: it sees what Discord would refuse, and can fail a test."""

import aiohttp
import pytest

from tests.adapters.discord import openapi
from tests.adapters.discord.server import LoopbackDiscord

pytestmark = pytest.mark.skipif(
    not openapi.DESCRIPTION.exists(), reason="needs Discord's OpenAPI description in ../shared"
)
MESSAGES = "/channels/1/messages"
CALLBACK = "/interactions/1/token/callback"
FOLLOW_UP = "/webhooks/1/token"
BUTTON = {"type": 2, "style": 1, "label": "Again", "custom_id": "coach:again:1"}


def row(*buttons: dict[str, object]) -> dict[str, object]:
    return {"components": [{"type": 1, "components": list(buttons)}]}


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", MESSAGES, {"content": "x" * 2000, **row(BUTTON)}),
        ("POST", MESSAGES, {"message_reference": {"message_id": 7, "channel_id": 8}, "content": "x"}),
        ("POST", CALLBACK, {"type": 4, "data": {"content": "x", "flags": 64, **row(BUTTON)}}),
        ("POST", CALLBACK, {"type": 5, "data": {"flags": 64}}),
        ("POST", FOLLOW_UP, {"content": "x", "flags": 64}),
        ("PUT", "/channels/1/messages/2/reactions/👀/@me", None),
    ],
)
def test_what_discord_describes_is_let_through(method, path, body):
    assert openapi.problems(method, path, body) == []


@pytest.mark.parametrize(
    ("method", "path", "body", "why"),
    [
        ("POST", MESSAGES, {"content": "x" * 2001}, "content over 2000"),
        ("POST", MESSAGES, {"contents": "x"}, "'contents' was unexpected"),
        ("POST", MESSAGES, {"embeds": [{"description": "x" * 3001}] * 2}, "embeds over 6000"),
        ("POST", MESSAGES, {"embeds": [{"title": "x" * 257}]}, "title"),
        ("POST", MESSAGES, None, "a body is missing"),
        ("POST", CALLBACK, {"type": 3, "data": {"content": "x"}}, "not valid under any"),
        ("POST", CALLBACK, {"type": 4, "data": {"content": "x" * 2001}}, "content"),
        ("POST", CALLBACK, {"type": 4, "data": row({**BUTTON, "label": "x" * 81})}, "label"),
        ("POST", CALLBACK, {"type": 4, "data": row(BUTTON, BUTTON)}, "not unique"),
        ("POST", CALLBACK, {"type": 9, "data": {"title": "x" * 46, "custom_id": "1", "components": []}}, "title|empty"),
        ("POST", FOLLOW_UP, {"embeds": [{}] * 11}, "too long|is not valid"),
        ("PUT", "/channels/1/messages/2/reactions/👀/@me", {"a": 1}, "no body is asked for"),
        ("POST", "/channels/1/massages", {"content": "x"}, "is not described"),
    ],
)
def test_what_discord_would_refuse_is_seen(method, path, body, why):
    found = " ".join(openapi.problems(method, path, body))
    assert any(each in found for each in why.split("|")), found


async def test_the_loopback_server_fails_a_test_that_asks_for_what_there_is_not():
    server = LoopbackDiscord()
    await server.start()
    async with aiohttp.ClientSession() as session:
        answer = await session.post(f"{server.base}/api/v10{MESSAGES}", json={"content": 1})
        assert answer.status == 400
    with pytest.raises(AssertionError, match="content"):
        await server.stop()
