"""Discord as a running part of the coach: built from settings, supervised, ended."""

import asyncio
import contextlib
import logging
import random
import time
from dataclasses import dataclass

import discord

from adapters.discord import endpoints
from adapters.discord.client import MAX_WAIT, CoachClient, intents
from adapters.discord.manifest import invite
from adapters.discord.platform import DiscordPlatform
from adapters.discord.settings import DiscordSettings
from coach.chat.service import CoachService
from coach.errors import CoachError, TryLater

log = logging.getLogger(__name__)

MIN_PAUSE, MAX_PAUSE = 5.0, 300.0
"""Seconds between restarts: at most some 300 a day, far from the 1000 sessions after which Discord resets the token."""
HEALTHY = 600.0
LOGIN_SECONDS = 30.0
NO_CONTENT = (
    "Discord does not grant the message-content intent (close code 4014). The bot goes on without: files dropped in "
    "channels are hidden from it, /resume-check and the menu 'Review this resume' work. To change that, turn on "
    "'Message Content Intent' for the bot in the developer portal, or set DISCORD_MESSAGE_CONTENT=false."
)


@dataclass
class Connection:
    """The client that requests go through: the gateway's if this process runs it, else one that only logs in."""

    settings: DiscordSettings
    gateway: discord.Client | None = None
    _http_only: discord.Client | None = None
    _lock: asyncio.Lock | None = None

    async def client(self) -> discord.Client:
        """A logged-in client. Raises TryLater where Discord cannot be reached or refuses the token."""
        if self.gateway is not None and not self.gateway.is_closed() and self.gateway.http.token is not None:
            return self.gateway
        self._lock = self._lock or asyncio.Lock()
        async with self._lock:
            if self._http_only is None or self._http_only.is_closed():
                self._http_only = await self._login()
            return self._http_only

    async def _login(self) -> discord.Client:
        endpoints.use(self.settings)
        client = discord.Client(
            intents=intents(False),
            allowed_mentions=discord.AllowedMentions.none(),
            max_ratelimit_timeout=MAX_WAIT,
        )
        try:
            await asyncio.wait_for(client.login(self.settings.token.get_secret_value()), LOGIN_SECONDS)
        except Exception as error:
            await client.close()
            raise TryLater(60, f"Discord login failed ({type(error).__name__}).") from error
        return client

    async def close(self) -> None:
        """Ends both clients."""
        for client in (self.gateway, self._http_only):
            if client is not None:
                await client.close()


class DiscordApp:
    """The gateway under supervision, and the platform that also works without it."""

    def __init__(self, settings: DiscordSettings, connection: Connection, platform: DiscordPlatform) -> None:
        self._settings, self._connection, self.platform = settings, connection, platform
        self._closing = asyncio.Event()
        self.message_content = settings.message_content

    def make_client(self, service: CoachService) -> CoachClient:
        """A fresh gateway client; the platform's requests go through it from now on."""
        client = CoachClient(self._settings, service, self.platform, self.message_content)
        self._connection.gateway = client
        return client

    @property
    def is_ready(self) -> bool:
        """Whether the gateway is connected."""
        return self._connection.gateway is not None and self._connection.gateway.is_ready()

    async def invite(self) -> str:
        """The address under which a moderator adds the bot. Raises TryLater if Discord cannot be asked for its id."""
        try:
            client = await self._connection.client()
        except CoachError as error:
            raise TryLater(60, "I can't reach Discord right now. Please try again in a minute.") from error
        return invite(str(client.application_id))

    async def run(self, service: CoachService) -> None:
        """Keeps the gateway connected until `close`. Raises CoachError only for a token that Discord refuses."""
        endpoints.use(self._settings)
        pause = MIN_PAUSE
        while not self._closing.is_set():
            began = time.monotonic()
            if await self._connect_once(service):
                continue
            pause = MIN_PAUSE if time.monotonic() - began > HEALTHY else pause
            await self._wait(pause * random.uniform(1.0, 1.3))  # noqa: S311 - spreads restarts, keeps no secret
            pause = min(MAX_PAUSE, pause * 2)

    async def _connect_once(self, service: CoachService) -> bool:
        """Runs one client to its end; True if the next may follow at once."""
        client = self.make_client(service)
        try:
            await client.start(self._settings.token.get_secret_value())
        except discord.PrivilegedIntentsRequired:
            log.warning(NO_CONTENT)
            was, self.message_content = self.message_content, False
            return was
        except discord.LoginFailure as error:
            raise CoachError("Discord refuses the bot's token. Copy it again from the developer portal.") from error
        except Exception:
            log.exception("The connection to Discord ended; it is made anew.")
        finally:
            await client.close()
        return False

    async def _wait(self, seconds: float) -> None:
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._closing.wait(), seconds)

    async def close(self) -> None:
        """Ends the gateway and all connections."""
        self._closing.set()
        await self._connection.close()
        await self.platform.close()


def build(settings: DiscordSettings) -> DiscordApp:
    """Everything of Discord, connected to nothing yet. `DiscordApp.platform` works at once, also without `run`."""
    connection = Connection(settings)
    return DiscordApp(settings, connection, DiscordPlatform(settings, connection.client))
