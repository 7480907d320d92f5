"""Makes sentences of parts: numbers in words, one or many, lists."""

import re
from collections.abc import Mapping, Sequence
from string import Formatter

from texts import plural
from texts.forms import listed, number


def counted(count: int, one: str, many: str = "") -> str:
    """A number of things: "one line", "three lines", "12 entries". `many` is the form that no "s" makes."""
    return f"{number(count)} {one if count == 1 else many or f'{one}s'}"


def joined(names: Sequence[str], at_most: int = 6) -> str:
    """Names in a sentence: "a, b and c"."""
    return listed(names, at_most)


_NUMBER_FIRST = re.compile(r"\{\w+:")
"""How a template begins that opens with a number of things."""


def filled(template: str, words: Mapping[str, str]) -> str:
    """The template with its braces filled; it begins with a capital letter if a number stands first.

    `{lines}` gives the word itself; `{lines:# line is|# lines are}` one of two forms, with the number at `#`. In a
    language with more forms there are more of them, in the order of its catalogue.
    Raises KeyError for a name that is not among the words, ValueError for forms of what is no number.
    """
    pieces = []
    for text, name, forms, _ in Formatter().parse(template):
        pieces.append(text)
        if name is not None:
            pieces.append(_form(words[name], forms) if forms else words[name])
    sentence = "".join(pieces)
    return sentence[:1].upper() + sentence[1:] if _NUMBER_FIRST.match(template) else sentence


def _form(word: str, forms: str) -> str:
    found = forms.split("|")
    return found[min(plural(int(word)), len(found) - 1)].replace("#", number(int(word)))
