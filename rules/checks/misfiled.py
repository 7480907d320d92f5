"""Does each skill stand under a label that it belongs to?"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.resume import Line, Section, SectionKind
from rules.spans import at_line
from rules.wording import joined

_STORES = frozenset(
    ("relational database", "document database", "key-value database", "wide-column database", "in-memory caching",
     "graph database", "time-series database", "search engine")
)  # fmt: skip
_FRAMEWORKS = frozenset(("front-end framework", "web framework", "mobile framework"))
_LANGUAGES = frozenset(("programming language",))
_RUNS = frozenset(("containers and orchestration", "cloud platform"))
_ANYWHERE = frozenset(("HTML", "CSS", "Firebase", "Supabase", "Bash", "Sass", "LaTeX", "Elasticsearch"))
"""Names that people sort in more than one way."""
_OTHERS = r"(?: ?(?:/|&|and|,) ?(?:frameworks|libraries|packages))?"
_STRANGERS: tuple[tuple[re.Pattern[str], frozenset[str]], ...] = (
    (
        re.compile(r"(?:(?:programming|scripting|coding|core|main|primary) )?languages?|programming", re.IGNORECASE),
        _STORES | _FRAMEWORKS | _RUNS | {"machine learning library"},
    ),
    (
        re.compile(
            r"(?:databases?|data ?stores?)(?: ?(?:/|&|and) ?(?:data ?)?(?:databases|stores|storage|caching))?"
            r"|databases? (?:systems|technologies)",
            re.IGNORECASE,
        ),
        _LANGUAGES | _FRAMEWORKS | _RUNS,
    ),
    (
        re.compile(
            rf"(?:(?:web|front-?end|back-?end|full[- ]?stack) )?(?:frameworks?|libraries){_OTHERS}", re.IGNORECASE
        ),
        _LANGUAGES | _STORES | _RUNS,
    ),
    (
        re.compile(r"(?:(?:developer|development|dev|build) )?tools", re.IGNORECASE),
        _LANGUAGES | _STORES | _FRAMEWORKS,
    ),
)
"""Labels that promise one kind of thing, and the categories of what is none of it."""
_ROW = re.compile(r"\W*(?P<label>[A-Za-z][\w/&+,. ]{1,45}?)\s?:\s?(?P<items>[^:\t]+)$")
_BRACKETS = re.compile(r"\([^()]{0,120}\)?")
"""What belongs to the name before: "Python (NumPy, Pandas)"."""
_LABEL_WORDS = 4
_OPEN = (",", "/", "&", "(", "-", "|", ";", ":")
"""What a row ends with that goes on below."""


@dataclass
class _Row:
    label: str
    items: str
    line: Line


@check
class Misfiled:
    """Yields each row of skills with the names in it that are of another kind than its label says, if there are `least`
    such names. Words of the span: `names`, `label`.

    Only rows that have one label, a colon behind it, and nothing beside them are looked at.
    """

    least: int = 2

    def find(self, facts: Facts) -> Iterator[Span]:
        found = [
            (row, names)
            for section in facts.resume.of_kind(SectionKind.SKILLS)
            for row in _rows(section, facts)
            if (names := _strangers(row, facts))
        ]
        if sum(len(names) for _, names in found) >= self.least:
            for row, names in found:
                yield at_line(row.line, SectionKind.SKILLS, names=joined(names), label=row.label)


def _rows(section: Section, facts: Facts) -> list[_Row]:
    """The labeled rows, each with the lines below that go on with it; none where anything stands beside them."""
    rows: list[_Row] = []
    body = facts.body(section)
    widest = max((len(line.text) for line in body), default=0)
    above = ""
    for line in body:
        found = _ROW.match(line.text)
        if "\t" in line.text or line.text.count(": ") > 1:
            return []
        if found and len(found["label"].split()) <= _LABEL_WORDS:
            rows.append(_Row(found["label"].strip(), found["items"], line))
        elif ":" in line.text or not rows or _is_row_of_its_own(line.text, above, widest):
            rows.append(_Row("", line.text, line))
        else:
            rows[-1].items += f" {line.text}"
        above = line.text
    return rows


def _is_row_of_its_own(text: str, above: str, widest: int) -> bool:
    """Whether a list doesn't go on with the row above: its first item would have fit there."""
    first, _, more = text.partition(",")
    fits = len(f"{above}, {first.strip()},") <= widest
    return "," in more and fits and not above.rstrip().endswith(_OPEN)


def _strangers(row: _Row, facts: Facts) -> Sequence[str]:
    strange = next((each for label, each in _STRANGERS if label.fullmatch(row.label)), None)
    if strange is None:
        return ()
    named = facts.words.known.find(_BRACKETS.sub(" ", row.items))
    found = (each for each in named if each.technology.name not in _ANYWHERE and each.technology.category in strange)
    return tuple(dict.fromkeys(each.as_written for each in found))
