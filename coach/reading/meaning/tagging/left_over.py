"""The employer of a head by what is left of it: the one name beside its title, dates and place, or in the row below.

"Engineer ∙ Larkspur⇥2021 – 2022" names nobody else who could have employed; no list need know the name.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from coach.reading.lexicon import dates, places
from coach.reading.meaning.fields import is_degree, is_school
from coach.reading.meaning.stacks import is_row
from coach.reading.meaning.tagging import whole_titles
from coach.reading.meaning.tagging.head_evidence import Head
from coach.reading.meaning.tagging.named import Named
from coach.reading.meaning.tagging.tokens import without_terms
from rules.lexicon import technologies
from rules.lexicon.titles import is_title

_SURE = 0.6
"""How sure an employer is that only its place tells."""
_MAX_WORDS, _MIN_AFTER_AREA = 8, 2
"""Words of such a name, and words behind a state or country that make a name of both: "California Benefit Planners"."""
_SIGNS = re.compile(r"\t|\s*[|•·∙⋅●]\s*|\s[–—-]\s|,\s+|\s?[()\[\]]\s?")
_NO_NAME = re.compile(r"^(?:[a-z]|\W|\d+$)|[:?!]|\w\.\s|\.$|https?:|www\.|\w/|@", re.ASCII)
_JOINING = frozenset("of and for the at in with de la del di da do dos e und et y a an on by to".split())
"""Small words within names; any other word in small letters is one of running text."""
_OF_ONESELF = re.compile(r"\b(?:self[ -]employed|freelancer?|independent|founder)\b", re.IGNORECASE)
"""A title that says that nobody else employed."""
_OTHER = re.compile(
    r"\b(?:projects?|team|department|course|members?|details|link|gpa|thesis|remote|student)\b", re.IGNORECASE
)
"""Words of what stands beside a title and employs nobody."""


def employer(head: Head, title: Named, place: Named) -> tuple[Named, Named]:
    """The employer and the place of a head with a title and dates that names no employer; nothing where more than one
    name is left beside the title, or where the title is none."""
    if (
        not is_title(title.text)
        or _OF_ONESELF.search(title.text)
        or not any(dates.find(line.text) for line in head.lines)
    ):
        return Named(), place
    if place and place.line != title.line and is_school(place.text):
        return replace(place, text=_row(head, place.line)), Named()
    if _is_name_with_area(place.text):
        return place, Named()
    left = list(_left(head, title, place))
    beside = [name for name in left if name.line == title.line]
    below = [name for name in left if name.line != title.line]
    if len(beside) == 1 and len(below) != 1:
        return beside[0], place
    if below and not beside and len({name.line for name in below}) == 1:
        return below[0], place
    return Named(), place


_STROKE = re.compile(r"\s+[|•·∙⋅●]\s+")
FREELANCE = frozenset({"freelance", "freelancer", "self-employed", "self employed"})
"""What stands, in small letters, in the place of an employer where somebody works for nobody else."""


def behind_stroke(title: Named, organization: Named) -> tuple[Named, Named]:
    """Title and employer where the sign between them was read as a part of the title: "Engineer • Larkspur". Who works
    for nobody else may say so in place of an employer."""
    role, *rest = _STROKE.split(title.text)
    if organization or len(rest) != 1 or not is_title(role):
        return title, organization
    if rest[0].lower() not in FREELANCE and _is_known(rest[0], role):
        return title, organization
    return replace(title, text=role), Named(rest[0], _SURE, title.line)


def _row(head: Head, number: int) -> str:
    """The text of a row without its dates, up to a tab."""
    return dates.without_dates(head.lines[number].text).strip().partition("\t")[0].strip(" ,|–—-")


def _is_name_with_area(text: str) -> bool:
    """Whether what was taken for a place is a name that begins with one: "California Benefit Planners"."""
    first, *rest = text.split() or [""]
    return places.is_area(first) and len(rest) >= _MIN_AFTER_AREA and "," not in text and not places.is_place(text)


def _left(head: Head, title: Named, place: Named) -> Iterator[Named]:
    for number, line in enumerate(head.lines):
        text = without_terms(dates.without_dates(line.text))
        if number == title.line:
            text = text.replace(title.text, "\t", 1)
        if number == place.line:
            text = text.replace(place.text, "\t", 1)
        for part in _SIGNS.split(text):
            if (name := part.strip(" ,;–—-")) and not _is_known(name, title.text):
                yield Named(name, _SURE, number)


def _is_known(name: str, title: str) -> bool:
    """Whether a name is a place, a title, a department, a technology, a degree or running text, and no employer's."""
    if _NO_NAME.search(name) or _OTHER.search(name) or len(name.split()) > _MAX_WORDS:
        return True
    if any(word.isalpha() and word.islower() and word not in _JOINING for word in name.split()):
        return True
    if places.is_place(name) or all(map(places.is_area, name.split())) or is_title(name) or is_degree(name):
        return True
    return whole_titles.is_department(title, name) or is_row(name) or technologies.load().canonical(name) is not None
