"""Guides: short answers to common questions, kept as TOML files in `topics/` and in packs, and shown as messages."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Literal

import tomli
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from coach.chat.message import Heading, Message, Note, Paragraph, Part, bold, plain, said
from coach.guides import matching
from coach.guides.words import LITTLE_WORDS, words_of
from rules.packs.forming import sentences
from texts import gettext, languages, speaking

MAX_LISTED = 25
"""As many suggestions as platforms show."""
SHOWN = 4
"""Answers that are shown where it is unsure which was asked for."""
MIN_LETTERS = 3
"""Words of so many letters say nothing about a topic; nor do some that are longer."""


Offer = Literal["check", "match", "reminders", "export", "delete"]
"""What a guide can offer to do; the names of buttons' actions are the coach's own."""


class Passage(BaseModel):
    """A heading with a text, or with points under it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    heading: str = ""
    text: str = ""
    points: tuple[str, ...] = ()


class Direct(BaseModel):
    """A short answer to one question on a guide's topic, shown above the guide.

    `question` is what it answers, as it is offered (without one, the first of `asked`), `asked` are other ways to ask.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    question: str = Field("", max_length=75)
    asked: tuple[str, ...] = Field(min_length=1)
    text: str = Field(min_length=1)

    @property
    def offered(self) -> str:
        """The question, in the language that is spoken."""
        return gettext(self.question) if self.question else self.asked[0]


class Guide(BaseModel):
    """An answer a member can ask for.

    `source` names ids of the requirements (none for what the coach says of itself), `also` what people
    call the topic, `asked` how else they ask about it, in any language (`#` stands for a number),
    `offers` what can be done about it at once, by a button, `answers` what is said first to certain questions.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str
    also: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    summary: str
    passages: tuple[Passage, ...] = Field(min_length=1)
    remark: str = ""
    offers: tuple[Offer, ...] = ()
    answers: tuple[Direct, ...] = ()

    def __hash__(self) -> int:
        """By what differs between guides: with each question, all of them are looked for among those known already."""
        return hash(self.title)


Guides = Mapping[str, Guide]


@cache
def load() -> Guides:
    """The shipped guides by topic, in the order of their names. Raises ValueError naming a file that is malformed."""
    return _read(files("coach.guides").joinpath("topics"))


def of_pack(folder: str) -> Guides:
    """The guides that a pack's folder brings; none where it has no `guides`. Raises ValueError naming the file."""
    place = Path(folder) / "guides"
    return _read(place) if place.is_dir() else {}


def mistakes_in(folder: str) -> tuple[str, ...]:
    """All that is wrong with the guides of a pack, each with its file and key; empty if all is well."""
    place = Path(folder) / "guides"
    if not place.is_dir():
        return ()
    try:
        files_there = sorted(file for file in place.iterdir() if file.name.endswith(".toml"))
    except OSError as error:
        return (f"guides: this folder can't be read: {error.strerror}.",)
    return tuple(f"guides/{file.name}: {flaw}" for file in files_there for flaw in _flaws(file))


def _flaws(file: Path) -> list[str]:
    try:
        Guide.model_validate(tomli.loads(file.read_text("utf-8")))
    except ValidationError as error:
        return [*sentences(error, Guide.model_fields, "; docs/packs.md shows a guide with all of them")]
    except OSError as error:
        return [f"this file can't be read: {error.strerror}."]
    except ValueError as error:
        return [f"{error}."]
    return []


def with_packs(folders: Iterable[str]) -> Guides:
    """The shipped guides and those of packs, which win where topics are the same; malformed ones are left out."""
    found = dict(load())
    for folder in folders:
        if not mistakes_in(folder):
            found |= of_pack(folder)
    return found


def _read(folder: Traversable) -> dict[str, Guide]:
    found = {}
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if file.name.endswith(".toml"):
            try:
                found[file.name.removesuffix(".toml")] = Guide.model_validate(tomli.loads(file.read_text("utf-8")))
            except ValueError as error:
                raise ValueError(f"{file.name}: {error}") from error
    return found


def prepare() -> None:
    """Makes what the first question would have to wait for: the index of all that the shipped guides are asked."""
    _index(load())


@dataclass(frozen=True, slots=True)
class Found:
    """What a question is about: the `topic` of the guide that is surely meant (None if none is) and its answer to just
    this question; the other `answers` and `topics` that may be meant, the nearest first. Answers are keys."""

    topic: str | None
    answer: str = ""
    answers: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()


def look_up(asked: str, guides: Guides | None = None) -> Found:
    """What is meant by what was typed: a name of a topic, the key of an answer, or a question."""
    there, asked = guides or load(), asked[: matching.MAX_ASKED]
    named = _named(asked, there)
    if is_name(asked, there):
        return Found(named)
    if answered(asked, there):
        return Found(matching.topic_of(asked), asked)
    near = matching.near(asked, _index(there))
    topics, answers = matching.by_topic(near), matching.by_answer(near)
    likely = [topic for topic, score in topics.items() if score >= matching.LIKELY]
    if not named and likely[:1] in ([], [matching.ELSEWHERE]):
        return Found(None, topics=tuple(likely[1:]))
    sure = named or matching.surely(topics, answers)
    keys = [key for key, score in answers.items() if score >= matching.LIKELY]
    best = next((key for key in keys if matching.topic_of(key) == sure), "")
    own = best if best and matching.together(near[best]) >= matching.ANSWERED * topics[matching.topic_of(best)] else ""
    return Found(
        sure,
        own,
        tuple(key for key in keys if key != own),
        tuple(topic for topic in likely if topic not in {sure, matching.ELSEWHERE}),
    )


