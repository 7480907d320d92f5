"""A Slack of our own on loopback: Web API, files, uploads, events, Socket Mode, with Slack's rules kept."""

import asyncio
import json
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from typing import Any
from urllib.parse import urlsplit

from aiohttp import WSMsgType, web

from tests.adapters.slack.blockkit import problems, view_problems
from tests.adapters.slack.delivery import Delivery
from tests.adapters.slack.oauth import OAuth

TEAM, BOT, BOT_ID = "T1", "UBOT", "BBOT"
BOT_TOKEN, APP_TOKEN, SECRET = "xoxb-test", "xapp-test", "signing-secret"
TRIGGER_SECONDS = 3.0
JSON = dict[str, Any]

ALL_SCOPES = frozenset(
    "app_mentions:read channels:history channels:read chat:write commands files:read files:write groups:history "
    "groups:read im:history im:read im:write mpim:history reactions:write usergroups:read users:read".split()
)
SCOPES = {
    "assistant.threads.setStatus": "chat:write",
    "chat.delete": "chat:write",
    "chat.postMessage": "chat:write",
    "chat.postEphemeral": "chat:write",
    "chat.update": "chat:write",
    "conversations.history": "channels:history",
    "conversations.info": "channels:read",
    "conversations.open": "im:write",
    "conversations.replies": "channels:history",
    "files.completeUploadExternal": "files:write",
    "files.getUploadURLExternal": "files:write",
    "files.delete": "files:write",
    "files.info": "files:read",
    "files.list": "files:read",
    "reactions.add": "reactions:write",
    "reactions.remove": "reactions:write",
    "usergroups.list": "usergroups:read",
    "usergroups.users.list": "usergroups:read",
    "users.conversations": "channels:read",
    "users.info": "users:read",
}


class Refusal(Exception):
    """An `ok: false` answer."""

    def __init__(self, error: str, status: int = 200, **headers: str) -> None:
        super().__init__(error)
        self.error, self.status, self.headers = error, status, headers


