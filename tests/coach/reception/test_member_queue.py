"""Members take turns: of each one review is worked on at a time, on either engine, whatever becomes of it."""

import asyncio
from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from coach.chat.in_memory import InMemoryPlatform
from coach.chat.message import Message
from coach.chat.places import FileRef, Member, Place
from coach.chat.platform import Reaction
from coach.errors import TryLater
from coach.reception.member_queue import take_turn
from coach.reception.periodic_jobs import resume_work, sweep
from coach.reception.service import DurableCoachService
from coach.reception.steps import do_review
from coach.running.context import Context, utc_now
from coach.store import Store
from coach.store.tables import JobRow, ReviewRow
from coach.work import BehindOthers, Work
from coach.work.procrastinate import Procrastinate
from coach.work.scheduler import Scheduler

from .conftest import ANN, BOB, COMMUNITY, Coach, read_here

PLACES = 4
"""Reviews that the workers of a test do at once."""


@dataclass
class Watching(InMemoryPlatform):
    """Counts the reviews under way by member, from the file to the first message; some files it cannot give yet."""

    under_way: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    most: Counter[str] = field(default_factory=Counter)
    at_once: int = 0
    ended: list[str] = field(default_factory=list)
    stuck: set[str] = field(default_factory=set)
    begun: list[str] = field(default_factory=list)
    posts: list[str] = field(default_factory=list)

    async def post(self, place: Place, message: Message, key: str, unclear: bool) -> str:
        self.posts.append(place.message)
        self.under_way[place.message.split("-")[1]].discard(place.message)
        return await super().post(place, message, key, unclear)

    async def fetch(self, place: Place, file: FileRef, max_bytes: int) -> bytes:
        member = place.message.split("-")[1]
        self.begun.append(place.message)
        self.under_way[member].add(place.message)  # a second try asks for the file again
        self.most[member] = max(self.most[member], len(self.under_way[member]))
        self.at_once = max(self.at_once, sum(map(len, self.under_way.values())))
        await asyncio.sleep(0.05)
        if place.message in self.stuck:
            raise TryLater(0.5)
        return await super().fetch(place, file, max_bytes)

    async def react(self, place: Place, reaction: Reaction) -> None:
        await super().react(place, reaction)
        self.under_way[place.message.split("-")[1]].discard(place.message)
        self.ended.append(place.message)


@pytest.fixture(params=["scheduler", "procrastinate"])
async def busy(request: pytest.FixtureRequest, database_url: str, coach: Coach, store: Store) -> AsyncIterator[Coach]:
    """A coach on either engine, not started yet."""
    if request.param == "procrastinate" and not database_url.startswith("postgresql"):
        pytest.skip("Procrastinate needs PostgreSQL")
    work: Work = Scheduler(store, concurrency=PLACES, pause=0.02)
    if request.param == "procrastinate":
        work = Procrastinate(database_url, concurrency=PLACES, pause=0.02, heartbeat=0.3, grace=0.2)
    platform = Watching()
    context = replace(coach.context, work=work, platforms={"memory": platform}, reader=read_here)
    made = Coach(context, platform, DurableCoachService(context, coach.handlers), coach.handlers, work)  # type: ignore[arg-type]
    yield made
    await work.stop(0)


async def drop(coach: Coach, member: Member, number: int, channel: str = "") -> None:
    name = f"{member.id}-{number}"
    await coach.service.receive(coach.drop(name, member, channel=channel or f"C-{name}"))


def watching(coach: Coach) -> Watching:
    assert isinstance(coach.platform, Watching)
    return coach.platform


async def test_a_member_in_many_channels_takes_one_place_only(busy: Coach) -> None:
    for number in range(8):
        await drop(busy, ANN, number)
    for number in range(3):
        await drop(busy, Member(COMMUNITY, f"other{number}"), 0)
    await busy.start()
    await busy.settle()
    seen = watching(busy)
    assert len(seen.ended) == 11
    assert set(seen.most.values()) == {1}
    assert 1 < seen.at_once <= PLACES
    assert {f"m-other{number}-0" for number in range(3)} <= set(seen.begun[:6])


async def test_a_member_who_comes_later_waits_for_the_queue_not_for_all_reviews_of_the_busy_one(busy: Coach) -> None:
    await busy.start()
    for number in range(6):
        await drop(busy, ANN, number, channel="C1")
    await drop(busy, BOB, 0, channel="C1")
    ended = len(watching(busy).ended)
    await busy.settle()
    assert watching(busy).ended.index("m-bob-0") <= ended + 2  # the one under way, and one queued before
    assert len(watching(busy).ended) == 7


