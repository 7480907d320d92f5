"""A dropped file becomes one whole thread, whatever the platform does meanwhile."""

import asyncio
import random
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from unittest.mock import AsyncMock, patch

import pytest
from sqlalchemy import func, select, update

from coach.chat.catalog import Action
from coach.chat.community_settings import CommunitySettings
from coach.chat.in_memory import InMemoryPlatform, PostOutcome
from coach.chat.message import Message, Paragraph, Quote
from coach.chat.places import FileRef, Member, Place, Press
from coach.reception import steps
from coach.reception.periodic_jobs import resume_work, retention, sweep
from coach.running.context import utc_now
from coach.store import Store, settings
from coach.store.tables import FindingRow, OutboxRow, ResumeRow, ReviewRow
from rules.resume import Resume

from .conftest import ANN, BOB, COMMUNITY, EXAMPLE, Coach

PLACE = Place(COMMUNITY, "C1")

Make = Callable[..., Coach]


async def the_review(coach: Coach) -> ReviewRow:
    async with coach.context.store.of(COMMUNITY.key) as session:
        return (await session.scalars(select(ReviewRow).order_by(ReviewRow.id.desc()).limit(1))).one()


def keys(platform: InMemoryPlatform) -> list[str]:
    return [key for _, key, _ in platform.messages]


async def test_a_file_becomes_a_thread(coach: Coach) -> None:
    receipt = await coach.service.receive(coach.drop())
    await coach.start()
    await coach.settle()
    row = await the_review(coach)
    assert (receipt.review, receipt.known, row.state) == (row.id, False, "posted")
    assert keys(coach.platform) == [f"r{row.id}.{n}" for n in range(len(coach.platform.messages))]
    assert len(coach.platform.messages) >= 3
    assert {place.thread for place, _, _ in coach.platform.messages} == {"m-e1"}
    assert coach.platform.reactions == [("m-e1", "done")], "whoever takes the file in has marked it as seen"


@dataclass
class Overtaken(InMemoryPlatform):
    """Where messages are told apart by looking them up; after its first one another process, which takes this one for
    dead, posts the second one and dies before it could note that."""

    store: Store | None = None

    async def post(self, place: Place, message: Message, key: str, unclear: bool) -> str:
        posted = await super().post(place, message, key, unclear)
        if self.store and key.endswith(".0"):
            following = f"{key[:-1]}1"
            self.messages.append((place, following, message))
            tried = update(OutboxRow).where(OutboxRow.key == following).values(tried_at=utc_now())
            async with self.store.of(COMMUNITY.key) as session:
                await session.execute(tried)
        return posted


async def test_what_another_process_has_tried_meanwhile_is_looked_up(make_coach: Make) -> None:
    platform = Overtaken(honours_keys=False)
    coach = make_coach(platform)
    platform.store = coach.context.store
    await coach.service.receive(coach.drop())
    await coach.start()
    await coach.settle()
    assert (await the_review(coach)).state == "posted"
    assert max(Counter(keys(platform)).values()) == 1
    assert platform.reactions == [("m-e1", "done")]


async def test_the_same_event_twice_is_one_review(coach: Coach) -> None:
    first, second = await asyncio.gather(coach.service.receive(coach.drop()), coach.service.receive(coach.drop()))
    assert first.review == second.review
    assert {first.known, second.known} == {True, False}
    await coach.start()
    await coach.settle()
    assert len(set(keys(coach.platform))) == len(coach.platform.messages)


def files_named(platform: InMemoryPlatform) -> list[str]:
    quotes = [part for _, _, message in platform.messages for part in message.parts if isinstance(part, Quote)]
    return sorted(quote.text for quote in quotes if quote.label == "File")


async def test_messages_name_their_files_where_several_came_in_one_message(coach: Coach) -> None:
    for key in ("e1", "e2"):
        upload = coach.drop(key, message="m-e1")
        await coach.service.receive(replace(upload, file=replace(upload.file, name=f"resume-{key}.pdf")))
    await coach.start()
    await coach.settle()
    named = files_named(coach.platform)
    assert set(named) == {"resume-e1.pdf", "resume-e2.pdf"}
    assert named.count("resume-e1.pdf") == named.count("resume-e2.pdf") > 1, "not in the first message alone"


async def test_files_of_two_messages_need_no_names(coach: Coach) -> None:
    await coach.service.receive(coach.drop("e1"))
    await coach.service.receive(coach.drop("e2"))
    await coach.start()
    await coach.settle()
    assert files_named(coach.platform) == []


