"""Is a scale put beside skills or languages?"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

from rules.checks.phrase import Phrase
from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.resume import SectionKind
from rules.spans import at_line
from texts import gettext

_RATED = (SectionKind.SKILLS, SectionKind.LANGUAGES)
"""Sections in which a drawn scale rates what stands beside it, in the order in which they matter."""
_ALIKE = 3
"""Lines with a scale from which on it is one, and no ornament."""
_LEVELS = re.compile(
    r"(?:(?:master|expert|advanced|proficient|professional|intermediate|beginner|basic|novice|fluent|native)\b\W*)+",
    re.IGNORECASE,
)


@check
class Rated:
    """Yields each line of `sections` that holds a scale of signs or figures (`phrases`, regular expressions, any case),
    unless it has an expression of `unless`; and the lines beside which scales are drawn, those of skills before those
    of languages. Words of the span: `told` says which it is, `mend` what to do."""

    phrases: tuple[str, ...]
    sections: tuple[SectionKind, ...]
    unless: str = ""

    @cached_property
    def _signs(self) -> Phrase:
        return Phrase(phrases=self.phrases, sections=self.sections, unless=self.unless, by_line=True)

    def find(self, facts: Facts) -> Iterator[Span]:
        written = [*self._signs.find(facts)]
        for span in written:
            told = gettext("“{found}” rates a skill.", found=span.words["found"])
            yield replace(span, words={"told": told, "mend": _mend(span.section)})
        if not written:
            yield from _drawn(facts)


def _drawn(facts: Facts) -> Iterator[Span]:
    rated = frozenset(facts.resume.layout.rated)
    for kind in _RATED:
        lines = [line for each in facts.resume.of_kind(kind) for line in facts.body(each) if line.number in rated]
        if len(lines) >= _ALIKE:
            skills = kind is SectionKind.SKILLS
            told = (
                gettext("Drawn bars, dots or stars rate your skills.")
                if skills
                else gettext("Drawn bars, dots or stars rate your languages.")
            )
            spans = (at_line(line, kind, told=told, mend=_mend(kind)) for line in lines)
            # What says the level in words below the name of a skill is nothing to quote.
            quoted = [replace(span, quote="") if _LEVELS.fullmatch(span.quote) else span for span in spans]
            yield from sorted(quoted, key=lambda span: not span.quote)
            return


def _mend(kind: SectionKind) -> str:
    if kind is SectionKind.LANGUAGES:
        return gettext("A word says how well you speak a language: native, fluent, B2.")
    return gettext("List what you know best first, and show it in your bullets.")
