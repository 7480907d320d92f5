"""What README and docs tell people to type, set and write: run by somebody, or understood by what it is for.

The finding is in `documented.py`; a command that nobody runs fails here.
"""

import re
import subprocess
import sys
from collections.abc import Callable
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import tomli
import yaml
from click.testing import CliRunner
from kubernetes_validate import validate

from adapters.terminal.main import app
from coach.chat.catalog import BY_NAME
from rules.checks import kinds
from rules.packs.forming import formed
from tests.deploy.cluster import VERSION
from tests.deploy.documented import CLAIMED, HOUSE, PAGES, Block, blocks, commands, is_command, others, unclaimed

# What runs commands says so where it stands.
from . import test_backups, test_coach_commands, test_kubernetes, test_roles, test_scripts  # noqa: F401

SETTING = re.compile(r"`((?:COACH|SLACK|DISCORD)_[A-Z_]*[A-Z])\b")
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#]+)(?:#[^)]*)?\)")
FILE = re.compile(r"`((?:scripts|benchmarks|tests|training|deploy|docs|examples|migrations)/[\w./-]+)`")
DRAWINGS = {"ARCHITECTURE.md": 2, "docs/reliability.md": 1}
"""Blocks without a language that show something else than commands, by page."""
IN_CHAT = re.compile(r"/([a-z-]+)(?: (\w+):(\S*)| .*)?$")
DONE_BY_PROGRAMS = {
    "kill -9": "tests/chaos/kills.py",
    "pg_ctl restart -m immediate": "scripts/with-postgres",
}
"""What a program of ours does by itself, and the docs only tell of."""
NO_COMMANDS = {
    "docs/packs.md": {"# kind: Heading", "- text", "= Title | Organization | 2021-03 | present"},
    "docs/platforms.md": {"Manage Server"},
    "docs/reliability.md": {"--share 0.2", "--latency 0.3"},
    "docs/reminders.md": {"SELECT … FOR UPDATE SKIP LOCKED", "UPDATE … RETURNING"},
    "docs/security.md": {", of another AAA…"},
    ".env.example": {"Name, for what"},
    "docs/translating.md": {
        "**what matters**", "{before} and {last}", "{lines:# line is|# lines are}", "{lines:una línea|# líneas}",
        "{month} {day}", 'gettext("…", name=value)', 'ngettext("{count} line", "{count} lines", count)',
        'pgettext("context", "…")', "with speaking(language):", "--format json",
    },
}  # fmt: skip
"""Notations, names, parts of a command or of a program: spans of several words that nobody types as they stand."""


@pytest.fixture(scope="module")
def script() -> ModuleType:
    """`scripts/try-docs`, which says what it runs as tests do."""
    loader = SourceFileLoader("try_docs", str(HOUSE / "scripts" / "try-docs"))
    spec = spec_from_loader("try_docs", loader)
    assert spec is not None
    module = module_from_spec(spec)
    loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def claimed(script: ModuleType) -> dict[str, str]:
    """By command, what runs it: tests, the script, `.ci/run`, and the workflows, which run the last two."""
    lines = (HOUSE / ".ci/run").read_text("utf-8").splitlines()
    of_ci = {line: ".ci/run" for line in lines if line.startswith("make ")}
    workflows = {path.name: path.read_text("utf-8") for path in (HOUSE / ".github/workflows").iterdir()}
    started = {
        name: file
        for file, text in workflows.items()
        for name in re.findall(r"- run: .*?(\S+/(?:run|try-docs))\b", text)
    }
    return {**CLAIMED, **of_ci, **started, **DONE_BY_PROGRAMS}


def test_every_command_is_run_by_a_test_or_a_script(claimed: dict[str, str]) -> None:
    assert [str(each) for each in unclaimed(claimed)] == [], "let a test or scripts/try-docs run these"


def test_everything_that_is_run_stands_in_the_docs(claimed: dict[str, str]) -> None:
    """Else a claim would outlive its command, and what is run would be nobody's business."""
    shown = {each.text for each in commands()}
    assert sorted(text for text in claimed if text not in shown) == []


def test_every_part_of_the_script_is_called_by_a_workflow(script: ModuleType) -> None:
    workflow = yaml.safe_load((HOUSE / ".github/workflows/docs.yaml").read_text("utf-8"))
    (job,) = workflow["jobs"].values()
    assert job["strategy"]["matrix"]["part"] == list(script.PARTS)
    assert any("scripts/try-docs ${{ matrix.part }}" in step.get("run", "") for step in job["steps"])


def test_a_command_that_nobody_runs_is_found(claimed: dict[str, str]) -> None:
    (lost,) = unclaimed({text: who for text, who in claimed.items() if text != "coach rules ID"})
    assert (lost.page, lost.text) == ("docs/packs.md", "coach rules ID")


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("coach doctor", True),
        (".venv/bin/coach serve", True),
        ("make", True),
        ("scripts/lock", True),
        ("sudo systemctl restart coach", True),
        ("COACH_PACKS=/packs coach serve", True),
        ("tests/chaos/kills.py --kills 3", True),
        ("coach", False),  # a name
        ("tests/chaos/test_kills.py", False),  # run with all tests
        ("COACH_PACKS=/packs", False),
        ("columns = 2", False),
    ],
)
def test_what_can_be_typed_is_told_from_what_is_only_named(text: str, typed: bool) -> None:
    assert is_command(text) is typed


