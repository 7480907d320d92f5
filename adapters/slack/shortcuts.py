"""The message shortcuts "Review this resume" and "Match this job", and the same from anywhere in Slack."""

import re

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext

from adapters.slack.answering import Asked
from adapters.slack.commands import POSTINGS
from adapters.slack.inbox import Inbox
from adapters.slack.translate import Payload, files_of, to_community, to_file, to_place, to_upload, words_of
from coach.chat.answers import sentence
from coach.chat.catalog import NEW, Action
from coach.chat.direct_messages import holds_posting, may_hold_posting
from coach.chat.places import Command, Member, Place, Press
from coach.errors import CoachError
from texts import choosing, gettext, gettext_noop, speaking, spoken

REVIEW = "review_resume"
REVIEW_LABEL = "Review this resume"
MATCH = "match_job"
MATCH_LABEL = "Match this job"
REVIEW_MINE, REVIEW_MINE_LABEL = "review_mine", "Review my resume"
MATCH_MINE, MATCH_MINE_LABEL = "match_mine", "Match a job posting"
ANYWHERE = {REVIEW_MINE: (Action.CHECK_AGAIN, NEW), MATCH_MINE: (Action.MATCH, "")}
"""What the global shortcuts press: each opens a form."""
NO_POSTING = gettext_noop("There is no job posting in that message: no link, no file, and too little text to be one.")
NO_FILE = gettext_noop("There is no file in that message. Use this on a message with a resume as PDF or DOCX.")
NOT_YOURS = gettext_noop(
    "Only the person who shared a resume, or an admin, can ask for its review. I will gladly review your own."
)
NOT_OPEN = gettext_noop(
    "I can't open our direct conversation right now, and my answer would go there. Please try again in a minute, or "
    "drop your resume into a channel that I'm in."
)
ON_IT = gettext_noop(
    "I'm on it. The answer will be in the thread of that message, or in a direct message where reviews are private."
)


def listen(app: AsyncApp, inbox: Inbox) -> None:
    """Registers the shortcut, and acknowledges any other."""

    async def review(ack: AsyncAck, context: AsyncBoltContext, body: Payload) -> None:
        member = await inbox.member(to_community(context.team_id, context.enterprise_id), body["user"]["id"])
        with speaking(choosing.best([member.locale])):
            answer = sentence(await _receive(inbox, member, body))
        await ack()
        place = to_place(member.community, {"channel": (body.get("channel") or {}).get("id", "")})
        inbox.background.start(
            inbox.answering.deliver(answer, Asked(member, place, response_url=body.get("response_url") or ""))
        )

    async def match(ack: AsyncAck, context: AsyncBoltContext, body: Payload) -> None:
        await ack()
        inbox.background.start(_match(inbox, context, body))

    async def anywhere(ack: AsyncAck, context: AsyncBoltContext, body: Payload) -> None:
        await ack()
        inbox.background.start(_anywhere(inbox, context, body))

    for name in ANYWHERE:
        app.shortcut({"type": "shortcut", "callback_id": name})(anywhere)
    app.shortcut(REVIEW)(review)
    app.shortcut(MATCH)(match)
    app.shortcut(re.compile(".*"))(_acknowledge)


async def _acknowledge(ack: AsyncAck) -> None:
    await ack()


async def _anywhere(inbox: Inbox, context: AsyncBoltContext, body: Payload) -> None:
    """Opens a form wherever the member is; what they send is answered in our direct conversation."""
    member = await inbox.member(to_community(context.team_id, context.enterprise_id), body["user"]["id"])
    action, value = ANYWHERE[body["callback_id"]]
    trigger = str(body.get("trigger_id") or "")
    try:
        place = await inbox.platform.direct(member)
    except CoachError:
        nowhere = Asked(member, Place(member.community, "", audience="member", is_direct=True), trigger_id=trigger)
        with speaking(choosing.best([member.locale])):
            await inbox.answering.deliver(sentence(gettext(NOT_OPEN)), nowhere)
        return
    to = Asked(member, place, trigger_id=trigger, form_likely=True)
    await inbox.answering.answer(inbox.service.press(Press(action, value, member, place, key=trigger)), to)


async def _match(inbox: Inbox, context: AsyncBoltContext, body: Payload) -> None:
    """Holds the message's file, link or text against the resume of whoever asked; only they see the answer."""
    member = await inbox.member(to_community(context.team_id, context.enterprise_id), body["user"]["id"])
    message = body.get("message") or {}
    place = to_place(member.community, {**message, "channel": (body.get("channel") or {}).get("id", "")})
    to = Asked(member, place, response_url=body.get("response_url") or "")
    text, files = words_of(message), files_of(message, asked=True)
    if not files and not may_hold_posting(text):
        with speaking(choosing.best([member.locale])):
            answer = sentence(gettext(NO_POSTING))
        await inbox.answering.deliver(answer, to)
        return
    file = to_file(files[0]) if files and not holds_posting(text) else None
    options = {"url": text} if text else {}
    await inbox.answering.answer(inbox.service.command(Command(POSTINGS, member, place, options, file)), to)


async def _receive(inbox: Inbox, member: Member, body: Payload) -> str:
    """Queues the message's files for review; returns what to tell the member."""
    message = body.get("message") or {}
    author, files = message.get("user", ""), files_of(message, asked=True)
    if not files:
        return gettext(NO_FILE)
    if author != member.id and not member.is_moderator:
        return gettext(NOT_YOURS)
    owner = member if author == member.id else await inbox.member(member.community, author)
    place = to_place(member.community, {**message, "channel": (body.get("channel") or {}).get("id", "")})
    said, language = "", spoken()
    for file in files:
        key = ":".join(
            (place.community.id, place.channel, file["id"], str(body.get("action_ts") or body["trigger_id"]))
        )
        receipt = await inbox.service.receive(to_upload(place, owner, file, asked=True, key=key))
        said, language = said or receipt.said, receipt.language
    with speaking(language):
        return said or gettext(ON_IT)
