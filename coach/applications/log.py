"""The application log in the database: note, find, move on. Sessions are of one community."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from coach.applications.entry import Entry, canonical
from coach.applications.stages import ORDER, Course, Stage, course, moved
from coach.errors import CoachError, Refused
from coach.store.tables import ApplicationRow, PostingRow
from texts import gettext, gettext_noop

MAX_APPLICATIONS = 2000
"""Applications of a member that are kept: five years at one a day."""
FULL = gettext_noop(
    "Your log has {most} applications, which is as many as I keep. Export it with /applications, "
    "then start over: /resume-privacy deletes what I keep about you."
)
SAME = timedelta(days=1)
"""A company named twice within this time, without a job's title or address, is taken for the same application."""


async def note(
    session: AsyncSession, member: str, entry: Entry, now: datetime, stage: Stage = Stage.APPLIED
) -> tuple[ApplicationRow, bool]:
    """Notes an application once, tied to the member's posting of the same address.

    Returns the row and whether it was new. What was only saved moves on to `stage`; what is noted already stays.
    """
    posting = await _posting(session, member, entry.url)
    noted = await entries(session, member)
    for row in noted:
        if _is_same(row, entry, posting, now):
            if ORDER.index(Stage(row.stage)) < ORDER.index(stage):
                _advance(row, stage, now)
            return row, False
    if len(noted) >= MAX_APPLICATIONS:
        raise Refused(FULL, most=MAX_APPLICATIONS)
    row = ApplicationRow(
        member=member,
        posting=posting.id if posting else None,
        company=(posting.company if posting else "") or entry.company,
        title=(posting.title if posting else "") or entry.title,
        url=entry.url or (posting.url if posting else ""),
        stage=stage.value,
        history=moved([], stage, now),
        created_at=now,
        changed_at=now,
    )
    session.add(row)
    await session.flush()
    return row, True


async def note_posting(
    session: AsyncSession, member: str, posting: int, now: datetime, stage: Stage = Stage.SAVED
) -> tuple[ApplicationRow, bool]:
    """Notes an application for a posting the member kept. Raises Refused if it is not theirs, or gone."""
    row = await session.get(PostingRow, posting)
    if row is None or row.member != member:
        raise Refused("I no longer have this posting. Send its address again with /keywords.")
    entry = Entry(row.company, row.title, _same_address(row.url))
    return await note(session, member, entry, now, stage)


async def entries(session: AsyncSession, member: str) -> Sequence[ApplicationRow]:
    """The member's applications, the last changed first."""
    mine = select(ApplicationRow).where(ApplicationRow.member == member)
    return (await session.scalars(mine.order_by(ApplicationRow.changed_at.desc(), ApplicationRow.id.desc()))).all()


async def find(session: AsyncSession, member: str, application: str) -> ApplicationRow:
    """An application by its number. Raises Refused if it is not the member's, or gone."""
    is_number = application.isascii() and application.isdecimal() and len(application) < 19
    row = await session.get(ApplicationRow, int(application)) if is_number else None
    if row is None or row.member != member:
        raise Refused("This application isn't in your log. See what is with /applications.")
    return row


async def move(session: AsyncSession, member: str, application: int, stage: Stage, now: datetime) -> ApplicationRow:
    """Moves an application to a stage. Raises Refused if it is not the member's, or gone."""
    row = await find(session, member, str(application))
    if row.stage != stage.value:
        _advance(row, stage, now)
    return row


def to_course(row: ApplicationRow) -> Course:
    """How far a noted application got, and when."""
    return course(row.stage, row.history)


def name_of(row: ApplicationRow) -> str:
    """What an application is called in messages."""
    return job_name(row.title, row.company) or row.url


def job_name(title: str, company: str) -> str:
    """A job by its title and its company, as far as they are known."""
    return gettext("{title} at {company}", title=title, company=company) if title and company else title or company


def _advance(row: ApplicationRow, stage: Stage, now: datetime) -> None:
    row.stage, row.history, row.changed_at = stage.value, moved(row.history, stage, now), now


async def _posting(session: AsyncSession, member: str, url: str) -> PostingRow | None:
    if not url:
        return None
    mine = select(PostingRow).where(PostingRow.member == member).order_by(PostingRow.seen_at.desc())
    return next((row for row in await session.scalars(mine) if _same_address(row.url) == url), None)


def _is_same(row: ApplicationRow, entry: Entry, posting: PostingRow | None, now: datetime) -> bool:
    if posting is not None and row.posting == posting.id:
        return True
    if entry.url or row.url:
        return bool(entry.url) and entry.url == row.url
    if row.company.casefold() != entry.company.casefold() or row.title.casefold() != entry.title.casefold():
        return False
    return bool(entry.title) or now - row.created_at < SAME


def _same_address(url: str) -> str:
    try:
        return canonical(url) if url else ""
    except CoachError:
        return ""
