"""A year by a clock of the test's own, through the claiming and sending that a running coach does."""

import random
from collections import Counter, defaultdict
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

import pytest
from sqlalchemy import event, func, select

from coach.chat.message import Message, Note
from coach.reminders import said_before
from coach.reminders.due import Schedule, next_after
from coach.reminders.following_zones import follow_zones
from coach.reminders.sending import send_due
from coach.reminders.subscribing import Choice, turn_on
from coach.running.context import Context
from coach.store import Store, open_store
from coach.store.tables import ApplicationRow, ReminderRow
from tests.migrated import migrated

from .conftest import Clock, Inbox, Queue

START = datetime(2032, 1, 1, tzinfo=UTC)
"""A leap year with 53 ISO weeks; its 29 February is a Sunday."""
WEEKS = [f"2032W{week:02d}" for week in range(2, 54)]
"""Those that lie between the beginning and the end for members everywhere."""


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    """SQLite that does not wait for the disk: nothing is killed here."""
    opened = open_store(migrated(tmp_path))
    event.listen(opened.engine.sync_engine, "connect", _hasty)
    yield opened
    await opened.close()


def _hasty(connection: Any, _record: object) -> None:
    connection.cursor().execute("PRAGMA synchronous=OFF")


@pytest.fixture(autouse=True)
def _something_to_say(monkeypatch: pytest.MonkeyPatch) -> None:
    """One application without an answer is said again every week: what is said is tried elsewhere."""
    monkeypatch.setattr(said_before, "PAUSE", 1)


async def subscribe(context: Context, schedules: dict[str, Schedule]) -> None:
    long_ago = START - timedelta(days=30)
    async with context.store.across("test") as session:
        for member, schedule in schedules.items():
            session.add(
                ReminderRow(
                    community="slack:T1", member=member, weekday=schedule.weekday, hour=schedule.hour,
                    minute=schedule.minute, timezone=schedule.timezone, next_at=next_after(schedule, START).at,
                )
            )  # fmt: skip
            session.add(
                ApplicationRow(
                    community="slack:T1", member=member, company="Acme", stage="applied", created_at=long_ago,
                    changed_at=long_ago, history=[["applied", long_ago.isoformat()]],
                )
            )  # fmt: skip


async def next_due(context: Context) -> datetime:
    async with context.store.across("test") as session:
        soonest = [func.min(ReminderRow.next_at), func.min(ReminderRow.zone_check_at)]
        return min(moment for moment in (await session.execute(select(*soonest))).one() if moment is not None)


