"""Lines of a page set by hand, each a line below the one before, in one plain look unless it says otherwise."""

from dataclasses import replace

from rules.resume import Line

SIZE = 10.0
STEP = 12.0
WIDE = 5.0
"""Points that a letter takes."""


def line(text: str, **look: object) -> Line:
    """A line whose number and height on the page are not known yet."""
    left = float(look.pop("left", 50.0))  # type: ignore[arg-type]
    size = float(look.pop("size", SIZE))  # type: ignore[arg-type]
    return Line(0, 1, text, left=left, right=left + WIDE * len(text), size=size, **look)  # type: ignore[arg-type]


def head(text: str, **look: object) -> Line:
    """A bold line."""
    return line(text, bold=True, **look)


def point(text: str, **look: object) -> Line:
    """A line behind a bullet, a little to the right."""
    return line(text, left=60.0, bullet="•", **look)


def page(*lines: Line | str) -> list[Line]:
    """The lines numbered and set below each other; an empty text leaves room and is no line."""
    found: list[Line] = []
    top = 60.0
    for each in lines:
        one = line(each) if isinstance(each, str) else each
        if one.text:
            found.append(replace(one, number=len(found), top=top, bottom=top + one.size))
        top += STEP
    return found
