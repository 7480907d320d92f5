"""Who waits in line where a channel takes about one message a second: first messages before what follows them."""

import asyncio

import pytest

from adapters.slack import pace as pacing
from adapters.slack.pace import BURST, FOLLOWS_WAIT, MAX_WAIT, Pace
from coach.errors import TryLater

SPEED = 50
"""Times as fast as Slack's second, so that nobody waits for the test."""


@pytest.fixture
def pace(monkeypatch: pytest.MonkeyPatch) -> Pace:
    for name in ("MAX_WAIT", "FOLLOWS_WAIT"):
        monkeypatch.setattr(pacing, name, getattr(pacing, name) / SPEED)
    monkeypatch.setattr(pacing, "PER_SECOND", pacing.PER_SECOND * SPEED)
    return Pace()


@pytest.fixture
def posted() -> list[str]:
    """Names of messages in the order in which their turns came."""
    return []


async def takes(pace: Pace, posted: list[str], name: str, follows: bool = False, channel: str = "C1") -> None:
    await pace.turn(channel, follows)
    posted.append(name)


async def used_up(pace: Pace) -> None:
    for _ in range(BURST):
        await pace.turn("C1")


async def test_a_first_message_passes_what_follows_another(pace, posted) -> None:
    await used_up(pace)
    async with asyncio.TaskGroup() as posts:
        posts.create_task(takes(pace, posted, "section", follows=True))
        await asyncio.sleep(0)
        posts.create_task(takes(pace, posted, "first"))
    assert posted == ["first", "section"]


async def test_what_follows_leaves_room_for_one_first_message(pace, posted) -> None:
    for name in ("first of one", "first of another"):
        await takes(pace, posted, name)
    async with asyncio.TaskGroup() as posts:
        posts.create_task(takes(pace, posted, "section", follows=True))
        await asyncio.sleep(0)
        posts.create_task(takes(pace, posted, "first of a third"))
    assert posted[2:] == ["first of a third", "section"]


async def test_what_follows_goes_at_once_where_the_channel_is_quiet(pace, posted) -> None:
    async with asyncio.timeout(0.5 / SPEED):
        await takes(pace, posted, "first")
        await takes(pace, posted, "section", follows=True)
    assert posted == ["first", "section"]


async def test_channels_wait_for_themselves_alone(pace, posted) -> None:
    await used_up(pace)
    async with asyncio.TaskGroup() as posts:
        posts.create_task(takes(pace, posted, "here"))
        await asyncio.sleep(0)
        posts.create_task(takes(pace, posted, "there", channel="C2"))
    assert posted == ["there", "here"]


async def test_a_section_that_is_passed_again_and_again_goes_back_to_the_queue(pace) -> None:
    """Meanwhile its review lets the next one of its member go."""
    await used_up(pace)
    section = asyncio.create_task(pace.turn("C1", follows=True))
    await asyncio.sleep(0)
    firsts = [asyncio.create_task(pace.turn("C1")) for _ in range(int(FOLLOWS_WAIT) + 1)]
    with pytest.raises(TryLater) as told:
        await section
    assert told.value.refused
    await asyncio.gather(*firsts)


async def test_a_first_message_goes_back_to_the_queue_where_the_line_is_long(pace) -> None:
    await used_up(pace)
    line = [asyncio.create_task(pace.turn("C1")) for _ in range(int(MAX_WAIT) + 3)]
    outcomes = await asyncio.gather(*line, return_exceptions=True)
    assert {type(outcome) for outcome in outcomes} == {type(None), TryLater}
    assert outcomes[0] is None
    assert isinstance(outcomes[-1], TryLater)


async def test_who_waits_when_slack_asks_for_a_pause_comes_back_after_it(pace) -> None:
    await used_up(pace)
    waiting = asyncio.create_task(pace.turn("C1"))
    await asyncio.sleep(0)
    pace.hold("C1", 30.0)
    with pytest.raises(TryLater) as told:
        await waiting
    assert 29 < told.value.seconds <= 31


async def test_who_gives_up_leaves_the_line(pace, posted) -> None:
    await used_up(pace)
    gone = asyncio.create_task(pace.turn("C1"))
    await asyncio.sleep(0)
    gone.cancel()
    await takes(pace, posted, "next")
    assert posted == ["next"]
    assert gone.cancelled()
