"""Are dates, bullets and type written in one manner?"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.resume import Entry, Line, SectionKind
from rules.spans import nowhere
from rules.wording import joined
from texts import gettext
from texts.forms import decimal

# March to July are left whole beside shortened months by many styles, so written out they tell nothing.
_MANNERS = (
    re.compile(r"\b\d{1,2}[/.]\d{4}\b"),
    re.compile(r"\b(?:January|February|August|September|October|November|December)\b(?:,? \d{4})?"),
    re.compile(r"\b(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\b\.?(?:,? \d{4})?"),
    re.compile(r"(?<![\d/.])\d{4}-(?:0\d|1[0-2])\b(?![/.]\d)"),
)
_SUBSET = re.compile(r"^[A-Z]{6}\+|[-,].*$|(?:MT|PS|PSMT)$")
_NUMBER = re.compile(r"\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]", re.IGNORECASE)
MIXED = 0.25
"""Share from which on the rarer manner is one of two, and no slip."""
MIN_BULLETS = 6
"""Bullets from which on a manner can be told."""
SIZE = 0.9
"""Difference in points from which on type is of another size."""


@check
class Inconsistent:
    """Yields one span for each of dates, bullets, type sizes, fonts if the jobs mix manners, and for ends of
    bullets beside one of those.

    Glyphs that mark a deeper level are no mixture: only lines at the same indentation are compared.
    """

    def find(self, facts: Facts) -> Iterator[Span]:
        lines = _first_lines(facts)
        mixed = [
            (gettext("date formats"), _dates(facts)),
            (gettext("bullet symbols"), _glyphs(lines)),
            (gettext("font sizes"), _sizes(lines)),
            (gettext("fonts"), _fonts(lines)),
        ]
        mixed = [each for each in mixed if len(each[1]) > 1]
        ends = _ends(facts)
        if mixed and len(ends) > 1:  # alone it is nothing that anybody stops at
            mixed.append((gettext("line endings"), ends))
        for what, manners in mixed:
            yield nowhere(SectionKind.OTHER, what=what, manners=joined(manners))


def _dates(facts: Facts) -> list[str]:
    """One date of each manner, as written."""
    jobs = [
        entry.dates
        for entry in facts.resume.entries
        if entry.section is SectionKind.EXPERIENCE and entry.dates and not _is_in_sentence(entry, facts)
    ]
    written = [next((found.group() for dates in jobs if (found := each.search(dates))), "") for each in _MANNERS]
    return [f"“{date}”" for date in written if date]


def _is_in_sentence(entry: Entry, facts: Facts) -> bool:
    """Whether the dates stand in running text, which goes on behind them."""
    lines = facts.resume.lines[entry.first_line : entry.last_line + 1]
    _, found, behind = next((cut for line in lines if (cut := line.text.partition(entry.dates))[1]), ("", "", ""))
    return bool(found) and _GOES_ON.match(behind) is not None


_GOES_ON = re.compile(r"\W{0,3}(?:[a-z]+\b[ ,]{0,2}){3}")


def _first_lines(facts: Facts) -> list[Line]:
    """The lines that open the bullets of the experience, those of the most common indentation."""
    first = {bullet.first_line for bullet in facts.work}
    lines = [line for line in facts.resume.lines if line.number in first and line.bullet.strip()]
    if not lines:
        return []
    left = Counter(round(line.left / 4) for line in lines).most_common(1)[0][0]
    return [line for line in lines if round(line.left / 4) == left]


def _glyphs(lines: Sequence[Line]) -> list[str]:
    """The glyphs in use; a number counts what stands there, be it a list or the names of projects."""
    return [f"“{glyph}”" for glyph in sorted({line.bullet for line in lines}) if not _NUMBER.fullmatch(glyph.strip())]


def _sizes(lines: Sequence[Line]) -> list[str]:
    """The sizes of type of whole bullets, if a second one is no slip."""
    sizes = Counter(round(line.size, 1) for line in lines if line.size)
    if sum(sizes.values()) < MIN_BULLETS:
        return []
    (common, _), *others = sizes.most_common()
    far = [size for size, count in others if abs(size - common) >= SIZE and count >= MIXED * len(lines)]
    return [gettext("{size} pt", size=decimal(size)) for size in sorted([common, *far[:1]])] if far else []


def _fonts(lines: Sequence[Line]) -> list[str]:
    """The font families of whole bullets, if a second one is no slip; cuts and weights of one family are the same."""
    families = Counter(family for line in lines if (family := _SUBSET.sub("", line.font).strip()))
    if sum(families.values()) < MIN_BULLETS:
        return []
    (common, _), *others = families.most_common()
    other = [name for name, count in others if name[:2] != common[:2] and count >= MIXED * len(lines)]
    return [common, *other[:1]] if other else []


def _ends(facts: Facts) -> list[str]:
    """ "with a full stop" and "without one", if both are common; bullets that hold several sentences tell nothing."""
    texts = [bullet.text.rstrip() for bullet in facts.work if ". " not in bullet.text]
    counts: Mapping[bool, int] = Counter(text.endswith(".") for text in texts) or defaultdict(int)
    if len(texts) < MIN_BULLETS or min(counts[True], counts[False]) < MIXED * len(texts):
        return []
    return [gettext("with a period"), gettext("without one")]
