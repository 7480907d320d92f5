"""Slack over HTTP: signed events and interactions, and the pages for installing."""

import asyncio
import re

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response
from slack_bolt.async_app import AsyncApp
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from slack_bolt.request.async_request import AsyncBoltRequest

from adapters.slack.addresses import EVENTS, INSTALL, REDIRECT
from adapters.slack.installing import brought_back

MAX_BODY = 4 * 1024 * 1024
SECONDS = 15.0
"""How long a body may take to come in; Slack itself waits three seconds for the answer."""
SIGNATURE = "X-Slack-Signature"
STAMP = "X-Slack-Request-Timestamp"
_SIGNATURE = re.compile(r"v0=[0-9a-f]{64}")
_STAMP = re.compile(r"[0-9]{1,12}")
_BOLTS_OWN = "x-slack-bolt-"
"""How headers begin by which Bolt talks to itself; from outside they mean nothing."""


def routes(app: AsyncApp, flow: AsyncOAuthFlow | None) -> list[web.RouteDef]:
    """The routes to add to the web server. The signature is checked by the app on the raw body."""

    async def events(request: web.Request) -> web.Response:
        _check_form(request)
        return await to_aiohttp_response(await app.async_dispatch(await _read(request)))

    return [web.post(EVENTS, events), *(_installing(flow) if flow else [])]


def application(app: AsyncApp, flow: AsyncOAuthFlow | None = None) -> web.Application:
    """An aiohttp application with the routes."""
    served = web.Application(client_max_size=MAX_BODY)
    served.add_routes(routes(app, flow))
    return served


def _check_form(request: web.Request) -> None:
    """Refuses a signature that cannot be one, which Slack's library takes for a fault of its own.

    None at all is the library's to judge: Slack checks the certificate without.
    """
    signature, stamp = request.headers.get(SIGNATURE), request.headers.get(STAMP)
    if (signature is not None and not _SIGNATURE.fullmatch(signature)) or (
        stamp is not None and not _STAMP.fullmatch(stamp)
    ):
        raise web.HTTPUnauthorized(text="This signature is none.")


async def _read(request: web.Request) -> AsyncBoltRequest:
    """The request as Slack's library takes it. Raises a 4xx for what nobody could read: strangers knock here, too."""
    try:
        async with asyncio.timeout(SECONDS):
            body = await request.read()
    except TimeoutError:
        raise web.HTTPRequestTimeout(text="That took too long to arrive.") from None
    headers = {name: value for name, value in request.headers.items() if not name.lower().startswith(_BOLTS_OWN)}
    try:
        return AsyncBoltRequest(body=body.decode("utf-8"), query=request.query_string, headers=headers)  # type: ignore[arg-type]
    except Exception:  # it looks into the parsed text for workspaces and people, and trips over whatever else is there
        raise web.HTTPBadRequest(text="That is nothing I can read.") from None


def _installing(flow: AsyncOAuthFlow) -> list[web.RouteDef]:
    async def install(request: web.Request) -> web.Response:
        return await to_aiohttp_response(await flow.handle_installation(await _read(request)))

    async def redirected(request: web.Request) -> web.Response:
        return await to_aiohttp_response(await brought_back(flow, await _read(request)))

    return [web.get(INSTALL, install), web.get(REDIRECT, redirected)]
