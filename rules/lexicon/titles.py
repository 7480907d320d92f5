"""Job titles: which words make one; is it work of the field, a student's or of another field; how senior is it?

The one source of such words, whoever reads them: resumes, postings, rules.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import tomli

from rules.phrases import any_of

LONG = 9
"""Words above which a text is more than a title."""
ORDINARY = 2
"""The level of a title that says nothing of it."""


@dataclass(frozen=True)
class OwnTitles:
    """What a pack says of titles beside the words of this lexicon: those of its field, and those of a rank.

    A title of which a pack says a rank has that rank and no other: "Vice President" is a senior in a bank.
    """

    trade: re.Pattern[str] | None = None
    ranks: Mapping[str, re.Pattern[str]] = field(default_factory=dict)

    def of_field(self, title: str) -> bool:
        """Whether the pack says that such work is of its field."""
        return bool(self.trade and self.trade.search(title))

    def said_of(self, title: str) -> frozenset[str]:
        """The ranks that the pack says a title has; none where it says nothing of it."""
        return frozenset(rank for rank, pattern in self.ranks.items() if pattern.search(title))


NO_OWN = OwnTitles()


@cache
def _words() -> dict[str, Any]:
    return tomli.loads((Path(__file__).parent / "titles.toml").read_text("utf-8"))


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    return any_of(_words()[kind])


@cache
def in_resumes() -> re.Pattern[str]:
    """The words that make a line of a resume a job title."""
    naming = _words()["naming"]
    return re.compile(rf"\b(?:{'|'.join((*naming['words'], *naming['in_resumes']))})\b", re.IGNORECASE)


@cache
def in_postings() -> str:
    """The words that make a text of a posting a job title, of one or several people: alternatives of an expression."""
    naming = _words()["naming"]
    several = (word if word.endswith("*") else f"{word}s?" for word in naming["words"])
    return "|".join((*several, *naming["in_postings"]))


@cache
def of_companies() -> re.Pattern[str]:
    """Words of companies' names, except before a word of titles: "Software Engineer" is no company."""
    naming = _words()["naming"]
    words, work, titles = ("|".join(naming[kind]) for kind in ("companies", "of_work", "not_before"))
    apart = rf"(?!(?:{work})\b(?: [\w&/-]{{1,30}}){{1,2}} (?:{titles}))"
    return re.compile(rf"\b{apart}(?:{words})\b\.?(?!-\w| (?:{titles}))", re.IGNORECASE)


def is_title(text: str) -> bool:
    """True if some words of `text` are those of a job title, and none those of a company."""
    return title_weight(text) == 2


def title_weight(text: str) -> int:
    """How much speaks for a text of a resume being a title: 2 for its words, less for a company's and for many."""
    return 2 * bool(in_resumes().search(text)) - bool(of_companies().search(text)) - (len(text.split()) > LONG)


@cache
def evidence() -> Mapping[str, frozenset[str]]:
    """Words that name a `role`, and those that make one narrower (`modifier`)."""
    return {name: frozenset(words.split()) for name, words in _words()["evidence"].items()}


@cache
def of_the_trade() -> re.Pattern[str]:
    """Titles whose holders need not write that they do software engineering: "Software Development Engineer"."""
    return re.compile(rf"\b(?:{'|'.join(_words()['trade']['words'])})\b", re.IGNORECASE)


@cache
def of_fields() -> Mapping[str, re.Pattern[str]]:
    """By fields of work, the titles that name them: "Mobile Developer" is one of "mobile app development"."""
    return {field: re.compile(rf"\b{says}", re.IGNORECASE) for field, says in _words()["fields"].items()}


@cache
def in_headlines() -> re.Pattern[str]:
    """Words that make a line below the name a headline that says the trade."""
    return re.compile("|".join(_words()["trade"]["headline"]), re.IGNORECASE)


@cache
def _levels() -> Mapping[str, int]:
    return {word: int(level) for level, words in _words()["levels"].items() for word in words}


@cache
def _first_level() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(_words()['trade']['numbered'])}) (?:I|1)\b", re.IGNORECASE)


def level(title: str) -> int:
    """How far up a title says that somebody is: 0 for an intern, 4 for staff and leads."""
    if _first_level().search(title):
        return 1
    words = re.findall(r"[a-z]+", title.lower())
    return max((_levels()[word] for word in words if word in _levels()), default=ORDINARY)


@cache
def _noise() -> re.Pattern[str]:
    return re.compile("|".join(_words()["comparing"]["noise"]))


def compared(title: str) -> frozenset[str]:
    """The words of a title that tell the kind of work, each as the one word that stands for all of its kind."""
    same: Mapping[str, str] = _words()["comparing"]["same"]
    words = _in_small_letters(title)
    kept = " ".join(same.get(word, word) for word in words if word not in _levels() and not _noise().fullmatch(word))
    return frozenset(kept.split())


def kin(title: str) -> frozenset[str]:
    """The fields of work that a title names, by the names of their rows: DevOps and site reliability are one."""
    words = set(_in_small_letters(title))
    return frozenset(name for name, row in _words()["comparing"]["kin"].items() if not words.isdisjoint(row))


def fields_behind(words: str) -> str:
    """The fields that words behind a title name ("(Backend)"); nothing of what else stands there."""
    known = frozenset(_words()["comparing"]["behind"]["fields"])
    return " ".join(word for word in _in_small_letters(words) if word in known)


