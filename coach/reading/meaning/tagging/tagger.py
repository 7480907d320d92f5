"""Which lines among jobs are heads, bullets, their continuations, prose or asides, decided for all lines together."""

import re
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from coach.reading.lexicon import dates
from coach.reading.meaning.bullets import Item, joined, says_when
from coach.reading.meaning.tagging import chain
from coach.reading.meaning.tagging.head_evidence import classes
from coach.reading.meaning.tagging.line_evidence import evidence_of
from rules.lexicon import technologies
from rules.lexicon.titles import is_title
from rules.resume import Line

HEAD, MORE, BULLET, GOES_ON, PROSE, ASIDE = "H", "h", "B", "C", "P", "X"
BULLETS = frozenset({BULLET, GOES_ON})


@dataclass(frozen=True, slots=True)
class Tagged:
    """The tag of each line and how sure it is (0 to 1)."""

    tags: tuple[str, ...]
    sure: tuple[float, ...]


def tag(lines: Sequence[Line], items: Sequence[Item], heads: Mapping[int, str]) -> Tagged:
    """Tags lines that stand among jobs. `items` and `heads` are the rules' verdicts, by places in `lines`."""
    weights = chain.load("lines")
    evidence = evidence_of(lines, items, heads)
    table = chain.scores(weights, evidence)
    path = [weights.tags[tag] for tag in chain.best(weights, table)]
    likely = chain.marginals(weights, table)
    unsigned = any(tag == BULLET and not line.bullet for tag, line in zip(path, lines, strict=True))
    if unsigned:
        path = [
            _alike(tag, names, row[weights.tags.index(BULLET)])
            for tag, names, row in zip(path, evidence, likely, strict=True)
        ]
    path = _with_roles_alone(lines, _with_wrapped_heads(lines, _without_lists(lines, path)))
    path = _with_names_above_titles(lines, path)
    path = _with_dated_heads(lines, _without_rows_of_jobs(lines, _with_text_below_titles(lines, path)), heads)
    path = _with_asides(lines, _with_jobs_of_a_line(lines, _with_titles_below_dates(lines, path, evidence)))
    sure = [row[weights.tags.index(tag)] for row, tag in zip(likely, path, strict=True)]
    return Tagged(tuple(path), tuple(sure))


def _with_titles_below_dates(
    lines: Sequence[Line], path: Sequence[str], evidence: Sequence[Sequence[str]]
) -> list[str]:
    """Below dates that stand alone, a short line that names a role is their title, whatever sign it opens with."""
    mended = list(path)
    for index in range(1, len(path)):
        alone = path[index - 1] == HEAD and "date:only" in evidence[index - 1]
        names = evidence[index]
        goes_on = index + 1 < len(path) and path[index + 1] == GOES_ON
        titled = "word:role" in names and "word:running" not in names
        if alone and path[index] == BULLET and titled and not goes_on:
            mended[index] = MORE if len(lines[index].text.split()) <= _MAX_TITLE_WORDS else BULLET
    return mended


def _with_names_above_titles(lines: Sequence[Line], path: Sequence[str]) -> list[str]:
    """A name right above a title, taken for an aside, opens the head as those of other jobs do that look alike."""
    opening = {
        _look(upper)
        for upper, lower, tag, below in zip(lines, lines[1:], path, path[1:], strict=False)
        if tag == HEAD and below == MORE and is_title(lower.text) and not is_title(upper.text)
    }
    mended = list(path)
    for index in range(len(path) - 1):
        line, title = lines[index], lines[index + 1]
        named = path[index] == ASIDE and not line.bullet and not is_title(line.text) and not line.text.endswith(":")
        if named and path[index + 1] == HEAD and is_title(title.text) and _look(line) in opening:
            mended[index : index + 2] = [HEAD, MORE]
    return mended


def _with_text_below_titles(lines: Sequence[Line], path: Sequence[str]) -> list[str]:
    """Rows below a bold title that holds its employer, taken for parts of the head, are the text of the job where they
    are several in one plain look that tell of technologies: "Back end with Java, Spring" over "Front end with Angular".
    """
    mended = list(path)
    for index, line in enumerate(lines):
        employer = _AT_EMPLOYER.search(line.text) if line.bold else None
        if employer is None or not is_title(line.text[: employer.start() + 1]):
            continue
        last = index
        while last + 1 < len(lines) and _is_plain_row(line, lines[last + 1], path[last + 1]):
            last += 1
        below = lines[index + 1 : last + 1]
        telling = sum(bool(technologies.load().find(row.text)) for row in below)
        if len(below) >= _SEVERAL_ROWS and len({_look(row) for row in below}) == 1 and 2 * telling > len(below):
            mended[index + 1 : last + 1] = [BULLET] * len(below)
    return mended


