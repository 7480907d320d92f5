"""Sections that say little for somebody."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from rules.checks.section_present import has_sign
from rules.cutting.dispensable import Dispensable
from rules.cutting.space import is_filled, is_long
from rules.facts import Facts
from rules.lexicon import titles
from rules.lexicon.certifications import found_in
from rules.resume import Entry, Line, Section, SectionKind
from rules.role import Role, roles_of
from rules.wording import joined
from texts import gettext

MANY = 5
"""Entries of a long section from which on most can go."""
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
_OUTSIDE_WORK = (SectionKind.AWARDS, SectionKind.VOLUNTEERING, SectionKind.INTERESTS, SectionKind.OTHER)
"""Sections of what was done beside work or school."""
WORKED = 12
"""Months of work in the field after which nobody asks about school, or about courses for beginners."""
_RESEARCH = re.compile(r"\bresearch|\bscientist\b|\bpost-?doc|\bph\.?d\b", re.IGNORECASE)
_OF_SCHOOL = re.compile(r"\b(?:high[- ]|secondary )?school(?:ing|days)?\b(?! of\b)", re.IGNORECASE)
_FOR_BEGINNERS = re.compile(r"[^\W\d_][^\t|;,:()]{2,40} for (?:absolute |complete )?beginners\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_CREDENTIAL = re.compile(
    r"(?:credential|certificate|licen[cs]e|verification)? ?(?:id|no|number|code|url)\.?\s?[:#]?\s?\S{3,80}",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?://|\bwww\.|\b[\w-]+\.(?:com|org|io|dev|net|me)\b/?", re.IGNORECASE)
"""An address of one's own, whatever stands over it."""
_PAPER = re.compile(r"\barxiv\b|\bdoi\b|\bpreprint\b|\bin proceedings of\b", re.IGNORECASE)
"""What stands in the entry of a published paper, and in no line on a person."""
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
    long: list[Section] = []
    for section in facts.resume.sections:
        lines[section.kind] += len(facts.body(section))
    for section in facts.resume.sections:
        body = facts.body(section)
        match section.kind:
            case kind if kind in _LISTS and len(body) >= PAGE and is_long(facts) and not _is_work(kind, facts):
                yield Dispensable(
                    gettext("most of “{section}” (it takes a page or more)", section=section.heading), True
                )
            case SectionKind.REFERENCES if body and _names_people(body):
                yield Dispensable(f"“{section.heading}”", True)
            case SectionKind.INTERESTS if body and not has_sign(kept, facts.text_of(SectionKind.INTERESTS)):
                yield Dispensable(f"“{section.heading}”")
            case kind if kind in _OUTSIDE_WORK and body and _OF_SCHOOL.search(section.heading) and _has_worked(facts):
                yield Dispensable(f"“{section.heading}”", True)
            case SectionKind.CERTIFICATIONS:
                yield from _of_certificates(section, courses, facts)
            case SectionKind.EDUCATION if _has_worked(facts):
                yield from _of_beginners(body)
            case SectionKind.VOLUNTEERING if _tells_of_the_field(section, facts):
                pass
            case SectionKind.AWARDS | SectionKind.VOLUNTEERING if lines[section.kind] > 6 and body and is_long(facts):
                long.append(section)
            case SectionKind.OTHER if _is_dispensable(section, facts) and len(body) > 2 and is_long(facts):
                yield Dispensable(f"“{section.heading}”")
            case _:
                pass
    yield from _parts_of(long, facts)


def _names_people(body: Sequence[Line]) -> bool:
    """Whether references are to people, and neither addresses of one's own nor papers under the same heading."""
    lists_papers = any(_PAPER.search(line.text) for line in body)
    return not lists_papers and not all(_ADDRESS.search(line.text) for line in body)


