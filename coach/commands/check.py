"""/resume-check, "Check again", "Show how" and "Show the rest": reviews that a member asks for."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from typing import Any
from urllib.parse import parse_qsl, urlencode

from anyio import to_thread as threads
from sqlalchemy import select

from coach import elsewhere
from coach.chat.answers import Answer, Chosen, Field, Form, sentence
from coach.chat.catalog import BY_NAME, NEW, PARSED, Action
from coach.chat.message import Button, Buttons, Message, Paragraph, plain
from coach.chat.places import Command, FileRef, Member, Options, Place, Press, Submission, Upload
from coach.chat.service import Receipt
from coach.chat.typed_options import MENTOR
from coach.commands import copies, following, mentors, parsed, wordings
from coach.commands.own_reviews import own_review
from coach.corrections.repository import applied, of_member, state_of, with_level
from coach.errors import Refused
from coach.outbox import place_from_json
from coach.posting import repository
from coach.posting.message import name_of
from coach.reception.receiving import receive
from coach.reception.reviewing import with_defaults
from coach.review.choosing import SEARCH_WORDS
from coach.review.reviewing import industries
from coach.review.thread import REMAINING, more, rest_of, rest_of_all, role_name, sections_of, to_score
from coach.running.context import Context
from coach.store import settings
from coach.store.member_keys import vault_of
from coach.store.reviews import OPEN, findings_of, options_of, upload_of
from coach.store.tables import ResumeRow, ReviewRow
from rules.finding import Finding
from rules.resume import Level, Resume, SectionKind
from rules.role import Role
from texts import gettext, ngettext
from texts.forms import either, listed

FORM = "resume-check"
YES = {"true", "yes", "on", "1", "private"}
PER_PAGE = 6
MAX_POSTINGS = 100
"""Looked through for a suggestion."""
MANY = 3
"""Reviews ahead from which on the member is told their place in the queue."""
ROLE_FORM = "resume-role"
AS_READ = "auto"


def ask_form() -> Form:
    """The form that asks for a file."""
    return Form(
        FORM,
        gettext("Review my resume"),
        (
            Field(
                "file",
                gettext("Your resume as PDF or DOCX"),
                "file",
                hint=gettext("The file is deleted after reading."),
                endings=("pdf", "docx"),
            ),
            Field(
                "posting",
                gettext("Check it against a job"),
                required=False,
                hint=gettext("The job's address, https://…"),
            ),
        ),
        submit=gettext("Review"),
    )


def role_form(now: str, value: str) -> Form:
    """The form that asks which kind of work a resume is for."""
    known = ((str(role), role_name(role)) for role in Role if role is not Role.NONE)
    field = Field(
        "role",
        gettext("What kind of work is it for?"),
        "choice",
        hint=gettext("Remembered for your next reviews."),
        choices=((AS_READ, gettext("Whatever it reads as")), *known),
        value=now,
    )
    return Form(ROLE_FORM, gettext("Kind of work"), (field,), value=value, submit=gettext("Review again"))


async def check(command: Command, context: Context) -> Answer:
    """Reviews the file that came along, else the member's newest kept resume, else asks for a file.

    A file that the member dropped in this channel is answered in its thread, where everybody sees it already. All else
    is for the member alone: asking in a channel does not make public what was given in private. With `public` they
    are asked first.
    """
    said, own = command.options, command.place.audience == "member"
    if problem := _not_known(said):
        return sentence(problem)
    if MENTOR in said:
        return await mentors.asked_for(command, context)
    if said.get("copy") == PARSED:
        return await parsed.asked_for(command, context)
    if said.get("copy"):
        return await copies.asked_for(command, context)
    upload = Upload(
        f"command:{command.key}", _alone(command.place), command.member, _NO_FILE, _options(said), asked=True
    )
    public = said.get("public", "").lower() in YES and not own and not command.place.visiting
    if command.file is not None:
        receipt = await receive(context, replace(upload, file=command.file))
        answer = _taken(receipt, upload.place)
        return _offering(answer, said, f"review={receipt.review}") if public and receipt.review else answer
    kept = await _newest(context, command.member)
    if kept is None:
        asked = await following.question(context, command.member)
        return _or_another(asked) if asked else Answer(form=_ask(upload))
    upload = replace(upload, key=f"command{await _state(context, command.member)}:{command.key}")
    private = said.get("private", "").lower() in YES or bool(said.get("posting"))
    thread = None if private else await _thread_here(context, command, kept)
    if public and thread is None:
        return _offering(Answer(), said, f"resume={kept}")
    upload = replace(upload, place=thread or upload.place)
    return _taken(await receive(context, upload, resume=kept), upload.place, again=True)


async def publish(press: Press, context: Context) -> Answer:
    """Reviews a resume for everybody in the channel to see: its member has been asked, about this one and no other."""
    said = dict(parse_qsl(press.value))
    kept = await _meant(context, press.member, said)
    if kept is None and said.get("review"):
        return sentence(gettext("I'm still reading that file. Press the button again in a moment."))
    if kept is None:
        return sentence(gettext("I don't have a resume of yours yet. Drop one here, or send it with /resume-check."))
    options = _options(said)
    place = replace(press.place, message="", thread="", reply="", audience="channel")
    if press.place.visiting:
        place = _alone(press.place)
    upload = Upload(f"public:{press.key or press.message}", place, press.member, _NO_FILE, options, asked=True)
    return _settled(await receive(context, upload, resume=kept), place, gettext("Posting it in this channel"))


async def again(press: Press, context: Context) -> Answer:
    """Reviews the resume of the thread's review once more, as it was asked for, for its owner; without one, their
    newest, or a new file. What was answered privately stays private."""
    if press.value == NEW:
        return Answer(form=ask_form())
    row = await own_review(context, press.member, press.value) if press.value else None
    kept = (row.resume if row else None) or await _newest(context, press.member)
    if kept is None:
        return Answer(form=ask_form())
    asked = upload_of(row) if row else None
    place = replace(press.place, message=press.place.message or press.message)
    if row is None or row.resume is None or asked is None or asked.place.audience == "member":
        place = _alone(place)  # the newest may be one that was given privately
    options = asked.options if asked else Options()
    way = f"again{await _state(context, press.member)}"
    upload = Upload(f"{way}:{press.key or press.message}", place, press.member, _NO_FILE, options, asked=True)
    receipt = await receive(context, upload, resume=kept)
    return _settled(receipt, place, gettext("Checking again")) if press.value else _taken(receipt, place, again=True)


async def ask_role(press: Press, context: Context) -> Answer:
    """Asks the owner of a review which kind of work it is for."""
    row = await own_review(context, press.member, press.value)
    now = upload_of(row).options.role
    return Answer(form=role_form(str(now or AS_READ), press.value))


async def with_role(submission: Submission, context: Context) -> Answer:
    """Reviews the resume once more for the kind of work that was chosen; it is remembered for the next ones."""
    row = await own_review(context, submission.member, submission.value)
    role = submission.fields.get("role", AS_READ)
    if row.resume is None:
        raise Refused("I no longer have what I read. Drop your resume again for a fresh review.")
    asked = upload_of(row)
    place = submission.place if asked.place.audience == "channel" else _alone(submission.place)
    options = replace(asked.options, **_aim(role))
    upload = Upload(f"role:{submission.key}", place, submission.member, _NO_FILE, options, asked=True)
    return _taken(await receive(context, upload, resume=row.resume), place, again=True)


async def show_score(press: Press, context: Context) -> Answer:
    """The score of a review, for its owner only."""
    row = await own_review(context, press.member, press.value)
    async with context.store.of(press.member.community.key) as session:
        kept = await session.get(ResumeRow, row.resume) if row.resume else None
        chosen = await settings.load(session)
        safe = await vault_of(session, context.vault, row.community, row.member)
        corrections = await of_member(session, context.vault, row.community, row.member)
    if kept is None:
        return sentence(gettext("I no longer have the resume behind this review. Drop it again for a fresh one."))
    reading = await applied(safe.open(Resume, kept.content), corrections)
    options = with_level(with_defaults(options_of(row), chosen), reading.corrected)
    return Answer((to_score(await threads.run_sync(context.reviewer, reading.resume, options)),))


async def with_file(submission: Submission, context: Context) -> Answer:
    """Reviews the file of the form."""
    if submission.file is None:
        asked_again = replace(ask_form(), value=submission.value)
        return Answer(form=asked_again, problems={"file": gettext("Please choose a PDF or DOCX file.")})
    _, _, kept = submission.value.partition("-")
    options, place = _options({"posting": submission.fields.get("posting", "").strip() or kept}), submission.place
    upload = Upload(f"form:{submission.key}", _alone(place), submission.member, submission.file, options, asked=True)
    return _taken(await receive(context, upload), upload.place)


async def show_more(press: Press, context: Context) -> Answer:
    """What the thread did not show of a section, or of those without a message of their own; for the owner only.

    Buttons of threads that were posted before threads became short say no number of findings told: they show all.
    """
    number, section, told, shown = (*press.value.split(":"), "", "", "")[:4]
    row = await own_review(context, press.member, number)
    async with context.store.of(press.member.community.key) as session:
        found = await findings_of(session, context.vault, row.id)
    left = tuple(_left(found, section, told, shown, row.id))
    if not left:
        return sentence(gettext("There is nothing more to show for this section."))
    further = (*await wordings.offer(context, row), *await mentors.offer(context, row))
    return Answer((*left[:-1], replace(left[-1], parts=(*left[-1].parts, *further))))


def _left(found: Sequence[Finding], section: str, told: str, shown: str, review: int) -> Iterator[Message]:
    if section == REMAINING:
        yield from rest_of_all(found, int(told), sections_of(shown), review)
    elif section == SEARCH:
        yield from _pages([each for each in found if each.rule in SEARCH_WORDS], SectionKind.SKILLS, review)
    elif told:
        yield from rest_of(found, int(told), SectionKind(section), review)
    else:
        yield from _pages([each for each in found if each.section == section], SectionKind(section), review)


SEARCH = "search-words"
"""What stood in a button's value for the findings on words that a search looks for."""
_POSTING_ID = re.compile(r"[0-9]{1,18}")
_NO_FILE = FileRef("", "resume")


