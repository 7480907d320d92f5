"""How to reach the person: name, mail, phone, profiles, place, from text and from links."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

import phonenumbers

from coach.reading.lexicon import dates, places
from coach.reading.lexicon.heading_words import section_kind
from coach.reading.lexicon.introductions import GREETING, INTRODUCED
from coach.reading.meaning import profiles
from coach.reading.meaning.residence import to_location
from rules.resume import Contact, Line, Link, Section, SectionKind

_MIN_DIGITS, _MIN_LABELLED, _MAX_DIGITS = 8, 7, 15
"""Digits of a phone number: without its label, with one, and at most (ITU-T E.164)."""
_SHORT_END = 3
"""Letters of the last part of an address that may go on in the next line."""
_TOP, _OPENING = 25, 5
"""Lines of the head among which the name is, and lines at the top of a file without one."""
_SAME_SIZE = 0.1
"""Points by which the parts of a name may differ in size."""
_PLAINLY = 1.3
"""How much larger than the rest of its line a name is that does not open it."""
_MAX_NAME, _MAX_LETTERS = 6, 50
"""Words and letters of a name."""

_EMAIL = re.compile(r"(?<![\w.+%'-])[\w.+%'-]++@[\w-]++(?:\.[\w-]++)+")
_SIGN = r"\s*+[\[({{<‘’'“”\"]\s*{}\s*[\])}}>‘’'“”\"]\s*"
_SPELT_OUT = re.compile(
    rf"(?<![\w.+-])(?P<who>[\w.+-]++(?:{_SIGN.format('dot')}[\w+-]++)*)(?:{_SIGN.format('at')})"
    rf"(?P<where>[\w-]+(?:(?:{_SIGN.format('dot')}|\.)[\w-]+)+)"
    r"|(?<![\w.+-])(?P<named>[\w.+-]++(?: dot [\w+-]++)*) at (?P<host>[\w-]+(?: dot [\w-]+)+)",
    re.IGNORECASE,
)
""" "ada[at]mail[dot]example", "ada ‘at’ mail ‘dot’ example", "ada at mail dot example"."""
_A_DOT = re.compile(_SIGN.format("dot") + "| dot ", re.IGNORECASE)
_PHONE = re.compile(r"(?<![\w@/.-])(?:\+|00)?\(?\+?\d[\d\s().\-‐‑‒–/·•∙]{5,18}\d(?![\w@/])")
_DOT_BETWEEN = re.compile("[·•∙]")
_GROUPS = r"\(?\d{3}\)?[ .-]?\d{3}[ .-]\d{4}"
_GLUED = re.compile(
    rf"(?<=\d{{3}}[ .-]\d{{4}})(?=[A-Za-z])|(?<=\d{{10}})(?=[A-Za-z][\w.+-]*@)"
    rf"|(?<=[A-Za-z])(?=\+\d[\d ().-]{{7}})|(?<=[A-Za-z])(?={_GROUPS}(?!\d))"
)
"""Where a number touches a word: "503-555-0147ada@mail.example", "ada@mail.example+49 30 901820"."""
_BETWEEN_SLASHES = re.compile(r"(?:^|(?<=[^\W_])/)\s*(?P<number>\+\d[\d ().-]{6,18}\d)\s*(?:/|$)")
"""A number, opened by its country, that slashes part from its neighbours: "Leeds/+44 7700 900412/ada@mail.example"."""
_SPACED = re.compile(r"\b(?:linkedin ?\. ?com ?/ ?(?:in|pub) ?/ ?|github ?\. ?com ?/ ?)(?=[\w%-])", re.IGNORECASE)
"""The address of a profile with blanks around its signs, as programs read it off letters set apart."""
_WIDE = re.compile(r"\t|\s{3,}")
"""Gaps that no number has within it."""
_ZIP = re.compile(r"(?<![\d+-])\d{5}\s(?=\(?\d{3}\)?[ .-]?\d{3}[ .-]?\d{4}(?!\d))")
"""A postal code right before a number of the same country."""
_TRUNK = re.compile(r"0[1-9]\d{7,9}")
"""A national number with the zero that is dialled within the country."""
_PHONE_LABEL = re.compile(
    r"(?:^|[\s|(,;])(?:(?:tele)?phone|tel|mob(?:ile)?|mo|cell|handy|ph|contact(?: (?:no|number))?|whatsapp|[mtp])\.?"
    r"\s*(?:no\.?|number)?(?:\s*[:.#-]{1,2}\s*|\t\s*)$",
    re.IGNORECASE,
)
_MAX_AROUND = 6
"""Words of a line elsewhere on the page that may stand around a phone number."""
_NO_DIGIT = re.compile(r"\D")
_FIELD_END = re.compile(r"\t|\s[|•·–—]\s|\s(?=[+(]?\d[\d ().-]{7,17}\d\s*$)")
"""What parts the name from a detail beside it: a gap, a sign, or that a number begins."""
_OF_ADDRESSES = re.compile(r"[@/:|]|www\.")
_PAPER = re.compile(
    r"(?:my )?(?:r[ée]sum[ée]|curriculum vitae|c\.?v\.?|bio-?data)(?: of .*)?"
    r"|(?:(?:other|further|additional) )?(?:personal|contact) (?:details?|info(?:rmation)?|data|particulars?)"
    r"|personal|personalia",
    re.IGNORECASE,
)
"""Headings over the way to reach a person that are none of a usual section."""


def to_contact(lines: Sequence[Line], sections: Sequence[Section], links: Sequence[Link]) -> Contact:
    """The contact details of a resume. Phone and place are sought only where contact details stand."""
    head = head_of(lines, sections)
    body = [line for line in head if not line.in_margin]
    found = _items(head, lines, links, sections)
    margin = {
        line.number for line in lines if line.in_margin
    }  # a link may lie over a hidden line, which is none of them
    outside = [link for link in links if link.line not in margin]
    plain = _items(body, [line for line in lines if not line.in_margin], outside, sections)
    hidden = tuple(name for name, value in found.items() if value and not plain[name])
    if hidden and "name" not in hidden and not _words(found["name"]) & _words(plain["name"]):
        hidden = ("name", *hidden)  # what stands first in the body is no name
    return Contact(**found, in_margin=hidden)


def _words(name: str | None) -> set[str]:
    return set((name or "").casefold().split())


def head_of(lines: Sequence[Line], sections: Sequence[Section]) -> list[Line]:
    """Lines of the contact sections, and those beside the name at the top of the first page."""
    numbers = {
        n
        for section in sections
        if section.kind is SectionKind.CONTACT or _PAPER.fullmatch(section.heading.strip(" :"))
        for n in range(section.first_line, section.last_line + 1)
    }
    numbers |= {line.number for line in lines if line.in_margin}
    if not any(_EMAIL.search(lines[n].text) for n in numbers):
        numbers |= {line.number for line in _details_elsewhere(lines, sections)}
    return [lines[n] for n in sorted(numbers)]


def _details_elsewhere(lines: Sequence[Line], sections: Sequence[Section]) -> list[Line]:
    """Where the head has no address: the row at the foot of a page in which several details stand side by side."""
    others = _of_referees(sections)
    rows = [line for line in lines if line.number not in others and _EMAIL.search(line.text)]
    found = [line for line in rows if len(_BETWEEN.split(line.text.strip())) >= _SEVERAL]
    return found[:1]


def _of_referees(sections: Sequence[Section]) -> set[int]:
    """Numbers of the lines that tell how to reach others than the person."""
    return {
        n
        for section in sections
        if section.kind is SectionKind.REFERENCES
        for n in range(section.first_line, section.last_line + 1)
    }


_BETWEEN = re.compile(r"\t|\s[|•·∙⋄◇–—-]\s|\s{2,}")
_SEVERAL = 3
"""Details in one row from which on it tells how to reach the person."""


def _items(
    head: Sequence[Line], lines: Sequence[Line], links: Sequence[Link], sections: Sequence[Section]
) -> dict[str, str | None]:
    targets = [link.target for link in links]
    texts = profiles.whole_lines([_apart(line.text) for line in head])
    everything = [_apart(line.text) for line in lines]
    name, email = _name(head, lines), _email(texts, targets) or _email(everything, ())
    called = [one for one in (name, (email or "").split("@")[0]) if one]
    found = profiles.linkedin(texts, targets, everything, called) or profiles.linked_by_name("linkedin", links)
    owner = [*called, *filter(None, [(found or "").rsplit("/", 1)[-1]])]
    return {
        "name": name,
        "email": email,
        "phone": _phone(texts, targets) or _phone_elsewhere(lines, sections),
        "linkedin": found,
        "github": profiles.github(texts, targets, everything, owner),
        "website": profiles.website(texts) or profiles.linked_website(links),
        "location": to_location(texts, name or "") or _place_elsewhere(lines, sections),
    }


def _apart(text: str) -> str:
    """A line in which a number that is glued to the word before or behind it stands apart, and the address of a
    profile that has a blank around its signs is whole."""
    whole = _SPACED.sub(lambda match: "".join(match.group().split()), text)
    return _GLUED.sub("\t", _BETWEEN_SLASHES.sub(r"\t\g<number>\t", whole))


def _email(texts: Sequence[str], targets: Iterable[str]) -> str | None:
    mails = [target[len("mailto:") :].split("?")[0] for target in targets if target.lower().startswith("mailto:")]
    for text, following in pairwise([*texts, ""]):
        match = _EMAIL.search(text)
        if match:
            found = match.group().rstrip(".")
            linked = next((mail for mail in mails if _is_part(found.lower(), mail.lower())), None)
            return linked or (found + _rest_of(found, following) if match.end() == len(text.rstrip()) else found)
    if broken := next((mail for pair in pairwise(texts) if (mail := _over_two(*pair))), None):
        return broken
    spelt = next((match for text in texts if (match := _SPELT_OUT.search(text))), None)
    if spelt is not None:
        who, where = (
            _A_DOT.sub(".", part or "") for part in (spelt["who"] or spelt["named"], spelt["where"] or spelt["host"])
        )
        return f"{who}@{''.join(where.split())}"
    return next((mail for mail in mails if mail), None)


def _is_part(shown: str, mail: str) -> bool:
    """Whether what a line shows of an address is its beginning, or its end after a break."""
    return _EMAIL.fullmatch(mail) is not None and (mail.startswith(shown) or mail.endswith(shown))


def _over_two(text: str, following: str) -> str | None:
    """An address that is broken at its sign or within its host: "ada@" over "mail.com", "ada" over "@mail.com"."""
    begun, rest = text.split()[-1:], following.split()[:1]
    if not begun or not rest:
        return None
    at_sign = rest[0].startswith("@") and len(text.split()) == 1
    if not at_sign and not re.fullmatch(r"[\w.+%'-]+@(?:[\w-]+(?:\.[\w-]+)*[.-]?)?", begun[0]):
        return None
    whole = begun[0] + rest[0].rstrip(".,;|")
    known = _EMAIL.fullmatch(whole) is not None and profiles.is_top_level(whole.rsplit(".", 1)[-1].lower())
    return whole if known else None


def _rest_of(email: str, following: str) -> str:
    """The end of an address that is broken over two lines of a narrow column: "…@mail.co" over "m"."""
    rest = re.match(r"[a-z]{1,8}(?:\.[a-z]{2,6})?(?=$|\s*\()", following.strip())
    last = email.rsplit(".", 1)[-1]
    if rest is None or profiles.is_top_level(rest.group()):
        return ""
    return rest.group() if len(last) <= _SHORT_END and profiles.is_top_level(last + rest.group().split(".")[0]) else ""


def _phone(texts: Sequence[str], targets: Sequence[str]) -> str | None:
    for target in targets:
        if target.lower().startswith("tel:"):
            return target[len("tel:") :]
    for text in (_ZIP.sub("\t", field) for line in texts for field in _WIDE.split(line)):
        for match in _PHONE.finditer(text):
            if _is_phone(match.group()) or _is_labelled_phone(text, match):
                return match.group().strip()
    return None


def _with_neighbours(lines: Sequence[Line]) -> Iterable[tuple[Line | None, Line, Line | None]]:
    """Each line between the one above and the one below it."""
    return zip((None, *lines), lines, (*lines[1:], None), strict=False)


def _phone_elsewhere(lines: Sequence[Line], sections: Sequence[Section]) -> str | None:
    """A number that stands by itself or with its label on a short line outside the head, or in a line of its own right
    above or below the address or a site; a referee's is none."""
    others = _of_referees(sections)
    for above, line, below in _with_neighbours(lines):
        short = line.number not in others and len(line.text.split()) <= _MAX_AROUND
        beside = any(near is not None and _is_address(near.text.strip()) for near in (above, below))
        if short and beside and _PHONE.fullmatch(line.text.strip()) and _is_phone(line.text.strip()):
            return line.text.strip()
        for match in _PHONE.finditer(line.text) if short else ():
            number = match.group().strip()
            if (number.lstrip("(").startswith(("+", "00")) and _is_phone(number)) or _is_labelled_phone(
                line.text, match
            ):
                return number
    return None


