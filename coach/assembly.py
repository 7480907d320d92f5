"""Puts the coach together: who answers what, the engine of its work, and the order in which it begins and ends."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from types import ModuleType

from coach.reception import periodic_jobs
from coach.reception.periodic_jobs import resume_work
from coach.running.context import Context
from coach.running.handlers import Handlers, collect
from coach.sandbox.sandbox import Sandbox
from coach.store import Store
from coach.work import Work
from coach.work.procrastinate import Procrastinate
from coach.work.scheduler import Scheduler
from rules.discovery import modules_of


def gather(modules: Iterable[ModuleType] | None = None) -> Handlers:
    """The handlers of these modules; by default of all of `coach.commands` and of the coach's periodic jobs.

    Commands are discovered, so that a new one is one new file. Raises ValueError if two answer to one name.
    """
    return collect((periodic_jobs, *modules_of("coach.commands")) if modules is None else modules)


def open_work(engine: str, url: str, store: Store, concurrency: int = 16, grace: float = 20.0) -> Work:
    """The engine by name: "scheduler", "procrastinate", or "auto", which follows the database."""
    if engine == "auto":
        engine = "procrastinate" if url.startswith("postgresql") else "scheduler"
    if engine == "procrastinate":
        return Procrastinate(url, concurrency, grace=grace)
    return Scheduler(store, concurrency)


@asynccontextmanager
async def working(context: Context, handlers: Handlers, sandbox: Sandbox, grace: float = 20.0) -> AsyncIterator[None]:
    """Does the queued work while it lasts; at the end finishes what runs within `grace` seconds, hands back the rest.

    Readers are warm and what a killed process left is queued before this begins. Roles that only receive leave it out.
    """
    await sandbox.warm()
    try:
        await context.work.start(handlers.bound(context), handlers.periodic)
        await resume_work(context)
        yield
    finally:
        await context.work.stop(grace)
        sandbox.close()
