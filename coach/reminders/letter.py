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
    code,
    numbered,
    numbered_text,
    plain,
    said,
)
from coach.reminders import memory
from coach.reminders.claim import Claimed
from coach.reminders.content import FIVE_MINUTES, Item
from coach.reminders.due import WEEK
from rules.finding import Finding

FEW = 5
"""Places that can be mended in five minutes."""
OWN_CHOICE = "Day, hour and topics: "
BY_COMMUNITY = "This community turned the weekly note on for its members; Stop ends it for you. Day, hour and topics: "


def to_message(one: Claimed, items: Sequence[Item], findings: Mapping[int, Finding]) -> Message:
    """The direct message: what to do this week, with buttons to tell it done, put it off or stop it."""
    parts: list[Part] = [Heading("Your week"), *_excuse(one)]
    tasks = [item for item in items if item.buttons]
    for item in items:
        number = tasks.index(item) + 1 if item.buttons and len(tasks) > 1 else 0
        parts.append(Paragraph(numbered_text(_text(item, findings), number)))
        if item.buttons:
            parts.append(Buttons(numbered(item.buttons, number)))
    ends = (Button("Tomorrow again", Action.SNOOZE, str(one.id)), Button("Stop", Action.STOP, str(one.id)))
    why = BY_COMMUNITY if one.chosen_by == "community" else OWN_CHOICE
    parts += [Buttons(ends), Note(said(why, code("/resume-reminders")))]
    return Message(
        tuple(parts),
        summary="Your week: " + ("one thing" if len(items) == 1 else f"{len(items)} things") + " worth doing",
    )


def _excuse(one: Claimed) -> Iterator[Part]:
    """Owns up to what was skipped since the last message."""
    missed = one.turn.missed or memory.missed(one.said)
    if missed is None:
        return
    day = f"{missed.day} {missed:%B}"
    is_one = one.turn.send is None or one.turn.send.day - missed <= WEEK
    which = f"The note of {day} was" if is_one else f"The notes since {day} were"
    yield Note(plain(f"{which} skipped: there was no sending before it was too late to help."))


def _text(item: Item, findings: Mapping[int, Finding]) -> Text:
    if item.finding is None:
        return item.text
    finding = findings[item.finding]
    points = f" (about {finding.weight:.0f} points)" if finding.weight >= 1 else ""
    opening = item.text
    if opening == plain(FIVE_MINUTES) and finding.count > FEW:
        opening = plain(f"A minute each, {finding.count} places: ")
    return (*opening, bold(finding.title), *plain(f"{points}\n{finding.message}"))
