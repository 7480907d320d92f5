"""What is said about a question: to mentors, in the thread, and to the member who asked."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from textwrap import shorten

from coach.chat.catalog import Action
from coach.chat.message import (
    Button,
    Buttons,
    Divider,
    Heading,
    Message,
    Note,
    Paragraph,
    Part,
    Ping,
    Quote,
    Rewrite,
    Text,
    bold,
    naming,
    numbered,
    numbered_text,
    plain,
    said,
)
from coach.store.questions import CLAIMED
from coach.store.tables import QuestionRow
from rules.finding import Finding
from texts import gettext, ngettext

LINE, QUESTION = 300, 200
"""Characters of a resume's line, and of a question in the queue."""


def in_thread(row: QuestionRow, text: str, group: str) -> Message:
    """The question in the thread of its review, where mentors answer it. `group`: who is called, if anybody."""
    note = gettext("Mentors answer right here, as anybody in this thread can. I don't read what they write.")
    return Message(
        (
            *_ping(group),
            Paragraph(naming(gettext("**A question for the mentors** from {member}"), member=row.member)),
            Quote(text),
            _to_mentors(row),
            Note(plain(note)),
        ),
        summary=gettext("A question for the mentors"),
    )


def about_private(row: QuestionRow, text: str, shown: Sequence[Finding], group: str) -> Message:
    """The question about a private review in the mentors' place, with what its member agreed to show."""
    title = gettext("A question about a private review")
    note = gettext(
        "The member agreed that mentors see this message, and nothing else: not the file, not the rest of the review. "
        "Write to them directly, or in a thread here if they can read this channel."
    )
    return Message(
        (
            *_ping(group),
            Heading(title),
            Paragraph(naming(gettext("{member} would like to know:"), member=row.member)),
            Quote(text),
            *_shown(shown),
            _to_mentors(row),
            Note(plain(note)),
        ),
        summary=title,
    )


def elsewhere(row: QuestionRow, text: str) -> Message:
    """The word in the mentors' place about a question that stands in a thread."""
    return Message(
        (
            Paragraph(
                naming(gettext("{member} has a question for you in the thread of their review:"), member=row.member)
            ),
            Quote(text),
            _to_mentors(row, link=row.link),
        ),
        summary=gettext("A question for the mentors"),
    )


def still_open(row: QuestionRow, text: str, group: str) -> Message:
    """The nudge where nobody has taken a question."""
    told = gettext("{member} asked this a day ago, and nobody has taken it yet:")
    return Message(
        (*_ping(group), Paragraph(naming(told, member=row.member)), Quote(text), _to_mentors(row, link=row.link)),
        summary=gettext("A question is still waiting for a mentor"),
    )


def still_yours(row: QuestionRow, text: str) -> Message:
    """The nudge of the mentor who took it."""
    buttons = (*_link(row.link), _done(row), _release(row))
    told = gettext("You took {member}'s question, and it has been open for a day:")
    note = gettext(
        "If you have answered it, say so with the button. If you can't get to it, give it back to the others."
    )
    return Message(
        (Paragraph(naming(told, member=row.member)), Quote(text), Buttons(buttons), Note(plain(note))),
        summary=gettext("A question that you took is still open"),
    )


def answered(row: QuestionRow, by: str) -> Message:
    """That a question is answered: in the thread, or to its member if the review is private."""
    if by == row.member:
        told = naming(gettext("{member} has an answer now. Thanks to everyone who helped."), member=row.member)
    else:
        told = naming(
            gettext(
                "**Answered.** {mentor} marked {member}'s question as answered. If something is still unclear, just "
                "ask back, or ask a new one."
            ),
            mentor=by,
            member=row.member,
        )
    return Message((Paragraph(told),), summary=gettext("The question is answered"))


def withdrawn(row: QuestionRow) -> Message:
    """That nobody needs to answer any longer, where mentors were asked."""
    told = gettext("{member} no longer needs an answer. Thank you for reading.")
    return Message((Paragraph(naming(told, member=row.member)),), summary=gettext("The question was withdrawn"))


def not_posted() -> Message:
    """To the member: the question could not be brought to the mentors."""
    text = gettext(
        "I couldn't bring your question to the mentors: I'm not allowed to write there, or the thread is gone. Tell a "
        "moderator of this community, and ask again."
    )
    return Message((Heading(gettext("Your question didn't arrive")), Paragraph(plain(text))), summary=text)


def own(row: QuestionRow, text: str) -> Message:
    """To its member: how the question stands."""
    if row.state == CLAIMED:
        state = naming(gettext("{mentor} has taken your question and will get back to you."), mentor=row.mentor)
    else:
        state = plain(gettext("Your question is with the mentors. Nobody has taken it yet."))
    title = gettext("Your question to the mentors")
    buttons = (*_link(row.link), _answered_by_member(row), withdraw_button(row))
    return Message((Heading(title), Paragraph(state), Quote(text), Buttons(buttons)), summary=title)


