"""PostgreSQL databases of a test's own, on the server that COACH_TEST_POSTGRES names."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

import psycopg
import pytest
from psycopg.sql import SQL, Identifier
from sqlalchemy.engine import make_url

HAS_STRATEGIES = 150_000
"""The server's version from which on it can be said how a database is made."""


@contextmanager
def database(prefix: str) -> Iterator[str]:
    """The address of a new, empty one, which is gone afterwards. Skips the test where there is no server."""
    server = os.environ.get("COACH_TEST_POSTGRES")
    if not server:
        pytest.skip("COACH_TEST_POSTGRES names no server; run by scripts/with-postgres")
    url = create(server, prefix)
    yield url
    with psycopg.connect(plain(server), autocommit=True) as connection:
        connection.execute(SQL("DROP DATABASE {} WITH (FORCE)").format(Identifier(make_url(url).database or "")))


def create(server: str, prefix: str) -> str:
    """The address of a new, empty one that stays. Its files are copied rather than written to the log block by block,
    which takes a server a quarter of the time."""
    name = f"{prefix}_{uuid4().hex[:12]}"
    with psycopg.connect(plain(server), autocommit=True) as connection:
        copied = SQL(" STRATEGY file_copy" if connection.info.server_version >= HAS_STRATEGIES else "")
        connection.execute(SQL("CREATE DATABASE {}").format(Identifier(name)) + copied)
    return make_url(server).set(database=name).render_as_string(hide_password=False)


def plain(url: str) -> str:
    """The same address as psycopg reads it."""
    return make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
