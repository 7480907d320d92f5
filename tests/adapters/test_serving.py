"""What is made before the coach serves, so that no member waits for it."""

from contextlib import AsyncExitStack
from pathlib import Path

from adapters.all_settings import AllSettings
from adapters.discord.settings import DiscordSettings
from adapters.roles import Role
from adapters.serving import _ready_to_run
from adapters.settings import Settings
from adapters.slack.settings import SlackSettings
from coach import guides
from tests.migrated import migrated


async def test_the_first_question_finds_the_guides_indexed(tmp_path: Path) -> None:
    core = Settings(_env_file=None, COACH_DATABASE_URL=migrated(tmp_path), COACH_PLAYGROUND=True)  # type: ignore[call-arg]
    settings = AllSettings(core, SlackSettings(_env_file=None), DiscordSettings(_env_file=None))  # type: ignore[call-arg]
    guides._index_of.cache_clear()
    async with AsyncExitStack() as stack:
        await _ready_to_run(settings, Role.ALL, stack)
        made = guides._index_of.cache_info().misses
        assert guides.look_up("how long should my resume be?").topic == "length"
        assert guides._index_of.cache_info().misses == made
