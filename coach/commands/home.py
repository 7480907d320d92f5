"""The member's own page: the newest review, the way there, and their data."""

from collections.abc import Sequence

from sqlalchemy import select

from coach.catalog import Action
from coach.context import Context
from coach.message import Bar, Button, Buttons, Chart, Heading, Message, Note, Paragraph, Picture, code, plain, said
from coach.places import Member
from coach.reception.states import POSTED
from coach.store.tables import ReviewRow

SHOWN = 8


async def reviews(member: Member, context: Context) -> Sequence[Message]:
    """Newest score and history, or how to begin."""
    async with context.store.of(member.community.key) as session:
        theirs = select(ReviewRow).where(ReviewRow.member == member.id, ReviewRow.state == POSTED)
        rows = (await session.scalars(theirs.order_by(ReviewRow.id.desc()).limit(SHOWN))).all()
    if not rows:
        begin = said("Drop your resume as PDF or DOCX here or into a channel, or type ", code("/resume-check"), ".")
        return (Message((Heading("Your resume"), Paragraph(begin)), summary="No review yet"),)
    return (_newest(rows),)


async def privacy(member: Member, context: Context) -> Sequence[Message]:
    """The buttons to export and delete."""
    buttons = (Button("Export my data", Action.EXPORT), Button("Delete my data", Action.DELETE, "", "danger"))
    note = Note(
        plain("Files are deleted after reading. What was read is kept encrypted, and deleted when its time is over.")
    )
    return (Message((Heading("Your data"), note, Buttons(buttons)), summary="Your data"),)


def _newest(rows: Sequence[ReviewRow]) -> Message:
    newest, scores = rows[0], [row.score or 0 for row in reversed(rows)]
    days = [f"{row.created_at:%b %d}" for row in reversed(rows)]
    bars = tuple(Bar(day, score / 100, str(score)) for day, score in zip(days, scores, strict=True))
    chart = Chart("history", "Your reviews", bars, newest.score)
    spoken = "Scores so far: " + ", ".join(str(score) for score in scores) + "."
    again = Button("Check again", Action.CHECK_AGAIN, str(newest.id), "primary")
    return Message(
        (Heading(f"Your resume: {newest.score} of 100"), Picture(chart, spoken), Buttons((again,))), summary=spoken
    )


HOME = {"10-reviews": reviews, "90-privacy": privacy}