async def test_a_review_that_has_to_pause_holds_up_no_other_of_its_member(busy: Coach) -> None:
    watching(busy).stuck = {"m-ann-0"}
    for number in range(3):
        await drop(busy, ANN, number)
    await busy.start()
    async with asyncio.timeout(60):
        while len(watching(busy).ended) < 2:
            await asyncio.sleep(0.01)
    assert set(watching(busy).ended) == {"m-ann-1", "m-ann-2"}
    watching(busy).stuck.clear()
    await busy.settle()
    assert watching(busy).ended[-1] == "m-ann-0"


async def test_in_a_crowd_the_first_messages_of_all_files_come_before_the_rest_of_any(busy: Coach) -> None:
    members = [Member(COMMUNITY, f"member{number}") for number in range(2 * PLACES)]
    for number in range(3):
        for member in members:
            await drop(busy, member, number, channel="C1")
    await busy.start()
    await busy.settle()
    posts = watching(busy).posts
    for member in members:
        first, last = (f"m-{member.id}-{number}" for number in (0, 2))
        assert posts.index(last) < posts.index(first, posts.index(first) + 1)
    assert len(watching(busy).ended) == 3 * len(members)


async def test_of_several_files_of_one_member_all_first_messages_come_before_the_rest_of_any(busy: Coach) -> None:
    """Also where nobody else waits."""
    for number in range(3):
        await drop(busy, ANN, number, channel="C1")
    await busy.start()
    await busy.settle()
    posts = watching(busy).posts
    assert posts[:3] == [f"m-ann-{number}" for number in range(3)]
    assert all(posts.count(message) > 1 for message in posts[:3])


async def test_after_a_withdrawn_review_comes_the_next(busy: Coach) -> None:
    for number in range(2):
        await drop(busy, ANN, number)
    await busy.service.withdraw(COMMUNITY, "C-ann-0", message="m-ann-0")
    await busy.start()
    await busy.settle()
    assert watching(busy).ended == ["m-ann-1"]


async def test_many_drops_at_once_all_come_to_their_turn(busy: Coach) -> None:
    """Some are written down while others end: whoever comes later wakes the next."""
    await busy.start()
    await asyncio.gather(*(drop(busy, member, number) for number in range(5) for member in (ANN, BOB)))
    await busy.settle()
    assert len(watching(busy).ended) == 10
    assert set(watching(busy).most.values()) == {1}


@pytest.mark.parametrize("wake", [lambda coach: sweep({}, coach.context), lambda coach: resume_work(coach.context)])
async def test_what_was_never_queued_is_found_in_turn(coach: Coach, wake: object) -> None:
    """Killed between the end of a review and the job of the next."""
    for number in range(3):
        await coach.service.receive(coach.drop(f"a{number}"))
    async with coach.context.store.across("test") as session:
        await session.execute(JobRow.__table__.delete())  # type: ignore[attr-defined]
        await session.execute(update(ReviewRow).values(changed_at=utc_now() - timedelta(minutes=10)))
    await wake(coach)  # type: ignore[operator]
    assert await coach.work.waiting() == 1
    await coach.start()
    await coach.settle()
    async with coach.context.store.of(COMMUNITY.key) as session:
        assert set(await session.scalars(select(ReviewRow.state))) == {"posted"}


async def test_a_newcomer_who_drops_two_files_at_one_moment_loses_neither(coach: Coach) -> None:
    """Both want to write the member down; that one comes second is no sign of a known event."""
    receipts = await asyncio.gather(*(coach.service.receive(coach.drop(f"two-{number}")) for number in range(4)))
    assert len({receipt.review for receipt in receipts} - {None}) == 4
    assert not any(receipt.known for receipt in receipts)


PAUSE = 60.0


@dataclass
class Holding(InMemoryPlatform):
    """Holds the files of some messages back until they are let go, or asks to come again for them."""

    held: dict[str, asyncio.Event] = field(default_factory=dict)
    paused: set[str] = field(default_factory=set)
    begun: list[str] = field(default_factory=list)
    someone_began: asyncio.Event = field(default_factory=asyncio.Event)

    async def fetch(self, place: Place, file: FileRef, max_bytes: int) -> bytes:
        self.begun.append(place.message)
        self.someone_began.set()
        if place.message in self.paused:
            raise TryLater(PAUSE)
        if gate := self.held.get(place.message):
            await gate.wait()
        return await super().fetch(place, file, max_bytes)


