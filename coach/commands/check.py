"""/resume-check, "Check again" and "Show more": reviews that a member asks for."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import select

from coach.chat.answers import Answer, Field, Form, sentence
from coach.chat.catalog import Action
from coach.chat.message import Message
from coach.chat.places import Command, FileRef, Member, Options, Place, Press, Submission, Upload
from coach.chat.service import Receipt
from coach.errors import Refused
from coach.posting import repository
from coach.posting.message import name_of
from coach.reception.receiving import receive
from coach.review.choosing import SEARCH_WORDS
from coach.review.reviewing import industries
from coach.review.thread import SEARCH, more, role_name
from coach.running.context import Context
from coach.store.reviews import findings_of, upload_of
from coach.store.tables import ResumeRow, ReviewRow
from rules.finding import Finding
from rules.resume import Level, SectionKind
from rules.role import Role

FORM = "resume-check"
YES = {"true", "yes", "on", "1", "private"}
PER_PAGE = 6
MAX_POSTINGS = 100
"""Looked through for a suggestion."""
MANY = 3
"""Reviews ahead from which on the member is told their place in the queue."""
ASK = Form(
    FORM,
    "Review my resume",
    (
        Field("file", "Your resume as PDF or DOCX", "file", hint="The file is deleted after reading."),
        Field(
            "posting", "Weigh it for a job", required=False, hint="Its address, https://… The review is private then."
        ),
    ),
    submit="Review",
)


ROLE_FORM = "resume-role"
AS_READ = "auto"
ASK_ROLE = Form(
    ROLE_FORM,
    "Which work is it for?",
    (
        Field(
            "role",
            "Kind of work",
            "choice",
            hint="Remembered for your next reviews.",
            choices=(
                (AS_READ, "As it reads"),
                *((str(role), role_name(role)) for role in Role if role is not Role.NONE),
            ),
        ),
    ),
    submit="Review again",
)


async def check(command: Command, context: Context) -> Answer:
    """Reviews the file that came along, else the member's newest kept resume, else asks for a file."""
    said = command.options
    place = _audience(command.place, said.get("private", "true" if said.get("posting") else ""))
    alone = place.audience == "member" and bool(said.get("posting"))
    upload = Upload(f"command:{command.key}", place, command.member, _NO_FILE, _options(said), asked=True)
    if command.file is not None:
        return _taken(await receive(context, replace(upload, file=command.file)), alone=alone)
    kept = await _newest(context, command.member)
    if kept is None:
        return Answer(form=_ask(upload))
    return _taken(await receive(context, upload, resume=kept), again=True, alone=alone)


async def again(press: Press, context: Context) -> Answer:
    """Reviews the resume of the thread's review once more, as it was asked for, for its owner; without one, their
    newest, or a new file."""
    row = await own_review(context, press.member, press.value) if press.value else None
    kept = (row.resume if row else None) or await _newest(context, press.member)
    if kept is None:
        return Answer(form=ASK)
    place = replace(press.place, message=press.place.message or press.message)
    options = upload_of(row).options if row else Options()
    upload = Upload(f"again:{press.key or press.message}", place, press.member, _NO_FILE, options, asked=True)
    return _taken(await receive(context, upload, resume=kept), again=True)


async def ask_role(press: Press, context: Context) -> Answer:
    """Asks the owner of a review which kind of work it is for."""
    row = await own_review(context, press.member, press.value)
    now = upload_of(row).options.role
    (field,) = ASK_ROLE.fields
    return Answer(form=replace(ASK_ROLE, fields=(replace(field, value=str(now or AS_READ)),), value=press.value))


async def with_role(submission: Submission, context: Context) -> Answer:
    """Reviews the resume once more for the kind of work that was chosen; it is remembered for the next ones."""
    row = await own_review(context, submission.member, submission.value)
    role = submission.fields.get("role", AS_READ)
    if row.resume is None:
        raise Refused("What was read is no longer kept. Drop your resume again for a fresh review.")
    options = replace(upload_of(row).options, **_aim(role))
    upload = Upload(f"role:{submission.key}", submission.place, submission.member, _NO_FILE, options, asked=True)
    return _taken(await receive(context, upload, resume=row.resume), again=True)


async def with_file(submission: Submission, context: Context) -> Answer:
    """Reviews the file of the form."""
    if submission.file is None:
        asked_again = replace(ASK, value=submission.value)
        return Answer(form=asked_again, problems={"file": "Please choose a PDF or DOCX file."})
    private, _, kept = submission.value.partition("-")
    posting = submission.fields.get("posting", "").strip() or kept
    place = _audience(submission.place, private or ("private" if posting else ""))
    options = _options({"posting": posting})
    upload = Upload(f"form:{submission.key}", place, submission.member, submission.file, options, asked=True)
    return _taken(await receive(context, upload), alone=bool(posting))


