"""“Another wording”: a line is reworded by the model that the community chose, if its member agrees, each time."""

from dataclasses import replace
from textwrap import shorten

from coach.chat.answers import Answer, Chosen, Field, Form, sentence
from coach.chat.catalog import Action
from coach.chat.message import Button, Buttons, Part
from coach.chat.places import Member, Press, Submission
from coach.commands.own_reviews import own_review
from coach.corrections.repository import applied, of_member
from coach.errors import Refused
from coach.posting.fetching.address import is_inside
from coach.running.context import Context
from coach.running.rate_limits import hold, spend
from coach.store import wordings
from coach.store.member_keys import vault_of
from coach.store.reviews import POSTED, findings_of, resume_of
from coach.store.tables import ReviewRow
from coach.store.wordings import Asked
from coach.wordings import jobs, messages
from coach.wordings.lines import lines_of, to_ask
from texts import gettext, gettext_noop

FORM = "another-wording"
SHOWN = 70
"""Characters of a line in a chooser."""
OFF = gettext_noop("No model is turned on here, so nothing is sent to one.")
NO_LINES = gettext_noop("I found no line in this review that a model could reword.")
ON_ITS_WAY = gettext_noop("This line is on its way already. Its wording will come to you alone.")


async def offer(context: Context, review: ReviewRow) -> tuple[Part, ...]:
    """The button below what a member opens of their review; nothing where no model is turned on."""
    if jobs.endpoint_of(context) is None or review.state != POSTED:
        return ()
    async with context.store.of(review.community) as session:
        on = await jobs.model_of(session, context)
        found = lines_of(await findings_of(session, context.vault, review.id)) if on else ()
    return (Buttons((Button(gettext("Another wording"), Action.WORDING, str(review.id)),)),) if found else ()


async def press_choose(press: Press, context: Context) -> Answer:
    """Asks which line of a review is to be reworded."""
    review = await own_review(context, press.member, press.value)
    async with context.store.of(press.member.community.key) as session:
        model = await jobs.model_of(session, context)
        found = lines_of(await findings_of(session, context.vault, review.id))
    if not model:
        return sentence(gettext(OFF))
    if not found:
        return sentence(gettext(NO_LINES))
    choices = tuple((str(at), shorten(line, SHOWN, placeholder=" …")) for at, (line, _) in enumerate(found))
    hint = gettext("You'll see exactly what would be sent, and nothing is sent before you agree.")
    field = Field("line", gettext("Which line?"), "choice", hint=hint, choices=choices)
    return Answer(form=Form(FORM, gettext("Another wording"), (field,), str(review.id), gettext("Next")))


async def submit(submission: Submission, context: Context) -> Answer:
    """Shows what would be sent of the chosen line, and to whom; what is known of it already is shown at once."""
    value = f"{submission.value}:{submission.fields.get('line', '')}"
    review, asked = await _asked(context, submission.member, value)
    if known := await _known(context, submission.member, asked):
        return known
    endpoint = jobs.endpoint_of(context)
    if endpoint is None:
        return sentence(gettext(OFF))
    local = endpoint.own_network and is_inside(endpoint.host)
    return Answer((messages.agreeing(asked, endpoint.host, local, f"{review.id}:{value.partition(':')[2]}"),))


async def press_send(press: Press, context: Context) -> Answer:
    """Notes that a line is to be sent, once, however often it is pressed."""
    review, asked = await _asked(context, press.member, press.value)
    if known := await _known(context, press.member, asked):
        return known
    member, now, community = press.member, context.clock(), press.member.community.key
    async with context.store.of(community) as session:
        safe = await vault_of(session, context.vault, community, member.id)
        row = await wordings.ask(session, safe, member.id, review.id, asked, now)
        if row is None:
            return sentence(gettext(ON_ITS_WAY))
        held = await hold(session, context.rate_limits, "wordings", member, now)
        await spend(session, context.rate_limits, "wordings", held, now)
        wake = await jobs.queue(session, context, row)
    await wake()
    told = messages.on_its_way(asked.model)
    return replace(sentence(told), chosen=Chosen(told))


async def press_hide(press: Press, context: Context) -> Answer:
    """Takes a model's wordings away, from the conversation and from what is kept."""
    number = int(press.value) if press.value.isdecimal() and len(press.value) <= wordings.DIGITS else 0
    async with context.store.of(press.member.community.key) as session:
        row = await wordings.find(session, number)
        if row is not None and row.member != press.member.id:
            raise Refused("This was written for someone else.")
        if row is not None:
            await session.delete(row)
    return replace(sentence(gettext("Hidden and deleted. What I suggested myself still holds.")), replaces=True)


async def _asked(context: Context, member: Member, value: str) -> tuple[ReviewRow, Asked]:
    """The line that "<review>:<number>" names, as it would be sent now. Raises Refused."""
    number, _, at = value.partition(":")
    review = await own_review(context, member, number)
    community = member.community.key
    async with context.store.of(community) as session:
        model = await jobs.model_of(session, context)
        found = lines_of(await findings_of(session, context.vault, review.id))
        resume = await resume_of(session, context.vault, review, context.clock())
        corrections = await of_member(session, context.vault, community, member.id)
    if not model:
        raise Refused(OFF)
    if resume is None or not at.isdecimal() or int(at) >= len(found):
        raise Refused("I no longer have this line. Drop your resume again for a fresh review.")
    line, ours = found[int(at)]
    return review, to_ask(line, ours, model, (await applied(resume, corrections)).resume)


async def _known(context: Context, member: Member, asked: Asked) -> Answer | None:
    """What is known of a line already: its wordings, or that it is on its way. A failure is no reason not to try."""
    community = member.community.key
    async with context.store.of(community) as session:
        safe = await vault_of(session, context.vault, community, member.id)
        row = await wordings.known(session, member.id, wordings.key_of(safe, asked))
        if row is None or row.state == wordings.FAILED:
            return None
        if row.state == wordings.WAITING:
            return sentence(gettext(ON_ITS_WAY))
        return Answer((messages.offered(safe.open(Asked, row.content), row.id),))


PRESSES = {Action.WORDING: press_choose, Action.SEND_LINE: press_send, Action.HIDE_WORDING: press_hide}
FORMS = {FORM: submit}
JOBS = jobs.JOBS
PERIODIC = jobs.PERIODIC
