"""Are products called by their standard names?"""

from collections.abc import Iterator, Mapping

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.resume import SectionKind
from rules.spans import at_line

_KINDS = (SectionKind.SKILLS, SectionKind.EXPERIENCE, SectionKind.PROJECTS, SectionKind.SUMMARY)


@check
class Canonical:
    """Yields the first line for each short name of `names` whose standard name stands nowhere in the resume."""

    names: Mapping[str, str]

    def find(self, facts: Facts) -> Iterator[Span]:
        text = facts.text.lower()
        seen: set[str] = set()
        for line, mention in facts.mentions:
            standard = self.names.get(mention.as_written)
            if standard is None or standard.lower() in text or standard in seen:
                continue
            seen.add(standard)
            yield at_line(line, _kind(facts, line.number), short=mention.as_written, standard=standard)


def _kind(facts: Facts, number: int) -> SectionKind:
    inside = (each.kind for each in facts.resume.sections if each.first_line <= number <= each.last_line)
    kind = next(inside, SectionKind.SKILLS)
    return kind if kind in _KINDS else SectionKind.SKILLS