def queue(entries: Sequence[tuple[QuestionRow, str]], total: int, viewer: str, now: datetime) -> Message:
    """The questions that wait, the oldest first, for mentors alone. `total`: how many there are in all."""
    title = gettext("Questions for mentors")
    if not entries:
        text = gettext("No questions are waiting. Thank you for looking.")
        return Message((Heading(title), Paragraph(plain(text))), summary=text)
    parts: list[Part] = [Heading(title)]
    for number, (row, text) in enumerate(entries, 1):
        parts += [*_entry(number if len(entries) > 1 else 0, row, text, viewer, now), Divider()]
    left = total - len(entries)
    note = gettext("Only you can see this list.")
    if left:
        more = ngettext("{count} more question is waiting.", "{count} more questions are waiting.", left)
        note = f"{more} {note}"
    return Message((*parts[:-1], Note(plain(note))), summary=title)


def _entry(number: int, row: QuestionRow, text: str, viewer: str, now: datetime) -> Iterator[Part]:
    about = naming(gettext("{member}, {age}", age=age(now - row.asked_at)), member=row.member)
    if row.private:
        about = said(*about, " · ", gettext("private review"))
    yield Paragraph(numbered_text(said(*about, "\n", *_state(row, viewer)), number))
    yield Quote(shorten(text, QUESTION, placeholder=" …"))
    yield Buttons(numbered((*_link(row.link), *own_buttons(row, viewer)), number))


def _state(row: QuestionRow, viewer: str) -> Text:
    if row.state != CLAIMED:
        return (bold(gettext("Nobody has taken it yet.")),)
    if row.mentor == viewer:
        return (bold(gettext("You have taken it.")),)
    return naming(gettext("{mentor} has taken it."), mentor=row.mentor)


def own_buttons(row: QuestionRow, viewer: str) -> tuple[Button, ...]:
    """What a mentor can do about a question."""
    if row.state != CLAIMED:
        return (claim_button(row), _done(row))
    return (_done(row), _release(row)) if row.mentor == viewer else (_done(row),)


def age(waits: timedelta) -> str:
    """How long ago something was asked."""
    hours = int(waits.total_seconds() // 3600)
    if hours < 1:
        return gettext("less than an hour ago")
    if hours < 48:
        return ngettext("{count} hour ago", "{count} hours ago", hours)
    return ngettext("{count} day ago", "{count} days ago", hours // 24)


def claim_button(row: QuestionRow) -> Button:
    """Takes a question."""
    return Button(gettext("I'll answer this"), Action.CLAIM, value_of(row))


def withdraw_button(row: QuestionRow) -> Button:
    """Takes one's own question back."""
    return Button(gettext("Withdraw it"), Action.WITHDRAW, value_of(row))


def _answered_by_member(row: QuestionRow) -> Button:
    return Button(gettext("I have my answer"), Action.ANSWERED, value_of(row))


def _done(row: QuestionRow) -> Button:
    return Button(gettext("It's answered"), Action.ANSWERED, value_of(row))


def _release(row: QuestionRow) -> Button:
    return Button(gettext("Give it back"), Action.RELEASE, value_of(row))


def value_of(row: QuestionRow) -> str:
    """What buttons about a question carry. It ends in a sign of its own: no other question's begins with it."""
    return f"{row.id}:"


def about_it(row: QuestionRow) -> tuple[str, ...]:
    """How "<action>:<value>" of all buttons about a question begins."""
    actions = (Action.CLAIM, Action.RELEASE, Action.ANSWERED, Action.WITHDRAW)
    return tuple(f"{action}:{value_of(row)}" for action in actions)


def _link(address: str) -> tuple[Button, ...]:
    return (Button(gettext("Open"), url=address),) if address else ()


def _to_mentors(row: QuestionRow, link: str = "") -> Buttons:
    return Buttons((*_link(link), claim_button(row), _done(row)))


def _ping(group: str) -> tuple[Part, ...]:
    return (Ping(group),) if group else ()


def _shown(findings: Sequence[Finding]) -> Iterator[Part]:
    if findings:
        yield Divider()
        yield Paragraph((bold(gettext("What I suggested first")),))
    for each in findings:
        yield Paragraph(said(bold(f"{each.title}."), f" {each.message}"))
        if each.quote:
            yield Quote(shorten(each.quote, LINE, placeholder=" …"))
        if each.rewrite:
            yield Rewrite(each.rewrite, gettext("Stronger"))
