"""The home tab: the member's own page, shown anew when something of theirs has changed."""

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext

from adapters.slack.failures import explained
from adapters.slack.inbox import Inbox
from adapters.slack.translate import Payload, to_community
from adapters.slack.views import home_view
from coach.chat.places import Member, Place


def listen(app: AsyncApp, inbox: Inbox) -> None:
    """Registers the listener for the opened home tab; the service's page greets who comes for the first time."""

    async def opened(context: AsyncBoltContext, event: Payload) -> None:
        if event.get("tab", "home") == "home":
            inbox.background.start(_publish(inbox, context, event["user"]))

    app.event("app_home_opened")(opened)
    inbox.platform.on_done = lambda place: _renew_for(inbox, place)


async def _publish(inbox: Inbox, context: AsyncBoltContext, user: str) -> None:
    member = await inbox.member(to_community(context.team_id, context.enterprise_id), user)
    inbox.homes.opened(member)
    await publish(inbox, member)


def _renew_for(inbox: Inbox, place: Place) -> None:
    if member := inbox.homes.reviewed(place):
        inbox.background.start(publish(inbox, member))


async def renew(inbox: Inbox, member: Member) -> None:
    """Shows the page of a member anew who has looked at it: they have just done something."""
    if inbox.homes.is_open(member):
        await publish(inbox, member)


async def publish(inbox: Inbox, member: Member) -> None:
    """Shows the member's page as it is now."""
    messages = await inbox.service.home(member)
    client = await inbox.clients.of(member.community)
    with explained():
        await client.views_publish(user_id=member.id, view=home_view(messages))
