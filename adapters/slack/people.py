"""What Slack's profile says about a member: time zone, locale, whether they administer the workspace."""

from collections.abc import Callable
from time import monotonic
from typing import Any

from adapters.slack.client import Clients
from adapters.slack.failures import explained
from coach.chat.places import Community, Member
from coach.errors import CoachError

FRESH = 600.0
"""Seconds a profile is believed: people travel, and admins change."""

MAX_PEOPLE = 5_000


class People:
    """Looks members up, and remembers them for a while."""

    def __init__(self, clients: Clients, clock: Callable[[], float] = monotonic) -> None:
        self._clients, self._clock = clients, clock
        self._known: dict[tuple[str, str], tuple[float, Member]] = {}

    async def member(self, community: Community, user: str) -> Member:
        """The member; without details where Slack tells none (another workspace's guest, no permission, an outage)."""
        key, now = (community.key, user), self._clock()
        if key in self._known and now - self._known[key][0] < FRESH:
            return self._known[key][1]
        try:
            client = await self._clients.of(community)
            with explained():
                answer = await client.users_info(user=user, include_locale=True)
        except CoachError:
            return Member(community, user)
        while len(self._known) >= MAX_PEOPLE:
            self._known.pop(next(iter(self._known)))
        self._known[key] = (now, to_member(community, user, answer.get("user") or {}))
        return self._known[key][1]


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
