"""What has to be done now and then: forgotten reviews, what has outlived its time, the length of the queue."""

import asyncio
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path

import structlog
from sqlalchemy import Select, delete, func, select

from coach.privacy import drop_unused_keys, forget_keyless
from coach.reception.erasing import note_where_it_stands, note_where_questions_stand
from coach.reception.member_queue import comes_next, queue
from coach.reception.signs import JOB as UNMARK
from coach.reception.signs import end_again
from coach.reception.steps import do_review
from coach.running import metrics
from coach.running.context import Context, JobHandler
from coach.store import feedback, questions, settings, upgrade_copies
from coach.store.budgets import full
from coach.store.reviews import JOB, OPEN
from coach.store.rotation import hand_over
from coach.store.tables import (
    BudgetRow,
    CorrectionRow,
    EventRow,
    FeedbackRow,
    OutboxRow,
    PostingRow,
    QuestionRow,
    ResumeRow,
    ReviewRow,
)

log = structlog.get_logger(__name__)
FORGOTTEN = timedelta(minutes=5)
EVENTS_LAST = timedelta(days=7)
BATCH = 500
Arguments = Mapping[str, str | int]


async def sweep(_: Arguments, context: Context) -> None:
    """Queues reviews that nobody works on, though it is their turn: a process died before it queued their job."""
    now = context.clock()
    async with context.store.across("forgotten reviews") as session:
        forgotten = _on_their_turn(now).where(ReviewRow.changed_at < now - FORGOTTEN).limit(BATCH)
        rows = (await session.scalars(forgotten)).all()
    for row in rows:
        await queue(context, row)


async def resume_work(context: Context) -> None:
    """At the start: queues at once what a killed process left undone. Keys keep the jobs single."""
    async with context.store.across("forgotten reviews") as session:
        rows = (await session.scalars(_on_their_turn(context.clock()))).all()
    for row in rows:
        await queue(context, row)


def _on_their_turn(now: datetime) -> Select[ReviewRow]:
    return select(ReviewRow).where(ReviewRow.state.in_(OPEN), comes_next(now)).order_by(ReviewRow.id)


async def retention(_: Arguments, context: Context) -> None:
    """Deletes what has outlived its time: resumes, corrections, postings, events, and reviews by their community."""
    now = context.clock()
    async with context.store.across("retention") as session:
        await session.execute(delete(ResumeRow).where(ResumeRow.expires_at < now))
        await session.execute(delete(CorrectionRow).where(CorrectionRow.expires_at < now))
        await session.execute(delete(PostingRow).where(PostingRow.expires_at < now))
        await session.execute(delete(EventRow).where(EventRow.seen_at < now - EVENTS_LAST))
        await session.execute(delete(BudgetRow).where(full(now)))
        old = (await session.scalars(select(QuestionRow).where(QuestionRow.asked_at < now - questions.LAST))).all()
        await note_where_questions_stand(session, old, now)
        await session.execute(delete(QuestionRow).where(QuestionRow.id.in_([row.id for row in old])))
        await session.execute(delete(FeedbackRow).where(FeedbackRow.at < now - feedback.LAST))
        letters = delete(OutboxRow).where(OutboxRow.review.is_(None), OutboxRow.created_at < now - EVENTS_LAST)
        await session.execute(letters)
        communities = (await session.scalars(select(ReviewRow.community).distinct())).all()
    for community in communities:
        await _old_reviews(context, community, now)
    await forget_keyless(context)
    await drop_unused_keys(context)
    await context.store.leave_no_trace()
    url = context.store.engine.url
    if url.get_backend_name() == "sqlite" and url.database:
        await asyncio.to_thread(upgrade_copies.remove_old, Path(url.database))


async def seal(_: Arguments, context: Context) -> None:
    """Encrypts by its member's key what an older version kept without one."""
    if count := await hand_over(context.store, context.vault):
        log.info("handed_over", count=count)


async def _old_reviews(context: Context, community: str, now: datetime) -> None:
    async with context.store.of(community) as session:
        days = (await settings.load(session)).retention_days
        old = (ReviewRow.created_at < now - timedelta(days=days), ReviewRow.state.not_in(OPEN))
        await note_where_it_stands(session, (await session.scalars(select(ReviewRow).where(*old))).all(), now)
        await session.execute(delete(ReviewRow).where(*old))


async def measure(_: Arguments, context: Context) -> None:
    """Tells Prometheus how long the queue is."""
    metrics.QUEUE.set(await context.work.waiting())
    async with context.store.across("queue length") as session:
        waits = await session.scalar(select(func.count(ReviewRow.id)).where(ReviewRow.state.in_(OPEN)))
    metrics.OPEN_REVIEWS.set(waits or 0)


JOBS: dict[str, JobHandler] = {
    JOB: do_review,
    UNMARK: end_again,
    "sweep": sweep,
    "retention": retention,
    "measure": measure,
    "seal": seal,
}
PERIODIC = {"sweep": "* * * * *", "retention": "17 * * * *", "measure": "* * * * *", "seal": "47 * * * *"}
