"""A key for each member: once it is deleted, nothing that was kept of them can be read, in no copy of the database.

The keys are rows, encrypted by the vault's. A value encrypted by the vault itself, from before there were these keys,
can be read as well.
"""

from collections.abc import Collection
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import exists, func, select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from coach.store.inserting import insert_if_missing
from coach.store.tables import (
    ApplicationRow,
    CorrectionRow,
    MemberKeyRow,
    OutboxRow,
    QuestionRow,
    ResumeRow,
    ReviewRow,
    WordingRow,
)
from coach.store.vault import OF_MEMBER, Vault, new_key

KNOWN = "vaults of members"
_THEIRS: tuple[tuple[Any, Any], ...] = (
    (ResumeRow, ResumeRow.content),
    (ReviewRow, ReviewRow.file),
    (OutboxRow, OutboxRow.message),
    (QuestionRow, QuestionRow.content),
    (CorrectionRow, CorrectionRow.content),
    (WordingRow, WordingRow.content),
    (ApplicationRow, ApplicationRow.version),
)
"""What is encrypted by a member's key, and names the member."""


async def vault_of(session: AsyncSession, vault: Vault, community: str, member: str) -> Vault:
    """The vault of a member of a community, with a fresh key if they have none yet; good for the session's transaction.

    What belongs to nobody (`member` is "") stays with the vault itself.
    """
    if not member:
        return vault
    known: dict[tuple[str, str], Vault] = session.info.setdefault(KNOWN, {})
    if (community, member) not in known:
        key = await _key(session, community, member) or await _new(session, vault, community, member)
        known[community, member] = Vault([vault.unlock(key).decode()], around=vault)
    return known[community, member]


async def know(session: AsyncSession, vault: Vault, people: Collection[tuple[str, str]]) -> None:
    """Has a session know the vaults of many at once, by community and member, where `vault_of` would ask for each."""
    known: dict[tuple[str, str], Vault] = session.info.setdefault(KNOWN, {})
    whose = tuple_(MemberKeyRow.community, MemberKeyRow.member)
    asked = [each for each in dict.fromkeys(people) if each not in known]
    keys = select(MemberKeyRow.community, MemberKeyRow.member, MemberKeyRow.key).where(whose.in_(asked))
    for row in await session.execute(keys):
        known[row.community, row.member] = Vault([vault.unlock(row.key).decode()], around=vault)


def remember(session: AsyncSession, community: str, member: str, safe: Vault) -> None:
    """Has a session use a member's vault that an earlier one made.

    Only where the session holds a row of theirs that was there before: their key goes with all their rows.
    """
    session.info.setdefault(KNOWN, {})[community, member] = safe


async def without_key(session: AsyncSession) -> list[tuple[str, str]]:
    """Communities and members of whom there is something by a key of theirs, but not that key."""
    found: set[tuple[str, str]] = set()
    for table, column in _THEIRS:
        theirs = (MemberKeyRow.community == table.community) & (MemberKeyRow.member == table.member)
        by_key = func.substr(column, 1, len(OF_MEMBER)) == OF_MEMBER
        rows = select(table.community, table.member).where(by_key, ~exists().where(theirs)).distinct()
        found.update((row.community, row.member) for row in await session.execute(rows))
    return sorted(found)


async def _key(session: AsyncSession, community: str, member: str) -> bytes | None:
    theirs = select(MemberKeyRow.key).where(MemberKeyRow.community == community, MemberKeyRow.member == member)
    found: bytes | None = await session.scalar(theirs)
    return found


async def _new(session: AsyncSession, vault: Vault, community: str, member: str) -> bytes:
    key, now = vault.lock(new_key().encode()), datetime.now(UTC)
    if await insert_if_missing(session, MemberKeyRow, community=community, member=member, key=key, made_at=now):
        return key
    found = await _key(session, community, member)  # two at one moment: the other one was first
    if found is None:
        raise LookupError("A member's key was made and deleted at one moment.")
    return found
