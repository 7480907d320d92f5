"""Which version of the resume went where: noted with an application, told in the log, also once it is deleted."""

import csv
import json
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import timedelta
from io import StringIO

import pytest
from sqlalchemy import delete, select

from coach.chat.answers import Answer, Form
from coach.chat.catalog import Action
from coach.chat.message import Attachment, Button, Buttons, Message, Paragraph
from coach.chat.places import FileRef, Member, Place, Submission
from coach.privacy import drop_unused_keys, export, forget_keyless
from coach.reception.periodic_jobs import retention
from coach.running.context import utc_now
from coach.store.discarding import discard
from coach.store.tables import ApplicationRow, MemberKeyRow, ResumeRow, ReviewRow
from coach.store.vault import OF_MEMBER
from tests.coach.test_changes import LINES, WEAK, changed
from tests.rules.invented_resumes import to_pdf

from .conftest import ANN, BOB, COMMUNITY, Coach
from .test_commands import command, press

PLACE = Place(COMMUNITY, "C1")


@pytest.fixture
async def coach(make_coach: Callable[..., Coach]) -> AsyncIterator[Coach]:
    made = make_coach()
    await made.start()
    yield made
    await made.work.stop(1)


async def dropped(coach: Coach, name: str, member: Member = ANN, key: str = "") -> int:
    """Drops a version under a name; the same name is the same file."""
    lines = changed(WEAK, f"- Automated the deployment of {name}")
    coach.platform.files.setdefault(name, to_pdf("\n".join((*LINES[:2], *lines[2:]))))
    upload = replace(coach.drop(key or name, member), file=FileRef(name, f"{name}.pdf"))
    receipt = await coach.service.receive(upload)
    await coach.settle()
    assert receipt.review
    return receipt.review


async def applied(coach: Coach, what: str = "Backend Engineer at Acme") -> Message:
    (message,) = (await coach.service.command(replace(command("applied", what=what), key=what))).messages
    return message


def buttons(message: Message) -> dict[str, Button]:
    rows = [part for part in message.parts if isinstance(part, Buttons)]
    return {button.label: button for row in rows for button in row.buttons}


def words(message: Message) -> str:
    return "\n".join("".join(run.text for run in part.text) for part in message.parts if isinstance(part, Paragraph))


async def form_behind(coach: Coach, button: Button) -> Form:
    form = (await coach.service.press(press(button.action, button.value))).form
    assert form is not None
    return form


async def send(coach: Coach, form: Form, **fields: str) -> Answer:
    filled = {field.name: field.value for field in form.fields} | fields
    return await coach.service.submit(Submission(form.name, form.value, ANN, PLACE, filled, key="s1"))


async def log(coach: Coach) -> Message:
    (message,) = (await coach.service.command(command("applications"))).messages
    return message


async def tied(coach: Coach, name: str = "backend") -> None:
    """An application with the version that was read last."""
    await dropped(coach, name)
    form = await form_behind(coach, buttons(await applied(coach))["Version you sent"])
    await send(coach, form)


async def test_a_noted_application_asks_for_the_version_and_the_log_tells_it(coach: Coach) -> None:
    await dropped(coach, "frontend")
    await dropped(coach, "backend")
    form = await form_behind(coach, buttons(await applied(coach))["Version you sent"])
    labels = [label for _, label in form.fields[0].choices]
    assert [label.partition(",")[0] for label in labels] == ["backend.pdf", "frontend.pdf", "None"]
    assert form.fields[0].value == form.fields[0].choices[0][0], "the newest one stands there first"
    done = await send(coach, form, version=form.fields[0].choices[1][0])
    assert "Version sent: frontend.pdf, " in words(done.messages[0])
    assert "Version sent: frontend.pdf, " in words(await log(coach))


async def test_it_can_be_changed_with_the_stage_or_alone_and_taken_back(coach: Coach) -> None:
    await dropped(coach, "frontend")
    await tied(coach)
    form = await form_behind(coach, buttons(await log(coach))["Change stage or version"])
    application, stage, version = form.fields
    assert (stage.value, version.value) == ("as-it-is", "as-it-is")
    other = next(value for value, label in version.choices if label.startswith("frontend"))
    mine = {"application": application.choices[0][0]}
    both = await send(coach, form, **mine, stage="screen", version=other)
    assert "Moved to: phone screen." in words(both.messages[0])
    assert "Version sent: frontend.pdf" in words(both.messages[0])
    assert "left it as it is" in (await send(coach, form, **mine)).messages[0].summary
    await send(coach, form, **mine, version="none")
    told = words(await log(coach))
    assert "Phone screen" in told
    assert "Version sent" not in told


