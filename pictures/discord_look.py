"""What Discord is sent, as HTML: messages, threads, forms."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from adapters.data_urls import data_url
from adapters.discord.preview import framed, wire_to_html
from adapters.discord.rendering import File

JSON = Mapping[str, Any]
FONT = "font:15px/1.375 'gg sans','Noto Sans',Arial,sans-serif"
SMALL = "font-size:12px;color:#949ba4;margin-top:4px"
FILE = "background:#2b2d31;border:1px solid #1e1f22;border-radius:8px;padding:10px 12px;margin:4px 0;max-width:400px"
SIGN = (
    "display:inline-block;background:#3b405a;border:1px solid #5865f2;border-radius:8px;padding:2px 7px;"
    "margin:4px 4px 0 0;font-size:14px"
)
THREAD = f"{FILE};margin-top:8px;font-size:14px"
POST = f"background:#2b2d31;color:#dbdee1;border-radius:8px;padding:12px 16px;margin:0 0 4px;{FONT}"
TAG = "display:inline-block;background:#1e1f22;border-radius:12px;padding:2px 10px;margin:6px 6px 0 0;font-size:12px"
WINDOW = f"background:#313338;color:#dbdee1;border:1px solid #1e1f22;border-radius:8px;{FONT}"
FIELD = (
    "background:#1e1f22;border:1px solid #111214;border-radius:4px;padding:8px 10px;margin:4px 0;white-space:pre-wrap;"
    "min-height:20px"
)
LINK = '<span style="color:#00a8fc">{}</span>'
HINT = "font-size:13px;color:#b5bac1;margin:2px 0"
BUTTON = "display:inline-block;border-radius:4px;padding:8px 18px;font-size:14px"
LINE, FILES = 4, 19
"""Discord's numbers for a field for text and for one that takes files."""
PARAGRAPH = 2


def said(name: str, text: str = "", files: Sequence[str] = (), signs: Sequence[str] = (), below: str = "") -> str:
    """A member's message, with the coach's signs on it and what stands below it."""
    shown = "".join(f'<div style="{FILE}">📄 {escape(each)}</div>' for each in files)
    marks = "".join(f'<span style="{SIGN}">{each} 1</span>' for each in signs)
    return framed(name, f"<div>{escape(text)}</div>{shown}<div>{marks}</div>{below}")


def thread(name: str) -> str:
    """A thread, as it is shown below the message it was made from."""
    return f'<div style="{THREAD}"><b>{escape(name)}</b> {LINK.format("See thread ›")}</div>'


def post(name: str, tags: Sequence[str]) -> str:
    """A post in the list of its forum."""
    shown = "".join(f'<span style="{TAG}">{escape(each)}</span>' for each in tags)
    return f'<div style="{POST}"><b>{escape(name)}</b><div>{shown}</div></div>'


def posted(wire: JSON, files: Mapping[str, bytes], alone: bool = False) -> str:
    """A message of the coach. `files`: all that it uploaded, by name; `alone`: whether only its member sees it."""
    pictures = [
        each["image"]["url"].removeprefix("attachment://") for each in wire.get("embeds") or () if "image" in each
    ]
    beside = [each["filename"] for each in wire.get("attachments") or () if each.get("filename") not in pictures]
    drawn = [name for name in beside if name.endswith(".png")]
    held = {name: File(name, files[name]) for name in (*pictures, *beside) if name not in drawn}
    shown = "".join(_drawn(files[name]) for name in drawn)
    foot = f'<div style="{SMALL}">👁 Only you can see this · {LINK.format("Dismiss message")}</div>'
    return wire_to_html(wire, held, shown + (foot if alone else ""))


def _drawn(picture: bytes) -> str:
    return f'<div><img style="max-width:100%;border-radius:8px" src="{data_url(picture)}"></div>'


def modal(form: JSON) -> str:
    """A form."""
    body = "".join(map(_label, form["components"]))
    head = f'<div style="font-size:20px;font-weight:600;color:#f2f3f5;padding:16px">{escape(form["title"])}</div>'
    foot = (
        f'<div style="padding:12px 16px;text-align:right"><span style="{BUTTON}">Cancel</span>'
        f'<span style="{BUTTON};background:#5865f2;color:#fff">Submit</span></div>'
    )
    return f'<div style="{WINDOW}">{head}<div style="padding:0 16px">{body}</div>{foot}</div>'


def _label(label: JSON) -> str:
    component = label["component"]
    needed = ' <span style="color:#f23f43">*</span>' if component.get("required", True) else ""
    hint = f'<div style="{HINT}">{escape(label["description"])}</div>' if label.get("description") else ""
    return f'<div style="margin:0 0 16px"><b>{escape(label["label"])}</b>{needed}{hint}{_component(component)}</div>'


def _component(component: JSON) -> str:
    if component["type"] == FILES:
        drop = f"Drop file here or {LINK.format('browse')}"
        return f'<div style="{FIELD};border-style:dashed;text-align:center">{drop}</div>'
    if component["type"] == LINE:
        tall = ";min-height:72px" if component.get("style") == PARAGRAPH else ""
        return f'<div style="{FIELD}{tall}">{escape(component.get("value") or "") or "&nbsp;"}</div>'
    chosen = [each["label"] for each in component.get("options") or () if each.get("default")]
    chosen += [f"#{each['id']}" for each in component.get("default_values") or ()]
    shown = "   ".join(f"{escape(each)} ×" if len(chosen) > 1 else escape(each) for each in chosen)
    empty = '<span style="color:#949ba4">Select</span>'
    return f'<div style="{FIELD}">{shown or empty} <span style="float:right;color:#949ba4">⌄</span></div>'
