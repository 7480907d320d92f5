"""A chat platform of its own process, on loopback: keeps messages, and fails the way platforms do."""

import asyncio
import random
from collections import Counter

import aiohttp
from aiohttp import web

STALL_SECONDS = 1.5
MOST_PATIENCE = 60.0
"""Seconds that an event is waited for to be acknowledged, at most."""


class ChatServer:
    """Keeps files, threads and signs; delivers events until they are acknowledged, some of them twice.

    `keys`: a second post under one key is answered with the first (as Discord does with enforced nonces).
    `trouble`: the share of requests that go wrong.
    """

    def __init__(self, file: bytes, doors: list[int], keys: bool, trouble: float, seed: int) -> None:
        self.file, self.doors, self.keys, self.trouble = file, doors, keys, trouble
        self.fate = random.Random(seed)
        self.messages: list[dict[str, str]] = []
        self.done: set[str] = set()
        self.uploads = 0
        self.unheard = 0
        self.troubles: Counter[str] = Counter()

    def app(self) -> web.Application:
        app = web.Application()
        app.router.add_get("/file", self.give_file)
        app.router.add_get("/thread/{thread}", self.read_thread)
        app.router.add_post("/post", self.post)
        app.router.add_post("/reaction", self.react)
        app.router.add_post("/upload/{channel}", self.upload)
        app.router.add_post("/calm", self.calm)
        app.router.add_get("/state", self.state)
        return app

    def strikes(self, *kinds: str) -> str:
        if self.fate.random() >= self.trouble:
            return ""
        kind = self.fate.choice(kinds)
        self.troubles[kind] += 1
        return kind

    async def give_file(self, request: web.Request) -> web.Response:
        if self.strikes("500 on a file"):
            raise web.HTTPInternalServerError
        return web.Response(body=self.file)

    async def read_thread(self, request: web.Request) -> web.Response:
        thread = request.match_info["thread"]
        return web.json_response([each for each in self.messages if each["thread"] == thread])

    async def post(self, request: web.Request) -> web.StreamResponse:
        said = await request.json()
        strike = self.strikes("429", "500 before", "500 after", "cut after", "stall after")
        if strike == "429":
            raise web.HTTPTooManyRequests(headers={"Retry-After": "0.05"})
        if strike == "500 before":
            raise web.HTTPInternalServerError
        known = next((each for each in self.messages if each["key"] == said["key"]), None) if self.keys else None
        if known is None:
            known = {**said, "id": str(len(self.messages) + 1)}
            self.messages.append(known)
        if strike == "500 after":
            raise web.HTTPInternalServerError
        if strike == "cut after" and request.transport is not None:
            request.transport.abort()
        if strike == "stall after":
            await asyncio.sleep(STALL_SECONDS)
        return web.json_response({"id": known["id"]})

    async def react(self, request: web.Request) -> web.Response:
        said = await request.json()
        if self.strikes("429 on a sign"):
            raise web.HTTPTooManyRequests(headers={"Retry-After": "0.05"})
        if said["reaction"] == "done":
            self.done.add(said["message"])
        return web.json_response({})

    async def upload(self, request: web.Request) -> web.Response:
        self.uploads += 1
        name = f"u{self.uploads}"
        event = {"key": name, "channel": request.match_info["channel"]}
        for _ in range(1 + (self.fate.random() < 0.2)):
            self.unheard += 1
            request.app.setdefault("tasks", set()).add(asyncio.create_task(self.deliver(event)))  # type: ignore[arg-type]
        return web.json_response({"name": name})

    async def deliver(self, event: dict[str, str]) -> None:
        """Knocks at one door after another until somebody says that they have it; with ever more patience for those who
        don't answer in time, who would else be kept busy by nothing but the same event again."""
        patience = 3.0
        async with aiohttp.ClientSession() as client:
            while True:
                door, within = self.fate.choice(self.doors), aiohttp.ClientTimeout(total=patience)
                try:
                    async with client.post(f"http://127.0.0.1:{door}/event", json=event, timeout=within) as answer:
                        if answer.status == 200:
                            self.unheard -= 1
                            return
                except TimeoutError:
                    patience = min(2 * patience, MOST_PATIENCE)
                except aiohttp.ClientError:
                    pass
                await asyncio.sleep(0.1)

    async def calm(self, request: web.Request) -> web.Response:
        self.trouble = 0.0
        return web.json_response({})

    async def state(self, request: web.Request) -> web.Response:
        return web.json_response(
            {
                "messages": self.messages,
                "done": sorted(self.done),
                "uploads": self.uploads,
                "unheard": self.unheard,
                "troubles": self.troubles,
            }
        )


def serve(port: int, server: ChatServer) -> None:
    """Runs the platform until it is killed."""
    web.run_app(server.app(), host="127.0.0.1", port=port, print=None, handle_signals=False, access_log=None)
