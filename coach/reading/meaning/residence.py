"""Where a person lives, as the head of a resume says it: "Seattle, WA", "Nice, FR", "Sao Paulo - SP", a bare city."""

import re
from collections.abc import Iterator, Sequence

import phonenumbers

from coach.reading.lexicon import cities, dates, places
from coach.reading.lexicon.heading_words import section_kind
from rules.lexicon.titles import is_title

_MAX_REGION = 3
"""Words of the name of a state or country."""
_MAX_PARTS = 3
"""Parts of a place: city, state, country."""

_FIELDS = re.compile(r"\t|\s*[|•·∙⋄◇◆]\s*|\s{2,}|\s[~/]\s|\s+(?=\+\d)")
_LABEL = re.compile(
    r"^(?:e-?mail|phone|tel|mob(?:ile)?|cell|(?:current |home |postal )?address|(?:current )?location|city|place"
    r"|residence|based in|lives? in|living in|adresse|wohnort|ort|ville|dirección|ciudad|endereço|cidade|indirizzo"
    r"|linkedin|github|website|web)\b\.?\s*:?\s*",
    re.IGNORECASE,
)
_NOTHING = re.compile(
    r"\S+@\S+|(?:https?://|www\.)\S+|(?:\+|\b00)\d[\d ()./-]{6,}\d|\(?\b\d{3}\)?[ .-]\d{3}[ .-]\d{4}\b"
)
"""Other ways to reach a person, which end a field."""
_POSTAL = re.compile(
    r"\b(?:[A-Z]{1,2}-)?\d{4,6}(?:-\d{3,4})?\b|\b\d{3} \d{2,3}\b"
    r"|\b[A-Z]{1,2}\d[\dA-Z]? ?\d[A-Z]{2}\b|\b[A-Z]\d[A-Z] ?\d[A-Z]\d\b"
)
_BETWEEN_DETAILS = re.compile(r"\t|\s*[|•·∙⋄◇]\s*")
_PARTS = re.compile(r"\s*[,;(]\s*|\s+[-–—]\s*|\)")
_STATE_AFTER = re.compile(r"\s+[A-Z]{2,3}$")
_REGION = re.compile(r"[^\W\d_][^\d@:/|]{0,28}")
_NO_COUNTRY_HERE = frozenset({"AI", "IO", "IT", "ML", "MS", "PM", "QA", "CV", "CC", "CD", "TV", "SC", "PR"})
"""Codes of countries that are something else on most resumes."""
_OTHER_DETAIL = re.compile(
    r"(?:e-?mail|phone|mobile|linkedin|git|portfolio|blog|web|resume|cv|\w* ?citizen)", re.IGNORECASE
)
_CHINESE = re.compile(r"(?:[\u4e00-\u9fff]{2,8}省)?[\u4e00-\u9fff]{2,6}市(?=[\u4e00-\u9fff]{0,8}[区县]|$|\s)")
_FIGURES = re.compile(r"\d{7,}")
_MAX_WORDS = 16
_BARE_CITY_AFTER = re.compile(r"\b(?:based|living|located|resid\w+) in (?P<place>[A-ZÀ-Ž][\w .'’-]{2,30})")


def to_location(texts: Sequence[str], name: str) -> str | None:
    """The place named in the lines of a head, as it is written; None if none is."""
    texts = list(_beside_labels(texts))
    told = [text for text in texts if _HOME.match(text)]
    place = (_located(told, name) or next(filter(None, map(_said, told)), None)) if told else None
    return place or _located(texts, name) or next(filter(None, map(_said, texts)), None)


def _beside_labels(texts: Sequence[str]) -> Iterator[str]:
    """The lines, each label that stands alone joined to the line below it, and each address that breaks off to its
    rest."""
    label = begun = ""
    for text in texts:
        if begun and (_OTHER_DETAIL.match(text.strip()) or _NOTHING.search(text)):
            yield text  # it stands between the two lines of the address
        elif begun:
            yield f"{begun} {text.strip()}"
            begun = ""
        elif _HOME_ALONE.fullmatch(text.strip()):
            label = text.strip().rstrip(":")
        elif (_HOME.match(text) or _NUMBERED.match(text)) and text.rstrip().endswith((",", "-", "–")):
            begun = text.rstrip()
        else:
            yield f"{label}: {text}" if label else text
            label = ""
    if begun:
        yield begun


