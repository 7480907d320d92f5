"""What the advice asks for, by id; rules cite these ids."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import tomli


@dataclass(frozen=True, slots=True)
class Requirement:
    """One claim of the advice. `covered` names what answers it besides rules: a command, a message, the reader."""

    id: str
    kind: str
    text: str
    covered: str = ""


@cache
def requirements() -> tuple[Requirement, ...]:
    """All of them, in the order of the file."""
    table = tomli.loads((Path(__file__).parent / "requirements.toml").read_text("utf-8"))
    return tuple(Requirement(name, **row) for name, row in table.items())
