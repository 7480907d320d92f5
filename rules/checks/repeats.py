"""Is something said twice?"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.jobs import Statement, is_bracketed, is_row_of_names, is_title
from rules.lexicon import technologies
from rules.lexicon.verbs import opens_with_verb
from rules.resume import SectionKind
from texts import gettext, gettext_noop

_WORD = re.compile(r"[a-z0-9+#.]+")
_WITHIN = gettext_noop(", and use the space of the other for something you haven't said yet")
_BETWEEN = gettext_noop("; in the other place, say what was different: the product, the size, your part in it")

_COMMON = frozenset(
    "team teams member members agile using used with from that which into based number multiple various work working "
    "part project projects help helped through between other their this these across over more than years"
    " created built developed made application applications website websites backend frontend"
    " months undergraduate graduate courses course computer science including topics such".split()
)
_MAX_STATEMENTS = 400
"""Statements that are compared with each other; no resume has so many, and each is held against all others."""
LETTER_WORDS, TELLING = 3, 3
"""Letters above which a word may tell something, and how many such words a run has that says the same twice."""
SAME = 3
"""Words of a line on what was done, if it stands there again word for word."""
WHOLE = 8
"""Words from which on nobody says exactly the same of two projects by chance."""
_ROW = 4
"""Technologies from which on a run that names them says something: two things are easily made with the same one."""


@check
class Repeats:
    """Yields each statement that says again what one above it says: most of its words, or a run of `run` words."""

    run: int = 6
    alike: float = 0.75
    least: int = 5

    def find(self, facts: Facts) -> Iterator[Span]:
        seen: set[int] = set()
        homes = {each: number for number, job in enumerate((*facts.jobs, *facts.projects)) for each in job.statements}
        told = [each for each in facts.told if not _tells_nothing(each.text)]
        # Each is held against all others, so what is asked of one alone is asked here.
        worded = [
            (each, tuple(_WORD.findall(_told(each.text).lower())), _what_came(each.text))
            for each in told[:_MAX_STATEMENTS]
        ]
        for (first, a, led_to), (second, b, came) in combinations(worded, 2):
            least = SAME if a == b and opens_with_verb(second.text) else self.least
            if second.line in seen or min(len(a), len(b)) < least or _are_placings(first, second):
                continue
            if came.words and came.words == led_to.words:
                seen.add(second.line)
                words = {"first": _short(first), "mend": gettext(_BETWEEN), "said": f": “{came.text}”"}
                yield Span(second.section, second.text, second.line, second.page, words)
                continue
            same = homes.get(first, -1) == homes.get(second, -2)
            whole = a == b and len(a) >= WHOLE and _says_something(a)
            if (not (same or whole) and _are_two_things(first, second)) or _stand_once(first, second, facts):
                continue
            differ = _only_opens_alike(a, b) or _are_of_others(first, second)
            if (said := self._again(a, b)) and (not differ or _lists_only_names(first, second)):
                seen.add(second.line)
                words = {"first": _short(first), "mend": gettext(_WITHIN if same else _BETWEEN)}
                words["said"] = "" if b[: len(said)] == said else f": “{_as_written(said, second.text)}”"
                yield Span(second.section, second.text, second.line, second.page, words)

    def _again(self, a: Sequence[str], b: Sequence[str]) -> Sequence[str]:
        """The words that both say; none if they differ."""
        if len(set(a) & set(b)) >= self.alike * len(set(a) | set(b)):
            return b[:8]
        runs = {tuple(a[at : at + self.run]) for at in range(len(a) - self.run + 1)}
        at = 0
        while at <= len(b) - self.run:
            said = b[at : at + self.run]
            if tuple(said) in runs and said[0] in _WHERE and (length := _alike(a, b, at)) < self.run + MORE:
                at += length
            elif tuple(said) in runs and _says_something(said):
                if _alike(a, b, at) >= MUCH * min(len(a), len(b)):
                    return said
                at += self.run
            else:
                at += 1
        return ()


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What a line says came of the work, as written and in words; nothing where it says that in a few words only."""

    text: str = ""
    words: tuple[str, ...] = ()


