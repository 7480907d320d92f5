"""Is what is listed also used?"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.lexicon.technologies import FIELDS, Technology, implied_by
from rules.lexicon.verbs import opens_with_verb
from rules.resume import Line, SectionKind
from rules.shares import Share, share
from rules.spans import at_section, lacking, opening_of
from rules.wording import joined
from texts import gettext

NO_EVIDENCE = frozenset({SectionKind.SKILLS, SectionKind.CONTACT, SectionKind.INTERESTS, SectionKind.LANGUAGES})
STACKS = {
    "MERN": ("MongoDB", "Express", "React", "Node.js", "JavaScript"),
    "MEAN": ("MongoDB", "Express", "Angular", "Node.js", "JavaScript"),
    "MEVN": ("MongoDB", "Express", "Vue.js", "Node.js", "JavaScript"),
    "PERN": ("PostgreSQL", "Express", "React", "Node.js", "JavaScript"),
    "LAMP": ("Linux", "Apache HTTP Server", "MySQL", "PHP"),
    "LEMP": ("Linux", "nginx", "MySQL", "PHP"),
    "ELK": ("Elasticsearch", "Logstash", "Kibana"),
}
"""What a stack is made of that is called by its first letters."""
SENTENCE = 6
"""Words from which on a line that opens with a verb tells of work."""
_COURSES = re.compile(
    r"\W*(?:(?:relevant|related|selected|key) )?(?:courses?|coursework|modules|classes)\b", re.IGNORECASE
)
"""How a row of courses opens: what somebody was taught is not what they claim to have used."""
SHORT = {"JS": "JavaScript", "TS": "TypeScript", "Golang": "Go", "Node": "Node.js", "K8s": "Kubernetes"}
"""What a line may call for short."""
FIRST = frozenset({"languages", "frameworks", "data stores"})
"""Of these nobody doubts what they are."""
NAMED = 4
"""How many are named: a reader who counts the others may count otherwise."""
PROVABLE = FIELDS | {"languages", "frameworks", "data stores", "messaging", "infrastructure"}


@check
class UnusedSkills:
    """Yields a span for each unused technology from the `least`-th on, if as many as `share` are unused; of a short
    list from the `few`-th on, if as many as `most` are. Words of the span: `unused` names some, `told` says it with how
    many they are.
    """

    share: float = 0.38
    least: int = 6
    most: float = 0.6
    few: int = 5

    def find(self, facts: Facts) -> Iterator[Span]:
        section = facts.section(SectionKind.SKILLS)
        if section is None or not _tells_of_work(facts) or _holds_work(facts):
            return
        listed, left = _listed_and_unused(facts)
        written = {mention.technology.name: mention.as_written for _, mention in reversed(facts.mentions)}
        unused = [
            _called(each.name, written) for each in sorted(left, key=lambda each: (each.layer not in FIRST, each.name))
        ]
        many = len(unused) >= self.least and len(unused) >= self.share * len(listed)
        if many or (len(unused) >= self.few and len(unused) >= self.most * len(listed)):
            some = joined(list(dict.fromkeys(unused))[:NAMED])
            words = {"unused": some, "told": _told(some, len(unused), len(listed))}
            body = [line for line in facts.body(section) if facts.on_line.get(line.number)]
            for _ in unused[min(self.least, len(unused)) - 1 :]:  # each one more weighs a little more
                yield lacking(at_section(section, _opening(body), **words), SectionKind.EXPERIENCE)


def _listed_and_unused(facts: Facts) -> tuple[Collection[Technology], Sequence[Technology]]:
    """The listed technologies that could be shown in use, and those of them that are not."""
    studied = {mention.technology for line, mention in facts.mentions if _COURSES.match(line.text)}
    named = facts.technologies_in(SectionKind.SKILLS) - studied
    listed = {each for each in named if each.layer in PROVABLE}
    used = set().union(*(facts.technologies_in(kind) for kind in SectionKind if kind not in NO_EVIDENCE))
    # Work may stand in the head, where its heading was not read.
    told = [bullet for bullet in facts.bullets(SectionKind.CONTACT) if len(bullet.text.split()) >= SENTENCE]
    used |= {technology for bullet in told for technology in facts.in_bullet(bullet)}
    text = "\n".join(facts.text_of(kind) for kind in SectionKind if kind not in NO_EVIDENCE)
    shown = {each.name for each in used} | {name for each in used for name in implied_by(each.name)}
    shown |= {name for stack, names in STACKS.items() if re.search(rf"\b{stack}\b", text) for name in names}
    shown |= {"C#"} if ".NET" in shown else set()  # whoever writes for it in another language says so
    shown |= {name for short, name in SHORT.items() if re.search(rf"\b{short}\b", text)}
    shown |= {skill.name for skill in facts.resume.skills if _stands_in(skill.as_written, text)}
    shown |= {each.name for each in _shown_in_code(facts)}
    rows = frozenset(name.strip() for name in _BETWEEN.split(text.lower()))
    shown |= {each.name for each in listed if each.name.lower() in rows}
    apart = _in_two_words(text)
    left = [
        each
        for each in listed
        if each.name not in shown and not _is_family_of(each.name, text) and each.name.lower() not in apart
    ]
    return listed, left


def _tells_of_work(facts: Facts) -> bool:
    """Whether work or projects are told of, in which what is listed could be used."""
    return bool(facts.told) and (facts.has(SectionKind.EXPERIENCE) or facts.has(SectionKind.PROJECTS))


def _told(some: str, unused: int, listed: int) -> str:
    match share(unused, listed):
        case Share.NEARLY_ALL:
            return gettext(
                "Nearly everything that you list appears in no bullet or project, such as {unused}.", unused=some
            )
        case Share.MOST:
            return gettext("Most of what you list appears in no bullet or project, such as {unused}.", unused=some)
        case _:
            return gettext("Much of what you list appears in no bullet or project, such as {unused}.", unused=some)


def _opening(body: Sequence[Line]) -> str:
    """The beginning of the section; nothing where columns were read across."""
    mixed = any("\t" in line.text or len(_LABEL.findall(line.text)) > 1 for line in body[:3])
    return "" if mixed else opening_of(body)


_LABEL = re.compile(r"\w:(?=\s|$)")


def _shown_in_code(facts: Facts) -> frozenset[Technology]:
    """The technologies that lead to public code in them: a list whose items are links shows what it lists."""
    code = [link.text for link in facts.resume.links if _CODE.search(link.target)]
    return frozenset(mention.technology for text in code for mention in facts.words.known.find(text))


_CODE = re.compile(r"\b(?:github|gitlab|bitbucket|codeberg|sr)\.(?:com|org|ht)/.", re.IGNORECASE)


def _called(name: str, written: Mapping[str, str]) -> str:
    """What the resume calls it, where that is another name and no matter of capitals: "Shell Scripting", not "Bash"."""
    own = written.get(name, name)
    mine, known = (re.sub(r"[\W_]", "", each).lower() for each in (own, name))
    # Some names are known by their letters alone: "azuresqldatabase".
    return name if mine == known and not name.islower() else own


def _holds_work(facts: Facts) -> bool:
    """Whether lines about work were read as skills, so that what is used there is not known to be used."""
    return any(
        opens_with_verb(bullet.text) and len(bullet.text.split()) >= SENTENCE and not _ROW.match(bullet.text)
        for bullet in facts.bullets(SectionKind.SKILLS)
    )


_ROW = re.compile(r"[^:.;]{1,40}:")
"""How a row of names begins that has a label: "Programming languages: Go, Java"."""


def _stands_in(name: str, text: str) -> bool:
    """Whether a listed name stands in the text as it is listed, though it might mean something else there: "in C"; or
    as what was done with it: "Dockerized"."""
    begin = text.find(name)
    while begin >= 0:  # a pattern that is made of each name takes longer than this
        if not (begin and _WITHIN.match(text, begin - 1)) and _DONE.match(text, begin + len(name)):
            return True
        begin = text.find(name, begin + 1)
    return False


_BETWEEN = re.compile(r"[,;/()|\n]|\b(?:and|or|etc|with|using|in|like)\b\.?")
"""What stands between the names of a row in small letters: "html, css, bootstrap, etc"."""
_WITHIN = re.compile(r"[\w+#.]")
_DONE = re.compile(r"(?:i[sz](?:ed|es?|ing|ation))?(?![\w+#])")
"""What stands before a name that is a part of another; and what may stand behind one, or was done with it."""


def _in_two_words(text: str) -> frozenset[str]:
    """What two neighbors make together: "Data Bricks" is Databricks."""
    words = re.findall(r"\w+", text.lower())
    return frozenset(one + other for one, other in pairwise(words))


def _is_family_of(name: str, text: str) -> bool:
    """Whether the text names a member of a family that ends in a number: an STM32F4 is an STM32."""
    return name[-1].isdigit() and re.search(rf"\b{re.escape(name)}[A-Z]", text) is not None
