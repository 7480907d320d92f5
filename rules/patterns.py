"""Holds the regular expressions of other people's packs to what cannot be slow: phrases with choices.

Python's engine tries every way to match. A pattern of few ways takes no more than linear time on any text; one that
repeats without end, inside another repeat or beside one, can take for ever. So ways are counted before a pack is used.
The rest of one word (`\\w*`, `\\w+`, `\\d+`) may be endless once: checks begin at the beginning of words only.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

FIELDS = frozenset(
    {
        "phrases",
        "signs",
        "lines",
        "trivial",
        "courses",
        "editors",
        "in_contact",
        "kept",
        "known",
        "keywords",
        "unless",
        "unless_link",
        "unless_often",
        "field",
        "scale",
        "object",
        "never_of",
        "hint",
        "habits",
        "headed",
        "headed_by_names",
        "titled",
        "without",
        "beside",
        "at_home",
        "listed",
        "below",
        "written",
        "also",
        "headings",
        "required",
        "preferred",
        "ignored",
        "levels",
    }
)
"""Fields of checks, and of a pack's own words, that hold patterns."""
MAX_WAYS = 500
_ENDLESS = float("inf")


def flaws(table: Mapping[str, object]) -> Iterator[str]:
    """What is wrong with the patterns in a check's table, or one of words, as sentences with the field."""
    for field, value in table.items():
        if field in FIELDS:
            for pattern in _texts(value):
                if flaw := flaw_of(pattern):
                    yield f"{field}: {flaw}"
        elif isinstance(value, list):
            for each in value:
                if isinstance(each, dict):
                    yield from flaws(each)


def flaw_of(pattern: str) -> str:
    """Why a pattern may not be in a pack; empty if it may."""
    try:
        ways = _ways(_without_one_rest(parser.parse(pattern)))
    except re.error as error:
        return f"'{pattern}' is no regular expression: {error.msg}"
    except (RecursionError, OverflowError):
        return f"'{pattern}' is nested too deeply; make several phrases of it"
    if ways == _ENDLESS:
        return f"'{pattern}' may repeat without end; write {{1,20}} in place of + and {{0,20}} in place of *"
    if ways > MAX_WAYS:
        return f"'{pattern}' can be matched in more than {MAX_WAYS} ways; make several phrases of it"
    return ""


def _without_one_rest(tree: Any) -> list[Any]:
    """A parsed pattern without its first endless run of letters or digits; one inside of groups is not looked for."""
    parts = list(tree)
    for number, (kind, value) in enumerate(parts):
        if kind is op.MAX_REPEAT and value[1] is op.MAXREPEAT and _is_of_words(value[2]):
            return parts[:number] + parts[number + 1 :]
    return parts


def _is_of_words(part: Any) -> bool:
    of_words = (op.CATEGORY_WORD, op.CATEGORY_DIGIT)
    match list(part):
        case [(kind, [(category, name)])]:
            return bool(kind is op.IN and category is op.CATEGORY and name in of_words)
        case _:
            return False


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping | Sequence):
        for each in value.values() if isinstance(value, Mapping) else value:
            yield from _texts(each)


def _ways(tree: Any) -> float:
    """In how many ways a parsed pattern can match at one place, at most."""
    ways = 1.0
    for kind, value in tree:
        ways *= _ways_of(kind, value)
    return ways


def _ways_of(kind: Any, value: Any) -> float:
    if kind is op.BRANCH:
        return sum(_ways(branch) for branch in value[1])
    if kind in {op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT}:
        least, most, part = value
        if most is op.MAXREPEAT or most > MAX_WAYS:
            return _ENDLESS
        each = _ways(part)
        return float(sum(each**times for times in range(least, most + 1))) if each <= MAX_WAYS else _ENDLESS
    if kind is op.SUBPATTERN:
        return _ways(value[3])
    if kind is op.ATOMIC_GROUP:
        return _ways(value)
    if kind in {op.ASSERT, op.ASSERT_NOT}:
        return _ways(value[1])
    # What was matched before may be as long as the text.
    return _ENDLESS if kind in {op.GROUPREF, op.GROUPREF_EXISTS} else 1.0
