"""Finds names nobody has written down: what stands in a list of known names, written as a name, is one, too.

"Familiar with Airflow, Dagster, Prefect, or Flyte": whoever does not know Flyte still sees what it is. Outside of lists
only names that cannot be words are taken ("KEDA 2", "pgvector" are not; "FooDB", "bar.js" are).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coach.posting.terms import word_lists
from coach.posting.terms.vocabulary import Hit

_JOINING = (
    r"and/or|and|or|und|oder|y|o|e|et|ou|en|bzw\.|as well as|e\.g\.?,?|eg\.?"
    r"|i\.e\.|z\. ?B\.|such as|like|including|incl\.|etc\.?"
    r"|wie|inkl\.|como|comme|zoals|sowie|or similar|or equivalent"
)
_LIST_SIGN = rf"[,;/|]|\s[•·+]\s|\((?!s\))|\)|&|:|(?<!\w)(?:{_JOINING})(?!\w)"
_SEPARATOR = re.compile(rf"\s*(?P<list>{_LIST_SIGN})\s*|\s+(?:mit|with|in|using|for|of|on)\s+", re.I)
_GERMAN = re.compile(r"\b(?:und|mit|für|der|die|das|oder|von|bei|sowie)\b")
_NAME = re.compile(
    r"(?:[A-Z][\w+#]*(?:[.-][A-Za-z0-9+#]+)*|[a-z]+[A-Z]\w*|[a-z]+\.(?:js|io"
    r"|py|ai)|\d?[A-Z][\w-]*)(?: (?:[A-Z][\w+#.-]*|\d+(?:\.\d+)?)){0,2}"
)
_OBVIOUS = re.compile(
    r"[A-Za-z]{2,}(?:DB|SQL|ML|JS|QL|MQ|CD|IO)|[A-Za-z]+\.(?:js|io|py)|[A-Z][a-z]+[A-Z][A-Za-z]+(?:[A-Z][a-z]+)*"
)
_NOT_A_NAME = word_lists.any_of(rf"(?:{each})" for each in word_lists.table("unlisted_names")["no_name"]["says"])
_STUDY = re.compile(
    r"\b(?:degree|bachelor|master|bsc|msc|phd|diploma|studium|studies|ausbildung"
    r"|titulación|licenciatura|grado|licence|field of study|language|english"
    r"|location|office|based in|relocat)",
    re.I,
)
_CAPITAL = re.compile("[A-Z]")
_MAX_LETTERS, _LITTLE_MORE, _OPENING = 30, 12, 2


def unknown(line: str, hits: Sequence[Hit], employer: Sequence[str]) -> Iterator[Hit]:
    """Names in a line that stand in one list with known ones. `employer` are words of the company's own name."""
    if not hits or not _has_other_names(line, hits) or _STUDY.search(line):
        return
    strict = _is_titled(line, hits[0].start) or _GERMAN.search(line) is not None
    segments = list(_segments(line))
    known = [_holds(segment, hits) for segment in segments]
    taken = {(hit.start, hit.end) for hit in hits}
    accepted = list(known)
    for number, segment in enumerate(segments):
        before = number > 0 and accepted[number - 1] and segment.joined
        after = number + 1 < len(segments) and known[number + 1] and segments[number + 1].joined
        if known[number] or not (before or after) or (segment.start, segment.end) in taken:
            continue
        words = line[segment.start : segment.end]
        if _is_name(words, strict or segment.start < _OPENING, employer):
            accepted[number] = True
            yield Hit(words, words, "technology", segment.start, segment.end)


def _has_other_names(line: str, hits: Sequence[Hit]) -> bool:
    """Whether anything but the known names is written with a capital, the first word apart; quick, so asked first."""
    at = 1
    for hit in hits:
        if _CAPITAL.search(line, at, hit.start):
            return True
        at = max(at, hit.end)
    return _CAPITAL.search(line, at) is not None


@dataclass(frozen=True, slots=True)
class _Segment:
    """A piece of a line; `joined` if a sign of lists stands before it."""

    start: int
    end: int
    joined: bool


def _segments(line: str) -> Iterator[_Segment]:
    """The pieces of a line between commas, slashes, brackets and joining words."""
    at, joined = 0, False
    for match in _SEPARATOR.finditer(line):
        yield from _trimmed(line, at, match.start(), joined)
        # "(e.g. Docker": of several signs in a row any one of a list is enough.
        joined = match["list"] is not None or (joined and not line[at : match.start()].strip())
        at = match.end()
    yield from _trimmed(line, at, len(line), joined)


def _trimmed(line: str, start: int, end: int, joined: bool) -> Iterator[_Segment]:
    piece = line[start:end]
    inner = piece.rstrip(" .!?\"“”'*").lstrip(" \"“”'*")
    if inner:
        begin = start + piece.index(inner)
        yield _Segment(begin, begin + len(inner), joined)


def _holds(segment: _Segment, hits: Sequence[Hit]) -> bool:
    """Whether the segment is a known technology, or ends or begins with one and says little more."""
    inside = (hit for hit in hits if hit.start >= segment.start and hit.end <= segment.end and hit.kind == "technology")
    return any(segment.end - segment.start - (hit.end - hit.start) <= _LITTLE_MORE for hit in inside)


def _is_name(words: str, strict: bool, employer: Sequence[str]) -> bool:
    if len(words) > _MAX_LETTERS or not _NAME.fullmatch(words) or _NOT_A_NAME.fullmatch(words):
        return False
    if len(words) < 2 or words.casefold() in employer or words.split(maxsplit=1)[0].casefold() in employer:
        return False
    obvious = _OBVIOUS.fullmatch(words) is not None or (words.isupper() and len(words) <= 6)
    return obvious or not strict


def _is_titled(line: str, first: int) -> bool:
    """Whether the words before the first known name are all capitalised, so that a capital says nothing."""
    words = re.findall(r"(?<![\w.])[A-Za-z]{2,}", line[:first])[1:]
    return len(words) > 1 and not any(word.islower() for word in words)
