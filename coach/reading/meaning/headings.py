"""Section headings: found by their words, confirmed by their look, and then others by that look."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from coach.reading.lexicon import dates
from coach.reading.lexicon.heading_words import bare, likely_kind, normal
from coach.reading.lexicon.heading_words import section_kind as kind_of_words
from rules.lexicon.titles import is_title
from rules.resume import Line, Section, SectionKind

_MOST_ABOVE_TITLE = 3
"""Lines that may stand above the title that a person goes by: the name, and contact details beside it."""
_WITH_ENTRIES = frozenset(
    {SectionKind.EXPERIENCE, SectionKind.EDUCATION, SectionKind.PROJECTS, SectionKind.VOLUNTEERING}
)


def section_kind(text: str) -> SectionKind | None:
    """The kind that the words of a heading tell, also of a numbered one."""
    return kind_of_words(text) or kind_of_words(bare(text))


_ADDRESS = re.compile(r"@|https?:|www\.", re.IGNORECASE)


class Look(NamedTuple):
    """What makes headings of one document look alike."""

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
    if not heads or heads[0][0] > 0:
        last = heads[0][0] - 1 if heads else len(lines) - 1
        sections.append(Section(SectionKind.CONTACT, "", lines[0].page, 0, last))
    for index, (first, _, heading, kind) in enumerate(heads):
        last = heads[index + 1][0] - 1 if index + 1 < len(heads) else len(lines) - 1
        top = _second_header(lines, first, last)
        sections.append(Section(kind, heading, lines[first].page, first, last if top is None else top - 1))
        if top is not None:
            sections.append(Section(SectionKind.CONTACT, "", lines[top].page, top, last))
    return tuple(sections)


def _second_header(lines: Sequence[Line], first: int, last: int) -> int | None:
    """Where the second column of the first page opens with the name or with contact details, without a heading."""
    largest = max(line.size for line in lines)
    for index in range(first + 1, last + 1):
        line = lines[index]
        if line.column == 1 and line.page == 1 and lines[index - 1].column == 0:
            opening = lines[index : min(last, index + 6) + 1]
            told = any("@" in one.text or one.size >= largest for one in opening)
            return index if told else None
    return None


def _headings(lines: Sequence[Line], styles: Sequence[str]) -> list[tuple[int, int, str, SectionKind]]:
    """(first line, last line, heading, kind) of every heading."""
    spans = _candidates(lines)
    looks = {first: _look(lines, styles, first) for first, _, _ in spans}
    accepted = _accepted_looks(lines, spans, looks)
    heads = []
    for first, last, text in spans:
        kind = section_kind(text)
        rank = accepted.get(looks[first])
        if rank is None or (kind is None and rank == "words"):
            continue
        heads.append((first, last, text.strip().rstrip(":").strip(), kind or likely_kind(text)))
    return _without_heads_of_entries(_without_labels(_without_name(heads), looks, _body_size(lines)), lines)


def _candidates(lines: Sequence[Line]) -> list[tuple[int, int, str]]:
    """Short lines that could be headings."""
    spans = []
    taken = -1
    signed = _signed_looks(lines)
    for index, line in enumerate(lines):
        if index <= taken or not _could_be(line) or (line.bullet and _plain_look(line) not in signed):
            continue
        if index and _is_wrapped(lines[index - 1], line):
            continue
        last, text = _whole(lines, index)
        spans.append((index, last, text))
        taken = last
    return spans


_MOST_LINES = 3
"""Lines of a narrow margin over which one heading may be broken."""


def _whole(lines: Sequence[Line], index: int) -> tuple[int, str]:
    """The last line and the text of what could be a heading: over several lines it is one if its words say so."""
    rows = [lines[index]]
    while len(rows) < _MOST_LINES and index + len(rows) < len(lines) and _continues(rows[-1], lines[index + len(rows)]):
        rows.append(lines[index + len(rows)])
    for number in range(len(rows), 1, -1):
        text = " ".join(row.text for row in rows[:number])
        if section_kind(text) is not None:
            return index + number - 1, text
    return index, rows[0].text


_OPEN_END = re.compile(r"(?:[,&/]|\b(?:and|of|for|the|in|at|with|to|by|on|de|und|et|y))$", re.IGNORECASE)


def _is_wrapped(above: Line, line: Line) -> bool:
    """True for the rest of a line in the same look that breaks off: "Institute of Science and" over "Technology"."""
    near = above.page == line.page and 0 < line.top - above.top < 2 * line.size
    return near and _plain_look(above) == _plain_look(line) and _OPEN_END.search(above.text.rstrip()) is not None


def _plain_look(line: Line) -> tuple[object, ...]:
    return (round(2 * line.size), line.bold, line.colored, line.font)


def _signed_looks(lines: Sequence[Line]) -> set[tuple[object, ...]]:
    """Looks of headings that stand behind a number or a sign: most lines of such a look say what headings say."""
    signed = [line for line in lines if line.bullet and _could_be(line)]
    total = Counter(_plain_look(line) for line in lines if line.bullet)
    known = Counter(_plain_look(line) for line in signed if section_kind(line.text) is not None)
    body = _body_size(lines)
    return {
        look
        for look, times in known.items()
        if times >= 0.5 * total[look] and (times >= 2 or look[1]) and (times >= 3 or look[1] or look[0] > body)  # type: ignore[operator]
    }


def _could_be(line: Line) -> bool:
    text = line.text.strip()
    words = text.split()
    if line.in_margin or not 1 <= len(words) <= 7 or len(text) > 60 or "\t" in text:
        return False
    if (
        (text.endswith((".", ",", ";")) and section_kind(text) is None)
        or _ADDRESS.search(text)
        or not any(c.isalpha() for c in text)
    ):
        return False
    return not dates.find(text) and len(text) >= (3 if text.isascii() else 2)


def _continues(line: Line, following: Line) -> bool:
    return (
        _could_be(following)
        and following.font == line.font
        and abs(following.size - line.size) < 0.3
        and following.column == line.column
        and abs(following.left - line.left) < 2
    )


def _look(lines: Sequence[Line], styles: Sequence[str], index: int) -> Look:
    line = lines[index]
    letters = [c for c in line.text if c.isalpha()]
    caps = len(letters) > 1 and all(c.isupper() or c.lower() == c.upper() for c in letters)
    style = styles[index] if index < len(styles) else ""
    return Look(round(line.size * 2), line.bold, caps, line.colored, line.font, style)


def _accepted_looks(
    lines: Sequence[Line], spans: Sequence[tuple[int, int, str]], looks: dict[int, Look]
) -> dict[Look, str]:
    """Looks of headings: `"look"` where the look alone tells, `"words"` where the words must agree."""
    known: defaultdict[Look, set[SectionKind]] = defaultdict(set)
    total: Counter[Look] = Counter()
    for first, _, text in spans:
        kind = section_kind(text)
        total[looks[first]] += 1
        if kind is not None:
            known[looks[first]].add(kind)
    body = _body_size(lines)
    best = max((len(kinds) for kinds in known.values()), default=0)
    ruling = [look for look, kinds in known.items() if len(kinds) == best]
    accepted: dict[Look, str] = {}
    for look, kinds in known.items():
        if not _worthy(look, len(kinds), best, ruling, body):
            continue
        hits = sum(section_kind(text) is not None for first, _, text in spans if looks[first] == look)
        alone = hits >= 0.5 * total[look] and (look.size > body or look.caps or look.bold or look.colored)
        accepted[look] = "look" if alone and len(kinds) >= 2 else "words"
    return accepted | _twins(accepted, spans, looks, body)


def _twins(
    accepted: dict[Look, str], spans: Sequence[tuple[int, int, str]], looks: dict[int, Look], body: int
) -> dict[Look, str]:
    """Looks that differ from an accepted one by capitals alone: one resume often has both."""
    found: dict[Look, str] = {}
    for look, rank in accepted.items():
        twin = look._replace(caps=not look.caps)
        if twin in accepted or twin not in looks.values():
            continue
        texts = [text for first, _, text in spans if looks[first] == twin]
        told = any(section_kind(text) is not None for text in texts)
        if look.size > body + 1 and rank == "look" and told:
            found[twin] = "look"
        elif told:
            found[twin] = "words"
    return found


def _worthy(look: Look, kinds: int, best: int, ruling: Sequence[Look], body: int) -> bool:
    """A second look of headings (a sidebar's, the first page's) must not be weaker than the ruling one."""
    if kinds == best:
        return True
    strength = _strength(look, body)
    weakest = min(_strength(one, body) for one in ruling)
    return strength >= weakest or (kinds >= 2 and strength >= weakest - 1)


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


def _without_name(heads: list[tuple[int, int, str, SectionKind]]) -> list[tuple[int, int, str, SectionKind]]:
    """The person's name may share the look of headings, and so may the title below it; neither is a usual heading."""
    if heads and heads[0][0] == 0 and section_kind(heads[0][2]) is None:
        heads = heads[1:]
    if heads and heads[0][0] <= 1 and normal(heads[0][2]) == "résumé":
        heads = heads[1:]  # what the paper is called
    if heads and heads[0][0] <= _MOST_ABOVE_TITLE and section_kind(heads[0][2]) is None and is_title(heads[0][2]):
        heads = heads[1:]
    return heads


