"""What the coach read in a member's resume, field by field, and the same to take along as JSON Resume."""

import json

from coach.chat.answers import Answer
from coach.chat.catalog import Action
from coach.chat.message import Attachment, Heading, Message, Note, Paragraph, plain
from coach.chat.places import Command, Press
from coach.commands.following import note_on_resume
from coach.commands.own_reviews import newest_review, own_review
from coach.corrections.repository import Reading, applied, of_member
from coach.corrections.telling import told
from coach.errors import Refused
from coach.parsed.json_resume import to_json_resume
from coach.parsed.message import to_message
from coach.running.context import Context
from coach.store.reviews import resume_of
from coach.store.tables import ReviewRow
from texts import gettext

FILE = "resume.json"


async def asked_for(command: Command, context: Context) -> Answer:
    """What was read in the member's newest resume."""
    row = await newest_review(context, command.member)
    if row is None:
        text = gettext("I don't have a resume of yours here. Send me one as PDF or DOCX, and ask again.")
        where = await note_on_resume(context, command.member)
        return Answer((Message((Paragraph(plain(text)), *where), summary=text),))
    return shown(await reading_of(context, row), row.id)


async def press_parsed(press: Press, context: Context) -> Answer:
    """What was read in the resume that a review is about, for its owner."""
    row = await own_review(context, press.member, press.value)
    return shown(await reading_of(context, row), row.id)


async def press_export(press: Press, context: Context) -> Answer:
    """The resume that a review is about as a file of JSON Resume, for its owner."""
    row = await own_review(context, press.member, press.value)
    written = json.dumps(to_json_resume((await reading_of(context, row)).resume), indent=2, ensure_ascii=False)
    title = gettext("Your resume as JSON Resume")
    note = gettext("You can open it in resume builders that read this format (jsonresume.org). Only you can see this.")
    return Answer((Message((Heading(title), Attachment(FILE, written), Note(plain(note))), summary=title),))


def shown(reading: Reading, review: int) -> Answer:
    """What was read, with what the member set right."""
    gone = [told(each.correction) for each in (*reading.gone, *reading.lost)]
    return Answer((to_message(reading.resume, review, reading.corrected, gone),))


async def reading_of(context: Context, row: ReviewRow) -> Reading:
    """The resume of a review as its member corrected it. Raises Refused where it is no longer kept."""
    async with context.store.of(row.community) as session:
        resume = await resume_of(session, context.vault, row, context.clock())
        kept = await of_member(session, context.vault, row.community, row.member)
    if resume is None:
        raise Refused("I no longer have this review. Drop your resume again for a fresh one.")
    return await applied(resume, kept)


PRESSES = {Action.PARSED: press_parsed, Action.JSON_RESUME: press_export}
