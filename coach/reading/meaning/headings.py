"""Section headings: found by their words, confirmed by their look, and then others by that look."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import takewhile
from typing import NamedTuple

from coach.reading.lexicon import dates
from coach.reading.lexicon.heading_words import bare, likely_kind, normal
from coach.reading.lexicon.heading_words import section_kind as kind_of_words
from coach.reading.lexicon.introductions import GREETING, INTRODUCED
from rules.letters import last_of_letter
from rules.lexicon.titles import is_title
from rules.resume import Line, Section, SectionKind

_MAX_ABOVE_TITLE = 3
"""Lines that may stand above the title that a person goes by: the name, and contact details beside it."""
_HEADER_LINES = 6
"""Lines below the first one of a second column among which a name or a way to reach somebody makes it a header."""
_ENTRY_LINES = 4
"""Lines in which the head of an entry has its dates."""
_MAX_WORDS, _MAX_LETTERS = 7, 60
"""A heading says a few words in a part of a line."""
_MIN_LETTERS, _MIN_SIGNS = 3, 2
"""The shortest heading, in letters ("Job") and in signs that are words of their own ("经历")."""
_SAME_SIZE, _SAME_EDGE = 0.3, 2
"""Points by which the two lines of one heading may differ."""
_SIGNED_LARGER, _SIGNED = 2, 3
"""Headings behind a sign that prove their look: in larger letters than the text, and in the same."""
_WITH_ENTRIES = frozenset(
    {SectionKind.EXPERIENCE, SectionKind.EDUCATION, SectionKind.PROJECTS, SectionKind.VOLUNTEERING}
)


def section_kind(text: str) -> SectionKind | None:
    """The kind that the words of a heading tell, also of a numbered one, and of one that says more of projects."""
    return kind_of_words(text) or kind_of_words(bare(text)) or _kind_of_more(text)


_MORE_OF_PROJECTS = re.compile(
    r"(?P<heading>(?:[A-Za-z-]+ ){0,2}projects) (?:with|on|from|in|at|for|during|using|built|made|done)"
    r"(?: [\w'’&/-]+){1,8}:?",
    re.IGNORECASE,
)
"""A heading that says where projects come from or can be seen: "Personal Projects with Pictures on my Site"."""
_PORTFOLIO = re.compile(
    r"(?:(?:let['’]?s see|(?:have|take) a look at|see|here (?:is|are)|this is|welcome to) )?"
    r"(?:my |our )?(?:[\w-]+ )?port(?:f|of)olios?(?: (?:of|in|with|from|on|at|over|since) [\w'’ &/-]{1,40})?\W*",
    re.IGNORECASE,
)
""" "Let's see my portfolio of three years", and as it is spelled in Indonesia."""
_MAX_MORE = 80
"""Letters of such a heading."""


def _kind_of_more(text: str) -> SectionKind | None:
    if len(text) > _MAX_MORE:
        return None
    found = _MORE_OF_PROJECTS.fullmatch(text.strip())
    of_projects = found is not None and kind_of_words(found["heading"]) is SectionKind.PROJECTS
    return SectionKind.PROJECTS if of_projects or _PORTFOLIO.fullmatch(text.strip()) else None


_DRAWN = re.compile(r"(?<=[^\W_])\s*+[_=]{4,}+\s*+$")
"""A rule drawn with signs behind a heading: "EDUCATION________"."""
_SET_APART = re.compile(
    r"(?<=[^\W_]) *+\t\s*+(?:\([^()\t]{1,50}\)|(?:(?:most )?recent|newest|latest) first"
    r"|(?:in )?reverse[- ]chronological(?: order)?|continued)\W*+$",
    re.IGNORECASE,
)
"""What is said of a section at the end of its heading's row: "Experience    most recent first"."""
_SENTENCE = 8
"""Words of a line from which on it is one of running text."""
_ADDRESS = re.compile(r"@|https?:|www\.", re.IGNORECASE)


