"""Whether what a member gave in one place may be used in the others: asked once, and taken back by a button."""

from dataclasses import replace

from coach import elsewhere
from coach.chat.answers import Answer, Chosen, sentence, settled
from coach.chat.catalog import Action
from coach.chat.message import Button, Buttons, Message, Note, Paragraph, plain
from coach.chat.places import Member, Press
from coach.commands.comparing import compare
from coach.posting import repository
from coach.posting.message import to_message
from coach.running.context import Context
from coach.store.tables import ApplicationRow, ReminderRow, ResumeRow
from texts import gettext, ngettext

YES, NO = "yes", "no"


async def question(context: Context, member: Member) -> Message | None:
    """Asks to use the resume that a member gave elsewhere; None where there is none, or they have answered."""
    kept = await elsewhere.counted(context, member, ResumeRow, ResumeRow.expires_at > context.clock())
    if not kept or await elsewhere.follows(context, member) is not None:
        return None
    where = await elsewhere.names(context, tuple(kept))
    text = gettext(
        "You gave me a resume in {places}, which I keep apart from what you do here. Shall I use your newest resume "
        "wherever you ask me?",
        places=where,
    )
    buttons = (
        Button(gettext("Use it everywhere"), Action.FOLLOW, YES, "primary"),
        Button(gettext("Keep them apart"), Action.FOLLOW, NO),
    )
    note = gettext("Only you see this. You can change it at any time with /resume-privacy.")
    return Message((Paragraph(plain(text)), Buttons(buttons), Note(plain(note))), summary=text)


async def or_where_it_is(without: Message, context: Context, member: Member) -> tuple[Message, ...]:
    """The answer to a member who has no resume here: after the question whether one from elsewhere may be used, or,
    where they have answered that, with where it is."""
    asked = await question(context, member)
    if asked is not None:
        return asked, without
    return (replace(without, parts=(*without.parts, *await note_on_resume(context, member))),)


async def note_on_resume(context: Context, member: Member) -> tuple[Note, ...]:
    """Where else a member gave a resume, for answers that would need one here."""
    kept = await elsewhere.counted(context, member, ResumeRow, ResumeRow.expires_at > context.clock())
    if not kept:
        return ()
    text = gettext(
        "The resume you gave me in {places} is kept there. Ask me there, or see /resume-privacy.",
        places=await elsewhere.names(context, tuple(kept)),
    )
    return (Note(plain(text)),)


async def press_follow(press: Press, context: Context) -> Answer:
    """Remembers the answer; a posting that waits for a resume is compared with the one that comes along."""
    member, gone = press.member, f"{Action.FOLLOW}:"
    await elsewhere.choose(context, member, press.value == YES)
    if press.value != YES:
        return settled(gettext("What you give me in one place stays there."), gone)
    await elsewhere.bring(context, member)
    chosen = Chosen(gettext("I use your newest resume wherever you ask me."), (gone,), says_all=False)
    async with context.store.of(member.community.key) as session:
        waiting = await repository.waiting(session, member.id, context.clock())
        posting = repository.posting_of(waiting) if waiting else None
    if waiting is None or posting is None:
        done = gettext("Done. From now on I use your newest resume wherever you ask me. Ask again, and I will have it.")
        answer = sentence(done)
    else:
        found = await compare([posting], member, context, (waiting.id,))
        answer = Answer(tuple(to_message(each, waiting.id) for each in found.matches))
    return Answer(answer.messages, chosen=chosen)


async def note_on_log(context: Context, member: Member) -> tuple[Note, ...]:
    """Where else a member has applications in their log, and how to see them."""
    kept = await elsewhere.counted(context, member, ApplicationRow)
    if not kept:
        return ()
    text = ngettext(
        "{count} more application is in {places}. To see it, type /applications there.",
        "{count} more applications are in {places}. To see them, type /applications there.",
        sum(kept.values()),
        places=await elsewhere.names(context, tuple(kept)),
    )
    return (Note(plain(text)),)


async def note_on_reminder(context: Context, member: Member) -> tuple[Note, ...]:
    """Where else a member's weekly reminder is on, and how to change it."""
    kept = await elsewhere.counted(context, member, ReminderRow, ReminderRow.next_at.is_not(None))
    if not kept:
        return ()
    text = gettext(
        "Your weekly reminder is also on in {places}. Change it there with /resume-reminders; you need only one.",
        places=await elsewhere.names(context, tuple(kept)),
    )
    return (Note(plain(text)),)


PRESSES = {Action.FOLLOW: press_follow}
