"""Takes down what the coach posted where others can read it: durable, at the platform's pace."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import structlog
from sqlalchemy import ColumnElement, select
from sqlalchemy.ext.asyncio import AsyncSession

from coach.chat.places import Member, Place
from coach.errors import CoachError, TryLater
from coach.mentors import letters
from coach.outbox import place_from_json, place_to_json
from coach.reception import what_stays
from coach.running.context import Context
from coach.store.reviews import FAILED, WITHDRAWN, lock_of
from coach.store.tables import OutboxRow, PublicPostRow, QuestionRow, ReviewRow
from coach.work import Job
from texts import ENGLISH, gettext, gettext_noop, speaking, spoken

log = structlog.get_logger(__name__)
JOB = "erase"
TOLD = gettext_noop(
    "I am also taking down what I posted about it where others can read it, which may take a minute. If anything has "
    "to stay, I'll tell you."
)
STAYS = gettext_noop(
    "I couldn't take down everything I had posted: some of my messages are still there. A moderator can delete them."
)
UNREACHABLE = gettext_noop(
    "I couldn't take down what I had posted in one channel, because I'm no longer allowed in. If it is still there, a "
    "moderator can delete it."
)


@dataclass(frozen=True, slots=True)
class Posts:
    """What stands in one place that others can read: under which keys, of which review (0: of one that is gone).

    `shared`: other members were answered in the same thread, so that only what has these keys may go.
    """

    place: Place
    keys: tuple[str, ...] = ()
    review: int = 0
    shared: bool = False
    lock: str = ""
    """What else may be at work on them, where that is no review."""


async def public_posts(session: AsyncSession, rows: Iterable[ReviewRow]) -> list[Posts]:
    """What was posted about these reviews where others can read it, with what may be on its way there."""
    found, going = [], list(rows)
    for row in going:
        place = place_from_json(row.place) if row.place else None
        if place is None or place.is_direct or place.audience == "member":
            continue
        again = await _of_the_same_file(session, place, row)
        keys = select(OutboxRow.key).where(OutboxRow.review.in_(again), OutboxRow.tried_at.is_not(None))
        shared = await _answers_others(session, place, row.member, going)
        found.append(Posts(place, tuple(await session.scalars(keys)), row.id, shared))
    return found


async def old_posts(session: AsyncSession, wanted: ColumnElement[bool]) -> list[Posts]:
    """The same of reviews that are gone."""
    found = []
    for row in await session.scalars(select(PublicPostRow).where(wanted)):
        place = place_from_json(row.place)
        found.append(Posts(place, tuple(row.keys), shared=await _answers_others(session, place, row.member)))
    return found


async def opened_for_nothing(session: AsyncSession, review: int, asked: Place, opened: Place) -> list[Posts]:
    """The message that the coach wrote so that a command has a thread, where the review was deleted or withdrawn
    meanwhile; nothing where another process is at work on it, or the thread is another answer's, too."""
    if asked.message or asked.thread or opened.is_direct or opened.audience == "member":
        return []
    row = await session.get(ReviewRow, review)
    others = await session.scalars(select(ReviewRow.place).where(ReviewRow.channel == opened.channel))
    shared = any(place is not None and place.get("thread") == opened.thread for place in others)
    gone = row is None or (row.state == FAILED and row.error == WITHDRAWN)
    return [Posts(opened, (), review)] if gone and not shared else []


def question_posts(rows: Iterable[QuestionRow]) -> list[Posts]:
    """What was posted about questions to mentors where others can read it."""
    return [
        Posts(place_from_json(place), letters.public_keys(row), shared=True, lock=letters.lock_of(row))
        for row in rows
        for place in (None if row.private else row.place, row.mentors_place)
        if place
    ]


async def _of_the_same_file(session: AsyncSession, place: Place, row: ReviewRow) -> list[int]:
    """The review, and those in its thread that looked at the same resume once more."""
    theirs = select(ReviewRow).where(ReviewRow.member == row.member, ReviewRow.resume == row.resume)
    same = await session.scalars(theirs) if row.resume is not None and place.thread else ()
    return [
        row.id,
        *(each.id for each in same if each.id != row.id and (each.place or {}).get("thread") == place.thread),
    ]


