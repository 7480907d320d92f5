"""`/resume-help`: what the coach can do, and guides to common questions."""

import asyncio
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from coach import guides
from coach.chat import catalog
from coach.chat.answers import Answer
from coach.chat.catalog import Action, CommandSpec
from coach.chat.message import Button, Buttons, Heading, Message, Note, Paragraph, Part, bold, code, marked, plain, said
from coach.chat.places import Command, Member, Press
from coach.guides import Found, Guides
from coach.review.packs import of
from coach.review.thread import delete_button
from coach.running.context import Context
from coach.store import settings
from texts import gettext

SUPPORT = "support"
"""Name of the context's tool that holds the operator's address for questions, if they gave one."""
OTHERS = 3
"""Answers that are offered beside the one that fits a question best."""
MORE = 5
"""Guides that are offered below answers."""
STARTERS = ("length", "ats", "timing", "negotiation-before", "salary")


def _start() -> tuple[Paragraph, ...]:
    return (
        Paragraph(
            plain(
                gettext(
                    "Drop your resume (PDF or DOCX) into a channel. You get the review in a thread that everyone "
                    "there can read."
                )
            )
        ),
        Paragraph(
            marked(
                gettext(
                    "To keep it to yourself, send it to me directly or use `/resume-check private`. For a file that "
                    "is already posted, choose “Review this resume” in the menu of its message."
                )
            )
        ),
    )


async def resume_help(command: Command, context: Context) -> Answer:
    """A guide on the topic that was asked for, or the overview."""
    return await _answer(command.options.get("topic", ""), command.member, context)


async def press_help(press: Press, context: Context) -> Answer:
    """A guide by its button."""
    return await _answer(press.value, press.member, context)


async def suggest_topic(typed: str, member: Member, context: Context) -> Sequence[tuple[str, str]]:
    """Topics for what is being typed."""
    return guides.suggest(typed, await _guides(member, context))


async def _guides(member: Member, context: Context) -> Guides:
    """The guides that hold in a member's community: those shipped, and those of the packs that it chose."""
    async with context.store.of(member.community.key) as session:
        chosen = await settings.load(session)
    packs = {chosen.pack, *chosen.packs, *chosen.channel_packs.values()}
    return guides.with_packs(path for name, path in of(context.tools).own().items() if name in packs)


async def _answer(topic: str, member: Member, context: Context) -> Answer:
    """The answer to a topic as typed; where there is none, what there is."""
    if not topic.strip() or topic.strip().lower() in ("help", "commands"):
        support = str(context.tools.get(SUPPORT, ""))
        there = await _guides(member, context)
        return Answer((overview(moderator=member.is_moderator, support=support, there=there),))
    there = await _guides(member, context)
    return Answer((await asyncio.to_thread(_told, topic, there),))  # the first one on guides of packs takes its time


def _told(topic: str, there: Guides) -> Message:
    """The guide or the answers that are meant by what was typed; where none are, what is near."""
    found = guides.look_up(topic, there)
    if found.topic is None:
        return _which(found, there) if found.answers else _unknown(topic, found, there)
    told = guides.answered(found.answer, there)
    message = guides.to_message(there[found.topic], told.text if told else "")
    return replace(message, parts=(*message.parts, *_beside(found, there)))


def _beside(found: Found, there: Guides) -> Iterator[Part]:
    """What can be done about it at once, and, where more than a topic's name was asked, what else it may have meant."""
    if found.topic and (offered := tuple(_OFFERS[offer]() for offer in there[found.topic].offers)):
        yield Buttons(offered)
    if others := _questions(found.answers[:OTHERS], there) or _titles(found.topics[:OTHERS], there):
        yield Note(plain(gettext("Not what you meant? Maybe one of these is.")))
        yield others


