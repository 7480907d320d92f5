"""Compares the posting's title with the titles in a resume."""

import re
from dataclasses import dataclass
from typing import Literal

from rules.lexicon import technologies
from rules.resume import Resume, SectionKind

Likeness = Literal["same", "near", "different", "unknown"]

_LEVELS = {
    **dict.fromkeys(("intern", "trainee", "working student"), 0),
    **dict.fromkeys(("junior", "jr", "entry", "graduate", "associate"), 1),
    **dict.fromkeys(("senior", "sr"), 3),
    **dict.fromkeys(("staff", "lead", "principal", "head", "distinguished"), 4),
}
_SAME = {
    "developer": "engineer",
    "programmer": "engineer",
    "engineering": "engineer",
    "swe": "software engineer",
    "sde": "software engineer",
    "sre": "site reliability engineer",
    "back": "backend",
    "front": "frontend",
    "full": "fullstack",
    "server": "backend",
    "ml": "machine learning",
    "appsec": "application security",
}
_NOISE = re.compile(
    r"software|end|stack|side|[mfdwxai]|all|genders|remote|hybrid|the|of|in|for|and|at|an|i{2,3}|iv|[1-4]"
)
_FAR_APART = 2
_FIRST = re.compile(r"(?:engineer|developer|programmer|analyst|administrator) (?:I|1)\b", re.I)
_JOB = re.compile(r"engineer|developer|architect|scientist|administrator|programmer", re.I)
_UNCLOSED = re.compile(r"\s*\([^)]*$")
_AFTER = re.compile(r"[(\[|,@–—].*$|\s-\s.*$|\bat\b.*$")


@dataclass(frozen=True, slots=True)
class TitleMatch:
    """The posting's title against the closest one of the resume, and by how many levels the resume is below it."""

    asked: str
    own: str
    likeness: Likeness
    levels_below: int = 0


def compare(title: str, resume: Resume) -> TitleMatch:
    """The closest title of the resume's jobs and headline; "unknown" if one side has none."""
    wanted = _words(title)
    candidates = [*_own_titles(resume)]
    if not wanted or not candidates:
        return TitleMatch(title, candidates[0] if candidates else "", "unknown")
    own = max(candidates, key=lambda each: _overlap(wanted, _words(each)))
    share = _overlap(wanted, _words(own))
    likeness: Likeness = "same" if share >= 0.99 else "near" if share >= 0.4 else "different"
    if likeness == "same" and not _technologies(title) <= _technologies(own):
        likeness = "near"
    below = _level(title) - max(map(_level, candidates))
    # An intern's work is not the same kind of job as a senior's.
    if likeness == "same" and max(below, _level(own) - _level(title)) >= _FAR_APART:
        likeness = "near"
    return TitleMatch(title, own, likeness, max(0, below))


def _own_titles(resume: Resume) -> list[str]:
    jobs = [entry.title for entry in resume.entries if entry.section is SectionKind.EXPERIENCE and entry.title]
    jobs = [_UNCLOSED.sub("", title) or title for title in jobs]
    headline = [
        line.text for line in resume.lines[1:4] if re.search(r"engineer|developer|architect|scientist", line.text, re.I)
    ]
    return [*jobs, *(each for each in headline if len(each) < 60)]


def _words(title: str) -> frozenset[str]:
    plain = _AFTER.sub("", title)
    for name in _technologies(plain):
        plain = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", " ", plain)
    words = re.findall(r"[a-z+#]+|\d", plain.lower())
    kept = " ".join(_SAME.get(word, word) for word in words if word not in _LEVELS and not _NOISE.fullmatch(word))
    return frozenset(kept.split())


def _technologies(title: str) -> frozenset[str]:
    """Languages in a title as they are written: they say with what somebody works, not as what ("Python developer")."""
    return frozenset(
        each.as_written for each in technologies.load().find(title) if each.technology.layer == "languages"
    )


def _overlap(wanted: frozenset[str], own: frozenset[str]) -> float:
    return len(wanted & own) / len(wanted | own) if own else 0.0


def _level(title: str) -> int:
    words = re.findall(r"[a-z]+", title.lower())
    if _FIRST.search(title):
        return 1
    return max((_LEVELS[word] for word in words if word in _LEVELS), default=2)
