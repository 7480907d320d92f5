"""Who mentors are, and where they see what they are asked."""

from coach.chat.community_settings import CommunitySettings
from coach.chat.places import Community, Member, Place
from coach.chat.platform import KnowsGroups
from coach.running.context import Context


async def is_mentor(context: Context, chosen: CommunitySettings, member: Member, place: Place) -> bool:
    """Whether somebody may see and take questions: moderators, the group that they chose, and whoever stands in the
    mentors' own channel. Raises TryLater."""
    if member.is_moderator or (chosen.mentor_channel and place.channel == chosen.mentor_channel):
        return True
    platform = context.platform(member.community.key)
    if not chosen.mentor_group or not isinstance(platform, KnowsGroups):
        return False
    return await platform.belongs(member, chosen.mentor_group)


def mentors_place(community: Community, chosen: CommunitySettings) -> Place:
    """The mentors' own channel."""
    return Place(community, chosen.mentor_channel)


def is_public(place: Place) -> bool:
    """Whether others than its member read what stands there."""
    return place.audience == "channel" and not place.is_direct


def may_ask(chosen: CommunitySettings, place: Place) -> bool:
    """Whether questions about a review that stands there reach mentors: those about a private one only in a place of
    theirs."""
    return bool(chosen.mentor_channel) or (bool(chosen.mentor_group) and is_public(place))
