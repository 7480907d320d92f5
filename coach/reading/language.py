"""The language that a resume is written in."""

import re
from collections.abc import Sequence

_ENGLISH = re.compile(r"the|and|of|to|in|for|with|on|by|from|a|an|at|as|is|using|that|this|which|were|was")
_LEAST_LETTERS = 200
_NAMES = {
    "de": "German", "fr": "French", "es": "Spanish", "it": "Italian", "pt": "Portuguese", "nl": "Dutch",
    "pl": "Polish", "sv": "Swedish", "da": "Danish", "no": "Norwegian", "nb": "Norwegian", "fi": "Finnish",
    "tr": "Turkish", "ru": "Russian", "uk": "Ukrainian", "cs": "Czech", "ro": "Romanian", "hu": "Hungarian",
    "el": "Greek", "ar": "Arabic", "he": "Hebrew", "fa": "Persian", "hi": "Hindi", "zh": "Chinese",
    "ja": "Japanese", "ko": "Korean", "vi": "Vietnamese", "id": "Indonesian",
}  # fmt: skip


def load() -> None:
    """Loads the model, which needs a temporary file: before a process gives up writing, or not at all."""
    import py3langid

    py3langid.classify("")


def language_of(texts: Sequence[str]) -> str:
    """ISO 639-1 code of the language of the running text; "en" where there is too little to tell."""
    prose = [text for text in texts if len(text.split()) >= 4]
    text = " ".join(prose)[:4000]
    letters = sum(c.isalpha() for c in text)
    if letters < _LEAST_LETTERS and not _is_dense(text):
        return "en"
    words = text.lower().split()
    if sum(_ENGLISH.fullmatch(word) is not None for word in words) >= 0.08 * len(words):
        return "en"
    # Loading the model takes longer than reading a resume, so only text that is not plainly English pays for it.
    import py3langid

    code, _ = py3langid.classify(text)
    return str(code)


def _is_dense(text: str) -> bool:
    """True for scripts that say much with few letters."""
    return sum("\u3040" <= c <= "\u9fff" or "\uac00" <= c <= "\ud7af" for c in text) >= 40


def note_on(code: str) -> str | None:
    """What the person should know about a resume in this language; None for English."""
    if code == "en":
        return None
    name = _NAMES.get(code, f'another language ("{code}")')
    return (
        f"This resume seems to be written in {name}. I checked its layout, dates and contact details; "
        "my rules about wording are for English and were left out."
    )
