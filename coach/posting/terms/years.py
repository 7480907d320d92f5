"""Finds how many years of experience a posting asks for."""

import re
from collections.abc import Iterable, Iterator, Sequence

from coach.posting.terms import word_lists
from coach.posting.terms.need import Span, preferred_spans
from coach.posting.terms.parts import PartLine, PostingPart

_WORDS = {
    word: number
    for number, words in enumerate(
        [
            "zero", "one|ein|un|uno|een|um", "two|zwei|dos|deux|twee|dois|due", "three|drei|tres|trois|drie|três|tre",
            "four|vier|cuatro|quatre|quatro|quattro", "five|fünf|cinco|cinq|vijf|cinque", "six|sechs|seis|zes|sei",
            "seven|sieben|siete|sept|zeven|sete", "eight|acht|ocho|huit|oito", "nine|neun",
            "ten|zehn|diez|dix|tien|dez",
            "eleven", "twelve", "thirteen", "fourteen", "fifteen",
        ]
    )
    for word in words.split("|")
}  # fmt: skip
_NUMBER = rf"(?:\d{{1,2}}(?:\.5)?|{'|'.join(_WORDS)})"
_UNIT = r"(?:years?|yrs?|yoe|jahre[n]?|años|ans|an[sn]ées|jaar|anos|anni|år|lat)"
_YEARS = re.compile(
    rf"(?:(?<![\w.])|(?<=[a-z]{{4}})(?=\d))(?P<low>{_NUMBER})\s*(?:\(\w+\)\s*)?(?:\+|plus\b|or more|oder mehr"
    rf"|o más)?\s*(?:(?:-|–|—|to|bis|a|à|tot|and|up to)\s*(?P<high>{_NUMBER})\s*(?:\(\w+\)\s*)?\+?"
    rf"\s*)?"
    rf"(?:or more |plus |full |solid |-)?{_UNIT}\b['’]?",
    re.I,
)
_CUES = word_lists.table("cues")
_NEAR_UNITS = ("ye", "yr", "yoe", "jahre", "año", "ans", "ann", "anné", "ansé", "jaar", "anos", "år", "lat")
"""A line without any of these names no years; asked first, because it is quick."""
_DIGIT, _LETTERS = re.compile(r"\d"), re.compile(r"[^\W\d_]+")
_UNITS = re.compile(rf"(?<![^\W\d]){_UNIT}\b", re.I)
_ABOUT_WORK, _NOT_WORK = word_lists.any_of(_CUES["work"]["says"]), word_lists.any_of(_CUES["not_work"]["says"])
_OF = (
    "relevant|professional|industry|commercial|hands[- ]on|total|work(ing)?|full[- ]time|practical|software|"
    "backend|back-end|engineering|development|web|data|security|embedded|platform|infrastructure|full[- ]stack|overall"
)
_OVERALL = re.compile(
    rf"years?['’]?\s+(of\s+)?(({_OF})[ ,/]*(and )?)*(experience|engineering|development|building|in software|as an?)",
    re.I,
)
_SO_MANY = r"(?:(?:over|more than|nearly|almost|about|around|some|already|a combined|a total of|up to|well over) )*"
_OWN = re.compile(
    r"\b(?:(?:[Oo]ur|[Tt]he) (?:[\w-]+ ){0,2}"
    r"(?:company|team|firm|founders?|group|agency|studio|business|leadership|experts)"
    r"(?: (?:has|have|brings?|counts?|boasts?|combines?|shares?|looks? back (?:on|to)|draws? on)|, with)"
    r"|[Ww]e(?:'ve|’ve| have| bring| combine| look back (?:on|to))"
    r"|(?!Candidate|Applicant|You|Who|Someone|Must|And|Or)[A-Z][\w.]+ (?:has|brings|boasts|looks back (?:on|to)))"
    rf" (?:got |been \w+ for )?{_SO_MANY}$"
)
_OPENS_WITH = re.compile(rf"(?:^|[.!?] )\W*(?:with|after|for|in|having) (?:our )?{_SO_MANY}$", re.I)
_THEN_THE_COMPANY = re.compile(
    r"[^,.;]*, (?:we\b|our\b|[A-Z][\w.]+ "
    r"(?:are|have|[a-z]{1,12}s)\b)"
)
"""Sentences that tell of the employer's own years."""
_OR = re.compile(r"\bor\b")
_STARTS = re.compile(r"(?<=[.!?;])\s+(?=[A-Z\d]|$)")
"""Where another sentence begins."""
_MAX_YEARS = 20
_HEARD = (PostingPart.REQUIRED, PostingPart.OTHER, PostingPart.RESPONSIBILITIES, PostingPart.STACK)