def _without_labels(
    heads: list[tuple[int, int, str, SectionKind]], looks: dict[int, Look], body: int
) -> list[tuple[int, int, str, SectionKind]]:
    """Without labels inside sections: weaker than the heading they stand under, and said again, or of its own kind."""
    times = Counter(normal(text) for _, _, text, _ in heads)
    kept: list[tuple[int, int, str, SectionKind]] = []
    for head in heads:
        first, _, text, kind = head
        above = kept[-1] if kept else None
        weaker = above is not None and _is_weaker(looks[first], looks[above[0]], body)
        if above is not None and above[3] is SectionKind.SKILLS and weaker and looks.get(above[1] + 1) == looks[first]:
            continue  # it names a group of these skills, as what stands right below their heading
        if times[normal(text)] > 1 and _is_label_of_jobs(text, kind, kept):
            continue
        if weaker and (times[normal(text)] > 1 or (above is not None and above[3] is kind and first == above[1] + 1)):
            continue
        kept.append(head)
    return kept


_INNER = frozenset(
    {SectionKind.AWARDS, SectionKind.OTHER, SectionKind.SUMMARY, SectionKind.PROJECTS, SectionKind.SKILLS}
)


def _is_label_of_jobs(text: str, kind: SectionKind, kept: Sequence[tuple[int, int, str, SectionKind]]) -> bool:
    """True for what is said again under each job: "Responsibilities", "Key Achievements"."""
    usual = [head for head in kept if section_kind(head[2]) is not None]
    return bool(usual) and usual[-1][3] in _WITH_ENTRIES and kind in _INNER


