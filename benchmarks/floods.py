"""What a member who floods the coach gets: `python -m benchmarks.floods`.

One member drops 2,000 files, another asks for 300 pages of one site at once, presses "Check again" and sends one file
over and over. The platform answers at once; the database is SQLite.
"""

import asyncio
import tempfile

from aiohttp import web
from sqlalchemy import func, select

from coach.assembly import gather
from coach.chat.catalog import Action
from coach.chat.in_memory import InMemoryPlatform
from coach.chat.places import Command, Place, Press
from coach.posting.fetching.fetch import Fetcher
from coach.reception.by_posting import FETCHER, POSTING_READER
from coach.reception.service import DurableCoachService
from coach.review.reviewing import review
from coach.running.context import Context
from coach.store import open_store
from coach.store.migrations import upgrade
from coach.store.tables import ReviewRow
from coach.store.vault import Vault, new_key
from coach.work.scheduler import Scheduler
from tests.coach.posting.job_site import read_here as read_posting_here
from tests.coach.reception.conftest import ANN, BOB, COMMUNITY, EXAMPLE, Coach, read_here

CHANNEL = Place(COMMUNITY, "C1")
DROPS, PAGES, TIMES = 2000, 300, 5


class Site:
    """A site of job postings that counts who is there."""

    def __init__(self) -> None:
        self.now = self.most = self.total = 0

    async def page(self, _: web.Request) -> web.Response:
        """A posting, after a moment."""
        self.now, self.total = self.now + 1, self.total + 1
        self.most = max(self.most, self.now)
        await asyncio.sleep(0.02)
        self.now -= 1
        words = "<h2>Requirements</h2><ul><li>5+ years of experience with Go</li></ul>" + "x " * 200
        return web.Response(text=words, content_type="text/html")


def made(folder: str) -> Coach:
    """A coach on a fresh database."""
    url = f"sqlite+aiosqlite:///{folder}/floods.db"
    upgrade(url)
    store, platform = open_store(url), InMemoryPlatform()
    work = Scheduler(store, concurrency=4, pause=0.02)
    tools = {FETCHER: Fetcher(allow_loopback=True), POSTING_READER: read_posting_here}
    context = Context(store, Vault([new_key()]), work, {"memory": platform}, read_here, review, tools=tools)
    handlers = gather()
    return Coach(context, platform, DurableCoachService(context, handlers), handlers, work)


async def reviews(coach: Coach, member: str) -> int:
    """How many reviews there are of a member."""
    async with coach.context.store.of(COMMUNITY.key) as session:
        wanted = select(func.count(ReviewRow.id)).where(ReviewRow.member == member, ReviewRow.error == "")
        return await session.scalar(wanted) or 0


async def main() -> None:
    """Prints what was tried and what came of it."""
    with tempfile.TemporaryDirectory() as folder:
        coach, site = made(folder), Site()
        app = web.Application()
        app.router.add_get("/{job}", site.page)
        runner = web.AppRunner(app)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        jobs = [f"http://127.0.0.1:{runner.addresses[0][1]}/{number}" for number in range(PAGES)]
        asked = (Command("keywords", BOB, CHANNEL, {"url": url}) for url in jobs)
        await asyncio.gather(*map(coach.service.command, asked))
        await runner.cleanup()
        print(f"{PAGES} pages of one site at once: {site.total} fetched, {site.most} at a time")
        for number in range(DROPS):
            await coach.service.receive(coach.drop(f"d{number}", ANN))
            coach.platform.files.clear()
        print(f"{DROPS} drops: {await reviews(coach, 'ann')} taken")
        await coach.start()
        first = await coach.service.receive(coach.drop("e1", BOB))
        await coach.settle()
        for number in range(TIMES):
            again = Press(Action.CHECK_AGAIN, str(first.review), BOB, CHANNEL, "m", key=f"p{number}")
            await coach.service.press(again)
        await coach.settle()
        print(f"“Check again” pressed {TIMES} times: {await reviews(coach, 'bob') - 1} review")
        before = await reviews(coach, "bob")
        for number in range(TIMES):
            upload = coach.drop(f"same{number}", BOB, channel="C2")
            coach.platform.files[upload.file.id] = EXAMPLE.read_bytes() + b"\n%the same\n"
            await coach.service.receive(upload)
        await coach.settle()
        print(f"one file sent {TIMES} times within a minute: {await reviews(coach, 'bob') - before} review")
        await coach.work.stop(1)
        await coach.context.store.close()


if __name__ == "__main__":
    asyncio.run(main())
