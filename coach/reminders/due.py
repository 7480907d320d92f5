"""When a weekly reminder is due, in the member's own time zone; pure date arithmetic."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache, lru_cache
from zoneinfo import ZoneInfo, available_timezones

WEEK = timedelta(days=7)
GRACE = timedelta(hours=1)
"""How late a reminder may be whatever the time of day."""
SLIP = timedelta(hours=12)
"""How far an occurrence may move (new rules for daylight saving) and still be the same one."""
MORNING_ENDS = time(12)
DAY_BEGINS, DAY_ENDS = time(8), time(20)
"""Outside of these hours nobody is written to about what can wait."""
HOUR_WITHOUT_ZONE = 15
"""In UTC: a decent hour from California (7 or 8) to India (20:30), for members whose zone is not known yet."""

Week = tuple[int, int]
"""ISO year and week."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """A weekly appointment by the wall clock of an IANA zone. Weekdays count from Monday, 0."""

    weekday: int = 1
    hour: int = 7
    minute: int = 0
    timezone: str = "UTC"


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One appointment: the day it is meant for and the moment (UTC) at which it is due."""

    day: date
    at: datetime

    @property
    def week(self) -> Week:
        return week_of(self.day)


@dataclass(frozen=True, slots=True)
class Turn:
    """What to do with a reminder that came up.

    `send`: the occurrence to send now, None if none; `again`: it repeats one that the member snoozed; `missed`: the
    first day whose reminder came too late to be useful; `next_at`: when the reminder comes up again (UTC).
    """

    send: Occurrence | None
    again: bool
    missed: date | None
    next_at: datetime


def week_of(day: date) -> Week:
    """The ISO year and week of a day."""
    year, week, _ = day.isocalendar()
    return year, week


def week_name(week: Week) -> str:
    """A week in words: "2026W48"; later weeks sort after earlier ones."""
    return f"{week[0]}W{week[1]:02d}"


def week_named(name: str) -> Week | None:
    """The week of a name; None for ""."""
    year, _, number = name.partition("W")
    return (int(year), int(number)) if number else None


@lru_cache(1024)  # zoneinfo itself keeps only a handful and reads their files again
def zone(name: str) -> ZoneInfo:
    """The zone of that name; UTC where this machine does not know it, so that nobody's reminder is lost over a name."""
    return ZoneInfo(name) if name in zones() else ZoneInfo("UTC")


@cache
def zones() -> frozenset[str]:
    """All names of time zones."""
    return frozenset(available_timezones())


def next_after(schedule: Schedule, after: datetime, sent_in: Week | None = None) -> Occurrence:
    """The first occurrence after a moment; with `sent_in`, the first that belongs to a later week than that."""
    local = after.astimezone(zone(schedule.timezone)).date()
    # Two days back: where clocks skip an hour or a whole day, an appointment falls on a later date than its own.
    occurrence = _on(schedule, _weekday_from(local - timedelta(days=2), schedule.weekday))
    while occurrence.at <= after or (sent_in is not None and occurrence.week <= sent_in):
        occurrence = _on(schedule, occurrence.day + WEEK)
    return occurrence


def tomorrow(schedule: Schedule, now: datetime) -> Occurrence:
    """The appointed hour on the member's next day: when a snoozed reminder comes back."""
    return _on(schedule, now.astimezone(zone(schedule.timezone)).date() + timedelta(days=1))


@lru_cache(2048)  # most members of a zone keep the default hour: one answer for all of them
def settle(schedule: Schedule, next_at: datetime, snoozed_until: datetime | None, now: datetime) -> Turn:
    """What to do at `now` with a reminder whose `next_at` has come.

    Usually the occurrence is sent. After downtime it is sent while it is still the same morning for the member, else
    it is missed. Nothing is due where the zone's rules changed and the appointment has yet to come. Where the member
    changed day or hour and the new one was over for this week, the old one is sent once more.
    """
    following = next_after(schedule, now)
    latest = _on(schedule, following.day - WEEK)
    snoozed = snoozed_until is not None and next_at == snoozed_until
    if latest.at >= next_at - SLIP:
        earlier = None if snoozed or latest.at - SLIP <= next_at else _day(schedule, next_at)
        promised = Occurrence(latest.day, max(latest.at, next_at))  # later than planned by new rules, or a new hour
        if _is_useful(schedule, promised, now):
            return Turn(promised, False, earlier, following.at)
        return Turn(None, False, earlier or latest.day, following.at)
    single = _single(schedule, next_at)
    if not snoozed and following.week <= single.week:
        return Turn(None, False, None, following.at)
    if _is_useful(schedule, single, now):
        return Turn(single, snoozed, None, following.at)
    return Turn(None, snoozed, single.day, following.at)


def by_day(now: datetime, timezone: str) -> datetime:
    """The moment itself if it is day in that zone, else when the next day begins there; where the zone is not known,
    within an hour that is decent for most."""
    known = timezone in zones()
    name = timezone if known else "UTC"
    begins, ends = (DAY_BEGINS, DAY_ENDS) if known else (time(HOUR_WITHOUT_ZONE), time(HOUR_WITHOUT_ZONE + 1))
    local = now.astimezone(zone(name))
    if begins <= local.time() < ends:
        return now
    return _moment(local.date() + timedelta(days=int(local.time() >= ends)), begins, name)


def useful_until(schedule: Schedule, occurrence: Occurrence) -> datetime:
    """Until when a late reminder is worth sending: noon of its day for the member, or an hour after it was due."""
    return max(_moment(occurrence.day, MORNING_ENDS, schedule.timezone), occurrence.at + GRACE)


def in_week(schedule: Schedule, week: Week) -> Occurrence:
    """The occurrence of a week."""
    return _on(schedule, date.fromisocalendar(*week, schedule.weekday + 1))


def planned(schedule: Schedule, next_at: datetime) -> Occurrence:
    """The occurrence that `next_at` stands for.

    Usually one of the schedule, which the zone's rules may have moved a little since; else a single one, left from the
    day or hour that was chosen before.
    """
    regular, single = next_after(schedule, next_at - SLIP), _single(schedule, next_at)
    return single if regular.week > single.week else regular


def moved_to(occurrence: Occurrence, old: Schedule, new: Schedule) -> Occurrence:
    """The same occurrence for a member who went from one zone to another: of the same week, at the same wall clock."""
    regular = in_week(new, occurrence.week)
    if occurrence == in_week(old, occurrence.week):
        return regular
    clock = occurrence.at.astimezone(zone(old.timezone)).time()
    return Occurrence(occurrence.day, _moment(occurrence.day, clock, new.timezone))


def _single(schedule: Schedule, moment: datetime) -> Occurrence:
    return Occurrence(_day(schedule, moment), moment)


def _is_useful(schedule: Schedule, occurrence: Occurrence, now: datetime) -> bool:
    return now <= useful_until(schedule, occurrence)


def _day(schedule: Schedule, moment: datetime) -> date:
    return moment.astimezone(zone(schedule.timezone)).date()


def _on(schedule: Schedule, day: date) -> Occurrence:
    return Occurrence(day, _moment(day, time(schedule.hour, schedule.minute), schedule.timezone))


def _moment(day: date, clock: time, timezone: str) -> datetime:
    # `fold` is 0: of an hour that comes twice the first counts; one that is skipped comes as much later as was skipped.
    return datetime.combine(day, clock, zone(timezone)).astimezone(UTC)


def _weekday_from(day: date, weekday: int) -> date:
    return day + timedelta(days=(weekday - day.weekday()) % 7)
