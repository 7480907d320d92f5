"""What members type and press about reminders, applications and guides, on a real database."""

import asyncio
import threading
from datetime import timedelta

import pytest
from apscheduler.triggers.cron import CronTrigger
from sqlalchemy import select

from coach import guides
from coach.assembly import gather
from coach.chat.answers import Answer
from coach.chat.catalog import Action
from coach.chat.message import Attachment, Buttons, Heading, Paragraph, Picture, Table
from coach.chat.places import Command, Member, Place, Press, Submission
from coach.commands.applications import applications, press_csv
from coach.commands.applied import applied, press_stage, submit_stage
from coach.commands.help import press_help, resume_help
from coach.commands.reminders import (
    home,
    press_done,
    press_reminders,
    press_snooze,
    press_stop,
    reminders,
    submit_reminders,
    suggest_zone,
)
from coach.reminders import jobs
from coach.reminders.claim import claim
from coach.review.pictures import draw
from coach.running.context import Context
from coach.store.tables import ApplicationRow, MemberRow, PostingRow, ReminderRow, Setting

from .conftest import ACME, NOW, Clock

ANNA = Member(ACME, "U1", timezone="Europe/Berlin")
BERT = Member(ACME, "U2")
PLACE = Place(ACME, "D1", audience="member")


def command(name: str, who: Member = ANNA, **options: str) -> Command:
    return Command(name, who, PLACE, options)


def press(action: str, value: str, who: Member = ANNA) -> Press:
    return Press(action, value, who, PLACE)


def words(answer: Answer) -> str:
    parts = [part for message in answer.messages for part in message.parts]
    return "\n".join("".join(run.text for run in part.text) for part in parts if isinstance(part, Paragraph))


async def only_reminder(context: Context) -> ReminderRow:
    async with context.store.of(ACME.key) as session:
        return (await session.scalars(select(ReminderRow))).one()


def test_the_front_desk_knows_them_all() -> None:
    handlers = gather()
    assert {"applied", "applications", "resume-reminders", "resume-help"} <= set(handlers.commands)
    actions = {Action.REMINDERS, Action.SNOOZE, Action.DONE, Action.STOP, Action.STAGE, Action.CSV, Action.HELP}
    assert actions <= set(handlers.presses)
    assert set(handlers.periodic) <= set(handlers.jobs)
    assert all(CronTrigger.from_crontab(cron) for cron in jobs.PERIODIC.values())


async def test_the_home_page_shows_the_state(context: Context) -> None:
    assert (await home(ANNA, context))[0].summary == "Weekly reminder: off"
    await reminders(command("resume-reminders", timezone="UTC"), context)
    assert "Every Tuesday at 07:00, UTC" in (await home(ANNA, context))[0].summary


async def test_who_could_not_be_reached_is_told_the_next_time(context: Context) -> None:
    async with context.store.of(ACME.key) as session:
        session.add(MemberRow(member=ANNA.id, met_at=NOW, reachable=False))
    answer = await reminders(command("resume-reminders"), context)
    assert answer.form is not None
    assert "couldn't reach you" in answer.form.fields[0].hint
    assert len(answer.form.fields[0].hint) <= 100, "Discord's limit"
    (page,) = await home(ANNA, context)
    assert "couldn't reach you" in words(Answer((page,)))


async def test_the_first_call_asks_with_the_zone_of_the_profile(context: Context) -> None:
    answer = await reminders(command("resume-reminders"), context)
    assert answer.form is not None
    assert {field.name: field.value for field in answer.form.fields} == {
        "timezone": "Europe/Berlin", "weekday": "1", "time": "07:00",
        "topics": "postings,waiting,findings,trend,quarter",
    }  # fmt: skip


async def test_the_form_turns_it_on(context: Context) -> None:
    fields = {"timezone": "new york", "weekday": "3", "time": "8.30", "topics": "postings,waiting"}
    answer = await submit_reminders(Submission("reminders", "", ANNA, PLACE, fields), context)
    row = await only_reminder(context)
    assert (row.timezone, row.weekday, row.hour, row.minute) == ("America/New_York", 3, 8, 30)
    assert row.content == ["postings", "waiting"]
    assert "Every Thursday at 08:30, America/New_York time" in words(answer)
    assert "Next: Thursday, November 26" in words(answer)


