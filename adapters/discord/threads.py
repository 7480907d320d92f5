"""Opens the thread of an answer, and says so where none can be opened."""

from dataclasses import replace
from typing import Literal, Protocol

import discord

from adapters.discord import limits
from adapters.discord.failures import (
    MISSING_ACCESS,
    MISSING_PERMISSIONS,
    THREAD_EXISTS,
    THREADS_FULL,
    WRONG_CHANNEL_TYPE,
)
from adapters.discord.history import already_posted
from adapters.discord.marks import reference
from adapters.discord.markup import clean
from adapters.discord.places import message_id
from adapters.discord.rendering import Card, MessagePage
from adapters.discord.sending import nonce, to_arguments
from coach.chat.places import Member, Place
from texts import gettext, gettext_noop

WEEK: Literal[10080] = 10080
"""Minutes until a quiet thread is archived; posting opens it again."""
NO_THREAD = frozenset({MISSING_ACCESS, MISSING_PERMISSIONS, WRONG_CHANNEL_TYPE, THREADS_FULL})
FORBIDDEN = gettext_noop(
    "I can't open or write in a thread here, so my answer comes right below. A moderator can change that by "
    "allowing me **Create Public Threads** and **Send Messages in Threads**."
)
REASONS = {
    WRONG_CHANNEL_TYPE: gettext_noop("This kind of channel has no threads, so my answer comes right below."),
    THREADS_FULL: gettext_noop(
        "This server has as many open threads as Discord allows, so my answer comes right below."
    ),
}
"""What the channel is told, by Discord's error code; everything else is a missing permission."""


class Inbox(Protocol):
    """Opens direct conversations."""

    async def direct(self, member: Member) -> Place:
        """The member's direct conversation."""
        ...


async def open_thread(client: discord.Client, place: Place, title: str, inbox: Inbox, member: Member) -> Place:
    """The thread made from the place's message, or the channel itself, or the member's inbox."""
    channel = client.get_partial_messageable(int(place.channel))
    try:
        number = message_id(place) or await _starter(channel, place, member)
        return replace(place, thread=await _thread(client, int(place.channel), number, title))
    except discord.HTTPException as error:
        if error.code not in NO_THREAD:
            raise
        reason = REASONS.get(error.code, FORBIDDEN)
    try:
        await tell_no_thread(channel, place, reason)
    except discord.Forbidden:
        return await inbox.direct(member)
    return replace(place, thread=place.channel)


async def _thread(client: discord.Client, channel: int, message: int, title: str) -> str:
    name = limits.shorten(clean(title), limits.THREAD_NAME) or gettext("Resume review")
    try:
        made = await client.http.start_thread_with_message(channel, message, name=name, auto_archive_duration=WEEK)
    except discord.HTTPException as error:
        if error.code != THREAD_EXISTS:
            raise
        return str(message)  # a message has at most one thread, and it takes the message's id
    return str(made["id"])


async def _starter(channel: discord.PartialMessageable, place: Place, member: Member) -> int:
    """A command leaves no message to make a thread from: the coach writes one, once for each command."""
    key = place.message or f"{place.channel}:{member.id}"
    mark = reference(key)
    if found := await already_posted(channel, mark):
        return int(found)
    text = gettext("{member} asked for a resume review. It will be in this thread.", member=f"<@{int(member.id)}>")
    page = MessagePage((Card(blocks=(text,)),))
    sent = await channel.send(nonce=nonce(key, 1), **to_arguments(page, mark))
    return sent.id


async def may_leave(client: discord.Client, place: Place) -> bool:
    """Whether the channel around a thread may take its answer: never that of a forum or of a private thread."""
    if place.is_forum or place.thread in {"", place.channel}:
        return False
    if place.is_direct or place.thread == place.message:
        return True
    try:
        thread = await client.fetch_channel(int(place.thread))
    except discord.HTTPException:
        return False
    return isinstance(thread, discord.Thread) and not thread.is_private()


async def tell_no_thread(channel: discord.PartialMessageable, place: Place, reason: str = FORBIDDEN) -> None:
    """Says once why the answer comes without a thread."""
    key = notice_of(place)
    mark = reference(key)
    if not await already_posted(channel, mark):
        arguments = to_arguments(MessagePage((Card(blocks=(gettext(reason),)),)), mark)
        await channel.send(nonce=nonce(key, 1), **arguments)


def notice_of(place: Place) -> str:
    """The key of that word."""
    return f"no-thread:{place.channel}:{place.message}"
