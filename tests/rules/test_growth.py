"""A review of lines that somebody shaped to be slow: our own patterns take about linear time on them.

Reviews run beside everything else that the coach does, so a line that holds a pattern up holds everybody up.
"""

import time
from dataclasses import replace

import pytest

from rules.engine import run
from rules.examples import to_resume
from rules.packs import load
from rules.resume import Bullet, Level, Resume, SectionKind

SHORT, LONG = 500, 4000
"""Characters of a line; longer ones are cut when a file is read."""
HARMLESS = 0.5
PIECES = (
    "1", "1.", "1,", "1 ", "a", "a ", "A", "Aa ", "a.", "- ", "-", "/", "a/", "1% ", "$1 ", "1k ", "+", "x-", "e-",
    "ly ", "ing ", "from 1 to ", "by 1% ", "and ", "a, ", "Go ", "Go, ", "Java/", "C# ", "2019-", "2019 ",
    "Jan 2020 - ", "5+ years of ", "10 million ", "http://", "github.com/", "a@b.", "(555) ", "+1 ", "responsible for ",
    "reduced ", "led ", "I ", "my ", "É", "é ", "日", "•", "_", "'", "“", "(", ")", "[", "~1", "12:00 ", "a: ", "…",
    "| ", "; ", "A. ",
)  # fmt: skip


def seconds(piece: str, length: int) -> float:
    """Processor time of a review in which one bullet is such a line."""
    resume = with_line((piece * length)[:length].strip() or piece)
    begin = time.process_time()
    for _ in run(resume, load(), Level.MID):
        pass
    return time.process_time() - begin


def with_line(text: str) -> Resume:
    """A resume with this line among its bullets."""
    resume = to_resume("Engineer, Acme, 2020 - 2024\n- Led the team", SectionKind.EXPERIENCE, Level.MID, {})
    line = replace(resume.lines[-1], number=len(resume.lines), text=text)
    section = replace(resume.sections[-1], last_line=line.number)
    bullet = Bullet(SectionKind.EXPERIENCE, text, 1, line.number, line.number)
    return replace(
        resume,
        lines=(*resume.lines, line),
        sections=(*resume.sections[:-1], section),
        bullets=(*resume.bullets, bullet),
    )


@pytest.mark.parametrize("piece", PIECES)
def test_a_line_eight_times_as_long_does_not_take_forty_times_as_long(piece: str) -> None:
    """Eight is linear, 64 quadratic; a quadratic one of a few milliseconds does no harm. Processor time: no other
    process counts."""
    seconds("a", 50)  # what is loaded at first use is loaded
    long = seconds(piece, LONG)
    assert long < HARMLESS or min(long, seconds(piece, LONG)) < 40 * seconds(piece, SHORT)
