"""What recent reminders said to a member, so that each week brings something else; kept as short words.

"2026W48 posting:12" (said in that week), "done finding:EXP-METRIC" (the member has dealt with it), "missed 2026-11-24"
(a reminder that came too late to be sent, to be owned up to in the next one).
"""

from collections.abc import Iterable, Sequence
from datetime import date

from coach.reminders.due import Week

LONGEST = 60
PAUSE = 4
"""Weeks before the same thing may be said again."""

_DONE, _MISSED = "done", "missed"


def spent(memory: Iterable[str], week: Week) -> frozenset[str]:
    """Keys of items not to be said in this week: dealt with, or said less than four weeks ago."""
    return frozenset(key for when, key in map(_split, memory) if _holds(when, week))


def done(memory: Iterable[str]) -> frozenset[str]:
    """Keys of items the member has dealt with."""
    return frozenset(key for when, key in map(_split, memory) if when == _DONE)


def missed(memory: Iterable[str]) -> date | None:
    """The first day whose reminder was missed and not yet owned up to."""
    return min((date.fromisoformat(key) for when, key in map(_split, memory) if when == _MISSED), default=None)


def with_said(memory: Sequence[str], keys: Iterable[str], week: Week) -> list[str]:
    """The memory after a reminder was sent: newest first, what was missed is owned up to and dropped."""
    older = [entry for entry in memory if not entry.startswith(_MISSED)]
    return _short([*(f"{_name(week)} {key}" for key in keys), *older])


def with_done(memory: Sequence[str], key: str) -> list[str]:
    """The memory after the member dealt with an item."""
    return _short([f"{_DONE} {key}", *(entry for entry in memory if _split(entry)[1] != key)])


def with_missed(memory: Sequence[str], day: date) -> list[str]:
    """The memory after a reminder was skipped."""
    return _short([f"{_MISSED} {day.isoformat()}", *memory])


def _short(entries: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(entries))[:LONGEST]


def _split(entry: str) -> tuple[str, str]:
    when, _, key = entry.partition(" ")
    return when, key


def _holds(when: str, week: Week) -> bool:
    if when in (_DONE, _MISSED):
        return when == _DONE
    year, _, number = when.partition("W")
    said_on = date.fromisocalendar(int(year), int(number), 1)
    return (date.fromisocalendar(*week, 1) - said_on).days < 7 * PAUSE


def _name(week: Week) -> str:
    return f"{week[0]}W{week[1]:02d}"
