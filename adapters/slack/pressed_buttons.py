"""What a message says once one of its buttons was pressed: the choice in the button's place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from adapters.slack.limits import BLOCKS_A_MESSAGE
from adapters.slack.rendering import Block, action_of, to_blocks
from coach.chat.answers import Chosen
from coach.chat.message import Buttons, Message, Note, plain

OF_AN_IMAGE = ("type", "block_id", "alt_text", "title", "image_url")
"""What Slack takes back of the image blocks that it gives."""


@dataclass(frozen=True, slots=True)
class Pressed:
    """The message or modal whose button was pressed, as Slack gives it with the press, and which button that was."""

    blocks: Sequence[Block]
    text: str
    action_id: str
    value: str


def to_pressed(body: dict[str, Any]) -> Pressed | None:
    """The message or modal of a press; None where Slack gives none: of some private answers, and the member's page,
    which is published anew anyway."""
    view, action = body.get("view") or {}, body["actions"][0]
    message = view if view.get("type") == "modal" else body.get("message") or {}
    blocks = message.get("blocks") or ()
    if not blocks:
        return None
    return Pressed(blocks, message.get("text") or "", action.get("action_id", ""), action.get("value") or "")


def settled(pressed: Pressed, chosen: Chosen, most: int = BLOCKS_A_MESSAGE) -> list[Block]:
    """The blocks with the choice in place of the button; none where the button is not found, or there are too many."""
    blocks = [each for block in pressed.blocks for each in _settled(block, pressed, chosen)]
    found = any(_is_pressed(element, pressed) for block in pressed.blocks for element in _buttons(block))
    return blocks if found and len(blocks) <= most else []


def _settled(block: Block, pressed: Pressed, chosen: Chosen) -> Iterator[Block]:
    if block.get("type") == "image":
        yield _image(block)
        return
    buttons = _buttons(block)
    if not buttons:
        yield block
        return
    left = [each for each in buttons if not (_is_pressed(each, pressed) or _goes(each, chosen))]
    if left:
        yield {**block, "elements": left}
    for button in (each for each in buttons if _is_pressed(each, pressed)):
        then = chosen.beside(str((button.get("text") or {}).get("text", "")))
        parts = (Note(plain(f"✓ {chosen.text}")), *((Buttons(then),) if then else ()))
        yield from next(iter(to_blocks(Message(parts))), [])


def _image(block: Block) -> Block:
    kept = {name: block[name] for name in OF_AN_IMAGE if name in block}
    if file := block.get("slack_file"):
        kept = {name: value for name, value in kept.items() if name != "image_url"}
        kept["slack_file"] = {"id": file["id"]} if "id" in file else {"url": file["url"]}
    return kept


def _buttons(block: Block) -> list[Block]:
    return block["elements"] if block.get("type") == "actions" else []


def _is_pressed(element: Block, pressed: Pressed) -> bool:
    return (element.get("action_id"), element.get("value") or "") == (pressed.action_id, pressed.value)


def _goes(element: Block, chosen: Chosen) -> bool:
    return chosen.takes(action_of(element.get("action_id", "")), element.get("value") or "")
