"""Finds the guides and answers that a question is nearest to: by its words, and by what they mean."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby, pairwise
from operator import itemgetter

from coach.guides.meaning import Meanings, is_known, likenesses, to_meanings
from coach.guides.words import BENT, LITTLE_WORDS, MIN_LETTERS, alike, as_written, words_of

BY_WORDS = 0.15
"""How much counts that questions have the same words; the rest is that they mean the same."""
LITTLE = 0.3
"""How much a little word tells: "what can you do" is not "what do you check"."""
ELSE_KNOWN = 0.5
"""How much another form of a word counts that is known itself: "reference" hardly asks for what "refer" does."""
SHARES = (0.6, 0.25, 0.15)
"""How much the nearest question of a guide counts, the next, and the one after that."""
SURE = 0.6
"""From which nearness on a guide is opened; below it the nearest answers are shown."""
CLEAR = 1.12
"""How many times as near as the next a guide and an answer have to be to be opened."""
ANSWERED = 0.7
"""How near an answer has to be for each that its guide is, to be given first."""
LIKELY = 0.3
"""From which nearness on something is offered."""
MAX_SENTENCES = 4
"""Sentences of a question that are each held against the known ones, since people tell their story along."""
MAX_ASKED = 300
"""Characters of a question; each of its words is held against all that are known."""
PART = "#"
"""Stands between a topic and the number of one of its answers."""
ELSEWHERE = ""
"""The topic of what there is no guide on."""


@dataclass(frozen=True, slots=True, eq=False)
class Index:
    """Known questions: where those stand that ask for the same, what each means, in which of them a word stands and how
    much of them it is, how much each word tells, and the words that begin with a letter."""

    places: Mapping[str, slice]
    meanings: Meanings
    having: Mapping[str, Sequence[tuple[int, float]]]
    tells: Mapping[str, float]
    unknown: float
    beginning: Mapping[str, tuple[str, ...]]


def to_index(known: Mapping[str, Iterable[str]]) -> Index:
    """The index of questions by what they are asked for, a topic or one of its answers. A word tells the more the fewer
    topics it is used for."""
    said = [(key, text, words) for key, every in known.items() for text in every if (words := words_of(text))]
    uses: dict[str, Counter[str]] = defaultdict(Counter)
    for key, _, words in said:
        for word in set(words):
            uses[word][topic_of(key)] += 1
    topics = len({topic_of(key) for key in known})
    tells = {
        word: LITTLE if word in LITTLE_WORDS else math.log1p(topics / _spread(each.values()))
        for word, each in uses.items()
    }
    having: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for at, (_, _, words) in enumerate(said):
        for word, share in _shares({word: tells[word] for word in words}).items():
            having[word].append((at, share))
    beginning = {letter: tuple(each) for letter, each in groupby(sorted(tells.keys() - LITTLE_WORDS), itemgetter(0))}
    meanings = to_meanings(as_written(text) for _, text, _ in said)
    return Index(_places([key for key, _, _ in said]), meanings, having, tells, math.log1p(topics), beginning)


def _places(keys: Sequence[str]) -> Mapping[str, slice]:
    """Where each key stands that has all of its places side by side."""
    ends = list(accumulate(Counter(keys).values()))
    return {key: slice(*each) for key, each in zip(dict.fromkeys(keys), pairwise((0, *ends)), strict=True)}


def topic_of(key: str) -> str:
    """The topic of an answer."""
    return key.partition(PART)[0]


def _spread(counts: Iterable[int]) -> float:
    """For how many topics a word is used, where one that uses it seldom hardly counts: the exponent of the entropy."""
    every = list(counts)
    whole = sum(every)
    return math.exp(-sum(count / whole * math.log(count / whole) for count in every))


def _shares(weights: Mapping[str, float]) -> Mapping[str, float]:
    """How much of a question each word is; all of them together are 1, as a vector's length."""
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    return {word: weight / length for word, weight in weights.items()}


