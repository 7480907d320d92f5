"""Whether what was read is language, and whether it is a resume."""

import re
from collections.abc import Sequence

from coach.errors import Code, Unreadable
from coach.reading.lexicon import dates
from coach.reading.lexicon.known_words import are_known
from rules.resume import Resume, SectionKind
from texts import gettext_noop

_UNKNOWN = 0.3
"""Part of the letters that a file may leave without a character."""
_MIN_LATIN, _VOWELS_SHARE = 100, (0.22, 0.65)
"""Latin letters by which a language is told from noise, and the part of them that are vowels in any."""
_MIN_TOKENS, _WORDS_SHARE = 12, 0.35
"""What a text has at least, and the part of it that are words."""
_CASED, _VOICED = 0.5, 0.6
"""Part of the words in scripts with small letters, and the part of those that can be spoken."""
_MIN_WORDS, _GLUED = 10, 0.5
"""Words of a text of which most letters are in words that are too long to be any."""
_MIN_SIGNS = 3
"""Signs of a resume that outweigh those of another kind of paper."""

_TOKEN = re.compile(r"\S{3,}")
_WORD = re.compile(r"[^\W\d_]+(?:['’.&/+-][^\W\d_]*)*[,.;:!?)\"”’]*")
_VOWELS = frozenset("aeiouyàáâãäåæèéêëìíîïòóôõöøùúûüýœıаеёиоуыэюяєіїαεηιουωάέήίόύώ")
_MIN_OTHER = 0.4
"""Part of the letters in a script of its own rules (signs for syllables, marks for vowels) that makes a text of it."""
_SIGNS_OF_A_SYLLABLE = re.compile(r"[\u1100-\u11ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]")
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
_SIGNS_OF_OTHERS: dict[str, str] = {
    "an invoice": r"\binvoice (?:no|number|date|#)|\bamount due\b|\bbill to\b|\bsubtotal\b|\bpayment terms\b|\bvat\b"
    r"|\biban\b|\bunit price\b|\bdue date\b",
    "a paper": r"^abstract\b|^(?:\d?\.?\s?)?references$|\bet al\.|\bdoi\b|\barxiv\b|\bwe (?:propose|present|show)\b"
    r"|\bin this paper\b|\bfig(?:ure|\.) \d|\btable \d|^(?:\d\.?\s?)?(?:related work|introduction|conclusions?)$"
    r"|^(?:\d\.?\s?)?(?:evaluation|methods?|methodology|experiments|results|discussion)$|^(?:index terms|keywords)\b",
    "a manual": r"\btable of contents\b|^chapter \d|^contents$|\bappendix [a-z]\b|\bwarranty\b"
    r"|\buser (?:guide|manual)\b|\binstallation\b|\btroubleshooting\b",
    "a job posting": r"\babout the role\b|\bwhat you'?ll do\b|\bequal opportunity employer\b|\bwe offer\b"
    r"|\bapply now\b|\bwe are looking for\b|\byou will\b|\bwhat we'?re looking for\b|\bour team\b",
    "a letter": r"\bdear (?:hiring|sir|madam|mr|ms|recruit)|\b(?:sincerely|best regards|kind regards)\b"
    r"|\byours faithfully\b|\bi am writing to\b|\bi look forward to\b",
}
_OTHER_PAPERS = {name: re.compile(signs, re.IGNORECASE | re.MULTILINE) for name, signs in _SIGNS_OF_OTHERS.items()}
"""Signs of other documents; two different ones name it, three outweigh a weak likeness to a resume."""
_PLAIN_PAPER = 4
"""Different signs of a paper that outweigh its authors' addresses and a section that is called as one of a resume."""
_OPENING = re.compile(
    r"\W*(?:[\dIVXivx]{1,4}[.)]\s*)?(?:(?:work(?:ing)?|professional|employment|career|educational|academic|technical|computer|key|core"
    r"|personal|relevant)\s+)?(?P<kind>experience|employment|education|qualification|academic|skill|project|objective|certificat"
    r"|language|declaration|internship|training|strength|hobbies|bio-?data|curriculum vitae|r[ée]sum[ée])"
    r"(?:s|al|ions?)?(?:\s+(?:summary|history|details?|profile|qualifications?|known|s))*\s*(?:[.:–—-]|$)",
    re.IGNORECASE,
)


