"""What members ask mentors, from being asked to being answered or withdrawn: each change by whoever comes first."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from coach.store.member_keys import vault_of
from coach.store.tables import QuestionRow
from coach.store.vault import Vault

OPEN, CLAIMED, DONE, WITHDRAWN = "open", "claimed", "done", "withdrawn"
WAITING = (OPEN, CLAIMED)
"""A question in one of these still wants an answer."""
LAST = timedelta(days=30)
"""How long a question is kept at most, answered or not."""
DIGITS = 18
"""Of a question's number, at most: what has more is nobody's."""


@dataclass(frozen=True, slots=True)
class Question:
    """What a member wants to know, in their own words."""

    text: str


async def ask(session: AsyncSession, vault: Vault, row: QuestionRow, text: str) -> bool:
    """Adds a question; False where its member has one that still waits: of each member the database allows one."""
    safe = await vault_of(session, vault, row.community, row.member)
    row.state, row.content = OPEN, safe.seal(Question, Question(text))
    await session.flush()  # what waits already is to fail for reasons of its own
    try:
        async with session.begin_nested():
            session.add(row)
    except IntegrityError:
        return False
    return True


async def text_of(session: AsyncSession, vault: Vault, row: QuestionRow) -> str:
    """The question in its member's words; "" once it is over."""
    safe = await vault_of(session, vault, row.community, row.member)
    return safe.open(Question, row.content).text if row.content else ""


async def find(session: AsyncSession, number: str) -> QuestionRow | None:
    """A question of the session's community by its number, held until the transaction ends."""
    known = number.isdecimal() and len(number) <= DIGITS
    return await session.get(QuestionRow, int(number), with_for_update=True) if known else None


async def waiting_of(session: AsyncSession, member: str) -> QuestionRow | None:
    """The question of a member that still waits, held until the transaction ends."""
    theirs = select(QuestionRow).where(QuestionRow.member == member, QuestionRow.state.in_(WAITING))
    found: QuestionRow | None = await session.scalar(theirs.with_for_update())
    return found


async def queue(session: AsyncSession, at_most: int) -> tuple[Sequence[QuestionRow], int]:
    """The questions of the session's community that wait, the oldest first, and how many there are in all."""
    wait = QuestionRow.state.in_(WAITING)
    rows = await session.scalars(
        select(QuestionRow).where(wait).order_by(QuestionRow.asked_at, QuestionRow.id).limit(at_most)
    )
    return rows.all(), await session.scalar(select(func.count(QuestionRow.id)).where(wait)) or 0


async def of_reviews(session: AsyncSession, reviews: Collection[int]) -> Sequence[QuestionRow]:
    """The questions about some reviews."""
    return (await session.scalars(select(QuestionRow).where(QuestionRow.review.in_(reviews)))).all()


async def release_all(session: AsyncSession, mentor: str) -> None:
    """Gives back what somebody claimed, and forgets that they did."""
    theirs = update(QuestionRow).where(QuestionRow.mentor == mentor)
    await session.execute(theirs.where(QuestionRow.state == CLAIMED).values(state=OPEN))
    await session.execute(theirs.values(mentor=""))


def claim(row: QuestionRow, mentor: str, now: datetime) -> None:
    """Makes an open question one mentor's own."""
    row.state, row.mentor, row.changed_at = CLAIMED, mentor, now


def release(row: QuestionRow, now: datetime) -> None:
    """Gives a claimed question back."""
    row.state, row.mentor, row.changed_at = OPEN, "", now


def close(row: QuestionRow, state: str, now: datetime) -> None:
    """Ends a question; its words are kept no longer."""
    row.state, row.content, row.nudge_at, row.changed_at = state, b"", None, now
