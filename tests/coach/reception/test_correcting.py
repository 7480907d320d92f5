"""Members set right what was read: it shows at once, is remembered for their next versions, and is theirs alone."""

import json
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from coach.chat.answers import Answer, Form
from coach.chat.catalog import Action
from coach.chat.message import Attachment, Button, Buttons, FieldList, Message, Note, Paragraph
from coach.chat.places import FileRef, Member, Place, Submission
from coach.corrections.correction import MAX_CORRECTIONS
from coach.privacy import counts, export
from coach.reception.by_posting import POSTING_READER
from coach.reception.periodic_jobs import retention
from coach.review.reviewing import review
from coach.running.context import utc_now
from coach.store.tables import CorrectionRow, ReviewRow
from coach.store.vault import OF_MEMBER
from tests.coach.corrections.test_applying import BODY, LINES, changed, without
from tests.coach.posting.job_site import read_here
from tests.rules.invented_resumes import to_pdf

from .conftest import ANN, BOB, COMMUNITY, Coach
from .test_commands import command, press

PLACE = Place(COMMUNITY, "C1")


@pytest.fixture
async def coach(make_coach: Callable[..., Coach]) -> AsyncIterator[Coach]:
    made = make_coach(reviewer=review, tools={POSTING_READER: read_here})
    await made.start()
    yield made
    await made.work.stop(1)


async def reviewed(coach: Coach, lines: list[str] | tuple[str, ...] = LINES, member: Member = ANN) -> int:
    """Drops a version; gives its review."""
    number = len(coach.platform.files)
    coach.platform.files[f"v{number}"] = to_pdf("\n".join(lines)) + f"\n%{number}\n".encode()  # no file sent again
    upload = replace(coach.drop(f"e{number}", member), file=FileRef(f"v{number}", "resume.pdf"))
    receipt = await coach.service.receive(upload)
    await coach.settle()
    assert receipt.review
    return receipt.review


async def read_by(coach: Coach, review_id: int, member: Member = ANN) -> Message:
    (message,) = (await coach.service.press(press(Action.PARSED, review_id, member))).messages
    return message


def buttons(message: Message) -> dict[str, Button]:
    rows = [part for part in message.parts if isinstance(part, Buttons)]
    return {button.label: button for row in rows for button in row.buttons}


def words(message: Message) -> str:
    texts = ["".join(run.text for run in part.text) for part in message.parts if isinstance(part, Paragraph | Note)]
    facts = [f"{name}: {value}" for part in message.parts if isinstance(part, FieldList) for name, value in part.pairs]
    return "\n".join((*texts, *facts))


async def form_of(coach: Coach, review_id: int, label: str) -> Form:
    button = buttons(await read_by(coach, review_id))[label]
    form = (await coach.service.press(press(button.action, button.value))).form
    assert form is not None
    return form


async def correct(coach: Coach, review_id: int, label: str, **fields: str) -> Answer:
    """Fills in the form behind a button of "What I read"; what is not named stays as it was shown."""
    form = await form_of(coach, review_id, label)
    shown = {field.name: field.value for field in form.fields}
    return await coach.service.submit(Submission(form.name, form.value, ANN, PLACE, shown | fields, key="s1"))


async def kept(coach: Coach) -> list[CorrectionRow]:
    async with coach.context.store.across("test") as session:
        return list(await session.scalars(select(CorrectionRow)))


async def resume_in(coach: Coach, review_id: int) -> dict[str, Any]:
    given = await coach.service.press(press(Action.JSON_RESUME, review_id))
    (file,) = [part for part in given.messages[0].parts if isinstance(part, Attachment)]
    found: dict[str, Any] = json.loads(file.data)
    return found


async def test_a_job_set_right_shows_at_once_and_in_the_next_versions(coach: Coach) -> None:
    first = await reviewed(coach)
    done = await correct(coach, first, "2 · Correct", title="Site Reliability Engineer", organization="Northwind")
    said = words(done.messages[0])
    assert "Title of “Backend Engineer, Northwind Parcels, Berlin" in said
    assert "I can't find “Site Reliability Engineer” in your resume, so other programs won't either." in said
    assert "30 days after the last review" in said
    message = await read_by(coach, first)
    assert "Site Reliability Engineer, Northwind, Berlin" in words(message)
    assert "(corrected by you: title and employer)" in words(message)
    second = await reviewed(coach, [*LINES, "Data stores: PostgreSQL, Redis"])
    assert "Site Reliability Engineer, Northwind, Berlin" in words(await read_by(coach, second))
    assert (await resume_in(coach, second))["work"][1]["position"] == "Site Reliability Engineer"


