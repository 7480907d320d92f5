"""Whose home tabs were opened, so that they are kept up to date, and whose reviews are on their way."""

from collections import OrderedDict
from typing import Any

from coach.chat.places import Member, Place

MAX_KEPT = 2_000
"""Members, and messages with reviews to come, that are remembered: Slack asks for a page when it is opened anyway."""


class OpenedHomes:
    """Whose page was opened since this process began: it is shown anew when something of theirs has changed."""

    def __init__(self) -> None:
        self._opened: OrderedDict[tuple[str, str], None] = OrderedDict()
        self._awaited: OrderedDict[tuple[str, str, str], Member] = OrderedDict()

    def opened(self, member: Member) -> None:
        """The member has looked at their page."""
        _note(self._opened, (member.community.key, member.id), None)

    def awaits(self, place: Place, member: Member) -> None:
        """A file of the member's is being reviewed there."""
        _note(self._awaited, (place.community.key, place.channel, place.message), member)

    def reviewed(self, place: Place) -> Member | None:
        """Whose review is done there, if their page is to be shown anew."""
        member = self._awaited.pop((place.community.key, place.channel, place.message), None)
        return member if member is not None and self.is_open(member) else None

    def is_open(self, member: Member) -> bool:
        """Whether the member has looked at their page."""
        return (member.community.key, member.id) in self._opened


def _note(kept: OrderedDict[Any, Any], key: Any, value: Any) -> None:
    kept[key] = value
    while len(kept) > MAX_KEPT:
        kept.popitem(last=False)