@dataclass
class Line:
    """Reviews of one member, each in a channel of its own, none begun; the test says who works on which, and when."""

    coach: Coach
    platform: Holding
    context: Context

    async def add(self, name: str) -> int:
        receipt = await self.coach.service.receive(self.coach.drop(name, channel=f"C-{name}"))
        assert receipt.review is not None
        return receipt.review

    async def work(self, review: int, clock: timedelta = timedelta()) -> None:
        """Works on a review as a process does whose clock differs by this."""
        context = replace(self.context, clock=lambda: utc_now() + clock)
        with suppress(BehindOthers):  # as an engine does, which calls again later
            await do_review({"community": COMMUNITY.key, "review": review}, context)

    async def begin(self, review: int) -> "asyncio.Task[None]":
        """Works on a review as far as the platform lets it."""
        self.platform.someone_began.clear()
        began = asyncio.create_task(self.platform.someone_began.wait())
        task = asyncio.create_task(self.work(review))
        await asyncio.wait({task, began}, return_when=asyncio.FIRST_COMPLETED)
        began.cancel()
        return task

    async def number(self, review: int, other: int) -> None:
        async with self.context.store.of(COMMUNITY.key) as session:
            await session.execute(update(ReviewRow).where(ReviewRow.id == review).values(id=other))

    async def states(self) -> list[str]:
        async with self.context.store.of(COMMUNITY.key) as session:
            return list(await session.scalars(select(ReviewRow.state)))

    async def finish(self) -> None:
        """Lets the engine do what is left, which must be all."""
        await self.coach.start()
        await self.coach.settle()
        assert set(await self.states()) == {"posted"}


@pytest.fixture
async def line(make_coach: Callable[..., Coach]) -> AsyncIterator[Line]:
    platform = Holding()
    coach = make_coach(platform)
    yield Line(coach, platform, replace(coach.context, reader=read_here))
    await coach.work.stop(1)


async def test_a_clock_that_is_behind_lets_nobody_pass_the_review_that_is_worked_on(line: Line) -> None:
    """It need not be another machine's: a clock that was asked before a long wait for the database is behind too."""
    first, second = await line.add("first"), await line.add("second")
    gate = line.platform.held["m-first"] = asyncio.Event()
    working = await line.begin(first)
    await line.work(second, clock=-timedelta(minutes=1))
    assert line.platform.begun == ["m-first"]
    gate.set()
    await working
    await line.finish()


async def test_a_review_whose_pause_is_over_waits_for_the_one_that_was_begun_meanwhile(line: Line) -> None:
    first, second = await line.add("first"), await line.add("second")
    line.platform.paused = {"m-first"}
    with pytest.raises(TryLater):
        await line.work(first)
    line.platform.paused.clear()
    gate = line.platform.held["m-second"] = asyncio.Event()
    working = await line.begin(second)
    await line.work(first, clock=timedelta(seconds=PAUSE + 1))
    assert line.platform.begun == ["m-first", "m-second"]
    gate.set()
    await working
    await line.finish()


async def test_nothing_that_wakes_a_review_cuts_its_pause_short(line: Line) -> None:
    """The same upload delivered once more, another process that starts, a job that was queued before."""
    review = await line.add("first")
    line.platform.paused = {"m-first"}
    with pytest.raises(TryLater):
        await line.work(review)
    await line.coach.service.receive(line.coach.drop("first", channel="C-first"))
    await resume_work(line.context)
    with pytest.raises(TryLater) as later:
        await line.work(review, clock=timedelta(seconds=PAUSE / 2))
    assert PAUSE / 4 < later.value.seconds <= PAUSE / 2
    assert line.platform.begun == ["m-first"]
    line.platform.paused.clear()
    await line.work(review, clock=timedelta(seconds=PAUSE + 1))
    assert await line.states() == ["posted"]


async def test_a_review_that_was_posting_when_its_process_died_gives_way_and_keeps_no_turn(line: Line) -> None:
    first, _ = await line.add("first"), await line.add("second")
    await line.work(first)
    assert [place.message for place, _, _ in line.platform.messages] == ["m-first"]
    async with line.context.store.of(COMMUNITY.key) as session:
        await session.execute(update(ReviewRow).where(ReviewRow.id == first).values(turn=True))
    await line.work(first)
    async with line.context.store.of(COMMUNITY.key) as session:
        assert not any(await session.scalars(select(ReviewRow.turn)))
    await line.finish()


async def test_a_review_that_comes_to_light_with_an_earlier_number_waits_too(line: Line) -> None:
    """PostgreSQL gives numbers out before it commits, so that the second may be there before the first."""
    later = 100
    await line.number(await line.add("second"), later)
    gate = line.platform.held["m-second"] = asyncio.Event()
    working = await line.begin(later)
    await line.number(await line.add("first"), later - 1)
    await line.work(later - 1)
    assert line.platform.begun == ["m-second"]
    gate.set()
    await working
    await line.coach.service.receive(line.coach.drop("second", channel="C-second"))  # its number was changed by hand
    await line.finish()


async def seen(_: object, row: ReviewRow) -> int:
    return row.id


async def test_of_two_processes_that_take_the_turn_at_once_one_gets_it(line: Line) -> None:
    reviews = [await line.add(f"review-{number}") for number in range(6)]
    taken = await asyncio.gather(*(take_turn(line.context, COMMUNITY.key, review, seen) for review in reviews))
    assert len([row for row in taken if row is not None]) == 1
