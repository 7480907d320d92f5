"""How sure it is that one word was meant by another that is a single letter away.

Fingers slip in a few ways: they swap two letters, double one or lose one of a pair, drop one, hit the key beside it, or
take one vowel for another. Names and words of other languages differ from ours in any letter, and mostly in the last.
From how many letters on each way is a slip was counted on 48,000 known misspellings and on 530,000 terms of science and
medicine, which are right: of these, one in a thousand is called a slip.
"""

NEVER = 99
"""Letters for what is no slip, however long the word is."""
NEAR = 3
"""Letters at the end of a word that make its ending."""
_FOREIGN = ("a", "i", "o", "ae", "us", "is", "um", "in", "ase", "ens", "ans", "ile")
"""Endings of words of other languages, of proteins and enzymes."""
_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_VOWELS = frozenset("aeiouy")


def is_likely(written: str, meant: str) -> bool:
    """Whether fingers that mean a word write the other one, which is a single slip away."""
    return len(written) >= _letters_needed(written, meant)


def may_be_foreign(written: str, meant: str) -> bool:
    """Whether a word differs from the one that seems meant in an ending that other languages have, or proteins and
    enzymes: "essentia", "transferrin"."""
    at = _first_difference(written, meant)
    swapped = len(written) == len(meant) and written[at + 1 :] != meant[at + 1 :]
    return not swapped and at >= max(len(written), len(meant)) - NEAR and written.endswith(_FOREIGN)


def _first_difference(one: str, other: str) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (letter, its) in pairs if letter != its), min(len(one), len(other)))


def _letters_needed(written: str, meant: str) -> int:
    if may_be_foreign(written, meant):
        return NEVER
    at = _first_difference(written, meant)
    longer = max(written, meant, key=len)
    if len(written) == len(meant) and written[at + 1 :] != meant[at + 1 :]:
        return 5  # two letters were swapped
    is_last = at == len(longer) - 1
    if len(written) == len(meant):
        return NEVER if is_last else _other_letter(written[at], meant[at])
    if longer[at] == longer[at - 1]:
        return 5  # a letter was doubled, or one of a pair lost
    if len(written) < len(meant):
        return 7 if is_last else 6
    return NEVER if is_last else 8


def _other_letter(written: str, meant: str) -> int:
    if (written in _VOWELS and meant in _VOWELS) or _is_beside(written, meant):
        return 7
    return 8


def _is_beside(one: str, other: str) -> bool:
    """Whether two letters lie beside each other on a keyboard."""
    places = {letter: (row, place) for row, letters in enumerate(_KEYS) for place, letter in enumerate(letters)}
    if one not in places or other not in places:
        return False
    (row, place), (its_row, its_place) = places[one], places[other]
    return abs(row - its_row) <= 1 and abs(place - its_place) <= 1
