"""What in a resume tells who the person is, and where in a text it stands."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import unquote, urlsplit

import phonenumbers

from coach.copies.employers import names_of
from coach.copies.folded_text import Letters, found, letters_of, whole_word
from coach.errors import Refused
from coach.reading.lexicon import dates, places
from coach.reading.lexicon.heading_words import section_kind
from coach.reading.meaning.fields import is_degree, is_school
from rules.lexicon import spelling, technologies
from rules.lexicon.english import is_frequent
from rules.lexicon.titles import is_title
from rules.lexicon.verbs import lookup
from rules.resume import Entry, Line, Resume, SectionKind
from texts import gettext_noop


class Kind(StrEnum):
    """What a hidden stretch tells."""

    NAME = "name"
    MAIL = "mail"
    PHONE = "phone"
    ADDRESS = "address"
    LINK = "link"
    EMPLOYER = "employer"
    REFERENCE = "reference"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Secret:
    """A value that must not be in the copy; `alone` and `cased` as `letters.found` has them."""

    kind: Kind
    text: str
    alone: bool = True
    cased: bool = False
    whole: bool = False
    """Whether all of the word or handle that holds it tells as much."""
    together: bool = False
    """Whether it tells only where its letters stand in one word."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Where something secret stands in a text."""

    start: int
    end: int
    kind: Kind


NO_NAME = gettext_noop(
    "I couldn't tell which words are your name, so I made no copy that might still show it. Tell me "
    "yourself: `hide` takes words to black out."
)
NO_JOBS = gettext_noop(
    "I couldn't make out your employers in this file, so I made no copy that might still name them. "
    "Tell me yourself: `hide` takes words to black out."
)
_MAIL = re.compile(
    r"(?<![\w.+%'-])[\w.+%'-]++\s?@\s?[\w-]++(?:\.[\w-]++)+"
    r"|(?<![\w.+-])[\w.+-]++\s*+[\[({]\s*+at\s*+[\])}]\s*+[\w-]+[\w\s.()\[\]{}-]{2,30}"
)
_SUFFIXES = "|".join(
    "com org net edu io dev me app co ai tech info page site xyz blog design codes cloud eu us uk de fr ca in es it nl"
    " ch at se no dk fi pl cz br au nz jp cn sg my ph pt ie be gr tr ro hu ua ru za ng ke mx ar cl".split()
)
_LINK = re.compile(
    rf"(?:https?://|www\.)[^\s|<>()]+|(?<![\w@.-])(?:[a-z0-9-]+\.)+(?:{_SUFFIXES})/[^\s|<>()]*"
    rf"|(?<![\w@.-])(?:[a-z0-9-]+\.)+(?-i:{_SUFFIXES})(?![\w@-]|\.\w)",
    re.IGNORECASE,
)
"""An address by its scheme, its path or its end; an end in capitals begins a sentence that lost its space."""
_PRODUCTS = re.compile(
    r"(?:asp|ado|vb|ml|socket|draw|next|node|vue|nuxt|three|d3|express|react|angular)\.(?:net|io|js)", re.IGNORECASE
)
_NO_HANDLE = frozenset(
    "in pub www mail info contact hello hi me admin resume cv jobs work home index about portfolio linkedin github"
    " gitlab com net org http https users user profile people company".split()
)
_OWN_NAME = 4
"""Letters of a piece of a handle from which on it is hidden by itself, unless it is a word."""
_IDEOGRAPHS = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")
_SHORT = frozenset(
    "abi ash ben dan jim joe jon kat kim liz max meg mia nat nik pat rob ron sam sue tim tom vic zac".split()
)
"""Short forms of first names that have but three letters."""
_SEGMENTS = re.compile(r"\t|\s*[|•·∙⋄◇♦]\s*|\s{2,}")
_PERSONAL = re.compile(
    r"(?:date of birth|birth ?da(?:y|te)|d\.?o\.?b|born|age|nationality|citizenship|marital status|gender|sex|passport"
    r"|visa|religion|father\S* name|mother\S* name|address|geburtsdatum|geboren|staatsangehörigkeit|familienstand"
    r"|nationalité|fecha de nacimiento|nacionalidad)\b\s*[:\-–]",
    re.IGNORECASE,
)
_YEARS = re.compile(r"\byears?\b|\byrs?\b|%", re.IGNORECASE)
_MAX_WORDS = 16
"""Words of a contact detail; what has more is a sentence."""
_ON_REQUEST = re.compile(r"\b(?:request|demand|anfrage)\b", re.IGNORECASE)
_FIELDS = re.compile(r"\t|\s+[|•·–—-]\s+|,\s+")
_MAX_NAME = 6
"""Words of an employer's name."""
_HEAD = 3
"""Lines that the head of a job has after its first."""
_SURE = 0.75
"""Below this an employer and a title may have been taken for each other."""


