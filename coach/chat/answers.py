"""What the coach answers to a command, a press or a form: messages, or a form to fill in."""

from dataclasses import dataclass, field
from typing import Literal

from coach.chat.message import Message, Paragraph, plain
from texts import spoken


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form. `kind`: "line", "text" (many lines), "choice", "choices", "file", "channels"."""

    name: str
    label: str
    kind: Literal["line", "text", "choice", "choices", "file", "channels"] = "line"
    hint: str = ""
    value: str = ""
    """What stands there at first; for "choices" and "channels" separated by commas."""
    choices: tuple[tuple[str, str], ...] = ()
    """Pairs of value and label, at most 25."""
    required: bool = True
    max_length: int = 2000


@dataclass(frozen=True, slots=True)
class Form:
    """A modal. `name` comes back as `Submission.form`, `value` as `Submission.value`. At most 5 fields."""

    name: str
    title: str
    fields: tuple[Field, ...]
    value: str = ""
    submit: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one thing a member did. Private: only they see it.

    `problems` maps names of form fields to what is wrong with them (shown beside the field where the platform
    can); `replaces` asks the adapter to put the messages in place of the one that held the button.
    """

    messages: tuple[Message, ...] = ()
    form: Form | None = None
    problems: dict[str, str] = field(default_factory=dict)
    private: bool = True
    replaces: bool = False
    language: str = field(default_factory=spoken)
    """What it is written in, so that the adapter adds its own words in it."""


def sentence(text: str) -> Answer:
    """A private answer of one plain paragraph."""
    return Answer((Message((Paragraph(plain(text)),), summary=text),))
