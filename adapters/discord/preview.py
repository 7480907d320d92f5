"""Shows a message the way Discord would, as HTML, so that it can be looked at without Discord."""

import re
from collections.abc import Mapping
from html import escape
from typing import Any

from adapters.data_urls import data_url
from adapters.discord.custom_ids import CustomId, parse
from adapters.discord.limits import ROW_BUTTONS
from adapters.discord.marks import EDGE, SIGNS
from adapters.discord.rendering import File, MessagePage, to_pages
from adapters.discord.sending import data_of, to_button, to_embed
from coach.chat.message import Message

STYLE = {
    "frame": "background:#313338;color:#dbdee1;font:15px/1.375 'gg sans','Noto Sans',Arial,sans-serif;"
    "padding:12px 16px 12px 72px;position:relative;overflow-wrap:anywhere;border-radius:4px;margin:0 0 2px",
    "avatar": "position:absolute;left:16px;top:14px;width:40px;height:40px;border-radius:50%;background:#4c6ef5;"
    "color:#fff;text-align:center;line-height:40px;font-weight:600",
    "card": "background:#2b2d31;border-left:4px solid #4c6ef5;border-radius:4px;padding:8px 16px 12px 12px;"
    "max-width:520px;margin:4px 0;white-space:pre-wrap",
    "file": "background:#2b2d31;border:1px solid #1e1f22;border-radius:8px;padding:10px 12px;max-width:400px;"
    "margin:4px 0",
    "title": "font-weight:600;color:#f2f3f5;margin:4px 0 8px",
    "quote": "border-left:4px solid #4e5058;border-radius:2px;padding-left:12px",
    "code": "background:#1e1f22;border-radius:3px;padding:1px 4px;font:13px/1.3 Consolas,'DejaVu Sans Mono',monospace",
    "block": "background:#1e1f22;border:1px solid #1a1b1e;border-radius:4px;padding:7px;margin:4px 0;"
    "font:13px/1.35 Consolas,'DejaVu Sans Mono',monospace;white-space:pre-wrap",
    "fields": "display:grid;grid-template-columns:repeat(3,1fr);gap:8px;margin-top:8px;font-size:14px",
    "small": "font-size:12px;color:#949ba4",
    "mention": "background:#5865f24d;color:#c9cdfb;border-radius:3px;padding:0 2px",
    "button": "display:inline-block;border-radius:8px;padding:6px 14px;margin:4px 8px 0 0;color:#fff;font-size:14px;"
    "text-decoration:none;border:0;cursor:pointer;background:",
}
COLORS = {1: "#5865f2", 2: "#4e5058", 4: "#da373c"}
"""Of buttons, by Discord's number for their style."""
_FENCE = re.compile(r"```\n(.*?)\n```", re.DOTALL)
_BACKSLASH = re.compile(r"\\([^\w\s]|_)")
_KEPT = re.compile("[\ue000-\ue0ff]")
_UNSEEN = re.compile(f"[{SIGNS}{EDGE}]")
_ROLE = re.compile(r"&lt;@&amp;\d+&gt;")


def to_html(message: Message) -> str:
    """The message's pages as HTML: all text escaped, only our own tags, no addresses loaded from elsewhere."""
    return "".join(wire_to_html(_wire(page), {file.name: file for file in page.files}) for page in to_pages(message))


def wire_to_html(wire: Mapping[str, Any], files: Mapping[str, File], foot: str = "") -> str:
    """A message as Discord is sent it, with the files that go along by name. `foot`: HTML below its buttons."""
    embeds = wire.get("embeds") or []
    inside = {each["image"]["url"].removeprefix("attachment://") for each in embeds if each.get("image")}
    cards = "".join(_card(each, files) for each in embeds)
    beside = "".join(_file(name) for name in files if name not in inside)
    rows = [row["components"] for row in wire.get("components") or ()]
    buttons = "".join(f"<div>{''.join(map(_button, row))}</div>" for row in rows)
    said = _ROLE.sub(f'<span style="{STYLE["mention"]}">@mentors</span>', escape(wire.get("content") or ""))
    return framed("Resume Coach", f"<div>{said}</div>{cards}{beside}{buttons}", foot, is_app=True)


