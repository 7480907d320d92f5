"""Finds technologies and practices in text: whole words, longest name first, in time linear in the text."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, cached_property
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple

import tomli

OWN = ("technologies.toml", "fields.toml")
"""Back-end work and what all share; the other kinds of software work."""
FIELDS = frozenset({"data processing", "machine learning", "mobile", "embedded", "security", "games"})
"""Layers that are the core of a kind of software work, as languages and frameworks are of all."""
IN_A_TITLE = re.compile(
    r"\b(?:iOS|Android|Swift|Kotlin|Go|Golang|Rust|Ruby|Dart|Elixir|Julia|Unity)"
    r" (?:(?:[Mm]obile|[Ss]oftware|[Bb]ackend|[Ww]eb|[Gg]ame) )?(?:[Aa]pp(?:lication)?s? )?"
    r"(?:[Ee]ngineer(?:ing)?|[Dd]evelop(?:er|ment)|[Pp]rogramm(?:er|ing)|[Aa]rchitect|[Ee]xperience|[Ee]xpert|[Ll]ead)\b"
)
"""What a title or a few words name, though the word alone may mean something else: "Android Engineer", "Swift
experience"."""
# A word may end in the marks of C++ and C#, or begin with the dot of .NET.
_WORD = re.compile(r"[^\W_]++(?:\+\+|#)?+|\.(?<!\w\.)(?=[A-Za-z])[^\W_]++")
_WORDS = re.compile(f"({_WORD.pattern})")
_SHORT = re.compile(r"(.+) \(([^)]+)\)")
# What may stand between the words of one name: "Node.js", "CI / CD", "Objective-C", a line break.
_GLUED = re.compile(r"([A-Za-z]{3,})\d{1,2}")
_PARTS_OF_NAMES = frozenset("-_/.@")
_OF_AN_ADDRESS = frozenset("@_")
_GAP = re.compile(r"\s?[-./&’'_]?\s?")
# "Phoenix, AZ", "Jersey City": names of products that are places, too.
_PLACE = re.compile(
    r" City\b|,\s(?:A[LKZR]|C[AOT]|DE|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]"
    r"|UT|V[AT]|W[AIVY])\b"
)
_YEAR = re.compile(r"(?: of| semester| term)?,? (?:(?:19|20)\d\d|['’]?[12]\d)(?![\w.])", re.IGNORECASE)
_BROKEN = frozenset("-‐‑\xad")
_LIST = frozenset(",;|/•·:()[]\n\t")
_LAST_OF_LIST = re.compile(r"[,:/]\s*[\w+#.]+(?: and| &)$")
"""What stands before the last item of a list: "C, C++ and"."""
_SENTENCE_END = ".!?:"
_SEASON = re.compile(
    r"Spring,?(?: of)? ?(?:['’]|(?:19|20)(?=\d\d(?!\d)))\d\d|Spring (?:semester|term|quarter|break)\b", re.I
)
"""A time of the year, with which resumes date courses and projects: "Spring 2021"."""
_ABBREVIATED = re.compile(r"(?<!\w)(?:e\. ?g|i\. ?e|z\. ?[bB]|p\. ?ej|eg|incl|inkl|bzw|bspw|vs|esp|resp)\.$")
"""Full stops that end no sentence: "e.g. Terraform"."""
MAX_BETWEEN = 12
"""Characters between two items of a list, a version included."""
WINDOW = 80
"""Characters before and after a word that are looked at to tell a list."""
_NEXT_IN_LIST = re.compile(r"[\s\d.]*(?:[,;|/•·&(]|\band\b)[\s(]*(?:and\s+)?")
"""What may stand between two items of a list: ", ", " 10, ", " (", " and "."""


class Technology(NamedTuple):
    """A technology or practice by its standard name. A tuple, as what follows: there are thousands of them.

    `layer` is where a skills section puts it ("data stores"), `category` what kind of thing it is ("in-memory
    caching"). `exact` names are ordinary words and count only as they are written here. `listed` technologies are
    called like people, places or companies, and count only next to another technology in a list.
    """

    name: str
    aliases: tuple[str, ...]
    layer: str
    category: str
    exact: bool = False
    listed: bool = False


class Mention(NamedTuple):
    """A technology as a text names it, from `start` to `end` (characters)."""

    technology: Technology
    as_written: str
    start: int
    end: int


class _Name(NamedTuple):
    technology: Technology
    written: str
    exact: bool


