"""User groups of a workspace: their names, and who is in them."""

from collections.abc import Callable, Sequence
from time import monotonic

from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.client import Clients
from adapters.slack.lookups import Lookups
from coach.chat.places import Community

FRESH = 60.0
"""Seconds a group is believed: whoever was just added presses at once."""


class Groups:
    """Looks user groups up, and remembers them for a minute."""

    def __init__(self, clients: Clients, clock: Callable[[], float] = monotonic) -> None:
        self._names = Lookups[Sequence[tuple[str, str]]](clients, FRESH, clock)
        self._members = Lookups[frozenset[str]](clients, FRESH, clock)

    async def named(self, community: Community) -> Sequence[tuple[str, str]]:
        """Ids and names; none where Slack tells of none."""

        async def asked(client: AsyncWebClient) -> Sequence[tuple[str, str]]:
            answer = await client.usergroups_list(include_disabled=False)
            return tuple(
                (str(each["id"]), f"{each.get('name')} (@{each.get('handle')})") for each in answer["usergroups"]
            )

        return await self._names.ask(community, "", asked) or ()

    async def members(self, community: Community, group: str) -> frozenset[str]:
        """The members of a group; none where Slack tells of none."""

        async def asked(client: AsyncWebClient) -> frozenset[str]:
            answer = await client.usergroups_users_list(usergroup=group)
            return frozenset(map(str, answer.get("users") or ()))

        return await self._members.ask(community, group, asked) or frozenset()
