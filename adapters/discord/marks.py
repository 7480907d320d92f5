"""The mark by which a message of the coach is found again: Discord does not hand a nonce back.

It stands unseen at the end of the message's text: ten hexadecimal digits in signs without width, between two others.
Messages of older versions show it as a word in their footer, or in their last line.
"""

import re
from collections.abc import Iterator
from hashlib import blake2b

import discord

SIGNS = "\u200b\u200c\u200d\u2060"
"""Signs without width for two bits each; Discord keeps them wherever they stand."""
EDGE = "\u2063"
"""Begins and ends a mark. What members wrote never ends a text of ours: the mark comes after it."""
WORD = re.compile(r"#[0-9a-f]{10}")
_UNSEEN = re.compile(f"{EDGE}([{SIGNS}]{{20}}){EDGE}$")


def reference(key: str, number: int = 0) -> str:
    """What a page of a message is marked with: the same at every try."""
    return "#" + blake2b(f"{key}/{number}".encode(), digest_size=5).hexdigest()


def unseen(word: str) -> str:
    """A mark in signs that nobody sees."""
    bits = f"{int(word.removeprefix('#'), 16):040b}"
    return EDGE + "".join(SIGNS[int(bits[at : at + 2], 2)] for at in range(0, len(bits), 2)) + EDGE


def marks_of(message: discord.Message) -> set[str]:
    """The marks of a message."""
    return set(_marks(message))


def _marks(message: discord.Message) -> Iterator[str]:
    for text in (message.content, *(embed.description or "" for embed in message.embeds)):
        if found := _UNSEEN.search(text):
            bits = "".join(f"{SIGNS.index(sign):02b}" for sign in found[1])
            yield f"#{int(bits, 2):010x}"
    for text in (message.content.split("\n-# ")[-1], *(embed.footer.text or "" for embed in message.embeds)):
        if WORD.fullmatch(text):
            yield text
