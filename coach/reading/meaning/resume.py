"""Document → Resume: sections, entries, bullets, contact, skills, level."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from coach.reading.document import GLUED_NOTE, SCAN_NOTE, TYPED_NOTE, Document
from coach.reading.lexicon.day_order import found_in, is_day_first
from coach.reading.lexicon.language import foreign_among, language_of, note_on
from coach.reading.meaning import contact, headings, jobs, level, skills
from coach.reading.meaning.bullets import Item, to_items
from coach.reading.meaning.certainty import to_how_read
from coach.reading.meaning.entries import to_entries, without_heads
from coach.reading.meaning.indents import to_indented_items
from coach.reading.meaning.jobs import Jobs
from coach.reading.meaning.level_range import levels_of
from coach.reading.meaning.other_work import with_own_work
from coach.reading.meaning.stacks import by_content
from coach.reading.meaning.stated_level import held_to, is_pupil, stated_level
from coach.reading.meaning.stated_years import stated_years
from coach.reading.meaning.tagging.tagger import BULLETS
from coach.reading.meaning.unheaded import with_jobs
from coach.reading.plausible import are_glued
from rules.lexicon.spelling import is_listed
from rules.lexicon.titles import NO_OWN, OwnTitles
from rules.resume import Bullet, Entry, Level, Line, Resume, Section, SectionKind

JOBS = frozenset({SectionKind.EXPERIENCE, SectionKind.VOLUNTEERING})
"""Sections whose lines and heads are weighed together."""

_WITH_BULLETS = frozenset({SectionKind.EXPERIENCE, SectionKind.PROJECTS, SectionKind.VOLUNTEERING})
"""Sections in which paragraphs set in are bullets although they open with no glyph."""


def to_resume(document: Document) -> Resume:
    """Gives the lines of a document their meaning; those that nobody sees, which come last, have none."""
    lines = document.lines[: len(document.lines) - len(document.layout.hidden)]
    return of_sections(document, with_jobs(by_content(headings.to_sections(lines, document.styles), lines), lines))


def of_sections(document: Document, sections: Sequence[Section]) -> Resume:
    """The same where the sections are known."""
    lines = document.lines[: len(document.lines) - len(document.layout.hidden)]
    sections = tuple(sections)
    entries: list[Entry] = []
    bullets: list[Bullet] = []
    sure: list[float] = []
    held = _jobs(sections, lines)
    for number, section in enumerate(sections):
        if number in held:
            there = held[number]
            first = headings.heading_lines(section, lines) + section.first_line
            bullets += [
                _bullet(item, section, document, there.entries, len(entries), _sure(item, there, first))
                for item in there.items
            ]
            entries += there.entries
            sure += [each for tag, each in zip(there.tagged.tags, there.tagged.sure, strict=True) if tag in BULLETS]
            continue
        first = section.first_line + headings.heading_lines(section, lines)
        items = without_heads(section.kind, lines[: section.last_line + 1], to_items(lines, first, section.last_line))
        if not items and section.kind in _WITH_BULLETS:
            items = to_indented_items(lines, first, section.last_line)
        found = to_entries(section.kind, lines, first, section.last_line, items)
        bullets += [_bullet(item, section, document, found, len(entries)) for item in items]
        entries += found
    entries = _in_order(entries, lines)
    language = language_of([line.text for line in lines])
    found_contact = contact.to_contact(lines, sections, document.links)
    found_skills = skills.to_skills(lines, sections)
    until = level.written_on(document.saved, entries, datetime.now(UTC).date())
    read = Resume(
        file=document.file,
        lines=document.lines,
        layout=document.layout,
        contact=found_contact,
        sections=sections,
        entries=tuple(entries),
        bullets=tuple(bullets),
        skills=found_skills,
        links=document.links,
        language=language,
        foreign=_foreign(lines, sections) if language == "en" else (),
        how_read=to_how_read(lines, sections, entries, sure, found_contact, found_skills),
        notes=_notes(document, language),
        written_on=until.isoformat(),
    )
    return with_titles(read, NO_OWN)


def with_entries(resume: Resume, entries: Sequence[Entry]) -> Resume:
    """The resume with other entries, one for each that was read, and what follows from them: years and level."""
    lines = _seen(resume)
    how = to_how_read(lines, resume.sections, entries, (), resume.contact, resume.skills)
    changed = replace(resume, entries=tuple(entries), how_read=replace(how, bullets=resume.how_read.bullets))
    return with_titles(changed, NO_OWN)


def with_titles(resume: Resume, own: OwnTitles) -> Resume:
    """The resume with years, level and its range, by what a pack says of titles beside the lexicon's words."""
    lines, entries = _seen(resume), with_own_work(resume, own)
    until = date.fromisoformat(resume.written_on) if resume.written_on else datetime.now(UTC).date()
    stated = stated_years(lines, resume.sections)
    years = level.years_of(entries, until, stated, own)
    if len(entries) < len(resume.entries) and not any(each.section is SectionKind.EXPERIENCE for each in entries):
        years = 0.0  # what is stated is of that other work, too
    by_work = level.level_of(years, entries, until, own)
    told = Level.NEW_GRAD if is_pupil(lines, resume.sections, until) else stated_level(lines, resume.sections)
    went_back = told is Level.NEW_GRAD and level.left_work_to_learn(years, entries, until, own)
    held = held_to(by_work, None if went_back else told, years, entries, own)
    may_be = levels_of(held, years, entries, until, stated, own)
    if went_back and Level.NEW_GRAD not in may_be:
        may_be = (Level.NEW_GRAD, *may_be)  # what they call themselves
    return replace(resume, years_experience=years, level=held, level_range=may_be)


