"""Messages as Discord shows them: embeds with persistent buttons, split by Discord's limits.

Embeds rather than Components V2: they hold 6000 characters instead of 4000, their texts never unfurl links, they are
found by search, older clients and other bots read them, and a bar of colour says how much a card matters. What V2 adds
(buttons between texts) the coach's messages do not need.
"""

from base64 import b64decode
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import assert_never

from adapters.discord import limits
from adapters.discord.markup import bold, clean, escape, fenced, plain, quoted, runs, size, small
from adapters.text_splitting import fitting, fitting_runs
from coach.chat.message import (
    Attachment,
    Button,
    Buttons,
    Chart,
    Divider,
    FieldList,
    Gravity,
    Heading,
    Message,
    Note,
    Paragraph,
    Part,
    Picture,
    Ping,
    Quote,
    Rewrite,
    Table,
)

LINE = "─" * 16


@dataclass(frozen=True, slots=True)
class Markdown:
    """A piece of markdown that is never cut."""

    text: str


LINE_BLOCK = Markdown(LINE)


@dataclass(frozen=True, slots=True)
class Title:
    """The title of an embed: a new one begins with it."""

    text: str


@dataclass(frozen=True, slots=True)
class FieldPairs:
    """Pairs shown side by side under the text."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class File:
    """A file to upload: a chart still to be drawn, or bytes; with both, the chart's picture as it was drawn already."""

    name: str
    data: bytes = b""
    chart: Chart | None = None
    alt: str = ""


Piece = Markdown | Title | FieldPairs | File | Button | Ping


@dataclass(frozen=True, slots=True)
class Card:
    """One embed: title, markdown, fields and the name of the picture below."""

    title: str = ""
    blocks: tuple[str, ...] = ()
    fields: tuple[tuple[str, str], ...] = ()
    picture: str = ""
    gravity: Gravity = "plain"

    @property
    def description(self) -> str:
        """The embed's markdown."""
        return "".join(
            block if not number else f"{_room(self.blocks[number - 1], block)}{block}"
            for number, block in enumerate(self.blocks)
        )

    @property
    def size(self) -> int:
        """Characters that count towards Discord's limits."""
        return size(self.title) + size(self.description) + sum(size(a) + size(b) for a, b in self.fields)


def _room(above: str, below: str) -> str:
    """The room between two blocks: a quote, what is made to be copied and small print belong to what is above them."""
    return "\n" if above.startswith("> ") or below.startswith(("> ", "-# ")) or "```" in below else "\n\n"


@dataclass(frozen=True, slots=True)
class MessagePage:
    """One Discord message: embeds, buttons below them, files."""

    cards: tuple[Card, ...] = ()
    buttons: tuple[Button, ...] = ()
    files: tuple[File, ...] = ()
    called: tuple[str, ...] = ()
    """Roles whose members are notified."""

    @property
    def size(self) -> int:
        """Characters over all embeds."""
        return sum(card.size for card in self.cards)


def to_pages(message: Message) -> tuple[MessagePage, ...]:
    """The message as one Discord message, or as few as its limits allow. Nothing is left out."""
    pages = [MessagePage()]
    for group in _groups(piece for part in _with_names(message.parts) for piece in _pieces(part)):
        grown = _filled(pages[-1], group)
        alone = _filled(MessagePage(), group[group[0] == LINE_BLOCK :])
        # What stands between two lines stays together, if a message of its own can hold it.
        apart = len(grown) > 1 and len(alone) == 1 and pages != [MessagePage()]
        pages = [*pages, *alone] if apart else [*pages[:-1], *grown]
    if pages[0] == MessagePage():
        return (MessagePage((Card(blocks=(escape(message.summary) or "…",)),)),)
    return tuple(_weighed(page, message.gravity) for page in pages)


def _weighed(page: MessagePage, gravity: Gravity) -> MessagePage:
    return replace(page, cards=tuple(replace(card, gravity=gravity) for card in page.cards))


