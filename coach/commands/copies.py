"""Copies of a member's own file: without what tells who they are, or with the notes of a review.

Made anew each time from the file itself, and given to nobody but the member.
"""

import re
from base64 import b64encode
from collections.abc import Awaitable, Callable, Sequence

from anyio import to_thread as threads
from sqlalchemy import select

from coach.chat.answers import Answer, Field, Form
from coach.chat.catalog import MARKED, Action
from coach.chat.message import Attachment, Button, Buttons, FieldList, Heading, Message, Note, Paragraph, Part, plain
from coach.chat.places import Command, FileRef, Member, Options, Place, Press, Submission
from coach.commands.own_reviews import newest_review, own_review
from coach.copies.copy import MAX_WORDS, Copy, Drawing, Marking, Redaction
from coach.copies.remarks import to_remarks
from coach.corrections.repository import applied, of_member, with_level
from coach.errors import FileGone
from coach.reception.reviewing import with_defaults
from coach.review.choosing import MAX_TOLD
from coach.running.context import Context
from coach.store import settings
from coach.store.member_keys import vault_of
from coach.store.reviews import findings_of, opened, upload_of
from coach.store.tables import ReviewRow
from rules.finding import Finding
from texts import gettext, gettext_noop

REDACT, MARK, DRAW = "redact", "mark", "draw"
WHAT_FOR = gettext_noop(
    "To show your resume where peers help: your name, email, phone, address, links, pictures and "
    "employers are gone from the file, not just covered."
)
WHAT_IT_IS = gettext_noop("Your own file with my notes at the lines, numbered as in the review.")
NUMBERED = gettext_noop("Your first page with numbered places, and what the numbers stand for.")
NOT_KEPT = gettext_noop("Only you can see this. I keep neither your file nor the copy.")

Making = Callable[[bytes, str], Awaitable[Message]]
"""Makes a copy of a file by its bytes and name, and says what was done."""


async def asked_for(command: Command, context: Context) -> Answer:
    """The copy that a command names, of the file that came along, else of the member's newest one; else asks for a
    file."""
    kind = MARK if command.options["copy"] == MARKED else REDACT
    hide = command.options.get("hide", "")
    if command.file is not None:
        making = _making(context, command.member, kind, hide)
        return await _of_file(context, command.place, command.file, making)
    row = await newest_review(context, command.member)
    return await _of_review(context, command.member, row, kind, hide)


async def press_redact(press: Press, context: Context) -> Answer:
    """A redacted copy of the file that a review is about, for its owner."""
    row = await own_review(context, press.member, press.value)
    return await _of_review(context, press.member, row, REDACT)


async def press_mark(press: Press, context: Context) -> Answer:
    """A copy of the file that a review is about with its notes, for its owner."""
    row = await own_review(context, press.member, press.value)
    return await _of_review(context, press.member, row, MARK)


async def press_picture(press: Press, context: Context) -> Answer:
    """A picture of the first page with numbered places, for the owner of a review."""
    row = await own_review(context, press.member, press.value)
    return await _of_review(context, press.member, row, DRAW)


async def ask_more(press: Press, context: Context) -> Answer:
    """Asks which words are to go as well."""
    return Answer(form=_asking(REDACT, with_file=False, value=press.value))


async def submit_redact(submission: Submission, context: Context) -> Answer:
    """A redacted copy of the file of the form, else of that of the review that the form is about."""
    return await _submitted(submission, context, REDACT)


async def submit_mark(submission: Submission, context: Context) -> Answer:
    """A copy with notes of the file of the form."""
    return await _submitted(submission, context, MARK)


async def submit_picture(submission: Submission, context: Context) -> Answer:
    """A picture of the first page of the file of the form."""
    return await _submitted(submission, context, DRAW)


async def _submitted(submission: Submission, context: Context, kind: str) -> Answer:
    hide = submission.fields.get("hide", "")
    if submission.file is not None:
        making = _making(context, submission.member, kind, hide)
        return await _of_file(context, submission.place, submission.file, making)
    if not submission.value:
        problem = gettext("Please choose a PDF or DOCX file.")
        return Answer(form=_asking(kind, hide), problems={"file": problem})
    row = await own_review(context, submission.member, submission.value)
    return await _of_review(context, submission.member, row, kind, hide)


