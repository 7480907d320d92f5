"""Answers interactions: within Discord's three seconds, with a form, a message put in place, or messages."""

import asyncio
import logging
from collections.abc import Awaitable
from dataclasses import replace

import discord

from adapters.discord.forms import to_modal
from adapters.discord.pressed_buttons import is_whole
from adapters.discord.refilling import ACTION, refills
from adapters.discord.rendering import to_pages
from adapters.discord.replying import Reply
from adapters.discord.translate import Event
from coach.chat.answers import Answer, Form, sentence
from coach.chat.message import Button, Buttons, Message
from coach.errors import CoachError
from texts import choosing, gettext, gettext_noop, speaking

log = logging.getLogger(__name__)

PATIENCE = 1.5
"""Seconds the service gets before the interaction is deferred; a form can only be shown as the first response."""
BROKEN = gettext_noop("Something went wrong on my side. Nothing is lost; please try again in a minute.")
FORM_READY = gettext_noop("The form is ready. Open it with the button.")


async def answer(event: Event, asked: Awaitable[Answer], guild: str = "") -> None:
    """Shows the service's answer to whoever did something; they see it alone unless the answer says otherwise.

    A modal must be the first response, so a quick answer goes out as that; for a slow one the interaction is
    deferred first.
    """
    reply = Reply(event, guild)
    with speaking(choosing.best([event.locale.value])):
        work = asyncio.ensure_future(_said(asked))
        done, _ = await asyncio.wait({work}, timeout=PATIENCE)
        if not done:
            await reply.defer()
        found = await work
    with speaking(found.language):
        await _show(reply, found)


async def fill_again(event: Event, number: str, guild: str = "") -> None:
    """Opens the form that is kept under the number of an interaction, as it was filled in."""
    kept = refills.find(number, event.user.id)
    if kept is None:
        await answer(event, _no_longer(), guild)
        return
    with speaking(kept.language):
        await Reply(event, guild).open_form(to_modal(kept.form, kept.problems, guild))


async def _no_longer() -> Answer:
    return sentence(gettext("I no longer have what you typed. Please open the form again."))


async def _said(asked: Awaitable[Answer]) -> Answer:
    """The answer; an error becomes the sentence that a person is shown."""
    try:
        return await asked
    except CoachError as error:
        return sentence(error.message)
    except Exception:
        log.exception("The coach failed to answer an interaction.")
        return sentence(gettext(BROKEN))


async def _show(reply: Reply, found: Answer) -> None:
    if found.form is not None and _takes_form(reply):
        modal = to_modal(found.form, found.problems, reply.guild)
        if await reply.open_form(modal):
            return
    told = found.chosen is not None and await reply.settle(found.chosen) and is_whole(found.chosen)
    pages = [] if told else [page for message in _messages(found, reply) for page in to_pages(message)]
    if told:
        await reply.end_waiting()
    elif not pages:
        await reply.end()
    elif found.replaces and len(pages) == 1 and reply.event.message is not None and _is_fresh(reply):
        await reply.replace(pages[0])
    else:
        for page in pages:
            await reply.say(page, found.private)


def _is_fresh(reply: Reply) -> bool:
    """Whether the first response is still to come."""
    return not (reply.event.response.is_done() or reply.taken or reply.over)


def _takes_form(reply: Reply) -> bool:
    """A form cannot follow a form or a deferral on Discord."""
    return _is_fresh(reply) and reply.event.type is not discord.InteractionType.modal_submit


def _messages(found: Answer, reply: Reply) -> tuple[Message, ...]:
    """What is said where a form cannot be shown: its problems are told in words, with a way back to what was typed;
    one that took long, or would follow another one, opens by a button."""
    if found.problems:
        told = "\n".join(f"• {problem}" for problem in found.problems.values())
        text = gettext("Please check what you filled in:")
        (wrong,) = sentence(f"{text}\n{told}").messages
        if found.form is None:
            return (*found.messages, wrong)
        return (_with_form(wrong, found.form, gettext("Fill in again"), found, reply),)
    if found.form is not None and not found.messages:
        (ready,) = sentence(gettext(FORM_READY)).messages
        return (_with_form(ready, found.form, gettext("Open the form"), found, reply),)
    return found.messages


def _with_form(said: Message, form: Form, label: str, found: Answer, reply: Reply) -> Message:
    """A message with a button that opens a form, which Discord takes only as the answer to a press."""
    number = str(reply.event.id)
    refills.keep(number, form, found, reply.event.user.id)
    return replace(said, parts=(*said.parts, Buttons((Button(label, ACTION, number, "primary"),))))
