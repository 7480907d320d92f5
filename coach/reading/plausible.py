"""Whether what was read is language, and whether it is a resume."""

import re
from collections.abc import Sequence

from coach.errors import Code, Unreadable
from coach.reading.lexicon import dates
from coach.reading.lexicon.known_words import are_known
from rules.resume import Resume, SectionKind

_TOKEN = re.compile(r"\S{3,}")
_WORD = re.compile(r"[^\W\d_]+(?:['’.&/+-][^\W\d_]*)*[,.;:!?)\"”’]*")
_VOWELS = frozenset("aeiouyàáâãäåæèéêëìíîïòóôõöøùúûüýœıаеёиоуыэюяєіїαεηιουωάέήίόύώ")
_CORE = frozenset(
    {
        SectionKind.EXPERIENCE,
        SectionKind.EDUCATION,
        SectionKind.SKILLS,
        SectionKind.PROJECTS,
        SectionKind.VOLUNTEERING,
        SectionKind.CERTIFICATIONS,
        SectionKind.AWARDS,
        SectionKind.LANGUAGES,
    }
)
_OTHER_PAPERS: dict[str, str] = {
    "an invoice": r"\binvoice (?:no|number|date|#)|\bamount due\b|\bbill to\b|\bsubtotal\b|\bpayment terms\b|\bvat\b"
    r"|\biban\b|\bunit price\b|\bdue date\b",
    "a paper": r"^abstract\b|^references$|\bet al\.|\bdoi:|\bwe propose\b|\bin this paper\b|\bfig(?:ure|\.) \d"
    r"|\btable \d|^related work$|^\d?\.?\s?introduction$|^\d?\.?\s?conclusions?$",
    "a manual": r"\btable of contents\b|^chapter \d|^contents$|\bappendix [a-z]\b|\bwarranty\b"
    r"|\buser (?:guide|manual)\b|\binstallation\b|\btroubleshooting\b",
    "a job posting": r"\babout the role\b|\bwhat you'?ll do\b|\bequal opportunity employer\b|\bwe offer\b"
    r"|\bapply now\b|\bwe are looking for\b|\byou will\b|\bwhat we'?re looking for\b|\bour team\b",
    "a letter": r"\bdear (?:hiring|sir|madam|mr|ms|recruit)|\b(?:sincerely|best regards|kind regards)\b"
    r"|\byours faithfully\b|\bi am writing to\b|\bi look forward to\b",
}
"""Signs of other documents; two different ones name it, three outweigh a weak likeness to a resume."""


def is_language(texts: Sequence[str], unknown: int) -> bool:
    """False if the glyphs map to signs that no language is written with. `unknown` counts glyphs without a sign."""
    text = " ".join(texts)
    if unknown > 0.3 * max(1, len(text)):
        return False
    latin = [c.lower() for c in text if c.isalpha() and c < "\u0250"]
    if len(latin) >= 100 and not 0.22 <= sum(c in _VOWELS for c in latin) / len(latin) <= 0.65:
        return False
    tokens = _TOKEN.findall(text)
    if len(tokens) < 12:
        return True
    words = [token for token in tokens if _WORD.fullmatch(token)]
    if len(words) < 0.35 * len(tokens):
        return False
    cased = [word.lower() for word in words if word.upper() != word.lower()]
    voiced = sum(any(c in _VOWELS for c in word) for word in cased)
    if len(cased) >= 0.5 * len(words) and voiced < 0.6 * len(cased):
        return False
    return are_known(texts)


def require_resume(resume: Resume) -> None:
    """Raises `Unreadable` (`not_a_resume`) if the document is plainly something else; in doubt it is a resume."""
    kinds = {section.kind for section in resume.sections if section.heading} & _CORE
    contact = resume.contact
    reachable = any((contact.email, contact.phone, contact.linkedin, contact.github))
    ranges = sum(not one.single for line in resume.lines for one in dates.find(line.text))
    likely = len(kinds) >= 2 or (bool(kinds) and (reachable or ranges > 0)) or (reachable and ranges > 0)
    if likely and (len(kinds) > 1 or ranges > 1):
        return
    other, signs = _other_paper(resume)
    if likely and signs < 3:
        return
    what = f"looks like {other}" if signs >= 2 else "does not look like a resume"
    raise Unreadable(
        Code.NOT_A_RESUME,
        f"This document {what}: I find no jobs, education, skills or contact details in it. "
        "If it is your resume, please give its sections plain headings such as Experience, Education and Skills.",
    )


def _other_paper(resume: Resume) -> tuple[str, int]:
    """What else the document may be, and how many different signs say so."""
    text = "\n".join(line.text for line in resume.lines)
    counts = {
        name: len({match.group().lower() for match in re.finditer(pattern, text, re.IGNORECASE | re.MULTILINE)})
        for name, pattern in _OTHER_PAPERS.items()
    }
    best = max(counts, key=lambda name: counts[name])
    return best, counts[best]
