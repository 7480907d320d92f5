"""Messages as the coach writes them: parts that every platform renders in its own manner.

Text in parts is plain: no platform's markup. Adapters escape it, cut it to their limits at sensible places and
choose how it looks. `pydantic.TypeAdapter(Message)` turns messages to JSON and back (they wait in the outbox).
"""

import re
from base64 import b64decode
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from texts import filled

Style = Literal["plain", "bold", "italic", "code", "person"]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style. The text is shown as it is, whatever characters it holds.

    That of a "person" is a member's id: the platform shows what they are called, and calls nobody.
    """

    text: str
    style: Style = "plain"


Text = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a message or of a group of parts."""

    text: str
    kind: Literal["heading"] = "heading"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text."""

    text: Text
    kind: Literal["paragraph"] = "paragraph"


@dataclass(frozen=True, slots=True)
class Quote:
    """The member's own words, untrusted. `label` says what they are ("Your line")."""

    text: str
    label: str = ""
    kind: Literal["quote"] = "quote"


@dataclass(frozen=True, slots=True)
class Rewrite:
    """A stronger line for the quote before it, made to be copied; contains the member's words, so untrusted."""

    text: str
    label: str = "Stronger"
    kind: Literal["stronger"] = "stronger"


@dataclass(frozen=True, slots=True)
class FieldList:
    """Short pairs of a name and a value, shown side by side where the platform can."""

    pairs: tuple[tuple[str, str], ...]
    kind: Literal["facts"] = "facts"


Tone = Literal["good", "fair", "poor", "neutral"]
"""How a figure is shown: by its colour, and by the shape beside it."""
GOOD, FAIR = 0.75, 0.5
"""Shares from which on a figure is shown as good, and as fair."""


def tone_of(share: float) -> Tone:
    """How a share from 0 to 1 is shown."""
    return "good" if share >= GOOD else "fair" if share >= FAIR else "poor"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of short texts below headings, untrusted: at most 99 rows. In lines where a platform has no tables."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    kind: Literal["table"] = "table"

    @property
    def lines(self) -> str:
        """The table in letters of one width, each cell cut to what a line can hold."""
        cells = [[cut(cell) for cell in row] for row in (self.head, *self.rows)]
        widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
        rows = ("  ".join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True)) for row in cells)
        return "\n".join(row.rstrip() for row in rows)


def cut(cell: str, most: int = 26) -> str:
    """A cell on one line."""
    line = " ".join(cell.split())
    return line if len(line) <= most else line[: most - 1] + "…"


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart: a share from 0 to 1 and what stands beside it."""

    label: str
    share: float
    value: str = ""
    tone: Tone = "neutral"


@dataclass(frozen=True, slots=True)
class Chart:
    """What a picture shows; drawn to PNG only when it is posted (`coach.review.review.pictures.draw`).

    `design`: "score" (a dial with `figure` of 100 and bars), "bars" (bars only), "history" (one bar per review).
    """

    design: Literal["score", "bars", "history"]
    title: str
    bars: tuple[Bar, ...] = ()
    figure: int | None = None
    caption: str = ""
    under: str = ""
    """What stands under the title: "71 of 100"."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture with the text for those who do not see it. `image`: a PNG in base64 that holds more than the chart."""

    chart: Chart
    alt: str
    image: str = ""
    kind: Literal["picture"] = "picture"


@dataclass(frozen=True, slots=True)
class Note:
    """Small print: who can see this, how long it is kept."""

    text: Text
    kind: Literal["note"] = "note"


@dataclass(frozen=True, slots=True)
class Button:
    """A button. `action` names a press the coach knows, `value` its argument (an id, never resume text).

    `url` makes it a link instead. `confirm`: what a platform with a dialog of its own asks before the press is sent;
    elsewhere the answer to the press asks.
    """

    label: str
    action: str = ""
    value: str = ""
    style: Literal["plain", "primary", "danger"] = "plain"
    url: str = ""
    confirm: str = ""


