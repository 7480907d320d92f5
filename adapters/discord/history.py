"""Finds out whether a message was posted by an earlier try whose answer got lost."""

import discord

RECENT = 50


async def already_posted(channel: discord.PartialMessageable, reference: str) -> str | None:
    """The id of the coach's own recent message whose footer or last line is the reference.

    Where the history may not be read, Discord's own nonce alone protects the next minutes.
    """
    try:
        async for message in channel.history(limit=RECENT):
            marked = message.content.endswith(reference) or any(e.footer.text == reference for e in message.embeds)
            if marked and message.author.bot:
                return str(message.id)
    except discord.Forbidden:
        return None
    return None
