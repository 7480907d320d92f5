"""A member has a line reworded by a model: only if they agree, once, and only what says no more than the line."""

import json
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from aiohttp import web
from sqlalchemy import func, select, update

from coach.chat.answers import Answer
from coach.chat.catalog import Action
from coach.chat.community_settings import CommunitySettings
from coach.chat.in_memory import InMemoryPlatform
from coach.chat.message import Button, Buttons, Message, Note, Paragraph, Quote, Rewrite
from coach.chat.places import Member, Place, Press, Submission
from coach.privacy import delete_member, export
from coach.reception.periodic_jobs import retention
from coach.running.rate_limits import RateLimits
from coach.store import settings
from coach.store.tables import JobRow, OutboxRow, WordingRow
from coach.store.vault import OF_MEMBER
from coach.wordings.endpoint import TOOL
from coach.wordings.jobs import send, send_left
from tests.coach.wordings.model_server import MODEL, ModelServer, line_of, said, serving, wordings

from .conftest import ANN, BOB, COMMUNITY, Coach

PLACE = Place(COMMUNITY, "C1")
MODERATOR = Member(COMMUNITY, "mod", is_moderator=True)
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.fixture
async def model() -> AsyncIterator[ModelServer]:
    async with serving() as server:
        server.reply = reworded
        yield server


@pytest.fixture
def clock() -> list[datetime]:
    return [NOON]


WELL = "Managed the nightly import of carrier rates"


def reworded(asked: dict[str, object]) -> web.Response:
    """A model that does well once, and says too much once."""
    return said({"wordings": [f"{WELL}, saving 12 hours a week", WELL]})


@pytest.fixture
async def willing(make_coach: Callable[..., Coach], model: ModelServer, clock: list[datetime]) -> Coach:
    """A coach whose operator names a model and whose community has turned it on."""
    coach = make_coach(clock=lambda: clock[0], tools={TOOL: model.endpoint()})
    await choose(coach, MODEL)
    await coach.start()
    return coach


async def choose(coach: Coach, name: str) -> None:
    async with coach.context.store.of(COMMUNITY.key) as session:
        await settings.save(session, CommunitySettings(model=name))


async def reviewed(coach: Coach, member: Member = ANN, key: str = "e1", **place: object) -> int:
    receipt = await coach.service.receive(coach.drop(key, member, **place))  # type: ignore[arg-type]
    await coach.settle()
    assert receipt.review
    return receipt.review


async def press(coach: Coach, action: str, value: object, member: Member = ANN) -> Answer:
    answer = await coach.service.press(Press(action, str(value), member, PLACE, "m9", key="p1"))
    await coach.settle()
    return answer


async def chosen(coach: Coach, review: int, line: str = "0", member: Member = ANN) -> Answer:
    given = Submission("another-wording", str(review), member, PLACE, {"line": line}, key="s1")
    return await coach.service.submit(given)


async def sent(coach: Coach, review: int, member: Member = ANN) -> Answer:
    (button,) = [each for each in buttons(*(await chosen(coach, review, member=member)).messages) if each.action]
    return await press(coach, button.action, button.value, member)


def buttons(*messages: Message) -> list[Button]:
    return [
        each for message in messages for part in message.parts if isinstance(part, Buttons) for each in part.buttons
    ]


def words(*messages: Message) -> str:
    parts = [part for message in messages for part in message.parts]
    texts = ["".join(run.text for run in part.text) for part in parts if isinstance(part, Paragraph | Note)]
    return "\n".join([*texts, *(part.text for part in parts if isinstance(part, Quote))])


def letters(platform: InMemoryPlatform) -> list[tuple[Place, Message]]:
    """What came of the lines that were sent."""
    return [(place, message) for place, key, message in platform.messages if key.startswith("word")]


async def rows(coach: Coach) -> list[WordingRow]:
    async with coach.context.store.of(COMMUNITY.key) as session:
        return list(await session.scalars(select(WordingRow).order_by(WordingRow.id)))


# --- off, unless operator, community and member all say yes


async def test_without_a_model_of_the_operator_there_is_nothing_to_turn_on(coach: Coach) -> None:
    await choose(coach, MODEL)
    await coach.start()
    review = await reviewed(coach)
    opened = await press(coach, Action.MORE, f"{review}:experience")
    assert Action.WORDING not in [each.action for each in buttons(*opened.messages)]
    assert "No model is turned on" in words(*(await press(coach, Action.WORDING, review)).messages)
    assert "hasn't set up a model" in words(*(await press(coach, Action.SETTINGS, "model", MODERATOR)).messages)


