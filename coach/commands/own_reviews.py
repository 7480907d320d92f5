"""Reviews as their owners may name them: by a button that belongs to one, or as the newest."""

from sqlalchemy import select

from coach.chat.places import Member
from coach.errors import Refused
from coach.running.context import Context
from coach.store.tables import ReviewRow


async def own_review(context: Context, member: Member, value: str) -> ReviewRow:
    """The review a button belongs to. Raises Refused if it is gone or somebody else's."""
    async with context.store.of(member.community.key) as session:
        row = await session.get(ReviewRow, int(value)) if value.isdigit() else None
    if row is None:
        raise Refused("I no longer have this review. Drop your resume again for a fresh one.")
    if row.member != member.id:
        raise Refused(
            "This review belongs to someone else, so only they can use its buttons. Drop your own resume for a review "
            "of it."
        )
    return row


async def newest_review(context: Context, member: Member) -> ReviewRow | None:
    """The newest review of a member whose resume is still kept; None if there is none."""
    async with context.store.of(member.community.key) as session:
        theirs = select(ReviewRow).where(ReviewRow.member == member.id, ReviewRow.resume.is_not(None))
        return await session.scalar(theirs.order_by(ReviewRow.id.desc()).limit(1))