async def test_dates_change_years_and_the_score_and_it_is_told(coach: Coach) -> None:
    first = await reviewed(coach)
    done = await correct(coach, first, "1 · Correct", start="", end="")
    said = words(done.messages[0])
    assert "Start of “Senior Backend Engineer, Quillmark" in said
    assert "not there" in said
    assert "Structure: " in said
    again = buttons(done.messages[0])["Check again"]
    before = len(coach.platform.messages)
    await coach.service.press(press(again.action, again.value))
    await coach.settle()
    assert "4.8 years" in str(coach.platform.messages[before:])


async def test_the_same_wish_a_moment_later_is_another_one_once_something_was_corrected(coach: Coach) -> None:
    first = await reviewed(coach)
    reviews = []
    for title in ("Team Lead", "Platform Engineer"):
        await correct(coach, first, "2 · Correct", title=title)
        await coach.service.press(replace(press(Action.CHECK_AGAIN, first), key=title))
        await coach.settle()
        async with coach.context.store.of(COMMUNITY.key) as session:
            reviews.append(len((await session.scalars(select(ReviewRow.id))).all()))
    assert reviews == [2, 3]


async def test_contact_details_and_links(coach: Coach) -> None:
    first = await reviewed(coach)
    form = await form_of(coach, first, "Contact details")
    assert {each.name: each.value for each in form.fields}["email"] == "ada@example.com"
    await correct(
        coach, first, "Contact details",
        name="Ada Marie Example", links="https://www.linkedin.com/in/ada-marie\nada.example\ngithub.com/ada",
    )  # fmt: skip
    basics = (await resume_in(coach, first))["basics"]
    assert (basics["name"], basics["url"]) == ("Ada Marie Example", "https://ada.example")
    assert [each["username"] for each in basics["profiles"]] == ["ada-marie", "ada"]
    assert "Name: Ada Marie Example (corrected by you)" in words(await read_by(coach, first))


async def test_a_line_goes_where_its_member_says(coach: Coach) -> None:
    first = await reviewed(coach)
    done = await correct(
        coach, first, "A line's section", line="ran the on-call", section="volunteering", extent="line"
    )
    assert "“Ran the on-call rotation of five people” belongs in: Volunteering" in words(done.messages[0])
    said = words(await read_by(coach, first))
    assert said.index("Ran the on-call rotation of five people (corrected by you)") > said.index("Volunteering")


async def test_a_heading_nobody_knows_becomes_what_it_is(coach: Coach) -> None:
    first = await reviewed(coach, changed("## Experience", "## Where the hours went"))
    await correct(coach, first, "A line's section", line="Where the hours", section="experience", extent="heading")
    said = words(await read_by(coach, first))
    assert "Where the hours went (read as Experience) (corrected by you)" in said
    assert [each["name"] for each in (await resume_in(coach, first))["work"]] == [
        "Quillmark", "Northwind Parcels", "Harbor Ledger",
    ]  # fmt: skip


async def test_an_entry_that_is_no_job(coach: Coach) -> None:
    first = await reviewed(coach)
    await correct(coach, first, "3 · Correct", section="volunteering")
    found = await resume_in(coach, first)
    assert [each["organization"] for each in found["volunteer"]] == ["Harbor Ledger"]
    assert "(corrected by you: section)" in words(await read_by(coach, first))


async def test_the_level_that_a_member_states_holds_for_the_next_reviews(coach: Coach) -> None:
    first = await reviewed(coach)
    await correct(coach, first, "Level", level="staff")
    before = len(coach.platform.messages)
    await reviewed(coach, [*LINES, "Data stores: PostgreSQL, Redis"])
    assert "staff level" in str(coach.platform.messages[before:])
    await correct(coach, first, "Level", level="auto")
    assert await kept(coach) == []


