"""An answer reaches the member, once, also where Discord takes no response to what they did any more."""

import asyncio
from dataclasses import replace
from types import SimpleNamespace

import pytest
from discord.webhook import async_

from adapters.discord import answering
from adapters.discord.app import build
from adapters.discord.marks import EDGE, SIGNS
from adapters.discord.settings import DiscordSettings
from coach.chat.answers import Answer, Chosen, Field, Form, sentence, settled
from coach.chat.message import Button, Buttons, Message, Paragraph, plain
from coach.chat.places import Community, Place
from tests.adapters.discord.interactions import AUTOCOMPLETE, BROKEN, FORM, NO_WEBHOOK, TAKEN
from tests.adapters.discord.payloads import CHANNEL, FORUM
from tests.adapters.discord.server import DIRECT, LoopbackDiscord, error
from tests.adapters.discord.wire.waiting import is_connected, until

WORDS = "Here you are."
ANSWER = sentence(WORDS)
PAGE = Message((Paragraph(plain("The review")), Buttons((Button("Check again", "check-again", "12"),))))
ASK = Answer(form=Form("goal", "Your goal", (Field("goal", "Goal", "line"),)))
CLOSED = f"POST /channels/{DIRECT}/messages"


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """The coach defers soon, and discord.py does not wait between its own five tries of a server error."""
    monkeypatch.setattr(answering, "PATIENCE", 0.03)
    monkeypatch.setattr(async_, "asyncio", SimpleNamespace(Lock=asyncio.Lock, sleep=lambda _: asyncio.sleep(0)))


@pytest.fixture
async def page(running, server: LoopbackDiscord):
    """A message of the coach with a button."""
    await running.platform.post(Place(Community("discord", "200"), CHANNEL, thread=CHANNEL), PAGE, "p.1", False)
    return server.posted(CHANNEL)[0]


def texts(messages) -> list[str]:
    """What is read, without the marks that nobody sees."""
    return [embed.get("description", "").rstrip(SIGNS + EDGE) for message in messages for embed in message["embeds"]]


async def command(server, page, **how):
    return await server.command("applications", **how)


async def press(server, page, **how):
    return await server.press(page, "Check again", **how)


async def submit(server, page, **how):
    form = {"custom_id": "coach:goal:", "components": [{"component": {"type": 4, "custom_id": "goal"}}]}
    return await server.submit(form, {"goal": "a job"}, **how)


DEEDS = [command, press, submit]


@pytest.fixture(autouse=True)
def no_failure(caplog: pytest.LogCaptureFixture):
    """What goes wrong here is Discord's and the clock's doing: none of it is an error in the log."""
    yield
    assert [each.getMessage() for each in caplog.records if each.levelname in {"ERROR", "CRITICAL"}] == []


async def quiet(server: LoopbackDiscord) -> None:
    before = -1
    while before != len(server.requests):
        before = len(server.requests)
        await asyncio.sleep(0.12)


@pytest.mark.parametrize("deed", DEEDS)
@pytest.mark.parametrize(
    ("slow", "how", "shown", "direct"),
    [
        pytest.param(0, {}, 1, 0, id="in time"),
        pytest.param(0.1, {}, 1, 0, id="in time after a deferral"),
        pytest.param(0, {"late": True}, 0, 1, id="10062 late"),
        pytest.param(0.1, {"late": True}, 0, 1, id="10062 late for a deferral"),
        pytest.param(0, {"lost": True}, 1, 0, id="40060 taken by a response whose answer got lost"),
        pytest.param(0.1, {"lost": True}, 1, 0, id="40060 taken by a deferral whose answer got lost"),
        pytest.param(0, {"refused": TAKEN}, 0, 1, id="40060 taken, but nothing stands there"),
        pytest.param(0.1, {"refused": TAKEN}, 0, 1, id="40060 taken for a deferral, but nothing stands there"),
        pytest.param(0, {"refused": BROKEN}, 0, 1, id="500 five times"),
        pytest.param(0.1, {"over": 1}, 0, 1, id="50027 token ended after fifteen minutes"),
        pytest.param(0.1, {"over": 1, "over_as": NO_WEBHOOK}, 0, 1, id="10015 webhook gone after fifteen minutes"),
    ],
)
async def test_an_answer_arrives_once(running, service, server, page, hurried, deed, slow, how, shown, direct):
    service.answer, service.slow = ANSWER, slow
    done = await deed(server, page, **how)
    await until(lambda: done.texts or server.posted(DIRECT))
    await quiet(server)
    assert done.texts == [WORDS] * shown
    assert texts(server.posted(DIRECT)) == [WORDS] * direct
    assert len(server.posted(CHANNEL)) == 1