def test_what_is_no_command_is_known_for_what_it_is() -> None:
    """So that no command hides behind a program that nobody thought of: name it in `documented.PROGRAMS`."""
    unknown = [
        str(each)
        for each in others()
        if each.text not in NO_COMMANDS.get(each.page, ()) and not IN_CHAT.match(each.text) and not is_data(each.text)
    ]
    assert unknown == []


def is_data(text: str) -> bool:
    """A line of TOML or YAML, or forms for one and many as rules have them."""
    return is_read(tomli.loads, text) or is_read(yaml.safe_load, text) or text == r"{count:# line is\|# lines are}"


def is_read(read: Callable[[str], Any], text: str) -> bool:
    try:
        found = read(text)
    except (tomli.TOMLDecodeError, yaml.YAMLError):
        return False
    return isinstance(found, dict) and None not in found.values()


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_every_command_in_chat_exists_with_its_option(path: Path) -> None:
    spans = (" ".join(span.split()) for span in re.findall(r"`(/[^`]+)`", path.read_text("utf-8")))
    for name, option, value in (found.groups() for found in map(IN_CHAT.match, spans) if found):
        if name in BY_NAME and option:
            (spec,) = [each for each in BY_NAME[name].options if each.name == option]
            assert not spec.choices or value in ("", "…", *spec.choices), f"/{name} {option}:{value}"
        elif " " in (name or "") or name.startswith("resume-"):
            assert name in BY_NAME, name


def of_language(*languages: str) -> list[Any]:
    return [pytest.param(each, id=f"{each.page}:{each.line}") for each in blocks() if each.language in languages]


@pytest.mark.parametrize("block", of_language("sh"))
def test_a_shell_takes_every_block(block: Block) -> None:
    done = subprocess.run(["sh", "-n"], input=block.text, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("block", of_language("toml"))
def test_every_piece_of_a_pack_is_taken(block: Block) -> None:
    table = tomli.loads(block.text)
    declared = table.get("check")
    if declared:
        formed("check", kinds()[declared.pop("kind")], declared, foreign=True)


def test_the_files_of_a_pack_make_a_pack(tmp_path: Path) -> None:
    """Those that docs/packs.md shows as examples of one for technical writers, together with what every pack has."""
    (tmp_path / "pack.toml").write_text('title = "Technical writers"\nextends = "software-engineer"\n', "utf-8")
    shown = {found[1]: each.text for each in blocks() if (found := re.match(r"# ([\w/]+\.toml)", each.text))}
    assert shown.keys() >= {"technologies.toml", "guides/samples.toml"}
    for name, text in shown.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    done = CliRunner().invoke(app, ["pack", "check", str(tmp_path)])
    assert done.exit_code == 0, done.output


@pytest.mark.parametrize("block", of_language("yaml"))
def test_every_piece_of_yaml_is_what_it_is_for(block: Block) -> None:
    table = yaml.safe_load(block.text)
    if "apiVersion" in table:
        validate(table, VERSION, strict=True)
    else:
        assert table.keys() <= {"scrape_configs", "rule_files"}, "a piece of Prometheus's configuration"


def test_every_block_is_of_a_kind_that_is_looked_at() -> None:
    seen = {"", "sh", "toml", "yaml"}
    elsewhere = {"nginx": "test_servers.py", "plan": "drawn from the imports, and compared in tests/test_house.py"}
    assert {each.language for each in blocks()} <= seen | elsewhere.keys()
    drawn = [each.page for each in blocks() if not each.language and not each.commands]
    assert {page: drawn.count(page) for page in drawn} == DRAWINGS


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_every_setting_that_is_named_exists(path: Path) -> None:
    known = set(re.findall(r"^#? ?([A-Z]+_[A-Z_]+)=", (HOUSE / ".env.example").read_text("utf-8"), re.MULTILINE))
    assert set(SETTING.findall(path.read_text("utf-8"))) <= known


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_every_link_to_a_file_of_ours_leads_somewhere(path: Path) -> None:
    missing = [link for link in LINK.findall(path.read_text("utf-8")) if not (path.parent / link).exists()]
    assert missing == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_every_file_of_ours_that_a_sentence_names_exists(path: Path) -> None:
    made = {"deploy/secrets/"}
    missing = [name for name in FILE.findall(path.read_text("utf-8")) if not (HOUSE / name).exists()]
    assert set(missing) <= made


def test_the_scripts_list_names_its_parts() -> None:
    command = [sys.executable, str(HOUSE / "scripts/try-docs"), "--list"]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "registry: docker buildx imagetools inspect python:3.12-slim" in told
