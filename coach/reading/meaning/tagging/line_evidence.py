"""What speaks for a line among jobs being the head of one, a bullet, its continuation or prose: named evidence.

Verdicts of the rules (where bullets and heads are by glyphs, dates and looks) count as evidence beside all else. Names
begin with a group (`rule`, `word`, `date`, `look`, `place`, `near`), by which training leaves out whole groups.
"""

import re
import statistics
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from coach.reading.lexicon import dates, places
from coach.reading.meaning.bullets import Item, is_full
from coach.reading.meaning.tagging.chain import step
from coach.reading.meaning.tagging.head_evidence import classes
from rules.lexicon import verbs
from rules.resume import Line

_OPENING = 14
"""Words of a line by which it is told what it is about: a head has no more."""
_MIN_SMALL = 3
"""Words in small letters that make a line running text."""
_SHORT = 6
"""Words of a line that may be nothing but a title."""
_AROUND = 3
"""Lines around one in which a date is near."""
_MAX_GAP = 40
"""Points between two lines of one text; more is a break."""
_INDENT, _FAR_IN = 3, 45
"""Points from which on a line is set in, and far in."""

_URL = re.compile(r"(?i)https?://\S+|www\.\S+|\b[\w-]+\.(?:com|io|org|net|dev|ai)\b")
_WORD = re.compile(r"[^\W\d_][\w'’.+#/-]*")
_LABEL = re.compile(r"^([^\W\d_][\w&/ ]{2,40}?)\s*:(?:\s|$)")
_SAYS_LABEL = re.compile(
    r"(?i)(?:(?:key|main|selected|core|major|notable|primary|job|work|project|roles?|technical|daily) ?(?:&|and)? ?)*"
    r"(?:highlights?|responsibilit(?:y|ies)|dut(?:y|ies)|achievements?|accomplishments?|tasks?|contributions?|descriptions?"
    r"|technolog(?:y|ies)|projects?|tools|skills|tech stack|results?|deliverables?|environment)(?: used)?\s*:?"
)
_PAGE = re.compile(
    r"(?i)^\W*(?:page\s*)?\d{1,2}(?:\s*(?:/|of)\s*\d{1,2})?\W*$|\bpage\s+\d|\(?\bcont(?:inued|\.|'d)\)?"
    r"|curriculum vitae|\br[eé]sum[eé]\b"
)
_TWO_SENTENCES = re.compile(r"[a-zà-ÿ)\d]\. [A-ZÀ-Þ]")
_DOTS = "•●▪◦○■□‣⁃∙·◆◇♦➢➤►▶✓✔❖⬧⦁»›→"


@dataclass(frozen=True, slots=True)
class Sketch:
    """A line with what is asked of it again and again."""

    line: Line
    dated: str
    """ "only", "range", "single" or "" """
    role: bool
    company: bool
    placed: bool
    words: int
    verb: bool
    small: bool
    sentence: bool


def evidence_of(lines: Sequence[Line], items: Sequence[Item], heads: Mapping[int, str]) -> list[list[str]]:
    """For each line, the names of what is true of it. `items` and `heads` are the rules' verdicts, by places in it."""
    sketches = [_sketch(line) for line in lines]
    firsts = {item.first for item in items}
    within = {i for item in items for i in range(item.first, item.last + 1)}
    page = _Page(lines, sketches, heads, firsts)
    own = [_own(sketch) for sketch in sketches]
    out = []
    for index in range(len(sketches)):
        names = ["bias", *own[index]]
        names.append(
            f"rule:{'bullet' if index in firsts else 'goes-on' if index in within else heads.get(index, 'none')}"
        )
        names += page.looks(index)
        names += page.stands(index)
        names += _beside(own, sketches, index)
        out.append(names)
    return out


