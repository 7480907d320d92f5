"""What a button carries: its action, the coach's value and, in direct messages, the community it came from."""

import re
from dataclasses import dataclass

from adapters.discord.limits import CUSTOM_ID

TEMPLATE = r"coach:(?P<action>[a-z-]+):(?P<value>[^#]*)(?:#(?P<guild>\d+))?"
_PATTERN = re.compile(TEMPLATE)


@dataclass(frozen=True, slots=True)
class CustomId:
    """A parsed custom id. `guild` is empty where the interaction itself tells it."""

    action: str
    value: str = ""
    guild: str = ""

    def __str__(self) -> str:
        text = f"coach:{self.action}:{self.value}" + (f"#{self.guild}" if self.guild else "")
        if len(text) > CUSTOM_ID or not _PATTERN.fullmatch(text):
            raise ValueError(f"custom id of {len(text)} characters cannot carry {self.action!r}")
        return text


def parse(text: str) -> CustomId | None:
    """The custom id if it is one of the coach's."""
    match = _PATTERN.fullmatch(text)
    return CustomId(match["action"], match["value"], match["guild"] or "") if match else None
