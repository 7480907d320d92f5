"""What the sentences of a posting tell of its title, company, place and remote work, where no head does."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from coach.posting.advert import Block
from coach.posting.terms import locations, word_lists
from rules.lexicon import technologies, titles

_ROLE = titles.in_postings()
_ANY_ROLE = re.compile(rf"(?<!\w)(?:{_ROLE})(?!\w)", re.I)
_ADJECTIVES = (
    r"(?:(?:new|experienced|talented|passionate|skilled|motivated|strong|great"
    r"|dedicated|exceptional|highly|seasoned|curious|driven|hands-on|self-motivated"
    r"|creative|bright|enthusiastic|versatile|an?|the|our|next|first|additional"
    r"|more)\s+){0,4}"
)

_OPENS = (
    r"(?:looking (?:for|to (?:hire|add))|seeks?|seeking|hiring|searching for|in search of"
    r"|need|recruit(?:ing)?|opportunity for|vacancy for(?: an?)?|join (?:us|our team"
    r"|\w+(?: \w+)?(?: by \w+)?) as|role of|position of|buscamos|buscando|suchen(?: wir)?"
    r"|recherch(?:ons|e)|zoeken(?: wij)?|cerchiamo)"
)

_TITLE = re.compile(
    rf"\b{_OPENS}\s+{_ADJECTIVES}(?P<title>(?:[\w/&+#.()-]+\s+){{0,5}}?(?:{_ROLE})(?!\w)(?:\s(?:I{{"
    rf"1,3}}|IV|V)\b)?(?:,? \((?:m/w/d|all genders)\))?)",
    re.I,
)
_AS = re.compile(
    rf"\b(?:As|as) (?:an?|our|the)\s+{_ADJECTIVES}(?P<title>(?:[A-Z][\w/&+#.-]*\s+){{0,5}}(?:(?i:"
    rf"{_ROLE}))(?!\w)(?:\s(?:I{{1,3}}|IV|V)\b)?)"
)
_NAME = r"(?P<name>[A-Z\]][\w.&'\[]{0,60}(?:(?:[ -]| & )(?:[A-Z][\w.&']*|of|and(?= [A-Z]))){0,3}(?<! of)(?<! and))"
_COMPANY: tuple[tuple[int, tuple[str, ...], re.Pattern[str]], ...] = (
    (
        3,
        ("About", "Why", "Join", "Life at", "Working at", "Über", "Sobre", "À propos de", "Over"),
        re.compile(
            rf"^(?:About|Why(?: Join| Work (?:at|for))?|Join|Life at|Working at"
            rf"|Über|Sobre|À propos de|Over)\s+{_NAME}\W*$"
        ),
    ),
    (
        2,
        ("At ", "Bei ", "Chez ", "En "),
        re.compile(
            rf"(?:^|[.!?] |, )(?:At|Bei|Chez|En)\s+{_NAME}(?:’s|'s)?\s?,?\s(?:we"
            rf"|you|our|everyone|your|the|there|transparency|is|,)"
        ),
    ),
    (
        2,
        (),
        re.compile(
            rf"(?:^|[.!?]\s+){_NAME}(?:,? (?:Inc|LLC|Ltd|GmbH|AG|SA)\.?)?(?: \([^)]{{2,40}}\))?,? ("
            rf"?:is (?:an?|the|on|building|one|looking|hiring|seeking|changing"
            rf"|developing|transforming|proud)|was (?:founded|created|established"
            rf"|acquired|born)|builds|develops|helps|provides|offers|designs"
            rf"|came to|strives|has been|are (?:a|the|building)|enables|powers"
            rf"|empowers|delivers|makes|ist|es una?|est une?|seeks)\b"
        ),
    ),
    (
        1,
        ("oin", "at ", "with ", "of "),
        re.compile(rf"\b(?:join|joining|at|with|here at|team at|work at|working at|of)\s+{_NAME}"),
    ),
    (
        1,
        ("’s ", "'s "),
        re.compile(
            rf"{_NAME}(?:’s|'s) (?:mission|vision|culture|customers?|clients?"
            rf"|platform|products?|team|engineering|employees|values|success"
            rf"|services|policy)\b"
        ),
    ),
    (
        2,
        ("equal", "affirmative"),
        re.compile(rf"\b{_NAME}(?:, (?:Inc|LLC)\.?)? is (?:proud to be )?an? (?:equal|affirmative)"),
    ),
)
"""How much a sentence tells for a name, what it has to hold (asked first, because it is quick), and how it puts it."""
_SITE_END = re.compile(r"\.(?:com|io|ai|org|net|co|dev|eu|de|ca|media|tech|app|fr|es|nl|ch)\b", re.I)
_SITE_START = re.compile(r"[a-z0-9-]{3,31}$", re.I)
_WWW = re.compile(
    r"\bwww\.(?P<site>(?!linkedin|indeed|glassdoor|google|facebook|youtube"
    r"|weworkremotely)[a-z0-9][a-z0-9-]{2,30})\.[a-z]{2,6}\b",
    re.I,
)
_NO_NAME = frozenset(
    """we you this our the it as in if they there what who he she here today remote your a an at and for with from about
    us when how why where each every all some any most many no yes please note job role team position company apply
    experience must strong full part senior junior engineering product design data software technology english us
    uk eu usa europe i however since while whether these those together now then to by on or of that is are be monday
    friday linkedin indeed glassdoor google facebook github twitter equal opportunity description responsibilities
    requirements qualifications benefits wir du sie das die der el la los las nuestro buscamos nous vous""".split()
)
_ENOUGH = 4
"""Points from which on a name is taken for the company's."""
_FIELDS = frozenset({"AI", "ML", "IT", "QA", "SaaS", "HR", "UX", "GenAI", "Web3", "DevOps"})
"""What companies do and none is called by alone."""
_BASED = re.compile(
    r"(?:\b(?:based|located|reside|position (?:is|will be) based|work location:?"
    r"|location:?|offices?(?: is| are)?(?: located)?|hub|onsite|on-site"
    r"|hybrid|hybrid remote|work) (?:at |out of )?(?:in|from|:)|location:|\b(?:in"
    r"|at|from|to) our(?: [a-z-]+){0,2}|\bjoin(?:ing)? (?:us|our team) in|(?:engineer"
    r"|developer|manager) in|standort:?|ubicado en|sede en|team (?:in|at) (?:our"
    r"|the)?(?: brand-new)?)\s*(?=[A-Z])"
)
_NEAR_PLACE = (
    "based",
    "locat",
    "office",
    "hub",
    "site",
    "hybrid",
    "remote",
    "reside",
    " our ",
    "join",
    "sede",
    "ubicado",
    "standort",
)
_NEAR_REMOTE = ("remote", "anywhere", "trabajo", "télétravail")
_NEAR_OFFICE = ("hybrid", "site", "office", "person", "vor ort", "relocate", "located", "presencial", "week")
"""Texts without any of these tell nothing of places and remote work; asked first, because it is quick."""
_FULLY = re.compile(
    r"\b(?:fully[- ]remote|100 ?% remote|remote[- ]first|work from anywhere"
    r"|remote (?:position|role|job|work|opportunity|only)\b|(?:work|working"
    r"|position is|role is|done|job is) (?:fully |completely )?remote(?:ly)?"
    r"|remote \(|remote is|remote or|teletrabajo|100% teletrabajo|oder remote"
    r"|télétravail complet|we are (?:a )?remote|location: ?remote|remote within"
    r"|remote in the|employees work remotely)",
    re.I,
)
_PARTLY = re.compile(
    r"\b(?:hybrid|in the office (?:\d|most)|\d(?:\s?[-–]\s?\d)? days (?:a|per) week|combining office|blended pattern)",
    re.I,
)
_OFFICE = re.compile(
    r"\b(?:hybrid|on-?site|in[- ](?:the[- ])?office|office[- ]based|days (?:a"
    r"|per) week (?:in|from|at) (?:the|our)|days in (?:the|our) office|in-person"
    r"|vor ort|relocate|must be located|working from (?:the|our) office|combining office"
    r"|presencial)\b",
    re.I,
)


