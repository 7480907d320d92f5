"""`/resume-reminders`: the weekly reminder on, off, when and what about; and the buttons of its messages."""

import re
from collections.abc import Sequence
from dataclasses import replace
from difflib import get_close_matches

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from coach.applications import log
from coach.applications.stages import Stage
from coach.chat.answers import Answer, Chosen, Field, Form, filled_again, sentence, settled
from coach.chat.catalog import Action
from coach.chat.message import Button, Buttons, Heading, Message, Note, Paragraph, bold, plain, said
from coach.chat.places import Command, Member, Press, Submission
from coach.commands.following import note_on_reminder
from coach.errors import CoachError
from coach.reminders import jobs, subscribing, zone_names
from coach.reminders.due import Schedule, week_of, zone, zones
from coach.reminders.member_facts import newest_version
from coach.reminders.subscribing import Choice
from coach.reminders.weekly_topics import NAMES
from coach.running.context import Context
from coach.store import settings
from coach.store.tables import MemberRow, ReminderRow
from texts import gettext, gettext_noop
from texts.forms import capital, day, either, in_sentence, weekday

FORM = "reminders"
CLOSED = gettext_noop("The moderators of this community have turned reminders off.")
NO_ZONE = gettext_noop("I don't know that time zone. Write it like Europe/Berlin, or just the city.")
NO_PROFILE = gettext_noop(
    "Your profile doesn't say which time zone you are in. Write it like Europe/Berlin, or just the city."
)
MENDED = gettext_noop(
    "Done. Drop the new version to see your score. I will bring this up again only if it is still there."
)
ZONE_HINT = gettext_noop("Such as Europe/Berlin, or a city")
CLOSED_TO_US = gettext_noop("My last note couldn't reach you. Please allow direct messages.")
BY_FORM = gettext_noop("That is no time zone. To choose a day and a time, type /resume-reminders and nothing else.")
_WHEN = re.compile(
    r"\d{1,2}[:.]\d\d|\d\s*[ap]m\b|\b(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?s?\b|\b(?:daily|weekly|every)\b"
    r"|\b(?:lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo)\b",
    re.IGNORECASE,
)
"""A time, a day or how often, in what was typed for a time zone."""
OFF_WORDS = ("off", "stop", "no")
PROFILE_WORDS = ("profile", "auto")


async def reminders(command: Command, context: Context) -> Answer:
    """Shows the reminder; with a time zone turns it on there, with "off" turns it off. Says where else there is one."""
    return await _with_others(await _asked(command, context), command.member, context)


async def _with_others(answer: Answer, member: Member, context: Context) -> Answer:
    notes = await note_on_reminder(context, member) if answer.messages else ()
    if not notes:
        return answer
    first, *rest = answer.messages
    return replace(answer, messages=(replace(first, parts=(*first.parts, *notes)), *rest))


async def _asked(command: Command, context: Context) -> Answer:
    typed = command.options.get("timezone", "").strip()
    member = command.member
    async with context.store.of(member.community.key) as session:
        if (await settings.load(session)).reminders == "off":
            return sentence(gettext(CLOSED))
        row = await subscribing.find(session, member.id)
        if typed.lower() in OFF_WORDS:
            return _turned_off(row)
        if not typed:
            return _state(row) if row and row.next_at else Answer(form=await _form(session, row, member))
        follows = typed.lower() in PROFILE_WORDS
        name = zone_names.read_zone(member.timezone if follows else typed)
        if name is None:
            return sentence(gettext(NO_PROFILE) if follows else _misread(typed))
        old = subscribing.schedule_of(row) if row else Schedule()
        choice = Choice(Schedule(old.weekday, old.hour, old.minute, name), tuple(row.content) if row else (), follows)
        return _state(await subscribing.turn_on(session, member.id, choice, context.clock()))


async def press_reminders(press: Press, context: Context) -> Answer:
    """Asks when and what about."""
    async with context.store.of(press.member.community.key) as session:
        if (await settings.load(session)).reminders == "off":
            return sentence(gettext(CLOSED))
        row = await subscribing.find(session, press.member.id)
        return Answer(form=await _form(session, row, press.member))


async def submit_reminders(submission: Submission, context: Context) -> Answer:
    """Turns the reminder on as the form says; says beside a field what is wrong with it."""
    return await _with_others(await _submitted(submission, context), submission.member, context)


