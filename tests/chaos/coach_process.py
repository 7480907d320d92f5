"""A coach of its own process, to be killed: the real reception, engines, database and reader."""

import asyncio
import logging
import sys
from dataclasses import replace
from typing import Any, cast

import aiohttp
import structlog
from aiohttp import web
from procrastinate.exceptions import ConnectorException
from sqlalchemy.exc import OperationalError

from coach.assembly import gather
from coach.chat.message import Message
from coach.chat.places import Community, FileRef, Member, Options, Place, Upload
from coach.chat.platform import Reaction
from coach.errors import FileGone, TryLater
from coach.reading import read
from coach.reception import steps
from coach.reception.periodic_jobs import resume_work
from coach.reception.service import DurableCoachService
from coach.review.review import Review
from coach.running.context import Context
from coach.running.health import readiness
from coach.store import open_store
from coach.store.vault import Vault
from coach.work import Work
from coach.work.procrastinate import Procrastinate
from coach.work.scheduler import Scheduler
from rules.finding import Finding, Severity
from rules.resume import Resume, SectionKind

COMMUNITY = Community("chaos", "T1")
steps.KILL = 0  # no review here is to blame for a kill
LEAST_PATIENCE, MOST_PATIENCE = 1.0, 30.0
"""Seconds that a request of the coach may take: fewer than the server stalls for, more while it answers too late."""
MEMBERS = 3
"""Each in all channels, so that their reviews wait for one another over channels too."""


class HttpPlatform:
    """Implements `coach.chat.platform.Platform` for the chat server; `keys` says whether that one honours keys."""

    name = "chaos"

    def __init__(self, port: int, keys: bool) -> None:
        self._base, self._keys = f"http://127.0.0.1:{port}", keys
        self._client, self._patience = aiohttp.ClientSession(), LEAST_PATIENCE

    async def fetch(self, place: Place, file: FileRef, max_bytes: int) -> bytes:
        # Each its own: the same file again within a minute is answered with where its review stands.
        return await self._ask("GET", "/file") + f"\n%{place.message}\n".encode()

    async def react(self, place: Place, reaction: Reaction) -> None:
        await self._ask("POST", "/reaction", {"message": place.message, "reaction": reaction})

    async def open_thread(self, place: Place, title: str, member: Member) -> Place:
        return replace(place, thread=place.message)

    async def post(self, place: Place, message: Message, key: str, unclear: bool) -> str:
        if unclear and not self._keys:
            posted = await self._json("GET", f"/thread/{place.thread}")
            if known := next((each for each in posted if each["key"] == key), None):
                return str(known["id"])
        said = {"thread": place.thread, "key": key, "summary": message.summary}
        return str((await self._json("POST", "/post", said))["id"])

    async def direct(self, member: Member) -> Place:
        return Place(COMMUNITY, f"D{member.id}", is_direct=True)

    async def leave(self, community: Community) -> None: ...

    async def _json(self, method: str, path: str, said: object = None):  # type: ignore[no-untyped-def]
        import json

        return json.loads(await self._ask(method, path, said))

    async def _ask(self, method: str, path: str, said: object = None) -> bytes:
        patience = aiohttp.ClientTimeout(total=self._patience)
        try:
            async with self._client.request(method, self._base + path, json=said, timeout=patience) as answer:
                self._patience = max(LEAST_PATIENCE, self._patience / 2)
                if answer.status == 429:
                    raise TryLater(float(answer.headers["Retry-After"]), refused=True)
                if answer.status == 404:
                    raise FileGone("gone")
                if answer.status >= 500:
                    raise TryLater(0.1)
                return await answer.read()
        except (aiohttp.ClientError, TimeoutError) as error:
            if isinstance(error, TimeoutError):  # on a busy machine nothing would ever be answered in time
                self._patience = min(2 * self._patience, MOST_PATIENCE)
            raise TryLater(0.1) from error


ONE_READER = asyncio.Lock()


async def read_in_thread(data: bytes, name: str) -> Resume:
    """The real reader, one at a time, since PDFium knows no threads; workers would be cold after each kill."""
    async with ONE_READER:
        return await asyncio.to_thread(read, data, name)


def weigh(resume: Resume, options: Options) -> Review:
    """A finding for each bullet: long threads are easier to break."""
    findings = tuple(
        Finding("EXP", Severity.WARNING, bullet.section, "Title", "m", "w", "s", quote=bullet.text, weight=1.0)
        for bullet in resume.bullets
    )
    summary = Finding("SUM", Severity.WARNING, SectionKind.SUMMARY, "Title", "m", "w", "s")
    skills = Finding("SKL", Severity.WARNING, SectionKind.SKILLS, "Title", "m", "w", "s")
    return Review(resume, "", 60, {}, (*findings, summary, skills))


def run(engine: str, url: str, key: str, door: int, chat: int, keys: bool, heartbeat: float) -> None:
    """Runs until killed. Ends by itself, as any process does, where the database is away while it begins."""
    logging.disable(logging.CRITICAL)
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    try:
        asyncio.run(_run(engine, url, key, door, chat, keys, heartbeat))
    except (OperationalError, ConnectorException):
        sys.exit(1)


async def _run(engine: str, url: str, key: str, door: int, chat: int, keys: bool, heartbeat: float) -> None:
    store = open_store(url)
    work: Work = (
        Scheduler(store, pause=0.05)
        if engine == "scheduler"
        else Procrastinate(url, pause=0.05, heartbeat=heartbeat, grace=2)
    )
    context = Context(store, Vault([key]), work, {"chaos": cast(Any, HttpPlatform(chat, keys))}, read_in_thread, weigh)
    handlers = gather()
    service = DurableCoachService(context, handlers)

    async def event(request: web.Request) -> web.Response:
        said = await request.json()
        member = Member(COMMUNITY, f"member-{int(said['key'][1:]) % MEMBERS}")
        place = Place(COMMUNITY, said["channel"], message=said["key"])
        receipt = await service.receive(Upload(said["key"], place, member, FileRef("f", "resume.pdf")))
        return web.json_response({"review": receipt.review})

    app = web.Application()
    ready = readiness(context)

    async def is_ready(_: web.Request) -> web.Response:
        return web.json_response(dict(await ready()))

    app.router.add_post("/event", event)
    app.router.add_get("/ready", is_ready)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    try:
        await work.start(handlers.bound(context), handlers.periodic)
        await resume_work(context)
        await web.TCPSite(runner, "127.0.0.1", door, reuse_address=True).start()
        await asyncio.Event().wait()
    finally:
        await work.stop(0)