def title(text: str) -> str:
    """The title that sentences name most clearly: with capitals before without, longer before shorter."""
    found = [match["title"] for pattern in (_TITLE, _AS) for match in pattern.finditer(text[:6000])]
    found = [each.strip(" ,") for each in found if len(each.split()) <= 8]
    if not found:
        return ""
    return max(
        found,
        key=lambda each: (
            each[:1].isupper() + each.split()[-1][:1].isupper(),
            len(each.split()) > 1,
            -found.index(each),
        ),
    )


def company(blocks: Sequence[Block], text: str) -> str:
    """The company that the sentences name most often as the one that asks; empty if that is not clear."""
    named: Counter[str] = Counter()
    for block in blocks[:60]:
        text_of_block = block.text[:1200]
        for weight, near, pattern in _COMPANY:
            if not near or any(map(text_of_block.__contains__, near)):
                for match in pattern.finditer(text_of_block):
                    named[match["name"]] += weight
    scores: Counter[str] = Counter()
    for written, weight in named.items():
        scores[_name(written)] += weight
    sites = set(_sites(text))
    for name in list(scores):
        scores[name] += 3 if re.sub(r"\W", "", name).lower() in sites else 0
        scores[name] += min(4, text.count(name) - 1)
        if scores[name] >= _ENOUGH:
            scores[name] -= 4 if technologies.load().canonical(name) else 0
    likely = [name for name, score in scores.items() if score >= _ENOUGH]
    likely.sort(key=lambda name: (scores[name], -text.find(name)), reverse=True)
    best = next(filter(_may_be_a_company, likely), "")
    if best:
        return best
    linked = {match["site"] for match in _WWW.finditer(text)}
    return linked.pop().replace("-", " ").title() if len(linked) == 1 else ""


