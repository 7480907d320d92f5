"""Lines that members had reworded by a model, from being sent to being answered: each line once for each model."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from coach.store.inserting import insert_if_missing
from coach.store.tables import WordingRow
from coach.store.vault import Vault

WAITING, TOLD, FAILED = "waiting", "told", "failed"
DIGITS = 18
"""Of a row's number, at most: what has more is nobody's."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A line with what was agreed to: the model, and the text that is sent, in which tokens stand for `names`."""

    line: str
    model: str
    sent: str
    names: tuple[tuple[str, str], ...] = ()
    ours: str = ""
    """The stronger form that our own rules made of it, if any."""
    wordings: tuple[str, ...] = ()
    """What came of it."""


def key_of(safe: Vault, asked: Asked) -> str:
    """What tells that the same line was sent to the same model before."""
    return safe.fingerprint(f"wording/{asked.model}/{asked.line}")


async def known(session: AsyncSession, member: str, key: str) -> WordingRow | None:
    """What was asked for by that key, held until the transaction ends."""
    theirs = select(WordingRow).where(WordingRow.member == member, WordingRow.key == key)
    found: WordingRow | None = await session.scalar(theirs.with_for_update())
    return found


async def ask(
    session: AsyncSession, safe: Vault, member: str, review: int, asked: Asked, now: datetime
) -> WordingRow | None:
    """Notes that a line is to be sent; None where it is on its way already, since it was pressed twice at one moment.

    What failed before is asked for again, in a new round.
    """
    key, content = key_of(safe, asked), safe.seal(Asked, asked)
    row = await known(session, member, key)
    if row is None:
        values = {"review": review, "state": WAITING, "content": content, "asked_at": now, "changed_at": now}
        added = await insert_if_missing(session, WordingRow, member=member, key=key, round=0, tries=0, **values)
        return await known(session, member, key) if added else None
    if row.state == WAITING:
        return None
    row.state, row.content, row.review, row.tries = WAITING, content, review, 0
    row.round, row.asked_at, row.changed_at = row.round + 1, now, now
    return row


async def find(session: AsyncSession, number: int) -> WordingRow | None:
    """A row of the session's community, held until the transaction ends."""
    return await session.get(WordingRow, number, with_for_update=True)
