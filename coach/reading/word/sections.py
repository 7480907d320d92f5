"""Newspaper columns of a Word document, section by section."""

from typing import Any

from coach.reading.lexicon.heading_words import section_kind
from coach.reading.word.lists import tidy
from coach.reading.word.package import qn

_SHARE = 0.4
"""Part of the text that must stand in columns for the page to count as one in columns; less is a list set narrow."""


def newspaper_columns(body: Any) -> list[int]:
    """The number of columns of each section of a document; 1 for a short list that is only set in columns."""
    sections: list[tuple[int, list[str]]] = []
    texts: list[str] = []
    for child in body.iterchildren():
        texts += [text for paragraph in child.iter(qn("w:p")) if (text := tidy(text_of(paragraph)))]
        end = section_end(child)
        if end is not None:
            sections.append((_columns(end), texts))
            texts = []
    total = sum(len(texts) for _, texts in sections)
    return [number if number < 2 or _matters(texts, total) else 1 for number, texts in sections]


def section_ends(body: Any) -> list[Any]:
    """The properties of every section of a document."""
    return [end for block in body.iterchildren() if (end := section_end(block)) is not None]


def section_end(block: Any) -> Any:
    """The properties of the section that ends with a block of the body, or None."""
    return block if block.tag == qn("w:sectPr") else block.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")


def starts_page(properties: Any) -> bool:
    """True if a section starts on a page of its own, as it does where nothing else is said."""
    kind = properties.find(qn("w:type"))
    return kind is None or kind.get(qn("w:val")) not in ("continuous", "nextColumn")


def text_of(paragraph: Any) -> str:
    """The plain text of a paragraph."""
    return "".join(text.text or "" for text in paragraph.iter(qn("w:t")))


def _columns(properties: Any) -> int:
    columns = properties.find(qn("w:cols"))
    number = columns.get(qn("w:num")) if columns is not None else None
    return min(3, int(number)) if number is not None and number.isdigit() and number != "0" else 1


def _matters(texts: list[str], total: int) -> bool:
    headings = sum(section_kind(text) is not None for text in texts)
    return headings >= 2 or len(texts) >= _SHARE * total
