"""Postings held against a member's newest resume, with how well they match kept beside them."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from coach import elsewhere
from coach.chat.places import Member
from coach.corrections.repository import applied, newest
from coach.posting import Posting, match, repository
from coach.posting.matching.match import Match
from coach.running.context import Context
from coach.store import settings


@dataclass(frozen=True, slots=True)
class Compared:
    """The numbers of the kept postings and their matches, in the order asked for; no match without a resume."""

    numbers: tuple[int, ...]
    matches: tuple[Match, ...] = ()


async def compare(
    postings: Sequence[Posting], member: Member, context: Context, kept: tuple[int, ...] = ()
) -> Compared:
    """Keeps postings and compares them, or keeps them waiting for a resume. `kept`: their numbers if they are kept."""
    await elsewhere.bring(context, member)
    async with context.store.of(member.community.key) as session:
        newest_kept = await newest(session, context.vault, member.community.key, member.id, context.clock())
        if not kept:
            chosen = await settings.load(session)
            # The first one is kept last: it is the newest then, which a resume that comes later is held against.
            rows = [
                await repository.keep(session, member.id, posting, context.clock(), chosen.retention_days)
                for posting in reversed(postings)
            ]
            for row in rows:
                row.score = None
            kept = tuple(row.id for row in reversed(rows))
    if newest_kept is None:
        return Compared(kept)
    reading = await applied(*newest_kept)
    found = [await asyncio.to_thread(match, reading.resume, posting) for posting in postings]
    async with context.store.of(member.community.key) as session:
        for number, each in zip(kept, found, strict=True):
            there = await repository.find(session, member.id, number)
            if there is not None:
                there.score = each.score
    return Compared(kept, tuple(found))
