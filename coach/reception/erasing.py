"""Takes down what the coach posted where others can read it: durable, at the platform's pace."""

import json
from collections.abc import Iterable, Mapping, Sequence

import structlog
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from coach.chat.places import Place
from coach.errors import CoachError, TryLater
from coach.outbox import place_from_json, place_to_json
from coach.running.context import Context
from coach.store.tables import OutboxRow, ReviewRow
from coach.work import Job

log = structlog.get_logger(__name__)
JOB = "erase"
TOLD = " I am also taking down what I posted about it where others can read it; that may take a minute."


async def public_posts(session: AsyncSession, rows: Iterable[ReviewRow]) -> list[tuple[Place, list[str]]]:
    """The places of these reviews that others can read, each with the keys of what was posted there."""
    found = []
    for row in rows:
        place = place_from_json(row.place) if row.place else None
        if place is None or place.is_direct or place.audience == "member":
            continue
        keys = select(OutboxRow.key).where(OutboxRow.review == row.id, OutboxRow.platform_id != "")
        found.append((place, list(await session.scalars(keys))))
    return found


async def erase_later(context: Context, community: str, posts: Sequence[tuple[Place, list[str]]]) -> None:
    """Queues the taking down, before the rows that know of it go."""
    for place, keys in posts:
        arguments: dict[str, str | int] = {
            "community": community,
            "place": json.dumps(place_to_json(place)),
            "keys": " ".join(keys),
        }
        where = f"{place.channel}/{place.thread}/{keys[0] if keys else ''}"
        await context.work.put(Job(JOB, arguments, lock=f"erase:{community}", key=f"erase:{community}/{where}"))


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
