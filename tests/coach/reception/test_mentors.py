"""A member asks mentors: they are called once, one of them takes the question, and it ends well or is taken back."""

import asyncio
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import delete, select, update

from coach.chat.answers import Answer
from coach.chat.catalog import Action
from coach.chat.community_settings import CommunitySettings
from coach.chat.in_memory import PostOutcome
from coach.chat.message import Attachment, Button, Buttons, Message, Note, Paragraph, Ping, Quote
from coach.chat.places import Command, Member, Place, Press, Submission
from coach.mentors.letters import send_left
from coach.mentors.nudging import send_nudges
from coach.privacy import delete_member, delete_review
from coach.reception.periodic_jobs import retention
from coach.running.rate_limits import RateLimits
from coach.store import settings
from coach.store.reviews import POSTED, POSTING, READ
from coach.store.tables import JobRow, MemberRow, OutboxRow, PublicPostRow, QuestionRow, ReviewRow
from coach.store.vault import OF_MEMBER

from .conftest import ANN, BOB, COMMUNITY, Coach

PLACE = Place(COMMUNITY, "C1")
KIM, LEE = Member(COMMUNITY, "kim"), Member(COMMUNITY, "lee")
MODERATOR = Member(COMMUNITY, "mod", is_moderator=True)
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
MENTORS = CommunitySettings(mentor_group="mentors", mentor_channel="C-mentors")


@pytest.fixture
def clock() -> list[datetime]:
    return [NOON]


@pytest.fixture
async def mentored(make_coach: Callable[..., Coach], clock: list[datetime]) -> Coach:
    """A coach whose community has chosen mentors, Kim and Lee, and a place of their own."""
    coach = make_coach(clock=lambda: clock[0])
    coach.platform.members["mentors"] = {"kim", "lee"}
    await choose(coach, MENTORS)
    await coach.start()
    return coach


async def choose(coach: Coach, chosen: CommunitySettings) -> None:
    async with coach.context.store.of(COMMUNITY.key) as session:
        await settings.save(session, chosen)


async def reviewed(coach: Coach, member: Member = ANN, key: str = "e1", **place: object) -> int:
    receipt = await coach.service.receive(coach.drop(key, member, **place))  # type: ignore[arg-type]
    await coach.settle()
    assert receipt.review
    return receipt.review


async def press(coach: Coach, action: str, value: object, member: Member = ANN, place: Place = PLACE) -> Answer:
    answer = await coach.service.press(Press(action, str(value), member, place, "m9", key="p1"))
    await coach.settle()
    return answer


async def asked(coach: Coach, review: int, member: Member = ANN, **fields: str) -> Answer:
    given = {"question": "Is my summary too long?"} | fields
    answer = await coach.service.submit(Submission("ask-mentor", str(review), member, PLACE, given, key="s1"))
    await coach.settle()
    return answer


async def queue(coach: Coach, member: Member = KIM, place: Place = PLACE) -> Message:
    return (await coach.service.command(Command("resume-queue", member, place, {}, key="q"))).messages[0]


async def rows(coach: Coach) -> Sequence[QuestionRow]:
    async with coach.context.store.of(COMMUNITY.key) as session:
        return (await session.scalars(select(QuestionRow).order_by(QuestionRow.id))).all()


def letters(coach: Coach) -> list[tuple[str, Place, Message]]:
    """What was posted about questions, by the letter."""
    return [(key, place, each) for place, key, each in coach.platform.messages if key.startswith("ask")]


def words(*messages: Message) -> str:
    parts = [part for message in messages for part in message.parts]
    texts = ["".join(run.text for run in part.text) for part in parts if isinstance(part, Paragraph | Note)]
    return "\n".join([*texts, *(part.text for part in parts if isinstance(part, Quote))])


def buttons(*messages: Message) -> list[Button]:
    parts = [part for message in messages for part in message.parts]
    return [button for part in parts if isinstance(part, Buttons) for button in part.buttons]


