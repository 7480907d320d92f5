"""What a message shows once one of its buttons was pressed: that button, disabled, with the choice on it."""

from collections.abc import Iterator
from typing import Any

import discord

from adapters.discord import limits
from adapters.discord.custom_ids import parse
from adapters.discord.markup import clean
from adapters.discord.sending import to_button
from coach.chat.answers import ABOUT, Chosen


def label(written: str, chosen: Chosen) -> str:
    """The choice as the label of the disabled button; "" where it does not fit on one."""
    about = found.group() if (found := ABOUT.match(written)) else ""
    said = f"✓ {about}{clean(chosen.text).rstrip('.')}"
    return said if len(said) <= limits.BUTTON_LABEL else ""


def is_whole(chosen: Chosen) -> bool:
    """Whether the label says all that the answer says."""
    return chosen.says_all and bool(label("", chosen))


def settled(message: discord.Message, custom_id: str, chosen: Chosen, guild: str) -> discord.ui.View | None:
    """The message's buttons as they are from then on; None where the pressed one is not among them, or too many."""
    buttons = [each for row in message.components for each in _buttons(row)]
    if custom_id not in {each.custom_id for each in buttons}:
        return None
    view = discord.ui.View(timeout=None)
    shown = [each for button in buttons for each in _settled(button, custom_id, chosen, guild)]
    if len(shown) > limits.ROWS * limits.ROW_BUTTONS:
        return None
    for number, button in enumerate(shown):
        button.row = number // limits.ROW_BUTTONS
        view.add_item(button)
    view.stop()
    return view


def _buttons(row: Any) -> list[discord.Button]:
    return [each for each in getattr(row, "children", ()) if isinstance(each, discord.Button)]


def _settled(
    button: discord.Button, custom_id: str, chosen: Chosen, guild: str
) -> Iterator[discord.ui.Button[discord.ui.View]]:
    if button.custom_id == custom_id:
        said = label(button.label or "", chosen) or f"✓ {button.label}"[: limits.BUTTON_LABEL]
        yield discord.ui.Button(label=said, custom_id=custom_id, disabled=True)
        yield from (to_button(each, 0, guild) for each in chosen.beside(button.label or "") if not each.url)
        return
    found = parse(button.custom_id or "")
    if found is None or not chosen.takes(found.action, found.value):
        yield discord.ui.Button.from_component(button)
