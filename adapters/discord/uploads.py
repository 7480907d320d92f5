"""Takes files in: dropped, sent directly, mentioned, or pointed at by the message menu."""

import logging
from dataclasses import replace
from typing import Any

import discord

from adapters.discord.answering import answer
from adapters.discord.places import home, located
from adapters.discord.private_answers import reply_to
from adapters.discord.rendering import to_pages
from adapters.discord.sending import nonce, to_arguments
from adapters.discord.tags import asks, tags_of
from adapters.discord.translate import (
    Event,
    files_of,
    is_visiting,
    key_of,
    to_author,
    to_command,
    to_file,
    to_member,
    to_place,
    to_place_of_message,
    to_upload,
    words_of,
)
from coach.chat import direct_messages
from coach.chat.answers import Answer, sentence
from coach.chat.places import Command, Upload
from coach.chat.platform import Platform
from coach.chat.service import CoachService, Receipt
from texts import gettext, gettext_noop, ngettext, speaking

log = logging.getLogger(__name__)

LONG_QUEUE = 5
LOOKED_BACK = 50
"""Messages of a tagged post that are looked at, in one request."""
NO_FILE = gettext_noop("There is no file in that message. Use the menu of the message with your resume as PDF or DOCX.")
NO_POSTING = gettext_noop("There is no job posting in that message: no link, no file, and too little text to be one.")
NOT_YOURS = gettext_noop(
    "Only the person who posted a resume can ask for its review here. Yours works any time: /resume-check."
)
TAKEN = gettext_noop(
    "I'm reading it. The review will be in a thread in a few seconds, or here, just for you, where reviews are private."
)
TAKEN_ALONE = gettext_noop("I'm reading it. The review will be here in a few seconds, just for you.")
KNOWN = gettext_noop("I already have this file. Its review is where you first asked for it.")
PASSED = gettext_noop("I review resumes as PDF or DOCX, and this file is neither.")


class Intake:
    """Hands files to the service and marks the messages they hang at."""

    def __init__(self, client: discord.Client, service: CoachService, platform: Platform) -> None:
        self._client, self._service, self._platform = client, service, platform

    async def take(self, message: discord.Message) -> None:
        """A message that people wrote."""
        asked = message.guild is None or self._is_mentioned(message)
        files = files_of(message)
        if not (asked or files):
            return
        message.channel = await located(self._client, message.channel)
        asked = asked or (bool(files) and asks(tags_of(message.channel)))
        for attachment in files:
            await self._receive(to_upload(self._client, message, attachment, asked))
        if asked and not files:
            await self._answer_words(message)

    async def take_tagged(self, post: discord.Thread) -> None:
        """A post whose tags ask for a review now: the newest files that its author put into it."""
        try:
            message = await _newest_files(post)
        except discord.HTTPException as error:
            log.info("The messages of a tagged post cannot be read (%s).", error.code)
            return
        if message is not None and not message.author.bot:
            for attachment in files_of(message):
                await self._receive(to_upload(self._client, message, attachment, asked=True))

    async def take_missed(self, message: discord.Message) -> None:
        """A message with files that was written while the bot was away; its words are not answered any more."""
        for attachment in files_of(message):
            await self._receive(to_upload(self._client, message, attachment, self._is_mentioned(message)))

    def _is_mentioned(self, message: discord.Message) -> bool:
        return self._client.user is not None and any(user.id == self._client.user.id for user in message.mentions)

    async def _receive(self, upload: Upload) -> Receipt:
        receipt = await self._service.receive(upload)
        if receipt.is_new and not receipt.quiet:
            try:
                await self._platform.react(upload.place, "seen")
            except Exception as error:
                log.info("The message could not be marked as seen (%s).", type(error).__name__)
        return receipt

    async def _answer_words(self, message: discord.Message) -> None:
        """A mention of a message with a file asks for its review, a posting in a direct conversation for its match.

        Other words get help.
        """
        pointed = message.reference.resolved if message.reference else None
        if isinstance(pointed, discord.Message) and files_of(pointed) and pointed.author.id == message.author.id:
            for attachment in files_of(pointed):
                await self._receive(to_upload(self._client, pointed, attachment, asked=True))
            return
        place = to_place_of_message(self._client, message)
        name, options = direct_messages.to_command(words_of(message) if place.is_direct else "")
        command = Command(name, to_author(self._client, message), place, options, key=f"discord:{message.id}")
        found = await self._service.command(command)
        with speaking(found.language):
            pages = [page for each in found.messages for page in to_pages(each)]
        channel = self._client.get_partial_messageable(home(place))
        for number, page in enumerate(pages):
            await channel.send(nonce=nonce(str(message.id), number), **to_arguments(page))

    async def review_menu(self, event: Event, message: discord.Message) -> None:
        """The message menu "Review this resume"; it needs no message-content intent."""
        await answer(event, self._review(event, message))

    async def match_menu(self, event: Event, message: discord.Message) -> None:
        """The message menu "Match this job": anybody's message, its file, link or text; only who asked is answered."""
        text, files = words_of(message), files_of(message)
        if not files and not direct_messages.may_hold_posting(text):
            await answer(event, self._no_posting())
            return
        file = None if direct_messages.holds_posting(text) else next(iter(files), None)
        given = {"url": text or None, "file": file}
        await answer(event, self._service.command(to_command(event, "keywords", given)))

    @staticmethod
    async def _no_posting() -> Answer:
        return sentence(gettext(NO_POSTING))

    async def _review(self, event: Event, message: discord.Message) -> Answer:
        files = files_of(message)
        if not files:
            return sentence(gettext(NO_FILE))
        if message.author.id != event.user.id:
            return sentence(gettext(NOT_YOURS))
        receipts = [await self._receive(self._upload_of(event, message, attachment)) for attachment in files]
        with speaking(receipts[0].language):
            return sentence(_told(receipts, alone=is_visiting(event)))

    def _upload_of(self, event: Event, message: discord.Message, attachment: discord.Attachment) -> Upload:
        upload: Any = to_upload(self._client, message, attachment, asked=True)
        member = to_member(event)
        if is_visiting(event):  # the bot cannot ask for the message again: the address must do
            return Upload(key_of(event), to_place(event), member, to_file(attachment), asked=True)
        log.debug("Menu press %s.", key_of(event))
        place = replace(upload.place, reply="" if event.guild_id is None else reply_to(event))
        return Upload(upload.key, place, member, upload.file, upload.options, asked=True)


async def _newest_files(post: discord.Thread) -> discord.Message | None:
    """The last message with files of whoever opened a post, among its newest ones. Raises discord.HTTPException."""
    async for message in post.history(limit=LOOKED_BACK):
        if message.author.id == post.owner_id and files_of(message):
            return message
    return await post.fetch_message(post.id)


def _told(receipts: list[Receipt], alone: bool) -> str:
    if said := next((receipt.said for receipt in receipts if receipt.said), ""):
        return said
    if all(receipt.review is None for receipt in receipts):
        return gettext(PASSED)
    if all(receipt.known for receipt in receipts):
        return gettext(KNOWN)
    ahead = max(receipt.ahead for receipt in receipts)
    if alone:
        return gettext(TAKEN_ALONE)
    if ahead < LONG_QUEUE:
        return gettext(TAKEN)
    before = ngettext("{count} is ahead of you.", "{count} are ahead of you.", ahead)
    return f"{gettext(TAKEN)} {before}"
