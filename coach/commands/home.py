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
    marked,
    plain,
)
from coach.chat.places import Member
from coach.review.portions import TOP_FIXES
from coach.review.thread import delete_button, level_name, titles_of
from coach.running.context import Context
from coach.store.reviews import POSTED, findings_of
from coach.store.tables import ReviewRow
from rules.finding import Finding
from rules.resume import Level
from texts import gettext
from texts.forms import day, short_day

SHOWN = 8


async def reviews(member: Member, context: Context) -> Sequence[Message]:
    """The newest review with what is open, and the history; or how to begin."""
    async with context.store.of(member.community.key) as session:
        theirs = select(ReviewRow).where(ReviewRow.member == member.id, ReviewRow.state == POSTED)
        rows = (await session.scalars(theirs.order_by(ReviewRow.id.desc()).limit(SHOWN))).all()
        found = await findings_of(session, context.vault, rows[0].id) if rows else ()
    if not rows:
        return (none_yet(),)
    return (Message((*_newest(rows[0]), *_open(found), *_history(rows)), summary=gettext("Your newest review")),)


async def privacy(member: Member, context: Context) -> Sequence[Message]:
    """The buttons to export and delete."""
    buttons = (
        Button(gettext("Export my data"), Action.EXPORT),
        delete_button(gettext("Delete my data")),
    )
    text = gettext("I delete files after reading them. What I read is kept encrypted, and deleted when its time is up.")
    title = gettext("Your data")
    return (Message((Heading(title), Note(plain(text)), Buttons(buttons)), summary=title),)


def none_yet() -> Message:
    """How to begin."""
    text = gettext("Send it to me directly as PDF or DOCX, drop it into a channel, or type `/resume-check`.")
    button = Button(gettext("Review my resume"), Action.CHECK_AGAIN, "", "primary")
    parts = (Heading(gettext("Your resume")), Paragraph(marked(text)), Buttons((button,)))
    return Message(parts, summary=gettext("No review yet"))


def _newest(row: ReviewRow) -> Iterator[Part]:
    if row.score is None:
        yield Heading(gettext("Your resume"))
    else:
        yield Heading(gettext("Your resume: {score} of 100", score=row.score))
    if row.level in set(Level):
        level = level_name(Level(row.level))
        yield Note(plain(gettext("Reviewed on {day}, at {level} level.", day=day(row.created_at), level=level)))
    else:
        yield Note(plain(gettext("Reviewed on {day}.", day=day(row.created_at))))


def _open(found: Sequence[Finding]) -> Iterator[Part]:
    if found:
        titles = titles_of(found, TOP_FIXES)
        yield Paragraph(marked(gettext("**Worth fixing first:** {titles}."), titles=titles))


def _history(rows: Sequence[ReviewRow]) -> Iterator[Part]:
    scored = [(short_day(row.created_at), row.score) for row in reversed(rows) if row.score is not None]
    bars = tuple(Bar(day, score / 100, str(score)) for day, score in scored)
    spoken = gettext("Scores so far: {scores}.", scores=", ".join(str(score) for _, score in scored))
    if scored:
        yield Picture(
            Chart(
                "history",
                gettext("Your reviews"),
                bars,
                scored[-1][1],
                under=gettext("{score} of 100", score=scored[-1][1]),
            ),
            spoken,
        )
    value = str(rows[0].id)
    yield Buttons(
        (
            Button(gettext("Check again"), Action.CHECK_AGAIN, value, "primary"),
            Button(gettext("Match a job"), Action.MATCH, value),
        )
    )


HOME = {"10-reviews": reviews, "90-privacy": privacy}
