"""What may be said of a resume: only what was read surely, and nothing is missing that may stand unread.

A check asks its question of what was read, and need not know how well. Here, for all checks alike, what it found is
held against how sure the reading is: of the line, of the job that it names, and of the lines that no section holds.
"""

import re
from itertools import pairwise

from rules.facts import Facts
from rules.finding import Span
from rules.lexicon.spelling import is_run_together
from rules.resume import Entry, SectionKind

SURE = 0.6
"""How sure a title, a company, a date or a bullet is to be, for a finding to name it."""
GLUED = 2
"""Words without the spaces within them from which on a line was not read as it stands."""
READ = 0.5
"""How sure a kind of section is to be read, for something to be missing from it."""


def is_sure(span: Span, facts: Facts) -> bool:
    """Whether what a check found may be told."""
    if any(may_stand_unread(kind, facts) for kind in span.missing):
        return False
    if span.line is None:
        return True
    if _runs_together(span.quote):
        return False
    bullet = facts.bullet_at(span.line)
    if bullet is not None and bullet.sure < SURE:
        return False
    lines = range(span.line, span.line + 1) if bullet is None else range(bullet.first_line, bullet.last_line + 1)
    if any(is_of_two_columns(facts.resume.lines[number].text) for number in lines):
        return False
    return all(_names_surely(span, entry) for entry in facts.headed_at(span.line))


_RUNNING = 3
"""Words of a part of a line from which on it is a row of a text of its own."""
_SMALL = re.compile(r"\b[a-z]{2,}\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def is_of_two_columns(text: str) -> bool:
    """Whether a line was read across two texts side by side: each of two parts, far apart, is running text."""
    parts = [part for part in text.split("\t") if not _YEAR.search(part)]
    running = [len(part.split()) >= _RUNNING and _SMALL.search(part) is not None for part in parts]
    return any(a and b for a, b in pairwise(running))


def may_stand_unread(kind: SectionKind, facts: Facts) -> bool:
    """Whether lines stand unread that may be of that kind of section, or it was read too unsurely to say."""
    how = facts.resume.how_read
    return how.of(kind) < READ or any(each.could_be is kind for each in how.unread)


def _runs_together(quote: str) -> bool:
    """Whether the spaces between the words of a quote were lost in reading: nobody would find it on the page."""
    words = re.findall(r"[^\W\d_]+", quote)
    glued = [word for word in words if is_run_together(word)]
    return len(glued) >= GLUED or 2 * sum(map(len, glued)) > sum(map(len, words))


def _names_surely(span: Span, entry: Entry) -> bool:
    """Whether the parts of an entry that the quote holds were read surely."""
    sure = entry.sure
    parts = (
        (entry.title, sure.title),
        (entry.organization, sure.organization),
        (entry.dates, max(sure.start, sure.end)),
    )
    return all(how >= SURE for part, how in parts if part and part in span.quote)
