"""`coach posting` and `coach keywords` on the command line: what they print, and how they end."""

import json
from pathlib import Path

import pytest

from tests.adapters.terminal.command_line import RESUME, coach

LABELLED = Path(__file__).parents[2] / "coach" / "posting" / "labelled"


@pytest.mark.parametrize(
    "name", ["greenhouse-backend.json", "personio-qa.xml", "html-golang.html", "text-embedded-short.txt"]
)
def test_a_saved_posting_as_json(name: str) -> None:
    done = coach("posting", str(LABELLED / name), "--format", "json")
    data = json.loads(done.stdout)
    assert done.returncode == 0
    assert data["schema"] == 1
    assert data["required"]


def test_a_saved_posting_for_people() -> None:
    done = coach("posting", str(LABELLED / "lever-platform.json"))
    assert done.returncode == 0
    assert "Platform Engineer" in done.stdout
    assert "Kubernetes" in done.stdout


@pytest.mark.parametrize(
    ("source", "code"),
    [("no-such-file.txt", "not_found"), ("http://127.0.0.1:1/", "not_http"), ("http://127.0.0.1/", "private_address")],
)
def test_what_cannot_be_read_ends_with_status_three(source: str, code: str) -> None:
    done = coach("posting", source, "--format", "json")
    assert done.returncode == 3
    assert json.loads(done.stdout)["error"]["code"] == code
    assert code in done.stderr


@pytest.mark.parametrize("format_", ["json", "text"])
def test_a_resume_against_a_posting(format_: str) -> None:
    done = coach("keywords", str(RESUME), str(LABELLED / "jsonld-python.html"), "--format", format_)
    assert done.returncode == 0
    if format_ == "json":
        data = json.loads(done.stdout)
        assert data["posting"]["title"] == "Python Backend Engineer"
        assert {each["term"] for each in data["matched"]} >= {"Python", "Redis"}
    else:
        assert "match" in done.stdout


def test_a_resume_that_is_none_ends_with_status_three(tmp_path: Path) -> None:
    (tmp_path / "r.pdf").write_bytes(b"")
    done = coach("keywords", str(tmp_path / "r.pdf"), str(LABELLED / "text-embedded-short.txt"))
    assert done.returncode == 3
    assert "empty" in done.stderr
