"""Entries of a section: jobs, degrees, projects with title, organization, place and dates."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from coach.reading.lexicon import dates
from coach.reading.meaning.bullets import Item
from coach.reading.meaning.fields import Fields, is_degree, is_school, opens_with_degree, to_fields
from rules.lexicon.titles import is_title
from rules.resume import WITH_ENTRIES, Entry, Line, SectionKind

_MAX_TITLE, _MAX_HEAD = 8, 14
"""Words of a title that stands below the dates of its company, and of any line of a head."""
_MAX_ABOVE, _MAX_BELOW = 3, 3
"""Lines of a head above and below the one with its dates."""
_LARGER, _SAME_SIZE = 0.4, 0.3
"""Points from which on a line is larger than another, and up to which two are alike."""
_AFTER_STRONG, _AFTER_PLAIN = 2.7, 2.1
"""Line heights within which a line of a head follows the one above: Word puts a paragraph's space below each of them,
and a title still belongs to the plain line under it."""
_MIN_PROSE, _SMALL = 7, 0.5
"""Words of running text, and the part of them in small letters."""

_BETWEEN_FIELDS = re.compile(r"\t|\s[|•·]\s|,(?=\s)|\s[–—-]\s")
_ABBREVIATION = re.compile(
    r"\b(?:inc|ltd|corp|co|bros|llc|plc|pvt|s\.a|s\.p\.a|s\.r\.l|b\.v|n\.v|o\.o|a\.s|e\.v|u\.s|u\.k|dept|univ"
    r"|ph\.d|[bm]\.(?:sc?|a|e|tech|com|eng|arch|ed))\.$",
    re.IGNORECASE,
)
"""A full stop that ends no sentence: "Acme Inc.", "Odra S.A.", "Ph.D."."""


@dataclass(frozen=True, slots=True)
class EntryLines:
    """An entry's lines: its head (`first` to `head_last`) and whatever follows, to `last`."""

    first: int
    head_last: int
    last: int


def to_entries(
    kind: SectionKind, lines: Sequence[Line], first: int, last: int, items: Sequence[Item]
) -> tuple[Entry, ...]:
    """The entries within lines `first` to `last` of a section; bullets tell heads from bodies."""
    if kind not in WITH_ENTRIES or first > last:
        return ()
    entries: list[Entry] = []
    found = parts(lines, first, last, items)
    if kind is SectionKind.EDUCATION:
        found = _with_own_schools(lines, found, items)
    for part in found:
        fields = to_fields(_head(lines, part, kind), kind)
        entries.append(_entry(kind, fields, lines[part.first].page, part))
    if kind is SectionKind.EDUCATION:
        entries = _with_bullets(entries, items) or _of_bullets(lines, items)
    return _merged(entries, items)


def without_heads(kind: SectionKind, lines: Sequence[Line], items: Sequence[Item]) -> tuple[Item, ...]:
    """The bullets of a section but for the heads of degrees that open with the sign of one, each with its dates in a
    row of its own below ("• BSc Computer Science, Northfield University" over "2016 – 2019"), and the names of projects
    behind numbers, each with text of its own below."""
    if kind is SectionKind.PROJECTS:
        return _without_numbered(lines, items)
    inside = {number for item in items for number in range(item.first, item.last + 1)}
    heads = [
        item
        for item in items
        if item.last + 1 < len(lines) and item.last + 1 not in inside and dates.is_only_date(lines[item.last + 1].text)
    ]
    named = kind is SectionKind.EDUCATION and any(is_degree(item.text) or is_school(item.text) for item in heads)
    return tuple(item for item in items if not (named and item in heads))


def _without_numbered(lines: Sequence[Line], items: Sequence[Item]) -> tuple[Item, ...]:
    names = [item for item in items if _is_numbered_name(lines, item)]
    every = len(names) >= _MIN_NUMBERED and len(names) == sum(lines[item.first].bullet[:1].isdigit() for item in items)
    return tuple(item for item in items if not (every and item in names))


