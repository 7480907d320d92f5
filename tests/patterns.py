"""Finds every regular expression of the product, and shapes texts against each, so that none can be made slow.

Patterns are noted while all modules are loaded, invented resumes reviewed and postings read, in a process of its own
(`python -m tests.patterns`); those that stand in calls nobody reached are read from the source. Texts are shaped from
what a pattern is made of: what holds it up is what nearly matches.
"""

import ast
import json
import math
import re
import signal
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from types import FrameType
from typing import Any, TypeGuard

HOUSE = Path(__file__).parent.parent
ONE_BLANK = ("coach/reading/", "coach/copies/", "coach/posting/pages/", "coach/posting/terms/")
"""What reads lines in which white space is one blank (`coach.reading.bounded`)."""
CONFINED = ("coach/reading/pdf/", "coach/reading/word/", *ONE_BLANK[1:])
"""What `coach.sandbox` runs. Words of postings are sought in resumes, too: those patterns are made in `word_lists`."""
_BESIDE = ("coach/posting/terms/word_lists.py", "coach/posting/terms/vocabulary.py")
PACKAGES = ("texts", "rules", "coach", "adapters")
POSTINGS = HOUSE / "tests/coach/posting/labelled"
AT_ITS_PLACE = {"match", "fullmatch"}
"""Methods that try one place only; all others try a text's every place."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern with the place that compiles it, and whether it is only ever tried at one place of a text."""

    text: str
    flags: int
    where: str
    anchored: bool = False
    of_bytes: bool = False

    @property
    def is_confined(self) -> bool:
        """Whether it is tried in readers' processes only."""
        return self.where.startswith(CONFINED) and not self.where.startswith(_BESIDE)

    @property
    def sees_one_blank(self) -> bool:
        """Whether white space is one blank in all that it is tried on."""
        return self.where.startswith(ONE_BLANK) and not self.where.startswith(_BESIDE)

    @property
    def source(self) -> Any:
        """The pattern as it is compiled: text or bytes."""
        return self.text.encode("latin-1") if self.of_bytes else self.text

    @property
    def compiled(self) -> Callable[[str], object]:
        """Tries it on a text, everywhere it may match."""
        made: re.Pattern[Any] = re.compile(self.source, self.flags)
        attempt: Callable[[Any], object] = made.match if self.anchored else lambda text: list(made.finditer(text))
        return (lambda text: attempt(text.encode("utf-8"))) if self.of_bytes else attempt


def all_of_them() -> list[Pattern]:
    """Every pattern of the product, found in a fresh process."""
    found = subprocess.run([sys.executable, "-m", __name__], cwd=HOUSE, capture_output=True, check=True, text=True)
    return [Pattern(**each) for each in json.loads(found.stdout)]


def main() -> None:
    """Prints all of them as JSON."""
    from re import _compiler  # type: ignore[attr-defined]

    noted: dict[tuple[str, int], Pattern] = {}
    compiling = _compiler.compile

    def compile_and_note(pattern: Any, flags: int = 0) -> Any:
        made = compiling(pattern, flags)
        if place := _place(sys._getframe(1)):
            _note(noted, made, *place)
        return made

    _compiler.compile = compile_and_note
    _live()
    for path, line, text, flags in _written():
        _note(noted, re.compile(text, flags), path, line)
    json.dump([asdict(each) for each in noted.values()], sys.stdout)


def _note(noted: dict[tuple[str, int], Pattern], made: re.Pattern[Any], path: str, line: int) -> None:
    text = made.pattern.decode("latin-1") if isinstance(made.pattern, bytes) else made.pattern
    flags = made.flags & ~re.UNICODE.value
    anchored = _only_at_its_place(path, line)
    known = noted.get((text, flags))
    if known is None or (known.anchored and not anchored):
        noted[text, flags] = Pattern(text, flags, f"{path}:{line}", anchored, isinstance(made.pattern, bytes))