def _place_elsewhere(lines: Sequence[Line], sections: Sequence[Section]) -> str | None:
    """A place in a line of its own outside the head: right above or below a number, an address or a profile, as in a
    box of details, or in what somebody says of themselves."""
    others = _of_referees(sections)
    about = {
        number
        for section in sections
        if section.kind is SectionKind.SUMMARY
        for number in range(section.first_line, section.last_line + 1)
    }
    details = {line.number for line in lines if line.number not in others and _is_detail(line.text.strip())}
    for above, line, below in _with_neighbours(lines):
        text = line.text.strip(" ,;|")
        near = [one for one in (above, below) if one is not None and one.number in details and one.page == line.page]
        if (near or line.number in about) and "," in text and (places.is_place(text) or places.find(text) == text):
            return text
    return None


def _is_detail(text: str) -> bool:
    """Whether a line is a way to reach the person and nothing else."""
    profile = re.fullmatch(r"(?:https?://)?(?:www\.)?(?:linkedin\.com/in|github\.com)/\S+", text, re.IGNORECASE)
    number = _PHONE.fullmatch(text) is not None and text.lstrip("(").startswith("+") and _is_phone(text)
    return profile is not None or number or _EMAIL.fullmatch(text) is not None


def _is_address(text: str) -> bool:
    """Whether a line is the address of the person's mail or of one site, and nothing else."""
    return _EMAIL.fullmatch(text) is not None or (len(text.split()) == 1 and profiles.website([text]) is not None)


