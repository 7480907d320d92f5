"""/resume-privacy: what is kept about a member, as a file, or gone for good."""

import contextlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from enum import Enum, auto

from sqlalchemy import ColumnElement, delete, select

from coach import elsewhere
from coach.chat.answers import Answer, sentence
from coach.chat.catalog import Action
from coach.chat.message import Attachment, Button, Buttons, FieldList, Heading, Message, Note, Paragraph, plain
from coach.chat.places import Command, Member, Place, Press
from coach.commands.following import NO, YES
from coach.commands.own_reviews import own_review
from coach.copies.copy import FILES
from coach.errors import CoachError, Refused
from coach.privacy import communities_of, counts, delete_member, delete_review, export_all
from coach.reception.erasing import JOB as ERASE
from coach.reception.erasing import TOLD, Posts, erase, erase_later, old_posts, public_posts, question_posts
from coach.reception.signs import take_back
from coach.review.thread import delete_button
from coach.running.context import Context
from coach.store import settings
from coach.store.reviews import OPEN, upload_of
from coach.store.tables import PublicPostRow, QuestionRow, ReviewRow
from texts import gettext, gettext_noop

NAMES = {
    "resumes": gettext_noop("Resumes (as read, encrypted)"),
    "corrections": gettext_noop("Corrections of what I read (encrypted)"),
    "reviews": gettext_noop("Reviews"),
    "outbox": gettext_noop("Messages written for you"),
    "postings": gettext_noop("Job postings"),
    "applications": gettext_noop("Applications"),
    "reminders": gettext_noop("Reminders"),
    "members": gettext_noop("Your time zone and language"),
    "public_posts": gettext_noop("Threads with older reviews of yours"),
    "questions": gettext_noop("Questions to mentors"),
    "wordings": gettext_noop("Lines you sent to a model (encrypted)"),
}
KEPT = gettext_noop(
    "Files are deleted after reading. Resumes, corrections and reviews are deleted automatically after {days} days; "
    "applications, reminders, your time zone and a note of the threads I answered you in stay until you delete them."
)


async def show(command: Command, context: Context) -> Answer:
    """What is kept, where, how long, and the buttons to export or delete it."""
    member = command.member
    here, *others = await communities_of(context, member)
    kept: Counter[str] = Counter()
    for community in (here, *others):
        kept.update(await counts(context, community, member.id))
    async with context.store.of(here) as session:
        days = (await settings.load(session)).retention_days
    pairs = tuple((gettext(NAMES.get(name, name)), str(count)) for name, count in kept.items() if count)
    places = [Note(plain(await _covered(context, others)))] if others else []
    title = gettext("What I keep about you")
    parts = (
        Heading(title),
        FieldList(pairs) if pairs else Paragraph(plain(gettext("Nothing."))),
        *places,
        Note(plain(gettext(KEPT, days=days))),
        Buttons(
            (
                Button(gettext("Export"), Action.EXPORT),
                *await _following(context, member, bool(others)),
                delete_button(gettext("Delete all")),
            )
        ),
    )
    return Answer((Message(parts, summary=title),))


async def _covered(context: Context, others: Sequence[str]) -> str:
    return gettext(
        "This is from here and from {places}. “Export” and “Delete all” cover them all.",
        places=await elsewhere.names(context, others),
    )


async def _following(context: Context, member: Member, several: bool) -> tuple[Button, ...]:
    """The button that changes whether a resume may be used in all places, where there are several."""
    follows = await elsewhere.follows(context, member)
    if follows:
        return (Button(gettext("Keep places apart"), Action.FOLLOW, NO),)
    return (Button(gettext("Use my resume everywhere"), Action.FOLLOW, YES),) if several else ()


async def give(press: Press, context: Context) -> Answer:
    """Everything about the member as a JSON file."""
    content = await export_all(context, press.member)
    text = gettext("Everything I keep about you:")
    parts = (Paragraph(plain(text)), Attachment("resume-coach.json", content))
    return Answer((Message(parts, summary=gettext("Your data as a file")),))


async def ask(press: Press, context: Context) -> Answer:
    """Asks before anything is deleted, unless the platform has asked the member about what is theirs."""
    whose = await _whose(press, context)
    if press.confirmed and whose is not Whose.OTHERS:
        return await remove(press, context)
    others = [] if whose is Whose.OTHERS else (await communities_of(context, press.member))[1:]
    what = _question(whose is Whose.OTHERS)
    if others:
        what += " " + gettext("This includes what I keep from {places}.", places=await elsewhere.names(context, others))
    button = Button(gettext("Yes, delete"), Action.DELETE_SURE, press.value, "danger")
    return Answer((Message((Paragraph(plain(what)), Buttons((button,))), summary=what),))


