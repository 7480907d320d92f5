"""The states of a review, and what of its row is read and written in each."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from coach.chat.places import Options, Upload
from coach.store.member_keys import vault_of
from coach.store.tables import FindingRow, ResumeRow, ReviewRow
from coach.store.vault import NotOurs, Vault
from rules.finding import Finding
from rules.resume import Resume

RECEIVED, READ, REVIEWED, POSTING, POSTED, FAILED = "received", "read", "reviewed", "posting", "posted", "failed"
OPEN = (RECEIVED, READ, REVIEWED, POSTING)
"""A review in one of these is still on its way."""

SEALED = "sealed:"
"""What the name of a file begins with that is encrypted."""

JOB = "review"
WITHDRAWN = "withdrawn"
_UPLOADS = TypeAdapter(Upload)
_OPTIONS = TypeAdapter(Options)


def upload_to_json(upload: Upload) -> dict[str, Any]:
    """An upload as plain values for a row."""
    values: dict[str, Any] = _UPLOADS.dump_python(upload, mode="json")
    return values


def sealed(upload: Upload, safe: Vault) -> Upload:
    """The upload as it is kept: name and address of its file, which often name a person, encrypted in the name's place.

    `safe`: the vault of its member.
    """
    hidden = safe.lock(json.dumps([upload.file.name, upload.file.url]).encode()).decode("ascii")
    return replace(upload, file=replace(upload.file, name=SEALED + hidden, url=""))


def opened(upload: Upload, safe: Vault) -> Upload:
    """What `sealed` was given; both are "" where the key is gone, and as they are in rows of older versions."""
    if not upload.file.name.startswith(SEALED):
        return upload
    try:
        name, url = json.loads(safe.unlock(upload.file.name.removeprefix(SEALED).encode()))
    except NotOurs:
        name, url = "", ""
    return replace(upload, file=replace(upload.file, name=name, url=url))


def upload_of(row: ReviewRow) -> Upload:
    """The upload a review is about, as it is kept: see `opened` for the name of its file."""
    return _UPLOADS.validate_python(row.request)


def options_of(row: ReviewRow) -> Options:
    """What a review was asked to be weighed by; scores compare where this is the same."""
    options = _OPTIONS.validate_python(row.request.get("options") or {})
    return replace(options, remote=bool(options.remote))


def lock_of(community: str, review: int) -> str:
    """A review is worked on by one process at a time. Threads of a channel fill side by side."""
    return f"{community}/review-{review}"


async def findings_of(
    session: AsyncSession, vault: Vault, review: int, section: str | None = None
) -> Sequence[Finding]:
    """The findings of a review, gravest first, of one section or of all."""
    rows = select(FindingRow).where(FindingRow.review == review).order_by(FindingRow.id)
    if section:
        rows = rows.where(FindingRow.section == section)
    of = await session.get(ReviewRow, review)
    safe = await vault_of(session, vault, of.community, of.member) if of else vault
    return [safe.open(Finding, row.content) for row in await session.scalars(rows)]


async def resume_of(session: AsyncSession, vault: Vault, review: ReviewRow, now: datetime) -> Resume | None:
    """The resume that a review is about; None where it is no longer kept at `now`."""
    row = await session.get(ResumeRow, review.resume) if review.resume else None
    if row is None or row.expires_at <= now:
        return None
    return (await vault_of(session, vault, row.community, row.member)).open(Resume, row.content)


async def newest_resume(session: AsyncSession, vault: Vault, member: str, now: datetime) -> Resume | None:
    """The member's newest resume that is still kept at `now`."""
    row = await session.scalar(
        select(ResumeRow)
        .where(ResumeRow.member == member, ResumeRow.expires_at > now)
        .order_by(ResumeRow.read_at.desc(), ResumeRow.id.desc())
        .limit(1)
    )
    if row is None:
        return None
    return (await vault_of(session, vault, row.community, member)).open(Resume, row.content)