_AT_EMPLOYER = re.compile(r"\w (?:at|@) [A-Z]")
_SEVERAL_ROWS, _ROW_WORDS = 2, 4
"""Rows that are the text of a job, and words of each of them."""


def _is_plain_row(title: Line, row: Line, tag: str) -> bool:
    plain = not row.bold and not row.bullet and "\t" not in row.text and not dates.find(row.text)
    return tag not in (HEAD, GOES_ON) and plain and row.page == title.page and len(row.text.split()) >= _ROW_WORDS


def _without_rows_of_jobs(lines: Sequence[Line], path: Sequence[str]) -> list[str]:
    """A row without date or role between bullets, in the look of the rows that stand below the heads of jobs and of no
    head's first row, names what was worked on, and heads no other job."""
    first = {_look(line) for line, tag in zip(lines, path, strict=True) if tag == HEAD and dates.find(line.text)}
    below = {_look(b) for (a, b), tags in zip(pairwise(lines), pairwise(path), strict=True) if tags == (HEAD, MORE)}
    mended = list(path)
    for index in range(1, len(path) - 1):
        line, look = lines[index], _look(lines[index])
        between = path[index - 1] in BULLETS and path[index + 1] == BULLET
        named = any("role" in classes(word) for word in line.text.split()) or dates.find(line.text)
        if path[index] == HEAD and between and look in below and look not in first and not named:
            mended[index] = ASIDE
    return mended


def _with_dated_heads(lines: Sequence[Line], path: Sequence[str], heads: Mapping[int, str]) -> list[str]:
    """A bold row with dates in a field of their own, which the rules take for a head, opens one over bullets, however
    little its words tell: "Larkspur Painting | Crew Chief⇥Summer 2019"."""
    mended = list(path)
    for index in range(len(path) - 1):
        line = lines[index]
        *named, when = line.text.split("\t")
        dated = bool(named) and dates.is_only_date(when) and heads.get(index) == "first"
        if path[index] == ASIDE and dated and line.bold and not line.bullet and path[index + 1] == BULLET:
            mended[index] = HEAD
    return mended


def _look(line: Line) -> tuple[bool, bool, int, int]:
    return line.bold, line.italic, round(2 * line.size), round(line.left)


def _with_jobs_of_a_line(lines: Sequence[Line], path: Sequence[str]) -> list[str]:
    """Jobs that a person lists a line each, without more: "Larkspur – Web Developer – 1999-2004", whatever opens them.

    A single one behind the sign of a bullet may tell of a promotion; two below each other are a list of jobs, and two
    that open with their dates are the heads of what stands between them.
    """
    listed = [_is_job_of_a_line(line.text) for line in lines]
    opening = [job and _opens_with_range(line.text) for job, line in zip(listed, lines, strict=True)]
    firsts = [index for index, tag in enumerate(path) if tag != GOES_ON]
    mended = list(path)
    for place, index in enumerate(firsts):
        if not listed[index] or path[index] not in (PROSE, BULLET):
            continue
        told = firsts[place + 1] - 1 if place + 1 < len(firsts) else len(path) - 1
        beside = [firsts[near] for near in (place - 1, place + 1) if 0 <= near < len(firsts)]
        many = any(listed[near] for near in beside) or (opening[index] and sum(opening) > 1)
        if many or (path[index] == PROSE and told == index):
            mended[index] = HEAD
            mended[index + 1 : told + 1] = [PROSE] * (told - index)
    return mended


_PARTS = re.compile(r"\s+[–—|@-]\s+|,\s+|\t|\s+(?:at|bei|chez)\s+")
_MAX_IN_PART, _SMALL_NAME = 6, 2
"""Words of a part of such a line, and of one in small letters: "tidewell labs"."""


