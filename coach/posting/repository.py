"""Keeps postings for members: what they held against their resume, or still want to."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from pydantic import TypeAdapter
from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from coach.posting.posting import Posting
from coach.store.tables import PostingRow

_POSTING = TypeAdapter(Posting)
MAX_POSTINGS = 200
"""Postings of a member that are kept."""


async def keep(session: AsyncSession, member: str, posting: Posting, now: datetime, days: int) -> PostingRow:
    """Keeps a posting for a member, or brings the one with the same address up to date; it dies after `days`."""
    row = await at_address(session, member, posting.url)
    if row is None:
        await _make_room(session, member)
        row = PostingRow(member=member, url=posting.url)
        session.add(row)
    row.title, row.company = posting.title[:300], posting.company[:200]
    row.content = _POSTING.dump_python(posting, mode="json")
    row.posted_at = posted_at(posting.posted)
    row.seen_at, row.expires_at = now, now + timedelta(days=days)
    await session.flush()
    return row


async def _make_room(session: AsyncSession, member: str) -> None:
    """Lets a member's oldest postings go, where there are more than anybody looks at; but none they are reminded of."""
    theirs = select(PostingRow.id).where(PostingRow.member == member, PostingRow.remind_at.is_(None))
    oldest_last = theirs.order_by(PostingRow.seen_at.desc(), PostingRow.id.desc())
    oldest = await session.scalars(oldest_last.offset(MAX_POSTINGS - 1))
    if gone := oldest.all():
        await session.execute(delete(PostingRow).where(PostingRow.id.in_(gone)))


async def find(session: AsyncSession, member: str, posting_id: int) -> PostingRow | None:
    """A posting of this member; somebody else's is not found."""
    found: PostingRow | None = await session.scalar(
        select(PostingRow).where(PostingRow.id == posting_id, PostingRow.member == member)
    )
    return found


async def at_address(session: AsyncSession, member: str, url: str) -> PostingRow | None:
    """The member's posting at an address; none at no address, as pasted texts have."""
    if not url:
        return None
    found: PostingRow | None = await session.scalar(
        select(PostingRow).where(PostingRow.member == member, PostingRow.url == url).limit(1)
    )
    return found


async def newest(session: AsyncSession, member: str, now: datetime, most: int) -> Sequence[PostingRow]:
    """The member's postings that are still kept, the newest first."""
    theirs = select(PostingRow).where(PostingRow.member == member, PostingRow.expires_at > now)
    return (await session.scalars(theirs.order_by(PostingRow.seen_at.desc(), PostingRow.id.desc()).limit(most))).all()


async def waiting(session: AsyncSession, member: str, now: datetime) -> PostingRow | None:
    """The member's newest posting that was never compared because there was no resume, if it is still kept."""
    found: PostingRow | None = await session.scalar(
        select(PostingRow)
        .where(PostingRow.member == member, PostingRow.score.is_(None), PostingRow.expires_at > now)
        .order_by(PostingRow.seen_at.desc(), PostingRow.id.desc())
        .limit(1)
    )
    return found


def posting_of(row: PostingRow) -> Posting:
    """The posting as it was kept."""
    return _POSTING.validate_python(row.content)


def posted_at(day: str) -> datetime | None:
    """The beginning of the day a posting was put up, in UTC; None if it does not say."""
    return datetime.combine(date.fromisoformat(day), datetime.min.time(), UTC) if day else None
