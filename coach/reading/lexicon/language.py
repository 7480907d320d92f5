"""The language that a resume is written in."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from texts import gettext, gettext_noop

_PROSE_WORDS = 4
"""Words of a line that tells its language; names and technologies do not."""
_ENOUGH = 4000
"""Letters by which the language is told."""
_ENGLISH_SHARE = 0.08
"""Small words of English, as a part of all words, that are in no other language's text."""
_KANA = 0.1
"""Part of the signs that are kana in a text of Japanese: Chinese has none."""

_ENGLISH = re.compile(r"the|and|of|to|in|for|with|on|by|from|a|an|at|as|is|using|that|this|which|were|was")
_MIN_LETTERS = 200
_MIN_OTHER = 60
"""Letters of another script than Latin that make a text of it, if it has no more Latin ones: a name is none."""
_DENSE = frozenset({"CJK", "HIRAGANA", "KATAKANA", "HANGUL"})
_LANGUAGES_OF = {
    "HEBREW": "he", "GREEK": "el", "CJK": "zh", "KANA": "ja", "HANGUL": "ko", "DEVANAGARI": "hi", "THAI": "th",
    "ARMENIAN": "hy", "GEORGIAN": "ka", "TAMIL": "ta", "BENGALI": "bn",
}  # fmt: skip
"""Scripts that stand for one language; Arabic and Cyrillic letters write several."""
_NAMES = {
    "de": gettext_noop("German"),
    "fr": gettext_noop("French"),
    "es": gettext_noop("Spanish"),
    "it": gettext_noop("Italian"),
    "pt": gettext_noop("Portuguese"),
    "nl": gettext_noop("Dutch"),
    "pl": gettext_noop("Polish"),
    "sv": gettext_noop("Swedish"),
    "da": gettext_noop("Danish"),
    "no": gettext_noop("Norwegian"),
    "nb": gettext_noop("Norwegian"),
    "fi": gettext_noop("Finnish"),
    "tr": gettext_noop("Turkish"),
    "ru": gettext_noop("Russian"),
    "uk": gettext_noop("Ukrainian"),
    "cs": gettext_noop("Czech"),
    "ro": gettext_noop("Romanian"),
    "hu": gettext_noop("Hungarian"),
    "el": gettext_noop("Greek"),
    "ar": gettext_noop("Arabic"),
    "he": gettext_noop("Hebrew"),
    "fa": gettext_noop("Persian"),
    "hi": gettext_noop("Hindi"),
    "zh": gettext_noop("Chinese"),
    "ja": gettext_noop("Japanese"),
    "ko": gettext_noop("Korean"),
    "vi": gettext_noop("Vietnamese"),
    "id": gettext_noop("Indonesian"),
    "th": gettext_noop("Thai"),
    "hy": gettext_noop("Armenian"),
    "ka": gettext_noop("Georgian"),
    "ta": gettext_noop("Tamil"),
    "bn": gettext_noop("Bengali"),
    "bg": gettext_noop("Bulgarian"),
}

_FOREIGN = 33
"""Percent of a text in another language from which on it is no English one: names of technology read as English."""


def load() -> None:
    """Loads the model, for this process and for those forked from it."""
    _classify("")


def language_of(texts: Sequence[str]) -> str:
    """ISO 639-1 code of the language of the running text; "en" where there is too little to tell."""
    script = _script_of(texts)
    if script in _LANGUAGES_OF:
        return _LANGUAGES_OF[script]
    prose = [text for text in texts if len(text.split()) >= _PROSE_WORDS or script]
    text = " ".join(prose)[:_ENOUGH]
    letters = sum(c.isalpha() for c in text)
    if letters < _MIN_LETTERS and not script:
        return "en"
    words = text.lower().split()
    if not script and sum(_ENGLISH.fullmatch(word) is not None for word in words) >= _ENGLISH_SHARE * len(words):
        return "en"
    return _classify(text)


