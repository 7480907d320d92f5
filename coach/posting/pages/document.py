"""The text of a posting that comes as a PDF or DOCX, line by line as somebody would have typed it."""

from collections.abc import Iterator

from coach import reading
from coach.errors import Unreadable
from coach.posting import errors
from rules.resume import Line

_REACHES = 0.85
"""A line that comes this near the right edge of the text was broken by the margin, not by its author."""
_APART = 1.7
"""Lines further apart than so many heights of a line do not belong together."""


def is_one(data: bytes) -> bool:
    """Whether this is a PDF, or a ZIP archive as DOCX is."""
    return b"%PDF-" in data[:1024] or data.startswith(b"PK\x03\x04")


def text(data: bytes) -> str:
    """The text, paragraphs whole and items behind dashes. Raises NoPosting for what cannot be read."""
    try:
        found = reading.to_document(data, "posting")
    except Unreadable:
        raise errors.no_posting("unreadable_file") from None
    return "\n".join(_paragraphs(found.lines))


def _paragraphs(lines: tuple[Line, ...]) -> Iterator[str]:
    """Paragraphs, with an empty one where the page leaves a gap."""
    edge = max((line.right for line in lines), default=0.0)
    open_paragraph, before = "", None
    for line in lines:
        if before is not None and _goes_on(before, line, edge):
            open_paragraph = f"{open_paragraph} {line.text}"
        else:
            if before is not None:
                yield open_paragraph
            if before is not None and _is_apart(before, line):
                yield ""
            open_paragraph = f"- {line.text}" if line.bullet else line.text
        before = line
    yield open_paragraph


def _goes_on(before: Line, line: Line, edge: float) -> bool:
    alike = (before.size, before.bold) == (line.size, line.bold) and before.column == line.column
    if line.bullet or not alike or not line.bottom or _is_apart(before, line):
        return False
    return before.right >= _REACHES * edge or line.text[:1].islower()


def _is_apart(before: Line, line: Line) -> bool:
    height = before.bottom - before.top
    return height > 0 and (line.page != before.page or not 0 <= line.top - before.top <= _APART * height)
