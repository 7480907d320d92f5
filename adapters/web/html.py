"""Messages and forms as HTML: all text escaped, nothing of a resume can become markup."""

from base64 import b64encode
from collections.abc import Iterable
from html import escape
from typing import assert_never

from adapters.data_urls import data_url
from coach.chat.answers import Field, Form
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
)
from coach.review.pictures import png_of
from texts import gettext

TAGS = {"plain": "", "bold": "b", "italic": "i", "code": "code", "person": "b"}


def to_html(message: Message, level: int = 3) -> str:
    """One message as an article, with headings of a level: 3 among others, 1 where it is the page."""
    return f"<article>{''.join(_part(part, level) for part in message.parts)}</article>"


def _part(part: Part, level: int) -> str:  # noqa: C901, PLR0911, PLR0912 -- one case for each kind of part
    match part:
        case Heading():
            return f"<h{level}>{escape(part.text)}</h{level}>"
        case Paragraph():
            return f"<p>{_runs(part.text)}</p>"
        case Quote():
            return f"<blockquote>{_label(part.label)}{escape(part.text)}</blockquote>"
        case Rewrite():
            return f'<blockquote class="stronger">{_label(part.label)}{escape(part.text)}</blockquote>'
        case FieldList():
            pairs = "".join(f"<div><dt>{escape(name)}</dt><dd>{escape(value)}</dd></div>" for name, value in part.pairs)
            return f"<dl>{pairs}</dl>"
        case Table():
            return f"<pre>{escape(part.lines)}</pre>"
        case Picture():
            return f'<img alt="{escape(part.alt)}" src="{data_url(png_of(part))}">'
        case Note():
            return f'<p class="note">{_runs(part.text)}</p>'
        case Buttons():
            return f'<p class="buttons">{"".join(_button(button) for button in part.buttons)}</p>'
        case Attachment():
            body, kind = b64encode(part.data).decode(), "application/octet-stream" if part.encoded else "text/plain"
            return f'<p><a download="{escape(part.name)}" href="data:{kind};base64,{body}">{escape(part.name)}</a></p>'
        case Divider():
            return "<hr>"
        case Ping():
            return ""  # a page calls nobody
        case _:
            assert_never(part)


def _label(label: str) -> str:
    return f"<small>{escape(label)}</small> " if label else ""


def _runs(runs: Iterable[Run]) -> str:
    return "".join(_run(run) for run in runs).replace("\n", "<br>")


def _run(run: Run) -> str:
    tag, text = TAGS[run.style], escape(run.text)
    return f"<{tag}>{text}</{tag}>" if tag else text


def _button(button: Button) -> str:
    if button.url:
        return _link(button)
    data = f'data-action="{escape(button.action)}" data-value="{escape(button.value)}"'
    return f'<button type="button" class="{button.style}" {data}>{escape(button.label)}</button>'


def _link(button: Button) -> str:
    ours = button.url.startswith("/") and not button.url.startswith("//")
    if not ours and not button.url.startswith(("https://", "http://")):
        return escape(button.label)
    rel = 'class="button" rel="noopener noreferrer nofollow"'
    return f'<a {rel} href="{escape(button.url)}">{escape(button.label)}</a>'


def form_to_html(form: Form, problems: dict[str, str]) -> str:
    """A form to fill in, with what is wrong beside each field."""
    fields = "".join(_field(field, problems.get(field.name, "")) for field in form.fields)
    data = f'data-form="{escape(form.name)}" data-value="{escape(form.value)}"'
    submit = form.submit or gettext("Send")
    send = f'<button class="primary">{escape(submit)}</button>'
    return f"<form {data}><h3>{escape(form.title)}</h3>{fields}{send}</form>"


def _field(field: Field, problem: str) -> str:
    wrong = f'<small class="problem">{escape(problem)}</small>' if problem else ""
    hint = f"<small>{escape(field.hint)}</small>" if field.hint else ""
    return f"<label><b>{escape(field.label)}</b>{_input(field)}{hint}{wrong}</label>"


def _input(field: Field) -> str:
    name = f'name="{escape(field.name)}"{" required" if field.required else ""}'
    match field.kind:
        case "text":
            return f'<textarea rows="8" maxlength="{field.max_length}" {name}>{escape(field.value)}</textarea>'
        case "file":
            return f'<input type="file" {name}>'
        case "choice" | "choices" | "group":
            chosen = set(field.value.split(",")) if field.kind == "choices" else {field.value}
            options = "".join(
                f'<option value="{escape(value)}"{" selected" if value in chosen else ""}>{escape(label)}</option>'
                for value, label in field.choices
            )
            many = f' multiple size="{len(field.choices)}"' if field.kind == "choices" else ""
            return f"<select {name}{many}>{options}</select>"
        case "time":
            return f'<input type="time" value="{escape(field.value)}" {name}>'
        case "number":
            least, most = field.bounds
            return f'<input type="number" min="{least}" max="{most}" value="{escape(field.value)}" {name}>'
        case "line" | "channels":
            return f'<input maxlength="{field.max_length}" value="{escape(field.value)}" {name}>'
        case _:
            assert_never(field.kind)
