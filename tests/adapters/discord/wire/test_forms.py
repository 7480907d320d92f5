"""One wrong field of a form costs nobody the others, though Discord closes the form as it is sent."""

from dataclasses import replace

import pytest

from coach.chat.answers import Answer, Field, Form, filled_again
from tests.adapters.discord import payloads
from tests.adapters.discord.interactions import COMPONENT
from tests.adapters.discord.interactions import FORM as FORM_SHOWN
from tests.adapters.discord.payloads import BOT, CHANNEL, LEE
from tests.adapters.discord.wire.waiting import until

FORM = Form("reminders", "Weekly reminder", (Field("timezone", "Time zone"), Field("time", "Time of day", "time")))
WRONG = {"time": "Write a time of day, such as 07:00."}


def values(form):
    return {each["component"]["custom_id"]: each["component"].get("value") for each in form["components"]}


async def opened(server, service):
    service.answer = Answer(form=FORM)
    asked = await server.command("resume-reminders")
    await until(lambda: asked.first)
    return asked.first["data"]


async def test_what_was_typed_is_there_again(running, service, server):
    form = await opened(server, service)
    typed = {"timezone": "Europe/Berlin", "time": "soon"}
    service.answer = Answer(form=filled_again(FORM, typed), problems=WRONG)
    sent = await server.submit(form, typed)
    await until(lambda: sent.shown)
    assert WRONG["time"] in sent.texts[0].replace("\\", "")
    again = await server.press(
        payloads.message("998", CHANNEL, sent.shown[0], payloads.user(BOT, True)), "Fill in again"
    )
    await until(lambda: again.first)
    assert values(again.first["data"]) == typed
    assert "07:00" in again.first["data"]["components"][1]["description"], "what is wrong stands beside its field"
    service.answer = replace(service.answer, form=None, problems={})
    await server.submit(again.first["data"], typed | {"time": "7:30"})
    await until(lambda: len(service.submissions) == 2)
    assert service.submissions[-1].fields == typed | {"time": "7:30"}


@pytest.mark.parametrize("way", ["a command that took long", "a press that took long", "a form after a form"])
async def test_a_form_that_cannot_be_shown_at_once_opens_by_a_button(running, service, server, monkeypatch, way):
    """Nobody has to type or press again what they did: only the form is a press away, and nobody else's."""
    service.answer = Answer(form=filled_again(FORM, {"timezone": "Europe/Berlin"}))
    row = {"type": 1, "components": [{"type": 2, "style": 1, "label": "Change", "custom_id": "coach:reminders:"}]}
    source = payloads.message("998", CHANNEL, {"components": [row]}, payloads.user(BOT, True))
    form = await opened(server, service) if way == "a form after a form" else {}
    service.answer = Answer(form=filled_again(FORM, {"timezone": "Europe/Berlin"}))
    if form:
        asked = await server.submit(form, {"timezone": "", "time": ""})
    else:
        monkeypatch.setattr("adapters.discord.answering.PATIENCE", 0.03)
        service.slow = 0.2
        asked = await (server.press(source, "Change") if "press" in way else server.command("resume-reminders"))
    await until(lambda: asked.texts)
    assert "The form is ready" in asked.texts[0]
    ready = payloads.message("997", CHANNEL, asked.shown[0], payloads.user(BOT, True))
    theirs = await server.press(ready, "Open the form", user=LEE)
    await until(lambda: theirs.texts)
    shown = await server.press(ready, "Open the form")
    await until(lambda: shown.first)
    assert shown.first["type"] == FORM_SHOWN
    assert values(shown.first["data"])["timezone"] == "Europe/Berlin"
    assert len(service.commands) + len(service.presses) + len(service.submissions) == (2 if form else 1)


async def test_a_new_server_is_asked_which_channels_are_for_resumes(coach, server):
    await until(coach.discord._connection.gateway.is_ready)  # guilds before that were there when it started
    guild, lobby = payloads.guild(), {**payloads.channel(CHANNEL), "id": "202", "name": "lobby"}
    server.others["202"] = lobby
    me, role = payloads.member(BOT), {**guild["roles"][0], "id": "201"}
    await server.send("GUILD_CREATE", {**guild, "id": "201", "roles": [role], "channels": [lobby], "members": [me]})
    [hello] = await until(lambda: server.posted("202"), 10)
    assert "which channels are for resumes" in str(hello["embeds"])
    asked = await server.press(hello, "Choose channels")
    await until(lambda: asked.first, 30)
    assert asked.first["type"] == FORM_SHOWN
    assert "Channels to watch" in str(asked.first["data"])


async def test_a_form_that_is_no_longer_there_is_said_to_be_gone(running, service, server):
    row = {"type": 1, "components": [{"type": 2, "style": 1, "label": "Fill in again", "custom_id": "coach:refill:1"}]}
    message = payloads.message("998", CHANNEL, {"components": [row]}, payloads.user(BOT, True))
    data = {"custom_id": "coach:refill:1", "component_type": 2}
    again = await server.act(COMPONENT, data, CHANNEL, message)
    await until(lambda: again.texts)
    assert "open the form again" in again.texts[0]