def _is_weaker(a: Look, b: Look, body: int) -> bool:
    return a.size < b.size - 1 or (a.size <= b.size and _strength(a, body) < _strength(b, body))


def _without_heads_of_entries(
    heads: list[tuple[int, int, str, SectionKind]], lines: Sequence[Line]
) -> list[tuple[int, int, str, SectionKind]]:
    """Without companies, schools, roles and projects that look like headings.

    Where the first of them follows right on the heading of its section, so do the others up to the next usual heading.
    """
    kept: list[tuple[int, int, str, SectionKind]] = []
    inside = False
    for head in heads:
        first, _, text, _ = head
        if section_kind(text) is not None or not kept:
            inside = False
        elif first == kept[-1][1] + 1 and kept[-1][3] in _WITH_ENTRIES and _opens_entry(kept[-1][3], lines, first):
            inside = True
        if not inside:
            kept.append(head)
    return kept


def _opens_entry(kind: SectionKind, lines: Sequence[Line], first: int) -> bool:
    """Whether a heading right below that of its section is the head of an entry; projects often have no dates."""
    return kind is SectionKind.PROJECTS or _is_dated(lines, first)


def _is_dated(lines: Sequence[Line], first: int) -> bool:
    return any(dates.find(line.text) for line in lines[first : first + 4])


def heading_lines(section: Section, lines: Sequence[Line]) -> int:
    """How many lines of the section its heading takes."""
    if not section.heading:
        return 0
    text = ""
    for number in range(1, _MOST_LINES + 1):
        text = f"{text} {lines[section.first_line + number - 1].text}"
        if normal(text) == normal(section.heading) or section.first_line + number > section.last_line:
            return number
    return 2
