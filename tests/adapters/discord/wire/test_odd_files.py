"""What is no resume: no sign stays for ever, no thread stands where others read, and reasons are for one person."""

import re

import pytest

from coach.chat.community_settings import CommunitySettings
from coach.store import settings
from tests.adapters.discord.payloads import CHANNEL, GUILD
from tests.adapters.discord.server import DIRECT, LoopbackDiscord
from tests.adapters.discord.wire.waiting import until
from tests.odd_files import LOCKED, ODD_FILES, TORN, nothing_open

SEEN = "👀"


def answers(server: LoopbackDiscord, channel: str) -> list[str]:
    return [str(each["embeds"]) for each in server.posted(channel) if each["author"]["bot"]]


def waiting(server: LoopbackDiscord) -> set[str]:
    """Messages that are marked as seen, and not as done or failed."""
    signs: dict[str, set[str]] = {}
    for each in server.requests:
        if found := re.search(r"/messages/(\d+)/reactions/([^/]+)", each.path):
            here = signs.setdefault(found[1], set())
            (here.add if each.method == "PUT" else here.discard)(found[2])
    return {message for message, here in signs.items() if here == {SEEN}}


@pytest.mark.parametrize(
    ("watched", "told"),
    [
        pytest.param((CHANNEL,), (LOCKED, TORN), id="a channel for resumes"),
        pytest.param(("999",), (), id="any other channel"),
    ],
)
async def test_files_that_are_none_leave_nothing_where_others_read(coach, server, watched, told) -> None:
    async with coach.context.store.of(f"discord:{GUILD}") as session:
        await settings.save(session, CommunitySettings(watched_channels=watched))
    for name, data in ODD_FILES.items():
        await server.drop(name, data)
    await until(lambda: not watched or len(answers(server, DIRECT)) == len(told), 20)
    await nothing_open(coach.context.store)
    await until(lambda: not waiting(server), 20)
    assert (answers(server, CHANNEL), server.threads) == ([], set())
    assert all(name in " ".join(answers(server, DIRECT)) for name in told)


async def test_files_that_are_asked_about_are_answered_to_their_member_alone(coach, server) -> None:
    for name, data in ODD_FILES.items():
        await server.drop(name, data, channel=DIRECT)
    await until(lambda: len(answers(server, DIRECT)) == len(ODD_FILES), 20)
    await until(lambda: not waiting(server), 20)
    assert all(any(name in each for each in answers(server, DIRECT)) for name in ODD_FILES)
    assert answers(server, CHANNEL) == []
