"""Takes down what the coach wrote: its own messages in a thread, or those of an answer that stands in the channel."""

import re
from collections.abc import Sequence

import discord

from adapters.discord.failures import explained
from adapters.discord.marks import marks_of, reference
from adapters.discord.places import message_id, target
from coach.chat.places import Place

LOOKED_AT = 500
"""Messages of a channel or thread among which ours are looked for."""
MENTION = re.compile(r"<@(\d+)>")
"""Names, in the message that the coach wrote for a command's thread, who asked."""
PAGES = 10
"""Pages of one message at most, each with a mark of its own."""


async def asked_by(client: discord.Client, place: Place) -> str:
    """Who wrote the message that a thread hangs at, or asked for it by a command; "" where there is no such message."""
    if not place.thread or place.thread == place.channel or place.is_direct:
        return ""
    where = place.thread if place.is_forum else place.channel
    try:
        root = await client.get_partial_messageable(int(where)).fetch_message(int(place.thread))
    except (discord.NotFound, discord.Forbidden):
        return ""
    if client.user is None or root.author.id != client.user.id:
        return str(root.author.id)
    named = [MENTION.search(embed.description or "") for embed in root.embeds]
    return next((found[1] for found in named if found), "")


async def erase(client: discord.Client, place: Place, keys: Sequence[str], only_these: bool = False) -> int:
    """Deletes the coach's messages and gives how many had to stay. Raises TryLater, PlaceGone."""
    number, own_thread = target(place), not only_these and bool(place.thread) and place.thread != place.channel
    channel = client.get_partial_messageable(number)
    marks = {reference(key, page) for key in keys for page in range(PAGES)}
    with explained():
        ours = [
            message
            async for message in channel.history(limit=LOOKED_AT)
            if client.user is not None
            and message.author.id == client.user.id
            and (own_thread or marks & marks_of(message) or any(file.filename in keys for file in message.attachments))
        ]
        stays = sum([not await _deleted(message) for message in ours])
        if own_thread and message_id(place) is None:  # a command has no message of the member: the coach wrote its root
            stays += not await _root_deleted(client, place, number)
    return stays


async def _root_deleted(client: discord.Client, place: Place, number: int) -> bool:
    try:
        root = await client.get_partial_messageable(int(place.channel)).fetch_message(number)
    except (discord.NotFound, discord.Forbidden):
        return True
    own = client.user is not None and root.author.id == client.user.id
    return await _deleted(root) if own else True


async def _deleted(message: discord.Message) -> bool:
    try:
        await message.delete()
    except discord.NotFound:
        return True
    except discord.Forbidden:
        return False
    return True