class Technologies:
    """All known technologies, ready to be looked up."""

    def __init__(self, technologies: tuple[Technology, ...], exact: frozenset[str]) -> None:
        self.all = technologies
        self.exact = exact
        self._names: dict[tuple[str, ...], tuple[_Name, ...]] = {}
        self._lengths: dict[str, tuple[int, ...]] = {}  # by first words: how many words names have, longest first
        for technology in technologies:
            for written in (technology.name, *technology.aliases):
                self._add(technology, written, written in exact)

    def _add(self, technology: Technology, written: str, exact: bool) -> None:
        key = _key(written)
        if not key:
            return
        known = self._names.get(key, ())
        # "Swift" and "SWIFT" are two things: names that count only as they are written may share their letters.
        if known and any(not each.exact or each.written == written for each in known):
            return
        self._names[key] = (*known, _Name(technology, written, exact))
        lengths = self._lengths.get(key[0], ())
        if not lengths:
            self._lengths[key[0]] = (len(key),)
        elif len(key) not in lengths:
            self._lengths[key[0]] = tuple(sorted((*lengths, len(key)), reverse=True))

    @cached_property
    def words(self) -> frozenset[str]:
        """Standard names, categories and layers: what a rule may name."""
        return frozenset(word for each in self.all for word in (each.name, each.category, each.layer))

    def canonical(self, words: str) -> Technology | None:
        """The technology that these words, taken alone, name; None if they name none."""
        found = self._names.get(_key(words), ())
        return next(
            (each.technology for each in found if each.written == words), found[0].technology if found else None
        )

    def find(self, text: str) -> tuple[Mention, ...]:
        """All mentions in reading order; a longer name hides the shorter ones inside it."""
        return _without_names(text, self._find(text))

    def _find(self, text: str) -> list[Mention]:
        words, found = _Words(text), list[Mention]()
        lower, bounds, free = words.lower, words.bounds, 0
        here = {word: self._alone(word) for word in set(lower) if self._may_begin(word)}
        for at in [at for at, word in enumerate(lower) if word in here] if here else ():
            if at < free:
                continue
            length, technology = 1, None if words.has_addresses else here[lower[at]]
            if technology is None:
                length, technology = self._match(words, at)
            if technology is None and lower[at][-1].isdigit():
                technology = self._with_version(words, at)
            if technology is not None:
                free = at + (length or 1)
                start, end = bounds[2 * at], bounds[2 * free - 1]
                found.append(Mention(technology, text[start:end], start, end))
        return found

    def _may_begin(self, word: str) -> bool:
        return word in self._lengths or (word[-1].isdigit() and word[:3].isalpha())

    def _alone(self, word: str) -> Technology | None:
        """The technology that this word names wherever it stands: no longer name begins with it, and it is no word."""
        names = self._names.get((word,), ()) if self._lengths.get(word) == (1,) else ()
        return names[0].technology if len(names) == 1 and not names[0].exact else None

    def _match(self, words: "_Words", at: int) -> tuple[int, Technology | None]:
        """How many words, from the `at`-th on, make the longest name, and whose; 0 if none does."""
        lower, plain = words.lower, not words.has_addresses
        for length in self._lengths.get(lower[at], ()):
            if at + length > len(lower):
                continue
            for name in self._names.get(tuple(lower[at : at + length]), ()):
                joined = length == 1 or words.are_joined(at, length)
                if joined and ((plain and not name.exact) or _meant(words, at, length, name)):
                    return length, name.technology
        return 0, None

    def _with_version(self, words: "_Words", at: int) -> Technology | None:
        """The technology of a name with its version glued to it: "Python3", "Java8", "Node18"."""
        start = words.bounds[2 * at]
        glued = _GLUED.fullmatch(words.text, start, words.bounds[2 * at + 1])
        if glued is None or words.text[start - 1 : start] in _PARTS_OF_NAMES:
            return None
        names = self._names.get((glued[1].lower(),), ())
        return next((each.technology for each in names if not each.exact or each.written == glued[1]), None)


@cache
def _table(name: str) -> dict[str, Any]:
    return tomli.loads((Path(__file__).parent / name).read_text("utf-8"))


def implied_by(name: str) -> tuple[str, ...]:
    """The technologies that somebody has used, too, who has used this one: Java for Spring Boot."""
    return tuple(each for table in OWN for each in _table(table)["implies"].get(name, ()))


@cache
def load() -> Technologies:
    """The technologies shipped with the code; loaded once."""
    own = (group for table in OWN for group in _table(table)["group"])
    more = json.loads((Path(__file__).parent / "technologies-more.json").read_text("utf-8"))
    found: dict[str, Technology] = {}
    exact: set[str] = set()
    for group in (*own, *more["group"]):  # our own come first: they win
        exact.update(group.get("exact", ()))
        for name, aliases in group["names"].items():
            if name not in found:
                found[name] = _technology(name, aliases, group)
    return Technologies(tuple(found.values()), frozenset(exact))


def of_groups(groups: Iterable[Mapping[str, Any]]) -> tuple[tuple[Technology, ...], tuple[str, ...]]:
    """The technologies of groups as word files have them, and those of their names that are ordinary words, too."""
    found = [(group, _technology(name, aliases, group)) for group in groups for name, aliases in group["names"].items()]
    return tuple(each for _, each in found), tuple(name for group, _ in found for name in group.get("exact", ()))


def with_more(more: Sequence[Technology], exact: Iterable[str] = (), known: Technologies | None = None) -> Technologies:
    """The technologies `known` (left out: those shipped with the code), and others, which win where names are the same.

    `exact`: names of the others that are ordinary words, too.
    """
    known, names = known or load(), {each.name for each in more}
    rest = (each for each in known.all if each.name not in names)
    return Technologies((*more, *rest), known.exact.union(exact))