def answered(key: str, guides: Guides | None = None) -> Direct | None:
    """The answer of a key."""
    topic, _, number = key.partition(matching.PART)
    answers = guide.answers if (guide := (guides or load()).get(topic)) else ()
    return answers[int(number)] if number.isdecimal() and int(number) < len(answers) else None


def topic_of(key: str) -> str:
    """The topic of an answer."""
    return matching.topic_of(key)


def _named(asked: str, guides: Guides) -> str | None:
    """The topic that is called so, or whose name begins so."""
    names, words = _names(guides), _plain(asked)
    begun = [name for name in names if len(words) >= MIN_LETTERS and name.startswith(words)]
    first = min(begun, key=lambda name: (name != words, name != _plain(names[name]), len(name)), default="")
    return names.get(words) or names.get(first)


def is_name(asked: str, guides: Guides | None = None) -> bool:
    """Whether just this is what a topic is called by the files' names, so that nothing else can be meant."""
    return _plain(asked) in {_plain(topic) for topic in guides or load()}


def nearest(asked: str, at_most: int = 3, guides: Guides | None = None, found: Found | None = None) -> tuple[str, ...]:
    """Topics to offer where no guide is opened: those that are near and those that speak of it, the fewer first.

    `found`: what `look_up` gave for this very question, if it was asked already.
    """
    there, asked = guides or load(), asked[: matching.MAX_ASKED]
    words = {word for word in words_of(asked) if len(word) > MIN_LETTERS and word not in LITTLE_WORDS}
    speaking = [topic for topic, guide in there.items() if words & _said_in(guide)]
    near = (found or look_up(asked, there)).topics
    return tuple(dict.fromkeys((*speaking, *near) if len(speaking) < at_most else (*near, *speaking)))[:at_most]


@lru_cache(maxsize=1024)
def _said_in(guide: Guide) -> frozenset[str]:
    """All words of a guide: those that it says, and those that it is asked."""
    return frozenset(words_of(guide.model_dump_json()))


def suggest(typed: str, guides: Guides | None = None) -> tuple[tuple[str, str], ...]:
    """Topics whose name, title or other words hold what was typed, as pairs of value and label."""
    words = typed.lower().strip()
    found = (
        (topic, f"{topic}: {gettext(guide.title)}")
        for topic, guide in (guides or load()).items()
        if any(words in name.lower() for name in (guide.title, gettext(guide.title), *_called(topic, guide)))
    )
    return tuple((topic, label[:100]) for topic, label in found)[:MAX_LISTED]


def to_message(guide: Guide, answer: str = "") -> Message:
    """The guide as one message; where there is an answer to just what was asked, that comes first."""
    direct = (Paragraph(plain(gettext(answer))),) if answer else ()
    parts: list[Part] = [Heading(gettext(guide.title)), *direct, Paragraph(plain(gettext(guide.summary)))]
    for passage in guide.passages:
        points = (f"• {gettext(point)}" for point in passage.points)
        lines = [line for line in (gettext(passage.text), *points) if line]
        heading = (bold(gettext(passage.heading)), "\n") if passage.heading else ()
        parts.append(Paragraph(said(*heading, "\n".join(lines))))
    if guide.remark:
        parts.append(Note(plain(gettext(guide.remark))))
    return Message(tuple(parts), summary=gettext(answer or guide.summary))


def _names(guides: Guides) -> Mapping[str, str]:
    return _names_of(tuple(guides.items()))


@lru_cache(maxsize=8)
def _names_of(guides: tuple[tuple[str, Guide], ...]) -> Mapping[str, str]:
    """Topics by what they are called. What one is named by its file is never another's."""
    every = {_plain(name): topic for topic, guide in guides for name in _called(topic, guide)}
    return every | {_plain(topic): topic for topic, _ in guides}


def questions(guides: Guides) -> Mapping[str, tuple[str, ...]]:
    """What people ask, by the topic or the answer that is meant, in all languages that there are texts in."""
    found = {matching.ELSEWHERE: _elsewhere()}
    for topic, guide in guides.items():
        found[topic] = tuple(dict.fromkeys((*_called(topic, guide), *_in_all_languages(guide.title), *guide.asked)))
        for at, each in enumerate(guide.answers):
            offered = _in_all_languages(each.question) if each.question else ()
            found[f"{topic}{matching.PART}{at}"] = tuple(dict.fromkeys((*offered, *each.asked)))
    return found


def _index(guides: Guides) -> matching.Index:
    return _index_of(tuple(guides.items()))


@lru_cache(maxsize=8)
def _index_of(guides: tuple[tuple[str, Guide], ...]) -> matching.Index:
    """The index of guides, so that it is made once for each community's choice of packs."""
    return matching.to_index(questions(dict(guides)))


@cache
def _elsewhere() -> tuple[str, ...]:
    """What members ask that no guide answers, so that none is opened for it."""
    asked = tomli.loads(files("coach.guides").joinpath("elsewhere.toml").read_text("utf-8"))
    return tuple(phrase for phrases in asked.values() for phrase in phrases)


def _in_all_languages(*texts: str) -> Iterator[str]:
    for language in languages():
        with speaking(language):
            yield from [gettext(text) for text in texts]


def _called(topic: str, guide: Guide) -> tuple[str, ...]:
    """What a topic is called: by its name, and in other words, in every language that there are texts in."""
    return tuple(dict.fromkeys((topic, *guide.also, *_in_all_languages(*guide.also))))


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[\w+#]+", text.lower()))