_DETAIL = re.compile(
    r"(?:city|town|(?:current |home )?(?:location|address)|residence|country|nationality"
    r"|birth ?(?:date|day)|date of birth"
    r"|(?:mobile |phone |telephone )?(?:phone|number|mobile)|e-?mail|linkedin|github|web ?site)\s*:\s*\w",
    re.IGNORECASE,
)
"""A detail of the person behind its label, however bold: "City: Leeds"."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line, or two of a heading that breaks, that could be a heading."""

    first: int
    last: int
    text: str


@dataclass(frozen=True, slots=True)
class SectionHeading:
    """A heading by its lines, what it says, and the kind of the section that it opens."""

    first: int
    last: int
    text: str
    kind: SectionKind


def _said(line: Line) -> str:
    """What a line says as a heading, without what is drawn or set apart behind it."""
    return _DRAWN.sub("", _SET_APART.sub("", line.text))


class Proof(Enum):
    """What makes a line of an accepted look a heading."""

    LOOK = auto()
    """The look alone."""
    WORDS = auto()
    """The look, where the words agree."""


class PlainLook(NamedTuple):
    """What two lines of one heading have in common."""

    size: int
    bold: bool
    colored: bool
    font: str


class Look(NamedTuple):
    """What makes headings of one document look alike. Sizes are in halves of a point."""

    size: int
    bold: bool
    caps: bool
    colored: bool
    font: str
    style: str


def to_sections(lines: Sequence[Line], styles: Sequence[str]) -> tuple[Section, ...]:
    """Sections in reading order; what stands before the first heading is a `contact` section without heading."""
    heads = _headings(lines, styles)
    if not lines:
        return ()
    sections = []
    if not heads or heads[0].first > 0:
        last = heads[0].first - 1 if heads else len(lines) - 1
        sections += _without_letter(Section(SectionKind.CONTACT, "", lines[0].page, 0, last), lines)
    for index, head in enumerate(heads):
        first, last = head.first, heads[index + 1].first - 1 if index + 1 < len(heads) else len(lines) - 1
        kind, top = SectionKind.CONTACT, second_header(lines, first, last)
        if top is None:
            top = _beside_header(lines, heads[0].first, first, last)
        if top is None and head.kind in _OF_SIDEBARS:
            kind, top = SectionKind.SUMMARY, _second_opening(lines, first, last)
        sections.append(Section(head.kind, head.text, lines[first].page, first, last if top is None else top - 1))
        if top is not None:
            sections.append(Section(kind, "", lines[top].page, top, last))
    return tuple(sections)


def _without_letter(header: Section, lines: Sequence[Line]) -> list[Section]:
    """The header, a letter on the page before it apart: what it says is no part of the resume."""
    end = last_of_letter(lines)
    if end is None or end > header.last_line:
        return [header]
    begun = next((n for n in range(end) if _OPENS_LETTER.match(lines[n].text) or _is_running(lines[n])), end)
    parts = [(SectionKind.CONTACT, 0, begun - 1), (SectionKind.OTHER, begun, end)]
    parts.append((SectionKind.CONTACT, end + 1, header.last_line))
    return [Section(kind, "", lines[a].page, a, b) for kind, a, b in parts if a <= b]


_OPENS_LETTER = re.compile(r"(?:dear|to whom|hello|hi)\b", re.IGNORECASE)
_RUNNING = 8
"""Words of a line of running text."""


def _is_running(line: Line) -> bool:
    return len(line.text.split()) >= _RUNNING and "\t" not in line.text


def second_header(lines: Sequence[Line], first: int, last: int) -> int | None:
    """Where the second column of the first page opens with the name or with contact details, without a heading."""
    index = _second_column(lines, first, last)
    if index is None:
        return None
    largest = max(line.size for line in lines)
    opening = lines[index : min(last, index + _HEADER_LINES) + 1]
    return index if any("@" in one.text or one.size >= largest for one in opening) else None


def _beside_header(lines: Sequence[Line], heading: int, first: int, last: int) -> int | None:
    """Where the second column of the first page opens with what stands beside the header, above the first heading of
    the page: a phone number, a day of birth."""
    index = _second_column(lines, first, last)
    if index is None or heading == 0 or lines[heading].column != 0 or lines[heading].page != lines[index].page:
        return None
    above = all(line.page == lines[index].page and line.bottom < lines[heading].top for line in lines[index : last + 1])
    return index if above and not any(line.bullet for line in lines[index : last + 1]) else None


