"""The commands and the examples that README, docs and deployment files show, found in their text; and who runs which.

What runs a command takes it by its text: `@runs("make run")` before a test, or before a part of `scripts/try-docs`. So
a text that was changed must be changed there, too, and a command that nobody claims fails `test_docs.py`.
"""

import re
import subprocess
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TypeVar

HOUSE = Path(__file__).parents[2]
GENERATED = {"CHANGELOG.md", "rules.md"}
"""History; and what is made from the rules, whose examples are the rules' tests."""
PAGES = [
    path
    for pattern in ("*.md", "docs/*.md", "rules/**/*.md", "coach/**/*.md", ".github/**/*.md")
    for path in sorted(HOUSE.glob(pattern))
    if path.name not in GENERATED
]
OTHERS = [
    path
    for pattern in (".github/**/*.y*ml", "deploy/**/*.yaml", ".env.example", "Dockerfile", "Makefile")
    for path in sorted(HOUSE.glob(pattern))
]
"""Not written in Markdown, but with commands in their sentences."""
PROGRAMS = frozenset(
    "cd coach cp createdb curl docker du dropdb git helm kill kubectl make mv nginx npm openssl pg_ctl pg_dump "
    "pg_restore pip pipx podman promtool psql python python3 rm sh sqlite3 sudo systemctl umask uv wget".split()
)
"""What a command begins with, besides programs of this repository."""
OURS = re.compile(r"(?:\.ci/run|scripts/[\w-]+|(?:benchmarks|tests/chaos)/(?!test_)\w+\.py)$")
FENCE = re.compile(r"^( *)```(\w*)\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
INDENTED = re.compile(r"(?<=\n\n)(?: {4}\S.*\n)+(?=\n)")
SPAN = re.compile(r"(?<!`)(`{1,2})(?!`)((?:(?!\n\s*\n).)+?)(?<!`)\1(?!`)", re.DOTALL)
IN_ENVIRONMENT = re.compile(r"(?<!\S)(?:\.venv/bin/(?:python (?=scripts/))?)")

Runner = TypeVar("Runner", bound=Callable[..., object])
CLAIMED: dict[str, str] = {}
"""By the text of a command, what runs it."""


@dataclass(frozen=True)
class Block:
    """A fenced or indented block of a page, with the language that its fence names."""

    page: str
    line: int
    language: str
    text: str

    @property
    def commands(self) -> tuple[str, ...]:
        """Its command lines, each as one line without its comment; none where it shows something else."""
        whole = [re.sub(r"\s+#\s.*", "", line) for line in self.text.replace("\\\n", " ").splitlines()]
        lines = tuple(plain(line) for line in whole if line.strip() and not line.lstrip().startswith("#"))
        typed = self.language == "sh" or (not self.language and all(map(is_command, lines)))
        return lines if typed else ()


@dataclass(frozen=True)
class Found:
    """A command, or another span of several words, and where it stands."""

    page: str
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.page}:{self.line}: {self.text}"


@dataclass
class Terminal:
    """A shell in a folder, which notes the commands of the docs that it ran."""

    folder: Path
    environment: Mapping[str, str]
    ran: set[str] = field(default_factory=set)
    seconds: float = 100

    def run(self, text: str, stands_for: Mapping[str, str] = {}, *, succeeds: bool = True) -> str:
        """Runs a documented command, or a block of them, as it stands; but with `stands_for` in the place of what a
        reader has to fill in. Gives what it printed. Raises CalledProcessError where it fails."""
        self.ran |= {plain(text), *Block("", 0, "sh", text).commands}
        for written, meant in stands_for.items():
            assert written in text, f"{written!r} does not stand in {text!r}"
            text = text.replace(written, meant)
        done = subprocess.run(
            ["sh", "-euc", text], cwd=self.folder, env=dict(self.environment), stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=self.seconds, check=False,
        )  # fmt: skip
        if succeeds and done.returncode:
            raise RuntimeError(f"{text}\nended with {done.returncode}:\n{done.stdout}")
        return done.stdout


def runs(*texts: str) -> Callable[[Runner], Runner]:
    """Says which commands of the docs a test or a part of a script runs, by their text."""

    def claim(runner: Runner) -> Runner:
        own = tuple(plain(text) for text in texts)
        name = f"{runner.__module__}.{runner.__name__}"
        CLAIMED.update(dict.fromkeys(own, name))
        runner.claims = own  # type: ignore[attr-defined]
        return runner

    return claim


def plain(text: str) -> str:
    """A command on one line, however the environment's programs are named there."""
    return IN_ENVIRONMENT.sub("", " ".join(text.split()))


def is_command(text: str) -> bool:
    """Whether somebody could type this: a program of ours, or another with something to do."""
    words = plain(text).split()
    while words and (words[0] == "sudo" or re.fullmatch(r"[A-Za-z_]+=\S*", words[0])):
        words = words[1:]
    return bool(words) and bool(OURS.match(words[0]) or words == ["make"] or (words[0] in PROGRAMS and len(words) > 1))


@cache
def blocks() -> tuple[Block, ...]:
    """All blocks of all pages, but for those that are made from the rules."""
    return tuple(each for path in PAGES for each in _blocks_of(path))


def block(page: str, first: str) -> Block:
    """The one block of a page that begins so."""
    (only,) = [each for each in blocks() if each.page == page and each.text.startswith(first)]
    return only


@cache
def commands() -> tuple[Found, ...]:
    """Every command that is shown: in blocks, in sentences, in cells of tables, in comments of deployment files."""
    of_blocks = [Found(each.page, each.line, line) for each in blocks() for line in each.commands]
    return (*of_blocks, *(each for each in _spans() if is_command(each.text)))


def others() -> Iterator[Found]:
    """Every other span of several words."""
    return (each for each in _spans() if " " in each.text and not is_command(each.text))


def unclaimed(claimed: Mapping[str, str]) -> list[Found]:
    """The commands that nobody runs. One without its arguments is meant as it is shown elsewhere with them."""
    whole = {each.text for each in commands()} & claimed.keys()
    return [each for each in commands() if not any(f"{text} ".startswith(f"{each.text} ") for text in whole)]


def _blocks_of(path: Path) -> Iterator[Block]:
    text, page = path.read_text("utf-8"), path.relative_to(HOUSE).as_posix()
    for each in FENCE.finditer(text):
        yield Block(page, _line(text, each.start()), each[2], each[3])
    for each in INDENTED.finditer(_blanked(text)):
        yield Block(page, _line(text, each.start()), "", re.sub(r"^ {4}", "", each[0], flags=re.MULTILINE))


@cache
def _spans() -> tuple[Found, ...]:
    return tuple(
        Found(path.relative_to(HOUSE).as_posix(), _line(text, each.start()), plain(each[2]))
        for path in (*PAGES, *OTHERS)
        for text in (_blanked(path.read_text("utf-8")),)
        for each in SPAN.finditer(re.sub(r"(?m)^(\s*)#", r"\1 ", text) if path in OTHERS else text)
    )


def _blanked(text: str) -> str:
    """The text without its fenced blocks, on the same lines."""
    return FENCE.sub(lambda each: "\n" * each[0].count("\n"), text)


def _line(text: str, place: int) -> int:
    return text.count("\n", 0, place) + 1
