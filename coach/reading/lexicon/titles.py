"""Words that make a line a job title."""

import re

TITLE = re.compile(
    r"\b(?:engineer\w*|developer|programmer|architect|intern|internship|manager|lead|leader|director|head|officer|founder"
    r"|co-?founder|cto|ceo|coo|cfo|vp|president|analyst|scientist|researcher|assistant|associate|specialist|consultant"
    r"|administrator|admin|designer|technician|coordinator|instructor|teacher|tutor|professor|lecturer|fellow|student"
    r"|trainee|apprentice|owner|partner|principal|staff|contractor|freelance\w*|representative|agent|clerk|cashier"
    r"|server|barista|mentor|volunteer|member|secretary|treasurer|captain|editor|writer|author|creator|maintainer"
    r"|contributor|supervisor|strategist|advisor|adviser|tester|qa|sre|devops|support|operator|driver|nurse|accountant"
    r"|entwickler\w*|ingenieur\w*|praktikant\w*|werkstudent\w*|leiter\w*|berater\w*|développeu\w+|ingénieur\w*"
    r"|stagiaire|chef|responsable|desarrollador\w*|ingenier\w+|becari\w+|sviluppat\w+|ingegnere|tirocinante"
    r"|desenvolvedor\w*|engenheir\w+|estagiári\w+|ontwikkelaar)\b",
    re.IGNORECASE,
)
COMPANY = re.compile(
    r"\b(?:inc|llc|ltd|gmbh|ag|corp|corporation|company|co|group|labs?|technologies|technology|solutions|systems"
    r"|software|studios?|bank|university|college|institute|hospital|foundation|agency|partners|consulting|holdings"
    r"|interactive|games|media|networks|s\.?a|s\.?r\.?l|plc|pvt|b\.?v|research|club|society|ministry|department)\b\.?"
    r"(?! (?:engineer|developer|programmer|architect|intern|analyst|scientist|assistant|associate|specialist|consultant"
    r"|administrator|designer|lead|manager|director|fellow))",
    re.IGNORECASE,
)
"""Words of companies' names, except right before a word of titles: "Software Engineer" is no company."""


def is_title(text: str) -> bool:
    """True if some words of `text` are those of a job title, and none those of a company."""
    return title_weight(text) == 2


def title_weight(piece: str) -> int:
    return 2 * bool(TITLE.search(piece)) - bool(COMPANY.search(piece)) - (len(piece.split()) > 9)