def _which(found: Found, there: Guides) -> Message:
    """The nearest answers, where it is unsure which question was meant, and the guides that they are from."""
    title = gettext("Which of these do you mean?")
    shown = [(key, told) for key in found.answers[: guides.SHOWN] if (told := guides.answered(key, there))]
    texts = (Paragraph(said(bold(told.offered), f"\n{gettext(told.text)}")) for _, told in shown)
    topics = dict.fromkeys((*(guides.topic_of(key) for key, _ in shown), *found.topics[:OTHERS]))
    more = Note(plain(gettext("More on it, or something near:")))
    return Message((Heading(title), *texts, more, _titles(tuple(topics)[:MORE], there)), summary=title)


_OFFERS: Mapping[guides.Offer, Callable[[], Button]] = {
    "check": lambda: Button(gettext("Review my resume"), Action.CHECK_AGAIN),
    "match": lambda: Button(gettext("Match a job"), Action.MATCH),
    "reminders": lambda: Button(gettext("Weekly reminder"), Action.REMINDERS),
    "export": lambda: Button(gettext("Export my data"), Action.EXPORT),
    "delete": lambda: delete_button(gettext("Delete my data")),
}


def overview(*, moderator: bool = False, support: str = "", there: Guides | None = None) -> Message:
    """All commands with what they do, the topics of the guides, and whom to ask."""
    there = there or guides.load()
    specs = [spec for spec in catalog.COMMANDS if moderator or not spec.moderators_only]
    lines: list[Part] = [
        Paragraph(said(code(_usage(spec)), f"\n{gettext(spec.description)}. {gettext(spec.detail)}".rstrip()))
        for spec in specs
    ]
    ask = Note(plain(_whom_to_ask(support)))
    title = gettext("What the coach can do")
    own = Buttons((Button(gettext("Language"), Action.LANGUAGE),))
    parts = [Heading(title), *_start(), *lines, _topics(there), _titles(STARTERS, there), ask, own]
    return Message(tuple(parts), summary=title)


def _whom_to_ask(support: str) -> str:
    whom = support or gettext("Tell a moderator of this community.")
    return " ".join((gettext("Questions, or something wrong?"), whom))


async def home(member: Member, context: Context) -> Sequence[Message]:
    """What the coach can do, and whom to ask, on the member's own page."""
    buttons = (Button(gettext("What I can do"), Action.HELP), Button(gettext("Language"), Action.LANGUAGE))
    ask = Paragraph(plain(_whom_to_ask(str(context.tools.get(SUPPORT, "")))))
    title = gettext("Help")
    return (Message((Heading(title), ask, Buttons(buttons)), summary=title),)


def _usage(spec: CommandSpec) -> str:
    return f"/{spec.name} {spec.hint}".strip()


def _unknown(topic: str, found: guides.Found, there: Guides) -> Message:
    near = guides.nearest(topic, guides=there, found=found)
    text = gettext("There is no guide on “{topic}”.", topic=topic.strip()[:60])
    if near:
        text += " " + gettext("Maybe one of these helps:")
    return Message(
        (Paragraph(plain(text)), _titles(near or STARTERS, there), _topics(there)),
        summary=gettext("There is no such guide."),
    )


def _topics(there: Guides) -> Note:
    return Note(marked(gettext("Guides: `/resume-help <topic>` with {topics}."), topics=", ".join(there)))


def _titles(topics: Sequence[str], there: Guides) -> Buttons:
    """A button for each guide."""
    return Buttons(tuple(Button(gettext(there[topic].title)[:75], Action.HELP, topic) for topic in topics))


def _questions(keys: Sequence[str], there: Guides) -> Buttons | None:
    """A button for each answer; None without any."""
    answers = ((key, guides.answered(key, there)) for key in keys)
    buttons = tuple(Button(told.offered[:75], Action.HELP, key) for key, told in answers if told)
    return Buttons(buttons) if buttons else None


COMMANDS = {"resume-help": resume_help}
PRESSES = {Action.HELP: press_help}
HOME = {"70-help": home}
SUGGESTIONS = {"resume-help:topic": suggest_topic}
