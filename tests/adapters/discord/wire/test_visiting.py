"""A member who installed the coach for themselves uses it where the bot is no part of, privately: over the wire."""

from pathlib import Path

import pytest
from sqlalchemy import select

from coach.store.tables import ReviewRow
from tests.adapters.discord import payloads
from tests.adapters.discord.interactions import COMMAND, ELSEWHERE
from tests.adapters.discord.payloads import ALICE, BOT, CHANNEL, GUILD
from tests.adapters.discord.server import DIRECT, LoopbackDiscord
from tests.adapters.discord.wire.waiting import until

RESUME = (Path(__file__).parents[4] / "examples" / "resume.pdf").read_bytes()
MAX_FOLLOW_UPS = 5
"""What Discord takes after the first response where the bot is no part of a guild."""


def check(server: LoopbackDiscord, **more: object) -> dict[str, object]:
    """`/resume-check` with a file."""
    given = [
        {"name": "file", "type": 11, "value": "55"},
        *({"name": k, "type": 5, "value": v} for k, v in more.items()),
    ]
    file = {**server._attachment("resume.pdf", RESUME, 3600), "id": "55"}
    server.files["55"] = RESUME
    file["url"] = server._address("55", "resume.pdf", 3600)
    return {
        "id": "1",
        "name": "resume-check",
        "type": 1,
        "options": given,
        "resolved": {"attachments": {"55": file}},
    }


def words(interaction) -> str:  # type: ignore[no-untyped-def]
    return " ".join(interaction.texts).replace("\\", "")


@pytest.mark.parametrize("where", ["guild", "group"])
@pytest.mark.parametrize("public", [False, True])
async def test_a_review_comes_to_the_member_alone(coach, server, where: str, public: bool) -> None:  # type: ignore[no-untyped-def]
    asked = await server.act(COMMAND, check(server, public=public), visiting=where, fresh=True)
    await until(lambda: "of 100" in words(asked), 8)
    await until(lambda: "drop the new version" in words(asked), 8)
    assert len(asked.shown) <= 1 + MAX_FOLLOW_UPS
    assert all(each.get("flags", 0) & 64 for each in asked.shown), "seen by nobody else"
    there = [each.path for each in server.requests if ELSEWHERE in each.path.split("/")]
    assert there == [], "the bot cannot write there"
    async with coach.context.store.across("test") as session:
        rows = (await session.scalars(select(ReviewRow))).all()
    assert [(row.community, row.member) for row in rows] == [(f"discord:{GUILD}", ALICE)], "as if asked directly"


@pytest.mark.parametrize("where", ["guild", "group"])
async def test_buttons_and_the_rest_work_there(coach, server, where: str) -> None:  # type: ignore[no-untyped-def]
    asked = await server.act(COMMAND, check(server), visiting=where, fresh=True)
    await until(lambda: "drop the new version" in words(asked), 8)
    footer = payloads.message("998", CHANNEL, asked.shown[-1], payloads.user(BOT, True))
    again = await server.press(footer, "Check again", visiting=where, fresh=True)
    await until(lambda: "of 100" in words(again), 8)
    read = await server.press(footer, "What I read", visiting=where, fresh=True)
    await until(lambda: read.texts, 8)
    data = {"id": "1", "name": "resume-privacy", "type": 1, "options": []}
    told = await server.act(COMMAND, data, visiting=where, fresh=True)
    await until(lambda: "Resumes" in str(told.shown), 8)


async def test_who_manages_another_guild_manages_nothing_here(coach, server) -> None:  # type: ignore[no-untyped-def]
    data = {"id": "1", "name": "resume-settings", "type": 1, "options": []}
    asked = await server.act(COMMAND, data, visiting="guild")
    await until(lambda: asked.texts, 8)
    assert "for moderators" in words(asked)


async def test_a_private_review_comes_where_it_was_asked_for_and_nowhere_else(coach, server) -> None:  # type: ignore[no-untyped-def]
    """The same in a guild of the bot's: follow-ups that only the member sees, while Discord takes them."""
    asked = await server.act(COMMAND, check(server, private=True), fresh=True)
    await until(lambda: "drop the new version" in words(asked), 8)
    assert all(each.get("flags", 0) & 64 for each in asked.shown)
    assert server.posted(CHANNEL) == []
    assert server.posted(DIRECT) == []
