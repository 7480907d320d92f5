"""A store on each database: SQLite in a file, PostgreSQL where COACH_TEST_POSTGRES names a server; a web server."""

import ssl
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import psycopg
import pytest
from aiohttp import web

from coach.store import Store, open_store
from coach.store.migrations import upgrade
from tests.coach.posting.job_site import Site, certificate
from tests.databases import database, plain
from tests.migrated import migrated


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """A migrated PostgreSQL database of this test session's own."""
    with database("coach") as url:
        upgrade(url)
        yield url


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A migrated, empty database."""
    if request.param == "postgres":
        url: str = request.getfixturevalue("postgres_url")
        empty(url)
        return url
    return migrated(tmp_path)


@pytest.fixture
async def store(database_url: str) -> AsyncIterator[Store]:
    opened = open_store(database_url)
    yield opened
    await opened.close()


EMPTY = """
DO $$ DECLARE each record; BEGIN
  SET LOCAL session_replication_role = replica; -- rows may go before those that they refer to
  FOR each IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version' LOOP
    EXECUTE format('DELETE FROM %I', each.tablename);
  END LOOP;
  FOR each IN SELECT sequencename FROM pg_sequences WHERE schemaname = 'public' AND last_value IS NOT NULL LOOP
    EXECUTE format('ALTER SEQUENCE %I RESTART', each.sequencename);
  END LOOP;
END $$
"""


def empty(url: str) -> None:
    """Empties all tables: of the few rows of a test they are rid four times as fast one by one as by TRUNCATE, which
    makes the files of all tables and their indexes anew."""
    with psycopg.connect(plain(url), autocommit=True) as connection:
        connection.execute(EMPTY)


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
