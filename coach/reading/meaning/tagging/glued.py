"""Titles that hold their employer or their town, as nothing but a hyphen, a dot or a blank parts them."""

import re
from dataclasses import replace

from coach.reading.lexicon import cities, places
from coach.reading.meaning.tagging.head_evidence import Head, classes
from coach.reading.meaning.tagging.named import Named
from rules.lexicon import technologies
from rules.lexicon.titles import is_title

_SITE = re.compile(r"(?P<name>[\w-]+\.(?:com|io|ai|org|net|co|dev|app))\s+(?P<title>[A-Z].*)", re.IGNORECASE)
""" "Larkspur.com Online Tutor"."""
_HYPHEN = re.compile(r"(?<=\w)-(?=[A-Z][a-z])")
_MIN_NAME = 2
"""Words of an employer that a hyphen parts from the title; a single one makes the title narrower: "Java-Developer"."""


def without_employer(head: Head, title: Named, organization: Named) -> tuple[Named, Named]:
    """The title and the employer, where one field holds both: "Larkspur Limited-Frontend Developer", or the end of the
    employer opens the title: "Larkspur | Labs-Frontend Developer"; "Larkspur.com Online Tutor"."""
    site = _SITE.fullmatch(title.text)
    if site is not None and not organization and is_title(site["title"]):
        return replace(title, text=site["title"]), replace(title, text=site["name"])
    for hyphen in _HYPHEN.finditer(title.text):
        name, rest = title.text[: hyphen.start()], title.text[hyphen.end() :]
        below = organization.line > title.line and "company" in classes(name.split()[-1])
        whole = name if below or not organization else f"{organization.text} {name}"
        if whole in head.lines[title.line].text and _is_employer(name, whole) and _opens_as_title(rest):
            return replace(title, text=rest), replace(title, text=whole)
    return title, organization


def _is_employer(name: str, whole: str) -> bool:
    words = whole.split()
    if len(words) < _MIN_NAME or not all(word[0].isupper() for word in words) or is_title(whole):
        return False
    of_titles = {"role", "modifier"} & set(classes(name.rsplit(maxsplit=1)[-1]))
    return not of_titles and technologies.load().canonical(name.rsplit(maxsplit=1)[-1]) is None


def _opens_as_title(text: str) -> bool:
    first = set(classes(re.split(r"[\s/-]", text, maxsplit=1)[0]))
    return is_title(text) and bool(first & {"role", "modifier"})


def without_town(head: Head, title: Named, place: Named) -> tuple[Named, Named]:
    """The title and the place, where a blank alone parts the title from its town: "Backend Engineer Leeds, UK"."""
    area = _AREA_BEHIND.match(head.lines[title.line].text.partition(title.text)[2]) if title else None
    if area is None or not places.is_area(area["area"]):
        return title, place
    words = title.text.split()
    for size in (1, 2):
        role, town = " ".join(words[:-size]), " ".join(words[-size:])
        if cities.is_plainly_city(town) and is_title(role) and "role" in classes(role.split()[-1]):
            return replace(title, text=role), replace(title, text=f"{town}, {area['area']}")
    return title, place


_AREA_BEHIND = re.compile(r",\s*(?P<area>[A-Z][A-Za-z]+(?: [A-Z][a-z]+)?)(?=\s*(?:$|[|\t,(–—-]))")
