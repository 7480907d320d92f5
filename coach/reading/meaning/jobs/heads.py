"""The head of a job: its lines, what they name, and the last line of what is told below."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from coach.reading.lexicon import dates
from coach.reading.meaning.fields import is_label, is_school
from coach.reading.meaning.stacks import is_row
from coach.reading.meaning.tagging.named import HeadFields
from rules.lexicon.titles import is_title
from rules.resume import Line

PARTS = re.compile(r"\s*,\s+|\s+[–—|·-]\s+|\s+(?:at|@)\s+")
"""What stands between a title and an employer on one line."""
TELLS = re.compile(
    r"(?:[A-Z][a-z]+ed|Built|Led|Wrote) (?:as|on|in|with|for|the|an?|and|to|some|different|several) [a-zA-Z]"
)
"""How a sentence of work begins, which heads no job: "Worked as a developer and …"."""


@dataclass(frozen=True, slots=True)
class Head:
    """A head with its lines, and the last line of what follows it."""

    span: int
    head: tuple[int, ...]
    last: int
    fields: HeadFields

    @property
    def is_company_alone(self) -> bool:
        """Whether it names an employer and no title."""
        return bool(self.fields.organization.text) and not self.fields.title.text

    def holds(self, role: "Head") -> bool:
        """Whether this is a company alone whose dates hold those of the role."""
        whole, part = self.fields.when, role.fields.when
        if not self.is_company_alone or whole is None or part is None or not (whole.start and part.start):
            return False
        ends = whole.current or (not part.current and (part.end or "") <= (whole.end or ""))
        return whole.start <= part.start and ends


def naming(head: Sequence[Line]) -> Sequence[Line]:
    """The lines of a head that name something: a row of technologies below them is no company, nor is who led."""
    named = [line for line in head if not is_row(line.text) and not _is_none(line.text)] or head
    named = [replace(line, text=_COUNTER.sub(_blank, line.text)) for line in named]
    named = [replace(line, text=_with_strokes(_without_sentence(line.text))) for line in named]
    named = [replace(line, text=_LED_BY.sub(_without_leader, _COURSE.sub(_blank, line.text))) for line in named]
    named = [replace(line, text=_LABEL.sub(_blank, _PAPER.sub(_blank, line.text))) for line in named]
    named = [line for line in named if not _LINKED.fullmatch(line.text)] or named
    others = any(PARTS.search(line.text) and not _CONTRACTED.match(line.text) for line in named)
    return [replace(line, text=_CONTRACTED.sub(_blank, line.text)) for line in named] if others else named


def _is_none(text: str) -> bool:
    """Whether a line is what stands over the text of a job ("Tasks"), or what a page has at its edge."""
    return is_label(text) or _LEFT_AT_EDGE.fullmatch(text.strip()) is not None


_LEFT_AT_EDGE = re.compile(
    r"(?:(?:created|made|built|generated|designed) (?:with|by|on|in|using)(?: [\w.]+)?|powered by [\w.]+"
    r"|page \d+(?: (?:of|/) \d+)?|\d+ ?/ ?\d+)",
    re.IGNORECASE,
)
""" "Created with", over the picture that names a program."""
_COUNTER = re.compile(r"^\W*\[\d{1,2}\](?=\s)")
"""The number that counts a job on the page: "[1] Larkspur"."""


_SENTENCE = re.compile(
    r"^\W*(?:(?:currently|presently|previously|have|has|am|i) ){0,2}(?:work(?:ed|ing)|serv(?:ed|ing)|employed|joined)"
    r" as (?:an? )?(?=[A-Za-z])",
    re.IGNORECASE,
)
"""How a head written as a sentence begins: "Worked as a Software Engineer at Larkspur from 2019 to 2022"."""
_WITH = re.compile(r"(?<=\s)(?:with|for)(?=\s+(?:the\s+)?[A-Z])")


def _without_sentence(text: str) -> str:
    """The text of a head, one that is written as a sentence with no more than its parts, in their places."""
    begun = _SENTENCE.match(text)
    if begun is None:
        return text
    return _blank(begun) + _WITH.sub(lambda found: "at".ljust(len(found.group())), text[begun.end() :], count=1)


_STOPS = re.compile(r"(?<=[a-z)])\.(?= )")


def _with_strokes(text: str) -> str:
    """The text of a head whose parts are written as sentences, with strokes for the stops: "Engineer. Larkspur. March
    2019 – Present"."""
    when = next((one for one in dates.find(text) if not one.single), None)
    before = text[: when.begin].rstrip() if when is not None else ""
    parts = [part.strip() for part in _STOPS.split(before) if part.strip()]
    if len(parts) != _PARTS_OF_HEAD or not before.endswith(".") or not is_title(parts[0]):
        return text
    return _STOPS.sub("|", text[: len(before) - 1], count=1) + " " + text[len(before) :]


_PARTS_OF_HEAD = 2
"""Title and employer."""


_COURSE = re.compile(r"^\W*(?:[Cc]ourses?|[Mm]odules?):?\s+[A-Z]{2,5}[ -]?\d{2,4}\b[^\t]*")
"""The courses that somebody taught or assisted, which are no employer: "Course CS 3500 (Object Oriented Design)"."""
_CONTRACTED = re.compile(r"^\W*(?:sub-?)?(?:contracted|seconded|assigned|on loan) (?:out )?to\s[^\t]*", re.IGNORECASE)
"""For whom an employer had somebody work, where the head names the employer, too."""


_LABEL = re.compile(r"(?<![\w-])(?:City|Country|Town|State|Region|Location|Place|Address)\s?:(?=\s*\S)")
"""What says that a place comes next: "City: Bergen | Country: Norway"."""
_PAPER = re.compile(
    r"[(\[]\s*(?:(?:letters? of )?recommendation(?: letter)?|(?:\w+ )?certificates?"
    r"|(?:offer|experience|reference) letter|(?:project )?(?:link|website|demo|video|slides|report|details|overview))"
    r"\s*[)\]]",
    re.IGNORECASE,
)
"""What a head links to beside the employer: "Larkspur (Letter of Recommendation)"."""
_LINKED = re.compile(
    r"\W*+(?:(?:\w[\w-]* ){0,3}(?:links?|recording|slides)(?: here)?|(?:archived|available|see|click|details|more) here"
    r"|(?:letters? of recommendation|recommendation letter|certificate(?: of completion)?))\W*",
    re.IGNORECASE,
)
"""A row that is a link to something and names no employer: "Lecture Video Link"."""


_LED_BY = re.compile(
    r"(?<![\w&])(?:(?:primary|main|faculty|academic|thesis|research|project|industry|co) ?-?){0,2}"
    r"(?:advis[eo]rs?|supervisors?|supervised by|mentors?|guide|instructors?|professor|pi)\s*:\s*[^\t|]*",
    re.IGNORECASE,
)
"""Who led the work, named behind a label in the head of a job: "Research Lab Advisor: Dr Ada Marsh"."""


def _without_leader(match: re.Match[str]) -> str:
    """Blank but for where the leader is: "Advisor: Dr Ada Marsh, Northfield University"."""
    parts = match.group().split(",")
    school = next((number for number, part in enumerate(parts) if number and is_school(part)), len(parts))
    where = ",".join(parts[school:])
    return " " * (len(match.group()) - len(where)) + where


def _blank(match: re.Match[str]) -> str:
    """As long as before, so that what is behind keeps its place and its look."""
    return " " * len(match.group())
