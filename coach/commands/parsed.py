"""What the coach read in a member's resume, field by field, and the same to take along as JSON Resume."""

import json

from coach.chat.answers import Answer, sentence
from coach.chat.catalog import Action
from coach.chat.message import Attachment, Heading, Message, Note, plain
from coach.chat.places import Command, Press
from coach.commands.own_reviews import newest_review, own_review
from coach.errors import Refused
from coach.parsed.json_resume import to_json_resume
from coach.parsed.message import to_message
from coach.running.context import Context
from coach.store.reviews import resume_of
from coach.store.tables import ReviewRow
from rules.resume import Resume
from texts import gettext

FILE = "resume.json"


async def asked_for(command: Command, context: Context) -> Answer:
    """What was read in the member's newest resume."""
    row = await newest_review(context, command.member)
    if row is None:
        return sentence(gettext("I don't have a resume of yours. Send me one as PDF or DOCX, and ask again."))
    return Answer((to_message(await _resume(context, row), row.id),))


async def press_parsed(press: Press, context: Context) -> Answer:
    """What was read in the resume that a review is about, for its owner."""
    row = await own_review(context, press.member, press.value)
    return Answer((to_message(await _resume(context, row), row.id),))


async def press_export(press: Press, context: Context) -> Answer:
    """The resume that a review is about as a file of JSON Resume, for its owner."""
    row = await own_review(context, press.member, press.value)
    written = json.dumps(to_json_resume(await _resume(context, row)), indent=2, ensure_ascii=False)
    title = gettext("Your resume as JSON Resume")
    note = gettext("You can open it in resume builders that read this format (jsonresume.org). Only you can see this.")
    return Answer((Message((Heading(title), Attachment(FILE, written), Note(plain(note))), summary=title),))


async def _resume(context: Context, row: ReviewRow) -> Resume:
    """What was read. Raises Refused where it is no longer kept."""
    async with context.store.of(row.community) as session:
        resume = await resume_of(session, context.vault, row, context.clock())
    if resume is None:
        raise Refused("I no longer have this review. Drop your resume again for a fresh one.")
    return resume


PRESSES = {Action.PARSED: press_parsed, Action.JSON_RESUME: press_export}
