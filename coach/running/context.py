"""What a handler may use: the parts of the running coach, handed in, never imported; and the shapes of handlers."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Protocol

from coach.chat.answers import Answer
from coach.chat.message import Message
from coach.chat.places import Command, Member, Options, Press, Submission
from coach.chat.platform import Platform
from coach.copies.copy import Copy, Wish
from coach.errors import Refused
from coach.review.review import Review
from coach.running.rate_limits import RateLimits
from coach.store import Store
from coach.store.vault import Vault
from coach.work import Work
from rules.resume import Resume

Reader = Callable[[bytes, str], Awaitable[Resume]]
"""Reads a file's bytes and name in a confined process (`coach.sandbox`). Raises Unreadable."""

Copier = Callable[[bytes, str, Wish], Awaitable[Copy]]
"""Makes a copy of a file in a confined process (`coach.sandbox`). Raises Unreadable and Refused."""

Reviewer = Callable[[Resume, Options], Review]
"""Weighs a resume by a rule pack (`Options.pack`, level, industry, remote). Raises CoachError for an unknown pack."""

Clock = Callable[[], datetime]
"""The moment, in UTC."""


def utc_now() -> datetime:
    """The clock of a running coach; tests hand in their own."""
    return datetime.now(UTC)


def only_pdf(kind: str) -> bool:
    """For a coach that was built without what lays out Word documents."""
    return kind == "pdf"


async def no_copies(data: bytes, name: str, wish: Wish) -> Copy:
    """For a coach that was built without what makes copies."""
    raise Refused("This coach makes no copies of files.")


class Discard(Protocol):
    """Deletes what a module keeps for a member beyond rows that carry `member` (most need none)."""

    async def __call__(self, community: str, member: str) -> None: ...


@dataclass(frozen=True)
class Context:
    """The parts of the running coach.

    `platforms`: by name ("slack"). `tools`: what a module brought for itself at building, by name (the posting
    fetcher, for example); a handler fails loudly if its tool is missing. `max_file_bytes`: the largest upload.
    `draws`: whether the copier can draw the page of files of a kind ("pdf", "docx").
    """

    store: Store
    vault: Vault
    work: Work
    platforms: Mapping[str, Platform]
    reader: Reader
    reviewer: Reviewer
    clock: Clock = utc_now
    max_file_bytes: int = 10 * 1024 * 1024
    rate_limits: RateLimits = field(default_factory=RateLimits)
    copier: Copier = no_copies
    draws: Callable[[str], bool] = only_pdf
    tools: Mapping[str, object] = field(default_factory=dict)

    def platform(self, community_key: str) -> Platform:
        """The platform of a community, by its key ("slack:T0123"). Raises KeyError if it is not configured."""
        return self.platforms[community_key.partition(":")[0]]


CommandHandler = Callable[[Command, Context], Awaitable[Answer]]
PressHandler = Callable[[Press, Context], Awaitable[Answer]]
FormHandler = Callable[[Submission, Context], Awaitable[Answer]]
SuggestionHandler = Callable[[str, Member, Context], Awaitable[Sequence[tuple[str, str]]]]
"""Takes what was typed; gives pairs of value and label."""
HomeHandler = Callable[[Member, Context], Awaitable[Sequence[Message]]]
"""A module's part of the member's own page."""
JobHandler = Callable[[Mapping[str, str | int], Context], Awaitable[None]]
"""Does a job (see `coach.work.Handler` for what it may raise)."""