def calls(coach: Coach) -> list[tuple[str, str]]:
    """Which letter called which group."""
    return [(key, part.group) for key, _, each in letters(coach) for part in each.parts if isinstance(part, Ping)]


async def test_without_mentors_there_is_no_button_and_the_command_says_who_chooses_them(coach: Coach) -> None:
    await coach.start()
    review = await reviewed(coach)
    opened = await press(coach, Action.MORE, f"{review}:experience")
    assert Action.MENTOR not in [each.action for each in buttons(*opened.messages)]
    for member, action in ((ANN, []), (MODERATOR, [Action.SETTINGS])):
        answer = await coach.service.command(Command("resume-check", member, PLACE, {"mentor": ""}, key="k"))
        assert "A moderator can do that: /resume-settings" in words(*answer.messages)
        assert [each.action for each in buttons(*answer.messages)] == action
    assert "Nobody has been chosen" in (await queue(coach, MODERATOR)).summary


async def test_moderators_choose_a_group_and_a_channel(coach: Coach) -> None:
    coach.platform.members["mentors"] = {"kim"}
    form = (await coach.service.press(Press(Action.SETTINGS, "mentors", MODERATOR, PLACE))).form
    assert form is not None
    group, channel = form.fields
    assert (group.kind, group.choices[1:], channel.kind) == ("group", (("mentors", "Mentors"),), "channels")

    async def save(member: Member, **fields: str) -> str:
        sent = Submission(form.name, "", member, PLACE, fields)
        return (await coach.service.submit(sent)).messages[0].summary

    assert "Only moderators" in await save(ANN, mentor_group="mentors")
    assert "Members can ask mentors" in await save(MODERATOR, mentor_group="mentors", mentor_channel="C7,C8")
    async with coach.context.store.of(COMMUNITY.key) as session:
        chosen = await settings.load(session)
    assert (chosen.mentor_group, chosen.mentor_channel) == ("mentors", "C7")
    assert "not allowed to mention" in await save(MODERATOR, mentor_group="others", mentor_channel="C7")
    assert "only questions about public reviews" in await save(MODERATOR, mentor_group="mentors")
    assert "can't ask mentors any longer" not in await save(MODERATOR, mentor_channel="C7")
    assert "can't ask" in await save(MODERATOR, mentor_group="none")
    everybody = Submission(form.name, "", MODERATOR, PLACE, {"mentor_group": COMMUNITY.id})
    assert "mentor_group" in (await coach.service.submit(everybody)).problems


async def test_a_question_goes_into_the_thread_and_calls_the_group_once(mentored: Coach) -> None:
    review = await reviewed(mentored)
    opened = await press(mentored, Action.MORE, f"{review}:experience")
    (button,) = [each for each in buttons(*opened.messages) if each.action == Action.MENTOR]
    form = (await press(mentored, button.action, button.value)).form
    assert form is not None
    assert [field.name for field in form.fields] == ["question"]
    answer = await asked(mentored, review)
    assert "on its way into the thread" in words(*answer.messages)
    again = await asked(mentored, review)
    assert "still have an open question" in words(*again.messages), "one open question a member"
    [(key, place, told)] = letters(mentored)
    assert (key, place.channel, place.thread) == ("ask1.q", "C1", "m-e1")
    assert calls(mentored) == [("ask1.q", "mentors")]
    assert "Is my summary too long?" in words(told)
    (row,) = await rows(mentored)
    assert row.content.startswith(OF_MEMBER)
    assert row.link.startswith("https://chat.example/C1/m-e1/")


async def in_state(coach: Coach, review: int, state: str) -> None:
    async with coach.context.store.of(COMMUNITY.key) as session:
        await session.execute(update(ReviewRow).where(ReviewRow.id == review).values(state=state))


