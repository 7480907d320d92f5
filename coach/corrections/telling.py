"""Corrections in words, for their member."""

from coach.corrections.correction import PRESENT, Correction, EntryField, OfContact, OfEntry, OfLevel, OfLines
from coach.review.thread import level_name, name_of
from rules.resume import SectionKind
from texts import gettext, gettext_noop

CONTACT = {
    "name": gettext_noop("Name"),
    "email": gettext_noop("Email"),
    "phone": gettext_noop("Phone"),
    "location": gettext_noop("Place"),
    "linkedin": gettext_noop("LinkedIn"),
    "github": gettext_noop("GitHub"),
    "website": gettext_noop("Website"),
}
_FIELDS: dict[str, str] = {
    "title": gettext_noop("Title"),
    "organization": gettext_noop("Employer"),
    "start": gettext_noop("Start"),
    "end": gettext_noop("End"),
}
_OF_DEGREES: dict[str, str] = {"title": gettext_noop("Degree"), "organization": gettext_noop("School")}
_OF_OTHERS: dict[str, str] = {"title": gettext_noop("Name"), "organization": gettext_noop("Organization")}


def field_name(field: EntryField, section: SectionKind = SectionKind.EXPERIENCE) -> str:
    """What a field of an entry is called in a section."""
    own = {SectionKind.EXPERIENCE: _FIELDS, SectionKind.VOLUNTEERING: _FIELDS, SectionKind.EDUCATION: _OF_DEGREES}
    return gettext({**_FIELDS, **own.get(section, _OF_OTHERS)}[field])


def told(correction: Correction) -> str:
    """What a correction says, in one line."""
    match correction:
        case OfContact():
            return gettext("{field}: {value}", field=gettext(CONTACT[correction.field]), value=_value(correction.value))
        case OfEntry():
            return gettext(
                "{field} of “{line}”: {value}",
                field=field_name(correction.field),
                line=correction.at.shown,
                value=_value(correction.value),
            )
        case OfLines(extent="heading"):
            return gettext(
                "“{line}” is a heading: {section}", line=correction.at.shown, section=name_of(correction.section)
            )
        case OfLines():
            return gettext(
                "“{line}” belongs in: {section}", line=correction.at.shown, section=name_of(correction.section)
            )
        case OfLevel():
            return gettext("Level: {level}", level=level_name(correction.level))


def _value(value: str) -> str:
    return gettext("present") if value == PRESENT else value or gettext("not there")
