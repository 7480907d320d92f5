"""Forms as modals; what is sent back is read from the interaction (`translate.to_submission`)."""

from typing import assert_never

import discord

from adapters.discord import limits
from adapters.discord.custom_ids import CustomId
from adapters.discord.limits import shorten
from coach.chat.answers import Field, Form

MINUTES_OPEN = 30.0
CHANNELS = [discord.ChannelType.text, discord.ChannelType.news, discord.ChannelType.forum]


def to_modal(form: Form, problems: dict[str, str] | None = None, guild: str = "") -> discord.ui.Modal:
    """The form; a problem stands where the field's hint was."""
    custom_id = str(CustomId(form.name, form.value, guild))
    modal = discord.ui.Modal(title=shorten(form.title, limits.MODAL_TITLE), custom_id=custom_id)
    for field in form.fields[: limits.MODAL_FIELDS]:
        modal.add_item(_label(field, (problems or {}).get(field.name, "")))
    modal.stop()  # discord.py need not wait for it
    return modal


def _label(field: Field, problem: str) -> discord.ui.Label[discord.ui.Modal]:
    hint = f"⚠ {problem}" if problem else field.hint
    return discord.ui.Label(
        text=shorten(field.label, limits.LABEL),
        description=shorten(hint, limits.LABEL_DESCRIPTION) or None,
        component=_component(field),
    )


def _component(field: Field) -> discord.ui.Item[discord.ui.Modal]:
    match field.kind:
        case "line" | "text" | "time" | "number":
            return _text(field)
        case "choice" | "choices":
            return _select(field)
        case "file":
            return discord.ui.FileUpload(custom_id=field.name, required=field.required, max_values=1)
        case "channels":
            return _channels(field)
        case "group":
            return _roles(field)
        case _:
            assert_never(field.kind)


def _text(field: Field) -> discord.ui.TextInput[discord.ui.Modal]:
    longest = max(1, min(field.max_length, limits.INPUT_VALUE))
    style = discord.TextStyle.paragraph if field.kind == "text" else discord.TextStyle.short
    return discord.ui.TextInput(
        custom_id=field.name,
        style=style,
        default=field.value[:longest] or None,
        required=field.required,
        max_length=longest,
    )


def _select(field: Field) -> discord.ui.Select[discord.ui.Modal]:
    many = field.kind == "choices"
    chosen = set(field.value.split(",")) if many else {field.value}
    options = [
        discord.SelectOption(label=shorten(label, limits.OPTION_LABEL), value=value, default=value in chosen)
        for value, label in field.choices[: limits.OPTIONS]
    ]
    return discord.ui.Select(
        custom_id=field.name,
        options=options,
        required=field.required,
        min_values=1 if field.required else 0,
        max_values=max(1, len(options)) if many else 1,
    )


def _channels(field: Field) -> discord.ui.ChannelSelect[discord.ui.Modal]:
    chosen = [
        discord.SelectDefaultValue(id=int(number), type=discord.SelectDefaultValueType.channel)
        for number in field.value.split(",")
        if number.strip().isdigit()
    ]
    return discord.ui.ChannelSelect(
        custom_id=field.name,
        channel_types=CHANNELS,
        required=field.required,
        min_values=1 if field.required else 0,
        max_values=limits.OPTIONS,
        default_values=chosen[: limits.OPTIONS],
    )


def _roles(field: Field) -> discord.ui.RoleSelect[discord.ui.Modal]:
    role = discord.SelectDefaultValueType.role
    chosen = [discord.SelectDefaultValue(id=int(field.value), type=role)] if field.value.isdecimal() else []
    return discord.ui.RoleSelect(
        custom_id=field.name,
        required=field.required,
        min_values=1 if field.required else 0,
        max_values=1,
        default_values=chosen,
    )
