"""Finds names nobody has written down: what stands in a list of known names, written as a name, is one, too.

"Familiar with Airflow, Dagster, Prefect, or Flyte": whoever does not know Flyte still sees what it is. Outside of lists
only names that cannot be words are taken ("KEDA 2", "pgvector" are not; "FooDB", "bar.js" are).
"""

import re
from collections.abc import Iterator, Sequence

from coach.posting.terms import wording
from coach.posting.terms.vocabulary import Hit

SEPARATOR = re.compile(
    r"\s*(?:[,;/|•·]|\((?!s\))|\)|\+(?=\s)|&|:|(?<!\w)(?:and/or|and|or|und|oder|y|o|e|et|ou|en|bzw\.|as well as|e\.g\.?,?|eg\.?|i\.e\.|z\. ?B\.|such as|like|including|incl\.|etc\.?|wie|inkl\.|como|comme|zoals|sowie|mit|with|in|using|or similar|or equivalent)(?!\w))\s*",
    re.I,
)
_NAME = re.compile(
    r"(?:[A-Z][\w+#]*(?:[.-][A-Za-z0-9+#]+)*|[a-z]+[A-Z]\w*|[a-z]+\.(?:js|io|py|ai)|\d?[A-Z][\w-]*)(?: (?:[A-Z][\w+#.-]*|\d+(?:\.\d+)?)){0,2}"
)
_OBVIOUS = re.compile(
    r"[A-Za-z]{2,}(?:DB|SQL|ML|JS|QL|MQ|CD|IO)|[A-Za-z]+\.(?:js|io|py)|[A-Z][a-z]+[A-Z][A-Za-z]+(?:[A-Z][a-z]+)*"
)
_NOT_A_NAME = wording.any_of(rf"(?:{each})" for each in wording.table("naming")["no_name"]["says"])
_STUDY = re.compile(
    r"\b(?:degree|bachelor|master|bsc|msc|phd|diploma|studium|studies|ausbildung|titulación|licenciatura|grado|licence|field of study|language|english|location|office|based in|relocat)",
    re.I,
)
_LIST_HEADS = re.compile(r"(?:such as|e\.g\.?,?|like|including|\(|:|z\. ?B\.)\s*$", re.I)
_LONGEST = 30


def unknown(line: str, hits: Sequence[Hit], employer: Sequence[str]) -> Iterator[Hit]:
    """Names in a line that stand in one list with known ones. `employer` are words of the company's own name."""
    if not hits or _STUDY.search(line):
        return
    titled = _is_titled(line)
    segments = list(_segments(line))
    known = [_holds(segment, hits) for segment in segments]
    accepted = list(known)
    for number, (start, end) in enumerate(segments):
        if known[number]:
            continue
        if not ((number > 0 and accepted[number - 1]) or (number + 1 < len(segments) and known[number + 1])):
            continue
        words = line[start:end]
        if _is_name(words, titled, employer):
            accepted[number] = True
            yield Hit(words, words, "technology", start, end)


def _segments(line: str) -> Iterator[tuple[int, int]]:
    """The pieces of a line between commas, slashes, brackets and joining words."""
    at = 0
    for match in SEPARATOR.finditer(line):
        yield from _trimmed(line, at, match.start())
        at = match.end()
    yield from _trimmed(line, at, len(line))


def _trimmed(line: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = line[start:end]
    inner = piece.strip(" .!?\"“”'*")
    if inner:
        begin = start + piece.index(inner)
        yield begin, begin + len(inner)


def _holds(segment: tuple[int, int], hits: Sequence[Hit]) -> bool:
    """Whether the segment is a known technology, or ends or begins with one and says little more."""
    start, end = segment
    inside = [hit for hit in hits if hit.start >= start and hit.end <= end and hit.kind == "technology"]
    return any(end - start - (hit.end - hit.start) <= 12 for hit in inside)


def _is_name(words: str, titled: bool, employer: Sequence[str]) -> bool:
    if len(words) > _LONGEST or not _NAME.fullmatch(words) or _NOT_A_NAME.fullmatch(words):
        return False
    if len(words) < 2 or words.casefold() in employer or words.split(maxsplit=1)[0].casefold() in employer:
        return False
    obvious = _OBVIOUS.fullmatch(words) is not None or (words.isupper() and len(words) <= 6)
    return obvious or not titled


def _is_titled(line: str) -> bool:
    """Whether the line capitalises most of its words, so that a capital says nothing."""
    words = re.findall(r"(?<![\w.])[A-Za-z]{4,}", line)
    small = sum(1 for word in words if word.islower())
    return len(words) > 3 and small * 4 < len(words)
