"""What an applicant tracking system would see: the PDF read again by PDFium, and compared."""

from collections.abc import Sequence

from coach.reading.lines import Draft
from rules.resume import Garbled


def compare(data: bytes, drafts: Sequence[Draft], columns: int) -> tuple[Garbled, ...]:
    """Where the two readings disagree, with what PDFium sees as proof."""
    return ()
