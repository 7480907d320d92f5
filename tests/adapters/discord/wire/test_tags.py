"""Posts of a forum: tagged "Review me" they are reviewed, wherever that is, and tagged "Reviewed" then."""

from pathlib import Path

import discord
import pytest

from tests.adapters.discord.payloads import ALL_RIGHTS, FORUM, KIM
from tests.adapters.discord.wire.waiting import until
from tests.reviews import newer_version

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


async def test_of_a_post_that_is_tagged_again_the_newest_file_is_reviewed(coach, server) -> None:  # type: ignore[no-untyped-def]
    post = await server.open_post(FORUM, "mine.pdf", RESUME, tags=(ASKS,))
    await until(lambda: server.others[post]["applied_tags"] == [DONE], 20)
    newer = await server.drop("mine-now.docx", newer_version(), channel=post)
    await server.drop("photo.png", b"", channel=post, author=KIM)
    await server.tag(post, ASKS)
    await until(lambda: server.others[post]["applied_tags"] == [DONE], 20)
    assert [each for each in server.requests if f"/{newer['id']}/reactions/✅" in each.path]


async def test_where_tags_may_not_be_set_the_post_stays_as_it_is(coach, server) -> None:  # type: ignore[no-untyped-def]
    server.rights = str(int(ALL_RIGHTS) & ~discord.Permissions(manage_threads=True).value)
    post = await server.open_post(FORUM, "mine.pdf", RESUME, tags=(ASKS,))
    await until(lambda: reviewed(server), 20)
    await until(lambda: any(each.method == "DELETE" and "reactions" in each.path for each in server.requests), 10)
    assert server.others[post]["applied_tags"] == [ASKS]