async def test_who_asks_while_the_last_lines_of_a_review_are_posted_gets_the_form_and_loses_nothing(
    mentored: Coach,
) -> None:
    ask = Command("resume-check", ANN, PLACE, {"mentor": "Too long?"}, key="k")
    review = await reviewed(mentored)
    await in_state(mentored, review, POSTING)
    form = (await mentored.service.command(ask)).form
    assert form is not None
    assert form.value == str(review)
    early = await asked(mentored, review, question="Too long?")
    assert "in a moment" in early.problems["question"]
    assert early.form is not None
    assert early.form.fields[0].value == "Too long?"
    assert letters(mentored) == []
    await in_state(mentored, review, POSTED)
    await asked(mentored, review, question="Too long?")
    assert len(letters(mentored)) == 1


async def test_who_asks_before_anything_of_a_review_is_there_is_told_that_it_is_on_its_way(mentored: Coach) -> None:
    ask = Command("resume-check", ANN, PLACE, {"mentor": "Too long?"}, key="k")
    first = await reviewed(mentored)
    await in_state(mentored, first, READ)
    assert "still on its way" in words(*(await mentored.service.command(ask)).messages)
    await in_state(mentored, first, POSTED)
    second = await reviewed(mentored, key="e2")
    await in_state(mentored, second, READ)
    form = (await mentored.service.command(ask)).form
    assert form is not None
    assert form.value == str(first), "the one that can be seen"


async def test_the_command_fills_in_what_was_typed_and_later_shows_how_the_question_stands(mentored: Coach) -> None:
    ask = Command("resume-check", ANN, PLACE, {"mentor": "Too long?"}, key="k")
    assert "Get one here first" in words(*(await mentored.service.command(ask)).messages)
    review = await reviewed(mentored)
    form = (await mentored.service.command(ask)).form
    assert form is not None
    assert (form.value, form.fields[0].value) == (str(review), "Too long?")
    assert "question" in (await asked(mentored, review, question="  ")).problems
    await asked(mentored, review)
    shown = await mentored.service.command(ask)
    assert "Nobody has taken it yet" in words(*shown.messages)
    assert [each.action for each in buttons(*shown.messages)] == ["", Action.ANSWERED, Action.WITHDRAW]
    (page,) = [each for each in await mentored.service.home(ANN) if "question" in each.summary.lower()]
    assert "Is my summary too long?" in words(page)


async def test_only_the_owner_of_a_review_asks_about_it(mentored: Coach) -> None:
    review = await reviewed(mentored)
    assert "someone else" in words(*(await asked(mentored, review, BOB)).messages)
    assert "someone else" in words(*(await press(mentored, Action.MENTOR, review, BOB)).messages)
    assert await rows(mentored) == []


async def test_the_queue_is_for_mentors_and_has_the_oldest_first(mentored: Coach, clock: list[datetime]) -> None:
    for key, member, hours in (("a", ANN, 30), ("b", BOB, 0)):
        clock[0] = NOON - timedelta(hours=hours)
        await asked(mentored, await reviewed(mentored, member, key), member, question=f"From {member.id}?")
    refused = await queue(mentored, replace(ANN, id="zoe"))
    assert "for the mentors" in refused.summary
    for viewer in (KIM, MODERATOR, replace(ANN, id="zoe")):  # who stands in the mentors' channel is one
        place = replace(PLACE, channel="C-mentors") if viewer.id == "zoe" else PLACE
        shown = await queue(mentored, viewer, place)
        told = words(shown)
        assert told.index("1 · ann, 30 hours ago") < told.index("2 · bob, less than an hour ago")
        assert "From ann?" in told
    labels = ["Open", "I'll answer this", "It's answered"]
    assert [each.label for each in buttons(shown)] == [f"{number} · {label}" for number in (1, 2) for label in labels]


