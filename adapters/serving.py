"""Runs the coach until it is told to end: all in one process, or one part of it."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Callable, Coroutine, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from enum import StrEnum
from typing import Any

import structlog
from aiohttp import web

from adapters.building import DISCORD_INSTALL, AllSettings, Coach, build
from adapters.discord.preview import to_html as as_discord
from adapters.slack.preview import to_html as as_slack
from adapters.web.guard import allowed
from adapters.web.playground import routes
from adapters.web.server import application, listening
from adapters.web.site import routes as site_routes
from coach.assembly import working
from coach.errors import CoachError
from coach.running.health import exposition, readiness
from coach.store import migrations
from coach.work.scheduler import Scheduler

log = structlog.get_logger(__name__)
Announce = Callable[[str, Coach], None]
NOTHING_TO_SERVE = (
    "There is nothing to serve: set SLACK_BOT_TOKEN or DISCORD_TOKEN, or COACH_PLAYGROUND=true to try the coach on a "
    "web page that everybody who reaches this port may use. `coach doctor` says more."
)


NOT_HERE = (
    "On Windows strangers' files cannot be read in confined processes, so `coach serve` needs Docker or WSL; "
    "`coach review` works here."
)


class Role(StrEnum):
    """The parts that can run alone."""

    ALL = "all"
    SLACK = "slack"
    DISCORD = "discord"
    WORKER = "worker"
    WEB = "web"


async def serve(settings: AllSettings, role: Role, announce: Announce) -> None:
    """Runs a role until SIGTERM or SIGINT, then ends it in order. Raises CoachError for what cannot run.

    `announce` is told the address once the web server listens.
    """
    upgraded = await asyncio.to_thread(migrations.upgrade, settings.core.database_url)
    if upgraded.copy:
        log.info("database_upgraded", version=upgraded.after, what=f"as it was before: {upgraded.copy}")
    coach = build(settings)
    _check(coach, role)
    ending = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, ending.set)
    async with AsyncExitStack() as stack:
        stack.push_async_callback(coach.context.store.close)
        if role in {Role.ALL, Role.WORKER}:
            grace = settings.core.grace_seconds
            await stack.enter_async_context(working(coach.context, coach.handlers, coach.sandbox, grace))
        address = await stack.enter_async_context(_listening(coach, role))
        announce(address, coach)
        await stack.enter_async_context(_connected(coach, role, ending))
        log.info("ready", role=role.value)
        await ending.wait()
        log.info("ending", role=role.value)
    if coach.gave_up:
        raise coach.gave_up[0]


def _check(coach: Coach, role: Role) -> None:
    if not hasattr(os, "fork"):
        raise CoachError(NOT_HERE)
    if role is not Role.ALL and isinstance(coach.context.work, Scheduler):
        raise CoachError(
            "Parts can run alone only with PostgreSQL: set COACH_DATABASE_URL=postgresql+psycopg://… or use --role all."
        )
    if role is Role.ALL and not coach.context.platforms:
        raise CoachError(NOTHING_TO_SERVE)
    wanted = {Role.SLACK: coach.slack, Role.DISCORD: coach.discord}
    if role in wanted and wanted[role] is None:
        raise CoachError(f"{role.value.title()} is not configured. `coach doctor` says what is missing.")


@asynccontextmanager
async def _listening(coach: Coach, role: Role) -> AsyncIterator[str]:
    """The web server of this role: health everywhere; Slack's endpoint, pages and playground where they belong."""
    tables = []
    if role in {Role.ALL, Role.WEB}:
        leading = {DISCORD_INSTALL: coach.discord.invite} if coach.discord else {}
        tables.append(site_routes(coach.site, leading, at_root=coach.playground is None))
    if coach.playground and role in {Role.ALL, Role.WEB}:
        previews = {"Slack": as_slack, "Discord": as_discord}
        hosts = allowed(coach.settings.playground_hosts)
        tables.append(routes(coach.service, coach.playground, previews, coach.settings.max_file_bytes, hosts))
    mounted: list[web.Application] = []
    if coach.slack and coach.slack.endpoint and role in {Role.ALL, Role.SLACK, Role.WEB}:
        mounted.append(coach.slack.endpoint)
    here = {name: up for name, up in coach.connections.items() if role in {Role.ALL, Role(name)}}
    ready = readiness(coach.context, here)
    app = application(tables, ready, exposition, mounted, lambda: _confinement(coach))
    try:
        async with listening(app, coach.settings.web_host, coach.settings.web_port) as address:
            yield address
    except OSError as error:
        raise CoachError(
            f"Port {coach.settings.web_port} cannot be used ({error.strerror}). Set COACH_WEB_PORT to a free one."
        ) from error


def _confinement(coach: Coach) -> Mapping[str, object]:
    """How readers are confined, layer by layer; nothing where this role reads no files."""
    layers = {layer.name: layer.why if not layer.holds else "holds" for layer in coach.sandbox.layers}
    return {"confinement": layers} if layers else {}


@asynccontextmanager
async def _connected(coach: Coach, role: Role, ending: asyncio.Event) -> AsyncIterator[None]:
    """Keeps the platforms connected; a platform that gives up for good (a refused token) ends the process."""
    running: list[asyncio.Task[None]] = []

    def keep(work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        task.add_done_callback(lambda done: None if ending.is_set() else _ended(done, coach, ending))
        running.append(task)

    if coach.slack and coach.slack.sockets and role in {Role.ALL, Role.SLACK}:
        keep(coach.slack.run())
    if coach.discord and role in {Role.ALL, Role.DISCORD}:
        keep(coach.discord.run(coach.service))
    try:
        yield
    finally:
        if coach.slack:
            await coach.slack.close()
        if coach.discord:
            await coach.discord.close()
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)


def _ended(task: asyncio.Task[None], coach: Coach, ending: asyncio.Event) -> None:
    error = None if task.cancelled() else task.exception()
    if error is not None:
        log.error("platform_gave_up", error=type(error).__name__)
        coach.gave_up.append(error if isinstance(error, CoachError) else CoachError("A platform's connection broke."))
        ending.set()
