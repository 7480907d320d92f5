"""How much somebody may ask for: token buckets in the database, so that all processes draw on the same ones.

A bucket holds an hour's or a day's worth and fills up evenly; a full one is no row. The libraries for this count
elsewhere: `limits` in memory, Redis, Memcached or MongoDB, `pyrate-limiter` on connections and in tables of its own, a
row a request. What is taken here is given back by a transaction that is rolled back, belongs to a community, is
deleted with it and migrated with the rest; so the few lines are our own.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from coach.store.inserting import insert_if_missing
from coach.store.tables import BudgetRow

EVERYBODY = ""
"""The holder of what a community as a whole may ask for."""
BY_DAY = "wordings"
"""The kind of which there is a day's worth; of all others there is an hour's."""
LAST, LAST_BY_DAY = timedelta(hours=2), timedelta(days=1)
"""After so long every bucket is full again and its row says nothing any more."""


@dataclass(frozen=True, slots=True)
class Budget:
    """So many of a kind within some hours; `kind` is at most 16 letters."""

    kind: str
    most: int
    hours: int = 1

    @property
    def each(self) -> float:
        """Seconds until another one may be asked for."""
        return self.hours * 3600 / self.most


def holder_of(community: str, member: str) -> str:
    """The name under which a member's budgets are kept: after the member was deleted it stays until it is full again,
    so that deleting oneself is no way round it, and it names nobody."""
    return sha256(f"{community}/{member}".encode()).hexdigest()[:32]


async def held(session: AsyncSession, holder: str, budget: Budget, now: datetime) -> BudgetRow:
    """The bucket, filled up to now and held until the transaction ends: whoever wants it next waits."""
    row = await _row(session, holder, budget)
    if row is None:
        whole = float(budget.most)
        await insert_if_missing(session, BudgetRow, holder=holder, kind=budget.kind, left=whole, at=now)
        row = await _row(session, holder, budget)
    if row is None:
        raise LookupError("A budget was deleted while it was held.")
    passed = max(0.0, (now - row.at).total_seconds())
    row.left = min(float(budget.most), row.left + passed / budget.each)
    row.at = max(now, row.at)
    return row


def take(row: BudgetRow, budget: Budget) -> float:
    """Takes one out of a held bucket. Gives 0, or the seconds until there is one again; then nothing is taken."""
    if row.left < 1:
        return (1 - row.left) * budget.each
    row.left -= 1
    return 0.0


def full(now: datetime) -> ColumnElement[bool]:
    """Which rows say nothing any more: their buckets are full again."""
    by_day = BudgetRow.kind == BY_DAY
    return and_(BudgetRow.at < now - LAST, or_(~by_day, BudgetRow.at < now - LAST_BY_DAY))


async def _row(session: AsyncSession, holder: str, budget: Budget) -> BudgetRow | None:
    wanted = select(BudgetRow).where(BudgetRow.holder == holder, BudgetRow.kind == budget.kind)
    found: BudgetRow | None = await session.scalar(wanted.with_for_update().execution_options(populate_existing=True))
    return found
