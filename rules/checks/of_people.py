"""What tells of people: of teaching, leading, helping out. Nobody asks what that was built with."""

import re

from rules.facts import Facts
from rules.jobs import Statement
from rules.lexicon import titles


def tells(statement: Statement, facts: Facts) -> bool:
    """Whether a line tells of people, or belongs to a post held for them and not to make anything."""
    if OPENING.match(statement.text):
        return True
    heads = (job.entry.title for job in facts.jobs if statement in job.statements)
    return any(POST.search(head) is not None and not titles.is_field(head) for head in heads)


OPENING = re.compile(
    r"^\W*+(?:\w+ly )?(?:mentor|taught|teach|tutor|coach|instruct|train(?:ed|ing)\b|graded|hired|interview|presented"
    r"|spoke|organi[sz]ed|volunteer|lectur|led (?:a |the )?(?:\w+ )?(?:team|group|weekly|lab|class|session|meeting)"
    r"|(?:[\w-]++ )?(?:tech(?:nical)? lead|tl|team lead)\b"
    r"|(?:handled|owned|drove) (?:\w+ )?(?:road-?map\w*|planning|strategy)"
    r"|(?:(?:help|assist|support|advis|guid|supervis)\w*|held|conducted|gave|facilitated|ran) (?:\S+ ){0,4}"
    r"(?:students?|pupils?|children|kids|learners|classes|workshops?|lectures?|seminars?|tutorials?|office hours"
    r"|volunteers?|interns?|mentees?|girls|youth|seniors)\b"
    r"|(?:lead|led|manag\w+|direct\w+|serv\w+ as|establish\w+|achiev\w+|brought)\b.*\b(?:teams?|guilds?|engineers?"
    r"|developers?|company|organi[sz]ation|practices?|standards?|people|roles?|ipo)\b"
    r"|manag(?:ed|ing) (?:a |the )?(?:\w+ )?(?:team|group|people|staff|\d+))",
    re.IGNORECASE,
)
"""How a line opens that tells of people."""
POST = re.compile(
    r"\b(?:volunteer\w*|mentor\w*|tutor\w*|teacher|teaching|lecturer|instructor|coach|counsel+or|grader|ambassador)\b",
    re.IGNORECASE,
)
"""Posts that are held for people."""