def _said(text: str) -> str | None:
    """What a label or a pin says is the place, though no list of places knows it: "Location: Russia, Gatchina"."""
    home = _HOME.match(text)
    pinned = _PINNED.search(text)
    place = text[home.end() :] if home else pinned["place"] if pinned else ""
    found = _SAID.match(place.strip(" ,;|"))
    said = found.group().strip(" ,-") if found else ""
    fits = said[:1].isupper() and len(said.split()) <= _MAX_SAID and not said.lower().startswith("remote")
    return said if fits else None


_SIGNS = "\u2300-\u23ff\u25a0-\u27bf\ue000-\uf8ff\U0001f300-\U0001faff"
"""Pictograms, and what the fonts of icons draw."""
_PINNED = re.compile(rf"[⚲⌂📍📌🏠🏡\uf041\uf3c5\uf015\uf276]\ufe0f?\s*+(?P<place>[^\W\d_][^@:/|\t{_SIGNS}]{{2,48}})")
"""A place behind a pin or a house."""
_SAID = re.compile(
    rf"[^\W\d_](?:[^\W\d_]|\d{{1,2}}(?!\d)|[ ,.'’()-]){{2,48}}?(?=$|\s*[|\t;•·{_SIGNS}]|\s[–—-]\s+[\w-]+\s*:)"
)
_MAX_SAID = 6
"""Words of a place."""


_HOME_LABEL = r"\W*(?:(?:current |home |postal )?(?:address|location)|residence|city|wohnort|town)"
_HOME = re.compile(rf"{_HOME_LABEL}\s*(?::|\t)", re.IGNORECASE)
"""A label that says where the person lives, whatever other places stand near it: that of a university, say."""
_NUMBERED = re.compile(r"\W*\d[\w/-]{0,6}\s[^@]*$")
"""A line that opens with the number of a house."""
_HOME_ALONE = re.compile(rf"{_HOME_LABEL}\s*:?", re.IGNORECASE)
"""Such a label over the place, which stands in the next line."""


def _located(texts: Sequence[str], name: str) -> str | None:
    fields = [field for text in texts for field in fields_of(text) if field.lower() != name.lower()]
    whole = [field for field in fields if places.is_place(field)]
    town = next((field for field in whole if "," in field or cities.is_city(field)), None)
    if town:
        return town
    within = next((_without_title(place) for text in texts if (place := places.find(text))), None)
    if within:
        return within
    known = next((place for field in fields if (place := _by_city(field, name))), None)
    known = known or next((place for field in fields if (place := _by_country(field))), None) or _address(fields)
    known = known or next(
        (place for field in fields if (place := next(filter(None, (read(field) for read in _BY_FORM)), None))),
        None,
    )
    known = known or next(iter(whole), None)  # a country alone
    return known or next((city for text in texts if (city := _first_of_details(text, name))), None)


def fields_of(text: str) -> list[str]:
    """The fields of a line of contact details, without addresses, numbers and labels."""
    parts = (_LABEL.sub("", part.strip(" ,;|:")) for part in _FIELDS.split(_NOTHING.sub("\t", text)))
    return [part.strip(" ,;|") for part in parts if part.strip(" ,;|")]


def _without_title(place: str) -> str:
    """ "Backend Engineer, Cape Town, South Africa" without the title in front, or the street."""
    head, _, tail = place.partition(", ")
    return tail if (is_title(head) or _STREET.search(head)) and places.is_place(tail) else place


_STREET = re.compile(
    r"\b(?:street|st\.?|avenue|ave\.?|road|rd\.?|lane|ln\.?|drive|dr\.?|boulevard|blvd\.?|court|ct\.?|way)$", re.I
)