def _what_came(text: str) -> _Outcome:
    """How a line ends that says what came of it: "improving consistency and onboarding speed"."""
    found = _CAME.search(text)
    words = tuple(_WORD.findall(found.group().lower())) if found else ()
    return _Outcome(found.group().rstrip(" .;"), words) if found and len(words) >= CAME else _Outcome()


_CAME = re.compile(
    r"\b(?:improv|reduc|increas|enhanc|ensur|enabl|boost|streamlin|optimi[sz]|strengthen|foster|accelerat|resulting in"
    r"|leading to)"
    r"\w*\s[^.;]+(?=[.;]?\W*$)",
    re.IGNORECASE,
)
"""How a line ends that says what came of it."""
CAME = 6
"""Words from which on nobody says the same of two things by chance."""


def _tells_nothing(text: str) -> bool:
    """Whether a line may well stand there twice: a row of names, or a title held at two places."""
    return is_row_of_names(text) or is_bracketed(text) or is_title(_BRACKETS.sub("", text))


_BRACKETS = re.compile(r"\s*\([^()]*\)")


def _are_two_things(first: Statement, second: Statement) -> bool:
    """Whether two lines tell of two projects, or say what two things are: what is alike in both isn't said twice."""
    if SectionKind.PROJECTS in (first.section, second.section):
        return True
    openings = (each.text.split(maxsplit=1)[0].strip(",.:") for each in (first, second))
    return first.text != second.text and all(map(_NAMED.match, openings))


_NAMED = re.compile(r"[A-Z][a-z]+[A-Z0-9]\w*$")
"""What a product is called: "FerryBoard"."""


def _stand_once(first: Statement, second: Statement, facts: Facts) -> bool:
    """Whether two lines are the same one, read with two jobs."""
    said = " ".join(second.text.split())
    return first.text == second.text and facts.running_text.count(said) == 1


def _alike(a: Sequence[str], b: Sequence[str], at: int) -> int:
    """How many words from there on both say in one go."""
    length = 0
    text = f" {' '.join(a)} "
    while at + length < len(b) and f" {' '.join(b[at : at + length + 1])} " in text:
        length += 1
    return length


_WHERE = frozenset("within in inside on across throughout at for of from".split())
"""Words that open a phrase on where something was done: two different things may be done in the same place."""
MUCH = 0.4
"""Part of the shorter line that a run takes which says the same twice; less is a turn of phrase."""
MORE = 3
"""Words beyond a run from which on such a phrase says the same, all the same."""

_MADE_WITH = re.compile(
    r"\s\([^()]*\)(?=\W{0,3}$)|(?<=[.;] )(?:written|built|made|developed|implemented) (?:in|with|using) [^.;]*",
    re.IGNORECASE,
)
"""What a line was done with: the same tools may well have made two different things."""


def _told(text: str) -> str:
    """What a line says, without the list of tools behind it and the labels of links."""
    return _MADE_WITH.sub("", _LINK.sub(" ", text))


_LINK = re.compile(
    r"\b(?:(?:source|live|view|git\s?hub|project|demo|app(?:lication)?|web\s?site|repo(?:sitory)?|video|deployed)\W?\s?)?"
    r"(?:code|link|demo|repo(?:sitory)?|live|site|website|source|github|video|view|preview)s?\s?[:–—-]\s?"
    r"(?:(?:click|see|view|open|visit) )?(?:(?:link|here)\b(?: (?:to|for) )?)"
    r"(?:(?:the |my |our )?(?:source code|source|code|demo|repo(?:sitory)?|(?:live )?site|website|app|project|video))?",
    re.IGNORECASE,
)
"""How a link is labelled, the same below each project: "Code: Link to source code"."""


