"""Installing over HTTP: the browser's way, an event of that workspace answered, renewal, removal in either order."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import aiohttp
import pytest
from cryptography.fernet import Fernet
from sqlalchemy import text

from adapters.all_settings import AllSettings
from adapters.building import Coach, build
from adapters.discord.settings import DiscordSettings
from adapters.settings import Settings
from adapters.slack.installations import RENEW_BEFORE
from adapters.slack.manifest import SCOPES
from adapters.slack.settings import SlackSettings
from coach.assembly import working
from coach.chat.places import Community
from coach.errors import PlaceGone
from tests.adapters.slack.blockkit import shown
from tests.adapters.slack.conftest import running, until
from tests.adapters.slack.oauth import CLIENT_ID, CLIENT_SECRET, Home
from tests.adapters.slack.server import SECRET, Slack
from tests.migrated import migrated

PUBLIC = "https://coach.example"
RESUME = Path("examples/resume.pdf").read_bytes()


@dataclass
class Browser:
    """Somebody's browser: keeps the cookie, and finds the public address as a proxy would."""

    http: aiohttp.ClientSession
    coach: str
    cookie: str = ""

    async def get(self, url: str) -> tuple[int, str, str]:
        """Status, text and where it leads."""
        address = url.replace(PUBLIC, self.coach) if url.startswith(PUBLIC) else url
        address = self.coach + url if url.startswith("/") else address
        headers = {"Cookie": self.cookie} if self.cookie else {}
        async with self.http.get(address, headers=headers, allow_redirects=False) as response:
            if given := response.headers.get("Set-Cookie"):
                self.cookie = given.partition(";")[0]
            return response.status, await response.text(), response.headers.get("Location", "")

    async def install(self) -> tuple[int, str, str]:
        """From the door to the last page."""
        status, _, at_slack = await self.get("/slack/install")
        assert status == 302
        status, _, back = await self.get(at_slack)
        assert (status, back.startswith(PUBLIC)) == (302, True)
        return await self.get(back)


@dataclass
class Town:
    coach: Coach
    slack: Slack
    browser: Browser


@asynccontextmanager
async def town(slack: Slack, folder: Path, **more: Any) -> AsyncIterator[Town]:
    url = migrated(folder)
    keys: dict[str, Any] = {"COACH_ENCRYPTION_KEYS": Fernet.generate_key().decode()}
    core = Settings(_env_file=None, COACH_DATABASE_URL=url, COACH_READERS=1, COACH_PUBLIC_URL=PUBLIC, **keys, **more)
    apart: dict[str, Any] = {"client_id": CLIENT_ID, "client_secret": CLIENT_SECRET, "signing_secret": SECRET}
    settings = SlackSettings(_env_file=None, api_url=slack.url + "/api/", **apart)
    coach = build(AllSettings(core, settings, DiscordSettings(_env_file=None)))
    assert coach.slack is not None
    async with (
        working(coach.context, coach.handlers, coach.sandbox, 5),
        running(coach.slack, slack),
        aiohttp.ClientSession() as http,
    ):
        yield Town(coach, slack, Browser(http, slack.delivery.endpoint.removesuffix("/slack/events")))
    await coach.context.store.close()


@pytest.fixture
async def there(slack: Slack, tmp_path: Path) -> AsyncIterator[Town]:
    async with town(slack, tmp_path) as there:
        yield there


async def rows(there: Town, table: str) -> int:
    async with there.coach.context.store.engine.connect() as connection:
        return int((await connection.execute(text(f"SELECT count(*) FROM {table}"))).scalar_one())


async def is_reviewed(there: Town, channel: str = "C1") -> None:
    message = await there.slack.share("U1", channel, "resume.pdf", RESUME)
    done = (channel, message["ts"], "white_check_mark")
    await until(lambda: done in there.slack.reactions, 30)
    words = "\n".join(shown(each["blocks"]) for each in there.slack.thread(channel, message["ts"]))
    assert "of 100" in words


# -- the browser's way


async def test_from_the_door_to_a_reviewed_resume(there: Town) -> None:
    status, page, _ = await there.browser.install()
    assert status == 200
    assert "The coach is installed" in page
    assert "/invite @Resume Coach" in page
    assert "https://slack.com/app_redirect?app=A1&amp;team=T1" in page
    assert sorted(there.slack.oauth.asked_scopes) == sorted(SCOPES), "no scope that the manifest does not explain"
    [hello] = there.slack.messages["DUINSTALLER"]
    assert "The resume coach is here" in shown(hello["blocks"])
    assert set(there.slack.messages) == {"DUINSTALLER"}, "nobody else is written to"
    await is_reviewed(there)
    assert there.slack.refusals == []


async def test_the_installer_is_asked_which_channels_are_for_resumes(there: Town) -> None:
    there.slack.profiles["UINSTALLER"] = {"is_admin": True}
    await there.browser.install()
    [hello] = there.slack.messages["DUINSTALLER"]
    [button] = [each for block in hello["blocks"] for each in block.get("elements", ()) if "action_id" in each]
    assert button["text"]["text"] == "Choose channels"
    await there.slack.press("UINSTALLER", "DUINSTALLER", hello, button["action_id"], "")
    view = await until(lambda: next(iter(there.slack.views.values()), None), 10)
    assert view["callback_id"] == "form:resume-settings"
    assert "Channels to watch" in str(view["blocks"])


