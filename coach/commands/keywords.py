"""`/keywords`: holds a job posting against the member's newest resume, and the buttons below the answer."""

import asyncio
import re
from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from coach.applications import log
from coach.chat.answers import Answer, Chosen, Field, Form, filled_again, sentence, settled
from coach.chat.catalog import Action
from coach.chat.message import Button, Buttons, Message, Paragraph, plain
from coach.chat.places import Command, FileRef, Member, Options, Place, Press, Submission
from coach.commands import following, several_postings
from coach.commands.comparing import compare
from coach.corrections.repository import applied, newest, with_level
from coach.errors import CoachError
from coach.posting import Posting, ReadPosting, Source, from_address, inferred_options, repository, tailor
from coach.posting.errors import no_posting
from coach.posting.message import name_of, to_message, without_resume
from coach.reception.by_posting import fetcher_of, posting_reader_of
from coach.reception.reviewing import with_defaults
from coach.reminders.due import zone
from coach.reminders.posting_freshness import Plan, plan
from coach.reminders.subscribing import timezone_of
from coach.review.thread import to_thread
from coach.running import rate_limits
from coach.running.context import CommandHandler, Context, FormHandler, PressHandler
from coach.store import settings
from coach.store.tables import PostingRow
from texts import gettext, gettext_noop
from texts.forms import weekday

FORM = "posting"
_TEXTS = ("text", "more", "rest")
"""Fields of the form that take the posting's text, one after the other."""
_ADDRESS = re.compile(r"[<(]?https?://\S", re.I)
_LIKE_ADDRESS = re.compile(r"[./:]")
"""What every address has; a word without it was meant for something else."""
_SHORT = 300
"""So many characters around an address speak of that address; a longer text is a posting itself."""
_NOT_KEPT = gettext_noop("I no longer have that posting. Send me its address again with /keywords.")
_LOST_WINDOW = gettext_noop(
    "It was posted on {day}, more than three days ago, so a reminder would come too late. If it fits you, apply today."
)


async def keywords(command: Command, context: Context) -> Answer:
    """Answers `/keywords <job url>`, with a file or the posting's text instead, or asks for it if there is nothing."""
    typed = command.options.get("url", "").strip()
    if command.file is None and not typed:
        return Answer(form=ask_form())
    if command.file is None and several_postings.asks_for_kept(typed):
        return await several_postings.kept(command.member, context)
    if command.file is None and len(several := _addresses(typed)) > 1:
        return await several_postings.at_addresses(several, command.member, context)
    await _within_limits(command.member, context)
    try:
        if command.file is not None:
            posting = await _from_upload(command.place, command.file, context)
        elif (url := _address(typed)) and not _LIKE_ADDRESS.search(url):
            raise no_posting("not_http")
        elif url:
            posting = await from_address(url, fetcher_of(context), _reader(command.member, context))
        else:
            posting = await _from_pasted(typed, command.member, context)
    except CoachError as problem:
        return _refused(problem)
    return await _compare(posting, command.member, context)


def _address(typed: str) -> str:
    """The address in what was typed behind the command; empty if it is the posting's text."""
    return typed if len(typed.split()) == 1 else next(iter(_addresses(typed)), "")


def _addresses(typed: str) -> tuple[str, ...]:
    """The addresses in what was typed, each once; none if what stands around them is a posting's text."""
    words = typed.split()
    written = [word for word in words if _ADDRESS.match(word)]
    around = len(typed) - sum(map(len, written))
    found = (each.strip("<>(),;").partition("|")[0] for each in written)
    return tuple(dict.fromkeys(found)) if around <= _SHORT else ()


def _refused(problem: CoachError) -> Answer:
    """What is wrong, and a button to the form that takes the posting in another way."""
    way = Buttons((Button(gettext("Paste or attach the posting"), Action.MATCH),))
    return Answer((Message((Paragraph(plain(problem.message)), way), summary=problem.message),))


async def _within_limits(member: Member, context: Context) -> None:
    """Raises RateLimited for a member who has far too many postings read."""
    await rate_limits.ask(context.store, context.rate_limits, "postings", member, context.clock())


async def submitted(submission: Submission, context: Context) -> Answer:
    """Answers the form: an attached page, a pasted text, or an address, whichever is filled in."""
    url = submission.fields.get("url", "").strip()
    several = _addresses(url)
    text = "\n".join(filter(None, (submission.fields.get(name, "").strip() for name in _TEXTS)))
    if submission.file is None and not text and len(several) > 1:
        return await several_postings.at_addresses(several, submission.member, context)
    if submission.file is not None or text or url:
        await _within_limits(submission.member, context)
    try:
        if submission.file is not None:
            posting = await _from_upload(submission.place, submission.file, context)
        elif text:
            posting = await _from_pasted(text, submission.member, context)
        elif url:
            posting = await from_address(url, fetcher_of(context), _reader(submission.member, context))
        else:
            wrong = {"text": gettext("Paste the posting's text here, attach it, or give its address.")}
            return Answer(form=filled_again(ask_form(), submission.fields), problems=wrong)
    except CoachError as problem:
        where = "file" if submission.file is not None else "text" if text else "url"
        told = Message((Paragraph(plain(problem.message)),), summary=problem.message)
        again = filled_again(ask_form(), submission.fields)
        return Answer((told,), again, problems={where: problem.message})
    return await _compare(posting, submission.member, context)


