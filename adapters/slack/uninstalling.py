"""The coach is removed or its tokens are revoked, in either order; and whatever else Slack tells."""

import logging
import re

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext

from adapters.slack.inbox import Inbox
from adapters.slack.translate import Payload, to_community

log = logging.getLogger(__name__)


def listen(app: AsyncApp, inbox: Inbox) -> None:
    """Registers the listeners. Must come last: the catch-all takes what no other listener took."""

    async def uninstalled(context: AsyncBoltContext) -> None:
        await _leave(inbox, context)

    async def revoked(context: AsyncBoltContext, event: Payload) -> None:
        # The lists hold user ids; only the bot's own means that the coach can no longer work.
        if (event.get("tokens") or {}).get("bot"):
            await _leave(inbox, context)

    async def rate_limited(body: Payload) -> None:
        log.warning("Slack delivers no more events for now: over 30,000 in an hour.")

    app.event("app_uninstalled")(uninstalled)
    app.event("tokens_revoked")(revoked)
    app.event("app_rate_limited")(rate_limited)
    app.event(re.compile(".*"))(_unhandled)


async def _leave(inbox: Inbox, context: AsyncBoltContext) -> None:
    """An organisation's installation takes all its workspaces along."""
    team = None if context.is_enterprise_install else context.team_id
    community = to_community(team, context.enterprise_id)
    for each in (*await inbox.clients.within(community), community):
        await inbox.service.left(each)
        await inbox.platform.leave(each)


async def _unhandled(event: Payload) -> None:
    """Acknowledges: an unanswered event is delivered again and counts as a failure of the app."""
    log.debug("An event of type %s is not used.", event.get("type"))
