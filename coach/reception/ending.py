"""How a review ends other than by its last message: withdrawn, refused, or beyond the coach's power."""

from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession

from coach.chat.message import Heading, Message, Paragraph, plain
from coach.chat.places import Upload
from coach.errors import Code, FileGone, Refused, Unreadable
from coach.outbox import OutboxMessage, write
from coach.review.thread import to_refusal
from coach.running.context import Context
from coach.store.reviews import FAILED, OPEN, REVIEWED, WITHDRAWN
from coach.store.tables import FindingRow, OutboxRow, ReviewRow
from texts import gettext

NOT_FOR_US = {Code.NOT_A_RESUME, Code.UNSUPPORTED_TYPE, Code.EMPTY}
"""What a file that merely fell into a channel is passed over for in silence."""


async def end_withdrawn(session: AsyncSession, row: ReviewRow, now: datetime) -> None:
    """Ends a review whose file or message was deleted; nothing more of it is posted."""
    await session.execute(delete(OutboxRow).where(OutboxRow.review == row.id, OutboxRow.platform_id == ""))
    await session.execute(delete(FindingRow).where(FindingRow.review == row.id))
    row.state, row.error, row.file, row.changed_at = FAILED, WITHDRAWN, None, now


async def end_quietly(context: Context, community: str, review: int, error: str) -> None:
    """Ends a review without a word: nobody is there to hear it, or nobody asked."""
    async with context.store.of(community) as session:
        row = await session.get(ReviewRow, review)
        if row is not None and row.state in OPEN:
            row.state, row.error, row.file, row.changed_at = FAILED, error, None, context.clock()


async def refuse(context: Context, community: str, review: int, upload: Upload, error: Unreadable) -> None:
    """Writes down why the file cannot be reviewed; its member alone is told."""
    if upload.quiet or (not upload.asked and error.code in NOT_FOR_US):
        await end_quietly(context, community, review, error.code)
    else:
        await answer_once(context, community, review, upload, to_refusal(error, upload.file.name), error.code)


async def decline(context: Context, community: str, review: int, upload: Upload, error: Refused) -> None:
    """Writes down why the review cannot be made as asked (an industry or a pack that there is not)."""
    message = Message(
        (Heading(gettext("I couldn't finish this review")), Paragraph(plain(error.message))), summary=error.message
    )
    await answer_once(context, community, review, upload, message, "refused")


async def give_up_file(context: Context, community: str, review: int, upload: Upload, error: FileGone) -> None:
    """Says why a file could not be had to whoever asked; what merely fell into a channel ends quietly."""
    if not upload.asked:
        await end_quietly(context, community, review, "file_gone")
        return
    parts = (Heading(gettext("I couldn't review this file")), Paragraph(plain(error.message)))
    await answer_once(context, community, review, upload, Message(parts, summary=error.message), "file_gone")


async def apologise(context: Context, community: str, review: int, upload: Upload) -> None:
    """Writes down that the coach itself failed, and what the member can do."""
    text = gettext("Something went wrong on my side, not on yours. Please drop the file again in a few minutes.")
    sorry = Message((Heading(gettext("This review didn't work out")), Paragraph(plain(text))), summary=text)
    await answer_once(context, community, review, upload, sorry, "internal")


async def answer_once(
    context: Context, community: str, review: int, upload: Upload, message: Message, error: str
) -> None:
    """Makes one message the whole answer, to the member alone; the review ends as failed once it is posted."""
    if upload.quiet:
        await end_quietly(context, community, review, error)
        return
    async with context.store.of(community) as session:
        row = await session.get(ReviewRow, review)
        if row is None or row.state not in OPEN:
            return
        await session.execute(delete(OutboxRow).where(OutboxRow.review == review, OutboxRow.tried_at.is_(None)))
        letter = OutboxMessage(f"r{review}.e", upload.member.id, upload.place, message, review, 1000)
        await write(session, context.vault, letter, context.clock())
        row.state, row.error, row.file, row.changed_at = REVIEWED, error, None, context.clock()
