"""Runs the coach until it is told to end: all in one process, or one part of it."""

import asyncio
import os
import signal
import socket
from collections.abc import AsyncIterator, Callable, Coroutine, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

import structlog
from aiohttp import web

from adapters.all_settings import AllSettings
from adapters.building import DISCORD_INSTALL, Coach, build
from adapters.discord.preview import to_html as as_discord
from adapters.roles import Role
from adapters.settings import Settings
from adapters.slack.preview import to_html as as_slack
from adapters.web.guard import allowed
from adapters.web.playground import routes
from adapters.web.server import application, health_application, listening
from adapters.web.site import routes as site_routes
from coach import guides
from coach.assembly import working
from coach.errors import CoachError
from coach.review.packs import of
from coach.running.health import exposition, readiness
from coach.store import migrations, soundness
from coach.store.keys import key_file, read_key_file
from coach.store.lock import alone
from coach.work.scheduler import Scheduler

log = structlog.get_logger(__name__)
Announce = Callable[[str, str, Coach], None]
"""Told the addresses of the web server and of the one for health, once both listen."""
NOTHING_TO_SERVE = (
    "There is nothing to serve: set SLACK_BOT_TOKEN or DISCORD_TOKEN, or COACH_PLAYGROUND=true to try the coach on a "
    "web page that everybody who reaches this port may use. `coach doctor` says more."
)


NOT_HERE = (
    "On Windows strangers' files cannot be read in confined processes, so `coach serve` needs Docker or WSL; "
    "`coach review` works here."
)


LAST_PORT = 65_535


async def serve(settings: AllSettings, role: Role, announce: Announce) -> None:
    """Runs a role until SIGTERM or SIGINT, then ends it in order. Raises CoachError for what cannot run.

    `announce` is told the addresses once the web servers listen.
    """
    async with AsyncExitStack() as stack:
        stack.enter_context(alone(settings.core.database_url))
        coach = await _ready_to_run(settings, role, stack)
        ending = asyncio.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(number, ending.set)
        if role in {Role.ALL, Role.WORKER}:
            grace = settings.core.grace_seconds
            await stack.enter_async_context(working(coach.context, coach.handlers, coach.sandbox, grace))
        health = await stack.enter_async_context(_watched(coach, role))
        address = await stack.enter_async_context(_listening(coach, role))
        announce(address, health, coach)
        await stack.enter_async_context(_connected(coach, role, ending))
        log.info("ready", role=role.value)
        await ending.wait()
        log.info("ending", role=role.value)
    if coach.gave_up:
        raise coach.gave_up[0]


async def _ready_to_run(settings: AllSettings, role: Role, stack: AsyncExitStack) -> Coach:
    """The coach on an upgraded, whole database that its keys can read. Raises CoachError where it is not."""
    url = settings.core.database_url
    if damage := await asyncio.to_thread(soundness.damage, url):
        raise CoachError(f"The database file is damaged ({damage}). Put back a backup; docs/operations.md says how.")
    upgraded = await asyncio.to_thread(migrations.upgrade, url)
    if upgraded.copy:
        log.info("database_upgraded", version=upgraded.after, what=f"as it was before: {upgraded.copy}")
    coach = build(settings)
    stack.push_async_callback(coach.context.store.close)
    # After the work that still runs at the end, which asks the platforms whatever else has stopped.
    if coach.slack:
        stack.push_async_callback(coach.slack.api.close)
    if coach.discord:
        stack.push_async_callback(coach.discord.close)
    if coach.playground:
        stack.callback(coach.playground.close)
    _check(coach, role)
    await asyncio.to_thread(of(coach.context.tools).report)
    if role is not Role.WORKER:  # which is asked nothing
        await asyncio.to_thread(guides.prepare)
    await soundness.check(coach.context.store, coach.context.vault)
    return coach


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
    """The web server of this role: Slack's endpoint, pages and playground where they belong."""
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
    core = coach.settings
    async with _at(application(tables, mounted), core.web_host, core.web_port, "COACH_WEB_PORT") as address:
        yield address


@asynccontextmanager
async def _watched(coach: Coach, role: Role) -> AsyncIterator[str]:
    """The server for those who watch over this role, away from what the public may reach."""
    core = coach.settings
    here = {name: up for name, up in coach.connections.items() if role in {Role.ALL, Role(name)}}
    ready = readiness(coach.context, here, {"keys": lambda: _keys_now(core)})
    app = health_application(ready, exposition, lambda: _confinement(coach))
    port = core.health_port
    if port is None:  # nobody said where: beside the other one, or anywhere, as `announce` is told
        beside = core.web_port + 1
        port = beside if 1 < beside <= LAST_PORT and _is_free(core.health_host, beside) else 0
    async with _at(app, core.health_host, port, "COACH_HEALTH_PORT") as address:
        yield address


@asynccontextmanager
async def _at(app: web.Application, host: str, port: int, setting: str) -> AsyncIterator[str]:
    async with AsyncExitStack() as stack:
        try:
            address = await stack.enter_async_context(listening(app, host, port))
        except OSError as error:
            raise CoachError(f"Port {port} can't be used ({error.strerror}). Set {setting} to a free one.") from error
        yield address


def _is_free(host: str, port: int) -> bool:
    with socket.socket() as one:
        one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            one.bind((host, port))
        except OSError:
            return False
    return True


def _keys_now(core: Settings) -> str:
    """What the next start will say of the keys, "" if nothing: a file that is lost is better known now."""
    path = None if core.encryption_keys.get_secret_value() else key_file(core.database_url)
    if path is None:
        return ""
    try:
        read_key_file(path)
    except CoachError:
        return "the key file cannot be used"
    return ""


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