def _is_job_of_a_line(text: str) -> bool:
    """True for a company, a title and a range, and nothing else before a colon or a dash."""
    when = next((one for one in dates.find(text) if not one.single), None)
    if when is None:
        return False
    behind = text[when.finish :].strip(" )")
    if not text[: when.begin].strip(" ("):
        named = re.split(r":\s", behind.lstrip(":|,–—- \t"), maxsplit=1)[0].rstrip(".")
    elif behind[:1] in ("", ":", "–", "—", "-"):
        named = text[: when.begin].rstrip(" (–—-|,:\t")
    else:
        return False
    parts = [part for part in _PARTS.split(named) if part]
    return len(parts) >= 2 and all(map(_is_name, parts)) and any(map(is_title, parts))


def _is_name(part: str) -> bool:
    size = len(part.split())
    return size <= (_MAX_IN_PART if part[0].isupper() else _SMALL_NAME)


def _opens_with_range(text: str) -> bool:
    return any(not one.single and not text[: one.begin].strip(" (") for one in dates.find(text))


def _with_wrapped_heads(lines: Sequence[Line], path: Sequence[str]) -> list[str]:
    """A title of two rows in larger type, taken for two heads: "Architect | Senior" over "Developer (2009 – 2016)"."""
    mended = list(path)
    body = statistics.median(line.size for line in lines) if lines else 0.0
    for index in range(1, len(path)):
        upper, lower = lines[index - 1], lines[index]
        both = path[index - 1] == path[index] == HEAD and upper.bold == lower.bold and not lower.bullet
        larger = min(upper.size, lower.size) > body + _SAME_SIZE and abs(upper.size - lower.size) <= _SAME_SIZE
        below = abs(upper.left - lower.left) <= _SAME_EDGE and 0 < lower.top - upper.top <= _ROW * lower.size
        if both and larger and below and not dates.find(upper.text):
            mended[index] = MORE
    return mended


_MAX_ROLE_WORDS = 7


def _with_roles_alone(lines: Sequence[Line], path: Sequence[str]) -> list[str]:
    """A title in a row of its own, taken for the beginning of the text below it: right below a head it is a part of
    that; else it opens another role at the same employer, and tells nothing of the work."""
    mended = list(path)
    for index, line in enumerate(lines):
        if path[index] != BULLET or line.bullet or not _is_role_alone(line.text):
            continue
        mended[index] = MORE if index and mended[index - 1] in (HEAD, MORE) else ASIDE
        if path[index + 1 : index + 2] == [GOES_ON]:
            mended[index + 1] = BULLET
    return mended


def _is_role_alone(text: str) -> bool:
    words = re.findall(r"[^\W\d_][\w+/#]*", text)
    named = 2 <= len(words) <= _MAX_ROLE_WORDS and all(word[0].isupper() for word in words)
    return named and text[-1].isalnum() and is_title(text) and not dates.find(text)


_LISTS = re.compile(
    r"\W{0,3}(?:(?:key|core|main|technical|hard|tech|used|primary) )*(?:skills?|technolog(?:y|ies)|stack|tools"
    r"|environment|keywords|competenc(?:y|ies)) ?(?:used|applied)?\s*:\s*\S",
    re.IGNORECASE,
)
""" "Key skills: Go • Redis • …" below what is told of a job."""
_LIST_BELOW = re.compile(
    r"\W{0,3}(?:(?:technical|tech|used|development) )*(?:technolog(?:y|ies)|stack|tools|environment)(?: used)?\s*:\s*",
    re.IGNORECASE,
)
""" "Environment:" in a row of its own, over what it held."""
_MIN_LISTED = 3
"""Names that make the row below such a label a list."""
_ITEMS = re.compile(r"\s[•·|]\s|\s[•·|]$|,$")
_SAME_EDGE, _SAME_SIZE, _ROW = 2.0, 0.3, 1.5


def _without_lists(lines: Sequence[Line], path: Sequence[str]) -> list[str]:
    """The rest of a list of skills below a job, over however many lines it runs, heads no other job."""
    mended = list(path)
    for index, line in enumerate(lines):
        below = lines[index + 1] if index + 1 < len(lines) else None
        over = below is not None and _LIST_BELOW.fullmatch(line.text) and below.text.count(",") + 1 >= _MIN_LISTED
        if not over and not _LISTS.match(line.text):
            continue
        last = index + bool(over)
        while last + 1 < len(lines) and _goes_on_listing(line, lines[last], lines[last + 1]):
            last += 1
        if last + 1 < len(lines) and _ends_listing(line, lines[max(0, index - 1) : last + 3], last + 1 - index):
            last += 1
        if line.bullet:
            mended[index + 1 : last + 1] = [GOES_ON] * (last - index)
        else:
            mended[index : last + 1] = [PROSE if tag == PROSE else ASIDE for tag in path[index : last + 1]]
        if HEAD in path[index : last + 1] and path[last + 1 : last + 2] == [MORE]:
            mended[last + 1] = HEAD
    return mended


