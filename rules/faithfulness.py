"""Tells whether a rewording of a line says no more than the line: no number, name, technology or claim of its own.

Our own rewrites are held to it by tests, and what a language model offers before anybody sees it. It is narrow: a
rewording may move words, turn nouns into verbs, use small words and the few near words of
`rules/lexicon/near_words.toml`; all else is taken for a claim. A good rewording that is refused costs little, an
invented one much.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import chain
from pathlib import Path

import tomli

from rules.lexicon.technologies import load
from rules.lexicon.verbs import lookup, of_noun, of_participle


class Fault(StrEnum):
    """What is wrong with a rewording."""

    SHAPE = "shape"
    """Too short, too long, several lines, signs that the line does not have."""
    NOTHING_NEW = "nothing new"
    FIGURES = "figures"
    """Other numbers than the line's, or the same in another order or of other things."""
    TECHNOLOGIES = "technologies"
    NAMES = "names"
    """A word with a capital that the line does not have."""
    CLAIMS = "claims"
    """A word that says something the line does not say."""
    LOST = "lost"
    """Much of what the line says is missing."""
    TURNED = "turned"
    """The line denies something, and the rewording does not, or the other way round."""
    SHARED = "shared"
    """Work done with others, or a little of it, said to be one's own, or all of it."""


MIN_WORDS, LONGEST, GROWTH = 2, 400, 1.35
"""Words at least; characters at most, in all and by the length of the line."""
KEPT = 0.6
"""The share of what a line says that a rewording must say, too."""
_PLAIN = frozenset(" .,;:()'’“”\"-–—/&%")
_WORD = re.compile(r"[^\W_]+(?:['’.+#-]*[^\W_]+)*[+#]*")
_FIGURE = re.compile(r"[$€£¥₹]?\d[\d.,]*(?:(?<=\d)\s?(?:%|×|[kKmMbBxX]\b)|\+)?")
_UNIT = re.compile(r"[\s-]*([A-Za-z]+)")
_ADDRESS = re.compile(r"://|\bwww\.|@", re.IGNORECASE)
_ORDERED = re.compile(r"\b(?:from|replac\w+|instead|than)\b", re.IGNORECASE)
"""Words by which the order of names tells which one was left and which one came."""
_TOWARD = re.compile(r"\b(?:to|into|onto|over|by) (?:the |an? )?$", re.IGNORECASE)
"""The same right before a name."""
_ENDINGS = ("ization", "isation", "ations", "ation", "ments", "ment", "ings", "ing", "ions", "ion", "ies", "ed", "es")


def fault_of(line: str, wording: str) -> Fault | None:
    """The first thing that is wrong with a rewording of a line; None where it may be shown."""
    line, said = _even(line), wording.strip()
    if _is_misshapen(line, said):
        return Fault.SHAPE
    said = _even(said)
    if _bare(said) == _bare(line):
        return Fault.NOTHING_NEW
    if list(_figures(line)) != list(_figures(said)):
        return Fault.FIGURES
    if _technologies(line, said) != _technologies(said, line):
        return Fault.TECHNOLOGIES
    if not _names(said) <= set(_words(line)):
        return Fault.NAMES
    return _fault_of_words(line, said)


def _fault_of_words(line: str, said: str) -> Fault | None:
    near, before, after = _near(), Counter(_content(line)), Counter(_content(said))
    if sum(before[root] for root in near.denying) != sum(after[root] for root in near.denying):
        return Fault.TURNED
    if (near.shared & before.keys() and not near.shared & after.keys()) or near.modest & before.keys() - after.keys():
        return Fault.SHARED
    if not all(_is_in(root, before) for root in after):
        return Fault.CLAIMS
    kept = sum(_is_in(root, after) for root in before)
    practices = {_root(each.as_written.lower()) for each in load().find(line) if _is_work(each.as_written)}
    is_whole = kept >= KEPT * len(before) and all(_is_in(root, after) for root in practices)
    return None if is_whole else Fault.LOST


def _is_in(root: str, roots: Collection[str]) -> bool:
    """Whether a word, or one near to it, is among those of the other text."""
    groups = _near().groups
    return root in roots or not groups.get(root, frozenset()).isdisjoint(
        chain.from_iterable(groups.get(each, ()) for each in roots)
    )