_OF_SIDEBARS = frozenset(
    {SectionKind.CONTACT, SectionKind.SKILLS, SectionKind.LANGUAGES, SectionKind.INTERESTS, SectionKind.REFERENCES}
)
"""Kinds of sections that end a sidebar, after which the other column may open with text of its own."""
_MIN_PROSE = 2
"""Lines of running text that make such an opening a summary."""


def _second_opening(lines: Sequence[Line], first: int, last: int) -> int | None:
    """Where the second column of the first page opens with running text above all headings: a summary without one."""
    index = _second_column(lines, first, last)
    if index is None:
        return None
    opening = lines[index : min(last, index + _MIN_PROSE - 1) + 1]
    prose = len(opening) == _MIN_PROSE and all(len(one.text.split()) >= _SENTENCE for one in opening)
    return index if prose and not any(one.bullet for one in opening) else None


def _second_column(lines: Sequence[Line], first: int, last: int) -> int | None:
    """The line of a section with which the second column of the first page begins, if it begins within the section."""
    begins = (
        index
        for index in range(first + 1, last + 1)
        if lines[index].column == 1 and lines[index].page == 1 and lines[index - 1].column == 0
    )
    return next(begins, None)


def _headings(lines: Sequence[Line], styles: Sequence[str]) -> list[SectionHeading]:
    spans = _candidates(lines)
    looks = {span.first: _look(lines, styles, span.first) for span in spans}
    accepted = _accepted_looks(lines, spans, looks)
    heads = []
    for span in spans:
        kind = section_kind(span.text)
        proof = accepted.get(looks[span.first])
        if proof is None or (kind is None and proof is Proof.WORDS):
            continue
        text = span.text.strip().rstrip(":").strip()
        heads.append(SectionHeading(span.first, span.last, text, kind or likely_kind(span.text)))
    heads = [*_opening(spans, heads, lines), *heads]
    heads = _without_others_edges(_without_name(_whole_heads(heads, looks, lines), lines), lines)
    return _without_heads_of_entries(_without_labels(heads, looks, _body_size(lines)), lines)


def _opening(
    spans: Sequence[Candidate], heads: Sequence[SectionHeading], lines: Sequence[Line]
) -> list[SectionHeading]:
    """The heading of a summary that stands above all others in a weaker look than theirs, over running text."""
    if not heads or any(head.kind is SectionKind.SUMMARY for head in heads):
        return []
    for span in spans:
        below = lines[span.last + 1 : span.last + 2]
        prose = bool(below) and len(below[0].text.split()) >= _SENTENCE and not below[0].bullet
        line = lines[span.first]
        if span.first < heads[0].first and section_kind(span.text) is SectionKind.SUMMARY and line.bold and prose:
            return [SectionHeading(span.first, span.last, span.text.strip(" :"), SectionKind.SUMMARY)]
    return []


def _whole_heads(
    heads: Sequence[SectionHeading], looks: dict[int, Look], lines: Sequence[Line]
) -> list[SectionHeading]:
    """The headings, those of several lines whole: "REFEREED" right over "PUBLICATIONS", in one look."""
    whole: list[SectionHeading] = []
    for head in heads:
        above = whole[-1] if whole else None
        if above is not None and _is_begun(above, head, looks, lines):
            text = f"{above.text} {head.text}"
            whole[-1] = SectionHeading(above.first, head.last, text, section_kind(text) or head.kind)
        else:
            whole.append(head)
    return whole


def _is_begun(above: SectionHeading, head: SectionHeading, looks: dict[int, Look], lines: Sequence[Line]) -> bool:
    """Whether a heading of unusual words goes on in the usual one right below, which has no text of its own between."""
    upper, lower = lines[above.last], lines[head.first]
    near = upper.page == lower.page and 0 < lower.top - upper.top < _NEXT_ROW * lower.size
    named = section_kind(above.text) is None and section_kind(head.text) is not None
    alike = looks[above.first] == looks[head.first] and upper.column == lower.column and _share_edge(upper, lower)
    return above.first > _MAX_ABOVE_TITLE and above.last + 1 == head.first and near and named and alike


