"""Lines put into the section that their member says: the same lines, read anew in their new places."""

from collections.abc import Sequence
from dataclasses import replace

from coach.reading import reread
from rules.resume import Line, Resume, Section, SectionKind


def section_at(resume: Resume, line: int) -> SectionKind | None:
    """The kind of section that holds a line; None for a line outside of all."""
    return next((each.kind for each in resume.sections if each.first_line <= line <= each.last_line), None)


def is_heading(resume: Resume, line: int) -> bool:
    """Whether a line opens a section as its heading."""
    return any(each.heading and each.first_line == line for each in resume.sections)


def with_heading(resume: Resume, line: int, kind: SectionKind) -> Resume:
    """The resume with a line as the heading of a section of that kind, which holds what stands below it."""
    known = next((at for at, each in enumerate(resume.sections) if each.first_line == line), None)
    sections = list(resume.sections)
    heading = resume.lines[line].text
    if known is not None:
        sections[known] = replace(sections[known], kind=kind, heading=sections[known].heading or heading)
        return reread(resume, sections)
    holds = next((at for at, each in enumerate(sections) if each.first_line <= line <= each.last_line), None)
    page = resume.lines[line].page
    if holds is not None:
        last = sections[holds].last_line
        sections[holds] = replace(sections[holds], last_line=line - 1)
        sections.insert(holds + 1, Section(kind, heading, page, line, last))
        return reread(resume, sections)
    after = [at for at, each in enumerate(sections) if each.first_line > line]
    at = after[0] if after else len(sections)
    last = sections[at].first_line - 1 if after else _end(resume) - 1
    sections.insert(at, Section(kind, heading, page, line, last))
    return reread(resume, sections)


def moved(resume: Resume, first: int, last: int, kind: SectionKind) -> Resume:
    """The resume with lines at the end of the nearest section of that kind; where there is none, in one of their own
    below all others."""
    block = range(first, last + 1)
    target = _nearest(resume.sections, first, kind)
    rest = [number for number in range(len(resume.lines)) if number not in block]
    below = resume.sections[target].last_line if target is not None else _end(resume) - 1
    at = sum(number <= below for number in rest)
    order = [*rest[:at], *block, *rest[at:]]
    owner = {number: at for at, each in enumerate(resume.sections) for number in _lines_of(each)}
    owner |= dict.fromkeys(block, target if target is not None else len(resume.sections))
    sections = [
        _rebuilt(each, [new for new, old in enumerate(order) if owner.get(old) == at], order)
        for at, each in enumerate((*resume.sections, Section(kind, "", resume.lines[first].page, first, last)))
    ]
    return reread(_in_order(resume, order), sorted(filter(None, sections), key=lambda each: each.first_line))


def _end(resume: Resume) -> int:
    """The first of the lines that nobody sees, which come last."""
    return len(resume.lines) - len(resume.layout.hidden)


def _lines_of(section: Section) -> range:
    return range(section.first_line, section.last_line + 1)


def _nearest(sections: Sequence[Section], line: int, kind: SectionKind) -> int | None:
    """The last section of a kind above a line, else the first below it."""
    fitting = [at for at, each in enumerate(sections) if each.kind is kind]
    above = [at for at in fitting if sections[at].first_line <= line]
    return above[-1] if above else next(iter(fitting), None)


def _rebuilt(section: Section, numbers: Sequence[int], order: Sequence[int]) -> Section | None:
    """A section by where its lines stand now; None where none is left. Without its first line it has no heading."""
    if not numbers:
        return None
    headed = order[numbers[0]] == section.first_line
    return replace(section, heading=section.heading if headed else "", first_line=numbers[0], last_line=numbers[-1])


def _in_order(resume: Resume, order: Sequence[int]) -> Resume:
    """The resume with its lines in another order, and what points at them."""
    place = {old: new for new, old in enumerate(order)}
    lines: tuple[Line, ...] = tuple(replace(resume.lines[old], number=new) for new, old in enumerate(order))
    garbled = tuple(
        replace(each, line=None if each.line is None else place[each.line]) for each in resume.layout.garbled
    )
    links = tuple(replace(each, line=None if each.line is None else place[each.line]) for each in resume.links)
    hidden = tuple(place[each] for each in resume.layout.hidden)
    return replace(resume, lines=lines, links=links, layout=replace(resume.layout, garbled=garbled, hidden=hidden))
