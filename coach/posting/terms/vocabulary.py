"""The terms that postings and resumes are searched for: technologies, certifications, phrases of the field."""

import re
import string
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property, lru_cache
from typing import Any, NamedTuple

from coach.posting.posting import Kind
from coach.posting.terms import word_lists
from rules.lexicon import certifications, technologies
from rules.lexicon.technologies import Technologies, Technology, with_more
from rules.posting_words import PostingWords

_LOWER = str.maketrans(string.ascii_uppercase, string.ascii_lowercase)
_ENDS = ("app", "com", "dev", "io", "me", "net", "org", "page", "sh")
_NEAR_LINK = ("@", "://", "www.", *(f".{end}" for end in _ENDS))
_LINK = re.compile(
    r"https?://\S+|www\.\S+|[\w.+-]{1,64}@[\w-]+\.[\w.]+"
    rf"|(?<![\w-])[\w-]{{1,63}}\.[\w-]{{1,63}}\.(?:{'|'.join(_ENDS)})(?!\w)\S*"
)
"""Addresses: what stands in them ("http", "github", "me.vercel.app") names no skill."""
_PRACTICES = frozenset({"practices", "testing practice", "architecture", "database work", "delivery and operations"})
_MIN_SMALL = 3
"""Letters from which on a name in small letters may count."""
_SMALL = frozenset({"on", "of", "and", "for", "the"})
"""Words that names have in small letters: "Ruby on Rails"."""
_PRACTICE = ("practice", "development", "work", "modeling", "analysis")
"""How the lexicon's other categories end that hold practices ("front-end practice", "mobile development")."""


class Hit(NamedTuple):
    """A term where it stands: `term` is its standard name, `written` the text from `start` to `end`.

    A tuple, since one posting and one resume have hundreds of them.
    """

    term: str
    written: str
    kind: Kind
    start: int
    end: int
    category: str = ""
    other_wording: bool = False
    """True for another wording of a phrase ("service-oriented design"), which counts in resumes only."""


@dataclass(frozen=True)
class Wording:
    """A term that is found by its looks: a certification, a phrase, another wording of a phrase.

    `near`: a line without any of these (lower case) cannot hold it; asking that first saves most of the time.
    """

    name: str
    kind: Kind
    pattern: re.Pattern[str]
    near: tuple[str, ...]
    layer: str = ""
    other: bool = False