def _place(frame: FrameType | None) -> tuple[str, int] | None:
    """The line of the product that compiles, if it is the product's."""
    while frame is not None and frame.f_code.co_filename.endswith(("/re/__init__.py", "/functools.py")):
        frame = frame.f_back
    above = frame.f_back if frame else None
    while above is not None and above.f_code.co_name in _COMPREHENSIONS:
        above = above.f_back
    if above is not None and above.f_code.co_name == "<module>" and _of_house(above):
        frame = above  # a helper made it for this module
    if frame is None or not _of_house(frame):
        return None
    return str(Path(frame.f_code.co_filename).relative_to(HOUSE)), frame.f_lineno


_COMPREHENSIONS = {"<dictcomp>", "<listcomp>", "<genexpr>"}


def _of_house(frame: FrameType) -> bool:
    path = Path(frame.f_code.co_filename)
    return path.is_relative_to(HOUSE) and path.relative_to(HOUSE).parts[0] in PACKAGES


def _live() -> None:
    """Loads all modules, and does what a day brings."""
    import importlib
    import pkgutil

    for package in PACKAGES:
        for module in pkgutil.walk_packages(importlib.import_module(package).__path__, f"{package}."):
            if not module.name.endswith("__main__"):
                importlib.import_module(module.name)
    _read_and_review()


def _read_and_review() -> None:
    from coach.posting import from_file, tailor
    from coach.review.reviewing import review
    from coach.sandbox import tasks
    from rules.packs import load, names
    from tests.rules.invented_resumes import NAMES, read_invented

    tasks.load()
    postings = [from_file(path.read_bytes()) for path in POSTINGS.glob("*.html")]
    for name in NAMES[:3]:
        found = review(read_invented(name))
        for posting in postings[:2]:
            tailor(found, posting)
    for pack in names():
        for rule in load(pack).rules:
            for name in dir(type(rule.check)):
                if not name.startswith("__"):
                    getattr(rule.check, name)


def _written() -> Iterator[tuple[str, int, str | bytes, int]]:
    """Patterns that stand in the source as they are, in a call of `re`: with path, line and flags."""
    for package in PACKAGES:
        for path in sorted((HOUSE / package).rglob("*.py")):
            if not re.search(r"\bre\.", path.read_text("utf-8")):
                continue
            for node in _source(str(path.relative_to(HOUSE))).calls:
                said = node.args[0].value if isinstance(node.args[0], ast.Constant) else None
                if isinstance(said, str | bytes):
                    yield str(path.relative_to(HOUSE)), node.lineno, said, _flags(ast.unparse(node))


@dataclass(frozen=True, slots=True)
class _Source:
    """A file: what is assigned at its top, its calls of `re`, and what is done with each name in it."""

    top: tuple[ast.stmt, ...]
    calls: tuple[ast.Call, ...]
    uses: Mapping[str, set[str]]


@cache
def _source(path: str) -> _Source:
    tree = ast.parse((HOUSE / path).read_text("utf-8"))
    nodes, uses, asked = tuple(ast.walk(tree)), defaultdict[str, set[str]](set), set[ast.expr]()
    for node in nodes:
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            uses[node.value.id].add(node.attr)
            asked.add(node.value)
    for node in nodes:
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node not in asked:
            uses[node.id].add("passed on")
    return _Source(tuple(tree.body), tuple(node for node in nodes if _is_of_re(node)), uses)


def _is_of_re(node: ast.AST) -> TypeGuard[ast.Call]:
    return (
        isinstance(node, ast.Call)
        and bool(node.args)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "re"
    )


def _flags(call: str) -> int:
    return sum({getattr(re, name).value for name in re.findall(r"\bre\.([A-Z]+)\b", call)})


