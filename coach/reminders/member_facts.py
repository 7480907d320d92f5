"""Gathers what is known about the members of a batch of reminders: a few queries for all of them together."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import TypeVar

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.ext.asyncio import AsyncSession

from coach.applications.log import job_name, name_of
from coach.applications.stages import Stage
from coach.posting.matching.tailor import RULES as OF_POSTINGS
from coach.reminders.claim import Claimed
from coach.reminders.weekly_topics import LAST_CALL, Known, Open, Saved, Waiting
from coach.store.languages import languages_of
from coach.store.member_keys import vault_of
from coach.store.reviews import options_of
from coach.store.tables import (
    ApplicationRow,
    FindingRow,
    MemberRow,
    PostingRow,
    ReminderRow,
    ResumeRow,
    ReviewRow,
)
from coach.store.vault import NotOurs, Vault
from rules.finding import Finding

TREND = timedelta(days=180)
"""Older reviews tell nothing about how things go now."""

VERSION = 12
"""Digits of a file's hash that name a version of a resume."""

Row = TypeVar("Row", MemberRow, ReviewRow, PostingRow, ApplicationRow)

Who = tuple[str, str]
"""A community's key and a member's id in it."""


async def load(session: AsyncSession, claimed: Sequence[Claimed], now: datetime) -> Mapping[Who, Known]:
    """What is known about each member of the batch."""
    ids = [one.id for one in claimed]
    applications = await _applications(session, ids)
    postings = await _postings(session, ids, now)
    reviews = await _reviews(session, ids, now)
    newest = [rows[-1] for rows in reviews.values()]
    findings = await _findings(session, [row.id for row in newest])
    versions = await _versions(session, [row.resume for row in newest if row.resume is not None])
    languages = await languages_of(session, {(one.community, one.member) for one in claimed})
    return {
        who: Known(
            saved=_saved(postings[who], applications[who]),
            waiting=tuple(Waiting(row.id, name_of(row), row.changed_at) for row in applications[who] if _waits(row)),
            findings=findings[reviews[who][-1].id] if who in reviews else (),
            scores=_scores(reviews[who]) if who in reviews else (),
            version=versions.get(reviews[who][-1].resume or 0, "") if who in reviews else "",
            language=languages[who],
        )
        for who in ((one.community, one.member) for one in claimed)
    }


async def silent(session: AsyncSession, claimed: Sequence[Claimed]) -> frozenset[Who]:
    """Those who are not to be written to: they opted out, or take no messages."""
    rows = await _of(session, MemberRow, [one.id for one in claimed])
    return frozenset((row.community, row.member) for row in rows if row.opted_out or not row.reachable)


async def newest_version(session: AsyncSession, member: str) -> str:
    """Names the newest version of the member's resume that was reviewed; "" if it is not kept any more."""
    scored = select(ReviewRow.resume).where(ReviewRow.member == member, ReviewRow.score.is_not(None))
    resume = await session.scalar(scored.order_by(ReviewRow.id.desc()).limit(1))
    return (await _versions(session, [resume])).get(resume, "") if resume is not None else ""


async def open_findings(session: AsyncSession, vault: Vault, ids: Iterable[int]) -> Mapping[int, Finding]:
    """Findings in full by the ids of their rows; those whose key is gone are left out."""
    found = {}
    whose = select(FindingRow.id, FindingRow.content, ReviewRow.community, ReviewRow.member).join(ReviewRow)
    for row in (await session.execute(whose.where(FindingRow.id.in_(list(ids))))).all():
        try:
            safe = await vault_of(session, vault, row.community, row.member)
            found[row.id] = safe.open(Finding, row.content)
        except NotOurs:
            continue
    return found


async def _of(
    session: AsyncSession, table: type[Row], reminders: Sequence[int], *where: ColumnElement[bool]
) -> list[Row]:
    of_member = and_(table.community == ReminderRow.community, table.member == ReminderRow.member)
    rows = select(table).join(ReminderRow, of_member).where(ReminderRow.id.in_(reminders), *where)
    return list(await session.scalars(rows.order_by(table.id)))


async def _applications(session: AsyncSession, ids: Sequence[int]) -> Mapping[Who, list[ApplicationRow]]:
    return _by_member(await _of(session, ApplicationRow, ids))


async def _postings(session: AsyncSession, ids: Sequence[int], now: datetime) -> Mapping[Who, list[PostingRow]]:
    return _by_member(await _of(session, PostingRow, ids, PostingRow.seen_at >= now - LAST_CALL))


async def _reviews(session: AsyncSession, ids: Sequence[int], now: datetime) -> Mapping[Who, list[ReviewRow]]:
    scored = (ReviewRow.score.is_not(None), ReviewRow.created_at >= now - TREND)
    return dict(_by_member(await _of(session, ReviewRow, ids, *scored)))


async def _versions(session: AsyncSession, resumes: Sequence[int]) -> Mapping[int, str]:
    # Not the row's number: SQLite gives the number of a deleted row to the next one.
    rows = await session.execute(select(ResumeRow.id, ResumeRow.sha256).where(ResumeRow.id.in_(resumes)))
    return {row.id: row.sha256[:VERSION] for row in rows}


async def _findings(session: AsyncSession, reviews: Sequence[int]) -> Mapping[int, tuple[Open, ...]]:
    found: dict[int, tuple[Open, ...]] = defaultdict(tuple)
    columns = select(FindingRow.id, FindingRow.review, FindingRow.rule, FindingRow.weight)
    for row in await session.execute(
        columns.where(FindingRow.review.in_(reviews), FindingRow.rule.not_in(OF_POSTINGS))
    ):
        found[row.review] += (Open(row.id, row.rule, row.weight),)
    return found


def _by_member(rows: Iterable[Row]) -> dict[Who, list[Row]]:
    found: dict[Who, list[Row]] = defaultdict(list)
    for row in rows:
        found[row.community, row.member].append(row)
    return found


def _saved(postings: Iterable[PostingRow], applications: Iterable[ApplicationRow]) -> tuple[Saved, ...]:
    sent = {row.posting for row in applications if row.stage != Stage.SAVED}
    return tuple(
        Saved(row.id, job_name(row.title, row.company) or row.url, row.url, since(row))
        for row in postings
        if row.id not in sent
    )


def _scores(reviews: Sequence[ReviewRow]) -> tuple[int, ...]:
    """The score of each version of the resume, as far as it was weighed like the newest one (level, industry …)."""
    options = options_of(reviews[-1])
    alike = [row for row in reviews if options_of(row) == options]
    scores = {row.resume or -row.id: row.score for row in alike if row.score is not None}
    return tuple(scores.values())


def since(row: PostingRow) -> datetime:
    """When the posting was out at the latest: posted, or seen where no date is given."""
    return min(row.posted_at, row.seen_at) if row.posted_at else row.seen_at


def _waits(row: ApplicationRow) -> bool:
    return row.stage == Stage.APPLIED
