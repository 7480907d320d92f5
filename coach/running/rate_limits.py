"""How much members and communities may ask for, and what they are told when it was too much.

The numbers are far beyond what people do by hand: they stop scripts, runaway loops and abuse.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy.ext.asyncio import AsyncSession

from coach.chat.places import Member
from coach.errors import RateLimited
from coach.running import metrics
from coach.store import Store
from coach.store.budgets import BY_DAY, EVERYBODY, Budget, held, holder_of, take
from coach.store.tables import BudgetRow
from texts import gettext_noop

_HOURS = {BY_DAY: 24}
Kind = Literal["reviews", "postings", "requests", "questions", "wordings"]


@dataclass(frozen=True, slots=True)
class RateLimits:
    """How many within an hour: reviews, postings that are fetched or read, commands, buttons and forms in all, and
    questions to mentors, each of which calls people; and within a day: lines that go to a language model."""

    reviews: int = 60
    postings: int = 120
    requests: int = 1200
    questions: int = 3
    wordings: int = 20
    community_reviews: int = 5000
    community_postings: int = 5000
    community_requests: int = 50_000
    community_questions: int = 60
    community_wordings: int = 1000
    open_reviews: int = 60
    """Of one member, on their way at the same time."""

    def of_member(self, kind: Kind) -> Budget:
        """What a member may ask for."""
        numbers = {
            "reviews": self.reviews,
            "postings": self.postings,
            "requests": self.requests,
            "questions": self.questions,
            "wordings": self.wordings,
        }
        return Budget(kind, numbers[kind], _HOURS.get(kind, 1))

    def of_community(self, kind: Kind) -> Budget:
        """What all members of a community may ask for together."""
        numbers = {
            "reviews": self.community_reviews,
            "postings": self.community_postings,
            "requests": self.community_requests,
            "questions": self.community_questions,
            "wordings": self.community_wordings,
        }
        return Budget(kind, numbers[kind], _HOURS.get(kind, 1))


async def hold(session: AsyncSession, rate_limits: RateLimits, kind: Kind, member: Member, now: datetime) -> BudgetRow:
    """The member's bucket: until the transaction ends nobody else asks for the same for them."""
    return await held(session, holder_of(member.community.key, member.id), rate_limits.of_member(kind), now)


async def spend(session: AsyncSession, rate_limits: RateLimits, kind: Kind, row: BudgetRow, now: datetime) -> None:
    """Takes one from a member's held bucket and one from their community's. Raises RateLimited, which undoes both.

    The community's is held last and shortest: everybody wants it.
    """
    if wait := take(row, rate_limits.of_member(kind)):
        metrics.HELD_BACK.labels(kind, "member").inc()
        raise _limited(wait, _BY_DAY if kind == BY_DAY else _OWN)
    budget = rate_limits.of_community(kind)
    if wait := take(await held(session, EVERYBODY, budget, now), budget):
        metrics.HELD_BACK.labels(kind, "community").inc()
        raise _limited(wait, _ALL_BY_DAY if kind == BY_DAY else _ALL)


async def ask(store: Store, rate_limits: RateLimits, kind: Kind, member: Member, now: datetime) -> None:
    """Takes one of a kind for a member, in a transaction of its own. Raises RateLimited."""
    async with store.of(member.community.key) as session:
        await spend(session, rate_limits, kind, await hold(session, rate_limits, kind, member, now), now)


def too_many_open(seconds: float = 300.0) -> RateLimited:
    """For a member whose earlier files are still on their way."""
    return _limited(seconds, _OPEN)


_OWN = gettext_noop("That is a lot for one hour, and more than I can do for one person while others wait.")
_BY_DAY = gettext_noop("That is as many lines as one person can send to the model in a day.")
_ALL_BY_DAY = gettext_noop("Your community has sent as many lines to the model as it can in a day.")
_ALL = gettext_noop("Your community has asked me for a lot in the last hour, and I can't keep up.")
_OPEN = gettext_noop("Many of your files are still being read, so I can't take another one yet.")


_SOON = gettext_noop("Please come back in a minute. What you sent before isn't lost.")
_LATER = gettext_noop("Please come back in about {minutes} minutes. What you sent before isn't lost.")


def _limited(seconds: float, why: str) -> RateLimited:
    """Says why, and when to come back."""
    minutes = max(1, -(-int(seconds) // 60))
    return RateLimited(seconds, why, _SOON if minutes == 1 else _LATER, minutes=minutes)
