"""What is left of the contact details when all that is known is taken away: what could be a detail that was not read.

Somebody who is told that a town is missing, and sees it stand on the page, believes nothing else. So an item may be
called missing only where every word of the contact details has been explained as something else.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from coach.reading.lexicon import cities, dates
from coach.reading.lexicon.heading_words import section_kind
from coach.reading.meaning.residence import fields_of
from rules.accounts import share_letters
from rules.lexicon.spelling import is_known
from rules.lexicon.titles import is_title
from rules.resume import Contact

_ITEMS = ("name", "email", "phone", "linkedin", "location")
_MIN_DIGITS, _MIN_LETTERS = 7, 3
"""Digits of a phone number, letters of the name of a town."""
_PROSE, _MAX_NAME = 6, 5
"""Words from which on a field with mostly small letters is a sentence, and those of a name."""

_CENSORED = re.compile(
    r"\b(?:redacted|censored|blacked out|anonymi[sz]ed|withheld|(?:removed|hidden|omitted) for privacy)\b"
    r"|\b(?:phone|mobile|number|e-?mail|contact|address)\b[^|•\t]{0,20}\b(?:removed|hidden|omitted|(?:up)?on request)\b"
    r"|[█■▇▉]{2,}|[•●*#]{3}[\s.-]?[•●*#\d]{3,}|(?<![^\W_])[xX]{3,}(?=[\s.)-]|$)(?:[\s.)-]{1,2}[xX\d]{3,})*",
    re.IGNORECASE,
)
"""What was blacked out on purpose, in a copy that everybody may see."""
_ADDRESSES = re.compile(
    r"(?<!\S)[^\s@]++@\S+\.\w+|(?:https?://|www\.)\S*+|(?<![\w.-])(?:[\w-]++\.)+[a-z]{2,12}\b(?:/\S*+)?", re.IGNORECASE
)
_ON_LINKEDIN = re.compile(r"linked\s?in(?:\.com)?\s*(?:[:–—/-]\s*)+\w", re.IGNORECASE)
"""The name of the site before something that is no address of a profile: "linkedin.com/ada", "LinkedIn – Ada"."""
_NUMBER = re.compile(r"\d(?:[\s().‐‑‒–/-]{0,3}\d){6,14}")
_HOUSE = re.compile(r"(?:^|\s|[#/-])\d{1,6}[A-Za-z]?(?=[,\s/-]|$)|,\s*[A-Z]{2}\b")
"""The number of a house or of a post office, or the letters of a state."""
_WORD = re.compile(r"(?<![\w@])[^\W\d_]+(?:['’][^\W\d_]+)*")
_INTERWOVEN = re.compile(r"\d[A-ZÀ-Ž][^\W\d_A-Z]+")
"""A word right behind a figure, where two lines of small letters beside a large name were read as one."""
_SHORT = re.compile(r"[A-Z]{2,4}")
"""Letters that stand for something: "SDET", "WIP"."""
_YEARS = re.compile(r"\byears?\b|\byrs?\b|\+", re.IGNORECASE)
_ACCOUNT = re.compile(r"\W{0,4}@?(?P<name>(?=[\w.-]*[^\W\d_])[A-Za-z\d][\w.-]{2,38})/?\W{0,2}")


def open_items(texts: Sequence[str], contact: Contact) -> tuple[str, ...]:
    """The items of the contact details (fields of `Contact`) that something unexplained in the lines `texts` of the
    head could be."""
    missing = [item for item in _ITEMS if not getattr(contact, item)]
    if any(map(_CENSORED.search, texts)):
        return tuple(missing)
    left = [field for text in _without_known(texts, contact) for field in fields_of(text)]
    left = [field for field in left if not _is_sentence(field) and section_kind(field) is None]
    owner = [one for one in (contact.name, (contact.email or "").split("@")[0]) if one]
    found = {
        "name": any(map(_like_name, left)),
        "phone": any(_NUMBER.search(field) and not dates.find(field) for field in left),
        "linkedin": any(map(_ON_LINKEDIN.search, texts)) or any(_is_account(field, owner) for field in left),
        "location": any(_like_place(field, owner) or _INTERWOVEN.search(field) for field in left),
    }
    return tuple(item for item in missing if found.get(item))


def _without_known(texts: Iterable[str], contact: Contact) -> Iterator[str]:
    """The lines without addresses, and without what is known, each as often as it is known: of an account that stands
    there twice one is left, which is that on another site."""
    known = [one for one in (contact.name, contact.email, contact.phone, contact.location) if one]
    known += [one.rstrip("/").rsplit("/", 1)[-1] for one in (contact.linkedin, contact.github) if one]
    text = "\n".join(texts)
    for one in known:
        text = re.sub(rf"(?<![\w.@/]){re.escape(one)}(?![\w.@/])", "\t", text, count=1, flags=re.IGNORECASE)
    return iter(_ADDRESSES.sub("\t", text).split("\n"))


def _is_sentence(field: str) -> bool:
    words = _WORD.findall(field)
    return len(words) >= _PROSE and 2 * sum(word[0].islower() for word in words) > len(words)


def _like_name(field: str) -> bool:
    words = field.split()
    fits = 1 < len(words) <= _MAX_NAME and all(word[0].isupper() for word in words)
    return fits and not is_title(field) and not any(map(str.isdigit, field))


def _is_account(field: str, owner: Sequence[str]) -> bool:
    """Whether a field is one word that may be somebody's account: it shares letters with its owner, or is no word."""
    match = _ACCOUNT.fullmatch(field)
    if match is None:
        return False
    name = match["name"]
    odd = field.lstrip().startswith("@") or (name.islower() and not is_known(name))
    return odd or (any(share_letters(name, one) for one in owner) and not is_known(name.lower()))


def _like_place(field: str, owner: Sequence[str]) -> bool:
    """Whether a field may hold a town: a word that no list explains, a city's name, or any beside a house's number."""
    if dates.find(field):
        return False
    own = {word.lower() for one in owner for word in _WORD.findall(one)}
    words = [
        word
        for word in _WORD.findall(field)
        if word[0].isupper() and len(word) >= _MIN_LETTERS and word.lower() not in own
    ]
    if words and _HOUSE.search(field) and not (_YEARS.search(field) or is_title(field)):
        return True
    return any(_like_town(word) and not any(share_letters(word, one) for one in owner) for word in words)


def _like_town(word: str) -> bool:
    unknown = not is_known(word.lower()) and _SHORT.fullmatch(word) is None
    return unknown or cities.is_plainly_city(word)
