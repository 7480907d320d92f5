"""The real client in simcord's Discord, talking to a desk that records."""

from collections.abc import Iterator

import pytest
import simcord

from adapters.discord.app import DiscordApp, build
from adapters.discord.settings import DiscordSettings
from tests.adapters.discord import openapi
from tests.desk import RecordingDesk


@pytest.fixture
def desk() -> RecordingDesk:
    return RecordingDesk()


@pytest.fixture
def app() -> DiscordApp:
    return build(DiscordSettings(_env_file=None, token="t", shard_count=1))


@pytest.fixture
def simcord_bot(app: DiscordApp, desk: RecordingDesk):
    return app.make_client(desk)


@pytest.fixture
def simcord_env(simcord_env: simcord.Env) -> Iterator[simcord.Env]:
    """simcord's Discord; whatever the bot asked of it must be as Discord describes it."""
    yield simcord_env
    asked = simcord_env.http_requests
    assert [told for each in asked for told in openapi.problems(each.method, each.path, each.json)] == []