def _is_numbered_name(lines: Sequence[Line], item: Item) -> bool:
    """Whether a bullet is a name behind a number, over text that neither goes on with it nor is a bullet."""
    words = item.text.split()
    below = lines[item.last + 1] if item.last + 1 < len(lines) else None
    named = (
        item.first == item.last and len(words) <= _MAX_NAME and words[0][0].isupper() and not _ends_sentence(item.text)
    )
    told = below is not None and not below.bullet and below.page == lines[item.first].page
    return lines[item.first].bullet[:1].isdigit() and named and told


_MIN_NUMBERED, _MAX_NAME = 2, 7
"""Projects that are numbered, and words of the name of one."""


def _with_bullets(entries: Sequence[Entry], items: Sequence[Item]) -> list[Entry]:
    """Degrees that lack their name, dates or school, with those from the first bullet below; and the school of the
    degree above, where that has one and nothing parts them."""
    whole: list[Entry] = []
    for entry in entries:
        first = next((item for item in items if entry.first_line < item.first <= entry.last_line), None)
        read = to_fields([first.text], SectionKind.EDUCATION) if first is not None else Fields()
        title = entry.title or (read.title if is_degree(read.title) else "")
        school = entry.organization or (read.organization or read.title if first and is_school(first.text) else "")
        above = whole[-1] if whole else None
        if not school and above is not None and is_degree(title) and above.last_line == entry.first_line - 1:
            school = above.organization if is_degree(above.title) else ""
        named = replace(entry, title=title, organization=school)
        if read.when is not None and title == read.title and not entry.dates:
            when = read.when
            named = replace(named, start=when.start, end=when.end, current=when.current, dates=when.written)
        whole.append(named)
    return whole


def _of_bullets(lines: Sequence[Line], items: Sequence[Item]) -> list[Entry]:
    """The degrees of a section that lists them behind bullets, each on its own."""
    found: list[Entry] = []
    for item in items:
        if not is_degree(item.text) or len(item.text.split()) > _MAX_DEGREE_WORDS:
            continue
        rows = [line.text for line in lines[item.first : item.last + 1]]
        parted = is_school(rows[0]) != any(map(is_school, rows[1:])) and any(map(opens_with_degree, rows))
        fields = to_fields(rows if parted else [item.text], SectionKind.EDUCATION)
        part = EntryLines(item.first, item.last, item.last)
        found.append(_entry(SectionKind.EDUCATION, fields, lines[item.first].page, part))
    return found


_MAX_DEGREE_WORDS = 24
"""Words of a bullet that is a degree with its school; what is longer tells of one."""


def _with_own_schools(lines: Sequence[Line], found: Sequence[EntryLines], items: Sequence[Item]) -> list[EntryLines]:
    """Degrees with the schools on the line below: a school that opens the next head belongs to the degree above it.

    The same for a degree below its school; a head that has both is left alone, and so is the next if it lacks its own.
    """
    mended = list(found)
    bullets = {item.first for item in items}
    for index in range(len(mended) - 1):
        a, b = mended[index], mended[index + 1]
        if a.head_last != b.first - 1 or b.head_last == b.first or dates.find(lines[b.first].text):
            continue
        has, lacks = _names(lines, a.first, a.head_last), _names(lines, b.first, b.first)
        rest = _names(lines, b.first + 1, b.head_last)
        if has == lacks or sum(has) != 1 or sum(lacks) != 1:
            continue
        if not any(own and there for own, there in zip(has, rest, strict=True)):
            continue
        mended[index] = EntryLines(a.first, b.first, b.first)
        stop = next((i - 1 for i in range(b.first + 1, b.last + 1) if i in bullets), b.last)
        length = _head_length(lines, b.first + 1, stop)
        mended[index + 1] = EntryLines(b.first + 1, max(b.head_last, b.first + length), b.last)
    return mended


def _names(lines: Sequence[Line], first: int, last: int) -> tuple[bool, bool]:
    """Whether lines name a degree, and whether they name a school."""
    texts = [line.text for line in lines[first : last + 1]]
    return any(map(is_degree, texts)), any(map(is_school, texts))


