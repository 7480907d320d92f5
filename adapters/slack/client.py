"""Web API clients: one for each community, with its own token."""

import asyncio
from typing import Protocol

from aiohttp import ClientSession, ClientTimeout
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.http_retry.builtin_async_handlers import AsyncRateLimitErrorRetryHandler
from slack_sdk.http_retry.request import HttpRequest
from slack_sdk.http_retry.response import HttpResponse
from slack_sdk.http_retry.state import RetryState
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.failures import explained
from coach.chat.places import Community

SECONDS = 20
SHORT_WAIT = 5


class ShortWaits(AsyncRateLimitErrorRetryHandler):
    """Sits out short rate limits here; longer ones go back to the coach's queue, which survives a restart."""

    async def _can_retry_async(
        self,
        *,
        state: RetryState,
        request: HttpRequest,
        response: HttpResponse | None = None,
        error: Exception | None = None,
    ) -> bool:
        if response is None or response.status_code != 429:
            return False
        waits = [values for name, values in response.headers.items() if name.lower() == "retry-after"]
        first = waits[0][0] if waits and isinstance(waits[0], list) else "".join(waits[0]) if waits else "1"
        return first.isdigit() and int(first) <= SHORT_WAIT


class Web:
    """Makes clients that share one connection pool, opened at the first use."""

    def __init__(self, api_url: str) -> None:
        self.api_url = api_url
        self._session: ClientSession | None = None

    @property
    def session(self) -> ClientSession:
        """The shared HTTP session. Must be asked for inside the running event loop."""
        if self._session is None or self._session.closed:
            self._session = ClientSession(timeout=ClientTimeout(total=SECONDS), trust_env=True)
        return self._session

    def client(self, token: str, team: str | None = None) -> AsyncWebClient:
        """A client for a token. It never repeats a request whose fate is unclear: a post could double."""
        return AsyncWebClient(
            token=token,
            base_url=self.api_url,
            timeout=SECONDS,
            session=self.session,
            team_id=team,
            retry_handlers=[ShortWaits(max_retry_count=2)],
        )

    async def close(self) -> None:
        """Closes the connections."""
        if self._session is not None:
            await self._session.close()


class Clients(Protocol):
    """Finds the client for a community."""

    async def of(self, community: Community) -> AsyncWebClient:
        """The community's client. Raises PlaceGone if the coach is not installed there (any more)."""
        ...

    async def authorize(self, enterprise_id: str | None, team_id: str | None) -> AuthorizeResult | None:
        """Who the coach is where an event came from; None if it is not installed there."""
        ...

    async def within(self, community: Community) -> list[Community]:
        """The workspaces that use an organisation's installation; none for a workspace of its own."""
        ...

    async def everywhere(self) -> list[Community]:
        """The workspaces in which the coach is installed. Raises TryLater if Slack has to be asked and does not say."""
        ...

    async def forget(self, community: Community) -> None:
        """Deletes the community's tokens."""
        ...


class SingleWorkspace:
    """The client of the one workspace whose bot token is in the settings."""

    def __init__(self, web: Web, token: str) -> None:
        self._web, self._token = web, token
        self._known: AuthorizeResult | None = None
        self._asking = asyncio.Lock()

    async def of(self, community: Community) -> AsyncWebClient:
        """The same client for whatever community: the token decides where it reaches."""
        return self._web.client(self._token)

    async def authorize(self, enterprise_id: str | None, team_id: str | None) -> AuthorizeResult | None:
        """Asks Slack once who the token belongs to. A failure raises, so that Slack delivers the event again."""
        async with self._asking:
            if self._known is None:
                with explained():
                    found = await self._web.client(self._token).auth_test()
                self._known = AuthorizeResult.from_auth_test_response(auth_test_response=found, bot_token=self._token)
        return self._known

    async def within(self, community: Community) -> list[Community]:
        """None: it is one workspace."""
        return []

    async def everywhere(self) -> list[Community]:
        """The workspace that the token belongs to."""
        found = await self.authorize(None, None)
        return [Community("slack", found.team_id)] if found and found.team_id else []

    async def forget(self, community: Community) -> None:
        """Forgets who the token belonged to; the token itself is the operator's."""
        self._known = None
