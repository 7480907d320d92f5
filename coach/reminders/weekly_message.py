"""The reminder as a message."""

from collections.abc import Iterator, Mapping, Sequence

from coach.chat.catalog import Action
from coach.chat.message import (
    Button,
    Buttons,
    Heading,
    Message,
    Note,
    Paragraph,
    Part,
    Text,
    bold,
    marked,
    numbered,
    numbered_text,
    plain,
)
from coach.reminders import said_before
from coach.reminders.claim import Claimed
from coach.reminders.due import WEEK
from coach.reminders.weekly_topics import FIVE_MINUTES, Item
from rules.finding import Finding
from texts import gettext, gettext_noop, ngettext
from texts.forms import day

FEW = 5
"""Places that can be mended in five minutes."""
OWN_CHOICE = gettext_noop("Change the day, time or topics: `/resume-reminders`")
BY_COMMUNITY = gettext_noop(
    "This community turned the weekly note on for its members; “Stop” turns it off for you. Change "
    "the day, time or topics: `/resume-reminders`"
)


def to_message(one: Claimed, items: Sequence[Item], findings: Mapping[int, Finding]) -> Message:
    """The direct message: what to do this week, with buttons to tell it done, put it off or stop it."""
    parts: list[Part] = [Heading(gettext("Your week")), *_excuse(one)]
    tasks = [item for item in items if item.buttons]
    for item in items:
        number = tasks.index(item) + 1 if item.buttons and len(tasks) > 1 else 0
        parts.append(Paragraph(numbered_text(_text(item, findings), number)))
        if item.buttons:
            parts.append(Buttons(numbered(item.buttons, number)))
    ends = (
        Button(gettext("Remind me tomorrow"), Action.SNOOZE, str(one.id)),
        Button(gettext("Stop"), Action.STOP, str(one.id)),
    )
    why = BY_COMMUNITY if one.chosen_by == "community" else OWN_CHOICE
    parts += [Buttons(ends), Note(marked(gettext(why)))]
    return Message(
        tuple(parts),
        summary=ngettext("Your week: one thing worth doing", "Your week: {count} things worth doing", len(items)),
    )


def _excuse(one: Claimed) -> Iterator[Part]:
    """Owns up to what was skipped since the last message."""
    missed = one.turn.missed or said_before.missed(one.said)
    if missed is None:
        return
    if one.turn.send is None or one.turn.send.day - missed <= WEEK:
        text = gettext("I skipped the note of {day} because I couldn't send it in time.", day=day(missed))
    else:
        text = gettext("I skipped the notes since {day} because I couldn't send them in time.", day=day(missed))
    yield Note(plain(text))


def _text(item: Item, findings: Mapping[int, Finding]) -> Text:
    if item.finding is None:
        return item.text
    finding = findings[item.finding]
    opening = item.text
    if opening == plain(gettext(FIVE_MINUTES)) and finding.count > FEW:
        opening = plain(gettext("A minute each, in {count} places: ", count=finding.count))
    return (*opening, bold(finding.title), *plain(f"\n{finding.message}"))
