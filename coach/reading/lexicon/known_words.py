"""Whether text has words of a language at all: letters that a PDF stores as other letters make none.

Every letter may be swapped for another and the text still looks like writing, so nothing but known words tells:
headings of sections, the little words of a language, and for English the dictionary.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

import tomli

from coach.reading.lexicon.heading_words import section_kind
from rules.lexicon import spelling

_MIN_SIGNS, _EVERY, _COMMON = 40, 3, 0.03
"""Signs of a script that writes a word in one or two: how many there are at least, one in how many letters is one, and
which part of them the most common ones are."""
_LONG_WORD = 4
"""Letters of a word that is no word of another language by chance."""

_TOKEN = re.compile(r"[^\W\d_]+")
_MIN_TOKENS = 40
"""Words below which nothing is said: a few names and addresses may hold no known word."""
_LONG = 120
_SHARE = 0.03
_MIN_DIFFERENT = 3
_DICTIONARY_SHARE = 0.25
"""Part of the longer words that the English dictionary knows: 0.6 and more in a resume of names and products, below 0.1
in letters that were swapped."""
_COMMON_SIGNS = frozenset(
    "的是和在了人一有年中大上为個个工作业公司系统月日开發发设計计教育学校能项目目技術术經经历验負负责責熟悉語语言職歴務"
    "のにはをとがでし、またタスルンリ이다는의에을를고하기사원대학교업무개발"
)
_CJK = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")


def are_known(texts: Sequence[str]) -> bool:
    """True if `texts` have words of some language, or are too few to tell."""
    tokens = tokens_of(texts)
    signs = _CJK.findall("".join(texts))
    if len(signs) > _MIN_SIGNS and len(signs) > len("".join(tokens)) / _EVERY:
        return sum(sign in _COMMON_SIGNS for sign in signs) >= _COMMON * len(signs)
    if len(tokens) < _MIN_TOKENS or has_function_words(tokens):
        return True
    # Capitals may be right where small letters are swapped, so headings tell nothing of a long text.
    return (len(tokens) < _LONG and _has_headings(texts)) or has_english(tokens)


def tokens_of(texts: Iterable[str]) -> list[str]:
    """The words of `texts` in small letters."""
    return [token.lower() for text in texts for token in _TOKEN.findall(text)]


def has_english(tokens: Sequence[str], share: float = _DICTIONARY_SHARE) -> bool:
    """True if the dictionary knows at least `share` of the longer words."""
    long = [token for token in tokens if len(token) >= _LONG_WORD]
    return not long or sum(spelling.is_listed(token) for token in long) >= share * len(long)


def _has_headings(texts: Sequence[str]) -> bool:
    return len({kind for text in texts if (kind := section_kind(text)) is not None}) >= 2


@cache
def _languages_of() -> dict[str, tuple[str, ...]]:
    """Each little word with the languages that have it."""
    words: dict[str, tuple[str, ...]] = {}
    listed = tomli.loads((Path(__file__).parent / "function_words.toml").read_text("utf-8"))
    for language, of_language in listed.items():
        for word in of_language:
            words[word] = (*words.get(word, ()), language)
    return words


def has_function_words(tokens: Sequence[str]) -> bool:
    """True if some language's little words make a good part of `tokens`, and are not one and the same."""
    count: Counter[str] = Counter()
    different: dict[str, set[str]] = {}
    for language, token in _pairs(tokens):
        count[language] += 1
        different.setdefault(language, set()).add(token)
    return any(
        times >= _SHARE * len(tokens) and len(different[language]) >= _MIN_DIFFERENT
        for language, times in count.items()
    )


def _pairs(tokens: Sequence[str]) -> Iterator[tuple[str, str]]:
    languages = _languages_of()
    for token in tokens:
        for language in languages.get(token, ()):
            yield language, token