def _pages(found: Sequence[Finding], section: SectionKind, review: int) -> list[Message]:
    return [more(found[start : start + PER_PAGE], section, review) for start in range(0, len(found), PER_PAGE)]


def _alone(place: Place) -> Place:
    return replace(place, audience="member")


async def _thread_here(context: Context, command: Command, resume: int) -> Place | None:
    """The thread under the file that the member dropped in this channel, if it holds the newest resume they gave."""
    async with context.store.of(command.member.community.key) as session:
        rows = await session.scalars(
            select(ReviewRow)
            .where(ReviewRow.member == command.member.id, ReviewRow.resume == resume)
            .where(ReviewRow.channel == command.place.channel, ReviewRow.place.is_not(None))
            .order_by(ReviewRow.id)
        )
        for row in rows:
            place, dropped = place_from_json(row.place or {}), upload_of(row).place
            if "member" not in (place.audience, dropped.audience) and dropped.message and place.thread:
                return replace(place, message="")
    return None


async def _meant(context: Context, member: Member, said: Mapping[str, str]) -> int | None:
    """The resume that a button was about; the newest for buttons of before, which name none."""
    if review := said.get("review"):
        row = await own_review(context, member, review)
        if row.resume is None and row.state not in OPEN:
            raise Refused(
                "I couldn't read that file, so there is nothing to post. Send another one with /resume-check."
            )
        return row.resume
    if not _POSTING_ID.fullmatch(said.get("resume", "")):
        return await _newest(context, member)
    async with context.store.of(member.community.key) as session:
        kept = await session.get(ResumeRow, int(said["resume"]))
    return kept.id if kept is not None and kept.member == member.id else None


