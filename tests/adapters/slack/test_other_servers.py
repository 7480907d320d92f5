"""A Slack with other habits than our test server's: optional things are missing, proxies answer, names vary."""

from time import monotonic
from typing import Any

import pytest
from aiohttp import web

from adapters.slack.client import SingleWorkspace, Web
from adapters.slack.doctor import examine
from adapters.slack.pace import Pace
from adapters.slack.platform import SlackPlatform
from adapters.slack.settings import SlackSettings
from coach.chat.message import Message, Paragraph, plain
from coach.chat.places import Community, FileRef, Place
from coach.errors import TryLater
from tests.adapters.slack.conftest import settings_for, until
from tests.adapters.slack.oauth import CLIENT_ID, CLIENT_SECRET
from tests.adapters.slack.server import APP_TOKEN, BOT_TOKEN, Slack

PDF = b"%PDF-1.7 resume"
PLACE = Place(Community("slack", "T1"), "C1", "1.1", "1.1")
HELLO = Message((Paragraph(plain("Hello")),))
PAGE = "<!DOCTYPE html><html><head><title>502</title></head><body>Bad gateway</body></html>"


@pytest.fixture
def waited() -> list[float]:
    """Seconds that have gone by besides the real ones."""
    return []


@pytest.fixture
async def platform(slack: Slack, waited: list[float]):
    api = Web(slack.url + "/api/")
    yield SlackPlatform(api, SingleWorkspace(api, BOT_TOKEN), Pace(lambda: monotonic() + sum(waited)))
    await api.close()


def page(status: int, text: str = PAGE, kind: str = "text/html", **headers: str):
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda: web.Response(status=status, text=text, content_type=kind, headers=named)


def says(**body: Any):
    return lambda: web.json_response({"ok": True, **body})


# -- answers to our posts


@pytest.mark.parametrize(
    ("answer", "seconds", "refused"),
    [
        (page(502), 10, False),
        (page(200), 10, False),
        (page(503, "", "text/plain"), 10, False),
        (page(429, retry_after="42"), 42, True),
        (page(429, RETRY_AFTER="42"), 42, True),
        (page(429, '{"ok":false,"error":"ratelimited"}', "application/json", Retry_After="42"), 42, True),
        (page(200, '{"ok":false,"error":"ratelimited"}', "application/json"), 10, True),
        (page(500, '{"ok":false,"error":"internal_error"}', "application/json"), 10, False),
    ],
    ids=["502 page", "200 page", "503 empty", "429 page", "429 capitals", "429 json", "ok false", "500 json"],
)
async def test_a_post_that_is_not_taken_is_tried_again_later(slack, platform, waited, answer, seconds, refused) -> None:
    slack.instead["chat.postMessage"] = [answer]
    with pytest.raises(TryLater) as caught:
        await platform.post(PLACE, HELLO, "k1", unclear=False)
    assert (caught.value.seconds, caught.value.refused) == (seconds, refused)
    waited.append(seconds)
    await platform.post(PLACE, HELLO, "k1", unclear=True)
    assert len(slack.messages["C1"]) == 1


async def test_a_429_without_a_time_is_sat_out_or_tried_later(slack, platform) -> None:
    slack.instead["chat.postMessage"] = [page(429)] * 3
    with pytest.raises(TryLater) as caught:
        await platform.post(PLACE, HELLO, "k1", unclear=False)
    assert caught.value.refused


async def test_an_answer_needs_no_more_than_the_time_stamp(slack, platform) -> None:
    slack.instead["chat.postMessage"] = [says(ts="9.9")]
    assert await platform.post(PLACE, HELLO, "k1", unclear=False) == "9.9"


# -- what is optional


@pytest.mark.parametrize(
    "answer",
    [says(user={"id": "U1"}), says(), says(user={"id": "U1", "tz": None, "locale": None}), page(500)],
    ids=["no time zone", "no user", "nulls", "an error page"],
)
async def test_a_profile_that_tells_nothing_stops_no_review(http_app, slack, service, answer) -> None:
    slack.instead["users.info"] = [answer] * 2
    await slack.share("U1", "C1", "resume.pdf", PDF, events=("message",))
    [upload] = service.uploads
    assert (upload.member.timezone, upload.member.locale, upload.member.is_moderator) == ("", "", False)


async def test_an_admin_of_another_workspace_does_not_moderate_this_one(http_app, slack, service) -> None:
    """Slack Connect: people of two workspaces share a channel."""
    theirs = {"id": "U9", "team_id": "T9", "is_admin": True, "is_owner": True, "is_stranger": True}
    slack.instead["users.info"] = [says(user=theirs)]
    await slack.share("U9", "C1", "resume.pdf", PDF, events=("message",))
    assert not service.uploads[0].member.is_moderator


