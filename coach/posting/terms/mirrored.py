"""Finds phrases worth mirroring that no list has: a noun of the field and what qualifies it ("ingestion pipelines")."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from coach.posting.posting import Keyword
from coach.posting.terms import word_lists
from coach.posting.terms.need import Need
from coach.posting.terms.parts import PartLine, PostingPart

_TOKEN = re.compile(r"[^\W_][\w+#&'’-]*(?:[./][^\W_][\w+#-]*)*|[^\w\s]")
_WEIGHTS = {
    PostingPart.REQUIRED: 2,
    PostingPart.PREFERRED: 2,
    PostingPart.STACK: 2,
    PostingPart.RESPONSIBILITIES: 1,
    PostingPart.OTHER: 1,
}
"""What a mention counts by the part it stands in; the other parts are not listened to."""
_QUALIFYING = (
    *("-based", "-driven", "-level", "-oriented", "-native", "-facing", "-ready", "-scale", "-enabled", "-powered"),
    *("-first", "-grade", "-aware", "-centric", "-up", "-side", "-time", "-critical", "-performance", "-quality"),
    "-intensive",
)
"""How words end that qualify as words of the field do: "configuration-driven", "Linux-based"."""
_MIN_WORDS, _MAX_WORDS = 2, 4
_MAX_PHRASES, _CONSIDERED = 8, 40
_STEM = 5


class _Run(NamedTuple):
    """Words of the field that stand together in a line; the word or sign before and behind them."""

    before: str
    words: list[str]
    behind: str


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(word_lists.table("mirrored")[name].split())


@cache
def _of_the_field() -> frozenset[str]:
    return (_words("heads") | _words("fields")) - _words("stops")


def find(lines: Iterable[PartLine], keywords: Sequence[Keyword]) -> tuple[str, ...]:
    """Phrases besides the names of the keywords, as the posting writes them.

    First come other wordings of what has a name ("digital signal processing" where "DSP" is the name), then what no
    list has: that of requirements, said again or of more than general words first.
    """
    counts: Counter[str] = Counter()
    written: dict[str, str] = {}
    for line in lines:
        weight = _WEIGHTS.get(line.part, 0)
        for phrase in _phrases(line.text) if weight else ():
            counts[phrase.lower()] += weight
            written.setdefault(phrase.lower(), phrase)
    known = " | ".join(["", *(form.lower() for word in keywords for form in word.written), ""])
    fresh = [phrase for phrase in counts if f" {phrase} " not in known]
    fresh = sorted(fresh, key=lambda phrase: _rank(phrase, counts[phrase]))[:_CONSIDERED]
    chosen = [written[phrase] for phrase in fresh if not _is_a_part(phrase, fresh, counts)][:_MAX_PHRASES]
    return tuple(dict.fromkeys((*_other_wordings(keywords), *chosen)))


def names(keywords: Iterable[Keyword]) -> tuple[str, ...]:
    """The names of phrases that word lists have. One word that is only mentioned ("monitoring") is none to mirror.

    Names with a small word within ("Ruby on Rails") are mirrored like phrases.
    """
    return tuple(
        word.name
        for word in keywords
        if (word.kind == "phrase" and (word.need is not Need.MENTIONED or _is_joined(word.name)))
        or (word.kind == "technology" and any(map(str.islower, word.name.split()[1:-1])))
    )


def _other_wordings(keywords: Iterable[Keyword]) -> Iterator[str]:
    """Wordings of several words that are not those of the name that is shown, nor a part of them or more than they."""
    for word in keywords:
        taken = [word.name] if word.kind == "phrase" else []
        for form in word.written:
            if word.kind == "phrase":
                if _is_joined(form) and not any(_share(form, other) for other in taken):
                    taken.append(form)
                    yield form
            elif form.rpartition(" ")[1] and form.rpartition(" ")[2].islower() and form.lower() != word.name.lower():
                yield form


def _is_joined(form: str) -> bool:
    return " " in form or "-" in form


def _share(one: str, other: str) -> bool:
    """Whether all words of one are, but for their endings, words of the other."""
    first, second = ({each[:_STEM] for each in re.findall(r"\w+", text.lower())} for text in (one, other))
    return first <= second or second <= first


def _rank(phrase: str, count: int) -> tuple[float, int]:
    words = phrase.split()
    telling = sum(word not in _words("weak") and word not in _words("joining") for word in words)
    return (-count - min(2, telling) / 2, -len(words))


def _is_a_part(phrase: str, others: Iterable[str], counts: Counter[str]) -> bool:
    """Whether a longer phrase that comes as often holds this one."""
    return any(
        phrase != other and f" {phrase} " in f" {other} " and counts[other] >= counts[phrase] for other in others
    )


def _phrases(text: str) -> Iterator[str]:
    """The phrases of a line: up to three qualifying words of the field before a noun that ends it.

    A single word that another one joins qualifies the same noun: "analytics and monitoring tools".
    """
    runs = _runs(text)
    for position, run in enumerate(runs):
        words = _ended(run.words)
        if len(words) >= _MIN_WORDS and not _is_empty(words):
            yield " ".join(words[-_MAX_WORDS:])
        following = runs[position + 1] if position + 1 < len(runs) else None
        if following and len(run.words) == 1 and run.behind is following.before and not _may_qualify(run.before):
            words = _ended(following.words)
            if run.behind.lower() in _words("joining") and _MIN_WORDS <= len(words) < _MAX_WORDS:
                yield " ".join((*run.words, run.behind, *words))


def _runs(text: str) -> list[_Run]:
    of_the_field, stops = _of_the_field(), _words("stops")
    runs: list[_Run] = []
    before, words = ".", list[str]()
    for token in (*_TOKEN.findall(text), "."):
        word = token.lower()
        if word in of_the_field or ("-" in word and word.endswith(_QUALIFYING) and word not in stops):
            words.append(token)
            continue
        if words:
            runs.append(_Run(before, words, token))
            words = []
        before = token
    return runs


def _ended(words: list[str]) -> list[str]:
    """The words up to the last noun that can end a phrase."""
    heads, end = _words("heads"), len(words)
    while end and words[end - 1].lower() not in heads:
        end -= 1
    return words[:end]


def _is_empty(words: Sequence[str]) -> bool:
    return words[-1].lower() in _words("empty") and all(word.lower() in _words("weak") for word in words[:-1])


def _may_qualify(token: str) -> bool:
    """Whether a word that no list has may belong to what follows: "malware analysis or incident response"."""
    return token.isalpha() and token.lower() not in _words("stops") and not token.endswith(("ing", "ly", "ed", "s"))
