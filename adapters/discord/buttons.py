"""The coach's buttons: recognised by their ids alone, so that they work after restarts and months later."""

import re
from typing import Any, Self

import discord

from adapters.discord.answering import answer, fill_again
from adapters.discord.custom_ids import TEMPLATE, CustomId
from adapters.discord.refilling import ACTION
from adapters.discord.translate import to_press
from coach.chat.service import CoachService

AnyButton = discord.ui.Button[discord.ui.View]


def button_kind(service: CoachService) -> type[discord.ui.DynamicItem[AnyButton]]:
    """The class that discord.py makes for each press; it asks this service."""

    class CoachButton(discord.ui.DynamicItem[AnyButton], template=TEMPLATE):
        def __init__(self, item: AnyButton, pressed: CustomId) -> None:
            super().__init__(item)
            self.pressed = pressed

        @classmethod
        async def from_custom_id(
            cls, interaction: discord.Interaction[Any], item: Any, match: re.Match[str], /
        ) -> Self:
            return cls(item, CustomId(match["action"], match["value"], match["guild"] or ""))

        async def callback(self, interaction: discord.Interaction[Any]) -> None:
            if self.pressed.action == ACTION:
                await fill_again(interaction, self.pressed.value, self.pressed.guild)
                return
            await answer(interaction, service.press(to_press(interaction, self.pressed)), self.pressed.guild)

    return CoachButton
