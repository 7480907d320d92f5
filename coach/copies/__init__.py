"""Copies of a member's own file: with what tells who they are blacked out, or with notes at its lines.

Files are hostile: all of this runs in a process that can do nothing but make the copy (`coach.sandbox`).

```
bytes ─► reading ─► Resume ─► identity (what tells who it is) ─► redacting ─► checking (read back) ─► Copy
                    findings ─► remarks (numbered notes) ─────────► marking, page_picture ──────────────► Copy
                                                       places, letters: where on the page all of it stands
```
"""

from coach.copies.copy import WISHES, Copy, Drawing, Marking, Redaction, Remark, Wish
from coach.reading.limits import Limits

__all__ = ["WISHES", "Copy", "Drawing", "Limits", "Marking", "Redaction", "Remark", "Wish", "make"]


def make(data: bytes, name: str, wish: Wish, limits: Limits) -> Copy:
    """See `coach.copies.making.make`, which is loaded by those who make copies, not by those who ask for them."""
    from coach.copies import making

    return making.make(data, name, wish, limits)
