"""Corrections in the database. Sessions are of one community, and each correction is of one member there."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import blake2s

from anyio import to_thread as threads
from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from coach.chat.places import Options
from coach.corrections.applying import Corrected, apply
from coach.corrections.correction import MAX_CORRECTIONS, Correction, Kept, same_spot
from coach.errors import Refused
from coach.store.member_keys import vault_of
from coach.store.reviews import newest_resume
from coach.store.tables import CorrectionRow
from coach.store.vault import NotOurs, Vault
from rules.resume import Resume
from texts import gettext_noop

FULL = gettext_noop(
    "You have made {most} corrections, which is as many as I keep. Undo some, or write the resume so that programs "
    "read it as you do."
)


@dataclass(frozen=True, slots=True)
class Remembered:
    """A kept correction with the number of its row. `lost`: it fitted no longer at the last review."""

    id: int
    correction: Correction
    lost: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """A resume as its member corrected it, and all that is kept of their corrections.

    `read`: the resume as it was read; `current`: those that were tried, in the order by which `corrected` numbers them.
    """

    read: Resume
    corrected: Corrected
    current: tuple[Remembered, ...] = ()
    gone: tuple[Remembered, ...] = ()

    @property
    def resume(self) -> Resume:
        """The resume as corrected."""
        return self.corrected.resume

    @property
    def held(self) -> tuple[Remembered, ...]:
        """The corrections that are in it."""
        return tuple(each for number, each in enumerate(self.current) if number in self.corrected.held)

    @property
    def lost(self) -> tuple[Remembered, ...]:
        """Those that fit no longer."""
        return tuple(self.current[number] for number in self.corrected.lost)


async def of_member(session: AsyncSession, vault: Vault, community: str, member: str) -> tuple[Remembered, ...]:
    """What is kept of a member's corrections, the oldest first; without what no key opens any more."""
    theirs = select(CorrectionRow).where(CorrectionRow.member == member).order_by(CorrectionRow.id)
    rows = (await session.scalars(theirs)).all()
    if not rows:
        return ()
    safe, found = await vault_of(session, vault, community, member), []
    for row in rows:
        try:
            kept = safe.open(Kept, row.content)
        except NotOurs:
            continue
        found.append(Remembered(row.id, kept.correction, row.lost_at is not None))
    return tuple(found)


async def applied(resume: Resume, kept: Sequence[Remembered]) -> Reading:
    """A resume as read with its member's corrections."""
    current = tuple(each for each in kept if not each.lost)
    gone = tuple(each for each in kept if each.lost)
    if not current:
        return Reading(resume, Corrected(resume), gone=gone)
    corrected = await threads.run_sync(apply, resume, [each.correction for each in current])
    return Reading(resume, corrected, current, gone)


async def newest(
    session: AsyncSession, vault: Vault, community: str, member: str, now: datetime
) -> tuple[Resume, tuple[Remembered, ...]] | None:
    """A member's newest resume that is still kept at `now`, as it was read, and what is kept of their corrections.

    For `applied`, once the session is left: reading lines anew takes seconds of a resume that fills twenty pages.
    """
    resume = await newest_resume(session, vault, member, now)
    if resume is None:
        return None
    return resume, await of_member(session, vault, community, member)


def with_level(options: Options, corrected: Corrected) -> Options:
    """The options with the level that the member corrected, where they state none."""
    return replace(options, level=options.level or corrected.level)


async def keep(
    session: AsyncSession,
    safe: Vault,
    member: str,
    corrections: Iterable[Correction],
    known: Sequence[Remembered],
    now: datetime,
    days: int,
) -> None:
    """Keeps corrections in place of those of the same spots. `safe`: the member's vault. Raises Refused if they are
    too many."""
    fresh = tuple(corrections)
    replaced = [old.id for old in known if any(same_spot(old.correction, new) for new in fresh)]
    await forget(session, member, replaced)
    theirs = select(func.count(CorrectionRow.id)).where(CorrectionRow.member == member)
    if (await session.scalar(theirs) or 0) + len(fresh) > MAX_CORRECTIONS:
        raise Refused(FULL, most=MAX_CORRECTIONS)
    until = now + timedelta(days=days)
    session.add_all(
        CorrectionRow(member=member, content=safe.seal(Kept, Kept(each)), made_at=now, expires_at=until)
        for each in fresh
    )
    await session.flush()


async def forget(session: AsyncSession, member: str, numbers: Collection[int]) -> None:
    """Deletes corrections of a member by the numbers of their rows."""
    if numbers:
        theirs = delete(CorrectionRow).where(CorrectionRow.member == member, CorrectionRow.id.in_(numbers))
        await session.execute(theirs)


async def note_review(session: AsyncSession, member: str, reading: Reading, now: datetime, days: int) -> None:
    """Notes what a review found of the corrections: those in it live on, those that fit no longer are set aside, and
    those that were set aside before go."""
    await forget(session, member, [each.id for each in reading.gone])
    numbers = {each.id for each in (*reading.held, *reading.lost)}
    if not numbers:
        return
    lost = {each.id for each in reading.lost}
    rows = await session.scalars(
        select(CorrectionRow).where(CorrectionRow.member == member, CorrectionRow.id.in_(numbers))
    )
    for row in rows:
        if row.id in lost:
            row.lost_at = now
        else:
            row.expires_at = now + timedelta(days=days)


def state_of(kept: Iterable[Remembered]) -> str:
    """A few letters that change whenever corrections do: two reviews of one resume are the same only where these are.

    Empty where there are none.
    """
    current = [each.correction for each in kept if not each.lost]
    return blake2s(repr(current).encode("utf-8", "replace"), digest_size=4).hexdigest() if current else ""
