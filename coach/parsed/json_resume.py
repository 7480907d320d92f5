"""A resume as JSON Resume (jsonresume.org, version 1.0.0), which RenderCV, Reactive Resume and others take."""

import re
from collections.abc import Iterator
from typing import Any

from coach.parsed.outline import Item, Outline, SectionBlock, outline
from rules.resume import Contact, Resume, SectionKind

SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"
_IN = re.compile(r"^(?P<degree>.{2,60}?)(?:\s+in\s+|,\s+)(?P<area>.+)$")
_FLUENCY = re.compile(r"^(?P<language>[^\W\d][\w .'-]{1,40}?)\s*(?:[(:–—,-]\s*(?P<fluency>[^()]{2,60}?)\)?)?$")
_PARTS = re.compile(r"(?:(?<!\s)\s++)?[,;|•·]\s++(?![^(]*\))")
_USER = re.compile(r"^(?:https?://)?(?:www\.)?(?P<host>[\w.-]+)/(?:in/|pub/)?(?P<user>[^/?#]+)")


def to_json_resume(resume: Resume) -> dict[str, Any]:
    """The resume by the standard's fields; what was not read is left out, and nothing is made up."""
    read = outline(resume)
    found = {
        "$schema": SCHEMA,
        "basics": _basics(read),
        "work": [_job(item) for item in _items(read, SectionKind.EXPERIENCE)],
        "volunteer": [_volunteering(item) for item in _items(read, SectionKind.VOLUNTEERING)],
        "education": [_degree(item) for item in _items(read, SectionKind.EDUCATION)],
        "projects": [_project(item) for item in _items(read, SectionKind.PROJECTS)],
        "certificates": [_filled(name=name, date=date) for name, date in _dated(read, SectionKind.CERTIFICATIONS)],
        "awards": [_filled(title=name, date=date) for name, date in _dated(read, SectionKind.AWARDS)],
        "publications": [_filled(name=name, releaseDate=date) for name, date in _dated(read, SectionKind.PUBLICATIONS)],
        "skills": [_filled(name=label, keywords=list(names)) for label, names in _skills(read)],
        "languages": [each for block in _of(read, SectionKind.LANGUAGES) for each in _languages(block)],
        "interests": [_filled(name=name) for name, _ in _dated(read, SectionKind.INTERESTS)],
    }
    return {name: value for name, value in found.items() if value}


def _filled(**fields: Any) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value}


def _of(read: Outline, kind: SectionKind) -> Iterator[SectionBlock]:
    return (block for block in read.blocks if block.kind is kind)


def _items(read: Outline, kind: SectionKind) -> Iterator[Item]:
    return (item for block in _of(read, kind) for item in block.items)


def _basics(read: Outline) -> dict[str, Any]:
    contact = read.contact
    summary = "\n".join(
        line
        for block in _of(read, SectionKind.SUMMARY)
        for line in (*block.lines, *(text for item in block.items for text in item.bullets))
    )
    return _filled(
        name=contact.name,
        email=contact.email,
        phone=contact.phone,
        url=_address(contact.website),
        summary=summary,
        location=_filled(address=contact.location),
        profiles=list(_profiles(contact)),
    )


def _profiles(contact: Contact) -> Iterator[dict[str, Any]]:
    for network, written in (("LinkedIn", contact.linkedin), ("GitHub", contact.github)):
        if written:
            user = _USER.match(written)
            yield _filled(network=network, username=user["user"] if user else None, url=_address(written))


def _address(written: str | None) -> str | None:
    if not written:
        return None
    return written if "://" in written else f"https://{written}"


def _dates(item: Item) -> dict[str, Any]:
    """Dates as the standard has them; "present" is no end."""
    return _filled(startDate=item.start, endDate=None if item.current else item.end)


def _job(item: Item) -> dict[str, Any]:
    named = _filled(name=item.organization, position=item.title, location=item.place)
    return {**named, **_dates(item), **_filled(highlights=list(item.bullets))}


def _volunteering(item: Item) -> dict[str, Any]:
    named = _filled(organization=item.organization, position=item.title)
    return {**named, **_dates(item), **_filled(highlights=list(item.bullets))}


def _degree(item: Item) -> dict[str, Any]:
    apart = _IN.match(item.title)
    named = _filled(
        institution=item.organization,
        studyType=apart["degree"] if apart else item.title,
        area=apart["area"] if apart else None,
    )
    return {**named, **_dates(item)}


def _project(item: Item) -> dict[str, Any]:
    named = _filled(name=item.title or item.organization)
    return {**named, **_dates(item), **_filled(highlights=list(item.bullets))}


def _dated(read: Outline, kind: SectionKind) -> Iterator[tuple[str, str | None]]:
    """What a section names, with the day, month or year that it gives for it."""
    for block in _of(read, kind):
        for item in block.items:
            yield ", ".join(filter(None, (item.title, item.organization))), item.end or item.start
        yield from ((line, None) for line in block.lines)


def _skills(read: Outline) -> Iterator[tuple[str, tuple[str, ...]]]:
    """By the resume's own groups; those without a label stand one by one, as the standard names a skill."""
    for block in _of(read, SectionKind.SKILLS):
        for group in block.groups:
            if group.label:
                yield group.label, group.skills
            else:
                yield from ((skill, ()) for skill in group.skills)


def _languages(block: SectionBlock) -> Iterator[dict[str, Any]]:
    for line in (*block.lines, *(text for item in block.items for text in (item.title, *item.bullets))):
        for part in _PARTS.split(line):
            named = _FLUENCY.match(part.strip())
            if named:
                yield _filled(language=named["language"].strip(), fluency=named["fluency"])
