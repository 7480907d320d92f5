"""`/resume-help`: what the coach can do, and guides to common questions."""

from collections.abc import Sequence

from coach import guides
from coach.chat import catalog
from coach.chat.answers import Answer
from coach.chat.catalog import Action, CommandSpec
from coach.chat.message import Button, Buttons, Heading, Message, Note, Paragraph, Part, code, plain, said
from coach.chat.places import Command, Member, Press
from coach.running.context import Context

SUPPORT = "support"
"""Name of the context's tool that holds the operator's address for questions, if they gave one."""
START = (
    Paragraph(
        plain("Drop your resume as PDF or DOCX into a channel. The review comes in a thread that all there can read.")
    ),
    Paragraph(
        said(
            "For you alone: send it to me directly, or use ",
            code("/resume-check private"),
            ". For a file that is posted already: “Review this resume” in the menu of its message.",
        )
    ),
)
STARTERS = ("length", "ats", "timing", "negotiation-before", "salary")


async def resume_help(command: Command, context: Context) -> Answer:
    """A guide on the topic that was asked for, or the overview."""
    return _answer(command.options.get("topic", ""), command.member, context)


async def press_help(press: Press, context: Context) -> Answer:
    """A guide by its button."""
    return _answer(press.value, press.member, context)


async def suggest_topic(typed: str, _member: Member, _context: Context) -> Sequence[tuple[str, str]]:
    """Topics for what is being typed."""
    return guides.suggest(typed)


def _answer(topic: str, member: Member, context: Context) -> Answer:
    """The answer to a topic as typed; where there is none, what there is."""
    if not topic.strip() or topic.strip().lower() in ("help", "commands"):
        return Answer((overview(moderator=member.is_moderator, support=str(context.tools.get(SUPPORT, ""))),))
    found = guides.find(topic)
    if found is None:
        return Answer((_unknown(topic),))
    return Answer((guides.to_message(guides.load()[found]),))


def overview(*, moderator: bool = False, support: str = "") -> Message:
    """All commands with what they do, the topics of the guides, and whom to ask."""
    specs = [spec for spec in catalog.COMMANDS if moderator or not spec.moderators_only]
    lines: list[Part] = [
        Paragraph(said(code(_usage(spec)), f"\n{spec.description}. {spec.detail}".rstrip())) for spec in specs
    ]
    ask = Note(plain(f"Questions, or something wrong? {support or 'Tell a moderator of this community.'}"))
    parts = [Heading("What the coach can do"), *START, *lines, _topics(), _buttons(STARTERS), ask]
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
