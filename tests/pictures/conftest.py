"""Reading processes of one zygote for all chapters; discord.py's addresses go back after each."""

from collections.abc import Iterator

import pytest
from discord.gateway import DiscordWebSocket
from discord.http import Route

from tests.one_zygote import one_zygote


@pytest.fixture(scope="session", autouse=True)
def _reading() -> Iterator[None]:
    with one_zygote():
        yield


@pytest.fixture(autouse=True)
def _addresses() -> Iterator[None]:
    base, address = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY
    yield
    Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = base, address
