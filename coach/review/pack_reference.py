"""What an author of packs looks up: every check kind with its fields, and which points each shipped pack answers."""

import dataclasses
import re
import types
from collections.abc import Iterator, Mapping
from enum import EnumType
from typing import Any, Literal, Union, get_args, get_origin

from rules.checks import Check, kind_of, kinds
from rules.examples import to_resume
from rules.facts import Facts
from rules.packs import load, names, title_of
from rules.requirements import requirements
from rules.rule import Rule

BEGIN, END = "<!-- made by `coach pack kinds` -->", "<!-- end of what is made -->"
PLAIN = {str: "text", bool: "`true` or `false`", int: "whole number", float: "number"}


def section() -> str:
    """The generated part of `docs/packs.md`, without its marks."""
    return "\n\n".join([*(_kind(name, kind) for name, kind in sorted(kinds().items())), coverage()]) + "\n"


def renewed(page: str) -> str:
    """A page with what stands between the marks made anew. Raises ValueError where the marks are not there."""
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError(f"The page has no part between {BEGIN} and {END}.")
    return f"{before}{BEGIN}\n\n{section()}\n{END}{after}"


def coverage() -> str:
    """Which of the points that reviewers make each shipped pack has rules for."""
    shown = [name for name in names() if name not in {"anybody", "software-engineer"}]
    answered = {name: {source for rule in load(name).rules for source in rule.source} for name in shown}
    points = [
        each.id
        for each in requirements()
        if each.kind in {"check", "advise"} and any(each.id in found for found in answered.values())
    ]
    marks = (
        "Packs, from left to right: " + "; ".join(f"{at}: {title_of(name)}" for at, name in enumerate(shown, 1)) + "."
    )
    head = f"| point | {' | '.join(str(at) for at in range(1, len(shown) + 1))} |\n|---|{'---|' * len(shown)}"
    rows = (f"| {point} | {' | '.join('✓' if point in answered[name] else '' for name in shown)} |" for point in points)
    return "## Which points each pack answers\n\n" + marks + "\n\n" + head + "\n" + "\n".join(rows)


def _kind(name: str, kind: type[Check]) -> str:
    asks = " ".join((kind.__doc__ or "").split())
    fields = list(_fields(kind))
    table = (
        ("| field | what it takes | if left out |\n|---|---|---|\n" + "\n".join(fields))
        if fields
        else "It has no fields."
    )
    words = ", ".join(f"`{{{word}}}`" for word in _words(kind))
    gives = f"Words for its texts: {words}.\n\n" if words else ""
    return f"### `{name}`\n\n{asks}\n\n{table}\n\n{gives}```toml\n{_example(kind)}\n```"


def _words(kind: type[Check]) -> tuple[str, ...]:
    """The words that a kind gives for the texts of a rule, besides those that all give: by the shipped examples."""
    given: dict[str, None] = {}
    for rule in _shipped(kind):
        for each in rule.examples:
            facts = Facts(to_resume(each.bad, rule.section, each.level, each.facts))
            given |= {word: None for span in rule.check.find(facts) for word in span.words}
    return tuple(sorted(given))


def _fields(kind: type[Check]) -> Iterator[str]:
    for each in dataclasses.fields(kind):
        default = "must be given" if each.default is dataclasses.MISSING else f"`{_toml(each.default)}`"
        yield f"| `{each.name}` | {_in_words(each.type)} | {default} |"


def _in_words(wanted: Any) -> str:
    if wanted in PLAIN:
        return PLAIN[wanted]
    origin, inner = get_origin(wanted), get_args(wanted)
    if isinstance(wanted, EnumType):
        members: list[Any] = list(wanted)
        return "one of " + ", ".join(f"`{each.value}`" for each in members)
    if origin is Literal:
        return "one of " + ", ".join(f"`{each}`" for each in inner)
    if origin in {types.UnionType, Union}:
        return _in_words(next(one for one in inner if one is not type(None)))
    if origin is tuple:
        return f"list: {_in_words(inner[0])}"
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return f"table from {_in_words(inner[0])} to {_in_words(inner[1])}"
    return str(wanted)


def _shipped(kind: type[Check]) -> Iterator[Rule]:
    """The shipped rules of a kind."""
    return (rule for name in ("backend-engineer", *names()) for rule in load(name).rules if type(rule.check) is kind)


def _example(kind: type[Check]) -> str:
    """The check of the first shipped rule of that kind, long lists cut."""
    rule = next(_shipped(kind))
    return f'# {rule.id}\n[check]\nkind = "{kind_of(rule.check)}"\n' + "\n".join(_set_fields(rule))


def _set_fields(rule: Rule) -> Iterator[str]:
    tables = []
    for each in dataclasses.fields(rule.check):
        value = getattr(rule.check, each.name)
        if value == each.default:
            continue
        if isinstance(value, Mapping):
            first = list(value.items())[:2]
            tables.append(
                f"\n[check.{each.name}]\n" + "\n".join(f"{_toml(str(key))} = {_toml(item)}" for key, item in first)
            )
        else:
            yield f"{each.name} = {_toml(value)}"
    yield from tables


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (int, float)):
        return f"{value:g}"
    if isinstance(value, (tuple, list)):
        return f"[{', '.join(map(_toml, value[:3]))}]"
    if isinstance(value, Mapping):
        return "{}"
    text = str(value)
    return f"'{text}'" if re.search(r"[\\\"]", text) and "'" not in text else f'"{text}"'
