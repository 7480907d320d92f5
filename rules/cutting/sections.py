"""Sections that say little for somebody."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from rules.checks.section_present import has_sign
from rules.cutting.dispensable import Dispensable
from rules.cutting.space import is_filled, is_long
from rules.facts import Facts
from rules.lexicon.certifications import found_in
from rules.resume import Line, Section, SectionKind
from rules.role import roles_of
from texts import gettext

COURSES = 4
"""Lines of online courses from which on they fill space."""
CREDENTIALS, CERTIFICATES = 3, 2
"""Numbers of certificates that fill lines of their own, and certificates that are all old."""
LONG_AGO = 8
"""Years after which a certificate of a tool says little."""
PAGE = 40
"""Lines that fill about a page."""
_LISTS = (SectionKind.PUBLICATIONS, SectionKind.AWARDS, SectionKind.VOLUNTEERING, SectionKind.CERTIFICATIONS)
"""Sections that a link can stand for."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_CREDENTIAL = re.compile(
    r"(?:credential|certificate|licen[cs]e|verification)? ?(?:id|no|number|code|url)\.?\s?[:#]?\s?\S{3,80}",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?://|\bwww\.|\b[\w-]+\.(?:com|org|io|dev|net|me)\b/?", re.IGNORECASE)
"""An address of one's own, whatever stands over it."""
_SPEAKS_FOR = re.compile(
    r"\A(?:(?:desired|current) )?(?:position|title|role)\W*\Z"
    r"|\b(?:bachelor|master|doctor|diploma|degree|ph\.?d|[bm]\.?sc?|[bm]\.?tech|mba"
    r"|contributions?|competitions?|hackathons?|awards?|hono(?:u)?rs?|achievements?|publications?|research|certificat\w*|languages?"
    r"|conduct\w*|organi[sz]\w*|taught|teaching|trainings?|speciali[sz]\w*|methods?"
    r"|speaking|talks?|leadership|patents?|open[- ]source"
    r"|frameworks?|tools?|technolog\w+|software|stack|platforms?|infrastructure|security|systems?|positions?|roles?|time-?line|career|skills?|qualifications?|competenc\w+|expertise|strengths|abilities"
    r"|work|jobs?|contract\w*|freelanc\w*|consult\w*|employment|experiences?|clients?|highlights)\b",
    re.IGNORECASE,
)
"""Headings of what speaks for somebody: what they are, a degree, teaching and leading others, work that is public,
tools."""


def find(facts: Facts, kept: tuple[str, ...], courses: re.Pattern[str]) -> Iterator[Dispensable]:
    """Sections, or parts of them. Interests that hold one of `kept` speak for somebody; `courses`: what a line of an
    online course holds."""
    lines = Counter[SectionKind]()
    for section in facts.resume.sections:
        lines[section.kind] += len(facts.body(section))
    for section in facts.resume.sections:
        body = facts.body(section)
        match section.kind:
            case kind if kind in _LISTS and len(body) >= PAGE and is_long(facts):
                yield Dispensable(
                    gettext("most of “{section}” (it takes a page or more)", section=section.heading), True
                )
            case SectionKind.REFERENCES if body and not all(_ADDRESS.search(line.text) for line in body):
                yield Dispensable(f"“{section.heading}”", True)
            case SectionKind.INTERESTS if body and not has_sign(kept, facts.text_of(SectionKind.INTERESTS)):
                yield Dispensable(f"“{section.heading}”")
            case SectionKind.CERTIFICATIONS:
                yield from _of_certificates(section, courses, facts)
            case SectionKind.VOLUNTEERING if _tells_of_the_field(section, facts):
                pass
            case SectionKind.AWARDS | SectionKind.VOLUNTEERING if lines[section.kind] > 6 and body and is_long(facts):
                yield Dispensable(gettext("part of “{section}”", section=section.heading))
            case SectionKind.OTHER if _is_dispensable(section, facts) and len(body) > 2 and is_long(facts):
                yield Dispensable(f"“{section.heading}”")
            case _:
                pass


def _of_certificates(section: Section, courses: re.Pattern[str], facts: Facts) -> Iterator[Dispensable]:
    """What says little of certificates: rows of courses, numbers that nobody looks up, what was earned long ago."""
    body = facts.body(section)
    if sum(len(courses.findall(line.text)) for line in body) >= COURSES:
        yield Dispensable(gettext("most of the online courses under “{section}”", section=section.heading), True)
    elif sum(map(_is_credential, body)) >= CREDENTIALS:
        yield Dispensable(gettext("the credential IDs under “{section}”", section=section.heading))
    elif (year := _year_long_ago(body, facts)) and is_filled(facts):
        told = gettext("what you list under “{section}” (all by {year})", section=section.heading, year=year)
        yield Dispensable(told, True)


def _is_credential(line: Line) -> bool:
    """Whether a line gives the number of a certificate alone."""
    return _CREDENTIAL.fullmatch(line.text.strip()) is not None


def _year_long_ago(body: Sequence[Line], facts: Facts) -> str:
    """The last year in which any of several certificates was earned, if that is long ago; those that employers know
    may stay."""
    if any(any(found_in(line.text)) for line in body):
        return ""
    years = [int(year) for line in body for year in _YEAR.findall(line.text)]
    return str(max(years)) if len(years) >= CERTIFICATES and facts.written // 12 - max(years) >= LONG_AGO else ""


def _tells_of_the_field(section: Section, facts: Facts) -> bool:
    """Whether half of the lines or more are about technology or this kind of work, so that they speak for somebody."""
    bullets = facts.bullets(section.kind)
    technical = [each for each in bullets if facts.in_bullet(each) or facts.role.role in roles_of(each.text, ())]
    return 2 * len(technical) >= max(2, len(bullets))


def _is_dispensable(section: Section, facts: Facts) -> bool:
    """Whether a section of no known kind is one: a degree is not, nor what opens the page in a summary's place, nor
    what tells of technology in half of its lines: its heading may be a label in the margin, beside the work. One that
    tells how to reach somebody is needed."""
    opens = not facts.has(SectionKind.SUMMARY) and not any(
        each.kind is not SectionKind.CONTACT and each.first_line < section.first_line for each in facts.resume.sections
    )
    body = facts.body(section)
    technical = 2 * sum(bool(facts.on_line.get(line.number)) for line in body) >= len(body)
    reaches = any(_is_contact(line, facts) for line in body)
    return bool(section.heading) and not (opens or technical or reaches or _SPEAKS_FOR.search(section.heading))


def _is_contact(line: Line, facts: Facts) -> bool:
    """Whether a line holds a detail by which somebody is reached: as the contact has it, or behind its label."""
    contact = facts.resume.contact
    known = (contact.email, contact.phone, contact.linkedin, contact.location)
    text = line.text.casefold()
    return any(each.casefold() in text for each in known if each) or _TO_REACH.search(line.text) is not None


_TO_REACH = re.compile(
    r"[\w.+-]@[\w-]+\.\w|\blinkedin\.com/"
    r"|^\W*(?:e-?mail|(?:cell |mobile |home )?(?:tele)?phone|mobile|linkedin)\b\s*[:\t]",
    re.IGNORECASE,
)
"""An address, or the label of a detail."""