async def test_one_mentor_takes_it_and_the_second_is_told_who_has_it(mentored: Coach) -> None:
    await asked(mentored, await reviewed(mentored))
    refused = await press(mentored, Action.CLAIM, "1:", replace(ANN, id="zoe"))
    assert "for the mentors" in words(*refused.messages)
    taken = await press(mentored, Action.CLAIM, "1:", KIM)
    assert "It's yours" in words(*taken.messages)
    assert taken.chosen is not None
    assert [each.action for each in taken.chosen.buttons] == [Action.ANSWERED, Action.RELEASE]
    assert taken.chosen.takes(Action.CLAIM, "1:")
    assert not taken.chosen.takes(Action.CLAIM, "12:")
    assert "You have this question already" in words(*(await press(mentored, Action.CLAIM, "1:", KIM)).messages)
    late = await press(mentored, Action.CLAIM, "1:", LEE)
    assert words(*late.messages) == "kim has taken this question."
    assert late.chosen is None
    assert "kim has taken" in words(*(await press(mentored, Action.RELEASE, "1:", LEE)).messages)
    assert "kim has taken it." in words(await queue(mentored, LEE))
    assert "You have taken it." in words(await queue(mentored, KIM))
    await press(mentored, Action.RELEASE, "1:", KIM)
    assert "It's yours" in words(*(await press(mentored, Action.CLAIM, "1:", LEE)).messages)


async def test_of_two_who_press_at_one_moment_one_has_it(mentored: Coach) -> None:
    review = await reviewed(mentored)
    given = {"question": "Twice?"}
    sent = [Submission("ask-mentor", str(review), ANN, PLACE, given, key=f"s{number}") for number in range(4)]
    told = await asyncio.gather(*map(mentored.service.submit, sent))
    assert sum("on its way" in words(*each.messages) for each in told) == 1
    presses = [Press(Action.CLAIM, "1:", member, PLACE, "m9") for member in (KIM, LEE, KIM, LEE)]
    found = await asyncio.gather(*map(mentored.service.press, presses))
    assert sum("It's yours" in words(*each.messages) for each in found) == 1
    nudges = replace(mentored.context, clock=lambda: NOON + timedelta(days=1, hours=3))
    await asyncio.gather(*(send_nudges({}, nudges) for _ in range(4)))
    await mentored.settle()
    assert [key for key, _, _ in letters(mentored)] == ["ask1.q", "ask1.n"]


@pytest.mark.parametrize("by", [KIM, ANN, MODERATOR], ids=lambda member: member.id)
async def test_answered_is_said_kindly_in_the_thread_once(mentored: Coach, by: Member) -> None:
    await asked(mentored, await reviewed(mentored))
    assert "for the mentors" in words(*(await press(mentored, Action.ANSWERED, "1:", BOB)).messages)
    await press(mentored, Action.ANSWERED, "1:", by)
    over = await press(mentored, Action.ANSWERED, "1:", by)
    assert "no longer waiting" in words(*over.messages)
    _, (key, place, told) = letters(mentored)
    assert (key, place.thread) == ("ask1.d", "m-e1")
    assert ("Thanks to everyone" if by is ANN else f"{by.id} marked ann's question as answered") in words(told)
    (row,) = await rows(mentored)
    assert (row.state, row.content, row.nudge_at) == ("done", b"", None)
    assert "No questions are waiting" in (await queue(mentored)).summary
    await asked(mentored, row.review or 0)
    assert len(await rows(mentored)) == 2, "the next one may be asked"


async def test_a_member_withdraws_and_nobody_else_does(mentored: Coach) -> None:
    await asked(mentored, await reviewed(mentored))
    assert "Only the person who asked" in words(*(await press(mentored, Action.WITHDRAW, "1:", BOB)).messages)
    answer = await press(mentored, Action.WITHDRAW, "1:")
    assert "Withdrawn" in words(*answer.messages)
    assert "no longer waiting" in words(*(await press(mentored, Action.WITHDRAW, "1:")).messages)
    assert [key for key, _, _ in letters(mentored)] == ["ask1.q", "ask1.w"]
    assert "no longer waiting" in words(*(await press(mentored, Action.CLAIM, "1:", KIM)).messages)


