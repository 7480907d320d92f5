"""Whether the coach can work: what `/readyz` and `coach doctor` ask, and what `/metrics` shows."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping

from prometheus_client import generate_latest
from sqlalchemy import text

from coach.running.context import Context

Check = Callable[[], Awaitable[Mapping[str, str]]]
SECONDS = 3.0


def readiness(context: Context, others: Mapping[str, Callable[[], bool]] | None = None) -> Check:
    """A check that names what is wrong by part, empty if all is well.

    `others`: further parts and whether they are ready (connections to platforms).
    """

    async def check() -> Mapping[str, str]:
        wrong: dict[str, str] = {}
        for part, asking in (("database", _database(context)), ("queue", context.work.waiting())):
            try:
                await asyncio.wait_for(asking, SECONDS)
            except Exception as error:
                wrong[part] = type(error).__name__
        wrong.update({part: "not connected" for part, ready in (others or {}).items() if not ready()})
        return wrong

    return check


def exposition() -> bytes:
    """The metrics in Prometheus' text format."""
    return generate_latest()


async def _database(context: Context) -> None:
    async with context.store.across("health") as session:
        await session.execute(text("SELECT 1"))
