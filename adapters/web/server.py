"""The web server: health for machines, metrics, platforms' own routes, and the playground for people."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping
from contextlib import asynccontextmanager

from aiohttp import web

Check = Callable[[], Awaitable[Mapping[str, str]]]
"""Gives what is wrong, by part; empty if all is well."""


def application(
    tables: Iterable[web.RouteTableDef],
    ready: Check,
    metrics: Callable[[], bytes],
    max_bytes: int,
    mounted: Iterable[web.Application] = (),
) -> web.Application:
    """The web application.

    `/healthz` answers while the process lives, `/readyz` with 503 and the reasons while it cannot work, `/metrics`
    in Prometheus' text format. `max_bytes`: the largest request body. `mounted`: applications of platforms, with
    addresses of their own.
    """
    app = web.Application(client_max_size=max_bytes)

    async def healthz(_: web.Request) -> web.Response:
        return web.json_response({"status": "ok"})

    async def readyz(_: web.Request) -> web.Response:
        wrong = dict(await ready())
        return web.json_response({"status": "ready" if not wrong else "waiting", **wrong}, status=503 if wrong else 200)

    async def show_metrics(_: web.Request) -> web.Response:
        return web.Response(body=metrics(), content_type="text/plain", charset="utf-8")

    app.router.add_get("/healthz", healthz)
    app.router.add_get("/readyz", readyz)
    app.router.add_get("/metrics", show_metrics)
    for table in tables:
        app.router.add_routes(table)
    for platform in mounted:
        app.add_routes(
            web.route(route.method, route.resource.canonical, route.handler)
            for route in platform.router.routes()
            if route.resource is not None and route.method != "HEAD"
        )
    return app


@asynccontextmanager
async def listening(app: web.Application, host: str, port: int) -> AsyncIterator[str]:
    """Serves the application; gives its address ("http://127.0.0.1:8080"). Raises OSError if the port is taken."""
    runner = web.AppRunner(app, access_log=None)  # addresses of visitors are nobody's business
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port, shutdown_timeout=2.0).start()
        bound = runner.addresses[0]
        yield f"http://{bound[0]}:{bound[1]}"
    finally:
        await runner.cleanup()