def _by_city(field: str, name: str) -> str | None:
    """A field, or what follows a street in it, that opens with a city known by its name."""
    plain = " ".join(_POSTAL.sub(" ", field).split()).strip(" ,-")
    if not plain or len(plain.split()) > _MAX_WORDS or dates.find(field):
        return None
    spans = _spans(plain)
    for index, (begin, end) in enumerate(spans):
        city = _STATE_AFTER.sub("", plain[begin:end])
        if not cities.is_city(city) or is_title(plain) or not city[:1].isupper():
            continue
        after = _regions(plain, spans[index + 1 :])
        lone = index == 0 and not after and city == plain[begin:end]
        street = _is_behind_street(field, city) if index else True
        if lone and not (cities.is_plainly_city(city) and city.lower() not in name.lower()):
            continue
        if street or after:
            place = plain[begin : after[-1][1] if after else end].strip(" ,-")
            return field if place == plain and field.endswith(place) else place
    return None


def _is_behind_street(field: str, city: str) -> bool:
    """Whether a street stands before a city: one with its number, or one by its word where a postal code follows."""
    before, _, after = field.partition(city)
    return any(map(str.isdigit, before)) or (_A_STREET.match(before) is not None and _POSTAL.search(after) is not None)


def _behind_street(field: str) -> str | None:
    """What stands between a street by its word and the postal code, whatever list of places lacks it: "Av. Larga s/n,
    La Colina, Villa Seca, 5115"."""
    first, *rest = (part.strip() for part in field.split(","))
    if not _A_STREET.match(first) or len(field.split()) > _MAX_WORDS or not _POSTAL.search(" ".join(rest[1:])):
        return None
    named = [part for each in rest if (part := " ".join(_POSTAL.sub(" ", each).split()))]
    fits = all(_REGION.fullmatch(part) and part[:1].isupper() and not is_title(part) for part in named)
    return ", ".join(named[-2:]) if named and fits else None


def _behind_house(field: str) -> str | None:
    """The town of an address that opens with a flat or a house by its name, before its postal code or the letters of
    its state: "Flat no. 2, Rose Apartment, Old Market, Vetkapur - 413002", "Green House, Vetkapur,UP"."""
    first, *rest = (part.strip(" .") for part in field.split(","))
    if not rest or len(field.split()) > _MAX_WORDS or not (_A_FLAT.match(first) or _A_HOUSE.search(first)):
        return None
    if _STATE.fullmatch(rest[-1]) and len(rest) > 1:
        named = places.is_name(rest[-2]) and not is_title(rest[-2]) and rest[-1] not in _NO_COUNTRY_HERE
        return f"{rest[-2]}, {rest[-1]}" if named else None
    coded = re.fullmatch(r"(?P<town>.+?)\s*[-–:]?\s*\d{5,6}", rest[-1])
    return coded["town"] if coded and places.is_name(coded["town"]) and not is_title(coded["town"]) else None


def _after_street(field: str) -> str | None:
    """The town right behind a street with its number: "308 King St W. Kitchener"."""
    found = _STREET_AND_TOWN.fullmatch(field)
    town = found["town"] if found else ""
    return town if places.is_name(town) and not is_title(town) and section_kind(town) is None else None


_STREET_AND_TOWN = re.compile(
    r"\d[\w/-]{0,9},? .{2,30}?\b(?:street|st|avenue|ave|road|rd|lane|ln|drive|dr|boulevard|blvd|court|ct|way)\b\.?,?"
    r"(?: (?:[NSEW]|[NS][EW]|north|south|east|west)\b\.?,?)? (?P<town>[^\W\d_][^\d,]+)",
    re.IGNORECASE,
)


def _around_code(field: str) -> str | None:
    """The town right behind a postal code that stands among other parts of an address, or else right before it:
    "Rowan House, Mill Road, LX28 5YP, Vetkapur"."""
    parts = [part.strip(" .") for part in field.split(",")]
    coded = next((number for number, part in enumerate(parts) if number and _POSTAL.fullmatch(part)), None)
    if coded is None or len(parts) < _MAX_PARTS or len(field.split()) > _MAX_WORDS:
        return None
    if not any(_STREET.search(part) or _A_HOUSE.search(part) or part[:1].isdigit() for part in parts[:coded]):
        return None
    near = (*parts[coded + 1 : coded + 2], parts[coded - 1])
    return next((part for part in near if places.is_name(part) and not (is_title(part) or _STREET.search(part))), None)