@cache
def _only_at_its_place(path: str, line: int) -> bool:
    """Whether the pattern that this line compiles is only used by `match` or `fullmatch`, as far as its file tells."""
    source = _source(path)
    for node in source.calls:
        method = node.func.attr if isinstance(node.func, ast.Attribute) else ""
        if node.lineno <= line <= (node.end_lineno or 0) and method != "compile":
            return method in AT_ITS_PLACE
    for each in source.top:
        if isinstance(each, ast.Assign) and each.lineno <= line <= (each.end_lineno or 0):
            name = ast.unparse(each.targets[0])
            return name.startswith("_") and source.uses.get(name, set()) <= AT_ITS_PLACE
    return False


# Texts that are shaped against a pattern.

GENERIC = ("a", "A", "1", " ", ".", "-", "•", "a ", "A ", "1 ", "a.", "1.", "aA1", ", ", "/a", "Aa ")
MAX_PIECE = 60
CHOICES = 3
"""Ways that are tried at each fork of a pattern."""
_MIN_LENGTH = 12
"""Times from which on a bounded repeat is one that can be made slow."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A text of any length: its beginning, and what goes on after it without end."""

    lead: str
    piece: str

    def of(self, length: int) -> str:
        """Such a text; it ends in what no pattern waits for."""
        return (self.lead + self.piece * (length // len(self.piece) + 1))[: length - 1] + "\x00"


def shapes(pattern: Pattern) -> list[Shape]:
    """Texts that this nearly matches: what it repeats, behind what leads there, and its beginnings over and over."""
    tree = list(parser.parse(pattern.source, pattern.flags))
    found = dict.fromkeys(Shape("", piece) for piece in GENERIC)
    for choice in range(CHOICES):
        for lead, piece in _repeated(tree, "", choice):
            found[Shape(lead, piece)] = None
            found[Shape("", piece)] = None
        for end in range(1, len(tree) + 1):
            found[Shape("", _sample(tree[:end], choice))] = None
    return [each for each in found if 0 < len(each.piece) <= MAX_PIECE]


def _repeated(tree: Any, lead: str, choice: int) -> Iterator[tuple[str, str]]:
    """What a parsed pattern repeats, each with a text that leads there."""
    for number, (kind, value) in enumerate(tree):
        before = lead + _sample(tree[:number], choice)
        if kind in {op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT}:
            if value[1] >= _MIN_LENGTH:
                yield before, _sample(value[2], choice)
            yield from _repeated(value[2], before, choice)
        elif kind is op.BRANCH:
            for branch in value[1]:
                yield from _repeated(branch, before, choice)
        elif kind is op.SUBPATTERN:
            yield from _repeated(value[3], before, choice)
        elif kind is op.ATOMIC_GROUP:
            yield from _repeated(value, before, choice)
        elif kind in {op.ASSERT, op.ASSERT_NOT}:
            yield from _repeated(value[1], before, choice)


def _sample(tree: Any, choice: int) -> str:
    """A text that a parsed pattern matches, more or less."""
    return "".join(_sample_of(kind, value, choice) for kind, value in tree)


def _sample_of(kind: Any, value: Any, choice: int) -> str:
    match kind:
        case op.LITERAL:
            return chr(value)
        case op.NOT_LITERAL | op.ANY:
            return "a1 "[choice]
        case op.IN:
            return _one_of(value, choice)
        case op.BRANCH:
            return _sample(value[1][(choice * 7) % len(value[1])], choice)
        case op.MAX_REPEAT | op.MIN_REPEAT | op.POSSESSIVE_REPEAT:
            least, most, part = value
            return _sample(part, choice) * max(least, min(1 if choice else 0, most))
        case op.SUBPATTERN:
            return _sample(value[3], choice)
        case op.ATOMIC_GROUP:
            return _sample(value, choice)
        case op.ASSERT:
            return _sample(value[1], choice) if value[0] > 0 else ""
        case _:
            return ""


def _one_of(members: Any, choice: int) -> str:
    """A character of a set; which one differs by choice."""
    allowed = [each for each in _COMMON if _is_in(members, each)]
    named = [chr(value) for kind, value in members if kind is op.LITERAL]
    both = allowed + named or ["a"]
    return both[(choice * 5) % len(both)]


_COMMON = "a1 A-.,/z_é:"


def _is_in(members: Any, char: str) -> bool:
    code, within, negated = ord(char), False, False
    for kind, value in members:
        if kind is op.NEGATE:
            negated = True
        elif kind is op.LITERAL:
            within |= code == value
        elif kind is op.RANGE:
            within |= value[0] <= code <= value[1]
        elif kind is op.CATEGORY:
            within |= _CATEGORIES[value](char)
    return within is not negated


_CATEGORIES: dict[Any, Callable[[str], bool]] = {
    op.CATEGORY_DIGIT: str.isdigit,
    op.CATEGORY_NOT_DIGIT: lambda char: not char.isdigit(),
    op.CATEGORY_SPACE: str.isspace,
    op.CATEGORY_NOT_SPACE: lambda char: not char.isspace(),
    op.CATEGORY_WORD: lambda char: char.isalnum() or char == "_",
    op.CATEGORY_NOT_WORD: lambda char: not (char.isalnum() or char == "_"),
}


@dataclass(frozen=True, slots=True)
class Growth:
    """The worst that was found of a pattern: processor time at `LENGTH` characters, and by which power it grows."""

    pattern: Pattern
    seconds: float = 0.0
    power: float = 0.0
    shape: Shape | None = None

    @property
    def harmless(self) -> bool:
        """Whether the longest line that is let through takes a moment only, or no more than its length asks for."""
        return self.power < STEEP or self.seconds < (ALONE if self.pattern.is_confined else BESIDE_OTHERS)


LENGTH, SHORTER = 1000, 250
STEEP = 1.5
"""Powers from which on the time grows faster than the text; 1 is linear, 2 quadratic."""
BESIDE_OTHERS, ALONE = 0.0025, 0.025
"""Seconds at 1,000 characters. A quadratic pattern takes sixteen times as long at a line's 4,000: 40 ms beside
everybody else's work; 0.4 s in a process of its own, which has twenty seconds for all."""
_WORTH_A_LOOK = 0.001
_LONG, ENDLESS = 0.25, 3
"""Seconds of processor time after which nothing more need be known, and by the clock after which nothing will be."""


def growth(pattern: Pattern) -> Growth:
    """Attacks a pattern with all that is shaped against it. Slow ones are tried anew: other work may hold us up."""
    attempt, worst = pattern.compiled, Growth(pattern)
    for shape in shapes(pattern):
        if pattern.sees_one_blank and _BLANKS.search(shape.of(LENGTH)):
            continue
        longest = _seconds(attempt, shape.of(LENGTH))
        if longest < _WORTH_A_LOOK:
            continue
        longest = min(longest, _seconds(attempt, shape.of(LENGTH)))
        if longest > _LONG:
            return Growth(pattern, longest, math.inf, shape)
        before = min(_seconds(attempt, shape.of(SHORTER)) for _ in range(2))
        power = math.log(max(longest, _MOMENT) / max(before, _MOMENT), LENGTH / SHORTER)
        if power >= STEEP and longest > worst.seconds:
            worst = Growth(pattern, longest, power, shape)
    return worst


_BLANKS = re.compile(r"\s{3}")
_MOMENT = 1e-5


def _seconds(attempt: Callable[[str], object], text: str) -> float:
    """Processor time of one attempt; one that would never end is given up."""
    before = signal.signal(signal.SIGALRM, _give_up)
    signal.alarm(ENDLESS)
    began = time.thread_time()  # of this thread: others that the tests before have left may be at work
    try:
        attempt(text)
    except TimeoutError:
        return math.inf
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
    return time.thread_time() - began


def _give_up(*_: object) -> None:
    raise TimeoutError


if __name__ == "__main__":
    main()
