"""Members see what was read in their resume, and take it along; nobody else does."""

import json

import pytest

from coach.chat.catalog import Action
from coach.chat.message import Attachment, Buttons

from .conftest import BOB, Coach
from .test_commands import command, press, reviewed


@pytest.fixture
def coach(make_coach) -> Coach:
    return make_coach()


@pytest.fixture(autouse=True)
async def _ended(coach: Coach):
    yield
    await coach.work.stop(1)


async def test_the_button_shows_the_owner_what_was_read_and_gives_it_as_a_file(coach: Coach) -> None:
    review = await reviewed(coach)
    answer = await coach.service.press(press(Action.PARSED, review))
    (message,) = answer.messages
    assert answer.private
    assert message.summary == "What I read in your resume"
    (row,) = [part for part in message.parts if isinstance(part, Buttons)]
    given = await coach.service.press(press(row.buttons[0].action, review))
    (file,) = [part for part in given.messages[0].parts if isinstance(part, Attachment)]
    assert file.name == "resume.json"
    assert json.loads(file.data)["basics"]["name"]


async def test_somebody_elses_is_not_shown(coach: Coach) -> None:
    review = await reviewed(coach)
    for action in (Action.PARSED, Action.JSON_RESUME):
        refused = await coach.service.press(press(action, review, BOB))
        assert "someone else" in refused.messages[0].summary


async def test_the_command_shows_the_newest_resume(coach: Coach) -> None:
    nothing = await coach.service.command(command("resume-check", copy="read"))
    assert "don't have a resume of yours here" in nothing.messages[0].summary
    await reviewed(coach)
    answer = await coach.service.command(command("resume-check", copy="read"))
    assert answer.messages[0].summary == "What I read in your resume"
