"""What recent reminders said to a member, so that each week brings something else; kept as short words.

| word | meaning |
|---|---|
| `2026W48 posting:12` | said in that week |
| `done:2026W48 waiting:3` | said, and the member has dealt with it |
| `done:9f86d081884c finding:EXP-METRIC` | mended, says the member, who then had that version of the resume |
| `missed 2026-11-24` | a reminder that came too late to be sent, to be owned up to in the next one |
"""

from collections.abc import Iterable, Sequence
from datetime import date

from coach.reminders.due import Week, week_name, week_named

MAX_REMEMBERED = 60
"""What is older than the last so many things is forgotten, except what the member has mended."""
PAUSE = 4
"""Weeks before the same thing may be said again."""
FINDING = "finding:"
ONCE = ("posting:", "trend:", "quarter:")
"""Things that do not come round again."""

_DONE, _MISSED = "done", "missed"


def spent(memory: Iterable[str], week: Week, version: str = "") -> frozenset[str]:
    """Keys of items not to be said in this week.

    What was said rests for four weeks, dealt with or not. A finding that the member has mended rests for good, unless
    a newer version of the resume than the one it was mended in still has it (`version` tells the newest one).
    """
    return frozenset(key for when, key in map(_split, memory) if _rests(when, key, week, version))


def done(memory: Iterable[str], version: str = "") -> frozenset[str]:
    """Keys of items the member has dealt with."""
    entries = map(_split, memory)
    return frozenset(key for when, key in entries if when.startswith(_DONE) and not _is_back(when, key, version))


def missed(memory: Iterable[str]) -> date | None:
    """The first day whose reminder was missed and not yet owned up to."""
    return min((date.fromisoformat(key) for when, key in map(_split, memory) if when == _MISSED), default=None)


def with_said(memory: Sequence[str], keys: Iterable[str], week: Week) -> list[str]:
    """The memory after a reminder was sent: newest first, what was missed is owned up to and dropped."""
    new = list(keys)
    older = [entry for entry in memory if _split(entry)[0] != _MISSED and _split(entry)[1] not in new]
    return _short([*(f"{week_name(week)} {key}" for key in new), *older])


def with_done(memory: Sequence[str], key: str, week: Week, version: str = "") -> list[str]:
    """The memory after the member dealt with an item; `version` names the newest resume they had by then."""
    when = version if key.startswith(FINDING) else week_name(week)
    entry = f"{_DONE}:{when} {key}"
    return _short([entry, *(other for other in memory if _split(other)[1] != key)])


def with_missed(memory: Sequence[str], day: date) -> list[str]:
    """The memory after a reminder was skipped."""
    return _short([f"{_MISSED} {day.isoformat()}", *memory])


def without(memory: Sequence[str], week: Week) -> list[str]:
    """The memory without what was to be said in a week but never reached the member."""
    return [entry for entry in memory if _split(entry)[0] != week_name(week)]


def _short(entries: Iterable[str]) -> list[str]:
    found, passing = [], 0
    for entry in dict.fromkeys(entries):
        when, key = _split(entry)
        lasts = when.startswith(_DONE) and key.startswith(FINDING)  # at most one a rule
        passing += not lasts
        if lasts or passing <= MAX_REMEMBERED:
            found.append(entry)
    return found


def _split(entry: str) -> tuple[str, str]:
    when, _, key = entry.partition(" ")
    return when, key


def _rests(when: str, key: str, week: Week, version: str) -> bool:
    if when == _MISSED:
        return False
    if key.startswith(FINDING) and when.startswith(_DONE):
        return not _is_back(when, key, version)
    said_in = week_named(when.removeprefix(f"{_DONE}:"))
    if key.startswith(ONCE) or said_in is None:
        return True
    return (date.fromisocalendar(*week, 1) - date.fromisocalendar(*said_in, 1)).days < 7 * PAUSE


def _is_back(when: str, key: str, version: str) -> bool:
    mended_in = when.removeprefix(_DONE).removeprefix(":")
    return key.startswith(FINDING) and bool(mended_in) and bool(version) and mended_in != version
