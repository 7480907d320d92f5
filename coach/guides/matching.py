"""Finds the guide that a question is about: by the words in it, however they are bent, misspelt or put."""

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from importlib.resources import files
from itertools import groupby
from operator import itemgetter

import tomli

LITTLE_WORDS = frozenset(
    """
    a about add all also am an and any anything are as at be been being but by can could did do does doing for from
    get gets give go going good got had has have having he help her here him his how i if im in include included
    into is it its ive just know let like list long made make many may me mention might more most much must my need
    needs now of off ok okay old on only or our out over please put really resume resumes say see shall she
    should shud since so some still such tell than that the their them then there these they thing things this thank
    thanks those thru to too up us use using very want was way we were what whats when where which while who why
    will with wont would write yes yet you your
    hello hey hi al algo algun alguna ante aqui asi aun bien cada como con cual cuando cuanto cuantos cuanta cuantas
    curriculum cv cvs da de debe deberia debo decir del desde donde e el ella en entre era es esa ese eso esta este
    esto estoy fue gracias ha hace hacer hay he hola incluir la las le les lo los mas me mejor mi mis mucho muy
    necesito ni o para pero poco pone poner pongo por porque puedo puede pues q que quiero se sea ser si sobre
    solo son sirve soy su sus tan te tener tengo ti tiene todo tu tus un una uno unas unos usar va voy y ya yo
    """.split()
)
"""Words that say nothing about a topic, without accents; "no" and "without" say something ("no experience"). A phrase
made of nothing else keeps all of its words."""
SURE = 2.4
"""From which score on a guide is given, however long the question; below it the nearest ones are offered."""
COVERED = 0.22
"""How much of what a question tells a guide must meet at least. It is little, since people tell their story along."""
MUCH = 20.0
"""No question counts as telling more than this, however long it goes on."""
CLEAR = 1.1
"""How many times as well as the next one a guide has to fit to be opened; else both are offered."""
OFTEN = 0.6
"""How soon it is enough that a topic uses a word again and again (as `k1` in BM25): the smaller, the sooner."""
ENOUGH = 0.8
"""How much of a short question must be met."""
BESIDE = 0.6
"""How much counts what a question has in common with a guide beside the phrase that fits best."""
BENT, MISSPELT = 0.9, 0.75
"""How much a word counts that is another form of one, or one with a slip in it."""
ELSE_KNOWN = 0.6
"""How much of that is left where the word is known itself: "reference" hardly asks for what "refer" does."""
LIKE = 0.82
"""How much of two words must be the same for a slip."""
MAX_ASKED = 300
"""Characters of a question; each of its words is held against all that are known."""
MIN_LETTERS = 4
"""Letters of a word from which on it may be another form of one, or misspelt."""

NUMBER = "#"
"""What stands for any number: "four jobs in three years" is "2 jobs in 1 year"."""
NUMBERS = frozenset(
    "two three four five six seven eight nine ten dos tres cuatro cinco seis siete ocho nueve diez".split()
)
GAP = "*"
"""Stands in a phrase for up to `MAX_GAP` words; its other words count as they are then, and in their order."""
MAX_GAP = 4
PUT_SO = 3.0
"""How much a question tells that is put as a phrase with a gap says."""

VERBATIM, RESEMBLES = 6.0, 0.5
"""How much counts that a question is nearly one of the phrases, little words and all, and from which share on."""
MAX_SENTENCES = 4
"""Sentences of a question that are each held against the phrases."""
FEW = 3
"""So many little words at least make two questions alike where they have nothing else in common."""
LITTLE = 0.5
"""How much little words tell there: "what can you do" is not "what do you check"."""
SAME = 0.7
"""From which share on a question is taken for one of an answer's, whatever else it tells."""
ANSWERED = 0.3
"""How much of what a question tells an answer must meet to be given first."""
PART = "#"
"""Stands between a topic and the number of one of its answers."""

ELSEWHERE = ""
"""The topic of what there is no guide on."""

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Index:
    """The phrases that topics are known by, how much each word of them tells, of which topic, those that begin with a
    letter, the phrases with their little words, and how questions are put."""

    phrases: Mapping[str, tuple[Phrase, ...]]
    weights: Mapping[str, float]
    tells: Mapping[str, Mapping[str, float]]
    beginning: Mapping[str, tuple[str, ...]]
    said: Mapping[str, tuple[frozenset[str], ...]]
    ways: Mapping[str, tuple[re.Pattern[str], ...]]


