"""What a posting asks for beside terms and years: a degree, soft skills, a place; apart from the score.

A resume proves a soft skill by what somebody did, so lines of work are looked at, never lists of adjectives.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from typing import Literal

import tomli

from coach.posting.posting import Posting
from coach.posting.terms import word_lists
from coach.posting.terms.need import Need, Needs
from coach.posting.terms.parts import PartLine, PostingPart
from coach.reading.lexicon import cities
from rules.resume import Resume, SectionKind

Kind = Literal["degree", "place", "soft"]
Verdict = Literal["there", "other", "unsaid"]

_WORDS = tomli.loads(files(__package__).joinpath("besides.toml").read_text("utf-8"))


def _any_of(says: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(says)})", re.I)


_DEGREES = tuple((each["level"], each["name"], tuple(each["near"]), _any_of(each["says"])) for each in _WORDS["degree"])
_NEAR_DEGREES = tuple({word for _, _, near, _ in _DEGREES for word in near})
_OWN_DEGREES = tuple((each["level"], _any_of((*each["says"], *each["writes"]))) for each in _WORDS["degree"])
_BELOW = _any_of(_WORDS["below"]["writes"])
_EQUIVALENT = _any_of(_WORDS["equivalent"]["says"])
_SOFT = tuple(
    (
        each["name"],
        tuple(each["near"]),
        _any_of(each["says"]),
        word_lists.AnyOf(rf"(?<!\w){it}" for it in each["shows"]),
    )
    for each in _WORDS["soft"]
)
_SAME_CITY: dict[str, str] = {other: names[0] for names in _WORDS["cities"]["same"] for other in names}
_ASKING = frozenset({PostingPart.REQUIRED, PostingPart.PREFERRED, PostingPart.RESPONSIBILITIES, PostingPart.OTHER})
_NO_DEGREE = re.compile(r"\bno (?:\w+ ){0,2}degree|degree (?:is )?not (?:required|needed)", re.I)
_COUNTRY_ALONE = re.compile(r"remote|worldwide|anywhere|europe|emea|apac|americas", re.I)


@dataclass(frozen=True, slots=True)
class Beside:
    """One of these wishes.

    `asked`: a name ("bachelor", "mentoring") or the posting's place. `own`: what the resume says: a degree,
    a place, or the line that shows it; empty if nothing does. `verdict`: "there"; "other" where the resume says
    something else; "unsaid". `instead`: the posting takes experience as well.
    """

    kind: Kind
    asked: str
    need: Need
    verdict: Verdict
    own: str = ""
    instead: bool = False


class _Asking:
    """A line that asks; its needs are read when it names a wish, and once, since most lines name none."""

    def __init__(self, line: PartLine) -> None:
        self.line = line
        self.text = line.text

    def places(self, says: re.Pattern[str]) -> list[int]:
        """Where a wish begins in the line."""
        return [match.start() for match in says.finditer(self.text)]

    @cached_property
    def needs(self) -> Needs:
        return Needs(self.line)


class _Lines:
    """The lines that ask, searched at once for the words without which none can name a wish: most hold none."""

    def __init__(self, lines: Iterable[PartLine]) -> None:
        self._lines = [_Asking(line) for line in lines if line.part in _ASKING]
        self._found = word_lists.Lines(line.text for line in self._lines)

    def with_any(self, near: Iterable[str]) -> list[_Asking]:
        """The lines that hold one of these words, which are in small letters."""
        return [self._lines[number] for number in self._found.with_any(near)]


def besides(resume: Resume, posting: Posting) -> tuple[Beside, ...]:
    """The posting's wishes beside terms and years, held against the resume; none that it does not have."""
    lines = _Lines(posting.lines)
    return (*_degree(resume, lines), *_place(resume, posting), *_soft(resume, lines))


def _degree(resume: Resume, lines: _Lines) -> Iterator[Beside]:
    """The least degree that will do: "BS or MS" asks for a bachelor's."""
    asked: list[tuple[int, int, str, Need, bool]] = []
    for line in lines.with_any(_NEAR_DEGREES):
        if _NO_DEGREE.search(line.text):
            return
        likely = [each for each in _DEGREES if word_lists.has_any(each[2], line.text)]
        found = [(level, name, at) for level, name, _, says in likely for at in line.places(says)]
        if found:
            level, name, at = min(found)
            need = line.needs.at(at)
            if need in {Need.REQUIRED, Need.PREFERRED}:
                asked.append((list(Need).index(need), level, name, need, bool(_EQUIVALENT.search(line.text))))
    if not asked:
        return
    _, level, name, need, instead = min(asked)
    own = _own_degree(resume)
    if own is None:
        yield Beside("degree", name, need, "unsaid", instead=instead)
    else:
        yield Beside("degree", name, need, "there" if own[0] >= level else "other", own[1], instead)


def _own_degree(resume: Resume) -> tuple[int, str] | None:
    """The resume's highest degree, and how it writes it; None if it names none."""
    found: list[tuple[int, str]] = []
    for entry in resume.entries:
        if entry.section is SectionKind.EDUCATION:
            text = " ".join(line.text for line in resume.lines if entry.first_line <= line.number <= entry.last_line)
            said = _BELOW.sub("", f"{entry.title} {text}")
            levels = [level for level, writes in _OWN_DEGREES if writes.search(said)]
            if levels:
                found.append((max(levels), entry.title or text[:80]))
    if not found:
        found = list(_degrees_that_open_lines(resume))
    return max(found, key=lambda each: each[0], default=None)


def _degrees_that_open_lines(resume: Resume) -> Iterator[tuple[int, str]]:
    """Degrees by lines that begin with one, for resumes whose education stands where no section holds it."""
    for line in resume.seen_lines:
        for level, _, _, says in _DEGREES:
            if says.match(line.text):
                yield level, line.text[:80]


def _place(resume: Resume, posting: Posting) -> Iterator[Beside]:
    if not posting.location or posting.remote or _COUNTRY_ALONE.search(posting.location):
        return
    own = resume.contact.location or ""
    city = _plain(re.split(r"[,;/|()]", own)[0])
    verdict: Verdict = "unsaid" if not city else "there" if _is_in(city, posting.location) else "other"
    yield Beside("place", posting.location, Need.REQUIRED, verdict, own)


def _is_in(city: str, place: str) -> bool:
    """Whether a posting's place names the city, alone or in "London office" and "New York City"."""
    return any(f" {city} " in f" {_plain(part)} " for part in re.split(r"[,;/|()]", place))


def _plain(name: str) -> str:
    """A name without accents and signs, of a city always the same of its names: "München" is "munich"."""
    words = " ".join(re.sub(r"\W+", " ", cities.folded(name)).split())
    return _SAME_CITY.get(words, words)


def _soft(resume: Resume, lines: _Lines) -> Iterator[Beside]:
    work = word_lists.Lines(bullet.text.replace("\n", " ") for bullet in resume.bullets)
    for name, near, says, shows in _SOFT:
        needs = [line.needs.at(at) for line in lines.with_any(near) for at in line.places(says)]
        wanted = [need for need in needs if need is not None and need is not Need.MENTIONED]
        if wanted:
            line = shows.line_in(work)
            need = min(wanted, key=list(Need).index)
            yield Beside("soft", name, need, "there" if line else "unsaid", line)
