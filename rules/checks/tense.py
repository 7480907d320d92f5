"""Is work that is over told in the past?"""

import re
from collections.abc import Iterator

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.jobs import Job, has_lone_date
from rules.lexicon.verbs import Forms, is_post, lookup, names_thing
from rules.spans import at_bullet


@check
class Tense:
    """Yields the bullets of jobs that are over which open with a verb in the present, if the others open in the past.

    And those of one job that mix both, where each occurs at least twice.
    """

    def find(self, facts: Facts) -> Iterator[Span]:
        for job in facts.field_jobs:
            tenses = [(tense(each.text), each) for each in job.statements if each.bullet]
            present = [each for found, each in tenses if found in {"present", "gerund"}]
            past = sum(found == "past" for found, _ in tenses)
            if not present or not self._is_slip(job, len(present), past, facts):
                continue
            for each in present:
                if each.bullet:
                    yield at_bullet(each.bullet, where=job.name)

    def _is_slip(self, job: Job, present: int, past: int, facts: Facts) -> bool:
        if job.entry.current or job.span(facts.today) is None or facts.was_ahead(job) or has_lone_date(job.entry):
            return False
        return present >= 2 or past > 0


def tense(text: str) -> str:
    """ "past", "present" or "gerund" by the verb in front; empty where no verb opens the line, or one that is also a
    noun, as before a colon: "Score: 4 / 5"."""
    if _LABEL.match(text):
        return ""
    if (label := _LONG_LABEL.match(text)) and tense(text[label.end() :]) == "past":
        return "past"
    first = text.split(maxsplit=1)[0].strip(",;:.") if text.split() else ""
    verb = lookup(first)
    if verb is None or is_post(text) or names_thing(text):
        return ""
    if text.split()[1:2] == ["of"] and first.lower() != verb.past:
        return ""  # "Graduate of …", "Refactoring of …": a thing
    lower = first.lower()
    if lower == verb.past:
        return "past"
    if _has_subject(text, lower, verb):
        return "past"
    if lower == verb.gerund:
        if _is_before_deed(text):
            return "past"
        return "" if _POST.match(text) or _NAMED.match(text) or _BEFORE_ANOTHER.match(text) else "gerund"
    return "present" if lower in {verb.base, f"{verb.base}s"} and lower not in NOUNS else ""


def _has_subject(text: str, first: str, verb: Forms) -> bool:
    """Whether the first word is the plural of which the past tells: "Features included a map"."""
    found = _SECOND.match(text)
    if first != f"{verb.base}s" or found is None:
        return False
    second = lookup(found["second"])
    return second is not None and second.past == found["second"].lower() != second.base


_SECOND = re.compile(
    r"\W*\w+ (?P<second>(?:includ|compris|consist|contain|involv|featur|cover|rang)ed)\b", re.IGNORECASE
)


def _is_before_deed(text: str) -> bool:
    """Whether a clause only says by what means something was done, which follows in the past: "Using Go, built …"."""
    found = _MEANS.match(text)
    verb = lookup(found["verb"]) if found else None
    return verb is not None and found is not None and found["verb"].lower() == verb.past


_MEANS = re.compile(
    r"\W*(?:us|utili[sz]|leverag|employ|apply|work|follow|build)ing\b[^;]{2,90}?, "
    r"(?:I |we |\w+ly )?(?P<verb>[a-z]+) (?!and\b|or\b)\w",
    re.IGNORECASE,
)


_LABEL = re.compile(r"\W*+[\w-]++(?: [\w-]++)?\s*[:=]")
_LONG_LABEL = re.compile(r"[^:.;]{3,60}:\s(?=[A-Z])")
"""What a line is about, before what was done: "Complete ownership of the search: Led the design"."""
_BEFORE_ANOTHER = re.compile(r"\W*\w+ing\b[^.;]{2,90}, (?:I|we)\b(?! am\b)", re.IGNORECASE)
"""A clause before what was done: "Working closely with the nurses, I extended the ward plan"."""
_POST = re.compile(
    r"\W*\w+ing (?:[\w-]+ )?(?:assistant|fellow|associate|lead|manager|engineer|officer|intern|tutor|committee)\b",
    re.IGNORECASE,
)
"""A post that begins like a verb: "Teaching assistant for 40 students"."""
_NAMED = re.compile(
    r"\W*\w+ing (?:services?|tools?|support|experience|frameworks?|sessions?|programs?|courses?|projects?|platforms?"
    r"|systems?|environments?|activities|tasks|duties|responsibilities|skills|team|department|engine|pipelines?)"
    r"\b(?! (?:teams?|users?|tickets?|requests?)\b)",
    re.IGNORECASE,
)
"""A thing that is called after what it does: "Consulting service for a search engine"."""
NOUNS = frozenset(
    """
    test tests design designs report reports record records process model models order orders market query release
    index cache log score grade rate rank
    patch support document documents review reviews research file files place source stock price plan plans map code
    program
    programs interface contract budget import export sort search load queue batch stream filter route sync link merge
    stage brand
    label trace alert track host schedule package head lead win work works chair volunteer tutor project projects
    present intern feature
    read set put cut let cost hit split spread
    """.split()
)
"""Forms that are nouns as often as verbs, or the same in both tenses."""
