#!/usr/bin/env python3
"""How long members wait when many drop files at once: 60 files by 20 members in 5 channels, on platforms that pace.

One run prints, for a platform paced by channel (as Slack) and one paced by thread (as Discord), the seconds until
somebody's first message (median and 95th percentile) and until the last message of all. The machine reads and reviews
for real, and posts at the pace that the coach keeps to by itself on Slack; only the platform is imitated.

    .venv/bin/python benchmarks/crowd.py
"""

import asyncio
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from review_worker import COMMUNITY, working_coach

from adapters.slack.pace import Pace
from coach.chat.in_memory import InMemoryPlatform
from coach.chat.message import Message
from coach.chat.places import FileRef, Member, Place, Upload
from coach.store.migrations import upgrade
from coach.store.vault import new_key

FILES, MEMBERS, CHANNELS = 60, 20, 5
EXAMPLE = Path(__file__).parents[1] / "examples" / "resume.pdf"


@dataclass
class Paced(InMemoryPlatform):
    """Posts at the pace that the coach keeps to on Slack, in one line a channel or one a thread."""

    by_thread: bool = False
    began: dict[str, float] = field(default_factory=dict)
    first: dict[str, float] = field(default_factory=dict)
    last: float = 0.0
    pace: Pace = field(default_factory=Pace)

    async def post(self, place: Place, message: Message, key: str, unclear: bool) -> str:
        name = place.thread if self.by_thread else place.channel
        await self.pace.turn(name, message.follows)
        posted = await super().post(place, message, key, unclear)
        now = time.monotonic()
        self.first.setdefault(place.message, now - self.began[place.message])
        self.last = now
        return posted


async def drive(platform: Paced) -> tuple[list[float], float]:
    """Seconds to each first message, and to the last of all."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite+aiosqlite:///{folder}/crowd.db"
        upgrade(url)
        async with working_coach(url, new_key(), platform) as service:
            start = time.monotonic()
            for number in range(FILES):
                name = f"m{number}"
                place = Place(COMMUNITY, f"C{number % CHANNELS}", message=name)
                platform.began[name] = time.monotonic()
                member, file = Member(COMMUNITY, f"U{number % MEMBERS}"), FileRef(f"f{number}", "resume.pdf")
                platform.files[file.id] = EXAMPLE.read_bytes() + f"\n% version {number}".encode()
                await service.receive(Upload(name, place, member, file, asked=True))
            async with asyncio.timeout(300):
                while sum(mark == "done" for _, mark in platform.reactions) < FILES:
                    await asyncio.sleep(0.05)
            return sorted(platform.first.values()), platform.last - start


async def run() -> None:
    print(f"{FILES} files, {MEMBERS} members, {CHANNELS} channels")
    print("| paced | first message p50 / p95 | last |\n|---|---|---|")
    for title, platform in (
        ("by channel, 1 a second", Paced()),
        ("by thread, 1 a second", Paced(by_thread=True)),
    ):
        first, last = await drive(platform)
        print(
            f"| {title} | {first[len(first) // 2]:.1f} / {first[int(0.95 * len(first))]:.1f} s | {last:.1f} s |",
            flush=True,
        )


if __name__ == "__main__":
    asyncio.run(run())
