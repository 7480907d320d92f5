"""A resume sent directly, asked about on a server, where the bot is on several: over the wire."""

from pathlib import Path

from sqlalchemy import select

from coach.store.tables import ResumeRow
from tests.adapters.discord import payloads
from tests.adapters.discord.interactions import COMMAND
from tests.adapters.discord.payloads import ALICE, BOT, CHANNEL, GUILD
from tests.adapters.discord.server import DIRECT, LoopbackDiscord
from tests.adapters.discord.wire.waiting import until

RESUME = (Path(__file__).parents[4] / "examples" / "resume.pdf").read_bytes()
POSTING = "We need you to know Go and PostgreSQL. You will run our services. " * 12


def said(interaction) -> str:  # type: ignore[no-untyped-def]
    return " ".join(interaction.texts)


async def sent_directly(server: LoopbackDiscord) -> None:
    """Alice sends her resume to the bot, which is on two servers, so that the conversation belongs to neither."""
    await server.send("GUILD_CREATE", {**payloads.guild(), "id": "201", "name": "Weavers", "channels": [], "roles": []})
    message = server._message(DIRECT, {"content": ""}, payloads.user(ALICE))
    message["attachments"] = [server._attachment("resume.pdf", RESUME, 3600)]
    await server.send("MESSAGE_CREATE", message)
    await until(lambda: any("✅" in each.path for each in server.requests), 30)


async def test_a_resume_sent_directly_is_used_on_a_server_once_its_member_says_so(coach, server) -> None:  # type: ignore[no-untyped-def]
    await sent_directly(server)
    data = {"id": "1", "name": "keywords", "type": 1, "options": [{"name": "url", "type": 3, "value": POSTING}]}
    asked = await server.act(COMMAND, data)
    await until(lambda: "our direct messages" in said(asked), 30)
    shown = payloads.message("998", CHANNEL, asked.shown[0], payloads.user(BOT, True))
    then = await server.press(shown, "Use it everywhere")
    await until(lambda: "Go" in said(then), 30)
    kept = await server.command("resume-privacy")
    await until(lambda: "our direct messages" in said(kept), 30)
    question = await server.press(
        payloads.message("997", CHANNEL, kept.shown[0], payloads.user(BOT, True)), "Delete all"
    )
    await until(lambda: "This includes what I keep from our direct messages" in said(question), 30)
    sure = payloads.message("996", CHANNEL, question.shown[0], payloads.user(BOT, True))
    await server.press(sure, "Yes, delete")

    async def are_gone() -> bool:
        async with coach.context.store.across("test") as session:
            return not (await session.scalars(select(ResumeRow.community))).all()

    await until(are_gone, 30)
    assert GUILD not in said(kept), "places by their names"
