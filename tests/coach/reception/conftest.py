"""A running coach on each database: the real reception, engine, store and reader; a platform in memory."""

import asyncio
import hashlib
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from coach.assembly import gather
from coach.chat.in_memory import InMemoryPlatform
from coach.chat.places import Community, FileRef, Member, Options, Place, Upload
from coach.reading import read
from coach.reception.service import DurableCoachService
from coach.review.review import Review
from coach.running.context import Context
from coach.running.handlers import Handlers
from coach.store import Store
from coach.store.vault import Vault, new_key
from coach.work.scheduler import Scheduler
from rules.finding import Finding, Severity, Strength
from rules.resume import Resume, SectionKind

END = b"%%EOF"
EXAMPLE = Path(__file__).parents[3] / "examples" / "resume.pdf"
COMMUNITY = Community("memory", "T1", "Test")
ANN, BOB = Member(COMMUNITY, "ann"), Member(COMMUNITY, "bob")


async def read_here(data: bytes, name: str) -> Resume:
    """The real reader without its sandbox, which has tests of its own. Each file is read once for all tests, and so is
    a PDF with a remark after its end, which makes it a file of its own and changes nothing else."""
    resume = _read_once(data[: data.rindex(END) + len(END)] if END in data else data, name)
    return replace(resume, file=replace(resume.file, bytes=len(data), sha256=hashlib.sha256(data).hexdigest()))


@cache
def _read_once(data: bytes, name: str) -> Resume:
    return read(data, name)


def review_bullets(resume: Resume, options: Options) -> Review:
    """A reviewer of one rule: small enough to foresee, real enough to have findings in it."""
    weak = tuple(
        Finding(
            "EXP-WEAK", Severity.WARNING, SectionKind.EXPERIENCE, "Weak", "m", "w", "s", quote=bullet.text, weight=2.0
        )
        for bullet in resume.bullets
        if bullet.text.startswith(("Responsible", "Worked", "Helped"))
    )
    # The header takes the first ones: with these a thread has a section of its own, too.
    skills = (
        Finding("SKL-A", Severity.SUGGESTION, SectionKind.SKILLS, "Group", "m", "w", "s", weight=1.0),
        Finding("SKL-B", Severity.SUGGESTION, SectionKind.SKILLS, "Order", "m", "w", "s", weight=1.0),
    )
    findings = (*weak, *skills) if weak else ()
    praise = tuple(Strength(SectionKind.EXPERIENCE, bullet.text, "Kept.") for bullet in resume.bullets[:1])
    return Review(resume, options.pack or "", 90 - 5 * len(findings), {SectionKind.EXPERIENCE: 70}, findings, praise)


@dataclass
class Coach:
    """A coach with its engine not yet started, so that a test decides when work begins."""

    context: Context
    platform: InMemoryPlatform
    service: DurableCoachService
    handlers: Handlers
    work: Scheduler

    async def start(self) -> None:
        await self.work.start(self.handlers.bound(self.context), {})

    async def settle(self) -> None:
        """Waits until all work is done. The database is asked anew when what runs has ended, not all the time."""
        async with asyncio.timeout(60):
            while await self.work.waiting():
                running = tuple(getattr(self.work, "_tasks", ()))
                await (asyncio.wait(running, timeout=0.5) if running else asyncio.sleep(0.03))

    def drop(self, key: str = "e1", member: Member = ANN, asked: bool = False, **place: object) -> Upload:
        """A file dropped in a channel."""
        file = "f1" if key == "e1" else f"f-{key}"  # each its own, or it would be the same file again
        self.platform.files.setdefault(file, EXAMPLE.read_bytes() + (b"" if key == "e1" else f"\n%{key}\n".encode()))
        where = replace(Place(COMMUNITY, "C1", message=f"m-{key}"), **place)  # type: ignore[arg-type]
        return Upload(key, where, member, FileRef(file, "resume.pdf"), asked=asked)


@pytest.fixture
def make_coach(store: Store) -> Callable[..., Coach]:
    """Makes a coach on the store; a second one is the process after a crash."""
    vault = Vault([new_key()])

    def make(platform: InMemoryPlatform | None = None, **parts: Any) -> Coach:
        platform = platform or InMemoryPlatform()
        work = Scheduler(store, concurrency=4, pause=0.02)
        context = replace(Context(store, vault, work, {"memory": platform}, read_here, review_bullets), **parts)
        handlers = gather()
        return Coach(context, platform, DurableCoachService(context, handlers), handlers, work)

    return make


@pytest.fixture
async def coach(make_coach: Callable[..., Coach]) -> AsyncIterator[Coach]:
    made = make_coach()
    yield made
    await made.work.stop(1)
