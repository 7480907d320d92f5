"""The port to a chat platform: what the coach needs a platform to do. Adapters implement it."""

from collections.abc import Sequence
from typing import Literal, Protocol, runtime_checkable

from coach.chat.message import Message
from coach.chat.places import Community, FileRef, Member, Place

Reaction = Literal["seen", "done", "failed", "none"]
"""How the coach marks the message it answers; all others take "seen" back, and "none" does nothing else."""


class Platform(Protocol):
    """A chat platform, as far as the coach uses one.

    Every method may raise `TryLater` (rate limit, outage: the work is tried again) or `PlaceGone` (never again).
    """

    name: str

    async def fetch(self, place: Place, file: FileRef, max_bytes: int) -> bytes:
        """The file's bytes. Raises FileGone, or Unreadable("too_large") without reading past `max_bytes`."""
        ...

    async def react(self, place: Place, reaction: Reaction) -> None:
        """Marks the answered message: seen on receipt, done, failed or no longer marked at the end; harmless twice."""
        ...

    async def open_thread(self, place: Place, title: str, member: Member) -> Place:
        """The place in which the thread's messages go; the same place when asked again for the same message.

        With `FIRST` as its thread the first message goes there, and all others to the thread that has its id.
        """
        ...

    async def post(self, place: Place, message: Message, key: str, unclear: bool) -> str:
        """Posts a message once and returns its id on the platform.

        `key` is the same at every try for the same message (≤ 25 characters); `unclear` is True if an earlier try
        may have arrived, so that the platform is asked first where it cannot tell by the key itself.
        """
        ...

    async def direct(self, member: Member) -> Place:
        """The direct conversation with a member. Raises PlaceGone if they take no messages."""
        ...

    async def asked_by(self, place: Place) -> str:
        """The member whose message or command the thread of a place answers, by its root; "" where that is not told."""
        ...

    async def erase(self, place: Place, keys: Sequence[str], only_these: bool = False) -> int:
        """Takes down the coach's own messages and files: all of a thread, elsewhere those posted under `keys`, and the
        files whose names are among them. `only_these`: of a thread, too, only those.

        What may not be deleted is emptied. Gives how many had to stay as they were. Raises TryLater to go on later,
        what is gone already is not asked for again; PlaceGone if the coach may no longer look there.
        """
        ...

    async def leave(self, community: Community) -> None:
        """Forgets tokens and caches of a community that removed the coach."""
        ...


@runtime_checkable
class KnowsGroups(Protocol):
    """A platform whose members belong to groups that a message can call: Discord's roles, Slack's user groups."""

    async def groups(self, community: Community) -> Sequence[tuple[str, str]]:
        """Ids and names of groups to choose from; none where the platform has a chooser of its own, or tells none.

        Raises TryLater.
        """
        ...

    async def belongs(self, member: Member, group: str) -> bool:
        """Whether a member is in a group; False where the platform doesn't tell. Raises TryLater."""
        ...

    async def may_call(self, community: Community, group: str) -> bool:
        """Whether a message of the coach that names a group notifies its members, as far as the platform tells."""
        ...


@runtime_checkable
class KnowsAddresses(Protocol):
    """A platform on which a posted message has an address that a browser or the app opens."""

    async def address(self, place: Place, message: str) -> str:
        """The address of a message that `post` gave this id; "" if the platform tells none. Raises TryLater."""
        ...


@runtime_checkable
class Whispers(Protocol):
    """A platform that shows one member something in a place where others are, unseen by them."""

    async def whisper(self, place: Place, member: Member, message: Message) -> None:
        """Shows it to the member alone, where they asked for something. Nobody can tell later whether it was seen.

        Raises TryLater, or PlaceGone where that is not possible, or no longer.
        """
        ...


@runtime_checkable
class KnowsTimeZones(Protocol):
    """A platform whose members' profiles tell their time zone."""

    async def timezone(self, member: Member) -> str:
        """The member's zone by its IANA name, "" if the profile tells none.

        Raises TryLater, or PlaceGone if the member's account is closed.
        """
        ...


@runtime_checkable
class KnowsPeople(Protocol):
    """A platform on which a member's id is the same person in all communities."""

    async def called(self, community: str) -> str:
        """What members call a community, by its key, in a sentence: "our direct messages"; "" if that is not known."""
        ...
