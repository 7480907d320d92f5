"""Pressed buttons: acknowledged at once, then answered; the service decides who may press."""

import re
from dataclasses import replace

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext

from adapters.slack.answering import Asked
from adapters.slack.home import publish, renew
from adapters.slack.inbox import Inbox
from adapters.slack.pressed_buttons import to_pressed
from adapters.slack.translate import Payload, to_community, to_press

ANY = re.compile(".*")


def listen(app: AsyncApp, inbox: Inbox) -> None:
    """Registers one listener for all buttons, also those that are only links."""

    async def press(ack: AsyncAck, context: AsyncBoltContext, body: Payload) -> None:
        await ack()
        if body.get("actions"):
            inbox.background.start(_answer(inbox, context, body))

    app.action(ANY)(press)


async def _answer(inbox: Inbox, context: AsyncBoltContext, body: Payload) -> None:
    member = await inbox.member(to_community(context.team_id, context.enterprise_id), body["user"]["id"])
    pressed = to_press(body, member)
    if not pressed.action:
        return
    view = body.get("view") or {}
    if not pressed.place.channel:  # on the member's page, which is no place to answer in
        pressed = replace(pressed, place=await inbox.platform.direct(member))
    asked = Asked(
        member,
        pressed.place,
        response_url=body.get("response_url") or "",
        trigger_id=body.get("trigger_id") or "",
        modal=view.get("id", "") if view.get("type") == "modal" else "",
        form_likely=True,
        pressed=to_pressed(body),
    )
    await inbox.answering.answer(inbox.service.press(pressed), asked)
    if view.get("type") == "home":
        await publish(inbox, member)
    else:
        await renew(inbox, member)