async def test_nothing_readable_stays_in_the_database(coach: Coach) -> None:
    await coach.service.receive(coach.drop())
    await coach.start()
    await coach.settle()
    async with coach.context.store.of(COMMUNITY.key) as session:
        row = (await session.scalars(select(ReviewRow))).one()
        resume = (await session.scalars(select(ResumeRow))).one()
        letters = (await session.scalars(select(OutboxRow.message))).all()
        findings = (await session.scalars(select(FindingRow.content))).all()
    assert row.file is None
    assert set(letters) == {b""}
    assert findings
    assert not any(b"Tidewater" in kept or b"rates" in kept for kept in (resume.content, *findings))


@pytest.mark.parametrize("honours_keys", [True, False], ids=["keys", "lookup"])
async def test_whatever_the_platform_does_each_message_stands_once(
    make_coach: Callable[..., Coach], honours_keys: bool
) -> None:
    fate = random.Random(7)
    lots: tuple[PostOutcome, ...] = ("well", "well", "refused", "lost", "down")
    coach = make_coach(InMemoryPlatform(honours_keys=honours_keys, outcome=lambda: fate.choice(lots)))
    for number in range(4):
        await coach.service.receive(coach.drop(f"e{number}"))
    await coach.start()
    await coach.settle()
    await coach.work.stop(1)
    posted = keys(coach.platform)
    assert len(posted) == len(set(posted))
    for number in range(1, 5):
        own = [int(key.split(".")[1]) for key in posted if key.startswith(f"r{number}.")]
        assert own == list(range(len(own)))
        assert len(own) >= 3


async def test_after_a_crash_the_next_process_goes_on(make_coach: Callable[..., Coach]) -> None:
    first = make_coach()
    calls = [0]

    def cut() -> PostOutcome:
        calls[0] += 1
        if calls[0] == 2:
            raise asyncio.CancelledError  # the process ends here
        return "well"

    first.platform.outcome = cut
    await first.service.receive(first.drop())
    await first.start()
    while calls[0] < 2:
        await asyncio.sleep(0.01)
    await first.work.stop(0)
    second = make_coach(first.platform)
    await resume_work(second.context)
    await second.start()
    await second.settle()
    await second.work.stop(1)
    assert (await the_review(second)).state == "posted"
    assert len(set(keys(second.platform))) == len(second.platform.messages) >= 3


async def test_a_review_whose_job_was_never_queued_is_found(coach: Coach) -> None:
    """Killed between the row and its job; the platform was not acknowledged, but may not send again."""
    await coach.service.receive(coach.drop())
    async with coach.context.store.across("test") as session:
        from coach.store.tables import JobRow

        await session.execute(JobRow.__table__.delete())  # type: ignore[attr-defined]
        await session.execute(update(ReviewRow).values(changed_at=utc_now() - timedelta(minutes=10)))
    await coach.start()
    await sweep({}, coach.context)
    await coach.settle()
    assert (await the_review(coach)).state == "posted"


@pytest.mark.parametrize(
    ("name", "asked", "watched", "taken"),
    [
        ("resume.pdf", False, (), True),
        ("holiday.png", False, (), False),
        ("holiday.png", True, (), True),
        ("resume.pdf", False, ("C9",), False),
        ("resume.pdf", True, ("C9",), True),
        ("ann.pdf", False, ("C1",), True),
    ],
    ids=["named for what it is", "picture", "asked", "unwatched", "unwatched but asked", "watched"],
)
async def test_what_is_taken(coach: Coach, name: str, asked: bool, watched: tuple[str, ...], taken: bool) -> None:
    async with coach.context.store.of(COMMUNITY.key) as session:
        await settings.save(session, CommunitySettings(watched_channels=watched))
    upload = coach.drop(asked=asked)
    receipt = await coach.service.receive(replace(upload, file=replace(upload.file, name=name)))
    assert (receipt.review is not None) is taken


async def test_a_private_community_is_answered_in_a_direct_message(coach: Coach) -> None:
    async with coach.context.store.of(COMMUNITY.key) as session:
        await settings.save(session, CommunitySettings(visibility="private"))
    await coach.service.receive(coach.drop())
    await coach.start()
    await coach.settle()
    assert {place.channel for place, _, _ in coach.platform.messages} == {"D-ann"}


