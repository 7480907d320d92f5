"""When reminders are due: by the member's wall clock, whatever the clocks do."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import available_timezones

import pytest

from coach.reminders.due import Schedule, next_after, settle, tomorrow, week_of, zone


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[misc,arg-type]


@pytest.mark.parametrize(
    ("word", "schedule", "after", "due"),
    [
        ("the default", Schedule(), utc(2026, 11, 23, 12), utc(2026, 11, 24, 7)),
        ("never the moment itself", Schedule(), utc(2026, 11, 24, 7), utc(2026, 12, 1, 7)),
        ("a zone ahead", Schedule(timezone="Asia/Tokyo"), utc(2026, 11, 23, 12), utc(2026, 11, 23, 22)),
        ("a zone behind", Schedule(timezone="America/Los_Angeles"), utc(2026, 11, 24, 12), utc(2026, 11, 24, 15)),
        ("before summer time", Schedule(timezone="Europe/Berlin"), utc(2026, 3, 23), utc(2026, 3, 24, 6)),
        ("after the switch to it", Schedule(timezone="Europe/Berlin"), utc(2026, 3, 30), utc(2026, 3, 31, 5)),
        ("an hour that is skipped", Schedule(6, 2, 30, "Europe/Berlin"), utc(2026, 3, 28), utc(2026, 3, 29, 1, 30)),
        ("an hour that comes twice", Schedule(6, 2, 30, "Europe/Berlin"), utc(2026, 10, 24), utc(2026, 10, 25, 0, 30)),
        (
            "half an hour of summer time",
            Schedule(6, 2, 15, "Australia/Lord_Howe"),
            utc(2026, 10, 3),
            utc(2026, 10, 3, 15, 45),
        ),
        ("midnight that is skipped", Schedule(4, 0, 0, "Africa/Cairo"), utc(2026, 4, 23), utc(2026, 4, 23, 22)),
        ("a day that is skipped", Schedule(4, 7, 0, "Pacific/Apia"), utc(2011, 12, 29), utc(2011, 12, 30, 17)),
        ("a leap day", Schedule(1, 7, 0, "UTC"), utc(2028, 2, 28), utc(2028, 2, 29, 7)),
        ("over the year's end", Schedule(1, 7, 0, "UTC"), utc(2026, 12, 30), utc(2027, 1, 5, 7)),
        ("a zone nobody knows", Schedule(timezone="Mars/Olympus"), utc(2026, 11, 23), utc(2026, 11, 24, 7)),
    ],
)
def test_next_after(word: str, schedule: Schedule, after: datetime, due: datetime) -> None:
    assert next_after(schedule, after).at == due, word


def test_a_change_within_the_week_brings_no_second_reminder() -> None:
    sent = week_of(date(2026, 11, 24))
    assert next_after(Schedule(weekday=3), utc(2026, 11, 24, 9), sent).day == date(2026, 12, 3)
    assert next_after(Schedule(weekday=0), utc(2026, 11, 24, 9), sent).day == date(2026, 11, 30)


def test_crossing_the_date_line_brings_no_second_reminder() -> None:
    """Monday in Kiritimati is Sunday in California: the week that was served still counts."""
    sent = week_of(date(2026, 11, 23))
    moved = Schedule(0, 0, 30, "America/Los_Angeles")
    assert next_after(moved, utc(2026, 11, 22, 10, 31), sent).day == date(2026, 11, 30)


BERLIN = Schedule(timezone="Europe/Berlin")
DUE = utc(2026, 11, 24, 6)
"""Tuesday, 7:00 in Berlin."""
NEXT = utc(2026, 12, 1, 6)


@pytest.mark.parametrize(
    ("word", "now", "sent", "missed"),
    [
        ("in time", DUE, date(2026, 11, 24), None),
        ("late, but the same morning", utc(2026, 11, 24, 10, 59), date(2026, 11, 24), None),
        ("in the afternoon", utc(2026, 11, 24, 11, 1), None, date(2026, 11, 24)),
        ("two days later", utc(2026, 11, 26, 6), None, date(2026, 11, 24)),
    ],
)
def test_after_downtime(word: str, now: datetime, sent: date | None, missed: date | None) -> None:
    turn = settle(BERLIN, DUE, None, now)
    assert ((turn.send.day if turn.send else None), turn.missed, turn.next_at) == (sent, missed, NEXT), word


def test_after_weeks_of_downtime_only_todays_is_sent_and_the_rest_is_owned_up_to() -> None:
    turn = settle(BERLIN, DUE, None, utc(2026, 12, 8, 7))
    assert turn.send is not None
    assert (turn.send.day, turn.missed) == (date(2026, 12, 8), date(2026, 11, 24))


def test_an_evening_reminder_may_be_an_hour_late() -> None:
    evening = Schedule(1, 19, 0, "UTC")
    assert settle(evening, utc(2026, 11, 24, 19), None, utc(2026, 11, 24, 19, 59)).send
    assert not settle(evening, utc(2026, 11, 24, 19), None, utc(2026, 11, 24, 20, 1)).send


def test_snoozed_reminders_come_back_and_the_weekly_one_stays() -> None:
    back = tomorrow(BERLIN, utc(2026, 11, 24, 6, 5)).at
    assert back == utc(2026, 11, 25, 6)
    turn = settle(BERLIN, back, back, back)
    assert turn.send is not None
    assert (turn.again, turn.next_at) == (True, NEXT)


def test_a_snooze_that_meets_the_weekly_one_is_the_weekly_one() -> None:
    turn = settle(BERLIN, DUE, DUE, DUE)
    assert turn.send is not None
    assert not turn.again


@pytest.mark.parametrize("hours", [-1, 1])
def test_new_rules_for_a_zone_move_the_appointment(hours: int) -> None:
    """What was planned by old rules is an hour off; it is sent once, when it is due by the new ones."""
    planned = DUE + timedelta(hours=hours)
    turn = settle(BERLIN, planned, None, max(planned, DUE - timedelta(hours=1)))
    if hours > 0:
        assert turn.send is not None
        assert turn.next_at == NEXT
    else:
        assert turn.send is None
        assert turn.next_at == DUE
        assert turn.missed is None


def test_a_year_in_every_zone() -> None:
    """Each member is told once a week, on their day, at their hour (later where the clocks skip it)."""
    start = utc(2027, 12, 27)
    for name in sorted(available_timezones()):
        schedule = Schedule(6, 2, 30, name)
        moment, days = start, []
        for _ in range(53):
            turn = settle(schedule, (due := next_after(schedule, moment)).at, None, due.at)
            assert turn.send == due, name
            local = due.at.astimezone(zone(name))
            assert (local.weekday(), local.hour in (2, 3, 4)) == (6, True), name
            days.append(due.week)
            moment = due.at
        assert len(set(days)) == 53, name