async def test_it_survives_being_reviewed_again_and_the_same_file_sent_anew(coach: Coach) -> None:
    await tied(coach)
    await coach.service.press(press(Action.CHECK_AGAIN, 1))
    await coach.settle()
    assert "I no longer have it" not in words(await log(coach))
    async with coach.context.store.of(COMMUNITY.key) as session:
        await session.execute(delete(ReviewRow))
        await session.execute(delete(ResumeRow))
    assert "I no longer have it" in words(await log(coach))
    await dropped(coach, "backend", key="again")
    told = words(await log(coach))
    assert "Version sent: backend.pdf" in told
    assert "I no longer have it" not in told


@pytest.mark.parametrize("how", ["time", "hand"])
async def test_a_version_that_is_deleted_is_told_kindly(coach: Coach, how: str) -> None:
    await tied(coach)
    if how == "time":
        await retention({}, replace(coach.context, clock=lambda: utc_now() + timedelta(days=40)))
    else:
        moderator = Member(COMMUNITY, "mod", is_moderator=True)
        await coach.service.press(press(Action.DELETE_SURE, 1, moderator))
    told = words(await log(coach))
    assert "Version sent: backend.pdf, " in told
    assert "I no longer have it, since I keep versions only for a while; this note stays." in told
    form = await form_behind(coach, buttons(await log(coach))["Change stage or version"])
    assert [field.name for field in form.fields] == ["application", "stage"], "there is none to choose from"


async def test_it_is_noted_by_whom_it_is_and_encrypted(coach: Coach) -> None:
    await tied(coach)
    async with coach.context.store.of(COMMUNITY.key) as session:
        (version,) = await session.scalars(select(ApplicationRow.version))
        assert version is not None
        assert bytes(version).startswith(OF_MEMBER)
    given = json.loads(await export(coach.context, COMMUNITY.key, ANN.id))
    assert given["applications"][0]["version"]["name"] == "backend.pdf"
    refused = await coach.service.press(press(Action.VERSION, 1, BOB))
    assert "isn't in your log" in refused.messages[0].summary
    fields = {"version": "none"}
    taken = await coach.service.submit(Submission("version", "1", BOB, PLACE, fields, key="s2"))
    assert "isn't in your log" in taken.messages[0].summary
    assert "Version sent: backend.pdf" in words(await log(coach))


@pytest.mark.parametrize("value", ["", "x", "99", "²", "-1"])
async def test_buttons_and_forms_with_values_nobody_wrote_are_answered_kindly(coach: Coach, value: str) -> None:
    await tied(coach)
    assert "isn't in your log" in (await coach.service.press(press(Action.VERSION, value))).messages[0].summary
    wrong = Submission("version", "1", ANN, PLACE, {"version": value}, key="s3")
    assert "no longer have this version" in (await coach.service.submit(wrong)).messages[0].summary


async def test_without_a_resume_nothing_is_asked(coach: Coach) -> None:
    assert "Version you sent" not in buttons(await applied(coach))
    answer = await coach.service.press(press(Action.VERSION, 1))
    assert "don't have a resume of yours" in answer.messages[0].summary


async def test_the_table_names_it_and_no_spreadsheet_runs_its_name(coach: Coach) -> None:
    await tied(coach, "=1+1")
    given = await coach.service.press(press(Action.CSV))
    (file,) = [part for part in given.messages[0].parts if isinstance(part, Attachment)]
    (row,) = csv.DictReader(StringIO(file.content.removeprefix("\ufeff")))
    assert row["version"] == "'=1+1.pdf"


async def test_the_key_stays_as_long_as_a_version_is_noted(coach: Coach) -> None:
    await tied(coach)
    later = replace(coach.context, clock=lambda: utc_now() + timedelta(days=40))
    await retention({}, later)
    await drop_unused_keys(later)
    assert await forget_keyless(later) == 0
    async with coach.context.store.across("test") as session:
        assert len((await session.scalars(select(MemberKeyRow.id))).all()) == 1
    assert "Version sent: backend.pdf" in words(await log(coach))


async def test_a_note_that_no_key_opens_goes_and_the_application_stays(coach: Coach) -> None:
    await tied(coach)
    async with coach.context.store.across("test") as session:
        await session.execute(delete(MemberKeyRow).where(MemberKeyRow.member == ANN.id))
    await discard(coach.context.store, coach.context.vault)
    told = words(await log(coach))
    assert "Backend Engineer at Acme" in told
    assert "Version sent" not in told