@dataclass(frozen=True, slots=True)
class Identity:
    """All that tells who somebody is."""

    secrets: tuple[Secret, ...]
    employers: tuple[str, ...] = ()
    """Their names in full, for the person to see whether one is missing."""

    def stretches(self, text: str) -> list[Stretch]:
        """Where in a text something secret stands; stretches may overlap."""
        letters = letters_of(text)
        found_here = [each for secret in self.secrets for each in _stretches(letters, secret)]
        return [*found_here, *_patterns(text)]

    def holds(self, text: str) -> bool:
        """Whether a text tells anything of it."""
        return bool(self.stretches(text))

    def names(self, text: str) -> bool:
        """Whether one of its values stands in a text that is no prose: what a style or a shape is called."""
        letters = letters_of(text)
        return any(next(_stretches(letters, secret), None) is not None for secret in self.secrets)


def identity_of(resume: Resume, hide: Sequence[str] = ()) -> Identity:
    """What tells who wrote a resume. `hide`: further words that the person named.

    Raises Refused if that cannot be known: where no name was read, or no job though there are some, unless they named
    words themselves.
    """
    own = [Secret(Kind.OWN, word, alone=len(word) < 5) for word in map(str.strip, hide) if word]
    employers = [secret for entry in _jobs(resume) for secret in _employer(entry, resume)]
    employers += [*_overlooked(resume), *_of_studies(resume)]
    name = resume.contact.name or ""
    if not own and not _is_name(name):
        raise Refused(NO_NAME)
    unread = resume.how_read.jobs_unread or (not employers and bool(resume.of_kind(SectionKind.EXPERIENCE)))
    if not own and unread:
        raise Refused(NO_JOBS)
    told = (*own, *_name(name), *_contact(resume), *_handles(resume), *employers, *_references(resume))
    named = (next(names_of(entry.organization), "") for entry in _jobs(resume))
    return Identity(tuple(dict.fromkeys(told)), tuple(dict.fromkeys(filter(None, named))))


def _stretches(letters: Letters, secret: Secret) -> Iterator[Stretch]:
    for start, end in found(letters, secret.text, alone=secret.alone, cased=secret.cased):
        if secret.together and any(map(str.isspace, letters.text[start:end])):
            continue
        where = whole_word(letters.text, start, end) if secret.whole else (start, end)
        is_spaced = secret.kind is Kind.LINK and any(map(str.isspace, letters.text[start:end]))
        yield Stretch(*where, Kind.NAME if is_spaced else secret.kind)  # accounts are often called like their owner


def _patterns(text: str) -> Iterator[Stretch]:
    """Email addresses, links and phone numbers, whosever they are."""
    yield from (Stretch(*match.span(), Kind.MAIL) for match in _MAIL.finditer(text))
    for match in _LINK.finditer(text):
        if not _PRODUCTS.fullmatch(match.group()):
            yield Stretch(*match.span(), Kind.LINK)
    for number in phonenumbers.PhoneNumberMatcher(text, "US"):
        if not dates.find(number.raw_string):
            yield Stretch(number.start, number.end, Kind.PHONE)


def _is_name(name: str) -> bool:
    return len(name.split()) <= 6 and any(map(str.isalpha, name)) and not is_title(name) and section_kind(name) is None


def _name(name: str) -> Iterator[Secret]:
    """The whole name, also run together or within a handle; each part of it, as a word with a capital."""
    if not _is_name(name):
        return
    parts = [part for part in re.split(r"[\s,.\"“”()'’]+", name) if part]
    together = "".join(parts)
    if len(parts) > 1 and len(together) >= 6:
        yield Secret(Kind.NAME, name, alone=False, whole=True)
        first_and_last = parts[0] + parts[-1]
        yield from (
            Secret(Kind.NAME, joined, alone=False, whole=True, together=True)
            for joined in dict.fromkeys((first_and_last, parts[-1] + parts[0]))
            if len(joined) >= 6 and joined != together
        )
    for part in parts:
        for piece in {part, *part.split("-")}:
            if sum(map(str.isalpha, piece)) >= 2 and (piece[:1].isupper() or not piece.isascii()):
                yield Secret(Kind.NAME, piece, cased=_is_common(piece))
    yield from (Secret(Kind.NAME, given, alone=False) for part in parts for given in _given_names(part))
    yield from (Secret(Kind.NAME, short, cased=True) for short in _short_forms(parts[0]))


