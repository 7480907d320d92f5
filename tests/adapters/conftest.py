"""Reading processes for tests of whole coaches: all from one zygote; to start one takes longer than most tests."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from coach.sandbox import nursery
from coach.sandbox.confinement import Layer
from coach.sandbox.nursery import Child, Zygote


@dataclass(frozen=True)
class Shared:
    """A zygote that outlives the coach that is closed."""

    zygote: Zygote

    @property
    def layers(self) -> tuple[Layer, ...]:
        return self.zygote.layers

    def bear(self, seconds: float, megabytes: int) -> Child:
        return self.zygote.bear(seconds, megabytes)

    def close(self) -> None:
        """Others still need it."""


@pytest.fixture(scope="session", autouse=True)
def one_zygote() -> Iterator[None]:
    begun = nursery.start
    started: list[Zygote] = []

    async def start(tasks: str) -> Shared:
        if not started:
            started.append(await begun(tasks))
        return Shared(started[0])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(nursery, "start", start)
        yield
    for zygote in started:
        zygote.close()
