"""Socket Mode: several connections kept open, each restarted when it fails for good."""

import asyncio
import logging
from time import time

from slack_bolt.adapter.socket_mode.async_internals import run_async_bolt_app, send_async_response
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest

from adapters.slack.client import Web
from adapters.slack.failures import code_of

log = logging.getLogger(__name__)

PING = 5.0
LOOK = 1.0
DEAD_AFTER = 60.0
"""Seconds without a connection after which a client is given up and made anew."""

MAX_PAUSE = 60.0
REFUSED = frozenset({"invalid_auth", "not_authed", "account_inactive", "token_revoked", "not_allowed_token_type"})


class Sockets:
    """Holds `number` Socket Mode connections open until it is cancelled."""

    def __init__(self, app: AsyncApp, web: Web, app_token: str, number: int) -> None:
        self._app, self._web, self._token, self._number = app, web, app_token, number
        self._open: set[SocketModeClient] = set()

    async def run(self) -> None:
        """Runs for as long as it may."""
        async with asyncio.TaskGroup() as group:
            for _ in range(self._number):
                group.create_task(self._keep_one())

    @property
    def is_connected(self) -> bool:
        """Whether at least one connection is up."""
        return any(client.current_session and not client.current_session.closed for client in self._open)

    async def _keep_one(self) -> None:
        pause = 1.0
        while True:
            began = time()
            try:
                await self._one()
            except SlackApiError as error:
                pause = MAX_PAUSE if code_of(error) in REFUSED else pause
                log.error("Slack opens no connection (%s); `coach doctor` says what to fix.", code_of(error))
            except Exception:
                log.exception("A Socket Mode connection ended; it is opened again.")
            pause = 1.0 if time() - began > DEAD_AFTER else pause
            await asyncio.sleep(pause)
            pause = min(pause * 2, MAX_PAUSE)

    async def _one(self) -> None:
        client = SocketModeClient(self._token, web_client=self._web.client(self._token), ping_interval=PING)
        client.socket_mode_request_listeners.append(self._take)
        try:
            # Asked first by ourselves: the library repeats a refused token for ever.
            client.wss_uri = await client.issue_new_wss_url()
            self._open.add(client)
            await client.connect()  # type: ignore[no-untyped-call]
            await self._watch(client)
        finally:
            self._open.discard(client)
            await _closed(client)

    async def _watch(self, client: SocketModeClient) -> None:
        # The library reconnects by itself; this is for when it no longer does.
        seen = time()
        while time() - seen < DEAD_AFTER:
            await asyncio.sleep(LOOK)
            if await client.is_connected():
                seen = time()
        log.warning("A Socket Mode connection stayed down; it is replaced.")

    async def _take(self, client: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        began = time()
        response = await run_async_bolt_app(self._app, request)
        await send_async_response(client, request, response, began)


async def _closed(client: SocketModeClient) -> None:
    try:
        await client.close()  # type: ignore[no-untyped-call]
        await client.aiohttp_client_session.close()
    except Exception:
        log.debug("A connection did not close cleanly.", exc_info=True)
