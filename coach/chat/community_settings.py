"""What the moderators of a community can choose."""

import re
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Visibility = Literal["public", "private"]
FOR_RESUMES = re.compile(r"r[eé]sum[eé]s?|(?:^|[^a-z])cvs?(?:[^a-z]|$)|curricul|lebensl[aä]uf|bewerbung", re.IGNORECASE)
"""Says of a channel's name that resumes are meant to be dropped there, and of a file's name that it is one."""


class CommunitySettings(BaseModel):
    """A community's choices; the defaults hold until somebody changes them."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    watched_channels: tuple[str, ...] = ()
    """Channels in which a dropped file is reviewed; empty: those whose name says that they are for resumes."""
    visibility: Visibility = "public"
    """Whether a file dropped in a channel is answered in a public thread or in a direct message."""
    channel_visibility: dict[str, Visibility] = Field(default_factory=dict)
    """Exceptions by channel id."""
    pack: str = ""
    """The pack for resumes of a role that none of `packs` is for; empty: that of the role which each one reads as."""
    packs: tuple[str, ...] = ()
    """Packs in use here, each for resumes of its role."""
    channel_packs: dict[str, str] = Field(default_factory=dict)
    """Packs for all that is dropped in a channel, by channel id."""
    industry: str | None = None
    retention_days: int = Field(default=30, ge=1, le=365)
    reminders: Literal["off", "opt-in", "opt-out"] = "opt-in"
    """"opt-out" turns the weekly reminder on for members who have talked to the coach, with a stop in every DM."""
    shows_score: bool = True
    """Whether a public thread shows the score; else a button shows it to the member alone."""
    language: str = ""
    """The language of members whose platform tells none that there are texts in; empty: English."""
    digest_channel: str = ""
    """Where the weekly numbers for admins go; empty: nowhere."""

    mentor_group: str = ""
    """The group whose members answer questions (a Discord role, a Slack user group); empty: none was chosen."""
    mentor_channel: str = ""
    """Where mentors see what members ask about private reviews, and all questions where no group was chosen."""

    model: str = ""
    """The language model that may reword a line whose member agrees, by its name; empty: none, nothing is sent."""

    @property
    def has_mentors(self) -> bool:
        """Whether moderators chose who answers members' questions."""
        return bool(self.mentor_group or self.mentor_channel)

    def visibility_in(self, channel: str) -> Visibility:
        """How a file dropped in this channel is answered."""
        return self.channel_visibility.get(channel, self.visibility)

    def watches(self, channel: str, name: str = "") -> bool:
        """Whether files dropped in this channel are reviewed without being asked."""
        if self.watched_channels:
            return channel in self.watched_channels
        return FOR_RESUMES.search(name) is not None
