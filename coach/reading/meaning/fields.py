"""What the parts of an entry's head are: title, organization, place, dates."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from coach.reading.lexicon import cities, dates, places
from rules.lexicon import titles
from rules.lexicon.titles import title_weight
from rules.resume import SectionKind

_MAX_SUBJECT = 6
"""Words of a subject that stands behind the name of a degree."""

_DEGREE = re.compile(
    r"\b(?:b\.?\s?sc?|m\.?\s?sc?|b\.?\s?a|m\.?\s?a|ph\.?\s?d|b\.?\s?eng|m\.?\s?eng|b\.?\s?tech|m\.?\s?tech|mba|bba|bca|mca"
    r"|bachelor\w*|master\w*|doctor\w*|associate\w*|diploma|degree|major|minor|certificate|licence|bootcamp|abitur"
    r"|diplom\w*|laurea|grado|licenciatura|a-levels?|high school diploma|ged)\b\.?",
    re.IGNORECASE,
)
_SCHOOL = re.compile(
    r"\b(?:universi\w+|college|institut\w*|school|academy|polytechnic\w*|hochschule|fachhochschule|école|ecole"
    r"|politecnico|faculty|faculté|gymnasium|eth|mit|uc|ucla|caltech|iit|nit|bits)\b",
    re.IGNORECASE,
)
_WITH_EMPLOYER = frozenset(
    {SectionKind.EXPERIENCE, SectionKind.EDUCATION, SectionKind.VOLUNTEERING, SectionKind.AWARDS}
)
_SPLIT = re.compile(r"\t|\s+[|•·∙⋅●]\s+|\s+[–—]\s+|\s+-\s+|\s*\|\s*|\s+//\s+")
_LINK = re.compile(r"^(?:https?://|www\.)\S+$|^\S+\.(?:com|io|org|net|dev)(?:/\S*)?$", re.IGNORECASE)
_EMPTY_BRACKETS = re.compile(r"\(\s*\)|\[\s*\]")
_AT = re.compile(r"\s+(?:at|@|bei|chez)\s+")
_LABEL = re.compile(
    r"(?:(?:key|main|selected|core) )?(?:highlights|responsibilities|duties|achievements|accomplishments|tasks"
    r"|contributions|description|technologies)\s*:?",
    re.IGNORECASE,
)
"""What stands over the bullets of a job, and is none of its parts."""


@dataclass(frozen=True, slots=True)
class Fields:
    """The parts of a head; empty where the head does not say."""

    title: str = ""
    organization: str = ""
    place: str = ""
    when: dates.Range | None = None


def is_degree(text: str) -> bool:
    """True if `text` names a degree."""
    return _DEGREE.search(text) is not None


def is_label(text: str) -> bool:
    """True for what stands over the text of a job: "Responsibilities:", "Tasks"."""
    return _LABEL.fullmatch(text.strip()) is not None


def opens_with_degree(text: str) -> bool:
    """True if `text` begins with a degree."""
    return _DEGREE.match(text) is not None


def is_school(text: str) -> bool:
    """True if `text` names a school."""
    return _SCHOOL.search(text) is not None


def to_fields(texts: Sequence[str], kind: SectionKind) -> Fields:
    """Reads the lines of an entry's head, in any of the usual orders."""
    texts = _rejoined([text for text in texts if not is_label(text)])
    when = _when(texts)
    place, pieces = "", []
    for text in texts:
        for piece in _SPLIT.split(_undated(text)):
            found, rest = places.take(_bare(piece))
            school, _, area = found.partition(", ")
            if area and is_school(school) and not cities.is_plainly_city(school):
                found, rest = area, f"{rest}, {school}" if rest else school  # no town is called so
            place = place or found
            if rest and not _LINK.match(rest):
                pieces.append(rest)
    title, organization = _roles(_pieces(pieces, kind), kind)
    return Fields(title, organization, place, when)


def _rejoined(texts: Sequence[str]) -> list[str]:
    """A range broken over two lines ("Mar 2021 –", "Present") made whole."""
    whole: list[str] = []
    for text in texts:
        if whole and _goes_on(whole[-1], text):
            whole[-1] += " " + text
        else:
            whole.append(text)
    return whole


def _goes_on(text: str, following: str) -> bool:
    left_open = [one for one in dates.find(text) if one.is_left_open]
    if not left_open:
        return False
    closed = dates.find(f"{text} {following}")
    whole = [one.begin for one in closed if not one.single and not one.is_left_open]
    return any(one.begin in whole for one in left_open)


