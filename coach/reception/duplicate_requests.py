"""The same thing asked for twice within a minute: a button pressed again and again, a file sent twice."""

from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256

from sqlalchemy import ColumnElement, select
from sqlalchemy.ext.asyncio import AsyncSession

from coach.chat.message import Heading, Message, Paragraph, plain
from coach.chat.places import Place, Upload
from coach.reception.ending import answer_once
from coach.running.context import Context
from coach.store.reviews import POSTED, POSTING, REVIEWED, upload_of
from coach.store.tables import ResumeRow, ReviewRow
from texts import gettext

A_MINUTE = timedelta(minutes=1)
SAME = "same_file"
"""What ends such a review: not a failure, and no review of its own either."""


async def same_wish(session: AsyncSession, upload: Upload, resume: int, now: datetime) -> int | None:
    """The review that this member asked for a moment ago by the same button or command, for the same kept resume.

    The review of the file itself is none: to have it checked again at once is a wish of its own.
    """
    way = upload.key.partition(":")[0]
    theirs = (ReviewRow.member == upload.member.id, ReviewRow.resume == resume, ReviewRow.created_at > now - A_MINUTE)
    rows = await _newest(session, *theirs)
    return _alike([row for row in rows if row.key.startswith(f"{way}:") and not upload_of(row).file.id], upload)


async def sent_a_moment_ago(session: AsyncSession, row: ReviewRow) -> bool:
    """Whether the member of a review had sent something a moment before."""
    theirs = select(ReviewRow.id).where(ReviewRow.member == row.member, ReviewRow.id < row.id)
    return await session.scalar(theirs.where(ReviewRow.created_at > row.created_at - A_MINUTE).limit(1)) is not None


async def answered_as_before(context: Context, community: str, review: int, upload: Upload, data: bytes) -> bool:
    """Whether the member sent the very same file to the same place a moment ago: then the answer is that, and where
    its review stands. What went wrong before is tried anew."""
    async with context.store.of(community) as session:
        row = await session.get(ReviewRow, review)
        if row is None:
            return False
        theirs = (
            ReviewRow.member == row.member,
            ReviewRow.id < row.id,
            ReviewRow.created_at > row.created_at - A_MINUTE,
            ReviewRow.state.in_((REVIEWED, POSTING, POSTED)),
            ReviewRow.resume.in_(select(ResumeRow.id).where(ResumeRow.sha256 == sha256(data).hexdigest())),
        )
        twin = _alike(await _newest(session, *theirs), upload)
        before = None if twin is None else await session.get(ReviewRow, twin)
    if before is None:
        return False
    await answer_once(context, community, review, upload, _message(upload.place), SAME)
    return True


async def _newest(session: AsyncSession, *wanted: ColumnElement[bool]) -> list[ReviewRow]:
    rows = select(ReviewRow).where(ReviewRow.error == "", *wanted)
    return list(await session.scalars(rows.order_by(ReviewRow.id.desc())))


def _alike(rows: list[ReviewRow], upload: Upload) -> int | None:
    """The first review that was asked for at the same place, for the same eyes, to be weighed alike."""
    for row in rows:
        before = upload_of(row)
        places = [
            replace(each.place, message="", reply="", community=upload.place.community) for each in (before, upload)
        ]
        options = [replace(each.options, remote=bool(each.options.remote)) for each in (before, upload)]
        if places[0] == places[1] and options[0] == options[1]:
            return row.id
    return None


def _message(place: Place) -> Message:
    if place.is_direct or place.audience == "member":
        text = gettext(
            "You sent this very file a moment ago, so its review is the same. You can find it above. Change "
            "a line and send it again, and I will read it afresh."
        )
    else:
        text = gettext(
            "You sent this very file a moment ago, so its review is the same. You can find it under the "
            "message with the first one. Change a line and send it again, and I will read it afresh."
        )
    return Message((Heading(gettext("The same file as a moment ago")), Paragraph(plain(text))), summary=text)
