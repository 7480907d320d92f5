"""Submitted modals: validated by the service; what is wrong appears beside the field."""

import asyncio
import re

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext

from adapters.slack.answering import Asked, outcome
from adapters.slack.home import renew
from adapters.slack.inbox import Inbox
from adapters.slack.translate import Payload, place_of_view, to_community, to_submission
from adapters.slack.views import loading_view, result_view, to_view
from coach.chat.answers import Answer
from coach.chat.places import Member, Place

PATIENCE = 2.0
"""Seconds for the service to answer within Slack's three; then the modal says to wait."""


def listen(app: AsyncApp, inbox: Inbox) -> None:
    """Registers the listener for all forms."""

    async def submitted(ack: AsyncAck, context: AsyncBoltContext, body: Payload) -> None:
        member = await inbox.member(to_community(context.team_id, context.enterprise_id), body["user"]["id"])
        place = place_of_view(member.community, body["view"])
        work = asyncio.ensure_future(outcome(inbox.service.submit(to_submission(body["view"], member))))
        done, _ = await asyncio.wait({work}, timeout=PATIENCE)
        if done:
            await _acknowledge(ack, work.result(), place)
        else:
            await ack(response_action="update", view=loading_view(place))
        inbox.background.start(_finish(inbox, work, _asked(body, member, place), shown=bool(done)))

    app.view(re.compile(".*"))(submitted)
    app.view_closed(re.compile(".*"))(_closed)


async def _closed(ack: AsyncAck) -> None:
    await ack()


def _asked(body: Payload, member: Member, place: Place) -> Asked:
    return Asked(member, place, view_id=body["view"].get("id", ""))


async def _acknowledge(ack: AsyncAck, answer: Answer, place: Place) -> None:
    """The answer in the acknowledgement itself: problems by field, the next form, or the result."""
    if answer.problems:
        await ack(response_action="errors", errors=answer.problems)
    elif answer.form:
        await ack(response_action="update", view=to_view(answer.form, place))
    elif answer.messages and answer.private:
        await ack(response_action="update", view=result_view(answer.messages, place))
    else:
        await ack()


async def _finish(inbox: Inbox, work: asyncio.Future[Answer], asked: Asked, shown: bool) -> None:
    answer = await work
    if not shown and (answer.form or answer.messages):
        await inbox.answering.deliver(answer, asked)
    elif not shown and answer.problems:
        await inbox.answering.tell("\n".join(answer.problems.values()), asked)
    elif shown and answer.messages and not answer.private:
        await inbox.answering.deliver(answer, asked)
    elif shown:
        await inbox.answering.send_files(answer, asked.member)
    await renew(inbox, asked.member)