def _groups(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """Pieces that belong together: what follows a dividing line or a title, up to the next.

    A line right before a title, or at the end, says nothing and is left out: a title begins a card of its own.
    """
    group: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, Title) or piece == LINE_BLOCK:
            if group not in ([], [LINE_BLOCK]):
                yield group
            group = []
        group.append(piece)
    if group not in ([], [LINE_BLOCK]):
        yield group


def _filled(page: MessagePage, pieces: Iterable[Piece]) -> list[MessagePage]:
    pages = [page]
    for piece in pieces:
        pages[-1:] = _with(pages[-1], piece)
    return pages


def _with_names(parts: Sequence[Part]) -> Iterator[Part]:
    """Discord shows all buttons below the text: of rows that look alike each names the paragraph it stood under."""
    labels = Counter(button.label for part in parts if isinstance(part, Buttons) for button in part.buttons)
    name = ""
    for part in parts:
        if isinstance(part, Buttons) and name and any(labels[button.label] > 1 for button in part.buttons):
            about = limits.shorten(clean(name).rstrip(".:"), limits.BUTTON_LABEL // 2)
            yield Buttons(tuple(replace(button, label=f"{about}: {button.label}") for button in part.buttons))
        else:
            yield part
        name = _name_of(part)


def _name_of(part: Part) -> str:
    return (
        next((run.text.strip() for run in part.text if run.style == "bold"), "") if isinstance(part, Paragraph) else ""
    )


def to_contents(page: MessagePage) -> tuple[str, ...]:
    """The page's texts as plain messages, for channels that forbid embeds."""
    contents = [""]
    for text in (text for card in page.cards for text in _texts(card)):
        joined = f"{contents[-1]}\n\n{text}".strip("\n")
        contents[-1:] = [joined] if size(joined) <= limits.CONTENT_TEXT else [contents[-1], text]
    return tuple(filter(None, contents))


def _texts(card: Card) -> Iterator[str]:
    if card.title:
        yield f"**{card.title}**"
    yield from card.blocks
    yield from (f"**{name}** {value}" for name, value in card.fields)


def _fits(text: str) -> bool:
    return size(text) <= limits.BLOCK


def _pieces(part: Part) -> Iterator[Piece]:  # noqa: C901, PLR0912 -- one case for each kind of part
    match part:
        case Heading():
            yield from _title(part.text)
        case Paragraph():
            yield from map(Markdown, fitting_runs(part.text, runs, _fits))
        case Quote():
            yield from _labelled(part.label, fitting(part.text, quoted, _fits))
        case Rewrite():
            yield from _labelled(part.label, fitting(part.text, fenced, _fits))
        case FieldList():
            yield from _facts(part.pairs)
        case Table():
            yield from map(Markdown, fitting(part.lines, fenced, _fits))
        case Picture():
            yield File("chart.png", b64decode(part.image), part.chart, part.alt)
        case Note():
            yield from map(Markdown, fitting_runs(part.text, small, _fits))
        case Buttons():
            for button in part.buttons:
                yield from _button(button)
        case Attachment():
            yield File(part.name, part.data)
        case Divider() | Ping():
            yield part if isinstance(part, Ping) else LINE_BLOCK
        case _:
            assert_never(part)


def _title(text: str) -> Iterator[Piece]:
    title = escape(" ".join(text.split()))
    if size(title) <= limits.EMBED_TITLE:
        yield Title(title)
    else:
        yield from map(Markdown, fitting(text, bold, _fits))


def _labelled(label: str, texts: list[str]) -> Iterator[Piece]:
    """A label stands right above its text: in one block, so that no cut parts them."""
    head = bold(label)
    first = f"{head}\n{texts[0]}" if head and size(head) < 90 else texts[0]
    yield from map(Markdown, (first, *texts[1:]))


def _facts(pairs: Iterable[tuple[str, str]]) -> Iterator[Piece]:
    """Short pairs as fields; a long one as a paragraph of its own."""
    shown = [(escape(name) or "…", escape(value) or "–", name, value) for name, value in pairs]
    short = [(a, b) for a, b, _, _ in shown if size(a) <= limits.FIELD_NAME and size(b) <= limits.FIELD_VALUE]
    for first in range(0, len(short), 3):
        yield FieldPairs(tuple(short[first : first + 3]))
    for name_shown, value_shown, name, value in shown:
        if (name_shown, value_shown) not in short:
            yield from map(Markdown, fitting(name, bold, _fits) + fitting(value, escape, _fits))


def _button(button: Button) -> Iterator[Piece]:
    """A button; an address that no button may hold stays readable as text."""
    web = button.url.startswith(("https://", "http://"))
    if not button.url or (web and len(button.url) <= limits.BUTTON_URL):
        yield replace(button, label=limits.shorten(clean(button.label), limits.BUTTON_LABEL) or "…")
    else:
        yield from map(Markdown, fitting(f"{button.label}: {button.url}", escape, _fits))


def _with(page: MessagePage, piece: Piece) -> list[MessagePage]:
    """The page with the piece, or the page and the next one that begins with the piece."""
    grown = _grow(page, piece)
    if _allowed(grown):
        return [grown]
    return [page, _grow(MessagePage(), piece)]


def _grow(page: MessagePage, piece: Piece) -> MessagePage:
    match piece:
        case Button():
            known = {(button.action, button.value, button.url) for button in page.buttons}
            new = (piece.action, piece.value, piece.url) not in known
            return replace(page, buttons=(*page.buttons, piece)) if new else page
        case File():
            return _with_file(page, piece)
        case Ping():
            return replace(page, called=(*page.called, piece.group)) if piece.group.isdecimal() else page
        case Title():
            return replace(page, cards=(*page.cards, Card(title=piece.text)))
        case Markdown():
            return _in_card(page, piece)
        case FieldPairs():
            return _in_card(page, piece)
        case _:
            assert_never(piece)


def _in_card(page: MessagePage, piece: Markdown | FieldPairs) -> MessagePage:
    """Text goes on in the last embed unless fields or a picture closed it: embeds show those below their text."""
    last = page.cards[-1] if page.cards else Card()
    if isinstance(piece, FieldPairs):
        grown = replace(last, fields=last.fields + piece.pairs)
        closed = bool(last.picture)
    else:
        grown = replace(last, blocks=(*last.blocks, piece.text))
        closed = bool(last.fields or last.picture) or size(grown.description) > limits.EMBED_DESCRIPTION
    if closed or len(grown.fields) > limits.FIELDS:
        return replace(page, cards=(*page.cards, _grow(MessagePage(), piece).cards[0]))
    return replace(page, cards=(*page.cards[:-1], grown))


def _with_file(page: MessagePage, file: File) -> MessagePage:
    if file.chart is None:
        return replace(page, files=(*page.files, file))
    named = replace(file, name=f"chart{len(page.files) + 1}.png")
    last = page.cards[-1] if page.cards else Card()
    closed = bool(last.picture)
    cards = (*page.cards, Card(picture=named.name)) if closed else (*page.cards[:-1], replace(last, picture=named.name))
    return replace(page, cards=cards, files=(*page.files, named))


def _allowed(page: MessagePage) -> bool:
    return (
        page.size <= limits.MESSAGE_TOTAL
        and len(page.cards) <= limits.EMBEDS
        and len(page.buttons) <= limits.ROWS * limits.ROW_BUTTONS
        and len(page.files) <= limits.FILES
    )


def accessible(message: Message) -> str:
    """One plain line for places that show no embeds."""
    return clean(message.summary) or next(
        (plain(part.text) for part in message.parts if isinstance(part, Paragraph)), ""
    )
