"""A cover letter that was saved in front of the resume, as its first page."""

import re
from collections.abc import Sequence

from rules.resume import Line, Resume

_CLOSING = re.compile(
    r"(?:yours )?(?:sincerely|faithfully|truly)(?: yours)?,?"
    r"|(?:best|kind|warm)(?:est)? regards,?|respectfully(?: yours)?,?",
    re.IGNORECASE,
)
"""How a letter ends, in a line of its own."""
_SIGNED, _MIN_LINES = 4, 8
"""Lines below that, with a name and a title say, and lines of such a page."""


def last_of_letter(lines: Sequence[Line]) -> int | None:
    """The number of the last line of the first page, where that is a letter and others follow; else None."""
    last = max((number for number, line in enumerate(lines) if line.page == 1), default=-1)
    follows = any(line.page > 1 for line in lines)
    if not follows or last + 1 < _MIN_LINES:
        return None
    ends = (_CLOSING.fullmatch(line.text.strip()) for line in lines[max(0, last - _SIGNED) : last + 1])
    return last if any(ends) else None


def has_letter(resume: Resume) -> bool:
    """Whether the first page is a letter, and no page of the resume."""
    return last_of_letter(resume.lines) is not None
