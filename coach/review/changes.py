"""What changed between two versions of a resume, line by line, and which findings each change closed or opened.

Only words count: a line that merely moved, or wraps elsewhere, did not change. A finding is said to be closed or opened
by a line only where that is sure: one that quotes just some of its lines says nothing of the others.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from coach.review.comparison import Comparison
from coach.review.whole_lines import whole_lines
from rules.finding import Finding
from rules.resume import Resume, SectionKind

AKIN = 0.4
"""Share of its words that an edited line has in common with what it was."""
_MAX_CHANGES = 400
_WORDS = 40
_WHOLE_QUOTE = 20
"""Characters of a quote from which on it names the line that holds it."""
_JOINED = frozenset({SectionKind.SUMMARY})
"""Sections of running text: however it wraps, it is one line."""


@dataclass(frozen=True, slots=True)
class Change:
    """A line that was edited, added (`was` is "") or taken out (`now` is ""), with what that closed and opened."""

    was: str
    now: str
    closed: tuple[Finding, ...] = ()
    opened: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Changes:
    """All changes in the order of the newer version; what became of findings that no changed line tells of."""

    lines: tuple[Change, ...]
    closed: tuple[Finding, ...] = ()
    opened: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class _Line:
    """A whole line; `numbers` are those of the page."""

    text: str
    numbers: range
    bullet: bool


def to_changes(
    before: Resume, found_before: Sequence[Finding], after: Resume, found_after: Sequence[Finding], compared: Comparison
) -> Changes:
    """The changes from one version to the next. `compared`: the comparison of both reviews."""
    old, new = _lines(before), _lines(after)
    pairs = _paired(old, new)
    old_hits, new_hits = _hits(found_before, old), _hits(found_after, new)
    unsure = _partly_quoted(found_before) | _partly_quoted(found_after)
    changes = []
    for was, now in pairs:
        here = [each for at in was for each in old_hits.get(at, ())]
        there = [each for at in now for each in new_hits.get(at, ())]
        kept = {each.rule for each in here} & {each.rule for each in there}
        told = kept | (unsure if was and now else frozenset())
        changes.append(
            Change(
                " ".join(old[at].text for at in was),
                " ".join(new[at].text for at in now),
                tuple(each for each in here if each.rule not in told),
                tuple(each for each in there if each.rule not in told),
            )
        )
    closed = {(each.rule, each.section) for change in changes for each in change.closed}
    opened = {(each.rule, each.section) for change in changes for each in change.opened}
    return Changes(
        tuple(changes),
        tuple(each for each in compared.fixed if (each.rule, each.section) not in closed),
        tuple(each for each in compared.new if (each.rule, each.section) not in opened),
    )


def _lines(resume: Resume) -> list[_Line]:
    """The whole lines of a resume; those of running text together."""
    bullets = {bullet.first_line for bullet in resume.bullets}
    joined = {
        number: section.first_line
        for section in resume.sections
        if section.kind in _JOINED
        for number in range(section.first_line + bool(section.heading), section.last_line + 1)
    }
    found: list[_Line] = []
    within: int | None = None
    for first, last in whole_lines(resume):
        text = " ".join(" ".join(line.text for line in resume.lines[first : last + 1]).split())
        goes_on = within is not None and joined.get(first) == within and first not in bullets
        if goes_on:
            above = found[-1]
            found[-1] = replace(above, text=f"{above.text} {text}", numbers=range(above.numbers.start, last + 1))
        else:
            found.append(_Line(text, range(first, last + 1), first in bullets))
        within = joined.get(first)
    return found[:_MAX_CHANGES]


Pair = tuple[tuple[int, ...], tuple[int, ...]]
"""Numbers of the lines before and after; one of them may be empty."""


def _paired(old: Sequence[_Line], new: Sequence[_Line]) -> list[Pair]:
    """Lines that changed, in the order of the newer version, those that are gone where they stood."""
    gone, come = _unmatched(old, new), _unmatched(new, old)
    pairs: list[Pair] = [((a,), (b,)) for a, b in _akin(old, gone, new, come)]
    gone = [at for at in gone if all(at not in was for was, _ in pairs)]
    come = [at for at in come if all(at not in now for _, now in pairs)]
    for was, now in _in_gaps(old, gone, new, come):
        if _squeezed(old, was) != _squeezed(new, now):
            pairs.append((was, now))
        gone = [at for at in gone if at not in was]
        come = [at for at in come if at not in now]
    pairs += [((), (at,)) for at in come] + [((at,), ()) for at in gone]
    places = {line.text: at for at, line in reversed(list(enumerate(new)))}
    return sorted(pairs, key=lambda pair: (pair[1] or (_place(pair[0][0], old, places),))[0])


def _unmatched(lines: Sequence[_Line], others: Sequence[_Line]) -> list[int]:
    """The numbers of lines whose text is not among the others; of a text that was there twice, one may be left."""
    there = Counter(line.text for line in others)
    left = []
    for number, line in enumerate(lines):
        if there[line.text]:
            there[line.text] -= 1
        else:
            left.append(number)
    return left


def _akin(
    old: Sequence[_Line], gone: Sequence[int], new: Sequence[_Line], come: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Pairs of lines with most of their words in common, the likest first."""
    before = {at: Counter(old[at].text.casefold().split()[:_WORDS]) for at in gone}
    after = {at: Counter(new[at].text.casefold().split()[:_WORDS]) for at in come}
    likely = []
    for a, one in before.items():
        for b, other in after.items():
            share = 2 * (one & other).total() / (one.total() + other.total())
            if share >= AKIN:
                likely.append((share, -abs(a - b), a, b))
    taken: tuple[set[int], set[int]] = (set(), set())
    for _, _, a, b in sorted(likely, reverse=True):
        if a not in taken[0] and b not in taken[1]:
            taken[0].add(a)
            taken[1].add(b)
            yield a, b


