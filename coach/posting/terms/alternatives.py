"""Finds terms of which any one will do: "AWS, GCP or Azure", "Go or another language such as Java"."""

import re
from collections.abc import Sequence
from itertools import pairwise

from coach.posting.terms.vocabulary import Hit

_COMMA = re.compile(r"^\s*(,|/|\()\s*$")
_OR = re.compile(
    r"^\s*[,(]?\s*(and/or|or)\s+"
    r"(?:(?:an(?:other)?|some|any|a similar)?(?:\s?[\w-]+){0,6}\s(?:such as|like|including)\s+"
    r"|,?\s*e\.g\.,?\s+)?\(?\s*$",
    re.I,
)
_AND = re.compile(r"^\s*,?\s*(and|&)\s+$", re.I)
_ONE_OF = re.compile(
    r"\b(at least one|one|any|either|some)( or more| or several)?( of)?( the following)?( \w+){0,4}:?\s*\(?$", re.I
)


def groups(line: str, hits: Sequence[Hit]) -> list[frozenset[str]]:
    """Groups of alternatives among the hits of one line, whose positions count within the line."""
    found: list[frozenset[str]] = []
    for run in _runs(line, hits):
        terms = frozenset(hit.term for hit in run)
        if len(terms) > 1 and (_has_or(line, run) or _ONE_OF.search(line[max(0, run[0].start - 60) : run[0].start])):
            found.append(terms)
    return found


def _runs(line: str, hits: Sequence[Hit]) -> list[list[Hit]]:
    """Stretches of hits with nothing but commas and "or" between them ("and" too after "one of")."""
    runs: list[list[Hit]] = []
    for hit in hits:
        gap = line[runs[-1][-1].end : hit.start] if runs else "."
        if runs and (_COMMA.match(gap) or _OR.match(gap) or (_AND.match(gap) and _one_of(line, runs[-1]))):
            runs[-1].append(hit)
        else:
            runs.append([hit])
    return runs


def _one_of(line: str, run: list[Hit]) -> bool:
    return bool(_ONE_OF.search(line[max(0, run[0].start - 60) : run[0].start]))


def _has_or(line: str, run: list[Hit]) -> bool:
    return any(_OR.match(line[one.end : other.start]) for one, other in pairwise(run))
