"""Compares the posting's title with the titles in a resume."""

import re
from dataclasses import dataclass
from typing import Literal

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
_JOB = re.compile(r"engineer|developer|architect|scientist|administrator|programmer", re.I)
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
    apart = _level(title) - max(map(_level, candidates))
    if likeness == "same" and abs(apart) >= _FAR_APART:  # an intern's work is not the same kind of job as a senior's
        likeness = "near"
    return TitleMatch(title, own, likeness, max(0, apart))


def _own_titles(resume: Resume) -> list[str]:
    jobs = [entry.title for entry in resume.entries if entry.section is SectionKind.EXPERIENCE and entry.title]
    headline = [
        line.text for line in resume.lines[1:4] if re.search(r"engineer|developer|architect|scientist", line.text, re.I)
    ]
    return [*jobs, *(each for each in headline if len(each) < 60)]


def _words(title: str) -> frozenset[str]:
    words = re.findall(r"[a-z+#]+|\d", _AFTER.sub("", title).lower())
    kept = " ".join(_SAME.get(word, word) for word in words if word not in _LEVELS and not _NOISE.fullmatch(word))
    return frozenset(kept.split())


def _overlap(wanted: frozenset[str], own: frozenset[str]) -> float:
    return len(wanted & own) / len(wanted | own) if own else 0.0


def _level(title: str) -> int:
    words = re.findall(r"[a-z]+", title.lower())
    return max((_LEVELS[word] for word in words if word in _LEVELS), default=2)
