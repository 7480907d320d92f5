"""From bytes and a wish to the copy; in the sandboxed process, or at a command line that has none."""

from coach.copies.copy import Copy, Drawing, Redaction, Wish
from coach.copies.marking import mark
from coach.copies.page_picture import draw_page
from coach.copies.redacting import redact
from coach.reading import Limits, read


def make(data: bytes, name: str, wish: Wish, limits: Limits) -> Copy:
    """The copy that is wished for.

    Raises `coach.errors.Unreadable` for files that cannot be read, `coach.errors.Refused` for copies that cannot be
    made as promised; both say what to do.
    """
    if isinstance(wish, Drawing):
        return draw_page(data, wish, limits)
    resume = read(data, name, limits)
    return redact(data, resume, wish) if isinstance(wish, Redaction) else mark(data, resume, wish)
