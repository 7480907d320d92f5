"""A member drops a resume and reads the review: the whole coach, with real parts at every hop."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from discord.gateway import DiscordWebSocket
from discord.http import Route

from adapters.building import AllSettings, build
from adapters.discord.settings import DiscordSettings
from adapters.settings import Settings
from adapters.slack.settings import SlackSettings
from coach.life import working
from coach.store import migrations
from tests.adapters.discord.server import LoopbackDiscord

EXAMPLES = Path(__file__).parents[3] / "examples"


@pytest.fixture(autouse=True)
def _addresses() -> Iterator[None]:
    """discord.py keeps its addresses in its classes; they go back after each test."""
    base, gateway = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY
    yield
    Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = base, gateway


async def until(happened, seconds: float = 30.0):  # type: ignore[no-untyped-def]
    async with asyncio.timeout(seconds):
        while not (found := happened()):
            await asyncio.sleep(0.05)
        return found


def reactions(server: LoopbackDiscord) -> str:
    return " ".join(each.path for each in server.requests if each.method == "PUT" and "/reactions/" in each.path)


@pytest.mark.parametrize("name", ["resume.pdf", "resume.docx"])
async def test_a_dropped_resume_is_answered_in_its_thread(tmp_path: Path, name: str) -> None:
    server = LoopbackDiscord()
    await server.start()
    url = f"sqlite+aiosqlite:///{tmp_path}/coach.db"
    migrations.upgrade(url)
    discord = DiscordSettings(_env_file=None, token="secret-token", api_url=f"{server.base}/api/v10")
    core = Settings(_env_file=None, COACH_DATABASE_URL=url, COACH_READERS=1)
    coach = build(AllSettings(core, SlackSettings(_env_file=None), discord))
    assert coach.discord is not None
    async with working(coach.context, coach.handlers, coach.sandbox, 5):
        running = asyncio.create_task(coach.discord.run(coach.desk))
        await until(lambda: server.identifies and server.socket)
        await asyncio.sleep(0.5)
        await server.drop(name, (EXAMPLES / name).read_bytes())
        await until(lambda: "%E2%9C%85" in reactions(server) or "✅" in reactions(server))
        (thread,) = server.threads
        embeds = [embed for message in server.posted(thread) for embed in message["embeds"]]
        words = " ".join(str(embed.get(key, "")) for embed in embeds for key in ("title", "description"))
        assert "of 100" in words
        assert "Responsible for managing the nightly import" in words
        nonces = [message.get("nonce") for message in server.posted(thread)]
        assert len(set(nonces)) == len(nonces) >= 4
        await coach.discord.close()
        await asyncio.wait_for(running, 5)
    await coach.context.store.close()
    await server.stop()
