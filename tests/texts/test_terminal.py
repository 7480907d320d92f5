"""The terminal answers in the language that is asked for, else in that of the shell."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[2]
EXAMPLE = HOUSE / "examples" / "resume.docx"
WATCHED = """
import sys
opened = []
sys.addaudithook(lambda event, about: opened.append(str(about[0])) if event == "open" else None)
from adapters.terminal.main import app
try:
    app(["--help"])
except SystemExit:
    pass
sys.exit(any(path.endswith(".mo") for path in opened))
"""


def run(code: str, shell: str = "C.UTF-8") -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "LANG": shell, "LC_ALL": shell, "PYTHONPATH": str(HOUSE), "PYTHONUTF8": "1"}
    command = [sys.executable, "-c", code]
    return subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", cwd=HOUSE, check=False)


def review(*options: str, shell: str = "C.UTF-8") -> subprocess.CompletedProcess[str]:
    code = f"from adapters.terminal.main import app; app({['review', str(EXAMPLE), *options]!r})"
    return run(code, shell)


@pytest.mark.parametrize(
    ("options", "shell", "words"),
    [
        (["--language", "es"], "C.UTF-8", "Empieza por aquí"),
        ([], "es_ES.UTF-8", "Empieza por aquí"),
        (["--language", "en"], "es_ES.UTF-8", "Start here"),
        ([], "fr_FR.UTF-8", "Start here"),
    ],
    ids=["asked for", "the shell's", "asked for against the shell's", "the shell's, without texts"],
)
def test_a_review_is_in_the_language(options: list[str], shell: str, words: str) -> None:
    assert words in review(*options, shell=shell).stdout


def test_programs_read_english_unless_they_ask_for_another_language() -> None:
    plain = json.loads(review("--format", "json", shell="es_ES.UTF-8").stdout)
    asked = json.loads(review("--format", "json", "--language", "es").stdout)
    assert plain["findings"][0]["title"].isascii()
    assert {each["rule"] for each in plain["findings"]} == {each["rule"] for each in asked["findings"]}
    assert any(each["why"] != other["why"] for each, other in zip(plain["findings"], asked["findings"], strict=True))


def test_a_language_without_texts_is_refused_with_those_there_are() -> None:
    refused = review("--language", "fr")
    assert refused.returncode == 2
    assert "en, es" in refused.stderr


def test_the_help_loads_no_catalogue() -> None:
    assert run(WATCHED, "es_ES.UTF-8").returncode == 0
