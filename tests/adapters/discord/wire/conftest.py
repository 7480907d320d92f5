"""The real client over real HTTP and WebSocket, talking to Discord on loopback and to a service that records."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from discord.gateway import DiscordWebSocket
from discord.http import Route

from adapters import building
from adapters.all_settings import AllSettings
from adapters.building import Coach
from adapters.discord.app import DiscordApp, build
from adapters.discord.settings import DiscordSettings
from adapters.settings import Settings
from adapters.slack.settings import SlackSettings
from coach.assembly import working
from tests.adapters.discord.server import LoopbackDiscord
from tests.adapters.discord.wire.waiting import is_connected, until
from tests.migrated import migrated
from tests.recording_service import RecordingService


@pytest.fixture(autouse=True)
def _addresses() -> Iterator[None]:
    """discord.py keeps its addresses in its classes; they go back after each test."""
    base, gateway = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY
    yield
    Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = base, gateway


@pytest.fixture
async def server() -> AsyncIterator[LoopbackDiscord]:
    server = LoopbackDiscord()
    await server.start()
    yield server
    await server.stop()


@pytest.fixture
async def app(server: LoopbackDiscord) -> AsyncIterator[DiscordApp]:
    app = build(DiscordSettings(_env_file=None, token="secret-token", api_url=f"{server.base}/api/v10"))
    yield app
    await app.close()


@pytest.fixture
async def running(app: DiscordApp, service: RecordingService, server: LoopbackDiscord) -> AsyncIterator[DiscordApp]:
    task = asyncio.create_task(app.run(service))
    await until(lambda: is_connected(app))
    yield app
    await app.close()
    await asyncio.wait_for(task, 5)


@asynccontextmanager
async def at_work(coach: Coach) -> AsyncIterator[None]:
    """A whole coach connected to Discord on loopback, and closed in the end."""
    assert coach.discord is not None
    app = coach.discord
    async with working(coach.context, coach.handlers, coach.sandbox, 5):
        task = asyncio.create_task(app.run(coach.service))
        await until(lambda: is_connected(app))
        yield
        await app.close()
        await asyncio.wait_for(task, 5)
    await app.close()  # jobs that ran on to the end may have asked Discord once more
    await coach.context.store.close()


@asynccontextmanager
async def whole(server: LoopbackDiscord, folder: Path) -> AsyncIterator[Coach]:
    """The whole coach, with real parts at every hop, connected to Discord on loopback, on a database in the folder; a
    second one is the process after a restart."""
    discord = DiscordSettings(_env_file=None, token="secret-token", api_url=f"{server.base}/api/v10")
    core = Settings(_env_file=None, COACH_DATABASE_URL=migrated(folder), COACH_READERS=1)
    coach = building.build(AllSettings(core, SlackSettings(_env_file=None), discord))
    async with at_work(coach):
        yield coach


@pytest.fixture
async def coach(server: LoopbackDiscord, tmp_path: Path) -> AsyncIterator[Coach]:
    """The whole coach, once."""
    async with whole(server, tmp_path) as coach:
        yield coach
