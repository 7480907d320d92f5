"""Brings the service's answers to the member: as a form, in a modal, privately in the channel, or in the thread."""

import asyncio
import logging
from collections.abc import Awaitable
from dataclasses import dataclass, replace
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse
from slack_sdk.webhook.async_client import AsyncWebhookClient

from adapters.slack.client import Clients, Web
from adapters.slack.failures import code_of, explained
from adapters.slack.limits import BLOCKS_A_VIEW
from adapters.slack.platform import PLAIN, SlackPlatform
from adapters.slack.pressed_buttons import Pressed, settled
from adapters.slack.rendering import to_blocks, to_fallback, without_tables
from adapters.slack.views import LOADING, loading_view, result_blocks_view, result_view, to_view
from adapters.slack.whispering import whisper
from coach.chat.answers import Answer, Chosen, Form, sentence
from coach.chat.message import Attachment, Message
from coach.chat.places import Member, Place
from coach.errors import CoachError
from texts import choosing, gettext, gettext_noop, speaking

log = logging.getLogger(__name__)

PATIENCE = 1.0
"""Seconds the service may take before a loading modal is opened: a trigger lives three."""

RESPONSES = 4
"""A response address may be used five times in half an hour; one use is kept for an apology."""

OK = 200
DEAD = frozenset({"expired_trigger_id", "exchanged_trigger_id", "invalid_trigger_id", "not_found"})
"""A trigger lives three seconds, a modal until it is closed."""
FULL = frozenset({"push_limit_reached"})
"""Three modals may lie one on another."""
SORRY = gettext_noop("Something went wrong on my side, and I have noted it. Please try again in a minute.")
LATE = gettext_noop("That took me longer than Slack lets a form wait. Please try again.")
LONG = gettext_noop("That is too long to show here. You have it in our direct messages.")


@dataclass(frozen=True, slots=True)
class Asked:
    """How a member can be answered: through whichever of these the payload carried."""

    member: Member
    place: Place
    response_url: str = ""
    trigger_id: str = ""
    view_id: str = ""
    """A modal that is open and may be replaced by the answer."""
    modal: str = ""
    """A modal that is open and holds the pressed button; the answer goes into it, or lies above it."""
    form_likely: bool = False
    """Whether the answer may be a form, so that a modal is opened before the trigger dies."""
    pressed: Pressed | None = None
    """The message whose button was pressed, as far as Slack gives it."""
    waits: bool = False
    """Whether a modal is open that says "one moment" and waits for the answer."""


