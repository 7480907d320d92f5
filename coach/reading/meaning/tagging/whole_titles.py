"""A title with what belongs to it on its line: the half before a slash, a second role, the department, "Intern"."""

import re

from coach.reading.lexicon import dates, places
from coach.reading.meaning.tagging.head_evidence import classes, look_at
from rules.lexicon.titles import is_title
from rules.resume import Line

_MAX_WORDS = 5
"""Words of what stands before or behind a title and belongs to it."""
_BEFORE = re.compile(r"(?:^|(?<=[\t|•·]))\s*(?P<part>[^\t|•·,;()]{2,60}?)(?P<mark>\s?/|:|\s[–—-])\s*$")
""" "Computer Science / Tutor", "Codesign: Computer Vision"."""
_BEHIND = re.compile(r"(?P<mark>,|\s?/|\s[–—-])\s*(?P<part>[^\t|•·,;()]{2,60}?)\s*(?=$|[\t|•·,(]|\s(?:[–—-]|at)\s)")
""" "Corporal, Platoon Sergeant", "Director, Engineering"."""
LEARNERS = r"intern(?:ship)?|co-op|trainee|apprentice"
"""Words of a title, as a part of a regular expression, that say it was held to learn."""
_RANK = re.compile(
    rf", (?:(?:summer|winter|spring|fall) )?(?:{LEARNERS})(?=\s*(?:$|[\t,|(–—-]))",
    re.IGNORECASE,
)
""" "Software Engineer, Intern"."""
_OF_DEPARTMENT = re.compile(
    r"(?:manager|director|head|lead|vp|president|officer|supervisor|coordinator|intern|associate|analyst|engineer"
    r"|developer)$",
    re.IGNORECASE,
)
""" "Director, Engineering", "Intern, Software Engineering"."""
_DEPARTMENT = frozenset(
    """technology engineering operations product products marketing sales services support field it infrastructure
    platform data design quality assurance security research development finance delivery customer success software
    hardware analytics testing architecture procurement logistics manufacturing maintenance training information
    systems communications programs projects accounts business digital strategy and & of""".split()
)
"""Words that name a part of a company, and no company by themselves."""


def whole(line: Line, title: str, organization: str) -> str:
    """The title as its line has it; `organization` is the employer that the head names, if one was found."""
    begin = line.text.find(title)
    if begin < 0:
        return title
    end = begin + len(title)
    rank = _RANK.match(line.text, end)
    if rank is not None:
        return line.text[begin : rank.end()]
    begin = _with_first_role(line, begin)
    before, behind = _BEFORE.search(line.text[:begin]), _BEHIND.match(line.text, end)
    own = look_at(line, begin)
    if before is not None and _belongs(before, line, own, organization):
        begin = before.start("part")
    if behind is not None and _is_second(title, behind) and look_at(line, behind.start("part")) == own:
        end = behind.end("part")
    return " ".join(line.text[begin:end].split())


_FIRST_ROLE = re.compile(r"(?:^|(?<=[\t|•·,]))\s*(?P<part>[A-Z][\w-]*(?: [A-Z][\w-]*){0,3}) (?:and|&) $")


def _with_first_role(line: Line, begin: int) -> int:
    """Where a title begins with the role that the word "and" joins to it: "Co-founder and Project Manager"."""
    first = _FIRST_ROLE.search(line.text[:begin])
    if first is None or not is_title(first["part"]) or look_at(line, first.start("part")) != look_at(line, begin):
        return begin
    return first.start("part")


def is_department(title: str, text: str) -> bool:
    """Whether a text is the department of somebody with this title: "Technology" behind "Manager"."""
    return _OF_DEPARTMENT.search(title) is not None and _DEPARTMENT.issuperset(text.lower().split())


def is_named_department(text: str) -> bool:
    """Whether a text of several words names a part of a company and nothing else: "Digital Strategy and Operations"."""
    words = text.lower().split()
    return len(words) >= _MIN_NAMED and not words[0].startswith(("and", "&")) and _DEPARTMENT.issuperset(words)


_MIN_NAMED = 3
"""Words of a department that are no company's: "Business Systems" could be one."""


def _is_second(title: str, behind: re.Match[str]) -> bool:
    """Whether what stands behind a title says who somebody was, too; all else may be an employer, team or project."""
    part, mark = behind["part"], behind["mark"].strip()
    named = is_title(part) and any("role" in classes(word) for word in part.split())
    named = named or (mark == "/" and _SHORT_ROLE.fullmatch(part) is not None)
    return len(part.split()) <= _MAX_WORDS and (named or (mark == "," and is_department(title, part)))


_SHORT_ROLE = re.compile(r"BA|PM|PO|QA|BI|DBA|SRE|SDET|SA|TPM|UI|UX")
"""Roles in letters behind a slash: "Solution Architect / BA"."""


def _belongs(before: re.Match[str], line: Line, look: object, organization: str) -> bool:
    part, mark = before["part"], before["mark"].strip()
    if not organization or organization in part or part in organization or look_at(line, before.start("part")) != look:
        return False
    words = part.split()
    known = {name for word in words for name in classes(word)}
    labels = mark == ":" and any(name.startswith("label_") for name in known)
    elsewhere = bool(known & {"company", "school", "area"}) or places.is_place(part) or bool(dates.find(part))
    return len(words) <= _MAX_WORDS and part[0].isupper() and not labels and not elsewhere