def _parts_of(sections: Sequence[Section], facts: Facts) -> Iterator[Dispensable]:
    """Which part of long sections can go: of many entries most, of few that are told at length most of each."""
    few = [each for each in sections if 1 < len(_entries(each, facts)) < MANY]
    many = [each for each in sections if each not in few and _entries_or_lines(each, facts) >= MANY]
    rest = [each for each in sections if each not in few and each not in many]
    if few:
        yield Dispensable(gettext("all but one line of each entry under {sections}", sections=_headings(few)))
    if many:
        yield Dispensable(gettext("all but the best three entries under {sections}", sections=_headings(many)))
    if rest:
        yield Dispensable(gettext("all but the best line under {sections}", sections=_headings(rest)))


def _headings(sections: Sequence[Section]) -> str:
    return joined([f"“{each.heading}”" for each in sections])


def _entries(section: Section, facts: Facts) -> Sequence[Entry]:
    return [each for each in facts.resume.entries if section.first_line <= each.first_line <= section.last_line]


def _entries_or_lines(section: Section, facts: Facts) -> int:
    """How many things stand in a section: entries, or else bullets, or else lines."""
    inside = range(section.first_line, section.last_line + 1)
    bullets = sum(each.first_line in inside for each in facts.bullets(section.kind))
    entries = len(_entries(section, facts))
    return (entries if entries > 1 else 0) or bullets or len(facts.body(section))


def _is_work(kind: SectionKind, facts: Facts) -> bool:
    """Whether what is listed is the work itself: publications of somebody who was in research, and in no post that is
    plainly one in software."""
    if kind is not SectionKind.PUBLICATIONS:
        return False
    held = [job.entry.title for job in facts.jobs]
    software = any(titles.is_field(title) and not titles.is_any_engineering(title) for title in held)
    return not software and any(map(_RESEARCH.search, held))


def _has_worked(facts: Facts) -> bool:
    return sum(job.months(facts.today) for job in facts.grown_jobs) >= WORKED


def _of_beginners(body: Sequence[Line]) -> Iterator[Dispensable]:
    """Courses for beginners below a degree, where several stand there."""
    found = [each.group().strip(" -–•*") for line in body for each in _FOR_BEGINNERS.finditer(line.text)]
    if len(found) > 1:
        yield Dispensable(joined([f"“{each}”" for each in found], 2), True)


def _of_certificates(section: Section, courses: re.Pattern[str], facts: Facts) -> Iterator[Dispensable]:
    """What says little of certificates: rows of courses, numbers that nobody looks up, what was earned long ago."""
    body = facts.body(section)
    hobbies = [each.group() for line in body for each in _OF_HOBBIES.finditer(line.text)]
    if hobbies and facts.role.role is not Role.NONE:
        names = joined([f"“{each}”" for each in hobbies], 2)
        yield Dispensable(gettext("{names} under “{section}”", names=names, section=section.heading), True)
    if sum(len(courses.findall(line.text)) for line in body) >= COURSES:
        yield Dispensable(gettext("most of the online courses under “{section}”", section=section.heading), True)
    elif sum(map(_is_credential, body)) >= CREDENTIALS:
        yield Dispensable(gettext("the credential IDs under “{section}”", section=section.heading))
    elif (year := _year_long_ago(body, facts)) and is_filled(facts):
        told = gettext("what you list under “{section}” (all by {year})", section=section.heading, year=year)
        yield Dispensable(told, True)


_OF_HOBBIES = re.compile(
    r"\b(?:(?:advanced )?open water diver|rescue diver|scuba div\w+|sky ?div\w+|first aid(?: (?:and|&) cpr)?"
    r"|cpr(?: (?:and|&) (?:first aid|aed))?|food (?:handler|handling|hygiene|safety)\w*|life ?guard\w*|bartend\w+"
    r"|yoga (?:teacher|instructor)|forklift(?: \w+)?|real estate licen[cs]e)\b",
    re.IGNORECASE,
)
"""Certificates that say nothing of this work."""


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
