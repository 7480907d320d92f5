"""What is no resume: no sign stays for ever, no thread stands where others read, and reasons are for one person."""

from pathlib import Path

import pytest

from tests.adapters.slack.blockkit import shown
from tests.adapters.slack.conftest import until
from tests.adapters.slack.server import Slack
from tests.adapters.slack.test_whole_way import whole
from tests.odd_files import LOCKED, ODD_FILES, TORN, nothing_open


def answers(slack: Slack, channel: str) -> list[str]:
    return [shown(each["blocks"]) for each in slack.messages[channel] if each.get("bot_id")]


def waiting(slack: Slack) -> set[str]:
    """Messages that are marked as seen, and not as done or failed."""
    ended = {ts for _, ts, sign in slack.reactions if sign != "eyes"}
    return {ts for _, ts, sign in slack.reactions if sign == "eyes"} - ended


@pytest.mark.parametrize(
    ("channel", "told"),
    [
        pytest.param("C1", (LOCKED, TORN), id="a channel for resumes"),
        pytest.param("C2", (), id="any other channel"),
    ],
)
async def test_files_that_are_none_leave_nothing_where_others_read(
    slack, tmp_path: Path, channel: str, told: tuple[str, ...]
) -> None:
    slack.names = {"C2": "general"}
    async with whole(slack, tmp_path) as coach:
        for name, data in ODD_FILES.items():
            await slack.share("U1", channel, name, data)
        await nothing_open(coach.context.store)
        await until(lambda: not waiting(slack), 20)
        assert answers(slack, channel) == []
        assert len(answers(slack, "DU1")) == len(told)
        assert all(name in " ".join(answers(slack, "DU1")) for name in told)


async def test_files_that_are_asked_about_are_answered_to_their_member_alone(slack, tmp_path: Path) -> None:
    asked = ("old.doc", "empty.pdf", "minutes.docx")  # more of them would wait for Slack's pace
    async with whole(slack, tmp_path):
        for name in asked:
            await slack.share("U1", "DU1", name, ODD_FILES[name])
        await until(lambda: len(answers(slack, "DU1")) == len(asked), 20)
        await until(lambda: not waiting(slack), 20)
        assert all(any(name in each for each in answers(slack, "DU1")) for name in asked)
        assert answers(slack, "C1") == []
