"""What somebody learns or has learnt, and whether they still do."""

import re

from rules.facts import Facts
from rules.resume import Entry, SectionKind
from rules.role.headlines import TOP_LINES

_OTHER_STUDY = re.compile(
    r"\b(?:mechanical|civil|chemical|industrial|structural|aerospace|aeronautical|petroleum|mining|materials"
    r"|environmental|biomedical|marine|textile|agricultur\w+|design engineering|biolog\w+|biochem\w+|chemistry|nursing"
    r"|medicine|pharmac\w+|kinesiology|psychology|sociology|anthropology|history|philosophy|theology|literature|english"
    r"|journalism|law|criminal justice|music|theat(?:re|er)|fine arts?"
    r"|(?:graphic|interior|fashion|industrial|product) design|architecture"
    r"|hospitality|accounting|marketing)\b",
    re.IGNORECASE,
)
_NEAR_STUDY = re.compile(
    r"\b(?:comput\w+|software|informati(?:cs|on)|data|electr\w+|cyber\w*|robotic\w*|mechatronic\w*|artificial"
    r"|machine learning|programming|web|game)\b",
    re.IGNORECASE,
)
_OF_SOFTWARE = re.compile(
    r"\b(?:(?<!electrical and )(?<!electrical & )computer engineering"
    r"|computer (?:science|programming|games?)|computing|software|informatics|information (?:technology|systems)"
    r"|cyber ?security|(?:web|mobile|app|game) (?:development|programming)|data science|artificial intelligence"
    r"|comp\.? ?sci|cs[ec]?)\b",
    re.IGNORECASE,
)
"""What degrees of software are called."""
_SOFTWARE = re.compile(r"\b(?:computer|software|informati(?:cs|on technology)|computing)\b", re.IGNORECASE)
_MINOR = re.compile(r"\bminor(?:s|ing)?\b[^\n]*", re.IGNORECASE)
_GAMES = re.compile(
    r"\b(?:video ?)?games? (?:programming|development|engineering|technology|software)\b", re.IGNORECASE
)
_STUDENT = re.compile(
    r"\b(?:students?|freshers?|undergraduate|(?:final|first|second|third|fourth)[- ]year|sophomore)\b", re.IGNORECASE
)


def degrees(facts: Facts) -> list[Entry]:
    """The entries of the education section."""
    return [each for each in facts.resume.entries if each.section is SectionKind.EDUCATION]


def studies(facts: Facts, begun: str) -> bool:
    """Whether somebody still learns, or did when the newest job began (`begun`, YYYY-MM)."""
    top = "\n".join(line.text for line in facts.resume.lines[:TOP_LINES])
    told = "\n".join((top, facts.text_of(SectionKind.SUMMARY)))
    learns = any(each.current or (each.end or "") >= begun for each in degrees(facts))
    return learns or _STUDENT.search(told) is not None


def studies_software(facts: Facts) -> bool:
    """Whether what is told of studies names software at all, be it as a minor."""
    return _SOFTWARE.search(facts.text_of(SectionKind.EDUCATION)) is not None


def majors_in_software(facts: Facts) -> bool:
    """Whether what is told of studies, but for minors, names software."""
    return _OF_SOFTWARE.search(_majors(facts)) is not None


def majors_in_software_alone(facts: Facts) -> bool:
    """Whether it names software and no other science or art."""
    return majors_in_software(facts) and not _OTHER_STUDY.search(_majors(facts))


def is_of_another_science(facts: Facts) -> bool:
    """Whether a degree is of a science or art far from software, and none of one near to it."""
    held = degrees(facts)
    named = (f"{each.title} {each.organization}" for each in held)
    return any(map(_OTHER_STUDY.search, named)) and not any(
        _NEAR_STUDY.search(_MINOR.sub("", each.title)) for each in held
    )


def studies_games(facts: Facts) -> bool:
    """Whether a degree is one of making games."""
    return any(_GAMES.search(f"{each.title} {each.organization}") for each in degrees(facts))


def _majors(facts: Facts) -> str:
    return _MINOR.sub("", facts.text_of(SectionKind.EDUCATION))