@lru_cache(maxsize=4096)
def _sketch(line: Line) -> Sketch:
    text = line.text
    words = _WORD.findall(text)
    found = dates.find(text)
    dated = ""
    if dates.is_only_date(text):
        dated = "only"
    elif any(not one.single for one in found):
        dated = "range"
    elif found:
        dated = "single"
    first = words[0] if words else ""
    told = {name for word in words[:_OPENING] for name in classes(word)}
    return Sketch(
        line,
        dated,
        "role" in told,
        "company" in told or "school" in told,
        places.is_place(text) or places.find(text) is not None,
        len(words),
        _opens_with_work(first),
        sum(word[:1].islower() and "joining" not in classes(word) for word in words) >= _MIN_SMALL,
        text.rstrip().endswith((".", ";")),
    )


_BEGINNINGS = frozenset(
    """responsible was were am member part involved participated accountable tasked duties currently successfully
    also""".split()
)


def _glyph(sign: str) -> str:
    if sign in _DOTS:
        return "dot"
    return "dash" if sign in "-–—*" else "number" if sign[:1].isalnum() else "other"


def _opens_with_work(first: str) -> bool:
    return bool(first) and (first.lower() in _BEGINNINGS or verbs.lookup(first) is not None)


def _own(sketch: Sketch) -> list[str]:
    line, text = sketch.line, sketch.line.text
    names = [f"date:{sketch.dated or 'none'}"]
    if line.bullet:
        names.append(f"word:glyph={_glyph(line.bullet)}")
    size = sketch.words
    names.append(f"word:long={step(size, (0, 2, 5, 9, 14), '012345')}")
    truths = {
        "role": sketch.role,
        "company": sketch.company,
        "place": sketch.placed,
        "verb": sketch.verb,
        "running": sketch.small,
        "sentence": sketch.sentence,
        "tab": "\t" in text,
        "lower": text[:1].islower(),
        "url": _URL.search(text) is not None,
        "digit-start": text[:1].isdigit(),
        "open-end": text.rstrip().endswith(("-", "–", ",", "&", "/")),
        "bar": " | " in text or " · " in text,
        "only-place": places.is_place(text),
        "caps": text.isupper() and size > 0,
        "mail": "@" in text and "." in text,
        "says-label": _SAYS_LABEL.fullmatch(text.strip()) is not None,
        "page-number": _PAGE.search(text) is not None,
        "sentences": _TWO_SENTENCES.search(text) is not None,
        "i": text.startswith(("I ", "I’", "I'", "My ", "We ")),
    }
    names += [f"word:{name}" for name, true in truths.items() if true]
    label = _LABEL.match(text)
    if label is not None:
        told = {
            name.removeprefix("label_")
            for word in label[1].split()
            for name in classes(word)
            if name.startswith("label_")
        }
        names += [f"word:label-{name}" for name in sorted(told)] or ["word:label"]
        if text.rstrip().endswith(":"):
            names.append("word:label-alone")
    if sketch.role and size <= _SHORT and not sketch.small:
        names.append("word:short-role")
    if sketch.verb and sketch.small:
        names.append("word:verb-running")
    return names


_NEAR = (
    "date:", "word:role", "word:verb", "word:glyph", "word:running", "word:sentence", "word:sentences", "word:lower",
    "word:short-role", "word:only-place", "word:company", "word:tab", "word:long=1", "word:long=5", "word:open-end",
    "word:label-alone", "word:url",
)  # fmt: skip


def _beside(own: Sequence[Sequence[str]], sketches: Sequence[Sketch], index: int) -> Iterator[str]:
    for place, at in (("above", index - 1), ("below", index + 1), ("second-below", index + 2)):
        if not 0 <= at < len(own):
            yield f"near:{place}-edge"
            continue
        for name in own[at]:
            if name.startswith(_NEAR) and name != "date:none":
                yield f"near:{place}-{name}"
    around = range(max(0, index - _AROUND), min(len(own), index + _AROUND + 1))
    dated = [at for at in around if sketches[at].dated in ("only", "range")]
    if sketches[index].dated not in ("only", "range"):
        ahead = [at - index for at in dated if at > index]
        behind = [index - at for at in dated if at < index]
        yield f"near:date-ahead={min(ahead) if ahead else 'far'}"
        yield f"near:date-behind={min(behind) if behind else 'far'}"


