"""From bytes and a wish to the copy; in the sandboxed process, or at a command line that has none."""

from coach.copies.copy import Copy, Wish
from coach.copies.redacting import redact
from coach.reading import Limits, read


def make(data: bytes, name: str, wish: Wish, limits: Limits) -> Copy:
    """The copy that is wished for.

    Raises `coach.errors.Unreadable` for files that cannot be read, `coach.errors.Refused` for copies that cannot be
    made as promised; both say what to do.
    """
    return redact(data, read(data, name, limits), wish)
