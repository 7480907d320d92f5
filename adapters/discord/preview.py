"""Shows a message the way Discord would, as HTML, so that it can be looked at without Discord."""

import re
from base64 import b64encode
from html import escape

from adapters.discord.markup import ZERO
from adapters.discord.rendering import Card, File, MessagePage, to_pages
from adapters.discord.sending import COLORS as BARS
from coach.chat.message import Button, Message
from coach.review.pictures import draw

STYLE = {
    "frame": "background:#313338;color:#dbdee1;font:15px/1.375 'gg sans','Noto Sans',Arial,sans-serif;"
    "padding:12px 16px 12px 72px;position:relative;overflow-wrap:anywhere;border-radius:4px;margin:0 0 2px",
    "avatar": "position:absolute;left:16px;top:14px;width:40px;height:40px;border-radius:50%;background:#4c6ef5;"
    "color:#fff;text-align:center;line-height:40px;font-weight:600",
    "card": "background:#2b2d31;border-left:4px solid #4c6ef5;border-radius:4px;padding:8px 16px 12px 12px;"
    "max-width:520px;margin:4px 0;white-space:pre-wrap",
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
COLORS = {"plain": "#4e5058", "primary": "#5865f2", "danger": "#da373c"}
_FENCE = re.compile(r"```\n(.*?)\n```", re.DOTALL)
_BACKSLASH = re.compile(r"\\([^\w\s]|_)")
_KEPT = re.compile("[\ue000-\ue0ff]")


def to_html(message: Message) -> str:
    """The message's pages as HTML: all text escaped, only our own tags, no addresses loaded from elsewhere."""
    return "".join(_page(page) for page in to_pages(message))


def _page(page: MessagePage) -> str:
    cards = "".join(_card(card, page.files) for card in page.cards)
    files = "".join(f'<div style="{STYLE["card"]}">📄 {escape(f.name)}</div>' for f in page.files if f.chart is None)
    buttons = "".join(_button(button) for button in page.buttons)
    called = "".join(f'<div><span style="{STYLE["mention"]}">@mentors</span></div>' for _ in page.called)
    head = '<b style="color:#f2f3f5">Resume Coach</b> <span style="font-size:11px;background:#5865f2;color:#fff;' + (
        'border-radius:3px;padding:1px 5px">APP</span>'
    )
    return (
        f'<article style="{STYLE["frame"]}"><div style="{STYLE["avatar"]}">R</div>'
        f"<div>{head}</div>{called}{cards}{files}<div>{buttons}</div></article>"
    )


def _card(card: Card, files: tuple[File, ...]) -> str:
    title = f'<div style="{STYLE["title"]}">{_inline(card.title)}</div>' if card.title else ""
    fields = "".join(f"<div><b>{_inline(name)}</b><br>{_inline(value)}</div>" for name, value in card.fields)
    table = f'<div style="{STYLE["fields"]}">{fields}</div>' if fields else ""
    bar = f"{STYLE['card']};border-left-color:#{BARS[card.gravity]:06x}"
    return f'<div style="{bar}">{title}{_markdown(card.description)}{table}{_picture(card, files)}</div>'


def _picture(card: Card, files: tuple[File, ...]) -> str:
    file = next((file for file in files if file.name == card.picture), None)
    if file is None or file.chart is None:
        return ""
    data = b64encode(file.data or draw(file.chart)).decode()
    style = "max-width:100%;border-radius:4px;margin-top:12px"
    return f'<img alt="{escape(file.alt)}" style="{style}" src="data:image/png;base64,{data}">'


def _markdown(text: str) -> str:
    """The few marks that the adapter writes; what it escaped stays text."""
    parts = _FENCE.split(text) if text else []
    shown = [
        f'<div style="{STYLE["block"]}">{escape(part)}</div>' if number % 2 else _lines(part)
        for number, part in enumerate(parts)
    ]
    return "".join(shown).replace(ZERO, "")


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


def _button(button: Button) -> str:
    color = f"{STYLE['button']}{COLORS[button.style]}"
    if button.url:
        rel = 'rel="noopener noreferrer nofollow"'
        return f'<a class="button" {rel} style="{color}" href="{escape(button.url)}">{escape(button.label)} ↗</a>'
    data = f'data-action="{escape(button.action)}" data-value="{escape(button.value)}"'
    return f'<button type="button" {data} style="{color}">{escape(button.label)}</button>'