def _technology(name: str, aliases: Sequence[str], group: Mapping[str, Any]) -> Technology:
    short = (
        _SHORT.fullmatch(name) if name[-1] == ")" else None
    )  # "Amazon Web Services (AWS)" is also each of its halves
    more = [half for half in short.groups() if half not in aliases] if short else ()
    return Technology(
        name,
        (*aliases, *more),
        group["layer"],
        group["category"],
        name in group.get("exact", ()),
        name in group.get("listed", ()),
    )


def _key(written: str) -> tuple[str, ...]:
    return tuple(map(str.lower, _WORD.findall(written)))


class _Words:
    """A text cut into words: the `n`-th, in small letters, goes from `bounds[2 * n]` to `bounds[2 * n + 1]`.

    One cut gives words and bounds at once, which is far quicker than a match for each word.
    """

    __slots__ = ("_pieces", "bounds", "has_addresses", "lower", "text")

    def __init__(self, text: str) -> None:
        lower = text.lower()
        if len(lower) != len(text):  # some letters are two in small ones: “İ”
            lower = "".join(each if len(each.lower()) > 1 else each.lower() for each in text)
        self.text = text
        self.has_addresses = "@" in text or "_" in text
        self._pieces = _WORDS.split(lower)
        self.lower = self._pieces[1::2]
        self.bounds = list(accumulate(map(len, self._pieces)))

    def are_joined(self, at: int, length: int) -> bool:
        """Whether nothing stands between so many words that parts them."""
        return all(map(_GAP.fullmatch, self._pieces[2 * at + 2 : 2 * (at + length) : 2]))


_CAPITALS = 3
"""Letters from which on a name in capitals among others in a list is no abbreviation of something else."""


def _meant(words: _Words, at: int, length: int, name: _Name) -> bool:
    """Whether the words mean the technology and not an ordinary word or a part of another name."""
    text, start, end = words.text, words.bounds[2 * at], words.bounds[2 * (at + length) - 1]
    if text[end : end + 1] in _OF_AN_ADDRESS or text[start - 1 : start] in _OF_AN_ADDRESS:
        return False
    if not name.exact:
        return True
    if len(text) - end <= WINDOW and text[end:].strip() in _BROKEN:
        return False  # the first half of a name that goes on in the next line
    written = text[start:end]
    if written == name.written.upper() != name.written and length == 1:
        return len(written) >= _CAPITALS and _in_list(text, start, end) and len(words.lower) > 1
    if (
        written != name.written
        or _PLACE.match(text, end)
        or _is_season(name, text, end)
        or text.endswith("New ", 0, start)
    ):
        return False
    if len(name.written) > 1 and name.written.isupper():
        return True
    if len(name.written) == 1:
        return _in_list(text, start, end)
    return _in_list(text, start, end) or not (_opens_sentence(text, start) or _goes_on(text, end))


def _is_season(name: _Name, text: str, end: int) -> bool:
    """Whether "Spring" is one of a year: "Spring 2021", "Fall 23 & Spring 24"."""
    return name.written == "Spring" and _YEAR.match(text, end) is not None


def _in_list(text: str, start: int, end: int) -> bool:
    # A window, so that a long text with many such words takes no longer than it is long.
    before, after = text[max(0, start - WINDOW) : start].rstrip(" "), text[end : end + WINDOW].lstrip(" ")
    listed = not before or before[-1] in _LIST or _LAST_OF_LIST.search(before) is not None
    return listed and (not after or after[0] in _LIST or after.startswith(("& ", "and ")))


def _opens_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 8) : start].rstrip()
    return not before or (before[-1] in _SENTENCE_END and not _ABBREVIATED.search(before))


def _goes_on(text: str, end: int) -> bool:
    if _SEASON.match(text, max(0, end - 6)):
        return True
    # "Go-to-market", "Spring-cleaning": a hyphen makes the word a part of another one.
    return text[end : end + 1] == "-" and text[end + 1 : end + 2].islower() and not text.startswith("-based", end)


def _without_names(text: str, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions without those that are rather the name of a person, a place or a company."""
    return tuple(
        [
            mention
            for number, mention in enumerate(mentions)
            if not mention.technology.listed or _is_listed(text, mentions, number)
        ]
    )


def _is_listed(text: str, mentions: Sequence[Mention], number: int) -> bool:
    pairs = ((number - 1, number), (number, number + 1))
    return mentions[number].as_written[0].isupper() and any(
        _side_by_side(text, mentions[left], mentions[right])
        for left, right in pairs
        if left >= 0
        and right < len(mentions)
        and not (mentions[left].technology.listed and mentions[right].technology.listed)
    )


def _side_by_side(text: str, left: Mention, right: Mention) -> bool:
    return right.start - left.end <= MAX_BETWEEN and bool(_NEXT_IN_LIST.fullmatch(text, left.end, right.start))
