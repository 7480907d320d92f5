"""A member drops a resume and reads the review: the whole coach, with real parts at every hop."""

from pathlib import Path

import pytest

from adapters.building import AllSettings, build
from adapters.discord.settings import DiscordSettings
from adapters.settings import Settings
from coach.life import working
from coach.store import migrations
from tests.adapters.slack.blockkit import shown
from tests.adapters.slack.conftest import running, settings_for, until

EXAMPLE = Path("examples/resume.pdf")


@pytest.mark.parametrize("way", ["socket", "http"])
async def test_a_shared_resume_is_answered_in_its_thread(slack, tmp_path: Path, way: str) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path}/coach.db"
    core = Settings(_env_file=None, COACH_DATABASE_URL=url, COACH_READERS=1)
    migrations.upgrade(url)
    coach = build(AllSettings(core, settings_for(slack, way), DiscordSettings(_env_file=None)))
    async with working(coach.context, coach.handlers, coach.sandbox, 5), running(coach.slack, slack):
        message = await slack.share("U1", "C1", "resume.pdf", EXAMPLE.read_bytes())
        signs = {("C1", message["ts"], "eyes"), ("C1", message["ts"], "white_check_mark")}
        await until(lambda: slack.reactions == signs, 30)
        replies = slack.thread("C1", message["ts"])
        words = "\n".join(shown(each["blocks"]) for each in replies)
        assert len(replies) >= 3
        assert "of 100" in words
        assert "Experience" in words
        assert any(each.get("files") for each in replies), "the score card"
        keys = [each["metadata"]["event_payload"]["key"] for each in replies if "metadata" in each]
        assert len(keys) == len(set(keys)), "both events of the upload, one thread"
        assert len(slack.messages["C1"]) == 1 + len(replies), "nothing outside the thread"
        assert slack.refusals == []
        await pressed(slack, replies, message["ts"])
    await coach.context.store.close()


async def pressed(slack, replies, thread: str) -> None:
    """Another member presses the owner's button and gets a friendly no; the owner gets an answer."""
    message, button = next(
        (each, element)
        for each in replies
        for block in each["blocks"]
        if block["type"] == "actions"
        for element in block["elements"]
        if element.get("value")
    )
    await slack.press("U2", "C1", {**message, "thread_ts": thread}, button["action_id"], button["value"])
    refused = await until(lambda: slack.responses or slack.views)
    assert refused
    before = len(slack.responses) + len(slack.views) + len(slack.messages["C1"])
    await slack.press("U1", "C1", {**message, "thread_ts": thread}, button["action_id"], button["value"])
    await until(lambda: len(slack.responses) + len(slack.views) + len(slack.messages["C1"]) > before, 10)