def near(asked: str, index: Index) -> dict[str, list[float]]:
    """By topic and by answer, how near its nearest questions are to the one that was asked, the nearest first."""
    sentences = [each for each in re.split(r"[.?!;\n]+", asked) if each.strip()]
    parts = sentences[:MAX_SENTENCES] if len(sentences) > 1 else ()  # a single one is the whole question
    every = [_likenesses(each, index) for each in dict.fromkeys((asked, *parts))]
    scores = list(map(max, *every)) if len(every) > 1 else every[0]
    nearest = ((key, _nearest(scores[place])) for key, place in index.places.items())
    return {key: best for key, best in nearest if best[0]}


def _nearest(scores: Iterable[float]) -> list[float]:
    """As many as count, the nearest first."""
    return sorted(scores, reverse=True)[: len(SHARES)]


def together(scores: Iterable[float]) -> float:
    """How near something is whose nearest questions are so near."""
    return sum(share * score for share, score in zip(SHARES, _nearest(scores), strict=False))


def surely(topics: Mapping[str, float], answers: Mapping[str, float]) -> str | None:
    """The topic that is the one asked for; None where its answers or those of others fit alike, or it isn't near."""
    best = next(iter(topics), ELSEWHERE)
    of_it = [key for key in answers if topic_of(key) == best]
    first = next(iter(answers), "")
    sure = best != ELSEWHERE and topics[best] >= SURE and _clear(topics)
    return best if sure and (not of_it or (topic_of(first) == best and _clear(answers))) else None


def _clear(scores: Mapping[str, float]) -> bool:
    """Whether the first is nearer than all others by far."""
    first, second = (*scores.values(), 0.0, 0.0)[:2]
    return first >= CLEAR * second


def by_topic(scores: Mapping[str, Sequence[float]]) -> dict[str, float]:
    """How near each topic is, the nearest first; the questions of its answers are its own."""
    of: dict[str, list[float]] = defaultdict(list)
    for key, each in scores.items():
        of[topic_of(key)] += each
    return _sorted({topic: together(each) for topic, each in of.items()})


def by_answer(scores: Mapping[str, Sequence[float]]) -> dict[str, float]:
    """How near each answer is, the nearest first; half of it is how near its topic is."""
    topics = by_topic(scores)
    return _sorted({key: (together(each) + topics[topic_of(key)]) / 2 for key, each in scores.items() if PART in key})


def _sorted(scores: Mapping[str, float]) -> dict[str, float]:
    return dict(sorted(scores.items(), key=itemgetter(1), reverse=True))


def _likenesses(asked: str, index: Index) -> list[float]:
    """How like each known question is to the one that was asked."""
    found = likenesses(_spelled(asked, index), index.meanings, 1 - BY_WORDS)
    for word, share in _met(words_of(asked), index).items():
        counts = BY_WORDS * share
        for at, known in index.having[word]:
            found[at] += counts * known
    return found


def _spelled(asked: str, index: Index) -> list[str]:
    """The words of a question, slips put right as far as a known word is like them."""
    return [
        word
        if is_known(word)
        else next((known for known in index.beginning.get(word[0], ()) if alike(word, known)), "")
        for word in as_written(asked)
    ]


def _met(words: Iterable[str], index: Index) -> Mapping[str, float]:
    """How much of a question each known word is, as itself or as another form or a slip of one that was asked."""
    weights = {word: LITTLE if word in LITTLE_WORDS else index.tells.get(word, index.unknown) for word in words}
    met: dict[str, float] = {}
    for word, share in _shares(weights).items():
        for known in index.beginning.get(word[0], ()) if word not in LITTLE_WORDS else {word} & index.tells.keys():
            if same := _as(word, known, index.tells):
                met[known] = max(met.get(known, 0.0), same * share)
    return met


def _as(asked: str, known: str, tells: Mapping[str, float]) -> float:
    """How much a word counts as another one. One that is known itself is not misspelt."""
    if asked not in tells or asked == known:
        return alike(asked, known)
    same = alike(asked, known) if asked[:MIN_LETTERS] == known[:MIN_LETTERS] else 0.0
    return same * ELSE_KNOWN if same >= BENT else 0.0
