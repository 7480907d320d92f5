"""What a member typed as a correction: bounded, made plain, and refused with what to type instead."""

import re
import unicodedata
from difflib import get_close_matches

from coach.corrections import anchors
from coach.corrections.correction import MAX_LETTERS, PRESENT, ContactField
from coach.errors import Refused
from coach.reading.lexicon import dates
from rules.resume import Resume
from texts import gettext

_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
_EMAIL = re.compile(r"[^\s@]{1,64}@[^\s@]{1,120}\.[^\s@.]{2,24}")
_ISO = re.compile(r"(?:19[5-9]\d|20[0-6]\d)(?:-(?:0[1-9]|1[0-2]))?")
_OPEN = {"present", "now", "today", "current", "presente", "actualidad", "actual", "hoy"}
_MIN_WORDS = 3
_NEAR = 0.8


def plain(typed: str) -> str:
    """One line without what cannot be seen, `MAX_LETTERS` characters at most."""
    return " ".join(_UNSEEN.sub(" ", unicodedata.normalize("NFC", typed[: MAX_LETTERS * 10])).split())[
        :MAX_LETTERS
    ].strip()


def date(typed: str) -> str:
    """A date as ISO 8601 ("2021-03", "2021"), `PRESENT`, or "" for none. Raises Refused with how to write one."""
    text = plain(typed)
    if not text or _ISO.fullmatch(text):
        return text
    if text.casefold() in {*_OPEN, gettext("present")}:
        return PRESENT
    found = dates.find(text)
    dates.find.cache_clear()
    whole = found[0] if len(found) == 1 else None
    if whole is None or not whole.single or whole.end is None or not _ISO.fullmatch(whole.end):
        raise Refused("I can't read “{typed}” as one date. Write it as “Mar 2021”, “2021-03” or “2021”.", typed=text)
    return whole.end


def start_date(typed: str) -> str:
    """The same for a beginning, which can't be in the present. Raises Refused."""
    found = date(typed)
    if found == PRESENT:
        raise Refused("A job starts at a date. Write “present” as its end.")
    return found


def in_order(start: str, end: str) -> None:
    """Raises Refused for an end before the start."""
    if start and end and end != PRESENT and end < start[: len(end)]:
        raise Refused("It ends before it starts. Check both dates.")


def detail(field: ContactField, typed: str) -> str:
    """A contact detail. Raises Refused for an email address that is none."""
    text = plain(typed)
    if field == "email" and text and not _EMAIL.fullmatch(text):
        raise Refused("“{typed}” isn't an email address. Write it as “ada@example.com”.", typed=text)
    return text


def line(typed: str, spots: tuple[anchors.Spot, ...]) -> int:
    """The number of the line that the typed words begin, else stand in. Raises Refused where it is none, or several."""
    words = anchors.normal(plain(typed))
    if len(words) < _MIN_WORDS:
        raise Refused("Type the first words of the line.")
    for fits in (
        [at for at, spot in enumerate(spots) if spot.text == words],
        [at for at, spot in enumerate(spots) if spot.text.startswith(words)],
        [at for at, spot in enumerate(spots) if words in spot.text],
    ):
        if len(fits) == 1:
            return fits[0]
        if fits:
            raise Refused("More than one line fits “{typed}”. Type more of the one you mean.", typed=words)
    near = get_close_matches(words, [spot.text[: len(words)] for spot in spots], n=1, cutoff=_NEAR)
    fits = [at for at, spot in enumerate(spots) if near and spot.text[: len(words)] == near[0]]
    if len(fits) == 1:
        return fits[0]
    raise Refused("I can't find “{typed}” in your resume. Type the first words of the line you mean.", typed=words)


def is_on_page(text: str, resume: Resume) -> bool:
    """Whether the words stand in the resume: what doesn't, other programs won't read either."""
    words = "".join(anchors.normal(text).split())
    return words in "".join("".join(line.text.casefold().split()) for line in resume.lines)
