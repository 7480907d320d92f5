"""What somebody learns or has learnt, and whether they still do."""

import re

from rules.facts import Facts
from rules.jobs import month
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


_SHORT = re.compile(
    r"\b(?:boot ?camps?|immersive|nano-?degree|certificat\w+|certified|courses?|program(?:me)?|academy"
    r"|flatiron school|hack reactor|le wagon|ironhack|codesmith|lambda school|bloom institute|launch school|thinkful"
    r"|springboard|turing school|general assembly|coding school|42 school)\b",
    re.IGNORECASE,
)
"""What is learnt beside another life: whoever does so is no student."""
_IN_YEAR = re.compile(
    r"\W*(?:1st|2nd|3rd|[45]th|first|second|third|fourth|fifth|final|pre-?final)[- ]year\b", re.IGNORECASE
)
""" "2nd year in Bachelor of Science", without an end: whoever says so learns."""
_DECEMBER = 12
_YEAR = 12
"""Months after which somebody who has finished studying is no student any more."""


def studies(facts: Facts, begun: str | None = None) -> bool:
    """Whether somebody still learns: did when the newest job of the field began (`begun`, YYYY-MM), or, where there is
    none, within the year before the resume was written."""
    top = "\n".join(line.text for line in facts.resume.lines[:TOP_LINES])
    if _STUDENT.search("\n".join((top, facts.text_of(SectionKind.SUMMARY)))):
        return True
    held = [each for each in facts.degrees if not _SHORT.search(f"{each.title} {each.organization}")]
    if any(_IN_YEAR.match(each.title) and each.end is None for each in held):
        return True
    ends = [each.end for each in held if each.end or each.current]
    return any(end is None or (end >= begun if begun else not _is_over(end, facts)) for end in ends)


def have_ended(facts: Facts) -> bool:
    """Whether all studies of which the end is told had been over for a year when the resume was written."""
    ends = [each.end for each in facts.degrees if each.end]
    return bool(ends) and not studies(facts) and all(_is_over(end, facts) for end in ends)


def _is_over(end: str, facts: Facts) -> bool:
    """Whether studies that ended then had been over for a year when the resume was written, as far as that is known: by
    the file, or by the latest date that it names beside studies."""
    now = facts.this_month
    written = month(facts.resume.written_on, _DECEMBER)
    beside = (each for each in facts.resume.entries if each.section is not SectionKind.EDUCATION)
    named = (month(point, 1) for each in beside for point in (each.start, each.end) if point)
    until = written if written and written < now else max((each for each in named if each and each <= now), default=0)
    return until - (month(end, _DECEMBER) or 0) >= _YEAR


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
    named = [(_called(each, facts), each.organization) for each in facts.degrees]
    return any(_OTHER_STUDY.search(f"{title} {house}") for title, house in named) and not any(
        _NEAR_STUDY.search(_MINOR.sub("", title)) for title, _ in named
    )


def _called(degree: Entry, facts: Facts) -> str:
    """The title of a degree, with what stands behind it: "Bachelor of Science, Mechanical Engineering"; the school's
    name says nothing."""
    lines = facts.resume.lines[degree.first_line : degree.last_line + 1]
    behind = [line.text.partition(degree.title)[2] for line in lines if degree.title]
    return " ".join((degree.title, *behind)).replace(degree.organization or "\0", "")


def studies_games(facts: Facts) -> bool:
    """Whether a degree is one of making games."""
    return any(_GAMES.search(f"{each.title} {each.organization}") for each in facts.degrees)


def _majors(facts: Facts) -> str:
    return _MINOR.sub("", facts.text_of(SectionKind.EDUCATION))
