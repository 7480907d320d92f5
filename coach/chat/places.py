"""Who asked, where, and for what: the words in which adapters tell the coach what happened on a platform."""

from dataclasses import dataclass
from typing import Literal

from rules.resume import Level
from rules.role import Role


@dataclass(frozen=True, slots=True)
class Community:
    """A workspace or guild that installed the coach. `platform`: "slack", "discord", "web".

    `locale`: of the community as a whole, where the platform tells it.
    """

    platform: str
    id: str
    name: str = ""
    locale: str = ""

    @property
    def key(self) -> str:
        """The community's id over all platforms; every row in the database carries it."""
        return f"{self.platform}:{self.id}"


@dataclass(frozen=True, slots=True)
class Member:
    """A person in a community. `timezone` is an IANA name and `locale` a language tag where the platform tells them."""

    community: Community
    id: str
    is_moderator: bool = False
    timezone: str = ""
    locale: str = ""


FIRST = "first"
"""In place of a thread: that of the answer's first message, which is still to be posted or names it by its id."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something happened and where the answer goes.

    `message`: the message being answered; `thread`: the thread once there is one. `audience` "channel": all in
    the channel can see the answer; "member": only the person who asked.
    """

    community: Community
    channel: str
    message: str = ""
    thread: str = ""
    audience: Literal["channel", "member"] = "channel"
    is_direct: bool = False
    """True where the channel is a direct conversation between the member and the coach."""
    is_forum: bool = False
    """True where the message opened a forum post: the answer goes into that post."""
    visiting: bool = False
    """True where the member brought the coach along to a place that it is no part of: only they can be answered."""
    reply: str = ""
    """What the platform gave with a command or press so that the coach can answer privately for some minutes."""


@dataclass(frozen=True, slots=True)
class FileRef:
    """A file on the platform, named so that it can be fetched later, also by another process.

    `message` and `channel` say where it hangs (Discord's links expire and must be asked for again).
    """

    id: str
    name: str
    size: int | None = None
    message: str = ""
    channel: str = ""
    url: str = ""
    """A hint only: may have expired, never used without the platform's own checks."""


@dataclass(frozen=True, slots=True)
class Options:
    """How a review is weighed. None: what the community's settings say, else detected."""

    pack: str | None = None
    level: Level | None = None
    industry: str | None = None
    remote: bool | None = None
    packs: tuple[str, ...] = ()
    """Packs of the community; that of the role comes before `default_pack`."""
    default_pack: str = ""
    posting: int | None = None
    """Id of a kept posting of this member to weigh the review by."""
    role: Role | None = None
    """The kind of work aimed at; None: what the member aimed at last, else what the resume reads as."""
    as_read: bool = False
    """True: what the resume reads as, whatever the member aimed at before."""
    posting_url: str = ""
    """The same by an address, as typed: of a kept posting, or of one that is still to be fetched."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A member shared a file. `key` is the same for every delivery of the same event."""

    key: str
    place: Place
    member: Member
    file: FileRef
    options: Options = Options()
    asked: bool = False
    """True if the member asked for the review (command, menu, DM, mention); a file that merely fell into a watched
    channel is False, and what is plainly no resume is then passed over in silence."""
    channel_name: str = ""
    """What the channel is called, where the platform tells it."""
    quiet: bool = False
    """True in a channel not set aside for resumes: only a resume is answered there, all else leaves no trace."""


@dataclass(frozen=True, slots=True)
class Command:
    """A slash command: its name without "/", its options by name (all text), and a file option."""

    name: str
    member: Member
    place: Place
    options: dict[str, str]
    file: FileRef | None = None
    key: str = ""


@dataclass(frozen=True, slots=True)
class Press:
    """A pressed button: `action` and `value` as the coach put them there.

    `message` is the id of the message that holds the button; `owner_only` presses carry their owner in the row
    that `value` names, never in the button.
    """

    action: str
    value: str
    member: Member
    place: Place
    message: str = ""
    key: str = ""
    confirmed: bool = False
    """Whether the platform asked, and the member said yes, before it sent the press."""


@dataclass(frozen=True, slots=True)
class Submission:
    """A form that a member filled in: `form` and `value` as the coach named them, `fields` by name."""

    form: str
    value: str
    member: Member
    place: Place
    fields: dict[str, str]
    file: FileRef | None = None
    key: str = ""