async def test_the_form_says_beside_a_field_what_is_wrong(context: Context) -> None:
    answer = await submit_reminders(
        Submission("reminders", "", ANNA, PLACE, {"timezone": "Atlantis", "time": "25"}), context
    )
    assert set(answer.problems) == {"timezone", "time"}
    misspelt = Submission("reminders", "", ANNA, PLACE, {"timezone": "berln", "time": "7"})
    assert "Did you mean Europe/Berlin?" in (await submit_reminders(misspelt, context)).problems["timezone"]


async def test_a_zone_in_the_command_is_enough_and_off_is_off(context: Context) -> None:
    await reminders(command("resume-reminders", timezone="tokyo"), context)
    assert (await only_reminder(context)).timezone == "Asia/Tokyo"
    await reminders(command("resume-reminders", timezone="off"), context)
    assert (await only_reminder(context)).next_at is None


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("of", "Did you mean off"),
        ("monday 25:00", "no time zone"),
        ("9am", "no time zone"),
        ("every friday", "no time zone"),
        ("Atlantis", "I don't know that time zone"),
    ],
)
async def test_words_that_are_no_zone_are_told_what_they_are_taken_for(context: Context, typed: str, says: str) -> None:
    answer = await reminders(command("resume-reminders", timezone=typed), context)
    assert says in answer.messages[0].summary


async def test_a_change_in_a_week_that_was_served_waits_for_the_next(context: Context, clock: Clock) -> None:
    await reminders(command("resume-reminders", timezone="UTC"), context)
    async with context.store.of(ACME.key) as session:
        (await session.scalars(select(ReminderRow))).one().served = "2026W48"
    clock.go(hours=2)
    fields = {"timezone": "UTC", "weekday": "4", "time": "9", "topics": ""}
    await submit_reminders(Submission("reminders", "", ANNA, PLACE, fields), context)
    assert (await only_reminder(context)).next_at == NOW + timedelta(days=10, hours=2)


async def test_a_time_that_is_over_for_this_week_holds_from_the_next_and_this_weeks_still_comes(
    context: Context, clock: Clock
) -> None:
    clock.go(hours=-1)
    await reminders(command("resume-reminders", timezone="UTC"), context)
    fields = {"timezone": "UTC", "weekday": "0", "time": "9", "topics": ""}
    answer = await submit_reminders(Submission("reminders", "", ANNA, PLACE, fields), context)
    assert "Every Monday at 09:00" in words(answer)
    assert "Next: Tuesday, November 24, 07:00" in words(answer)
    async with context.store.across("test") as session:
        [claimed] = await claim(session, NOW)
    assert claimed.key.endswith("2026W48")
    assert (await only_reminder(context)).next_at == NOW + timedelta(days=6, hours=2)


async def test_moderators_can_turn_reminders_off(context: Context) -> None:
    async with context.store.of(ACME.key) as session:
        session.add(Setting(values={"reminders": "off"}))
    assert "turned reminders off" in words(await reminders(command("resume-reminders", timezone="UTC"), context))
    assert (await press_reminders(press("reminders", ""), context)).form is None


async def test_a_reminder_that_was_turned_off_is_not_turned_on_by_an_older_message(context: Context) -> None:
    await reminders(command("resume-reminders", timezone="Europe/Berlin"), context)
    row = await only_reminder(context)
    await press_stop(press("stop", str(row.id)), context)
    assert "is off" in words(await press_snooze(press("snooze", str(row.id)), context))
    await press_done(press("done", f"{row.id}:finding:EXP-WEAK"), context)
    assert (await only_reminder(context)).next_at is None


