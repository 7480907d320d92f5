"""A language model's server on loopback for each test."""

from collections.abc import AsyncIterator

import pytest

from .model_server import ModelServer, serving


@pytest.fixture
async def model() -> AsyncIterator[ModelServer]:
    async with serving() as server:
        yield server
