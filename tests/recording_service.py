"""A service that writes down what it is asked and answers as it is told."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from coach.chat.answers import Answer, sentence
from coach.chat.community_settings import CommunitySettings
from coach.chat.message import Message, Paragraph, plain
from coach.chat.places import Command, Community, Member, Press, Submission, Upload
from coach.chat.service import Receipt


@dataclass
class RecordingService:
    """Implements `coach.chat.service.CoachService` for the adapters' own tests; the real one has its own."""

    uploads: list[Upload] = field(default_factory=list)
    commands: list[Command] = field(default_factory=list)
    presses: list[Press] = field(default_factory=list)
    submissions: list[Submission] = field(default_factory=list)
    withdrawn: list[tuple[str, str, str]] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    answer: Answer = field(default_factory=lambda: sentence("Here you are."))
    error: Exception | None = None
    slow: float = 0.0
    broken: int = 0
    """How many of the next uploads fail before they are written down."""
    pages: tuple[Message, ...] = ()
    chosen: CommunitySettings = field(default_factory=CommunitySettings)
    connected_at: datetime | None = None
    remembered: tuple[str, ...] = ()
    """Channels of direct conversations."""

    async def receive(self, upload: Upload) -> Receipt:
        if self.broken:
            self.broken -= 1
            raise OSError("the disk is full")
        known = upload.key in {each.key for each in self.uploads}
        self.uploads.append(upload)
        return Receipt(1 if upload.file.name.endswith((".pdf", ".docx")) else None, known)

    async def withdraw(self, community: Community, channel: str, message: str = "", file: str = "") -> None:
        self.withdrawn.append((channel, message, file))

    async def command(self, command: Command) -> Answer:
        self.commands.append(command)
        return await self._answer()

    async def press(self, press: Press) -> Answer:
        self.presses.append(press)
        return await self._answer()

    async def submit(self, submission: Submission) -> Answer:
        self.submissions.append(submission)
        return await self._answer()

    async def suggest(self, command: str, option: str, typed: str, member: Member) -> Sequence[tuple[str, str]]:
        return [(each, each.title()) for each in ("startup", "finance", "health") if each.startswith(typed)]

    async def home(self, member: Member) -> tuple[Message, ...]:
        return self.pages

    async def welcome(self, community: Community) -> Message:
        return Message((Paragraph(plain("Hello, I review resumes.")),), summary="Hello")

    async def watching(self, community: Community) -> CommunitySettings:
        return self.chosen

    async def conversations(self, platform: str, community: Community | None = None) -> Sequence[str]:
        return self.remembered

    async def last_connected(self, platform: str) -> datetime | None:
        return self.connected_at

    async def connected(self, platform: str) -> None:
        self.connected_at = datetime.now(UTC)

    async def left(self, community: Community) -> None:
        self.gone.append(community.key)

    async def _answer(self) -> Answer:
        if self.slow:
            await asyncio.sleep(self.slow)
        if self.error:
            raise self.error
        return self.answer
