"""Holds a posting against a resume: what is shown in use, only listed, named otherwise, or missing."""

import re
from dataclasses import dataclass
from functools import cache

from coach.posting.matching import score as scoring
from coach.posting.matching import suggested_places, titles
from coach.posting.matching.besides import Beside, besides
from coach.posting.matching.resume_terms import TRADE, Found, Terms, terms
from coach.posting.matching.same_practice import is_another_form, says_no_more
from coach.posting.matching.titles import TitleMatch
from coach.posting.posting import Keyword, Posting
from coach.posting.terms import word_lists
from coach.posting.terms.need import Need
from coach.posting.terms.vocabulary import Vocabulary, with_words
from rules.resume import Resume

_QUOTES = 3
_LONG = 4
"""Letters up to which a last "s" makes a plural of abbreviations only ("APIs")."""
_VERSION = re.compile(r"(?<=[^\W\d]{3})\d+(?:\.\d+)*(?!\w)")
"""A version glued to a name: "python3"."""


@dataclass(frozen=True, slots=True)
class Matched:
    """A term that the resume names; without evidence it stands in a list only."""

    term: str
    need: Need
    mentions: int
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reword:
    """A term that the resume has under another name: `term` is what to write, `as_written` what it says now."""

    term: str
    as_written: str
    need: Need
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Missing:
    """A term that the resume does not claim, and where it would go if it is true.

    `named`: the resume says it, but as what somebody learns, wants, or left.
    """

    term: str
    need: Need
    mentions: int
    place: str
    named: bool = False


@dataclass(frozen=True, slots=True)
class Covered:
    """A term that `by` makes needless: the posting takes any of several, or `by` is an instance of what it asks for.

    A resume that names PostgreSQL covers "relational databases"; the evidence is that of the instance.
    """

    term: str
    by: str
    need: Need
    evidence: tuple[str, ...] = ()
    instance: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """The whole comparison. Lists keep the posting's ranking; `years` are the resume's, None if unknown."""

    posting: Posting
    matched: tuple[Matched, ...]
    reword: tuple[Reword, ...]
    missing: tuple[Missing, ...]
    covered: tuple[Covered, ...]
    title: TitleMatch
    years: float | None
    score: float
    parts: tuple[scoring.ScorePart, ...]
    made_of: str = ""
    """What the score is made of, in one sentence."""
    besides: tuple[Beside, ...] = ()
    """What else the posting asks for; nothing is scored by it."""


def match(resume: Resume, posting: Posting, vocabulary: Vocabulary | None = None) -> Match:
    """Compares a resume with a posting. Claims nothing for the member: what is not in the resume is missing.

    `vocabulary`: left out, that by which the posting was read.
    """
    vocabulary = vocabulary or with_words(posting.words)
    own = terms(resume, vocabulary, posting.keywords)
    # Names before practices in ordinary words: they are what a reader looks for.
    asked = sorted(posting.keywords, key=lambda word: (list(Need).index(word.need), word.kind == "phrase"))
    outcomes = [_outcome(word, own) for word in asked]
    title = titles.compare(posting.title, resume)
    parts = scoring.parts(list(zip(asked, map(_credit, outcomes), strict=True)), title, posting.years, resume)
    return Match(
        posting=posting,
        matched=tuple(each for each in outcomes if isinstance(each, Matched)),
        reword=tuple(each for each in outcomes if isinstance(each, Reword)),
        missing=tuple(each for each in outcomes if isinstance(each, Missing)),
        covered=tuple(each for each in outcomes if isinstance(each, Covered)),
        title=title,
        years=resume.years_experience,
        score=scoring.total(parts),
        parts=parts,
        made_of=scoring.sentence(parts),
        besides=besides(resume, posting),
    )


def _outcome(word: Keyword, own: Terms) -> Matched | Reword | Missing | Covered:
    found = own.claimed.get(word.term)
    if found is None:
        return _instead(word, own)
    evidence = tuple(found.evidence[:_QUOTES])
    other_name = _other_name(word, found)
    if other_name == "":
        return Matched(word.name, word.need, word.mentions, evidence)
    if other_name and other_name.lower() in _say_less(word.term):
        return Covered(word.name, other_name, word.need, evidence, instance=True)
    if other_name and (word.kind != "phrase" or other_name in found.reworded or _is_the_same(word, other_name)):
        return Reword(word.name, other_name, word.need, evidence)
    by = next(iter(found.instances), other_name)
    if by and _is_the_same(word, *_halves(word.term)):
        return Covered(word.name, by, word.need, evidence, instance=True)
    return _instead(word, own)


def _instead(word: Keyword, own: Terms) -> Covered | Missing:
    """What stands for a term that the resume does not have, if anything does."""
    by = next((other for other in word.instead if other in own.claimed), None)
    if by is not None:
        return Covered(word.name, by, word.need)
    place = suggested_places.of(word)
    return Missing(word.name, word.need, word.mentions, place, named=word.term in own.only_named)


@cache
def _say_less(term: str) -> frozenset[str]:
    """Wordings of a technology that are no name of it: "shell scripting" says less than "Bash"."""
    return frozenset(word_lists.table("phrases")["say_less"].get(term, ()))


def _is_the_same(word: Keyword, *forms: str) -> bool:
    """Whether the posting says no more by one of its wordings than one of these does."""
    return any(says_no_more(asked, form) for asked in word.written for form in forms)


def _other_name(word: Keyword, found: Found) -> str | None:
    """How the resume writes the term, if not in the posting's way; "" where nothing is to change, None if nowhere.

    Of technologies the standard name is as good as the posting's, and a longer name that holds it is, too
    ("HashiCorp Terraform"). Phrases count only in the posting's own words; a name is never replaced by a category.
    """
    own = {_folded(form): form for form in (*found.reworded, *sorted(found.written))}
    if not own:
        return None
    wanted = [_folded(form) for form in word.written]
    if word.term == TRADE:
        return ""  # who writes code for a living gains nothing by one of its names more
    if word.kind != "phrase":
        wanted += [_folded(name) for name in _halves(word.term)]
    there = any(word_lists.word_at(form, _VERSION.sub("", mine)) >= 0 for form in wanted for mine in own)
    there = there or any(form in own for form in wanted)
    there = there or (
        word.kind == "phrase" and any(is_another_form(form, mine) for form in word.written for mine in found.written)
    )
    return "" if there else min(own.values(), key=lambda form: (len(form), form))


def _halves(term: str) -> list[str]:
    """ "Amazon Web Services (AWS)" is itself and each of its halves."""
    short = re.fullmatch(r"(.+) \((.+)\)", term)
    return [term, *short.groups()] if short else [term]


def _folded(form: str) -> str:
    """Case, hyphens, other white space and a plural "s" make no other name."""
    plain = " ".join(form.casefold().replace("-", " ").split())
    is_plural = plain.endswith("s") and not plain.endswith("ss") and (len(plain) > _LONG or form[:-1].isupper())
    return plain[:-1] if is_plural else plain


def _credit(outcome: Matched | Reword | Missing | Covered) -> float:
    match outcome:
        case Matched(evidence=evidence):
            return scoring.SHOWN if evidence else scoring.LISTED
        case Reword():
            return scoring.REWORDED
        case Covered(evidence=evidence, instance=True):
            return scoring.SHOWN if evidence else scoring.LISTED
        case Covered():
            return scoring.NOT_COUNTED
        case Missing():
            return 0.0
