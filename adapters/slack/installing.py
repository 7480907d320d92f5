"""Adding the coach to a workspace: the OAuth pages, their state, and the greeting afterwards."""

import logging
from time import time
from uuid import uuid4

from pydantic import TypeAdapter
from slack_bolt.oauth.async_callback_options import AsyncCallbackOptions, AsyncFailureArgs, AsyncSuccessArgs
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from slack_bolt.oauth.async_oauth_settings import AsyncOAuthSettings
from slack_bolt.response import BoltResponse
from slack_sdk.oauth.state_store.async_state_store import AsyncOAuthStateStore
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.http import REDIRECT
from adapters.slack.installations import Installations, community_of
from adapters.slack.manifest import SCOPES
from adapters.slack.platform import SlackPlatform
from adapters.slack.settings import SlackSettings
from coach.desk import Desk
from coach.errors import CoachError
from coach.places import Member
from coach.store.vault import NotOurs, Vault

log = logging.getLogger(__name__)

STATE_SECONDS = 600
_STATE = TypeAdapter(tuple[str, float])


class SealedStates(AsyncOAuthStateStore):
    """States that carry their own proof: sealed with the coach's key, so that any process can check them.

    Slack's library also ties each to the installer's browser by a cookie.
    """

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._used: dict[str, float] = {}

    async def async_issue(self, *args: object, **kwargs: object) -> str:
        """A new state."""
        return self._vault.lock(_STATE.dump_json((uuid4().hex, time()))).decode("ascii")

    async def async_consume(self, state: str) -> bool:
        """Whether the state is one of ours, fresh, and not used yet."""
        try:
            name, issued = _STATE.validate_json(self._vault.unlock(state.encode()))
        except (NotOurs, ValueError):
            return False
        now = time()
        self._used = {each: moment for each, moment in self._used.items() if now - moment < STATE_SECONDS}
        if name in self._used or not 0 <= now - issued < STATE_SECONDS:
            return False
        self._used[name] = now
        return True


def flow(
    settings: SlackSettings, installations: Installations, vault: Vault, platform: SlackPlatform, desk: Desk, url: str
) -> AsyncOAuthFlow:
    """Slack's own OAuth flow, keeping installations with us; `url`: the public address, empty if Slack knows it."""
    greeting = _Greeting(platform, desk)
    return AsyncOAuthFlow(
        client=AsyncWebClient(base_url=settings.api_url),
        settings=AsyncOAuthSettings(
            client_id=settings.client_id,
            client_secret=settings.client_secret.get_secret_value(),
            scopes=sorted(SCOPES),
            user_scopes=[],
            redirect_uri=url.rstrip("/") + REDIRECT if url else None,
            authorization_url=settings.api_url.removesuffix("api/") + "oauth/v2/authorize",
            installation_store=installations,
            state_store=SealedStates(vault),
            callback_options=AsyncCallbackOptions(success=greeting.installed, failure=_failed),
        ),
    )


class _Greeting:
    def __init__(self, platform: SlackPlatform, desk: Desk) -> None:
        self._platform, self._desk = platform, desk

    async def installed(self, args: AsyncSuccessArgs) -> BoltResponse:
        """Greets the person who installed the coach, and nobody else."""
        community = community_of(args.installation)
        try:
            place = await self._platform.direct(Member(community, args.installation.user_id or ""))
            await self._platform.post(
                place, await self._desk.welcome(community), f"hi{uuid4().hex[:16]}", unclear=False
            )
        except CoachError as error:
            log.warning("The installer was not greeted: %s", error.message)
        return await args.default.success(args)


async def _failed(args: AsyncFailureArgs) -> BoltResponse:
    return await args.default.failure(args)
