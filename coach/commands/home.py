"""The member's own page: the newest review, the way there, and their data."""

from collections.abc import Iterator, Sequence

from sqlalchemy import select

from coach.chat.catalog import Action
from coach.chat.message import (
    Bar,
    Button,
    Buttons,
    Chart,
    Heading,
    Message,
    Note,
    Paragraph,
    Part,
    Picture,
    bold,
    code,
    plain,
    said,
)
from coach.chat.places import Member
from coach.review.review import UNREAD
from coach.review.thread import TOP_FIXES
from coach.running.context import Context
from coach.store.reviews import POSTED, findings_of
from coach.store.tables import ReviewRow
from rules.finding import Finding

SHOWN = 8
NONE_YET = Message(
    (
        Heading("Your resume"),
        Paragraph(
            said("Send it to me directly as PDF or DOCX, drop it into a channel, or type ", code("/resume-check"), ".")
        ),
        Buttons((Button("Review my resume", Action.CHECK_AGAIN, "", "primary"),)),
    ),
    summary="No review yet",
)


async def reviews(member: Member, context: Context) -> Sequence[Message]:
    """The newest review with what is open, and the history; or how to begin."""
    async with context.store.of(member.community.key) as session:
        theirs = select(ReviewRow).where(ReviewRow.member == member.id, ReviewRow.state == POSTED)
        rows = (await session.scalars(theirs.order_by(ReviewRow.id.desc()).limit(SHOWN))).all()
        found = await findings_of(session, context.vault, rows[0].id) if rows else ()
    if not rows:
        return (NONE_YET,)
    return (Message((*_newest(rows[0]), *_open(found), *_history(rows)), summary="Your newest review"),)


async def privacy(member: Member, context: Context) -> Sequence[Message]:
    """The buttons to export and delete."""
    buttons = (Button("Export my data", Action.EXPORT), Button("Delete my data", Action.DELETE, "", "danger"))
    note = Note(
        plain("Files are deleted after reading. What was read is kept encrypted, and deleted when its time is over.")
    )
    return (Message((Heading("Your data"), note, Buttons(buttons)), summary="Your data"),)


def _newest(row: ReviewRow) -> Iterator[Part]:
    yield Heading("Your resume" if row.score is None else f"Your resume: {row.score} of 100")
    level = "" if row.level == UNREAD else f", as {row.level}"
    yield Note(plain(f"Reviewed on {row.created_at.day} {row.created_at:%B}{level}."))


def _open(found: Sequence[Finding]) -> Iterator[Part]:
    if found:
        titles = "; ".join(finding.title for finding in found[:TOP_FIXES])
        rest = f"; and {len(found) - TOP_FIXES} more" if len(found) > TOP_FIXES else ""
        yield Paragraph(said(bold("Worth mending first: "), titles + rest + "."))


def _history(rows: Sequence[ReviewRow]) -> Iterator[Part]:
    scored = [(f"{row.created_at:%b %d}", row.score) for row in reversed(rows) if row.score is not None]
    bars = tuple(Bar(day, score / 100, str(score)) for day, score in scored)
    spoken = "Scores so far: " + ", ".join(str(score) for _, score in scored) + "."
    if scored:
        yield Picture(Chart("history", "Your reviews", bars, scored[-1][1]), spoken)
    value = str(rows[0].id)
    yield Buttons(
        (Button("Check again", Action.CHECK_AGAIN, value, "primary"), Button("Match a job", Action.MATCH, value))
    )


HOME = {"10-reviews": reviews, "90-privacy": privacy}