def _bare(piece: str) -> str:
    bare = piece.strip(" \t,;|").lstrip(": ")
    if bare.startswith(("(", "[")) and bare.endswith((")", "]")):
        bare = bare[1:-1]
    return bare.rstrip("([").rstrip() if bare.count("(") != bare.count(")") else bare


def _when(texts: Sequence[str]) -> dates.Range | None:
    found = [one for text in texts for one in dates.find(text)]
    return next((one for one in found if not one.single), found[0] if found else None)


def _undated(text: str) -> str:
    return _EMPTY_BRACKETS.sub("", dates.without_dates(text))


def _pieces(pieces: Sequence[str], kind: SectionKind) -> list[str]:
    """A single piece "Engineer at Acme" or "Acme, Engineer" is two."""
    split: list[str] = []
    for piece in pieces:
        at = _AT.split(piece, maxsplit=1)
        if len(at) == 2 and kind in _WITH_EMPLOYER and not _SCHOOL.search(at[0]):
            split += [part.strip() for part in at]
        elif "," in piece and kind in (SectionKind.EXPERIENCE, SectionKind.EDUCATION, SectionKind.VOLUNTEERING):
            split += _at_comma(piece, kind)
        else:
            split.append(piece)
    return [piece for piece in split if piece]


def _at_comma(piece: str, kind: SectionKind) -> list[str]:
    mark = _DEGREE if kind is SectionKind.EDUCATION else titles.in_resumes()
    head, _, tail = piece.partition(",")
    if bool(mark.search(head)) != bool(mark.search(tail)) and not re.match(
        r"\s*(?:inc|llc|ltd)\b", tail, re.IGNORECASE
    ):
        return [head.strip(), tail.strip()]
    return [piece]


def _roles(pieces: Sequence[str], kind: SectionKind) -> tuple[str, str]:
    if not pieces:
        return "", ""
    if kind is SectionKind.EDUCATION:
        return _studies(pieces)
    if kind not in (SectionKind.EXPERIENCE, SectionKind.VOLUNTEERING):
        return pieces[0], pieces[1] if len(pieces) > 1 else ""
    title = max(pieces, key=lambda piece: (title_weight(piece), -pieces.index(piece)))
    if title_weight(title) <= 0:
        first = len(pieces) != 2 or titles.of_companies().search(pieces[1])
        title = pieces[0] if first else pieces[-1]
    rest = [piece for piece in pieces if piece != title]
    return title, rest[0] if rest else ""


_NO_PART = re.compile(
    r"\(?(?:graduated?|graduating|expected|anticipated|incomplete|in progress|ongoing|completed|conferred)\)?[:.]?"
    r"|[\W\d]+|(?:c?gpa|grade|score)\b.*",
    re.IGNORECASE,
)
"""What stands beside a degree, and is neither degree nor school: how far it got, and with which marks."""


_MARKS = re.compile(r"(?:(?<![\s,(])[\s,(]++)?\bc?gpa\b.{0,20}$", re.IGNORECASE)
"""The marks behind a degree."""


def _is_town(piece: str) -> bool:
    """True for a town or country by itself: where the school is."""
    return places.is_area(piece) or (cities.is_plainly_city(piece) and not _SCHOOL.search(piece))


def _studies(pieces: Sequence[str]) -> tuple[str, str]:
    """Degree (with its field) and school."""
    parts = [_MARKS.sub("", part) for piece in pieces for part in _degree_apart(piece)]
    pieces = [part for part in parts if not _NO_PART.fullmatch(part)]
    pieces = [piece for piece in pieces if not _is_town(piece)] or pieces
    title = next((p for p in pieces if _DEGREE.search(p) and not _SCHOOL.search(p)), "")
    school = next((p for p in pieces if _SCHOOL.search(p)), "")
    rest = [p for p in pieces if p not in (title, school)]
    if title and school and rest and _DEGREE.fullmatch(title) and len(rest[0].split()) <= _MAX_SUBJECT:
        return f"{title} in {rest[0]}", school
    return title or (rest[0] if rest and school else ""), school or (rest[0] if rest else "")


def _degree_apart(piece: str) -> list[str]:
    """ "PhD Some University, Physics" → its three parts."""
    degree = _DEGREE.match(piece)
    rest = piece[degree.end() :].strip() if degree else piece
    head, _, tail = rest.partition(",")
    parts = [head.strip(), tail.strip()] if _SCHOOL.search(head) and tail and not _SCHOOL.search(tail) else [rest]
    if degree and _SCHOOL.search(parts[0]):
        return [degree.group(), *parts]
    return [piece] if degree else parts