_A_FLAT = re.compile(
    r"(?:flat|plot|door|house|apartment|apt|block|room|h|d)\b\.?\s*(?:no|number|#)?\b\.?\s*[-:#]?\s*\w*\d", re.I
)
_A_HOUSE = re.compile(r"\w\s+(?:house|villa|mansion|apartments?|residency|towers?|bhavan|nilayam|enclave|manor)$", re.I)
_STATE = re.compile(r"[A-Z]{2}")


_A_STREET = re.compile(
    r"(?:av(?:da|enida|enue)?|calle|carrera|cra|rua|r|rue|via|viale|str|straße|strasse|street|st|jl|jalan|ul|ulica)\b\.?"
    r"(?: (?:no\.?|n[ºo°]))?\s|.*\bs/n\b|.*\b(?:street|avenue|road|lane|drive)\b",
    re.IGNORECASE,
)
"""How a street is written that need not have a number: "Av. Larga s/n"."""


def _spans(text: str) -> list[tuple[int, int]]:
    """Where the parts of a field begin and end, cut at commas, brackets and dashes."""
    cuts = [(match.start(), match.end()) for match in _PARTS.finditer(text)]
    begins, ends = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(text)]
    return [(begin, end) for begin, end in zip(begins, ends, strict=True) if text[begin:end].strip()]


def _regions(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """What follows a city as its state or country: at most two short names."""
    found: list[tuple[int, int]] = []
    for begin, end in spans[:2]:
        part = text[begin:end].strip()
        fits = _REGION.fullmatch(part) and part[:1].isupper() and len(part.split()) <= _MAX_REGION
        if not fits or is_title(part) or section_kind(part) is not None:
            break
        found.append((begin, end))
    return found


def _by_country(field: str) -> str | None:
    """ "Lonay, VD, CH": a place that the list of cities lacks, by the code of its country."""
    parts = [part.strip() for part in field.split(",")]
    if not 2 <= len(parts) <= _MAX_PARTS or not places.is_name(parts[0]) or is_title(field):
        return None
    code = parts[-1]
    known = code in phonenumbers.SUPPORTED_REGIONS and code not in _NO_COUNTRY_HERE
    return field if known and all(places.is_name(part) for part in parts) else None


def _country_first(field: str) -> str | None:
    """ "Peru, Lima"."""
    parts = [part.strip() for part in field.split(",")]
    fits = len(parts) == 2 and places.is_place(parts[0]) and not cities.is_city(parts[0])
    return field if fits and cities.is_city(parts[1]) and parts[1][:1].isupper() else None


def _chinese(field: str) -> str | None:
    """An address that opens with its province or city: "四川省成都市…"."""
    found = _CHINESE.match(field)
    return found.group() if found else None


_BY_FORM = (_country_first, _chinese, _behind_street, _behind_house, _after_street, _around_code)
"""What tells a place by how it is written."""


def _address(fields: Sequence[str]) -> str | None:
    """A postal address, or the city that somebody says to live in."""
    found = next((field for field in fields if places.is_address(field)), None)
    if found is not None:
        return found
    told = next((match["place"] for field in fields if (match := _BARE_CITY_AFTER.search(field))), None)
    return told if told and cities.is_city(told) else None


def _first_of_details(text: str, name: str) -> str | None:
    """A name without its country, as the first of several details beside mail or phone: "Bexley | a@b.example"."""
    first, *rest = (part.strip(" ,") for part in _BETWEEN_DETAILS.split(text))
    told = len(rest) >= 2 and any(_NOTHING.search(part) or _FIGURES.search(part) for part in rest)
    other = _OTHER_DETAIL.match(first) or first.lower() in name.lower() or is_title(first) or section_kind(first)
    return first if told and places.is_name(first) and not other else None
