"""What is asked for and what comes of it: a wish, and the copy of the file with what was done to it."""

from dataclasses import dataclass

from coach.chat.message import Chart
from coach.review.numbered_signs import Weight
from texts import gettext, ngettext

FILES = (
    "resume-redacted.pdf",
    "resume-redacted.docx",
    "resume-with-notes.pdf",
    "resume-with-notes.docx",
    "first-page.png",
)
"""What copies are called, so that they are found again when their member has everything deleted."""
MAX_WORDS = 20
"""Words of their own that a member may have blacked out."""


@dataclass(frozen=True, slots=True)
class Redaction:
    """A copy without what tells who the person is. `hide`: further words, one a time, that the member named."""

    hide: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Remark:
    """A numbered note on lines of the file. `quotes`: the lines as they were read, each with its stronger form or "";
    without any it is about the file as a whole."""

    number: int
    weight: Weight
    text: str
    quotes: tuple[tuple[str, str], ...] = ()
    page: int = 1


@dataclass(frozen=True, slots=True)
class Marking:
    """A copy with notes at the lines. `stronger`: what a stronger form is called in the language of the notes."""

    remarks: tuple[Remark, ...]
    stronger: str = "Stronger"


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture of the first page with numbered places, beside a chart and what the numbers stand for."""

    remarks: tuple[Remark, ...]
    chart: Chart | None = None


Wish = Redaction | Marking | Drawing
"""What can be asked for."""
WISHES: dict[str, type[Redaction] | type[Marking] | type[Drawing]] = {
    each.__name__: each for each in (Redaction, Marking, Drawing)
}
"""The kinds of wishes by their names."""


@dataclass(frozen=True, slots=True)
class Told:
    """What was done: `what` is an entry of the catalogue ("Name"), in how many places, and whose (untrusted words)."""

    what: str
    count: int
    named: tuple[str, ...] = ()

    @property
    def pair(self) -> tuple[str, str]:
        """The same for people, in the language spoken."""
        places = ngettext("in {count} place", "in {count} places", self.count)
        return gettext(self.what), f"{', '.join(self.named)} ({places})" if self.named else places


@dataclass(frozen=True, slots=True)
class Copy:
    """A finished file, what was done to it, and sentences of the catalogue on what to look at."""

    name: str
    data: bytes
    told: tuple[Told, ...] = ()
    notes: tuple[str, ...] = ()