_NEXT_ROW = 1.6
"""Line heights within which two rows are those of one heading."""
_MIN_AT_EDGE = 3
"""Headings of usual words at one edge, for others to stand at it as well."""
_OTHER_EDGE = 15.0
"""Points from which on a line begins elsewhere."""


def _without_others_edges(heads: Sequence[SectionHeading], lines: Sequence[Line]) -> list[SectionHeading]:
    """Without lines of unusual words that begin right of the one edge at which all usual headings of a column begin:
    bold names beside headings in the margin."""
    usual: defaultdict[int, list[float]] = defaultdict(list)
    for head in heads:
        if section_kind(head.text) is not None:
            usual[lines[head.first].column].append(lines[head.first].left)
    return [
        head for head in heads if section_kind(head.text) is not None or not _stands_right(lines[head.first], usual)
    ]


def _stands_right(line: Line, usual: dict[int, list[float]]) -> bool:
    edges = usual.get(line.column, [])
    at_one = len(edges) >= _MIN_AT_EDGE and max(edges) - min(edges) < _SAME_EDGE
    return at_one and line.left - min(edges) > _OTHER_EDGE


def _candidates(lines: Sequence[Line]) -> list[Candidate]:
    """Short lines that could be headings."""
    spans: list[Candidate] = []
    taken = -1
    signed = _signed_looks(lines)
    for index, line in enumerate(lines):
        if index <= taken or not _could_be(line) or (line.bullet and _plain_look(line) not in signed):
            continue
        if _is_of_list(lines, index) or _says_what_job(lines, index):
            continue
        if index and _is_wrapped(lines[index - 1], line):
            if spans and spans[-1].last == index - 1 and _continues(lines[index - 1], line):
                spans[-1] = replace(spans[-1], last=index, text=f"{spans[-1].text} {line.text}")
            continue
        candidate = _whole(lines, index)
        spans.append(candidate)
        taken = candidate.last
    return spans


_LABELLED = re.compile(r"[A-Z][^:]{2,40}:\s+\S")


def _is_of_list(lines: Sequence[Line], index: int) -> bool:
    """Whether a line is one of a list of labelled lines, however bold it is: "Markup Languages: XML, HTML"."""
    if not _LABELLED.match(lines[index].text) or section_kind(lines[index].text) is not None:
        return False
    beside = (number for number in (index - 1, index + 1) if 0 <= number < len(lines))
    return any(_LABELLED.match(lines[number].text) for number in beside)


def _says_what_job(lines: Sequence[Line], index: int) -> bool:
    """Whether a line between a title and its dates, all in one look, says what kind of job it was: "Internship"."""
    if not 0 < index < len(lines) - 1 or not _KIND_OF_JOB.fullmatch(lines[index].text.strip()):
        return False
    above, line, below = lines[index - 1 : index + 2]
    alike = all(
        _plain_look(one) == _plain_look(line) and abs(one.left - line.left) < _SAME_EDGE for one in (above, below)
    )
    return alike and is_title(above.text) and bool(dates.find(below.text))


_KIND_OF_JOB = re.compile(r"internships?|apprenticeship|freelance|contract|(?:full|part)[ -]?time", re.IGNORECASE)


_MAX_LINES = 3
"""Lines of a narrow margin over which one heading may be broken."""


def _whole(lines: Sequence[Line], index: int) -> Candidate:
    """What could be a heading from this line on: over several lines it is one if its words say so."""
    rows = [lines[index]]
    while len(rows) < _MAX_LINES and index + len(rows) < len(lines) and _continues(rows[-1], lines[index + len(rows)]):
        rows.append(lines[index + len(rows)])
    for number in range(len(rows), 1, -1):
        text = " ".join(row.text for row in rows[:number])
        if section_kind(text) is not None:
            return Candidate(index, index + number - 1, text)
    return Candidate(index, index, _said(rows[0]))


_OPEN_END = re.compile(r"(?:[,&/]|\b(?:and|of|for|the|in|at|with|to|by|on|de|und|et|y))$", re.IGNORECASE)


