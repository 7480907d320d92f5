"""“Ask a mentor”: a member asks people about their review, once at a time, and can take the question back."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from coach.chat.answers import Answer, Chosen, Field, Form, filled_again, sentence
from coach.chat.catalog import Action
from coach.chat.community_settings import CommunitySettings
from coach.chat.message import Button, Buttons, Heading, Message, Paragraph, Part, marked, plain
from coach.chat.places import Command, Member, Place, Press, Submission
from coach.commands.own_reviews import own_review
from coach.commands.settings import MENTORS
from coach.errors import Refused
from coach.mentors import jobs, letters, messages
from coach.mentors.nudging import AFTER
from coach.mentors.people import is_public, may_ask, mentors_place
from coach.outbox import place_from_json, place_to_json
from coach.reception.erasing import erase_later, question_posts
from coach.review.portions import TOP_FIXES
from coach.running.context import Context
from coach.running.rate_limits import hold, spend
from coach.store import questions, settings
from coach.store.reviews import OPEN, POSTED, POSTING, findings_of
from coach.store.tables import QuestionRow, ReviewRow
from texts import gettext, gettext_noop

FORM = "ask-mentor"
MAX_QUESTION = 800
"""Characters of a question: who needs more asks in the thread."""
YES, NO = "yes", "no"
OVER = gettext_noop("This question is no longer waiting for an answer.")
NONE_YET = gettext_noop(
    "Mentors answer questions about a review. Get one here first: drop your resume, or type /resume-check."
)
ON_ITS_WAY = gettext_noop("Your review is still on its way. Please ask once all of it is here.")
NOT_ALL_THERE = gettext_noop(
    "The last lines of your review are still on their way. Please press “Ask” again in a moment."
)
STILL_OPEN = gettext_noop("You still have an open question. To see it, use `/resume-check mentor`.")
ONLY_PUBLIC = gettext_noop(
    "Your newest review is private, and mentors of this community answer in public threads only. "
    "`/resume-check public` posts a review in a channel, once you confirm it."
)
NOT_CHOSEN = gettext_noop(
    "Nobody has been chosen as a mentor here yet. A moderator can do that: `/resume-settings`, then “Mentors”, which "
    "appears once the settings are saved."
)

_THERE = (POSTING, POSTED)
"""States of a review that its member can see: its last message may be there a moment before that is noted."""


async def asked_for(command: Command, context: Context) -> Answer:
    """Asks what the member wants to know about their newest review that is there, with what they typed filled in."""
    async with context.store.of(command.member.community.key) as session:
        theirs = select(ReviewRow).where(ReviewRow.member == command.member.id, ReviewRow.error == "")
        known = theirs.where(ReviewRow.state.in_((*OPEN, POSTED)))
        row = await session.scalar(known.order_by(ReviewRow.state.in_(_THERE).desc(), ReviewRow.id.desc()).limit(1))
    return await _asking(context, command.member, row, command.options.get("mentor", ""))


async def press_ask(press: Press, context: Context) -> Answer:
    """Asks what the owner of a review wants to know about it."""
    return await _asking(context, press.member, await own_review(context, press.member, press.value))


async def offer(context: Context, review: ReviewRow) -> tuple[Part, ...]:
    """The button below what a member opens of their review; nothing where mentors would not hear of it."""
    async with context.store.of(review.community) as session:
        chosen = await settings.load(session)
    if review.state != POSTED or review.place is None or not may_ask(chosen, place_from_json(review.place)):
        return ()
    return (Buttons((Button(gettext("Ask a mentor"), Action.MENTOR, str(review.id)),)),)


async def _asking(context: Context, member: Member, review: ReviewRow | None, typed: str = "") -> Answer:
    async with context.store.of(member.community.key) as session:
        chosen = await settings.load(session)
        waiting = await questions.waiting_of(session, member.id)
        text = await questions.text_of(session, context.vault, waiting) if waiting else ""
    if waiting is not None:
        return Answer((messages.own(waiting, text),))
    if not chosen.has_mentors:
        return not_chosen(member)
    if review is None or review.place is None or review.state not in _THERE:
        return sentence(gettext(ON_ITS_WAY if review is not None and review.state in OPEN else NONE_YET))
    place = place_from_json(review.place)
    if not may_ask(chosen, place):
        return _said(ONLY_PUBLIC)
    return Answer(form=to_form(str(review.id), is_public(place), typed[:MAX_QUESTION]))


def to_form(value: str, public: bool, typed: str = "") -> Form:
    """What a member would like to know; about a private review, whether mentors may see what the form names."""
    if public:
        hint = gettext("Goes into the thread of your review, where everyone there can read it.")
    else:
        hint = gettext("Your review is private. Nothing is sent unless you agree below.")
    question = Field(
        "question", gettext("What would you like to know?"), "text", hint=hint, value=typed, max_length=MAX_QUESTION
    )
    agreed = Field(
        "agreed",
        gettext("May mentors see this?"),
        "choice",
        hint=gettext("Your name, your question, and my first three suggestions with your lines. Nothing else."),
        choices=((NO, gettext("No, keep it private")), (YES, gettext("Yes, show mentors just that"))),
    )
    fields = (question,) if public else (question, agreed)
    return Form(FORM, gettext("Ask a mentor"), fields, value, gettext("Ask"))


async def submit(submission: Submission, context: Context) -> Answer:
    """Brings the question to the mentors, once: it is written down with what is posted of it."""
    member, fields = submission.member, submission.fields
    review = await own_review(context, member, submission.value)
    place = replace(place_from_json(review.place or {}), reply="") if review.place else None
    if place is None or review.state not in _THERE:
        return sentence(gettext(NONE_YET))
    public, text = is_public(place), fields.get("question", "").strip()[:MAX_QUESTION]
    if not public and fields.get("agreed") == NO:
        return sentence(gettext("All right. Nothing was sent, and your review stays private."))
    problems = {} if text else {"question": gettext("Please write what you would like to know.")}
    if not public and fields.get("agreed") != YES:
        problems["agreed"] = gettext("Please choose whether mentors may see this.")
    if not problems and review.state == POSTING:  # else the question would stand in the midst of the review
        problems["question"] = gettext(NOT_ALL_THERE)
    if problems:
        return Answer(form=filled_again(to_form(submission.value, public), fields), problems=problems)
    async with context.store.of(member.community.key) as session:
        chosen = await settings.load(session)
        if not may_ask(chosen, place):
            return not_chosen(member) if not chosen.has_mentors else _said(ONLY_PUBLIC)
        row = _new(context, review, place, chosen)
        if not await questions.ask(session, context.vault, row, text):
            return _said(STILL_OPEN)
        now = context.clock()
        await spend(
            session,
            context.rate_limits,
            "questions",
            await hold(session, context.rate_limits, "questions", member, now),
            now,
        )
        message = await _message(session, context, row, text, chosen)
        where = mentors_place(member.community, chosen) if row.private else place
        wake = await letters.write(session, context, row, letters.ASKED, message, where)
    await wake()
    return Answer((_sent(row),))


def _new(context: Context, review: ReviewRow, place: Place, chosen: CommunitySettings) -> QuestionRow:
    now, public = context.clock(), is_public(place)
    besides = None if public and chosen.mentor_group else mentors_place(place.community, chosen)
    return QuestionRow(
        community=review.community,
        member=review.member,
        review=review.id,
        private=not public,
        place=place_to_json(place),
        mentors_place=place_to_json(besides) if besides else None,
        mentor="",
        link="",
        asked_at=now,
        changed_at=now,
        nudge_at=now + AFTER,
    )


async def _message(
    session: AsyncSession, context: Context, row: QuestionRow, text: str, chosen: CommunitySettings
) -> Message:
    if not row.private:
        return messages.in_thread(row, text, chosen.mentor_group)
    found = await findings_of(session, context.vault, row.review or 0)
    return messages.about_private(row, text, found[:TOP_FIXES], chosen.mentor_group)


def _sent(row: QuestionRow) -> Message:
    if row.private:
        text = gettext("Your question is on its way to the mentors. They will write to you directly.")
    else:
        text = gettext("Your question is on its way into the thread of your review, where mentors answer it.")
    title = gettext("Your question to the mentors")
    withdraw = Buttons((messages.withdraw_button(row),))
    return Message((Heading(title), Paragraph(plain(text)), withdraw), summary=text)


async def press_withdraw(press: Press, context: Context) -> Answer:
    """Takes a question back, for the member who asked, or a moderator."""
    member, now = press.member, context.clock()
    async with context.store.of(member.community.key) as session:
        row = await questions.find(session, press.value.partition(":")[0])
        if row is None or row.state not in questions.WAITING:
            return sentence(gettext(OVER))
        if row.member != member.id and not member.is_moderator:
            raise Refused("Only the person who asked can withdraw this question.")
        questions.close(row, questions.WITHDRAWN, now)
        wake = None
        if await letters.drop_unsent(session, row):
            where = place_from_json(row.mentors_place or row.place)
            message = messages.withdrawn(row)
            wake = await letters.write(session, context, row, letters.WITHDRAWN, message, where)
    if wake is not None:
        await wake()
    shown = [
        replace(each, keys=letters.asking_keys(row)) for each in question_posts([row]) if _is_mentors(each.place, row)
    ]
    await erase_later(context, member.community.key, shown, member.id, press.place)
    told = gettext("Withdrawn. The mentors know that you don't need an answer any longer.")
    return replace(sentence(told), chosen=Chosen(gettext("Withdrawn"), messages.about_it(row), says_all=False))


def _is_mentors(place: Place, row: QuestionRow) -> bool:
    """Whether it is the mentors' own place: what was shown there goes, a thread keeps what was said in it."""
    return row.mentors_place is not None and place == place_from_json(row.mentors_place)


async def home(member: Member, context: Context) -> Sequence[Message]:
    """How the member's question stands, if they have one."""
    async with context.store.of(member.community.key) as session:
        row = await questions.waiting_of(session, member.id)
        return (messages.own(row, await questions.text_of(session, context.vault, row)),) if row else ()


def not_chosen(member: Member) -> Answer:
    """That there are no mentors, and what a moderator does about it."""
    parts: list[Part] = [Paragraph(marked(gettext(NOT_CHOSEN)))]
    if member.is_moderator:
        parts.append(Buttons((Button(gettext("Choose mentors"), Action.SETTINGS, MENTORS),)))
    return Answer((Message(tuple(parts), summary=gettext("Nobody has been chosen as a mentor here yet.")),))


def _said(text: str) -> Answer:
    told = marked(gettext(text))
    return Answer((Message((Paragraph(told),), summary="".join(run.text for run in told)),))


PRESSES = {Action.MENTOR: press_ask, Action.WITHDRAW: press_withdraw}
FORMS = {FORM: submit}
HOME = {"40-question": home}
JOBS = jobs.JOBS
PERIODIC = jobs.PERIODIC