@dataclass(frozen=True)
class Vocabulary:
    """All terms. Ask it once for a whole text: a search costs about as much for a line as for a page."""

    known: Technologies
    wordings: tuple[Wording, ...]
    kinds: Mapping[str, Sequence[str]]
    """What the technologies of a category are instances of: "relational database" → "relational databases (RDBMS)"."""
    wider: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """What single technologies are instances of: "Kubernetes" → "orchestration"."""

    @property
    def words(self) -> frozenset[str]:
        """Names that are ordinary words, too: "Go", "Spring"."""
        return self.known.exact

    @cached_property
    def in_small_letters(self) -> Mapping[str, tuple[str, ...]]:
        """By technologies, their names that count only as they are written, in small letters: "terraform"."""
        found = defaultdict[str, list[str]](list)
        for each in self.known.all:
            for name in (each.name, *each.aliases):
                if name in self.words and not name.islower() and len(name) >= _MIN_SMALL:
                    found[each.name].append(name.lower())
        return {name: tuple(smalls) for name, smalls in found.items()}

    def find(self, text: str, other_wordings: bool = False, asked: frozenset[str] | None = None) -> tuple[Hit, ...]:
        """The terms in a text, in order. Of terms that overlap the longest counts ("AWS" in "AWS Certified …").

        With `asked`, certifications and phrases are looked for only if they are among these, which is quicker.
        """
        worded, named = tuple(self._worded(text, other_wordings, asked)), self._named(text)
        return tuple(sorted(_apart((*worded, *named)), key=_start)) if worded else named

    def standard(self, words: str) -> str:
        """The standard name of what these words, taken alone, name; the words themselves if nobody knows them."""
        hits = [hit for hit in self.find(f"{words}\n") if hit.written == words]
        known = self.known.canonical(words)
        return hits[0].term if hits else known.name if known else words

    def kinds_of(self, term: str) -> tuple[str, ...]:
        """The wider terms that a technology is an instance of; none for most."""
        found = technologies.load().canonical(term)
        of_category = self.kinds.get(found.category, ()) if found else ()
        return tuple(each for each in (*of_category, *self.wider.get(term, ())) if each != term)

    def _named(self, text: str) -> tuple[Hit, ...]:
        linked = any(map(text.__contains__, _NEAR_LINK))
        plain = _LINK.sub(lambda link: " " * len(link.group()), text) if linked else text
        return tuple(
            [
                Hit(each.name, written, _kind(each.name, each.category, each.layer), start, end, each.layer)
                for each, written, start, end in self.known.find(plain)
            ]
        )

    def _worded(self, text: str, other_wordings: bool, asked: frozenset[str] | None) -> Iterator[Hit]:
        lower = text.lower()
        if len(lower) != len(text):  # positions shift behind a “İ”
            lower = text.translate(_LOWER)
        lower += "\n"
        for each, near in self._possible(lower) if asked is None else self._asked(asked, lower):
            if near and (other_wordings or not each.other):
                for start, end in dict.fromkeys(_lines_with(near, lower)):
                    for match in each.pattern.finditer(text, start, end):
                        yield Hit(each.name, match.group(), each.kind, *match.span(), each.layer, each.other)

    def _possible(self, lower: str) -> Iterator[tuple[Wording, list[str]]]:
        """The wordings that a text may hold, with those of their words that it has."""
        possible = defaultdict[int, list[str]](list)
        for word, numbers in self._by_near:
            if word in lower:
                for number in numbers:
                    possible[number].append(word)
        for number in sorted(possible):
            yield self.wordings[number], possible[number]

    def _asked(self, names: Iterable[str], lower: str) -> Iterator[tuple[Wording, list[str]]]:
        """The same of those with these names."""
        for number in sorted(number for name in names for number in self._by_name.get(name, ())):
            each = self.wordings[number]
            yield each, [word for word in each.near if word in lower]

    @cached_property
    def _by_near(self) -> tuple[tuple[str, tuple[int, ...]], ...]:
        """The words that have to be there, each with the numbers of the wordings that ask for it."""
        found = defaultdict[str, list[int]](list)
        for number, each in enumerate(self.wordings):
            for word in each.near:
                found[word].append(number)
        return tuple((word, tuple(numbers)) for word, numbers in found.items())

    @cached_property
    def _by_name(self) -> Mapping[str, Sequence[int]]:
        found = defaultdict[str, list[int]](list)
        for number, each in enumerate(self.wordings):
            found[each.name].append(number)
        return found


def _start(hit: Hit) -> int:
    return hit.start


def _lines_with(words: Iterable[str], lower: str) -> Iterator[tuple[int, int]]:
    """From where to where the lines go that hold one of these words; a line once for each that it holds."""
    for word in words:
        at = lower.find(word)
        while at >= 0:
            start = lower.rfind("\n", 0, at) + 1
            end = lower.find("\n", at)
            yield start, len(lower) if end < 0 else end
            at = lower.find(word, end) if end >= 0 else -1


def _apart(hits: Iterable[Hit]) -> Iterator[Hit]:
    """Hits that do not overlap; of those that do the longer ones, and of equal ones the first."""
    together: list[Hit] = []
    end = 0
    for hit in sorted(hits, key=_start):
        if hit.start >= end:
            yield from _longest(together) if len(together) > 1 else together
            together = []
        together.append(hit)
        end = max(end, hit.end)
    yield from _longest(together)


