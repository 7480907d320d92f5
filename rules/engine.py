"""Runs rules over a resume: spans become findings, repeated ones are folded into one.

A rule that another one makes silent (`suppressed_by`, or `counted_under` on all of its lines) still weighs: its points
are added to the finding that speaks for it, so that mending that finding never costs points by letting the silent rule
speak.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rules.asking import questions
from rules.facts import Facts
from rules.finding import Finding, Span
from rules.resume import Level, Resume, SectionKind
from rules.role import Role
from rules.rule import Example, Pack, Rule
from rules.spans import widened
from rules.trust import is_sure
from rules.wording import filled, joined
from texts import gettext

ENGLISH = "en"
TRIED = 8
"""Spans that are looked at for one whose line can be rebuilt."""

_LONG = {Level.SENIOR, Level.STAFF}
"""Levels that take years."""

Spans = Mapping[str, Sequence[Span]]


@dataclass(frozen=True, slots=True)
class _Silent:
    """The points of a rule that says nothing in a section, and the rules that speak for it."""

    speakers: tuple[str, ...]
    section: SectionKind
    weight: float


def run(resume: Resume, pack: Pack, level: Level | None = None, facts: Facts | None = None) -> tuple[Finding, ...]:
    """All findings of a pack, those that cost most first.

    `level` overrides the resume's own. A resume in another language than English gets only the rules about format,
    and so do the lines in one of a resume that is mostly in English. Of what a check finds, only that is told which was
    read surely (`rules.trust`). `facts`: of that very resume, with the pack's words.
    """
    facts = facts or Facts(resume, pack.words)
    rules = [rule for rule in _for_level(pack, resume, level) if rule.any_language or resume.language == ENGLISH]
    foreign = frozenset(resume.foreign)
    spans = {
        rule.id: [
            widened(span, facts)
            for span in rule.check.find(facts)
            if is_sure(span, facts) and (rule.any_language or span.line not in foreign)
        ]
        for rule in rules
    }
    left = frozenset(line for found in spans.values() for span in found for line in span.leaves)
    spans = {rule.id: [span for span in spans[rule.id] if not _is_left(rule, span, left, facts)] for rule in rules}
    findings: list[Finding] = []
    silent: list[_Silent] = []
    for rule in rules:
        for each in _folded(rule, spans, facts):
            if isinstance(each, Finding):
                findings.append(each)
            else:
                silent.append(each)
    return tuple(sorted(_carried(findings, silent), key=lambda each: (-each.weight, each.rule, each.section)))


def _is_left(rule: Rule, span: Span, left: frozenset[int], facts: Facts) -> bool:
    """Whether a line need not be polished: it is advised to be left out, or speaks little for this person."""
    if not rule.needs_jobs or span.line is None:
        return False
    return span.line in left or ((rule.asks or rule.rewrites) and span.line in facts.speaks_little)


def _for_level(pack: Pack, resume: Resume, level: Level | None) -> list[Rule]:
    """The rules that hold at a level. Where no job was read, those that hold at every level and ask for no jobs, since
    what was read of other things may well tell of them; where no dates bear out that somebody is senior, not those
    that hold of such people only; where the level may be one of several, those that hold at each of them."""
    if resume.how_read.jobs_unread:
        rules = [rule for rule in pack.rules if not rule.needs_jobs]
        return [rule for rule in rules if (level in rule.levels if level else set(rule.levels) == set(Level))]
    if level is None and resume.level in _LONG and _is_undated(resume):
        return [rule for rule in pack.rules if resume.level in rule.levels and not set(rule.levels) <= _LONG]
    may_be = {level} if level else {resume.level, *resume.level_range}
    return [rule for rule in pack.rules if may_be <= set(rule.levels)]


def _is_undated(resume: Resume) -> bool:
    jobs = [entry for entry in resume.entries if entry.section is SectionKind.EXPERIENCE]
    return bool(jobs) and not any(entry.start or entry.end for entry in jobs)


def _folded(rule: Rule, spans: Spans, facts: Facts) -> Iterator[Finding | _Silent]:
    """A finding for each section, or what it weighs where others speak for it."""
    muted = any(spans.get(other) for other in rule.suppressed_by)
    blamed, quoted = _lines(rule.superseded_by, spans), _lines(rule.counted_under, spans)
    by_section: dict[SectionKind, list[Span]] = defaultdict(list)
    for span in spans[rule.id]:
        if span.line not in blamed:
            by_section[span.section].append(span)
    for section, found in by_section.items():
        weight = min(rule.cap, rule.weight * len(found))
        left = [] if muted else [span for span in found if span.line not in quoted]
        if left:
            yield _finding(rule, section, left, weight, facts)
        else:
            yield _Silent((*rule.suppressed_by, *rule.counted_under), section, weight)


def _lines(rules: Iterable[str], spans: Spans) -> set[int | None]:
    return {span.line for rule in rules for span in spans.get(rule, ())} - {None}


def _carried(findings: Sequence[Finding], silent: Sequence[_Silent]) -> Iterable[Finding]:
    """The findings, with the weight of the silent rules added to those that speak for them."""
    added: dict[int, float] = defaultdict(float)
    for each in silent:
        speaking = [number for number, finding in enumerate(findings) if finding.rule in each.speakers]
        here = [number for number in speaking if findings[number].section is each.section]
        for number in (here or speaking)[:1]:
            added[number] += each.weight
    return [replace(finding, weight=finding.weight + added[number]) for number, finding in enumerate(findings)]


def _finding(rule: Rule, section: SectionKind, found: Sequence[Span], weight: float, facts: Facts) -> Finding:
    found, rebuilt = _best_first(rule, found, facts)
    first = found[0]
    others = dict.fromkeys(span.quote for span in found[1:] if span.quote not in {"", first.quote})
    shown = tuple(others)[: rule.show - 1]
    common = {"count": str(len(found)), "each": _each(rule, found)}
    words = {**common, "words": first.quote, **first.words}
    return Finding(
        rule=rule.id,
        severity=rule.severity,
        section=section,
        title=filled(gettext(rule.title), words),
        message=filled(gettext(rule.message), words),
        why=gettext(rule.why),
        suggestion=filled(gettext(rule.suggestion), words),
        quote=first.quote,
        page=first.page,
        line=first.line,
        lines=tuple(sorted({span.line for span in found if span.line is not None})),
        example=_example(rule, facts, first.line),
        rewrite=rebuilt.get(first.quote, ""),
        others=shown,
        others_rewritten=tuple(rebuilt.get(quote, "") for quote in shown),
        questions=tuple(_asked(rule, quote, rebuilt, facts) for quote in (first.quote, *shown)),
        says_of_quote=any(
            _told(rule, {**common, "words": each.quote, **each.words}) != _told(rule, words) for each in found
        ),
        count=len(found),
        weight=weight,
        sources=rule.source,
    )


def _example(rule: Rule, facts: Facts, line: int | None) -> str:
    """The good line that is shown; none that another person's years or trade would make odd: who begins is shown no six
    years of work, an analyst no pipelines of a data engineer, and a line on studies, a lesson or a kitchen none on
    software."""
    shown = _of_the_section(rule, facts, line).shown
    if _RIGHT in rule.each:
        return ""  # what is right is told of each place; a line of somebody else's that is spelled well shows no more
    if facts.is_of_other_work(line) or (rule.section in _OF_WORK and _is_of_studies(line, facts)):
        return ""
    technical = facts.role.role is Role.STUDENT and len(facts.technologies) >= _TECHNICAL
    if technical and not facts.role.of_software and rule.section is not SectionKind.CONTACT:
        return ""  # what is shown to anybody is of an office
    if facts.resume.level is Level.NEW_GRAD and _YEARS.search(shown):
        return ""
    shown = _with_years_of(facts, shown)
    if facts.role.analyzes and (_OF_ENGINEERS.search(shown) or _names_others(shown, facts)):
        return ""
    return shown


def _of_the_section(rule: Rule, facts: Facts, line: int | None) -> Example:
    """The first example of the kind of section that the finding stands in; else the first one."""
    section = facts.section_at(line) if line is not None else None
    kind = section.kind if section is not None else rule.section
    return next((each for each in rule.examples if each.section(rule.section) == kind), rule.examples[0])


_RIGHT = "{right}"
"""The word in which a check says what belongs in the place of what it found."""
_OF_WORK = (SectionKind.OTHER, SectionKind.EXPERIENCE, SectionKind.SUMMARY)
"""Sections of rules whose examples are of work."""


def _is_of_studies(line: int | None, facts: Facts) -> bool:
    section = facts.section_at(line) if line is not None else None
    return section is not None and section.kind is SectionKind.EDUCATION


def _names_others(shown: str, facts: Facts) -> bool:
    """Whether an example names technologies that the resume does not."""
    return any(mention.technology not in facts.technologies for mention in facts.words.known.find(shown))


_TECHNICAL = 5
"""Technologies from which on studies are technical, whatever the degree is called."""


def _with_years_of(facts: Facts, shown: str) -> str:
    """The line with no more years of work than this person has; none where it tells of a part of them, too."""
    years, told = facts.resume.years_experience, _WITH_YEARS.search(shown)
    if years is None or told is None or (own := round(years)) >= int(told.group(1)):
        return shown
    part = _OF_THEM.search(shown)
    if own < _FEWEST or (part and int(part.group(1)) >= own):
        return ""
    return f"{shown[: told.start(1)]}{own}{shown[told.end(1) :]}"


_YEARS = re.compile(r"\b(?:[3-9]|\d\d) years\b")
_WITH_YEARS = re.compile(r"\bwith (\d{1,2}) years\b")
_OF_THEM = re.compile(r"\b(\d{1,2}) of them\b")
_FEWEST = 2
"""Years that a line can tell as several."""
_OF_ENGINEERS = re.compile(r"\b(?:engineer|pipelines?|loads?|rows|warehouse|nightly)\b", re.IGNORECASE)
"""Words of examples on data that speak of how it is moved, and not of what it tells."""


def _told(rule: Rule, words: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(filled(template, words) for template in (rule.title, rule.message, rule.suggestion))


def _rebuilt(span: Span, facts: Facts) -> str:
    from rules.rewriting import rewrite  # not above: many patterns, for lines that many resumes have none of

    rebuilt = rewrite(span.quote, ended=facts.is_over(span.line), held=facts.is_held(span.line))
    blamed = span.words.get("found", "")
    return "" if blamed and blamed.lower() in rebuilt.lower() else rebuilt  # what it is blamed for would stay


def _best_first(rule: Rule, found: Sequence[Span], facts: Facts) -> tuple[Sequence[Span], dict[str, str]]:
    """The spans, and the lines of the first ones rebuilt; those that say most come first."""
    if not (rule.rewrites or rule.asks):
        return found, {}
    first, rest = found[:TRIED], found[TRIED:]
    rebuilt = {span.quote: _rebuilt(span, facts) if rule.rewrites else "" for span in first}
    # One that can be rebuilt says most, then one that raises questions of its own; what is not quoted comes last.
    first = sorted(
        first,
        key=lambda each: (not each.quote, not rebuilt[each.quote], not _asked(rule, each.quote, rebuilt, facts)),
    )
    return (*first, *rest), rebuilt


def _asked(rule: Rule, quote: str, rebuilt: Mapping[str, str], facts: Facts) -> tuple[str, ...]:
    """What a line that cannot be rebuilt is asked."""
    return questions(quote, facts.words.tails) if rule.asks and not rebuilt.get(quote) else ()


def _each(rule: Rule, found: Sequence[Span]) -> str:
    template = gettext(rule.each)
    return joined(tuple(dict.fromkeys(filled(template, {"words": span.quote, **span.words}) for span in found)))
