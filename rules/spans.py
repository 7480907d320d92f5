"""Makes spans of what checks point at."""

from collections.abc import Iterable
from textwrap import shorten

from rules.finding import Span
from rules.resume import Bullet, Line, Section, SectionKind


def at_line(line: Line, section: SectionKind, **words: str) -> Span:
    """A line, quoted."""
    return Span(section, " ".join(line.text.split()), line.number, line.page, words)


def at_bullet(bullet: Bullet, **words: str) -> Span:
    """A bullet, quoted whole."""
    return Span(bullet.section, bullet.text, bullet.first_line, bullet.page, words)


def opening_of(lines: Iterable[Line], most: int = 160) -> str:
    """The beginning of some lines, cut after a whole word."""
    return shorten(" ".join(line.text for line in lines), most, placeholder=" …")


def at_section(section: Section, quote: str = "", **words: str) -> Span:
    """A section; by default its heading is quoted."""
    return Span(section.kind, quote or section.heading, section.first_line, section.page, words)


def nowhere(section: SectionKind, **words: str) -> Span:
    """Something that is missing: there is no line to quote."""
    return Span(section, words=words)


def joined(names: list[str] | tuple[str, ...], at_most: int = 6) -> str:
    """Names in a sentence: "a, b and c"."""
    shown = list(names[:at_most])
    if len(names) > at_most:
        shown.append(f"{len(names) - at_most} more")
    return " and ".join(filter(None, [", ".join(shown[:-1]), *shown[-1:]]))