def ask_form() -> Form:
    """The form that asks for a posting: real ones are longer than one field of either platform."""
    first, *rest = _TEXTS
    return Form(
        FORM,
        gettext("Match a job"),
        (
            Field("url", gettext("The posting's address"), required=False, hint="https://…"),
            Field(
                "file",
                gettext("Or a file"),
                "file",
                required=False,
                hint=gettext("The saved page, a PDF, DOCX, text file or email"),
            ),
            _text_field(first, gettext("Or its text"), gettext("Copy all of it, requirements included")),
            *(
                _text_field(name, gettext("More of the text"), gettext("Continue here if the field above is full"))
                for name in rest
            ),
        ),
        submit=gettext("Compare"),
    )


def _text_field(name: str, label: str, hint: str) -> Field:
    return Field(name, label, "text", required=False, hint=hint, max_length=4000)


async def ask(_press: Press, _context: Context) -> Answer:
    """Answers the button below a review that compares with a job."""
    return Answer(form=ask_form())


async def track(press: Press, context: Context) -> Answer:
    """Saves the posting as an application; a second press finds it saved already."""
    try:
        async with context.store.of(press.member.community.key) as session:
            row, is_new = await log.note_posting(session, press.member.id, _number(press.value), context.clock())
            name = log.name_of(row)
    except CoachError as problem:
        return sentence(problem.message)
    if not is_new:
        return settled(gettext("{job} is already in your log. See it with /applications.", job=name))
    return settled(gettext("Saved: {job}. When you have applied, mark it in /applications.", job=name))


async def remind_fresh(press: Press, context: Context) -> Answer:
    """Sets a reminder that comes while the posting is fresh, or says why none would help."""
    now = context.clock()
    async with context.store.of(press.member.community.key) as session:
        row = await _kept(press, session)
        if row is None:
            return sentence(gettext(_NOT_KEPT))
        posted = row.posted_at.date() if row.posted_at else None
        timezone = await timezone_of(session, press.member)
        found = plan(posted, now, timezone)
        row.remind_at = found.at
        name = name_of(repository.posting_of(row))
    promise = _promise(found, name, posted, timezone)
    return settled(promise) if found.at else sentence(promise)


async def check_for(press: Press, context: Context) -> Answer:
    """Reviews the newest resume again, weighed by the posting; only the member sees it."""
    async with context.store.of(press.member.community.key) as session:
        row = await _kept(press, session)
        member = press.member
        newest_kept = await newest(session, context.vault, member.community.key, member.id, context.clock())
        chosen = await settings.load(session)
    if row is None:
        return sentence(gettext(_NOT_KEPT))
    posting = repository.posting_of(row)
    if newest_kept is None:
        return Answer((without_resume(posting),))
    reading = await applied(*newest_kept)
    options = inferred_options(with_defaults(Options(posting=row.id), chosen), posting)
    wanted = with_level(options, reading.corrected)
    review = await asyncio.to_thread(context.reviewer, reading.resume, wanted)
    weighed = await asyncio.to_thread(tailor, review, posting)
    messages = to_thread(weighed, audience="member", retention_days=chosen.retention_days).messages
    return Answer(messages, chosen=Chosen(gettext("Check my resume for it"), says_all=False))


async def _compare(posting: Posting, member: Member, context: Context) -> Answer:
    """The comparison with the newest resume, or the request for one."""
    found = await compare([posting], member, context)
    if not found.matches:
        return Answer(await following.or_where_it_is(without_resume(posting), context, member))
    return Answer((to_message(found.matches[0], found.numbers[0]),))


def _reader(member: Member, context: Context) -> ReadPosting:
    return posting_reader_of(context, member.community.key)


async def _from_pasted(text: str, member: Member, context: Context) -> Posting:
    return await _reader(member, context)(Source(text.encode("utf-8", "replace"), pasted=True))


async def _from_upload(place: Place, file: FileRef, context: Context) -> Posting:
    platform = context.platform(place.community.key)
    data = await platform.fetch(place, file, context.max_file_bytes)
    return await posting_reader_of(context, place.community.key)(Source(data))


async def _kept(press: Press, session: AsyncSession) -> PostingRow | None:
    return await repository.find(session, press.member.id, _number(press.value))


def _number(value: str) -> int:
    return int(value) if value.isdecimal() else 0


def _promise(found: Plan, name: str, posted: date | None, timezone: str) -> str:
    """What was set up, in the member's own time."""
    if found.at is None:
        return gettext(_LOST_WINDOW, day=posted)
    then = found.at.astimezone(zone(timezone or "UTC"))
    when = gettext("{weekday} at {time}", weekday=weekday(then.weekday()), time=f"{then:%H:%M}")
    match found.window:
        case "fresh":
            return gettext(
                "I'll remind you about {job} on {when}, while it is still less than 48 hours old.",
                job=name,
                when=when,
            )
        case "late":
            return gettext(
                "{job} is already more than 48 hours old, so I'll remind you soon: {when}. Today would be better.",
                job=name,
                when=when,
            )
        case _:
            return gettext(
                "The posting doesn't say how old it is, so I'll remind you about {job} on {when}.", job=name, when=when
            )


COMMANDS: dict[str, CommandHandler] = {"keywords": keywords}
PRESSES: dict[str, PressHandler] = {
    Action.MATCH: ask,
    Action.TRACK: track,
    Action.REMIND_FRESH: remind_fresh,
    Action.CHECK_FOR: check_for,
}
FORMS: dict[str, FormHandler] = {FORM: submitted}
