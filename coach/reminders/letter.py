"""The reminder as a message."""

from collections.abc import Mapping, Sequence
from datetime import date

from coach.catalog import Action
from coach.message import Button, Buttons, Heading, Message, Note, Paragraph, Part, Text, bold, code, plain, said
from coach.reminders.content import Item
from rules.finding import Finding

OWN_CHOICE = "Day, hour and topics: "
BY_COMMUNITY = "This community turned the weekly note on for its members; Stop ends it for you. Day, hour and topics: "


def to_message(
    reminder: int, items: Sequence[Item], findings: Mapping[int, Finding], missed: date | None, chosen_by: str
) -> Message:
    """The direct message: what to do this week, with buttons to tell it done, put it off or stop it."""
    parts: list[Part] = [Heading("Your week")]
    if missed is not None:
        text = (
            f"The note of {missed.day} {missed:%B} was skipped: the coach was down until it would have been too late."
        )
        parts.append(Note(plain(text)))
    for item in items:
        parts.append(Paragraph(_text(item, findings)))
        if item.buttons:
            parts.append(Buttons(item.buttons))
    ends = (Button("Tomorrow again", Action.SNOOZE, str(reminder)), Button("Stop", Action.STOP, str(reminder)))
    why = BY_COMMUNITY if chosen_by == "community" else OWN_CHOICE
    parts += [Buttons(ends), Note(said(why, code("/resume-reminders")))]
    return Message(
        tuple(parts),
        summary="Your week: " + ("one thing" if len(items) == 1 else f"{len(items)} things") + " worth doing",
    )


def _text(item: Item, findings: Mapping[int, Finding]) -> Text:
    if item.finding is None:
        return item.text
    finding = findings[item.finding]
    points = f" (about {finding.weight:.0f} points)" if finding.weight >= 1 else ""
    return (*item.text, bold(finding.title), *plain(f"{points}\n{finding.message}"))
