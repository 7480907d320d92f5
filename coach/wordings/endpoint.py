"""Asks a language model over the HTTP interface that hosted services, Ollama, llama.cpp and vLLM share.

One address, which the operator chose. Where it leads is checked on the socket about to be connected: the public
internet by https, or, where the operator allows that, a machine of their own. Nothing is followed elsewhere.
"""

import asyncio
import json
import socket
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

import aiohttp
from aiohttp.abc import AbstractResolver
from yarl import URL

from coach.errors import CoachError
from coach.posting.fetching import address

TOOL = "model"
"""Under this name the endpoint is among the context's tools."""
MAX_BYTES = 64 * 1024
"""Of an answer: some wordings of a line are a hundredth of it."""
MAX_TOKENS = 600
_CHUNK = 8 * 1024
_USER_AGENT = "ResumeCoach/0.2 (a line that its member agreed to send)"

Messages = Sequence[Mapping[str, str]]


class Trouble(StrEnum):
    """Why there was no answer."""

    AWAY = "away"
    """Nobody answers at the address, or it may not be connected to."""
    SLOW = "slow"
    BUSY = "busy"
    """The server asks to come back, or fails."""
    KEY = "key"
    """The server wants another key."""
    UNKNOWN = "unknown"
    """It does not know the model, or what was asked."""
    NONSENSE = "nonsense"
    """It answered something else than the interface says."""


PASSING = frozenset({Trouble.AWAY, Trouble.SLOW, Trouble.BUSY})
"""What may be over in a minute."""


class NoAnswer(CoachError):
    """The model gave no answer; `trouble` says why. For the log and for operators, members are told in other words."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(f"The model gave no answer ({trouble}).")
        self.trouble = trouble


@dataclass(frozen=True)
class Endpoint:
    """Where models are asked. `url` ends before `/chat/completions`; `names` are those that communities may choose.

    `own_network`: the address is one of the operator's own machines, by http if need be; otherwise it must be public
    and https. `resolver` stands in for the system's.
    """

    url: URL
    names: tuple[str, ...]
    key: str = field(default="", repr=False)
    own_network: bool = False
    seconds: float = 60.0
    resolver: AbstractResolver | None = None

    @property
    def host(self) -> str:
        """The host as members are told it."""
        return self.url.host or ""

    async def ask(self, model: str, messages: Messages, schema: Mapping[str, Any]) -> str:
        """The text that a model answers. Raises NoAnswer.

        The first try asks for JSON of a shape; servers that refuse that (400, 422) are asked once without.
        """
        plain = {"model": model, "messages": list(messages), "stream": False}
        form = {"type": "json_schema", "json_schema": {"name": "wordings", "strict": True, "schema": schema}}
        body = plain | {"response_format": form, "temperature": 0.3, "max_tokens": MAX_TOKENS}
        try:
            async with asyncio.timeout(self.seconds), self._session() as session:
                status, data = await self._call(session, "POST", "chat/completions", body)
                if status in (400, 422):
                    status, data = await self._call(session, "POST", "chat/completions", plain)
        except TimeoutError:
            raise NoAnswer(Trouble.SLOW) from None
        _check(status)
        return _text_of(data)

    async def models(self) -> tuple[str, ...]:
        """The models that the server offers. Raises NoAnswer."""
        try:
            async with asyncio.timeout(min(self.seconds, 10.0)), self._session() as session:
                status, data = await self._call(session, "GET", "models", None)
        except TimeoutError:
            raise NoAnswer(Trouble.SLOW) from None
        _check(status)
        match _parsed(data):
            case {"data": list(listed)}:
                return tuple(str(each["id"]) for each in listed if isinstance(each, dict) and "id" in each)
            case _:
                raise NoAnswer(Trouble.NONSENSE)

    async def _call(
        self, session: aiohttp.ClientSession, method: str, path: str, body: Mapping[str, Any] | None
    ) -> tuple[int, bytes]:
        url = self.url.joinpath(*path.split("/"))
        headers = {"Authorization": f"Bearer {self.key}"} if self.key else {}
        try:
            async with session.request(method, url, json=body, headers=headers, allow_redirects=False) as response:
                data = bytearray()
                async for piece in response.content.iter_chunked(_CHUNK):
                    data += piece
                    if len(data) > MAX_BYTES:
                        raise NoAnswer(Trouble.NONSENSE)
                return response.status, bytes(data)
        except TimeoutError:
            raise
        except (aiohttp.ClientError, OSError, ValueError):
            # ValueError: aiohttp and yarl raise it for addresses and headers that make no sense.
            raise NoAnswer(Trouble.AWAY) from None

    def _session(self) -> aiohttp.ClientSession:
        """A session for one question: no cookies, no connections that are shared between members, no proxy."""
        connector = aiohttp.TCPConnector(
            resolver=self.resolver, socket_factory=self._open, force_close=True, use_dns_cache=False
        )
        return aiohttp.ClientSession(
            connector=connector,
            headers={"User-Agent": _USER_AGENT, "Accept": "application/json"},
            timeout=aiohttp.ClientTimeout(total=self.seconds, connect=min(self.seconds, 10.0)),
            trust_env=False,
        )

    def _open(self, info: "aiohttp.AddrInfoType") -> socket.socket:
        family, kind, proto, _, target = info
        if not self.may_reach(str(target[0])):
            raise OSError("not an address for this")
        return socket.socket(family, kind, proto)

    def may_reach(self, ip: str) -> bool:
        """Whether a literal address may be connected to: a public one by https only, the operator's own if allowed."""
        return self.url.scheme == "https" if address.is_public(ip) else self.own_network


def _check(status: int) -> None:
    if status in (401, 403):
        raise NoAnswer(Trouble.KEY)
    if status in (408, 425, 429) or status >= 500:
        raise NoAnswer(Trouble.BUSY)
    if status in (400, 404, 422):
        raise NoAnswer(Trouble.UNKNOWN)
    if status != 200:
        raise NoAnswer(Trouble.NONSENSE)


def _text_of(data: bytes) -> str:
    match _parsed(data):
        case {"choices": [{"message": {"content": str(text)}}, *_]}:
            return text
        case _:
            raise NoAnswer(Trouble.NONSENSE)


def _parsed(data: bytes) -> Any:
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        raise NoAnswer(Trouble.NONSENSE) from None
