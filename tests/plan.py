"""The plan of the core as its imports draw it: which wing knows which."""

import ast
from collections.abc import Iterator
from pathlib import Path

HOUSE = Path(__file__).parent.parent
LONE = ("reading", "posting")
"""Wings that are drawn room by room."""


def arrows() -> dict[str, set[str]]:
    """For each wing of `coach` (for two of them, each room) those that its modules import."""
    found: dict[str, set[str]] = {}
    for file in sorted((HOUSE / "coach").rglob("*.py")):
        here = _room(file.relative_to(HOUSE).with_suffix("").parts)
        for parts in _imports(file):
            there = _room(parts)
            if there != here:
                found.setdefault(here, set()).add(there)
    return found


def drawn(text: str) -> dict[str, set[str]]:
    """The plan as ARCHITECTURE.md shows it: lines of "room → room, room" in its block of that name."""
    block = text.split("```plan\n")[1].split("```", maxsplit=1)[0]
    lines = [line.split("→") for line in block.splitlines() if line.strip()]
    return {left.strip(): {room.strip() for room in right.split(",")} for left, right in lines}


def _imports(file: Path) -> Iterator[tuple[str, ...]]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "coach":
            for name in node.names:
                parts = (*node.module.split("."), name.name)
                yield parts if _exists(parts) else parts[:-1]


def _exists(parts: tuple[str, ...]) -> bool:
    path = HOUSE.joinpath(*parts)
    return path.is_dir() or path.with_suffix(".py").exists()


def _room(parts: tuple[str, ...]) -> str:
    depth = 3 if len(parts) > 2 and parts[1] in LONE and HOUSE.joinpath(*parts[:3]).is_dir() else 2
    return "/".join(parts[1:depth]) or "coach"
