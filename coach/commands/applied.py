"""`/applied`: notes an application, moves applications on by their buttons, and notes the version that was sent."""

from dataclasses import replace

from coach.applications import log, report
from coach.applications.entry import Entry, parse
from coach.applications.stages import NAMES, ORDER, Stage
from coach.applications.version import Versions, load, note
from coach.applications.version import name_of as version_name
from coach.chat.answers import Answer, Chosen, Field, Form, sentence
from coach.chat.catalog import Action
from coach.chat.message import Button, Buttons, Message, Paragraph, bold, said
from coach.chat.places import Command, Press, Submission
from coach.errors import CoachError
from coach.running.context import Context
from coach.store.tables import ApplicationRow
from texts import gettext
from texts.forms import in_sentence

STAGE_FORM, VERSION_FORM = "stage", "version"
AS_IT_IS, NOT_NOTED = "as-it-is", "none"
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
    """Moves an application to the stage of the button; without one, asks which application and stage.

    Buttons lead onward. One to a stage behind it stands in an old message: going back would forget how far it got.
    """
    application, _, stage = press.value.partition(":")
    if not stage:
        return await _ask(press, context)
    answer = await _moved(press.member.community.key, press.member.id, application, stage, context, onward=True)
    if not answer.messages or not (parts := answer.messages[0].parts[1:]):
        return answer
    steps = [button for part in parts if isinstance(part, Buttons) for button in part.buttons]
    moved = Chosen(answer.messages[0].summary, (f"{Action.STAGE}:{application}:",), tuple(steps))
    return replace(answer, chosen=moved)


async def submit_stage(submission: Submission, context: Context) -> Answer:
    """Moves the chosen application to the chosen stage, and notes the chosen version."""
    fields = submission.fields
    application, stage = fields.get("application", ""), fields.get("stage", AS_IT_IS)
    version = fields.get("version", AS_IT_IS)
    if version != AS_IT_IS:
        answer = await _sent(submission, application, version, context)
        if stage == AS_IT_IS or not answer.messages[0].parts[1:]:  # a sentence on what is wrong
            return answer
    if stage == AS_IT_IS:
        return sentence(gettext("I left it as it is."))
    return await _moved(submission.member.community.key, submission.member.id, application, stage, context)


async def press_version(press: Press, context: Context) -> Answer:
    """Asks which version of the resume went with an application."""
    community, member = press.member.community.key, press.member.id
    async with context.store.of(community) as session:
        row = await log.find(session, member, press.value)
        versions = await load(session, context.vault, community, member, [row], context.clock())
    if not versions.kept:
        return sentence(gettext("I don't have a resume of yours at the moment. Send me one as PDF or DOCX first."))
    now = versions.of(row.id)
    there = now is not None and versions.find(now.sha256) is not None
    field = replace(_version_field(versions), value=now.sha256 if now and there else versions.kept[0].version.sha256)
    return Answer(form=Form(VERSION_FORM, gettext("Version you sent"), (field,), press.value, gettext("Save")))


async def submit_version(submission: Submission, context: Context) -> Answer:
    """Notes the version that the form names."""
    return await _sent(submission, submission.value, submission.fields.get("version", ""), context)


async def _sent(submission: Submission, application: str, version: str, context: Context) -> Answer:
    """Notes the version that went with an application; `NOT_NOTED` takes the note back."""
    community, member = submission.member.community.key, submission.member.id
    async with context.store.of(community) as session:
        row = await log.find(session, member, application)
        versions = await load(session, context.vault, community, member, [row], context.clock())
        kept = versions.find(version)
        if kept is None and version != NOT_NOTED:
            return sentence(gettext("I no longer have this version. Choose another one, or send it again."))
        await note(session, context.vault, row, kept.version if kept else None)
    if kept is None:
        return _answer(row, gettext("No version is noted for it now."))
    return _answer(row, gettext("Version sent: {version}", version=version_name(kept)))