async def _submitted(submission: Submission, context: Context) -> Answer:
    fields = submission.fields
    name = zone_names.read_zone(fields.get("timezone", ""))
    clock = subscribing.read_clock(fields.get("time", ""))
    problems = {} if name else {"timezone": _no_zone(fields.get("timezone", ""))}
    if clock is None:
        problems["time"] = gettext("Write a time of day, such as 07:00.")
    member = submission.member
    if name is None or clock is None:
        async with context.store.of(member.community.key) as session:
            form = await _form(session, await subscribing.find(session, member.id), member)
        return Answer(form=filled_again(form, fields), problems=problems)
    topics = tuple(topic for topic in fields.get("topics", "").split(",") if topic in set(NAMES))
    day = fields.get("weekday", "1")
    schedule = Schedule(int(day) if day in map(str, range(7)) else 1, clock.hour, clock.minute, name)
    async with context.store.of(member.community.key) as session:
        row = await subscribing.find(session, member.id)
        by_hand = row is not None and row.timezone == name and row.next_at is not None and row.zone_check_at is None
        follows = name == member.timezone and not by_hand
        choice = Choice(schedule, topics if len(topics) < len(NAMES) else (), follows)
        return _state(await subscribing.turn_on(session, member.id, choice, context.clock()))


async def press_snooze(press: Press, context: Context) -> Answer:
    """Puts the message off until tomorrow; a reminder that was turned off stays off."""
    async with context.store.of(press.member.community.key) as session:
        try:
            row = await _own(session, press, press.value)
        except CoachError as error:
            return sentence(error.message)
        if row.next_at is None:  # pressed in an older message: who wants to be left alone stays so
            return _turned_off(row)
        moment = subscribing.snooze(row, context.clock()).astimezone(zone(row.timezone))
    day = weekday(moment.weekday())
    return settled(gettext("I will remind you again on {weekday} at {time}.", weekday=day, time=f"{moment:%H:%M}"))


async def press_stop(press: Press, context: Context) -> Answer:
    """Turns the reminder off."""
    async with context.store.of(press.member.community.key) as session:
        try:
            row = await _own(session, press, press.value)
            off = _turned_off(row)
            return replace(off, chosen=Chosen(off.messages[0].summary, (Action.SNOOZE,)))
        except CoachError as error:
            return sentence(error.message)


async def press_done(press: Press, context: Context) -> Answer:
    """Notes that an item is dealt with; a posting that was applied for goes into the log."""
    reminder, _, item = press.value.partition(":")
    kind, _, name = item.partition(":")
    async with context.store.of(press.member.community.key) as session:
        try:
            row = await _own(session, press, reminder)
            week = week_of(context.clock().astimezone(zone(row.timezone)).date())
            subscribing.mark_done(row, item, week, await newest_version(session, press.member.id))
            if kind == "posting" and name.isdecimal():
                noted, _ = await log.note_posting(session, press.member.id, int(name), context.clock(), Stage.APPLIED)
                job = log.name_of(noted)
                return settled(gettext("Marked as applied: {job}. See your log with /applications.", job=job))
        except CoachError as error:
            return sentence(error.message)
    if kind == "finding":
        return settled(gettext(MENDED))
    return settled(gettext("Done."))


async def suggest_zone(typed: str, member: Member, context: Context) -> Sequence[tuple[str, str]]:
    """Time zones for what is being typed, each with the time it is there."""
    now = context.clock()
    names = zone_names.near(typed, member.timezone)
    return [
        (name, gettext("{zone} ({time} now)", zone=name, time=f"{now.astimezone(zone(name)):%H:%M}")) for name in names
    ]


async def home(member: Member, context: Context) -> Sequence[Message]:
    """The state of the reminder, or how to turn it on."""
    async with context.store.of(member.community.key) as session:
        if (await settings.load(session)).reminders == "off":
            return ()
        row = await subscribing.find(session, member.id)
        met = select(MemberRow.reachable).where(MemberRow.member == member.id)
        reachable = await session.scalar(met) is not False
    if row is not None and row.next_at is not None:
        return _state(row).messages
    text = gettext("A short note once a week: what to send off, whom to ask, what to fix. Off until you turn it on.")
    if not reachable:
        text = " ".join((gettext(CLOSED_TO_US), gettext("Then turn it on again.")))
    turn_on = Buttons((Button(gettext("Turn on"), Action.REMINDERS),))
    title, summary = gettext("Your weekly reminder"), gettext("Weekly reminder: off")
    return (Message((Heading(title), Paragraph(plain(text)), turn_on), summary=summary),)


