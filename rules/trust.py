"""What may be said of a resume: only what was read surely, and nothing is missing that may stand unread.

A check asks its question of what was read, and need not know how well. Here, for all checks alike, what it found is
held against how sure the reading is: of the line, of the job that it names, and of the lines that no section holds.
"""

import re

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
    return all(_names_surely(span, entry) for entry in facts.headed_at(span.line))


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
