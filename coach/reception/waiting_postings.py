"""Answers what a member asked before there was a resume: the comparison with the posting that waits for it."""

from anyio import to_thread as threads

from coach import outbox
from coach.chat.places import Place
from coach.corrections.repository import applied, newest
from coach.outbox import OutboxMessage
from coach.posting import match, repository
from coach.posting.message import to_message
from coach.reminders.sending import KEYS, community_of, delivery
from coach.running.context import Context


async def answer_waiting(context: Context, community: str, member: str) -> None:
    """Sends the member, privately and once, how the waiting posting compares with their newest resume.

    The posting stops waiting and the message is written in one transaction; if the process dies before the message is
    queued, the sweep of direct messages finds it.
    """
    async with context.store.of(community) as session:
        asked = await repository.waiting(session, member, context.clock())
        kept = await newest(session, context.vault, community, member, context.clock()) if asked else None
    if asked is None or kept is None:
        return
    reading = await applied(*kept)
    found = await threads.run_sync(match, reading.resume, repository.posting_of(asked))
    async with context.store.of(community) as session:
        posting = await repository.waiting(session, member, context.clock())
        if posting is None or posting.id != asked.id:  # answered meanwhile
            return
        posting.score = found.score
        place = Place(community_of(community), "", audience="member", is_direct=True)
        letter = OutboxMessage(f"{KEYS[0]}w{posting.id}", member, place, to_message(found, posting.id))
        row = await outbox.write(session, context.vault, letter, context.clock())
        await session.flush()
        job = delivery(row)
    await context.work.put(job)
