"""A newer version of a resume beside the one before: what was fixed, what is still open, what is new."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from coach.review.review import Review
from rules.finding import Finding

Parts = Mapping[str, int]
"""Points of the parts of a score, by the names that `rules.scoring` has for them."""


@dataclass(frozen=True, slots=True)
class PartChange:
    """A part of the score, with its points before and after."""

    name: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """Scores from 0 to 100 before and after, None where there was none; findings by what became of them.

    `parts`: those of the score that changed, in its order; none where they are not known of both.
    """

    score_from: int | None
    score_to: int | None
    fixed: tuple[Finding, ...]
    still_open: tuple[Finding, ...]
    new: tuple[Finding, ...]
    parts: tuple[PartChange, ...] = ()


def compare(
    score_from: int | None,
    before: Iterable[Finding],
    score_to: int | None,
    after: Iterable[Finding],
    parts_from: Parts | None = None,
    parts_to: Parts | None = None,
) -> Comparison:
    """Compares two reviews of one member.

    A finding is the same one if rule and section are: findings of a rule are folded, so that a mended line shows
    as a smaller count, and the line that is quoted may change without anything having got worse.
    """
    old = {_identity(finding): finding for finding in before}
    now = {_identity(finding): finding for finding in after}
    return Comparison(
        score_from,
        score_to,
        fixed=_gravest(old[key] for key in old.keys() - now.keys()),
        still_open=_gravest(now[key] for key in now.keys() & old.keys()),
        new=_gravest(now[key] for key in now.keys() - old.keys()),
        parts=_changed(parts_from or {}, parts_to or {}),
    )


def points_of(review: Review) -> dict[str, int]:
    """The points of the parts of a review's score."""
    return {part.name: part.points for part in review.score_parts}


def _changed(before: Parts, after: Parts) -> tuple[PartChange, ...]:
    both = [PartChange(name, before[name], points) for name, points in after.items() if name in before]
    return tuple(each for each in both if each.before != each.after)


def _identity(finding: Finding) -> tuple[str, str]:
    return finding.rule, finding.section


def _gravest(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda finding: (-finding.weight, finding.rule)))
