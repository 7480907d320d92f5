"""What the coach answers to a command, a press or a form: messages, or a form to fill in."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from coach.chat.message import Button, Message, Paragraph, plain
from texts import spoken

ABOUT = re.compile(r"^.*(?: · |: )")
"""What the label of a button begins with where a message is about several things."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form. `kind`: "line", "text" (many lines), "time" (of day, "07:30"), "number" (a whole one),
    "choice", "choices", "file", "channels", or "group": one of the platform's groups, by a chooser of its own or else
    out of `choices`."""

    name: str
    label: str
    kind: Literal["line", "text", "time", "number", "choice", "choices", "file", "channels", "group"] = "line"
    hint: str = ""
    value: str = ""
    """What stands there at first; for "choices" and "channels" separated by commas."""
    choices: tuple[tuple[str, str], ...] = ()
    """Pairs of value and label, at most 25."""
    required: bool = True
    max_length: int = 2000
    bounds: tuple[int, int] = (0, 0)
    """Of a "number": the least and the greatest that is taken."""
    endings: tuple[str, ...] = ()
    """Of a "file": how its name may end, where the platform can hold a member to that; empty: anyhow."""


@dataclass(frozen=True, slots=True)
class Form:
    """A modal. `name` comes back as `Submission.form`, `value` as `Submission.value`. At most 5 fields."""

    name: str
    title: str
    fields: tuple[Field, ...]
    value: str = ""
    submit: str = ""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the message with a pressed button says from then on, so that nobody need press it again.

    `text` stands where the button stood. `gone` names other buttons that go with it, by how "<action>:<value>" begins;
    `buttons` are offered in their place. `says_all`: the answer's messages say no more than that, so that they are left
    out where the message could be changed.
    """

    text: str
    gone: tuple[str, ...] = ()
    buttons: tuple[Button, ...] = ()
    says_all: bool = True

    def beside(self, label: str) -> tuple[Button, ...]:
        """The buttons in place of one with this label, which may begin with which of several things it is about."""
        about = found.group() if (found := ABOUT.match(label)) else ""
        return tuple(replace(button, label=f"{about}{button.label}") for button in self.buttons)

    def takes(self, action: str, value: str) -> bool:
        """Whether a button goes, beside the one that was pressed."""
        return f"{action}:{value}".startswith(self.gone) if self.gone else False


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one thing a member did. Private: only they see it.

    `problems` maps names of form fields to what is wrong with them (shown beside the field where the platform
    can); `replaces` asks the adapter to put the messages in place of the one that held the button, `chosen` to change
    that one.
    """

    messages: tuple[Message, ...] = ()
    form: Form | None = None
    problems: dict[str, str] = field(default_factory=dict)
    private: bool = True
    replaces: bool = False
    language: str = field(default_factory=spoken)
    """What it is written in, so that the adapter adds its own words in it."""
    chosen: Chosen | None = None


def sentence(text: str) -> Answer:
    """A private answer of one plain paragraph."""
    return Answer((Message((Paragraph(plain(text)),), summary=text),))


def settled(text: str, *gone: str) -> Answer:
    """A sentence that takes the place of the pressed button, and of those whose "<action>:<value>" begins so."""
    return replace(sentence(text), chosen=Chosen(text, gone))


def filled_again(form: Form, fields: Mapping[str, str]) -> Form:
    """A form with what was written into it, so that one wrong field costs nobody the others."""
    kept = (replace(each, value=fields.get(each.name, each.value)) for each in form.fields)
    return replace(form, fields=tuple(kept))
