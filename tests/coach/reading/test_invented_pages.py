"""Invented pages: how much of each way of writing jobs is read right, what certainty is worth, what no reading may be.

The pages are drawn anew from a seed of their own: none of those that the weights come from.
"""

import random
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest

from coach.reading import read
from coach.reading.meaning import jobs as joining
from coach.reading.meaning.tagging import calibration, tagger
from coach.reading.meaning.tagging import heads as reading
from coach.reading.meaning.tagging.calibration import calibrated
from coach.reading.meaning.tagging.named import HeadFields, Named
from coach.reading.meaning.tagging.verdicts import verdicts
from rules.resume import Line, SectionKind
from tests.coach.reading import pdf_builders
from training import invented, sections
from training.invented import LabelledLine

SEED = 4711
PAGES, SECTIONS = 320, 60
MIN_HEADS = 25
"""Heads from which on a share says something."""

FLOORS: dict[str, float] = {
    "one line, title first": 0.82,  # also those with no sign at all between title and company
    "one line, company first": 0.85,
    "one line, dates first": 0.90,
    "two lines, title first": 0.93,
    "two lines, company first": 0.92,
    "two lines, dates first": 0.93,
    "three lines, title first": 0.93,
    "three lines, company first": 0.95,
    "three lines, dates first": 0.90,
    "more lines": 0.85,
}
"""Share of heads whose title and company are both right, at least."""

Head = list[LabelledLine]


@cache
def pages() -> tuple[tuple[Head, HeadFields], ...]:
    """The heads of invented pages, each with what was read in it."""
    rng = random.Random(SEED)
    drawn = [invented.page(rng) for _ in range(PAGES)]
    found = [reading.read([[one.line for one in head] for head in page]) for page in drawn]
    return tuple(
        (head, fields) for page, read in zip(drawn, found, strict=True) for head, fields in zip(page, read, strict=True)
    )


def told(head: Head, name: str) -> str:
    """The words of a field as the page was made."""
    return plain(" ".join(one.line.text[a:b] for one in head for a, b, field in one.spans if field == name))


def plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def way_of(head: Head) -> str:
    first = next((field for one in head for _, _, field in one.spans if field in "TOD"), "T")
    opens = {"T": "title", "O": "company", "D": "dates"}[first]
    number = {1: "one line", 2: "two lines", 3: "three lines"}.get(len(head))
    return f"{number}, {opens} first" if number else "more lines"


def right(head: Head, fields: HeadFields) -> bool:
    return plain(fields.title.text) == told(head, "T") and plain(fields.organization.text) == told(head, "O")


@pytest.mark.parametrize("way", FLOORS)
def test_each_way_of_writing_jobs_is_read(way: str) -> None:
    heads = [(head, fields) for head, fields in pages() if way_of(head) == way]
    assert len(heads) >= MIN_HEADS
    assert sum(right(*each) for each in heads) / len(heads) >= FLOORS[way]


def test_every_way_has_a_floor() -> None:
    assert {way_of(head) for head, _ in pages()} == set(FLOORS)


@pytest.mark.parametrize(("name", "table"), [("T", calibration.TITLE), ("O", calibration.ORGANIZATION)])
def test_certainty_is_worth_what_it_says(name: str, table: calibration.Table) -> None:
    """Of the fields told with a certainty, at least that share is right; none is told more surely than any can be."""
    groups: defaultdict[float, list[bool]] = defaultdict(list)
    for head, fields in pages():
        field: Named = fields.title if name == "T" else fields.organization
        sure = calibrated(field.sure, table)
        assert sure <= 0.97
        for least in (0.6, 0.8, 0.9, 0.94):
            if sure >= least:
                groups[least].append(plain(field.text) == told(head, name))
    for least, hits in groups.items():
        assert sum(hits) / len(hits) >= least, f"told at {least} or above: {sum(hits)} of {len(hits)} right"


PAPERS = {
    "one column": pdf_builders.one_column,
    "dates in the margin": pdf_builders.date_margin,
    "a narrow margin": pdf_builders.narrow_margin,
    "loud heads": pdf_builders.loud_heads,
    "no glyphs": pdf_builders.no_glyphs,
    "headings in the margin": pdf_builders.margin_headings,
    "a sidebar": pdf_builders.sidebar,
    "a short sidebar": pdf_builders.short_sidebar,
}


def test_no_field_that_is_read_surely_is_wrong() -> None:
    made = {(title, company) for title, company, *_ in pdf_builders.JOBS}
    titles, companies = ({plain(each[place]) for each in made} for place in (0, 1))
    wrong = [
        (paper, field)
        for paper, build in PAPERS.items()
        for job in read(build(), "resume.pdf").entries
        if job.section is SectionKind.EXPERIENCE
        for field, sure, known in (
            (job.title, job.sure.title, titles),
            (job.organization, job.sure.organization, companies),
        )
        if sure >= 0.9 and plain(field) not in known
    ]
    assert wrong == []


@cache
def drawn_sections() -> tuple[tuple[tuple[Line, ...], tuple[str, ...]], ...]:
    """Invented sections of jobs, with the tag that each line was made with."""
    rng = random.Random(SEED)
    drawn = [sections.section(rng) for _ in range(SECTIONS)]
    return tuple(
        (tuple(replace(line, number=number) for number, line in enumerate(lines)), tuple(tags)) for lines, tags in drawn
    )


MAY_FOLLOW = {
    tagger.GOES_ON: {tagger.BULLET, tagger.GOES_ON, tagger.ASIDE},
    tagger.MORE: {tagger.HEAD, tagger.MORE, tagger.ASIDE},
}
"""What a line that goes on may stand below: what it goes on from, also over what a page repeats at its edge."""


def tags_of(lines: Sequence[Line]) -> tagger.Tagged:
    return tagger.tag(lines, *verdicts(lines))


def test_lines_go_on_only_from_what_can_go_on() -> None:
    for lines, _ in drawn_sections():
        found = tags_of(lines)
        assert len(found.tags) == len(found.sure) == len(lines)
        assert all(0 <= sure <= 1 for sure in found.sure)
        assert found.tags[0] not in MAY_FOLLOW
        for above, tag in pairwise(found.tags):
            assert above in MAY_FOLLOW.get(tag, {above})


def test_jobs_of_a_section_follow_each_other_and_hold_their_bullets() -> None:
    for lines, _ in drawn_sections():
        (found,) = joining.read(lines, [(0, len(lines) - 1)], [SectionKind.EXPERIENCE])
        spans = [(job.first_line, job.last_line) for job in found.entries]
        assert all(first <= last for first, last in spans)
        assert all(above[1] < below[0] for above, below in pairwise(spans))
        assert all(item.first <= item.last and item.text for item in found.items)
        held = [number for item in found.items for number in range(item.first, item.last + 1)]
        assert len(held) == len(set(held))


def test_lines_are_told_apart() -> None:
    pairs = [pair for lines, made in drawn_sections() for pair in zip(tags_of(lines).tags, made, strict=True)]
    for tag, floor in {"H": 0.96, "h": 0.94, "B": 0.98, "C": 0.96, "P": 0.94, "X": 0.95}.items():
        found = [got for got, made in pairs if made == tag]
        assert sum(got == tag for got in found) / len(found) >= floor, tag
