"""The playground as a platform: each browser session is a community of its own, with one member, kept in memory.

Nothing here outlasts the process, and the database remembers what earlier ones were asked: so ids are drawn at random,
and a conversation says which one it is.
"""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from secrets import token_hex
from tempfile import TemporaryFile
from typing import IO

from coach.chat.message import Message
from coach.chat.places import Community, FileRef, Member, Place
from coach.chat.platform import Reaction
from coach.errors import Code, FileGone, PlaceGone, TryLater, Unreadable
from texts import gettext_noop

PLATFORM = "web"
MAX_VISITORS = 1000
MAX_FILES = 5
"""Files of one visitor that wait to be read."""
MAX_FILES_OF_ALL = 100
FILES_LAST = 900.0
"""Seconds; a file that nobody has fetched by then is gone."""
MAX_MESSAGES = 2000
BUSY = gettext_noop("Several of your files are still waiting to be read. Please drop this one again in a minute.")
FULL = gettext_noop("Many files are waiting to be read at the moment. Please drop yours again in a few minutes.")


@dataclass(frozen=True, slots=True)
class Kept:
    """An uploaded file that waits: a file without a name, which ends with the process at the latest."""

    name: str
    file: IO[bytes]
    size: int
    since: float


@dataclass
class Conversation:
    """What one visitor sees: messages in order, the sign on their last upload, files not yet read."""

    id: str = field(default_factory=lambda: token_hex(6))
    messages: list[tuple[str, Message]] = field(default_factory=list)
    by_key: dict[str, str] = field(default_factory=dict)
    reaction: Reaction | None = None
    files: dict[str, Kept] = field(default_factory=dict)
    changed: asyncio.Event = field(default_factory=asyncio.Event)

    def tell(self) -> None:
        """Wakes whoever waits for news."""
        self.changed.set()
        self.changed = asyncio.Event()

    def drop(self, file: str) -> None:
        """Forgets a file; its bytes are gone at once."""
        if kept := self.files.pop(file, None):
            kept.file.close()

    def close(self) -> None:
        """Forgets all files."""
        for file in tuple(self.files):
            self.drop(file)


class Playground:
    """Implements `coach.platform.Platform` for visitors of the local web page; a visitor is named by their session."""

    name = PLATFORM

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._conversations: OrderedDict[str, Conversation] = OrderedDict()
        self._clock = clock

    def conversation(self, visitor: str) -> Conversation:
        """The visitor's conversation, made at the first visit; who was away longest makes room."""
        if visitor not in self._conversations:
            while len(self._conversations) >= MAX_VISITORS:
                self._conversations.popitem(last=False)[1].close()
            self._conversations[visitor] = Conversation()
        self._conversations.move_to_end(visitor)
        return self._conversations[visitor]

    def make_room(self, visitor: str) -> None:
        """Lets go what waited too long. Raises TryLater if as many files wait as may."""
        for conversation in self._conversations.values():
            for number, kept in tuple(conversation.files.items()):
                if self._clock() - kept.since > FILES_LAST:
                    conversation.drop(number)
        if len(self.conversation(visitor).files) >= MAX_FILES:
            raise TryLater(60, BUSY)
        if sum(len(each.files) for each in self._conversations.values()) >= MAX_FILES_OF_ALL:
            raise TryLater(180, FULL)

    def keep(self, visitor: str, name: str, file: IO[bytes]) -> FileRef:
        """Keeps an uploaded file until it is read; it is closed then."""
        number, size, conversation = token_hex(12), file.tell(), self.conversation(visitor)
        conversation.files[number] = Kept(name, file, size, self._clock())
        conversation.reaction = None  # that of the file before says nothing of this one
        conversation.tell()
        return FileRef(number, name, size, channel=visitor)

    async def fetch(self, place: Place, file: FileRef, max_bytes: int) -> bytes:
        """The uploaded bytes; stays fetchable until the review is done, since a try may be repeated."""
        found = self.conversation(place.channel).files.get(file.id)
        if found is None:
            raise FileGone("The file is no longer here. Drop it again.")
        if found.size > max_bytes:
            raise Unreadable(
                Code.TOO_LARGE,
                "The file is larger than {most} MB. Save a smaller version.",
                most=max_bytes // 1_048_576,
            )
        found.file.seek(0)
        return found.file.read()

    async def react(self, place: Place, reaction: Reaction) -> None:
        """Shows how far the review is; its file goes when it ends."""
        conversation = self.conversation(place.channel)
        conversation.reaction = reaction
        if reaction != "seen":
            conversation.drop(place.message)
        conversation.tell()

    async def open_thread(self, place: Place, title: str, member: Member) -> Place:
        """The conversation itself."""
        return replace(place, thread=place.channel)

    async def asked_by(self, place: Place) -> str:
        """Not told: only the visitor sees the page."""
        return ""

    async def erase(self, place: Place, keys: Sequence[str], only_these: bool = False) -> int:
        """Nothing: only the visitor sees the page, and it forgets by itself."""
        return 0

    async def post(self, place: Place, message: Message, key: str, unclear: bool) -> str:
        """Shows a message; the same key twice is one message."""
        conversation = self.conversation(place.channel)
        if key not in conversation.by_key:
            if len(conversation.messages) >= MAX_MESSAGES:  # begun anew: the page shows what comes from now on
                conversation.messages.clear()
                conversation.by_key.clear()
                conversation.id = token_hex(6)
            conversation.by_key[key] = number = token_hex(6)
            conversation.messages.append((number, message))
            conversation.tell()
        return conversation.by_key[key]

    async def direct(self, member: Member) -> Place:
        """The same conversation: the playground has no other."""
        if member.id not in self._conversations:
            raise PlaceGone("The visitor has left.")
        return Place(member.community, member.id, is_direct=True, audience="member")

    def close(self) -> None:
        """Forgets everybody; the files that still wait are gone."""
        while self._conversations:
            self._conversations.popitem()[1].close()

    async def leave(self, community: Community) -> None:
        """Forgets the visitor whose community this is."""
        if conversation := self._conversations.pop(community.id, None):
            conversation.close()


def community_of(visitor: str) -> Community:
    """The community of a visitor: theirs alone."""
    return Community(PLATFORM, visitor, "Playground")


def new_file() -> IO[bytes]:
    """A file on the disk that has no name, for bytes on their way in."""
    return TemporaryFile(prefix="resume-coach-")
