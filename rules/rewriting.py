"""Rebuilds a weak line from the member's own words: a verb in front, their technology kept.

Nothing is invented, and no work is claimed that was shared ("helped with"). Where the words do not allow a rewrite that
is sure to be English, there is none; `rules.asking` then asks what only the member knows.
"""

import re
from collections.abc import Callable

from rules.lexicon.spelling import misspelled
from rules.lexicon.technologies import load
from rules.lexicon.verbs import (
    NOUN_BASES,
    NOUN_GERUNDS,
    Forms,
    is_post,
    lookup,
    names_thing,
    nouns_of_work,
    of_noun,
    of_participle,
)

_WEAK = re.compile(
    r"^(?:i\s++)?(?:was|were|am|been|be|being)?\s*+(?:(?:mainly|primarily|also|actively|directly|closely|solely|heavily|"
    r"fully|currently)\s*+)?"
    r"(?P<opening>responsible for|in charge of|tasked with|charged with|accountable for|involved in|participat\w+ in|"
    r"took part in|take part in|taking part in|help(?:ed|s|ing)?\s++(?:out\s++)?(?:to\s++|with\s++|in\s++)?|"
    r"assist(?:ed|s|ing)?\s++(?:in\s++|with\s++)?|work(?:ed|s|ing)? on|contribut\w+ to|did|"
    r"(?:my )?(?:job )?(?:duties|responsibilities|tasks|role) (?:included?|were|was)(?: to)?|"
    r"(?:duties|responsibilities) (?:included|involved))[:\s]*+(?P<rest>.+)$",
    re.IGNORECASE,
)
_SHARED = re.compile(r"help|assist|involved|participat|t[ao]o?k|taking part|contribut", re.IGNORECASE)
_OWNING = re.compile(r"responsible|in charge|accountable|charged", re.IGNORECASE)
_DUTY = re.compile(
    r"(?:I am |I'm |am )?(?:\w+ly )?(?:responsible for|in charge of|accountable for|(?:my )?(?:\w+ )?(?:duties|"
    r"responsibilities|tasks|role) (?:include\b|are\b|is\b))",
    re.IGNORECASE,
)
"""Openings that tell what a job is, not what was done in it."""
_LEAVE_OUT = re.compile(r"^(?:the\s+)?(?:task|work|process|duty|job)\s+of\s+|^to\s+(?=[a-z])", re.IGNORECASE)
_UNDER_WAY = re.compile(r"working on\b", re.IGNORECASE)
_PRONOUN = re.compile(r"^I(?:'ve| have)?\s+(?:also\s+|successfully\s+)?(?P<rest>.+)$")
_NOUNS = "|".join(sorted(nouns_of_work(), key=len, reverse=True))
_NOUN_OF = re.compile(
    rf"^(?:the\s+)?(?P<nouns>(?:{_NOUNS})(?:\s*+,\s*+(?:{_NOUNS}))*(?:\s*+(?:,\s*+)?(?:and|&)\s++(?:{_NOUNS}))?)\s++of\s+"
    r"(?P<rest>.+)$",
    re.IGNORECASE,
)
_OBJECT_NOUN = re.compile(
    rf"^(?P<object>(?:[\w/+#-]+ ){{0,2}}(?:[A-Z]{{2,}}|\w+[^s\W]s|software|code|data|infrastructure|documentation)) "
    rf"(?P<noun>{_NOUNS})(?P<rest>(?:\s+(?:with|using|in|for|on|across)\s.+)?)$"
)
_PASSIVE = re.compile(
    r"^(?P<object>(?:(?:the|a|an|our|all)\s+)?[\w/+#. -]{2,60}?) (?:was|were|has been|have been)(?: (?P<how>\w+ly))? "
    r"(?P<verb>\w+)(?P<rest>\b.*)$",
    re.IGNORECASE,
)
_BY_SOMEBODY = re.compile(r"\bby (?!me\b|using\b|\w+ing\b|the use of\b)", re.IGNORECASE)
_USED = re.compile(
    r"^(?:extensively |heavily |mainly )?(?:used|use|using|utili[sz]ed|leveraged|employed) "
    r"(?P<tool>(?:the )?[\w.+#/& -]{1,40}?) (?:in order )?to (?P<verb>[a-z]+) (?P<rest>.+)$",
    re.IGNORECASE,
)
_TOGETHER = re.compile(
    r"^(?:worked|collaborated|partnered) (?:closely )?(?:together )?with (?P<whom>(?:the )?[\w, &/-]{2,40}?) to "
    r"(?P<verb>[a-z]+) (?P<rest>.+)$",
    re.IGNORECASE,
)
_PEOPLE = re.compile(
    r"\b(?:teams?|engineers?|developers?|designers?|analysts?|managers?|stakeholders?|clients?|customers?|colleagues|"
    r"departments?|vendors?|partners?|testers?|owners?|architects?|scientists?|researchers?|users|QA|sales|support|marketing)\b",
    re.IGNORECASE,
)
_MADE = re.compile(
    r"^made (?P<thing>(?:a|an|the|our) (?:[\w/.+#-]+ ){0,4}?(?:apis?|apps?|applications?|tools?|scripts?|websites?|"
    r"services?|pages?|pipelines?|dashboards?|bots?|librar(?:y|ies)|modules?|systems?|features?|components?|platforms?|"
    r"databases?)\b.*)$",
    re.IGNORECASE,
)
_DETERMINED = re.compile(r"(?:the|a|an|our|all|its|internal|core|existing|new|\d+|___)\s", re.IGNORECASE)
_NEEDS_ARTICLE = re.compile(
    r"^(?P<noun>(?:[a-z][\w/-]* |[A-Z]{2,} ){0,3}(?:system|app|application|service|pipeline|platform|module|website|"
    r"database|api|API|tool|server|engine|component|framework|dashboard|schema|page|product|project|process|monolith|backend|"
    r"frontend|workflow|gateway|cache|queue|architecture))(?=$|\s+(?:with|in|using|by|for|on|from|to|at|of|via|that|which|and)\b)"
)
_WEAK_VERBS = frozenset(
    "do make get have be help work use utilize utilise employ go take give understand learn know study".split()
)
_OF_THE_TRADE = re.compile(
    r"(?:and \w+ing )?(?:duties|tasks|procedures|activities|responsibilities|shifts?|hours|paperwork|costs|work)\b",
    re.IGNORECASE,
)
"""What a gerund before it names and does not do: "closing duties"."""
_ANOTHER = re.compile(r"\band(?: [\w'’-]++){1,3}? ([a-z]+ing)\b")
_LISTED_ING = re.compile(r",(?: and)? (?:\w+ )?[a-z]+ing\b")
"""What stands in a list and may be done or be a thing: ", building plugins", ", web advertising"."""
_DONE_TOO = re.compile(r"\band \w+ly [a-z]+ing\b")
_MAKES = frozenset(
    """
    adapt add analyse analyze automate benchmark build cache clean code collect compress configure connect construct
    consume containerize convert create cut debug define deliver deploy design develop document draw eliminate
    encrypt engineer extend fix generate implement improve index install integrate introduce launch maintain make
    merge migrate model monitor move optimise optimize parallelize partition port process produce profile program
    prototype publish rebuild redesign reduce refactor release remove rename replace restructure rewrite schedule
    script secure separate set shard ship simplify simulate solve split standardize stream test train translate trim
    tune unify update upgrade validate visualize wrap write
    """.split()
)
"""What is done by hands: a line in the passive with one of these tells what the writer did, and with others ("was
targeted", "was adopted") what became of the thing, or what it is for."""
_NOUN_OR_VERB = frozenset(
    """
    test design report record process model order market query release index cache log patch support document review
    research file place source stock price plan map code program interface contract budget import export sort search
    load queue batch stream filter route sync link merge stage brand label archive trace alert track host schedule
    package tutor mentor coach intern volunteer author engineer architect feature pilot advance captain champion guide
    """.split()
)
"""Base forms that are nouns as often as verbs."""
_DONE_TO = frozenset(
    """
    awarded promoted hired selected chosen nominated ranked recognized recognised acquired invited named honored
    honoured certified granted elected asked assigned appointed graded offered given paid shown taught cancelled
    canceled
    """.split()
)
"""What is done to people, or to a project from outside: the line does not tell of its writer's work."""
_TWO_THINGS = re.compile(r"[.;!?]\s+\S|\b(?:that|which|who) (?:was|were|has|had|is|are)\b", re.IGNORECASE)
"""A second sentence, or one within the first."""
_OUTCOME = re.compile(r",\s+(?:resulting in|leading to|enabling|allowing|reducing|improving|cutting|saving|which)\s.*$")
_HEAD = re.compile(r"(?:19|20)\d\d\s*[-–—]\s*(?:(?:19|20)\d\d|present|now)\b|\s[–—|]\s.*\s[–—|]\s", re.IGNORECASE)
"""What only the head of a job holds: two years, or names between dashes."""
_TITLE = re.compile(
    r"^(?:co-?)?lead (?:for|of|on|in|at)\b"
    r"|^(?:lead|head|support|test|design|research|process|project|staff) (?:[\w-]+ ){0,2}(?:developer|engineer|"
    r"programmer|designer|analyst|architect|instructor|tutor|assistant|researcher|scientist|manager|author|organi[sz]er)s?\b",
    re.IGNORECASE,
)
_ROW = re.compile(r"\w\s+[*•·∙|~]\s*\w")
"""Signs between things in a row, or between lines that run into each other."""
_THEIRS = re.compile(
    r"\bthere (?!(?:is|are|was|were|had|has|have|will|would|can|could|may|might|should|must|to|and|by|for|in|on|at|from"
    r"|with|after|before|while|until|as|via|through|using|daily)\b)[a-z]{3,}"
    r"|\bits (?:a|an|the|been)\b|\bit's (?:own|users?|performance|first)\b|\byour (?:a|an|the)\b"
)
"""A slip that no list of words knows: "improve there deployments"."""
_OWN = re.compile(r"\b(?:I|me|my|myself|mine)\b", re.IGNORECASE)
"""Words of a line that speaks of its writer: it is to be told without them, and nobody but the writer knows how."""
_OWNED = re.compile(
    r"^(?:[\w/+#.-]+ ){0,5}?(?:(?:micro)?services?|systems?|apps?|applications?|apis?|pipelines?|platforms?|modules?|"
    r"websites?|sites?|databases?|tools?|servers?|engines?|components?|frameworks?|librar(?:y|ies)|dashboards?|schemas?|"
    r"pages?|products?|process(?:es)?|monoliths?|backends?|frontends?|workflows?|gateways?|caches?|queues?|clusters?|"
    r"infrastructure|architecture|software|firmware|code ?bases?|code|stack|integrations?|"
    r"deployments?|releases?|builds?|"
    r"environments?|features?|networks?|warehouses?|jobs?|import|export|interfaces?|models?|data)\b",
    re.IGNORECASE,
)
"""What an engineer can be said to own; not a shop, a shift or the people in it."""
_OF_PEOPLE = re.compile(
    r"\b(?:employees?|staff|cashiers?|cash|shifts?|money|children|kids|guests?|patients?|store|shop floor|crew|"
    r"(?:other )?(?:people|workers|members))\b",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(r"\w+ (?:their|its|his|her|these|those) ", re.IGNORECASE)
"""What was done to something of somebody whom only the line above names."""
_NO_REBUILDING = frozenset("work help assist participate use do make attend join learn".split())
"""Verbs that no figure makes strong."""


def rewrite(line: str, *, ended: bool = False, held: bool = False) -> str:
    """The line rebuilt, or an empty string if that cannot be done safely.

    `ended`: the job is over, so that a verb in the present tense goes into the past. `held`: it goes on, so that a duty
    stays in the present ("Responsible for the billing service" → "Own the billing service"). A line with a slip of
    spelling is not rebuilt, so that nobody copies the slip.
    """
    text = " ".join(line.split()).strip(" •-–*·").rstrip(".;,: ")
    if ":" in text or len(text.split()) < 3 or _is_shared(text) or _HEAD.search(text) or _TITLE.match(text):
        return ""
    if _ROW.search(text) or is_post(text):
        return ""
    rebuilt = _rebuilt(text, ended)
    if _OF_OTHERS.match(rebuilt) and rebuilt != text:
        return ""
    if held and _DUTY.match(text):
        rebuilt = _in_present(rebuilt, text)
    if rebuilt and rebuilt != text and (_OWN.search(rebuilt) or _is_flawed(rebuilt)):
        return ""
    if (
        not rebuilt
        or rebuilt.lower() == text.lower()
        or _repeats(rebuilt)
        or any(misspelled(text))
        or _THEIRS.search(text)
    ):
        return ""
    return rebuilt


def _is_flawed(rebuilt: str) -> bool:
    """Whether what was kept of the line is no model for anybody: it is long, goes on in the passive or in another form
    than it begins, or tells a change unlike English does. A better opening wouldn't make it a good line."""
    if len(rebuilt.split()) > _LONG or _PASSIVE_LATER.search(rebuilt) or _CHANGED_SO.search(rebuilt):
        return True
    first = lookup(rebuilt.split(maxsplit=1)[0].strip(","))
    if first is None or first.past != rebuilt.split(maxsplit=1)[0].strip(",").lower():
        return False
    if any(each["verb"] not in NOUN_GERUNDS or each["object"] for each in _AND_GERUND.finditer(rebuilt)):
        return True  # one of two things done was put into the past: "Led & driving the roadmap"
    further = (found for found in _AND_VERB.finditer(rebuilt) if not _TO_VERB.search(rebuilt[: found.start("verb")]))
    bases = (found["verb"] for found in further if found["verb"] not in _NOUN_OR_VERB)
    return any((verb := lookup(word)) is not None and verb.base == word != verb.past for word in bases)


_LONG = 30
"""Words from which on a line is to be cut first."""
_PASSIVE_LATER = re.compile(
    r"\b(?:was|were) (?:\w{2,20}ly )?(?:\w{1,20}ed|built|done|made|written|sent|run|kept|set|put)\b"
)
_CHANGED_SO = re.compile(
    r"\b(?:reduc|increas|improv|decreas|boost|rais|lower|enhanc|cut|sav)\w{0,4} (?:up to |about |nearly )?"
    r"\d[\d.,]{0,9}\s?% (?!(?:of|in|on|over|for|by|and)\b)\w",
    re.IGNORECASE,
)
"""A change without what it is a change of: "reduced 30% costs"."""
_AND_VERB = re.compile(r"\band (?P<verb>[a-z]++)(?= )")
_AND_GERUND = re.compile(
    r"(?:\band|&) (?:then |also )?(?P<verb>[a-z]{2,20}ing)(?= (?P<object>(?:it|them|this|these|the|its|our|an?)\b)?)"
)


def _rebuilt(text: str, ended: bool) -> str:
    """The line with a strong verb in front; the line itself where it opens with one."""
    if pronoun := _PRONOUN.match(text):
        inner = pronoun.group("rest")
        return _rebuilt(_capital(inner), ended) if lookup(inner.split()[0]) or _WEAK.match(inner) else ""
    if names_thing(text):
        return ""
    for attempt in (_from_used, _from_together, _from_made, _from_passive):
        if rebuilt := attempt(text):
            return rebuilt
    if weak := _WEAK.match(text):
        return _from_weak(weak.group("opening"), weak.group("rest"))
    return _from_noun("", text) or (ended and _from_gerund(text)) or _from_verb_in_front(text, ended) or ""


def _from_weak(opening: str, rest: str) -> str:
    if _UNDER_WAY.match(opening):
        return ""  # "working on adding …": nobody but the writer knows whether it is done
    body = _LEAVE_OUT.sub("", rest.replace(" by using ", " using ")).strip()
    body = re.sub(r"^(?:various|several|many|multiple|different) (?=\w+ing\b)", "", body, flags=re.IGNORECASE)
    for attempt in _ATTEMPTS:
        if rebuilt := attempt(opening.lower().strip(), body):
            return rebuilt
    return ""


def _from_verb(opening: str, body: str) -> str:
    """ "responsible for managing the pipeline" → "Managed the pipeline"; "helped deploy" → "Deployed"."""
    first, _, rest = body.partition(" ")
    verb = lookup(first.strip(","))
    if verb is None or not rest or first.lower().strip(",") not in {verb.gerund, verb.base} or verb.base in _WEAK_VERBS:
        return ""
    is_base = first.lower().strip(",") == verb.base
    if is_base and not re.match(r"help|assist|.*\bto$", opening):
        return ""  # "worked on design of …": here the word is a noun
    if first.lower() in NOUN_GERUNDS and not _DETERMINED.match(rest) and not rest.startswith(("and ", "of ")):
        return ""
    if _OF_THE_TRADE.match(rest) or (not is_base and _does_another(rest)):
        return ""
    rest = re.sub(r"^of\s+(?:the\s+)?", "the ", rest) if not is_base else rest
    if _SHARED_TOO.search(rest):
        return ""
    return _in_past(f"{_capital(verb.past)}{',' if first.endswith(',') else ''} {rest}", is_base)


_SHARED_TOO = re.compile(r"\b(?:and|&|,) (?:also )?(?:helping|assisting|participating|supporting)\b", re.IGNORECASE)
"""Help beside what was done alone: "managing and helping to resolve" hides the one behind the other."""


def _does_another(rest: str) -> bool:
    """Whether a second thing done follows that would stay as it is: "planning and in turn preparing food"."""
    if len(_LISTED_ING.findall(rest)) > 1:
        return True  # a list of which some would be turned and some not
    found = [lookup(each.group(1)) for each in _ANOTHER.finditer(rest) if each.group(1) not in NOUN_GERUNDS]
    return any(verb is not None for verb in found) or _DONE_TOO.search(rest) is not None


def _from_noun(opening: str, body: str) -> str:
    """ "worked on the migration of the booking service" → "Migrated the booking service"."""
    found = _NOUN_OF.match(body)
    if found is None or _is_gerund(found.group("rest")) or _HAS_VERB.search(found.group("rest")):
        return ""
    if _ANOTHER_NOUN.search(found.group("rest")):
        return ""  # "Analysis of logs and fixing of bugs": one of two would become a verb
    pasts = [
        verb.past
        for noun in re.split(r"(?:(?<!\s)\s++)?(?:,|\band\b|&)\s*", found.group("nouns"))
        if noun and (verb := of_noun(noun))
    ]
    return f"{_capital(_listed(pasts))} {_with_article(found.group('rest').replace(' by using ', ' using '))}"


_ANOTHER_NOUN = re.compile(
    rf"(?:\band|&|,)\s++(?:the\s++)?(?:(?:\w+ing|{_NOUNS})\s++of\b|\w{{3,20}}(?:tion|sion|ment|ance)\s++(?:of|to)\b)",
    re.IGNORECASE,
)
"""A second thing done, beside the one that the line opens with: "and production of", ", and presentation to"."""
_HAS_VERB = re.compile(
    r"(?<!that )(?<!which )(?<!who )\b(?:includes?|included|involves?|involved|consists?|consisted|comprises?"
    r"|comprised|is|are|was|were|has|had|helps?|helped|allows?|allowed|enables?|enabled|provides?|provided|covers?|covered|requires?"
    r"|required|means|meant|leads? to|led to|made|makes)\b(?! (?:by|in|with)\b)",
    re.IGNORECASE,
)
"""A main verb of its own: what stands in front is its subject, "Administration of clusters includes …"."""


def _is_gerund(text: str) -> bool:
    """Whether something done comes first ("managing releases"), and no thing named so ("caching layers")."""
    first = text.split(maxsplit=1)[0].lower()
    verb = lookup(first)
    return verb is not None and first == verb.gerund and first not in NOUN_GERUNDS


def _from_object(opening: str, body: str) -> str:
    """ "responsible for UAT coordination with users" → "Coordinated UAT with users"."""
    found = _OBJECT_NOUN.match(body)
    verb = of_noun(found.group("noun")) if found else None
    return f"{_capital(verb.past)} {found.group('object')}{found.group('rest')}" if found and verb else ""


def _from_thing(opening: str, body: str) -> str:
    """ "responsible for the billing service" → "Owned the billing service"."""
    if opening == "did" or not _DETERMINED.match(body) or re.match(r"\w+ (?:team|project)\b", body):
        return ""
    if re.search(r"\band \w+ing\b", body) or _NOUN_OF.match(body):
        return ""
    if _OWNING.match(opening) and _OWNED.match(body) and not _OF_PEOPLE.search(body):
        return f"Owned {body}"
    return ""


_ATTEMPTS: tuple[Callable[[str, str], str], ...] = (_from_noun, _from_verb, _from_object, _from_thing)


def _from_used(text: str) -> str:
    """ "Used Stripe to process payments" → "Processed payments using Stripe"."""
    text, outcome = _without_outcome(text)
    found = _USED.match(text)
    done = _purpose(found, r"\b(?:with|using|by|while|where|which|that)\b")
    return f"{done} using {found.group('tool')}{outcome}" if found and done else ""


def _without_outcome(text: str) -> tuple[str, str]:
    """A line without what it says came of the work, and that: ", resulting in fewer calls"."""
    found = _OUTCOME.search(text)
    return (text[: found.start()], found.group()) if found else (text, "")


def _from_together(text: str) -> str:
    """ "Worked with the QA team to resolve issues" → "Resolved issues together with the QA team"."""
    found = _TOGETHER.match(text)
    if found and not _PEOPLE.search(found.group("whom")):
        return ""  # "Worked with a logic analyzer to …"
    # With whom it was done goes to the end, so nothing may stand there that it could belong to instead.
    done = _purpose(found, rf"\b(?:with|and|using|for|by|via|through|that|which|who|to|where)\b|{_PEOPLE.pattern}")
    return f"{done} together with {found.group('whom')}" if found and done else ""


def _purpose(found: re.Match[str] | None, stumbling: str) -> str:
    """What something was done for, as done: "to process payments" → "Processed payments"; short and plain, or empty."""
    verb = lookup(found.group("verb")) if found else None
    if found is None or verb is None or verb.base != found.group("verb").lower() or verb.base in _WEAK_VERBS:
        return ""
    rest = found.group("rest")
    if len(rest.split()) > 10 or re.search(stumbling, rest) or "," in rest:
        return ""
    return _in_past(f"{_capital(verb.past)} {rest}", True)


def _from_made(text: str) -> str:
    """ "Made a REST API with Express" → "Built a REST API with Express"."""
    found = _MADE.match(text)
    return f"Built {found.group('thing')}" if found and not re.search(r"\band let\b", text) else ""


def _from_passive(text: str) -> str:
    """ "The login service was rewritten in Go" → "Rewrote the login service in Go"; not if somebody else
    did it, or nothing was made."""
    found = _PASSIVE.match(text)
    verb = of_participle(found.group("verb")) if found else None
    if (
        found is None
        or verb is None
        or verb.base not in _MAKES
        or _BY_SOMEBODY.search(found.group("rest"))
        or _WEAK.match(text)
    ):
        return ""
    if found.group("verb").lower() in _DONE_TO or _TWO_THINGS.search(text) or _is_told_again(found.group("rest")):
        return ""
    first, _, more = found.group("object").partition(" ")
    if first.lower() in {"i", "we", "it", "this", "that", "they", "who", "which"}:
        return ""
    thing = _with_article(f"{_lowered(first)} {more}".strip())
    rest = found.group("rest").replace(" by me", "").replace(" by using ", " using ")
    return f"{_capital(verb.past)} {thing}{rest}"


def _is_told_again(rest: str) -> bool:
    """Whether another verb in the past follows at once, so that the sentence goes on unlike it began."""
    first = (rest.split() or [""])[0].lower()
    verb = lookup(first)
    return verb is not None and first == verb.past


def _from_gerund(text: str) -> str:
    """ "Building reports with Crystal Reports" → "Built reports with Crystal Reports"."""
    first, _, rest = text.partition(" ")
    verb = lookup(first)
    if verb is None or first.lower() != verb.gerund or verb.base in _WEAK_VERBS or rest.startswith("of "):
        return ""
    if first.lower() in NOUN_GERUNDS and not _DETERMINED.match(rest):
        return ""
    if _is_subject(rest):
        return ""
    return _in_past(f"{_capital(verb.past)} {rest}", False)


def _is_subject(rest: str) -> bool:
    """Whether what stands behind a gerund tells what doing it does: "Keeping copies protects the data"."""
    for found in _THIRD.finditer(rest):
        if _WHICH.search(rest[: found.start()]):
            return False
        verb = lookup(found["verb"])
        if verb and found["verb"] not in {verb.base, verb.past} and verb.base not in _NOUN_OR_VERB | NOUN_BASES:
            return True
    return _HAS_VERB.search(rest) is not None


_THIRD = re.compile(r"(?<=\s)(?P<verb>[a-z]{3,20}s)(?=\s)")
_WHICH = re.compile(r"\b(?:that|which|who|what|how|it|where)\b", re.IGNORECASE)


def _from_verb_in_front(text: str, ended: bool) -> str:
    """The line itself if it opens with a strong verb; in a job that is over, the verb goes into the past."""
    first, _, rest = text.partition(" ")
    verb: Forms | None = lookup(first)
    if verb is None or verb.base in _NO_REBUILDING or rest.startswith("of ") or _GROWS.match(text):
        return ""
    lower = first.lower()
    if lower == verb.past:
        return text
    if lower != verb.base or lower in _NOUN_OR_VERB:
        return ""
    return _in_past(f"{_capital(verb.past)} {rest}", True) if ended else text


_GROWS = re.compile(r"(?:grow|progress|evolve|advance|rise|excel|thrive|adapt) (?:to|in|into|as|with)\b", re.IGNORECASE)
"""What somebody becomes, not what they do: another tense would make no line of work of it."""


def _in_present(rebuilt: str, line: str) -> str:
    """The verbs that a rewrite brought in, put into the present: "Managed the pipeline" → "Manage the pipeline"."""
    own = set(line.lower().split())

    def present(word: re.Match[str]) -> str:
        verb = lookup(word.group())
        if verb is None or word.group().lower() != verb.past or verb.past in own:
            return word.group()
        return _capital(verb.base) if word.group()[0].isupper() else verb.base

    return re.sub(r"(?<![\w-])[A-Za-z][a-z-]+(?![\w-])", present, rebuilt)


def _in_past(text: str, base: bool) -> str:
    """Puts further verbs into the past: "Designed, developing and testing X"; empty where that is not sure.

    `base`: the further verbs stand in their base form ("helped design and build"), else as gerunds.
    """
    if not base and _LEFT.search(text):
        return ""
    listed, rest = _listed_verbs(text, base)
    pieces = _FURTHER.split(rest)
    if not base and any(_is_of_pair("".join(pieces[:at])) for at in range(2, len(pieces), 3) if _is_gerund(pieces[at])):
        return ""
    if base and any(word in _WEAK_VERBS or word == "involve" for word in pieces[2::3]):
        return ""
    if base and any(word.lower() in _NOUN_OR_VERB and lookup(word) for word in pieces[2::3]):
        return ""
    for at in range(2, len(pieces), 3):
        verb = lookup(pieces[at])
        if base and _is_infinitive("".join(pieces[:at])):
            continue
        if not base and pieces[at - 1].strip() == "," and not any("and" in each for each in pieces[at + 2 :: 3]):
            continue  # ", ensuring …" at the end says what came of it, and is no further thing done
        if verb and pieces[at] == (verb.base if base else verb.gerund) and pieces[at] not in NOUN_GERUNDS | _WEAK_VERBS:
            pieces[at] = verb.past
    return listed + "".join(pieces)


_LEFT = re.compile(r"(?:[,;/&]|\band)\s+(?:[A-Z][a-z]+ly\s+|[a-z]+ly\s+)?[A-Z][a-z]+ing\b")
"""Something done with a capital within the line: it would stay as it is, or be a second sentence."""


def _is_infinitive(before: str) -> bool:
    """Whether what comes next is joined to a verb behind "to": "led the effort to rewrite and refactor …"."""
    found = _TO_VERB.search(before)
    verb = lookup(found.group(1)) if found else None
    return verb is not None and found is not None and found.group(1) == verb.base


def _is_of_pair(before: str) -> bool:
    """Whether what comes next may be joined to something done that stays as it is: "such as parsing a file and …"."""
    found = _BEHIND_PREPOSITION.search(before)
    return found is not None and found.group(1) not in NOUN_GERUNDS


_BEHIND_PREPOSITION = re.compile(
    r"\b(?:such as|like|including|by|for|of|in|on|with|without|through|via|from|after|before|while|when|about"
    r"|e\.g\.,?) (?:\w+ly )?([a-z]+ing)\b[^.;]*$"
)
_TO_VERB = re.compile(r"\bto (?:\w+ly )?([a-z]+)(?: (?!and\b)[\w'’/-]+){0,5},?\s+and\s+$")
_FURTHER = re.compile(r"((?:,\s*(?:and\s+)?|\s+and\s+))([a-z][a-z-]+)(?=\s)")


def _listed_verbs(text: str, base: bool) -> tuple[str, str]:
    """The verbs in front, those in a list with the first one put into the past, too; and what follows."""
    found = _LIST_OF_VERBS.match(text)
    words = re.split(r"(,\s*(?:and\s+)?|\s+and\s+)", found.group()) if found else [text.split(" ", 1)[0]]
    verbs = [lookup(word) for word in words[2::2]]
    if found is None or not all(
        verb and word == (verb.base if base else verb.gerund) for verb, word in zip(verbs, words[2::2], strict=True)
    ):
        return words[0], text[len(words[0]) :]
    past = [verb.past if verb else "" for verb in verbs]
    listed = words[0] + "".join(f"{comma}{verb}" for comma, verb in zip(words[1::2], past, strict=True))
    return listed, re.sub(r"^ of (?:the )?", " ", text[found.end() :])


_LIST_OF_VERBS = re.compile(r"\w[\w-]*(?:,\s*[a-z][a-z-]+)*,?\s+and\s+[a-z][a-z-]+(?=\s)")


def _with_article(rest: str) -> str:
    """ "payment system using Go" → "the payment system using Go": the noun had its article before it."""
    return rest if _DETERMINED.match(rest) or not _NEEDS_ARTICLE.match(rest) else f"the {rest}"


def _listed(words: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(words[:-1]), words[-1]]))


def _is_shared(text: str) -> bool:
    weak = _WEAK.match(text)
    return weak is not None and _SHARED.match(weak.group("opening")) is not None


def _repeats(text: str) -> bool:
    return re.search(r"\b(\w+) \1\b", text) is not None


def _lowered(word: str) -> str:
    """A line's first word inside a sentence: names and acronyms keep their capitals."""
    if word.lower() in {"a", "an", "the", "our", "all"}:
        return word.lower()
    return word if load().canonical(word) or not word[1:].islower() else word[0].lower() + word[1:]


def _capital(word: str) -> str:
    return word[0].upper() + word[1:]


def technologies_kept(line: str, rebuilt: str) -> bool:
    """Whether a rewrite names every technology of the line; tests hold all rewrites to it."""
    known = load()
    before = {mention.technology for mention in known.find(line)}
    return before <= {mention.technology for mention in known.find(rebuilt)}