def _in_gaps(old: Sequence[_Line], gone: Sequence[int], new: Sequence[_Line], come: Sequence[int]) -> Iterator[Pair]:
    """What stands between the same two lines as before: one line in place of one, or running text in place of text."""
    before, after = _gaps(old, gone), _gaps(new, come)
    for around, was in before.items():
        now = after.get(around)
        if now is None:
            continue
        prose = not any(old[at].bullet for at in was) and not any(new[at].bullet for at in now)
        if len(was) == len(now) == 1 or prose:
            yield was, now


def _gaps(lines: Sequence[_Line], left: Sequence[int]) -> dict[tuple[str, str], tuple[int, ...]]:
    """Runs of the lines left, by what stands above and below them."""
    runs: list[list[int]] = []
    for at in left:
        if runs and runs[-1][-1] == at - 1:
            runs[-1].append(at)
        else:
            runs.append([at])
    found: dict[tuple[str, str], tuple[int, ...]] = {}
    for run in runs:
        above = lines[run[0] - 1].text if run[0] else ""
        below = lines[run[-1] + 1].text if run[-1] + 1 < len(lines) else ""
        found.setdefault((above, below), tuple(run))
    return found


def _squeezed(lines: Sequence[_Line], numbers: Iterable[int]) -> str:
    return "".join("".join(lines[at].text.split()) for at in numbers)


def _place(number: int, old: Sequence[_Line], places: Mapping[str, int]) -> int:
    """Where a line that is gone would be: below the next one above it that is still there."""
    return next((places[line.text] for line in reversed(old[:number]) if line.text in places), -1)


def _hits(found: Sequence[Finding], lines: Sequence[_Line]) -> dict[int, list[Finding]]:
    """The findings that quote a line, by its number."""
    texts = {line.text: at for at, line in reversed(list(enumerate(lines)))}
    numbers = {number: at for at, line in enumerate(lines) for number in line.numbers}
    hits: dict[int, list[Finding]] = {}
    for finding in found:
        quotes = [" ".join(each.split()) for each in (finding.quote, *finding.others) if each]
        places = {texts[quote] for quote in quotes if quote in texts}
        long = [quote for quote in quotes if quote not in texts and len(quote) >= _WHOLE_QUOTE]
        places |= {at for at, line in enumerate(lines) for quote in long if quote in line.text}
        if finding.lines:
            places = {numbers[number] for number in finding.lines if number in numbers}
        for at in places:
            hits.setdefault(at, []).append(finding)
    return hits


def _partly_quoted(found: Sequence[Finding]) -> frozenset[str]:
    """Rules that found more lines than they name: of the others nobody knows whether they are among them."""
    return frozenset(each.rule for each in found if not each.lines and each.count > 1 + len(each.others))