async def test_a_broken_file_is_answered_with_the_reason_if_asked_and_passed_over_if_not(coach: Coach) -> None:
    for file in ("f-quiet", "f-asked"):
        coach.platform.files[file] = b"not a document at all"
    await coach.service.receive(coach.drop("quiet"))
    await coach.service.receive(coach.drop("asked", asked=True))
    await coach.start()
    await coach.settle()
    assert {place.channel for place, _, _ in coach.platform.messages} == {"D-ann"}, "told to the member alone"
    assert len(coach.platform.messages) == 1
    assert set(coach.platform.reactions) == {("m-quiet", "none"), ("m-asked", "failed")}


async def test_the_mark_of_receipt_goes_also_where_the_platform_asks_for_pauses(coach: Coach) -> None:
    coach.platform.files["f-quiet"] = b"not a document at all"
    coach.platform.pauses["none"] = 3
    await coach.service.receive(coach.drop("quiet"))
    await coach.start()
    await coach.settle()
    assert coach.platform.reactions == [("m-quiet", "none")]


async def test_a_deleted_message_ends_its_review(coach: Coach) -> None:
    await coach.service.receive(coach.drop())
    await coach.service.withdraw(COMMUNITY, "C1", message="m-e1")
    await coach.start()
    await coach.settle()
    row = await the_review(coach)
    assert (row.state, row.error, coach.platform.messages) == ("failed", "withdrawn", [])


async def test_a_flood_by_one_member_does_not_starve_another(coach: Coach) -> None:
    for number in range(6):
        await coach.service.receive(coach.drop(f"a{number}"))
    receipt = await coach.service.receive(coach.drop("b", BOB, asked=True))
    assert receipt.ahead == 6
    await coach.start()
    await coach.settle()
    order = list(dict.fromkeys(place.message for place, _, _ in coach.platform.messages))
    assert order.index("m-b") <= 3, "ann has one place of several, however much she drops"


async def test_a_failing_reader_is_confessed_after_a_handful_of_tries(coach: Coach) -> None:
    from coach.reception.service import DurableCoachService

    async def broken(data: bytes, name: str) -> object:
        raise RuntimeError("a bug")

    coach.context = replace(coach.context, reader=broken)  # type: ignore[arg-type]
    coach.service = DurableCoachService(coach.context, coach.handlers)
    await coach.service.receive(coach.drop())
    await coach.start()
    await coach.settle()
    row = await the_review(coach)
    assert (row.state, row.error, row.file) == ("failed", "internal", None)
    assert len(coach.platform.messages) == 1


async def test_retention_deletes_what_has_outlived_its_time(coach: Coach) -> None:
    await coach.service.receive(coach.drop())
    await coach.start()
    await coach.settle()
    await retention({}, coach.context)
    assert await left_over(coach) == 1
    later = replace(coach.context, clock=lambda: utc_now() + timedelta(days=31))
    await retention({}, later)
    assert await left_over(coach) == 0
    async with coach.context.store.of(COMMUNITY.key) as session:
        assert await session.scalar(select(func.count(FindingRow.id))) == 0
        assert await session.scalar(select(func.count(ResumeRow.id))) == 0


async def left_over(coach: Coach) -> int:
    async with coach.context.store.of(COMMUNITY.key) as session:
        return await session.scalar(select(func.count(ReviewRow.id))) or 0


async def test_the_second_version_is_compared_with_the_first(coach: Coach) -> None:
    await coach.service.receive(coach.drop("e1"))
    await coach.start()
    await coach.settle()
    first = (await the_review(coach)).id
    coach.platform.files["f1"] = (EXAMPLE.parent / "resume.docx").read_bytes()
    await coach.service.receive(coach.drop("e2"))
    await coach.settle()
    assert (await the_review(coach)).previous == first


async def test_in_a_busy_channel_threads_are_packed_and_in_private_they_are_not(coach: Coach) -> None:
    """Messages a channel gets take a second each: many small ones would keep the last member waiting for minutes."""
    members = [Member(COMMUNITY, f"m{number}") for number in range(8)]
    for number, member in enumerate(members):
        await coach.service.receive(coach.drop(f"e{number}", member))
    await coach.service.receive(coach.drop("alone", Member(COMMUNITY, "shy"), audience="member"))
    await coach.start()
    await coach.settle()
    sizes = Counter(place.thread or place.channel for place, _, _ in coach.platform.messages)
    private = next(size for where, size in sizes.items() if where not in {f"m-e{number}" for number in range(8)})
    assert sum(sizes[f"m-e{number}"] == 2 for number in range(8)) >= 3, "as long as many wait"
    assert private > 2


