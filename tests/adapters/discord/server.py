"""Discord on loopback, for what crosses the wire: REST, gateway and file host over real HTTP and WebSocket."""

import json
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from typing import Any

import discord
from aiohttp import WSMsgType, web
from discord.utils import time_snowflake

from tests.adapters.discord import openapi, payloads
from tests.adapters.discord.interactions import COMMAND, COMPONENT, MESSAGE, MODAL, Interaction, fields_of, payload
from tests.adapters.discord.payloads import (
    ALICE,
    ALL_RIGHTS,
    APPLICATION,
    BOT,
    CHANNEL,
    GUILD,
    KIM,
    KINDS,
    LEE,
    MENTORS,
    NEWS,
    NEWS_THREAD,
    POSTS_ONLY,
    PUBLIC_THREAD,
    THREADLESS,
)

DIRECT = "500"
"""The conversation with Alice."""


@dataclass
class Recorded:
    """A request as it came over the wire."""

    method: str
    path: str
    body: Any
    authorization: str


@dataclass
class LoopbackDiscord:
    """Keeps one guild with a channel of each kind. `failures` maps "METHOD path" to responses given first.

    Every request is held against Discord's OpenAPI description; one that is not as described is refused, as Discord
    does, and fails the test when the server stops.
    """

    requests: list[Recorded] = field(default_factory=list)
    undescribed: list[str] = field(default_factory=list)
    messages: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    threads: set[str] = field(default_factory=set)
    """Those that the bot made."""
    states: dict[str, dict[str, Any]] = field(default_factory=dict)
    """Those as they are now, until they are deleted."""
    others: dict[str, dict[str, Any]] = field(default_factory=dict)
    """Threads and posts that people made."""
    undeletable: set[str] = field(default_factory=set)
    """Messages that may be edited but not deleted."""
    interactions: dict[str, Interaction] = field(default_factory=dict)
    commands: list[Any] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    uploads: dict[str, bytes] = field(default_factory=dict)
    """What the bot uploaded, by its name."""
    failures: dict[str, list[Callable[[], web.Response]]] = field(default_factory=dict)
    meanwhile: Callable[[Recorded], Awaitable[None]] | None = None
    """What happens while a request is on its way: awaited before it is answered."""
    identifies: list[dict[str, Any]] = field(default_factory=list)
    resumes: list[dict[str, Any]] = field(default_factory=list)
    refuse_content: bool = False
    refuse_resume: bool = False
    """Whether sessions are over when a connection breaks."""
    rights: str = ALL_RIGHTS
    mentionable: bool = True
    """Whether everybody may mention the role of mentors."""
    after_first: str = ""
    """A "METHOD path" that is answered once more and then, once, with a long 429."""
    missing: tuple[str, ...] = ()
    """Beginnings of paths that this server does not know."""

    def __post_init__(self) -> None:
        self._ids = count(1000)
        self._sequence = count(1)
        self.socket: web.WebSocketResponse | None = None
        self._runner: web.AppRunner | None = None
        self.base = ""

    async def start(self) -> None:
        app = web.Application(client_max_size=30_000_000)
        app.router.add_get("/gateway", self._gateway)
        app.router.add_get("/files/{number}/{name}", self._file)
        app.router.add_route("*", "/api/v10/{path:.*}", self._rest)
        self._runner = web.AppRunner(app, shutdown_timeout=0.5)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        port = self._runner.addresses[0][1]
        self.base = f"http://127.0.0.1:{port}"

    async def stop(self) -> None:
        if self.socket is not None:
            await self.socket.close()
        if self._runner is not None:
            await self._runner.cleanup()
        assert self.undescribed == [], self.undescribed

    def posted(self, channel: str) -> list[dict[str, Any]]:
        return self.messages.get(channel, [])

    def wrote(self, method: str, ending: str) -> list[Recorded]:
        return [each for each in self.requests if each.method == method and each.path.endswith(ending)]

    # What people do

    async def drop(
        self,
        name: str,
        data: bytes,
        content: str = "",
        lasts: float = 3600,
        channel: str = CHANNEL,
        number: str = "",
        told: bool = True,
        author: str = ALICE,
    ) -> dict[str, Any]:
        """Alice, or another `author`, drops a file into a channel. `number`: the message's id, where it is not the next
        one; `told`: whether the bot hears of it."""
        message = self._message(channel, {"content": content}, payloads.user(author), number)
        message["attachments"] = [self._attachment(name, data, lasts)]
        if told:
            where = {} if channel == DIRECT else {"guild_id": GUILD, "member": payloads.member(author)}
            await self.send("MESSAGE_CREATE", {**message, **where})
        return message

    async def forward(
        self, name: str, data: bytes, content: str = "", channel: str = CHANNEL, number: str = "", told: bool = True
    ) -> dict[str, Any]:
        """Alice forwards a message that holds a file. `number` and `told` as for `drop`."""
        message = self._message(channel, {"content": content}, payloads.user(ALICE), number)
        theirs = payloads.message("900", NEWS, {}, payloads.user(ALICE))
        said = {key: theirs[key] for key in ("type", "content", "embeds", "timestamp", "edited_timestamp", "flags")}
        message["message_reference"] = {"type": 1, "message_id": "900", "channel_id": NEWS, "guild_id": GUILD}
        snapshot = {**said, "attachments": [self._attachment(name, data, 3600)], "mentions": [], "mention_roles": []}
        message["message_snapshots"] = [{"message": snapshot}]
        where = {} if channel == DIRECT else {"guild_id": GUILD, "member": payloads.member()}
        if told:
            await self.send("MESSAGE_CREATE", {**message, **where})
        return message

    async def open_thread(
        self, parent: str, kind: int = PUBLIC_THREAD, told: bool = True, tags: tuple[str, ...] = ()
    ) -> str:
        """Alice opens a thread, or a post with tags. `told`: whether the bot hears of it."""
        number = str(next(self._ids))
        self.others[number] = {**payloads.thread(number, parent, kind), "applied_tags": list(tags)}
        if told:
            await self.send("THREAD_CREATE", {**self.others[number], "newly_created": True})
        return number

    async def open_post(
        self, parent: str, name: str, data: bytes, told: bool = True, tags: tuple[str, ...] = ()
    ) -> str:
        """Alice opens a post with a file; its first message has the post's id."""
        number = await self.open_thread(parent, told=told, tags=tags)
        await self.drop(name, data, channel=number, number=number)
        return number

    async def tag(self, post: str, *tags: str) -> None:
        """Alice gives a post other tags."""
        self.others[post] = {**self.others[post], "applied_tags": list(tags)}
        await self.send("THREAD_UPDATE", self.others[post])

    async def act(
        self,
        kind: int,
        data: dict[str, Any],
        channel: str = CHANNEL,
        source: dict[str, Any] | None = None,
        fresh: bool = False,
        **how: Any,
    ) -> Interaction:
        """Alice uses a command, a button or a form; `how` it goes wrong is told to the interaction.

        `fresh`: its id says that it is of just now, so that follow-ups are taken; else it seems to be of long ago.
        """
        number = next(self._ids) + (time_snowflake(datetime.now(UTC)) if fresh else 0)
        what = Interaction(str(number), kind, source, **how)
        self.interactions[what.id] = what
        where = self.others.get(channel) or self.states.get(channel)
        if channel == DIRECT:
            where, what.visiting = {"id": DIRECT, "type": 1, "recipients": [payloads.user(ALICE)]}, "direct"
        await self.send("INTERACTION_CREATE", payload(what, where or payloads.channel(channel), data))
        return what

    async def command(self, name: str, channel: str = CHANNEL, **how: Any) -> Interaction:
        """Alice uses a command without options."""
        return await self.act(COMMAND, {"id": "1", "name": name, "type": 1, "options": []}, channel, **how)

    async def press(self, source: dict[str, Any], label: str, **how: Any) -> Interaction:
        """Alice presses a button of a message."""
        buttons = [each for row in source["components"] for each in row["components"]]
        (custom_id,) = [each["custom_id"] for each in buttons if each["label"] == label]
        data = {"custom_id": custom_id, "component_type": 2}
        return await self.act(COMPONENT, data, source["channel_id"], source, **how)

    async def submit(self, form: dict[str, Any], filled: dict[str, Any], **how: Any) -> Interaction:
        """Alice sends a form that she was shown."""
        data = {"custom_id": form["custom_id"], "components": fields_of(form, filled)}
        return await self.act(MODAL, data, **how)

    async def delete(self, channel: str, *messages: str) -> None:
        """One message or many are deleted."""
        self.messages[channel] = [each for each in self.posted(channel) if each["id"] not in messages]
        where = {"channel_id": channel, "guild_id": GUILD}
        if len(messages) == 1:
            await self.send("MESSAGE_DELETE", {"id": messages[0], **where})
        else:
            await self.send("MESSAGE_DELETE_BULK", {"ids": list(messages), **where})

    async def remove_files(self, channel: str, message: str) -> None:
        """Alice takes the files out of her message and leaves its words."""
        (kept,) = [each for each in self.posted(channel) if each["id"] == message]
        kept["attachments"] = []
        await self.send("MESSAGE_UPDATE", {**kept, "guild_id": GUILD})

    async def delete_thread(self, number: str) -> None:
        """A thread or post is deleted with all that is in it; Discord tells of the thread only."""
        gone = self.others.pop(number)
        self.messages.pop(number, None)
        told = {key: gone[key] for key in ("id", "guild_id", "parent_id", "type")}
        await self.send("THREAD_DELETE", told)

    def _attachment(self, name: str, data: bytes, lasts: float) -> dict[str, Any]:
        number = str(next(self._ids))
        self.files[number] = data
        url = self._address(number, name, lasts)
        return {"id": number, "filename": name, "size": len(data), "url": url, "proxy_url": url}

    def _address(self, number: str, name: str, lasts: float) -> str:
        return f"{self.base}/files/{number}/{name}?ex={int(time.time() + lasts):x}&is=1&hm=aa"

    async def send(self, event: str, data: Any) -> None:
        assert self.socket is not None
        await self.socket.send_json({"op": 0, "t": event, "s": next(self._sequence), "d": data})

    # The gateway

    async def _gateway(self, request: web.Request) -> web.WebSocketResponse:
        self.socket = socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"op": 10, "d": {"heartbeat_interval": 41250}})
        async for frame in socket:
            if frame.type is WSMsgType.TEXT:
                await self._heard(json.loads(frame.data))
        return socket

    async def _heard(self, said: dict[str, Any]) -> None:
        assert self.socket is not None
        match said["op"]:
            case 1:
                await self.socket.send_json({"op": 11})
            case 2:
                self.identifies.append(said["d"])
                if self.refuse_content and said["d"]["intents"] & (1 << 15):
                    await self.socket.close(code=4014, message=b"Disallowed intent(s).")
                    return
                await self._welcome()
            case 6:
                self.resumes.append(said["d"])
                if self.refuse_resume:
                    await self.socket.send_json({"op": 9, "d": False})
                else:
                    await self.send("RESUMED", {})

    async def _welcome(self) -> None:
        await self.send("READY", payloads.ready(self.base.replace("http", "ws") + "/gateway"))
        guild = payloads.guild()
        for each in guild["channels"]:
            each["last_message_id"] = (self.posted(each["id"]) or [{"id": None}])[-1]["id"]
        guild["threads"] = [
            {**each, "last_message_id": (self.posted(number) or [{"id": None}])[-1]["id"]}
            for number, each in self.others.items()
        ]
        await self.send("GUILD_CREATE", guild)

    # REST

    async def _rest(self, request: web.Request) -> web.Response:
        path = "/" + request.match_info["path"]
        body = await _body(request)
        self.uploads |= await _files(request)
        await self._record(Recorded(request.method, path, body, request.headers.get("Authorization", "")))
        if told := openapi.problems(request.method, path, body):
            self.undescribed += told
            return error(400, 50035, "Invalid Form Body")
        if first := self.failures.get(f"{request.method} {path}"):
            return first.pop(0)()
        if self.after_first == f"{request.method} {path}":
            self.failures[self.after_first] = [lambda: busy(400)]
            self.after_first = ""
        if path.startswith(self.missing or "\0"):
            return error(404, 0, "404: Not Found")
        return await self._route(request.method, path.strip("/").split("/"), body, request.query)

    async def _record(self, asked: Recorded) -> None:
        self.requests.append(asked)
        if self.meanwhile is not None:
            await self.meanwhile(asked)

    async def _route(self, method: str, path: list[str], body: Any, query: Mapping[str, str]) -> web.Response:
        match method, path:
            case "GET", ["users", "@me"]:
                return reply(payloads.user(BOT, True))
            case "GET", ["oauth2", "applications", "@me"] | ["applications", "@me"]:
                return reply(self._application())
            case "GET", ["gateway", "bot"]:
                address = self.base.replace("http", "ws") + "/gateway"
                limit = {"total": 1000, "remaining": 999, "reset_after": 1, "max_concurrency": 1}
                return reply({"url": address, "shards": 1, "session_start_limit": limit})
            case "GET", ["users", "@me", "guilds"]:
                return reply(
                    [{"id": GUILD, "name": "Careers", "permissions": self.rights, "features": [], "owner": False}]
                )
            case ("GET" | "PATCH" | "DELETE") as verb, ["channels", number]:
                return self._channel(verb, number, body)
            case ("GET", ["guilds", *_]) | ("POST", ["users", "@me", "channels"]):
                return self._of_people(path)
            case ("GET" | "PUT") as verb, ["applications", _, "commands"]:
                return self._commands(verb, body, localized=query.get("with_localizations") == "true")
            case (("PUT" | "DELETE"), ["channels", _, "messages", _, "reactions", *_]):
                return web.Response(status=204)
            case _, ["channels", channel, "messages", *rest]:
                return self._messages(method, channel, rest, body)
            case _, ["interactions" | "webhooks", *_]:
                return self._interaction(method, path, body)
        return error(404, 0, "404: Not Found")

    def _of_people(self, path: list[str]) -> web.Response:
        """The conversation with a member; members and roles of the guild, each asked for by itself."""
        if path[0] == "users":
            return reply({"id": DIRECT, "type": 1, "recipients": [payloads.user(ALICE)]})
        if path[2:] == ["channels"]:
            return reply(list(map(payloads.channel, payloads.KINDS)))
        if path[2:] == ["roles"]:
            return reply([payloads.role(path[1]), payloads.role(MENTORS, mentionable=self.mentionable)])
        known = path[2] == "members" and path[3] in {ALICE, KIM, LEE, BOT}
        return reply(payloads.member(path[3])) if known else error(404, 10007, "Unknown Member")

    def _channel(self, method: str, number: str, body: Any) -> web.Response:
        """A channel or thread as it is, or a thread as it is changed or deleted. Whoever may write in a thread that
        isn't locked may archive it, or open it again; for everything else it takes Manage Threads."""
        threads = self.states if number in self.states else self.others
        known = threads.get(number) or (payloads.channel(number) if number in KINDS else None)
        if known is None or method == "GET":
            return reply(known) if known else error(404, 10003, "Unknown Channel")
        manages = int(self.rights) & discord.Permissions(manage_threads=True).value
        state = known["thread_metadata"]
        if not manages and (method == "DELETE" or set(body) != {"archived"} or state["locked"]):
            return error(403, 50013, "Missing Permissions")
        if method == "DELETE":
            self.messages.pop(number, None)
            self.threads.discard(number)
            return reply(threads.pop(number))
        threads[number] = {**known, **body, "thread_metadata": {**state, "archived": body.get("archived", False)}}
        return reply(threads[number])

    def quiet(self, thread: str, locked: bool = False) -> None:
        """A week goes by: the thread is archived, and perhaps locked by a moderator."""
        self.states[thread]["thread_metadata"] |= {"archived": True, "locked": locked}

    def _is_archived(self, thread: str) -> bool:
        return bool(self.states.get(thread, {}).get("thread_metadata", {}).get("archived"))

    def _responded(self, what: Interaction) -> dict[str, Any]:
        assert what.first is not None
        resource = {"type": what.first["type"]}
        if what.first["type"] == MESSAGE:
            resource["message"] = self._webhook_message(what.first["data"])
        return {"interaction": {"id": what.id, "type": what.kind}, "resource": resource}

    def _webhook_message(self, body: dict[str, Any]) -> dict[str, Any]:
        return payloads.message(str(next(self._ids)), CHANNEL, body, payloads.user(BOT, True))

    def _interaction(self, method: str, path: list[str], body: Any) -> web.Response:
        what = self.interactions[path[2].removeprefix("token-")]
        match method, path[0], path[3:]:
            case "POST", "interactions", ["callback"]:
                return error(*refusal) if (refusal := what.respond(body)) else reply(self._responded(what))
            case "POST", "webhooks", []:
                refusal = what.follow(body)
            case "PATCH", "webhooks", ["messages", "@original"]:
                refusal = what.edit(body)
            case _:
                return error(404, 0, "404: Not Found")
        return error(*refusal) if refusal else reply(self._webhook_message(body))

    def _commands(self, method: str, body: Any, localized: bool) -> web.Response:
        """Without being asked for them Discord leaves the languages out."""
        if method == "PUT":
            theirs = {"application_id": APPLICATION, "version": "1"}
            self.commands = [{"description": "", **each, "id": str(next(self._ids)), **theirs} for each in body]
        return reply(self.commands if localized else _without_languages(self.commands))

    def _kind(self, channel: str) -> int | None:
        """A channel's type; a direct conversation's is 1, threads made by the bot are public ones."""
        if channel in self.others:
            return int(self.others[channel]["type"])
        return KINDS.get(channel, 1 if channel == DIRECT else PUBLIC_THREAD if channel in self.threads else None)

    def _messages(self, method: str, channel: str, rest: list[str], body: Any) -> web.Response:
        kind = self._kind(channel)
        if kind is None:
            return error(404, 10003, "Unknown Channel")
        if kind in POSTS_ONLY:
            return error(400, 50008, "Cannot send messages in a non-text channel")
        known = self.messages.setdefault(channel, [])
        match method, rest:
            case "POST", []:
                return reply(self._post(channel, body))
            case "GET", []:
                return reply(known[::-1][:50])
            case (("GET" | "PATCH" | "DELETE"), [message]):
                return self._one_message(method, channel, message, body)
            case "POST", [message, "threads"]:
                if message in self.threads:
                    return error(400, 160004, "A thread has already been created for this message")
                if all(each["id"] != message for each in known):
                    return error(404, 10008, "Unknown Message")
                if kind in THREADLESS:
                    return error(400, 50024, "Cannot execute action on this channel type")
                self.threads.add(message)
                made = NEWS_THREAD if kind == KINDS[NEWS] else PUBLIC_THREAD
                self.states[message] = {**payloads.thread(message, channel, made), "name": body["name"]}
                self.states[message]["owner_id"] = BOT
                return reply(self.states[message], 201)
        return error(404, 0, "404: Not Found")

    def _one_message(self, method: str, channel: str, message: str, body: Any) -> web.Response:
        """A message as it stands, or as it is edited or deleted."""
        found = next((each for each in self.messages[channel] if each["id"] == message), None)
        if method != "GET" and self._is_archived(channel):
            return error(400, 50083, "Thread is archived")
        if found is None:
            return error(404, 10008, "Unknown Message")
        if method == "DELETE":
            if message in self.undeletable:
                return error(403, 50003, "Cannot execute action on this channel type")
            self.messages[channel].remove(found)
            return web.Response(status=204)
        found.update(body or {})
        return reply(self._refreshed(found))

    def _post(self, channel: str, body: dict[str, Any]) -> dict[str, Any]:
        """Sends once for each nonce, as Discord does for some minutes."""
        for each in self.messages[channel]:
            if body.get("enforce_nonce") and each.get("nonce") == body["nonce"]:
                return each
        return self._message(channel, body, payloads.user(BOT, True))

    def _message(self, channel: str, body: dict[str, Any], author: dict[str, Any], number: str = "") -> dict[str, Any]:
        message = payloads.message(number or str(next(self._ids)), channel, body, author)
        self.messages.setdefault(channel, []).append(message)
        return message

    def _refreshed(self, message: dict[str, Any]) -> dict[str, Any]:
        """Attachments of a fetched message have addresses that begin to run anew."""
        fresh = [{**a, "url": self._address(a["id"], a["filename"], 3600)} for a in message["attachments"]]
        return {**message, "attachments": fresh}

    def _application(self) -> dict[str, Any]:
        return payloads.application()

    async def _file(self, request: web.Request) -> web.Response:
        await self._record(Recorded("GET", request.path, None, request.headers.get("Authorization", "")))
        if int(request.query["ex"], 16) <= time.time():
            return web.Response(status=404, text="This content is no longer available.")
        data = self.files.get(request.match_info["number"])
        return web.Response(body=data) if data is not None else web.Response(status=404)