def is_language(texts: Sequence[str], unknown: int) -> bool:
    """False if the glyphs map to signs that no language is written with. `unknown` counts glyphs without a sign."""
    text = " ".join(texts)
    if unknown > _UNKNOWN * max(1, len(text)):
        return False
    letters = [c for c in text if c.isalpha()]
    if sum(c > "\u052f" for c in letters) >= _MIN_OTHER * max(1, len(letters)):
        return _SIGNS_OF_A_SYLLABLE.search(text) is None or are_known(texts)
    latin = [c.lower() for c in letters if c < "\u0250"]
    low, high = _VOWELS_SHARE
    if len(latin) >= _MIN_LATIN and not low <= sum(c in _VOWELS for c in latin) / len(latin) <= high:
        return False
    tokens = _TOKEN.findall(text)
    if len(tokens) < _MIN_TOKENS:
        return True
    words = [token for token in tokens if _WORD.fullmatch(token)]
    if len(words) < _WORDS_SHARE * len(tokens):
        return False
    cased = [word.lower() for word in words if word.upper() != word.lower()]
    voiced = sum(any(c in _VOWELS for c in word) for word in cased)
    if len(cased) >= _CASED * len(words) and voiced < _VOICED * len(cased):
        return False
    return are_known(texts)


_LATIN = re.compile(r"[A-Za-zÀ-ÿ]+(?:[,.;:'’()-]+[A-Za-zÀ-ÿ]+)*")
_MAX_WORD = 20
"""Letters that hardly a word has, in languages that part their words by spaces."""


def are_glued(texts: Sequence[str]) -> bool:
    """True if most of the text stands in endless words: the spaces between them were lost. Addresses are no words."""
    words = [word for text in texts for token in text.split() if (word := token.strip(",.;:!?()"))]
    words = [word for word in words if _LATIN.fullmatch(word) and not _ADDRESS.search(word)]
    every = sum(map(len, words))
    glued = sum(len(word) for word in words if len(word) > _MAX_WORD)
    return len(words) >= _MIN_WORDS and glued > _GLUED * every


_ADDRESS = re.compile(r"www\.|\.(?:com|org|net|io|dev)\b", re.IGNORECASE)


def require_resume(resume: Resume) -> None:
    """Raises `Unreadable` (`not_a_resume`) if the document is plainly something else; in doubt it is a resume."""
    kinds = {section.kind for section in resume.sections if section.heading} & _CORE
    contact = resume.contact
    reachable = any((contact.email, contact.phone, contact.linkedin, contact.github))
    ranges = sum(not one.single for line in resume.lines for one in dates.find(line.text))
    other, signs = _other_paper(resume)
    if other == "a paper" and signs >= _PLAIN_PAPER and ranges <= 1 and SectionKind.EXPERIENCE not in kinds:
        raise _refusal(other, signs)
    likely = len(kinds) >= 2 or (bool(kinds) and (reachable or ranges > 0)) or (reachable and ranges > 0)
    if likely and (len(kinds) > 1 or ranges > 1):
        return
    told = _told_kinds(resume)
    if reachable and len(told) >= 2 and (other == "a manual" or signs < _MIN_SIGNS):
        return
    if likely and signs < _MIN_SIGNS:
        return
    raise _refusal(other, signs)


_WHAT = {
    "an invoice": gettext_noop(
        "This document looks like an invoice: I find no jobs, education, skills or contact details in it."
    ),
    "a paper": gettext_noop(
        "This document looks like a paper: I find no jobs, education, skills or contact details in it."
    ),
    "a manual": gettext_noop(
        "This document looks like a manual: I find no jobs, education, skills or contact details in it."
    ),
    "a job posting": gettext_noop(
        "This document looks like a job posting: I find no jobs, education, skills or contact details in it."
    ),
    "a letter": gettext_noop(
        "This document looks like a letter: I find no jobs, education, skills or contact details in it."
    ),
}
_NO_RESUME = gettext_noop(
    "This document doesn't look like a resume: I find no jobs, education, skills or contact details in it."
)
_PLAIN_HEADINGS = gettext_noop(
    "If it is your resume, please give its sections plain headings such as Experience, Education and Skills."
)


def _refusal(other: str, signs: int) -> Unreadable:
    return Unreadable(Code.NOT_A_RESUME, _WHAT[other] if signs >= 2 else _NO_RESUME, _PLAIN_HEADINGS)


def _told_kinds(resume: Resume) -> set[str]:
    """What lines open with, whether or not they are headings: "Work experience: two years …", "SKILLS."."""
    openings = (match for line in resume.lines if (match := _OPENING.match(line.text)))
    return {word[:4].lower() for match in openings if (word := match["kind"])}


def _other_paper(resume: Resume) -> tuple[str, int]:
    """What else the document may be, and how many different signs say so."""
    text = "\n".join(line.text for line in resume.lines)
    counts = {
        name: len({match.group().lower() for match in pattern.finditer(text)})
        for name, pattern in _OTHER_PAPERS.items()
    }
    best = max(counts, key=lambda name: counts[name])
    return best, counts[best]