_SMALL = frozenset(
    """
    und der für von beim zur zum dem eine einer sowie bei auf durch nach wurde
    les une pour avec dans sur aux qui chez lors du
    de del con para por una su como que en el
    uma ao pela pelo
    gli della delle dei nel nella dal sono di per
    het een voor aan naar ook
    oraz dla przy
    och för att som
    bir için
    """.split()
)
"""Small words of other languages that are no word, name or abbreviation of English ("MIT", "OS", "Los Angeles")."""
_MIN_SMALL = 2
"""Different small words that prove a language: one may stand in a name."""
_FEW_WORDS = 5
"""Words of a block or a line below which it tells no language."""
_FEW_LINES = 2
"""Lines in another language that make a page one of two."""
_SMALL_SHARE = 0.08
"""Small words of other languages, as a part of all words, from which on it is in one of them."""


def foreign_among(blocks: Sequence[Sequence[str]]) -> list[list[bool]]:
    """For each line of each block of a text in English, whether it is in another language.

    A block that tells no language goes with the one before it, or the first that tells; where some block is in another
    language, or some lines are, a line of the others may be, too.
    """
    told = [_is_foreign(block) for block in blocks]
    lines = [[_is_foreign([line]) for line in block] for block in blocks]
    if True not in told and sum(one is True for block in lines for one in block) < _FEW_LINES:
        return [[False] * len(block) for block in blocks]
    known = next((one for one in told if one is not None), True)
    out = []
    for one, block in zip(told, lines, strict=True):
        known = known if one is None else one
        out.append([known if own is None else own for own in block])
    return out


def _is_foreign(texts: Sequence[str]) -> bool | None:
    """Whether lines are in another language than English; None if they say too little."""
    if _script_of(texts):
        return True
    words = re.findall(r"[^\W\d_]+", " ".join(texts).lower())
    english = sum(_ENGLISH.fullmatch(word) is not None for word in words)
    small = sum(word in _SMALL for word in words)
    if len(words) < _FEW_WORDS or max(english, small) < _SMALL_SHARE * len(words):
        return None
    proven = small > english and len(_SMALL.intersection(words)) >= _MIN_SMALL
    return True if proven else False if english > small else None


def _classify(text: str) -> str:
    """ISO 639-1 code of the likeliest language."""
    import pycld2

    letters = "".join(character if character.isalpha() else " " for character in text)  # it refuses signs that control
    _, _, found = pycld2.detect(letters, isPlainText=True, bestEffort=True)
    foreign = (code for _, code, percent, _ in found if code not in {"en", "un"} and percent >= _FOREIGN)
    return str(next(foreign, "en")).partition("-")[0]


def _script_of(texts: Sequence[str]) -> str:
    """The script of most letters, or "" for Latin; signs that say a syllable or more count as three letters."""
    text = "".join(texts)
    if text.isascii():
        return ""
    count: Counter[str] = Counter()
    for character in text:
        if not character.isascii() and character.isalpha():
            name = unicodedata.name(character, "").split(" ")[0]
            count[name] += 3 if name in _DENSE else 1
        elif character.isalpha():
            count["LATIN"] += 1
    kana = count.pop("HIRAGANA", 0) + count.pop("KATAKANA", 0)
    if kana > _KANA * count["CJK"]:
        count["KANA"] = kana + count.pop("CJK", 0)
    best = max(count, key=lambda name: count[name], default="LATIN")
    return "" if best == "LATIN" or count[best] < _MIN_OTHER else best


def note_on(code: str) -> str | None:
    """What the person should know about a resume in this language; None for English."""
    if code == "en":
        return None
    name = gettext(_NAMES[code]) if code in _NAMES else gettext("another language (“{code}”)", code=code)
    return gettext(
        "This resume seems to be written in {language}. I checked its layout, dates and contact details; my rules "
        "about wording are for English and were left out.",
        language=name,
    )
