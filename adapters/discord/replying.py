"""Carries an answer to whoever did something: as the first response, as follow-ups, else in person."""

import logging
from collections.abc import Awaitable
from dataclasses import dataclass
from typing import Any

import discord

from adapters.discord.failures import ANSWERED_ALREADY, LATE_INTERACTION, TOKEN_ENDED, UNKNOWN_WEBHOOK
from adapters.discord.places import DIRECT
from adapters.discord.pressed_buttons import settled
from adapters.discord.rendering import MessagePage
from adapters.discord.sending import nonce, to_arguments
from adapters.discord.translate import Event
from coach.chat.answers import Chosen

log = logging.getLogger(__name__)

OVER = frozenset({LATE_INTERACTION, ANSWERED_ALREADY, UNKNOWN_WEBHOOK, TOKEN_ENDED})


@dataclass
class Reply:
    """How one interaction can still be answered. `guild` goes into the buttons of direct messages.

    Discord takes one first response within three seconds and follow-ups for fifteen minutes. A page that it takes no
    more goes to the member's direct messages, and only that page: what was shown before is not sent again.
    """

    event: Event
    guild: str = ""
    taken: bool = False
    """Somebody acknowledged it already: this process, its answer lost, or another during a change of versions."""
    over: bool = False
    """Discord takes nothing more: it came too late, or the token has ended."""
    sent: int = 0
    closed: bool = False

    async def defer(self) -> None:
        """Asks for time, privately; too late and taken already end the response, not the work behind it."""
        await self._tried(self.event.response.defer(ephemeral=True, thinking=True))

    async def open_form(self, modal: discord.ui.Modal) -> bool:
        """Shows the form; False if it is too late for one. Whoever else acknowledged the interaction shows it."""
        shown = await self._tried(self.event.response.send_modal(modal))
        return shown or (self.taken and not self.over)

    async def say(self, page: MessagePage, private: bool = True) -> None:
        """Shows one page, by the next way where one is closed."""
        while not self.over:
            if await self._tried(self._send(page, private)):
                self.sent += 1
                return
        await self._in_person(page)

    async def replace(self, page: MessagePage) -> None:
        """Puts the page in place of the message that holds the pressed button."""
        if not await self._tried(self.event.response.edit_message(**self._edit(page))):
            await self.say(page)

    async def settle(self, chosen: Chosen) -> bool:
        """Shows the choice on the message that holds the pressed button. False where it cannot be changed any more."""
        data: Any = self.event.data or {}
        message, pressed = self.event.message, str(data.get("custom_id", ""))
        view = settled(message, pressed, chosen, self.guild) if message is not None else None
        if message is None or view is None:
            return False
        if not (self.event.response.is_done() or self.taken or self.over):
            return await self._tried(self.event.response.edit_message(view=view))
        if message.flags.ephemeral:  # only a first response reaches what one member alone sees
            return False
        try:
            await message.edit(view=view)
        except discord.HTTPException as error:
            log.info("A message with a pressed button could not be changed (%s).", error.code)
            return False
        return True

    async def end(self) -> None:
        """Nothing is to be shown."""
        if self.event.response.is_done():
            await self._tried(self.event.delete_original_response())
        elif not self.over:
            await self._tried(self.event.response.defer(ephemeral=True))

    async def end_waiting(self) -> None:
        """Takes "thinking" back where nothing more is to be said."""
        if self.event.response.type is discord.InteractionResponseType.deferred_channel_message:
            await self._tried(self.event.delete_original_response())

    async def _send(self, page: MessagePage, private: bool) -> None:
        event = self.event
        if self.taken and not self.sent:
            # What stands there is the same page or "thinking": written over, it is shown once in either case.
            await event.edit_original_response(**self._edit(page))
        elif self.taken or event.response.is_done():
            await event.followup.send(ephemeral=private, **to_arguments(page, guild=self.guild))
        else:
            await event.response.send_message(ephemeral=private, **to_arguments(page, guild=self.guild))

    def _edit(self, page: MessagePage) -> dict[str, Any]:
        arguments = to_arguments(page, guild=self.guild)
        files = arguments.pop("files", [])
        return {"embeds": [], "view": None, **arguments, "attachments": files}

    async def _tried(self, responding: Awaitable[Any]) -> bool:
        """Whether Discord took it. Raises what says nothing about the interaction itself."""
        try:
            await responding
        except discord.HTTPException as error:
            if error.code == ANSWERED_ALREADY and not self.taken:
                self.taken = True
            elif error.status in {401, 404} or error.status >= 500 or error.code in OVER:
                self.over = True
            else:
                raise
            log.info("Discord took no response to an interaction (%s); the answer goes another way.", error.code)
            return False
        return True

    async def _in_person(self, page: MessagePage) -> None:
        """By direct message. Where those are closed, too, nothing is said: what is for one person is no word for a
        channel, and Discord itself shows that there was no answer."""
        if self.closed:
            return
        back = self.guild or (str(self.event.guild_id) if self.event.guild_id else "")
        arguments = to_arguments(page, guild="" if back == DIRECT else back)
        key = f"i{self.event.id}"
        try:
            await self.event.user.send(nonce=nonce(key, self.sent), **arguments)
            self.sent += 1
        except discord.HTTPException as error:
            log.warning("An interaction could not be answered at all (%s).", error.code)
            self.closed = True
