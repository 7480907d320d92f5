"""Takes down what the coach wrote: its own messages in a thread, or those of an answer that stands in the channel."""

import re
from collections.abc import Sequence

import discord

from adapters.discord.failures import explained
from adapters.discord.marks import marks_of, reference
from adapters.discord.places import message_id, target
from adapters.discord.threads import notice_of
from coach.chat.places import Place
from texts import gettext

LOOKED_AT = 2000
"""Messages of a channel or thread among which ours are looked for."""
STRAYED = 100
"""Messages below the one that was answered, among which those are looked for that did not get into its thread."""
MENTION = re.compile(r"<@(\d+)>")
"""Names, in the message that the coach wrote for a command's thread, who asked."""
PAGES = 10
"""Pages of one message at most, each with a mark of its own."""
WRITTEN = frozenset(
    {
        discord.MessageType.default,
        discord.MessageType.reply,
        discord.MessageType.chat_input_command,
        discord.MessageType.context_menu_command,
    }
)
"""Other kinds are Discord's own words, such as the line that begins a thread: nobody can delete those."""


async def asked_by(client: discord.Client, place: Place) -> str:
    """Who wrote the message that a thread hangs at, or asked for it by a command; "" where there is no such message."""
    if not place.thread or place.thread == place.channel or place.is_direct:
        return ""
    where = place.thread if place.is_forum else place.channel
    try:
        root = await client.get_partial_messageable(int(where)).fetch_message(int(place.thread))
    except (discord.NotFound, discord.Forbidden):
        return ""
    if not _is_own(client, root):
        return str(root.author.id)
    named = [MENTION.search(embed.description or "") for embed in root.embeds]
    return next((found[1] for found in named if found), "")


async def erase(client: discord.Client, place: Place, keys: Sequence[str], only_these: bool = False) -> int:
    """Deletes the coach's messages, and with them a thread of its own in which nobody else wrote.

    Gives how many had to stay as they were. Raises TryLater; PlaceGone if the coach may no longer look there.
    """
    number, in_thread = target(place), bool(place.thread) and place.thread != place.channel
    own_thread = in_thread and not only_these
    marks = {reference(key, page) for key in keys for page in range(PAGES)} | {reference(notice_of(place))}
    with explained():
        written = await _written(client, number, _answered(place))
        ours = [
            message
            for message in written
            if _is_own(client, message)
            and (own_thread or marks & marks_of(message) or any(file.filename in keys for file in message.attachments))
        ]
        thread = await _thread(client, number) if in_thread else None
        if thread is not None and thread.archived and ours and not await _set_archived(thread, False):
            return len(ours)  # it is locked
        stays = sum([not await _deleted(message) for message in ours])
        if thread is not None:
            alone = own_thread and not stays and len(ours) == len(written) < LOOKED_AT
            await _tidy(thread, alone and thread.owner_id == _own_id(client))
        if own_thread and message_id(place) is None:  # a command has no message of the member: the coach wrote its root
            stays += not await _root_deleted(client, place, number)
        found = {mark for message in ours for mark in marks_of(message)}
        if in_thread and not place.is_forum and any(reference(key) not in found for key in keys):
            stays += await _strayed(client, place, marks)
    return stays


def _answered(place: Place) -> int | None:
    """The message below which the answer stands in a channel."""
    return message_id(place) if place.thread == place.channel else None


async def _strayed(client: discord.Client, place: Place, marks: set[str]) -> int:
    """Takes down what went into the channel because the thread was closed to the coach; how much had to stay."""
    begins = message_id(place) or int(place.thread)
    written = await _written(client, int(place.channel), begins, STRAYED)
    ours = [message for message in written if _is_own(client, message) and marks & marks_of(message)]
    return sum([not await _deleted(message) for message in ours])


async def _written(
    client: discord.Client, number: int, below: int | None, limit: int = LOOKED_AT
) -> list[discord.Message]:
    """What people and the coach wrote there, below a message if one is named."""
    channel, after = client.get_partial_messageable(number), discord.Object(below) if below is not None else None
    try:
        return [each async for each in channel.history(limit=limit, after=after) if each.type in WRITTEN]
    except discord.NotFound:
        return []


async def _thread(client: discord.Client, number: int) -> discord.Thread | None:
    """The thread as it is now: Discord archives quiet ones, and nothing can be deleted in an archived one."""
    try:
        found = await client.fetch_channel(number)
    except (discord.NotFound, discord.Forbidden):
        return None
    return found if isinstance(found, discord.Thread) else None


async def _set_archived(thread: discord.Thread, archived: bool) -> bool:
    try:
        await thread.edit(archived=archived)
    except discord.HTTPException as error:
        if error.status not in {400, 403, 404}:
            raise
        return False
    return True


async def _tidy(thread: discord.Thread, alone: bool) -> None:
    """Leaves no empty thread behind, as far as that is permitted, and an archived one archived."""
    if alone:
        try:
            return await thread.delete()
        except discord.NotFound:
            return
        except discord.Forbidden:  # it takes Manage Threads; whoever opened a thread may archive it
            pass
    if alone or thread.archived:
        await _set_archived(thread, True)


def _own_id(client: discord.Client) -> int:
    return client.user.id if client.user is not None else 0


def _is_own(client: discord.Client, message: discord.Message) -> bool:
    return message.author.id == _own_id(client)


async def _root_deleted(client: discord.Client, place: Place, number: int) -> bool:
    try:
        root = await client.get_partial_messageable(int(place.channel)).fetch_message(number)
    except discord.NotFound:
        return True
    except discord.Forbidden:
        return False
    return await _deleted(root) if _is_own(client, root) else True


async def _deleted(message: discord.Message) -> bool:
    """Whether a message of the coach is gone or, where it may not be deleted, at least emptied."""
    try:
        await message.delete()
    except discord.NotFound:
        return True
    except discord.Forbidden:
        return await _emptied(message)
    return True


async def _emptied(message: discord.Message) -> bool:
    try:
        await message.edit(content=gettext("This message was taken down."), embeds=[], attachments=[], view=None)
    except discord.NotFound:
        return True
    except discord.Forbidden:
        return False
    return True
