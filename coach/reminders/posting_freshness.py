"""When to remind somebody of a posting, so that they apply while it is fresh: within 48 hours, three days at most."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal

from coach.reminders.due import zone

FRESH = timedelta(hours=48)
LATEST = timedelta(days=3)
MORNING = time(7)
_SOON = timedelta(hours=1)
_BEFORE_THE_END = timedelta(hours=3)


@dataclass(frozen=True, slots=True)
class Plan:
    """When to remind (UTC), or None where it would come too late.

    `window`: "fresh" (within 48 hours of posting), "late" (within three days), "over", or "unknown" (no date given).
    """

    at: datetime | None
    window: Literal["fresh", "late", "over", "unknown"]


def plan(posted: date | None, now: datetime, timezone: str) -> Plan:
    """The next morning at seven by the member's clock, or earlier if the posting is no longer fresh by then.

    Boards give the day only, so that the hours count from the day's beginning: rather too early than too late.
    """
    morning = _next_morning(now, timezone)
    if posted is None:
        return Plan(morning, "unknown")
    since = datetime.combine(posted, time(), UTC)
    if now >= since + LATEST:
        return Plan(None, "over")
    if now >= since + FRESH:
        return Plan(min(now + _SOON, since + LATEST), "late")
    last = max(now + _SOON, since + FRESH - _BEFORE_THE_END)
    return Plan(min(morning, last), "fresh")


def _next_morning(now: datetime, timezone: str) -> datetime:
    local = now.astimezone(zone(timezone or "UTC"))
    today = datetime.combine(local.date(), MORNING, local.tzinfo)
    following = today if today > local else datetime.combine(local.date() + timedelta(days=1), MORNING, local.tzinfo)
    return following.astimezone(UTC)
