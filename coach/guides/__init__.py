"""Guides: short answers to common questions, kept as TOML files in `topics/` and shown as messages."""

import re
import tomllib
from difflib import get_close_matches
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict, Field

from coach.chat.message import Heading, Message, Note, Paragraph, Part, bold, plain, said

MAX_LISTED = 25
"""As many suggestions as platforms show."""
MIN_LETTERS = 3
"""Words of so many letters say nothing about a topic; nor do some that are longer."""
STOP_WORDS = frozenset(
    "should would could resume resumes what when where which about with without does have need".split()
)


class Passage(BaseModel):
    """A heading with a text, or with points under it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    heading: str = ""
    text: str = ""
    points: tuple[str, ...] = ()


class Guide(BaseModel):
    """An answer a member can ask for. `source` names ids of the requirements, `also` other words for the topic."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str
    also: tuple[str, ...] = ()
    source: tuple[str, ...] = Field(min_length=1)
    summary: str
    passages: tuple[Passage, ...] = Field(min_length=1)
    remark: str = ""


@cache
def load() -> dict[str, Guide]:
    """All guides by topic, in the order of their names. Raises ValueError naming the file if one is malformed."""
    found = {}
    for file in sorted(files("coach.guides").joinpath("topics").iterdir(), key=lambda file: file.name):
        if file.name.endswith(".toml"):
            try:
                found[file.name.removesuffix(".toml")] = Guide.model_validate(tomllib.loads(file.read_text("utf-8")))
            except ValueError as error:
                raise ValueError(f"{file.name}: {error}") from error
    return found


def find(asked: str) -> str | None:
    """The topic that is meant by what was typed, also within a question; None if nothing is near."""
    names = _names()
    words = _plain(asked)
    if words in names:
        return names[words]
    begun = [name for name in names if words and name.startswith(words)]
    within = sorted((name for name in names if f" {name} " in f" {words} "), key=len, reverse=True)
    close = begun or within or get_close_matches(words, names, 1, 0.75)
    return names[close[0]] if close else None


def nearest(asked: str, at_most: int = 5) -> tuple[str, ...]:
    """Topics to offer for something there is no guide on: those named alike first, then those that speak of it."""
    words = {word for word in _plain(asked).split() if len(word) > MIN_LETTERS} - STOP_WORDS
    alike = [_names()[name] for name in get_close_matches(_plain(asked), _names(), at_most, 0.65)]
    speaking = [topic for topic, guide in load().items() if words & set(_plain(guide.model_dump_json()).split())]
    return tuple(dict.fromkeys((*alike, *speaking)))[:at_most]


def suggest(typed: str) -> tuple[tuple[str, str], ...]:
    """Topics whose name, title or other words hold what was typed, as pairs of value and label."""
    words = typed.lower().strip()
    found = (
        (topic, f"{topic}: {guide.title}")
        for topic, guide in load().items()
        if any(words in name.lower() for name in (topic, guide.title, *guide.also))
    )
    return tuple((topic, label[:100]) for topic, label in found)[:MAX_LISTED]


def to_message(guide: Guide) -> Message:
    """The guide as one message."""
    parts: list[Part] = [Heading(guide.title), Paragraph(plain(guide.summary))]
    for passage in guide.passages:
        lines = [line for line in (passage.text, *(f"• {point}" for point in passage.points)) if line]
        heading = (bold(passage.heading), "\n") if passage.heading else ()
        parts.append(Paragraph(said(*heading, "\n".join(lines))))
    if guide.remark:
        parts.append(Note(plain(guide.remark)))
    return Message(tuple(parts), summary=guide.summary)


@cache
def _names() -> dict[str, str]:
    every = {}
    for topic, guide in load().items():
        for name in (topic, *guide.also):
            every[_plain(name)] = topic
    return every


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[\w+#]+", text.lower()))
