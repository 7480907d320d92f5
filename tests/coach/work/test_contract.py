"""What every engine promises, asked of each: APScheduler on both databases, Procrastinate on PostgreSQL."""

import asyncio
import contextlib
from collections import Counter
from collections.abc import AsyncIterator, Callable, Mapping
from datetime import timedelta

import psycopg
import pytest
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError

from coach.errors import TryLater
from coach.running.context import utc_now
from coach.store import Store
from coach.work import Job, Work
from coach.work.procrastinate import Procrastinate
from coach.work.scheduler import Scheduler
from coach.work.sign_of_life import KIND, SignOfLife
from tests.coach.tcp_proxy import proxy_to

Engine = Callable[[], Work]
Arguments = Mapping[str, str | int]


@pytest.fixture(params=["scheduler", "procrastinate"])
async def engine(request: pytest.FixtureRequest, database_url: str, store: Store) -> AsyncIterator[Engine]:
    """Makes engines on one database; each is a process of its own as far as engines know."""
    if request.param == "procrastinate" and not database_url.startswith("postgresql"):
        pytest.skip("Procrastinate needs PostgreSQL")
    made: list[Work] = []

    def make() -> Work:
        one: Work
        if request.param == "scheduler":
            one = Scheduler(store, concurrency=4, tries=3, pause=0.15)
        else:
            one = Procrastinate(database_url, concurrency=4, tries=3, pause=0.15, heartbeat=0.3, grace=0.2)
        made.append(one)
        return one

    yield make
    for one in made:
        await one.stop(0)


def plain(url: str) -> str:
    return make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)


async def until(happens: Callable[[], bool], seconds: float = 60) -> None:
    async with asyncio.timeout(seconds):
        while not happens():
            await asyncio.sleep(0.01)


async def test_a_job_put_before_the_start_is_done(engine: Engine) -> None:
    done: list[Arguments] = []

    async def note(arguments: Arguments) -> None:
        done.append(arguments)

    await engine().put(Job("note", {"id": 7, "who": "U1"}))
    await engine().start({"note": note}, {})
    await until(lambda: bool(done))
    assert done == [{"id": 7, "who": "U1"}]


async def test_done_jobs_are_gone(engine: Engine) -> None:
    work, done = engine(), asyncio.Event()

    async def note(_: Arguments) -> None:
        done.set()

    await work.start({"note": note}, {})
    await work.put(Job("note", {}, lock="a/1"))
    await done.wait()
    async with asyncio.timeout(60):
        while await work.waiting():
            await asyncio.sleep(0.02)


async def test_a_key_is_queued_once(engine: Engine) -> None:
    work = engine()
    for _ in range(3):
        await work.put(Job("note", {}, lock="a/1", key="k"))
    await work.put(Job("note", {}, lock="b/1", key="other"))
    assert await work.waiting() == 2
    assert await work.waiting("a/") == 1


async def test_one_at_a_time_per_lock_and_many_over_all(engine: Engine) -> None:
    work, running, most, by_lock, done = engine(), set[str](), [0], [0], []

    async def note(arguments: Arguments) -> None:
        lock = str(arguments["lock"])
        by_lock[0] += lock in running
        running.add(lock)
        most[0] = max(most[0], len(running))
        await asyncio.sleep(0.05)
        running.discard(lock)
        done.append(lock)

    for number in range(9):
        await work.put(Job("note", {"lock": f"l{number % 3}"}, lock=f"l{number % 3}"))
    await work.start({"note": note}, {})
    await until(lambda: len(done) == 9)
    assert by_lock == [0]
    assert most[0] == 3


async def test_higher_priority_goes_first_within_a_lock(engine: Engine) -> None:
    work, order = engine(), []

    async def note(arguments: Arguments) -> None:
        order.append(arguments["id"])

    for number, priority in ((1, 0), (2, -1), (3, -2), (4, 0)):
        await work.put(Job("note", {"id": number}, lock="channel", priority=priority))
    await work.start({"note": note}, {})
    await until(lambda: len(order) == 4)
    assert order == [1, 4, 2, 3]


async def test_a_long_queue_behind_one_lock_takes_one_place_and_holds_up_no_other(engine: Engine) -> None:
    work, order = engine(), []

    async def note(arguments: Arguments) -> None:
        await asyncio.sleep(0.1)
        order.append(arguments["lock"])

    for lock in (*["busy"] * 12, "a", "b", "c"):
        await work.put(Job("note", {"lock": lock}, lock=lock))
    await work.start({"note": note}, {})
    await until(lambda: {"a", "b", "c"} <= set(order))
    assert order.count("busy") <= 3