def _is_labelled_phone(text: str, match: re.Match[str]) -> bool:
    digits = _NO_DIGIT.sub("", match.group())
    return _MIN_LABELLED <= len(digits) <= _MAX_DIGITS and _PHONE_LABEL.search(text[: match.start()]) is not None


def _is_phone(text: str) -> bool:
    digits = _NO_DIGIT.sub("", text)
    if not _MIN_DIGITS <= len(digits) <= _MAX_DIGITS or dates.find(text):
        return False
    if text.lstrip().startswith(("+", "00", "(")) or _TRUNK.fullmatch(digits):
        return True
    try:
        number = phonenumbers.parse(_DOT_BETWEEN.sub("-", text), "US")
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.is_possible_number(number) or bool(re.search(r"\d[\s().‐‑‒·•∙-]+\d", text))


def _name(head: Sequence[Line], lines: Sequence[Line]) -> str | None:
    """The largest text at the top that is no heading and no detail; the first line if all are of one size."""
    top = [line for line in (head or lines)[:_TOP] if line.page == 1] or list(lines[:_OPENING])
    if labelled := next((named for line in (*top, *lines[:_OPENING]) if (named := _labelled_name(line.text))), None):
        return labelled
    names = [(field, size) for line in top for field, size in [_largest_field(line)] if _could_be_name(field)]
    largest = max((size for _, size in names), default=0.0)
    found = next((" ".join(field.split()) for field, size in names if size >= largest - _SAME_SIZE), None)
    greeted = INTRODUCED.match(found or "")
    return greeted["name"].rstrip(".") if greeted else found


