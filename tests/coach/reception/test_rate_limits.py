"""Whoever asks for far too much is held back kindly, and nobody else notices; the same twice is the same once."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from coach.chat.answers import Answer
from coach.chat.catalog import Action
from coach.chat.message import Message, Paragraph
from coach.chat.places import Command, Member, Options, Place, Press, Submission
from coach.commands.keywords import FORM as POSTING
from coach.posting.fetching.fetch import Fetcher
from coach.privacy import delete_member
from coach.reception.by_posting import FETCHER, POSTING_READER
from coach.reception.periodic_jobs import retention
from coach.reception.steps import VERSIONS
from coach.running.rate_limits import RateLimits
from coach.store.tables import BudgetRow, OutboxRow, ResumeRow, ReviewRow
from rules.resume import Resume
from tests.coach.posting.job_site import Everywhere
from tests.coach.posting.job_site import read_here as read_posting_here
from tests.coach.reception.conftest import ANN, BOB, COMMUNITY, EXAMPLE, Coach, read_here

MakeCoach = Callable[..., Coach]
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
FEW = RateLimits(reviews=3, postings=2, requests=4, community_reviews=5, open_reviews=3)


class Clock:
    """A clock that a test sets."""

    now = NOON

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def limited(make_coach: MakeCoach, clock: Clock) -> Coach:
    """A coach of few words, and no work done."""
    return make_coach(rate_limits=FEW, clock=clock)


async def count(coach: Coach, table: type, *wanted: object) -> int:
    async with coach.context.store.of(COMMUNITY.key) as session:
        return await session.scalar(select(func.count()).select_from(table).where(*wanted)) or 0  # type: ignore[arg-type]


def help_(member: Member = ANN) -> Command:
    return Command("resume-help", member, Place(COMMUNITY, "C1"), {})


def press(action: str, value: str = "", key: str = "p1", member: Member = ANN) -> Press:
    return Press(action, value, member, Place(COMMUNITY, "C1"), "m-buttons", key=key)


def words(answer: Answer) -> str:
    return " ".join(part.text[0].text for each in answer.messages for part in each.parts if isinstance(part, Paragraph))


# -- budgets


async def test_drops_beyond_the_hours_worth_are_not_taken_and_their_member_is_told_once(limited: Coach) -> None:
    receipts = [await limited.service.receive(limited.drop(f"e{number}")) for number in range(20)]
    assert [receipt.review is not None for receipt in receipts] == [True] * 3 + [False] * 17
    assert await count(limited, ReviewRow) == 3
    letters = await count(limited, OutboxRow, OutboxRow.review.is_(None))
    assert letters == 1, "twenty drops are no reason for twenty messages"
    assert "Please come back in about 5 minutes" in receipts[-1].said


async def test_the_member_is_told_in_a_direct_message(limited: Coach) -> None:
    for number in range(4):
        await limited.service.receive(limited.drop(f"e{number}"))
    await limited.start()
    await limited.settle()
    await limited.work.stop(1)
    told = [message for place, _, message in limited.platform.messages if place.channel == "D-ann"]
    assert [message.summary for message in told if "come back" in message.summary]


async def test_nobody_else_is_held_back(limited: Coach) -> None:
    for number in range(10):
        await limited.service.receive(limited.drop(f"e{number}"))
    assert (await limited.service.receive(limited.drop("bobs", BOB))).review is not None


async def test_a_community_has_a_budget_of_its_own(make_coach: MakeCoach, clock: Clock) -> None:
    coach = make_coach(rate_limits=replace(FEW, reviews=100, open_reviews=100), clock=clock)
    members = [Member(COMMUNITY, f"u{number}") for number in range(8)]
    receipts = [await coach.service.receive(coach.drop(f"e-{each.id}", each)) for each in members]
    assert sum(receipt.review is not None for receipt in receipts) == 5
    assert receipts[-1].said.startswith("Your community")


async def test_time_brings_back_what_may_be_asked_for(limited: Coach, clock: Clock) -> None:
    for number in range(4):
        await limited.service.receive(limited.drop(f"e{number}", BOB))
    await limited.service.withdraw(COMMUNITY, "C1", file="f-e0")
    clock.now = NOON + timedelta(minutes=21)
    assert (await limited.service.receive(limited.drop("later", BOB))).review is not None


async def test_many_files_on_their_way_at_once_wait_for_some_to_end(make_coach: MakeCoach, clock: Clock) -> None:
    coach = make_coach(rate_limits=replace(FEW, reviews=100, community_reviews=100), clock=clock)
    receipts = [await coach.service.receive(coach.drop(f"e{number}")) for number in range(5)]
    assert [receipt.review is not None for receipt in receipts] == [True] * 3 + [False] * 2
    assert "still being read" in receipts[-1].said


async def test_a_second_delivery_costs_nothing(limited: Coach) -> None:
    first = await limited.service.receive(limited.drop("e1"))
    for _ in range(10):
        again = await limited.service.receive(limited.drop("e1"))
        assert (again.review, again.known) == (first.review, True)
    assert (await limited.service.receive(limited.drop("e2"))).review is not None


async def test_all_at_once_take_no_more_than_one_after_another(limited: Coach) -> None:
    taken = await asyncio.gather(*(limited.service.receive(limited.drop(f"e{number}")) for number in range(12)))
    assert sum(receipt.review is not None for receipt in taken) == 3


async def test_all_processes_draw_on_the_same_budget(make_coach: MakeCoach, clock: Clock) -> None:
    one, other = (make_coach(rate_limits=FEW, clock=clock) for _ in range(2))
    drops = [(each, each.drop(f"{name}-{n}")) for n in range(4) for name, each in (("one", one), ("other", other))]
    taken = [await each.service.receive(upload) for each, upload in drops]
    assert sum(receipt.review is not None for receipt in taken) == 3


async def test_commands_buttons_and_forms_have_a_budget_in_all(limited: Coach, clock: Clock) -> None:
    for _ in range(2):
        await limited.service.command(help_())
        await limited.service.press(press(Action.HELP, "ats"))
    assert "come back" in words(await limited.service.command(help_()))
    assert "come back" in words(await limited.service.submit(Submission(POSTING, "", ANN, Place(COMMUNITY, "C1"), {})))
    assert "come back" not in words(await limited.service.command(help_(BOB)))
    clock.now = NOON + timedelta(minutes=16)
    assert "come back" not in words(await limited.service.command(help_()))


async def test_nobody_is_kept_from_deleting_or_being_left_alone(limited: Coach) -> None:
    for _ in range(20):
        await limited.service.command(help_())
    assert "come back" not in words(await limited.service.press(press(Action.DELETE_SURE)))
    shown = await limited.service.command(Command("resume-privacy", ANN, Place(COMMUNITY, "C1"), {}))
    assert shown.messages[0].summary == "What I keep about you"


async def test_postings_have_a_budget_beyond_which_no_page_is_asked_for(make_coach: MakeCoach, clock: Clock) -> None:
    names = Everywhere(1, "10.0.0.1")
    tools = {FETCHER: Fetcher(resolver=names), POSTING_READER: read_posting_here}
    coach = make_coach(rate_limits=replace(FEW, requests=100), clock=clock, tools=tools)
    for number in range(5):
        url = f"https://jobs{number}.example/"
        last = await coach.service.command(Command("keywords", ANN, Place(COMMUNITY, "C1"), {"url": url}))
    assert names.asked == ["jobs0.example", "jobs1.example"]
    assert "come back" in words(last)


async def test_a_review_weighed_for_a_job_counts_as_both(make_coach: MakeCoach, clock: Clock) -> None:
    coach = make_coach(rate_limits=replace(FEW, reviews=100), clock=clock)
    weighed = [replace(coach.drop(f"e{n}"), options=Options(posting_url="https://jobs.example/1")) for n in range(3)]
    taken = [(await coach.service.receive(upload)).review is not None for upload in weighed]
    assert taken == [True, True, False]


async def test_deleting_oneself_is_no_way_round_and_names_nobody(limited: Coach) -> None:
    for number in range(3):
        await limited.service.receive(limited.drop(f"e{number}"))
    await delete_member(limited.context, COMMUNITY.key, ANN.id)
    assert (await limited.service.receive(limited.drop("e9"))).review is None
    async with limited.context.store.of(COMMUNITY.key) as session:
        assert ANN.id not in " ".join(await session.scalars(select(BudgetRow.holder)))


async def test_what_says_nothing_any_more_is_swept(limited: Coach, clock: Clock) -> None:
    await limited.service.receive(limited.drop("e1"))
    clock.now = NOON + timedelta(hours=1)
    await retention({}, limited.context)
    assert await count(limited, BudgetRow)
    clock.now = NOON + timedelta(hours=3)
    await retention({}, limited.context)
    assert await count(limited, BudgetRow) == 0


async def test_honest_members_meet_none_of_it(coach: Coach) -> None:
    """A day of somebody who takes it very seriously: thirty versions, none of which is done before the next comes."""
    for number in range(30):
        assert (await coach.service.receive(coach.drop(f"e{number}"))).review is not None
        for _ in range(10):
            assert "come back" not in words(await coach.service.press(press(Action.HELP, "ats", key=f"{number}")))


# -- the same again


async def test_a_button_pressed_five_times_is_one_review(coach: Coach) -> None:
    await coach.start()
    first = await coach.service.receive(coach.drop())
    await coach.settle()
    said = [await coach.service.press(press(Action.CHECK_AGAIN, str(first.review), key=f"p{n}")) for n in range(5)]
    await coach.settle()
    assert await count(coach, ReviewRow) == 2
    assert len({words(answer) for answer in said}) == 1, "the same press is the same answer"


async def test_pressed_by_all_fingers_at_once_it_is_one_review_too(coach: Coach) -> None:
    await coach.start()
    first = await coach.service.receive(coach.drop())
    await coach.settle()
    value = str(first.review)
    await asyncio.gather(*(coach.service.press(press(Action.CHECK_AGAIN, value, key=f"p{n}")) for n in range(8)))
    await coach.settle()
    assert await count(coach, ReviewRow) == 2


async def test_after_a_minute_it_is_a_wish_of_its_own(make_coach: MakeCoach, clock: Clock) -> None:
    coach = make_coach(clock=clock)
    await coach.start()
    first = await coach.service.receive(coach.drop())
    await coach.settle()
    for number in range(2):
        await coach.service.press(press(Action.CHECK_AGAIN, str(first.review), key=f"p{number}"))
        clock.now += timedelta(seconds=61)
    await coach.settle()
    await coach.work.stop(1)
    assert await count(coach, ReviewRow) == 3


async def test_a_file_sent_twice_is_read_once_and_the_second_message_says_so(make_coach: MakeCoach) -> None:
    read: list[str] = []

    async def reader(data: bytes, name: str) -> Resume:
        read.append(name)
        return await read_here(data, name)

    coach = make_coach(reader=reader)
    await coach.start()
    for number in range(4):
        upload = coach.drop(f"e{number}")
        coach.platform.files[upload.file.id] = EXAMPLE.read_bytes()
        await coach.service.receive(upload)
    await coach.settle()
    await coach.work.stop(1)
    threads: dict[str, list[Message]] = {}
    for place, _, message in coach.platform.messages:
        threads.setdefault(place.message, []).append(message)
    assert len(read) == 1
    assert [len(threads[f"m-e{number}"]) for number in range(1, 4)] == [1, 1, 1]
    assert "the same" in threads["m-e3"][0].summary
    assert "of 100" not in threads["m-e3"][0].summary, "a notification shows it to others"
    assert ("m-e3", "done") in coach.platform.reactions


@pytest.mark.parametrize("other", [{"channel": "C2"}, {"audience": "member"}], ids=["elsewhere", "for other eyes"])
async def test_the_same_file_elsewhere_is_answered_there(coach: Coach, other: dict[str, Any]) -> None:
    await coach.start()
    for upload in (coach.drop("e1"), coach.drop("e2", **other)):
        coach.platform.files[upload.file.id] = EXAMPLE.read_bytes()
        await coach.service.receive(upload)
        await coach.settle()
    assert await count(coach, ReviewRow, ReviewRow.state == "posted") == 2


async def test_what_could_not_be_read_is_tried_again(coach: Coach) -> None:
    await coach.start()
    for key in ("e1", "e2"):
        upload = coach.drop(key, asked=True)
        coach.platform.files[upload.file.id] = b"%PDF-1.7 broken"
        await coach.service.receive(upload)
    await coach.settle()
    assert not [message for _, _, message in coach.platform.messages if "the same" in message.summary]


# -- what is kept


async def test_only_the_newest_versions_are_kept(coach: Coach) -> None:
    async with coach.context.store.of(COMMUNITY.key) as session:
        for number in range(VERSIONS + 5):
            at = NOON - timedelta(days=1, hours=number)
            session.add(
                ResumeRow(
                    member="ann", sha256=f"{number}", content=b"", read_at=at, expires_at=NOON + timedelta(days=999)
                )
            )
    await coach.start()
    await coach.service.receive(coach.drop())
    await coach.settle()
    assert await count(coach, ResumeRow, ResumeRow.member == "ann") == VERSIONS
