"""Makes spans of what checks point at."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from textwrap import shorten

from rules.facts import Facts
from rules.finding import Span
from rules.jobs import Statement
from rules.resume import Bullet, Line, Section, SectionKind


def at_line(line: Line, section: SectionKind, **words: str) -> Span:
    """A line, quoted."""
    return Span(section, " ".join(line.text.split()), line.number, line.page, words)


def at_bullet(bullet: Bullet, **words: str) -> Span:
    """A bullet, quoted whole."""
    return Span(bullet.section, bullet.text, bullet.first_line, bullet.page, words)


def at_statement(statement: Statement, **words: str) -> Span:
    """A bullet or sentence, quoted whole."""
    return Span(statement.section, statement.text, statement.line, statement.page, words)


def opening_of(lines: Iterable[Line], most: int = 160) -> str:
    """The beginning of some lines, cut after a whole word."""
    return shorten(" ".join(line.text for line in lines), most, placeholder=" …")


def at_section(section: Section, quote: str = "", **words: str) -> Span:
    """A section; by default its heading is quoted, and instead of a beginning that is a word or two."""
    return Span(
        section.kind,
        quote if len(quote.split()) > TELLING else section.heading,
        section.first_line,
        section.page,
        words,
    )


def nowhere(section: SectionKind, *looked: SectionKind, **words: str) -> Span:
    """Something that is missing: there is no line to quote. `looked`: further sections in which it was looked for."""
    return Span(section, words=words, missing=(section, *looked))


def lacking(span: Span, *looked: SectionKind) -> Span:
    """The span as one that says that something is missing from its section, and from those `looked` into as well."""
    return replace(span, missing=(span.section, *looked))


TELLING = 2
"""Words up to which the beginning of a section tells nothing of it: a name, a town."""
_SENTENCE_END = re.compile(r"[.!?]\s+(?=[A-Z])|$")
_LONG = 60
"""Characters from which on a line of running text is taken for one that wraps."""


def widened(span: Span, facts: Facts) -> Span:
    """The span with its quote made whole: a line of the page that wraps is quoted with what belongs to it."""
    if span.line is None or not span.quote:
        return span
    line = facts.resume.lines[span.line]
    if span.quote != " ".join(line.text.split()):
        return span
    if bullet := facts.bullet_at(span.line):
        return replace(span, quote=bullet.text)
    return replace(span, quote=_with_neighbours(line, facts))


def _with_neighbours(line: Line, facts: Facts) -> str:
    """A line of running text or of a list, with the line before or after that it goes on from or to."""
    section = facts.section_at(line.number)
    if section is None:
        return line.text
    if section.kind is SectionKind.SUMMARY:
        return _sentences(line, facts.body(section))
    lines = [each for each in facts.body(section) if abs(each.number - line.number) <= 1 and each.page == line.page]
    before = [each for each in lines if each.number < line.number and _goes_on(each, section.kind)]
    after = [each for each in lines if each.number > line.number and _goes_on(line, section.kind)]
    if facts.bullet_at(line.number - 1):
        before = []
    return opening_of((*before, line, *after), 320)


def _sentences(line: Line, body: Sequence[Line]) -> str:
    """The sentences of running text that a line is a part of."""
    before = sum(len(" ".join(each.text.split())) + 1 for each in body if each.number < line.number)
    first, last = before, before + len(" ".join(line.text.split()))
    text = " ".join(" ".join(each.text.split()) for each in body)
    ends = [found.end() for found in _SENTENCE_END.finditer(text)]
    begin = max((end for end in ends if end <= first), default=0)
    end = min((end for end in ends if end >= last), default=len(text))
    return shorten(text[begin:end], 320, placeholder=" …")


def _goes_on(line: Line, kind: SectionKind) -> bool:
    text = line.text.rstrip()
    prose = kind is SectionKind.OTHER and len(text) > _LONG and not text.endswith((".", "!", "?", ":"))
    return text.endswith(",") or prose
