"""Does it tell what nobody may ask, and nobody needs to know?"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.jobs import MONTHS
from rules.phrases import any_of
from rules.resume import Line, Section, SectionKind
from rules.spans import at_line
from texts import gettext

_OF_OTHERS = (SectionKind.EXPERIENCE, SectionKind.EDUCATION, SectionKind.REFERENCES)
"""Sections in which the street is that of an employer, a school or somebody else."""
_OWN = (SectionKind.CONTACT, SectionKind.OTHER)
"""Sections that say who somebody is."""
_GROWN, _OLDEST = 16, 75
"""Years that somebody who writes a resume is old, at least and at most."""
_DAY = re.compile(
    rf"(?<![\w/.-])(?:\d{{1,2}}(?:st|nd|rd|th)?[ .-]{{1,2}}(?:{MONTHS})[.,]{{0,2}}[ -]{{0,2}}(?P<a>(?:19|20)\d\d)"
    rf"|(?:{MONTHS})\.? \d{{1,2}}(?:st|nd|rd|th)?,? (?P<b>(?:19|20)\d\d)"
    r"|(?P<c>(?:19|20)\d\d)(?P<cut>[/.-])\d\d(?P=cut)\d\d"
    r"|\d{1,2}(?P<slit>[/.-])\d{1,2}(?P=slit)(?P<d>(?:19|20)\d\d))(?![\w/-])",
    re.IGNORECASE,
)
"""A whole date."""
_OF_THE_PAPER = re.compile(
    r"\b(?:updat\w+|version|revised|edited|valid|issued|expir\w+|since|as of|available|until|from|to|start\w*)\b"
    r"|(?:19|20)\d\d\s*[–—-]|[–—-]\s*(?:19|20)\d\d",
    re.IGNORECASE,
)
"""What a date in the head is of that is no birthday."""
_BIRTH = re.compile(r"\b(?:birth|born)|\bd\.?o\.?b\b", re.IGNORECASE)
_BETWEEN = re.compile(r"[\t|·•]")
"""What stands between two details on a line."""
_HOUSE = re.compile(r"(?:[^\W\d_][\w.'’-]*+ ){1,4}\d{1,4} ?[a-zA-Z]?")
"""A street by its name, with the number behind it."""


@check
class Personal:
    """Yields each detail of a person that helps nobody judge their work; the photo of a portrait counts as one.

    `phrases` (regular expressions, any case) are looked for in `sections`; `at_home`: those that say nothing of the
    person where a job, a school or somebody else is told of; `in_contact`: those that do where it says who somebody is
    alone. A whole date in the head, of the years in which people are born, is a birthday.
    """

    phrases: tuple[str, ...]
    sections: tuple[SectionKind, ...]
    at_home: tuple[str, ...] = ()
    in_contact: tuple[str, ...] = ()

    @cached_property
    def _anywhere(self) -> re.Pattern[str]:
        return any_of(self.phrases)

    @cached_property
    def _at_home(self) -> re.Pattern[str]:
        return any_of((*self.phrases, *self.at_home))

    @cached_property
    def _in_contact(self) -> re.Pattern[str]:
        return any_of((*self.phrases, *self.at_home, *self.in_contact))

    def find(self, facts: Facts) -> Iterator[Span]:
        told = [*self._details(facts)]
        photo = facts.resume.layout.photos == 1
        mend = _mend(photo, bool(told))
        for span in told:
            yield replace(span, words={**span.words, "mend": mend})
        if photo:
            section = told[0].section if told else SectionKind.CONTACT
            yield Span(section, words={"told": gettext("a photo of you"), "mend": mend})

    def _details(self, facts: Facts) -> Iterator[Span]:
        for section in facts.resume.sections:
            if section.kind not in self.sections:
                continue
            for line in facts.resume.lines[section.first_line : section.last_line + 1]:
                told = [each.group().strip() for each in self._of(section, line, facts).finditer(line.text)]
                if _is_right_to_work(section, line, facts):
                    told = [each for each in told if not _OF_A_CITIZEN.search(each)]
                if not told and section.kind in _OWN:
                    told = [*_birthday(line, facts), *_street(line, facts)]
                for found in dict.fromkeys(told):
                    yield replace(at_line(line, section.kind, told=f"“{found}”"), quote=_field(line, found))

    def _of(self, section: Section, line: Line, facts: Facts) -> re.Pattern[str]:
        """What to look for on a line: no street where others are told of."""
        if section.kind in _OF_OTHERS or _is_below_employer(line, facts):
            return self._anywhere
        return self._in_contact if section.kind in _OWN else self._at_home


def _is_right_to_work(section: Section, line: Line, facts: Facts) -> bool:
    """Whether a line says where somebody may work, by itself or by what stands above it: employers need to know."""
    above = facts.resume.lines[max(section.first_line, line.number - 1) : line.number]
    return any(_MAY_WORK.search(text) for text in (section.heading, line.text, *(each.text for each in above)))


_MAY_WORK = re.compile(
    r"\b(?:right to work|work(?:ing)? (?:rights?|permi(?:t|ssion)s?|authori[sz]ation|eligibility|status|visa)"
    r"|(?:authori[sz]ed|eligible|entitled|permitted|allowed) to work|(?:visa|immigration|residen\w+) status)\b",
    re.IGNORECASE,
)
_OF_A_CITIZEN = re.compile(r"\b(?:citizen\w*|nationality)\b", re.IGNORECASE)


def _field(line: Line, found: str) -> str:
    """The part of a line of contact details that holds what was found: nothing is wrong with the others."""
    part = next((each for each in _BETWEEN.split(line.text) if found in each), line.text)
    return " ".join(part.split())


def _is_below_employer(line: Line, facts: Facts) -> bool:
    """Whether an employer stands right above a line, whose address it may be."""
    above = facts.resume.lines[max(0, line.number - 1) : line.number]
    return any(job.entry.organization and job.entry.organization in each.text for job in facts.jobs for each in above)


def _birthday(line: Line, facts: Facts) -> Iterator[str]:
    """The whole date on a line, if its year is one in which whoever writes a resume is born; below a label, the label
    says so."""
    near = "\n".join(each.text for each in facts.resume.lines[max(0, line.number - 1) : line.number + 1])
    found = None if _OF_THE_PAPER.search(line.text) or _BIRTH.search(near) else _DAY.search(line.text)
    if found is not None:
        year = next(int(each) for each in found.group("a", "b", "c", "d") if each)
        if _GROWN <= facts.newest // 12 - year <= _OLDEST:
            yield found.group()


def _street(line: Line, facts: Facts) -> Iterator[str]:
    """A line that is a name and the number of a house, where the town of this person stands on the next one."""
    town, _, _ = (facts.resume.contact.location or "").partition(",")
    below = facts.resume.lines[line.number + 1 : line.number + 2]
    if town and _HOUSE.fullmatch(line.text.strip()) and any(each.text.startswith(town) for each in below):
        yield line.text.strip()


def _mend(photo: bool, details: bool) -> str:
    """What is enough without them, and where a photo may stay."""
    enough = gettext("Your city and country are enough, with an email address and a phone number.")
    usual = gettext("Keep a photo only where employers expect one.")
    return " ".join([enough] * details + [usual] * photo)
