"""Makes sentences of parts: numbers in words, one or many, lists."""

from collections.abc import Mapping, Sequence
from string import Formatter

WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
"""How a sentence says numbers under ten."""


def number(count: int) -> str:
    """A number as a sentence says it: "three", "12"."""
    return WORDS[count] if 0 <= count < len(WORDS) else str(count)


def counted(count: int, one: str, many: str = "") -> str:
    """A number of things: "one line", "three lines", "12 entries". `many` is the form that no "s" makes."""
    return f"{number(count)} {one if count == 1 else many or f'{one}s'}"


def joined(names: Sequence[str], at_most: int = 6) -> str:
    """Names in a sentence: "a, b and c"."""
    shown = list(names[:at_most])
    if len(names) > at_most:
        shown.append(f"{len(names) - at_most} more")
    return " and ".join(filter(None, [", ".join(shown[:-1]), *shown[-1:]]))


def filled(template: str, words: Mapping[str, str]) -> str:
    """The template with its braces filled; it begins with a capital letter if a number stands first.

    `{lines}` gives the word itself; `{lines:# line is|# lines are}` one of two forms, with the number at `#`.
    Raises KeyError for a name that is not among the words, ValueError for forms of what is no number.
    """
    pieces = []
    for text, name, forms, _ in Formatter().parse(template):
        pieces.append(text)
        if name is not None:
            pieces.append(_form(words[name], forms) if forms else words[name])
    sentence = "".join(pieces)
    return sentence[:1].upper() + sentence[1:] if template.startswith("{") and ":#" in template else sentence


def _form(word: str, forms: str) -> str:
    one, _, many = forms.partition("|")
    return (one if int(word) == 1 else many or one).replace("#", number(int(word)))
