"""A member whose Discord is in Spanish is answered in Spanish; it tells their language with what they press or type."""

from pathlib import Path

import pytest

from coach.chat.places import Community, Member
from coach.store.languages import choose
from tests.adapters.discord.payloads import ALICE, GUILD
from tests.adapters.discord.server import COMMAND, LoopbackDiscord
from tests.adapters.discord.wire.test_whole_way import EXAMPLES, reactions
from tests.adapters.discord.wire.waiting import until

HELP = {"id": "1", "name": "resume-help", "type": 1, "options": []}


def words_in(server: LoopbackDiscord, thread: str) -> str:
    messages = [message for message in server.posted(thread) if message["author"]["bot"]]
    shown = [*(embed for message in messages for embed in message["embeds"])]
    labels = [str(message.get("components", "")) for message in messages]
    return " ".join([*(f"{embed.get('title', '')} {embed.get('description', '')}" for embed in shown), *labels])


async def dropped(server: LoopbackDiscord, path: Path) -> str:
    before = set(server.threads)
    await server.drop(path.name, path.read_bytes())
    await until(lambda: "✅" in reactions(server), 30)
    (thread,) = server.threads - before
    return words_in(server, thread)


async def test_a_resume_dropped_by_a_spanish_member_is_answered_in_spanish(coach, server: LoopbackDiscord) -> None:
    """A dropped file comes without a language: it is known from what the member typed before."""
    asked = await server.act(COMMAND, HELP, locale="es-ES")
    await until(lambda: asked.texts)
    assert "Qué sabe hacer el coach" in str(asked.shown)
    words = await dropped(server, EXAMPLES / "resume.pdf")
    for spanish in ("Empieza por aquí", "Habilidades", "Revisar otra vez", "Aquí todos"):
        assert spanish in words
    assert "Responsible for managing the nightly import" in words, "quoted as written"
    assert [phrase for phrase in ("Start here", "Stronger", "Check again", "Everyone here") if phrase in words] == []


async def test_the_menu_speaks_the_language_that_its_member_has_chosen(coach, server: LoopbackDiscord) -> None:
    """Though their Discord is in English."""
    async with coach.context.store.of(f"discord:{GUILD}") as session:
        await choose(session, Member(Community("discord", GUILD), ALICE), "es", coach.context.clock())
    path = EXAMPLES / "resume.pdf"
    message = await server.drop(path.name, path.read_bytes(), told=False)
    menu = {"id": "1", "name": "Review this resume", "type": 3, "target_id": message["id"]}
    asked = await server.act(COMMAND, menu | {"resolved": {"messages": {message["id"]: message}}}, locale="en-US")
    await until(lambda: asked.texts, 20)
    assert "Lo estoy leyendo" in asked.texts[0]


@pytest.mark.parametrize("locale", ["fr", "en-US"])
async def test_others_are_answered_in_english(coach, server: LoopbackDiscord, locale: str) -> None:
    asked = await server.act(COMMAND, HELP, locale=locale)
    await until(lambda: asked.texts)
    assert "What the coach can do" in str(asked.shown)
    words = await dropped(server, EXAMPLES / "resume.pdf")
    assert "Start here" in words
    assert "Empieza" not in words