async def test_snooze_stop_and_done_obey_their_owner_only(context: Context) -> None:
    await reminders(command("resume-reminders", timezone="UTC"), context)
    row = await only_reminder(context)
    weekly = row.next_at
    for handler, value in ((press_snooze, ""), (press_stop, ""), (press_done, ":finding:EXP-WEAK")):
        assert "someone else" in words(await handler(press("x", f"{row.id}{value}", BERT), context))
    row = await only_reminder(context)
    assert (row.next_at, row.last_content) == (weekly, [])
    assert "again on Wednesday at 07:00" in words(await press_snooze(press("snooze", str(row.id)), context))
    await press_done(press("done", f"{row.id}:finding:EXP-WEAK"), context)
    row = await only_reminder(context)
    assert (row.next_at, row.last_content) == (NOW + timedelta(days=1), ["done: finding:EXP-WEAK"])
    await press_stop(press("stop", str(row.id)), context)
    assert (await only_reminder(context)).next_at is None


@pytest.mark.parametrize("value", ["", "x", "999", "1:2:3", ":"])
async def test_buttons_that_make_no_sense_are_answered(context: Context, value: str) -> None:
    for handler in (press_snooze, press_stop, press_done, press_stage):
        answer = await handler(press("x", value), context)
        assert answer.messages or answer.form


async def test_zones_are_suggested(context: Context) -> None:
    assert (await suggest_zone("", ANNA, context))[0] == ("Europe/Berlin", "Europe/Berlin (08:00 now)")
    assert (await suggest_zone("new y", ANNA, context))[0][0] == "America/New_York"
    assert len(await suggest_zone("a", ANNA, context)) == 25


async def test_an_application_from_note_to_funnel(context: Context, clock: Clock) -> None:
    async with context.store.of(ACME.key) as session:
        session.add(
            PostingRow(
                member="U1",
                url="https://jobs.lever.co/acme/1?lever-source=x",
                title="Engineer",
                company="Acme Inc",
                content={},
                seen_at=NOW,
                expires_at=NOW + timedelta(days=9),
            )
        )
    first = await applied(command("applied", what="https://jobs.lever.co/acme/1"), context)
    assert "Engineer at Acme Inc" in words(first)
    assert "Already in your log" in words(await applied(command("applied", what="jobs.lever.co/acme/1/"), context))
    async with context.store.of(ACME.key) as session:
        row = (await session.scalars(select(ApplicationRow))).one()
    assert row.posting is not None
    assert "isn't in your log" in words(await press_stage(press("stage", f"{row.id}:offer", BERT), context))
    clock.go(days=3)
    await press_stage(press("stage", f"{row.id}:screen"), context)
    asked = await press_stage(press("stage", ""), context)
    assert asked.form is not None
    chosen = {"application": str(row.id), "stage": "interview"}
    await submit_stage(Submission("stage", "", ANNA, PLACE, chosen), context)
    answer = await applications(command("applications"), context)
    assert "none yet (usual 2–4%, strong 8–15%). Nothing to compare yet" in words(answer)
    clock.go(days=14)
    answer = await applications(command("applications"), context)
    assert "1 of 1 (usual 2–4%, strong 8–15%). Too few to say anything" in words(answer)
    assert "Your log is empty" in words(await applications(command("applications", BERT), context))


@pytest.mark.parametrize(
    ("reached", "pressed"),
    [("interview", "screen"), ("offer", "screen"), ("screen", "applied"), ("closed", "interview")],
)
async def test_an_old_button_never_sets_an_application_back(
    context: Context, clock: Clock, reached: str, pressed: str
) -> None:
    """It may stand in a reminder of last month ("They answered"), or on a phone that hasn't caught up."""
    await applied(command("applied", what="Acme"), context)
    async with context.store.of(ACME.key) as session:
        number = (await session.scalars(select(ApplicationRow.id))).one()
    clock.go(days=1)
    await press_stage(press("stage", f"{number}:{reached}"), context)
    answer = await press_stage(press("stage", f"{number}:{pressed}"), context)
    assert "It stays at" in words(answer)
    assert answer.chosen is not None
    assert "It stays at" in answer.chosen.text
    async with context.store.of(ACME.key) as session:
        row = (await session.scalars(select(ApplicationRow))).one()
    assert (row.stage, [stage for stage, _ in row.history]) == (reached, ["applied", reached])
    form = {"application": str(number), "stage": "applied"}
    assert "Moved to: applied" in words(await submit_stage(Submission("stage", "", ANNA, PLACE, form), context))


