"""Builds the Slack adapter from its settings; nothing connects before `run`."""

import asyncio
import logging
from dataclasses import dataclass

from aiohttp import web
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow

from adapters.slack import buttons, commands, forms, home, http, installing, shortcuts, uninstalling, uploads
from adapters.slack.answering import Answering
from adapters.slack.channels import Channels
from adapters.slack.client import Clients, SingleWorkspace, Web
from adapters.slack.inbox import Inbox
from adapters.slack.installations import Installations
from adapters.slack.installing import ResultPage
from adapters.slack.missed import Missed
from adapters.slack.pace import Pace
from adapters.slack.people import People
from adapters.slack.platform import SlackPlatform
from adapters.slack.settings import SlackSettings
from adapters.slack.socket import Sockets
from coach.chat.service import CoachService
from coach.store import Store
from coach.store.vault import Vault

LISTENERS = (uploads, commands, buttons, forms, shortcuts, home, uninstalling)
GRACE = 10.0


@dataclass(frozen=True)
class SlackApp:
    """The Slack adapter, ready to run."""

    bolt: AsyncApp
    inbox: Inbox
    api: Web
    sockets: Sockets | None
    endpoint: web.Application | None
    """Serves events and interactions over HTTP, and the pages for installing; to be mounted in the web server."""

    @property
    def is_ready(self) -> bool:
        """Whether events can come in: a connection is up, or they come over HTTP."""
        return self.sockets is None or self.sockets.is_connected

    async def run(self) -> None:
        """Keeps the Socket Mode connections until cancelled; returns at once where events come over HTTP only."""
        if self.sockets:
            missed = Missed(self.inbox, uploads.Files(self.inbox).missed, lambda: self.is_ready)
            async with asyncio.TaskGroup() as group:
                group.create_task(self.sockets.run())
                group.create_task(missed.run())

    async def close(self, grace: float = GRACE) -> None:
        """Finishes the answers under way, then closes connections."""
        await self.inbox.background.finish(grace)
        await self.api.close()


@dataclass(frozen=True)
class Reach:
    """How the coach reaches Slack, made before the service: the service's jobs need the platform."""

    api: Web
    clients: Clients
    platform: SlackPlatform
    oauth: "OAuthParts | None" = None


@dataclass(frozen=True)
class OAuthParts:
    """What installing by OAuth needs: where installations are kept, what shows people how it went, and the address
    they come back to."""

    store: Store
    vault: Vault
    page: ResultPage
    public_url: str = ""


def reach(settings: SlackSettings, oauth: OAuthParts | None = None) -> Reach:
    """The platform: for all workspaces that install the coach, or for the one whose bot token is in the settings."""
    api = Web(settings.api_url)
    if settings.by_oauth and oauth:
        secret = settings.client_secret.get_secret_value()
        clients: Clients = Installations(oauth.store, oauth.vault, api, settings.client_id, secret)
    else:
        clients = SingleWorkspace(api, settings.bot_token.get_secret_value())
    return Reach(api, clients, SlackPlatform(api, clients, Pace()), oauth)


def build(settings: SlackSettings, service: CoachService, by: Reach | None = None) -> SlackApp:
    """The whole adapter: listeners that ask `service`, over Socket Mode and HTTP as far as configured."""
    by = by or reach(settings)
    people = People(by.clients)
    inbox = Inbox(
        service, by.clients, people, Channels(by.clients), by.platform, Answering(by.api, by.clients, by.platform)
    )
    bolt = _bolt(settings, by)
    for listener in LISTENERS:
        listener.listen(bolt, inbox)
    sockets = None
    if settings.by_socket:
        sockets = Sockets(bolt, by.api, settings.app_token.get_secret_value(), settings.sockets)
    endpoint = http.application(bolt, _installing(settings, by, service)) if settings.by_http else None
    return SlackApp(bolt, inbox, by.api, sockets, endpoint)


def _installing(settings: SlackSettings, by: Reach, service: CoachService) -> AsyncOAuthFlow | None:
    if by.oauth is None or not isinstance(by.clients, Installations):
        return None
    greeting = installing.Greeting(by.platform, service)
    return installing.flow(settings, by.clients, by.oauth.vault, greeting, by.oauth.page, by.oauth.public_url)


def _bolt(settings: SlackSettings, by: Reach) -> AsyncApp:
    async def authorize(enterprise_id: str | None, team_id: str | None) -> AuthorizeResult | None:
        return await by.clients.authorize(enterprise_id, team_id)

    return AsyncApp(
        logger=logging.getLogger("adapters.slack"),
        signing_secret=settings.signing_secret.get_secret_value() or None,
        authorize=authorize,  # type: ignore[arg-type]  # None is allowed: not installed
        # Events are acknowledged only after the listener returned: by then the work is in the queue.
        process_before_response=True,
    )
