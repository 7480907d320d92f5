"""Judges blocks as Slack would: by the SDK's own models, and by the limits those models miss."""

import json
from typing import Any

from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import Block, DividerBlock
from slack_sdk.models.views import View

MAX_BLOCKS = {"message": 50, "modal": 100, "home": 100}
TYPES = {
    "message": {"actions", "context", "divider", "header", "image", "rich_text", "section", "table"},
    "modal": {"actions", "context", "divider", "header", "image", "input", "rich_text", "section"},
    "home": {"actions", "context", "divider", "header", "image", "input", "rich_text", "section"},
}
MAX_MESSAGE = 12_000
TEXTS = {"plain_text": 3000, "mrkdwn": 3000}
RICH = {"rich_text_section", "rich_text_quote", "rich_text_preformatted", "rich_text_list"}


def problems(blocks: list[dict[str, Any]], surface: str = "message") -> list[str]:
    """What Slack would refuse; empty if it would take the blocks."""
    found: list[str] = []
    if len(blocks) > MAX_BLOCKS[surface]:
        found.append(f"{len(blocks)} blocks")
    if surface == "message" and len(json.dumps(blocks, ensure_ascii=False)) > MAX_MESSAGE:
        found.append("msg_blocks_too_long")
    ids = [block["block_id"] for block in blocks if "block_id" in block]
    if len(ids) != len(set(ids)) or any(len(each) > 255 for each in ids):
        found.append("block_id")
    for block in blocks:
        if block.get("type") not in TYPES[surface]:
            found.append(f"unsupported type {block.get('type')}")
            continue
        found.extend(_model(block))
        found.extend(_missed(block))
    return found


def view_problems(view: dict[str, Any]) -> list[str]:
    """What Slack would refuse in a modal or home tab."""
    found = problems(view["blocks"], view["type"])
    if view["type"] == "modal":
        try:
            View(
                **{name: value for name, value in view.items() if name != "blocks"}, blocks=[DividerBlock()]
            ).validate_json()
        except SlackObjectFormationError as error:
            found.append(str(error))
        has_input = any(block["type"] == "input" for block in view["blocks"])
        if has_input != ("submit" in view):
            found.append("a modal has a submit button if, and only if, it has inputs")
    return found


def _model(block: dict[str, Any]) -> list[str]:
    try:
        parsed = Block.parse(block)
        if parsed is None:
            return ["unknown block"]
        parsed.to_dict()
    except SlackObjectFormationError as error:
        return [str(error)]
    return []


def _missed(block: dict[str, Any]) -> list[str]:
    found: list[str] = []
    match block["type"]:
        case "section":
            found += ["field over 2000" for field in block.get("fields", ()) if len(field["text"]) > 2000]
            found += ["over 10 fields"] if len(block.get("fields", ())) > 10 else []
        case "header":
            found += ["header"] if not 1 <= len(block["text"]["text"]) <= 150 else []
        case "context":
            found += ["context"] if not 1 <= len(block["elements"]) <= 10 else []
        case "actions":
            found += _buttons(block["elements"])
        case "table":
            found += [] if 1 <= len(block["rows"]) <= 100 else ["rows"]
            found += [
                "cell"
                for row in block["rows"]
                for cell in row
                if cell["type"] != "raw_text" or not cell["text"].strip()
            ]
        case "rich_text":
            found += _rich(block["elements"])
        case "input":
            found += _input(block)
    found += [f"text {len(text)}" for text in _texts(block) if not 1 <= len(text) <= 3000]
    return found


def _buttons(elements: list[dict[str, Any]]) -> list[str]:
    ids = [element["action_id"] for element in elements]
    found = ["action_id twice"] if len(ids) != len(set(ids)) else []
    if not 1 <= len(elements) <= 25:
        found.append("actions")
    for element in elements:
        if not 1 <= len(element["text"]["text"]) <= 75 or len(element.get("value", "")) > 2000:
            found.append("button")
        found += _confirm(element.get("confirm"))
        if len(element["action_id"]) > 255 or element.get("style") not in {None, "primary", "danger"}:
            found.append("button id or style")
    return found


def _confirm(dialog: dict[str, Any] | None) -> list[str]:
    most = {"title": 100, "text": 300, "confirm": 30, "deny": 30}
    return [f"confirm {name}" for name, size in most.items() if dialog and len(dialog[name]["text"]) > size]


def _rich(elements: list[dict[str, Any]]) -> list[str]:
    found = [] if elements else ["empty rich_text"]
    for element in elements:
        if element["type"] not in RICH or not element.get("elements"):
            found.append(f"rich element {element['type']}")
        for leaf in element.get("elements", ()):
            if leaf["type"] not in {"text", "link", "emoji", "user", "usergroup", "channel", "broadcast"}:
                found.append(f"rich leaf {leaf['type']}")
            if leaf["type"] == "text" and not leaf["text"]:
                found.append("empty text")
    return found


def _input(block: dict[str, Any]) -> list[str]:
    element = block["element"]
    found = ["label"] if not 1 <= len(block["label"]["text"]) <= 2000 else []
    if element["type"] == "file_input" and not 1 <= element.get("max_files", 10) <= 10:
        found.append("max_files")
    if element["type"] == "plain_text_input" and not 1 <= element.get("max_length", 3000) <= 3000:
        found.append("max_length")
    if element["type"] in {"static_select", "multi_static_select"} and not 1 <= len(element["options"]) <= 100:
        found.append("options")
    return found


def _texts(node: Any) -> list[str]:
    if isinstance(node, dict):
        own = [node["text"]] if node.get("type") in TEXTS and isinstance(node.get("text"), str) else []
        return own + [text for child in node.values() for text in _texts(child)]
    if isinstance(node, list):
        return [text for child in node for text in _texts(child)]
    return []


def shown(blocks: Any) -> str:
    """All words of blocks, in order."""
    if isinstance(blocks, dict):
        if blocks.get("type") in {"text", "plain_text", "mrkdwn", "raw_text"} and isinstance(blocks.get("text"), str):
            return str(blocks["text"])
        return "".join(shown(child) for child in blocks.values())
    if isinstance(blocks, list):
        return "\n".join(shown(child) for child in blocks)
    return ""