async def test_many_jobs_of_low_priority_let_one_of_higher_pass(engine: Engine) -> None:
    work, order = engine(), []

    async def note(arguments: Arguments) -> None:
        await asyncio.sleep(0.05)
        order.append(arguments["name"])

    for number in range(16):
        await work.put(Job("note", {"name": "reminder"}, lock=f"member {number}", priority=-1))
    await work.start({"note": note}, {})
    await work.put(Job("note", {"name": "review"}, lock="channel"))
    await until(lambda: "review" in order)
    assert len(order) <= 9


async def test_a_failing_job_is_tried_again_and_given_up(engine: Engine) -> None:
    work, tries = engine(), []

    async def fail(_: Arguments) -> None:
        tries.append(utc_now())
        raise ValueError("always")

    await work.start({"fail": fail}, {})
    await work.put(Job("fail", {}))
    await until(lambda: len(tries) == 3)
    await asyncio.sleep(0.4)
    assert len(tries) == 3
    assert tries[2] - tries[1] > tries[1] - tries[0]


async def test_try_later_waits_as_long_as_asked_and_does_not_use_up_tries(engine: Engine) -> None:
    work, tries = engine(), []

    async def later(_: Arguments) -> None:
        tries.append(utc_now())
        if len(tries) < 5:
            raise TryLater(0.1)

    await work.start({"later": later}, {})
    await work.put(Job("later", {}))
    await until(lambda: len(tries) == 5)
    assert tries[1] - tries[0] >= timedelta(seconds=0.1)


async def test_a_database_that_is_full_or_away_uses_up_no_tries_either(engine: Engine) -> None:
    work, tries = engine(), []

    async def write(_: Arguments) -> None:
        tries.append(utc_now())
        if len(tries) < 6:
            raise OperationalError("INSERT", {}, OSError("database or disk is full"))

    await work.start({"write": write}, {})
    await work.put(Job("write", {}))
    await until(lambda: len(tries) == 6)


async def test_a_key_may_be_put_again_while_its_job_runs(engine: Engine) -> None:
    work, runs, go = engine(), [], asyncio.Event()

    async def note(_: Arguments) -> None:
        runs.append(1)
        await go.wait()

    await work.start({"note": note}, {})
    await work.put(Job("note", {}, lock="l", key="k"))
    await until(lambda: len(runs) == 1)
    await work.put(Job("note", {}, lock="l", key="k"))
    go.set()
    await until(lambda: len(runs) == 2)


async def test_a_retry_beside_a_new_job_of_its_key_holds_up_nothing(engine: Engine) -> None:
    work, runs, go = engine(), [], asyncio.Event()

    async def note(_: Arguments) -> None:
        runs.append(1)
        await go.wait()
        if len(runs) == 1:
            raise TryLater(0.05)

    await work.start({"note": note}, {})
    await work.put(Job("note", {}, lock="l", key="k"))
    await until(lambda: len(runs) == 1)
    await work.put(Job("note", {}, lock="l", key="k"))
    go.set()
    await until(lambda: len(runs) == 3)


async def test_not_before(engine: Engine) -> None:
    work, done = engine(), []

    async def note(_: Arguments) -> None:
        done.append(utc_now())

    due = utc_now() + timedelta(seconds=0.4)
    await work.start({"note": note}, {})
    await work.put(Job("note", {}, not_before=due))
    await until(lambda: bool(done))
    assert done[0] >= due


async def test_what_a_stopped_engine_did_not_finish_another_does(engine: Engine) -> None:
    first, second, runs = engine(), engine(), []

    async def hang(_: Arguments) -> None:
        runs.append("hang")
        await asyncio.sleep(60)

    async def finish(_: Arguments) -> None:
        runs.append("finish")

    await first.start({"job": hang}, {})
    await first.put(Job("job", {}, lock="l"))
    await until(lambda: runs == ["hang"])
    await first.stop(0)
    await second.start({"job": finish}, {})
    await until(lambda: "finish" in runs)


@pytest.mark.postgres
async def test_a_dead_process_holds_up_nothing_though_its_key_was_put_again(postgres_url: str) -> None:
    """Killed between taking a job and freeing its key; the next process queues the same key before it takes over."""
    with psycopg.connect(plain(postgres_url)) as connection:
        connection.execute("TRUNCATE procrastinate_jobs, procrastinate_workers RESTART IDENTITY CASCADE")
        connection.commit()
        work, runs = Procrastinate(postgres_url, heartbeat=0.2, grace=0.2), []
        await work.put(Job("note", {}, lock="l", key="k"))
        connection.execute("UPDATE procrastinate_jobs SET status = 'doing'")
        connection.commit()

    async def note(_: Arguments) -> None:
        runs.append(1)

    await work.put(Job("note", {}, lock="l", key="k"))
    await work.start({"note": note}, {})
    await until(lambda: len(runs) == 2)
    await work.stop(0)