def _making(context: Context, member: Member, kind: str, hide: str = "", row: ReviewRow | None = None) -> Making:
    async def redacted(data: bytes, name: str) -> Message:
        made = await context.copier(data, name, Redaction(_words(hide)))
        return to_message(made, gettext("Your redacted copy"), gettext(WHAT_FOR), str(row.id) if row else "")

    async def marked(data: bytes, name: str) -> Message:
        findings = await (_findings(context, row) if row else _found(context, member, data, name))
        made = await context.copier(data, name, Marking(to_remarks(findings), gettext("Stronger")))
        return to_message(made, gettext("Your resume with notes"), gettext(WHAT_IT_IS))

    async def drawn(data: bytes, name: str) -> Message:
        findings = await (_findings(context, row) if row else _found(context, member, data, name))
        made = await context.copier(data, name, Drawing(to_remarks(findings)[:MAX_TOLD]))
        return to_message(made, gettext("Your page in a picture"), gettext(NUMBERED))

    return {MARK: marked, DRAW: drawn, REDACT: redacted}[kind]


async def _findings(context: Context, row: ReviewRow) -> Sequence[Finding]:
    """What a review found, in its order."""
    async with context.store.of(row.community) as session:
        return await findings_of(session, context.vault, row.id)


async def _found(context: Context, member: Member, data: bytes, name: str) -> Sequence[Finding]:
    """What there is to be found in a file that came for this alone."""
    resume = await context.reader(data, name)
    community = member.community.key
    async with context.store.of(community) as session:
        options = with_defaults(Options(), await settings.load(session))
        corrections = await of_member(session, context.vault, community, member.id)
    reading = await applied(resume, corrections)
    wanted = with_level(options, reading.corrected)
    return (await threads.run_sync(context.reviewer, reading.resume, wanted)).all_findings


async def _of_review(context: Context, member: Member, row: ReviewRow | None, kind: str, hide: str = "") -> Answer:
    """A copy of the file as it still is on the platform, since the coach keeps none; asks for it where it is gone."""
    dropped = await _dropped(context, member, row) if row else None
    if dropped is None:
        return Answer(form=_asking(kind, hide))
    try:
        return await _of_file(context, *dropped, _making(context, member, kind, hide, row))
    except FileGone:
        return Answer(form=_asking(kind, hide))


async def _of_file(context: Context, place: Place, file: FileRef, making: Making) -> Answer:
    data = await context.platform(place.community.key).fetch(place, file, context.max_file_bytes)
    return Answer((await making(data, file.name),))


async def _dropped(context: Context, member: Member, row: ReviewRow) -> tuple[Place, FileRef] | None:
    """Where the file of a review was given, by whichever review of the same resume came with a file."""
    async with context.store.of(member.community.key) as session:
        safe = await vault_of(session, context.vault, row.community, row.member)
        alike = select(ReviewRow).where(ReviewRow.member == member.id, ReviewRow.resume == row.resume)
        others = (await session.scalars(alike.order_by(ReviewRow.id.desc()))).all() if row.resume else ()
        uploads = [opened(upload_of(each), safe) for each in (row, *others)]
    return next(((each.place, each.file) for each in uploads if each.file.id), None)


def _asking(kind: str, hide: str = "", with_file: bool = True, value: str = "") -> Form:
    """The form for the file where it is no longer there, and for more words to black out."""
    hint = gettext("I delete files after reading them, so I need yours for this.")
    file = Field("file", gettext("Your resume as PDF or DOCX"), "file", hint=hint, endings=("pdf", "docx"))
    if kind != REDACT:
        title = gettext("Your resume with notes") if kind == MARK else gettext("Your page in a picture")
        return Form(kind, title, (file,), submit=gettext("Make the copy"))
    words = Field(
        "hide",
        gettext("More words to black out"),
        hint=gettext("Separated by commas: a nickname, a product, a school."),
        value=hide,
        required=False,
        max_length=400,
    )
    fields = (file, words) if with_file else (words,)
    return Form(REDACT, gettext("Redacted copy"), fields, value, gettext("Make the copy"))


def _words(typed: str) -> tuple[str, ...]:
    """Words that a member named, as they separate them."""
    return tuple(filter(None, (word.strip() for word in re.split(r"[,;\n]", typed))))[:MAX_WORDS]


def to_message(made: Copy, title: str, about: str, review: str = "") -> Message:
    """The copy with what was done to it. `review`: whose button asks for more words; without one there is none."""
    parts: list[Part] = [Heading(title), Paragraph(plain(about))]
    if made.told:
        parts.append(FieldList(tuple(each.pair for each in made.told)))
    parts.append(Attachment(made.name, b64encode(made.data).decode(), encoded=True))
    if made.notes:
        parts.append(Paragraph(plain(" ".join(map(gettext, made.notes)))))
    if review:
        parts.append(Buttons((Button(gettext("Black out more words"), Action.REDACT_MORE, review),)))
    return Message((*parts, Note(plain(gettext(NOT_KEPT)))), summary=title)


PRESSES = {
    Action.REDACT: press_redact,
    Action.REDACT_MORE: ask_more,
    Action.MARK: press_mark,
    Action.PICTURE: press_picture,
}
FORMS = {REDACT: submit_redact, MARK: submit_mark, DRAW: submit_picture}