def _in_small_letters(title: str) -> list[str]:
    return re.findall(r"(?:[^\W\d_]|[+#])+|\d", title.lower())


def load() -> None:
    """Reads the words once, before there are several processes that know titles."""
    for kind, words in _words().items():
        if isinstance(words, list):
            _pattern(kind)
    in_resumes()
    of_companies()


def _is(kind: str, title: str) -> bool:
    return _pattern(kind).search(title) is not None


def is_field(title: str) -> bool:
    """Work of the field, whatever else the title says."""
    return _is("field", title)


def is_any_engineering(title: str) -> bool:
    """Work of engineers of whatever things; of software only if what is told of it says so: "Design Engineer"."""
    return _is("any_engineering", title)


def shows_code(title: str) -> bool:
    """Work whose code others may look at: a developer's, a data scientist's."""
    return _is("shows_code", title)


def shows_no_code(title: str) -> bool:
    """Work of which nobody expects code to be shown: networks, design, sales, hardware, advice."""
    return _is("shows_no_code", title) and not _is("shows_code", title)


def _is_of_rank(rank: str, title: str, own: OwnTitles) -> bool:
    said = own.said_of(title)
    return rank in said if said else _is(rank, title)


def is_student(title: str, own: OwnTitles = NO_OWN) -> bool:
    """A job held while learning: intern, teaching assistant, …"""
    return _is_of_rank("student", title, own)


def is_support(title: str) -> bool:
    """User support and the like, which many students do beside their studies."""
    return _is("support", title) and not _is("field", title)


def is_technician(title: str) -> bool:
    """Who sets up, watches over and mends what others made: IT support, technicians of systems or networks."""
    return (_is("support", title) or _is("technician", title)) and not _is("field", title)


def is_other_field(title: str, own: OwnTitles = NO_OWN) -> bool:
    """Plainly work of another field: cook, cashier, teacher; not if it names the field, too ("Sales Engineer")."""
    return _is("other", title) and not (_is("field", title) or own.of_field(title))


def is_training(organization: str) -> bool:
    """A programme one pays to learn in, or a school's own: a bootcamp, a co-op programme."""
    return _is("training", organization)


def is_club(title: str, organization: str) -> bool:
    """A post among pupils or students, in which nobody is employed: captain of a school's team, member of a club."""
    if any(_is(kind, text) for kind in ("club", "pupils") for text in (organization, title)):
        return True
    alone = title.strip().lower() == "member"
    return _is("post", title) and (alone or _is("society", organization)) and not _is("field", title)


def is_pupils(organization: str) -> bool:
    """A team of a school, in which whoever does work of the field still learns it."""
    return _is("pupils", organization)


def is_academic(title: str) -> bool:
    """Teaching or research at a university, of whatever subject."""
    return _is("academic", title) and not _is("field", title)


def is_assistant(title: str) -> bool:
    """Whoever helps to teach: teaching assistant, course assistant, grader, tutor."""
    return _ASSISTANT.search(title) is not None and not is_field(title)


_ASSISTANT = re.compile(
    r"\b(?:(?:teaching|course|instructional|lab(?:oratory)?) assistant|ta|grader|tutor)s?\b", re.IGNORECASE
)


def is_internship(title: str) -> bool:
    """An internship, a co-op, a traineeship."""
    return _INTERNSHIP.search(title) is not None


_INTERNSHIP = re.compile(r"\b(?:intern(?:ship)?s?|co-?op|trainee|apprentice(?:ship)?)\b", re.IGNORECASE)


def is_post(title: str) -> bool:
    """A title as clubs, boards and teams of volunteers give it: member, captain, treasurer."""
    return _is("post", title)


def is_of_students(title: str, organization: str) -> bool:
    """What is done with other students beside the studies, whatever its work is: "Electronics Team Member"."""
    return _MEMBER.search(title) is not None or _is("of_students", organization)


_MEMBER = re.compile(r"\b(?:(?:sub-?)?team|committee|club|core|active) member$", re.IGNORECASE)


def is_elsewhere(organization: str) -> bool:
    """An employer whose work is another field unless the title says otherwise: armed forces, a restaurant."""
    return _is("elsewhere", organization)


_OF_BUILDINGS = re.compile(
    r"(?:(?:senior|junior|lead|chief|principal|assistant) )*(?:architect|project manager|designer|draftsman|drafter"
    r"|estimator|site (?:manager|engineer)|foreman)",
    re.IGNORECASE,
)


def is_building(title: str, organization: str) -> bool:
    """A post that could be of this field, in a house that draws or builds: "Architect" at a design studio."""
    return _is("building", organization) and _OF_BUILDINGS.fullmatch(title.strip()) is not None


def is_staff(title: str, own: OwnTitles = NO_OWN) -> bool:
    """Staff engineer and above."""
    return _is_of_rank("staff", title, own)


def is_senior(title: str, own: OwnTitles = NO_OWN) -> bool:
    """Senior, lead, architect."""
    return _is_of_rank("senior", title, own)


def is_intermediate(title: str, own: OwnTitles = NO_OWN) -> bool:
    """Said to be of the middle: "Intermediate Developer"."""
    return _is_of_rank("intermediate", title, own)


def is_junior(title: str, own: OwnTitles = NO_OWN) -> bool:
    """Junior, graduate, associate."""
    return _is_of_rank("junior", title, own)
