"""The loopback server as a fixture."""

import ssl
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import web

from tests.coach.posting.job_site import Site, certificate


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    """The server, on http and https, for one test."""
    running = Site()
    app = web.Application()
    app.router.add_route("*", "/{anything:.*}", running.answer)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    with tempfile.TemporaryDirectory() as folder:
        cert, key = certificate(Path(folder))
        serving = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        serving.load_cert_chain(cert, key)
        running.trusted = ssl.create_default_context(cafile=str(cert))
    plain, secure = web.TCPSite(runner, "127.0.0.1", 0), web.TCPSite(runner, "127.0.0.1", 0, ssl_context=serving)
    await plain.start()
    await secure.start()
    running.port, running.tls_port = (address[1] for address in runner.addresses)
    yield running
    await runner.cleanup()
