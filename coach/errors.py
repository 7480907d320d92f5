"""What can go wrong, each with the sentence that a person is shown.

CoachError
├── Unreadable          a file that cannot be reviewed; `code` is one of the contract's
├── NoPosting           an address or text that yields no job posting
├── Refused             somebody may not do what they asked for
├── RateLimited              somebody asked for more than they may within a time; `seconds` until they may again
├── TryLater            a platform or service asks to wait; `seconds` until the next try
├── PlaceGone           the channel, thread, message or person can no longer be written to
└── FileGone            the file was deleted or may not be read any more

Sentences are entries of the catalogue, and values fill their placeholders where they are shown: an error may come from
another process, or be told in another language than it was raised in.
"""

from enum import StrEnum

from texts import filled, gettext, gettext_noop


class CoachError(Exception):
    """Base of all errors that the product explains to people. `message` is safe to show and kind in tone."""

    def __init__(self, *sentences: str, **values: object) -> None:
        super().__init__(" ".join(filled(each, values) for each in sentences))
        self.sentences, self.values = sentences, values

    @property
    def message(self) -> str:
        """What a person is shown, in the language spoken."""
        return " ".join(gettext(each, **self.values) for each in self.sentences)


class Code(StrEnum):
    """Stable codes of unreadable files; other programs rely on them."""

    EMPTY = "empty"
    NOT_FOUND = "not_found"
    IS_FOLDER = "is_folder"
    NOT_ALLOWED = "not_allowed"
    TOO_LARGE = "too_large"
    TOO_MANY_PAGES = "too_many_pages"
    UNSUPPORTED_TYPE = "unsupported_type"
    ENCRYPTED = "encrypted"
    NO_TEXT = "no_text"
    CORRUPT = "corrupt"
    TIMEOUT = "timeout"
    MEMORY = "memory"
    NOT_A_RESUME = "not_a_resume"


class Unreadable(CoachError):
    """The file cannot be reviewed; says why and what to do next."""

    def __init__(self, code: Code, *sentences: str, **values: object) -> None:
        super().__init__(*sentences, **values)
        self.code = code

    def __reduce__(self) -> tuple[object, ...]:
        # The reading worker is another process: the error must survive the way back.
        return (_unreadable, (self.code, self.sentences, self.values))


def _unreadable(code: Code, sentences: tuple[str, ...], values: dict[str, object]) -> Unreadable:
    return Unreadable(code, *sentences, **values)


class NoPosting(CoachError):
    """No job posting could be read; `reason` is a stable word ("login_wall", "private_address", "expired", …)."""

    def __init__(self, reason: str, *sentences: str, **values: object) -> None:
        super().__init__(*sentences, **values)
        self.reason = reason


class Refused(CoachError):
    """The member may not do this; says who may."""


class RateLimited(CoachError):
    """The member, or their community, asked for too much; says when to come back."""

    def __init__(self, seconds: float, *sentences: str, **values: object) -> None:
        super().__init__(*sentences, **values)
        self.seconds = seconds


class TryLater(CoachError):
    """A platform asks to wait.

    `refused`: the platform said itself that it did nothing (429), so that the next try need not ask whether this one
    arrived after all.
    """

    def __init__(
        self,
        seconds: float,
        message: str = gettext_noop("The platform is busy. I will try again by myself."),
        refused: bool = False,
    ) -> None:
        super().__init__(message)
        self.seconds = seconds
        self.refused = refused


class PlaceGone(CoachError):
    """The place to answer in is gone for good: deleted, archived, locked, or closed to the coach.

    `closed`: it is there, or may be, and only the coach may not write in it: worth telling whoever asked.
    """

    def __init__(self, message: str, closed: bool = False) -> None:
        super().__init__(message)
        self.closed = closed


class FileGone(CoachError):
    """The file is no longer there, or the coach may not read it."""
