"""Places as postings write them: "Bern, Switzerland", "London Office", "Remote (US)", "Santa Cruz de Tenerife"."""

import re

from coach.posting.terms import word_lists
from coach.reading.lexicon import cities

_WORDS = word_lists.table("head")["place"]
_AREAS = "|".join(_WORDS["areas"])
_SHORT = "|".join(_WORDS["short"])
AREA = re.compile(rf"(?:(?i:{_AREAS})|(?:{_SHORT}))(?!\w)")
REMOTE = re.compile(
    r"(?<!\w)(?:(?:fully |100 ?% |global(?:ly)? |worldwide )?remote(?:ly)?"
    r"|work from anywhere|worldwide|anywhere|teletrabajo|télétravail|homeoffice"
    r"|home office)(?!\w)",
    re.I,
)
ON_SITE = re.compile(
    r"(?<!\w)(?:on[- ]?site|in[- ]office|in[- ]person|hybrid|hybride?s?|vor ort|presencial|présentiel)(?!\w)", re.I
)
_CAPITAL = re.compile(r"(?<![\w.@/-])(?=[A-ZÀ-ÞŁŚŻČŠŽ])")
_NAME = re.compile(
    r"[A-ZÀ-ÞŁŚŻČŠŽ][\w'’.-]*(?: (?:[A-ZÀ-ÞŁŚŻČŠŽ(][\w'’.)-]*|de|del|la|las|los|am|an der|upon|sur|of))*"
)
_AFTER = re.compile(r",? ?(?:\((?=[A-Z])|, ?|/ ?)")
_MAX_AFTER = 3


def city_at(text: str, at: int) -> int:
    """Where the longest name of a city that begins here ends; `at` itself if none does."""
    name = _NAME.match(text, at, at + 60)
    words = name.group().rstrip(".,-").split(" ") if name else []
    for count in range(min(len(words), 5), 0, -1):
        found = " ".join(words[:count])
        if cities.is_plainly_city(found):
            return at + len(found)
    return at


def find(text: str) -> tuple[int, int] | None:
    """From where to where the first place goes that the text names: a city with what follows it, or a country."""
    for match in _CAPITAL.finditer(text):
        end = place_at(text, match.start())
        if end > match.start():
            return match.start(), end
    return None


def place_at(text: str, at: int) -> int:
    """Where a place that begins here ends, with its state and country; `at` itself if none begins here."""
    end = city_at(text, at)
    if end == at:
        named = AREA.match(text, at)
        if named is None:
            return at
        end = named.end()
    for _ in range(_MAX_AFTER):
        gap = re.compile(r", ?").match(text, end)
        more = gap and (AREA.match(text, gap.end()) or None)
        if gap and more:
            end = more.end()
        elif gap and city_at(text, gap.end()) > gap.end():
            end = city_at(text, gap.end())
        else:
            break
    return end


def is_place(text: str) -> bool:
    """Whether the text is a place and nothing else, "(Remote)" and "Office" apart."""
    plain = re.sub(
        r"\s*[(\[].*?[)\]]\s*$|^greater | (?:office|area|metropolitan area|city area|hq|headquarters|region)$",
        "",
        text.strip(),
        flags=re.I,
    )
    if not plain:
        return False
    if place_at(plain, 0) == len(plain):
        return True
    pieces = [each.strip() for each in re.split(r",|/|;|\bor\b|\band\b|&|\boder\b", plain) if each.strip()]
    known = [
        each for each in pieces if place_at(each, 0) == len(each) or REMOTE.fullmatch(each) or AREA.fullmatch(each)
    ]
    return (
        bool(pieces) and len(known) * 2 > len(pieces) and len(plain) <= 80 and all(each[0].isupper() for each in pieces)
    )