def _head(lines: Sequence[Line], part: EntryLines, kind: SectionKind) -> list[str]:
    """The texts of a head. A bold title below its company's dates belongs to it, even with space between them."""
    texts = [lines[i].text for i in range(part.first, part.head_last + 1)]
    after = part.head_last + 1
    if kind is SectionKind.EXPERIENCE and after <= part.last and not any(is_title(text) for text in texts):
        line = lines[after]
        if line.bold and not line.bullet and len(line.text.split()) <= _MAX_TITLE and is_title(line.text):
            texts.append(line.text)
    return texts


def _entry(kind: SectionKind, fields: Fields, page: int, part: EntryLines) -> Entry:
    when = fields.when
    return Entry(
        section=kind,
        title=fields.title,
        organization=fields.organization,
        place=fields.place,
        start=when.start if when else None,
        end=when.end if when else None,
        current=bool(when and when.current),
        dates=when.written if when else "",
        page=page,
        first_line=part.first,
        last_line=part.last,
    )


def parts(lines: Sequence[Line], first: int, last: int, items: Sequence[Item]) -> list[EntryLines]:
    in_items = {i for item in items for i in range(item.first, item.last + 1)}
    blocks = _blocks(first, last, in_items)
    parts: list[EntryLines] = []
    for begin, end in blocks:
        starts = _starts(lines, begin, end, bool(parts))
        for index, start in enumerate(starts):
            stop = starts[index + 1] - 1 if index + 1 < len(starts) else end
            parts.append(EntryLines(start, min(stop, start + _head_length(lines, start, stop) - 1), stop))
    return [
        replace(part, last=parts[index + 1].first - 1 if index + 1 < len(parts) else last)
        for index, part in enumerate(parts)
    ]


def _blocks(first: int, last: int, in_items: set[int]) -> list[tuple[int, int]]:
    """Runs of lines that are no bullets."""
    blocks: list[tuple[int, int]] = []
    for index in range(first, last + 1):
        if index in in_items:
            continue
        if blocks and blocks[-1][1] == index - 1:
            blocks[-1] = (blocks[-1][0], index)
        else:
            blocks.append((index, index))
    return blocks


def _starts(lines: Sequence[Line], begin: int, end: int, follows: bool) -> list[int]:
    """Where entries start within a run of lines: at the heads of the dates found in it."""
    anchors = [i for i in range(begin, end + 1) if _is_anchor(lines[i])]
    if not anchors:
        return _starts_by_look(lines, begin, end, follows)
    if all(_opens_with_date(lines[i]) for i in (begin, *anchors)):
        return [i for i in anchors if i == begin or not _same_head(lines, i - 1, i)]  # each head opens with its dates
    starts = [_head_start(lines, begin, anchors[0])]
    for before, anchor in pairwise(anchors):
        start = _head_start(lines, before + 1, anchor)
        if start > starts[-1] and not _same_head(lines, before, anchor):
            starts.append(start)
    return starts


def _is_anchor(line: Line) -> bool:
    """A line with a range, or with a date that stands for itself (in its own field)."""
    found = dates.find(line.text)
    if any(not one.single for one in found):
        return _is_short(line)
    return any(dates.is_only_date(part) for part in _fields_of(line.text))


def _opens_with_date(line: Line) -> bool:
    """Whether dates are the first field of a line."""
    fields = _fields_of(line.text)
    return dates.is_only_date(line.text) or (bool(fields) and dates.is_only_date(fields[0]))


def _is_short(line: Line) -> bool:
    rest = dates.without_dates(line.text)
    return len(rest.split()) <= _MAX_HEAD and not _ends_sentence(rest)


def _fields_of(text: str) -> list[str]:
    return [part.strip() for part in _BETWEEN_FIELDS.split(text) if part.strip()]


def _head_start(lines: Sequence[Line], begin: int, anchor: int) -> int:
    """The first line of the head that `anchor` stands in: up to three lines above, as long as they look like heads."""
    start = anchor
    while start > begin and anchor - start < _MAX_ABOVE and _belongs(lines[start - 1], lines[start]):
        start -= 1
        above = lines[max(begin, start - 1)]
        goes_on = _is_as_strong(above, lines[start]) or above.size > lines[start].size + _LARGER
        if _is_stronger(lines[start], lines[start + 1]) and not goes_on:
            break
    return start