async def test_what_was_not_posted_yet_is_not_posted_once_it_is_withdrawn(mentored: Coach) -> None:
    review = await reviewed(mentored)
    await mentored.work.stop(1)
    given = {"question": "Never mind?"}
    await mentored.service.submit(Submission("ask-mentor", str(review), ANN, PLACE, given, key="s1"))
    await mentored.service.press(Press(Action.WITHDRAW, "1:", ANN, PLACE, "m9"))
    await mentored.start()
    await mentored.settle()
    assert letters(mentored) == []


async def test_a_private_review_is_shown_to_mentors_only_as_far_as_its_member_agrees(mentored: Coach) -> None:
    review = await reviewed(mentored, audience="member")
    form = (await press(mentored, Action.MENTOR, review)).form
    assert form is not None
    assert [field.name for field in form.fields] == ["question", "agreed"]
    assert "first three suggestions" in form.fields[1].hint
    assert "agreed" in (await asked(mentored, review)).problems
    assert "Nothing was sent" in words(*(await asked(mentored, review, agreed="no")).messages)
    assert (await rows(mentored), letters(mentored)) == ([], [])
    await asked(mentored, review, agreed="yes")
    [(_, place, told)] = letters(mentored)
    assert (place.channel, place.thread) == ("C-mentors", "")
    assert "Responsible" in words(told), "the lines of the first suggestions"
    assert "nothing else: not the file" in words(told)
    assert "private review" in words(await queue(mentored))
    await press(mentored, Action.ANSWERED, "1:", KIM)
    assert letters(mentored)[-1][1].channel == "D-ann", "where its member reads, and nobody else"


async def test_without_a_place_for_mentors_private_reviews_stay_private(mentored: Coach) -> None:
    await choose(mentored, CommunitySettings(mentor_group="mentors"))
    review = await reviewed(mentored, audience="member")
    opened = await press(mentored, Action.MORE, f"{review}:experience")
    assert Action.MENTOR not in [each.action for each in buttons(*opened.messages)]
    assert "public threads only" in words(*(await press(mentored, Action.MENTOR, review)).messages)
    assert "public threads only" in words(*(await asked(mentored, review, agreed="yes")).messages)
    assert await rows(mentored) == []


async def test_where_no_group_was_chosen_the_mentors_channel_is_told_with_the_way_there(mentored: Coach) -> None:
    await choose(mentored, CommunitySettings(mentor_channel="C-mentors"))
    await asked(mentored, await reviewed(mentored))
    (first, thread, _), (second, channel, told) = letters(mentored)
    assert (first, thread.thread, second, channel.channel) == ("ask1.q", "m-e1", "ask1.m", "C-mentors")
    assert calls(mentored) == []
    assert buttons(told)[0].url.startswith("https://chat.example/C1/m-e1/")


async def test_withdrawing_takes_down_what_mentors_were_shown_of_a_private_review(mentored: Coach) -> None:
    await asked(mentored, await reviewed(mentored, audience="member"), agreed="yes")
    await press(mentored, Action.WITHDRAW, "1:")
    assert [key for key, _, _ in letters(mentored)] == ["ask1.w"]


async def tick(coach: Coach) -> None:
    await send_nudges({}, coach.context)
    await coach.settle()


async def test_after_a_day_mentors_are_called_once_more_and_never_again(mentored: Coach, clock: list[datetime]) -> None:
    await asked(mentored, await reviewed(mentored))
    await zone_of(mentored, "ann", "Europe/London")
    clock[0] = NOON + timedelta(hours=23)
    await tick(mentored)
    assert len(calls(mentored)) == 1
    clock[0] = NOON + timedelta(hours=24)
    await tick(mentored)
    await tick(mentored)
    clock[0] = NOON + timedelta(days=3)
    await tick(mentored)
    assert calls(mentored) == [("ask1.q", "mentors"), ("ask1.n", "mentors")]
    assert "nobody has taken it yet" in words(letters(mentored)[1][2])