@dataclass
class Slack:
    """The state of one workspace, and what the app did to it."""

    scopes: frozenset[str] = ALL_SCOPES
    names: dict[str, str] = field(default_factory=dict)
    """What channels are called, where it is not "resumes"."""
    opened: dict[str, float] = field(default_factory=dict)
    """Direct conversations with the app, and when each began."""
    messages: dict[str, list[JSON]] = field(default_factory=lambda: defaultdict(list))
    whispers: list[JSON] = field(default_factory=list)
    responses: list[JSON] = field(default_factory=list)
    reactions: set[tuple[str, str, str]] = field(default_factory=set)
    statuses: dict[tuple[str, str], str] = field(default_factory=dict)
    """What is shown below threads that the app is doing, by channel and thread."""
    files: dict[str, JSON] = field(default_factory=dict)
    contents: dict[str, bytes] = field(default_factory=dict)
    held: dict[str, JSON] = field(default_factory=dict)
    """Files of the app's own by id: their names and what is said for them."""
    undeletable: set[str] = field(default_factory=set)
    """Messages that the app may edit but not delete, by their stamps."""
    no_tables: bool = False
    """Whether private answers may hold none."""
    not_ready: int = 0
    """How many messages with a picture inside are refused before its file is ready."""
    views: dict[str, JSON] = field(default_factory=dict)
    homes: dict[str, JSON] = field(default_factory=dict)
    triggers: dict[str, float] = field(default_factory=dict)
    calls: list[tuple[str, JSON]] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)
    failures: dict[str, list[Refusal]] = field(default_factory=lambda: defaultdict(list))
    instead: dict[str, list[Callable[[], web.Response]]] = field(default_factory=lambda: defaultdict(list))
    """Methods whose next answers are these, whatever is asked: pages of a proxy, answers of another server."""
    lose_answers: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    """Methods that work, but whose next answers are lost on the way."""
    download_tokens: list[str] = field(default_factory=list)
    delivery: Delivery = field(default_factory=lambda: Delivery(SECRET))
    groups: dict[str, list[str]] = field(default_factory=dict)
    """Who is in each user group."""
    profiles: dict[str, JSON] = field(default_factory=dict)
    """What `users.info` says about somebody beside the usual."""
    oauth: OAuth = field(default_factory=OAuth)
    about: JSON = field(default_factory=dict)
    """What every event says besides: the organisation that installed the app, other teams."""
    url: str = ""
    sockets_opened: int = 0
    _numbers: Any = field(default_factory=lambda: count(1))
    _uploads: dict[str, JSON] = field(default_factory=dict)
    _runner: web.AppRunner | None = None

    # -- serving

    async def start(self) -> "Slack":
        app = web.Application(client_max_size=20_000_000)
        app.add_routes(
            [
                web.post("/api/oauth.v2.access", self._access),
                web.route("*", "/api/{method}", self._api),
                web.get("/oauth/v2/authorize", self.oauth.authorize),
                web.get("/files/{id}", self._download),
                web.get("/login", self._login),
                web.post("/upload/{id}", self._take_upload),
                web.post("/response/{id}", self._respond),
                web.get("/socket", self._socket),
            ]
        )
        self._runner = web.AppRunner(app, shutdown_timeout=0.2)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    async def stop(self) -> None:
        await self.delivery.stop()
        if self._runner:
            await self._runner.cleanup()

    # -- what people do

    def stamp(self) -> str:
        return f"{int(time.time())}.{next(self._numbers):06d}"

    def trigger(self) -> str:
        name = f"trigger.{next(self._numbers)}"
        self.triggers[name] = asyncio.get_running_loop().time()
        return name

    def interaction(self, user: str) -> JSON:
        """What every interaction's payload holds."""
        return {
            "team": {"id": TEAM},
            "user": {"id": user, "team_id": TEAM},
            "api_app_id": "A1",
            "trigger_id": self.trigger(),
            "response_url": f"{self.url}/response/{next(self._numbers)}",
        }

    def keep_file(self, user: str, name: str, data: bytes, **more: Any) -> JSON:
        number = f"F{next(self._numbers)}"
        self.contents[number] = data
        self.files[number] = {
            "id": number,
            "name": name,
            "user": user,
            "size": len(data),
            "filetype": name.rpartition(".")[2].lower(),
            "mode": "hosted",
            "url_private_download": f"{self.url}/files/{number}",
            "shares": {},
            **more,
        }
        return self.files[number]

    async def share(
        self,
        user: str,
        channel: str,
        name: str,
        data: bytes,
        events: tuple[str, ...] = ("message", "file_shared"),
        **more: Any,
    ) -> JSON:
        """A member drops a file: one message, and both of Slack's events (or those named)."""
        file = self.keep_file(user, name, data, **more.pop("file", {}))
        stub = {"id": file["id"], "file_access": "check_file_info", "mode": "file_access"}
        shared = file if not more.pop("stub", False) else stub
        message = {
            "type": "message",
            "subtype": "file_share",
            "user": user,
            "text": more.pop("text", ""),
            "ts": self.stamp(),
        }
        message |= {"channel": channel, "files": [shared], **more}
        self.messages[channel].append(message)
        file["shares"].setdefault("public", {}).setdefault(channel, []).append(
            {"ts": message["ts"], **({"thread_ts": more["thread_ts"]} if "thread_ts" in more else {})}
        )
        kind = {"D": "im", "G": "group"}.get(channel[0], "channel")
        if "message" in events:
            await self.event({**message, "channel_type": kind})
        if "file_shared" in events:
            stamp = {"event_ts": self.stamp()}
            await self.event(
                {"type": "file_shared", "file_id": file["id"], "user_id": user, "channel_id": channel, **stamp}
            )
        return message

    async def event(self, event: JSON, **more: Any) -> bool:
        """Delivers an event, with Slack's retries; says whether it was taken."""
        body = {
            "type": "event_callback",
            "team_id": TEAM,
            "api_app_id": "A1",
            "event": event,
            "event_id": f"Ev{next(self._numbers)}",
            "authorizations": [{"team_id": TEAM, "enterprise_id": None, "user_id": BOT, "is_bot": True}],
            **self.about,
            **more,
        }
        return (await self.delivery.deliver("events_api", body)).status == 200

    async def command(self, user: str, channel: str, text: str) -> Any:
        """A member types a slash command."""
        name, _, rest = text.partition(" ")
        about = {
            key: value
            for key, value in self.interaction(user).items()
            if key in {"trigger_id", "response_url", "api_app_id"}
        }
        body = {"command": name, "text": rest, "user_id": user, "channel_id": channel, "team_id": TEAM, **about}
        return await self.delivery.deliver("slash_commands", body)

    async def press(
        self, user: str, channel: str, message: JSON, action_id: str, value: str = "", confirm: JSON | None = None
    ) -> Any:
        """A member presses a button under a message. `confirm`: the dialog that they were shown and agreed to."""
        asked = {"confirm": confirm} if confirm else {}
        body = {
            "type": "block_actions",
            **self.interaction(user),
            "channel": {"id": channel},
            "message": message,
            "container": {"type": "message", "message_ts": message["ts"], "channel_id": channel},
            "actions": [
                {
                    "type": "button",
                    "action_id": action_id,
                    "block_id": "b",
                    "value": value,
                    "action_ts": self.stamp(),
                    **asked,
                }
            ],
        }
        return await self.delivery.deliver("interactive", body)

    async def press_at_home(self, user: str, action_id: str, value: str) -> Any:
        """A member presses a button on their page."""
        return await self.press_in(user, {"id": "VHOME", "type": "home", "private_metadata": ""}, action_id, value)

    async def press_in(self, user: str, view: JSON, action_id: str, value: str) -> Any:
        """A member presses a button in a view: no message, no channel, no response address."""
        about = {key: each for key, each in self.interaction(user).items() if key != "response_url"}
        action = {"type": "button", "action_id": action_id, "block_id": "b", "value": value, "action_ts": self.stamp()}
        container = {"type": "view", "view_id": view["id"]}
        body = {"type": "block_actions", **about, "container": container, "view": view, "actions": [action]}
        return await self.delivery.deliver("interactive", body)

    async def shortcut(self, user: str, channel: str, message: JSON, chosen: str = "review_resume") -> Any:
        """A member chooses "Review this resume", or another shortcut, on a message."""
        about = {**self.interaction(user), "channel": {"id": channel}, "message": message}
        body = {"type": "message_action", "callback_id": chosen, "message_ts": message["ts"], **about}
        return await self.delivery.deliver("interactive", {**body, "action_ts": self.stamp()})

    async def shortcut_anywhere(self, user: str, chosen: str) -> Any:
        """A member chooses a global shortcut: there is no channel, no message and no response address."""
        about = {key: each for key, each in self.interaction(user).items() if key != "response_url"}
        body = {"type": "shortcut", "callback_id": chosen, "action_ts": self.stamp(), **about}
        return await self.delivery.deliver("interactive", body)

    async def submit(self, user: str, view_id: str, values: JSON) -> Any:
        """A member sends a modal; an answer in the acknowledgement changes the modal."""
        view = self.views[view_id]
        body = {
            "type": "view_submission",
            **self.interaction(user),
            "view": {**view, "id": view_id, "state": {"values": values}},
        }
        taken = await self.delivery.deliver("interactive", body)
        answer = taken.answer or {}
        if answer.get("response_action") == "update":
            assert view_problems(answer["view"]) == []
            self.views[view_id] = answer["view"]
        elif not answer:
            del self.views[view_id]
        return taken

    def thread(self, channel: str, ts: str) -> list[JSON]:
        """The app's replies under a message."""
        return [each for each in self.messages[channel] if each.get("thread_ts") == ts and each.get("bot_id")]

    # -- Web API

    async def _api(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        what = await _parameters(request)
        token = request.headers.get("Authorization", "").removeprefix("Bearer ") or str(what.pop("token", ""))
        self.calls.append((method, what))
        if self.instead[method]:
            return self.instead[method].pop(0)()
        try:
            answer = self._answer(method, token, what)
        except Refusal as refusal:
            self.refusals.append(f"{method}: {refusal.error}")
            body = {"ok": False, "error": refusal.error}
            headers = {name.replace("_", "-"): value for name, value in refusal.headers.items()}
            return web.json_response(body, status=refusal.status, headers=headers)
        if self.lose_answers[method]:
            self.lose_answers[method] -= 1
            assert request.transport
            request.transport.close()
        return web.json_response({"ok": True, **answer}, headers={"x-oauth-scopes": ",".join(sorted(self.scopes))})

    async def _access(self, request: web.Request) -> web.Response:
        found = self.oauth.access(request.headers.get("Authorization", ""), await _parameters(request))
        return web.json_response({"ok": False, "error": found} if isinstance(found, str) else {"ok": True, **found})

    def _is_good(self, token: str) -> bool:
        return token == BOT_TOKEN or token in self.oauth.tokens

    def _answer(self, method: str, token: str, what: JSON) -> JSON:
        if self.failures[method]:
            raise self.failures[method].pop(0)
        if not (token == APP_TOKEN if method == "apps.connections.open" else self._is_good(token)):
            raise Refusal("invalid_auth")
        if SCOPES.get(method) and SCOPES[method] not in self.scopes:
            raise Refusal("missing_scope")
        handler = getattr(self, "_" + method.replace(".", "_"), None)
        if handler is None:
            raise Refusal("unknown_method")
        answer: JSON = handler(what)
        return answer

    def _auth_test(self, what: JSON) -> JSON:
        return {"team_id": TEAM, "team": "Test", "user_id": BOT, "bot_id": BOT_ID, "url": self.url}

    def _apps_connections_open(self, what: JSON) -> JSON:
        return {"url": self.url.replace("http", "ws") + "/socket"}

    def _users_info(self, what: JSON) -> JSON:
        user = what["user"]
        usual = {"id": user, "tz": "Europe/Berlin", "locale": "de-DE", "is_admin": user == "UADMIN"}
        return {"user": usual | self.profiles.get(user, {})}

    def _usergroups_list(self, what: JSON) -> JSON:
        return {"usergroups": [{"id": each, "name": "Mentors", "handle": "mentors"} for each in self.groups]}

    def _usergroups_users_list(self, what: JSON) -> JSON:
        if what["usergroup"] not in self.groups:
            raise Refusal("no_such_subteam")
        return {"users": self.groups[what["usergroup"]]}

    def _chat_getPermalink(self, what: JSON) -> JSON:
        channel, stamp = what["channel"], what["message_ts"]
        if all(each["ts"] != stamp for each in self.messages[channel]):
            raise Refusal("message_not_found")
        return {"channel": channel, "permalink": f"https://test.slack.com/archives/{channel}/p{stamp.replace('.', '')}"}

    def _files_info(self, what: JSON) -> JSON:
        if what["file"] not in self.files:
            raise Refusal("file_not_found")
        return {"file": self.files[what["file"]]}

    def _conversations_open(self, what: JSON) -> JSON:
        if what["users"] == "UCLOSED":
            raise Refusal("cannot_dm_bot")
        return {"channel": {"id": "D" + what["users"]}}

    def _chat_delete(self, what: JSON) -> JSON:
        known = self.messages[what["channel"]]
        found = next((each for each in known if each["ts"] == what["ts"]), None)
        if found is None:
            raise Refusal("message_not_found")
        if found.get("bot_id") != BOT_ID or found["ts"] in self.undeletable:
            raise Refusal("cant_delete_message")
        known.remove(found)
        return {}

    def _files_list(self, what: JSON) -> JSON:
        shown = [file for each in self.messages[what["channel"]] for file in each.get("files") or ()]
        return {"files": [file for file in shown if file["id"] in self.contents]}

    def _files_delete(self, what: JSON) -> JSON:
        known = self.files.pop(what["file"], None) or self.contents.pop(what["file"], None)
        if known is None:
            raise Refusal("file_not_found")
        return {}

    def _users_conversations(self, what: JSON) -> JSON:
        if what["types"] == "im":
            if "im:read" not in self.scopes:
                raise Refusal("missing_scope")
            return {"channels": [{"id": each, "is_im": True, "created": at} for each, at in self.opened.items()]}
        return {"channels": [{"id": each, "name": self.names.get(each, "resumes")} for each in ("C1", "C2")]}

    def _conversations_info(self, what: JSON) -> JSON:
        return {"channel": {"id": what["channel"], "name": self.names.get(what["channel"], "resumes")}}

    def _conversations_replies(self, what: JSON) -> JSON:
        ts = what["ts"]
        found = [each for each in self.messages[what["channel"]] if ts in {each["ts"], each.get("thread_ts")}]
        return {"messages": _with_metadata(found, what), "has_more": False}

    def _conversations_history(self, what: JSON) -> JSON:
        since = float(what.get("oldest") or 0)
        found = [
            each for each in self.messages[what["channel"]] if "thread_ts" not in each and float(each["ts"]) > since
        ]
        return {"messages": _with_metadata(found[::-1], what), "has_more": False}

    def _reactions_remove(self, what: JSON) -> JSON:
        gone = (what["channel"], what["timestamp"], what["name"])
        if gone not in self.reactions:
            raise Refusal("no_reaction")
        self.reactions.discard(gone)
        return {}

    def _assistant_threads_setStatus(self, what: JSON) -> JSON:
        self.statuses[what["channel_id"], what["thread_ts"]] = what["status"]
        return {}

    def _reactions_add(self, what: JSON) -> JSON:
        new = (what["channel"], what["timestamp"], what["name"])
        if new in self.reactions:
            raise Refusal("already_reacted")
        self.reactions.add(new)
        return {}

    def _chat_postMessage(self, what: JSON) -> JSON:
        message = self._checked(what)
        self.messages[what["channel"]].append(message)
        return {"channel": what["channel"], "ts": message["ts"], "message": message}

    def _chat_update(self, what: JSON) -> JSON:
        found = next((each for each in self.messages[what["channel"]] if each["ts"] == what["ts"]), None)
        if found is None:
            raise Refusal("message_not_found")
        found |= {name: each for name, each in self._checked(what).items() if name in ("text", "blocks", "metadata")}
        return {"channel": what["channel"], "ts": what["ts"], "message": found}

    def _chat_postEphemeral(self, what: JSON) -> JSON:
        self.whispers.append({**self._checked(what), "user": what["user"], "channel": what["channel"]})
        return {"message_ts": self.stamp()}

    def _checked(self, what: JSON) -> JSON:
        if what["channel"] in {"CGONE", "DGONE"}:
            raise Refusal("channel_not_found")
        blocks = what.get("blocks") or []
        wrong = problems(blocks)
        inside = [block["slack_file"]["id"] for block in blocks if "slack_file" in block]
        if inside and self.not_ready:
            self.not_ready -= 1
            raise Refusal("invalid_blocks")
        if any(each not in self.held for each in inside):
            raise Refusal("invalid_blocks")
        if wrong:
            raise Refusal("msg_blocks_too_long" if "msg_blocks_too_long" in wrong else "invalid_blocks")
        if not blocks and not what.get("text"):
            raise Refusal("no_text")
        kept: dict[str, Any] = {
            name: what[name]
            for name in ("text", "metadata", "thread_ts", "unfurl_links", "unfurl_media")
            if name in what
        }
        return {"type": "message", "ts": self.stamp(), "user": BOT, "bot_id": BOT_ID, "blocks": blocks, **kept}

    def _views_push(self, what: JSON) -> JSON:
        return self._views_open(what)

    def _views_open(self, what: JSON) -> JSON:
        opened = self.triggers.pop(what["trigger_id"], None)
        if opened is None:
            raise Refusal("exchanged_trigger_id")
        if asyncio.get_running_loop().time() - opened > TRIGGER_SECONDS:
            raise Refusal("expired_trigger_id")
        return self._keep_view(f"V{next(self._numbers)}", what["view"])

    def _views_update(self, what: JSON) -> JSON:
        if what["view_id"] not in self.views:
            raise Refusal("not_found")
        return self._keep_view(what["view_id"], what["view"])

    def _keep_view(self, view_id: str, view: JSON) -> JSON:
        if view_problems(view):
            raise Refusal("invalid_arguments")
        self.views[view_id] = view
        return {"view": {**view, "id": view_id}}

    def _views_publish(self, what: JSON) -> JSON:
        if view_problems(what["view"]):
            raise Refusal("invalid_arguments")
        self.homes[what["user_id"]] = what["view"]
        return {"view": what["view"]}

    # -- files

    def _files_getUploadURLExternal(self, what: JSON) -> JSON:
        number = f"F{next(self._numbers)}"
        self._uploads[number] = {**what, "id": number, "name": what["filename"], "length": int(what["length"])}
        return {"upload_url": f"{self.url}/upload/{number}", "file_id": number}

    async def _take_upload(self, request: web.Request) -> web.Response:
        upload = self._uploads[request.match_info["id"]]
        data = await request.read()
        if request.content_type.startswith("multipart/"):
            return web.Response(status=400)
        upload["data"] = data
        return web.Response(text=f"OK - {len(data)}")

    def _files_completeUploadExternal(self, what: JSON) -> JSON:
        files = json.loads(what["files"]) if isinstance(what["files"], str) else what["files"]
        done = [self._uploads.pop(each["id"]) for each in files]
        if any("data" not in each or len(each["data"]) != each["length"] for each in done):
            raise Refusal("invalid_arguments")
        self.contents |= {each["id"]: each["data"] for each in done}
        self.held |= {each["id"]: {"name": each["name"], "alt": each.get("alt_txt")} for each in done}
        if not what.get("channel_id"):
            return {"files": [{"id": each["id"]} for each in done]}
        message: JSON = {"type": "message", "ts": self.stamp(), "user": BOT, "bot_id": BOT_ID, "blocks": []}
        message["files"] = [{"id": each["id"], "name": each["name"], "alt": each.get("alt_txt")} for each in done]
        self.contents |= {each["id"]: each["data"] for each in done}
        if what.get("thread_ts"):
            message["thread_ts"] = what["thread_ts"]
        self.messages[what["channel_id"]].append(message)
        return {"files": [{"id": each["id"]} for each in done]}

    async def _download(self, request: web.Request) -> web.StreamResponse:
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        self.download_tokens.append(token)
        if not self._is_good(token):
            raise web.HTTPFound("/login")
        redirect = self.files[request.match_info["id"]].get("redirect")
        if redirect:
            raise web.HTTPFound(redirect)
        return web.Response(body=self.contents[request.match_info["id"]], content_type="application/octet-stream")

    async def _login(self, request: web.Request) -> web.Response:
        return web.Response(text="<!DOCTYPE html><html><body>Sign in to Test</body></html>", content_type="text/html")

    async def _respond(self, request: web.Request) -> web.Response:
        body = await request.json()
        used = sum(1 for each in self.responses if each["url"] == request.path)
        if used >= 5:
            return web.Response(status=404, text="used_url")
        blocks = body.get("blocks") or []
        if problems(blocks) or (self.no_tables and any(block["type"] == "table" for block in blocks)):
            return web.Response(status=400, text="invalid_blocks")
        self.responses.append({**body, "url": request.path})
        return web.Response(text="ok")

    # -- Socket Mode

    async def _socket(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"type": "hello", "num_connections": 1, "connection_info": {"app_id": "A1"}})
        self.sockets_opened += 1
        self.delivery.sockets.append(socket)
        try:
            async for message in socket:
                if message.type == WSMsgType.TEXT:
                    self.delivery.acknowledged(message.json())
        finally:
            self.delivery.sockets.remove(socket)
        return socket


def _with_metadata(messages: list[JSON], what: JSON) -> list[JSON]:
    if str(what.get("include_all_metadata", "")).lower() in {"true", "1"}:
        return messages
    return [{name: value for name, value in each.items() if name != "metadata"} for each in messages]


async def _parameters(request: web.Request) -> JSON:
    if request.content_type == "application/json":
        found: JSON = await request.json()
        return found
    return {**request.query, **await request.post()}


def host_of(url: str) -> str:
    return urlsplit(url).netloc
