"""Takes down what the coach wrote: its own messages in a thread, or those of an answer that stands in the channel."""

from collections.abc import Sequence

import discord

from adapters.discord.failures import explained
from adapters.discord.places import message_id, target
from adapters.discord.sending import reference
from coach.chat.places import Place

LOOKED_AT = 500
"""Messages of a channel or thread among which ours are looked for."""
PAGES = 10
"""Pages of one message at most, each with a mark of its own."""


async def erase(client: discord.Client, place: Place, keys: Sequence[str]) -> int:
    """Deletes the coach's messages and gives how many had to stay. Raises TryLater, PlaceGone."""
    number, own_thread = target(place), bool(place.thread) and place.thread != place.channel
    channel = client.get_partial_messageable(number)
    marks = {reference(key, page) for key in keys for page in range(PAGES)}
    with explained():
        ours = [
            message
            async for message in channel.history(limit=LOOKED_AT)
            if client.user is not None
            and message.author.id == client.user.id
            and (own_thread or _is_of(message, marks) or any(file.filename in keys for file in message.attachments))
        ]
        stays = sum([not await _deleted(message) for message in ours])
        if own_thread and message_id(place) is None:  # a command has no message of the member: the coach wrote its root
            root = client.get_partial_messageable(int(place.channel)).get_partial_message(number)
            stays += not await _deleted(root)
    return stays


def _is_of(message: discord.Message, marks: set[str]) -> bool:
    return any(embed.footer.text in marks for embed in message.embeds) or message.content.split("\n-# ")[-1] in marks


async def _deleted(message: discord.Message | discord.PartialMessage) -> bool:
    try:
        await message.delete()
    except discord.NotFound:
        return True
    except discord.Forbidden:
        return False
    return True