def _is_wrapped(above: Line, line: Line) -> bool:
    """True for the rest of a line in the same look that breaks off: "Institute of Science and" over "Technology"."""
    near = above.page == line.page and 0 < line.top - above.top < 2 * line.size
    if not near or _plain_look(above) != _plain_look(line):
        return False
    return _OPEN_END.search(above.text.rstrip()) is not None or _goes_on(above.text.rstrip(), line.text)


def _goes_on(above: str, text: str) -> bool:
    """Whether a sentence that fills the line above ends in this one."""
    return len(above.split()) >= _SENTENCE and above[-1].isalpha() and text[:1].islower()


def _plain_look(line: Line) -> PlainLook:
    return PlainLook(round(2 * line.size), line.bold, line.colored, line.font)


def _signed_looks(lines: Sequence[Line]) -> set[PlainLook]:
    """Looks of headings that stand behind a number or a sign: most lines of such a look say what headings say."""
    signed = [line for line in lines if line.bullet and _could_be(line)]
    total = Counter(_plain_look(line) for line in lines if line.bullet)
    known = Counter(_plain_look(line) for line in signed if section_kind(line.text) is not None)
    body = _body_size(lines)
    return {
        look
        for look, times in known.items()
        if times >= 0.5 * total[look]
        and (look.bold or times >= _SIGNED or (times >= _SIGNED_LARGER and look.size > body))
    }


def _could_be(line: Line) -> bool:
    text = _said(line).strip()
    words = text.split()
    is_long = not 1 <= len(words) <= _MAX_WORDS or len(text) > _MAX_LETTERS
    if line.in_margin or "\t" in text or (is_long and _kind_of_more(text) is None):
        return False
    if (
        (text.endswith((".", ",", ";")) and section_kind(text) is None)
        or _ADDRESS.search(text)
        or _DETAIL.match(text)
        or not any(c.isalpha() for c in text)
    ):
        return False
    return not dates.find(text) and len(text) >= (_MIN_LETTERS if text.isascii() else _MIN_SIGNS)


def _continues(line: Line, following: Line) -> bool:
    return (
        _could_be(following)
        and following.font == line.font
        and abs(following.size - line.size) < _SAME_SIZE
        and following.column == line.column
        and _share_edge(line, following)
    )


def _share_edge(a: Line, b: Line) -> bool:
    """Whether two lines begin at one edge, or end at one as headings do that stand left of their text."""
    return abs(a.left - b.left) < _SAME_EDGE or (b.right > 0 and abs(a.right - b.right) < _SAME_EDGE)


def _look(lines: Sequence[Line], styles: Sequence[str], index: int) -> Look:
    line = lines[index]
    letters = [c for c in line.text if c.isalpha()]
    caps = len(letters) > 1 and all(c.isupper() or c.lower() == c.upper() for c in letters)
    style = styles[index] if index < len(styles) else ""
    return Look(round(line.size * 2), line.bold, caps, line.colored, line.font, style)


def _accepted_looks(lines: Sequence[Line], spans: Sequence[Candidate], looks: dict[int, Look]) -> dict[Look, Proof]:
    """Looks of headings, each with what it takes to be one."""
    known: defaultdict[Look, set[SectionKind]] = defaultdict(set)
    total: Counter[Look] = Counter()
    for span in spans:
        kind = section_kind(span.text)
        total[looks[span.first]] += 1
        if kind is not None:
            known[looks[span.first]].add(kind)
    body = _body_size(lines)
    best = max((len(kinds) for kinds in known.values()), default=0)
    ruling = [look for look, kinds in known.items() if len(kinds) == best]
    accepted: dict[Look, Proof] = {}
    for look, kinds in known.items():
        if not _worthy(look, len(kinds), best, ruling, body):
            continue
        hits = sum(section_kind(span.text) is not None for span in spans if looks[span.first] == look)
        alone = hits >= 0.5 * total[look] and (look.size > body or look.caps or look.bold or look.colored)
        accepted[look] = Proof.LOOK if alone and len(kinds) >= 2 else Proof.WORDS
    accepted |= _of_sidebars(lines, spans, looks, accepted)
    return accepted | _twins(accepted, spans, looks, body)


