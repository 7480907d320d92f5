"""Asking a model over HTTP: what is sent, where it may go, and what becomes of every kind of answer."""

import gzip
import json
from typing import Any

import pytest
from aiohttp import web
from yarl import URL

from coach.wordings.endpoint import MAX_BYTES, Endpoint, NoAnswer, Trouble
from coach.wordings.question import SCHEMA

from .model_server import MODEL, ModelServer, Reply, never, said

MESSAGES = ({"role": "user", "content": '{"line": "x"}'},)


async def trouble(endpoint: Endpoint) -> Trouble:
    with pytest.raises(NoAnswer) as none:
        await endpoint.ask(MODEL, MESSAGES, SCHEMA)
    return none.value.trouble


async def test_a_question_has_the_model_the_messages_and_the_shape_of_the_answer(model: ModelServer) -> None:
    model.reply = lambda _: said("yes")
    assert await model.endpoint(key="sesame").ask(MODEL, MESSAGES, SCHEMA) == "yes"
    (asked,) = model.asked
    assert (asked["model"], asked["messages"], asked["stream"]) == (MODEL, list(MESSAGES), False)
    assert asked["response_format"]["json_schema"]["schema"] == SCHEMA
    assert model.keys == ["Bearer sesame"]
    assert "sesame" not in repr(model.endpoint(key="sesame"))


async def test_a_server_that_knows_no_shapes_is_asked_once_more_without(model: ModelServer) -> None:
    def older(asked: dict[str, Any]) -> web.StreamResponse:
        return web.Response(status=400) if "response_format" in asked else said("yes")

    model.reply = older
    assert await model.endpoint().ask(MODEL, MESSAGES, SCHEMA) == "yes"
    assert [sorted(asked) for asked in model.asked][1] == ["messages", "model", "stream"]


def _status(status: int, **headers: str) -> Reply:
    return lambda _: web.Response(status=status, headers=headers)


def _body(body: bytes, **headers: str) -> Reply:
    return lambda _: web.Response(body=body, headers=headers)


@pytest.mark.parametrize(
    ("reply", "why"),
    [
        (_status(401), Trouble.KEY),
        (_status(403), Trouble.KEY),
        (_status(404), Trouble.UNKNOWN),
        (_status(422), Trouble.UNKNOWN),
        (_status(429), Trouble.BUSY),
        (_status(500), Trouble.BUSY),
        (_status(503), Trouble.BUSY),
        (_status(204), Trouble.NONSENSE),
        (_status(302, Location="/v1/elsewhere"), Trouble.NONSENSE),  # nothing is followed
        (_body(b""), Trouble.NONSENSE),
        (_body(b"<html>sign in</html>"), Trouble.NONSENSE),
        (_body(b"[" * 60_000), Trouble.NONSENSE),
        (_body(b'{"choices": []}'), Trouble.NONSENSE),
        (_body(b'{"choices": [{"message": {"content": null}}]}'), Trouble.NONSENSE),
        (_body(b'{"choices": [{"message": {"content": {"wordings": []}}}]}'), Trouble.NONSENSE),
        (_body(b"\xff\xfe{}"), Trouble.NONSENSE),
        (_body(b" " * (MAX_BYTES + 1)), Trouble.NONSENSE),
        (_body(gzip.compress(b" " * 50_000_000), **{"Content-Encoding": "gzip"}), Trouble.NONSENSE),
    ],
)
async def test_every_other_answer_is_none(model: ModelServer, reply: Reply, why: Trouble) -> None:
    model.reply = reply
    assert await trouble(model.endpoint()) is why


async def test_a_model_that_never_answers_is_not_waited_for(model: ModelServer) -> None:
    model.reply = never
    assert await trouble(model.endpoint(seconds=0.2)) is Trouble.SLOW


async def test_a_model_that_answers_a_letter_at_a_time_is_not_waited_for_either(model: ModelServer) -> None:
    model.drips = True
    assert await trouble(model.endpoint(seconds=0.2)) is Trouble.SLOW


async def test_nobody_at_the_address_is_told_as_such(unused_tcp_port: int) -> None:
    endpoint = Endpoint(URL(f"http://127.0.0.1:{unused_tcp_port}/v1"), (MODEL,), own_network=True, seconds=2)
    assert await trouble(endpoint) is Trouble.AWAY


@pytest.mark.parametrize(
    ("url", "own_network", "ip", "allowed"),
    [
        ("https://models.example/v1", False, "93.184.216.34", True),
        ("https://models.example/v1", False, "127.0.0.1", False),  # a name that leads inside
        ("https://models.example/v1", False, "10.0.0.7", False),
        ("https://models.example/v1", False, "169.254.169.254", False),
        ("https://models.example/v1", False, "::ffff:10.0.0.7", False),
        ("http://models.example/v1", True, "93.184.216.34", False),  # never in the clear over the internet
        ("http://gpu.internal/v1", True, "10.0.0.7", True),
        ("http://127.0.0.1:11434/v1", True, "127.0.0.1", True),
        ("http://127.0.0.1:11434/v1", False, "127.0.0.1", False),
    ],
)
def test_where_a_line_may_go(url: str, own_network: bool, ip: str, allowed: bool) -> None:
    assert Endpoint(URL(url), (MODEL,), own_network=own_network).may_reach(ip) is allowed


async def test_a_private_address_is_refused_on_the_socket(model: ModelServer) -> None:
    assert await trouble(model.endpoint(own_network=False)) is Trouble.AWAY
    assert model.asked == []


async def test_a_server_lists_its_models(model: ModelServer) -> None:
    model.models = ("a", "b")
    assert await model.endpoint().models() == ("a", "b")
    assert json.dumps(model.asked) == "[]"
