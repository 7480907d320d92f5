"""A newer version of a resume beside the one before: what was fixed, what is still open, what is new."""

from collections.abc import Iterable
from dataclasses import dataclass

from rules.finding import Finding


@dataclass(frozen=True, slots=True)
class Comparison:
    """Scores from 0 to 100 before and after, None where there was none; findings by what became of them."""

    score_from: int | None
    score_to: int | None
    fixed: tuple[Finding, ...]
    still_open: tuple[Finding, ...]
    new: tuple[Finding, ...]


def compare(
    score_from: int | None, before: Iterable[Finding], score_to: int | None, after: Iterable[Finding]
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
    )


def _identity(finding: Finding) -> tuple[str, str]:
    return finding.rule, finding.section


def _gravest(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda finding: (-finding.weight, finding.rule)))
