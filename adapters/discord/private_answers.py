"""Private answers in the channel: follow-ups of a command or press, which Discord takes for a quarter of an hour."""

from typing import Any

import discord

from adapters.discord.places import guild_of
from adapters.discord.rendering import MessagePage
from adapters.discord.sending import to_arguments
from coach.chat.places import Place

ALIVE = 14 * 60.0
"""Seconds; Discord says fifteen minutes, and an answer takes several posts."""


def reply_to(event: discord.Interaction[Any]) -> str:
    """What is kept of a command or press so that it can be answered so, also by another process: its id, which tells
    when that was, and its token."""
    return f"{event.id}:{event.token}"


def may_whisper(place: Place) -> bool:
    """Whether the interaction that asked still takes private answers."""
    number, _, token = place.reply.partition(":")
    if not (number.isdigit() and token):
        return False
    return (discord.utils.utcnow() - discord.utils.snowflake_time(int(number))).total_seconds() < ALIVE


async def whisper(client: discord.Client, place: Place, page: MessagePage) -> str:
    """Shows a page to whoever asked, and to nobody else; returns the message's id. Raises discord.HTTPException."""
    token = place.reply.partition(":")[2]
    # An application's webhook, as discord.py makes for an interaction at hand; `partial` makes none that may whisper.
    data: Any = {"id": client.application_id or 0, "type": discord.WebhookType.application.value, "token": token}
    hook = discord.Webhook.from_state(data, client._connection)
    sent = await hook.send(ephemeral=True, wait=True, **to_arguments(page, guild=guild_of(place)))
    return str(sent.id)
