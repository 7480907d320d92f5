"""What few files need is loaded for those that need it, though it was put off for all."""

import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from tests.adapters.terminal.command_line import HOUSE, RESUME, fresh

LISTS = """
import sys
from adapters.terminal import postponed
postponed.postpone()
with postponed.unversioned():
    import coach.reading.pdf.reader
print([name for name in ("cryptography", "charset_normalizer.api", "email") if name in sys.modules])
"""


def protected(algorithm: str, to: Path) -> Path:
    """The example, protected from changes: it opens without a password, and all in it is encrypted."""
    writer = PdfWriter(clone_from=PdfReader(RESUME))
    writer.encrypt("", "an owner's word", algorithm=algorithm)
    file = to / RESUME.name
    with file.open("wb") as opened:
        writer.write(opened)
    return file


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-128", "AES-256"])
def test_a_protected_file_is_read_like_any_other(algorithm: str, tmp_path: Path) -> None:
    plain, given = fresh("review", str(RESUME)), fresh("review", str(protected(algorithm, tmp_path)))
    assert (given.stdout, given.stderr, given.returncode) == (plain.stdout, plain.stderr, 0)


def test_a_plain_file_needs_none_of_it() -> None:
    told = subprocess.run([sys.executable, "-c", LISTS], capture_output=True, text=True, cwd=HOUSE, check=True)
    assert told.stdout.strip() == "[]"


def test_versions_are_told_again_afterwards() -> None:
    command = LISTS + "\nfrom importlib.metadata import version; print(version('pdfminer.six'))"
    told = subprocess.run([sys.executable, "-c", command], capture_output=True, text=True, cwd=HOUSE, check=True)
    assert told.stdout.split()[-1].isdigit()
