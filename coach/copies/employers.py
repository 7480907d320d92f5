"""The names under which an employer may be spoken of: "Northwind Freight, Inc." is also "Northwind"."""

import re
from collections.abc import Iterator

from coach.reading.lexicon import cities, places
from rules.lexicon import spelling, technologies
from rules.lexicon.titles import is_title

_PARTS = re.compile(
    r"\t|\s*[|•·/()\[\]]\s*|\s+[–—-]\s+|,\s+|\s+(?:via|at|c/o|through|formerly|ex|now)\.?\s+", re.IGNORECASE
)
_FORM = re.compile(
    r"(?<![\s,.])[\s,.]++(?:inc|llc|l\.l\.c|llp|ltd|limited|gmbh|ag|kg|se|corp|corporation|company|co|plc|pvt|pte|pty|s\.?a\.?s?"
    r"|s\.?r\.?l|s\.?p\.?a|b\.?v|n\.?v|a/s|aps|ab|oy|ltda|private|sp\.? z o\.?o|k\.?k)\.?$",
    re.IGNORECASE,
)
"""The legal form at the end of a company's name."""
_NO_NAME = re.compile(
    r"\W*(?:self[\s-]?employed|freelanc\w*|independent|confidential|stealth(?: (?:mode )?start-?up)?|start-?up|various"
    r"(?: clients)?|clients?|remote|hybrid|on-?site|undisclosed|n/?a|none|personal|open source|contract|full[\s-]?time"
    r"|part[\s-]?time|internship|volunteer\w*|company|employer|the|and|of)\W*",
    re.IGNORECASE,
)
_KIND = frozenset(
    """
    technologies technology solutions systems software labs lab group studio studios services consulting partners
    interactive games media networks bank university college institute hospital foundation agency holdings global
    international industries enterprises ventures capital health healthcare insurance research team digital data cloud
    united national american european british computer computing general standard smart open advanced applied central
    first second new next the university information web online mobile security energy power financial finance business
    service product engineering great best free design development electronics electric telecom communications
    department ministry city
    """.split()
)
"""Words that many companies share: none of them names one."""
_OWN_WORD = 4
"""Letters from which on a word at the beginning of a name stands for the name; with a capital, if it is a word."""


def names_of(organization: str) -> Iterator[str]:
    """The names that an employer's name as written holds, longest first; none if it names nobody."""
    written = {_without_form(part): _bare(part) for part in (*_PARTS.split(organization), organization)}
    for part in dict.fromkeys((_without_form(organization), *written)):
        if part.casefold() in _KIND and written[part] != part:
            yield written[part]  # "Systems Limited" is a name with its form alone
        if _names_nobody(part):
            continue
        yield part
        yield from _shorter(part)


def _bare(name: str) -> str:
    return name.strip(" \t,.;:|-–—")


def _without_form(name: str) -> str:
    name = _bare(name)
    while (shorter := _FORM.sub("", name)) != name:
        name = shorter.strip(" ,.;:|-–—")
    return name


def _names_nobody(name: str) -> bool:
    """Whether it is no name: a manner of work, a place, a title that stands in the field."""
    return (
        sum(map(str.isalnum, name)) < 2
        or not _without_form(f"A {name}").removeprefix("A")
        or _NO_NAME.fullmatch(name) is not None
        or places.is_place(name)
        or places.is_area(name)
        or cities.is_plainly_city(name)
        or is_title(name)
        or name.casefold() in _KIND
    )


def _is_own(word: str) -> bool:
    return not spelling.is_listed(word) or technologies.load().canonical(word) is None


def _shorter(name: str) -> Iterator[str]:
    """What people say for short: the first word where few others say it, and the capitals."""
    words = re.findall(r"[\w&.'’+-]+", name)
    if len(words) < 2:
        return
    first = words[0].strip(".'’")
    if first.casefold() == "the" and len(words) > 2:
        yield " ".join(words[1:])
        first = words[1]
    plain = first.casefold().removesuffix("'s").removesuffix("’s")
    if len(plain) >= _OWN_WORD and plain not in _KIND and not cities.is_city(first) and _is_own(plain):
        yield first
    capitals = "".join(word[0] for word in words if word[0].isupper())
    if len(capitals) >= 3 and len(capitals) >= len(words) - 1:
        yield capitals
