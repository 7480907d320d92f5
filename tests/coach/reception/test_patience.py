"""A file dropped while the database is away for a moment is taken all the same."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError

from coach.reception import patience
from coach.reception.desk import Reception
from coach.store import open_store

from .conftest import COMMUNITY, Coach


@asynccontextmanager
async def door_to(postgres: str) -> AsyncIterator["Door"]:
    """A port that leads to the database once it is opened; until then nobody listens there."""
    door = Door(postgres)
    try:
        yield door
    finally:
        await door.close()


class Door:
    """Forwards connections to a PostgreSQL server."""

    def __init__(self, postgres: str) -> None:
        self._to = make_url(postgres)
        self._server: asyncio.Server | None = None

    async def open(self, port: int) -> int:
        self._server = await asyncio.start_server(self._forward, "127.0.0.1", port)
        return int(self._server.sockets[0].getsockname()[1])

    async def close(self) -> None:
        if self._server:
            self._server.close()
            self._server = None

    async def _forward(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        onward, back = await asyncio.open_connection(self._to.host, self._to.port)
        await asyncio.gather(_pump(reader, back), _pump(onward, writer))


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
    finally:
        writer.close()


@pytest.mark.postgres
@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
async def test_a_file_dropped_while_the_database_restarts_is_taken(coach: Coach, database_url: str) -> None:
    async with door_to(database_url) as door:
        port = await door.open(0)
        await door.close()
        store = open_store(make_url(database_url).set(port=port).render_as_string(hide_password=False))
        desk = Reception(replace(coach.context, store=store), coach.handlers)
        taking = asyncio.create_task(desk.receive(coach.drop()))
        withdrawing = asyncio.create_task(desk.withdraw(COMMUNITY, "C9", message="m-other"))
        await asyncio.sleep(0.5)
        assert not taking.done()
        assert not withdrawing.done()
        await door.open(port)
        receipt = await asyncio.wait_for(taking, 10)
        await asyncio.wait_for(withdrawing, 10)
        await store.close()
    assert receipt.review is not None
    await coach.start()
    await coach.settle()
    assert coach.platform.messages


async def test_patience_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    tries = []

    async def fail() -> None:
        tries.append(1)
        raise OperationalError("SELECT 1", {}, Exception("away"))

    monkeypatch.setattr(patience, "PAUSES", (0.0, 0.0))
    with pytest.raises(OperationalError):
        await patience.patiently(fail)
    assert len(tries) == 3
