"""The head of a job as tokens: words, marks between them, dates; and the pieces that the marks cut it into."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from coach.reading.lexicon import dates
from rules.resume import Line

WORD, MARK, DATE = "word", "mark", "date"

_CUTS = frozenset(
    {
        "\t",
        "\n",
        "|",
        "•",
        "·",
        "∙",
        "⋅",
        "●",
        "–",
        "—",
        "-",
        "−",
        "/",
        ",",
        ";",
        ":",
        "@",
        "(",
        ")",
        "[",
        "]",
        "→",
        ">",
    }
)
_PART = re.compile(r"\t|[^\s|•·∙⋅●]+|[|•·∙⋅●]")
_TERMS = re.compile(
    r"(?:^|[·|•∙,;(\t–—-])\s?(?P<terms>(?:(?:full|part)[ -]?time|permanent|fixed[ -]term|contract(?:ual)?|vollzeit"
    r"|teilzeit|temps plein|temps partiel|tiempo completo|media jornada|tempo integral|cdi|cdd)"
    r"(?: (?:position|role|job|work|employment|contract))?)(?=\s*(?:$|[·|•∙,;)\t–—-]))",
    re.IGNORECASE,
)
"""On what terms somebody works, between marks: no more a title or an employer than a date is."""
_SIGNS = re.compile(r"[/|:~<>=*+»«›‹-]{2,}|[~»›]")
"""Signs that people set between two parts, which mean what a rule means: "Engineer // Larkspur"."""
_GLUED = re.compile(r"(?<=[a-z.])(?=\([A-Z][a-z])|(?<=[a-z)])(?=,[A-Z][a-z])|(?<=[a-z]\))(?=[A-Z][a-z])")
"""Where a space is left out before a bracket or behind a comma: "Larkspur(Engineer,Ada Marsh)"."""
_DASHED = re.compile(r"[A-Za-z]{4,}-$")
"""A word with the dash behind it that parts it from a name: "Engineer- New York"."""
_OPENING = "([{\"“'‘-–—:,"
_CLOSING = ")]},;:\"”'’–—"


@dataclass(frozen=True, slots=True)
class Token:
    """A token; `line` counts within the head, `start` and `end` are places in that line's text."""

    text: str
    kind: str
    line: int
    start: int
    end: int
    run: int = 0
    """Which stretch of one look of its line it stands in."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Tokens `first` to `last` between two marks; `order` counts the pieces of its line, `field` without commas."""

    first: int
    last: int
    line: int
    order: int
    field: int
    text: str


def to_tokens(lines: Sequence[Line]) -> list[Token]:
    """The tokens of a head's lines, with a mark of a line break between two lines."""
    tokens: list[Token] = []
    for number, line in enumerate(lines):
        if number:
            tokens.append(Token("\n", MARK, number, 0, 0))
        at = 0
        for begin, end in _dated(line.text):
            tokens += _plain(line.text, at, begin, number)
            tokens.append(Token(line.text[begin:end], DATE, number, begin, end))
            at = end
        tokens += _plain(line.text, at, len(line.text), number)
    return [replace(token, run=_run(lines[token.line], token.start)) for token in tokens]


def _run(line: Line, place: int) -> int:
    return sum(run.start <= place for run in line.runs)


def _dated(text: str) -> list[tuple[int, int]]:
    spans = [(one.begin, one.finish) for one in dates.find(text)]
    for more in (dates.lengths(text), (match.span("terms") for match in _TERMS.finditer(text))):
        spans += [span for span in more if not any(a < span[1] and span[0] < b for a, b in spans)]
    return sorted(spans)


def without_terms(text: str) -> str:
    """A text with a blank where it says on what terms somebody works."""
    for found in reversed(list(_TERMS.finditer(text))):
        begin, end = found.span("terms")
        text = f"{text[:begin]} {text[end:]}"
    return text


def _plain(text: str, begin: int, end: int, line: int) -> Iterator[Token]:
    for match in _PART.finditer(text, begin, end):
        at = match.start()
        for part in _GLUED.split(match.group()):
            dashed = part if _DASHED.match(part) and text[at + len(part) :][:2].strip().isupper() else ""
            yield from _peeled(part.rstrip("-") if dashed else part, at, line)
            at += len(part)
            if dashed:
                yield Token("-", MARK, line, at - 1, at)


def _peeled(part: str, at: int, line: int) -> Iterator[Token]:
    """Marks at both ends of a word as tokens of their own; a full stop stays with its word ("Inc.")."""
    if _SIGNS.fullmatch(part):
        yield Token("|", MARK, line, at, at + len(part))
        return
    first, last = 0, len(part)
    if part[0] == "@" and part[1:2].isupper():
        yield Token("@", MARK, line, at, at + 1)
        first = 1
    while first < last - 1 and part[first] in _OPENING:
        yield Token(part[first], MARK, line, at + first, at + first + 1)
        first += 1
    while last - 1 > first and part[last - 1] in _CLOSING:
        last -= 1
    word = part[first:last]
    if word == "\t" or (len(word) == 1 and not word.isalnum()):
        yield Token(word, MARK, line, at + first, at + last)
    elif word:
        yield Token(word, WORD, line, at + first, at + last)
    for index in range(last, len(part)):
        yield Token(part[index], MARK, line, at + index, at + index + 1)


def to_pieces(tokens: Sequence[Token]) -> list[Piece]:
    """The pieces of a head: runs of words between marks, dates and the word "at"."""
    pieces: list[Piece] = []
    run: list[int] = []
    order = field = 0
    line = 0
    depth = 0
    for index, token in enumerate(tokens):
        depth += (token.text in ("(", "[")) - (token.text in (")", "]") and depth > 0)
        if is_cut(token) and not (depth and token.text in ",:/") and not _is_of_school(tokens, run, index):
            if run:
                pieces.append(_piece(tokens, run, order, field))
                order += 1
                run = []
            if token.text == "\n":
                line, order, field = token.line, 0, 0
            elif token.text not in ",()[]" and pieces and pieces[-1].line == line:
                field = pieces[-1].field + 1
        else:
            if run and tokens[run[-1]].run != token.run:
                # A change of look parts what no mark does: "LARKSPUR" in bold before "Engineer" in plain.
                pieces.append(_piece(tokens, run, order, field))
                order, field, run = order + 1, field + 1, []
            run.append(index)
    if run:
        pieces.append(_piece(tokens, run, order, field))
    return pieces


def _is_of_school(tokens: Sequence[Token], run: Sequence[int], index: int) -> bool:
    """True for the word "at" in the name of a university: "University of Northfield at Larkspur"."""
    behind = tokens[index + 1].text[:1] if index + 1 < len(tokens) else ""
    opening = [tokens[i].text.lower() for i in run if tokens[i].text.lower() != "the"][:2]
    return tokens[index].text.lower() == "at" and behind.isupper() and opening in _SCHOOLS


_SCHOOLS = (["university", "of"], ["state", "university"])


def is_cut(token: Token) -> bool:
    """True for what parts two pieces."""
    if token.kind == DATE:
        return True
    return token.text in _CUTS if token.kind == MARK else token.text.lower() in ("at", "bei", "chez")


def _piece(tokens: Sequence[Token], run: Sequence[int], order: int, field: int) -> Piece:
    text = " ".join(tokens[i].text for i in run)
    return Piece(run[0], run[-1], tokens[run[0]].line, order, field, text)
