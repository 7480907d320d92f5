"""How Slack reaches the coach: signed HTTP with its handshakes and retries, sockets that Slack renews."""

import asyncio
import json
import time
from urllib.parse import urlencode

import aiohttp
import pytest

from tests.adapters.slack.conftest import until
from tests.adapters.slack.server import TEAM

JSON = {"Content-Type": "application/json"}
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
PDF = b"%PDF-1.7 resume"


# -- HTTP


async def test_the_address_is_proven_to_slack(http_app, slack) -> None:
    data = json.dumps({"type": "url_verification", "challenge": "3eZbrw1a", "token": "x"})
    taken = await slack.delivery.post(data, JSON | slack.delivery.signed(data))
    assert (taken.status, taken.answer) == (200, {"challenge": "3eZbrw1a"})


async def test_slacks_check_of_the_certificate_is_answered(http_app, slack) -> None:
    data = urlencode({"ssl_check": "1", "token": "x"})
    assert (await slack.delivery.post(data, FORM)).status == 200


@pytest.mark.parametrize(
    ("when", "change"),
    [(0, "wrong"), (-301, ""), (301, ""), (0, "none")],
    ids=["of another secret", "six minutes old", "from the future", "without a signature"],
)
async def test_what_is_not_slacks_is_refused_unread(http_app, slack, service, when, change) -> None:
    event = {"type": "message", "channel": "D1", "channel_type": "im", "user": "U1", "text": "hi", "ts": "1.1"}
    data = json.dumps({"type": "event_callback", "team_id": TEAM, "event_id": "Ev1", "event": event})
    slack.delivery.clock = lambda: time.time() + when
    headers = {} if change == "none" else slack.delivery.signed(data)
    if change == "wrong":
        headers["X-Slack-Signature"] = "v0=" + "0" * 64
    assert (await slack.delivery.post(data, JSON | headers)).status == 401
    assert service.commands == []


async def test_the_signature_is_of_the_bytes_as_they_came(http_app, slack, service) -> None:
    """Other servers write their JSON in another way; what counts is what was signed."""
    file = slack.keep_file("U1", "résumé – Zoë.pdf", PDF)
    event = {"type": "message", "subtype": "file_share", "channel": "C1", "user": "U1", "ts": "1.1", "files": [file]}
    body = {"type": "event_callback", "team_id": TEAM, "event_id": "Ev9", "event": event}
    data = json.dumps(body, ensure_ascii=False, indent=2)
    taken = await slack.delivery.post(data, JSON | slack.delivery.signed(data))
    assert taken.status == 200
    assert [upload.file.name for upload in service.uploads] == ["résumé – Zoë.pdf"]


async def test_a_retry_is_work_like_the_first_try(http_app, slack, service) -> None:
    """The first try may have died before anything was written down; whether it had is the service's to know."""
    service.broken = 1
    message = await slack.share("U1", "C1", "resume.pdf", PDF, events=("message",))
    assert [upload.place.message for upload in service.uploads] == [message["ts"]]


NONSENSE = {
    "nothing": b"",
    "half an object": b"{",
    "a list": b"[]",
    "null": b"null",
    "nested without end": b'{"a":' * 60_000,
    "no text": b"\xff\xfe",
    "a form without JSON": b"payload=%7B",
    "a number where a team should be": b'{"type": "event_callback", "team": 7, "authorizations": 7, "event": 7}',
    "an event without an event": b'{"type": "event_callback"}',
}


@pytest.mark.parametrize("data", NONSENSE.values(), ids=NONSENSE)
@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"X-Slack-Signature": "v0=" + "0" * 64, "X-Slack-Request-Timestamp": "1"},
        {"X-Slack-Signature": "v0=é", "X-Slack-Request-Timestamp": "1"},
        {"X-Slack-Signature": "v0=" + "0" * 64, "X-Slack-Request-Timestamp": "yesterday"},
        {"X-Slack-Signature": "v0=" + "0" * 64, "X-Slack-Request-Timestamp": "9" * 5000},
        {"X-Slack-Signature": "", "X-Slack-Request-Timestamp": ""},
        {"Content-Type": "application/json; charset=no-such"},
        {"Content-Type": "application/json", "X-Slack-Bolt-Lazy-Only": "1"},
    ],
    ids=["no signature", "another's", "no ASCII", "no number", "long", "empty", "no charset", "as if from Bolt itself"],
)
async def test_whatever_a_stranger_sends_is_the_strangers_mistake(http_app, slack, service, data, headers) -> None:
    async with aiohttp.ClientSession() as http:
        answer = await http.post(slack.delivery.endpoint, data=data, headers=JSON | headers)
    assert 400 <= answer.status < 500
    assert service.uploads == service.commands == []


@pytest.mark.parametrize("data", ["", "{", "[]", "null", '{"type": "event_callback"}'])
async def test_nonsense_under_a_good_signature_breaks_nothing(http_app, slack, service, data) -> None:
    taken = await slack.delivery.post(data, JSON | slack.delivery.signed(data))
    assert taken.status < 500
    await slack.share("U1", "C1", "resume.pdf", PDF, events=("message",))
    assert len(service.uploads) == 1


# -- Socket Mode


@pytest.mark.parametrize("app", ["socket"], indirect=True)
async def test_renewed_connections_lose_no_event(app, slack, service) -> None:
    before = slack.sockets_opened
    await slack.delivery.disconnect()
    messages = [await slack.share("U1", "C1", f"{n}.pdf", PDF, events=("message",)) for n in range(4)]
    await until(lambda: slack.sockets_opened >= before + 2)
    messages.append(await slack.share("U1", "C1", "after.pdf", PDF, events=("message",)))
    assert {upload.place.message for upload in service.uploads} >= {message["ts"] for message in messages}


@pytest.mark.parametrize("app", ["socket"], indirect=True)
async def test_a_connection_that_breaks_is_made_anew(app, slack, service) -> None:
    before = slack.sockets_opened
    for socket in list(slack.delivery.sockets):
        await socket.close(code=1011)
    await until(lambda: slack.sockets_opened >= before + 2 and len(slack.delivery.sockets) >= 2, 15)
    await slack.share("U1", "C1", "resume.pdf", PDF, events=("message",))
    assert service.uploads


@pytest.mark.parametrize("app", ["socket"], indirect=True)
async def test_envelopes_of_other_kinds_and_broken_ones_are_passed_over(app, slack, service) -> None:
    for socket in list(slack.delivery.sockets):
        await socket.send_json({"type": "something_new", "envelope_id": "e1", "payload": {}})
        await socket.send_json({"type": "hello"})
        await socket.send_str("not json")
        await socket.send_json({"type": "events_api", "envelope_id": "e2", "payload": {}})
    await asyncio.sleep(0.1)
    await slack.share("U1", "C1", "resume.pdf", PDF, events=("message",))
    assert service.uploads
