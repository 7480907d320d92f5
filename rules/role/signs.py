"""What words and technologies speak for: of a line, and of many with their weights."""

from collections.abc import Iterable, Mapping, Set

from rules.lexicon.roles import load
from rules.lexicon.technologies import Technology
from rules.role.kinds import HALVES, WORK, Role, Shares

_SPEAKS_FOR = 0.5
"""What words and technologies of a line must weigh for it to speak for a role."""


def roles_of(text: str, used: Iterable[Technology]) -> tuple[Role, ...]:
    """The kinds of work that a line speaks for, by its words and by the technologies that it names."""
    named = frozenset(used)
    return tuple(role for role in (*WORK, Role.FULLSTACK) if speaks(role, text, named))


def speaks(role: Role, text: str, used: Set[Technology]) -> bool:
    """Whether a line speaks for a role."""
    signs = load()[role]
    words = len({each.group().lower() for each in signs.words.finditer(text)}) if signs.words else 0
    return words / 2 + sum(signs.weight(each) for each in used) >= _SPEAKS_FOR


def shares(weights: Mapping[Role, float], enough: float) -> Shares:
    """What part each role has in the whole, less where there is little; full-stack work has both of its halves."""
    whole = sum(weights.values())
    if not whole:
        return {}
    scale = min(1.0, whole / enough) / whole
    front, back = (weights.get(half, 0.0) for half in HALVES)
    both = weights.get(Role.FULLSTACK, 0.0) + 2 * min(front, back)
    return {role: weight * scale for role, weight in weights.items()} | {Role.FULLSTACK: both * scale}