def framed(name: str, inner: str, foot: str = "", *, is_app: bool = False) -> str:
    """The frame of a message; `inner` and `foot` are HTML."""
    color = "#4c6ef5" if is_app else "#2f7d5b"
    app = ' <span style="font-size:11px;background:#5865f2;color:#fff;border-radius:3px;padding:1px 5px">APP</span>'
    return (
        f'<article style="{STYLE["frame"]}"><div style="{STYLE["avatar"]};background:{color}">{escape(name[:1])}</div>'
        f'<div><b style="color:#f2f3f5">{escape(name)}</b>{app if is_app else ""}</div>{inner}{foot}</article>'
    )


def _wire(page: MessagePage) -> dict[str, Any]:
    """The page as Discord is sent it, but for the files."""
    rows = [page.buttons[start : start + ROW_BUTTONS] for start in range(0, len(page.buttons), ROW_BUTTONS)]
    return {
        "content": " ".join(f"<@&{role}>" for role in page.called),
        "embeds": [to_embed(card, {}).to_dict() for card in page.cards],
        "components": [{"components": [to_button(each, 0, "").to_component_dict() for each in row]} for row in rows],
    }


def _card(embed: Mapping[str, Any], files: Mapping[str, File]) -> str:
    title = f'<div style="{STYLE["title"]}">{_inline(embed["title"])}</div>' if embed.get("title") else ""
    pairs = [(each["name"], each["value"]) for each in embed.get("fields") or ()]
    fields = "".join(f"<div><b>{_inline(name)}</b><br>{_inline(value)}</div>" for name, value in pairs)
    table = f'<div style="{STYLE["fields"]}">{fields}</div>' if fields else ""
    bar = f"{STYLE['card']};border-left-color:#{embed.get('color', 0):06x}"
    name = (embed.get("image") or {}).get("url", "").removeprefix("attachment://")
    inner = f"{title}{_markdown(embed.get('description') or '')}{table}{_picture(files.get(name))}"
    return f'<div style="{bar}">{inner}</div>'


def _picture(file: File | None) -> str:
    if file is None:
        return ""
    style = "max-width:100%;border-radius:4px;margin-top:12px"
    return f'<img alt="{escape(file.alt)}" style="{style}" src="{data_url(data_of(file))}">'


def _file(name: str) -> str:
    return f'<div style="{STYLE["file"]}">📄 {escape(name)}</div>'


def _markdown(text: str) -> str:
    """The few marks that the adapter writes; what it escaped stays text."""
    parts = _FENCE.split(text) if text else []
    shown = [
        f'<div style="{STYLE["block"]}">{escape(part)}</div>' if number % 2 else _lines(part)
        for number, part in enumerate(parts)
    ]
    return _UNSEEN.sub("", "".join(shown))


def _lines(text: str) -> str:
    lines = []
    for line in text.strip("\n").split("\n"):
        if line.startswith("> "):
            lines.append(f'<div style="{STYLE["quote"]}">{_inline(line[2:])}</div>')
        elif line.startswith("-# "):
            lines.append(f'<div style="{STYLE["small"]}">{_inline(line[3:])}</div>')
        else:
            lines.append(f"<div>{_inline(line) or '&nbsp;'}</div>")
    return "".join(lines)


def _inline(text: str) -> str:
    """Bold, italics and code of one line; escaped characters are set aside while those are found."""
    aside = _BACKSLASH.sub(lambda match: chr(0xE000 + ord(match[1])) if ord(match[1]) < 256 else match[1], text)
    shown = escape(aside)
    shown = re.sub(r"&lt;@(\d+)&gt;", rf'<span style="{STYLE["mention"]}">@\1</span>', shown)
    shown = re.sub(r"`([^`]+)`", rf'<code style="{STYLE["code"]}">\1</code>', shown)
    shown = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", shown)
    shown = re.sub(r"(?<!\*)\*([^*]+)\*", r"<i>\1</i>", shown)
    return _KEPT.sub(lambda match: escape(chr(ord(match[0]) - 0xE000)), shown)


def _button(button: Mapping[str, Any]) -> str:
    color = f"{STYLE['button']}{COLORS.get(button['style'], COLORS[2])}"
    label = escape(button.get("label") or "")
    if button.get("url"):
        rel = 'rel="noopener noreferrer nofollow"'
        return f'<a class="button" {rel} style="{color}" href="{escape(button["url"])}">{label} ↗</a>'
    if button.get("disabled"):
        return f'<button type="button" disabled style="{color};opacity:.55">{label}</button>'
    told = parse(button.get("custom_id") or "") or CustomId("")
    data = f'data-action="{escape(told.action)}" data-value="{escape(told.value)}"'
    return f'<button type="button" {data} style="{color}">{label}</button>'
