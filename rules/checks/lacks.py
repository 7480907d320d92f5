"""Is there any sign of something in these sections?"""

import re
from collections.abc import Iterator
from functools import cached_property

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.lexicon.english import is_word, one_slip_from
from rules.metrics import counts_many
from rules.phrases import any_of
from rules.resume import Section, SectionKind
from rules.spans import at_section, lacking, nowhere, opening_of

BULLET = 20
"""Words that a bullet stands for."""
_TELLING = (
    SectionKind.SUMMARY,
    SectionKind.PROJECTS,
    SectionKind.CONTACT,
    SectionKind.AWARDS,
    SectionKind.VOLUNTEERING,
    SectionKind.PUBLICATIONS,
    SectionKind.OTHER,
)
"""Where work is told of as well, whatever was read as its heading: a summary without one stands in the head."""


@check
class Lacks:
    """Yields one span if none of the signs (regular expressions, any case) stands in any of the sections.

    Says nothing of scholars, nor where the first of the sections is missing altogether, or has fewer than
    `least_words` words: there another rule speaks. Of a section with bullets these count instead, each as `BULLET`
    words, so that a longer line never brings the rule up. `quote`: quotes the beginning of that section. `counted`:
    many of anything are a sign, too; `linked`: so is a link to what shows one, and a section headed by one that holds
    anything. `analysts`: whether it is asked of who works with data as an analyst, too. `of_data`: it is asked of those
    students only who surely learn to make what keeps data. `never_of`: nor is anybody asked whose newest title says
    this (regular expression). What is missing from the work stands in no other section that may tell of it.
    """

    signs: tuple[str, ...]
    sections: tuple[SectionKind, ...]
    least_words: int = 1
    quote: bool = False
    counted: bool = False
    linked: bool = False
    analysts: bool = True
    of_data: bool = False
    never_of: str = ""

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return any_of(self.signs)

    def find(self, facts: Facts) -> Iterator[Span]:
        first = self.sections[0]
        section = facts.section(first)
        if (facts.role.analyzes and not self.analysts) or (self.of_data and not facts.role.keeps_data):
            return
        if (
            section is None
            or (facts.is_academic and not facts.builds_software)
            or _size(facts, first) < self.least_words
        ):
            return
        if self.never_of and any(re.search(self.never_of, title, re.IGNORECASE) for title in _newest_titles(facts)):
            return
        # A sign may be broken over two lines of the page.
        if self.linked and any(self._pattern.search(link.target) for link in facts.resume.links):
            return
        if self.linked and any(self._heads(each) and facts.body(each) for each in facts.resume.sections):
            return
        texts = [facts.text_of(kind).replace("\n", " ") for kind in self._looked_into]
        if any(self._pattern.search(text) or (self.counted and counts_many(text)) for text in texts):
            return
        near = (meant for word in facts.strangers for meant in one_slip_from(word))
        if any(self._pattern.fullmatch(meant) and is_word(meant) for meant in near):
            return  # it stands there, with a letter wrong
        span = at_section(section, opening_of(facts.body(section))) if self.quote else nowhere(first)
        yield lacking(span, *self.sections[1:])

    @property
    def _looked_into(self) -> tuple[SectionKind, ...]:
        if SectionKind.EXPERIENCE not in self.sections:
            return self.sections
        return tuple(dict.fromkeys((*self.sections, *_TELLING)))

    def _heads(self, section: Section) -> bool:
        return section.kind is SectionKind.PUBLICATIONS or self._pattern.search(section.heading) is not None


def _newest_titles(facts: Facts) -> list[str]:
    return [job.entry.title for job in facts.field_jobs[:_NEWEST]]


_NEWEST = 2
"""Jobs whose titles say what somebody makes now."""


def _size(facts: Facts, kind: SectionKind) -> int:
    return BULLET * len(facts.bullets(kind)) or len(facts.text_of(kind).split())
