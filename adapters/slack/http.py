"""Slack over HTTP: signed events and interactions, and the pages for installing."""

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.async_app import AsyncApp
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow

from adapters.slack.addresses import EVENTS, INSTALL, REDIRECT
from adapters.slack.installing import brought_back

LARGEST = 4 * 1024 * 1024


def routes(app: AsyncApp, flow: AsyncOAuthFlow | None) -> list[web.RouteDef]:
    """The routes to add to the web server. The signature is checked by the app on the raw body."""

    async def events(request: web.Request) -> web.Response:
        return await to_aiohttp_response(await app.async_dispatch(await to_bolt_request(request)))

    return [web.post(EVENTS, events), *(_installing(flow) if flow else [])]


def application(app: AsyncApp, flow: AsyncOAuthFlow | None = None) -> web.Application:
    """An aiohttp application with the routes."""
    served = web.Application(client_max_size=LARGEST)
    served.add_routes(routes(app, flow))
    return served


def _installing(flow: AsyncOAuthFlow) -> list[web.RouteDef]:
    async def install(request: web.Request) -> web.Response:
        return await to_aiohttp_response(await flow.handle_installation(await to_bolt_request(request)))

    async def redirected(request: web.Request) -> web.Response:
        return await to_aiohttp_response(await brought_back(flow, await to_bolt_request(request)))

    return [web.get(INSTALL, install), web.get(REDIRECT, redirected)]
