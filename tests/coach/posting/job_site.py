"""A web server on loopback for posting tests: ordinary pages, job boards by their real names, and hostile ones."""

import asyncio
import datetime as dt
import gzip
import ipaddress
import socket
import ssl
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from aiohttp import web
from aiohttp.abc import AbstractResolver, ResolveResult
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from yarl import URL

from coach.posting import Posting, Source, boards
from coach.posting.fetching.fetch import Fetcher, FetchLimits
from coach.posting.finding import read_source
from tests.coach.posting.accuracy import labels

ENOUGH = (
    "<h2>Requirements</h2><ul><li>5+ years of experience with Go</li><li>PostgreSQL</li></ul><p>Apply now. "
    + "x " * 120
)


async def read_here(source: Source) -> Posting:
    """Reads a posting in this process: the sandbox has tests of its own."""
    return read_source(source)


class Everywhere(AbstractResolver):
    """A resolver that finds every name on one address and port."""

    def __init__(self, port: int, address: str = "127.0.0.1") -> None:
        self.port, self.address, self.asked = port, address, list[str]()

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        self.asked.append(host)
        family = socket.AF_INET6 if ":" in self.address else socket.AF_INET
        return [ResolveResult(hostname=host, host=self.address, port=self.port, family=family, proto=0, flags=0)]

    async def close(self) -> None:
        """Nothing is open."""


@dataclass
class Site:
    """The running server. `pages` maps host and path to what is answered; `asked` lists what was asked for."""

    port: int = 0
    tls_port: int = 0
    trusted: ssl.SSLContext | None = None
    pages: dict[str, Callable[[web.Request], Any] | tuple[bytes, str]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)

    def url(self, path: str) -> str:
        """A page of this server by its address."""
        return f"http://127.0.0.1:{self.port}{path}"

    def fetcher(self, **more: object) -> Fetcher:
        """A fetcher that may ask loopback, with short limits."""
        limits = FetchLimits(bytes=200_000, seconds=2.0, connect_seconds=1.0, redirects=3)
        return Fetcher(**{"limits": limits, "allow_loopback": True, **more})  # type: ignore[arg-type]

    def as_the_internet(self) -> Fetcher:
        """A fetcher for which every https name of the world is this server."""
        return self.fetcher(resolver=Everywhere(self.tls_port), tls=self.trusted)

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """Serves `pages`, by host and path or by path alone."""
        self.asked.append(f"{request.host.split(':')[0]}{request.path_qs}")
        self.headers.append(dict(request.headers))
        found = self.pages.get(f"{request.host.split(':')[0]}{request.path}", self.pages.get(request.path))
        if found is None:
            return web.Response(status=404, text="Not here")
        if isinstance(found, tuple):
            return web.Response(body=found[0], headers={"Content-Type": found[1]})
        answer = found(request)
        return await answer if asyncio.iscoroutine(answer) else answer


def certificate(folder: Path) -> tuple[Path, Path]:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "loopback")])
    pages = {URL(label["url"]) for label in labels() if label["url"]} | {URL("https://jobs.lever.co")}
    hosts = {host for page in pages for host in (page.host, URL(boards.api_of(page) or "").host) if host}
    names = [x509.DNSName(host) for host in sorted(hosts)] + [x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]
    now = dt.datetime.now(dt.UTC)
    built = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    (folder / "cert.pem").write_bytes(built.public_bytes(serialization.Encoding.PEM))
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    (folder / "key.pem").write_bytes(secret)
    return folder / "cert.pem", folder / "key.pem"


def gzip_bomb(megabytes: int) -> bytes:
    """A small gzip file that unpacks to so many megabytes of spaces."""
    return gzip.compress(b" " * (megabytes * 1_000_000), 9)


def deflate_bomb(megabytes: int) -> bytes:
    """The same for the deflate coding."""
    return zlib.compress(b" " * (megabytes * 1_000_000), 9)
