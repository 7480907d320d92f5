"""What README and docs tell people to type, set and write: run where that can be done here, else understood."""

import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import tomli
import yaml
from click.testing import CliRunner
from kubernetes_validate import validate

from adapters.terminal.main import app
from rules.checks import kinds
from rules.packs.forming import formed

HOUSE = Path(__file__).parents[2]
PAGES = [
    path
    for path in sorted([*HOUSE.glob("*.md"), *HOUSE.glob("docs/*.md"), *HOUSE.glob("deploy/**/*.md")])
    if path.name not in {"CHANGELOG.md", "rules.md"}  # history; and what is made from the rules, which have tests
]
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"`((?:\.venv/bin/)?coach [a-z-][^`]*)`")
SPAN = re.compile(r"`([^`]+)`")
PROGRAM = re.compile(r"(?<![\w/.])((?:scripts|benchmarks|tests|training)(?:[./][\w-]+)*/?(?:\.\w+)?)((?: [^\s]+)*)")
SETTING = re.compile(r"`((?:COACH|SLACK|DISCORD)_[A-Z_]*[A-Z])\b")
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#]+)(?:#[^)]*)?\)")

RUN = {"review", "explain", "mark", "redact"}
"""Commands that are run as they stand, with the example in place of somebody's resume."""
ELSEWHERE = {
    "posting": "reads what a board answered, or a saved page; run by tests/adapters/terminal/test_posting.py",
    "keywords": "asks a job board; run on loopback by tests/coach/posting/test_keywords_command.py",
    "serve": "stays until it is stopped; run by tests/adapters/terminal/test_operators.py",
    "db": "wants a database; run by tests/adapters/terminal",
    "doctor": "asks the platforms; run by tests/adapters/terminal/test_doctor.py",
    "feedback": "wants a database; run by tests/adapters/terminal/test_feedback.py",
    "manifest": "run by the tests of both platforms",
    "pack": "run by tests/adapters/terminal/test_pack.py",
    "rules": "run by tests/adapters/terminal/test_commands.py",
}
NOT_HERE = {
    **dict.fromkeys(("docker", "kubectl"), "no containers, no cluster here; their files are checked in test_files.py"),
    **dict.fromkeys(("sudo", "cd", "umask", "printf", "echo"), "the system's own; the block is parsed by a shell"),
    "password": "set by openssl, which is no part of this product",
}


@dataclass(frozen=True)
class Block:
    """A fenced block of a page."""

    page: str
    line: int
    language: str
    text: str


def blocks(*languages: str) -> list[Any]:
    found = [
        Block(path.relative_to(HOUSE).as_posix(), text.count("\n", 0, each.start()) + 1, each[1], each[2])
        for path in PAGES
        for text in (path.read_text("utf-8"),)
        for each in FENCE.finditer(text)
    ]
    return [pytest.param(each, id=f"{each.page}:{each.line}") for each in found if each.language in languages]


def typed() -> Iterator[Any]:
    """Every command line of every page: those of blocks, and `coach …` within a sentence."""
    for each in blocks("", "sh"):
        block = each.values[0]
        for line in block.text.replace("\\\n", " ").splitlines():
            plain = re.sub(r"\s+#.*", "", line).strip()
            if block.language or plain.startswith(("make ", ".venv/bin/coach ")):  # others are drawings
                yield pytest.param(plain, id=f"{block.page}: {plain[:50]}")
    for path in PAGES:
        for command in INLINE.findall(path.read_text("utf-8")):
            yield pytest.param(command, id=f"{path.name}: {command[:50]}")


def understood(arguments: list[str]) -> str:
    """The command that these arguments name. Raises UsageError for what the command line does not take."""
    command: Any = app
    named, rest = "", arguments
    while rest and hasattr(command, "resolve_command"):
        name, command, rest = command.resolve_command(command.make_context(named or "coach", list(rest)), rest)
        named = named or name
    if rest:  # a command alone stands for all its uses
        try:
            command.make_context(named, list(rest))
        except Exception as error:
            if type(error).__name__ != "MissingParameter":  # what it is given is plain from the sentence
                raise
    return named


