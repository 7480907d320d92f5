"""Whether the coach can work: what `/readyz` and `coach doctor` ask, and what `/metrics` shows."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping

from prometheus_client import generate_latest

from coach.running.context import Context
from coach.store.soundness import damage, file_of, pulse

Check = Callable[[], Awaitable[Mapping[str, str]]]
SECONDS = 3.0
DAMAGE_SECONDS = 60.0
"""How long the finding on a SQLite file holds: looking for damage reads the whole of it."""


def readiness(
    context: Context,
    others: Mapping[str, Callable[[], bool]] | None = None,
    reasons: Mapping[str, Callable[[], str]] | None = None,
) -> Check:
    """A check that names what is wrong by part, empty if all is well.

    The database is written to and read back, a SQLite file looked through for damage, the queue counted. `others`:
    further parts and whether they are ready (connections to platforms); `reasons`: parts that say themselves what is
    wrong, or "" (the key file).
    """
    file = _file(context.store.engine.url.render_as_string(hide_password=False))

    async def check() -> Mapping[str, str]:
        wrong: dict[str, str] = {}
        for part, asking in (
            ("database", pulse(context.store, context.vault, context.clock())),
            ("queue", context.work.waiting()),
        ):
            try:
                await asyncio.wait_for(asking, SECONDS)
            except Exception as error:
                wrong[part] = type(error).__name__
        if why := await file():
            wrong["file"] = why
        wrong.update({part: why for part, reason in (reasons or {}).items() if (why := reason())})
        wrong.update({part: "not connected" for part, ready in (others or {}).items() if not ready()})
        return wrong

    return check


def exposition() -> bytes:
    """The metrics in Prometheus' text format."""
    return generate_latest()


def _file(url: str) -> Callable[[], Awaitable[str]]:
    """A question what is wrong with the file of a SQLite database: gone, put in another's place, or damaged."""
    path, began, looked, found = file_of(url), None, float("-inf"), ""
    looking: asyncio.Task[str] | None = None

    async def ask() -> str:
        nonlocal began, looked, found, looking
        if path is None:
            return ""
        try:
            now = path.stat()
        except OSError:
            return "gone"
        began = began or (now.st_dev, now.st_ino)
        if (now.st_dev, now.st_ino) != began:
            return "another file is in its place"
        if looking is None and time.monotonic() - looked > DAMAGE_SECONDS:
            looking = asyncio.create_task(asyncio.to_thread(damage, url))
        if looking is not None:
            await asyncio.wait([looking], timeout=SECONDS)
            if looking.done():
                found, looked, looking = ("damaged" if looking.result() else ""), time.monotonic(), None
        return found

    return ask
