"""What a start works out is kept for the next one: the same, nobody else's, and no word of a resume."""

import marshal
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from docx import Document

from adapters.terminal.startup_cache import StartupCache, packed
from tests.adapters.terminal.command_line import HOUSE, RESUME, fresh

KEY = ("table", "a = 1", 0)
COMPARES = """
import re, sys
from pathlib import Path
plainly = re._compiler.compile
from adapters.terminal import startup_cache
cache = startup_cache.begin(Path(sys.argv[1]), adding=False)
kept = [key for key in cache._kept if key[0] == "pattern"]
found = [re.compile(text, flags) for _, text, flags in kept]
re._compiler.compile = plainly
re.purge()
differ = [text for (_, text, flags), one in zip(kept, found) if one != re.compile(text, flags)]
print(len(kept), len(differ))
"""


@pytest.fixture
def caches(tmp_path: Path) -> dict[str, str]:
    """The environment of somebody whose cache is still empty."""
    return {"XDG_CACHE_HOME": str(tmp_path / "caches")}


def written(caches: dict[str, str]) -> Path:
    (file,) = Path(caches["XDG_CACHE_HOME"], "resume-coach").iterdir()
    return file


def reviewed(caches: dict[str, str], file: Path = RESUME) -> Path:
    """Reviews a file until all is kept that can be: what loading asks for, and what a rehearsal does."""
    runs = [fresh("review", str(file), env=caches) for _ in range(3)]
    assert len({(run.stdout, run.stderr, run.returncode) for run in runs}) == 1, "the same before and after"
    assert runs[0].returncode == 0
    return written(caches)


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of somebody whose cache has all of it."""
    caches = {"XDG_CACHE_HOME": str(tmp_path_factory.mktemp("caches"))}
    reviewed(caches)
    return caches


def test_after_two_reviews_all_is_there(full: dict[str, str]) -> None:
    before = written(full).stat().st_mtime_ns
    fresh("review", str(RESUME), env=full)
    assert written(full).stat().st_mtime_ns == before


def test_patterns_are_those_that_python_makes(full: dict[str, str]) -> None:
    command = [sys.executable, "-c", COMPARES, str(written(full))]
    told = subprocess.run(command, capture_output=True, text=True, cwd=HOUSE, check=True).stdout.split()
    assert int(told[0]) > 400
    assert int(told[1]) == 0


def test_no_word_of_a_resume_is_kept(caches: dict[str, str], tmp_path: Path) -> None:
    """Skills are looked for in the lines above them by patterns that are made of their names."""
    document = Document()
    for line in (
        "Zora Quilling", "zora.quilling@example.com | +1 206 555 0142 | Seattle, WA", "Experience",
        "Software Engineer, Northwind Freight | March 2021 - Present",
        "Built a rate service with Quuxlang and PostgreSQL that answers 400 requests a second",
        "Education", "B.Sc. Computer Science, University of Washington, 2014 - 2018",
        "Skills", "Languages: Quuxlang, Go, Python; Data: PostgreSQL, Zyxdb, Redis",
    ):  # fmt: skip
        document.add_paragraph(line)
    document.save(str(tmp_path / "r.docx"))
    kept = reviewed(caches, tmp_path / "r.docx").read_bytes()
    assert not [word for word in (b"Quuxlang", b"Zyxdb", b"Quilling", b"Northwind Freight |") if word in kept]


def test_own_tables_are_not_kept(caches: dict[str, str], tmp_path: Path) -> None:
    pack = tmp_path / "ours"
    pack.mkdir()
    (pack / "pack.toml").write_text('extends = "backend-engineer"\ntitle = "Quuxlang people"\n', "utf-8")
    assert fresh("review", str(RESUME), "--pack", str(pack), env=caches).returncode == 0
    folder = Path(caches["XDG_CACHE_HOME"], "resume-coach")
    assert not any(b"Quuxlang" in file.read_bytes() for file in folder.glob("*"))


def test_of_several_files_nothing_is_kept(caches: dict[str, str]) -> None:
    run = fresh("review", str(RESUME), str(RESUME.with_suffix(".docx")), env=caches)
    assert (run.returncode, run.stderr) == (0, "")
    assert not Path(caches["XDG_CACHE_HOME"]).exists()


def made(file: Path, version: str = sys.version) -> None:
    file.write_bytes(packed({KEY: marshal.dumps("kept")}, True, version))


def answer(file: Path) -> object:
    return StartupCache(file, adding=False).get(KEY, lambda: "worked out")


def test_what_is_kept_is_taken(tmp_path: Path) -> None:
    made(tmp_path / "x")
    assert answer(tmp_path / "x") == "kept"


def test_what_another_python_wrote_is_not(tmp_path: Path) -> None:
    made(tmp_path / "x", "3.9")
    assert answer(tmp_path / "x") == "worked out"


def test_what_others_may_have_written_is_not(tmp_path: Path) -> None:
    made(tmp_path / "x")
    (tmp_path / "x").chmod(0o666)
    assert answer(tmp_path / "x") == "worked out"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give files away")
def test_what_somebody_else_wrote_is_not(tmp_path: Path) -> None:
    made(tmp_path / "x")
    os.chown(tmp_path / "x", 65534, 65534)
    assert answer(tmp_path / "x") == "worked out"


CONTENTS = marshal.dumps((sys.version, 3, True))


@pytest.mark.parametrize(
    "broken",
    [
        b"", b"x", b"nonsense", b"nonsense and more", marshal.dumps(3), packed({}, True)[:-3],
        len(CONTENTS).to_bytes(8, "little") + CONTENTS, (2**63).to_bytes(8, "little"),
    ],
)  # fmt: skip
def test_a_broken_file_is_no_matter(broken: bytes, tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(broken)
    assert answer(tmp_path / "x") == "worked out"


def test_where_nothing_can_be_written_all_goes_on(tmp_path: Path) -> None:
    (tmp_path / "caches").write_text("a file where a folder should be", "utf-8")
    run = fresh("review", str(RESUME), env={"XDG_CACHE_HOME": str(tmp_path / "caches")})
    assert (run.returncode, run.stderr) == (0, "")


def test_what_is_asked_for_later_is_not_added(tmp_path: Path) -> None:
    cache = StartupCache(tmp_path / "x", adding=True)
    cache.get(KEY, lambda: "early")
    cache.save()
    cache.get(("pattern", "late", 0), lambda: re.escape("late"))
    cache.save()
    assert b"late" not in (tmp_path / "x").read_bytes()
