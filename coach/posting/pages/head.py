"""Title, company, place and remote work out of the first lines of a pasted posting, else out of its sentences.

Heads differ: "Title / Company / Place" on three lines, "Company | Title | Place | Remote" on one, "Title at Company -
Place", labels ("Location: Berlin"), or all of it in one line without a sign between.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from coach.posting.advert import Block
from coach.posting.terms import locations, parts, sentence_facts, word_lists
from rules.lexicon import english, technologies, titles

_WORDS = word_lists.table("head")
ROLE = re.compile(rf"(?<!\w)(?:{titles.in_postings()})(?!\w)", re.I)
_NOISE = re.compile(rf"\W{{0,8}}(?:{'|'.join(_WORDS['noise']['says'])})\W{{0,8}}", re.I)
_LABELS = {name: "|".join(says) for name, says in _WORDS["labels"].items()}
_LABEL = re.compile("|".join(rf"(?P<{name}>{says})" for name, says in _LABELS.items()), re.I)
_LABELLED = re.compile(rf"^(?:{'|'.join(_LABELS.values())})\s*[:|]\s*\S", re.I)
_INNER = re.compile(rf"(?<![\w-])(?P<label>(?i:{'|'.join(_LABELS.values())}))(?::\s*|\s+)(?=[A-Z0-9$€£])")
_SEPARATOR = re.compile(r"\s*[|•·]\s*|\s+[–—]\s+|\s{2,}|\t")
_DASH = re.compile(r"\s+-\s+")
_SLASH = re.compile(r"\s+/\s+")
_AT = re.compile(
    r"^(?P<title>[^.!?|]{3,110}?)\s+(?:at|@|bei|chez)\s+(?P<company>[A-Z\]\[][^|]{1,60}?)(?:(?<!Inc)(?<!Ltd)(?<!Co)\.(?:\s[A-Z].*)?)?$"
)
_IS_HIRING = re.compile(
    r"^(?P<company>[A-Z][\w.&' -]{1,60}?) (?:is|are) (?:hiring|looking for|searching for|seeking)(?: for)?"
    r"(?: an?| our (?:first|next|new))? (?P<title>[^.!?|]{3,90}?)[.!]?$"
)
"""A head that is a sentence: "Acme is hiring a Backend Engineer in Leipzig"."""
_MARK = re.compile(
    r"\(\s*(?:[mwfdxhi]\s*[/|,]\s*)+[mwfdxhi*]\s*\)|\((?:all genders?|gn|m/w/d)\)|\bm/[wf](?:/[dx])?\b", re.I
)
_TYPE = re.compile(
    r"(?<!\w)(?:full[- ]?time|part[- ]?time|contract|permanent|vollzeit|teilzeit"
    r"|hybrid|on-?site|remote(?: (?:EU|US|UK|EMEA))?|- )(?!\w)",
    re.I,
)
_COMPANY_END = re.compile(
    r"\b(?:Inc|LLC|Ltd|GmbH|AG|SA|SE|PLC|Corp|Corporation|Limited|S\.?L\.?|B\.?V\.?|AB|Oy|KG)\b\.?"
)
_SENTENCE = re.compile(r"[.!?]$|\b(?:is|are|we|you|our|will|the)\b", re.I)
_APPLY = re.compile(r"\s*\b(?:Back to jobs|Apply(?: now| here)?|Save|Share|Jobs Apply now)\b\s*")
_CUT = re.compile(r"(?<=[.!?])\s|\s(?:We|Our|As an?|At|You) (?=[a-z])")
_BARE_SITE = re.compile(r"[A-Z][\w-]+\.\w{2,4}")
_TAIL = re.compile(r"\s+(?:remote|hybrid|on-?site)$", re.I)
_LONG_HEAD = 300
_HEAD_LINES, _LABEL_LINES, _MAX_LINE, _MAX_LABELLED = 7, 25, 130, 120
_MAX_COMPANY = 60
_MAX_WORDS_OF_A_NAME = 4


@dataclass(frozen=True, slots=True)
class Head:
    """What a posting says about itself; empty where it does not."""

    title: str = ""
    company: str = ""
    location: str = ""
    remote: bool | None = None


@dataclass
class _Found:
    title: str = ""
    company: str = ""
    location: str = ""
    remote: bool | None = None

    def take(self, name: str, text: str) -> None:
        if text and not getattr(self, name):
            setattr(self, name, text)


def read(lines: Sequence[str], blocks: Sequence[Block]) -> Head:
    """The head of a posting, by its first lines and, where they are silent, by what its sentences tell."""
    found = _Found()
    _labels(lines, found)
    pieces = _head(lines, blocks)
    for number, piece in enumerate(pieces):
        _piece(piece, number, found)
        if found.title and found.company and found.location:
            break
    _guess_by_order(pieces, found)
    text = "\n".join(block.text for block in blocks)
    place = found.location or sentence_facts.location(blocks) or ("Remote" if found.remote else "")
    return Head(
        title=found.title or sentence_facts.title(text),
        company=found.company or sentence_facts.company(blocks, text),
        location=place,
        remote=_remote(place, found.title, sentence_facts.remote(text) if found.remote is None else found.remote),
    )


def _remote(location: str, title: str, told: bool | None) -> bool | None:
    if told is not None:
        return told
    if locations.ON_SITE.search(f"{location} {title}"):
        return False
    return True if locations.REMOTE.search(f"{location} {title}") else None


def _labels(lines: Sequence[str], found: _Found) -> None:
    for each in lines[:_LABEL_LINES]:
        name, _, value = (part.strip(" *") for part in re.sub(r"\s*\|\s*", ":", each, count=1).partition(":"))
        match = _LABEL.fullmatch(name)
        if match and value and len(each) < _MAX_LABELLED and match.lastgroup != "other":
            field = str(match.lastgroup)
            if not _NOISE.fullmatch(value):
                found.take(field, value)
            if name.lower() == "remote":
                found.remote = True


def _head(lines: Sequence[str], blocks: Sequence[Block]) -> list[str]:
    """The lines that may be the head: the first ones, up to the first heading or paragraph."""
    pieces: list[str] = []
    if lines and len(lines[0]) > _MAX_LINE:
        raw = lines[0][:_LONG_HEAD]
        if len([match for match in _INNER.finditer(raw) if ":" in match.group()]) > 1:
            return [raw]
        first = next((block.text for block in blocks if block.text.strip()), "")
        return [
            _CUT.split(each)[0].strip() for each in _APPLY.split(first[:_LONG_HEAD]) if _CUT.split(each)[0].strip()
        ][:3]
    for each in lines[:_HEAD_LINES]:
        if len(each) > _MAX_LINE and "|" not in each and "•" not in each and "·" not in each:
            break
        if (_NOISE.fullmatch(each) and not _SEPARATOR.search(each)) or _LABELLED.match(each):
            continue
        if pieces and (parts.is_heading(each) or each.endswith((".", "!", "?", ":")) or each.startswith("¿")):
            break
        pieces.append(each.lstrip("#* ").strip())
    return pieces


def _piece(text: str, number: int, found: _Found) -> None:
    """One line of the head, taken apart."""
    inner = [match for match in _INNER.finditer(text) if match.start() > 0 or ":" in match.group()]
    if len(inner) >= 2:
        _inner(text, inner, found)
        return
    segments = _segments(text)
    if len(segments) > 1:
        for each in segments:
            _segment(each, found, several=True)
    elif number < 4 and segments:
        _segment(segments[0], found, several=False)


def _segments(text: str) -> list[str]:
    """The segments of a head line, between bars, wide spaces, long dashes; else by " / " or " - " where it is plain."""
    segments = [each.strip(" ,") for each in _SEPARATOR.split(text) if each.strip(" ,")]
    if len(segments) > 1:
        return segments
    for sign in (_SLASH, _DASH):
        pieces = [each.strip(" ,") for each in sign.split(text) if each.strip(" ,")]
        title = [number for number, each in enumerate(pieces) if ROLE.search(each)]
        others = [each for each in pieces if not ROLE.search(each) and not locations.is_place(each)]
        # "Software Engineer - Payments" is one title, "Java / Backend Engineer" is, too: the rest has to be a name.
        named = all(_is_a_name(each) for each in others)
        clear = sign is _SLASH or title == [len(pieces) - 1] or len(others) < len(pieces) - 1
        if len(pieces) > 1 and len(title) == 1 and len(others) == 1 and named and clear:
            return pieces
    return segments


def _is_a_name(text: str) -> bool:
    """Whether the words can only be somebody's name: capitals, and not all of them in the dictionary."""
    words = re.findall(r"[^\W\d_]{2,}", text)
    return (
        bool(words)
        and len(words) <= _MAX_WORDS_OF_A_NAME
        and text[0].isupper()
        and not text.isupper()
        and not all(english.is_word(word.lower()) for word in words)
        and technologies.load().canonical(text) is None
        and not (_NOISE.fullmatch(text) or _LABEL.fullmatch(text) or locations.REMOTE.search(text))
        and not technologies.load().find(text)
    )