@pytest.mark.parametrize("deed", DEEDS)
@pytest.mark.parametrize("how", [{"late": True}, {"over": 1}], ids=["late", "token ended"])
async def test_with_direct_messages_closed_not_a_word_is_said_in_the_channel(
    running, service, server, page, hurried, deed, how, caplog
):
    service.answer = Answer((ANSWER.messages[0], PAGE))
    service.slow = 0.1 if "over" in how else 0
    server.failures = {CLOSED: [lambda: error(403, 50007, "Cannot send messages to this user")] * 9}
    await deed(server, page, **how)
    await until(lambda: "could not be answered at all" in caplog.text)
    await quiet(server)
    assert len(server.posted(CHANNEL)) == 1, "the message with the button, which stood there before"
    assert WORDS not in caplog.text
    assert len(server.wrote("POST", f"{DIRECT}/messages")) == 1, "a closed inbox is asked once"


async def test_only_the_pages_that_were_not_shown_go_to_direct_messages(running, service, server, page):
    service.answer = Answer(tuple(sentence(f"Page {number}").messages[0] for number in range(4)))
    done = await command(server, page, over=2)
    await until(lambda: len(server.posted(DIRECT)) == 2)
    assert done.texts == ["Page 0", "Page 1"]
    assert texts(server.posted(DIRECT)) == ["Page 2", "Page 3"]


@pytest.mark.parametrize(
    ("how", "direct"),
    [({}, 0), ({"late": True}, 1), ({"lost": True}, 0)],
    ids=["in time", "10062 late", "40060 taken"],
)
async def test_a_message_that_takes_anothers_place(running, service, server, page, how, direct):
    service.answer = replace(ANSWER, replaces=True)
    done = await press(server, page, **how)
    await until(lambda: server.posted(DIRECT) or texts([page]) == [WORDS])
    await quiet(server)
    assert texts(server.posted(DIRECT)) == [WORDS] * direct
    assert texts([page]) == (["The review"] if direct else [WORDS])
    assert done.texts == []


CHOICES = Message(
    (
        Paragraph(plain("The review")),
        Buttons(
            (
                Button("Check again", "check-again", "12"),
                Button("They answered", "stage", "5:screen"),
                Button("Close it", "stage", "5:closed"),
            )
        ),
    )
)


def buttons(message) -> list[tuple[str, bool]]:
    rows = message["components"]
    return [(each["label"], bool(each.get("disabled"))) for row in rows for each in row["components"]]


@pytest.fixture
async def choices(running, server: LoopbackDiscord):
    """A message of the coach with three buttons."""
    await running.platform.post(Place(Community("discord", "200"), CHANNEL, thread=CHANNEL), CHOICES, "p.1", False)
    return server.posted(CHANNEL)[0]


@pytest.mark.parametrize("slow", [0, 0.1], ids=["in time", "after a deferral"])
async def test_what_was_chosen_stands_on_the_button_which_takes_no_press_any_more(
    running, service, server, choices, hurried, slow
):
    moved = Chosen("Now at: first call.", ("stage:5:",), (Button("Offer", "stage", "5:offer"),))
    service.answer, service.slow = replace(sentence(moved.text), chosen=moved), slow
    done = await server.press(choices, "They answered")
    await until(lambda: len(buttons(choices)) == 3 and any(disabled for _, disabled in buttons(choices)))
    await quiet(server)
    assert buttons(choices) == [("Check again", False), ("✓ Now at: first call", True), ("Offer", False)]
    assert texts([choices]) == ["The review"], "what the message says stays"
    assert done.texts == [], "the button says it all"


