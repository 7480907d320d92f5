"""What Slack is sent, as HTML: messages in their channel, forms, dialogs, the home tab."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from adapters.data_urls import data_url
from adapters.slack.preview import blocks_to_html, framed, page_to_html

JSON = Mapping[str, Any]
SMALL = "font-size:12px;color:#616061"
FILE = "border:1px solid #ddd;border-radius:8px;padding:8px 12px;margin:6px 0;display:inline-block;font-size:14px"
SIGN = (
    "display:inline-block;border:1px solid #ddd;border-radius:12px;background:#f8f8f8;padding:1px 8px;"
    "margin:2px 4px 0 0;font-size:13px"
)
LINK = "color:#1264a3;font-size:13px;font-weight:bold;margin-top:4px"
WINDOW = (
    "background:#fff;border:1px solid #ccc;border-radius:8px;font:15px/1.47 Lato,system-ui,sans-serif;color:#1d1c1d"
)
FIELD = "border:1px solid #999;border-radius:4px;padding:6px 10px;margin:4px 0;white-space:pre-wrap;min-height:20px"
HINT = "font-size:12px;color:#616061;margin:2px 0 0"
WRONG = "font-size:13px;color:#e01e5a;margin:2px 0 0"
BUTTON = "border:1px solid #bbb;border-radius:4px;padding:6px 14px;margin-left:8px;font:bold 14px Lato,sans-serif"
GREEN = f"{BUTTON};background:#007a5a;color:#fff"
SIGNS = {"eyes": "👀", "white_check_mark": "✅", "warning": "⚠️"}


def said(name: str, text: str = "", files: Sequence[str] = (), signs: Sequence[str] = (), below: str = "") -> str:
    """A member's message, with the coach's signs on it and what stands below it."""
    shown = "".join(f'<div style="{FILE}">📄 {escape(each)}</div>' for each in files)
    marks = "".join(f'<span style="{SIGN}">{SIGNS[each]} 1</span>' for each in signs)
    return framed(name, f"<div>{escape(text)}</div>{shown}<div>{marks}</div>{below}")


def replies(count: int) -> str:
    """How many replies a message has, as Slack shows it below."""
    return f'<div style="{LINK}">{count} replies</div>'


def doing(text: str) -> str:
    """What an app is doing, as Slack shows it below a thread."""
    return f'<div style="{SMALL};margin-top:4px"><i>{escape(text)}</i></div>'


def posted(message: JSON, contents: Mapping[str, bytes], alone: bool = False) -> str:
    """A message of the coach. `contents`: of files, by id; `alone`: whether only its member sees it."""
    blocks = [_with_picture(block, contents) for block in message.get("blocks") or ()]
    files = "".join(_file(each, contents) for each in message.get("files") or ())
    above = f'<div style="{SMALL}">👁 Only visible to you</div>' if alone else ""
    return framed("Resume Coach", blocks_to_html(blocks) + files, above, is_app=True)


def _file(file: JSON, contents: Mapping[str, bytes]) -> str:
    if file["name"].endswith(".png"):
        source = data_url(contents[file["id"]])
        return f'<div><img style="max-width:100%;border:1px solid #ddd" src="{source}"></div>'
    return f'<div><div style="{FILE}">📄 {escape(file["name"])}</div></div>'


def _with_picture(block: JSON, contents: Mapping[str, bytes]) -> JSON:
    if block.get("type") != "image":
        return block
    return {**block, "slack_file": {"id": data_url(contents[block["slack_file"]["id"]])}}


def home(view: JSON) -> str:
    """The home tab."""
    return page_to_html(view["blocks"])


def modal(view: JSON, problems: Mapping[str, str] | None = None) -> str:
    """A modal, with what is wrong below its fields."""
    body = "".join(_of_modal(block, problems or {}) for block in view["blocks"])
    submit = f'<span style="{GREEN}">{escape(view["submit"]["text"])}</span>' if "submit" in view else ""
    close = f'<span style="{BUTTON}">{escape(view["close"]["text"])}</span>'
    head = f'<div style="font-size:20px;font-weight:900;padding:14px 20px">{escape(view["title"]["text"])}</div>'
    foot = f'<div style="border-top:1px solid #ddd;text-align:right;padding:12px 20px">{close}{submit}</div>'
    return f'<div style="{WINDOW}">{head}<div style="padding:0 20px 12px">{body}</div>{foot}</div>'


def dialog(confirm: JSON) -> str:
    """What Slack asks before a press is sent."""
    yes = f'<span style="{BUTTON};background:#e01e5a;color:#fff">{escape(confirm["confirm"]["text"])}</span>'
    no = f'<span style="{BUTTON}">{escape(confirm["deny"]["text"])}</span>'
    head = f'<div style="font-size:20px;font-weight:900">{escape(confirm["title"]["text"])}</div>'
    text = f'<div style="margin:8px 0 14px">{escape(confirm["text"]["text"])}</div>'
    return f'<div style="{WINDOW};padding:16px 20px">{head}{text}<div style="text-align:right">{no}{yes}</div></div>'


def _of_modal(block: JSON, problems: Mapping[str, str]) -> str:
    if block["type"] != "input":
        return blocks_to_html([block])
    wrong = problems.get(block["block_id"], "")
    left = f' <span style="{SMALL}">(optional)</span>' if block.get("optional") else ""
    hint = f'<div style="{HINT}">{escape(block["hint"]["text"])}</div>' if "hint" in block else ""
    told = f'<div style="{WRONG}">{escape(wrong)}</div>' if wrong else ""
    label = f"<b>{escape(block['label']['text'])}</b>{left}"
    return f'<div style="margin:12px 0">{label}{_element(block["element"])}{told}{hint}</div>'


def _element(element: JSON) -> str:
    text = escape(_value(element)) or "&nbsp;"
    match element["type"]:
        case "plain_text_input":
            tall = ";min-height:72px" if element.get("multiline") else ""
            return f'<div style="{FIELD}{tall}">{text}</div>'
        case "timepicker":
            return f'<div style="{FIELD};width:110px">🕒 {text}</div>'
        case "number_input":
            return f'<div style="{FIELD}">{text} <span style="float:right;color:#616061">▴▾</span></div>'
        case "file_input":
            kinds = ", ".join(element.get("filetypes") or ())
            button = f'<span style="{BUTTON};margin:6px 0;display:inline-block">Upload a file</span>'
            return f'<div>{button} <span style="{SMALL}">{kinds}</span></div>'
        case _:
            return f'<div style="{FIELD}">{text} <span style="float:right;color:#616061">⌄</span></div>'


def _value(element: JSON) -> str:
    match element["type"]:
        case "timepicker":
            return str(element.get("initial_time", ""))
        case "static_select":
            return str((element.get("initial_option") or {}).get("text", {}).get("text", ""))
        case "multi_static_select":
            return "   ".join(f"{each['text']['text']} ×" for each in element.get("initial_options") or ())
        case "multi_conversations_select":
            return "   ".join(f"#{each} ×" for each in element.get("initial_conversations") or ())
        case _:
            return str(element.get("initial_value", ""))
