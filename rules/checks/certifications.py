"""Do certifications stand in their own section, with dates, and are they those that count?"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.jobs import MONTHS
from rules.lexicon.certifications import Certification, found_in, listed_in, names
from rules.resume import Line, Section, SectionKind
from rules.spans import at_line, lacking, opening_of

_YEAR = re.compile(
    r"(?:19|20)\d\d|['’]\d\d\b|\b\d{1,2}[/.]\d{2}\b"
    rf"|\b{MONTHS}[.,]?[ -]?\d{{2}}\b",
    re.IGNORECASE,
)
"""A year, or a month with the two figures of one: "Nov 23", "11/23"."""
NO_CERTIFICATE = "Security clearance"
_NAMED = re.compile(r"certif|licen[cs]e|credential|accreditation", re.IGNORECASE)
_TOLD = frozenset({SectionKind.EXPERIENCE, SectionKind.PROJECTS, SectionKind.VOLUNTEERING})
_HELD = re.compile(
    r"\b(?:certif\w+|passed|obtained|earned|achieved|acquired|completed|got|received|hold\w*)\b", re.IGNORECASE
)
"""What a line of work says of a certification that one has, and not of one that the work was about."""
_PLANNED = re.compile(
    r"\b(?:preparing|studying|pursuing|planned|in progress|candidate|expected|training|course|prep(?:aration)?)\b",
    re.IGNORECASE,
)
"""What is not held, or is no certification but the course towards it."""
_HEADED = re.compile(
    r"\W*(?:(?:[A-Z][\w/'’-]*,?|&|and|of|in) ){0,6}(?:[Cc]ertificat(?:es|ions)|CERTIFICAT(?:ES|IONS)|Licen[cs]es)"
    r"(?=\s*(?::|$|\t| {2,}|(?:&|and|,|/) [A-Z]))"
)
"""How a heading or a label of certifications begins, wherever it was read to stand."""
_LABELLED = re.compile(r"\b(?:certificat(?:es|ions)|licen[cs]es) ?:", re.IGNORECASE)
"""A label of certifications that stands within a line, behind others."""
_UNDER_WAY = re.compile(
    r"\b(?:in[- ]progress|ongoing|under way|pursuing|preparing|studying|scheduled)\b", re.IGNORECASE
)
"""What is not earned yet, and has no year."""


_DRIVING = re.compile(r"\bdriv(?:er|ing)\S{0,2} (?:licen[cs]e|permit)|\bclass [\dA-Z]{1,2} licen[cs]e", re.IGNORECASE)
"""What lets one drive, which nobody asks the year of."""
_AWARD = re.compile(
    r"^(?!.*\b(?:certif|licen[cs]e)).*\b(?:awards?|awarded|prizes?|winners?|recogni[sz]ed|medals?|honou?rs?)\b",
    re.IGNORECASE,
)
"""What stands beside certifications and is none: a distinction."""


@check
class Certifications:
    """Yields certifications outside a section of their own ("place"); the first line of that section if it has no year
    ("dates"), or if it has none of those that pay and stands above the work ("value"): `counts`, by name, or those for
    back-end work. Awards in such a section are no certifications.
    """

    question: Literal["place", "dates", "value"]
    counts: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if unknown := sorted(set(self.counts) - names()):
            raise ValueError(f"no certification of the lexicon is called {', '.join(unknown)}")

    def find(self, facts: Facts) -> Iterator[Span]:
        section = facts.section(SectionKind.CERTIFICATIONS)
        lines = tuple(each for each in facts.body(section) if not _DRIVING.search(each.text)) if section else ()
        lines = _earned(lines)
        if any(_AWARD.search(line.text) for line in lines):
            lines = tuple(
                line
                for line in lines
                if not _AWARD.search(line.text) and (any(found_in(line.text)) or _NAMED.search(line.text))
            )
        match self.question:
            case "place" if section is None:
                yield from self._outside(facts)
            case "dates" if (
                lines
                and not any("\t" in line.text for line in lines)
                and not any(_YEAR.search(line.text) for line in lines)
            ):
                yield lacking(at_line(lines[0], SectionKind.CERTIFICATIONS))
            case "value" if (
                lines
                and section
                and not _stands_below_work(section, facts)
                and not any(self._pays(each) for line in lines for each in listed_in(line.text))
            ):
                span = at_line(lines[0], SectionKind.CERTIFICATIONS)
                yield lacking(replace(span, quote=opening_of(lines, 120)))
            case _:
                return

    def _pays(self, certification: Certification) -> bool:
        return certification.name in self.counts if self.counts else certification.pays

    def _outside(self, facts: Facts) -> Iterator[Span]:
        if any(_NAMED.search(section.heading) for section in facts.resume.sections):
            return  # they have a heading, if one that they share
        if any(_HEADED.match(line.text) or _LABELLED.search(line.text) for line in facts.resume.seen_lines):
            return
        for line in facts.resume.seen_lines:
            section = facts.section_at(line.number)
            if section is not None and _NAMED.search(section.heading):
                continue  # "Education and Certifications" names them, too
            names = [words for each, words in found_in(line.text) if each.name != NO_CERTIFICATE]
            told = section is not None and section.kind in _TOLD and not _HELD.search(line.text)
            if names and not told and not _PLANNED.search(line.text):
                yield at_line(line, SectionKind.CERTIFICATIONS, found=names[0])
                return


def _earned(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines without those of what is under way, which a line of its own may say below the name."""
    alone = {at - 1 for at, line in enumerate(lines) if _UNDER_WAY.fullmatch(line.text.strip(" ()–—-•.:"))}
    return tuple(line for at, line in enumerate(lines) if at not in alone and not _UNDER_WAY.search(line.text))


def _stands_below_work(section: Section, facts: Facts) -> bool:
    """Whether the certifications stand where they belong, so that nothing is left to do about their place."""
    work = [each for kind in (SectionKind.EXPERIENCE, SectionKind.PROJECTS) for each in facts.resume.of_kind(kind)]
    return bool(work) and all(each.first_line < section.first_line for each in work)