async def test_an_event_with_little_and_with_unknown_fields_is_understood(http_app, slack, service) -> None:
    event = {"type": "message", "subtype": "file_share", "user": "U1", "channel": "C1", "ts": "1.1", "new": {"a": [1]}}
    body = {"type": "event_callback", "team_id": "T1", "event_id": "Ev1", "event_context": "x", "brand_new": True}
    file = slack.keep_file("U1", "resume.pdf", PDF)
    for files in ([file], [{"id": file["id"]}], [{"id": file["id"], "name": None, "size": None}]):
        taken = await slack.delivery.deliver("events_api", {**body, "event": {**event, "files": files}})
        assert taken.status == 200
    assert {upload.key for upload in service.uploads} == {f"T1:C1:{file['id']}"}
    assert {upload.file.name for upload in service.uploads} == {"resume.pdf"}


async def test_a_file_without_size_shares_or_download_address_is_fetched(slack, platform) -> None:
    file = slack.keep_file("U1", "resume.pdf", PDF)
    bare = {"id": file["id"], "url_private": file["url_private_download"]}
    slack.instead["files.info"] = [says(file=bare)]
    assert await platform.fetch(PLACE, FileRef(file["id"], "resume.pdf"), 1_000_000) == PDF


async def test_a_command_with_only_what_is_documented_is_answered(http_app, slack, service) -> None:
    about = {"team_id": "T1", "user_id": "U1", "channel_id": "C1", "response_url": f"{slack.url}/response/1"}
    await slack.delivery.deliver("slash_commands", {"command": "/applications", **about})
    await until(lambda: slack.responses)
    assert service.commands[0].options == {}


async def test_a_button_in_an_organisation_names_no_workspace(http_app, slack, service) -> None:
    about = slack.interaction("U1") | {"team": None, "enterprise": {"id": "E1"}, "is_enterprise_install": True}
    action = {"type": "button", "action_id": "check-again#0", "value": "7"}
    body = {"type": "block_actions", **about, "channel": {"id": "C1"}, "actions": [action]}
    body |= {"container": {"type": "message", "message_ts": "5.5", "channel_id": "C1"}}
    assert (await slack.delivery.deliver("interactive", body)).status == 200
    [press] = await until(lambda: service.presses)
    assert (press.action, press.value) == ("check-again", "7")


async def test_a_response_address_that_is_gone_leads_to_a_direct_message(http_app, slack, service) -> None:
    slack.responses = [{"url": "/response/77"}] * 5
    about = {"team_id": "T1", "user_id": "U1", "channel_id": "C1", "response_url": f"{slack.url}/response/77"}
    await slack.delivery.deliver("slash_commands", {"command": "/applications", **about})
    await until(lambda: slack.messages["DU1"])


# -- the doctor


@pytest.mark.parametrize(
    ("prepare", "level", "says"),
    [
        (lambda slack: setattr(slack, "scopes", slack.scopes - {"files:read"}), "error", "lacks: files:read"),
        (
            lambda slack: setattr(slack, "scopes", slack.scopes | {"admin"}),
            "warning",
            "more scopes than it uses: admin",
        ),
        (lambda slack: slack.instead["auth.test"].append(says(team="X")), "ok", "its scopes are not told"),
        (lambda slack: slack.instead["auth.test"].append(page(502)), "error", "cannot be read"),
        (
            lambda slack: slack.instead["auth.test"].append(page(200, '{"ok":false}', "application/json")),
            "error",
            "cannot be read",
        ),
        (
            lambda slack: slack.instead["apps.connections.open"].append(
                page(200, '{"ok":false,"error":"invalid_auth"}', "application/json")
            ),
            "error",
            "Socket Mode is refused (invalid_auth)",
        ),
    ],
    ids=["a scope missing", "a scope too many", "scopes untold", "a proxy's page", "no reason", "no Socket Mode"],
)
async def test_the_doctor_says_what_is_wrong_and_what_to_do(slack, prepare, level, says) -> None:
    prepare(slack)
    checks = await examine(settings_for(slack))
    [found] = [check for check in checks if says in check.what]
    assert found.level == level
    assert bool(found.fix) == (level != "ok")


async def test_the_doctor_is_content_with_what_the_manifest_asks_for(slack) -> None:
    assert {check.level for check in await examine(settings_for(slack))} == {"ok"}
    assert slack.messages == {}


@pytest.mark.parametrize(
    ("change", "level", "says"),
    [
        ({}, "ok", "workspaces can install"),
        ({"client_secret": "wrong"}, "error", "refused (bad_client_secret)"),
        ({"signing_secret": "", "app_token": APP_TOKEN}, "error", "cannot install the app themselves"),
    ],
)
async def test_the_doctor_tries_the_client_that_workspaces_install_with(slack, change, level, says) -> None:
    whole = {"client_id": CLIENT_ID, "client_secret": CLIENT_SECRET, "signing_secret": "s", "bot_token": ""} | change
    checks = await examine(SlackSettings(_env_file=None, api_url=slack.url + "/api/", **whole))
    [found] = [check for check in checks if says in check.what]
    assert found.level == level
    assert slack.oauth.tokens == {}
