"""How much of a file is read before the reader gives up kindly."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one reading. `seconds` of processor time are the reader's own patience; the
    caller's sandbox is the hard stop."""

    max_bytes: int = 10 * 1024 * 1024
    max_pages: int = 20
    max_glyphs: int = 200_000
    max_figures: int = 2_000
    max_unpacked_bytes: int = 60 * 1024 * 1024
    """What the members of a DOCX may unpack to, all together."""
    seconds: float = 15.0
