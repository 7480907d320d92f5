"""Says how many of several things something holds of, in words that stay true where one of them was read otherwise."""

from enum import StrEnum


class Share(StrEnum):
    """How large a part of the whole is, least first."""

    SOME = "some"
    HALF = "half"
    MOST = "most"
    NEARLY_ALL = "nearly all"


NEARLY = 0.88
MORE = 0.62
LESS = 0.42
"""Where each begins, with a margin: one line more or less makes nothing untrue."""


def share(some: int, whole: int) -> Share:
    """How large a part `some` are of the whole, which is not 0."""
    part = some / whole
    if part >= NEARLY:
        return Share.NEARLY_ALL
    if part >= MORE:
        return Share.MOST
    return Share.HALF if part >= LESS else Share.SOME