def _stands_in_list(first: Line, above: Line, line: Line) -> bool:
    alike = abs(line.size - first.size) <= _SAME_SIZE and line.bold == above.bold and not line.bullet
    below = abs(line.left - first.left) <= _SAME_EDGE and 0 < line.top - above.top <= _ROW * line.size
    return alike and below and not _LISTS.match(line.text) and not dates.find(line.text)


def _ends_listing(first: Line, around: Sequence[Line], place: int) -> bool:
    """Whether a row is the end of the last item of a list in type smaller than the text above it, with a gap below."""
    before, above, line = around[0], around[place], around[place + 1]
    below = around[place + 2] if place + 2 < len(around) else None
    apart = below is None or not 0 < below.top - line.top <= _ROW * line.size
    return first.size < before.size - _SAME_SIZE and apart and _stands_in_list(first, above, line)


def _goes_on_listing(first: Line, above: Line, line: Line) -> bool:
    if not _stands_in_list(first, above, line):
        return False
    return _ITEMS.search(above.text.rstrip()[-3:]) is not None or _ITEMS.search(line.text) is not None


_CLIENT = re.compile(r"(?:end[ -])?(?:client|customer|project)s?(?: name)?\s*[:–-]\s*\S.{0,60}", re.IGNORECASE)
_COLUMN = re.compile(
    r"(?:company|employer|organi[sz]ation|title|job title|role|position|designation|period|duration|dates?|from|to"
    r"|years?|location|place|responsibilities|tenure)(?: name)?",
    re.IGNORECASE,
)


def _with_asides(lines: Sequence[Line], path: Sequence[str]) -> list[str]:
    """What is neither a head nor text: the row that heads the columns of a table, a client between bullets; and dates
    with a place behind the sign of a calendar, which belong to the head above."""
    mended = list(path)
    for index, line in enumerate(lines):
        cells = [cell.strip() for cell in line.text.split("\t")]
        heads_table = len(cells) > 1 and all(map(_COLUMN.fullmatch, cells))
        between = path[index] == GOES_ON and not line.bullet and _CLIENT.fullmatch(line.text.strip())
        mended[index] = ASIDE if heads_table or between else mended[index]
        if mended[index] == BULLET and says_when(line.text):
            mended[index] = MORE if index and mended[index - 1] in (HEAD, MORE) else ASIDE
    return mended


_MAX_TITLE_WORDS = 12
_MIN_LIKELY = 0.25


def _alike(tag: str, names: Sequence[str], bullet: float) -> str:
    """A line of work taken for prose by a hair is a bullet where others without a sign are."""
    work = "word:verb" in names and "word:sentences" not in names
    return BULLET if tag == PROSE and work and bullet >= _MIN_LIKELY else tag


def to_items(lines: Sequence[Line], tags: Sequence[str], offset: int) -> tuple[Item, ...]:
    """The bullets that the tags tell, also over a line that only a page's edge set between.

    `offset` is the number of the first of these lines in the document.
    """
    items: list[Item] = []
    for index, one in enumerate(tags):
        if one != BULLET:
            continue
        parts = [index]
        for after in range(index + 1, len(tags)):
            if tags[after] == GOES_ON:
                parts.append(after)
            elif tags[after] != ASIDE or tags[after + 1 : after + 2] != (GOES_ON,):
                break
        text = joined([lines[part].text for part in parts])
        items.append(Item(offset + index, offset + parts[-1], text))
    return tuple(items)


def to_heads(tags: Sequence[str], offset: int) -> list[list[int]]:
    """The numbers of the lines of each head; an aside between lines of one head does not end it."""
    heads: list[list[int]] = []
    for index, one in enumerate(tags):
        if one == HEAD or (one == MORE and not heads):
            heads.append([offset + index])
        elif one == MORE:
            heads[-1].append(offset + index)
    return heads
