"""Text that runs from right to left: rows come as they are drawn, from left to right, and are put in reading order.

The inverse of rule L2 of the Unicode Bidirectional Algorithm (UAX 9), with one level of nesting, which is what lines of
a resume have: Latin names and numbers in Hebrew or Arabic text, or a Hebrew name in a Latin line.
"""

import re
import unicodedata
from itertools import groupby

_RIGHT = frozenset({"R", "AL"})
_NUMBER = frozenset({"EN", "AN"})
_LEFT = _NUMBER | {"L"}
_RIGHT_LETTER = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]")
"""The blocks that Unicode keeps for scripts from right to left."""
_MIRRORED = str.maketrans("()[]{}<>«»", ")(][}{><»«")


def runs_left(text: str) -> bool:
    """True if most words of `text` run from right to left."""
    if not _RIGHT_LETTER.search(text):
        return False
    words = [word for word in text.split() if any(character.isalpha() for character in word)]
    rights = sum(any(unicodedata.bidirectional(character) in _RIGHT for character in word) for word in words)
    return 2 * rights > len(words)


def in_reading_order(text: str) -> str:
    """A row's text from left to right as it is read; the same text where nothing runs from right to left."""
    if not _RIGHT_LETTER.search(text):
        return text
    classes = [unicodedata.bidirectional(character) for character in text]
    base = runs_left(text)
    runs = _runs(text, _directions(classes, base))
    turned = [part[::-1].translate(_MIRRORED) if right else part for part, right in runs]
    return "".join(reversed(turned)) if base else "".join(turned)


def _directions(classes: list[str], base: bool) -> list[bool]:
    """Whether each character runs from right to left; neutral ones as both of their neighbours, or as the line does.

    Between two numbers in a line from right to left a dash runs with the line ("2012 – 2016" has 2016 at the left);
    a single sign inside a number ("050-123") is part of it.
    """
    kept = ["EN" if _is_in_number(classes, index) else one for index, one in enumerate(classes)]
    known = [True if one in _RIGHT else False if one in _LEFT else None for one in kept]
    sides = [True if base and one in _NUMBER else side for one, side in zip(kept, known, strict=True)]
    before = _carried(sides)
    after = _carried(sides[::-1])[::-1]
    return [
        one if one is not None else left if left == right and left is not None else base
        for one, left, right in zip(known, before, after, strict=True)
    ]


def _is_in_number(classes: list[str], index: int) -> bool:
    return (
        classes[index] in ("ES", "CS")
        and 0 < index < len(classes) - 1
        and classes[index - 1] == "EN" == classes[index + 1]
    )


def _carried(sides: list[bool | None]) -> list[bool | None]:
    """For each place the last direction known up to it."""
    carried: list[bool | None] = []
    for side in sides:
        carried.append(side if side is not None or not carried else carried[-1])
    return carried


def _runs(text: str, directions: list[bool]) -> list[tuple[str, bool]]:
    groups = groupby(zip(text, directions, strict=True), key=lambda pair: pair[1])
    return [("".join(character for character, _ in group), right) for right, group in groups]