class Answering:
    """Waits for the service and delivers what it says."""

    def __init__(self, web: Web, clients: Clients, platform: SlackPlatform) -> None:
        self._web, self._clients, self._platform = web, clients, platform

    async def answer(self, work: Awaitable[Answer], asked: Asked) -> Answer:
        """Delivers an answer that may take long; returns it. What is said meanwhile is in what Slack tells of them."""
        with speaking(choosing.best([asked.member.locale])):
            return await self._answer(work, asked)

    async def _answer(self, work: Awaitable[Answer], asked: Asked) -> Answer:
        task = asyncio.ensure_future(outcome(work))
        done, _ = await asyncio.wait({task}, timeout=PATIENCE)
        if not done and asked.form_likely and not asked.view_id:
            asked = replace(asked, view_id=await self._open(asked, loading_view(asked.place)), waits=True)
        elif not done and asked.response_url:
            await self.deliver(sentence(gettext(LOADING)), asked)
        answer = await task
        await self.deliver(answer, asked)
        return answer

    async def deliver(self, answer: Answer, asked: Asked) -> None:
        """Shows an answer. What fails is logged: there is nobody else to tell."""
        with speaking(answer.language):
            await self._deliver(answer, asked)

    async def _deliver(self, answer: Answer, asked: Asked) -> None:
        try:
            if answer.form:
                await self._show_form(answer.form, answer, asked)
            told = await self._settle(answer.chosen, asked) if answer.chosen else False
            if answer.messages and not told:
                await self._show(answer, asked)
        except CoachError as error:
            log.warning("An answer could not be delivered: %s", error.message)

    async def _show_form(self, form: Form, answer: Answer, asked: Asked) -> None:
        shown = await self._open(asked, to_view(form, asked.place, answer.problems))
        if not shown:
            await self._privately(sentence(gettext(LATE)).messages, asked)

    async def _settle(self, chosen: Chosen, asked: Asked) -> bool:
        """Shows the choice on the message that holds the pressed button; whether nothing more need be said."""
        if asked.pressed is None:
            return False
        if asked.modal:
            blocks = settled(asked.pressed, chosen, BLOCKS_A_VIEW)
            shown = blocks and await self._update(asked, asked.modal, result_blocks_view(blocks, asked.place))
            return bool(shown) and chosen.says_all and not asked.waits
        blocks = settled(asked.pressed, chosen) if asked.response_url else []
        if not blocks:
            return False
        with explained():
            sent = await self._hook(asked).send_dict(
                {"replace_original": True, "text": asked.pressed.text, "blocks": blocks, "unfurl_links": False}
            )
        return sent.status_code == OK and chosen.says_all and not asked.waits

    def _hook(self, asked: Asked) -> AsyncWebhookClient:
        return AsyncWebhookClient(asked.response_url, session=self._web.session)

    async def _show(self, answer: Answer, asked: Asked) -> None:
        if not answer.private:
            await self._openly(answer.messages, asked)
        elif asked.view_id or (asked.trigger_id and not asked.response_url):
            if not await self._open(asked, result_view(answer.messages, asked.place)):
                await self._directly(answer.messages, asked)
        else:
            await self._privately(answer.messages, asked, answer.replaces)
        await self.send_files(answer, asked.member)

    async def _open(self, asked: Asked, view: dict[str, Any]) -> str:
        """Opens a modal, above one that holds the pressed button, or replaces the open one; empty if the trigger has
        died."""
        if asked.view_id:
            return await self._update(asked, asked.view_id, view)
        client = await self._clients.of(asked.member.community)
        opening = client.views_push if asked.modal else client.views_open
        with explained():
            try:
                return _id_of(await opening(trigger_id=asked.trigger_id, view=view))
            except SlackApiError as error:
                if code_of(error) not in DEAD | FULL:
                    raise
        return await self._update(asked, asked.modal, view) if asked.modal else ""

    async def _update(self, asked: Asked, view_id: str, view: dict[str, Any]) -> str:
        """Replaces an open modal; empty if it was closed meanwhile."""
        client = await self._clients.of(asked.member.community)
        with explained():
            try:
                return _id_of(await client.views_update(view_id=view_id, view=view))
            except SlackApiError as error:
                if code_of(error) not in DEAD:
                    raise
        return ""

    async def _privately(self, messages: tuple[Message, ...], asked: Asked, replaces: bool = False) -> None:
        """By the response address; in a direct message where there is none, or not enough uses are left."""
        pages = [(page, to_fallback(message)) for message in messages for page in to_blocks(message, pictures=True)]
        if not asked.response_url or len(pages) > RESPONSES:
            await self._directly(messages, asked)
            if asked.response_url and not asked.place.is_direct:
                await self._privately(sentence(gettext(LONG)).messages, asked)
            return
        where = {"thread_ts": asked.place.thread} if asked.place.thread and not replaces else {}
        for number, (blocks, text) in enumerate(pages):
            body = {
                "text": text,
                "response_type": "ephemeral",
                "replace_original": replaces and number == 0,
                "unfurl_links": False,
                "unfurl_media": False,
                **where,
            }
            with explained():
                sent = await self._hook(asked).send_dict({**body, "blocks": blocks})
                if sent.status_code != OK and (lines := without_tables(blocks)) != blocks:
                    sent = await self._hook(asked).send_dict({**body, "blocks": lines})
            if sent.status_code != OK:
                await self._directly(messages, asked)
                return

    async def _directly(self, messages: tuple[Message, ...], asked: Asked) -> None:
        """In our direct conversation, in one thread, so that it notifies once."""
        place = asked.place if asked.place.is_direct else await self._platform.direct(asked.member)
        await self._openly(messages, replace(asked, place=place))

    async def _openly(self, messages: tuple[Message, ...], asked: Asked) -> None:
        client, place = await self._clients.of(asked.member.community), asked.place
        for message in messages:
            for blocks in to_blocks(message, pictures=True):
                said = await _say(client, place, without_tables(blocks), to_fallback(message))
                if place.is_direct and not place.thread:
                    place = replace(place, thread=said)

    async def tell(self, text: str, asked: Asked) -> None:
        """A private sentence."""
        await self.deliver(sentence(text), asked)

    async def say(self, answer: Answer, member: Member, place: Place) -> None:
        """Answers words in a conversation: there, if it is the member's own with the coach, else seen by them alone."""
        client = await self._clients.of(member.community)
        with speaking(answer.language):
            pages = [(page, to_fallback(each)) for each in answer.messages for page in to_blocks(each, pictures=True)]
        for blocks, text in pages:
            if place.is_direct:
                await _say(client, place, blocks, text)
            else:
                await whisper(client, member, place, blocks, text)

    async def send_files(self, answer: Answer, member: Member) -> None:
        """Files of an answer go to the member's direct conversation: no other private place takes them."""
        files = [part for message in answer.messages for part in message.parts if isinstance(part, Attachment)]
        if not files:
            return
        place = await self._platform.direct(member)
        client = await self._clients.of(member.community)
        for file in files:
            with explained():
                await client.files_upload_v2(channel=place.channel, file=file.data, filename=file.name)


def _id_of(shown: AsyncSlackResponse) -> str:
    return str((shown.get("view") or {}).get("id", ""))


async def outcome(work: Awaitable[Answer]) -> Answer:
    """The service's answer; where it failed, a sentence that says so."""
    try:
        return await work
    except CoachError as error:
        return sentence(error.message)
    except Exception:
        log.exception("The service could not answer.")
        return sentence(gettext(SORRY))


async def _say(client: AsyncWebClient, place: Place, blocks: list[dict[str, Any]], text: str) -> str:
    """Posts a message, and gives its stamp."""
    with explained():
        said = await client.chat_postMessage(
            channel=place.channel, thread_ts=place.thread or None, text=text, blocks=blocks, **PLAIN
        )
    return str(said.get("ts") or "")