async def remove(press: Press, context: Context) -> Answer:
    """Deletes, at once and for good."""
    member, whose = press.member, await _whose(press, context)
    if whose is Whose.OTHERS:
        return await _remove_others(press, context)
    here = _here(press.place) if whose is Whose.UNKNOWN else []
    copies = await _copies(context, member)
    await erase_later(context, member.community.key, [*here, *copies], member.id, press.place)
    communities, posted = await communities_of(context, member), len(here)
    for community in communities:
        about = (ReviewRow.member == member.id, PublicPostRow.member == member.id, QuestionRow.member == member.id)
        posted += await _take_down(context, community, press, *about)
        await delete_member(context, community, member.id)
    if len(communities) > 1:
        done = gettext("Done. Everything I kept about you, here and elsewhere, is deleted, and so is what was queued.")
    else:
        done = gettext("Done. Everything I kept about you here is deleted, and so is what was still in the queue.")
    return _done(press, done, posted)


async def _remove_others(press: Press, context: Context) -> Answer:
    """A moderator deletes another member's review."""
    community, number = press.member.community.key, int(press.value) if press.value.isdecimal() else 0
    about = (ReviewRow.id == number, PublicPostRow.review == number, QuestionRow.review == number)
    posted = await _take_down(context, community, press, *about)
    if not posted and not await _there(context, community, number):
        here = _here(press.place)
        await erase_later(context, community, here, press.member.id, press.place)
        posted = len(here)
    await delete_review(context, community, number)
    return _done(press, gettext("Done. The review and the resume behind it are deleted."), posted)


def _done(press: Press, done: str, posted: int) -> Answer:
    """That it is done, in place of the question; where the platform asked, what was pressed may be others' to see."""
    told = f" {gettext(TOLD)}" if posted else ""
    return replace(sentence(done + told), replaces=not press.confirmed)


async def _there(context: Context, community: str, number: int) -> bool:
    async with context.store.of(community) as session:
        return await session.get(ReviewRow, number) is not None


async def _take_down(
    context: Context,
    community: str,
    press: Press,
    reviews: ColumnElement[bool],
    old: ColumnElement[bool],
    asked: ColumnElement[bool],
) -> int:
    """Has what was posted about reviews, about old ones and about questions taken down where others can read it; gives
    in how many places. Whoever pressed is told what has to stay. Files that were still to be read lose their mark."""
    async with context.store.of(community) as session:
        rows = (await session.scalars(select(ReviewRow).where(reviews))).all()
        posts = [*await public_posts(session, rows), *await old_posts(session, old)]
        posts += question_posts(await session.scalars(select(QuestionRow).where(asked)))
        await session.execute(delete(PublicPostRow).where(old))
        waiting = [upload_of(row) for row in rows if row.state in OPEN]
    await erase_later(context, community, posts, press.member.id, press.place)
    for upload in waiting:
        if not upload.quiet:
            await take_back(context, community, upload.place)
    return len(posts)


def _here(place: Place) -> list[Posts]:
    """The thread in which the button stands, where nothing else is known of it."""
    return [Posts(replace(place, message=""))] if place.thread and not place.is_direct else []


async def _copies(context: Context, member: Member) -> list[Posts]:
    """Where copies of the member's file may stand: in our direct conversation, if there can be one."""
    with contextlib.suppress(CoachError, KeyError):
        return [Posts(await context.platform(member.community.key).direct(member), FILES)]
    return []


def _question(others: bool) -> str:
    if others:
        return gettext("Delete this member's review, the resume behind it, and what I posted about it here?")
    return gettext(
        "Delete everything I keep about you here: resumes, reviews, postings, applications, reminders? "
        "I will also take down what I posted about your resume where others can read it. Our direct "
        "messages stay with you, without the copies of your file."
    )


class Whose(Enum):
    """Whose review a button belongs to. UNKNOWN: the member's own by the message its thread hangs at."""

    OWN, UNKNOWN, OTHERS = auto(), auto(), auto()


async def _whose(press: Press, context: Context) -> Whose:
    """Whose review the button's is, also where it has outlived its time. Raises Refused for what belongs to another
    member, unless a moderator asks."""
    if not press.value:
        return Whose.OWN
    try:
        await own_review(context, press.member, press.value)
    except Refused:
        found = await _whose_old(press, context)
        if found is Whose.OTHERS and not press.member.is_moderator:
            raise
        return found
    return Whose.OWN


async def _whose_old(press: Press, context: Context) -> Whose:
    """The same by what is noted of a review that is gone, else by what the platform tells of its thread."""
    number = int(press.value) if press.value.isdecimal() else 0
    async with context.store.of(press.member.community.key) as session:
        if await session.get(ReviewRow, number) is not None:
            return Whose.OTHERS
        noted = select(PublicPostRow.member).where(PublicPostRow.review == number)
        known = await session.scalar(noted.limit(1))
    if known is not None:
        return Whose.OWN if known == press.member.id else Whose.OTHERS
    if not press.place.thread or press.place.is_direct:
        return Whose.OWN if press.place.is_direct else Whose.OTHERS
    asked_by = await context.platform(press.member.community.key).asked_by(press.place)
    return Whose.UNKNOWN if asked_by == press.member.id else Whose.OTHERS


COMMANDS = {"resume-privacy": show}
PRESSES = {Action.EXPORT: give, Action.DELETE: ask, Action.DELETE_SURE: remove}
JOBS = {ERASE: erase}