async def test_a_choice_that_fits_on_no_button_is_said_as_well(running, service, server, choices):
    service.answer = settled("Saved: " + "a very long title " * 6)
    done = await server.press(choices, "Check again")
    await until(lambda: done.texts)
    assert buttons(choices)[0] == ("✓ Check again", True)
    assert "a very long title" in done.texts[0]


async def test_a_choice_is_said_where_the_message_cannot_be_changed_any_more(running, service, server, choices):
    service.answer = settled("Done.")
    await server.press(choices, "Check again", late=True)
    await until(lambda: server.posted(DIRECT))
    assert texts(server.posted(DIRECT)) == ["Done."]
    assert buttons(choices)[0] == ("Check again", False)


@pytest.mark.parametrize(
    ("how", "slow", "said"),
    [
        ({}, 0, []),
        ({"late": True}, 0, [answering.FORM_READY]),
        ({"lost": True}, 0, []),
        ({}, 0.1, [answering.FORM_READY]),
    ],
    ids=["in time", "10062 late", "40060 the form is open already", "too slow for a form"],
)
async def test_a_form_that_cannot_be_opened_is_told_in_words(running, service, server, page, hurried, how, slow, said):
    service.answer, service.slow = ASK, slow
    done = await command(server, page, **how)
    await until(lambda: done.first or server.posted(DIRECT))
    await quiet(server)
    assert done.texts + texts(server.posted(DIRECT)) == said
    assert (done.first is not None and done.first["type"] == FORM) is (not said)


@pytest.mark.parametrize("place", [CHANNEL, FORUM], ids=["a channel", "a forum post"])
async def test_buttons_and_forms_work_after_a_restart(app, service, server, place):
    """Nothing is kept in memory: what one process showed, the next one understands."""
    server.messages[CHANNEL] = []
    channel = place if place == CHANNEL else await server.open_thread(place, told=False)
    first = asyncio.create_task(app.run(service))
    await until(lambda: is_connected(app))
    await app.platform.post(Place(Community("discord", "200"), place, thread=channel), PAGE, "p.1", False)
    service.answer = ASK
    shown = await server.command("applications", channel)
    await until(lambda: shown.first)
    await app.close()
    await asyncio.wait_for(first, 5)

    again = build(DiscordSettings(_env_file=None, token="secret-token", api_url=f"{server.base}/api/v10"))
    second = asyncio.create_task(again.run(service))
    await until(lambda: is_connected(again))
    service.answer = ANSWER
    (posted,) = [each for each in server.posted(channel) if each["components"]]
    pressed = await server.press(posted, "Check again")
    submitted = await server.submit(shown.first["data"], {"goal": "a job"}, channel=channel)
    await until(lambda: pressed.texts and submitted.texts)
    ((press,), (submission,)) = service.presses, service.submissions
    assert (press.action, press.value, press.message) == ("check-again", "12", posted["id"])
    assert (press.place.channel, press.place.thread) == (place, "" if place == CHANNEL else channel)
    assert (submission.form, submission.fields) == ("goal", {"goal": "a job"})
    await again.close()
    await asyncio.wait_for(second, 5)


async def test_suggestions_that_come_too_late_do_no_harm(running, service, server, page, caplog):
    options = [{"name": "industry", "type": 3, "value": "fi", "focused": True}]
    data = {"id": "1", "name": "resume-check", "type": 1, "options": options}
    await server.act(AUTOCOMPLETE, data, late=True)
    await until(lambda: "autocomplete" in caplog.text)
    caplog.clear()
    in_time = await server.act(AUTOCOMPLETE, data)
    await until(lambda: in_time.first)
    assert [each["value"] for each in in_time.first["data"]["choices"]] == ["finance"]
