"""Until when the coach was connected outlasts the process; what was received before stays known."""

from datetime import UTC, datetime, timedelta

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