def _seen(resume: Resume) -> Sequence[Line]:
    return resume.lines[: len(resume.lines) - len(resume.layout.hidden)]


def _in_order(entries: Sequence[Entry], lines: Sequence[Line]) -> list[Entry]:
    """The entries with day and month told apart as the file writes them everywhere."""
    day_first = is_day_first(line.text for line in lines)
    ordered: list[Entry] = []
    for entry in entries:
        found = found_in(entry.dates, day_first) if day_first is not None and entry.dates else ()
        whole = len(found) == 1 and found[0].current == entry.current
        ordered.append(replace(entry, start=found[0].start, end=found[0].end) if whole else entry)
    return ordered


def _jobs(sections: Sequence[Section], lines: Sequence[Line]) -> dict[int, Jobs]:
    """What was read in the sections of jobs, by the number of the section."""
    spans = [
        (number, section.first_line + headings.heading_lines(section, lines), section)
        for number, section in enumerate(sections)
        if section.kind in JOBS
    ]
    spans = [each for each in spans if each[1] <= each[2].last_line]
    found = jobs.read(lines, [(first, one.last_line) for _, first, one in spans], [one.kind for _, _, one in spans])
    return {number: each for (number, _, _), each in zip(spans, found, strict=True)}


def _foreign(lines: Sequence[Line], sections: Sequence[Section]) -> tuple[int, ...]:
    """The lines of sections in another language, as where a page says all twice."""
    telling = [section for section in sections if section.kind is not SectionKind.CONTACT]
    spans = [range(section.first_line, section.last_line + 1) for section in telling]
    told = foreign_among([[lines[number].text for number in span] for span in spans])
    found = {
        number for span, each in zip(spans, told, strict=True) for number, one in zip(span, each, strict=True) if one
    }
    headings = {section.first_line for section in telling if found and not _is_english(section.heading)}
    return tuple(sorted(found | headings))


def _is_english(heading: str) -> bool:
    return all(is_listed(word) for word in re.findall(r"[^\W\d_]{4,}", heading.lower()))


def _notes(document: Document, language: str) -> tuple[str, ...]:
    scanned = SCAN_NOTE if document.layout.from_ocr else None
    typed = TYPED_NOTE if document.layout.typed_over else None
    glued = GLUED_NOTE if are_glued([line.text for line in document.lines]) else None
    return tuple(note for note in (scanned, typed, glued, note_on(language)) if note)


def _sure(item: Item, there: Jobs, first: int) -> float:
    """How sure the lines of a bullet among jobs are of one."""
    lines = range(item.first - first, item.last + 1 - first)
    held = [there.tagged.sure[number] for number in lines if there.tagged.tags[number] in BULLETS]
    return round(min(held, default=1.0), 2)


def _bullet(
    item: Item, section: Section, document: Document, entries: tuple[Entry, ...], offset: int, sure: float = 1.0
) -> Bullet:
    index = next((i for i, entry in enumerate(entries) if entry.first_line <= item.first <= entry.last_line), None)
    return Bullet(
        section=section.kind,
        text=item.text,
        page=document.lines[item.first].page,
        first_line=item.first,
        last_line=item.last,
        entry=None if index is None else offset + index,
        sure=sure,
    )
