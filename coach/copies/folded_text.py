"""Text as it is compared: letters and digits without case, accents and gaps; and the way back to where they stood.

"R O B I N   V A L É", "Robin-Vale" and "robinvale" are one to the eye of a reader, so they are one here.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters of a text, and for each of them the position in the text it came from."""

    text: str
    plain: str
    at: tuple[int, ...]


def letters_of(text: str) -> Letters:
    """The letters of a text."""
    plain: list[str] = []
    at: list[int] = []
    for position, sign in enumerate(text):
        for letter in _plain(sign):
            plain.append(letter)
            at.append(position)
    return Letters(text, "".join(plain), tuple(at))


BAR = "█████"
"""What stands in a text in place of what was blacked out: as long for every value, since its length would tell, too."""


@cache
def _plain(sign: str) -> str:
    if sign in BAR:
        return sign  # what stands on both sides of a bar does not stand together
    decomposed = unicodedata.normalize("NFKD", sign).casefold()
    return "".join(each for each in decomposed if each.isalnum())


def found(letters: Letters, wanted: str, *, alone: bool = False, cased: bool = False) -> Iterator[tuple[int, int]]:
    """Where `wanted` stands, as start and end in the text.

    `alone`: only as words of their own, not within others. `cased`: only where it begins with a capital, as names do
    ("Mark", not "mark").
    """
    looked_for = "".join(map(_plain, wanted))
    place = letters.plain.find(looked_for) if looked_for else -1
    while place >= 0:
        start, end = letters.at[place], letters.at[place + len(looked_for) - 1] + 1
        if (not alone or _stands_alone(letters.text, start, end)) and (not cased or _is_capital(letters.text[start])):
            yield start, end
        place = letters.plain.find(looked_for, place + 1)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether no letter touches it; a capital after a small letter begins a word, since PDFs lose spaces."""
    before, first = text[start - 1 : start], text[start]
    last, after = text[end - 1], text[end : end + 1]
    begins = not before.isalpha() or (before.islower() and first.isupper())
    ends = not after.isalpha() or (last.islower() and after.isupper())
    return begins and ends


def _is_capital(sign: str) -> bool:
    return sign.isupper() or sign.istitle() or sign.lower() == sign.upper()


def whole_word(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch widened to the gaps around it: of a handle that holds a name nothing may stay."""
    while start > 0 and not text[start - 1].isspace() and text[start - 1] not in "|,;()":
        start -= 1
    while end < len(text) and not text[end].isspace() and text[end] not in "|,;()":
        end += 1
    return start, end