Look = tuple[bool, bool, bool, int, bool]


class _Page:
    """The looks and edges of the lines, pooled: lines of one look are mostly of one kind."""

    def __init__(
        self, lines: Sequence[Line], sketches: Sequence[Sketch], heads: Mapping[int, str], firsts: set[int]
    ) -> None:
        self._lines = lines
        self._sketches = sketches
        self._looks = [_look(line) for line in lines]
        self._total = Counter(self._looks)
        self._known: defaultdict[str, Counter[Look]] = defaultdict(Counter)
        for index, look in enumerate(self._looks):
            self._known["head"][look] += index in heads
            self._known["bullet"][look] += index in firsts
            self._known["dated"][look] += sketches[index].dated in ("only", "range")
            self._known["running"][look] += sketches[index].small
        sizes: Counter[float] = Counter()
        for line in lines:
            sizes[round(2 * line.size)] += len(line.text)
        self._body = sizes.most_common(1)[0][0] if sizes else 0
        self._placed = any(line.right > 0 for line in lines)
        self._edge = {
            column: min(line.left for line in lines if line.column == column)
            for column in {line.column for line in lines}
        }
        self._signed = sum(bool(line.bullet) for line in lines) / max(1, len(lines))
        lefts = [round(line.left) for line in lines if line.bullet]
        self._bulleted = Counter(lefts).most_common(1)[0][0] if lefts else None
        gaps = [b.top - a.top for a, b in pairwise(lines) if b.page == a.page and 0 < b.top - a.top < _MAX_GAP]
        self._gap = statistics.median(gaps) if gaps else 0.0
        self._heads = sorted(heads)

    def looks(self, index: int) -> Iterator[str]:
        line, look = self._lines[index], self._looks[index]
        yield f"look:bold={line.bold}"
        if line.italic:
            yield "look:italic"
        size = round(2 * line.size)
        yield f"look:size={'large' if size > self._body else 'small' if size < self._body else 'body'}"
        if line.bold and line.runs and not line.runs[-1].bold:
            yield "look:bold-then-plain"
        for name, known in self._known.items():
            count = self._total[look]
            here = {
                "head": index in self._heads,
                "dated": self._sketches[index].dated in ("only", "range"),
                "running": self._sketches[index].small,
            }.get(name, bool(line.bullet))
            if count > 1:
                share = (known[look] - here) / (count - 1)
                yield f"look:{name}={step(share, (0, 0.35, 0.75), ('none', 'few', 'some', 'most'))}"
        if index:
            yield f"look:{'as-above' if look == self._looks[index - 1] else 'other-than-above'}"
        yield f"look:signed={step(self._signed, (0, 0.15), ('none', 'few', 'many'))}{',glyph' if line.bullet else ''}"

    def stands(self, index: int) -> Iterator[str]:
        line = self._lines[index]
        if not self._placed or line.right <= 0:
            yield "place:unknown"
            return
        indent = line.left - self._edge[line.column]
        yield f"place:indent={'none' if indent < _INDENT else 'some' if indent < _FAR_IN else 'far'}"
        if self._bulleted is not None and not line.bullet:
            yield f"place:{step(line.left - self._bulleted, (-3, 3), ('left-of', 'at', 'right-of'))}-bullets"
        if not index:
            return
        above = self._lines[index - 1]
        if line.column != above.column or line.page != above.page:
            yield "place:new-page"
        else:
            share = (line.top - above.top) / (self._gap or 12.0)
            yield f"place:gap={step(share, (0, 0.9, 1.15, 1.6), ('back', 'tight', 'usual', 'wide', 'far'))}"
        shift = line.left - above.left
        yield f"place:{'in' if shift > _INDENT else 'out' if shift < -_INDENT else 'under'}"
        if above.right > 0 and line.text:
            start = index - 1
            yield f"place:above-{'full' if is_full(self._lines, start, above, line) else 'short'}"


def _look(line: Line) -> Look:
    return (line.bold, line.italic, line.colored, round(2 * line.size), bool(line.bullet))
