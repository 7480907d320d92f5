"""Tells whether two wordings of one practice say the same, so that nobody is asked to write more than they did.

"Source control" and "version control" do; "infrastructure monitoring" says more than "monitoring", "production support"
something else than "customer support".
"""

import re
from functools import cache

from coach.posting.terms import word_lists
from rules.lexicon import english

_WORD = re.compile(r"[^\W_]+(?:\+\+|#)?")
_SMALL = frozenset({"and", "or", "of", "the", "for", "in", "to", "with", "a", "an"})
_ENDING = re.compile(r"(?:i[sz](?:ations?|ed|ing|e)|ations?|ions?|ments?|ings?|ed|ers?|ies|ly|al|es|s|e|y)$")
_MIN_LETTERS = 3
_FOREIGN = 6
"""Letters from which on a word that English lacks is taken for one of another language, not for an abbreviation."""


def says_no_more(asked: str, own: str) -> bool:
    """Whether who wrote `own` may write `asked` and claim nothing new. Both must be wordings of one term.

    True as well for a posting's word in another language: it is a translation.
    """
    if _squashed(asked) == _squashed(own) or any(_stands(asked, each) and _stands(own, each) for each in _same()):
        return True
    wanted, there = _stems(asked), _stems(own)
    if wanted <= there or _is_short_for(asked, own) or _is_short_for(own, asked):
        return True
    return any(word not in there and _is_foreign(word) for word in asked.lower().split())


def is_another_form(asked: str, own: str) -> bool:
    """Whether the two are the same words, but for their endings: "data modeling", "data models"."""
    first, second = ([_stem(word) for word in _WORD.findall(form.lower())] for form in (asked, own))
    return first == second


def _squashed(form: str) -> str:
    return re.sub(r"[\W_]", "", form.casefold()).replace("isation", "ization").removesuffix("s")


@cache
def _same() -> tuple[frozenset[frozenset[str]], ...]:
    return tuple(frozenset(map(_stems, forms)) for forms in word_lists.table("phrases")["same"]["forms"])


def _stands(form: str, forms: frozenset[frozenset[str]]) -> bool:
    return _stems(form) in forms


@cache
def _general() -> frozenset[str]:
    return frozenset(_stem(word) for word in word_lists.table("phrases")["same"]["general"].split())


@cache
def _stems(form: str) -> frozenset[str]:
    """The stems of the words that tell what is meant, without the "systems" and "techniques" that end a wording."""
    stems = [_stem(word) for word in _WORD.findall(form.lower()) if word not in _SMALL]
    while len(stems) > 1 and stems[-1] in _general():
        stems.pop()
    return frozenset(stems)


def _stem(word: str) -> str:
    shorter = _ENDING.sub("", word.replace("lling", "ling").replace("lled", "led"))
    return shorter if len(shorter) >= _MIN_LETTERS else word


def _is_short_for(short: str, form: str) -> bool:
    """ "OOP" for "object-oriented programming"."""
    initials = "".join(word[0] for word in _WORD.findall(form.lower()))
    return len(initials) > 1 and _squashed(short) in {initials, initials.removesuffix("s")}


def _is_foreign(word: str) -> bool:
    return word.isalpha() and len(word) >= _FOREIGN and not english.is_word(word)
