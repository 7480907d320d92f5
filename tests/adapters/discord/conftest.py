"""The real client in simcord's Discord, talking to a service that records."""

from collections.abc import Iterator

import pytest
import simcord

from adapters.discord.app import DiscordApp, build
from adapters.discord.settings import DiscordSettings
from tests.adapters.discord import openapi
from tests.recording_service import RecordingService


@pytest.fixture
def service() -> RecordingService:
    return RecordingService()


@pytest.fixture
def app() -> DiscordApp:
    return build(DiscordSettings(_env_file=None, token="t", shard_count=1))


@pytest.fixture
def simcord_bot(app: DiscordApp, service: RecordingService):
    return app.make_client(service)


@pytest.fixture
def simcord_env(simcord_env: simcord.Env) -> Iterator[simcord.Env]:
    """simcord's Discord; whatever the bot asked of it must be as Discord describes it."""
    yield simcord_env
    asked = simcord_env.http_requests
    assert [told for each in asked for told in openapi.problems(each.method, each.path, each.json)] == []