@pytest.mark.parametrize("line", list(typed()))
def test_every_command_line_can_be_typed(line: str, tmp_path: Path) -> None:
    words = shlex.split(line)
    program = Path(words[0].split("=")[0]).name
    if program == "make":
        done = subprocess.run(["make", "-n", *words[1:]], cwd=HOUSE, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
    elif program == "coach":
        resume = str(shutil.copy(HOUSE / "examples" / "resume.pdf", tmp_path / "resume.pdf"))
        stands_for = {
            "~/resume.pdf": resume,
            "~/resume-old.pdf": resume,
            **dict.fromkeys(("FOLDER", "./folder", "/packs/NAME"), str(tmp_path)),
        }
        given = words[1 : words.index(">") if ">" in words else None]
        given = [stands_for.get(word, word.replace("~/", f"{tmp_path}/")) for word in given]
        if given in (["--version"], ["--help"]):
            return
        name = understood(given)
        if name in RUN and resume in given:
            ran = CliRunner().invoke(app, given)
            assert ran.exit_code == 0, ran.output
        else:
            assert name in RUN | ELSEWHERE.keys()
    else:
        assert program in NOT_HERE, f"{program}: run it here, or say why not"


def programs() -> Iterator[Any]:
    """The scripts, benchmarks and tests that sentences name, and what they are given there."""
    for path in PAGES:
        for span in SPAN.findall(FENCE.sub("", path.read_text("utf-8"))):
            if found := PROGRAM.search(" ".join(span.split())):
                yield pytest.param(found[1], found[2].split(), id=f"{path.name}: {found[0][:50]}")


@pytest.mark.parametrize(("program", "given"), list(programs()))
def test_every_program_that_a_sentence_names_takes_what_it_is_given_there(program: str, given: list[str]) -> None:
    if program == "scripts/with-postgres":
        program = next(word for word in given if PROGRAM.fullmatch(word))
    module = program.replace(".", "/")
    places = [HOUSE / program, HOUSE / f"{module}.py", HOUSE / module / "__main__.py", HOUSE / module]
    found = next((place for place in places if place.exists()), None)
    assert found is not None
    for option in (word for word in given if word.startswith("--")):
        assert f'"{option}"' in found.read_text("utf-8"), option


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_every_target_of_make_that_a_sentence_names_exists(path: Path) -> None:
    targets = re.findall(r"^(\w+):", (HOUSE / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert set(re.findall(r"`make (\w+)`", path.read_text("utf-8"))) <= set(targets)


@pytest.mark.parametrize("block", blocks("sh"))
def test_a_shell_takes_every_block(block: Block) -> None:
    done = subprocess.run(["sh", "-n"], input=block.text, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("block", blocks("toml"))
def test_every_piece_of_a_pack_is_taken(block: Block) -> None:
    table = tomli.loads(block.text)
    declared = table.get("check")
    if declared:
        formed("check", kinds()[declared.pop("kind")], declared, foreign=True)


@pytest.mark.parametrize("block", blocks("yaml"))
def test_every_piece_of_yaml_is_what_it_is_for(block: Block) -> None:
    table = yaml.safe_load(block.text)
    if "apiVersion" in table:
        validate(table, "1.31", strict=True)
    else:
        assert table.keys() <= {"scrape_configs", "rule_files"}, "a piece of Prometheus's configuration"


def test_every_block_is_of_a_kind_that_is_looked_at() -> None:
    seen = {"", "sh", "toml", "yaml"}
    others = {"nginx": "there is none here", "plan": "drawn from the imports, and compared in tests/test_house.py"}
    found = {each[1] for path in PAGES for each in FENCE.finditer(path.read_text("utf-8"))}
    assert found <= seen | others.keys()


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_every_setting_that_is_named_exists(path: Path) -> None:
    known = set(re.findall(r"^#? ?([A-Z]+_[A-Z_]+)=", (HOUSE / ".env.example").read_text("utf-8"), re.MULTILINE))
    assert set(SETTING.findall(path.read_text("utf-8"))) <= known


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_every_link_to_a_file_of_ours_leads_somewhere(path: Path) -> None:
    missing = [link for link in LINK.findall(path.read_text("utf-8")) if not (path.parent / link).exists()]
    assert missing == []
