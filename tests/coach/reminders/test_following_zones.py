"""A reminder follows the time zone of a profile: no week is told twice, none is left out, and a hand's choice stays."""

import random
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from coach.chat.places import Command, Member, Place, Submission
from coach.commands.reminders import reminders, submit_reminders
from coach.errors import TryLater
from coach.reminders.due import Schedule, next_after, zones
from coach.reminders.following_zones import follow_zones
from coach.reminders.sending import send_due
from coach.reminders.subscribing import AHEAD, follow, schedule_of
from coach.running.context import Context
from coach.store.tables import MemberRow, ReminderRow

from .conftest import ACME, Clock, Inbox

ANNA = Member(ACME, "U1", timezone="Europe/Berlin")
PLACE = Place(ACME, "D1", audience="member")
FORM = {"timezone": "Europe/Berlin", "weekday": "1", "time": "7", "topics": ""}


async def typed(context: Context, zone: str, who: Member = ANNA) -> None:
    await reminders(Command("resume-reminders", who, PLACE, {"timezone": zone}), context)


async def filled_in(context: Context, **fields: str) -> None:
    await submit_reminders(Submission("reminders", "", ANNA, PLACE, FORM | fields), context)


async def only(context: Context) -> ReminderRow:
    async with context.store.of(ACME.key) as session:
        return (await session.scalars(select(ReminderRow))).one()


async def a_week_later(context: Context, clock: Clock, inbox: Inbox, told: str) -> ReminderRow:
    """The profile changes; the coach asks when it does."""
    inbox.zones["U1"] = told
    clock.now = ((await only(context)).zone_check_at or clock.now) + timedelta(minutes=1)
    await send_due({}, context)
    await follow_zones({}, context)
    return await only(context)


async def test_a_zone_left_as_the_profile_says_follows_it(context: Context, clock: Clock, inbox: Inbox) -> None:
    await filled_in(context)
    row = await a_week_later(context, clock, inbox, "Asia/Tokyo")
    assert (row.timezone, row.next_at) == ("Asia/Tokyo", datetime(2026, 11, 30, 22, tzinfo=UTC))
    row = await a_week_later(context, clock, inbox, "America/Los_Angeles")
    assert (row.timezone, row.next_at) == ("America/Los_Angeles", datetime(2026, 12, 8, 15, tzinfo=UTC))


@pytest.mark.parametrize("told", ["", "Mars/Olympus"])
async def test_a_profile_that_tells_no_zone_changes_nothing(
    context: Context, clock: Clock, inbox: Inbox, told: str
) -> None:
    await filled_in(context)
    planned = (await only(context)).next_at
    row = await a_week_later(context, clock, inbox, told)
    assert (row.timezone, row.next_at) == ("Europe/Berlin", planned)
    assert row.zone_check_at is not None
    assert row.zone_check_at > clock.now


async def test_a_zone_typed_by_hand_stays_until_the_profile_is_asked_for(
    context: Context, clock: Clock, inbox: Inbox
) -> None:
    await typed(context, "berlin")
    await filled_in(context, weekday="2")
    assert (await a_week_later(context, clock, inbox, "Asia/Tokyo")).timezone == "Europe/Berlin"
    await typed(context, "profile")
    assert (await a_week_later(context, clock, inbox, "Asia/Tokyo")).timezone == "Asia/Tokyo"


async def test_another_zone_in_the_form_is_by_hand(context: Context, clock: Clock, inbox: Inbox) -> None:
    await filled_in(context, timezone="Lisbon")
    assert (await a_week_later(context, clock, inbox, "Asia/Tokyo")).timezone == "Europe/Lisbon"


async def test_nobody_is_asked_about_where_profiles_tell_no_zone(context: Context) -> None:
    await typed(context, "profile", Member(ACME, "U1"))
    async with context.store.of(ACME.key) as session:
        assert (await session.scalars(select(ReminderRow))).all() == []


async def test_a_closed_account_ends_the_reminder(context: Context, clock: Clock, inbox: Inbox) -> None:
    await filled_in(context)
    async with context.store.of(ACME.key) as session:
        session.add(MemberRow(member="U1", met_at=clock.now))
    inbox.closed.add("U1")
    row = await a_week_later(context, clock, inbox, "")
    assert (row.next_at, row.zone_check_at) == (None, None)
    async with context.store.of(ACME.key) as session:
        assert (await session.scalars(select(MemberRow.reachable))).one() is False


async def test_a_platform_that_is_down_is_asked_again(context: Context, clock: Clock, inbox: Inbox) -> None:
    await filled_in(context)
    inbox.fails = [TryLater(1)]
    assert (await a_week_later(context, clock, inbox, "Asia/Tokyo")).timezone == "Europe/Berlin"
    assert (await a_week_later(context, clock, inbox, "Asia/Tokyo")).timezone == "Asia/Tokyo"


def test_from_any_zone_to_any_other_the_week_stays_and_its_hour_is_still_to_come() -> None:
    fate, names = random.Random(3), sorted(zones())
    for _ in range(5000):
        before, after = fate.choice(names), fate.choice(names)
        schedule = Schedule(fate.randrange(7), fate.randrange(24), fate.choice((0, 30)), before)
        planned = next_after(schedule, datetime(2032, 1, 1, tzinfo=UTC) + timedelta(hours=fate.randrange(9000)))
        row = ReminderRow(
            weekday=schedule.weekday, hour=schedule.hour, minute=schedule.minute, timezone=before, next_at=planned.at
        )
        follow(row, after, planned.at - AHEAD)
        moved = next_after(schedule_of(row), planned.at - AHEAD)
        while moved.week < planned.week:
            moved = next_after(schedule_of(row), moved.at)
        assert (row.next_at, moved.week) == (moved.at, planned.week), (before, after, schedule)
