"""The service port: what adapters ask of the coach. `coach.reception.service` is the real one."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from coach.chat.answers import Answer
from coach.chat.community_settings import CommunitySettings
from coach.chat.message import Message
from coach.chat.places import Command, Community, Member, Press, Submission, Upload
from texts import spoken


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of an upload: its review's id, whether it was known already, and its place in the queue.

    `review` is None if the file is passed over (an unwatched channel, a file that is no document).
    """

    review: int | None
    known: bool = False
    quiet: bool = False
    """Nothing shows that the file is looked at until it turns out to be a resume."""
    ahead: int = 0
    """Reviews that come before this one; told to the member when it is long."""
    said: str = ""
    """Why the file was not taken and when to come back. The member is written to as well."""
    language: str = field(default_factory=spoken)
    """The member's, so that the adapter says in it that the file is being read."""

    @property
    def is_new(self) -> bool:
        """Whether this very upload began a review."""
        return self.review is not None and not self.known


class CoachService(Protocol):
    """Takes what happens on a platform. Every answer is ready to render; errors people cause come back as answers.

    Durable before it returns: once `receive` has returned, a crash loses nothing, and the platform may be
    acknowledged.
    """

    async def receive(self, upload: Upload) -> Receipt:
        """Takes a file for review; the same `upload.key` twice is one review."""
        ...

    async def withdraw(self, community: Community, channel: str, message: str = "", file: str = "") -> None:
        """The message or file was deleted: queued work on it ends, nothing more is posted."""
        ...

    async def command(self, command: Command) -> Answer:
        """Answers a slash command."""
        ...

    async def press(self, press: Press) -> Answer:
        """Answers a button."""
        ...

    async def submit(self, submission: Submission) -> Answer:
        """Answers a filled-in form."""
        ...

    async def suggest(self, command: str, option: str, typed: str, member: Member) -> Sequence[tuple[str, str]]:
        """At most 25 pairs of value and label for an option being typed."""
        ...

    async def home(self, member: Member) -> tuple[Message, ...]:
        """The member's own page: newest review, history, reminder state, privacy."""
        ...

    async def welcome(self, community: Community) -> Message:
        """The message after installing."""
        ...

    async def watching(self, community: Community) -> CommunitySettings:
        """The community's settings, by which an adapter knows where to look for files that it missed."""
        ...

    async def conversations(self, platform: str, community: Community | None = None) -> Sequence[str]:
        """The direct conversations with members that the coach remembers, by their channels, the latest first; of one
        community, or of the whole platform."""
        ...

    async def last_connected(self, platform: str) -> datetime | None:
        """Until when the coach is known to have been connected to a platform; None if it never was."""
        ...

    async def connected(self, platform: str) -> None:
        """The coach is connected now, and what it had missed has been received."""
        ...

    async def left(self, community: Community) -> None:
        """The community removed the coach: its tokens and everything of its members are deleted."""
        ...
