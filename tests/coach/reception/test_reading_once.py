"""The tests of this folder read the example once; what they are given is what the reader gives."""

from coach.reading import read
from tests.coach.reception.conftest import EXAMPLE, read_here


async def test_a_remark_after_the_end_changes_only_what_the_file_is() -> None:
    for data in (EXAMPLE.read_bytes(), EXAMPLE.read_bytes() + b"\n%e2\n"):
        assert await read_here(data, "resume.pdf") == read(data, "resume.pdf")