def _belongs(above: Line, below: Line) -> bool:
    reach = _AFTER_STRONG if _is_stronger(above, below) else _AFTER_PLAIN
    if above.right > 0 and above.page == below.page and below.top - above.top > reach * max(above.size, below.size):
        return False
    ended = _ends_sentence(above.text) or above.text.rstrip().endswith(";")
    return len(above.text.split()) <= _MAX_HEAD and not ended


def _is_as_strong(a: Line, b: Line) -> bool:
    return a.bold == b.bold and abs(a.size - b.size) < _LARGER and a.font == b.font and "\t" not in a.text


def _ends_sentence(text: str) -> bool:
    bare = text.rstrip()
    return bare.endswith(".") and _ABBREVIATION.search(bare) is None


def _is_stronger(a: Line, b: Line) -> bool:
    return (a.bold and not b.bold) or a.size > b.size + _LARGER


def _same_head(lines: Sequence[Line], a: int, b: int) -> bool:
    """Two dated lines right below each other with no other text: one head (a graduation date, a duration)."""
    return b == a + 1 and dates.is_only_date(lines[b].text) and dates.is_only_date(lines[a].text)


def _starts_by_look(lines: Sequence[Line], begin: int, end: int, follows: bool) -> list[int]:
    """Without dates, an entry starts at the first line and at every line that looks like it after weaker ones."""
    lead = lines[begin]
    if follows and len(lead.text.split()) > _MAX_HEAD:
        return []
    numbered = [i for i in range(begin, end + 1) if lines[i].bullet[:1].isdigit()]
    if numbered[:1] == [begin]:
        return numbered
    starts = [begin]
    for i in range(begin + 1, end + 1):
        same_size = abs(lines[i].size - lead.size) < _SAME_SIZE
        alike = same_size and lines[i].bold == lead.bold and lines[i].font == lead.font
        if alike and lead.bold and not lines[i - 1].bold:
            starts.append(i)
    return starts


def _head_length(lines: Sequence[Line], start: int, stop: int) -> int:
    """How many lines the head takes: to its last dated line, at least, and at most four short lines."""
    length = 1
    for i in range(start + 1, min(stop, start + _MAX_BELOW) + 1):
        line = lines[i]
        if _is_prose(line) or not _belongs(lines[i - 1], line):
            break
        length += 1
    return length


def _is_prose(line: Line) -> bool:
    """True for running text: many words, few of them capitalized, no date."""
    words = dates.without_dates(line.text).split()
    if _ends_sentence(line.text) or len(words) > _MAX_HEAD:
        return True
    small = sum(word[:1].islower() for word in words)
    return len(words) >= _MIN_PROSE and small >= _SMALL * len(words) and not dates.find(line.text)


def _merged(entries: Sequence[Entry], items: Sequence[Item]) -> tuple[Entry, ...]:
    """A company's own dates above its first role are not a job beside it; its later roles inherit the company."""
    merged: list[Entry] = []
    for entry in entries:
        before = merged[-1] if merged else None
        if before is not None and _holds(before, entry, items):
            merged[-1] = replace(
                entry,
                organization=entry.organization or before.organization or before.title,
                place=entry.place or before.place,
                first_line=before.first_line,
                page=before.page,
            )
        elif before is not None and _is_later_role(entry):
            merged.append(replace(entry, organization=before.organization, place=entry.place or before.place))
        else:
            merged.append(entry)
    return tuple(merged)


def _is_later_role(entry: Entry) -> bool:
    """A title with dates alone below another job: the company above has two roles."""
    return entry.section is SectionKind.EXPERIENCE and not entry.organization and bool(entry.start and entry.title)


def _holds(a: Entry, b: Entry, items: Sequence[Item]) -> bool:
    if a.section is not SectionKind.EXPERIENCE or not (a.start and b.start) or b.organization:
        return False
    if any(a.first_line <= item.first <= a.last_line for item in items):
        return False
    a_end = None if a.current else a.end
    b_end = None if b.current else b.end
    return a.start <= b.start and (a_end is None or (b_end is not None and b_end <= a_end))
