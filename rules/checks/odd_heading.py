"""Are section headings the standard ones?"""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.resume import Section, SectionKind
from rules.spans import at_section


@check
class OddHeading:
    """Yields each heading of the sections in `standard` that no parser would know; gives the standard one.

    `standard` maps a kind of section to the heading to use; `known` lists words of which a standard heading of that
    kind has at least one. Where such a section has its standard heading already, a further one may be called anything.
    """

    standard: Mapping[SectionKind, str]
    known: Mapping[SectionKind, tuple[str, ...]]

    @cached_property
    def _patterns(self) -> dict[SectionKind, re.Pattern[str]]:
        return {kind: re.compile(r"\b(?:" + "|".join(words) + ")", re.IGNORECASE) for kind, words in self.known.items()}

    def find(self, facts: Facts) -> Iterator[Span]:
        standing = {each.kind for each in facts.resume.sections if self._is_known(each)}
        for section in facts.resume.sections:
            if section.kind in self.standard and section.heading and section.kind not in standing:
                span = at_section(section, standard=self.standard[section.kind])
                yield Span(SectionKind.OTHER, span.quote, span.line, span.page, span.words)

    def _is_known(self, section: Section) -> bool:
        pattern = self._patterns.get(section.kind)
        return pattern is not None and pattern.search(section.heading) is not None
