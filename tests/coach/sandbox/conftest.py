"""One zygote for the tests that only read with it; those that kill one, or look at its end, start their own."""

from collections.abc import Awaitable, Callable, Iterator

import pytest

from coach.sandbox.nursery import Nursery
from coach.sandbox.sandbox import TASKS
from tests.one_zygote import OneZygote

Start = Callable[[], Awaitable[Nursery]]


@pytest.fixture(scope="session")
def start() -> Iterator[Start]:
    """What a sandbox is given to start its readers by."""
    one = OneZygote()
    yield lambda: one.start(TASKS)
    one.close()