def _longest(together: Sequence[Hit]) -> Iterator[Hit]:
    taken: set[int] = set()
    for hit in sorted(together, key=lambda hit: hit.start - hit.end):
        span = range(hit.start, hit.end)
        if taken.isdisjoint(span):
            taken.update(span)
            yield hit


@cache
def _kind(name: str, category: str, layer: str) -> Kind:
    """Practices in ordinary words ("event-driven architecture") are phrases; "CI/CD" and "Scrum" are names."""
    if layer == "concepts" or (name.islower() and " " in name):
        return "phrase"
    if category not in _PRACTICES and not category.endswith(_PRACTICE):
        return "technology"
    words = name.partition(" (")[0].split()
    return "phrase" if any(word[0].islower() and word not in _SMALL for word in words) else "technology"


@cache
def load() -> Vocabulary:
    """The vocabulary that ships with the coach; read once."""
    phrases = word_lists.table("phrases")
    wordings = (
        *(Wording(each.name, "certification", each.pattern, each.near) for each in certifications.load()),
        *(_wording(entry, "phrase") for entry in phrases["phrase"]),
        *(_wording(entry, "technology", 0) for entry in phrases["technology"]),
        *(_synonym(entry) for entry in phrases["synonym"]),
    )
    wider = defaultdict[str, list[str]](list)
    for kind, names in phrases["instances"].items():
        for name in names:
            wider[name].append(kind)
    return Vocabulary(_known(), wordings, phrases["kinds"], wider)


@lru_cache(maxsize=8)
def with_words(words: PostingWords) -> Vocabulary:
    """The same with the technologies and phrases of packs, which win where names are the same."""
    plain = load()
    if not words.technologies and not words.phrases:
        return plain
    known = with_more(words.technologies, words.exact, plain.known) if words.technologies else plain.known
    own = (
        Wording(each.name, "phrase", _whole([pattern]), _near(pattern), other=other)
        for each in words.phrases
        for other, patterns in ((False, each.written), (True, each.also))
        for pattern in patterns
    )
    return replace(plain, known=known, wordings=(*own, *plain.wordings))


def _near(pattern: str) -> tuple[str, ...]:
    """What a line must have for the pattern to fit; any letter, where that cannot be told."""
    return tuple(word_lists.needed(pattern)) or tuple(string.ascii_lowercase)


def _known() -> Technologies:
    """All technologies in one set. Where several files know the same words the first one named here counts."""
    core = technologies.load()
    neighbours, wider, practices = (word_lists.table(name)["group"] for name in ("neighbours", "wider", "practices"))
    groups = (*neighbours, *wider, *practices)
    exact = core.exact | {name for group in groups for name in group.get("exact", ())}
    found = (*_field(neighbours), *_field(wider), *core.all, *_field(practices))
    return Technologies(found, exact)


def _field(groups: list[dict[str, Any]]) -> Iterator[Technology]:
    """The technologies of a word file of this package."""
    for group in groups:
        for name, aliases in group["names"].items():
            exact, listed = name in group.get("exact", ()), name in group.get("listed", ())
            yield Technology(name, tuple(aliases), group["layer"], group["layer"], exact, listed)


def _wording(entry: dict[str, Any], kind: Kind, flags: int = re.IGNORECASE) -> Wording:
    pattern = _whole(entry["written"], flags)
    return Wording(entry["name"], kind, pattern, tuple(entry["near"]), entry.get("layer", ""))


def _synonym(entry: dict[str, Any]) -> Wording:
    return Wording(entry["name"], "phrase", _whole(entry["also"]), tuple(entry["near"]), other=True)


def _whole(patterns: list[str], flags: int = re.IGNORECASE) -> re.Pattern[str]:
    """Whole words only, longest pattern first."""
    return word_lists.any_of((rf"(?<!\w)(?:{each})(?!\w)" for each in sorted(patterns, key=len, reverse=True)), flags)