def _of_sidebars(
    lines: Sequence[Line], spans: Sequence[Candidate], looks: dict[int, Look], accepted: dict[Look, Proof]
) -> dict[Look, Proof]:
    """Looks of headings in a column that has none of the accepted ones: a narrow sidebar sets its own smaller."""
    told: defaultdict[int, defaultdict[Look, set[SectionKind]]] = defaultdict(lambda: defaultdict(set))
    for span in spans:
        kind = section_kind(span.text)
        if kind is not None:
            told[lines[span.first].column][looks[span.first]].add(kind)
    return {
        look: Proof.WORDS
        for found in told.values()
        if len(told) > 1 and not any(look in accepted for look in found)
        for look, kinds in found.items()
        if len(kinds) >= 2 and (look.bold or look.caps or look.colored)
    }


def _twins(
    accepted: dict[Look, Proof], spans: Sequence[Candidate], looks: dict[int, Look], body: int
) -> dict[Look, Proof]:
    """Looks that differ from an accepted one by capitals alone: one resume often has both."""
    found: dict[Look, Proof] = {}
    for look, proof in accepted.items():
        twin = look._replace(caps=not look.caps)
        if twin in accepted or twin not in looks.values():
            continue
        texts = [span.text for span in spans if looks[span.first] == twin]
        told = any(section_kind(text) is not None for text in texts)
        if told:
            found[twin] = Proof.LOOK if look.size > body + 1 and proof is Proof.LOOK else Proof.WORDS
    return found


def _worthy(look: Look, kinds: int, best: int, ruling: Sequence[Look], body: int) -> bool:
    """A second look of headings (a sidebar's, the first page's) must not be weaker than the ruling one."""
    if kinds == best or look.size >= _MUCH_LARGER * max(one.size for one in ruling):
        return True
    strength = _strength(look, body)
    weakest = min(_strength(one, body) for one in ruling)
    return strength >= weakest or (kinds >= 2 and strength >= weakest - 1)


_MUCH_LARGER = 1.4
"""Times the size of the other headings from which on a heading opens a part of its own, as on a page of pictures."""


def _strength(look: Look, body: int) -> int:
    return (
        2 * (look.size > body + 1)
        + look.bold
        + look.caps
        + look.colored
        + 2 * look.style.lower().startswith(("heading", "title"))
    )