async def test_the_state_is_tied_to_the_browser_and_good_once(there: Town) -> None:
    _, _, at_slack = await there.browser.get("/slack/install")
    _, _, back = await there.browser.get(at_slack)
    stranger = Browser(there.browser.http, there.browser.coach)
    status, page, _ = await stranger.get(back)
    assert (status, "a different browser" in page) == (400, True)
    cookie = there.browser.cookie
    assert (await there.browser.get(back))[0] == 200
    there.browser.cookie = cookie
    status, page, _ = await there.browser.get(back)
    assert (status, "longer than ten minutes" in page) == (401, True)


@pytest.mark.parametrize(
    ("query", "status", "says"),
    [
        ("error=access_denied", 200, "nothing was changed"),
        ("error=team_not_allowed", 200, "let it through (team_not_allowed)"),
        ("error=<script>", 200, "let it through."),
        ("error=Call+%2B1+555+0100+to+go+on", 200, "let it through."),
        ("code=1&state=made-up", 400, "a different browser"),
        ("", 400, "a different browser"),
    ],
)
async def test_what_goes_wrong_is_said_with_a_way_back(there: Town, query: str, status: int, says: str) -> None:
    answer = await there.browser.get(f"/slack/oauth_redirect?{query}")
    assert answer[0] == status
    assert says in answer[1]
    assert 'href="/slack/install"' in answer[1]
    assert await rows(there, "installations") == 0


async def test_the_log_says_nothing_that_strangers_put_into_the_address(there: Town, caplog) -> None:
    await there.browser.get("/slack/oauth_redirect?error=x%0AERROR+the+disk+is+full")
    await there.browser.get("/slack/oauth_redirect?error=made_up_by_a_stranger")
    assert "did not work out" in caplog.text
    assert "disk" not in caplog.text
    assert "made_up" not in caplog.text


async def test_a_slack_that_answers_nonsense_is_told_kindly(there: Town) -> None:
    _, _, at_slack = await there.browser.get("/slack/install")
    _, _, back = await there.browser.get(at_slack)
    there.slack.oauth.access = lambda *_: "internal_error"  # type: ignore[method-assign]
    status, page, _ = await there.browser.get(back)
    assert (status, "Please start again" in page) == (401, True)
    state = parse_qs(urlsplit(back).query)["state"][0]
    assert state not in page


# -- tokens


async def test_a_token_is_renewed_before_it_ends_and_the_old_one_is_never_used_again(slack, tmp_path) -> None:
    slack.oauth.expires_in = RENEW_BEFORE * 60 - 5
    async with town(slack, tmp_path) as there:
        await there.browser.install()
        slack.oauth.expires_in, before = 43_200, slack.oauth.renewals
        await is_reviewed(there)
        assert slack.oauth.renewals == before + 1, "the new one lasts"
        assert slack.refusals == [], "no call with a token that is over"


async def test_a_renewal_that_fails_does_not_stop_a_token_that_still_works(slack, tmp_path) -> None:
    slack.oauth.expires_in = RENEW_BEFORE * 60 - 5
    async with town(slack, tmp_path) as there:
        await there.browser.install()
        slack.oauth.access = lambda *_: "internal_error"
        await is_reviewed(there)


async def test_an_organisations_installation_answers_each_of_its_workspaces(slack, tmp_path) -> None:
    slack.oauth.homes = [Home(enterprise="E1")]
    async with town(slack, tmp_path) as there:
        _, page, _ = await there.browser.install()
        assert "The coach is installed" in page
        inside = {"enterprise_id": "E1", "team_id": "T7", "is_enterprise_install": True, "user_id": "UBOT"}
        slack.about = {"team_id": "T7", "enterprise_id": "E1", "authorizations": [inside]}
        await is_reviewed(there)
        gone = {"enterprise_id": "E1", "team_id": None, "is_enterprise_install": True, "user_id": "UBOT"}
        slack.about = {"team_id": None, "enterprise_id": "E1", "is_enterprise_install": True, "authorizations": [gone]}
        assert await slack.event({"type": "app_uninstalled"})
        assert [await rows(there, table) for table in ("installations", "reviews", "resumes")] == [0, 0, 0]


# -- removal


@pytest.mark.parametrize("order", [("app_uninstalled", "tokens_revoked"), ("tokens_revoked", "app_uninstalled")])
async def test_removed_in_either_order_nothing_stays_and_late_events_are_taken(there: Town, order) -> None:
    await there.browser.install()
    await is_reviewed(there)
    events: dict[str, Any] = {
        "app_uninstalled": {"type": "app_uninstalled"},
        "tokens_revoked": {"type": "tokens_revoked", "tokens": {"oauth": ["U1"], "bot": ["UBOT"]}},
    }
    there.slack.oauth.tokens.clear()
    for name in order:
        assert await there.slack.event(events[name])
    kept = ("installations", "reviews", "resumes", "findings", "outbox", "members", "reminders")
    assert [await rows(there, table) for table in kept] == [0] * len(kept)
    assert there.coach.slack is not None
    with pytest.raises(PlaceGone):
        await there.coach.slack.inbox.clients.of(Community("slack", "T1"))
    calls = len(there.slack.calls)
    assert await there.slack.event({"type": "message", "channel": "C1", "user": "U1", "text": "hi", "ts": "1.1"})
    assert len(there.slack.calls) == calls


async def test_a_members_own_revoked_token_removes_nothing(there: Town) -> None:
    await there.browser.install()
    assert await there.slack.event({"type": "tokens_revoked", "tokens": {"oauth": ["U1"], "bot": []}})
    assert await rows(there, "installations") == 1


async def test_the_coach_comes_back_after_a_removal(there: Town) -> None:
    await there.browser.install()
    await there.slack.event({"type": "app_uninstalled"})
    there.slack.oauth.homes = [Home("T1")]
    there.browser.cookie = ""
    assert (await there.browser.install())[0] == 200
    await is_reviewed(there)