@pytest.mark.postgres
async def test_work_of_a_living_process_is_left_to_it_however_late_its_heartbeat(postgres_url: str) -> None:
    """On a busy machine heartbeats are late; what is taken from the living is begun again and again."""
    runs, going_on = list[str](), asyncio.Event()

    async def by_the_late(_: Arguments) -> None:
        runs.append("late")
        await going_on.wait()

    async def by_another(_: Arguments) -> None:
        runs.append("another")

    late = Procrastinate(postgres_url, heartbeat=600, grace=0.2)
    another = Procrastinate(postgres_url, concurrency=1, heartbeat=0.1, grace=0.2)
    await late.start({"work": by_the_late}, {})
    await late.put(Job("work", {}, lock="l"))
    await until(lambda: runs == ["late"])
    await another.start({"work": by_another}, {})
    with psycopg.connect(plain(postgres_url), autocommit=True) as connection:
        passed = connection.execute("SELECT last_heartbeat FROM procrastinate_workers ORDER BY id LIMIT 1").fetchone()
        late_by = "SELECT count(*) FROM procrastinate_workers WHERE last_heartbeat > %s + interval '1 second'"
        while not connection.execute(late_by, passed or ()).fetchone()[0]:  # type: ignore[index]
            await asyncio.sleep(0.05)
        assert runs == ["late"]
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND classid = %s AND objid ="
            " (SELECT min(id) FROM procrastinate_workers)",
            (KIND,),
        )
        await until(lambda: runs == ["late", "another"])  # its lock is gone, and it comes back for it in ten minutes
    going_on.set()
    await asyncio.gather(late.stop(0), another.stop(0))


@pytest.mark.postgres
async def test_the_sign_of_life_is_given_again_after_a_cut(postgres_url: str) -> None:
    held = "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND granted AND classid = %s AND objid = 12345"
    sign = SignOfLife(plain(postgres_url), patience=10, pause=0.05)
    await sign.give(12345)
    with psycopg.connect(plain(postgres_url), autocommit=True) as connection:

        def holder() -> int:
            row = connection.execute(held, (KIND,)).fetchone()
            return row[0] if row else 0

        first = holder()
        assert first
        connection.execute("SELECT pg_terminate_backend(%s)", (first,))
        await until(lambda: holder() not in {0, first})
        await sign.end()
        await until(lambda: holder() == 0)


@pytest.mark.postgres
async def test_a_process_ends_when_asked_though_its_database_is_away(postgres_url: str) -> None:
    """Nothing is left behind that would keep its event loop from closing."""
    async with proxy_to(postgres_url) as proxy:
        url = make_url(postgres_url).set(host="127.0.0.1", port=await proxy.open(0))
        others = asyncio.all_tasks()
        work = Procrastinate(url.render_as_string(hide_password=False), heartbeat=0.2, grace=0.2, patience=0.5)
        running = asyncio.Event()

        async def note(_: Arguments) -> None:
            running.set()

        await work.start({"note": note}, {})
        await work.put(Job("note", {}))
        await running.wait()
        await proxy.cut()
        await work.stop(0)
        if left := asyncio.all_tasks() - others:
            _, hanging = await asyncio.wait(left, timeout=10)
            assert not hanging


@pytest.mark.postgres
async def test_a_database_that_was_away_at_first_is_reached_later(postgres_url: str) -> None:
    async with proxy_to(postgres_url) as proxy:
        port = await proxy.open(0)
        await proxy.close()
        url = make_url(postgres_url).set(host="127.0.0.1", port=port)
        work = Procrastinate(url.render_as_string(hide_password=False), heartbeat=0.2, grace=0.2, patience=1)
        with pytest.raises(TimeoutError):
            await work.waiting()
        await proxy.open(port)
        assert await _reached(work) == 0
        await work.stop(0)
        await proxy.cut()


async def _reached(work: Procrastinate, seconds: float = 60) -> int:
    """How many jobs wait, once the database answers: each try has a second only, which a busy machine may need."""
    async with asyncio.timeout(seconds):
        while True:
            with contextlib.suppress(TimeoutError):
                return await work.waiting("a lock of nobody")


@pytest.mark.postgres
async def test_a_job_that_comes_back_at_once_is_never_run_twice_at_a_time(postgres_url: str) -> None:
    """Though the process looks all the while for jobs whose end it could not note."""
    runs, running, at_once = Counter[str | int](), Counter[str | int](), set[int]()

    async def come_back(arguments: Arguments) -> None:
        number = arguments["number"]
        runs[number] += 1
        running[number] += 1
        at_once.add(running[number])
        await asyncio.sleep(0.01)
        running[number] -= 1
        if runs[number] < 20:
            raise TryLater(0)

    engine = Procrastinate(postgres_url, heartbeat=0.3)
    await engine.start({"come back": come_back}, {})
    for number in range(20):
        await engine.put(Job("come back", {"number": number}, lock=f"l{number}", key=f"k{number}"))
    await until(lambda: len(runs) == 20 and min(runs.values()) == 20)
    await engine.stop(1)
    assert at_once == {1}
    assert set(runs.values()) == {20}
