"""Checks a live configuration: token, intents, permissions; says what to fix."""

from typing import Any

import discord
from discord.http import Route

from adapters.checkup import Check
from adapters.discord import endpoints
from adapters.discord.client import MAX_WAIT, intents
from adapters.discord.manifest import PERMISSIONS, invite
from adapters.discord.settings import DiscordSettings
from adapters.discord.tags import DONE

CONTENT_FLAGS = (1 << 18) | (1 << 19)  # GATEWAY_MESSAGE_CONTENT and its form for small bots
WHY = "that takes Manage Threads, which you may grant."
PORTAL = "https://discord.com/developers/applications"


async def examine(settings: DiscordSettings) -> list[Check]:
    """What is right and wrong with the configuration; asks Discord, changes nothing."""
    if not settings.is_on:
        return [Check("warning", "Discord is off: there is no token.", f"Set DISCORD_TOKEN; {PORTAL} has it.")]
    endpoints.use(settings)
    client = discord.Client(intents=intents(False), max_ratelimit_timeout=MAX_WAIT)
    try:
        await client.login(settings.token.get_secret_value())
        return await _checks(client, settings)
    except discord.LoginFailure:
        return [Check("error", "Discord refuses the token.", f"Copy the bot's token again from {PORTAL}.")]
    except Exception as error:
        told = f"Discord cannot be reached ({type(error).__name__})."
        return [Check("error", told, "Check the network and DISCORD_API_URL.")]
    finally:
        await client.close()


async def _checks(client: discord.Client, settings: DiscordSettings) -> list[Check]:
    application: Any = await client.http.application_info()
    found = [Check("ok", f"The token belongs to {client.user}.")]
    found.append(_content(int(application.get("flags", 0)), settings))
    guilds: Any = await client.http.request(Route("GET", "/users/@me/guilds"))
    if not guilds:
        found.append(Check("warning", "The bot is in no server.", f"Invite it: {invite(str(client.application_id))}"))
    for guild in guilds:
        found += [_rights(guild, str(client.application_id)), *await _tags(client, guild)]
    return found


def _content(flags: int, settings: DiscordSettings) -> Check:
    if not settings.message_content:
        return Check("ok", "Message contents are not asked for: reviews by /resume-check and the message menu only.")
    if flags & CONTENT_FLAGS:
        return Check("ok", "The message-content intent is granted: dropped files are seen.")
    fix = f"Turn on 'Message Content Intent' under Bot at {PORTAL}, or set DISCORD_MESSAGE_CONTENT=false."
    return Check("error", "The message-content intent is asked for but not granted.", fix)


def _rights(guild: Any, application: str) -> Check:
    has = discord.Permissions(int(guild.get("permissions", 0)))
    name = f"server {guild.get('name', guild['id'])!r}"
    if has.administrator:
        return Check("warning", f"In {name} the bot is administrator.", "It needs far less: take that role away.")
    lacking = [right for right, on in PERMISSIONS if on and not getattr(has, right)]
    if not lacking:
        return Check("ok", f"In {name} the bot has all it needs.")
    fix = f"Grant them to the bot's role, or invite it again: {invite(application)}"
    return Check("error", f"In {name} the bot lacks: {', '.join(lacking)}.", fix)


async def _tags(client: discord.Client, guild: Any) -> list[Check]:
    """Forums with a tag for reviewed posts that the bot may not set: no fault, as it does not ask for the right to."""
    if discord.Permissions(int(guild.get("permissions", 0))).manage_threads:
        return []
    channels: Any = await client.http.request(Route("GET", "/guilds/{guild_id}/channels", guild_id=guild["id"]))
    return [
        Check(
            "ok", f"Posts in the forum {channel.get('name')!r} don't get the tag {tag['name']!r} after a review: {WHY}"
        )
        for channel in channels
        for tag in channel.get("available_tags") or ()
        if DONE.fullmatch(str(tag.get("name", "")).strip())
    ]
