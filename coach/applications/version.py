"""Which version of the resume went with an application. The note outlives the version, which is deleted in time."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from coach.store.member_keys import vault_of
from coach.store.tables import ApplicationRow, ResumeRow, ReviewRow
from coach.store.vault import NotOurs, Vault
from texts import gettext
from texts.forms import short_day

MAX_NAME = 120
"""Characters of a file's name that are kept."""
SHOWN = 20
"""Versions to choose from: as many as are kept."""


@dataclass(frozen=True, slots=True)
class Version:
    """A version by the hash of its file, the file's name, and when it was read; as it is sealed."""

    sha256: str
    name: str
    read_at: datetime


@dataclass(frozen=True, slots=True)
class Kept:
    """A version that is still kept, with the score of its newest review."""

    version: Version
    score: int | None = None


@dataclass(frozen=True, slots=True)
class Versions:
    """A member's versions that are kept, the newest first, and those that their applications name."""

    kept: tuple[Kept, ...] = ()
    sent: dict[int, Version] | None = None
    """By the number of the application."""

    def of(self, application: int) -> Version | None:
        """The version that went with an application, whether it is kept or not."""
        return (self.sent or {}).get(application)

    def find(self, sha256: str) -> Kept | None:
        """A version that is kept, by its hash."""
        return next((each for each in self.kept if each.version.sha256 == sha256), None)

    def told(self, application: int) -> str:
        """What is said of an application's version; "" where none was noted."""
        version = self.of(application)
        if version is None:
            return ""
        kept = self.find(version.sha256)
        if kept is not None:
            return gettext("Version sent: {version}", version=name_of(Kept(version, kept.score)))
        return gettext(
            "Version sent: {version}. I no longer have it, since I keep versions only for a while; this note stays.",
            version=name_of(Kept(version)),
        )


def name_of(kept: Kept) -> str:
    """A version as people are shown it: file, day, score."""
    of = {"file": kept.version.name, "day": short_day(kept.version.read_at)}
    if kept.score is None:
        return gettext("{file}, {day}", **of)
    return gettext("{file}, {day}, {score} of 100", score=kept.score, **of)


async def load(
    session: AsyncSession, vault: Vault, community: str, member: str, rows: Iterable[ApplicationRow], now: datetime
) -> Versions:
    """The versions of a member that are kept at `now`, and those that these applications of theirs name."""
    theirs = select(ResumeRow).where(ResumeRow.member == member, ResumeRow.expires_at > now)
    resumes = (await session.scalars(theirs.order_by(ResumeRow.read_at.desc(), ResumeRow.id.desc()).limit(SHOWN))).all()
    noted = [row for row in rows if row.version]
    if not (resumes or noted):
        return Versions()
    safe = await vault_of(session, vault, community, member)
    scores = await _scores(session, member)
    kept = tuple(Kept(Version(row.sha256, _file_name(safe, row), row.read_at), scores.get(row.id)) for row in resumes)
    return Versions(kept, {row.id: found for row in noted if (found := _opened(safe, row)) is not None})


async def note(session: AsyncSession, vault: Vault, row: ApplicationRow, version: Version | None) -> None:
    """Notes which version went with an application; None takes the note back."""
    safe = await vault_of(session, vault, row.community, row.member)
    row.version = safe.seal(Version, version) if version else None


async def _scores(session: AsyncSession, member: str) -> dict[int, int]:
    """The score of the newest review of each version, by the version's number."""
    theirs = select(ReviewRow.resume, ReviewRow.score).where(
        ReviewRow.member == member, ReviewRow.resume.is_not(None), ReviewRow.score.is_not(None)
    )
    found = await session.execute(theirs.order_by(ReviewRow.id))
    return {resume: score for resume, score in found if resume is not None and score is not None}


def _opened(safe: Vault, row: ApplicationRow) -> Version | None:
    try:
        return safe.open(Version, row.version) if row.version else None
    except NotOurs:
        return None


def _file_name(safe: Vault, row: ResumeRow) -> str:
    """The name that the file had; "" where its key is gone. The rest of the resume need not be formed for it."""
    try:
        return str(json.loads(safe.unlock(row.content))["file"]["name"])[:MAX_NAME]
    except (NotOurs, ValueError, KeyError):
        return ""
