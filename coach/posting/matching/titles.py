"""Compares the posting's title with the titles in a resume."""

import re
from dataclasses import dataclass
from typing import Literal

from rules.lexicon import technologies
from rules.lexicon import titles as lexicon
from rules.resume import Resume, SectionKind

Likeness = Literal["same", "near", "different", "unknown"]

_FAR_APART = 2
_NEAR = 0.4
"""The share of words in common from which on two titles are of nearly the same kind of work."""
_ANY = frozenset({"engineer"})
"""What is left of a title that says nothing of the kind of work."""
_UNCLOSED = re.compile(r"\s*\([^)]*$")
_AFTER = re.compile(r"[(\[|,@–—].*$|\s-\s.*$|-\s.*$|\bat\b.*$")
_BETWEEN = re.compile(r"\s*\|\s*|\s/\s")
"""What stands between two titles of one job: "Business Analyst | Data Engineer"."""


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
    shares = {each: _share(title, wanted, each) for each in candidates}
    own = max(candidates, key=shares.__getitem__)
    share = shares[own]
    likeness: Likeness = "same" if share >= 0.99 else "near" if share >= _NEAR else "different"
    if likeness == "same" and not _technologies(title) <= _technologies(own):
        likeness = "near"
    below = lexicon.level(title) - max(map(lexicon.level, candidates))
    # An intern's work is not the same kind of job as a senior's.
    if likeness == "same" and max(below, lexicon.level(own) - lexicon.level(title)) >= _FAR_APART:
        likeness = "near"
    return TitleMatch(title, own, likeness, max(0, below))


def _own_titles(resume: Resume) -> list[str]:
    jobs = [entry.title for entry in resume.entries if entry.section is SectionKind.EXPERIENCE and entry.title]
    jobs = [_UNCLOSED.sub("", each) or each for title in jobs for each in _BETWEEN.split(title)]
    headline = [line.text for line in resume.lines[1:4] if lexicon.in_headlines().search(line.text)]
    return [*filter(None, jobs), *(each for each in headline if len(each) < 60)]


def _share(title: str, wanted: frozenset[str], own: str) -> float:
    """How much two titles have in common; of kindred fields at least as much as makes them near."""
    share = _overlap(wanted, _words(own))
    kindred = lexicon.is_field(own) and not lexicon.kin(title).isdisjoint(lexicon.kin(own))
    return max(share, _NEAR) if kindred else share


def _words(title: str) -> frozenset[str]:
    plain = _AFTER.sub("", title)
    if lexicon.compared(plain) <= _ANY:
        # "Software Engineer (Backend)", "Software Engineer, Data": the field stands behind.
        plain = f"{plain} {lexicon.fields_behind(title[len(plain) :])}"
    for name in _technologies(plain):
        plain = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", " ", plain)
    return lexicon.compared(plain)


def _technologies(title: str) -> frozenset[str]:
    """Languages in a title as they are written: they say with what somebody works, not as what ("Python developer")."""
    return frozenset(
        each.as_written for each in technologies.load().find(title) if each.technology.layer == "languages"
    )


def _overlap(wanted: frozenset[str], own: frozenset[str]) -> float:
    return len(wanted & own) / len(wanted | own) if own else 0.0
