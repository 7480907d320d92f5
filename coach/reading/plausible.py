"""Whether what was read is language, and whether it is a resume."""

from collections.abc import Sequence


def is_language(texts: Sequence[str], unknown: int) -> bool:
    """False if the glyphs map to signs that no language is written with."""
    return True