def _is_common(name: str) -> bool:
    """Whether a person's name in small letters would mostly be something else: "mark", "rose", "ruby". Dictionaries
    hold most names as words, too, and nobody misses those in a copy."""
    plain = name.casefold()
    return len(name) < 4 or is_frequent(plain) or technologies.load().canonical(plain) is not None


def _given_names(part: str) -> Iterator[str]:
    """Of a name in Chinese characters, which is written without gaps, what may be said alone: its first and its last
    two or three."""
    if 3 <= len(part) <= 5 and _IDEOGRAPHS.fullmatch(part):
        yield from dict.fromkeys(each for length in (2, 3) for each in (part[:length], part[-length:]) if each != part)


def _short_forms(first: str) -> Iterator[str]:
    """How friends call somebody: "Alex" for Alexander."""
    plain = first.casefold()
    lengths = (length for length in range(3, len(first)) if length > 3 or plain[:3] in _SHORT)
    yield from (first[:length] for length in lengths if technologies.load().canonical(first[:length]) is None)


def _contact(resume: Resume) -> Iterator[Secret]:
    contact = resume.contact
    if contact.email:
        yield Secret(Kind.MAIL, contact.email, alone=False, whole=True)
    if contact.phone:
        yield Secret(Kind.PHONE, contact.phone, alone=False)
    if contact.location and not places.is_area(contact.location):
        yield Secret(Kind.ADDRESS, contact.location)
    for line in _contact_lines(resume):
        for segment in map(str.strip, _SEGMENTS.split(line)):
            if any(True for _ in _patterns(segment)):
                continue
            if _is_detail(segment):
                yield Secret(Kind.ADDRESS, segment)
            elif _is_account(segment):
                yield Secret(Kind.LINK, segment)


def _contact_lines(resume: Resume) -> Iterator[str]:
    for section in resume.of_kind(SectionKind.CONTACT):
        yield from (line.text for line in resume.lines[section.first_line : section.last_line + 1])
    yield from (line.text for line in resume.lines if line.in_margin)


def _is_detail(segment: str) -> bool:
    """Whether a piece of a contact section is a street, a postal code, a date of birth: it has a figure or a label."""
    if not 1 <= len(segment.split()) <= _MAX_WORDS or len(segment) < 4:
        return False
    if _YEARS.search(segment) or dates.is_only_date(segment) or is_title(segment):
        return False
    return any(map(str.isdigit, segment)) or bool(_PERSONAL.match(segment)) or places.is_address(segment)


def _is_account(segment: str) -> bool:
    """Whether a piece of a contact section is what an account is called: one word that is none of the language."""
    plain = letters_of(segment).plain
    known = plain in _NO_HANDLE or spelling.is_known(plain) or technologies.load().canonical(segment) is not None
    return len(segment.split()) == 1 and len(plain) >= 4 and not known and section_kind(segment) is None


def _handles(resume: Resume) -> Iterator[Secret]:
    """What accounts are called, since the same name stands in many places; and what links are called by."""
    contact = resume.contact
    mails = [contact.email or "", *(link.target[7:] for link in resume.links if link.target.startswith("mailto:"))]
    for mail in filter(None, mails):
        yield from _handle(mail.partition("@")[0].partition("+")[0])
    for address in filter(None, (contact.linkedin, contact.github, contact.website)):
        yield Secret(Kind.LINK, address, alone=False, whole=True)
        target = urlsplit(address if "//" in address else f"//{address}")
        path = [part for part in unquote(target.path).split("/") if part]
        if path:
            yield from _handle(path[1] if path[0] in ("in", "pub") and len(path) > 1 else path[0])
        elif address == contact.website:
            labels = (target.hostname or "").removeprefix("www.").split(".")
            yield from _handle(labels[0])
    for link in resume.links:
        text = " ".join(link.text.split())
        is_address = len(text) >= 5 and text.casefold() not in _NO_HANDLE and any(sign in text for sign in "./@")
        if is_address and letters_of(text).plain in letters_of(unquote(link.target)).plain:
            yield Secret(Kind.LINK, text)


def _handle(handle: str) -> Iterator[Secret]:
    plain = letters_of(handle).plain
    if len(plain) >= 3 and plain not in _NO_HANDLE and not plain.isdigit():
        yield Secret(Kind.LINK, handle, alone=len(plain) < 6, whole=True)
    for piece in re.split(r"[._-]", handle):  # a name in letters other than those at the top of the page, a nickname
        if len(piece) >= _OWN_NAME and piece.isalpha() and piece != handle and not spelling.is_known(piece.casefold()):
            yield Secret(Kind.NAME, piece)


def _jobs(resume: Resume) -> Iterator[Entry]:
    kinds = (SectionKind.EXPERIENCE, SectionKind.VOLUNTEERING)
    yield from (entry for entry in resume.entries if entry.section in kinds)