async def show_more(press: Press, context: Context) -> Answer:
    """All findings of a section, for the owner only."""
    number, _, section = press.value.partition(":")
    row = await own_review(context, press.member, number)
    search = section == SEARCH
    async with context.store.of(press.member.community.key) as session:
        found = await findings_of(session, context.vault, row.id, None if search else section)
    if search:
        found = [each for each in found if each.rule in SEARCH_WORDS]
    if not found:
        return sentence("There is nothing more to show for this section.")
    return Answer(tuple(_pages(found, SectionKind.SKILLS if search else SectionKind(section))))


async def own_review(context: Context, member: Member, value: str) -> ReviewRow:
    """The review a button belongs to. Raises Refused if it is gone or somebody else's."""
    async with context.store.of(member.community.key) as session:
        row = await session.get(ReviewRow, int(value)) if value.isdigit() else None
    if row is None:
        raise Refused("This review is no longer kept. Drop your resume again for a fresh one.")
    if row.member != member.id:
        raise Refused("This review is another member's, so its buttons are theirs. Drop your own resume to get yours.")
    return row


_POSTING_ID = re.compile(r"[0-9]{1,18}")
_NO_FILE = FileRef("", "resume")


def _pages(found: Sequence[Finding], section: SectionKind) -> list[Message]:
    return [more(found[start : start + PER_PAGE], section) for start in range(0, len(found), PER_PAGE)]


def _audience(place: Place, private: str) -> Place:
    return replace(place, audience="member") if private.lower() in YES else place


def _ask(upload: Upload) -> Form:
    """The form for a file, with what was said already: what it carries unseen is "private-<posting id>"."""
    file, posting = ASK.fields
    private = "private" if upload.place.audience == "member" else ""
    kept = "" if upload.options.posting is None else f"-{upload.options.posting}"
    return replace(ASK, fields=(file, replace(posting, value=upload.options.posting_url)), value=private + kept)


def _aim(said: str) -> dict[str, Any]:
    """The role aimed at as options; "auto" is what the resume reads as, and forgets what was aimed at before."""
    known = said in set(Role) - {Role.NONE}
    return {"role": Role(said) if known else None, "as_read": said == AS_READ}


def _options(said: dict[str, str]) -> Options:
    level, posting, remote = said.get("level", "auto"), said.get("posting", "").strip(), said.get("remote", "")
    kept = bool(_POSTING_ID.fullmatch(posting))
    return Options(
        level=Level(level) if level in set(Level) else None,
        **_aim(said.get("role", "").lower()),
        industry=said.get("industry") or None,
        remote=remote.lower() in YES if remote else None,
        posting=int(posting) if kept else None,
        posting_url="" if kept else posting,
    )


async def _newest(context: Context, member: Member) -> int | None:
    async with context.store.of(member.community.key) as session:
        theirs = select(ResumeRow.id).where(ResumeRow.member == member.id)
        return await session.scalar(theirs.order_by(ResumeRow.read_at.desc()).limit(1))


def _taken(receipt: Receipt, again: bool = False, alone: bool = False) -> Answer:
    what = "Checking your newest resume again" if again else "Got it, reading your resume"
    if receipt.ahead >= MANY:
        return sentence(f"{what}. {receipt.ahead} reviews come before yours; it starts by itself.")
    return sentence(f"{what}. The review follows in a moment{', for you alone' if alone else ''}.")


async def suggest_industry(typed: str, member: Member, context: Context) -> Sequence[tuple[str, str]]:
    """The industries whose name holds what was typed."""
    return [(name, name.replace("-", " ")) for name in industries() if typed.lower() in name]


async def suggest_posting(typed: str, member: Member, context: Context) -> Sequence[tuple[str, str]]:
    """The member's kept postings whose name or address holds what was typed, the newest first."""
    async with context.store.of(member.community.key) as session:
        rows = await repository.newest(session, member.id, context.clock(), MAX_POSTINGS)
    named = [(str(row.id), name_of(repository.posting_of(row)), row.url) for row in rows]
    return [(value, name) for value, name, url in named if typed.casefold() in f"{name} {url}".casefold()]


COMMANDS = {"resume-check": check}
SUGGESTIONS = {"resume-check:industry": suggest_industry, "resume-check:posting": suggest_posting}
PRESSES = {Action.CHECK_AGAIN: again, Action.MORE: show_more, Action.ROLE: ask_role}
FORMS = {FORM: with_file, ROLE_FORM: with_role}
