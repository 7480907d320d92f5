"""The real client in simcord's Discord, talking to a desk that records."""

import pytest

from adapters.discord.app import DiscordApp, build
from adapters.discord.settings import DiscordSettings
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