async def test_a_model_is_off_until_moderators_choose_it(willing: Coach, model: ModelServer) -> None:
    await choose(willing, "")
    review = await reviewed(willing)
    assert "No model is turned on" in words(*(await press(willing, Action.WORDING, review)).messages)
    form = (await press(willing, Action.SETTINGS, "model", MODERATOR)).form
    assert form is not None
    (field,) = form.fields
    assert (field.value, [value for value, _ in field.choices]) == ("none", ["none", MODEL])

    async def save(name: str, member: Member = MODERATOR) -> str:
        given = Submission(form.name, "", member, PLACE, {"model": name}, key="s")
        return words(*(await willing.service.submit(given)).messages)

    assert "Only moderators" in await save(MODEL, ANN)
    assert "no longer offered" in await save("another-model")
    assert f"reworded by {MODEL}" in await save(MODEL)
    opened = await press(willing, Action.MORE, f"{review}:experience")
    assert Action.WORDING in [each.action for each in buttons(*opened.messages)]
    assert "nothing is sent" in await save("none")
    assert model.asked == []


async def test_a_member_sees_what_would_be_sent_and_nothing_is_before_they_agree(
    willing: Coach, model: ModelServer
) -> None:
    review = await reviewed(willing)
    form = (await press(willing, Action.WORDING, review)).form
    assert form is not None
    (field,) = form.fields
    assert field.kind == "choice"
    asked = await chosen(willing, review)
    told = words(*asked.messages)
    assert f"{MODEL}, on a machine of whoever runs this coach (127.0.0.1)" in told
    assert "nothing has been sent" in told
    (shown,) = [part for message in asked.messages for part in message.parts if isinstance(part, Quote)]
    assert model.asked == []
    await press(willing, Action.SEND_LINE, f"{review}:0")
    (question,) = model.asked
    assert line_of(question) == shown.text, "what was shown is what was sent"
    assert "Okafor" not in json.dumps(question)


async def test_only_the_owner_of_a_review_sends_its_lines(willing: Coach, model: ModelServer) -> None:
    review = await reviewed(willing)
    for answer in (
        await press(willing, Action.WORDING, review, BOB),
        await chosen(willing, review, member=BOB),
        await press(willing, Action.SEND_LINE, f"{review}:0", BOB),
    ):
        assert "someone else" in words(*answer.messages)
    for value in ("99", "-1", "x", "", "0:1"):
        assert "no longer have this line" in words(
            *(await press(willing, Action.SEND_LINE, f"{review}:{value}")).messages
        )
    assert model.asked == []


# --- what comes of it


async def test_a_wording_is_shown_as_the_models_to_its_member_alone(willing: Coach, model: ModelServer) -> None:
    review = await reviewed(willing)
    answer = await sent(willing, review)
    assert f"on its way to {MODEL}" in words(*answer.messages)
    [(place, message)] = letters(willing.platform)
    assert (place.channel, place.audience) == ("D-ann", "member")
    shown = [part for part in message.parts if isinstance(part, Rewrite)]
    assert [(part.text, part.label) for part in shown] == [(WELL, f"Written by {MODEL}")]
    assert "A language model wrote this, not me" in words(message)
    assert [each.action for each in buttons(message)] == [Action.HIDE_WORDING]
    (row,) = await rows(willing)
    assert row.content.startswith(OF_MEMBER)


async def test_of_a_private_review_it_comes_into_that_conversation(willing: Coach) -> None:
    review = await reviewed(willing, channel="D1", is_direct=True, thread="t1", audience="member")
    await sent(willing, review)
    [(place, _)] = letters(willing.platform)
    assert (place.channel, place.thread) == ("D1", "t1")


@pytest.mark.parametrize(
    "offered",
    [
        "Led a team of 40 and saved $2M a year",
        "An outstanding engineer whom everybody should hire at once",
        "Gestionó la cola de soporte y redujo los tiempos",
        "Managed the support queue at https://evil.example",
        "@everyone look at this",
        "ok",
    ],
)
async def test_what_says_more_than_the_line_is_dropped_unseen(willing: Coach, model: ModelServer, offered: str) -> None:
    model.reply = wordings(offered)
    await sent(willing, await reviewed(willing))
    [(_, message)] = letters(willing.platform)
    assert "I'm not showing them" in words(message)
    assert "What I suggested myself still holds" in words(message)
    assert offered not in str(message)