def _even(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _bare(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def _is_misshapen(line: str, said: str) -> bool:
    if not said or len(said) > min(LONGEST, int(len(line) * GROWTH) + 20) or len(said.split()) < MIN_WORDS:
        return True
    allowed = _PLAIN | set(line)
    strange = any(not (char.isalnum() or char in allowed) for char in said)
    foreign = any(not char.isascii() and char.isalpha() and char not in line for char in said)
    return strange or foreign or (_ADDRESS.search(said) is not None and _ADDRESS.search(line) is None)


def _figures(text: str) -> Iterator[tuple[str, str]]:
    """The numbers of a text in order, each with what it counts: ("12", "service")."""
    for found in _FIGURE.finditer(text):
        number = re.sub(r"\s", "", found.group()).rstrip(".,").casefold()
        unit = None if number[-1] in "%×x+" else _UNIT.match(text, found.end())
        yield number, _counted(unit.group(1)) if unit else ""


def _counted(word: str) -> str:
    """What a number counts; a small word behind it ("in 2021 by") is none."""
    plain = word.casefold()
    return "" if {plain, _root(plain)} & _near().small else _root(plain)


def _technologies(text: str, other: str) -> list[str] | set[str]:
    """The technologies of a text; in their order, where the text or the other one tells which came for which."""
    named = [mention.technology.name for mention in load().find(text) if not _is_work(mention.as_written)]
    return list(dict.fromkeys(named)) if _orders(text) or _orders(other) else set(named)


def _is_work(word: str) -> bool:
    """Whether what is known as a practice is the doing of it: "monitoring", which "monitored" says as well."""
    verb = lookup(word)
    return verb is not None and word.lower() == verb.gerund


def _orders(text: str) -> bool:
    """Whether a text tells of one technology that it came in the place of another."""
    return _ORDERED.search(text) is not None or any(
        _TOWARD.search(text[: mention.start]) for mention in load().find(text)
    )


def _words(text: str) -> Iterator[str]:
    for word in _WORD.findall(text):
        bare = re.sub(r"['’]s?$", "", word)
        yield bare
        if "-" in bare:
            yield from bare.split("-")


def _names(text: str) -> set[str]:
    """The words with a capital but those that open the text or a sentence."""
    found = set()
    for match in _WORD.finditer(text):
        word, before = re.sub(r"['’]s?$", "", match.group()), text[: match.start()].rstrip(' “"(')
        opens = not before or before[-1] in ".!?;:"
        inner = word[1:] if opens else word
        if any(char.isupper() for char in inner):
            found.add(word)
    return found


def _content(text: str) -> Iterator[str]:
    """What the words of a text say: their roots, without small words and numbers."""
    small = _near().small
    for word in _WORD.findall(text.casefold()):
        for piece in re.sub(r"['’]s?$", "", word).split("-"):
            root = _root(piece)
            if root and root not in small and piece not in small and not piece[0].isdigit():
                yield root


@cache
def _root(word: str) -> str:
    """What all forms of a word have in common: "migrations", "migrated" → "migrate"."""
    verb = lookup(word) or of_participle(word) or of_noun(word) or of_noun(word.removesuffix("s"))
    if verb is not None:
        return verb.base.split()[0]
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word.removesuffix(ending)
    return word.removesuffix("s") if len(word) > 3 and not word.endswith(("ss", "us", "is")) else word


@dataclass(frozen=True)
class _Near:
    groups: dict[str, frozenset[int]]
    small: frozenset[str]
    shared: frozenset[str]
    modest: frozenset[str]
    denying: frozenset[str]


@cache
def _near() -> _Near:
    said = tomli.loads((Path(__file__).parent / "lexicon" / "near_words.toml").read_text("utf-8"))
    groups: dict[str, set[int]] = {}
    for number, group in enumerate(said["groups"]):
        for word in group.split():
            for root in {word, _root(word)}:
                groups.setdefault(root, set()).add(number)
    kinds = {name: frozenset(map(_root, said[name].split())) for name in ("shared", "modest", "denying")}
    small = frozenset(said["small"].split())
    return _Near({root: frozenset(each) for root, each in groups.items()}, small, **kinds)