def _sites(text: str) -> Iterator[str]:
    """Names of web sites in the text without their endings: "careers.acme-labs.com" is "acmelabs"."""
    for end in _SITE_END.finditer(text):
        name = _SITE_START.search(text, max(0, end.start() - 31), end.start())
        if name:
            yield name.group().replace("-", "").lower()


def _name(written: str) -> str:
    """The name without words that only open a sentence."""
    words = re.sub(r"['’]s?$", "", written.strip(" .&-")).split()
    while words and words[0].lower() in _NO_NAME:
        words.pop(0)
    return " ".join(words)


def _may_be_a_company(name: str) -> bool:
    """Whether a name is none of a field, a role or a place, and ends in no word that cannot end one."""
    return (
        name != ""
        and name.rpartition(" ")[2].lower() not in _NO_NAME
        and not _ANY_ROLE.search(name)
        and locations.find(name) is None
        and name not in _FIELDS
    )


def location(blocks: Sequence[Block]) -> str:
    """The first place in which the sentences say that the work is done; empty if they do not."""
    near = word_lists.within(_NEAR_PLACE, (block.text for block in blocks))
    for block in blocks:
        if not word_lists.has_any(near, block.text):
            continue
        for match in _BASED.finditer(block.text[:1500]):
            end = locations.place_at(block.text, match.end())
            if end > match.end() and not locations.AREA.fullmatch(block.text[match.end() : end]):
                return block.text[match.end() : end]
    return ""


def remote(text: str) -> bool | None:
    """Whether the work may be done remotely, by what the sentences say; None if they do not."""
    lines = text.split("\n")
    if _says(_FULLY, _NEAR_REMOTE, lines) and not _PARTLY.search(text):
        return True
    return False if _says(_OFFICE, _NEAR_OFFICE, lines) else None


def _says(pattern: re.Pattern[str], near: tuple[str, ...], lines: Sequence[str]) -> bool:
    """Whether a line fits the pattern; only those are tried that hold one of the words near."""
    there = word_lists.within(near, lines)
    return any(word_lists.has_any(there, line) and pattern.search(line) for line in lines) if there else False
