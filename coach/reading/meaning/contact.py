"""How to reach the person: name, mail, phone, profiles, place, from text and from links."""

import re
from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

import phonenumbers

from coach.reading.lexicon import dates, places
from coach.reading.lexicon.titles import is_title
from coach.reading.lexicon.vocabulary import section_kind
from rules.resume import Contact, Line, Link, Section, SectionKind

_EMAIL = re.compile(r"[\w.+%'-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?<![\w@/.-])(?:\+|00)?\(?\+?\d[\d\s().\-–/]{5,18}\d(?![\w@/])")
_LINKEDIN = re.compile(r"(?:[a-z]{2,3}\.)?linkedin\.com/(?:in|pub)/[\w%.À-ÿ-]+/?", re.IGNORECASE)
_GITHUB = re.compile(r"github\.com/[\w.-]+/?|[\w-]+\.github\.io", re.IGNORECASE)
_SITE = re.compile(
    r"(?<![@\w.])(?:https?://)?(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,12}(?:/[\w./~%-]*)?(?![\w@])", re.IGNORECASE
)
_TLDS = frozenset(
    """
    com dev io me net org co ai app tech de fr uk in ca eu xyz games design engineer codes blog page site us ch at nl es
    it info edu be pl se no dk fi ie pt cz sk hu ro gr tr ua br mx ar cl au nz za ng ke jp kr sg my ph il cloud software
    systems online website digital works
    """.split()
)
_SKIPPED_HOSTS = ("linkedin.com", "github.com", "google.com", "doi.org", "mailto")
_DETAILS = re.compile(r"\t|\s*[|•·∙⋄◇]\s*|\s{2,}")
_OTHER_DETAIL = re.compile(r"(?:e-?mail|phone|mobile|linkedin|git|portfolio|blog|web|resume|cv|\w* ?citizen)", re.I)
_LABELS = re.compile(
    r"^(?:e-?mail|phone|tel|mobile|cell|address|location|linkedin|github|website|web)\b\.?\s*:?\s*", re.I
)


def to_contact(lines: Sequence[Line], sections: Sequence[Section], links: Sequence[Link]) -> Contact:
    """The contact details of a resume. Phone and place are sought only where contact details stand."""
    head = _head(lines, sections)
    body = [line for line in head if not line.in_margin]
    found = _items(head, lines, links, sections)
    plain = _items(body, [line for line in lines if not line.in_margin], links, sections)
    hidden = tuple(name for name, value in found.items() if value and not plain[name])
    return Contact(**found, in_margin=hidden)


def _head(lines: Sequence[Line], sections: Sequence[Section]) -> list[Line]:
    """Lines of the contact sections, and those beside the name at the top of the first page."""
    numbers = {
        n
        for section in sections
        if section.kind is SectionKind.CONTACT
        for n in range(section.first_line, section.last_line + 1)
    }
    numbers |= {line.number for line in lines if line.in_margin}
    return [lines[n] for n in sorted(numbers)]


def _items(
    head: Sequence[Line], lines: Sequence[Line], links: Sequence[Link], sections: Sequence[Section]
) -> dict[str, str | None]:
    targets = [link.target for link in links]
    texts = [line.text for line in head]
    everything = [line.text for line in lines]
    return {
        "name": _name(head, lines),
        "email": _email(texts, targets) or _email(everything, ()),
        "phone": _phone(texts, targets),
        "linkedin": _match(_LINKEDIN, [*texts, *targets, *everything]) or _labelled("linkedin", texts),
        "github": _github(texts, targets, everything) or _labelled("github", texts),
        "website": _website(texts, targets),
        "location": _location(texts, _name(head, lines) or ""),
    }


def _email(texts: Iterable[str], targets: Iterable[str]) -> str | None:
    for text in texts:
        match = _EMAIL.search(text)
        if match:
            return match.group().rstrip(".")
    for target in targets:
        if target.lower().startswith("mailto:"):
            return target[7:].split("?")[0] or None
    return None


def _phone(texts: Sequence[str], targets: Sequence[str]) -> str | None:
    for target in targets:
        if target.lower().startswith("tel:"):
            return target[4:]
    for text in texts:
        for match in _PHONE.finditer(text):
            if _is_phone(match.group()):
                return match.group().strip()
    return None