@dataclass(frozen=True, slots=True)
class Buttons:
    """A row of buttons."""

    buttons: tuple[Button, ...]
    kind: Literal["buttons"] = "buttons"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A small file for the member (an export, a copy): its name and its text, or `encoded` its bytes in base64."""

    name: str
    content: str
    encoded: bool = False
    kind: Literal["attachment"] = "attachment"

    @property
    def data(self) -> bytes:
        """The bytes of the file."""
        return b64decode(self.content) if self.encoded else self.content.encode()


@dataclass(frozen=True, slots=True)
class Divider:
    """A dividing line."""

    kind: Literal["rule"] = "rule"


@dataclass(frozen=True, slots=True)
class Ping:
    """Calls the members of a group: a Discord role, a Slack user group. Nothing else in any message calls anybody."""

    group: str
    kind: Literal["ping"] = "ping"


Part = (
    Heading | Paragraph | Quote | Rewrite | FieldList | Table | Picture | Note | Buttons | Attachment | Divider | Ping
)


Gravity = Literal["plain", "error", "warning", "suggestion"]
"""How much what a message is about matters; platforms may show it by a colour."""


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a thread. `section` is the section kind it is about, empty for header and footer."""

    parts: tuple[Part, ...]
    section: str = ""
    summary: str = ""
    """One plain line for notifications and screen readers."""
    gravity: Gravity = "plain"
    follows: bool = False
    """Whether its reader has another message of this answer already: where a platform holds posts back, it lets the
    first messages of others pass."""


@dataclass(frozen=True, slots=True)
class Thread:
    """The whole answer: a title (for platforms whose threads have names) and messages in order."""

    title: str
    messages: tuple[Message, ...]


def plain(text: str) -> Text:
    """Plain text as a run."""
    return (Run(text),)


def said(*pieces: str | Run) -> Text:
    """A text of several runs; strings become plain runs."""
    return tuple(piece if isinstance(piece, Run) else Run(piece) for piece in pieces)


def bold(text: str) -> Run:
    """Emphasised text."""
    return Run(text, "bold")


def code(text: str) -> Run:
    """A command or name to be typed as it is."""
    return Run(text, "code")


def marked(text: str, **values: object) -> Text:
    """A text of the catalogue with its marks: `a command` and **what matters**, as code and bold.

    Values fill its placeholders after that, so that no sign in them is a mark: they may be a member's words.
    """
    runs = (_run(piece) for piece in _MARKS.split(text) if piece)
    return tuple(replace(run, text=filled(run.text, values)) for run in runs)


def naming(text: str, **people: str) -> Text:
    """The same, with members' ids for placeholders: the platform shows what they are called."""
    return tuple(run for each in marked(text) for run in _named(each, people))


def _named(run: Run, people: Mapping[str, str]) -> Iterator[Run]:
    for piece in filter(None, _PERSON.split(run.text)):
        name = piece[1:-1]
        yield Run(people[name], "person") if _PERSON.fullmatch(piece) and name in people else replace(run, text=piece)


_PERSON = re.compile(r"(\{\w+\})")
_MARKS = re.compile(r"(`[^`]+`|\*\*.+?\*\*)", re.DOTALL)


def _run(piece: str) -> Run:
    if _MARKS.fullmatch(piece):
        return code(piece[1:-1]) if piece.startswith("`") else bold(piece[2:-2])
    return Run(piece)


def numbered(buttons: Iterable[Button], number: int) -> tuple[Button, ...]:
    """The buttons of one of several things in a message, by its number; 0 for the only one.

    Not every platform can show a button beside what it belongs to.
    """
    if not number:
        return tuple(buttons)
    return tuple(replace(button, label=f"{number} · {button.label}") for button in buttons)


def numbered_text(text: Text, number: int) -> Text:
    """The text that buttons of that number belong to."""
    return (bold(f"{number} · "), *text) if number else text
