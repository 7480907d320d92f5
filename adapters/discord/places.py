"""Places of the coach as channels of Discord, and back."""

from typing import Any

import discord

from coach.chat.places import Community, Place

PLATFORM = "discord"
DIRECT = "@me"
INTERACTION = "interaction-"
"""Begins `Place.message` of what a command asked for: there is no message yet, the interaction's id stands for it."""


def target(place: Place) -> int:
    """The channel or thread that answers go into."""
    return int(place.thread or place.channel)


def home(place: Place) -> int:
    """The channel that holds the message being answered. A thread made from a message has its id, but not the
    message in it, except in forums."""
    in_thread = place.thread and not place.is_direct and (place.is_forum or place.thread != place.message)
    return int(place.thread if in_thread else place.channel)


def message_id(place: Place) -> int | None:
    """The answered message's id; None if a command asked."""
    return int(place.message) if place.message.isdigit() else None


async def located(client: discord.Client, channel: Any) -> Any:
    """The channel with its kind and parent: one that the gateway did not announce, as an old thread, is asked for."""
    if not isinstance(channel, discord.PartialMessageable) or channel.guild_id is None:
        return channel
    try:
        return await client.fetch_channel(channel.id)
    except discord.HTTPException:
        return channel


def parent_of(channel: Any) -> str:
    """The channel that settings name: a thread's or post's is its parent."""
    return str(channel.parent_id if isinstance(channel, discord.Thread) else channel.id)


def guild_of(place: Place) -> str:
    """The guild that buttons in a direct message carry; empty elsewhere."""
    return place.community.id if place.is_direct and place.community.id.isdigit() else ""


def to_community(guild: discord.Guild | None, guild_id: int | None = None) -> Community:
    """The guild as a community; without one, direct messages that belong to no guild."""
    if guild is not None:
        return Community(PLATFORM, str(guild.id), guild.name or "", str(guild.preferred_locale))
    return Community(PLATFORM, str(guild_id) if guild_id else DIRECT)
