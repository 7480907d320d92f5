"""How Slack delivers: envelopes with acknowledgements over sockets, or signed requests, with retries."""

import asyncio
import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from typing import Any
from urllib.parse import urlencode

from aiohttp import ClientSession, web
from slack_sdk.signature import SignatureVerifier

ACK_SECONDS = 3.0
TRIES = 4


@dataclass(frozen=True)
class Taken:
    """The answer to a delivery: HTTP's status (504: none), its payload, seconds, tries."""

    status: int
    answer: Any = None
    seconds: float = 0.0
    tries: int = 1


@dataclass
class Delivery:
    """Delivers to `endpoint` if it is set, else to one of the open sockets in turn."""

    secret: str
    endpoint: str = ""
    pauses: tuple[float, ...] = (0.0, 0.05, 0.1)
    """Instead of Slack's at once, one minute, five minutes."""
    clock: Callable[[], float] = time.time
    sockets: list[web.WebSocketResponse] = field(default_factory=list)
    _waiting: dict[str, asyncio.Future[Any]] = field(default_factory=dict)
    _numbers: Any = field(default_factory=lambda: count(1))
    _session: ClientSession | None = None

    async def deliver(self, kind: str, body: dict[str, Any]) -> Taken:
        """Events are tried again when they are not acknowledged; commands and interactions are not."""
        taken = Taken(0)
        for number in range(TRIES if kind == "events_api" else 1):
            if number:
                await asyncio.sleep(self.pauses[number - 1])
            once = self._post if self.endpoint else self._send
            began = time.monotonic()
            taken = await once(kind, body, number)
            taken = Taken(taken.status, taken.answer, time.monotonic() - began, number + 1)
            if taken.status == 200:
                break
        return taken

    def acknowledged(self, message: dict[str, Any]) -> None:
        waiting = self._waiting.pop(message.get("envelope_id", ""), None)
        if waiting and not waiting.done():
            waiting.set_result(message.get("payload"))

    async def disconnect(self) -> None:
        """Slack asks each connection to be renewed."""
        for socket in list(self.sockets):
            await socket.send_json({"type": "disconnect", "reason": "refresh_requested"})

    async def stop(self) -> None:
        for socket in list(self.sockets):
            await socket.close()
        if self._session:
            await self._session.close()

    async def _send(self, kind: str, body: dict[str, Any], retry: int) -> Taken:
        envelope = f"envelope-{next(self._numbers)}"
        waiting = self._waiting[envelope] = asyncio.get_running_loop().create_future()
        message = {"type": kind, "envelope_id": envelope, "payload": body, "accepts_response_payload": True}
        if kind == "events_api":
            message |= {"retry_attempt": retry, "retry_reason": "timeout" if retry else ""}
        try:
            socket = self.sockets[next(self._numbers) % len(self.sockets)]
            await socket.send_json(message)
            return Taken(200, await asyncio.wait_for(waiting, ACK_SECONDS))
        except (TimeoutError, ConnectionError, ZeroDivisionError):
            return Taken(504)

    async def _post(self, kind: str, body: dict[str, Any], retry: int) -> Taken:
        if kind == "events_api":
            data, content = json.dumps(body), "application/json"
        elif kind == "slash_commands":
            data, content = urlencode(body), "application/x-www-form-urlencoded"
        else:
            data, content = urlencode({"payload": json.dumps(body)}), "application/x-www-form-urlencoded"
        retried = {"x-slack-retry-num": str(retry), "x-slack-retry-reason": "http_timeout"} if retry else {}
        return await self.post(data, {"Content-Type": content, **retried, **self.signed(data)})

    def signed(self, data: str) -> dict[str, str]:
        """The headers that prove a request to be Slack's."""
        stamp = str(int(self.clock()))
        signature = SignatureVerifier(self.secret).generate_signature(timestamp=stamp, body=data)
        return {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": signature or ""}

    async def post(self, data: str, headers: dict[str, str]) -> Taken:
        """One request to the app."""
        self._session = self._session or ClientSession()
        try:
            async with (
                asyncio.timeout(ACK_SECONDS),
                self._session.post(self.endpoint, data=data, headers=headers) as response,
            ):
                text = await response.text()
                return Taken(response.status, json.loads(text) if text.startswith("{") else text)
        except TimeoutError:
            return Taken(504)
