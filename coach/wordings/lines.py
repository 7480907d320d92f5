"""Which lines of a review may be sent to a model, and what a member agrees to."""

from collections.abc import Sequence

from coach.copies.identity import identity_of
from coach.errors import Refused
from coach.store.wordings import Asked
from coach.wordings.question import hide, speaks_to_machines
from rules.faithfulness import LONGEST
from rules.finding import Finding
from rules.resume import Resume, SectionKind

OF_WORK = frozenset({SectionKind.SUMMARY, SectionKind.EXPERIENCE, SectionKind.PROJECTS, SectionKind.VOLUNTEERING})
MOST = 25
"""Lines to choose from: what a platform's chooser holds."""
MIN_WORDS = 4


def lines_of(findings: Sequence[Finding]) -> tuple[tuple[str, str], ...]:
    """The lines that a review has something to say of, each with our own stronger form or "", in its order."""
    ours: dict[str, str] = {}
    for each in findings:
        if each.section not in OF_WORK:
            continue
        rebuilt = (each.rewrite, *each.others_rewritten)
        for number, line in enumerate((each.quote, *each.others)):
            if _may_be_sent(line):
                ours[line] = ours.get(line) or (rebuilt[number] if number < len(rebuilt) else "")
    return tuple(ours.items())[:MOST]


def _may_be_sent(line: str) -> bool:
    return len(line.split()) >= MIN_WORDS and len(line) <= LONGEST and not speaks_to_machines(line)


def to_ask(line: str, ours: str, model: str, resume: Resume) -> Asked:
    """What would be sent of a line. Raises Refused where it can't be told what says who its member is."""
    if resume.language not in ("", "en"):
        raise Refused("The model rewords English lines only, so I sent nothing.")
    try:
        identity = identity_of(resume)
    except Refused:
        raise Refused(
            "I couldn't tell which words in your resume are your name or your employers, so I won't send a line of it "
            "to a model."
        ) from None
    hidden = hide(line, identity)
    return Asked(line, model, hidden.text, hidden.names, ours)
