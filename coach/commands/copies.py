"""Copies of a member's own file: without what tells who they are. Made anew each time from the file itself, and given
to nobody but the member."""

import re
from base64 import b64encode

from sqlalchemy import select

from coach.chat.answers import Answer, Field, Form
from coach.chat.catalog import Action
from coach.chat.message import Attachment, Button, Buttons, FieldList, Heading, Message, Note, Paragraph, Part, plain
from coach.chat.places import Command, FileRef, Member, Place, Press, Submission
from coach.commands.owned import newest_review, own_review
from coach.copies.copy import MOST_WORDS, Copy, Redaction
from coach.errors import FileGone
from coach.running.context import Context
from coach.store.member_keys import vault_of
from coach.store.reviews import opened, upload_of
from coach.store.tables import ReviewRow
from texts import gettext, gettext_noop

FORM = "redact"
WHAT_FOR = gettext_noop(
    "For showing your resume where peers help: name, mail, phone, address, links, pictures and employers are gone from "
    "the file, not just covered."
)
NOT_KEPT = gettext_noop("Only you got this. I keep neither your file nor the copy.")


async def redacted(command: Command, context: Context) -> Answer:
    """A redacted copy of the file that came along, else of the member's newest one; else asks for a file."""
    hide = command.options.get("hide", "")
    if command.file is not None:
        return await _of_file(context, command.place, command.file, hide)
    row = await newest_review(context, command.member)
    return await _of_review(context, command.member, row, hide)


async def press_redact(press: Press, context: Context) -> Answer:
    """A redacted copy of the file that a review is about, for its owner."""
    row = await own_review(context, press.member, press.value)
    return await _of_review(context, press.member, row, "")


async def ask_more(press: Press, context: Context) -> Answer:
    """Asks which words are to go as well."""
    return Answer(form=_asking("", with_file=False, value=press.value))


async def submit_redact(submission: Submission, context: Context) -> Answer:
    """A redacted copy of the file of the form, else of that of the review that the form is about."""
    hide = submission.fields.get("hide", "")
    if submission.file is not None:
        return await _of_file(context, submission.place, submission.file, hide)
    if not submission.value:
        return Answer(form=_asking(hide), problems={"file": gettext("Please choose a PDF or DOCX file.")})
    row = await own_review(context, submission.member, submission.value)
    return await _of_review(context, submission.member, row, hide)


async def _of_review(context: Context, member: Member, row: ReviewRow | None, hide: str) -> Answer:
    """A copy of the file as it still is on the platform, since the coach keeps none; asks for it where it is gone."""
    dropped = await _dropped(context, member, row) if row else None
    if dropped is None:
        return Answer(form=_asking(hide))
    place, file = dropped
    try:
        return await _of_file(context, place, file, hide, str(row.id) if row else "")
    except FileGone:
        return Answer(form=_asking(hide))


async def _of_file(context: Context, place: Place, file: FileRef, hide: str, review: str = "") -> Answer:
    data = await context.platform(place.community.key).fetch(place, file, context.max_file_bytes)
    made = await context.copier(data, file.name, Redaction(_words(hide)))
    return Answer((to_message(made, review),))


async def _dropped(context: Context, member: Member, row: ReviewRow) -> tuple[Place, FileRef] | None:
    """Where the file of a review was given, by whichever review of the same resume came with a file."""
    async with context.store.of(member.community.key) as session:
        safe = await vault_of(session, context.vault, row.community, row.member)
        alike = select(ReviewRow).where(ReviewRow.member == member.id, ReviewRow.resume == row.resume)
        others = (await session.scalars(alike.order_by(ReviewRow.id.desc()))).all() if row.resume else ()
        uploads = [opened(upload_of(each), safe) for each in (row, *others)]
    return next(((each.place, each.file) for each in uploads if each.file.id), None)


def _asking(hide: str, with_file: bool = True, value: str = "") -> Form:
    """The form for more words, and for the file where it is no longer there."""
    hint = gettext("I no longer have it. It is deleted after reading.")
    file = Field("file", gettext("Your resume as PDF or DOCX"), "file", hint=hint)
    words = Field(
        "hide",
        gettext("More words to black out"),
        hint=gettext("Separated by commas: a nickname, a product, a school."),
        value=hide,
        required=False,
        max_length=400,
    )
    return Form(
        FORM, gettext("Redacted copy"), (file, words) if with_file else (words,), value, gettext("Make the copy")
    )


def _words(typed: str) -> tuple[str, ...]:
    """Words that a member named, as they separate them."""
    return tuple(filter(None, (word.strip() for word in re.split(r"[,;\n]", typed))))[:MOST_WORDS]


def to_message(made: Copy, review: str = "") -> Message:
    """The copy with what was done to it. `review`: whose button asks for more words; without one there is none."""
    parts: list[Part] = [
        Heading(gettext("Your redacted copy")),
        Paragraph(plain(gettext(WHAT_FOR))),
        FieldList(tuple(each.pair for each in made.told)),
        Attachment(made.name, b64encode(made.data).decode(), encoded=True),
        Paragraph(plain(" ".join(map(gettext, made.notes)))),
    ]
    if review:
        parts.append(Buttons((Button(gettext("Black out more words"), Action.REDACT_MORE, review),)))
    return Message((*parts, Note(plain(gettext(NOT_KEPT)))), summary=gettext("Your redacted copy"))


PRESSES = {Action.REDACT: press_redact, Action.REDACT_MORE: ask_more}
FORMS = {FORM: submit_redact}
