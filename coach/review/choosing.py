"""Chooses what is told: at most twelve findings, a rule once, no line quoted twice; the rest is there for who asks."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from rules.finding import Finding, Severity

MAX_TOLD = 12
"""Findings that are told. More than that nobody mends, and the first is lost among them."""

ENOUGH, LIGHT = 8, 1.0
"""Findings from which on one that weighs less than this is left to whoever asks for more."""

SEARCH_WORDS = frozenset({"SKL-VERSION", "SKL-ACRONYM", "SKL-CATEGORY", "SKL-CANONICAL", "SKL-TOP25", "SKL-UNLISTED"})
"""Rules on words that a search looks for: true, and never what a person should be told first, or each alone."""


_Line = tuple[str, str, tuple[str, ...]]
"""A line that is quoted, the line rebuilt, and what is asked of it."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """Findings to tell, in order; further ones; those on words for a search."""

    told: tuple[Finding, ...]
    further: tuple[Finding, ...]
    search_words: tuple[Finding, ...]


def choose(findings: Sequence[Finding], asked: Collection[str] = ()) -> Chosen:
    """Chooses among findings that come heaviest first.

    `asked`: rules that somebody asked for by name (an industry): they are told even where others weigh more. So is
    what would get the resume rejected. What weighs little is told only where little else is.
    """
    search_words = tuple(each for each in findings if each.rule in SEARCH_WORDS)
    rest = [each for each in findings if each.rule not in SEARCH_WORDS]
    first = _quoted_once(_once(rest))
    needed = [each for each in first if each.rule in asked or each.severity is Severity.ERROR]
    others = [each for each in first if each not in needed]
    others = [each for number, each in enumerate(others) if number < ENOUGH or each.weight >= LIGHT]
    kept = others[: MAX_TOLD - min(MAX_TOLD, len(needed))]
    told = tuple(each for each in first if each in needed or each in kept)[:MAX_TOLD]
    rules = {(each.rule, each.section) for each in told}
    return Chosen(told, tuple(each for each in rest if (each.rule, each.section) not in rules), search_words)


def _once(findings: Iterable[Finding]) -> list[Finding]:
    """Of each rule the heaviest finding."""
    first: dict[str, Finding] = {}
    for each in findings:
        first.setdefault(each.rule, each)
    return list(first.values())


def _quoted_once(findings: Sequence[Finding]) -> list[Finding]:
    """The findings with each line of the resume quoted by one of them only; those left without a line are left out.

    A finding that has one line only, or whose words are about one, comes before one that has several to choose from.
    """
    only = {each.quote for each in findings if each.quote and (each.says_of_quote or not each.others)}
    seen: set[str] = set()
    told: list[Finding] = []
    for finding in findings:
        lines = _lines(finding)
        free = [line for line in lines if line[0] not in seen]
        bound = finding.says_of_quote or not finding.others
        new = [line for line in free if bound or line[0] not in only] or free
        if finding.quote and not new and not finding.says_of_quote:
            new = _spared(told, lines)
        if finding.quote and (not new or (finding.says_of_quote and new[0][0] != finding.quote)):
            continue
        seen |= {line[0] for line in new if line[0]}
        told.append(_with_lines(finding, new))
    return told


def _spared(told: list[Finding], lines: Sequence[_Line]) -> list[_Line]:
    """One of these lines, taken from a finding that has others to quote; none where no finding has."""
    for line in lines:
        for number, other in enumerate(told):
            left = [each for each in _lines(other) if each[0] != line[0]]
            if line[0] in other.others and left:
                told[number] = _with_lines(other, left)
                return [line]
    return []


def _with_lines(finding: Finding, lines: Sequence[_Line]) -> Finding:
    (quote, rewrite, asks), *others = lines
    return replace(
        finding,
        quote=quote,
        rewrite=rewrite,
        others=tuple(other for other, _, _ in others),
        others_rewritten=tuple(rebuilt for _, rebuilt, _ in others),
        questions=(asks, *(asked for _, _, asked in others)),
    )


def _lines(finding: Finding) -> list[_Line]:
    """Each line that a finding quotes, with the line rebuilt and what is asked of it."""
    quotes, rewrites = (finding.quote, *finding.others), (finding.rewrite, *finding.others_rewritten)
    asks = (*finding.questions, *(() for _ in quotes[len(finding.questions) :]))
    return list(zip(quotes, rewrites, asks, strict=True))
