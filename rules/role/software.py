"""Whether anything at all on the page tells of software, be it too little to say of which kind."""

import re

from rules.facts import Facts
from rules.resume import SectionKind
from rules.role import studies
from rules.role.headlines import TOP_LINES

_MAKERS = re.compile(
    r"\b(?:(?<!business )(?<!property )(?<!estate )(?<!land )(?<!curriculum )(?<!content )(?<!leadership )developer"
    r"|programmer|coder|(?:it|ict) student"
    r"|(?:software|web|mobile|app|apps|game|full-?\s?stack|front-?\s?end|back-?\s?end)(?: ?(?:/|and|&) ?\w+)?"
    r" (?:engineer\w*|development|programming|applications?|apps?|design(?:er)?)"
    r"|(?:ios|android|desktop) (?:engineer|apps?|applications?|development)"
    r"|(?:programming|coding) (?:teacher|tutor|projects?|club|boot ?camp)"
    r"|(?:teach\w*|taught|learn\w*) (?:programming|coding))\b",
    re.IGNORECASE,
)
"""What those are called who make software, and what they make."""
_OF_ANYBODY = frozenset(
    ("Python", "C", "C++", "R", "MATLAB", "Fortran", "SQL", "VBA", "LaTeX", "SAS", "WordPress", "Microsoft Access")
)
"""What people of other sciences and trades name as well."""
_FEW = 2
"""Languages and frameworks from which on they tell of software."""
_MADE_WITH = frozenset(("languages", "frameworks", "data stores"))


def tells_of_software(facts: Facts) -> bool:
    """Whether a word for those who make software, a degree in it, a project or what it is made with stands anywhere; or
    may stand where jobs were not read."""
    if facts.resume.how_read.jobs_unread or studies.majors_in_software(facts):
        return True
    # A scholar's long list of papers, grants and duties names everything once.
    seen = facts.resume.lines[:TOP_LINES] if facts.is_academic else facts.resume.seen_lines
    if _MAKERS.search(" ".join(line.text for line in seen)):
        return True
    named = {each.name for each in facts.technologies if each.layer in _MADE_WITH} - _OF_ANYBODY
    if len(named) >= _FEW:
        return True
    return facts.has(SectionKind.PROJECTS) and any(
        facts.names_technology(each) for job in facts.projects for each in job.statements
    )