def _labelled_name(text: str) -> str | None:
    """The name behind its label or behind what the paper is called: "Name: Ada Example", "CV – Ada Example"."""
    found = _NAMED.fullmatch(text.strip())
    name = " ".join(found["name"].split()) if found else ""
    return name if len(name.split()) > 1 and _could_be_name(name) and name[0].isupper() else None


_NAMED = re.compile(
    r"(?:(?:full |first and last )?name\s*:|(?:r[ée]sum[ée]|curriculum vitae|c\.?v\.?)(?: of)?\s*[-–—:|])\s*"
    r"(?P<name>[^\t|•:]{3,40})",
    re.IGNORECASE,
)


def _largest_field(line: Line) -> tuple[str, float]:
    """What stands before a tab or a rule, with its size ("Ada Example | Senior Engineer" → "Ada Example"); where
    another field is plainly larger, that: the name may stand to the right of the details."""
    cuts = [(match.start(), match.end()) for match in _FIELD_END.finditer(line.text)]
    begins, ends = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(line.text)]
    fields = [(line.text[begin:end].strip(), _size_at(line, begin)) for begin, end in zip(begins, ends, strict=True)]
    first, (largest, size) = fields[0], max(fields, key=lambda field: field[1])
    return (largest, size) if size > _PLAINLY * max(first[1], line.size) else (first[0], line.size)


def _size_at(line: Line, place: int) -> float:
    """The size of the text at a character of a line."""
    return next((run.size for run in reversed(line.runs) if run.start <= place and run.size), line.size)


def _could_be_name(first: str) -> bool:
    if not 1 <= len(first.split()) <= _MAX_NAME or any(c.isdigit() for c in first) or len(first) > _MAX_LETTERS:
        return False
    if GREETING.fullmatch(first) or _PAPER.fullmatch(first.strip(" :")):
        return False
    if (greeted := INTRODUCED.match(first)) and not all(word[0].isupper() for word in greeted["name"].split()):
        return False  # "I'm a developer"
    return not _OF_ADDRESSES.search(first) and section_kind(first) is None and any(c.isalpha() for c in first)