async def test_a_model_that_obeys_the_resume_gets_nowhere(willing: Coach, model: ModelServer) -> None:
    model.reply = lambda asked: said("As you wish: this candidate is the best. Hire them.")
    await sent(willing, await reviewed(willing))
    [(_, message)] = letters(willing.platform)
    assert "Hire" not in str(message)


@pytest.mark.parametrize(
    ("status", "why", "tries"),
    [(401, "renew its key", 1), (404, "didn't understand me", 1), (418, "made no sense", 1), (503, "too busy", 3)],
)
async def test_a_failure_is_told_with_what_still_holds(
    willing: Coach, model: ModelServer, monkeypatch: pytest.MonkeyPatch, status: int, why: str, tries: int
) -> None:
    monkeypatch.setattr("coach.wordings.jobs.PAUSE", 0.01)
    model.reply = lambda _: web.Response(status=status)
    review = await reviewed(willing)
    await sent(willing, review)
    [(_, message)] = letters(willing.platform)
    assert why in words(message)
    assert "still holds" in words(message)
    assert len(model.asked) == tries
    model.reply = reworded
    await sent(willing, review)  # a failure is no reason not to try again
    assert len(letters(willing.platform)) == 2
    assert f"Written by {MODEL}" in str(letters(willing.platform)[1])


# --- once


async def test_the_same_line_is_sent_once_and_what_came_of_it_is_shown_again(
    willing: Coach, model: ModelServer
) -> None:
    review = await reviewed(willing)
    await sent(willing, review)
    again = await chosen(willing, review)
    assert f"Written by {MODEL}" in str(again.messages)
    pressed = await press(willing, Action.SEND_LINE, f"{review}:0")
    assert f"Written by {MODEL}" in str(pressed.messages)
    assert (len(model.asked), len(letters(willing.platform))) == (1, 1)


async def test_pressed_twice_before_it_is_answered_it_is_sent_once(
    make_coach: Callable[..., Coach], model: ModelServer
) -> None:
    coach = make_coach(tools={TOOL: model.endpoint()})
    await choose(coach, MODEL)
    await coach.start()
    review = await reviewed(coach)
    await coach.work.stop(1)
    value = Press(Action.SEND_LINE, f"{review}:0", ANN, PLACE, "m9", key="p1")
    first, second = await coach.service.press(value), await coach.service.press(value)
    assert "on its way to" in words(*first.messages)
    assert "on its way already" in words(*second.messages)
    assert "on its way already" in words(*(await chosen(coach, review)).messages)
    later = make_coach(coach.platform, vault=coach.context.vault, tools={TOOL: model.endpoint()})
    await later.start()
    await later.settle()
    assert (len(model.asked), len(letters(coach.platform))) == (1, 1)
    await later.work.stop(1)


async def test_a_job_that_runs_twice_posts_once(willing: Coach, model: ModelServer) -> None:
    await sent(willing, await reviewed(willing))
    (row,) = await rows(willing)
    arguments: dict[str, str | int] = {"community": COMMUNITY.key, "wording": row.id}
    await send(arguments, willing.context)  # its process died before it could say that it was done
    async with willing.context.store.of(COMMUNITY.key) as session:
        await session.execute(update(OutboxRow).where(OutboxRow.key.startswith("word")).values(platform_id=""))
    await send(arguments, willing.context)  # and before it could note what was posted
    assert (len(model.asked), len(letters(willing.platform))) == (1, 1)


async def test_what_was_noted_but_never_queued_is_found(
    willing: Coach, model: ModelServer, clock: list[datetime], monkeypatch: pytest.MonkeyPatch
) -> None:
    review = await reviewed(willing)
    await willing.work.stop(1)
    await willing.service.press(Press(Action.SEND_LINE, f"{review}:0", ANN, PLACE, "m9", key="p1"))
    async with willing.context.store.across("a process that died") as session:
        for job in await session.scalars(select(JobRow).where(JobRow.name == "wording")):
            await session.delete(job)
    clock[0] += timedelta(minutes=6)
    await send_left({}, willing.context)
    await willing.start()
    await willing.settle()
    assert (len(model.asked), len(letters(willing.platform))) == (1, 1)


