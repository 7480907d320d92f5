"""Posts of a forum: tagged "Review me" they are reviewed, wherever that is, and tagged "Reviewed" then."""

from pathlib import Path

import discord
import pytest

from tests.adapters.discord.payloads import ALL_RIGHTS, FORUM
from tests.adapters.discord.wire.waiting import until

RESUME = (Path(__file__).parents[4] / "examples" / "resume.pdf").read_bytes()
ASKS, DONE, BACKEND = "31", "32", "33"


def reviewed(server) -> bool:  # type: ignore[no-untyped-def]
    return any("✅" in each.path for each in server.requests)


@pytest.mark.parametrize("later", [False, True], ids=["at once", "later"])
async def test_a_post_is_reviewed_for_its_tag_and_tagged_so(coach, server, later: bool) -> None:  # type: ignore[no-untyped-def]
    post = await server.open_post(FORUM, "mine.pdf", RESUME, tags=() if later else (BACKEND, ASKS))
    if later:
        assert not reviewed(server), "neither its name nor the forum's says that it is for a review"
        await server.tag(post, BACKEND, ASKS)
    await until(lambda: reviewed(server), 20)
    await until(lambda: server.others[post]["applied_tags"] == [DONE, BACKEND], 10)


async def test_where_tags_may_not_be_set_the_post_stays_as_it_is(coach, server) -> None:  # type: ignore[no-untyped-def]
    server.rights = str(int(ALL_RIGHTS) & ~discord.Permissions(manage_threads=True).value)
    post = await server.open_post(FORUM, "mine.pdf", RESUME, tags=(ASKS,))
    await until(lambda: reviewed(server), 20)
    await until(lambda: any(each.method == "DELETE" and "reactions" in each.path for each in server.requests), 10)
    assert server.others[post]["applied_tags"] == [ASKS]
