"""From a resume to its review, findings and thread, all written in one transaction."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from anyio import to_thread as threads
from sqlalchemy import func, insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from coach.chat.community_settings import CommunitySettings
from coach.chat.places import Options, Upload
from coach.corrections.repository import Reading, note_review, with_level
from coach.outbox import OutboxMessage, write_all
from coach.posting import inferred_options
from coach.posting.matching.tailor import RULES, tailor
from coach.reception import by_posting
from coach.reception.by_posting import Named
from coach.review.comparison import Comparison, compare, points_of
from coach.review.review import UNREAD, Review
from coach.review.thread import to_thread
from coach.review.translated_titles import retitled
from coach.running.context import Context
from coach.store.member_keys import vault_of
from coach.store.reviews import OPEN, POSTED, REVIEWED, findings_of, options_of, upload_of
from coach.store.tables import FindingRow, ReviewRow
from coach.store.vault import Vault
from rules.finding import Finding
from rules.resume import Resume

LOOKED_BACK = 20
"""Earlier reviews of a member among which one to compare with is looked for."""
BUSY = 5
"""Reviews on their way in one channel from which on a thread is packed into fewer messages."""

PACK_NAME = 80
"""Characters of a pack's name that are kept."""

TOGETHER = timedelta(minutes=1)
"""The files of one message are taken within this time, whatever the database does meanwhile."""


async def make_review(
    context: Context, review: int, upload: Upload, reading: Reading, chosen: CommunitySettings
) -> Review:
    """The review of a resume with its member's corrections, as they and the community's settings want it, and by the
    posting they named.

    Raises CoachError for an unknown pack or industry.
    """
    by = await by_posting.named(context, review, upload, reading.resume)
    options = with_level(with_defaults(upload.options, chosen, upload.place.channel), reading.corrected)
    return await threads.run_sync(_reviewed, context, reading.resume, options, by)


def with_defaults(options: Options, chosen: CommunitySettings, channel: str = "") -> Options:
    """The member's options, and what the community's settings say of this channel where they chose nothing."""
    return replace(
        options,
        pack=options.pack or chosen.channel_packs.get(channel),
        packs=chosen.packs,
        default_pack=chosen.pack,
        industry=options.industry or chosen.industry,
    )


def _reviewed(context: Context, resume: Resume, options: Options, by: Named) -> Review:
    """The review by the options, and by the posting where one was named and could be had."""
    if by.posting is None:
        return replace(context.reviewer(resume, options), not_weighed=by.problem)
    return tailor(context.reviewer(resume, inferred_options(options, by.posting)), by.posting)


async def write_down(
    session: AsyncSession,
    context: Context,
    row: ReviewRow,
    weighed: Review,
    reading: Reading,
    chosen: CommunitySettings,
    page: str = "",
) -> None:
    """Writes findings and the whole thread, before its first message is posted; the review is then reviewed."""
    upload, now = upload_of(row), context.clock()
    safe = await vault_of(session, context.vault, row.community, row.member)
    earlier = await _earlier(session, row)
    comparison = await _compare(session, context.vault, row, weighed, earlier) if earlier else None
    others_know = earlier is not None and upload_of(earlier).place.audience == "channel"
    crowd = select(func.count(ReviewRow.id)).where(ReviewRow.channel == row.channel, ReviewRow.state.in_(OPEN))
    public = upload.place.audience == "channel"  # nobody else waits for a place in a direct conversation
    thread = to_thread(
        weighed,
        review_id=row.id,
        previous=comparison if others_know or not public else None,
        is_newer=earlier is not None,
        audience=upload.place.audience,
        retention_days=chosen.retention_days,
        show_score=chosen.shows_score or upload.place.audience == "member",
        named=await _came_with_others(session, row, upload),
        member=row.member if await _shares_its_thread(session, row, upload) else "",
        page=page,
        drawable=context.draws(weighed.resume.file.type),
        dropped=len(reading.lost),
        busy=upload.place.visiting or (public and (await session.scalar(crowd) or 0) > BUSY),
    )
    if findings := [_to_values(finding, row.id, safe) for finding in weighed.all_findings]:
        await session.execute(insert(FindingRow), findings)
    letters = [
        OutboxMessage(
            f"r{row.id}.{position}", row.member, upload.place, replace(message, follows=position > 0), row.id, position
        )
        for position, message in enumerate(thread.messages)
    ]
    await write_all(session, safe, letters, now)
    row.score, row.level, row.pack = weighed.score, str(weighed.level or UNREAD), weighed.pack[:PACK_NAME]
    row.score_parts = points_of(weighed)
    await note_review(session, row.member, reading, now, chosen.retention_days)
    row.section_scores = {str(kind): score for kind, score in weighed.section_scores.items()}
    row.state, row.file, row.changed_at = REVIEWED, None, now


async def _came_with_others(session: AsyncSession, row: ReviewRow, upload: Upload) -> bool:
    """Whether the message with the file holds others that are reviewed as well."""
    near = ReviewRow.created_at.between(row.created_at - TOGETHER, row.created_at + TOGETHER)
    others = select(ReviewRow).where(
        ReviewRow.member == row.member, ReviewRow.channel == row.channel, ReviewRow.id != row.id, near
    )
    found = [upload_of(other) for other in await session.scalars(others)] if upload.place.message else []
    return any(each.place.message == upload.place.message and each.file.id != upload.file.id for each in found)


async def _shares_its_thread(session: AsyncSession, row: ReviewRow, upload: Upload) -> bool:
    """Whether another member's resume was dropped in the very thread that this one was dropped in, or the thread hangs
    at theirs."""
    if not upload.place.thread or upload.place.audience == "member":
        return False
    others = select(ReviewRow).where(ReviewRow.member != row.member, ReviewRow.channel == row.channel)
    newest = await session.scalars(others.order_by(ReviewRow.id.desc()).limit(LOOKED_BACK))
    theirs = (upload_of(other).place for other in newest)
    return any(upload.place.thread in (place.thread, place.message) for place in theirs)


async def _earlier(session: AsyncSession, row: ReviewRow) -> ReviewRow | None:
    """The newest review of another version that was weighed alike; what came in the same message is none."""
    earlier = select(ReviewRow).where(
        ReviewRow.member == row.member,
        ReviewRow.state == POSTED,
        ReviewRow.level != "",
        ReviewRow.id < row.id,
        ReviewRow.resume.is_distinct_from(row.resume),
    )
    newest = await session.scalars(earlier.order_by(ReviewRow.id.desc()).limit(LOOKED_BACK))
    own = upload_of(row).place.message
    apart = (each for each in newest if not own or upload_of(each).place.message != own)
    return next((each for each in apart if options_of(each) == options_of(row)), None)


async def _compare(
    session: AsyncSession, vault: Vault, row: ReviewRow, weighed: Review, previous: ReviewRow
) -> Comparison:
    """The comparison with an earlier review, which is noted as `previous`."""
    row.previous = previous.id
    before = await findings_of(session, vault, previous.id)
    findings = own_findings(retitled(before)), own_findings(weighed.all_findings)
    return compare(previous.score, findings[0], weighed.score, findings[1], previous.score_parts, points_of(weighed))


def own_findings(findings: Iterable[Finding]) -> Sequence[Finding]:
    """The findings about the resume itself, without those about a posting."""
    return [finding for finding in findings if finding.rule not in RULES]


def _to_values(finding: Finding, review: int, safe: Vault) -> dict[str, Any]:
    return {
        "review": review,
        "rule": finding.rule,
        "section": str(finding.section),
        "severity": str(finding.severity),
        "weight": finding.weight,
        "content": safe.seal(Finding, finding),
    }
