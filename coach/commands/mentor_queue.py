"""`/resume-queue` and the buttons of questions: mentors see what waits, take it, give it back, call it answered."""

from dataclasses import replace

from coach.chat.answers import Answer, Chosen, sentence
from coach.chat.catalog import Action
from coach.chat.message import Button, Buttons, Message, Paragraph, naming
from coach.chat.places import Command, Member, Place, Press
from coach.commands.mentors import OVER, not_chosen
from coach.errors import Refused
from coach.mentors import letters, messages
from coach.mentors.people import is_mentor
from coach.outbox import place_from_json
from coach.running.context import Context
from coach.store import questions, settings
from coach.store.languages import language_in
from coach.store.questions import CLAIMED
from coach.store.tables import QuestionRow
from texts import gettext, speaking

SHOWN = 8
"""Questions at once: each has up to three buttons, and a message of Discord holds 25."""


async def show(command: Command, context: Context) -> Answer:
    """The questions that wait, the oldest first, for mentors and moderators."""
    member = command.member
    async with context.store.of(member.community.key) as session:
        chosen = await settings.load(session)
    if not chosen.has_mentors:
        return not_chosen(member)
    await _only_mentors(context, member, command.place)
    async with context.store.of(member.community.key) as session:
        rows, total = await questions.queue(session, SHOWN)
        entries = [(row, await questions.text_of(session, context.vault, row)) for row in rows]
    return Answer((messages.queue(entries, total, member.id, context.clock()),))


async def press_claim(press: Press, context: Context) -> Answer:
    """Takes a question; whoever presses second is told who has it."""
    member = press.member
    await _only_mentors(context, member, press.place)
    async with context.store.of(member.community.key) as session:
        row = await questions.find(session, _number(press))
        if row is None or row.state not in questions.WAITING:
            return sentence(gettext(OVER))
        if row.state == CLAIMED:
            return _taken(row, member)
        questions.claim(row, member.id, context.clock())
    told = gettext("It's yours. Answer in the thread, then say so with the button.")
    if row.private:
        told = gettext("It's yours. Write to the member directly, then say so with the button.")
    shown = Chosen(
        gettext("A mentor has taken this"), messages.about_it(row), messages.own_buttons(row, member.id), says_all=False
    )
    return replace(_with_buttons(told, row, member), chosen=shown)


async def press_release(press: Press, context: Context) -> Answer:
    """Gives a question back to the others."""
    member = press.member
    async with context.store.of(member.community.key) as session:
        row = await questions.find(session, _number(press))
        if row is None or row.state not in questions.WAITING:
            return sentence(gettext(OVER))
        if row.state != CLAIMED:
            return sentence(gettext("Nobody has taken this question, so any mentor can."))
        if row.mentor != member.id and not member.is_moderator:
            return _taken(row, member)
        questions.release(row, context.clock())
    shown = Chosen(gettext("Given back"), messages.about_it(row), messages.own_buttons(row, member.id))
    return replace(sentence(gettext("Given back. Any mentor can take it now.")), chosen=shown)


async def press_answered(press: Press, context: Context) -> Answer:
    """Ends a question as answered, and says so kindly where its member reads it."""
    member = press.member
    async with context.store.of(member.community.key) as session:
        asker = row.member if (row := await questions.find(session, _number(press))) else ""
    if asker != member.id:
        await _only_mentors(context, member, press.place)
    async with context.store.of(member.community.key) as session:
        row = await questions.find(session, _number(press))
        if row is None or row.state not in questions.WAITING:
            return sentence(gettext(OVER))
        questions.close(row, questions.DONE, context.clock())
        await letters.drop_unsent(session, row)
        place = place_from_json(row.place)
        with speaking(await language_in(session, row.community, row.member)):
            message = messages.answered(row, member.id)
        where = letters.to_member(row, place) if row.private else place
        wake = await letters.write(session, context, row, letters.ANSWERED, message, where)
    await wake()
    shown = Chosen(gettext("Answered"), messages.about_it(row), says_all=False)
    told = (
        gettext("Good. I've told the mentors.") if asker == member.id else gettext("Thank you. I've told the member.")
    )
    return replace(sentence(told), chosen=shown)


async def _only_mentors(context: Context, member: Member, place: Place) -> None:
    async with context.store.of(member.community.key) as session:
        chosen = await settings.load(session)
    if not await is_mentor(context, chosen, member, place):
        raise Refused("This is for the mentors of this community. Moderators choose who they are.")


def _taken(row: QuestionRow, member: Member) -> Answer:
    """Who has a question, to somebody who would take it or give it back."""
    if row.mentor == member.id:
        return _with_buttons(gettext("You have this question already."), row, member)
    told = naming(gettext("{mentor} has taken this question."), mentor=row.mentor)
    return Answer((Message((Paragraph(told),), summary=gettext("Another mentor has taken this question.")),))


def _with_buttons(told: str, row: QuestionRow, member: Member) -> Answer:
    link = (Button(gettext("Open"), url=row.link),) if row.link else ()
    buttons = Buttons((*link, *messages.own_buttons(row, member.id)))
    answer = sentence(told)
    return replace(answer, messages=(replace(answer.messages[0], parts=(*answer.messages[0].parts, buttons)),))


def _number(press: Press) -> str:
    return press.value.partition(":")[0]


COMMANDS = {"resume-queue": show}
PRESSES = {Action.CLAIM: press_claim, Action.RELEASE: press_release, Action.ANSWERED: press_answered}