async def left_by_a_killed_process(coach: Coach, tries: int) -> None:
    """A review in the state in which a kill leaves it: its turn taken, its work not done."""
    await coach.service.receive(coach.drop())
    async with coach.context.store.of(COMMUNITY.key) as session:
        row = await session.scalar(select(ReviewRow))
        assert row is not None
        row.turn, row.tries = True, tries


async def test_a_review_that_took_its_process_with_it_is_tried_again(coach: Coach) -> None:
    await left_by_a_killed_process(coach, tries=0)
    await coach.start()
    await coach.settle()
    row = await the_review(coach)
    assert (row.state, row.error) == ("posted", "")


async def test_a_review_that_took_three_processes_with_it_is_ended_with_an_answer(make_coach: Make) -> None:
    platform = InMemoryPlatform()
    for _ in range(3):
        reader = Never()
        coach = make_coach(platform, reader=reader)
        await coach.service.receive(coach.drop())
        await coach.start()
        await reader.begun.wait()
        await killed(coach)
    last = make_coach(platform, reader=Never())
    await last.start()
    await last.settle()
    row = await the_review(last)
    assert (row.state, row.error, row.file) == ("failed", "internal", None)
    assert len(platform.messages) == 1


async def test_a_process_that_ends_in_order_is_not_held_against_the_review(make_coach: Make) -> None:
    reader = Never()
    coach = make_coach(reader=reader)
    await coach.service.receive(coach.drop())
    await coach.start()
    await reader.begun.wait()
    await coach.work.stop(0)
    row = await the_review(coach)
    assert (row.turn, row.tries) == (False, 0)


class Never:
    """A reader that is still at it when its process ends."""

    def __init__(self) -> None:
        self.begun = asyncio.Event()

    async def __call__(self, data: bytes, name: str) -> Resume:
        self.begun.set()
        await asyncio.Event().wait()
        raise NotImplementedError


async def killed(coach: Coach) -> None:
    """Ends a coach's work as a kill does: no line of it runs any more."""
    with patch.object(steps, "_hand_back", AsyncMock()):
        await coach.work.stop(0)


@pytest.mark.parametrize(
    ("file", "channel", "taken", "quiet"),
    [
        ("ann.pdf", "resume-review", True, False),
        ("ann.pdf", "cv-help", True, False),
        ("ann.pdf", "general", False, False),
        ("ann.pdf", "cvent-planning", False, False),
        ("Ann-Example-Resume.pdf", "general", True, False),
        ("ann_cv_2026.docx", "general", True, False),
        ("ann.pdf", "", True, True),
    ],
)
async def test_where_moderators_chose_no_channel_names_say_what_is_meant(
    coach: Coach, file: str, channel: str, taken: bool, quiet: bool
) -> None:
    upload = coach.drop()
    named = replace(upload, file=replace(upload.file, name=file), channel_name=channel)
    receipt = await coach.service.receive(named)
    assert (receipt.review is not None, receipt.quiet) == (taken, quiet)


@pytest.mark.parametrize(
    ("member", "thread", "name", "taken"),
    [
        pytest.param(ANN, "m-e1", "v2.docx", True, id="in the thread of their own review"),
        pytest.param(ANN, "m-e9", "v2.docx", False, id="in another thread"),
        pytest.param(ANN, "", "v2.docx", False, id="in the channel"),
        pytest.param(BOB, "m-e1", "v2.docx", False, id="by somebody else"),
        pytest.param(ANN, "m-e1", "me.png", False, id="a picture"),
    ],
)
@pytest.mark.parametrize("watched", [(), ("C2",)], ids=["no channel chosen", "other channels chosen"])
async def test_a_new_version_is_taken_where_the_review_asked_for_it(  # type: ignore[no-untyped-def]
    coach, member: Member, thread: str, name: str, taken: bool, watched: tuple[str, ...]
) -> None:
    """ "Drop the new version here" holds in every channel in which a review was asked for."""
    async with coach.context.store.of(COMMUNITY.key) as session:
        await settings.save(session, CommunitySettings(watched_channels=watched))
    await coach.service.receive(replace(coach.drop(asked=True), channel_name="general"))
    await coach.start()
    await coach.settle()
    newer = coach.drop("e2", member, thread=thread)
    newer = replace(newer, file=replace(newer.file, name=name), channel_name="general")
    assert ((await coach.service.receive(newer)).review is not None) == taken


