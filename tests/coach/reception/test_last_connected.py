"""Until when the coach was connected, and with whom it talks, outlasts the process; what was received stays known."""

from datetime import UTC, datetime, timedelta

from coach.chat.places import Community
from coach.privacy import delete_member
from tests.coach.reception.conftest import ANN, BOB, COMMUNITY

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)


async def test_the_last_moment_of_a_connection_is_kept_for_each_platform(make_coach) -> None:
    coach = make_coach(clock=lambda: NOW)
    assert await coach.service.last_connected("discord") is None
    await coach.service.connected("discord")
    later = make_coach(clock=lambda: NOW + timedelta(minutes=1))
    assert await later.service.last_connected("discord") == NOW
    await later.service.connected("discord")
    assert await later.service.last_connected("discord") == NOW + timedelta(minutes=1)
    assert await later.service.last_connected("slack") is None


async def test_a_file_found_again_after_its_review_is_no_second_review(coach) -> None:
    first = await coach.service.receive(coach.drop(asked=True))
    again = await coach.service.receive(coach.drop(asked=True))
    assert (again.review, again.known) == (first.review, True)


async def test_the_direct_conversations_of_kept_reviews_are_remembered_the_latest_first(make_coach) -> None:
    coach = make_coach()
    await coach.service.receive(coach.drop("e1", channel="D1", is_direct=True, audience="member"))
    await coach.service.receive(coach.drop("e2", member=BOB, audience="member", message=""))
    await coach.service.receive(coach.drop("e3"))
    await coach.start()
    await coach.settle()
    await coach.work.stop(1)
    conversations = make_coach().service.conversations
    with_bob = (await coach.platform.direct(BOB)).channel
    assert list(await conversations("memory")) == [with_bob, "D1"], "sent directly, or answered there"
    assert list(await conversations("memory", COMMUNITY)) == [with_bob, "D1"]
    assert list(await conversations("memory", Community("memory", "T"))) == []
    assert list(await conversations("discord")) == []


async def test_what_a_member_has_deleted_is_not_remembered(coach) -> None:
    await coach.service.receive(coach.drop(channel="D1", is_direct=True, audience="member"))
    await delete_member(coach.context, COMMUNITY.key, ANN.id)
    assert list(await coach.service.conversations("memory")) == []