def _offering(answer: Answer, said: Mapping[str, str], which: str) -> Answer:
    """The answer, and a button for those who want everybody in the channel to see the review of this very file."""
    wishes = urlencode({name: value for name, value in said.items() if name in ("level", "role", "industry", "remote")})
    kept = f"{which}&{wishes}".rstrip("&")
    question = Message(
        (
            Paragraph(
                plain(gettext("Everyone in this channel will be able to read the review and the lines it quotes."))
            ),
            Buttons((Button(gettext("Post it in this channel"), Action.CHECK_PUBLIC, kept[:60], "primary"),)),
        ),
        summary=gettext("Post the review in this channel?"),
    )
    return replace(answer, messages=(*answer.messages, question))


def _not_known(said: Mapping[str, str]) -> str:
    """What is wrong with the word that was taken for an industry: most often it is another option with a slip in it."""
    word = said.get("industry", "").strip()
    if not word or word.lower() in industries():
        return ""
    options = BY_NAME["resume-check"].options
    flags = [option.name for option in options if option.kind == "flag"]
    known = [*flags, "help", "mentor", *(choice for option in options for choice in option.choices), *industries()]
    if near := get_close_matches(word.lower(), known, 3, 0.7):
        return gettext("I don't know “{word}”. Did you mean {words}?", word=word, words=either(near))
    return gettext(
        "I don't know “{word}”. The industries I know: {industries}. /resume-help says what else I can do.",
        word=word,
        industries=listed(sorted(industries())),
    )