def _body_size(lines: Sequence[Line]) -> int:
    sizes: Counter[int] = Counter()
    for line in lines:
        sizes[round(line.size * 2)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0


def _without_name(heads: list[SectionHeading], lines: Sequence[Line]) -> list[SectionHeading]:
    """The person's name may share the look of headings, and so may the title below it; neither is a usual heading."""
    if heads and heads[0].first == 0 and section_kind(heads[0].text) is None:
        heads = heads[1:]
    if heads and heads[0].first <= 1 and normal(heads[0].text) == "résumé":
        heads = heads[1:]  # what the paper is called
    if heads and GREETING.fullmatch(heads[0].text.strip()):
        heads = _without_greeting(heads, lines)
    if heads and heads[0].first <= _MAX_ABOVE_TITLE:
        top = heads[0].text
        heads = heads[1:] if section_kind(top) is None and is_title(top) else heads
    return heads


def _without_greeting(heads: list[SectionHeading], lines: Sequence[Line]) -> list[SectionHeading]:
    """Without a greeting that opens the page, if nothing but the name and ways to reach the person follows it."""
    others = [head for head in heads[1:] if not INTRODUCED.match(head.text.strip())]
    below = lines[heads[0].last + 1 : others[0].first if others else len(lines)]
    named = heads[0].first <= 1 and any(INTRODUCED.match(line.text.strip()) for line in below[:1])
    short = len(below) <= _HEADER_LINES and any("@" in line.text for line in below)
    return others if named and short else heads


def _without_labels(heads: list[SectionHeading], looks: dict[int, Look], body: int) -> list[SectionHeading]:
    """Without labels inside sections: weaker than the heading they stand under, and said again, or of its own kind."""
    times = Counter(normal(head.text) for head in heads)
    within = _labels_of_jobs(heads)
    kept: list[SectionHeading] = []
    for head in heads:
        if head in within:
            continue
        again = times[normal(head.text)] > 1
        if again and _is_label_of_jobs(head, kept):
            continue
        above = kept[-1] if kept else None
        if above is not None and _is_weaker(looks[head.first], looks[above.first], body):
            # What stands right below the heading of skills names a group of them, and so does what looks like it.
            grouping = above.kind is SectionKind.SKILLS and looks.get(above.last + 1) == looks[head.first]
            if again or grouping or (above.kind is head.kind and head.first == above.last + 1):
                continue
        kept.append(head)
    return kept


def _labels_of_jobs(heads: Sequence[SectionHeading]) -> set[SectionHeading]:
    """What stands under the heading of jobs up to a label that is said again there: it is a label like that, whatever
    its look. "Accomplishments" and "Tech Stack" of one job, "Results" and "Tech Stack" of the next."""
    found: set[SectionHeading] = set()
    for at, head in enumerate(heads):
        if head.kind is not SectionKind.EXPERIENCE:
            continue
        below = list(takewhile(lambda one: one.kind in _INNER, heads[at + 1 :]))
        times = Counter(normal(one.text) for one in below)
        last = max((n for n, one in enumerate(below) if times[normal(one.text)] > 1), default=-1)
        found.update(below[: last + 1])
    return found


_INNER = frozenset(
    {SectionKind.AWARDS, SectionKind.OTHER, SectionKind.SUMMARY, SectionKind.PROJECTS, SectionKind.SKILLS}
)


def _is_label_of_jobs(head: SectionHeading, kept: Sequence[SectionHeading]) -> bool:
    """True for what is said again under each job: "Responsibilities", "Key Achievements"."""
    usual = [one for one in kept if section_kind(one.text) is not None]
    return bool(usual) and usual[-1].kind in _WITH_ENTRIES and head.kind in _INNER


def _is_weaker(a: Look, b: Look, body: int) -> bool:
    return a.size < b.size - 1 or (a.size <= b.size and _strength(a, body) < _strength(b, body))


def _without_heads_of_entries(heads: list[SectionHeading], lines: Sequence[Line]) -> list[SectionHeading]:
    """Without companies, schools, roles and projects that look like headings.

    Where the first of them follows right on the heading of its section, so do the others up to the next usual heading.
    Below a heading of jobs, a title with dates is the head of a job wherever it stands.
    """
    kept: list[SectionHeading] = []
    inside = False
    for head in heads:
        above = kept[-1] if kept else None
        if above is None or section_kind(head.text) is not None:
            inside = False
        elif head.first == above.last + 1 and above.kind in _WITH_ENTRIES and _opens_entry(above.kind, lines, head):
            inside = True
        if not inside and not (above is not None and _is_dated_title(above, head, lines)):
            kept.append(head)
    return kept


def _is_dated_title(above: SectionHeading, head: SectionHeading, lines: Sequence[Line]) -> bool:
    """Whether a heading of unusual words below one of jobs is a title over its dates: its employer and place stand in
    rows of their own, and other titles of the section have them beside their names."""
    if above.kind is not SectionKind.EXPERIENCE or section_kind(head.text) is not None or not is_title(head.text):
        return False
    near = lines[head.last + 1 : head.first + _ENTRY_LINES]
    return any(not one.single for line in near for one in dates.find(line.text))


def _opens_entry(kind: SectionKind, lines: Sequence[Line], head: SectionHeading) -> bool:
    """Whether a heading right below that of its section is the head of an entry; projects often have no dates."""
    near = lines[head.first : head.first + _ENTRY_LINES]
    return kind is SectionKind.PROJECTS or any(dates.find(line.text) for line in near)


def heading_lines(section: Section, lines: Sequence[Line]) -> int:
    """How many lines of the section its heading takes."""
    if not section.heading:
        return 0
    text = ""
    for number in range(1, _MAX_LINES + 1):
        text = f"{text} {_said(lines[section.first_line + number - 1])}"
        if normal(text) == normal(section.heading) or section.first_line + number > section.last_line:
            return number
    return 2
