"""What speaks for a token of a job's head being title, organization, place or date: named evidence for the chain.

Names begin with a group (`word`, `piece`, `near`, `where`, `look`, `page`), by which training leaves out whole groups
at random, so that no single kind of evidence is relied on alone.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import tomli

from coach.reading.lexicon import cities, places
from coach.reading.meaning.tagging.tokens import DATE, MARK, Piece, Token, to_pieces, to_tokens
from rules.lexicon import titles
from rules.resume import Line, Run

_SOME, _MOSTLY = 0.3, 0.75
"""Part of the other heads of a page of which something is true to be so of some, and of most."""

_URL = re.compile(r"(?i)^(?:https?://|www\.)|\.(?:com|io|org|net|dev|ai|co|app|ninja)(?:/|$)")
_NUMERAL = re.compile(r"[\d.,+%$€£#-]+$")
_HALVES = re.compile(r"[/-]")
_MANY = 3
"""Pieces and lines are told apart up to here; those beyond are all "late"."""


@dataclass(frozen=True, slots=True)
class Head:
    """The lines of one head with what they were cut into."""

    lines: tuple[Line, ...]
    tokens: tuple[Token, ...]
    pieces: tuple[Piece, ...]


def to_head(lines: Sequence[Line]) -> Head:
    """The head made of these lines."""
    tokens = to_tokens(lines)
    return Head(tuple(lines), tuple(tokens), tuple(to_pieces(tokens)))


@cache
def _lexicon() -> dict[str, frozenset[str]]:
    table = tomli.loads((Path(__file__).parent / "heads.toml").read_text("utf-8"))
    return {**titles.evidence(), **{name: frozenset(words.split()) for name, words in table.items()}}


@lru_cache(maxsize=4096)
def classes(word: str) -> tuple[str, ...]:
    """The lists of words that a word stands in, those of titles included; and whether it names a country or state."""
    low = word.lower()
    bare = low.rstrip(".'’").removesuffix("'s").removesuffix("’s")
    parts = [part for part in _HALVES.split(bare) if part]
    found = []
    for name, words in _lexicon().items():
        if low in words or bare in words or (name == "role" and any(part in words for part in parts)):
            found.append(name)
    if places.is_area(word):
        found.append("area")
    return tuple(found)


def evidence_of(heads: Sequence[Head]) -> list[list[list[str]]]:
    """For each head of a page, for each of its tokens: the names of what is true of it."""
    facts = [[_facts_of(piece, head) for piece in head.pieces] for head in heads]
    slots = _slots(heads, facts)
    return [_of_head(number, head, facts[number], slots) for number, head in enumerate(heads)]


def _facts_of(piece: Piece, head: Head) -> frozenset[str]:
    """What is true of a piece as a whole."""
    words = [head.tokens[i].text for i in range(piece.first, piece.last + 1)]
    found = {name for word in words for name in classes(word)} - {"modifier", "joining"}
    if "role" in found and "role" in classes(words[-1]):
        found.add("role-last")
    if all(set(classes(word)) & {"role", "modifier", "joining"} for word in words):
        found.add("all-title")
    if places.is_place(piece.text):
        found.add("place")
    if cities.is_plainly_city(piece.text):
        found.add("city")
    if "place" not in found and all(set(classes(word)) & {"employment"} for word in words):
        found.add("all-employment")
    if any(_URL.search(word) for word in words):
        found.add("url")
    if words[0][:1].islower():
        found.add("small-start")
    small = sum(word[:1].islower() and "joining" not in classes(word) for word in words)
    if small >= 2:
        found.add("running")
    found.add(f"long-{min(len(words), 8) if len(words) < 5 else '5' if len(words) < 8 else '8'}")
    if len(words) > 0 and all(word.isupper() for word in words if any(map(str.isalpha, word))):
        found.add("caps")
    after = head.tokens[piece.last + 1].text if piece.last + 1 < len(head.tokens) else ""
    if after == ":" or (
        after == "\t" and piece.last + 2 < len(head.tokens) and head.tokens[piece.last + 2].text == ":"
    ):
        found |= {f"labels-{name[6:]}" for name in found if name.startswith("label_")} or {"labels-other"}
    return frozenset(name for name in found if not name.startswith("label_"))


_SHARED = ("role", "company", "place", "school", "area", "city", "all-title", "employment")
Slot = tuple[str, int, int]


def _slot(piece: Piece, head: Head) -> Slot:
    """Where a piece stands in its head; heads of one page are mostly written alike."""
    return (_length(head), min(piece.line, _MANY), min(piece.order, _MANY))


def _length(head: Head) -> str:
    return str(min(len(head.lines), _MANY + 1))


def look_of(piece: Piece, head: Head) -> tuple[bool, bool, bool, int]:
    """How a piece looks: bold, italic, coloured, and its size in half points."""
    return look_at(head.lines[piece.line], head.tokens[piece.first].start)


def look_at(line: Line, place: int) -> tuple[bool, bool, bool, int]:
    """The look of the character at `place`."""
    run: Run | None = None
    for one in line.runs:
        if one.start <= place:
            run = one
    if run is None:
        return (line.bold, line.italic, line.colored, round(2 * line.size))
    return (run.bold, run.italic, run.colored, round(2 * (run.size or line.size)))


Tally = Mapping[object, Mapping[int, Sequence[frozenset[str]]]]
"""For each slot and each look, by the number of the head: what is true of the pieces there."""


def _slots(heads: Sequence[Head], facts: Sequence[Sequence[frozenset[str]]]) -> Tally:
    table: defaultdict[object, dict[int, list[frozenset[str]]]] = defaultdict(dict)
    for number, (head, told) in enumerate(zip(heads, facts, strict=True)):
        for piece, fact in zip(head.pieces, told, strict=True):
            for key in (_slot(piece, head), look_of(piece, head)):
                table[key].setdefault(number, []).append(fact)
    return table


def _of_head(which: int, head: Head, facts: Sequence[frozenset[str]], slots: Tally) -> list[list[str]]:
    by_token = {i: n for n, piece in enumerate(head.pieces) for i in range(piece.first, piece.last + 1)}
    before, after = -1, 0
    out: list[list[str]] = []
    shared = list(_of_all(head, facts))
    whole = [_of_piece(which, head, facts, number, slots) for number in range(len(head.pieces))]
    for index, token in enumerate(head.tokens):
        names = ["bias"]
        number = by_token.get(index)
        if number is not None:
            before, after = number, number + 1
            names += _of_word(token, index, head.pieces[number])
            names += whole[number]
        else:
            names += _of_mark(token, facts, before, after)
            if 0 <= before < len(facts) and after < len(facts) and token.kind == MARK:
                changes = look_of(head.pieces[before], head) != look_of(head.pieces[after], head)
                names.append(f"look:mark-between-{'two-looks' if changes else 'one-look'}")
        names += _around(head.tokens, index)
        names += shared
        out.append(names)
    return out


def _of_all(head: Head, facts: Sequence[frozenset[str]]) -> Iterator[str]:
    roles = sum("role" in fact for fact in facts)
    yield f"where:lines={_length(head)}"
    yield f"piece:roles={min(roles, 2)}"


def _of_word(token: Token, index: int, piece: Piece) -> Iterator[str]:
    low = token.text.lower()
    for name in classes(token.text):
        if not name.startswith("label_"):
            yield f"word:{name}"
    if "joining" in classes(token.text):
        yield f"word:={low}"
    yield f"word:{_shape(token.text)}"
    if index == piece.first:
        yield "where:first-of-piece"
    if index == piece.last:
        yield "where:last-of-piece"


def _shape(word: str) -> str:
    if _URL.search(word):
        return "url"
    if _NUMERAL.match(word):
        return "number"
    if word.isupper() and len(word) > 1:
        return "UPPER"
    if word[:1].isupper():
        return "Mixed" if not word[1:].islower() and word[1:].isalpha() else "Capital"
    return "small"


def _of_mark(token: Token, facts: Sequence[frozenset[str]], before: int, after: int) -> Iterator[str]:
    if token.kind == DATE:
        yield "word:date"
        return
    yield f"word:mark={_mark(token)}"
    for place, number in (("left", before), ("right", after)):
        if 0 <= number < len(facts):
            for name in _telling(facts[number]):
                yield f"near:{place}-{name}|{_mark(token)}"


def _mark(token: Token) -> str:
    text = token.text
    if text in "|•·∙⋅●":
        return "|"
    if text in "–—-−":
        return "-"
    return {"\t": "tab", "\n": "break"}.get(text, text if text in ",:;()[]@/" else "other")


def _around(tokens: Sequence[Token], index: int) -> Iterator[str]:
    for place, at in (("left", index - 1), ("right", index + 1)):
        if not 0 <= at < len(tokens):
            yield f"near:{place}-edge"
            continue
        token = tokens[at]
        if token.kind == DATE:
            yield f"near:{place}-date"
        elif token.kind == MARK:
            yield f"near:{place}-mark={_mark(token)}"
        else:
            for name in classes(token.text):
                if not name.startswith("label_"):
                    yield f"near:{place}-word-{name}"
            if "joining" in classes(token.text):
                yield f"near:{place}-word={token.text.lower()}"


_TELLING = frozenset(
    {
        "role",
        "role-last",
        "company",
        "school",
        "team",
        "place",
        "area",
        "city",
        "employment",
        "all-employment",
        "url",
        "running",
        "all-title",
        "small-start",
        "labels-organization",
        "labels-title",
        "labels-place",
        "labels-dates",
        "labels-other",
        "caps",
    }
)


def _telling(fact: frozenset[str]) -> list[str]:
    return sorted(fact & _TELLING)


def _of_piece(which: int, head: Head, facts: Sequence[frozenset[str]], number: int, slots: Tally) -> list[str]:
    piece, fact = head.pieces[number], facts[number]
    names = [f"piece:{name}" for name in sorted(fact)]
    names += _beside(facts, number, head.pieces)
    names += _whereabouts(head, number)
    names += _looks(head, number)
    names += _on_page(which, piece, head, fact, slots)
    if "role" not in fact:
        elsewhere = any("role" in one for n, one in enumerate(facts) if n != number)
        names.append("piece:no-role," + ("other-has" if elsewhere else "none-has"))
    else:
        first = next(n for n, one in enumerate(facts) if "role" in one)
        names.append("piece:role-first" if first == number else "piece:role-later")
    return names


def _beside(facts: Sequence[frozenset[str]], number: int, pieces: Sequence[Piece]) -> Iterator[str]:
    for place, at in (("before", number - 1), ("after", number + 1)):
        if not 0 <= at < len(facts):
            yield f"near:{place}-none"
            continue
        same = "line" if pieces[at].line == pieces[number].line else "far"
        telling = _telling(facts[at])
        for name in telling or ["nothing"]:
            yield f"near:{place}-{same}-{name}"


def _whereabouts(head: Head, number: int) -> Iterator[str]:
    piece = head.pieces[number]
    line, field, order = min(piece.line, _MANY), min(piece.field, _MANY), min(piece.order, _MANY)
    yield f"where:line={line}"
    yield f"where:line={line}/{_length(head)},field={field}"
    yield f"where:order={order}"
    before = head.pieces[number - 1] if number else piece
    later = bool(number) and (before.field, before.line) == (piece.field, piece.line)
    yield f"where:in-field={'later' if later else 'first'}"
    line_tokens = [token for token in head.tokens if token.line == piece.line and token.text != "\n"]
    dated = [token for token in line_tokens if token.kind == DATE]
    if dated:
        side = "before" if dated[0].start > head.tokens[piece.first].start else "after"
        yield f"where:date-{side}"
        yield f"where:date-{side},line={line},field={field}"
    else:
        date_lines = [token.line for token in head.tokens if token.kind == DATE]
        if date_lines:
            yield f"where:date-line={'above' if date_lines[0] < piece.line else 'below'}"
            yield f"where:date-line={'above' if date_lines[0] < piece.line else 'below'},line={line},field={field}"
        else:
            yield "where:no-date"
    alone = sum(one.line == piece.line for one in head.pieces) == 1
    if alone:
        yield "where:alone"
        yield f"where:alone,line={line}"
    mark = head.tokens[piece.first - 1] if piece.first else None
    if mark is not None and mark.kind not in (MARK, DATE):
        yield "where:after-look"
    if mark is not None and mark.text == "\t":
        yield "where:after-tab"
    if piece is max((one for one in head.pieces if one.line == piece.line), key=lambda one: one.order) and not alone:
        yield "where:last-of-line"


def _looks(head: Head, number: int) -> Iterator[str]:
    looks = [look_of(piece, head) for piece in head.pieces]
    bold, italic, colored, size = looks[number]
    sizes = [look[3] for look in looks]
    if len({look[0] for look in looks}) > 1:
        yield f"look:bold={bold}"
        yield f"look:bold={bold},line={min(head.pieces[number].line, _MANY)}"
    if len({look[1] for look in looks}) > 1:
        yield f"look:italic={italic}"
    if len({look[2] for look in looks}) > 1:
        yield f"look:colored={colored}"
    if max(sizes) > min(sizes) + 1:
        yield f"look:size={'large' if size == max(sizes) else 'small'}"
    for place, other in (("before", number - 1), ("after", number + 1)):
        if 0 <= other < len(looks) and head.pieces[other].line == head.pieces[number].line:
            yield f"look:{'other' if looks[number] != looks[other] else 'same'}-{place}"


def _on_page(which: int, piece: Piece, head: Head, fact: frozenset[str], slots: Tally) -> Iterator[str]:
    """What the other heads of the page have in this slot, and in this look."""
    for kind, key in (("slot", _slot(piece, head)), ("look", look_of(piece, head))):
        others = [told for number, pieces in slots[key].items() if number != which for told in pieces]
        if not others:
            yield f"page:{kind}-single"
            continue
        for name in _SHARED:
            share = sum(name in told for told in others) / len(others)
            if share >= _SOME:
                often = "most" if share >= _MOSTLY else "some"
                yield f"page:{kind}-{name}={often}"
                yield f"page:{kind}-{name}={often},{'here' if name in fact else 'not-here'}"
            elif name == "role":
                yield f"page:{kind}-role=few"
