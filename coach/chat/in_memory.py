"""A platform in memory that keeps the rules of real ones; for tests, trials and benchmarks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from coach.chat.message import Message
from coach.chat.places import Community, FileRef, Member, Place
from coach.chat.platform import Reaction
from coach.errors import Code, FileGone, PlaceGone, TryLater, Unreadable

PostOutcome = Literal["well", "refused", "lost", "down"]
"""How a post goes: well; refused (429); it arrives but its answer is lost; nothing arrives and nobody knows."""


@dataclass
class InMemoryPlatform:
    """Implements `coach.chat.platform.Platform`.

    `honours_keys`: as Discord does, a second post under one key is the first; else, as on Slack, messages are looked
    up by key only when the caller says that an earlier try may have arrived. `outcome` decides how each post goes.
    """

    name: str = "memory"
    honours_keys: bool = True
    outcome: Callable[[], PostOutcome] = lambda: "well"
    files: dict[str, bytes] = field(default_factory=dict)
    messages: list[tuple[Place, str, Message]] = field(default_factory=list)
    reactions: list[tuple[str, Reaction]] = field(default_factory=list)
    pauses: dict[Reaction, int] = field(default_factory=dict)
    """How many times each sign is put off first."""
    left: list[Community] = field(default_factory=list)
    closed: set[str] = field(default_factory=set)
    """Channels in which nothing can be posted."""
    members: dict[str, set[str]] = field(default_factory=dict)
    """Who is in each group."""
    authors: dict[str, str] = field(default_factory=dict)
    """Who began a thread."""
    kept_in: set[str] = field(default_factory=set)
    """Channels in which nothing can be deleted."""
    whispers: list[tuple[Place, str, Message]] = field(default_factory=list)
    """What one member alone saw, and which."""
    deaf: bool = False
    """Whether nobody can be shown anything alone."""

    async def fetch(self, place: Place, file: FileRef, max_bytes: int) -> bytes:
        """The file's bytes."""
        if file.id not in self.files:
            raise FileGone("The file was deleted.")
        if len(self.files[file.id]) > max_bytes:
            raise Unreadable(Code.TOO_LARGE, "The file is too large. Save a smaller version and drop it again.")
        return self.files[file.id]

    async def react(self, place: Place, reaction: Reaction) -> None:
        """Notes the sign, once the platform lets it through."""
        if self.pauses.get(reaction):
            self.pauses[reaction] -= 1
            raise TryLater(0.01)
        self.reactions.append((place.message, reaction))

    async def open_thread(self, place: Place, title: str, member: Member) -> Place:
        """The thread of a message has the message's name."""
        return replace(place, thread=place.thread or place.message or "new")

    async def post(self, place: Place, message: Message, key: str, unclear: bool) -> str:
        """Posts as `luck` will have it."""
        if place.channel in self.closed:
            raise PlaceGone("Nobody may write there.")
        outcome = self.outcome()
        if outcome in ("refused", "down"):
            raise TryLater(0.01, refused=outcome == "refused")
        known = next((n for n, (_, k, _) in enumerate(self.messages) if k == key), None)
        if known is None or not (self.honours_keys or unclear):
            self.messages.append((place, key, message))
            known = len(self.messages) - 1
        if outcome == "lost":
            raise TryLater(0.01)
        return f"m{known}"

    async def direct(self, member: Member) -> Place:
        """The conversation with a member."""
        return Place(member.community, f"D-{member.id}", audience="member", is_direct=True)

    async def whisper(self, place: Place, member: Member, message: Message) -> None:
        """Shows it to the member alone."""
        if self.deaf:
            raise PlaceGone("It is too late for that.")
        self.whispers.append((place, member.id, message))

    async def groups(self, community: Community) -> Sequence[tuple[str, str]]:
        """The groups there are."""
        return tuple((group, group.title()) for group in self.members)

    async def belongs(self, member: Member, group: str) -> bool:
        """Whether somebody is in a group."""
        return member.id in self.members.get(group, ())

    async def may_call(self, community: Community, group: str) -> bool:
        """Only groups that there are can be called."""
        return group in self.members

    async def address(self, place: Place, message: str) -> str:
        """An address that nobody answers at."""
        return f"https://chat.example/{place.channel}/{place.thread}/{message}"

    async def asked_by(self, place: Place) -> str:
        """Whoever wrote the message, as far as a test says so."""
        return self.authors.get(place.thread, "")

    async def erase(self, place: Place, keys: Sequence[str], only_these: bool = False) -> int:
        """Forgets the messages of the thread, or those posted under the keys."""
        if place.channel in self.kept_in:
            return 1
        whole = bool(place.thread) and not only_these
        where = (place.channel, place.thread)
        kept = [
            each
            for each in self.messages
            if not ((whole and (each[0].channel, each[0].thread) == where) or each[1] in keys)
        ]
        self.messages[:] = kept
        return 0

    async def leave(self, community: Community) -> None:
        """Notes that a community is gone."""
        self.left.append(community)
