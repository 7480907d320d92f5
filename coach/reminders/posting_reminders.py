"""Sends what a member asked for by the button under a posting: a word before the posting is two days old."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import Select, and_, exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from coach import outbox
from coach.applications.log import job_name
from coach.applications.stages import Stage
from coach.chat.catalog import Action
from coach.chat.message import Button, Buttons, Heading, Message, Note, Paragraph, bold, plain, said
from coach.chat.places import Place
from coach.outbox import OutboxMessage
from coach.reminders.claim import BATCH
from coach.reminders.member_facts import since
from coach.reminders.sending import community_of, delivery
from coach.reminders.weekly_topics import LAST_CALL
from coach.running.context import Context
from coach.store.languages import language_in
from coach.store.tables import ApplicationRow, MemberRow, OutboxRow, PostingRow
from texts import gettext, speaking


async def send_fresh(_arguments: Mapping[str, str | int], context: Context) -> None:
    """Job, every minute: tells members of postings they wanted to be reminded of; each once, by whichever process."""
    async with context.store.across("claiming reminders of postings") as session:
        rows = await _claim(session, context)
    for row in rows:
        await context.work.put(delivery(row))


async def _claim(session: AsyncSession, context: Context) -> Sequence[OutboxRow]:
    now = context.clock()
    due = select(PostingRow).where(PostingRow.remind_at <= now).order_by(PostingRow.remind_at).limit(BATCH)
    # SQLite ignores the lock; there every transaction holds the only write lock from its beginning.
    postings = (await session.scalars(due.with_for_update(skip_locked=True))).all()
    needless = set(await session.scalars(_needless([posting.id for posting in postings])))
    written = []
    for posting in postings:
        moment, posting.remind_at = posting.remind_at or now, None
        if posting.id not in needless and now <= since(posting) + LAST_CALL:
            written.append(await _write(session, context, posting, moment))
    return written


def _needless(postings: Sequence[int]) -> Select[int]:
    """Postings whose member applied by now, opted out or takes no messages."""
    applied = exists().where(ApplicationRow.posting == PostingRow.id, ApplicationRow.stage != Stage.SAVED)
    theirs = and_(MemberRow.community == PostingRow.community, MemberRow.member == PostingRow.member)
    silent = exists().where(theirs, MemberRow.opted_out.is_(True) | MemberRow.reachable.is_(False))
    return select(PostingRow.id).where(PostingRow.id.in_(postings), applied | silent)


async def _write(session: AsyncSession, context: Context, posting: PostingRow, moment: datetime) -> OutboxRow:
    place = Place(community_of(posting.community), "", audience="member", is_direct=True)
    key, until = f"remp{posting.id}-{moment:%y%m%d%H%M}", since(posting) + LAST_CALL
    with speaking(await language_in(session, posting.community, posting.member)):
        message = to_message(posting)
    outgoing = OutboxMessage(key, posting.member, place, message, expires_at=until)
    row = await outbox.write(session, context.vault, outgoing, context.clock())
    row.community = posting.community
    return row


def to_message(posting: PostingRow) -> Message:
    """The word about a posting that is still fresh."""
    name = job_name(posting.title, posting.company) or posting.url
    link = (Button(gettext("Open"), url=posting.url),) if posting.url else ()
    text = gettext(
        "You asked to be reminded while it is fresh. Applications sent within the first 48 hours get about "
        "three times the views."
    )
    return Message(
        (
            Heading(gettext("Still fresh")),
            Paragraph(said(bold(name), f"\n{text}")),
            Buttons((*link, Button(gettext("Add it to my log"), Action.TRACK, str(posting.id)))),
            Note(plain(gettext("You get this once, because you pressed “Remind me in time”."))),
        ),
        summary=gettext("Still fresh: {job}", job=name),
    )
