"""A database that takes no writes, is damaged, or cannot be read by the present keys is found out."""

import os
import resource
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import delete, func, select, update

from coach.errors import CoachError
from coach.running.context import Context, utc_now
from coach.running.health import readiness
from coach.store import Store, open_store, soundness
from coach.store.discarding import discard
from coach.store.member_keys import vault_of
from coach.store.migrations import upgrade
from coach.store.tables import ApplicationRow, Installation, MemberKeyRow, OutboxRow, PulseRow, ResumeRow, ReviewRow
from coach.store.vault import Vault, new_key
from coach.work.scheduler import Scheduler

HOME = "slack:T1"
OURS, OTHER = Vault([new_key()]), Vault([new_key()])


@pytest.fixture
async def sqlite(tmp_path: Path) -> AsyncIterator[Store]:
    url = f"sqlite+aiosqlite:///{tmp_path / 'coach.db'}"
    upgrade(url)
    store = open_store(url)
    yield store
    await store.close()


async def keep(store: Store, vault: Vault, member: str = "U1") -> None:
    """A member of whom everything is kept, and the community's tokens."""
    now = utc_now()
    async with store.of(HOME) as session:
        safe = await vault_of(session, vault, HOME, member)
        resume = ResumeRow(member=member, sha256="0" * 64, content=safe.lock(b"x" * 3000), read_at=now, expires_at=now)
        session.add(resume)
        await session.flush()
        row = ReviewRow(
            key=member, member=member, channel="C1", state="posted", request={}, resume=resume.id, created_at=now,
            changed_at=now, file=safe.lock(b"y"),
        )  # fmt: skip
        session.add(row)
        await session.flush()
        session.add(
            OutboxRow(key=member, review=row.id, member=member, place={}, message=safe.lock(b"z"), created_at=now)
        )
        session.add(
            ApplicationRow(
                member=member, company="Acme", stage="applied", history=[], created_at=now, changed_at=now
            )
        )  # fmt: skip
        session.add(Installation(platform="slack", enterprise=member, secrets=vault.lock(b"xoxb"), installed_at=now))


async def count(store: Store, table: type) -> int:
    async with store.across("test") as session:
        return await session.scalar(select(func.count()).select_from(table)) or 0


async def test_what_is_written_comes_back_and_nothing_of_it_stays(store: Store) -> None:
    await soundness.pulse(store, OURS, utc_now())
    assert await count(store, PulseRow) == 0


def context_of(store: Store) -> Context:
    return Context(store, OURS, Scheduler(store), {}, None, None)  # type: ignore[arg-type]


async def test_all_is_well(store: Store) -> None:
    assert await readiness(context_of(store))() == {}


async def test_a_full_disk_is_not_ready(sqlite: Store) -> None:
    """A limit on the size of files does to writes what a full disk does."""
    ready = readiness(context_of(sqlite))
    assert await ready() == {}
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
    try:
        assert (await ready())["database"] == "OperationalError"
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert await ready() == {}


async def test_overwritten_pages_are_not_ready(sqlite: Store, tmp_path: Path) -> None:
    for number in range(30):
        await keep(sqlite, OURS, f"U{number}")
    assert await sqlite.leave_no_trace()
    path = tmp_path / "coach.db"
    with path.open("r+b") as file:
        file.seek(path.stat().st_size // 2 // 4096 * 4096)
        file.write(os.urandom(3 * 4096))
    url = str(sqlite.engine.url)
    assert soundness.damage(url)
    assert (await readiness(context_of(sqlite))())["file"] == "damaged"


async def test_a_file_that_is_gone_or_another_one_is_not_ready(sqlite: Store, tmp_path: Path) -> None:
    ready, path = readiness(context_of(sqlite)), tmp_path / "coach.db"
    assert await ready() == {}
    path.rename(tmp_path / "moved.db")
    assert (await ready())["file"] == "gone"
    path.write_bytes((tmp_path / "moved.db").read_bytes())
    assert (await ready())["file"] == "another file is in its place"


async def test_a_part_that_says_what_is_wrong_is_quoted(store: Store) -> None:
    ready = readiness(context_of(store), reasons={"keys": lambda: "the key file cannot be used"})
    assert await ready() == {"keys": "the key file cannot be used"}


async def test_the_right_keys_open_what_is_kept(store: Store) -> None:
    await keep(store, OURS)
    await soundness.check(store, OURS)


async def test_other_keys_are_refused_with_what_to_do(store: Store) -> None:
    await keep(store, OURS)
    with pytest.raises(CoachError, match=r"can't read .*member_keys.* Put back the key .* `coach db discard`"):
        await soundness.check(store, OTHER)


async def test_so_it_is_with_what_an_older_version_kept(store: Store) -> None:
    now = utc_now()
    async with store.of(HOME) as session:
        content = OURS.lock(b"x")
        session.add(ResumeRow(member="U1", sha256="0" * 64, content=content, read_at=now, expires_at=now))
    await soundness.check(store, OURS)
    with pytest.raises(CoachError, match="in resumes"):
        await soundness.check(store, OTHER)


async def test_members_keys_that_were_not_put_back_are_missed(store: Store) -> None:
    await keep(store, OURS)
    async with store.across("test") as session:
        await session.execute(delete(MemberKeyRow))
    with pytest.raises(CoachError, match=r"member_keys is empty"):
        await soundness.check(store, OURS)


async def test_what_nobody_can_read_any_more_is_deleted_and_nothing_else(store: Store) -> None:
    await keep(store, OURS, "ULOST")
    await keep(store, OTHER, "UKEPT")
    assert await discard(store, OTHER) == 4, "a key, tokens, a resume, a message"
    await soundness.check(store, OTHER)
    async with store.across("test") as session:
        assert set(await session.scalars(select(ResumeRow.member))) == {"UKEPT"}
        assert set(await session.scalars(select(OutboxRow.member))) == {"UKEPT"}
        assert set(await session.scalars(select(ReviewRow.member))) == {"ULOST", "UKEPT"}
        assert set(await session.scalars(select(ApplicationRow.member))) == {"ULOST", "UKEPT"}
        tokens = dict((await session.execute(select(Installation.enterprise, Installation.secrets))).all())  # type: ignore[arg-type]
        assert (bool(tokens["ULOST"]), bool(tokens["UKEPT"])) == (False, True)
        files = dict((await session.execute(select(ReviewRow.member, ReviewRow.file))).all())  # type: ignore[arg-type]
        assert (files["ULOST"], bool(files["UKEPT"])) == (None, True)


async def test_a_key_of_a_member_that_is_wrong_is_not_taken_for_another(store: Store) -> None:
    await keep(store, OURS)
    async with store.across("test") as session:
        await session.execute(update(MemberKeyRow).values(key=OTHER.lock(new_key().encode())))
    with pytest.raises(CoachError, match="member_keys"):
        await soundness.check(store, OURS)