def _inner(text: str, labels: Sequence[re.Match[str]], found: _Found) -> None:
    """Labels within one line: "… Location San Francisco Employment Type Full time"."""
    before = text[: labels[0].start()].strip(" :|-")
    if before:
        _segment(before, found, several=False)
    for label, following in zip(labels, [*labels[1:], None], strict=True):
        value = text[label.end() : following.start() if following else None].strip(" ,|-")
        match = _LABEL.fullmatch(label["label"])
        if match and match.lastgroup != "other" and len(value) <= _MAX_COMPANY:
            found.take(str(match.lastgroup), value)
        if label["label"].lower() == "remote" or (value and locations.REMOTE.search(value)):
            found.remote = found.remote if found.remote is not None else True
        if value and locations.ON_SITE.search(value):
            found.remote = False


def _segment(text: str, found: _Found, several: bool) -> None:
    """A segment of a head line: a title, a place, a company, or what is none of them."""
    plain = text.strip(" -–—,")
    if not several and _one_line(plain, found):
        return
    if locations.REMOTE.search(plain) and len(plain) < 60:
        found.remote = True
        if re.match(r"remote\b", plain, re.I) and not ROLE.search(plain):
            area = plain if locations.find(plain) or not several else ""
            found.take("location", area if not re.search(r"\bor\b", plain) else "")
            return
    elif locations.ON_SITE.search(plain) and len(plain) < 60 and found.remote is None and not ROLE.search(plain):
        found.remote = False
    if locations.is_place(plain):
        found.take("location", plain)
    elif ROLE.search(plain) and not _COMPANY_END.search(plain) and len(plain) <= _MAX_LINE:
        if not found.title:
            end = _end_of_title(plain, list(ROLE.finditer(plain)))
            more = plain[end:].strip()
            if plain[end - 1] == ")" and more[:1].isupper() and len(more.split()) <= 3 and several:
                found.take("company", _company(more))
                plain = plain[:end]
            found.title = _title(plain)
    elif (
        (not _NOISE.fullmatch(plain) or (several and _BARE_SITE.fullmatch(plain)))
        and len(plain) <= _MAX_COMPANY
        and not (_is_sentence(plain) or locations.ON_SITE.fullmatch(plain) or _LABEL.fullmatch(plain))
        and (several or found.title)
    ):
        found.take("company", _company(plain))