async def zone_of(coach: Coach, member: str, zone: str) -> None:
    async with coach.context.store.of(COMMUNITY.key) as session:
        await session.execute(update(MemberRow).where(MemberRow.member == member).values(timezone=zone))


@pytest.mark.parametrize(
    ("zone", "asked_at", "comes"),
    [
        ("Europe/London", 12, 24 + 12),
        ("Europe/London", 3, 24 + 8),
        ("Europe/London", 22, 48 + 8),
        ("America/Los_Angeles", 12, 24 + 16),
        ("", 12, 24 + 15),
        ("", 18, 48 + 15),
    ],
)
async def test_nobody_is_reminded_in_the_night(
    mentored: Coach, clock: list[datetime], zone: str, asked_at: int, comes: int
) -> None:
    """Hours count from the midnight before the question was asked, in UTC."""
    midnight = NOON.replace(hour=0)
    clock[0] = midnight + timedelta(hours=asked_at)
    await asked(mentored, await reviewed(mentored))
    await zone_of(mentored, "ann", zone)
    for hour in range(asked_at, 80):
        clock[0] = midnight + timedelta(hours=hour)
        await tick(mentored)
        if len(calls(mentored)) == 2:
            break
    assert hour == comes


async def test_who_took_a_question_is_reminded_alone(mentored: Coach, clock: list[datetime]) -> None:
    await asked(mentored, await reviewed(mentored))
    await press(mentored, Action.CLAIM, "1:", KIM)
    clock[0] = NOON + timedelta(hours=27)
    await tick(mentored)
    key, place, told = letters(mentored)[-1]
    assert (key, place.channel, len(calls(mentored))) == ("ask1.n", "D-kim", 1)
    assert "You took ann's question" in words(told)


async def test_an_answered_question_reminds_nobody(mentored: Coach, clock: list[datetime]) -> None:
    await asked(mentored, await reviewed(mentored))
    await press(mentored, Action.ANSWERED, "1:", KIM)
    clock[0] = NOON + timedelta(days=2)
    await tick(mentored)
    assert len(calls(mentored)) == 1


async def test_a_reminder_that_could_not_be_posted_by_day_comes_the_next_day(
    mentored: Coach, clock: list[datetime]
) -> None:
    await asked(mentored, await reviewed(mentored))
    await zone_of(mentored, "ann", "Europe/London")
    clock[0] = NOON + timedelta(days=1)
    await mentored.work.stop(1)
    await send_nudges({}, mentored.context)
    clock[0] = NOON + timedelta(days=1, hours=12)
    await mentored.start()
    await mentored.settle()
    assert len(calls(mentored)) == 1
    await tick(mentored)
    clock[0] = NOON + timedelta(days=2)
    await tick(mentored)
    assert len(calls(mentored)) == 2


async def test_a_lost_answer_and_a_killed_process_call_nobody_twice(mentored: Coach) -> None:
    review = await reviewed(mentored)
    outcomes: Iterator[PostOutcome] = iter(["lost", "refused", "well", "well"])
    mentored.platform.outcome = lambda: next(outcomes, "well")
    await asked(mentored, review)
    assert calls(mentored) == [("ask1.q", "mentors")]
    async with mentored.context.store.of(COMMUNITY.key) as session:
        await session.execute(
            update(OutboxRow).where(OutboxRow.key == "ask1.q").values(created_at=NOON - timedelta(hours=1))
        )
    await send_left({}, mentored.context)
    await mentored.settle()
    assert len(calls(mentored)) == 1


async def test_what_was_written_but_never_queued_is_found_again(mentored: Coach, clock: list[datetime]) -> None:
    review = await reviewed(mentored)
    await mentored.work.stop(1)
    given = {"question": "Hello?"}
    await mentored.service.submit(Submission("ask-mentor", str(review), ANN, PLACE, given, key="s1"))
    async with mentored.context.store.across("a queue that was lost") as session:
        await session.execute(delete(JobRow))
    await mentored.start()
    clock[0] = NOON + timedelta(minutes=6)
    await send_left({}, mentored.context)
    await mentored.settle()
    assert calls(mentored) == [("ask1.q", "mentors")]