def _version_field(versions: Versions) -> Field:
    choices = [(each.version.sha256, version_name(each)[:100]) for each in versions.kept]
    return Field("version", gettext("Version you sent"), "choice", choices=(*choices, (NOT_NOTED, gettext("None"))))


async def _noted(community: str, member: str, entry: Entry, context: Context) -> Answer:
    now = context.clock()
    async with context.store.of(community) as session:
        row, is_new = await log.note(session, member, entry, now)
        total = len(await log.entries(session, member))
        versions = await load(session, context.vault, community, member, [row], now)
    if is_new:
        opening = gettext("Marked as applied. Your log now has {total}.", total=total)
    else:
        stage = in_sentence(gettext(NAMES[Stage(row.stage)]))
        opening = gettext("Already in your log as {stage}.", stage=stage)
        if not (entry.title or entry.url):
            opening += " " + gettext("For another role there, type “title at company”.")
    return _answer(row, opening, asks=bool(versions.kept) and versions.of(row.id) is None)


async def _moved(
    community: str, member: str, application: str, stage: str, context: Context, *, onward: bool = False
) -> Answer:
    """Moves an application; `onward`: unless the stage is behind it."""
    try:
        async with context.store.of(community) as session:
            row = await log.find(session, member, application)
            stays = onward and ORDER.index(Stage(stage)) < ORDER.index(Stage(row.stage))
            if not stays:
                row = await log.move(session, member, int(application), Stage(stage), context.clock())
            versions = await load(session, context.vault, community, member, [row], context.clock())
    except CoachError as error:
        return sentence(error.message)
    except ValueError:
        return sentence(gettext("This button is out of date. See your current log with /applications."))
    stage_name = in_sentence(gettext(NAMES[Stage(row.stage)]))
    moved = gettext("Moved to: {stage}.", stage=stage_name)
    if stays:
        moved = gettext("It stays at: {stage}. To set it back, use /applications.", stage=stage_name)
    return _answer(row, "\n".join(filter(None, (moved, versions.told(row.id)))))


async def _ask(press: Press, context: Context) -> Answer:
    community, member = press.member.community.key, press.member.id
    async with context.store.of(community) as session:
        rows = await log.entries(session, member)
        versions = await load(session, context.vault, community, member, rows, context.clock())
    if not rows:
        return Answer((report.nothing_yet(),))
    as_it_is = (AS_IT_IS, gettext("Leave as it is"))
    mine = tuple(
        (str(row.id), f"{log.name_of(row)} ({gettext(NAMES[Stage(row.stage)])})"[:100]) for row in rows[:LISTED]
    )
    stages = ((stage.value, gettext(name)) for stage, name in NAMES.items())
    fields = [
        Field("application", gettext("Application"), "choice", choices=mine),
        Field("stage", gettext("Stage"), "choice", choices=(as_it_is, *stages), value=AS_IT_IS),
    ]
    if versions.kept:
        version = _version_field(versions)
        fields.append(replace(version, choices=(as_it_is, *version.choices), value=AS_IT_IS))
    return Answer(form=Form(STAGE_FORM, gettext("Update an application"), tuple(fields), submit=gettext("Save")))


def _answer(row: ApplicationRow, opening: str, asks: bool = False) -> Answer:
    """What became of an application. `asks`: with a button for the version that went with it."""
    text = said(bold(log.name_of(row)), f"\n{opening}")
    steps = report.stage_buttons(row)
    if asks:
        version = Button(gettext("Version you sent"), Action.VERSION, str(row.id))
        steps = replace(steps, buttons=(*steps.buttons, version))
    return Answer((Message((Paragraph(text), steps), summary=opening),))


COMMANDS = {"applied": applied}
PRESSES = {Action.STAGE: press_stage, Action.VERSION: press_version}
FORMS = {STAGE_FORM: submit_stage, VERSION_FORM: submit_version}
