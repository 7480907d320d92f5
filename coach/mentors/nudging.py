"""Reminds mentors of what has waited for a day: once, by day, in the place where they were asked."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from coach.chat.community_settings import CommunitySettings
from coach.mentors import letters, messages
from coach.outbox import place_from_json
from coach.reminders.due import by_day
from coach.running.context import Context
from coach.store import questions
from coach.store.languages import language_in
from coach.store.tables import MemberRow, QuestionRow, Setting
from coach.work import Wake
from texts import speaking

AFTER = timedelta(days=1)
HELPS = timedelta(hours=2)
"""How late a reminder may come: what is written in the evening is not sent in the night."""
BATCH = 200


async def send_nudges(_: Mapping[str, str | int], context: Context) -> None:
    """Job, every few minutes: reminds mentors of each question that has waited for a day, from one process."""
    now = context.clock()
    async with context.store.across("reminding mentors") as session:
        due = select(QuestionRow).where(QuestionRow.nudge_at <= now, QuestionRow.state.in_(questions.WAITING))
        # SQLite ignores the lock; there every transaction holds the only write lock from its beginning.
        held = due.order_by(QuestionRow.nudge_at).limit(BATCH).with_for_update(skip_locked=True)
        rows = (await session.scalars(held)).all()
        wakes = [wake for row in rows if (wake := await _nudge(session, context, row, now)) is not None]
    for wake in wakes:
        await wake()


async def _nudge(session: AsyncSession, context: Context, row: QuestionRow, now: datetime) -> Wake | None:
    """Writes the reminder, or puts it off until it is day."""
    to = row.mentor if row.state == questions.CLAIMED else row.member
    zone = select(MemberRow.timezone).where(MemberRow.community == row.community, MemberRow.member == to)
    day = by_day(now, await session.scalar(zone) or "")
    if day > now:
        row.nudge_at = day
        return None
    row.nudge_at = None
    text = await questions.text_of(session, context.vault, row)
    if row.state == questions.CLAIMED:
        with speaking(await language_in(session, row.community, row.mentor)):
            message, place = messages.still_yours(row, text), letters.direct(row)
    else:
        kept = await session.scalar(select(Setting).where(Setting.community == row.community))
        chosen = CommunitySettings.model_validate(kept.values) if kept else CommunitySettings()
        with speaking(await language_in(session, row.community, row.member)):
            message = messages.still_open(row, text, chosen.mentor_group)
        place = place_from_json(row.mentors_place or row.place)
    return await letters.write(session, context, row, letters.NUDGE, message, place, to=to, expires_at=now + HELPS)
