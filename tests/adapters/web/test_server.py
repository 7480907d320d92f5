"""Where the web server listens, and how many may be connected to it at once."""

import asyncio

import pytest
from aiohttp import web

from adapters.web.server import application, listening

ASKING = b"GET /healthz HTTP/1.1\r\nHost: coach.example\r\n\r\n"


async def test_a_connection_too_many_is_told_to_come_back_and_the_next_one_served_when_there_is_room() -> None:
    async with listening(application([]), "127.0.0.1", 0, max_connections=2) as address:
        host, port = address.removeprefix("http://").split(":")
        first, second = [await _asked(host, int(port)) for _ in range(2)]
        reader, _ = third = await asyncio.open_connection(host, int(port))
        answer = await asyncio.wait_for(reader.read(), 10)
        assert answer.startswith(b"HTTP/1.1 503")
        assert b"Retry-After: 5" in answer

        for _, writer in (second, third):
            writer.close()
            await writer.wait_closed()

        async with asyncio.timeout(10):
            while not await _is_served(host, int(port)):
                await asyncio.sleep(0.01)
        first[1].close()


async def test_who_listens_on_all_addresses_names_the_one_that_a_browser_opens() -> None:
    """The playground answers to no other name unless it is told to."""
    async with listening(application([]), "0.0.0.0", 0) as address:
        assert address.startswith("http://localhost:")
        assert await _is_served("127.0.0.1", int(address.rpartition(":")[2]))


async def _asked(host: str, port: int) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """A connection that was answered once, and stays open."""
    reader, writer = await asyncio.open_connection(host, port)
    writer.write(ASKING)
    assert (await asyncio.wait_for(reader.readline(), 10)).startswith(b"HTTP/1.1 200")
    return reader, writer


async def _is_served(host: str, port: int) -> bool:
    reader, writer = await asyncio.open_connection(host, port)
    writer.write(ASKING)
    line = await reader.readline()
    writer.close()
    return line.startswith(b"HTTP/1.1 200")


@pytest.mark.parametrize(
    "host", ["lo\u200bcalhost", "text/html; charset=\xff", "\u202ehost", "[::1", "a:b:c", "x" * 70]
)
async def test_a_host_that_makes_no_sense_is_the_senders_mistake(host: str) -> None:
    table = web.RouteTableDef()

    @table.get("/")
    async def tell(request: web.Request) -> web.Response:
        return web.Response(text=str(request.url))

    async with listening(application([table]), "127.0.0.1", 0) as address:
        reader, writer = await asyncio.open_connection(*address.removeprefix("http://").split(":"))
        writer.write(f"GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
        answer = await asyncio.wait_for(reader.read(), 10)
        writer.close()
    assert not answer.startswith(b"HTTP/1.1 5"), answer
