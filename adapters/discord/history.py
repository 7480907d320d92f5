"""Finds out whether a message was posted by an earlier try whose answer got lost."""

import discord

from adapters.discord.marks import marks_of

RECENT = 50


async def already_posted(channel: discord.PartialMessageable, reference: str) -> str | None:
    """The id of the coach's own recent message that is marked with the reference.

    Where the history may not be read, Discord's own nonce alone protects the next minutes.
    """
    try:
        async for message in channel.history(limit=RECENT):
            if message.author.bot and reference in marks_of(message):
                return str(message.id)
    except discord.Forbidden:
        return None
    return None
