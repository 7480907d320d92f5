"""A language in which every letter wears an accent: what comes out plain was never given to a catalogue."""

import gettext
import re

PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
ACCENTED = "áƀçđéƒǧĥíĵķļɱñóƥɋřšŧúṽŵẋýžÁƁÇĐÉƑǦĤÍĴĶĻṀÑÓƤɊŘŠŦÚṼŴẊÝŽ"
_LETTERS = str.maketrans(PLAIN, ACCENTED)
_KEPT = re.compile(r"(\{\w+(?::[^}]*)?\}|`[^`]*`|/[a-z-]+|https?://\S*)")
"""Placeholders, commands and addresses stay as they are."""


def accented(text: str) -> str:
    """The text with accents on all that is to be translated."""
    return "".join(_kept(piece) if at % 2 else piece.translate(_LETTERS) for at, piece in enumerate(_KEPT.split(text)))


def _kept(piece: str) -> str:
    name, colon, forms = piece.partition(":")
    return f"{name}:{forms[:-1].translate(_LETTERS)}}}" if colon and piece.startswith("{") else piece


class Pseudo(gettext.NullTranslations):
    """Accents in place of translations."""

    def gettext(self, message: str) -> str:
        return accented(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return accented(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:
        return accented(message)


def plain_words(text: str, known: str) -> set[str]:
    """Words without any accent that are not among the known ones: English that was never given to a catalogue."""
    free = _KEPT.sub(" ", text)
    for quoted in re.findall(r"“[^”]*”", free):
        free = free.replace(quoted, " ")
    words = set(re.findall(r"(?<![\w./@+#-])[A-Za-z][a-z]{2,}(?![\w@+#])", free))
    return {word for word in words if word.lower() not in known.lower()}
