"""A way to the database that can be opened, closed and cut, as if the server went away and came back."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy.engine import make_url


@asynccontextmanager
async def proxy_to(postgres: str) -> AsyncIterator["TcpProxy"]:
    """A port that leads to the database once it is opened; until then nobody listens there."""
    proxy = TcpProxy(postgres)
    try:
        yield proxy
    finally:
        await proxy.close()


class TcpProxy:
    """Forwards connections to a PostgreSQL server."""

    def __init__(self, postgres: str) -> None:
        self._to = make_url(postgres)
        self._server: asyncio.Server | None = None
        self._ends: list[asyncio.StreamWriter] = []

    async def open(self, port: int) -> int:
        self._server = await asyncio.start_server(self._forward, "127.0.0.1", port)
        return int(self._server.sockets[0].getsockname()[1])

    async def close(self) -> None:
        """Lets nobody through any more."""
        if self._server:
            self._server.close()
            self._server = None

    async def cut(self) -> None:
        """Lets nobody through any more, and aborts what goes through."""
        await self.close()
        for end in self._ends:
            end.transport.abort()

    async def _forward(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        onward, back = await asyncio.open_connection(self._to.host, self._to.port)
        self._ends += [writer, back]
        with contextlib.suppress(ConnectionError):
            await asyncio.gather(_pump(reader, back), _pump(onward, writer))


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
    finally:
        writer.close()