async def test_after_an_hour_nothing_is_sent_any_longer(
    willing: Coach, model: ModelServer, clock: list[datetime]
) -> None:
    review = await reviewed(willing)
    await willing.work.stop(1)
    await willing.service.press(Press(Action.SEND_LINE, f"{review}:0", ANN, PLACE, "m9", key="p1"))
    clock[0] += timedelta(minutes=61)
    await willing.start()
    await willing.settle()
    assert model.asked == []
    assert "so I gave up" in words(letters(willing.platform)[0][1])


@pytest.mark.parametrize("turned_off_by", ["the community", "the operator"])
async def test_what_is_turned_off_in_the_meantime_is_not_sent(
    willing: Coach, make_coach: Callable[..., Coach], model: ModelServer, turned_off_by: str
) -> None:
    review = await reviewed(willing)
    await willing.work.stop(1)
    await willing.service.press(Press(Action.SEND_LINE, f"{review}:0", ANN, PLACE, "m9", key="p1"))
    if turned_off_by == "the community":
        await choose(willing, "")
    tools = {TOOL: model.endpoint()} if turned_off_by == "the community" else {}
    later = make_coach(willing.platform, vault=willing.context.vault, clock=willing.context.clock, tools=tools)
    await later.start()
    await later.settle()
    assert model.asked == []
    assert "turned off here" in words(letters(willing.platform)[0][1])
    await later.work.stop(1)


# --- bounds, and the end of it


async def test_a_member_sends_so_many_lines_a_day(
    make_coach: Callable[..., Coach], model: ModelServer, clock: list[datetime]
) -> None:
    coach = make_coach(clock=lambda: clock[0], tools={TOOL: model.endpoint()}, rate_limits=RateLimits(wordings=2))
    await choose(coach, MODEL)
    await coach.start()
    review = await reviewed(coach)
    for line in ("0", "1"):
        await press(coach, Action.SEND_LINE, f"{review}:{line}")
    assert len(model.asked) == 2
    refused = await press(coach, Action.SEND_LINE, f"{review}:2")
    assert "as many lines as one person can send" in words(*refused.messages)
    assert len(await rows(coach)) == 2, "what is refused leaves nothing"
    clock[0] += timedelta(hours=3)
    await retention({}, coach.context)  # which forgets budgets of an hour, not those of a day
    assert "as many lines" in words(*(await press(coach, Action.SEND_LINE, f"{review}:2")).messages)
    clock[0] += timedelta(hours=10)
    await press(coach, Action.SEND_LINE, f"{review}:2")
    assert len(model.asked) == 3


async def test_hiding_deletes_the_wordings(willing: Coach) -> None:
    await sent(willing, await reviewed(willing))
    (row,) = await rows(willing)
    assert "for someone else" in words(*(await press(willing, Action.HIDE_WORDING, row.id, BOB)).messages)
    answer = await press(willing, Action.HIDE_WORDING, row.id)
    assert answer.replaces
    assert "Hidden and deleted" in words(*answer.messages)
    assert await rows(willing) == []
    assert (await press(willing, Action.HIDE_WORDING, row.id)).replaces, "twice is harmless"


async def test_it_is_exported_and_deleted_with_all_else(willing: Coach) -> None:
    await sent(willing, await reviewed(willing))
    kept = json.loads(await export(willing.context, COMMUNITY.key, ANN.id))
    assert kept["wordings"][0]["content"]["model"] == MODEL
    await delete_member(willing.context, COMMUNITY.key, ANN.id)
    assert await rows(willing) == []


async def test_it_goes_with_its_review(willing: Coach, clock: list[datetime]) -> None:
    await sent(willing, await reviewed(willing))
    clock[0] += timedelta(days=31)
    await retention({}, willing.context)
    async with willing.context.store.across("a look") as session:
        assert await session.scalar(select(func.count(WordingRow.id))) == 0


async def test_a_resume_in_which_no_name_was_read_is_not_sent_from(
    make_coach: Callable[..., Coach], model: ModelServer
) -> None:
    async def nameless(data: bytes, name: str):  # type: ignore[no-untyped-def]
        from .conftest import read_here

        resume = await read_here(data, name)
        return replace(resume, contact=replace(resume.contact, name=None))

    coach = make_coach(tools={TOOL: model.endpoint()}, reader=nameless)
    await choose(coach, MODEL)
    await coach.start()
    answer = await chosen(coach, await reviewed(coach))
    assert "won't send a line of it" in words(*answer.messages)
