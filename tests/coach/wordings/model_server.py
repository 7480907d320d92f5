"""A language model on loopback: answers as a test says, over the real interface, and notes what it is asked."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web
from yarl import URL

from coach.wordings.endpoint import Endpoint

MODEL = "small-model"
Reply = Callable[[dict[str, Any]], Awaitable[web.StreamResponse] | web.StreamResponse]


def said(content: object) -> web.Response:
    """What a model answers, as its server wraps it."""
    text = content if isinstance(content, str) else json.dumps(content)
    message = {"role": "assistant", "content": text}
    return web.json_response({"object": "chat.completion", "choices": [{"index": 0, "message": message}]})


def wordings(*texts: str) -> Reply:
    """A model that always has these wordings."""
    return lambda _: said({"wordings": list(texts)})


def line_of(asked: dict[str, Any]) -> str:
    """The line that a model was sent."""
    line: str = json.loads(asked["messages"][-1]["content"])["line"]
    return line


async def never(_: dict[str, Any]) -> web.StreamResponse:
    """A model that is still thinking when everybody has gone home."""
    await asyncio.Event().wait()
    raise AssertionError


@dataclass
class ModelServer:
    """The running server. `reply` answers a question by its JSON; `asked` has them all, `keys` what let them in."""

    port: int = 0
    reply: Reply = never
    asked: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    models: tuple[str, ...] = (MODEL,)
    drips: bool = False
    """Whether an answer never ends: a blank after the other."""

    def endpoint(self, **more: Any) -> Endpoint:
        """How the coach asks it."""
        given: dict[str, Any] = {"names": (MODEL,), "own_network": True, "seconds": 5.0} | more
        return Endpoint(URL(f"http://127.0.0.1:{self.port}/v1"), **given)

    async def chat(self, request: web.Request) -> web.StreamResponse:
        self.keys.append(request.headers.get("Authorization", ""))
        self.asked.append(await request.json())
        if self.drips:
            await self._drip(request)
        answer = self.reply(self.asked[-1])
        return answer if isinstance(answer, web.StreamResponse) else await answer

    async def _drip(self, request: web.Request) -> None:
        response = web.StreamResponse()
        await response.prepare(request)
        while True:
            await response.write(b" ")
            await asyncio.sleep(0.01)

    async def listed(self, _: web.Request) -> web.StreamResponse:
        return web.json_response({"object": "list", "data": [{"id": name} for name in self.models]})


@asynccontextmanager
async def serving() -> AsyncIterator[ModelServer]:
    """A server on a free port of loopback."""
    server = ModelServer()
    app = web.Application()
    app.router.add_post("/v1/chat/completions", server.chat)
    app.router.add_get("/v1/models", server.listed)
    runner = web.AppRunner(app, shutdown_timeout=0, handler_cancellation=True)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    server.port = runner.addresses[0][1]
    try:
        yield server
    finally:
        await runner.cleanup()
