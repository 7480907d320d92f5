"""Whose turn it is: of each member one review is worked on at a time, the others wait for it outside the queue.

So nobody can fill all places of the workers, in however many channels they drop files; and since the next review goes
to the end of the queue when the one before has ended, members take turns. Decided from the rows alone, it holds for
every engine and any number of processes, and nothing has to be released after a kill.
"""

from datetime import datetime

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import aliased

from coach.context import Context
from coach.reception.states import JOB, OPEN, lock_of
from coach.store.tables import ReviewRow
from coach.work import Job


def has_turn(now: datetime) -> ColumnElement[bool]:
    """Whether a review comes before all others of its member that are open and do not pause.

    One that pauses (its platform asked to wait) is dated to its next try; meanwhile the member's next one has its turn.
    """
    earlier = aliased(ReviewRow)
    before = select(earlier.id).where(
        earlier.community == ReviewRow.community,
        earlier.member == ReviewRow.member,
        earlier.state.in_(OPEN),
        earlier.changed_at <= now,
        earlier.id < ReviewRow.id,
    )
    return ~before.exists()


async def queue_next(context: Context, community: str, member: str) -> None:
    """Queues the review of a member whose turn it is; to be called whenever one was added, has ended or pauses.

    Called after that is committed: of two processes that do so at once, the later one sees what both did.
    """
    waiting = select(ReviewRow).where(ReviewRow.member == member, ReviewRow.state.in_(OPEN))
    first = waiting.where(ReviewRow.changed_at <= context.clock()).order_by(ReviewRow.id).limit(1)
    async with context.store.of(community) as session:
        row = await session.scalar(first)
    if row is not None:
        await queue(context, row)


async def queue(context: Context, row: ReviewRow) -> None:
    """Queues the work on a review; harmless if it is queued already, or if it is not its turn."""
    arguments: dict[str, str | int] = {"community": row.community, "review": row.id}
    lock = lock_of(row.community, row.channel)
    await context.work.put(Job(JOB, arguments, lock=lock, key=f"review:{row.id}"))
