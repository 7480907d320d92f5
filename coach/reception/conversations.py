"""Direct conversations with members, as far as kept reviews tell: platforms list few of them, or none."""

from sqlalchemy import or_, select

from coach.chat.places import Community
from coach.running.context import Context
from coach.store.tables import ReviewRow

REVIEWS = 500
"""The latest ones that are asked. They tell of fewer conversations: a member's reviews stand in one."""


async def remembered(context: Context, platform: str, community: Community | None = None) -> tuple[str, ...]:
    """Channels in which a review was asked for or answered directly, the latest first; of one community, or of the
    whole platform."""
    asked, answered = ReviewRow.request["place"], ReviewRow.place
    is_asked, is_answered = asked["is_direct"].as_boolean(), answered["is_direct"].as_boolean()
    rows = (
        select(ReviewRow.channel, answered["channel"].as_string(), is_asked)
        .where(ReviewRow.community.startswith(f"{platform}:"), or_(is_asked, is_answered))
        .order_by(ReviewRow.id.desc())
        .limit(REVIEWS)
    )
    reason = "direct conversations in which files may have been missed"
    async with context.store.of(community.key) if community else context.store.across(reason) as session:
        found = (await session.execute(rows)).all()
    return tuple(dict.fromkeys(asking if direct else answering for asking, answering, direct in found))
