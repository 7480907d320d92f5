"""The playground as a platform: one visitor, one conversation, kept in memory."""

import asyncio
from dataclasses import dataclass, field, replace
from itertools import count

from coach.errors import Code, FileGone, PlaceGone, Unreadable
from coach.message import Message
from coach.places import Community, FileRef, Member, Place
from coach.platform import Sign

COMMUNITY = Community("web", "playground", "Playground")
MOST_VISITORS = 1000


@dataclass
class Conversation:
    """What one visitor sees: messages in order, the sign on their last upload, files not yet fetched."""

    messages: list[tuple[str, Message]] = field(default_factory=list)
    by_key: dict[str, str] = field(default_factory=dict)
    sign: Sign | None = None
    files: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    changed: asyncio.Event = field(default_factory=asyncio.Event)

    def tell(self) -> None:
        """Wakes whoever waits for news."""
        self.changed.set()
        self.changed = asyncio.Event()


class Playground:
    """Implements `coach.platform.Platform` for visitors of the local web page."""

    name = "web"

    def __init__(self) -> None:
        self._conversations: dict[str, Conversation] = {}
        self._numbers = count(1)

    def conversation(self, visitor: str) -> Conversation:
        """The visitor's conversation, made at the first visit; the oldest make room."""
        if visitor not in self._conversations:
            while len(self._conversations) >= MOST_VISITORS:
                self._conversations.pop(next(iter(self._conversations)))
            self._conversations[visitor] = Conversation()
        return self._conversations[visitor]

    def keep(self, visitor: str, name: str, data: bytes) -> FileRef:
        """Keeps an uploaded file until the coach fetches it."""
        number = str(next(self._numbers))
        self.conversation(visitor).files[number] = (name, data)
        return FileRef(number, name, len(data), channel=visitor)

    async def fetch(self, place: Place, file: FileRef, max_bytes: int) -> bytes:
        """The uploaded bytes; stays fetchable until the review is done, since a try may be repeated."""
        found = self.conversation(place.channel).files.get(file.id)
        if found is None:
            raise FileGone("The file is no longer here. Drop it again.")
        if len(found[1]) > max_bytes:
            raise Unreadable(Code.TOO_LARGE, f"The file is larger than {max_bytes // 1_048_576} MB. Save it smaller.")
        return found[1]

    async def sign(self, place: Place, sign: Sign) -> None:
        """Shows how far the review is; the files go when it ends."""
        conversation = self.conversation(place.channel)
        conversation.sign = sign
        if sign != "seen":
            conversation.files.clear()
        conversation.tell()

    async def open_thread(self, place: Place, title: str, member: Member) -> Place:
        """The conversation itself."""
        return replace(place, thread=place.channel)

    async def post(self, place: Place, message: Message, key: str, unclear: bool) -> str:
        """Shows a message; the same key twice is one message."""
        conversation = self.conversation(place.channel)
        if key not in conversation.by_key:
            number = str(next(self._numbers))
            conversation.by_key[key] = number
            conversation.messages.append((number, message))
            conversation.tell()
        return conversation.by_key[key]

    async def direct(self, member: Member) -> Place:
        """The same conversation: the playground has no other."""
        if member.id not in self._conversations:
            raise PlaceGone("The visitor has left.")
        return Place(COMMUNITY, member.id, is_direct=True, audience="member")

    async def leave(self, community: Community) -> None:
        """Forgets all visitors."""
        self._conversations.clear()