def _or_another(asked: Message) -> Answer:
    """The question whether to use a resume given elsewhere, and a way to give one here."""
    button = Buttons((Button(gettext("Send another file"), Action.CHECK_AGAIN),))
    return Answer((replace(asked, parts=(*asked.parts, button)),))


def _ask(upload: Upload) -> Form:
    """The form for a file, with what was said already: what it carries unseen is "-<posting id>"."""
    form = ask_form()
    file, posting = form.fields
    kept = "" if upload.options.posting is None else f"-{upload.options.posting}"
    return replace(form, fields=(file, replace(posting, value=upload.options.posting_url)), value=kept)


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
    await elsewhere.bring(context, member)
    async with context.store.of(member.community.key) as session:
        theirs = select(ResumeRow.id).where(ResumeRow.member == member.id)
        return await session.scalar(theirs.order_by(ResumeRow.read_at.desc()).limit(1))


async def _state(context: Context, member: Member) -> str:
    """What changes when the member corrects something: the same wish a moment later is then another one."""
    async with context.store.of(member.community.key) as session:
        return state_of(await of_member(session, context.vault, member.community.key, member.id))


def _taken(receipt: Receipt, place: Place, again: bool = False) -> Answer:
    """That a review is under way, and where it will be."""
    what = gettext("Checking your newest resume again.") if again else gettext("Got it. I'm reading your resume.")
    if receipt.ahead >= MANY:
        then = ngettext(
            "There is {count} review ahead of yours, which will start by itself.",
            "There are {count} reviews ahead of yours, which will start by itself.",
            receipt.ahead,
        )
    else:
        then = _where(place)
    return sentence(f"{what} {then}")


def _where(place: Place) -> str:
    if place.audience == "channel" and place.thread and not place.message:  # a command was typed outside of it
        return gettext("The review will be in the thread of your file in a moment.")
    if _is_seen(place):
        return gettext("The review will be here in a moment.")
    if place.reply:
        return gettext("The review will be here in a moment, just for you.")
    return gettext("The review will be in our direct messages in a moment, just for you.")


def _is_seen(place: Place) -> bool:
    """Whether the review comes to where its member asked for it: not to a form that was opened from anywhere, nor to a
    page of theirs, both of which are answered in our direct conversation."""
    return place.audience == "channel" or (place.is_direct and bool(place.message or place.thread or place.reply))


def _settled(receipt: Receipt, place: Place, chosen: str) -> Answer:
    """The same where a button was pressed, which shows that it was; more is said only of what one wouldn't expect."""
    all_of_it = _is_seen(place) and receipt.ahead < MANY
    return replace(_taken(receipt, place, again=True), chosen=Chosen(chosen, says_all=all_of_it))


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
PRESSES = {
    Action.CHECK_AGAIN: again,
    Action.CHECK_PUBLIC: publish,
    Action.MORE: show_more,
    Action.ROLE: ask_role,
    Action.SCORE: show_score,
}
FORMS = {FORM: with_file, ROLE_FORM: with_role}
