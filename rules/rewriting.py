"""Rebuilds a weak line from the member's own words: a verb in front, their technology kept, blanks for figures.

Nothing is invented: what only the member knows stays a blank ("___"). Where the words do not allow a rewrite that is
sure to be English, there is none.
"""

import re
from collections.abc import Callable

from rules.facts import Facts
from rules.lexicon.technologies import load
from rules.lexicon.verbs import Forms, lookup
from rules.metrics import has_metric

_WEAK = re.compile(
    r"^\W*(?:(?:was|were|been|i was)\s+)?(?:mainly\s+|primarily\s+|also\s+)?"
    r"(?P<opening>responsible for|in charge of|tasked with|accountable for|involved in|participated in|took part in|"
    r"helped\s+(?:to\s+|with\s+)?|assisted\s+(?:in\s+|with\s+)?|worked on|worked with|duties included|"
    r"responsibilities included|contributed to)[:\s]*(?P<rest>.+)$",
    re.IGNORECASE,
)
_LEAVE_OUT = re.compile(r"^(?:the\s+)?(?:task|work|process|duty)\s+of\s+", re.IGNORECASE)
_VAGUE = re.compile(r"\b(?:various|several|many|multiple|numerous|different)\s+", re.IGNORECASE)
_SHARED = ("helped", "assisted", "involved", "participated", "took part", "contributed")
_NOUN_WORK = {
    "development": "Developed",
    "design": "Designed",
    "implementation": "Implemented",
    "maintenance": "Maintained",
    "migration": "Migrated",
    "testing": "Tested",
    "deployment": "Deployed",
    "management": "Managed",
    "optimization": "Optimized",
    "automation": "Automated",
    "integration": "Integrated",
    "creation": "Created",
    "analysis": "Analyzed",
}
_NOUN_OF = re.compile(
    rf"^(?:the\s+)?(?P<noun>{'|'.join(_NOUN_WORK)})\s+(?:and\s+\w+\s+)?of\s+(?P<rest>.+)$", re.IGNORECASE
)

_TAILS: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(r"latenc|response time|slow|speed|performance|quer(?:y|ies)", re.I),
        "cutting ___ from ___ ms to ___ ms",
    ),
    (re.compile(r"\bcosts?\b|\bspend|\bbills\b|\bbudget", re.I), "saving $___ a month"),
    (re.compile(r"test|quality|bug|defect", re.I), "raising coverage from ___% to ___%"),
    (re.compile(r"deploy|release|pipeline|ci/cd|build", re.I), "cutting the time of a release from ___ to ___"),
    (
        re.compile(r"migrat|monolith|moderni[sz]", re.I),
        "moving ___ records or services in ___ weeks with ___ of downtime",
    ),
    (re.compile(r"import|export|batch|\betl\b|ingest", re.I), "processing ___ records a day"),
    (re.compile(r"mentor|team|engineers|train|onboard", re.I), "for a team of ___"),
    (re.compile(r"\bapis?\b|service|endpoint|backend|server", re.I), "handling ___ requests a day with ___% uptime"),
)


def rewrite(line: str, facts: Facts) -> str:
    """The line rebuilt, or an empty string if that cannot be done safely."""
    text = line.strip().rstrip(".;,")
    weak = _WEAK.match(text)
    if weak is None:
        return "" if has_metric(text) or not _opens_in_past(text) else _with_tail(text)
    body = _LEAVE_OUT.sub("", _VAGUE.sub("", weak.group("rest"))).strip()
    for attempt in _ATTEMPTS:
        if rebuilt := attempt(weak.group("opening").lower(), body):
            return rebuilt if has_metric(rebuilt) else _with_tail(rebuilt) or rebuilt
    return ""


def _from_verb(opening: str, body: str) -> str:
    """ "responsible for managing the pipeline" → "Managed the pipeline"; "helped deploy" → "Deployed"."""
    first, _, rest = body.partition(" ")
    verb = lookup(first.strip(","))
    if verb is None or not rest or first.lower() not in {verb.gerund, verb.base}:
        return ""
    if first.lower() == verb.base and not opening.startswith(("helped", "assisted")):
        return ""  # "worked on design of …": here the word is a noun
    return f"{_capital(verb.past)}{',' if first.endswith(',') else ''} {_in_past(rest)}"


def _from_noun(opening: str, body: str) -> str:
    """ "worked on the migration of the booking service" → "Migrated the booking service"."""
    found = _NOUN_OF.match(body)
    if found is None or lookup(found.group("rest").split()[0]):
        return ""
    return f"{_NOUN_WORK[found.group('noun').lower()]} {found.group('rest')}"


def _from_thing(opening: str, body: str) -> str:
    """ "responsible for the billing service" → "Owned the billing service"; "worked on a tool" → "Built a tool"."""
    if opening.startswith(_SHARED) or not re.match(r"(?:the|a|an|our|internal|core)\s", body, re.IGNORECASE):
        return ""
    return f"{'Owned' if opening.startswith(('responsible', 'in charge', 'accountable')) else 'Developed'} {body}"


_ATTEMPTS: tuple[Callable[[str, str], str], ...] = (_from_verb, _from_noun, _from_thing)


def _in_past(rest: str) -> str:
    """Puts a second verb into the past too: "managing, and deploying X" → "managed, and deployed X"."""

    def past(found: re.Match[str]) -> str:
        verb = lookup(found.group(2))
        same = verb is not None and found.group(2).lower() in {verb.gerund, verb.base}
        return found.group(1) + (verb.past if verb and same else found.group(2))

    return re.sub(r"^(and\s+)(\w+)\b", past, rest)


def _opens_in_past(text: str) -> bool:
    first = text.split(" ", 1)[0].lower()
    verb: Forms | None = lookup(first)
    return verb is not None and verb.past == first and len(text.split()) >= 4


def _with_tail(text: str) -> str:
    """The line with blanks for the figure that fits its subject; none if it tells of an outcome already."""
    if re.search(r",\s*\w+ing\b|\b(?:resulting|so that|which|saving|from .+ to)\b", text):
        return ""
    words = text.split()
    if len(words) > 30:
        return ""
    tail = next((tail for pattern, tail in _TAILS if pattern.search(text)), "")
    return f"{text}, {tail}" if tail else ""


def _capital(word: str) -> str:
    return word[0].upper() + word[1:]


def technologies_kept(line: str, rebuilt: str) -> bool:
    """Whether a rewrite names every technology of the line; tests hold all rewrites to it."""
    known = load()
    before = {mention.technology for mention in known.find(line)}
    return before <= {mention.technology for mention in known.find(rebuilt)}
