"""Whether members find a rule's advice helpful: counted by community, pack and rule, with no name and no words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Integer, cast, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from coach.store.inserting import insert_if_missing
from coach.store.tables import FeedbackRow
from coach.store.vault import Vault

LAST = timedelta(days=365)
"""How long an answer counts: rules change, and so do communities."""
ENOUGH = 5
"""Numbers about fewer answers than this could be read as one person's."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many answers a rule has in reviews by a pack, and how many of them say that it is not helpful."""

    community: str
    pack: str
    rule: str
    answers: int
    refused: int

    @property
    def share(self) -> float:
        """The share of answers that say it is not helpful."""
        return self.refused / self.answers


async def note(session: AsyncSession, safe: Vault, pack: str, rule: str, helpful: bool, now: datetime) -> bool:
    """Notes the answer of the member whose vault is `safe`; gives whether they had said otherwise before."""
    voter = safe.fingerprint(f"feedback/{pack}/{rule}")
    day = now.replace(hour=0, minute=0, second=0, microsecond=0)
    theirs = select(FeedbackRow).where(FeedbackRow.pack == pack, FeedbackRow.rule == rule, FeedbackRow.voter == voter)
    row = await session.scalar(theirs.with_for_update())
    if row is None:
        if await insert_if_missing(session, FeedbackRow, pack=pack, rule=rule, voter=voter, helpful=helpful, at=day):
            return False
        row = (await session.scalars(theirs)).one()  # pressed twice at one moment: the other one was first
    changed = row.helpful is not helpful
    row.helpful, row.at = helpful, day
    return changed


async def counts(session: AsyncSession, least: int = ENOUGH) -> Sequence[Count]:
    """The rules with at least so many answers, those first whose advice is refused most; of the session's community,
    or of each one in a session over all."""
    answers, refused = func.count(FeedbackRow.id), func.sum(cast(~FeedbackRow.helpful, Integer))
    by = (FeedbackRow.community, FeedbackRow.pack, FeedbackRow.rule)
    rows = await session.execute(select(*by, answers, refused).group_by(*by).having(answers >= least))
    found = [Count(community, pack, rule, count, int(no or 0)) for community, pack, rule, count, no in rows]
    return sorted(found, key=lambda each: (-each.share, -each.answers, each.community, each.rule, each.pack))


async def too_few(session: AsyncSession, least: int = ENOUGH) -> int:
    """How many rules of the session's community, by pack, have answers, but fewer than that."""
    by = (FeedbackRow.pack, FeedbackRow.rule)
    rows = await session.execute(select(*by).group_by(*by).having(func.count(FeedbackRow.id) < least))
    return len(rows.all())
