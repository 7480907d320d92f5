"""Where a resume names something without claiming to have done it: what somebody learns, likes or left behind."""

import re

from coach.posting.terms import word_lists

_NOT_YET = re.compile(
    r"\b(?:(?:currently |now |presently |still |actively )?(?:learning|studying"
    r"|exploring|picking up|self-studying)\b(?! (?:rate|curve|platform))"
    r"|(?:interested|interest|interests) in\b|(?:eager|keen|willing|want(?:ing"
    r"|s)?|hop(?:e|ing)|plan(?:s|ning)?|excited|looking|happy) to "
    r"(?:learn|work with|try|pick up|explore|get into|dive into|deepen|use)"
    r"|curious about|passionate about learning|new to"
    r"|(?:no|without|little|limited|lack of) (?:prior |previous |hands-on "
    r"|real )?(?:experience|knowledge)(?: (?:with|in|of))?|not (?:yet )?(?:used"
    r"|worked with|familiar with)|never (?:yet )?(?:used|worked with|touched|ran|wrote)"
    r"|(?:moved|migrated|migrating|migration|switched|transitioned|shifted"
    r"|weaned)(?: [\w-]+){0,4} (?:away from|off(?: of)?)\b"
    r"|lerne (?:gerade|derzeit)|interessiert an|interesse an|aprendiendo|interés en"
    r"|intéressé par|en cours d'apprentissage)",
    re.I,
)
_END = re.compile(
    r"[.;|•(\n]|\byet\b|,\s(?:but|though|\d|two|three|four|five|six|seven|eight"
    r"|nine|ten|wrote|built|led|ran|made|daily|in|using|with|[a-z]+ed)\b|\s[–—-]\s|\bto\b"
    r"|\band (?:built|wrote|led|ran|shipped|now)\b"
)
_WITH_A_TEAM = re.compile(
    r"\b(?:with|alongside|between|supporting|supported|helped|helping|for|assist(?:ed"
    r"|ing)|liais(?:ed|ing)|coordinat(?:ed|ing)|partner(?:ed|ing))"
    r"(?: [\w,&/-]+){0,5} (?P<names>[^.;|]{1,40}?)\s(?:teams?|engineers|developers"
    r"|devs|squads?|folks|people|specialists|consultants|department)\b",
    re.I,
)
_REPLACED = re.compile(r"\breplac(?:ed|ing|ement of)(?: [\w.+#/-]+){1,6}? (?=with\b|by\b)", re.I)
_MAX_LIST = 90
_OTHERS = (
    "team",
    "engineers",
    "developers",
    "devs",
    "squad",
    "folks",
    "people",
    "specialists",
    "consultants",
    "department",
)
_NEAR = (
    *_OTHERS,
    *(
        "learn",
        "studying",
        "explor",
        "picking up",
        "interest",
        "interés",
        "intéressé",
        "eager",
        "keen",
        "willing",
        "want",
    ),
    *(
        "hop",
        "plan",
        "excited",
        "looking to",
        "happy to",
        "curious",
        "new to",
        "no ",
        "without",
        "little",
        "limited",
        "lack of",
    ),
    *("never ", "replac", "not ", "away from", " off", "lerne", "aprendiendo", "apprentissage"),
)
"""A line without any of these makes no reservation; asked first, because it is quick."""

_LEARNT = re.compile(
    r"\b(?:(?:summer|winter|spring|autumn|fall) school\b"
    r"|(?:attend|complet|took|taken|enroll?|participat|pass|finish)\w*(?: [\w,-]+){0,6}"
    r" (?:course|workshop|seminar|webinar|boot ?camp|training|lecture|tutorial|school|mooc|meetup)s?\b"
    r"(?! (?:platform|system|portal|app|site|tool|management|registration|booking)))",
    re.I,
)
_LIKE = re.compile(r"-(?:like|inspired|esque|compatible)\b|[- ]clones?\b", re.I)
_OPENS_LIKENESS = ("-", " clone", " Clone")
_NEAR_LEARNT = (
    *("school", "course", "workshop", "seminar", "webinar", "camp", "training", "lecture", "tutorial"),
    *("mooc", "meetup"),
)

Span = tuple[int, int]


def words_within(text: str) -> tuple[str, ...]:
    """The words of reservations that stand in a text, so that its lines are asked for fewer."""
    lower = text.lower()
    return tuple(word for word in _NEAR if word in lower)


def not_claimed(text: str, near: tuple[str, ...] = _NEAR) -> list[Span]:
    """Stretches of a line in which a name is no claim: "currently learning Rust", "with the React team"."""
    spans: list[Span] = []
    if not word_lists.has_any(near, text):
        return spans
    for match in _NOT_YET.finditer(text):
        end = _END.search(text, match.end())
        limit = min(len(text), match.end() + _MAX_LIST)
        spans.append((match.start(), min(end.start(), limit) if end else limit))
    spans += [match.span() for match in _REPLACED.finditer(text)]
    if word_lists.has_any(_OTHERS, text):
        spans += [match.span() for match in _WITH_A_TEAM.finditer(text)]
    return spans


def is_only_likened(text: str, end: int) -> bool:
    """Whether the name that ends here only says what something is like: "Redis-like commands", "a Trello clone"."""
    return text.startswith(_OPENS_LIKENESS, end) and _LIKE.match(text, end) is not None


def is_learnt(text: str) -> bool:
    """Whether a line tells of lessons and no work: a summer school, a course somebody took."""
    return word_lists.has_any(_NEAR_LEARNT, text) and _LEARNT.search(text) is not None


def is_claimed(position: int, spans: list[Span]) -> bool:
    """Whether what stands at the position is a claim."""
    return not any(start <= position < end for start, end in spans)
