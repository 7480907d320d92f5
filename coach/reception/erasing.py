"""Takes down what the coach posted where others can read it: durable, at the platform's pace."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import structlog
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from coach.chat.places import Place
from coach.errors import CoachError, TryLater
from coach.outbox import place_from_json, place_to_json
from coach.running.context import Context
from coach.store.reviews import lock_of
from coach.store.tables import OutboxRow, ReviewRow
from coach.work import Job
from texts import gettext_noop

log = structlog.get_logger(__name__)
JOB = "erase"
TOLD = gettext_noop("I am also taking down what I posted about it where others can read it, which may take a minute.")


@dataclass(frozen=True, slots=True)
class Posts:
    """What stands in one place that others can read: under which keys, of which review (0: of one that is gone)."""

    place: Place
    keys: tuple[str, ...] = ()
    review: int = 0


async def public_posts(session: AsyncSession, rows: Iterable[ReviewRow]) -> list[Posts]:
    """What was posted about these reviews where others can read it."""
    found = []
    for row in rows:
        place = place_from_json(row.place) if row.place else None
        if place is None or place.is_direct or place.audience == "member":
            continue
        keys = select(OutboxRow.key).where(OutboxRow.review == row.id, OutboxRow.platform_id != "")
        found.append(Posts(place, tuple(await session.scalars(keys)), row.id))
    return found


async def erase_later(context: Context, community: str, posts: Sequence[Posts]) -> None:
    """Queues the taking down, before the rows that know of it go.

    It waits for the review's own work, so that a message that is on its way is taken down, too.
    """
    for each in posts:
        place, keys = each.place, each.keys
        arguments: dict[str, str | int] = {
            "community": community,
            "place": json.dumps(place_to_json(place)),
            "keys": " ".join(keys),
        }
        where = f"{place.channel}/{place.thread}/{keys[0] if keys else ''}"
        lock = lock_of(community, each.review)
        await context.work.put(Job(JOB, arguments, lock=lock, key=f"erase:{community}/{where}"))


async def erase(arguments: Mapping[str, str | int], context: Context) -> None:
    """Job: takes one place's messages down. What the platform refuses for good is logged, not tried for ever."""
    community, place = str(arguments["community"]), place_from_json(json.loads(str(arguments["place"])))
    try:
        left = await context.platform(community).erase(place, str(arguments["keys"]).split())
    except TryLater:
        raise
    except CoachError as error:
        log.warning("erase_failed", what=type(error).__name__)
        return
    if left:
        log.warning("erase_incomplete", count=left)
