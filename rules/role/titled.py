"""The kinds of work that a title names."""

import re

from rules.lexicon import titles
from rules.lexicon.roles import load
from rules.role.kinds import HALVES, Role, Shares

_PAUSE = re.compile(r"\b(?:break|leave|sabbatical|gap)\b", re.IGNORECASE)
_BOTH = re.compile(r"full-?\s?stack", re.IGNORECASE)
_FRONT = re.compile(r"front-?\s?end", re.IGNORECASE)
FOCUSED = re.compile(
    r"\b(?P<half>front|back)-?\s?end[ -](?:focus(?:ed)?|leaning|heavy|first|oriented|centric)\b", re.IGNORECASE
)
"""Which half somebody says that they do most of."""
_SYSTEMS = re.compile(r"\bsystems? engineer\b", re.IGNORECASE)
"""A title of operations in some houses, and of any programmer in others."""
_OPERATES = 0.3
"""What operations must be of skills or lines for such a title to be one of them."""
_PLATFORM_OF = re.compile(
    r"\b(?:data|ml|ai|ai/ml|machine learning)[ -](?:platform|infrastructure|systems)\b", re.IGNORECASE
)
"""Platforms that those who work with data and models build for themselves."""
_COORDINATED = re.compile(
    r"(?P<first>[\w .+#-]{1,40}?) ?(?:&|/|\+|,|\band\b) ?(?P<last>[\w .+#-]{1,40}? "
    r"(?P<noun>engineer|developer|programmer|architect|lead|scientist|analyst))\b",
    re.IGNORECASE,
)
"""Two kinds of work that one noun stands for: "Mobile Application & Backend Engineer"."""
_BESIDE = re.compile(r"[/&|,;+]|\band\b", re.IGNORECASE)
_MAKER = re.compile(
    r"^(?:(?:senior|junior|lead|principal|staff|sr\.?|jr\.?|software|application|web|erp|full[- ]time) )*"
    r"(?:developer|programmer|software engineer)$",
    re.IGNORECASE,
)
"""Titles of those who make software, and nothing else."""
_OF_DATA = re.compile(r"\b(?:business|systems|operations|research|policy) analy(?:st|tics)\b", re.IGNORECASE)
"""Titles of people who may work with data more than with anything else."""
_CONSULTS = re.compile(
    r"\b(?:solutions?|technical|integration|implementation|it)\b.{0,20}\bconsultant\b", re.IGNORECASE
)
"""Titles of people who may sell what others make, or make it for clients."""
_MADE = 0.6
"""What kinds of software work must be of lines and of skills together, for a consultant to make it."""
_DATA_ENOUGH = 0.5
"""What data must be of skills, and of lines, for an analyst to be one of data."""
_EXECUTIVE = re.compile(
    r"\b(?:c[ti]o|chief \w+ officer|(?:co-?)?founder|vp|vice president|head of|director)\b", re.IGNORECASE
)
"""Titles that in a small house are those of whoever writes its software."""
_MANAGED = 0.15
"""What management must be of the lines for such a title to be one of it."""


def roles_in_title(title: str, skills: Shares, lines: Shares) -> frozenset[Role]:
    """The kinds of work that a title names; `skills` and `lines`, what these speak for, decide where a word means
    several kinds."""
    found = _named_in(title)
    if pair := _COORDINATED.search(title):
        other = _named_in(f"{pair['first'].strip()} {pair['noun']}")
        found |= other if len(other) == 1 else set()
    if found == {Role.NONE}:
        found = _meant(title, skills, lines)
    if titles.is_other_field(title) and not _PAUSE.search(title) and not _is_half_of_a_maker(title):
        found.add(Role.NONE)
    if _SYSTEMS.search(title) and not _operates(skills, lines) and not _named_in(_SYSTEMS.sub("", title)):
        found.discard(Role.DEVOPS)
    if _PLATFORM_OF.search(title) and found & {Role.DATA, Role.ML}:
        found.discard(Role.DEVOPS)
    if _EXECUTIVE.search(title) and lines.get(Role.MANAGER, 0.0) < _MANAGED and lines:
        found.discard(Role.MANAGER)
    if focused := FOCUSED.search(title):
        return frozenset({Role(f"{focused['half'].lower()}end")})
    if _BOTH.search(title):
        found -= set(HALVES)
    elif _FRONT.search(title) and Role.BACKEND not in found:
        found.discard(Role.FULLSTACK)
    if found >= set(HALVES):
        found = (found - set(HALVES)) | {Role.FULLSTACK}
    return frozenset(found)


def _meant(title: str, skills: Shares, lines: Shares) -> set[Role]:
    """What a title means that names no work of software."""
    if _OF_DATA.search(title) and _tells_of_data(skills, lines):
        return {Role.DATA}
    makes = (_CONSULTS.search(title) and _tells_of_making(skills, lines)) or _is_half_of_a_maker(title)
    return set() if makes else {Role.NONE}


def _is_half_of_a_maker(title: str) -> bool:
    """Whether one of two titles side by side is that of somebody who makes software, of whatever kind."""
    halves = [each.strip() for each in _BESIDE.split(title)]
    return len(halves) > 1 and any(_MAKER.search(each) and Role.NONE not in _named_in(each) for each in halves)


def _named_in(title: str) -> set[Role]:
    return {Role(name) for name, signs in load().items() if signs.titles and signs.titles.search(title)}


def _tells_of_making(skills: Shares, lines: Shares) -> bool:
    return all(
        sum(points for role, points in told.items() if role is not Role.NONE) >= _MADE for told in (skills, lines)
    )


def _operates(skills: Shares, lines: Shares) -> bool:
    """Whether operations are a good part of skills or lines."""
    return max(skills.get(Role.DEVOPS, 0.0), lines.get(Role.DEVOPS, 0.0)) >= _OPERATES


def _tells_of_data(skills: Shares, lines: Shares) -> bool:
    """Whether data is most of what skills and lines tell."""
    return min(skills.get(Role.DATA, 0.0), lines.get(Role.DATA, 0.0)) >= _DATA_ENOUGH
