"""What a reader that was taken over could answer, as much, as long, as tangled as it likes: none of it is weighed."""

import math
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from coach.posting import Posting, from_text
from coach.reading import read
from coach.reading.limits import Limits
from coach.sandbox import accepted
from rules.resume import Link, Resume, Skill

EXAMPLE = Path(__file__).parents[3] / "examples" / "resume.pdf"
POSTING = from_text("Backend Engineer at Acme\n\nRequirements\n- Five years of Go and PostgreSQL in production")
MANY = 100_000


@pytest.fixture(scope="module")
def honest() -> Resume:
    return read(EXAMPLE.read_bytes(), "resume.pdf")


def test_what_readers_give_is_taken(honest: Resume) -> None:
    assert accepted.resume(honest, Limits()) is honest
    assert accepted.posting(POSTING) is POSTING


def of_lines(resume: Resume, text: str, lines: int) -> Resume:
    """The resume with so many more lines of this text."""
    more = range(len(resume.lines), len(resume.lines) + lines)
    return replace(resume, lines=(*resume.lines, *(replace(resume.lines[0], number=at, text=text) for at in more)))


@pytest.mark.parametrize(
    "made",
    [
        lambda one: of_lines(one, "x", MANY),
        lambda one: of_lines(one, "x" * 4000, 400),
        lambda one: of_lines(one, "x" * 4001, 1),
        lambda one: replace(one, lines=one.lines[::-1]),
        lambda one: replace(one, lines=()),
        lambda one: replace(one, bullets=one.bullets * 1000),
        lambda one: replace(one, bullets=(replace(one.bullets[0], first_line=0, last_line=len(one.lines) - 1),) * 5),
        lambda one: replace(one, bullets=(replace(one.bullets[0], text="i" + " " * 5000 + "did"),)),
        lambda one: replace(one, bullets=(replace(one.bullets[0], first_line=-1),)),
        lambda one: replace(one, bullets=(replace(one.bullets[0], first_line=3, last_line=2),)),
        lambda one: replace(one, bullets=(replace(one.bullets[0], entry=MANY),)),
        lambda one: replace(one, sections=one.sections * 1000),
        lambda one: replace(one, entries=(replace(one.entries[0], title="x" * MANY),)),
        lambda one: replace(one, entries=(replace(one.entries[0], last_line=MANY),)),
        lambda one: replace(one, skills=(Skill("Go", "Go", one.skills[0].section, line=-2),)),
        lambda one: replace(one, skills=one.skills * 5000),
        lambda one: replace(one, links=(Link("https://" + "a" * MANY),)),
        lambda one: replace(one, links=(Link("https://a.example", line=MANY),)),
        lambda one: replace(one, contact=replace(one.contact, name="x" * MANY)),
        lambda one: replace(one, notes=("x",) * MANY),
        lambda one: replace(one, layout=replace(one.layout, hidden=tuple(range(MANY)))),
        lambda one: replace(one, layout=replace(one.layout, columns=10**30)),
        lambda one: replace(one, years_experience=math.inf),
        lambda one: replace(one, file=replace(one.file, name="x" * MANY)),
    ],
)
def test_a_resume_that_no_reader_gives_is_none(honest: Resume, made: Callable[[Resume], Resume]) -> None:
    with pytest.raises(accepted.Nonsense):
        accepted.resume(made(honest), Limits())


@pytest.mark.parametrize(
    "made",
    [
        lambda one: replace(one, keywords=one.keywords * MANY),
        lambda one: replace(one, keywords=(replace(one.keywords[0], written=("x",) * MANY),)),
        lambda one: replace(one, keywords=(replace(one.keywords[0], term="x" * MANY),)),
        lambda one: replace(one, lines=one.lines * MANY),
        lambda one: replace(one, lines=(replace(one.lines[0], text="x" * 4000),) * 300),
        lambda one: replace(one, phrases=("x",) * MANY),
        lambda one: replace(one, title="x" * MANY),
        lambda one: replace(one, years=10**18),
    ],
)
def test_a_posting_that_no_reader_gives_is_none(made: Callable[[Posting], Posting]) -> None:
    with pytest.raises(accepted.Nonsense):
        accepted.posting(made(POSTING))
