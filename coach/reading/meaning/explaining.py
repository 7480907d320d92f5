"""Why each line was read as it was: its tag, how sure that is, and the heaviest reasons, in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import tomli

from coach.reading.document import Document
from coach.reading.meaning import certainty, headings
from coach.reading.meaning.resume import JOBS, to_resume
from coach.reading.meaning.tagging import chain, tagger
from coach.reading.meaning.tagging.line_evidence import evidence_of
from coach.reading.meaning.tagging.verdicts import verdicts
from rules.resume import Entry, Line, Resume, Section

_NAMES = {
    tagger.HEAD: "head of a job",
    tagger.MORE: "head, goes on",
    tagger.BULLET: "bullet",
    tagger.GOES_ON: "bullet, goes on",
    tagger.PROSE: "running text",
    tagger.ASIDE: "aside",
}
_MAX_REASONS = 3


@dataclass(frozen=True, slots=True)
class Explained:
    """A line with what it was read as, how sure (0 to 1), why, and the parts of the job that begins with it."""

    page: int
    line: int
    text: str
    read_as: str
    sure: float
    reasons: tuple[str, ...] = ()
    job: tuple[tuple[str, str, float], ...] = ()
    """(part, text, how sure) of the job whose head begins here."""


def explain(document: Document) -> tuple[Explained, ...]:
    """How each line of a document was read."""
    resume = to_resume(document)
    told: dict[int, Explained] = {}
    for section in resume.sections:
        told |= _of_section(section, resume)
    hidden = frozenset(document.layout.hidden)
    return tuple(told.get(line.number) or _left_out(line, line.number in hidden) for line in document.lines)


def _left_out(line: Line, hidden: bool) -> Explained:
    return Explained(line.page, line.number, line.text, "hidden" if hidden else "left out", 1.0)


def _of_section(section: Section, resume: Resume) -> dict[int, Explained]:
    lines = resume.lines
    first = section.first_line + headings.heading_lines(section, lines)
    known = headings.section_kind(section.heading) is not None
    sure = certainty.KNOWN if known else certainty.BY_LOOK if section.heading else certainty.UNHEADED
    why = "headings are usually called so" if known else "it looks like the other headings"
    told = {n: _line(lines[n], f"heading: {section.kind}", sure, (why,)) for n in range(section.first_line, first)}
    if section.kind in JOBS:
        return told | _of_jobs(lines[first : section.last_line + 1], resume.entries)
    begins = {bullet.first_line for bullet in resume.bullets}
    under = (f"it stands under “{section.heading}”",) if section.heading else ("it stands before the first heading",)
    for number in range(first, section.last_line + 1):
        read_as = f"{section.kind}: bullet" if number in begins else str(section.kind)
        told[number] = _line(lines[number], read_as, sure, under)
    return told


def _line(
    line: Line, read_as: str, sure: float, reasons: tuple[str, ...], job: tuple[tuple[str, str, float], ...] = ()
) -> Explained:
    return Explained(line.page, line.number, line.text, read_as, round(sure, 2), reasons, job)


def _of_jobs(lines: Sequence[Line], entries: Sequence[Entry]) -> dict[int, Explained]:
    items, heads = verdicts(lines)
    tagged = tagger.tag(lines, items, heads)
    weights = chain.load("lines")
    begin = {entry.first_line: entry for entry in entries}
    told = {}
    for line, tag, sure, names in zip(lines, tagged.tags, tagged.sure, evidence_of(lines, items, heads), strict=True):
        entry = begin.get(line.number)
        reasons = _reasons(names, weights.tags.index(tag), weights.state)
        told[line.number] = _line(line, _NAMES[tag], sure, reasons, _parts(entry) if entry else ())
    return told


def _parts(entry: Entry) -> tuple[tuple[str, str, float], ...]:
    parts = (
        ("title", entry.title, entry.sure.title),
        ("company", entry.organization, entry.sure.organization),
        ("from", entry.start or "", entry.sure.start),
        ("to", entry.end or ("now" if entry.current else ""), entry.sure.end),
    )
    return tuple((name, text, sure) for name, text, sure in parts if text)


def _reasons(names: Sequence[str], tag: int, state: Mapping[str, tuple[float, ...]]) -> tuple[str, ...]:
    """The heaviest reasons for a tag, heaviest first, in words."""
    weighed = sorted(((state[name][tag], name) for name in names if name in state), reverse=True)
    return tuple(in_words(name) for weight, name in weighed[:_MAX_REASONS] if weight > 0)


@cache
def _words() -> dict[str, str]:
    return dict(tomli.loads((Path(__file__).parent / "tagging" / "evidence.toml").read_text("utf-8")))


def in_words(name: str) -> str:
    """A piece of evidence as a person would say it."""
    fitting = [known for known in _words() if name.startswith(known.rstrip())]
    if not fitting:
        return name
    known = max(fitting, key=len)
    said, rest = _words()[known], name[len(known.rstrip()) :].strip("=,")
    if said.endswith(": "):
        return said + (in_words(rest) if ":" in rest else rest)
    return said
