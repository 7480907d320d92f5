"""Slash commands: acknowledged at once, then answered."""

from dataclasses import replace

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext

from adapters.slack.answering import Asked
from adapters.slack.home import renew
from adapters.slack.inbox import Inbox
from adapters.slack.translate import Payload, to_command, to_community
from coach.chat.answers import Answer
from coach.chat.catalog import BY_NAME, COMMANDS, CommandSpec
from coach.chat.message import Heading, Message, Note, Paragraph, Part, Run, code, marked, plain, said
from coach.chat.places import Command
from coach.chat.typed_options import MENTOR
from texts import choosing, gettext, speaking

POSTINGS = BY_NAME["keywords"].name
HELP_WORDS = frozenset({"help", "?", "-h", "--help"})


def listen(app: AsyncApp, inbox: Inbox) -> None:
    """Registers one listener for every command of the catalog."""

    async def command(ack: AsyncAck, context: AsyncBoltContext, body: Payload) -> None:
        await ack()
        inbox.background.start(_answer(inbox, context, body))

    for spec in COMMANDS:
        app.command("/" + spec.name)(command)


async def _answer(inbox: Inbox, context: AsyncBoltContext, body: Payload) -> None:
    member = await inbox.member(to_community(context.team_id, context.enterprise_id), body["user_id"])
    asked = to_command(body, member)
    to = Asked(
        member,
        asked.place,
        response_url=body.get("response_url") or "",
        trigger_id=body.get("trigger_id") or "",
        form_likely=not asked.options or MENTOR in asked.options,
    )
    if str(body.get("text") or "").strip().lower() in HELP_WORDS:
        with speaking(choosing.best([member.locale])):
            answer = usage(asked.name)
        await inbox.answering.deliver(answer, to)
        return
    await inbox.answering.answer(inbox.service.command(await _in_our_conversation(inbox, asked)), to)
    await renew(inbox, member)


async def _in_our_conversation(inbox: Inbox, asked: Command) -> Command:
    """A command may be typed in anybody's direct conversation; the coach can only write in its own, and says so where
    that is another one."""
    if not asked.place.is_direct:
        return asked
    ours = await inbox.platform.direct(asked.member)
    return replace(asked, place=replace(ours, is_direct=ours.channel == asked.place.channel))


def usage(name: str) -> Answer:
    """How a command is typed, and what the others do."""
    spec = next(each for each in COMMANDS if each.name == name)
    parts: list[Part] = [
        Heading(f"/{spec.name}"),
        Paragraph(plain(f"{gettext(spec.description)}.")),
        Paragraph(_typed(spec)),
    ]
    if spec.detail:
        parts.append(Note(plain(gettext(spec.detail))))
    others = said(
        *(piece for other in COMMANDS for piece in (code("/" + other.name), f"  {gettext(other.description)}\n"))
    )
    return Answer((Message((*parts, Paragraph(others)), summary=gettext("How to use /{command}", command=spec.name)),))


def _typed(spec: CommandSpec) -> tuple[Run, ...]:
    return marked(gettext("Type `{usage}`"), usage=f"/{spec.name} {spec.hint}".strip())