@pytest.mark.parametrize("which", ["one", "all"])
async def test_every_correction_can_be_undone(coach: Coach, which: str) -> None:
    first = await reviewed(coach)
    assert "Undo a correction" not in buttons(await read_by(coach, first))
    await correct(coach, first, "2 · Correct", title="Team Lead")
    await correct(coach, first, "Contact details", name="Ada Marie Example")
    form = await form_of(coach, first, "Undo a correction")
    values = [value for value, _ in form.fields[0].choices]
    assert len(values) == 3
    done = await correct(coach, first, "Undo a correction", correction=values[0] if which == "one" else values[-1])
    assert "Team Lead" in words(done.messages[0])
    assert len(await kept(coach)) == (1 if which == "one" else 0)
    assert "Backend Engineer, Northwind Parcels" in words(await read_by(coach, first))


async def test_typing_what_was_read_takes_a_correction_back(coach: Coach) -> None:
    first = await reviewed(coach)
    await correct(coach, first, "2 · Correct", title="Team Lead")
    await correct(coach, first, "2 · Correct", title="Head of Parcels")
    assert len(await kept(coach)) == 1, "the later one takes the place of the earlier"
    await correct(coach, first, "2 · Correct", title="Backend Engineer")
    assert await kept(coach) == []


async def test_a_correction_whose_line_is_gone_is_dropped_and_said(coach: Coach) -> None:
    first = await reviewed(coach)
    await correct(coach, first, "2 · Correct", title="Team Lead")
    before = len(coach.platform.messages)
    second = await reviewed(coach, without(*BODY))
    header = coach.platform.messages[before][2]
    assert "One correction of yours no longer fits this version, so I dropped it." in words(header)
    assert "Team Lead" not in str(header), "others may read this"
    assert "No longer there, so I dropped these corrections of yours: Title of “Backend" in words(
        await read_by(coach, second)
    )
    before = len(coach.platform.messages)
    await reviewed(coach, LINES[:12])
    assert "no longer fits" not in str(coach.platform.messages[before:]), "it is said once"
    assert await kept(coach) == []


