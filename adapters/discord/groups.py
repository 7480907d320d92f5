"""Who has a role, and whether it can be mentioned: asked of Discord, since no member list is kept."""

import discord

from adapters.discord.failures import explained
from coach.chat.places import Community
from coach.errors import PlaceGone


async def roles_of(client: discord.Client, community: Community, member: str) -> frozenset[str]:
    """The roles of a member of a guild; none of somebody who is not in it. Raises TryLater."""
    if not (community.id.isdecimal() and member.isdecimal()):
        return frozenset()
    try:
        with explained():
            found = await client.http.get_member(int(community.id), int(member))
    except PlaceGone:
        return frozenset()
    return frozenset(map(str, found.get("roles", ())))


async def may_mention(client: discord.Client, community: Community, role: str) -> bool:
    """Whether everybody may mention a role, or the coach may mention any; True where Discord does not tell."""
    if client.user is None or not community.id.isdecimal():
        return True
    try:
        with explained():
            known = {str(each["id"]): each for each in await client.http.get_roles(int(community.id))}
    except PlaceGone:
        return True
    if role not in known or known[role]["mentionable"]:
        return True
    own = await roles_of(client, community, str(client.user.id)) | {community.id}
    rights = [discord.Permissions(int(known[each]["permissions"])) for each in own if each in known]
    return any(each.administrator or each.mention_everyone for each in rights)
