"""The coach as a service: hands what happens on a platform to whoever answers it."""

import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from functools import partial

import structlog
from sqlalchemy.exc import InterfaceError, OperationalError

from coach.chat.answers import Answer, sentence
from coach.chat.catalog import BY_NAME, Action
from coach.chat.community_settings import CommunitySettings
from coach.chat.message import Button, Buttons, Heading, Message, Note, Paragraph, Part, marked, plain
from coach.chat.places import Command, Community, Member, Press, Submission, Upload
from coach.chat.service import Receipt
from coach.errors import CoachError, RateLimited
from coach.reception import conversations, last_connected, rate_limit_notice, receiving, what_stays, withdrawing
from coach.reception.retry import retrying
from coach.running import rate_limits
from coach.running.context import Context
from coach.running.handlers import Handlers
from coach.store.languages import language_of, remember
from texts import choosing, gettext, gettext_noop, speaking

log = structlog.get_logger(__name__)
MAX_SUGGESTIONS = 25
FREE = frozenset({"resume-privacy", Action.DELETE, Action.DELETE_SURE, Action.STOP})
"""Nobody is ever kept from having what is theirs deleted, or from being left alone."""
SORRY = gettext_noop("Something went wrong on my side, not on yours. Please try again in a minute.")


class DurableCoachService:
    """Implements `coach.chat.service.CoachService`."""

    def __init__(self, context: Context, handlers: Handlers) -> None:
        self._context, self._handlers = context, handlers

    async def receive(self, upload: Upload) -> Receipt:
        """Takes a file for review; the same `upload.key` twice is one review. Outlasts a restart of the database."""
        try:
            return await retrying(partial(receiving.receive, self._context, upload))
        except RateLimited as limited:
            await retrying(partial(rate_limit_notice.tell, self._context, upload, limited))
            async with self._speaking(upload.member):
                return Receipt(None, said=limited.message)

    async def withdraw(self, community: Community, channel: str, message: str = "", file: str = "") -> None:
        """Ends queued work on a deleted message or file. Outlasts a restart of the database."""
        await retrying(partial(withdrawing.withdraw, self._context, community.key, channel, message, file))

    async def command(self, command: Command) -> Answer:
        """Answers a slash command."""
        async with self._speaking(command.member):
            answer = await self._to_command(command)
            alone = what_stays.is_answered_alone(command)
            return await what_stays.told_below(self._context, command.member, answer) if alone else answer

    async def press(self, press: Press) -> Answer:
        """Answers a button."""
        async with self._speaking(press.member):
            return await what_stays.told_below(self._context, press.member, await self._to_press(press))

    async def submit(self, submission: Submission) -> Answer:
        """Answers a filled-in form, in the language that holds once it was sent."""
        async with self._speaking(submission.member):
            return await what_stays.told_below(self._context, submission.member, await self._to_form(submission))

    async def _to_command(self, command: Command) -> Answer:
        handler, spec = self._handlers.commands.get(command.name), BY_NAME.get(command.name)
        if handler is None:
            return sentence(gettext("I don't know this command. See the ones I know with /resume-help."))
        if spec is not None and spec.moderators_only and not command.member.is_moderator:
            return sentence(gettext("This command is for moderators of this community."))
        asked = partial(handler, command, self._context)
        return await _as_answer(self._limited(asked, command.member, command.name in FREE), command.name)

    async def _to_press(self, press: Press) -> Answer:
        handler = self._handlers.presses.get(press.action)
        if handler is None:
            text = gettext(
                "This button is from an older version of the coach. See what is there now with /resume-help."
            )
            return sentence(text)
        asked = partial(handler, press, self._context)
        return await _as_answer(self._limited(asked, press.member, press.action in FREE), press.action)

    async def _to_form(self, submission: Submission) -> Answer:
        handler = self._handlers.forms.get(submission.form)
        if handler is None:
            return sentence(gettext("This form is from an older version of the coach. Please open it again."))
        asked = partial(handler, submission, self._context)
        return await _as_answer(self._limited(asked, submission.member), submission.form)

    async def suggest(self, command: str, option: str, typed: str, member: Member) -> Sequence[tuple[str, str]]:
        """Pairs of value and label for an option being typed; none if that fails, since typing goes on anyway."""
        handler = self._handlers.suggestions.get(f"{command}:{option}")
        if handler is None:
            return ()
        try:
            async with self._speaking(member):
                return tuple(await handler(typed, member, self._context))[:MAX_SUGGESTIONS]
        except Exception as error:
            log.warning("suggestion_failed", command=command, error=type(error).__name__)
            return ()

    async def home(self, member: Member) -> tuple[Message, ...]:
        """The member's own page, put together from what the modules have to show."""
        parts: list[Message] = []
        async with self._speaking(member):
            for name in sorted(self._handlers.home):
                parts += await self._handlers.home[name](member, self._context)
        return tuple(parts)

    async def welcome(self, community: Community) -> Message:
        """The message after installing."""
        with speaking(choosing.best([community.locale])):
            return welcome()

    async def watching(self, community: Community) -> CommunitySettings:
        """The community's settings. Outlasts a restart of the database."""
        return await retrying(partial(last_connected.watching, self._context, community.key))

    async def conversations(self, platform: str, community: Community | None = None) -> Sequence[str]:
        """The direct conversations that the coach remembers. Outlasts a restart of the database."""
        return await retrying(partial(conversations.remembered, self._context, platform, community))

    async def last_connected(self, platform: str) -> datetime | None:
        """Until when the coach is known to have been connected to a platform; None if it never was."""
        return await retrying(partial(last_connected.last_connected, self._context, platform))

    async def connected(self, platform: str) -> None:
        """Notes that the coach is connected now."""
        await retrying(partial(last_connected.connected, self._context, platform))

    @asynccontextmanager
    async def _speaking(self, member: Member) -> AsyncIterator[None]:
        """All inside is in the member's language; where the database is away, in the one their platform tells."""
        language = choosing.best([member.locale])
        with contextlib.suppress(OperationalError, InterfaceError):
            async with self._context.store.of(member.community.key) as session:
                await remember(session, member, self._context.clock())
                language = await language_of(session, member)
        with speaking(language):
            yield

    async def _limited(self, asked: Callable[[], Awaitable[Answer]], member: Member, free: bool = False) -> Answer:
        """Answers, unless the member asked for far too much. A database that is away holds nobody back: what needs it
        says so itself."""
        if not free:
            with contextlib.suppress(OperationalError, InterfaceError):
                context = self._context
                await rate_limits.ask(context.store, context.rate_limits, "requests", member, context.clock())
        return await asked()

    async def left(self, community: Community) -> None:
        """Deletes everything of a community that removed the coach."""
        await withdrawing.left(self._context, community)


