"""Chooses among the languages that there are texts in, by what platforms, browsers and shells tell of people."""

import os
import re
from collections.abc import Iterable, Mapping

from texts import ENGLISH, languages

_TAG = re.compile(r"^[A-Za-z]{2,3}(?=$|[-_.@])")


def known(locale: str) -> str:
    """The language of a locale ("es-419", "es_ES.UTF-8") if there are texts in it, else ""."""
    found = _TAG.match(locale.strip())
    language = found.group().lower() if found else ""
    return language if language in languages() else ""


def best(locales: Iterable[str]) -> str:
    """The language of the first locale that there are texts in; else English."""
    return next(filter(None, map(known, locales)), ENGLISH)


def of_header(accepted: str) -> str:
    """The locale that a browser's Accept-Language asks for first among those that there are texts in; "" if none."""
    wishes: list[tuple[float, int, str]] = []
    for wish in accepted[:500].split(","):
        tag, _, rest = wish.strip().partition(";")
        weight = re.fullmatch(r"\s*q=([01](?:\.\d{0,3})?)\s*", rest) if rest else None
        if known(tag) and (not rest or (weight and float(weight[1]) > 0)):
            wishes.append((-float(weight[1]) if weight else -1.0, len(wishes), tag))
    return min(wishes, default=(0.0, 0, ""))[2]


def of_shell(environment: Mapping[str, str] = os.environ) -> str:
    """The language that a shell's LC_ALL, LC_MESSAGES or LANG asks for; else English."""
    return best([next(filter(None, map(environment.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "") or ""])