async def test_a_file_looked_at_quietly_leaves_no_trace_unless_it_is_a_resume(coach: Coach) -> None:
    coach.platform.files["f1"] = b"%PDF-1.4 no document at all"
    upload = coach.drop()
    await coach.service.receive(replace(upload, file=replace(upload.file, name="minutes.pdf")))
    await coach.start()
    await coach.settle()
    assert (coach.platform.messages, coach.platform.reactions) == ([], [])
    coach.platform.files["f1"] = EXAMPLE.read_bytes()
    again = coach.drop("e2")
    await coach.service.receive(replace(again, file=replace(again.file, name="ann.pdf")))
    await coach.settle()
    assert coach.platform.messages


async def test_no_score_stands_where_a_whole_channel_sees_it_in_passing(coach: Coach) -> None:
    await coach.service.receive(coach.drop())
    await coach.start()
    await coach.settle()
    assert not [
        message.summary for _, _, message in coach.platform.messages if re.search(r"of 100|score", message.summary)
    ]


async def test_moderators_may_leave_the_score_to_the_member_alone(coach: Coach) -> None:
    async with coach.context.store.of(COMMUNITY.key) as session:
        await settings.save(session, CommunitySettings(shows_score=False))
    await coach.service.receive(coach.drop())
    await coach.start()
    await coach.settle()
    assert "of 100" not in str([message for _, _, message in coach.platform.messages])
    review = str((await the_review(coach)).id)
    shown = await coach.service.press(Press(Action.SCORE, review, ANN, PLACE, key="s1"))
    assert shown.private
    assert "of 100" in str(shown.messages)
    assert "of 100" not in str((await coach.service.press(Press(Action.SCORE, review, BOB, PLACE, key="s2"))).messages)


async def test_everybody_gets_a_first_message_before_anybody_gets_all(coach: Coach) -> None:
    coach.work._concurrency = 1  # type: ignore[attr-defined]
    members = [Member(COMMUNITY, f"u{number}") for number in range(6)]
    for member in members:
        await coach.service.receive(coach.drop(member.id, member))
    await coach.start()
    await coach.settle()
    order = [place.message for place, _, _ in coach.platform.messages]
    whole = [max(i for i, message in enumerate(order) if message == f"m-{member.id}") for member in members]
    begun = [order.index(f"m-{member.id}") for member in members]
    assert max(begun) < min(whole)


async def test_threads_of_one_channel_fill_side_by_side(coach: Coach) -> None:
    """One whose file takes long holds up no other of its channel."""
    held = asyncio.Event()
    fetch = coach.platform.fetch

    async def slow(place: Place, file: FileRef, most: int) -> bytes:
        if place.message == "m-slow":
            await held.wait()
        return await fetch(place, file, most)

    coach.platform.fetch = slow  # type: ignore[method-assign, assignment]
    await coach.service.receive(coach.drop("slow", ANN))
    await coach.service.receive(coach.drop("quick", BOB))
    await coach.start()
    async with asyncio.timeout(60):
        while ("m-quick", "done") not in coach.platform.reactions:
            await asyncio.sleep(0.01)
    held.set()
    await coach.settle()
    assert ("m-slow", "done") in coach.platform.reactions


async def test_headers_name_their_members_where_two_are_answered_in_one_thread(coach: Coach) -> None:
    for key, member in (("e1", ANN), ("e2", BOB)):
        await coach.service.receive(coach.drop(key, member, thread="weekly"))
    await coach.service.receive(coach.drop("e3", BOB, thread="another"))
    await coach.start()
    await coach.settle()
    assert named_in_headers(coach) == {"r1.0": "ann", "r2.0": "bob"}


async def test_a_header_names_whoever_is_answered_in_the_thread_below_another_ones_file(coach: Coach) -> None:
    await coach.service.receive(coach.drop("e1", ANN))
    await coach.service.receive(coach.drop("e2", BOB, thread="m-e1"))
    await coach.service.receive(coach.drop("e3", BOB))
    await coach.start()
    await coach.settle()
    assert named_in_headers(coach) == {"r2.0": "bob"}


def named_in_headers(coach: Coach) -> dict[str, str]:
    """The members that messages name, by the messages' keys."""
    return {
        key: run.text
        for _, key, message in coach.platform.messages
        for part in message.parts
        if isinstance(part, Paragraph)
        for run in part.text
        if run.style == "person"
    }


async def test_what_came_in_one_message_is_not_compared_as_versions_of_each_other(coach: Coach) -> None:
    await coach.start()
    for key, message in (("e1", "m-e1"), ("e2", "m-e1"), ("e3", "m-e3")):
        await coach.service.receive(coach.drop(key, message=message))
        await coach.settle()
    headers = [str(message) for _, key, message in coach.platform.messages if key.endswith(".0")]
    assert ["Since your last version" in each for each in headers] == [False, False, True]