async def _answers_others(session: AsyncSession, place: Place, member: str, going: Sequence[ReviewRow] = ()) -> bool:
    """Whether other members were answered in the same thread, or another file of this one that stays, as far as
    anything is known of them."""
    if not place.thread:
        return False
    ids, resumes = {row.id for row in going}, {row.resume for row in going} | {None}
    for each in await session.scalars(select(ReviewRow).where(ReviewRow.channel == place.channel)):
        stays = each.member != member or (bool(going) and each.id not in ids and each.resume not in resumes)
        if stays and (each.place or {}).get("thread") == place.thread:
            return True
    old = select(PublicPostRow.place).where(PublicPostRow.channel == place.channel, PublicPostRow.member != member)
    return any(other is not None and other.get("thread") == place.thread for other in await session.scalars(old))


async def note_where_it_stands(session: AsyncSession, rows: Sequence[ReviewRow], now: datetime) -> None:
    """Notes what was posted about reviews that are about to go, so that it can be taken down later, too."""
    members = {row.id: row.member for row in rows}
    for each in await public_posts(session, rows):
        session.add(
            PublicPostRow(
                member=members[each.review],
                review=each.review,
                channel=each.place.channel,
                message=each.place.message,
                place=place_to_json(each.place),
                keys=list(each.keys),
                noted_at=now,
            )
        )


async def note_where_questions_stand(session: AsyncSession, rows: Sequence[QuestionRow], now: datetime) -> None:
    """The same of questions that are about to go."""
    for row in rows:
        for each in question_posts([row]):
            session.add(
                PublicPostRow(
                    community=row.community,
                    member=row.member,
                    review=0,
                    channel=each.place.channel,
                    place=place_to_json(each.place),
                    keys=list(each.keys),
                    noted_at=now,
                )
            )


async def erase_later(
    context: Context, community: str, posts: Sequence[Posts], member: str = "", asked: Place | None = None
) -> None:
    """Queues the taking down, before the rows that know of it go.

    It waits for the review's own work, so that a message that is on its way is taken down, too. `member`: who is told,
    in the language spoken, if anything has to stay; `asked`: where they asked, in case they take no direct messages.
    """
    for each in posts:
        place, keys = each.place, each.keys
        arguments: dict[str, str | int] = {
            "community": community,
            "place": json.dumps(place_to_json(place)),
            "keys": " ".join(keys),
            "shared": int(each.shared),
            "member": member,
            "language": spoken(),
            "asked": json.dumps(place_to_json(asked)) if asked else "",
        }
        where = f"{place.channel}/{place.thread}/{keys[0] if keys else ''}"
        lock = each.lock or lock_of(community, each.review)
        await context.work.put(Job(JOB, arguments, lock=lock, key=f"erase:{community}/{where}"))


async def erase(arguments: Mapping[str, str | int], context: Context) -> None:
    """Job: takes one place's messages down. What the platform refuses for good is not tried for ever: whoever asked is
    told of it."""
    community, place = str(arguments["community"]), place_from_json(json.loads(str(arguments["place"])))
    keys, shared = str(arguments["keys"]).split(), bool(arguments.get("shared"))
    with speaking(str(arguments.get("language", ENGLISH))):
        try:
            left = await context.platform(community).erase(place, keys, only_these=shared)
        except TryLater:
            raise
        except CoachError as error:
            log.warning("erase_failed", what=type(error).__name__)
            stays = gettext(UNREACHABLE)
        else:
            if not left:
                return
            log.warning("erase_incomplete", count=left)
            stays = gettext(STAYS)
        if (member := str(arguments.get("member", ""))) and not place.is_direct:
            asked = str(arguments.get("asked", ""))
            where = place_from_json(json.loads(asked)) if asked else None
            await what_stays.tell(context, place, keys, Member(place.community, member), stays, where)