def _misread(typed: str) -> str:
    """What to say of words behind the command that are no time zone: one with a slip, a time, or a day."""
    if near := get_close_matches(typed.lower(), OFF_WORDS, 1, 0.6):
        return gettext("I don't know “{word}”. Did you mean {words}?", word=typed[:40], words=near[0])
    return gettext(BY_FORM) if _WHEN.search(typed) else _no_zone(typed)


def _no_zone(typed: str) -> str:
    near = zone_names.near(typed, at_most=3) if typed.strip() else ()
    return (
        gettext("I don't know that time zone. Did you mean {zones}?", zones=either(near)) if near else gettext(NO_ZONE)
    )


async def _own(session: AsyncSession, press: Press, reminder: str) -> ReminderRow:
    return await subscribing.own(session, press.member.id, int(reminder) if reminder.isdecimal() else 0)


def _turned_off(row: ReminderRow | None) -> Answer:
    if row is not None:
        subscribing.turn_off(row)
    return sentence(gettext("Your weekly reminder is off. Turn it back on with /resume-reminders."))


def _state(row: ReminderRow) -> Answer:
    schedule = subscribing.schedule_of(row)
    text = gettext(
        "Every {weekday} at {time}, {zone} time",
        weekday=weekday(schedule.weekday),
        time=f"{schedule.hour:02d}:{schedule.minute:02d}",
        zone=schedule.timezone,
    )
    labels = [gettext(label) for topic, label in NAMES.items() if not row.content or topic in row.content]
    topics = gettext("About: {topics}.", topics=", ".join(map(in_sentence, labels)))
    parts = (
        Heading(gettext("Your weekly reminder")),
        Paragraph(said(bold(text), f"{_coming(row)} {topics}")),
        Buttons((Button(gettext("Change"), Action.REMINDERS), Button(gettext("Turn off"), Action.STOP, str(row.id)))),
        Note(plain(_manners(row))),
    )
    return Answer((Message(parts, summary=gettext("Your weekly reminder: {when}", when=text)),))


def _coming(row: ReminderRow) -> str:
    if row.next_at is None:
        return ""
    then = row.next_at.astimezone(zone(row.timezone))
    told = gettext(
        "Next: {weekday}, {day}, {time}.", weekday=weekday(then.weekday()), day=day(then), time=f"{then:%H:%M}"
    )
    return f"\n{told}"


def _manners(row: ReminderRow) -> str:
    told = [gettext("It comes as a direct message, and only if there is something to say.")]
    if row.zone_check_at is not None:
        told.append(gettext("It uses the time zone of your profile, so it follows you when you travel."))
    return " ".join(told)


async def _form(session: AsyncSession, row: ReminderRow | None, member: Member) -> Form:
    known = await session.scalar(select(MemberRow).where(MemberRow.member == member.id))
    told = known.timezone if known else ""
    hint = gettext(ZONE_HINT)
    if known is not None and not known.reachable:
        hint = f"{gettext(CLOSED_TO_US)} {hint}"
    schedule = subscribing.schedule_of(row) if row else Schedule(timezone="")
    place = next((name for name in (schedule.timezone, member.timezone, told) if name and name in zones()), "")
    chosen = ",".join(row.content if row and row.content else NAMES)
    days = tuple((str(number), capital(weekday(number))) for number in range(7))
    topics = tuple((topic.value, gettext(name)) for topic, name in NAMES.items())
    fields = (
        Field("timezone", gettext("Time zone"), hint=hint, value=place, max_length=64),
        Field("weekday", gettext("Day"), "choice", value=str(schedule.weekday), choices=days),
        Field(
            "time",
            gettext("Time of day"),
            "time",
            hint=gettext("By the 24-hour clock, such as 18:30."),
            value=f"{schedule.hour:02d}:{schedule.minute:02d}",
            max_length=8,
        ),
        Field("topics", gettext("What about"), "choices", value=chosen, choices=topics),
    )
    return Form(FORM, gettext("Weekly reminder"), fields, submit=gettext("Turn on"))


COMMANDS = {"resume-reminders": reminders}
PRESSES = {
    Action.REMINDERS: press_reminders,
    Action.SNOOZE: press_snooze,
    Action.STOP: press_stop,
    Action.DONE: press_done,
}
FORMS = {FORM: submit_reminders}
SUGGESTIONS = {"resume-reminders:timezone": suggest_zone}
HOME = {"50-reminders": home}
JOBS = jobs.JOBS
PERIODIC = jobs.PERIODIC
