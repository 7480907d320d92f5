"""The numbered signs beside lines: told apart by shape and number, and by colours that everybody can tell apart."""

from math import cos, pi, sin
from typing import Literal

Weight = Literal["error", "warning", "suggestion"]
"""How grave a finding is, as `rules.finding.Severity` has it."""
Colour = tuple[int, int, int]
COLOURS: dict[Weight, Colour] = {
    "error": (0x9C, 0x1F, 0x00),
    "warning": (0xE6, 0x9F, 0x00),
    "suggestion": (0x00, 0x72, 0xB2),
}
"""Dark red, light orange, blue: of other lightness and on both sides of what those who see no red or green confuse
(after Okabe and Ito, "Color universal design")."""
NUMBERS: dict[Weight, Colour] = {"error": (255, 255, 255), "warning": (0, 0, 0), "suggestion": (255, 255, 255)}
"""The colour of the number on each."""
_SQUARE = ((0.07, 0.07), (0.93, 0.07), (0.93, 0.93), (0.07, 0.93))
_CORNERS = {"warning": 4, "suggestion": 36}


def outline(weight: Weight) -> list[tuple[float, float]]:
    """The corners of a sign in a square from 0 to 1: a square, one that stands on a corner, or a circle."""
    if weight == "error":
        return list(_SQUARE)
    angles = (2 * pi * number / _CORNERS[weight] for number in range(_CORNERS[weight]))
    return [(0.5 + 0.5 * cos(angle), 0.5 + 0.5 * sin(angle)) for angle in angles]
