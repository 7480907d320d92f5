"""Do enough lines speak of something?"""

import re
from collections.abc import Iterator
from functools import cached_property

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.lexicon import titles
from rules.phrases import any_of
from rules.resume import SectionKind
from rules.spans import nowhere
from texts import gettext, ngettext
from texts.forms import number

_ASIDE = (
    SectionKind.EXPERIENCE,
    SectionKind.PROJECTS,
    SectionKind.AWARDS,
    SectionKind.VOLUNTEERING,
    SectionKind.SUMMARY,
    SectionKind.OTHER,
)
"""Where the same may be told, too, in lines that are none of work."""
_HELD = (SectionKind.EXPERIENCE, SectionKind.VOLUNTEERING)
_POSTS = (SectionKind.VOLUNTEERING, SectionKind.AWARDS)
_NEWEST = 2
"""Jobs whose titles say how far somebody is."""
_LINE = 2
"""Words from which on a line says something."""


@check
class Rarely:
    """Yields one span if fewer than `least` of what is told of work, `of` lines at least, show a sign (regular
    expressions). Nobody is asked whose doctorate is under way, whose newest title says less than senior, or of whom a
    title tells it (`titled`)."""

    signs: tuple[str, ...]
    titled: tuple[str, ...] = ()
    least: int = 2
    of: int = 3

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return any_of(self.signs)

    @cached_property
    def _titles(self) -> re.Pattern[str]:
        return any_of(self.titled)

    def find(self, facts: Facts) -> Iterator[Span]:
        if facts.is_doctoral_student or any(map(titles.is_intermediate, _newest(facts))):
            return
        held = (f"{each.title} {each.organization}" for each in facts.resume.entries if each.section in _HELD)
        if self.titled and any(map(self._titles.search, held)):
            return
        told = facts.told
        elsewhere = [text for text in self._beside(facts) if len(text.split()) >= _LINE]
        found = sum(1 for text in (*(each.text for each in told), *elsewhere) if self._pattern.search(text))
        if len(told) >= self.of and found < self.least:
            lines = ngettext("only {count} line", "only {count} lines", found, count=number(found))
            yield nowhere(SectionKind.EXPERIENCE, found=lines if found else gettext("no line"))

    @staticmethod
    def _beside(facts: Facts) -> Iterator[str]:
        """Lines that were not taken for work: somebody who holds the page reads them all the same, titles but for."""
        work = "\n".join(each.text for each in facts.told)
        heads = {job.title for job in facts.resume.entries if job.title}
        for kind in _ASIDE:
            for line in facts.text_of(kind).splitlines():
                # A post held for others' sake tells of it by its very name; of a job, what stands beside its title.
                beside = line
                for title in heads if kind not in _POSTS else ():
                    beside = beside.replace(title, " ")
                if line.strip("•*- ") not in work:
                    yield beside


def _newest(facts: Facts) -> Iterator[str]:
    yield from (job.entry.title for job in facts.field_jobs[:_NEWEST] if titles.is_field(job.entry.title))
