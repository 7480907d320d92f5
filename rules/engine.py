"""Runs rules over a resume: spans become findings, repeated ones are folded into one."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from string import Formatter

from rules.facts import Facts
from rules.finding import Finding, Span
from rules.resume import Level, Resume, SectionKind
from rules.rewriting import rewrite
from rules.rule import Pack, Rule

ENGLISH = "en"


def run(resume: Resume, pack: Pack, level: Level | None = None) -> tuple[Finding, ...]:
    """All findings of a pack, those that cost most first.

    `level` overrides the resume's own. A resume in another language than English gets only the rules about format.
    """
    level = level or resume.level
    facts = Facts(resume)
    rules = [rule for rule in pack.rules if level in rule.levels and (rule.any_language or resume.language == ENGLISH)]
    spans = {rule.id: list(rule.check.find(facts)) for rule in rules}
    quoted = {rule_id: {span.line for span in found if span.line is not None} for rule_id, found in spans.items()}
    findings = [
        finding
        for rule in rules
        if not any(spans.get(other) for other in rule.silent_with)
        for finding in _folded(rule, _left(rule, spans[rule.id], quoted), facts)
    ]
    return tuple(sorted(findings, key=lambda finding: (-finding.weight, finding.rule, finding.section)))


def _left(rule: Rule, spans: Sequence[Span], quoted: Mapping[str, set[int]]) -> list[Span]:
    better = set().union(*(quoted.get(other, set()) for other in rule.unless))
    return [span for span in spans if span.line is None or span.line not in better]


def _folded(rule: Rule, spans: Iterable[Span], facts: Facts) -> Iterable[Finding]:
    by_section: dict[SectionKind, list[Span]] = defaultdict(list)
    for span in spans:
        by_section[span.section].append(span)
    for section, found in by_section.items():
        yield _finding(rule, section, found, facts)


def _finding(rule: Rule, section: SectionKind, found: Sequence[Span], facts: Facts) -> Finding:
    first = found[0]
    others = dict.fromkeys(span.quote for span in found[1:] if span.quote not in {"", first.quote})
    words = {"count": str(len(found)), "words": first.quote, **first.words}
    return Finding(
        rule=rule.id,
        severity=rule.severity,
        section=section,
        title=filled(rule.title, words),
        message=filled(rule.message, words),
        why=rule.why,
        suggestion=filled(rule.suggestion, words),
        quote=first.quote,
        page=first.page,
        line=first.line,
        example=rule.examples[0].shown,
        rewrite=rewrite(first.quote, facts) if rule.rewrites else "",
        others=tuple(others)[: rule.show - 1],
        count=len(found),
        weight=min(rule.cap, rule.weight * len(found)),
    )


def filled(template: str, words: Mapping[str, str]) -> str:
    """The template with its braces filled. Raises KeyError for a name that the check does not give."""
    pieces = []
    for text, name, _, _ in Formatter().parse(template):
        pieces += [text, "" if name is None else words[name]]
    return "".join(pieces)
