"""The tests of this folder read each file once; what they are given is what the reader gives."""

import pytest

from coach.reading import read
from tests.coach.corrections.test_applying import LINES
from tests.coach.reception.conftest import EXAMPLE, read_here
from tests.rules.invented_resumes import to_pdf


@pytest.mark.parametrize("file", [EXAMPLE.read_bytes(), to_pdf("\n".join(LINES))], ids=["example", "made"])
async def test_a_remark_after_the_end_changes_only_what_the_file_is(file: bytes) -> None:
    for data in (file, file + b"\n%e2\n"):
        assert await read_here(data, "resume.pdf") == read(data, "resume.pdf")