def _one_line(text: str, found: _Found) -> bool:
    """A line without separators that holds more than one thing; True if it was taken."""
    if _says_who_hires(text, found):
        return True
    dashed = _DASH.split(text)
    if len(dashed) > 1 and ROLE.search(dashed[0]) and locations.is_place(dashed[-1]):
        found.take("location", dashed[-1])
        found.take("title", _title(" - ".join(dashed[:-1])))
        return True
    role = list(ROLE.finditer(text))
    if not role or found.title:
        return False
    end = _end_of_title(text, role)
    rest = text[end:].strip(" -–—,|")
    place = _last_place(rest)
    if not rest or (place is None and not _MARK.search(text[:end])) or len(text) > 200:
        return False
    company = _TYPE.sub(" ", rest[: place[0]] if place else rest).strip(" -–—,(")
    if not company or _is_sentence(company) or len(company) > _MAX_COMPANY:
        return False
    found.title = text[:end].strip(" -–—,")
    found.take("company", _company(company))
    if place:
        found.take("location", rest[place[0] : place[1]])
    around = rest if place is None else rest[place[1] :] + rest[: place[0]]
    if locations.ON_SITE.search(around):
        found.remote = False
    elif locations.REMOTE.search(around):
        found.remote = True
    return True


def _says_who_hires(text: str, found: _Found) -> bool:
    """A line that names title and company by a word between: "Go Engineer at Acme in Leipzig", "Acme is hiring a …"."""
    hiring = _IS_HIRING.match(text)
    if hiring and ROLE.search(hiring["title"]):
        title, place = _placed(hiring["title"])
        found.take("title", _title(title))
        found.take("company", _company(hiring["company"]))
        found.take("location", place)
        return True
    at = _AT.match(text)
    if at is None or not ROLE.search(at["title"]):
        return False
    found.take("title", _title(at["title"]))
    first, *others = _DASH.split(at["company"])
    name, place = _placed(first)
    found.take("company", _company(name))
    for each in (place, *others):
        found.remote = True if locations.REMOTE.search(each) else found.remote
        if locations.is_place(each):
            found.take("location", each)
    return True