def _only_opens_alike(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two lines open with the same words, and most of what follows on them differs."""
    opening = _opens_alike(a, b)
    rest, other = set(a[opening:]) - _SMALL, set(b[opening:]) - _SMALL
    if not opening or min(len(rest), len(other)) < TELLING:
        return False
    return len(rest & other) < _ALIKE * min(len(rest), len(other))


def _opens_alike(a: Sequence[str], b: Sequence[str]) -> int:
    """How many words two lines open with alike."""
    opening = 0
    while opening < min(len(a), len(b)) and a[opening] == b[opening]:
        opening += 1
    return opening


def _lists_only_names(first: Statement, second: Statement) -> bool:
    """Whether two lines open with the same sentence, behind which different names are listed, tools among them: "Worked
    in developing dynamic web pages using React, Redux"."""
    known = technologies.load()
    words = [_told(each.text).split() for each in (first, second)]
    plain = [[word.strip(".,;:()").lower() for word in each] for each in words]
    opening = _opens_alike(*plain)
    while opening and known.canonical(plain[0][opening - 1]):
        opening -= 1  # the lists may open alike
    rest = [[word.strip(".,;:()") for word in each[opening:]] for each in words]
    rest = [[word for word in each if word.lower() not in _SMALL and word.strip("&")] for each in rest]
    named = [sum(not word.islower() or known.canonical(word) is not None for word in each) for each in rest]
    tools = [sum(known.canonical(word) is not None for word in each) for each in rest]
    return opening >= SENTENCE and all(
        count == len(each) and some >= _TOOLS for count, some, each in zip(named, tools, rest, strict=True)
    )


SENTENCE, _TOOLS = 7, 2
"""Words of an opening that is a sentence by itself, and tools among the names behind it."""


def _are_of_others(first: Statement, second: Statement) -> bool:
    """Whether two lines open alike and tell of two things or places: each names one that the other doesn't."""
    if _opening(first.text) != _opening(second.text):
        return False
    one, other = ({each.casefold() for each in _NAME.findall(told.text)} for told in (first, second))
    return bool(one - other) and bool(other - one)


def _opening(text: str) -> list[str]:
    return _WORD.findall(text.lower())[:OPENING]


OPENING = 2
"""Words that two lines share which open alike."""
_NAME = re.compile(r"(?<=[\w,;)] )(?:[A-Z][\w'’-]*+|[a-z]+[A-Z][\w]*+)")
"""A name within a line: a word with a capital that opens nothing."""


def _are_placings(first: Statement, second: Statement) -> bool:
    """Whether two lines tell of a place or a prize each: who won twice may say so twice."""
    return first.text != second.text and all(_PLACED.match(each.text) for each in (first, second))


_PLACED = re.compile(r"\W*(?:placed|won|ranked|awarded|received|finished|earned|reached)\b", re.IGNORECASE)
_SMALL = frozenset("a an and as at by for from in into of on or the to with that which".split())
_ALIKE = 0.5
"""The part of what follows on the same opening from which on two lines say the same."""


def _says_something(words: Sequence[str]) -> bool:
    """Whether a run of words is more than what joins others: "in a team of five engineers" is found anywhere."""
    known = technologies.load()
    told = [word for word in words if len(word) > LETTER_WORDS and word not in _COMMON]
    tools = sum(known.canonical(word) is not None for word in told)
    return len(told) - (tools if tools < _ROW else 0) >= TELLING


def _as_written(words: Sequence[str], text: str) -> str:
    """The words as they stand in the text, in their own case and with what stands between them."""
    between = r"[^a-z0-9+#.]+"
    found = re.search(between.join(map(re.escape, words)), text, re.IGNORECASE)
    return found.group().rstrip(".") if found else " ".join(words)


def _short(statement: Statement) -> str:
    words = statement.text.split()
    return " ".join(words[:8]) + (" …" if len(words) > 8 else "")