def asked(lines: Iterable[PartLine]) -> int | None:
    """The least years of experience that are asked for over all, or None if the posting names none.

    A figure for the whole career ("5+ years of software engineering") counts before one for a single skill
    ("2+ years with Go"); of "3-5 years" it is the lower.
    """
    lines = tuple(_with_units(tuple(lines)))
    found = [each for part in _HEARD for line in lines if line.part is part for each in _in_line(line.text, part)]
    overall = [years for years, is_overall in found if is_overall]
    return max(overall) if overall else max((years for years, _ in found), default=None)


def _with_units(lines: Sequence[PartLine]) -> Iterator[PartLine]:
    """The lines that may name years, by a number and a unit; most name none."""
    whole = "\n".join(line.text for line in lines).lower()
    near = tuple(word for word in _NEAR_UNITS if word in whole)
    spelled = tuple(_WORDS.keys() & set(_LETTERS.findall(whole)))
    for line in lines if near else ():
        small = line.text.lower()
        numbered = _DIGIT.search(small) is not None or word_lists.holds_any(spelled, small)
        if numbered and word_lists.holds_any(near, small):
            yield line


def _in_line(text: str, part: PostingPart) -> list[tuple[int, bool]]:
    """Years in a line, and whether they are of the whole career; "5 years, or 3 and a PhD" counts as the least.

    A semicolon ends what an "or" offers: in "a degree in IT or 8 years; 2 years of Java" Java asks for its two anyway.
    """
    if not _UNITS.search(text):
        return []
    preferred: Sequence[Span] | None = None
    found: list[tuple[int, bool]] = []
    clause = 0
    for match in _YEARS.finditer(text):
        around = text[max(0, match.start() - 40) : match.end() + 70]
        bare = part is PostingPart.REQUIRED and not re.sub(r"[\W\d]", "", text[match.end() :])
        years = _number(match["low"])
        close = _STARTS.split(text[max(0, match.start() - 30) : match.start()])[-1]
        close += match.group() + _STARTS.split(text[match.end() : match.end() + 30])[0]
        if not 0 < years <= _MAX_YEARS or _NOT_WORK.search(close) or not (_ABOUT_WORK.search(around) or bare):
            continue
        preferred = preferred_spans(text) if preferred is None else preferred
        if any(start <= match.start() < end for start, end in preferred) or _is_of_the_company(text, match):
            continue
        found.append((years, bool(_OVERALL.match(text[match.start() + _years_word(match) :]))))
        start = text.rfind(";", 0, match.start()) + 1
        if len(found) > 1 and start == clause and _OR.search(text, start):
            found[-2:] = [(min(years, found[-2][0]), found[-2][1] or found[-1][1])]
        clause = start
    return found


def _is_of_the_company(text: str, years: re.Match[str]) -> bool:
    """Whether the years are the employer's own: "Our team has 20 years of experience", "With 15 years, we"."""
    if _OWN.search(text, 0, years.start()):
        return True
    opens = _OPENS_WITH.search(text, 0, years.start()) is not None
    return opens and _THEN_THE_COMPANY.match(text, years.end()) is not None


def _years_word(match: re.Match[str]) -> int:
    unit = [*_UNITS.finditer(match.group())]
    return unit[-1].start() if unit else 0


def _number(written: str) -> int:
    return int(float(written)) if written[0].isdigit() else _WORDS[written.lower()]
