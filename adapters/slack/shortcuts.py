"""The message shortcut "Review this resume"."""

import re

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext

from adapters.slack.answering import Asked
from adapters.slack.inbox import Inbox
from adapters.slack.translate import Payload, files_of, to_community, to_place, to_upload
from coach.chat.answers import sentence
from coach.chat.places import Member

REVIEW = "review_resume"
REVIEW_LABEL = "Review this resume"
NO_FILE = "There is no file in that message. Use this on a message with a resume as PDF or DOCX."
NOT_YOURS = "Only the person who shared a resume, or an admin, can ask for its review. Your own I will gladly review."
ON_IT = "I am on it: the answer comes in the thread of that message, or by direct message where reviews are private."


def listen(app: AsyncApp, inbox: Inbox) -> None:
    """Registers the shortcut, and acknowledges any other."""

    async def review(ack: AsyncAck, context: AsyncBoltContext, body: Payload) -> None:
        member = await inbox.member(to_community(context.team_id, context.enterprise_id), body["user"]["id"])
        said = await _receive(inbox, member, body)
        await ack()
        place = to_place(member.community, {"channel": (body.get("channel") or {}).get("id", "")})
        inbox.background.start(
            inbox.answering.deliver(sentence(said), Asked(member, place, response_url=body.get("response_url") or ""))
        )

    app.shortcut(REVIEW)(review)
    app.shortcut(re.compile(".*"))(_acknowledge)


async def _acknowledge(ack: AsyncAck) -> None:
    await ack()


async def _receive(inbox: Inbox, member: Member, body: Payload) -> str:
    """Queues the message's files for review; returns what to tell the member."""
    message = body.get("message") or {}
    author, files = message.get("user", ""), files_of(message, asked=True)
    if not files:
        return NO_FILE
    if author != member.id and not member.is_moderator:
        return NOT_YOURS
    owner = member if author == member.id else await inbox.member(member.community, author)
    place = to_place(member.community, {**message, "channel": (body.get("channel") or {}).get("id", "")})
    said = ""
    for file in files:
        key = ":".join(
            (place.community.id, place.channel, file["id"], str(body.get("action_ts") or body["trigger_id"]))
        )
        receipt = await inbox.service.receive(to_upload(place, owner, file, asked=True, key=key))
        said = said or receipt.said
    return said or ON_IT
