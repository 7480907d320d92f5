"""`/applied`: notes an application, and moves applications on by their buttons."""

from dataclasses import replace

from coach.applications import log, report
from coach.applications.entry import Entry, parse
from coach.applications.stages import NAMES, Stage
from coach.chat.answers import Answer, Chosen, Field, Form, sentence
from coach.chat.catalog import Action
from coach.chat.message import Buttons, Message, Paragraph, bold, said
from coach.chat.places import Command, Press, Submission
from coach.errors import CoachError
from coach.running.context import Context
from coach.store.tables import ApplicationRow
from texts import gettext
from texts.forms import in_sentence

STAGE_FORM = "stage"
LISTED = 25
"""As many choices as platforms show."""


async def applied(command: Command, context: Context) -> Answer:
    """Notes what was typed. A job whose address does not tell the company is noted by its address."""
    try:
        entry = parse(command.options.get("what", ""))
    except CoachError as error:
        return sentence(error.message)
    return await _noted(command.member.community.key, command.member.id, entry, context)


async def press_stage(press: Press, context: Context) -> Answer:
    """Moves an application to the stage of the button; without one, asks which application and stage."""
    application, _, stage = press.value.partition(":")
    if not stage:
        return await _ask(press, context)
    answer = await _moved(press.member.community.key, press.member.id, application, stage, context)
    if not answer.messages or not (parts := answer.messages[0].parts[1:]):
        return answer
    steps = [button for part in parts if isinstance(part, Buttons) for button in part.buttons]
    moved = Chosen(answer.messages[0].summary, (f"{Action.STAGE}:{application}:",), tuple(steps))
    return replace(answer, chosen=moved)


async def submit_stage(submission: Submission, context: Context) -> Answer:
    """Moves the chosen application to the chosen stage."""
    fields = submission.fields
    return await _moved(
        submission.member.community.key, submission.member.id, fields["application"], fields["stage"], context
    )


async def _noted(community: str, member: str, entry: Entry, context: Context) -> Answer:
    now = context.clock()
    async with context.store.of(community) as session:
        row, is_new = await log.note(session, member, entry, now)
        total = len(await log.entries(session, member))
    if is_new:
        opening = gettext("Marked as applied. Your log now has {total}.", total=total)
    else:
        stage = in_sentence(gettext(NAMES[Stage(row.stage)]))
        opening = gettext("Already in your log as {stage}.", stage=stage)
        if not (entry.title or entry.url):
            opening += " " + gettext("For another role there, type “title at company”.")
    return _answer(row, opening)


async def _moved(community: str, member: str, application: str, stage: str, context: Context) -> Answer:
    try:
        async with context.store.of(community) as session:
            row = await log.move(session, member, int(application), Stage(stage), context.clock())
    except CoachError as error:
        return sentence(error.message)
    except ValueError:
        return sentence(gettext("This button is out of date. See your current log with /applications."))
    stage_name = in_sentence(gettext(NAMES[Stage(row.stage)]))
    return _answer(row, gettext("Moved to: {stage}.", stage=stage_name))


async def _ask(press: Press, context: Context) -> Answer:
    async with context.store.of(press.member.community.key) as session:
        rows = await log.entries(session, press.member.id)
    if not rows:
        return Answer((report.nothing_yet(),))
    mine = tuple(
        (str(row.id), f"{log.name_of(row)} ({gettext(NAMES[Stage(row.stage)])})"[:100]) for row in rows[:LISTED]
    )
    fields = (
        Field("application", gettext("Application"), "choice", choices=mine),
        Field(
            "stage",
            gettext("Stage"),
            "choice",
            choices=tuple((stage.value, gettext(name)) for stage, name in NAMES.items()),
        ),
    )
    return Answer(form=Form(STAGE_FORM, gettext("Change a stage"), fields, submit=gettext("Save")))


def _answer(row: ApplicationRow, opening: str) -> Answer:
    text = said(bold(log.name_of(row)), f"\n{opening}")
    return Answer((Message((Paragraph(text), report.stage_buttons(row)), summary=opening),))


COMMANDS = {"applied": applied}
PRESSES = {Action.STAGE: press_stage}
FORMS = {STAGE_FORM: submit_stage}
