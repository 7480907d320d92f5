"""The web servers: platforms' own routes and the playground for people; health and metrics for machines, apart."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping
from contextlib import asynccontextmanager

from aiohttp import web

KEEPALIVE_SECONDS = 65.0
"""How long a connection may be silent or its headers unfinished: a little more than load balancers keep theirs."""
LINGERING_SECONDS = 3.0
MAX_CONNECTIONS = 500
"""Open at once; a process may open about a thousand files by most systems' defaults, and the rest of it needs some."""
FULL = b"HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
MAX_BODY = 4 * 1024 * 1024
"""Of requests that are read in one piece; the playground reads its forms bit by bit."""
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'none'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
"""No script runs on these pages, so nothing of theirs can connect; auditing tools ask for robots.txt in their name."""
HEADERS = {"Content-Security-Policy": POLICY, "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer"}
"""Of every answer that says nothing else: pages for installing and refusals, too."""

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
Check = Callable[[], Awaitable[Mapping[str, str]]]
"""Gives what is wrong, by part; empty if all is well."""


def application(tables: Iterable[web.RouteTableDef], mounted: Iterable[web.Application] = ()) -> web.Application:
    """The web application that the public may reach; of health it says only, by `/healthz`, that the process lives.

    `mounted`: applications of platforms, with addresses of their own.
    """
    app = web.Application(client_max_size=MAX_BODY, middlewares=[_with_an_address])
    app.on_response_prepare.append(_with_headers)
    app.router.add_get("/healthz", _healthz)
    for table in tables:
        app.router.add_routes(table)
    for platform in mounted:
        app.add_routes(
            web.route(route.method, route.resource.canonical, route.handler)
            for route in platform.router.routes()
            if route.resource is not None and route.method != "HEAD"
        )
    return app


def health_application(
    ready: Check, metrics: Callable[[], bytes], told: Callable[[], Mapping[str, object]] = dict
) -> web.Application:
    """The application for those who watch over the coach, at an address of its own.

    `/healthz` answers while the process lives, `/readyz` with 503 and the reasons while it cannot work, `/metrics`
    in Prometheus' text format. `told`: what `/readyz` says besides, whether all is well or not.
    """
    app = web.Application(client_max_size=0)

    async def readyz(_: web.Request) -> web.Response:
        wrong = dict(await ready())
        answer = {"status": "ready" if not wrong else "waiting", **wrong, **told()}
        return web.json_response(answer, status=503 if wrong else 200)

    async def show_metrics(_: web.Request) -> web.Response:
        return web.Response(body=metrics(), content_type="text/plain", charset="utf-8")

    app.router.add_get("/healthz", _healthz)
    app.router.add_get("/readyz", readyz)
    app.router.add_get("/metrics", show_metrics)
    return app


async def _healthz(_: web.Request) -> web.Response:
    return web.json_response({"status": "ok"})


@web.middleware
async def _with_an_address(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuses requests whose Host is no name at all: whoever asks for their address later would fail."""
    try:
        _ = request.url
    except ValueError:
        raise web.HTTPBadRequest(text="The Host of this request makes no sense.\n") from None
    return await handler(request)


async def _with_headers(_: web.Request, response: web.StreamResponse) -> None:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)


class _Refusing(asyncio.Protocol):
    """Tells a connection too many to come back, and ends it."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        if isinstance(transport, asyncio.WriteTransport):
            transport.write(FULL)
        transport.close()


def _called(host: str) -> str:
    """An address as a browser takes it; who listens on all of them is at home on this machine, too."""
    if host in {"0.0.0.0", "::"}:  # noqa: S104 — named here, not listened on
        return "localhost"
    return f"[{host}]" if ":" in host else host


@asynccontextmanager
async def listening(
    app: web.Application, host: str, port: int, max_connections: int = MAX_CONNECTIONS
) -> AsyncIterator[str]:
    """Serves the application; gives its address ("http://127.0.0.1:8080"). Raises OSError if the port is taken.

    Whoever connects while about `max_connections` are open (those of one moment are let in together) is told to come
    back, so that nobody uses up the process's files.
    """
    runner = web.AppRunner(
        app,
        access_log=None,  # addresses of visitors are nobody's business
        keepalive_timeout=KEEPALIVE_SECONDS,
        lingering_time=LINGERING_SECONDS,
        shutdown_timeout=2.0,
    )
    await runner.setup()
    serve = runner.server
    assert serve is not None, "the runner is set up"

    def protocol() -> asyncio.BaseProtocol:
        return serve() if len(serve.connections) < max_connections else _Refusing()

    try:
        listener = await asyncio.get_running_loop().create_server(protocol, host, port)
        try:
            bound = listener.sockets[0].getsockname()
            yield f"http://{_called(bound[0])}:{bound[1]}"
        finally:
            listener.close()
    finally:
        await runner.cleanup()
