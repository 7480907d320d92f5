"""/resume-privacy: what is kept about a member, as a file, or gone for good."""

import contextlib
from dataclasses import replace

from sqlalchemy import select

from coach.chat.answers import Answer, sentence
from coach.chat.catalog import Action
from coach.chat.message import Attachment, Button, Buttons, FieldList, Heading, Message, Note, Paragraph, plain
from coach.chat.places import Command, Member, Press
from coach.commands.own_reviews import own_review
from coach.copies.copy import FILES
from coach.errors import CoachError, Refused
from coach.privacy import counts, delete_member, delete_review, export
from coach.reception.erasing import JOB as ERASE
from coach.reception.erasing import TOLD, Posts, erase, erase_later, public_posts
from coach.running.context import Context
from coach.store import settings
from coach.store.tables import ReviewRow
from texts import gettext, gettext_noop

NAMES = {
    "resumes": gettext_noop("Resumes (as read, encrypted)"),
    "reviews": gettext_noop("Reviews"),
    "outbox": gettext_noop("Messages written for you"),
    "postings": gettext_noop("Job postings"),
    "applications": gettext_noop("Applications"),
    "reminders": gettext_noop("Reminders"),
    "members": gettext_noop("Your time zone and language"),
}
KEPT = gettext_noop(
    "Files are deleted after reading. Resumes and reviews are deleted automatically after {days} days; "
    "applications, reminders and your time zone stay until you delete them."
)


async def show(command: Command, context: Context) -> Answer:
    """What is kept, how long, and the buttons to export or delete it."""
    community = command.member.community.key
    kept = await counts(context, community, command.member.id)
    async with context.store.of(community) as session:
        days = (await settings.load(session)).retention_days
    pairs = tuple((gettext(NAMES.get(name, name)), str(count)) for name, count in kept.items() if count)
    return Answer(
        (
            Message(
                (
                    Heading(gettext("What the coach keeps about you")),
                    FieldList(pairs) if pairs else Paragraph(plain(gettext("Nothing."))),
                    Note(plain(gettext(KEPT, days=days))),
                    Buttons(
                        (
                            Button(gettext("Export"), Action.EXPORT),
                            Button(gettext("Delete all"), Action.DELETE, "", "danger"),
                        )
                    ),
                ),
                summary=gettext("What the coach keeps about you"),
            ),
        )
    )


async def give(press: Press, context: Context) -> Answer:
    """Everything about the member as a JSON file."""
    content = await export(context, press.member.community.key, press.member.id)
    text = gettext("Everything the coach keeps about you:")
    parts = (Paragraph(plain(text)), Attachment("resume-coach.json", content))
    return Answer((Message(parts, summary=gettext("Your data as a file")),))


async def ask(press: Press, context: Context) -> Answer:
    """Asks before anything is deleted."""
    what = await _what(press, context)
    button = Button(gettext("Yes, delete"), Action.DELETE_SURE, press.value, "danger")
    return Answer((Message((Paragraph(plain(what)), Buttons((button,))), summary=what),))


async def remove(press: Press, context: Context) -> Answer:
    """Deletes, at once and for good."""
    community = press.member.community.key
    others = bool(press.value) and await _is_others(press, context)
    theirs = ReviewRow.id == int(press.value) if others else ReviewRow.member == press.member.id
    async with context.store.of(community) as session:
        posts = await public_posts(session, await session.scalars(select(ReviewRow).where(theirs)))
        gone = others and await session.get(ReviewRow, int(press.value)) is None
    if gone and press.place.thread and not press.place.is_direct:
        posts = [Posts(replace(press.place, message=""))]
    copies = [] if others else await _copies(context, press.member)
    await erase_later(context, community, [*posts, *copies])
    told = f" {gettext(TOLD)}" if posts else ""
    if others:
        await delete_review(context, community, int(press.value))
        done = gettext("Done. The review and the resume behind it are deleted.")
        return replace(sentence(done + told), replaces=True)
    await delete_member(context, community, press.member.id)
    done = gettext("Done. Everything I kept about you here is deleted, and so is what was still in the queue.")
    return replace(sentence(done + told), replaces=True)


async def _copies(context: Context, member: Member) -> list[Posts]:
    """Where copies of the member's file may stand: in our direct conversation, if there can be one."""
    with contextlib.suppress(CoachError, KeyError):
        return [Posts(await context.platform(member.community.key).direct(member), FILES)]
    return []


async def _what(press: Press, context: Context) -> str:
    if press.value and await _is_others(press, context):
        return gettext("Delete this member's review, the resume behind it, and what I posted about it here?")
    return gettext(
        "Delete everything I keep about you here: resumes, reviews, postings, applications, reminders? "
        "I will also take down what I posted about your resume where others can read it. Our direct "
        "messages stay with you, without the copies of your file."
    )


async def _is_others(press: Press, context: Context) -> bool:
    """Whether the button's review is another member's; only moderators may go on then. Raises Refused."""
    try:
        await own_review(context, press.member, press.value)
    except Refused:
        if not press.member.is_moderator:
            raise
        return True
    return False


COMMANDS = {"resume-privacy": show}
PRESSES = {Action.EXPORT: give, Action.DELETE: ask, Action.DELETE_SURE: remove}
JOBS = {ERASE: erase}
