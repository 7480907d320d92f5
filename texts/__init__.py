"""The words for members in their language: catalogues, the language that is spoken, lists and dates.

The language is a context variable: whoever takes something from a platform, or begins a job for a member, says
`with speaking(language):`, and all that is written inside is in that language, also in threads that anyio starts.
Texts that are kept (messages that wait to be posted, findings) stay in the language in which they were written.

English is what stands in the code, so nothing is loaded for it; a text that a catalogue lacks is shown in English.
"""

import gettext as catalogues
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

ENGLISH = "en"
DOMAINS = ("coach", "packs", "guides")
"""A catalogue for each kind of text: the code's, the rules', the guides'."""

Catalogue = catalogues.NullTranslations
_AS_WRITTEN = Catalogue()
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_spoken: ContextVar[tuple[str, Catalogue]] = ContextVar("spoken", default=(ENGLISH, _AS_WRITTEN))


@contextmanager
def speaking(language: str, catalogue: Catalogue | None = None) -> Iterator[None]:
    """All that is written inside is in this language; in English where there are no texts in it.

    `catalogue`: texts to use in place of those that come with the coach.
    """
    token = _spoken.set((language, catalogue or _catalogue(language)))
    try:
        yield
    finally:
        _spoken.reset(token)


def spoken() -> str:
    """The language that is spoken here."""
    return _spoken.get()[0]


def gettext(message: str, /, **values: object) -> str:
    """The text in the language spoken, with its `{placeholders}` filled."""
    return filled(_spoken.get()[1].gettext(message) if message else "", values)


def pgettext(context: str, message: str, /, **values: object) -> str:
    """The same for a text that means several things; `context` says which."""
    return filled(_spoken.get()[1].pgettext(context, message), values)


def ngettext(one: str, many: str, count: int, /, **values: object) -> str:
    """The text for so many; `{count}` is filled with the number."""
    return filled(_spoken.get()[1].ngettext(one, many, count), {"count": count, **values})


def plural(count: int) -> int:
    """Which of the forms of a word goes with a number: 0 for the first."""
    forms = getattr(_spoken.get()[1], "plural", None)
    return int(forms(count)) if forms else int(count != 1)


def gettext_noop(message: str, /) -> str:
    """Marks a text that is given to `gettext` where it is shown."""
    return message


def pgettext_noop(context: str, message: str, /) -> str:
    """The same for `pgettext`."""
    return message


def filled(text: str, values: Mapping[str, object]) -> str:
    """The text with `{name}` replaced by the value of that name. Nothing else in it means anything: texts may come from
    a process that read a stranger's file, and from translators."""
    if not values:
        return text
    return _PLACEHOLDER.sub(lambda found: str(values.get(found[1], found[0])), text)


@cache
def languages() -> tuple[str, ...]:
    """The languages that there are texts in, English first."""
    return (ENGLISH, *sorted(each.name for each in _folder().iterdir() if _files(each.name)))


@cache
def _catalogue(language: str) -> Catalogue:
    """The texts of a language. Catalogues are read once, when the language is first spoken."""
    found = _AS_WRITTEN
    for file in reversed(_files(language)):
        with file.open("rb") as opened:
            read = catalogues.GNUTranslations(opened)
        read.add_fallback(found)
        found = read
    return found


def _files(language: str) -> tuple[Path, ...]:
    place = _folder() / language / "LC_MESSAGES"
    return tuple(file for domain in DOMAINS if (file := place / f"{domain}.mo").is_file())


def _folder() -> Path:
    return Path(__file__).parent / "locale"
