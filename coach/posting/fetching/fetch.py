"""Fetches a page from an address that a stranger typed: public addresses only, little, and not for long.

The address is checked where it counts, on the socket about to be connected, so that neither a name that resolves
differently the second time nor any way of writing an IP address gets past it.
"""

import asyncio
import socket
import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass, field

import aiohttp
from aiohttp.abc import AbstractResolver
from yarl import URL

from coach.posting import errors
from coach.posting.fetching import address
from coach.posting.fetching.cache import Cache
from coach.posting.fetching.throttle import Gate
from coach.posting.pages import blocked

READABLE = frozenset(
    {
        "text/html",
        "application/xhtml+xml",
        "application/json",
        "application/ld+json",
        "text/plain",
        "text/xml",
        "application/xml",
        "",
    }
)
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_CHUNK = 64 * 1024


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """How much of a stranger's server is put up with; bytes count after decompression, times are seconds."""

    bytes: int = 3_000_000
    seconds: float = 12.0
    connect_seconds: float = 5.0
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class FetchedPage:
    """What came back: the address in the end, the media type without parameters, the decoded bytes."""

    url: str
    content_type: str
    data: bytes
    charset: str = ""


@dataclass(frozen=True)
class Fetcher:
    """Fetches pages. `allow_loopback` is for tests and for communities that host their job pages on the same machine.

    `resolver` and `tls` stand in for the system's; left out, the system's own are used.
    """

    limits: FetchLimits = FetchLimits()
    allow_loopback: bool = False
    user_agent: str = "ResumeCoach/0.2 (reads one job posting because a member asked)"
    resolver: AbstractResolver | None = None
    tls: ssl.SSLContext | None = None
    cache: Cache[FetchedPage] = field(default_factory=Cache)
    gate: Gate = field(default_factory=Gate)

    async def fetch(self, written: str) -> FetchedPage:
        """The page at an address as typed. Raises NoPosting with a reason and kind words."""
        url = address.checked(written)
        known = self.cache.get(str(url))
        if known is None:
            blocked.check_host(url.host or "")
            known = await self._follow(url)
        return known

    async def _follow(self, first: URL) -> FetchedPage:
        """The page that an address leads to in the end; at each host only when it is its turn there."""
        url, left = first, self.limits.seconds
        async with self._session() as session:
            for _ in range(self.limits.redirects + 1):
                self._check(url)
                async with self.gate.through(url.host or ""):
                    if (known := self.cache.get(str(first))) is not None:  # whoever was before us asked for the same
                        return known
                    began = time.monotonic()
                    found = await self._within_time(session, url, left)
                    if isinstance(found, FetchedPage):
                        self.cache.put(str(first), found)
                        return found
                left -= time.monotonic() - began
                url = found
        raise errors.no_posting("too_many_redirects")

    def _check(self, url: URL) -> None:
        """Refuses what an address says of itself; what its name leads to is seen when it is connected to."""
        host = url.host or ""
        if not self.allow_loopback:
            address.check_port(url)
        if address.is_inside(host) and not (self.allow_loopback and address.is_loopback(host)):
            raise errors.no_posting("private_address")

    async def _within_time(self, session: aiohttp.ClientSession, url: URL, seconds: float) -> FetchedPage | URL:
        """The page at this address, or where it sends us on to.

        An address inside a network and one at which nobody answers come to the same, or strangers could find out
        which names there are inside.
        """
        try:
            async with asyncio.timeout(seconds), session.get(url, allow_redirects=False) as response:
                if response.status in _REDIRECTS:
                    return _next(url, response.headers)
                return await self._page(response)
        except TimeoutError:
            raise errors.no_posting("timeout") from None
        except (aiohttp.ClientError, OSError, ValueError):
            # ValueError: aiohttp and yarl raise it for addresses and headers that make no sense.
            raise errors.no_posting("dead_link") from None

    def _session(self) -> aiohttp.ClientSession:
        """A session for one fetch: no cookies or connections are shared between members, and no proxy is used."""
        connector = aiohttp.TCPConnector(
            resolver=self.resolver,
            ssl=self.tls if self.tls is not None else True,
            socket_factory=self._open,
            force_close=True,
            use_dns_cache=False,
        )
        return aiohttp.ClientSession(
            connector=connector,
            headers={"User-Agent": self.user_agent, "Accept": "text/html,application/json;q=0.9,text/plain;q=0.8"},
            timeout=aiohttp.ClientTimeout(total=self.limits.seconds, connect=self.limits.connect_seconds),
            trust_env=False,
        )

    def _open(self, info: "aiohttp.AddrInfoType") -> socket.socket:
        family, kind, proto, _, target = info
        host = str(target[0])
        if not (address.is_public(host) or (self.allow_loopback and address.is_loopback(host))):
            raise OSError("not a public address")
        return socket.socket(family, kind, proto)

    async def _page(self, response: aiohttp.ClientResponse) -> FetchedPage:
        length = response.content_length or 0
        if length > self.limits.bytes:
            raise errors.no_posting("too_large")
        kind = response.content_type if "Content-Type" in response.headers else ""
        if response.status < 400 and kind not in READABLE and not kind.endswith("+json"):
            raise errors.no_posting("unsupported_content")
        data = await self._read(response)
        blocked.check_response(response.status, response.headers, data)
        return FetchedPage(str(response.url), kind, data, response.charset or "")

    async def _read(self, response: aiohttp.ClientResponse) -> bytes:
        # aiohttp unpacks piece by piece, so a bomb is noticed after one piece too many, not after all of it.
        data = bytearray()
        async for piece in response.content.iter_chunked(_CHUNK):
            data += piece
            if len(data) > self.limits.bytes:
                raise errors.no_posting("too_large")
        return bytes(data)


def _next(url: URL, headers: Mapping[str, str]) -> URL:
    target = headers.get("Location", "")
    if not target:
        raise errors.no_posting("dead_link")
    following = url.join(URL(target))
    address.check_redirect(following)
    blocked.check_host(following.host or "")
    blocked.check_path(following.path)
    return following