def to_index(known: Mapping[str, Iterable[str]]) -> Index:
    """The index of topics by what people call them. A word tells the more the fewer topics it is used for, and the more
    of a topic the more often that one uses it, up to a point."""
    every = {topic: tuple(names) for topic, names in known.items()}
    phrases = {
        topic: tuple(dict.fromkeys(filter(None, (words_of(name) for name in names if GAP not in name))))
        for topic, names in every.items()
    }
    ways = {topic: tuple(_way(name) for name in names if GAP in name) for topic, names in every.items()}
    uses = {topic: Counter(word for phrase in each for word in set(phrase)) for topic, each in phrases.items()}
    every_use: dict[str, list[int]] = {}
    for each in uses.values():
        for word, count in each.items():
            every_use.setdefault(word, []).append(count)
    weights = {word: math.log1p(len(phrases) / _topics(counts)) for word, counts in every_use.items()}
    tells = {
        topic: {word: weights[word] * (1 + OFTEN) * count / (count + OFTEN) for word, count in each.items()}
        for topic, each in uses.items()
    }
    beginning = {letter: tuple(each) for letter, each in groupby(sorted(weights.keys() - LITTLE_WORDS), itemgetter(0))}
    said = {topic: tuple({_with_little(name) for name in names if GAP not in name}) for topic, names in every.items()}
    return Index(phrases, weights, tells, beginning, said, ways)


def _topics(counts: Sequence[int]) -> float:
    """For how many topics a word is used, where one that uses it seldom hardly counts: the exponent of the entropy."""
    whole = sum(counts)
    return math.exp(-sum(count / whole * math.log(count / whole) for count in counts))


def _way(phrase: str) -> re.Pattern[str]:
    """What finds a question that is put so."""
    parts = [re.escape(" ".join(_all_words(part))) for part in phrase.split(GAP)]
    between = rf"(?: \S+){{0,{MAX_GAP}}} "
    return re.compile(rf"(?:^|(?<= )){between.join(part for part in parts if part)}(?= |$)")


def words_of(text: str) -> Phrase:
    """The words that say what a text is about, without accents and plurals; all of them if none else is left."""
    words = _all_words(text)
    telling = [word for word in words if word not in LITTLE_WORDS]
    return tuple(map(_singular, telling)) or tuple(words)


def _with_little(text: str) -> frozenset[str]:
    return frozenset(map(_singular, _all_words(text)))


def _all_words(text: str) -> list[str]:
    """All words, without accents, and those that ask for the same thing as one."""
    said = " ".join(_as_written(text))
    return [NUMBER if word.isdecimal() or word in NUMBERS else word for word in _one_word(said).split()]


def _as_written(text: str) -> list[str]:
    bare = unicodedata.normalize("NFKD", text.lower().replace("'", "").replace("\u2019", ""))
    return re.findall(r"[\w+#]+", "".join(letter for letter in bare if not unicodedata.combining(letter)))


def _one_word(said: str) -> str:
    """A text with each synonym replaced by the word that it counts as."""
    meant, any_of_them = _synonyms()
    return any_of_them.sub(lambda found: meant.get(found[0]) or meant[found[0].removesuffix("s")], said)


@cache
def _synonyms() -> tuple[Mapping[str, str], re.Pattern[str]]:
    """What each synonym counts as, and what finds any of them, the longest first, with a plural's ending or without."""
    groups = tomli.loads(files("coach.guides").joinpath("synonyms.toml").read_text("utf-8"))["words"]
    meant = {" ".join(_as_written(said)): word for word, every in groups.items() for said in every}
    either = "|".join(re.escape(said) for said in sorted(meant, key=len, reverse=True))
    return meant, re.compile(rf"(?<!\S)(?:{either})s?(?!\S)")


def ranked(asked: str, index: Index) -> list[tuple[str, float]]:
    """Topics with how well they fit a question, the best first; without those that have no word in common with it."""
    words, whole = words_of(asked), _all_words(asked)
    every, put = set(whole), " ".join(whole)
    met = _met(words, every, index)
    close = _closest(asked, met, index)
    scores = {
        topic: _fit(phrases, met, index.weights, index.tells[topic])
        + VERBATIM * max(0.0, close[topic] - RESEMBLES)
        + PUT_SO * any(way.search(put) for way in index.ways[topic])
        for topic, phrases in index.phrases.items()
    }
    return sorted(((topic, score) for topic, score in scores.items() if score), key=lambda each: -each[1])


def opened(asked: str, index: Index) -> str | None:
    """The topic that is the one asked for; None where two fit alike, too little is met, or it is about other things."""
    best, *others = (*ranked(asked, index), (ELSEWHERE, 0.0))
    topic, score = best
    never = math.log1p(len(index.phrases))
    told = sum(index.weights.get(word, never) for word in set(words_of(asked)))
    needed = max(min(SURE, ENOUGH * told), COVERED * min(told, MUCH), CLEAR * others[0][1] if others else 0.0)
    return topic if topic != ELSEWHERE and score >= needed else None