def _without_languages(value: Any) -> Any:
    if isinstance(value, list):
        return [_without_languages(each) for each in value]
    if isinstance(value, dict):
        return {name: _without_languages(each) for name, each in value.items() if not name.endswith("_localizations")}
    return value


async def _files(request: web.Request) -> dict[str, bytes]:
    """What was uploaded along with a request, by its name."""
    form = await request.post() if request.content_type == "multipart/form-data" else {}
    return {each.filename: each.file.read() for each in form.values() if isinstance(each, web.FileField)}


async def _body(request: web.Request) -> Any:
    if request.content_type == "multipart/form-data":
        form = await request.post()
        return json.loads(str(form["payload_json"]))
    text = await request.text()
    return json.loads(text) if text else None


def reply(value: Any, status: int = 200) -> web.Response:
    """JSON with exactly the content type that discord.py looks for."""
    return web.Response(status=status, body=json.dumps(value).encode(), headers={"Content-Type": "application/json"})


def error(status: int, code: int, message: str) -> web.Response:
    """Discord's error body."""
    return reply({"code": code, "message": message}, status)


def busy(seconds: float) -> web.Response:
    """429 for one route."""
    response = reply({"message": "You are being rate limited.", "retry_after": seconds, "global": False}, 429)
    response.headers.update({"Retry-After": str(seconds), "Via": "1.1 google"})
    return response