def whole(moment: datetime, step: timedelta = timedelta(hours=1)) -> datetime:
    """The next tick that is not before a moment."""
    return START + step * -(-(moment - START) // step)


SWITCHED_BY = 4
"""Clocks are changed before this hour."""


def distinct_zones() -> dict[tuple[timedelta | None, ...], list[str]]:
    """All names of zones, by how their clocks go in this year: names with the same clocks are one case."""
    samples = [START + timedelta(hours=6 * number) for number in range(-60, 4 * 385)]
    found: dict[tuple[timedelta | None, ...], list[str]] = defaultdict(list)
    for name in available_timezones():
        zone = ZoneInfo(name)
        found[tuple(moment.astimezone(zone).utcoffset() for moment in samples)].append(name)
    return found


async def test_a_year_in_all_zones_is_one_reminder_a_week(context: Context, clock: Clock, queue: Queue) -> None:
    """Over leap day and week 53; where clocks change, also on Sundays at an hour that is skipped or comes twice."""
    names = {min(names): len(set(clocks)) > 1 for clocks, names in distinct_zones().items()}
    default, skipped = Schedule(), Schedule(6, 2, 30)
    schedules = {f"T-{name}": replace(default, timezone=name) for name in names}
    schedules |= {f"S-{name}": replace(skipped, timezone=name) for name, changes in names.items() if changes}
    await subscribe(context, schedules)
    sent: Counter[tuple[str, str]] = Counter()
    while (soonest := await next_due(context)) < START + timedelta(days=375):
        clock.now = whole(soonest, timedelta(hours=5))
        await send_due({}, context)
        for job in queue.jobs:
            member, week = str(job.arguments["member"]), job.key.rpartition("-")[2]
            sent[member, week] += 1
            assert timedelta(0) <= lateness(schedules[member], week, clock.now) < timedelta(hours=8), (member, week)
        queue.jobs.clear()
    assert {week: sum(of == week for _, of in sent) for week in WEEKS} == dict.fromkeys(WEEKS, len(schedules))
    assert set(sent.values()) == {1}


def lateness(schedule: Schedule, week: str, now: datetime) -> timedelta:
    """How far the member's wall clock is past the hour that was appointed for a week."""
    day = date.fromisocalendar(int(week[:4]), int(week[5:]), schedule.weekday + 1)
    appointed = datetime.combine(day, time(schedule.hour, schedule.minute))
    late = now.astimezone(ZoneInfo(schedule.timezone)).replace(tzinfo=None) - appointed
    # Of an hour that comes twice the first counts: by the second the clock may show less.
    return abs(late) if schedule.hour < SWITCHED_BY else late


CITIES = (
    "Pacific/Kiritimati", "Europe/Berlin", "America/Los_Angeles", "Australia/Lord_Howe", "Etc/GMT+12", "Asia/Kathmandu",
    "Africa/Cairo", "America/New_York",
)  # fmt: skip


async def test_half_a_year_of_moving_about_is_one_reminder_a_week_at_the_hour_of_where_one_is(
    context: Context, clock: Clock, queue: Queue, inbox: Inbox
) -> None:
    """Members move anywhere and choose another time at any moment; a reminder goes by where they were a day before."""
    fate = random.Random(5)
    hours = (Schedule(), Schedule(6, 2, 30), Schedule(0, 0, 0), Schedule(6, 23, 59))
    schedules = {f"U{number}": replace(hours[number % 4], timezone=city) for number, city in enumerate(CITIES)}
    await subscribe(context, schedules)
    await set_off(context)
    inbox.zones = {member: schedule.timezone for member, schedule in schedules.items()}
    arrived = dict.fromkeys(schedules, START - timedelta(days=9))
    sent: Counter[tuple[str, str]] = Counter()
    settled = 0
    while (soonest := await next_due(context)) < START + timedelta(days=200):
        clock.now = whole(max(soonest, clock.now))
        free = [member for member in schedules if arrived[member] <= clock.now]
        if free and fate.random() < 0.3:
            traveller = fate.choice(free)
            inbox.zones[traveller], arrived[traveller] = fate.choice(CITIES), clock.now
        if fate.random() < 0.1:
            undecided = fate.choice(list(schedules))
            schedules[undecided] = await choose_again(context, undecided, fate, clock.now)
            arrived[undecided] = clock.now + timedelta(days=8)  # until then the time before may hold
        await follow_zones({}, context)
        await send_due({}, context)
        for job in queue.jobs:
            member, week = str(job.arguments["member"]), job.key.rpartition("-")[2]
            sent[member, week] += 1
            if clock.now - arrived[member] > timedelta(hours=29):
                settled += 1
                here = replace(schedules[member], timezone=inbox.zones[member])
                assert timedelta(0) <= lateness(here, week, clock.now) < timedelta(hours=3), (member, week)
        queue.jobs.clear()
    assert {week: sum(of == week for _, of in sent) for week in WEEKS[:26]} == dict.fromkeys(WEEKS[:26], len(schedules))
    assert set(sent.values()) == {1}
    assert len(sent) > settled > len(sent) / 2


async def choose_again(context: Context, member: str, fate: random.Random, now: datetime) -> Schedule:
    """The member picks another day and hour by the clock of where the reminder takes them to be."""
    async with context.store.of("slack:T1") as session:
        row = (await session.scalars(select(ReminderRow).where(ReminderRow.member == member))).one()
        schedule = Schedule(fate.randrange(7), fate.randrange(4, 23), 0, row.timezone)
        await turn_on(session, member, Choice(schedule, follows=True), now)
        return schedule


async def set_off(context: Context) -> None:
    """From now on everybody's zone follows their profile."""
    async with context.store.across("test") as session:
        for row in await session.scalars(select(ReminderRow)):
            row.zone_check_at = START


async def test_downtime_is_made_good_within_the_morning_or_owned_up_to(
    context: Context, clock: Clock, queue: Queue, inbox: Inbox
) -> None:
    """A coach that comes up late, by hours or by days: each week's message is sent, or the next one says it was not."""
    fate = random.Random(11)
    delays = [timedelta(hours=hours) for hours in (0, 0, 0, 0, 2, 13)]
    clock.now = START
    await subscribe(context, {f"U{number}": Schedule(timezone=city) for number, city in enumerate(CITIES)})
    while clock.now < START + timedelta(days=80):
        await send_due({}, context)
        await queue.run(context)
        clock.now = whole(max(await next_due(context), clock.now)) + fate.choice(delays)
    for number in range(len(CITIES)):
        weeks = [
            (key.rpartition("-")[2], excuse(message))
            for key, channel, message in inbox.posted
            if channel == f"D-U{number}"
        ]
        assert 3 < len(weeks) < 11
        for (before, _), (after, owned_up) in pairwise(weeks):
            skipped = WEEKS.index(after) - WEEKS.index(before) - 1
            first = date.fromisocalendar(2032, int(before[5:]) + 1, 2)
            many = f"I skipped the notes since {first:%B} {first.day}"
            one = f"I skipped the note of {first:%B} {first.day}"
            assert owned_up.partition(" because")[0] == ("" if skipped == 0 else one if skipped == 1 else many)


def excuse(message: Message) -> str:
    notes = ["".join(run.text for run in part.text) for part in message.parts if isinstance(part, Note)]
    return next((note for note in notes if "skipped" in note), "")
