"""Whose turn it is: of each member one review is worked on at a time, the others wait for it outside the queue.

So nobody can fill all places of the workers, in however many channels they drop files; and since the next review goes
to the end of the queue when the one before has ended, members take turns. A review takes its turn by a mark on its row
and gives it back when it ends or pauses, and when others wait for their first message, once its own is posted. The
database allows one such mark for each member, so it holds for every engine and any number of processes, whatever their
clocks say. After a kill nothing has to be released: the mark is on the review whose job comes round again.
"""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from sqlalchemy import ColumnElement, and_, or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from coach.running.context import Context
from coach.store.reviews import JOB, OPEN, POSTING, lock_of
from coach.store.tables import MemberRow, ReviewRow
from coach.work import AFTER_OTHERS, Job, Wake, nobody

T = TypeVar("T")


def comes_next(now: datetime) -> ColumnElement[bool]:
    """Whether an open review has its member's turn, or is the first in line where none has it.

    One that pauses (its platform asked to wait) is dated to its next try; meanwhile the member's next one may go.
    """
    other = aliased(ReviewRow)
    earlier = and_(~ReviewRow.turn, other.changed_at <= now, other.id < ReviewRow.id)
    before = select(other.id).where(
        other.community == ReviewRow.community,
        other.member == ReviewRow.member,
        other.state.in_(OPEN),
        other.id != ReviewRow.id,
        or_(other.turn, earlier),
    )
    return ~before.exists()


def pause_left(row: ReviewRow, now: datetime) -> float:
    """Seconds until a review that pauses may be worked on again, whoever wakes it; 0 for one that does not pause.

    One that has its turn is worked on, and one that waits in line is dated to when it was dropped.
    """
    pauses = not row.turn and row.changed_at != row.created_at
    return max(0.0, (row.changed_at - now).total_seconds()) if pauses else 0.0


async def take_turn(
    context: Context, community: str, review: int, look: Callable[[AsyncSession, ReviewRow], Awaitable[T | None]]
) -> T | None:
    """Marks an open review as the one of its member that is worked on, and gives what `look` sees of it in the same
    transaction, before the mark; None if the review has ended, another one is worked on, or `look` gives way."""
    own = select(ReviewRow).where(ReviewRow.id == review, ReviewRow.state.in_(OPEN)).with_for_update()
    try:
        async with context.store.of(community) as session:
            row = await session.scalar(own)
            if row is None:
                return None
            seen = await look(session, row)
            row.turn = seen is not None
        return seen
    except IntegrityError:
        await _wait_in_line(context, community, review)
        return None


async def _wait_in_line(context: Context, community: str, review: int) -> None:
    """Ends the pause of a review that came back and found another one worked on: that one's end is what it waits for.

    It is dated back to when it was dropped, so that by nobody's clock it still pauses.
    """
    back = update(ReviewRow).where(ReviewRow.id == review).values(changed_at=ReviewRow.created_at)
    async with context.store.of(community) as session:
        await session.execute(back)


async def queue_next(context: Context, community: str, member: str) -> None:
    """Queues the review of a member that comes next; to be called whenever one was added, has ended or pauses."""
    async with context.store.of(community) as session:
        wake = await queue_next_with(session, context, community, member)
    await wake()


async def queue_next_with(
    session: AsyncSession, context: Context, community: str, member: str, but: int | None = None
) -> Wake:
    """The same in the transaction that adds, ends or pauses one; what it gives is to be called after that. `but`: one
    that is not meant.

    The member's row is held first: of two processes that do so at once, the later one sees what both did.
    """
    await session.scalar(select(MemberRow.id).where(MemberRow.member == member).with_for_update())
    line = select(ReviewRow.id, ReviewRow.state).where(ReviewRow.member == member, ReviewRow.state.in_(OPEN))
    ready = line.where(or_(ReviewRow.turn, ReviewRow.changed_at <= context.clock()), ReviewRow.id != (but or 0))
    # What nothing was posted of goes first: headers of all before the sections of any.
    order = ready.order_by(ReviewRow.turn.desc(), ReviewRow.state == POSTING, ReviewRow.id)
    found = (await session.execute(order.limit(1))).one_or_none()
    if found is None:
        return nobody
    job = _job(community, found.id)
    return await context.work.put_with(session, replace(job, priority=AFTER_OTHERS) if found.state == POSTING else job)


async def next_waits(session: AsyncSession, context: Context, member: str, review: int) -> bool:
    """Whether a member waits for the first message of another review than this one, which pauses for nothing."""
    waits = select(ReviewRow.id).where(ReviewRow.member == member, ReviewRow.id != review, ReviewRow.state.in_(OPEN))
    ready = waits.where(ReviewRow.state != POSTING, ReviewRow.changed_at <= context.clock())
    return await session.scalar(ready.limit(1)) is not None


async def let_others(session: AsyncSession, context: Context, community: str, member: str, review: int) -> Wake:
    """Gives the turn of a review, whose first message is posted, to the next one of its member, in the transaction
    that notes so; what it gives is to be called after that."""
    back = update(ReviewRow).where(ReviewRow.id == review).values(turn=False)
    await session.execute(back.execution_options(synchronize_session=False))
    return await queue_next_with(session, context, community, member, but=review)


async def queue(context: Context, row: ReviewRow) -> None:
    """Queues the work on a review; harmless if it is queued already, or if it is not its turn."""
    await context.work.put(_job(row.community, row.id))


def _job(community: str, review: int) -> Job:
    arguments: dict[str, str | int] = {"community": community, "review": review}
    return Job(JOB, arguments, lock=lock_of(community, review), key=f"review:{review}")