async def test_a_question_that_cannot_be_posted_ends_and_its_member_is_told(mentored: Coach) -> None:
    review = await reviewed(mentored)
    mentored.platform.closed.add("C1")
    await asked(mentored, review)
    [(key, place, told)] = letters(mentored)
    assert (key, place.channel) == ("ask1.x", "D-ann")
    assert "couldn't bring your question" in words(told)
    assert [row.state for row in await rows(mentored)] == ["withdrawn"]


async def test_who_asks_again_and_again_is_slowed_down(make_coach: Callable[..., Coach]) -> None:
    coach = make_coach(rate_limits=RateLimits(questions=2))
    await choose(coach, MENTORS)
    await coach.start()
    review = await reviewed(coach)
    for number in (1, 2):
        await asked(coach, review)
        await press(coach, Action.WITHDRAW, f"{number}:")
    assert "That is a lot for one hour" in words(*(await asked(coach, review)).messages)
    assert len(calls(coach)) == 2
    await coach.work.stop(1)


async def test_deleting_what_is_kept_of_a_member_deletes_and_takes_down_their_question(mentored: Coach) -> None:
    await asked(mentored, await reviewed(mentored, audience="member"), agreed="yes")
    exported = (await press(mentored, Action.EXPORT, "")).messages[0]
    (file,) = [part for part in exported.parts if isinstance(part, Attachment)]
    assert json.loads(file.content)["questions"][0]["content"] == {"text": "Is my summary too long?"}
    await press(mentored, Action.DELETE_SURE, "")
    assert await rows(mentored) == []
    assert letters(mentored) == []


async def test_a_mentor_who_deletes_their_data_gives_back_what_they_took(mentored: Coach) -> None:
    await asked(mentored, await reviewed(mentored))
    await press(mentored, Action.CLAIM, "1:", KIM)
    await delete_member(mentored.context, COMMUNITY.key, KIM.id)
    assert [(row.state, row.mentor) for row in await rows(mentored)] == [("open", "")]


async def test_a_deleted_review_takes_its_question_along(mentored: Coach) -> None:
    review = await reviewed(mentored)
    await asked(mentored, review)
    await delete_review(mentored.context, COMMUNITY.key, review)
    assert await rows(mentored) == []


async def test_a_deleted_file_ends_the_question_about_it(mentored: Coach) -> None:
    await asked(mentored, await reviewed(mentored))
    await mentored.service.withdraw(COMMUNITY, "C1", message="m-e1")
    await mentored.settle()
    assert [row.state for row in await rows(mentored)] == ["withdrawn"]
    assert letters(mentored) == []


async def test_a_question_is_kept_for_a_month_and_where_it_stands_is_remembered(
    mentored: Coach, clock: list[datetime]
) -> None:
    await asked(mentored, await reviewed(mentored, audience="member"), agreed="yes")
    clock[0] = NOON + timedelta(days=31)
    await retention({}, mentored.context)
    assert await rows(mentored) == []
    async with mentored.context.store.of(COMMUNITY.key) as session:
        (noted,) = (await session.scalars(select(PublicPostRow))).all()
    assert (noted.channel, "ask1.q" in noted.keys) == ("C-mentors", True)
    await press(mentored, Action.DELETE_SURE, "")
    assert letters(mentored) == []


async def test_another_communitys_buttons_find_nothing(mentored: Coach) -> None:
    await asked(mentored, await reviewed(mentored))
    stranger = Member(replace(COMMUNITY, id="T2"), "kim", is_moderator=True)
    answer = await mentored.service.press(
        Press(Action.CLAIM, "1:", stranger, replace(PLACE, community=stranger.community))
    )
    assert "no longer waiting" in words(*answer.messages)
    for value in ("", "x:", "1;2", "99999999999999999999:"):
        assert (await press(mentored, Action.CLAIM, value, KIM)).messages
