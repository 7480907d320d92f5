"""Files that are no resumes, or can't be read, of every kind that members drop; all invented."""

import asyncio
import io
from pathlib import Path

import docx
import pypdf
from sqlalchemy import func, select

from coach.store import Store
from coach.store.reviews import OPEN
from coach.store.tables import ReviewRow

EXAMPLE = Path(__file__).parents[1] / "examples" / "resume.pdf"
PICTURE = b"\x89PNG\r\n\x1a\n" + b"\0" * 40


def locked() -> bytes:
    """A PDF that asks for a password."""
    writer = pypdf.PdfWriter(clone_from=EXAMPLE)
    writer.encrypt("secret")
    saved = io.BytesIO()
    writer.write(saved)
    return saved.getvalue()


def minutes() -> bytes:
    """A Word document about other things."""
    document = docx.Document()
    for line in ("Minutes of the garden club", "The hedge is to be cut in spring.", "Tea was served at four."):
        document.add_paragraph(line)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


LOCKED, TORN = "locked.pdf", "torn.pdf"
ODD_FILES = {
    "old.doc": bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600,
    "empty.pdf": b"",
    "photo.png": PICTURE,
    "photo.pdf": PICTURE,
    LOCKED: locked(),
    TORN: EXAMPLE.read_bytes()[:400],
    "minutes.docx": minutes(),
}
"""By name: an old Word file, nothing, a picture, one under a PDF's name, a locked, a torn and a harmless document."""


async def nothing_open(store: Store) -> None:
    """Waits until no review is on its way."""
    async with asyncio.timeout(30):
        while await _open(store):
            await asyncio.sleep(0.02)


async def _open(store: Store) -> int:
    async with store.across("test") as session:
        return await session.scalar(select(func.count(ReviewRow.id)).where(ReviewRow.state.in_(OPEN))) or 0
