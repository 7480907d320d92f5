"""Ends work on what is no longer there: deleted messages and files, communities that removed the coach."""

from dataclasses import replace

from sqlalchemy import delete, select

from coach.chat.places import Community, Upload
from coach.reception.ending import end_withdrawn
from coach.reception.erasing import erase_later, old_posts, public_posts, question_posts
from coach.reception.member_queue import queue_next
from coach.reception.signs import take_back
from coach.running.context import Context
from coach.store import questions
from coach.store.languages import language_in
from coach.store.reviews import FAILED, OPEN, upload_of
from coach.store.tables import Base, OfCommunity, PublicPostRow, ReviewRow
from texts import speaking


async def withdraw(context: Context, community: str, channel: str, message: str = "", file: str = "") -> None:
    """Ends the reviews of a deleted message or file that are still on their way, and takes their answers down.

    `message` and `file`: of that message only this file went, so that its other files are answered all the same, and
    the mark of receipt does not stay at what is left of it.
    """
    here = select(ReviewRow).where(ReviewRow.channel == channel, ReviewRow.state != FAILED)
    members: set[str] = set()
    marked: list[Upload] = []
    async with context.store.of(community) as session:
        gone = []
        for row in await session.scalars(here.with_for_update()):
            upload = upload_of(row)
            of_message, of_file = message in ("", upload.place.message), file in ("", upload.file.id)
            if (message or file) and of_message and of_file:
                gone.append(row)
        posts = await public_posts(session, gone)
        author = gone[0].member if gone else ""
        if message and not file:
            theirs = (PublicPostRow.channel == channel) & (PublicPostRow.message == message)
            author = author or await session.scalar(select(PublicPostRow.member).where(theirs).limit(1)) or ""
            posts += await old_posts(session, theirs)
            await session.execute(delete(PublicPostRow).where(theirs))
        asked = await questions.of_reviews(session, [row.id for row in gone])
        posts += question_posts(asked)
        for question in asked:
            questions.close(question, questions.WITHDRAWN, context.clock())
        for row in gone:
            if row.state in OPEN:
                await end_withdrawn(session, row, context.clock())
                members.add(row.member)
                marked.append(upload_of(row))
        language = await language_in(session, community, author)
    with speaking(language):
        where = replace(posts[0].place, message="", thread="") if posts else None
        await erase_later(context, community, posts, author, where)
    for upload in marked if file else ():
        if not upload.quiet:
            await take_back(context, community, upload.place)
    for member in members:
        await queue_next(context, community, member)


async def left(context: Context, community: Community) -> None:
    """Deletes everything of a community: tokens, settings, members, whatever they left."""
    if platform := context.platforms.get(community.platform):
        await platform.leave(community)
    async with context.store.of(community.key) as session:
        for table in reversed(Base.metadata.sorted_tables):
            for mapper in Base.registry.mappers:
                if mapper.local_table is table and issubclass(mapper.class_, OfCommunity):
                    await session.execute(delete(mapper.class_))
    await context.store.leave_no_trace()
