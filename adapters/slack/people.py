"""What Slack's profile says about a member: time zone, locale, whether they administer the workspace."""

from collections.abc import Callable
from time import monotonic
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.client import Clients
from adapters.slack.lookups import Lookups
from coach.chat.places import Community, Member

FRESH = 600.0
"""Seconds a profile is believed: people travel, and admins change."""


class People:
    """Looks members up, and remembers them for a while."""

    def __init__(self, clients: Clients, clock: Callable[[], float] = monotonic) -> None:
        self._members = Lookups[Member](clients, FRESH, clock)

    async def member(self, community: Community, user: str) -> Member:
        """The member; without details where Slack tells none (another workspace's guest, no permission, an outage)."""

        async def asked(client: AsyncWebClient) -> Member:
            answer = await client.users_info(user=user, include_locale=True)
            return to_member(community, user, answer.get("user") or {})

        return await self._members.ask(community, user, asked) or Member(community, user)


def to_member(community: Community, user: str, profile: dict[str, Any]) -> Member:
    """A member from `users.info`; the time zone may be absent."""
    return Member(
        community,
        user,
        is_moderator=_is_of(community, profile)
        and any(profile.get(name) for name in ("is_admin", "is_owner", "is_primary_owner")),
        timezone=profile.get("tz") or "",
        locale=profile.get("locale") or "",
    )


def _is_of(community: Community, profile: dict[str, Any]) -> bool:
    """Whether it is a member of this workspace: in shared channels there are admins of others."""
    organisation = profile.get("enterprise_user") or {}
    homes = {
        profile.get("team_id") or community.id,
        organisation.get("enterprise_id"),
        *(organisation.get("teams") or ()),
    }
    return not profile.get("is_stranger") and community.id in homes