def _placed(text: str) -> tuple[str, str]:
    """What stands before a place at the end, and the place: "Acme, Leipzig", "Acme in Leipzig"; "" where none does."""
    for name, sign, place in (text.partition(", "), text.rpartition(" in ")):
        if sign and name and (locations.is_place(place) or locations.REMOTE.fullmatch(place)):
            return name, place
    return text, ""


def _last_place(text: str) -> tuple[int, int] | None:
    """The place at the end of the text, ways of working apart."""
    at, found = 0, None
    while (place := locations.find(text[at:])) is not None:
        found = (at + place[0], at + place[1])
        at = found[1]
    return found if found and not _TYPE.sub("", text[found[1] :]).strip(" ,|()-–—.") else None


def _end_of_title(text: str, roles: Sequence[re.Match[str]]) -> int:
    """Where a title ends that runs into what follows: after "(m/w/d)", else after the role and its brackets."""
    mark = _MARK.search(text)
    if mark:
        return mark.end()
    end = roles[0].end()
    for role in roles[1:]:
        if role.start() - end < 12:
            end = role.end()
    tail = re.compile(r"(?:,? (?:I{1,3}|IV|V|\d)\b)?(?: ?- [^()]{3,40}(?=\())?(?:\s*\([^)]{1,60}\))?")
    found = tail.match(text, end)
    return found.end() if found else end


def _title(text: str) -> str:
    """A title without what does not belong to it: a place or a way of working behind a dash, a full stop."""
    pieces = _DASH.split(_TAIL.sub("", text.strip(" -–—,")))
    while len(pieces) > 1 and (
        locations.is_place(pieces[-1]) or _NOISE.fullmatch(pieces[-1]) or locations.REMOTE.fullmatch(pieces[-1])
    ):
        pieces.pop()
    return " - ".join(pieces).rstrip(".") if len(pieces) > 1 or "  " in text else pieces[0].rstrip(".")


def _is_sentence(text: str) -> bool:
    return _SENTENCE.search(_COMPANY_END.sub("", text)) is not None


def _company(text: str) -> str:
    """A company's name without its address in brackets."""
    return re.sub(r"\s*\((?:https?://|www\.)?[\w.-]+\.\w{2,}[^)]*\)|\s*\((?:YC|yc) [^)]*\)", "", text).strip(" ,-")


def _guess_by_order(pieces: Sequence[str], found: _Found) -> None:
    """Three short lines with a place last are title, company, place, whatever words they use."""
    short = [each for each in pieces[:4] if len(each) <= 80 and not _is_sentence(each)]
    if found.title and not found.company:
        at = next((number for number, each in enumerate(short) if found.title in each), None)
        near = [] if at is None else [*short[at + 1 : at + 2], *short[max(0, at - 1) : at]]
        for each in near:
            if (
                not ROLE.search(each)
                and not _LABEL.fullmatch(each)
                and not locations.is_place(each)
                and not _NOISE.fullmatch(each)
                and len(each) <= 50
                and "|" not in each
            ):
                found.take("company", _company(_SEPARATOR.split(each)[0]))
    if not found.title and len(short) >= 3 and locations.is_place(short[2]):
        found.title = short[0]
        found.take("company", _company(short[1]))
        found.take("location", short[2])