async def _as_answer(answering: Awaitable[Answer], name: str) -> Answer:
    """Errors that people cause, and the coach's own, come back as answers."""
    try:
        return await answering
    except CoachError as error:
        return sentence(error.message)
    except Exception as error:
        log.exception("answer_failed", what=name, error=type(error).__name__, exc_info=False)
        return sentence(gettext(SORRY))


def which_channels() -> tuple[Part, ...]:
    """Asks moderators which channels are for resumes."""
    asked = gettext(
        "**Moderators: which channels are for resumes?** Until you choose some, I only watch those whose name says so."
    )
    button = Button(gettext("Choose channels"), Action.SETTINGS, style="primary")
    return Paragraph(marked(asked)), Buttons((button,))


def welcome() -> Message:
    """What the coach says of itself where it was installed."""
    return Message(
        (
            Heading(gettext("The resume coach is here")),
            Paragraph(
                plain(
                    gettext(
                        "Drop a resume (PDF or DOCX) into a resume channel that I am in, or send it to me directly. I "
                        "answer in a thread, section by section, quoting your own lines and showing stronger ones."
                    )
                )
            ),
            Paragraph(
                marked(
                    gettext(
                        "Everyone in the channel can read that thread. To keep it to yourself, send the file to me "
                        "directly or use `/resume-check private`."
                    )
                )
            ),
            Paragraph(
                marked(
                    gettext(
                        "`/keywords` compares a job posting with your resume, `/resume-help` shows the rest. "
                        "`/resume-settings` is for moderators: channels, public or private answers, how long resumes "
                        "are kept."
                    )
                )
            ),
            *which_channels(),
            Note(
                plain(
                    gettext(
                        "I delete files after reading them. What I read is kept encrypted for as long as this "
                        "community chooses; /resume-privacy shows, exports or deletes it at any time."
                    )
                )
            ),
        ),
        summary=gettext("The resume coach is here: drop a resume into a channel to have it reviewed."),
    )
