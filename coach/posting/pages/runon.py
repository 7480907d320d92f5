"""Breaks up text that lost its line breaks: sentences, headings inside a line, list items that ran together.

Copied out of some pages a posting is one long line ("… with customers. What You'll Do Design and build …"). Patterns
are tried where a search for one character stops, so that a long line takes time in proportion to its length.
"""

import re
from collections import Counter
from collections.abc import Iterator

from coach.posting.advert import Block
from coach.posting.terms import sentences, word_lists
from rules.lexicon import technologies

LONG = 240
"""From this length on a line is looked through for what ran together."""
_WORDS = word_lists.table("headings")["run_in"]
_HEADS = re.compile(rf"(?:{'|'.join(_WORDS['says'])})(?!\w)", re.I)
_ALONE = re.compile(rf"(?:{'|'.join(_WORDS['alone'])})(?!\w)", re.I)
_SIGNS = re.compile(r"\s[•●▪■◦·✓✔➢➤►*-]\s+(?=\S)")
_EMOJI = re.compile("\\s(?=[\U0001f300-\U0001faff☀-➿])")
_GLUED = re.compile(r"(?<!\w)[A-Za-z]+[a-z][A-Z][A-Za-z]+(?!\w)")
_GLUED_ENDS = re.compile(r"[a-z][.!?:][A-Z][a-z]")
_CASES = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z]{2})(?=[A-Z][a-z])")
_MIN_GLUED = 5
_LABEL = re.compile(rf"(?:{'|'.join(_WORDS['label'])})(?= (?-i:[A-Z]))", re.I)
_STARTER = re.compile(rf"(?:{'|'.join(_WORDS['starters'])})\b")
_CAPITAL = re.compile(r"(?<=[\w)’'%+#*]) (?=[A-ZÀ-Þ])")
_OPENS = re.compile(r"\s+(?:You|We|As|The|This|Our|In|At|If|With|Hybrid|Remote|San|New)\b")
_GOES_ON = re.compile(r"(?:\b(?:an?|the|our|your|of|and|with|or|und|oder|mit|der|die|y|e|o|et|ou|en|met)|[&,])\s$")
"""What stands before a word that goes on with its sentence and is neither heading nor the opening of an item."""
_MIN_SIGNS = 3


def blocks(line: str) -> Iterator[Block]:
    """The lines that a long line was, headings and items told apart where they can be."""
    for piece in _unsigned(_unglued(line)):
        for sentence in sentences.of(piece.text):
            yield from _headed(sentence, piece.kind == "item")


def _unsigned(line: str) -> Iterator[Block]:
    """A line cut at the signs of a list, if it has several of one kind."""
    signs = Counter(match.group().strip() for match in _SIGNS.finditer(line))
    wanted = {sign for sign, n in signs.items() if n >= (_MIN_SIGNS + 2 if sign in "-·" else _MIN_SIGNS)}
    cuts = [match for match in _SIGNS.finditer(line) if match.group().strip() in wanted]
    cuts += list(_EMOJI.finditer(line)) if len(_EMOJI.findall(line)) >= _MIN_SIGNS else []
    at, kind = 0, "text"
    for cut in sorted(cuts, key=lambda match: match.start()):
        if line[at : cut.start()].strip():
            yield Block(line[at : cut.start()].strip(), "item" if kind == "item" else "text")
        at, kind = cut.end(), "item"
    if line[at:].strip():
        yield Block(line[at:].strip(), "item" if kind == "item" else "text")


def _unglued(line: str) -> str:
    """ "RemoteApplyWe are" is "Remote Apply We are"; names such as JavaScript, and such as come twice, stay whole."""
    known = technologies.load()
    counts = Counter(_GLUED.findall(line))
    glued = frozenset(word for word, count in counts.items() if count == 1 and not known.canonical(word))
    if len(glued) < _MIN_GLUED and not (glued and len(_GLUED_ENDS.findall(line)) > 1):
        return line
    return _GLUED.sub(lambda match: _CASES.sub(" ", match.group()) if match.group() in glued else match.group(), line)


def _headed(sentence: str, item: bool) -> Iterator[Block]:
    """A sentence with the headings in it as headings, and what ran together after them as items."""
    at = 0
    for start, end in _headings(sentence):
        yield from _items(sentence[at:start].strip(" :"), item)
        yield Block(sentence[start:end].strip(" :"), "heading")
        at = end
    yield from _items(sentence[at:].lstrip(" :–—-").strip(), item)


def _headings(sentence: str) -> Iterator[tuple[int, int]]:
    at = 0
    starts = [0, *(match.end() for match in _CAPITAL.finditer(sentence))]
    starts += [match.end() for match in re.finditer(r"[:;)] ", sentence)]
    for start in sorted(set(starts)):
        if start < at:
            continue
        match = _HEADS.match(sentence, start) or _ALONE.match(sentence, start)
        if match is None or (not sentence[start : start + 1].isupper() and sentence[start : start + 1] not in "¿"):
            continue
        end, after = match.end(), sentence[match.end() :]
        follows = re.match(r"\s*(?:[?!]?:|[?!]|[-–—]\s|\s*\([^)]{2,30}\):?)|\s+(?=[A-ZÀ-Þ0-9¿•*(\"“🚀])|\s*$", after)
        plain = _HEADS.match(sentence, start) is not None
        strict = (
            re.match(r"\s*(?:[?!]?:|\s*$)", after) or _OPENS.match(after) or (start == 0 and _LABEL.match(sentence))
        )
        if follows and (plain or strict) and not _GOES_ON.search(sentence, max(0, start - 8), start):
            at = end + follows.end()
            yield start, end


def _items(text: str, item: bool) -> Iterator[Block]:
    """Items that ran together, cut where a word opens that opens items ("… in Go Experience with …")."""
    at = 0
    for match in _CAPITAL.finditer(text):
        if match.end() - at > 12 and _STARTER.match(text, match.end()) and not _GOES_ON.search(text, at, match.end()):
            yield Block(text[at : match.start()].strip(), "item")
            at, item = match.end(), True
    if text[at:].strip():
        yield Block(text[at:].strip(), "item" if item else "text")
