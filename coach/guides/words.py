"""Words of questions: without accents and plurals, those that ask for the same thing as one, slips allowed."""

import re
import unicodedata
from collections.abc import Mapping
from difflib import SequenceMatcher
from functools import cache
from importlib.resources import files

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
BENT, MISSPELT = 0.9, 0.75
"""How much a word counts that is another form of one, or one with a slip in it."""
LIKE = 0.82
"""How much of two words must be the same for a slip."""
MIN_LETTERS = 4
"""Letters of a word from which on it may be another form of one, or misspelt."""
NUMBER = "#"
"""What stands for any number: "four jobs in three years" is "2 jobs in 1 year"."""
NUMBERS = frozenset(
    "two three four five six seven eight nine ten dos tres cuatro cinco seis siete ocho nueve diez".split()
)


def as_written(text: str) -> list[str]:
    """The words of a text in lower case and without accents."""
    said = text.lower().replace("'", "").replace("\u2019", "")
    return re.findall(r"[\w+#]+", said if said.isascii() else _without_accents(said))


def _without_accents(text: str) -> str:
    parted = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in parted if not unicodedata.combining(letter))


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text without accents and plurals; of those that ask for the same thing always the same one."""
    said = _one_word(" ".join(as_written(text)))
    return tuple(NUMBER if word.isdecimal() or word in NUMBERS else _singular(word) for word in said.split())


def _one_word(said: str) -> str:
    """A text with each synonym replaced by the word that it counts as."""
    meant, any_of_them = _synonyms()
    return any_of_them.sub(lambda found: meant.get(found[0]) or meant[found[0].removesuffix("s")], said)


@cache
def _synonyms() -> tuple[Mapping[str, str], re.Pattern[str]]:
    """What each synonym counts as, and what finds any of them, the longest first, with a plural's ending or without."""
    groups = tomli.loads(files("coach.guides").joinpath("synonyms.toml").read_text("utf-8"))["words"]
    meant = {" ".join(as_written(said)): word for word, every in groups.items() for said in every}
    either = "|".join(re.escape(said) for said in sorted(meant, key=len, reverse=True))
    return meant, re.compile(rf"(?<!\S)(?:{either})s?(?!\S)")


def alike(asked: str, known: str) -> float:
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