PROBLEMS: Mapping[str, tuple[str, dict[str, str], str, str]] = {
    "no date": ("1 · Correct", {"start": "a while ago"}, "start", "Write it as “Mar 2021”"),
    "two dates": ("1 · Correct", {"start": "2019 - 2021"}, "start", "as one date"),
    "a start in the present": ("1 · Correct", {"start": "present"}, "start", "starts at a date"),
    "an end before its start": ("2 · Correct", {"end": "March 2016"}, "end", "ends before it starts"),
    "no email address": ("Contact details", {"email": "ada at example"}, "email", "isn't an email address"),
    "a line that is not there": ("A line's section", {"line": "Sailed", "section": "projects"}, "line", "can't find"),
    "a line that could be several": (
        "A line's section", {"line": "engineer", "section": "projects"}, "line", "More than one line fits",
    ),
    "a line that is there already": (
        "A line's section", {"line": "Mentored", "section": "experience"}, "section", "already",
    ),
    "no entry": (
        "A line's section", {"line": "Mentored", "section": "projects", "extent": "entry"}, "line", "No entry starts",
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", PROBLEMS)
async def test_what_cannot_be_is_said_beside_its_field_and_nothing_else_is_lost(coach: Coach, kind: str) -> None:
    label, fields, field, says = PROBLEMS[kind]
    first = await reviewed(coach)
    answer = await correct(coach, first, label, **fields)
    assert says in answer.problems[field]
    assert answer.form is not None
    assert {each.name: each.value for each in answer.form.fields}.items() >= fields.items()
    assert await kept(coach) == []


async def test_nobody_elses_resume_is_shown_or_touched(coach: Coach) -> None:
    first, theirs = await reviewed(coach), await reviewed(coach, member=BOB)
    button = buttons(await read_by(coach, first))["2 · Correct"]
    refused = await coach.service.press(press(button.action, button.value, BOB))
    assert "someone else" in refused.messages[0].summary
    fields = {"title": "Clown", "organization": "X", "start": "", "end": ""}
    taken = await coach.service.submit(Submission("correct-entry", button.value, BOB, PLACE, fields))
    assert "someone else" in taken.messages[0].summary
    await correct(coach, first, "2 · Correct", title="Team Lead")
    assert "Team Lead" not in words(await read_by(coach, theirs, BOB))
    assert "corrected by you" not in words(await read_by(coach, theirs, BOB))


@pytest.mark.parametrize("value", ["", "x", "1", "1:", "1:99-abc", "1:0-zzzzzz", "1:²-0", "99:contact", "1:undo"])
async def test_buttons_with_values_nobody_wrote_are_answered_kindly(coach: Coach, value: str) -> None:
    await reviewed(coach)
    answer = await coach.service.press(press(Action.CORRECT, value))
    assert answer.form is None
    assert "went wrong" not in answer.messages[0].summary


HOSTILE = "<!channel> @everyone <b>*x*</b> \x1b[31m\u202e {count} " + "A" * 9000


async def test_hostile_words_are_bounded_and_plain(coach: Coach) -> None:
    first = await reviewed(coach)
    await correct(coach, first, "2 · Correct", title=HOSTILE, organization="=1+1")
    work = (await resume_in(coach, first))["work"][1]
    assert work["position"].startswith("<!channel> @everyone <b>*x*</b> [31m {count} AAA")
    assert len(work["position"]) == 200
    (row, *_) = await kept(coach)
    assert len(row.content) < 4000
    assert "{count}" in words(await read_by(coach, first))


async def test_they_are_encrypted_told_exported_and_deleted(coach: Coach) -> None:
    first = await reviewed(coach)
    await correct(coach, first, "2 · Correct", title="Team Lead")
    (row,) = await kept(coach)
    assert bytes(row.content).startswith(OF_MEMBER)
    assert (await counts(coach.context, COMMUNITY.key, ANN.id))["corrections"] == 1
    told = await coach.service.command(command("resume-privacy"))
    assert "Corrections of what I read (encrypted)" in str(told.messages)
    given = json.loads(await export(coach.context, COMMUNITY.key, ANN.id))
    assert given["corrections"][0]["content"]["correction"]["value"] == "Team Lead"
    await coach.service.press(press(Action.DELETE_SURE))
    assert await kept(coach) == []


async def test_they_live_as_long_as_what_was_read_after_the_last_review_they_were_in(coach: Coach) -> None:
    first = await reviewed(coach)
    await correct(coach, first, "2 · Correct", title="Team Lead")
    later = replace(coach.context, clock=lambda: utc_now() + timedelta(days=29))
    await retention({}, later)
    assert len(await kept(coach)) == 1
    await retention({}, replace(coach.context, clock=lambda: utc_now() + timedelta(days=31)))
    assert await kept(coach) == []


async def test_there_are_not_endlessly_many(coach: Coach, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("coach.corrections.repository.MAX_CORRECTIONS", 2)
    first = await reviewed(coach)
    await correct(coach, first, "2 · Correct", title="Team Lead", organization="Northwind")
    refused = await correct(coach, first, "Contact details", name="Ada Marie Example")
    assert "as many as I keep" in refused.messages[0].summary
    assert MAX_CORRECTIONS > 2


async def test_the_score_that_is_asked_for_is_that_of_the_resume_as_corrected(coach: Coach) -> None:
    first = await reviewed(coach)
    before = (await coach.service.press(press(Action.SCORE, first))).messages[0]
    await correct(coach, first, "1 · Correct", start="", end="")
    after = (await coach.service.press(press(Action.SCORE, first))).messages[0]
    assert before.parts != after.parts


async def test_a_posting_is_compared_with_the_resume_as_corrected(coach: Coach) -> None:
    first = await reviewed(coach)
    asked = replace(command("keywords", url="Backend Engineer\nRequirements\n- Python\n- 5 years of Go\n"), key="k7")
    before = (await coach.service.command(asked)).messages
    assert "Python" in str(before)
    await correct(coach, first, "1 · Correct", start="", end="")
    after = (await coach.service.command(replace(asked, key="k8"))).messages
    assert str(before) != str(after), "fewer years than were asked for"
