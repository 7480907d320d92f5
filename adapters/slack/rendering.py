"""Messages as Block Kit: untrusted text stands only where Slack reads no markup."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, assert_never

from adapters.slack.limits import (
    BLOCKS_A_MESSAGE,
    BLOCKS_A_VIEW,
    BUTTONS,
    CHART,
    CHART_LABEL,
    CONFIRM_BUTTON,
    CONFIRM_TEXT,
    CONFIRM_TITLE,
    FALLBACK,
    HEADER,
    LABEL,
    ROWS,
    TEXT,
    WEIGHT_A_MESSAGE,
)
from adapters.text_splitting import pieces, shortened
from coach.chat.message import (
    Attachment,
    Button,
    Buttons,
    Divider,
    FieldList,
    Heading,
    Message,
    Note,
    Paragraph,
    Part,
    Picture,
    Ping,
    Quote,
    Rewrite,
    Run,
    Table,
    Text,
    plain,
)
from texts import gettext

Block = dict[str, Any]

STYLES = {"plain": None, "bold": {"bold": True}, "italic": {"italic": True}, "code": {"code": True}, "person": None}
PERSON, GROUP = re.compile(r"[UW][A-Z0-9]{1,30}"), re.compile(r"S[A-Z0-9]{1,30}")
"""Ids of members and of user groups."""

COMMANDS_OF_MARKUP = re.compile(r"<(?=[!@#]|\w+:)")
INVISIBLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
WORD_JOINER = "\u2060"


PICTURE = "picture-"
"""What the place of a picture begins with, before its file is known."""
ALT = 1000


def to_blocks(message: Message, *, pictures: bool = False, inside: bool = False) -> list[list[Block]]:
    """The message as one or more Slack messages, each within Slack's limits. `inside`: with a place for each picture.

    Pictures and attachments are files, which the platform uploads; with `pictures` characters and words stand in for
    them (where no file can go: ephemeral answers, modals, the home tab).
    """
    blocks = _placed(message.parts) if inside else _blocks(message.parts, pictures)
    return list(packed(blocks, BLOCKS_A_MESSAGE, WEIGHT_A_MESSAGE))


def to_view_blocks(messages: Iterable[Message]) -> list[Block]:
    """Several messages as the blocks of one modal or home tab; what does not fit is left out from the end."""
    blocks: list[Block] = []
    for message in messages:
        if blocks:
            blocks.append({"type": "divider"})
        blocks.extend(_blocks(message.parts, stand_ins=True))
    return [without_block_id(block) for block in without_tables(blocks)[:BLOCKS_A_VIEW]]


def without_block_id(block: Block) -> Block:
    """The block without a name; Slack gives it one."""
    return {name: value for name, value in block.items() if name != "block_id"}


def to_fallback(message: Message) -> str:
    """The line for notifications and screen readers, escaped: Slack reads this one as markup."""
    words = (harmless(each).strip() for each in (message.summary, *words_of(message.parts)))
    return escaped(shortened(next(filter(None, words), "Resume Coach"), FALLBACK // 5))


def words_of(parts: Iterable[Part]) -> Iterator[str]:
    """All words of the parts, for when Slack takes nothing but plain text."""
    for part in parts:
        match part:
            case Heading() | Quote() | Rewrite():
                yield part.text
            case Paragraph() | Note():
                yield "".join(run.text for run in part.text)
            case FieldList():
                yield from (f"{name}: {value}" for name, value in part.pairs)
            case Table():
                yield from (", ".join(row) for row in part.rows)
            case Picture():
                yield part.alt
            case Buttons() | Attachment() | Divider() | Ping():
                pass
            case _:
                assert_never(part)


def escaped(text: str) -> str:
    """Text in which Slack finds no markup command: no mention, no link."""
    return harmless(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def harmless(text: str) -> str:
    """The same words without control characters; `<!…>`, `<@…>` and `<http…>` are broken by an invisible joiner.

    Rich and plain text is not parsed by Slack, but is copied, exported and bridged into places that do.
    """
    return COMMANDS_OF_MARKUP.sub("<" + WORD_JOINER, INVISIBLE.sub("", text))


def packed(blocks: Iterable[Block], most: int, heaviest: int) -> Iterator[list[Block]]:
    """Blocks in groups of at most `most` blocks and `heaviest` characters of JSON; order is kept.

    Cut at a dividing line where the group has one in its second half: the line goes, and what belongs together stays.
    """
    group: list[Block] = []
    for block in blocks:
        if group and (len(group) >= most or _weight(group) + _weight([block]) > heaviest):
            cut = _cut(group)
            yield group[:cut]
            group = [each for number, each in enumerate(group[cut:]) if number or each["type"] != "divider"]
            if not group and block["type"] == "divider":
                continue
        group.append(block)
    if group:
        yield group


def _weight(blocks: list[Block]) -> int:
    return sum(len(json.dumps(block, ensure_ascii=False)) for block in blocks)


def _cut(group: list[Block]) -> int:
    lines = [number for number, block in enumerate(group) if block["type"] == "divider"]
    return next((number for number in reversed(lines) if number > len(group) // 2), len(group))


def _placed(parts: Iterable[Part]) -> Iterator[Block]:
    """The blocks, with a place for each picture."""
    number = 0
    for part in parts:
        if isinstance(part, Picture):
            alt = shortened(harmless(part.alt).strip() or "…", ALT)
            yield {"type": "image", "slack_file": {"id": f"{PICTURE}{number}"}, "alt_text": alt}
            number += 1
        else:
            yield from _part(part, stand_ins=False)


def _blocks(parts: Iterable[Part], stand_ins: bool) -> Iterator[Block]:
    for part in parts:
        yield from _part(part, stand_ins)


def _part(part: Part, stand_ins: bool) -> Iterator[Block]:  # noqa: C901, PLR0912 -- one case for each kind of part
    match part:
        case Heading():
            yield from _heading(part.text)
        case Paragraph():
            yield from _rich("rich_text_section", part.text)
        case Quote():
            yield from _labelled(part.label, "rich_text_quote", part.text)
        case Rewrite():
            yield from _labelled(part.label, "rich_text_preformatted", part.text)
        case FieldList():
            yield from _facts(part.pairs)
        case Table():
            yield from _table(part)
        case Picture():
            yield from _chart(part) if stand_ins else ()
        case Note():
            yield from _context("".join(run.text for run in part.text))
        case Buttons():
            yield from _buttons(part.buttons)
        case Attachment():
            yield from _context(gettext("{file} comes as a direct message.", file=part.name)) if stand_ins else ()
        case Divider():
            yield {"type": "divider"}
        case Ping():
            yield from _ping(part.group)
        case _:
            assert_never(part)


def plain_text(text: str) -> dict[str, Any]:
    """A text object in which nothing is read as markup, not even emoji names."""
    return {"type": "plain_text", "text": text, "emoji": False}


def _heading(text: str) -> Iterator[Block]:
    clean = harmless(text).strip()
    if not clean:
        return
    if len(clean) <= HEADER:
        yield {"type": "header", "text": plain_text(clean)}
    else:
        yield from _rich("rich_text_section", (Run(clean, "bold"),))


def _labelled(label: str, element: str, text: str) -> Iterator[Block]:
    if not harmless(text).strip():
        return
    head = [_section((Run(label, "bold"),))] if harmless(label).strip() else []
    for number, piece in enumerate(pieces(harmless(text), TEXT)):
        body = {"type": element, "elements": [{"type": "text", "text": piece}]}
        yield {"type": "rich_text", "elements": [*head, body] if number == 0 else [body]}


def _section(runs: Text) -> dict[str, Any]:
    return {"type": "rich_text_section", "elements": [_run(run.text, run.style) for run in runs]}


def _ping(group: str) -> Iterator[Block]:
    if GROUP.fullmatch(group):
        called = {"type": "usergroup", "usergroup_id": group}
        yield {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [called]}]}


def _run(text: str, style: str) -> dict[str, Any]:
    if style == "person" and PERSON.fullmatch(text):
        return {"type": "user", "user_id": text}
    element: dict[str, Any] = {"type": "text", "text": harmless(text)}
    if STYLES[style]:
        element["style"] = STYLES[style]
    return element


def _rich(element: str, runs: Text) -> Iterator[Block]:
    elements: list[dict[str, Any]] = []
    room = TEXT
    for run in runs:
        for piece in pieces(harmless(run.text), TEXT):
            if elements and len(piece) > room:
                yield {"type": "rich_text", "elements": [{"type": element, "elements": elements}]}
                elements, room = [], TEXT
            elements.append(_run(piece, run.style))
            room -= len(piece)
    if any(piece.get("text", "…").strip() for piece in elements):
        yield {"type": "rich_text", "elements": [{"type": element, "elements": elements}]}


def _chart(picture: Picture) -> Iterator[Block]:
    """A chart drawn with characters, where no picture can go; its words where it has no bars."""
    bars = picture.chart.bars
    if not bars:
        yield from _context(picture.alt)
        return
    labels = [shortened(harmless(bar.label), CHART_LABEL) for bar in bars]
    widest = max(map(len, labels))
    full = [round(CHART * min(1.0, max(0.0, bar.share))) for bar in bars]
    lines = (
        f"{label:<{widest}}  {'█' * length}{'░' * (CHART - length)}  {bar.value}".rstrip()
        for label, length, bar in zip(labels, full, bars, strict=True)
    )
    # A score card stands below what it is about; other charts are named.
    title = "" if picture.chart.design == "score" else picture.chart.title
    yield from _labelled(title, "rich_text_preformatted", "\n".join(lines))
    yield from _context(picture.chart.caption)


def _table(table: Table) -> Iterator[Block]:
    """A table block, whose cells Slack does not parse. It needs a text in every cell."""
    rows = [[{"type": "raw_text", "text": harmless(cell).strip() or "–"} for cell in row] for row in _rows_of(table)]
    yield {"type": "table", "rows": rows}


def _rows_of(table: Table) -> Iterator[tuple[str, ...]]:
    yield table.head
    yield from table.rows[: ROWS - 1]


def without_tables(blocks: Iterable[Block]) -> list[Block]:
    """The blocks with each table in lines, for places that take no tables."""
    return [each for block in blocks for each in (_in_lines(block) if block["type"] == "table" else [block])]


def _in_lines(block: Block) -> list[Block]:
    head, *rows = (tuple(cell["text"] for cell in row) for row in block["rows"])
    return list(_labelled("", "rich_text_preformatted", Table(head, tuple(rows)).lines))


def _facts(pairs: tuple[tuple[str, str], ...]) -> Iterator[Block]:
    """Names in bold with their values, one below the other: fields of a section could only set them in plain text."""
    runs = [(Run(f"{name}: ", "bold"), Run(f"{value}\n")) for name, value in pairs if f"{name}{value}".strip()]
    if runs:
        runs[-1] = (runs[-1][0], Run(runs[-1][1].text.rstrip("\n")))
    yield from _rich("rich_text_section", tuple(run for both in runs for run in both))


def _context(text: str) -> Iterator[Block]:
    for piece in pieces(harmless(text).strip(), TEXT):
        if piece.strip():
            yield {"type": "context", "elements": [plain_text(piece)]}


def _buttons(buttons: tuple[Button, ...]) -> Iterator[Block]:
    shown = [_button(button, number) for number, button in enumerate(buttons) if button.label.strip()]
    for start in range(0, len(shown), BUTTONS):
        yield {"type": "actions", "elements": shown[start : start + BUTTONS]}


def _button(button: Button, number: int) -> dict[str, Any]:
    # The number keeps ids apart within a row, as Slack asks; `action_of` drops it.
    element = {
        "type": "button",
        "text": plain_text(shortened(harmless(button.label).strip() or "…", LABEL)),
        "action_id": f"{button.action or 'link'}#{number}",
    }
    if button.url.startswith(("https://", "http://")) and len(button.url) <= 3000:
        element["url"] = button.url
    if button.value:
        element["value"] = button.value
    if button.style != "plain":
        element["style"] = button.style
    if button.confirm:
        element["confirm"] = {
            "title": plain_text(shortened(button.label, CONFIRM_TITLE)),
            "text": plain_text(shortened(harmless(button.confirm), CONFIRM_TEXT)),
            "confirm": plain_text(shortened(gettext("Yes, delete"), CONFIRM_BUTTON)),
            "deny": plain_text(shortened(gettext("Cancel"), CONFIRM_BUTTON)),
            "style": "danger",
        }
    return element


def action_of(action_id: str) -> str:
    """The coach's name of a pressed button; empty for a link."""
    name = action_id.partition("#")[0]
    return "" if name == "link" else name


def text_blocks(text: str) -> list[Block]:
    """A short text of our own as blocks; none for no text."""
    return next(iter(to_blocks(Message((Paragraph(plain(text)),)))), [])