def best_of(asked: str, topic: str, index: Index) -> int | None:
    """The number of the answer of a topic that fits a question; None where none meets enough of it."""
    own = [(key, score) for key, score in ranked(asked, index) if key.rpartition(PART)[0] == topic]
    if not own:
        return None
    key, score = own[0]
    never = math.log1p(len(index.phrases))
    told = sum(index.weights.get(word, never) for word in set(words_of(asked)))
    enough = score >= ANSWERED * min(told, MUCH) or _closest(asked, {}, index)[key] >= SAME
    return int(key.rpartition(PART)[2]) if enough else None


def _closest(asked: str, met: Mapping[str, tuple[float, str]], index: Index) -> dict[str, float]:
    """By topic, how much its closest phrase is like the whole question or one sentence of it, since people tell their
    story along."""
    sentences = [each for each in re.split(r"[.?!;\n]+", asked) if each.strip()]
    every = [_closeness(each, met, index) for each in dict.fromkeys((asked, *sentences[:MAX_SENTENCES]))]
    return {topic: max(each[topic] for each in every) for topic in index.said}


def _closeness(asked: str, met: Mapping[str, tuple[float, str]], index: Index) -> dict[str, float]:
    """By topic, how much the phrase that is most like the whole question shares with it, little words included (Dice's
    coefficient, by weight)."""
    meant = {word: known for known, (_, word) in sorted(met.items(), key=lambda each: each[1][0])}
    words = frozenset(meant.get(word, word) for word in _with_little(asked))
    never = math.log1p(len(index.phrases))
    weights = {word: LITTLE if word in LITTLE_WORDS else index.weights.get(word, never) for word in words}
    whole = sum(weights.values())

    def share(phrase: frozenset[str]) -> float:
        common = words & phrase
        if not common or (len(common) < FEW and common <= LITTLE_WORDS):
            return 0.0
        both = sum(weights[word] for word in common)
        others = sum(LITTLE if word in LITTLE_WORDS else index.weights.get(word, never) for word in phrase - words)
        return 2 * both / (whole + both + others)

    return {topic: max(map(share, phrases), default=0.0) for topic, phrases in index.said.items()}


def _met(words: Phrase, every: Set[str], index: Index) -> dict[str, tuple[float, str]]:
    """The known words that were asked, or ones like them: how much each counts, and by which word."""
    found = {word: (1.0, word) for word in (*words, *every) if word in index.weights}
    for word in words:
        for known in index.beginning.get(word[0], ()) if word not in LITTLE_WORDS else ():
            alike = _as(word, known, index.weights)
            if alike > found.get(known, (0.0, ""))[0]:
                found[known] = (alike, word)
    return found


def _as(asked: str, known: str, weights: Mapping[str, float]) -> float:
    """How much a word counts as another one. One that is known itself is not misspelt."""
    alike = _alike(asked, known)
    if asked in weights:
        return alike * ELSE_KNOWN if alike >= BENT else 0.0
    return alike


def _fit(
    phrases: Iterable[Phrase],
    met: Mapping[str, tuple[float, str]],
    weights: Mapping[str, float],
    tells: Mapping[str, float],
) -> float:
    """The phrase that fits best, and most of what other words of the question tell. A phrase that is met in part counts
    less."""
    best, used, others = 0.0, set[str](), dict[str, float]()
    for phrase in phrases:
        found = {word: met[word] for word in phrase if word in met}
        if not found or (phrase[0] in LITTLE_WORDS and (len(found) < len(phrase) or len(found) == 1)):
            continue  # little words are a topic only together: "resume or CV"
        share = sum(weights[word] for word in found) / sum(weights[word] for word in set(phrase))
        counts = dict[str, float]()
        for word, (alike, asked) in found.items():
            counts[asked] = max(tells[word] * alike * share, counts.get(asked, 0.0))
        score = max(counts.values()) if phrase[0] in LITTLE_WORDS else sum(counts.values())
        if score > best:
            best, used = score, set(counts)
        others |= {asked: max(count, others.get(asked, 0.0)) for asked, count in counts.items()}
    return best + BESIDE * sum(score for asked, score in others.items() if asked not in used)


def _alike(asked: str, known: str) -> float:
    """How much a word that was asked counts as a known one."""
    if asked == known:
        return 1.0
    shorter, longer = sorted((asked, known), key=len)
    if len(shorter) < MIN_LETTERS or asked[0] != known[0]:
        return 0.0
    same = next((at for at, (one, other) in enumerate(zip(asked, known, strict=False)) if one != other), len(shorter))
    if same >= max(MIN_LETTERS, 0.7 * len(longer)):
        return BENT
    if same == len(shorter):  # "photo" in "photograph"
        return MISSPELT
    if 2 * len(shorter) < LIKE * (len(asked) + len(known)):
        return 0.0
    near = SequenceMatcher(None, asked, known)
    return MISSPELT if near.quick_ratio() >= LIKE and near.ratio() >= LIKE else 0.0


def _singular(word: str) -> str:
    if len(word) > MIN_LETTERS and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) >= MIN_LETTERS and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
