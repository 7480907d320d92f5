"""Answers interactions: within Discord's three seconds, privately, and by another way when the token is over."""

import asyncio
import logging
from collections.abc import Awaitable
from typing import Any

import discord

from adapters.discord.failures import ANSWERED_ALREADY, LATE_INTERACTION
from adapters.discord.forms import to_modal
from adapters.discord.places import DIRECT
from adapters.discord.rendering import Page, to_pages
from adapters.discord.sending import to_arguments
from adapters.discord.translate import Event
from coach.answers import Answer, Form, sentence
from coach.errors import CoachError
from coach.message import Message

log = logging.getLogger(__name__)

PATIENCE = 1.5
"""Seconds the desk gets before the interaction is deferred; a form can only be shown as the first response."""
BROKEN = "Something went wrong on my side. Nothing is lost; please try once more in a minute."
FORM_LATE = "That took me too long to open the form. Please try once more."
SENT_ALREADY = frozenset({LATE_INTERACTION, ANSWERED_ALREADY})


async def answer(event: Event, asked: Awaitable[Answer], guild: str = "") -> None:
    """Shows the desk's answer to whoever did something; they see it alone unless the answer says otherwise.

    A modal must be the first response, so a quick answer goes out as that; for a slow one the interaction is
    deferred first.
    """
    work = asyncio.ensure_future(_said(asked))
    done, _ = await asyncio.wait({work}, timeout=PATIENCE)
    if not done:
        await _tolerant(event.response.defer(ephemeral=True, thinking=True))
    found = await work
    try:
        await _show(event, found, guild)
    except discord.HTTPException as error:
        if error.status not in {401, 404} and error.code not in SENT_ALREADY:
            raise
        await _in_person(event, found, guild)


async def _said(asked: Awaitable[Answer]) -> Answer:
    """The answer; an error becomes the sentence that a person is shown."""
    try:
        return await asked
    except CoachError as error:
        return sentence(error.message)
    except Exception:
        log.exception("The coach failed to answer an interaction.")
        return sentence(BROKEN)


async def _show(event: Event, found: Answer, guild: str) -> None:
    if (
        found.form is not None
        and not event.response.is_done()
        and event.type is not discord.InteractionType.modal_submit
    ):
        await event.response.send_modal(to_modal(found.form, found.problems, guild))
        return
    pages = [page for message in _messages(found, event) for page in to_pages(message)]
    if not pages:
        await _acknowledge(event)
        return
    if found.replaces and not event.response.is_done() and event.message is not None and len(pages) == 1:
        await _replace(event, pages[0], guild)
        return
    for page in pages:
        await _say(event, to_arguments(page, guild=guild), found.private)


def _messages(found: Answer, event: Event) -> tuple[Message, ...]:
    """A form cannot follow a form or a deferral on Discord: its problems are told in words."""
    if found.problems:
        told = "\n".join(f"• {problem}" for problem in found.problems.values())
        return (*found.messages, *sentence(f"Please check what you filled in:\n{told}").messages)
    if isinstance(found.form, Form) and not found.messages:
        return sentence(FORM_LATE).messages
    return found.messages


async def _acknowledge(event: Event) -> None:
    if event.response.is_done():
        await event.delete_original_response()
    else:
        await event.response.defer(ephemeral=True)


async def _replace(event: Event, page: Page, guild: str) -> None:
    arguments = to_arguments(page, guild=guild)
    files = arguments.pop("files", [])
    await event.response.edit_message(**{"embeds": [], "view": None, **arguments, "attachments": files})


async def _say(event: Event, arguments: dict[str, Any], private: bool) -> None:
    if event.response.is_done():
        await event.followup.send(ephemeral=private, **arguments)
    else:
        await event.response.send_message(ephemeral=private, **arguments)


async def _tolerant(responding: Awaitable[Any]) -> None:
    """Too late (10062) and answered already (40060) end a response, not the work behind it."""
    try:
        await responding
    except discord.HTTPException as error:
        if error.code not in SENT_ALREADY:
            raise
        log.info("Discord took no response to an interaction (%s); the answer goes another way.", error.code)


async def _in_person(event: Event, found: Answer, guild: str) -> None:
    """After fifteen minutes, or when the response came too late: by direct message, else a word in the channel."""
    back = guild or (str(event.guild_id) if event.guild_id else "")
    pages = [page for message in _messages(found, event) for page in to_pages(message)]
    try:
        for page in pages:
            await event.user.send(**to_arguments(page, guild="" if back == DIRECT else back))
    except discord.Forbidden:
        if event.channel_id is None:
            return
        channel = event.client.get_partial_messageable(event.channel_id)
        text = f"<@{event.user.id}>, my answer came too late for Discord. Please run the command once more."
        await _tolerant(channel.send(text, allowed_mentions=discord.AllowedMentions.none()))