def _employer(entry: Entry, resume: Resume) -> Iterator[Secret]:
    """The employer of a job; where none was read, or not surely, all of the job's head but titles, places and dates."""
    told = list(names_of(entry.organization))
    yield from (Secret(Kind.EMPLOYER, name, cased=_is_word(name)) for name in told)
    if told and entry.sure.organization >= _SURE:
        return
    first_bullet = min(
        (bullet.first_line for bullet in resume.bullets if entry.first_line <= bullet.first_line <= entry.last_line),
        default=entry.last_line + 1,
    )
    for line in resume.lines[entry.first_line : min(first_bullet, entry.first_line + 3)]:
        yield from _of_head(line)


def _of_head(line: Line) -> Iterator[Secret]:
    """What in the head of a job may be its employer."""
    for segment in _FIELDS.split(dates.without_dates(line.text)):
        yield from (
            Secret(Kind.EMPLOYER, name, cased=_is_word(name)) for name in names_of(segment) if _looks_like_one(name)
        )


def _looks_like_one(name: str) -> bool:
    """Whether words could be a company's name: few, mostly with capitals, and no technology."""
    words = [word for word in name.split() if word[0].isalpha()]
    capitals = sum(not word[0].islower() for word in words)
    few = 1 <= len(words) <= _MAX_NAME and not words[0][0].islower() and 2 * capitals >= len(words)
    return few and lookup(words[0].casefold()) is None and technologies.load().canonical(name) is None


def _overlooked(resume: Resume) -> Iterator[Secret]:
    """Employers of jobs that were taken for part of another: lines of an experience section with dates that are no read
    job's own, the short lines beside them, and lines that have a title beside something else."""
    for section in (*resume.of_kind(SectionKind.EXPERIENCE), *resume.of_kind(SectionKind.VOLUNTEERING)):
        lines = resume.lines[section.first_line + bool(section.heading) : section.last_line + 1]
        for at, line in enumerate(lines):
            if _is_range(line.text) and not _is_read(line, resume):
                near = (each for each in lines[max(0, at - 1) : at + 2] if len(each.text.split()) <= _MAX_WORDS)
                yield from (secret for each in {line, *near} for secret in _of_head(each))
            elif len(line.text.split()) <= _MAX_WORDS:
                fields = [field for field in _FIELDS.split(line.text) if field.strip()]
                if len(fields) > 1 and any(map(is_title, fields)):
                    yield from _of_head(line)


def _is_range(text: str) -> bool:
    """Whether a line has a beginning and an end, as jobs do; a mere year is that of anything."""
    return any(not each.single for each in dates.find(text))


def _is_read(line: Line, resume: Resume) -> bool:
    """Whether the dates in a line are those of a job that was read there."""
    text = letters_of(line.text).plain
    return any(
        entry.first_line <= line.number <= entry.first_line + _HEAD and letters_of(entry.dates).plain in text
        for entry in _jobs(resume)
    )


def _of_studies(resume: Resume) -> Iterator[Secret]:
    """Employers among what was read as studies: sections of both, courses at companies."""
    for entry in resume.entries:
        if entry.section is SectionKind.EDUCATION and not is_school(entry.organization):
            for name in names_of(entry.organization):
                if _looks_like_one(name) and not is_degree(name):
                    yield Secret(Kind.EMPLOYER, name, cased=_is_word(name))


def _is_word(name: str) -> bool:
    """Whether a name is a word of the language as well, which small letters would be: "Square", "Mark"."""
    return name[:1].isupper() and (len(name) < 4 or spelling.is_listed(name.casefold()))


def _references(resume: Resume) -> Iterator[Secret]:
    """Everything about those who would speak for the person: it is theirs to give away."""
    for section in resume.of_kind(SectionKind.REFERENCES):
        for line in resume.lines[section.first_line + bool(section.heading) : section.last_line + 1]:
            if not _ON_REQUEST.search(line.text):
                yield from (Secret(Kind.REFERENCE, each.strip()) for each in line.text.split("\t") if each.strip())


_WITHIN = (Kind.NAME, Kind.LINK)
"""Kinds that stand within others: a mail address holds a name, and what an account is called."""


def merged(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Stretches in order, those that overlap made one, of the kind of the longest."""
    joined: list[Stretch] = []
    for each in sorted(stretches, key=lambda stretch: (stretch.start, -stretch.end)):
        if joined and each.start < joined[-1].end:
            last = joined[-1]
            longer = max(last, each, key=lambda stretch: (stretch.end - stretch.start, stretch.kind not in _WITHIN))
            joined[-1] = Stretch(last.start, max(last.end, each.end), longer.kind)
        else:
            joined.append(each)
    return joined
