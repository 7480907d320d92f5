"""From a kept resume to its review, findings and thread, all written in one transaction."""

from collections.abc import Sequence

from anyio import to_thread as threads
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from coach.community_settings import CommunitySettings
from coach.comparison import Comparison, compare
from coach.context import Context
from coach.outbox import Letter, write
from coach.places import Options, Upload
from coach.reception.states import OPEN, POSTED, READ, REVIEWED, upload_of
from coach.review import Review
from coach.store import settings
from coach.store.tables import FindingRow, ResumeRow, ReviewRow
from coach.store.vault import Vault
from coach.thread import to_thread
from rules.finding import Finding
from rules.resume import Resume

BUSY = 5
"""Reviews on their way in one channel from which on a thread is packed into fewer messages."""


async def weigh(context: Context, community: str, review: int) -> None:
    """read → reviewed: findings and the whole thread stand in the database before the first message is posted."""
    found = await _load(context, community, review)
    if found is None:
        return
    upload, resume, chosen = found
    options = with_defaults(upload.options, chosen)
    weighed = await threads.run_sync(context.reviewer, resume, options)
    async with context.store.of(community) as session:
        row = await session.get(ReviewRow, review, with_for_update=True)
        if row is not None and row.state == READ:
            await _write_down(session, context, row, weighed, chosen)


def with_defaults(options: Options, chosen: CommunitySettings) -> Options:
    """The member's options, and what the community's settings say where they chose nothing."""
    return Options(
        pack=options.pack or chosen.pack,
        level=options.level,
        industry=options.industry or chosen.industry,
        remote=options.remote,
        posting=options.posting,
    )


async def _load(context: Context, community: str, review: int) -> tuple[Upload, Resume, CommunitySettings] | None:
    async with context.store.of(community) as session:
        row = await session.get(ReviewRow, review)
        kept = await session.get(ResumeRow, row.resume) if row and row.resume else None
        if row is None or kept is None:
            return None
        return upload_of(row), context.vault.open(Resume, kept.content), await settings.load(session)


async def _write_down(
    session: AsyncSession, context: Context, row: ReviewRow, weighed: Review, chosen: CommunitySettings
) -> None:
    upload, now = upload_of(row), context.clock()
    comparison = await _compare(session, context.vault, row, weighed)
    crowd = select(func.count(ReviewRow.id)).where(ReviewRow.channel == row.channel, ReviewRow.state.in_(OPEN))
    public = upload.place.audience == "channel"  # nobody else waits for a place in a direct conversation
    thread = to_thread(
        weighed,
        review_id=row.id,
        previous=comparison,
        audience=upload.place.audience,
        retention_days=chosen.retention_days,
        busy=public and (await session.scalar(crowd) or 0) > BUSY,
    )
    for finding in weighed.findings:
        session.add(_to_row(finding, row.id, context.vault))
    for position, message in enumerate(thread.messages):
        letter = Letter(f"r{row.id}.{position}", row.member, upload.place, message, row.id, position)
        write(session, context.vault, letter, now)
    row.score, row.level = weighed.score, str(weighed.resume.level)
    row.section_scores = {str(kind): score for kind, score in weighed.section_scores.items()}
    row.state, row.changed_at = REVIEWED, now


async def _compare(session: AsyncSession, vault: Vault, row: ReviewRow, weighed: Review) -> Comparison | None:
    """The comparison with the member's newest review of another version; notes it as `previous`."""
    earlier = select(ReviewRow).where(
        ReviewRow.member == row.member,
        ReviewRow.state == POSTED,
        ReviewRow.score.is_not(None),
        ReviewRow.id < row.id,
        ReviewRow.resume.is_distinct_from(row.resume),
    )
    previous = await session.scalar(earlier.order_by(ReviewRow.id.desc()).limit(1))
    if previous is None or previous.score is None:
        return None
    row.previous = previous.id
    before = await findings_of(session, vault, previous.id)
    return compare(previous.score, before, weighed.score, weighed.findings)


async def findings_of(
    session: AsyncSession, vault: Vault, review: int, section: str | None = None
) -> Sequence[Finding]:
    """The findings of a review, gravest first, of one section or of all."""
    rows = select(FindingRow).where(FindingRow.review == review).order_by(FindingRow.id)
    if section:
        rows = rows.where(FindingRow.section == section)
    return [vault.open(Finding, row.content) for row in await session.scalars(rows)]


def _to_row(finding: Finding, review: int, vault: Vault) -> FindingRow:
    return FindingRow(
        review=review,
        rule=finding.rule,
        section=str(finding.section),
        severity=str(finding.severity),
        weight=finding.weight,
        content=vault.seal(Finding, finding),
    )
