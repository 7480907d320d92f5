"""Deleted is deleted: in the files while the coach runs, for a backup that is put back, and for what nobody needs."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import delete, select, update

from coach.chat.places import FileRef, Member
from coach.privacy import counts, delete_member, export
from coach.reception.periodic_jobs import retention, seal
from coach.running.context import utc_now
from coach.store.tables import (
    FindingRow,
    MemberKeyRow,
    OutboxRow,
    ResumeRow,
    ReviewRow,
)
from coach.store.vault import OF_MEMBER, Vault, new_key
from coach.work import Job

from .conftest import BOB, COMMUNITY, Coach

SMITH = Member(COMMUNITY, "U7SMITH", timezone="Pacific/Chatham")
NAME = "jane-q-smith-resume.pdf"


async def reviewed(coach: Coach, member: Member = SMITH, key: str = "e1") -> None:
    upload = coach.drop(key, member)
    await coach.service.receive(replace(upload, file=FileRef(upload.file.id, NAME)))
    if not coach.work._open:
        await coach.start()
    await coach.settle()


async def kept(coach: Coach, *columns: object) -> list[Any]:
    async with coach.context.store.across("test") as session:
        return [value for column in columns for value in await session.scalars(select(column))]  # type: ignore[call-overload]


async def test_after_delete_all_no_file_of_a_running_sqlite_knows_the_member(coach: Coach, tmp_path: Path) -> None:
    await reviewed(coach)
    tokens = [bytes(token) for token in await kept(coach, ResumeRow.content, FindingRow.content)]  # type: ignore[arg-type]
    assert tokens
    await delete_member(coach.context, COMMUNITY.key, SMITH.id)
    if coach.context.store.engine.dialect.name != "sqlite":
        return  # what its server keeps is told in docs/privacy.md; without the key it cannot be read
    on_disk = b"".join(path.read_bytes() for path in tmp_path.glob("coach.db*"))
    assert on_disk
    assert [word for word in (NAME, SMITH.id, SMITH.timezone) if word.encode() in on_disk] == []
    assert [token for token in tokens if token[10:60] in on_disk] == []


async def test_everything_of_a_member_is_encrypted_by_their_own_key(coach: Coach) -> None:
    await reviewed(coach)
    found = await kept(coach, ResumeRow.content, FindingRow.content, OutboxRow.message, ReviewRow.file)
    assert [token for token in found if token and not bytes(token).startswith(OF_MEMBER)] == []  # type: ignore[call-overload]
    assert NAME not in str(await kept(coach, ReviewRow.request)), "often the name of a person"
    assert len(await kept(coach, MemberKeyRow.id)) == 1


async def test_members_are_told_what_is_kept_and_not_their_key(coach: Coach) -> None:
    await reviewed(coach)
    assert "member_keys" not in await counts(coach.context, COMMUNITY.key, SMITH.id)
    told = await export(coach.context, COMMUNITY.key, SMITH.id)
    assert "member_keys" not in told
    assert NAME in told
    assert "encrypted bytes" not in told


async def test_a_backup_put_back_does_not_bring_back_who_deleted_all(coach: Coach) -> None:
    """Keys are backed up apart, the newest copy only: what else is put back finds no key."""
    await reviewed(coach)
    await reviewed(coach, BOB, "e2")
    async with coach.context.store.across("test") as session:
        await session.execute(delete(MemberKeyRow).where(MemberKeyRow.member == SMITH.id))
    await retention({}, coach.context)
    assert set(await kept(coach, ReviewRow.member, ResumeRow.member, OutboxRow.member)) == {BOB.id}


async def test_keys_that_somebody_forgot_to_put_back_delete_nobody(coach: Coach) -> None:
    await reviewed(coach)
    async with coach.context.store.across("test") as session:
        await session.execute(delete(MemberKeyRow))
    await retention({}, coach.context)
    assert await kept(coach, ReviewRow.member) == [SMITH.id]


async def test_a_key_goes_with_the_last_thing_it_was_for(make_coach: Callable[..., Coach]) -> None:
    coach = make_coach()
    await reviewed(coach)
    await retention({}, replace(coach.context, clock=lambda: utc_now() + timedelta(days=2)))
    assert len(await kept(coach, MemberKeyRow.id)) == 1
    await retention({}, replace(coach.context, clock=lambda: utc_now() + timedelta(days=40)))
    await retention({}, replace(coach.context, clock=lambda: utc_now() + timedelta(days=40)))
    assert await kept(coach, MemberKeyRow.id) == []
    await coach.work.stop(1)


async def test_what_an_older_version_kept_is_read_and_handed_over(coach: Coach) -> None:
    await reviewed(coach)
    theirs = (await kept(coach, ResumeRow.content))[0]
    async with coach.context.store.of(COMMUNITY.key) as session:
        key = await session.scalar(select(MemberKeyRow.key))
        content = Vault([coach.context.vault.unlock(key or b"").decode()], coach.context.vault).unlock(theirs)  # type: ignore[arg-type]
        await session.execute(update(ResumeRow).values(content=coach.context.vault.lock(content)))
    told = await export(coach.context, COMMUNITY.key, SMITH.id)
    assert "encrypted bytes" not in told
    await seal({}, coach.context)
    assert bytes((await kept(coach, ResumeRow.content))[0]).startswith(OF_MEMBER)  # type: ignore[call-overload]
    assert await export(coach.context, COMMUNITY.key, SMITH.id) == told


async def test_a_review_whose_messages_are_gone_is_said_to_have_failed(coach: Coach) -> None:
    """An upgrade of old took the messages of reviews along: no mark may say that all is well."""
    await coach.service.receive(coach.drop(member=SMITH))
    async with coach.context.store.of(COMMUNITY.key) as session:
        await session.execute(update(ReviewRow).values(state="posting", place=None))
    await coach.start()
    await coach.settle()
    assert [message.summary for _, _, message in coach.platform.messages] == [
        "Something went wrong on my side, not on yours. Please drop the file again in a few minutes."
    ]
    assert coach.platform.reactions[-1] == ("m-e1", "failed")
    assert await kept(coach, ReviewRow.state, ReviewRow.error) == ["failed", "internal"]


async def test_a_review_that_cannot_be_posted_ends_with_a_mark_that_says_so(coach: Coach) -> None:
    await reviewed(coach)
    async with coach.context.store.of(COMMUNITY.key) as session:
        await session.execute(update(OutboxRow).values(platform_id="", message=coach.context.vault.lock(b"{}")))
        await session.execute(update(MemberKeyRow).values(key=coach.context.vault.lock(new_key().encode())))
        await session.execute(update(ReviewRow).values(state="posting"))
    row = (await kept(coach, ReviewRow.id))[0]
    await coach.work.put(Job("review", {"community": COMMUNITY.key, "review": int(str(row))}))
    await coach.settle()
    assert coach.platform.reactions[-1] == ("m-e1", "failed")
    assert await kept(coach, ReviewRow.state, ReviewRow.error) == ["failed", "internal"]
