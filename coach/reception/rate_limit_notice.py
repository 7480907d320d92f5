"""Tells a member who dropped far too much when to come back: one direct message an hour, however much they drop."""

from datetime import timedelta
from hashlib import sha256

from sqlalchemy.exc import IntegrityError

from coach import outbox
from coach.chat.message import Heading, Message, Paragraph, plain
from coach.chat.places import Place, Upload
from coach.errors import RateLimited
from coach.outbox import OutboxMessage
from coach.reminders.sending import KEYS, delivery
from coach.running.context import Context
from coach.store.languages import language_of
from texts import gettext, speaking

HELPS = timedelta(hours=1)
"""How long it helps to know."""


async def tell(context: Context, upload: Upload, limited: RateLimited) -> None:
    """Writes the member that their file was not taken, and when they may send it again."""
    member, now = upload.member, context.clock()
    hour = f"{member.community.key}/{member.id}/{now:%Y%m%d%H}"
    key = f"{KEYS[0]}b{sha256(hour.encode()).hexdigest()[:20]}"
    place = Place(member.community, "", audience="member", is_direct=True)
    try:
        async with context.store.of(member.community.key) as session:
            with speaking(await language_of(session, member)):
                parts = (Heading(gettext("I couldn't take your last file")), Paragraph(plain(limited.message)))
                message = Message(parts, summary=limited.message)
            letter = OutboxMessage(key, member.id, place, message, expires_at=now + HELPS)
            row = await outbox.write(session, context.vault, letter, now)
            await session.flush()
            job = delivery(row)
    except IntegrityError:  # told already
        return
    await context.work.put(job)
