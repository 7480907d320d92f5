"""A room on a platform, in which members do things and see what comes of it."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from time import monotonic
from typing import Any, Protocol

from sqlalchemy import func, select

from adapters.building import Coach
from coach.chat.message import Message
from coach.chat.places import Community
from coach.running.context import Clock
from coach.store.reviews import OPEN
from coach.store.tables import JobRow, ReviewRow

JSON = dict[str, Any]
TODAY = datetime(2026, 3, 10, 9, tzinfo=UTC)
"""A Tuesday on which everything on the pictures happens."""
PATIENCE = 60.0
MAREN, JULES, KIM = "maren", "jules", "kim"
"""A member, who moderates as well; another one; a mentor."""


@dataclass(frozen=True)
class Shown:
    """A message as somebody sees it: as it was sent, where, and as HTML."""

    wire: JSON
    channel: str
    html: str


@dataclass(frozen=True)
class Dropped:
    """A message with files, and what the coach did below it."""

    channel: str
    message: str
    thread: Sequence[Shown]
    html: str
    """The message itself, with the coach's signs."""


@dataclass(frozen=True)
class Answer:
    """What came of a command, a press or a form: messages, a form, and the message with the button as it is now."""

    messages: Sequence[Shown] = ()
    form: JSON = field(default_factory=dict)
    form_html: str = ""
    changed: str = ""

    @property
    def html(self) -> str:
        """All of it, one below the other."""
        return "".join((self.changed, *(each.html for each in self.messages), self.form_html))


class Room(Protocol):
    """What can be done on either platform. `by`: who does it. Every call waits until the coach has nothing to do."""

    look: str
    coach: Coach
    community: Community
    direct_channel: str
    mentors: str
    """The group of mentors that moderators may choose."""

    async def drop(self, *files: tuple[str, bytes], by: str = MAREN, where: str = "", below: str = "") -> Dropped:
        """Drops files into the channel for resumes, or another; `below`: in the thread of a message."""
        ...

    async def type(self, name: str, file: tuple[str, bytes] | None = None, **options: str | bool) -> Answer:
        """Types a command in the channel."""
        ...

    async def press(self, shown: Shown, label: str, by: str = MAREN) -> Answer:
        """Presses a button of a message."""
        ...

    async def submit(self, answer: Answer, **fields: str | Sequence[str]) -> Answer:
        """Sends the form of an answer, with these fields filled in and the others as they are."""
        ...

    async def direct(self) -> Sequence[Shown]:
        """What the coach has written to Maren directly since this was asked last."""
        ...

    async def thread(self, dropped: Dropped) -> Sequence[Shown]:
        """The coach's messages in a thread as they are now."""
        ...

    def channel(self) -> Sequence[Shown]:
        """The coach's messages in the channel that are in no thread."""
        ...

    def beginning(self, dropped: Dropped) -> str:
        """The message with the file as it was while the coach was reading it."""
        ...

    def upload(self, name: str) -> bytes:
        """A file that the coach gave to a member."""
        ...

    def hold(self, shown: Shown) -> None:
        """A message may be edited from now on, but not deleted."""
        ...

    def lock(self, dropped: Dropped, shown: Shown) -> None:
        """A message can neither be deleted nor edited."""
        ...

    async def delete(self, dropped: Dropped) -> tuple[str, Answer]:
        """Presses "Delete my data" and agrees: what asks first, and what is said then."""
        ...

    def show(self, message: Message) -> str:
        """A message as this platform shows it."""
        ...

    async def rest(self) -> None:
        """Waits until the coach has nothing to do."""
        ...


def clock() -> Clock:
    """A clock that begins on the day of the pictures."""
    began = monotonic()
    return lambda: TODAY + timedelta(seconds=monotonic() - began)


async def at_rest(coach: Coach, answering: Callable[[], object]) -> None:
    """Waits until nobody is being answered, no review is on its way and no job is due."""
    calm = 0
    async with asyncio.timeout(PATIENCE):
        while calm < 3:
            calm = 0 if answering() or await _busy(coach) else calm + 1
            await asyncio.sleep(0.03)


async def _busy(coach: Coach) -> bool:
    async with coach.context.store.across("whether there is work to do") as session:
        open_reviews = select(func.count(ReviewRow.id)).where(ReviewRow.state.in_(OPEN))
        due = select(func.count(JobRow.id)).where(JobRow.due_at <= datetime.now(UTC), ~JobRow.given_up)
        return bool(await session.scalar(open_reviews) or await session.scalar(due))


def named(names: Mapping[str, str], html: str) -> str:
    """HTML with what people are called in place of their ids."""
    for number, name in names.items():
        html = html.replace(f"@{number}<", f"@{name}<")
    return html
