"""Whether advice is helpful: one answer a member and rule, which they can change, and numbers for moderators."""

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import select

from coach.chat.answers import Answer
from coach.chat.catalog import Action
from coach.chat.message import Button, Buttons, Message, Note, Paragraph
from coach.chat.places import Command, Member, Place, Press
from coach.privacy import delete_member
from coach.reception.periodic_jobs import retention
from coach.running.context import utc_now
from coach.store import feedback
from coach.store.feedback import Count
from coach.store.tables import FeedbackRow

from .conftest import ANN, BOB, COMMUNITY, Coach

PLACE = Place(COMMUNITY, "C1")
MODERATOR = Member(COMMUNITY, "mod", is_moderator=True)


async def reviewed(coach: Coach, member: Member = ANN) -> int:
    receipt = await coach.service.receive(coach.drop(member.id, member))
    if not coach.work._open:
        await coach.start()
    await coach.settle()
    assert receipt.review
    return receipt.review


async def press(coach: Coach, action: str, value: str, member: Member = ANN) -> Answer:
    return await coach.service.press(Press(action, value, member, PLACE, "m9", key="p1"))


async def answers(coach: Coach) -> list[tuple[str, bool]]:
    async with coach.context.store.of(COMMUNITY.key) as session:
        rows = await session.scalars(select(FeedbackRow).order_by(FeedbackRow.id))
        return [(row.rule, row.helpful) for row in rows]


async def stats(coach: Coach, member: Member = MODERATOR) -> Message:
    return (await coach.service.command(Command("resume-stats", member, PLACE, {}, key="s"))).messages[0]


def words(message: Message) -> str:
    texts = [part.text for part in message.parts if isinstance(part, Paragraph | Note)]
    return "\n".join("".join(run.text for run in runs) for runs in texts)


def buttons(answer: Answer) -> list[Button]:
    parts = [part for message in answer.messages for part in message.parts]
    return [button for part in parts if isinstance(part, Buttons) for button in part.buttons]


async def test_a_finding_that_is_opened_asks_whether_it_is_helpful(coach: Coach) -> None:
    review = await reviewed(coach)
    opened = await press(coach, Action.MORE, f"{review}:experience")
    asked = [(each.label, each.action, each.value) for each in buttons(opened)]
    value = f"{review}:EXP-WEAK:"
    assert asked == [
        ("1 · Helpful", Action.HELPFUL, value),
        ("1 · Not helpful", Action.UNHELPFUL, value),
    ], "once a rule, however many lines it is about"
    assert words(opened.messages[0]).count("1 · ") == 1, "the finding that the buttons are about"


async def test_what_the_first_message_told_is_asked_about_behind_its_button(coach: Coach) -> None:
    review = await reviewed(coach)
    opened = await press(coach, Action.MORE, f"{review}:rest:9:")
    asked = {each.value for each in buttons(opened) if each.action == Action.HELPFUL}
    assert asked == {f"{review}:EXP-WEAK:", f"{review}:SKL-A:", f"{review}:SKL-B:"}, "each of them once"
    assert len([each for each in buttons(opened) if each.action == Action.HELPFUL]) == len(asked)
    assert "At the top of your review." in words(opened.messages[-1])


async def test_a_second_press_changes_the_answer_instead_of_adding_one(coach: Coach) -> None:
    review = await reviewed(coach)
    value = f"{review}:EXP-WEAK:"
    first = await press(coach, Action.HELPFUL, value)
    again = await press(coach, Action.HELPFUL, value)
    assert [each.messages[0].summary for each in (first, again)] == ["Helpful, thank you"] * 2
    assert first.chosen is not None
    assert [(each.action, each.value) for each in first.chosen.buttons] == [(Action.UNHELPFUL, value)]
    assert first.chosen.takes(Action.UNHELPFUL, value)
    assert not first.chosen.takes(Action.UNHELPFUL, f"{review}:EXP-WEAKER:")
    changed = await press(coach, Action.UNHELPFUL, value)
    assert changed.messages[0].summary == "Changed to not helpful"
    assert await answers(coach) == [("EXP-WEAK", False)]


async def test_nobody_answers_for_another_member_or_for_a_rule_that_found_nothing(coach: Coach) -> None:
    review = await reviewed(coach)
    assert "someone else" in (await press(coach, Action.HELPFUL, f"{review}:EXP-WEAK:", BOB)).messages[0].summary
    for value in (f"{review}:ATS-TYPO:", f"{review}:", str(review), "", "x:y:"):
        assert "no longer have" in (await press(coach, Action.HELPFUL, value)).messages[0].summary
    assert await answers(coach) == []


async def test_moderators_see_from_five_answers_on_which_advice_is_refused(coach: Coach) -> None:
    people = [replace(ANN, id=f"m{number}") for number in range(5)]
    reviews = {member.id: await reviewed(coach, member) for member in people}
    for member in people[:4]:
        await press(coach, Action.UNHELPFUL, f"{reviews[member.id]}:EXP-WEAK:", member)
        await press(coach, Action.HELPFUL, f"{reviews[member.id]}:SKL-A:", member)
    assert "Too few answers to show" in words(await stats(coach))
    await press(coach, Action.HELPFUL, f"{reviews['m4']}:EXP-WEAK:", people[4])
    told = words(await stats(coach))
    assert "4 of 5 say it isn't helpful · EXP-WEAK" in told
    assert "SKL-A" not in told
    assert "1 rule has fewer than 5 answers so far." in told
    assert not any(member.id in told for member in people)
    assert "for moderators" in (await stats(coach, ANN)).summary
    async with coach.context.store.of("memory:T2") as session:
        assert await feedback.counts(session) == [], "another community's"
    async with coach.context.store.across("operators") as session:
        assert await feedback.counts(session) == [Count(COMMUNITY.key, "", "EXP-WEAK", 5, 4)]


async def test_what_is_kept_names_nobody_and_counts_on_when_its_member_is_deleted(coach: Coach) -> None:
    review = await reviewed(coach)
    await press(coach, Action.UNHELPFUL, f"{review}:EXP-WEAK:")
    async with coach.context.store.of(COMMUNITY.key) as session:
        before = (await session.scalars(select(FeedbackRow))).one()
    assert len(before.voter) == 64
    assert (before.at.hour, before.at.minute) == (0, 0), "the day alone"
    await delete_member(coach.context, COMMUNITY.key, ANN.id)
    again = await reviewed(coach)
    await press(coach, Action.UNHELPFUL, f"{again}:EXP-WEAK:")
    async with coach.context.store.of(COMMUNITY.key) as session:
        voters = set(await session.scalars(select(FeedbackRow.voter)))
    assert len(voters) == 2, "with the key went what told whose answer it was"


async def test_an_answer_counts_for_a_year(coach: Coach) -> None:
    review = await reviewed(coach)
    await press(coach, Action.HELPFUL, f"{review}:EXP-WEAK:")
    await retention({}, replace(coach.context, clock=lambda: utc_now() + timedelta(days=300)))
    assert len(await answers(coach)) == 1
    await retention({}, replace(coach.context, clock=lambda: utc_now() + timedelta(days=367)))
    assert await answers(coach) == []
