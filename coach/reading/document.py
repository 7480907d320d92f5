"""A document as read from a file: lines with positions, links, pictures, tables; no meaning yet."""

from dataclasses import dataclass

from rules.resume import Layout, Line, Link, SourceFile


@dataclass(frozen=True, slots=True)
class Document:
    """What stands where. `lines` are in reading order: column by column, top to bottom."""

    file: SourceFile
    lines: tuple[Line, ...]
    links: tuple[Link, ...]
    layout: Layout
    styles: tuple[str, ...] = ()
    """DOCX only: the paragraph style of each line ("Heading 1"), as a second hint beside looks."""
