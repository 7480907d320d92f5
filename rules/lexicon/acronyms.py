"""Acronyms that a text spells out itself."""

import re
from collections import defaultdict
from collections.abc import Mapping

_IN_BRACKETS = re.compile(r"\((?P<acronym>[A-Z]{2,6})\)")
_NAME = re.compile(r"[A-Za-z][\w'’-]*+")
_LITTLE = frozenset(("of", "for", "and", "the", "in", "on", "to", "with"))
_BEFORE = 100
"""Characters before an acronym in which its name is looked for."""


def spelled_out(text: str) -> Mapping[str, frozenset[str]]:
    """What stands written out before each acronym in brackets: "Harbor Coast Guard (HCG)".

    A name fits where its words begin with the acronym's letters, little words and words behind the last "and" aside:
    "Centers for Disease Control and Prevention (CDC)".
    """
    found: dict[str, set[str]] = defaultdict(set)
    for each in _IN_BRACKETS.finditer(text):
        words = _NAME.findall(re.split(r"[,;:()]|\. ", text[max(0, each.start() - _BEFORE) : each.start()])[-1])
        if name := _name(words, each["acronym"]) or (_name(words[:-2], each["acronym"]) if "and" in words[-2:] else ""):
            found[each["acronym"]].add(name)
    return {acronym: frozenset(names) for acronym, names in found.items()}


def _name(words: list[str], acronym: str) -> str:
    letters, taken = list(acronym.lower()), list[str]()
    for word in reversed(words):
        if word.lower() not in _LITTLE:
            if word[0].lower() != letters.pop():
                return ""
            taken.append(word)
        if not letters:
            return " ".join(reversed(taken))
    return ""
