"""The command line as other programs see it: output, exit status, error codes."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click import Context

from adapters.terminal.main import COMMANDS, SUMMARIES, app
from coach.store.vault import new_key
from tests.adapters.terminal.command_line import HOUSE, RESUME, coach, typed
from tests.reviews import newer_version

KEYS = {
    "schema", "file", "layout", "level", "years_experience", "contact", "sections", "entries", "bullets", "skills",
    "score", "section_scores", "findings",
}  # fmt: skip


def test_review_as_json_has_every_key_of_the_contract() -> None:
    run = coach("review", str(RESUME), "--format", "json")
    review = json.loads(run.stdout)
    assert run.returncode == 0
    assert review.keys() >= KEYS
    assert review["file"]["name"] == "resume.pdf"
    assert {"email", "phone", "linkedin", "github", "location"} <= review["contact"].keys()
    assert review["contact"]["name"] is True
    assert {"EXP-WEAK", "SUM-OBJECTIVE", "SKL-LAYERS"} <= {each["rule"] for each in review["findings"]}
    needed = {"rule", "severity", "section", "page", "quote", "message", "why", "suggestion"}
    assert all(needed <= each.keys() for each in review["findings"])


def test_both_formats_of_the_example_read_alike() -> None:
    lines = coach("review", str(RESUME), str(RESUME.with_suffix(".docx")), "--format", "json").stdout.splitlines()
    pdf, docx = map(json.loads, lines)
    assert [each["text"] for each in pdf["bullets"]] == [each["text"] for each in docx["bullets"]]
    assert pdf["score"] == docx["score"]


def test_what_was_read_is_shown_field_by_field_and_given_as_json_resume() -> None:
    shown = coach("review", "--format", "parsed", str(RESUME))
    assert shown.returncode == 0
    assert "What I read in your resume" in shown.stdout
    taken = coach("review", "--format", "jsonresume", str(RESUME))
    assert json.loads(taken.stdout)["basics"]["name"]
    missing = coach("review", "--format", "jsonresume", "no-such.pdf")
    assert (missing.returncode, json.loads(missing.stdout)["error"]["code"]) == (3, "not_found")


def test_the_thread_as_json_is_what_chat_shows() -> None:
    thread = json.loads(coach("review", str(RESUME), "--format", "thread").stdout)
    assert thread["title"].startswith("Resume review")
    assert {"summary", "experience", "skills"} <= {message["section"] for message in thread["messages"]}


def test_text_is_for_a_person() -> None:
    run = coach("review", str(RESUME))
    assert "Responsible for managing the nightly import" in run.stdout
    assert "Stronger" in run.stdout


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("empty.pdf", b"", "empty"),
        ("note.txt", b"just a note", "unsupported_type"),
        ("broken.pdf", b"%PDF-1.7\nbroken", "corrupt"),
        ("page.html", b"<html><body>x</body></html>", "unsupported_type"),
    ],
)
def test_what_cannot_be_read_exits_with_3_and_a_code(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    (tmp_path / name).write_bytes(data)
    run = coach("review", str(tmp_path / name), "--format", "json")
    failure = json.loads(run.stdout)
    assert run.returncode == 3
    assert failure["error"]["code"] == code
    assert failure["file"] == {"name": name}
    assert code in run.stderr
    assert "Traceback" not in run.stderr


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "empty.pdf").touch()
    run = coach("review", str(tmp_path / "empty.pdf"), str(RESUME), "--format", "json")
    assert [("error" in json.loads(line)) for line in run.stdout.splitlines()] == [True, False]
    assert run.returncode == 3


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("--fail-on", "warning"), 1),
        (("--fail-on", "error"), 0),
        (("--industry", "finance", "--remote", "--level", "staff"), 0),
    ],
)
def test_exit_status(arguments: tuple[str, ...], status: int) -> None:
    assert coach("review", str(RESUME), "--format", "json", *arguments).returncode == status


@pytest.mark.parametrize("arguments", [("--level", "king"), ("--pack", "nobody"), ("--industry", "moon")])
def test_a_choice_that_is_none_is_wrong_usage(arguments: tuple[str, ...]) -> None:
    assert typed("review", str(RESUME), *arguments).exit_code == 2


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("rules",), "EXP-WEAK"),
        (("rules", "EXP-WEAK"), "Responsible for managing"),
        (("rules", "EXP-WEAK", "--format", "json"), '"id": "EXP-WEAK"'),
        (("rules", "--pack", str(HOUSE / "examples" / "packs" / "data-guild")), "GUILD-PIPELINE"),
        (("manifest", "slack"), "/resume-check"),
        (("manifest", "discord"), "permissions="),
        (("--version",), "resume-coach"),
        (("--help",), "keywords"),
    ],
)
def test_the_other_commands_answer(arguments: tuple[str, ...], words: str) -> None:
    run = typed(*arguments)
    assert run.exit_code == 0, run.stderr
    assert words in run.stdout


def test_an_unknown_rule_is_wrong_usage() -> None:
    run = typed("rules", "EXP-NOTHING")
    assert run.exit_code == 2
    assert "coach rules" in run.stderr


AWAY = "postgresql+psycopg://coach:hunter2@127.0.0.1:9/x"
MISSING = "sqlite+aiosqlite:////nowhere/at/all/x.db"


@pytest.mark.parametrize(
    ("command", "database", "says"),
    [
        ("serve --role worker", AWAY, "The database at 127.0.0.1:9 doesn't answer"),
        ("db upgrade", AWAY, "The database at 127.0.0.1:9 doesn't answer"),
        ("db rotate", AWAY, "The database at 127.0.0.1:9 doesn't answer"),
        ("serve", MISSING, "The database /nowhere/at/all/x.db can't be opened"),
        ("db check", MISSING, "The database /nowhere/at/all/x.db can't be opened"),
    ],
)
def test_a_database_that_cannot_be_reached_is_named_with_what_to_do(command: str, database: str, says: str) -> None:
    settings = {"COACH_DATABASE_URL": database, "COACH_ENCRYPTION_KEYS": new_key()}
    if command.startswith("serve"):  # takes the logs of its process over
        run = coach(*command.split(), env=settings)
        status, said = run.returncode, " ".join(run.stderr.split())
    else:
        done = typed(*command.split(), env=settings)
        status, said = done.exit_code, " ".join(done.stderr.split())
    assert status == 2
    assert says in said
    assert "Check that" in said
    assert "Traceback" not in said
    assert "hunter2" not in said


def test_rules_as_json_are_those_of_all_packs() -> None:
    listed = {rule["id"]: rule for rule in json.loads(typed("rules", "--format", "json").stdout)}
    assert {"EXP-WEAK", "REV-ROLE", "SKL-DATABASE"} <= listed.keys()
    assert "EXP-FRONTEND" in listed["REV-ROLE"]["source"]


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_of_commands_says_what_each_says_of_itself(name: str) -> None:
    """The list is written without loading the commands, which would take as long as a review."""
    command = app.get_command(Context(app), name)
    assert command is not None
    assert SUMMARIES[name] == " ".join(str(command.help).split("\n\n", maxsplit=1)[0].split())


def test_a_review_loads_only_what_reads_and_weighs() -> None:
    """What a start takes is what it imports: chat, database, postings and their libraries have no part in it."""
    code = (
        "import sys; from adapters.terminal.main import app\n"
        f"app(['review', {str(RESUME)!r}], standalone_mode=False); print('loaded', *sys.modules)"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=HOUSE, timeout=60
    )
    loaded = set(run.stdout.rpartition("loaded")[2].split())
    ours = {"coach.posting", "coach.store", "coach.commands", "coach.reception", "coach.work", "adapters.settings"}
    theirs = {
        "aiohttp",
        "alembic",
        "apscheduler",
        "discord",
        "pydantic",
        "rich",
        "slack_bolt",
        "sqlalchemy",
        "structlog",
    }
    assert {"coach.reading", "rules.engine"} <= loaded
    assert not loaded & (ours | theirs)


def test_the_help_loads_neither_the_reader_nor_the_platforms() -> None:
    code = "import sys; from adapters.terminal.main import app; app(['-h'], standalone_mode=False); print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(run.stdout.split())
    assert not loaded & {"coach.reading", "coach.posting", "pydantic", "rich", "asyncio", "slack_bolt", "discord"}


def test_a_redacted_copy_is_written_where_it_is_asked_for(tmp_path: Path) -> None:
    out = tmp_path / "copy.pdf"
    run = coach("redact", str(RESUME), "-o", str(out), "--hide", "Kafka")
    assert run.returncode == 0, run.stderr
    assert out.read_bytes().startswith(b"%PDF")
    assert b"Okafor" not in out.read_bytes()
    assert "Employers: Tidewater Freight, Larkfield Library Systems" in run.stdout
    assert "Look through it before you post it" in run.stdout


@pytest.mark.parametrize("name", ["resume.pdf", "resume.docx"])
def test_a_copy_with_notes_is_written_where_it_is_asked_for(tmp_path: Path, name: str) -> None:
    out = tmp_path / name
    run = coach("mark", str(RESUME.with_name(name)), "-o", str(out))
    assert run.returncode == 0, run.stderr
    assert out.stat().st_size > 1000
    assert "Notes: in" in run.stdout
    run = coach("mark", str(RESUME), "-o", str(tmp_path / "none" / "m.pdf"), env={"COLUMNS": "300"})
    assert run.returncode == 2
    assert "could not be written there" in run.stderr


@pytest.mark.parametrize(
    ("name", "status", "says"),
    [("none.pdf", 3, "no such file"), ("broken.pdf", 3, "corrupt"), ("own.pdf", 2, "over the resume itself")],
)
def test_a_copy_that_cannot_be_made_says_why(tmp_path: Path, name: str, status: int, says: str) -> None:
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.4 broken")
    (tmp_path / "own.pdf").write_bytes(RESUME.read_bytes())
    out = tmp_path / ("own.pdf" if name == "own.pdf" else "copy.pdf")
    run = coach("redact", str(tmp_path / name), "-o", str(out), env={"COLUMNS": "300"})
    assert run.returncode == status
    assert says in run.stderr
    assert not (tmp_path / "copy.pdf").exists()


def test_two_versions_are_compared_line_by_line(tmp_path: Path) -> None:
    (tmp_path / "new.docx").write_bytes(newer_version())
    given = coach("review", "--format", "json", "--before", str(RESUME), str(tmp_path / "new.docx"))
    changes = json.loads(given.stdout)["changes"]
    assert changes["score"][1] > changes["score"][0]
    assert changes["score_parts"]["results"][1] > changes["score_parts"]["results"][0]
    first, second = changes["lines"]
    assert first["was"].startswith("Responsible for managing")
    assert first["now"].startswith("Automated the nightly import")
    assert first["closed"] == second["closed"] == ["EXP-WEAK"]
    shown = coach("review", "--before", str(RESUME), str(tmp_path / "new.docx")).stdout
    assert shown.index("Since your last version") < shown.index("Was: Responsible") < shown.index("Is now: Automated")
    assert json.loads(coach("review", "--format", "json", str(RESUME)).stdout)["changes"] is None


def test_an_earlier_version_that_cannot_be_read_says_so(tmp_path: Path) -> None:
    given = coach("review", "--format", "json", "--before", str(tmp_path / "gone.pdf"), str(RESUME))
    assert (given.returncode, json.loads(given.stdout)["error"]["code"]) == (3, "not_found")


CORRECTIONS = """
[contact]
name = "Maren O. Okafor"
[[entry]]
line = "Software Developer"
title = "Library Engineer"
start = "March 2018"
[[line]]
line = "Technical Skills"
section = "interests"
extent = "heading"
"""


def test_what_was_read_wrong_is_set_right_by_a_file(tmp_path: Path) -> None:
    (tmp_path / "right.toml").write_text(CORRECTIONS)
    given = coach("review", "--format", "jsonresume", "--correct", str(tmp_path / "right.toml"), str(RESUME))
    assert (given.returncode, given.stderr) == (0, "")
    found = json.loads(given.stdout)
    assert found["basics"]["name"] == "Maren O. Okafor"
    assert (found["work"][1]["position"], found["work"][1]["startDate"]) == ("Library Engineer", "2018-03")
    assert "skills" not in found


@pytest.mark.parametrize(
    ("text", "status", "says"),
    [
        ("[contact]\nnickname = 'x'", 2, "contact.nickname"),
        ("[[entry]]\ntitle = 'x'", 2, "entry.1.line"),
        ("[[line]]\nline = 'Java'\nsection = 'attic'", 2, "line.1.section"),
        ("not toml", 2, "docs/corrections.md"),
        ("[[entry]]\nline = 'Software Developer'\nstart = 'long ago'", 0, "as one date"),
        ("[[entry]]\nline = 'Nobody at all'\ntitle = 'x'", 0, "can't find"),
        ("[contact]\nname = '" + "x" * 300 + "'", 2, "contact.name"),
    ],
)
def test_a_file_of_corrections_that_does_not_fit_says_why(tmp_path: Path, text: str, status: int, says: str) -> None:
    (tmp_path / "wrong.toml").write_text(text)
    given = coach("review", "--format", "json", "--correct", str(tmp_path / "wrong.toml"), str(RESUME))
    assert given.returncode == status
    assert says in " ".join(given.stderr.replace("│", " ").split())
