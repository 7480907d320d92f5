"""Reading processes for many tests, all from one zygote: to start one takes longer than most tests."""

from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from coach.sandbox import nursery
from coach.sandbox.confinement import Layer
from coach.sandbox.nursery import Child, Nursery, Zygote
from coach.sandbox.sandbox import TASKS


@dataclass(frozen=True)
class Shared:
    """A zygote that outlives the sandbox that is closed."""

    zygote: Zygote

    @property
    def layers(self) -> tuple[Layer, ...]:
        return self.zygote.layers

    def bear(self, seconds: float, megabytes: int) -> Child:
        return self.zygote.bear(seconds, megabytes)

    def close(self) -> None:
        """Others still need it."""


@dataclass
class OneZygote:
    """Starts a zygote when the first sandbox asks for one, and gives the same to all others.

    One that can do anything else than the coach's own tasks is started for whoever asks.
    """

    begin: Callable[[str], Awaitable[Zygote]] = nursery.start
    started: list[Zygote] = field(default_factory=list)

    async def start(self, tasks: str) -> Nursery:
        if tasks != TASKS:
            return await self.begin(tasks)
        if not self.started:
            self.started.append(await self.begin(tasks))
        return Shared(self.started[0])

    def close(self) -> None:
        for zygote in self.started:
            zygote.close()


@contextmanager
def one_zygote() -> Iterator[None]:
    """Inside, all sandboxes that are opened get their processes from one zygote."""
    one, start = OneZygote(), nursery.start
    nursery.start = one.start  # type: ignore[assignment]
    try:
        yield
    finally:
        nursery.start = start
        one.close()