def _is_phone(text: str) -> bool:
    digits = re.sub(r"\D", "", text)
    if not 8 <= len(digits) <= 15 or dates.find(text):
        return False
    if text.lstrip().startswith(("+", "00", "(")):
        return True
    try:
        number = phonenumbers.parse(text, "US")
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.is_possible_number(number) or bool(re.search(r"\d[\s().-]+\d", text))


def _match(pattern: re.Pattern[str], texts: Iterable[str]) -> str | None:
    return next((match.group().rstrip("/") for text in texts if (match := pattern.search(text))), None)


def _github(texts: Sequence[str], targets: Sequence[str], everything: Sequence[str]) -> str | None:
    """The profile, not a project's repository: an address with one path part."""
    for text in [*texts, *targets, *everything]:
        for match in _GITHUB.finditer(text):
            if not text[match.end() :].lstrip("/")[:1].strip() or text[match.end() : match.end() + 1] in " \t|,":
                return match.group().rstrip("/")
    return _match(_GITHUB, texts)


def _labelled(site: str, texts: Iterable[str]) -> str | None:
    """An account told by its name alone: "GitHub: ada-example", "LinkedIn:// ada"."""
    pattern = re.compile(rf"\b{site}\s*(?::\s*/{{0,2}}|/)\s*@?(?P<name>[a-z\d][\w-]{{2,38}})(?![\w:.])", re.IGNORECASE)
    found = next((match["name"] for text in texts if (match := pattern.search(text))), None)
    return None if found is None or found.lower() in ("http", "https", "www", "profile", "link") else found


def _website(texts: Sequence[str], targets: Sequence[str]) -> str | None:
    for text in texts:
        for match in _SITE.finditer(_EMAIL.sub(" ", text)):
            site = match.group().rstrip("/.")
            host = urlsplit(site if "//" in site else f"//{site}").hostname or ""
            known = host.rsplit(".", 1)[-1] in _TLDS or host.startswith("www.")
            if known and not host.removeprefix("www.").endswith(_SKIPPED_HOSTS):
                return site
    return None


def _location(texts: Sequence[str], name: str) -> str | None:
    parts = [_LABELS.sub("", part.strip(" ,")) for text in texts for part in _DETAILS.split(_EMAIL.sub("\t", text))]
    whole = next((part for part in parts if places.is_place(part)), None)
    found = whole or next((_without_title(place) for text in texts if (place := places.find(text))), None)
    found = found or next((part for part in parts if places.is_address(part)), None)
    return found or next((city for text in texts if (city := _bare_city(text, name))), None)


def _without_title(place: str) -> str:
    """ "Backend Engineer, Cape Town, South Africa" without the title in front."""
    head, _, tail = place.partition(", ")
    return tail if is_title(head) and places.is_place(tail) else place


def _bare_city(text: str, name: str) -> str | None:
    """A city without its country, as the first of several details beside mail or phone: "Leeds | a@b.example"."""
    first, *rest = (part.strip(" ,") for part in re.split(r"\t|\s*[|•·∙⋄◇]\s*", text))
    told = len(rest) >= 2 and any(_EMAIL.search(part) or _is_phone(part) for part in rest)
    other = _OTHER_DETAIL.match(first) or first.lower() in name.lower() or is_title(first) or section_kind(first)
    return first if told and places.is_name(first) and not other else None


def _name(head: Sequence[Line], lines: Sequence[Line]) -> str | None:
    """The largest text at the top that is no heading and no detail; the first line if all are of one size."""
    top = [line for line in (head or lines)[:25] if line.page == 1] or list(lines[:5])
    names = [line for line in top if _could_be_name(line.text)]
    if not names:
        return None
    size = max(line.size for line in names)
    best = next(line for line in names if line.size >= size - 0.1)
    return " ".join(_first_field(best.text).split())


def _first_field(text: str) -> str:
    """What stands before a tab or a rule: "Ada Example | Senior Engineer" → "Ada Example"."""
    return re.split(r"\t|\s[|•·–—]\s", text, maxsplit=1)[0].strip()


def _could_be_name(text: str) -> bool:
    first = _first_field(text)
    if not 1 <= len(first.split()) <= 6 or any(c.isdigit() for c in first) or len(first) > 50:
        return False
    return not re.search(r"[@/:|]|www\.", first) and section_kind(first) is None and any(c.isalpha() for c in first)
