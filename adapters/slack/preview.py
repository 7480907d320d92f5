"""Shows messages as Slack would, as HTML: for the playground. All text is escaped."""

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from adapters.data_urls import data_url
from adapters.slack.inner_pictures import filled, pictures_of
from adapters.slack.rendering import action_of, to_blocks
from coach.chat.message import Attachment, Message
from coach.review.pictures import png_of

FRAME = "display:flex;gap:10px;background:#fff;color:#1d1c1d;font:15px/1.47 Lato,system-ui,sans-serif;border-radius:8px"
AVATAR = (
    "flex:none;width:36px;height:36px;border-radius:8px;background:#1f2933;color:#fff;display:grid;place-items:center;"
    "font-weight:900"
)
QUOTE = "border-left:4px solid #ddd;padding:2px 0 2px 12px;margin:4px 0;white-space:pre-wrap"
CODE = (
    "border:1px solid #ddd;border-radius:4px;background:#f8f8f8;padding:8px;font:13px/1.5 monospace;"
    "white-space:pre-wrap"
)
MENTION = "background:#f2c74466;color:#1264a3;border-radius:3px;padding:0 2px"
SMALL = "font-size:13px;color:#616061;margin:4px 0;white-space:pre-wrap"
BUTTON = "border:1px solid #bbb;border-radius:4px;padding:4px 11px;margin:0 6px 4px 0;font:bold 13px Lato,sans-serif;"
COLORS = {"primary": "background:#007a5a;color:#fff", "danger": "color:#e01e5a;background:#fff"}


def to_html(message: Message) -> str:
    """The message's Slack messages one below the other, pictures in their places, as the platform posts them."""
    files = "".join(_file(part) for part in message.parts if isinstance(part, Attachment))
    groups = [filled(blocks, _shown(message)) for blocks in to_blocks(message, inside=True)]
    shown = (blocks_to_html(blocks) for blocks in groups or [[]])
    return "".join(
        framed("Resume Coach", f"{body}{files if number == 0 else ''}", is_app=True)
        for number, body in enumerate(shown)
    )


def page_to_html(blocks: Iterable[Mapping[str, Any]]) -> str:
    """Blocks as a page of their own."""
    return f'<article style="{FRAME}"><div style="min-width:0;flex:1">{blocks_to_html(blocks)}</div></article>'


def blocks_to_html(blocks: Iterable[Mapping[str, Any]]) -> str:
    """Blocks as Slack is sent them; pictures by addresses in place of their files' ids."""
    return "".join(_block(block) for block in blocks)


def framed(name: str, inner: str, above: str = "", *, is_app: bool = False) -> str:
    """The frame of a message; `inner`, and what stands `above` the name, are HTML."""
    app = (
        ' <span style="background:#ddd;color:#616061;font-size:10px;padding:1px 3px;border-radius:2px">APP</span>'
        if is_app
        else ""
    )
    color = "#1f2933" if is_app else "#2f7d5b"
    body = f'<div style="min-width:0;flex:1">{above}<b>{escape(name)}</b>{app}{inner}</div>'
    return f'<article style="{FRAME}"><div style="{AVATAR};background:{color}">{escape(name[:1])}</div>{body}</article>'


def _shown(message: Message) -> dict[int, str]:
    """The pictures of a message by number, as addresses that hold them."""
    return {number: data_url(png_of(part)) for number, part in enumerate(pictures_of(message))}


def _file(part: Attachment) -> str:
    return f'<p style="{SMALL}">📄 {escape(part.name)}</p>'


def _block(block: Mapping[str, Any]) -> str:
    match block["type"]:
        case "header":
            return f'<h3 style="font-size:18px;margin:6px 0">{escape(block["text"]["text"])}</h3>'
        case "image":
            source, alt = block["slack_file"]["id"], escape(block["alt_text"])
            return f'<img style="max-width:100%;border:1px solid #ddd" alt="{alt}" src="{source}">'
        case "table":
            return _table(block["rows"])
        case "rich_text":
            return "".join(_rich(element) for element in block["elements"])
        case "context":
            words = " ".join(escape(each["text"]) for each in block["elements"])
            return f'<p style="{SMALL}">{words}</p>'
        case "actions":
            return f'<p class="buttons">{"".join(_button(each) for each in block["elements"])}</p>'
        case "divider":
            return '<hr style="border:0;border-top:1px solid #ddd">'
        case other:
            raise ValueError(f"the preview does not know the block {other}")


def _table(rows: list[list[dict[str, Any]]]) -> str:
    lines = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in rows)
    return f'<table style="border-collapse:collapse;margin:6px 0;font-size:13px">{lines}</table>'


def _cell(cell: dict[str, Any]) -> str:
    text = escape(cell["text"]) if "text" in cell else "".join(map(_rich, cell["elements"]))
    return f'<td style="border:1px solid #ddd;padding:4px 8px;vertical-align:top">{text}</td>'


def _rich(element: dict[str, Any]) -> str:
    text = "".join(_run(each) for each in element["elements"])
    match element["type"]:
        case "rich_text_quote":
            return f'<div style="{QUOTE}">{text}</div>'
        case "rich_text_preformatted":
            return f'<div style="{CODE}">{text}</div>'
        case _:
            return f'<div style="white-space:pre-wrap;margin:4px 0">{text}</div>'


def _run(run: dict[str, Any]) -> str:
    if run["type"] != "text":
        named = "mentors" if run["type"] == "usergroup" else run["user_id"]
        return f'<span style="{MENTION}">@{escape(named)}</span>'
    text, style = escape(run["text"]), run.get("style", {})
    for name, tag in (("bold", "b"), ("italic", "i"), ("code", "code")):
        if style.get(name):
            text = f"<{tag}>{text}</{tag}>"
    return text


def _button(button: dict[str, Any]) -> str:
    style = BUTTON + COLORS.get(button.get("style", ""), "background:#fff;color:#1d1c1d")
    label = escape(button["text"]["text"])
    if "url" in button:
        link = f'class="button" rel="noopener noreferrer nofollow" style="{style}"'
        return f'<a {link} href="{escape(button["url"])}">{label}</a>'
    data = f'data-action="{escape(action_of(button["action_id"]))}" data-value="{escape(button.get("value", ""))}"'
    return f'<button type="button" style="{style}" {data}>{label}</button>'
