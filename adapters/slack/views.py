"""Forms, results and the home tab as Slack views."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, assert_never

from adapters.slack.rendering import Block, harmless, plain_text, text_blocks, to_view_blocks
from adapters.slack.translate import FORM, to_private_metadata
from adapters.text_splitting import shortened
from coach.chat.answers import Field, Form
from coach.chat.message import Message
from coach.chat.places import Place
from texts import gettext, gettext_noop

TITLE = 24
INPUT = "value"
OPTION = 75
OPTIONS = 100
INPUT_LENGTH = 3000
HINT = 1000
LOADING = gettext_noop("One moment, I'm looking …")


def to_view(form: Form, place: Place, problems: Mapping[str, str] | None = None) -> dict[str, Any]:
    """A form as a modal that knows where it was opened. `problems` stand above the fields they belong to."""
    wrong = text_blocks("\n".join((problems or {}).values())) if problems else []
    return {
        "type": "modal",
        "callback_id": FORM + form.name,
        "title": plain_text(shortened(form.title, TITLE)),
        "submit": plain_text(shortened(form.submit or gettext("Send"), TITLE)),
        "close": plain_text(gettext("Cancel")),
        "private_metadata": to_private_metadata(place, form.value),
        "blocks": [*wrong, *(_input(field) for field in form.fields)],
    }


def loading_view(place: Place) -> dict[str, Any]:
    """Opened at once while the answer is being made: a trigger lives three seconds."""
    return result_blocks_view(text_blocks(gettext(LOADING)), place)


def result_view(messages: Iterable[Message], place: Place) -> dict[str, Any]:
    """An answer shown in a modal."""
    return result_blocks_view(to_view_blocks(messages) or text_blocks(gettext("Done.")), place)


def result_blocks_view(blocks: list[Block], place: Place) -> dict[str, Any]:
    """A modal without a form."""
    return {
        "type": "modal",
        "callback_id": "result",
        "title": plain_text("Resume Coach"),
        "close": plain_text(gettext("Close")),
        "private_metadata": to_private_metadata(place, ""),
        "blocks": blocks,
    }


def home_view(messages: Iterable[Message]) -> dict[str, Any]:
    """The member's page in the app's home tab."""
    return {"type": "home", "blocks": to_view_blocks(messages)}


def _input(field: Field) -> Block:
    block = {
        "type": "input",
        "block_id": field.name,
        "optional": not field.required,
        "label": plain_text(shortened(field.label, HINT)),
        "element": {"action_id": INPUT, **_element(field)},
    }
    if field.hint:
        block["hint"] = plain_text(shortened(field.hint, HINT))
    return block


def _element(field: Field) -> dict[str, Any]:
    match field.kind:
        case "line" | "text":
            return _text_input(field)
        case "time":
            return _time(field)
        case "number":
            least, most = map(str, field.bounds)
            number = {"type": "number_input", "is_decimal_allowed": False, "min_value": least, "max_value": most}
            return {**number, "initial_value": field.value} if field.value.isdecimal() else number
        case "choice" | "group":
            return _choice(field)
        case "choices":
            return _choices(field)
        case "file":
            kinds = {"filetypes": list(field.endings)} if field.endings else {}
            return {"type": "file_input", "max_files": 1, **kinds}
        case "channels":
            chosen = [channel for channel in field.value.split(",") if channel]
            chooser: dict[str, Any] = {
                "type": "multi_conversations_select",
                "filter": {"include": ["public", "private"]},
            }
            return {**chooser, "initial_conversations": chosen} if chosen else chooser
        case _:
            assert_never(field.kind)


def _text_input(field: Field) -> dict[str, Any]:
    most = min(field.max_length, INPUT_LENGTH)
    element: dict[str, Any] = {"type": "plain_text_input", "multiline": field.kind == "text", "max_length": most}
    if field.value:
        element["initial_value"] = field.value[:most]
    return element


def _time(field: Field) -> dict[str, Any]:
    """Slack's clock, in 24 hours, whatever the member's is set to."""
    known = re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", field.value)
    return {"type": "timepicker", **({"initial_time": field.value} if known else {})}


def _options(field: Field) -> list[dict[str, Any]]:
    return [
        {"text": plain_text(shortened(harmless(label) or value, OPTION)), "value": value}
        for value, label in field.choices[:OPTIONS]
    ]


def _choice(field: Field) -> dict[str, Any]:
    options = _options(field)
    chosen = next((option for option in options if option["value"] == field.value), None)
    element: dict[str, Any] = {"type": "static_select", "options": options}
    return {**element, "initial_option": chosen} if chosen else element


def _choices(field: Field) -> dict[str, Any]:
    options, wanted = _options(field), set(field.value.split(","))
    chosen = [option for option in options if option["value"] in wanted]
    element: dict[str, Any] = {"type": "multi_static_select", "options": options}
    return {**element, "initial_options": chosen} if chosen else element
