"""`/resume-help`: what the coach can do, and guides to common questions."""

from collections.abc import Sequence

from coach import catalog, guides
from coach.answers import Answer
from coach.catalog import Action, CommandSpec
from coach.context import Context
from coach.message import Button, Buttons, Heading, Message, Note, Paragraph, Part, code, plain, said
from coach.places import Command, Member, Press

STARTERS = ("length", "ats", "timing", "negotiation-before", "salary")


async def resume_help(command: Command, _context: Context) -> Answer:
    """A guide on the topic that was asked for, or the overview."""
    return answer(command.options.get("topic", ""), moderator=command.member.is_moderator)


async def press_help(press: Press, _context: Context) -> Answer:
    """A guide by its button."""
    return answer(press.value, moderator=press.member.is_moderator)


async def suggest_topic(typed: str, _member: Member, _context: Context) -> Sequence[tuple[str, str]]:
    """Topics for what is being typed."""
    return guides.suggest(typed)


def answer(topic: str, *, moderator: bool = False) -> Answer:
    """The answer to a topic as typed; where there is none, what there is."""
    if not topic.strip() or topic.strip().lower() in ("help", "commands"):
        return Answer((overview(moderator=moderator),))
    found = guides.find(topic)
    if found is None:
        return Answer((_unknown(topic),))
    return Answer((guides.to_message(guides.load()[found]),))


def overview(*, moderator: bool = False) -> Message:
    """All commands with what they do, and the topics of the guides."""
    specs = [spec for spec in catalog.COMMANDS if moderator or not spec.moderators_only]
    lines: list[Part] = [
        Paragraph(said(code(_usage(spec)), f"\n{spec.description}. {spec.detail}".rstrip())) for spec in specs
    ]
    start = "Drop your resume as PDF or DOCX into the channel, or send it to me directly. The review comes in a thread."
    parts = [Heading("What the coach can do"), Paragraph(plain(start)), *lines, _topics(), _buttons(STARTERS)]
    return Message(tuple(parts), summary="What the coach can do")


def _usage(spec: CommandSpec) -> str:
    return f"/{spec.name} {spec.hint}".strip()


def _unknown(topic: str) -> Message:
    near = guides.nearest(topic)
    text = f"There is no guide on “{topic.strip()[:60]}”." + (" Perhaps one of these helps:" if near else "")
    return Message((Paragraph(plain(text)), _buttons(near or STARTERS), _topics()), summary="There is no such guide.")


def _topics() -> Note:
    return Note(said("Guides: ", code("/resume-help <topic>"), " with " + ", ".join(guides.load()) + "."))


def _buttons(topics: Sequence[str]) -> Buttons:
    return Buttons(tuple(Button(guides.load()[topic].title[:75], Action.HELP, topic) for topic in topics))


COMMANDS = {"resume-help": resume_help}
PRESSES = {Action.HELP: press_help}
SUGGESTIONS = {"resume-help:topic": suggest_topic}