async def test_the_funnel_is_drawn_beside_the_figures(context: Context, clock: Clock) -> None:
    for number in range(12):
        await applied(command("applied", what=f"Engineer at Company {number}"), context)
    clock.go(days=15)
    answer = await applications(command("applications"), context)
    charts = [part.chart for part in answer.messages[0].parts if isinstance(part, Picture)]
    assert [bar.value for bar in charts[0].bars] == ["12", "0", "0", "0"]
    assert [bar.value for bar in charts[1].bars] == ["0%", "2–4%", "8–15%", "0%", "15%", "35%"]
    assert all(draw(chart).startswith(b"\x89PNG") for chart in charts)
    assert "fits both the usual and the strong" in words(answer)


async def test_each_button_of_a_list_says_which_application_it_is_for(context: Context) -> None:
    """Discord shows all buttons of a message below it."""
    for company in ("Acme", "Globex"):
        await applied(command("applied", what=f"Engineer at {company}"), context)
    message = (await applications(command("applications"), context)).messages[0]
    labels = [button.label for part in message.parts if isinstance(part, Buttons) for button in part.buttons]
    assert labels[:4] == ["1 · Phone screen", "1 · Interview", "1 · Closed", "2 · Phone screen"]
    assert "1 · Engineer at Globex" in words(Answer((message,)))
    assert "Nothing to compare yet" in words(Answer((message,)))


async def test_the_log_can_be_taken_along(context: Context) -> None:
    await applied(command("applied", what="=HYPERLINK(1) at Acme"), context)
    answer = await press_csv(press("csv", ""), context)
    [file] = [part for part in answer.messages[0].parts if isinstance(part, Attachment)]
    assert "'=HYPERLINK(1)" in file.content


async def test_help_gives_guides_and_says_what_there_is(context: Context) -> None:
    titles = [
        (await resume_help(command("resume-help", topic=topic), context)).messages[0].parts[0]
        for topic in guides.load()
    ]
    assert titles == [Heading(guide.title) for guide in guides.load().values()]
    assert "no guide on “pizza”" in words(await resume_help(command("resume-help", topic="pizza"), context))
    assert "/resume-settings" not in words(await resume_help(command("resume-help"), context))
    assert "/keywords <job url or text, up to five urls, or saved>" in words(
        await press_help(press("help", ""), context)
    )


async def test_help_shows_the_nearest_answers_where_it_is_unsure(context: Context) -> None:
    asked = "should I mention my reasons"
    answer = await resume_help(command("resume-help", topic=asked), context)
    heading, *_ = answer.messages[0].parts
    assert heading == Heading("Which of these do you mean?")
    shown = guides.look_up(asked).answers[: guides.SHOWN]
    assert all(told.text in words(answer) for key in shown if (told := guides.answered(key)))


async def test_others_are_served_while_a_question_is_looked_up(
    context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    served, look_up = threading.Event(), guides.look_up
    monkeypatch.setattr(guides, "look_up", lambda *asked: look_up(*asked) if served.wait(10) else pytest.fail("alone"))
    asyncio.get_running_loop().call_later(0.01, served.set)
    answer = await resume_help(command("resume-help", topic="length"), context)
    assert answer.messages[0].parts[0] == Heading(guides.load()["length"].title)


async def test_a_button_of_an_answer_opens_its_guide_with_it(context: Context) -> None:
    answer = await press_help(press("help", "length#1"), context)
    told = guides.answered("length#1")
    assert told is not None
    assert answer.messages[0].parts[0] == Heading(guides.load()["length"].title)
    assert told.text in words(answer)


async def test_more_applications_than_have_buttons_are_in_a_table(context: Context) -> None:
    for number in range(8):
        await applied(command("applied", what=f"Company{number}"), context)
    message = (await applications(command("applications"), context)).messages[0]
    (table,) = [part for part in message.parts if isinstance(part, Table)]
    assert table.head == ("Job", "Stage", "Since")
    assert [row[1:] for row in table.rows] == [("Applied", "today")] * 3
    assert table.lines.count("\n") == 3
