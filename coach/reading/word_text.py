"""The text of a Word paragraph: runs, tabs, breaks, links, tracked changes."""

from dataclasses import dataclass, field
from typing import Any

from docx.oxml.ns import qn

_SKIPPED = frozenset(
    qn(name) for name in ("w:del", "w:moveFrom", "w:pPr", "w:rPr", "w:txbxContent", "w:pict", "w:instrText")
) | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}


@dataclass(slots=True)
class Fragment:
    """A line of a paragraph. `pages` is the number of page breaks before it, `run` its longest run."""

    text: str = ""
    pages: int = 0
    run: Any = None
    longest: int = 0
    ends_line: bool = False
    links: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class _Reader:
    part: Any
    lines: list[Fragment] = field(default_factory=lambda: [Fragment()])


def fragments(paragraph: Any, part: Any) -> list[Fragment]:
    """The lines of a paragraph, cut at line breaks; inserted text is read, deleted text is not."""
    reader = _Reader(part)
    _read(paragraph, reader, None)
    return reader.lines


def _read(element: Any, reader: _Reader, run: Any) -> None:
    for child in element.iterchildren():
        tag = child.tag
        if tag in _SKIPPED or not isinstance(tag, str):
            continue
        if tag == qn("w:t"):
            _add(reader, child.text or "", run)
        elif tag == qn("w:hyperlink"):
            _read_link(child, reader)
        elif tag == qn("w:r"):
            _read(child, reader, child)
        elif not _read_sign(tag, child, reader, run):
            _read(child, reader, run)


def _read_sign(tag: str, child: Any, reader: _Reader, run: Any) -> bool:
    """Tabs, breaks and hyphens; False if the element is none of them."""
    if tag in (qn("w:tab"), qn("w:ptab")):
        _add(reader, "\t", run)
    elif tag == qn("w:noBreakHyphen"):
        _add(reader, "-", run)
    elif tag == qn("w:sym"):
        _add(reader, "•" if not reader.lines[-1].text.strip() else " ", run)
    elif tag == qn("w:lastRenderedPageBreak"):
        _break_page(reader)
    elif tag in (qn("w:br"), qn("w:cr")):
        if child.get(qn("w:type")) == "page":
            _break_page(reader)
        else:
            reader.lines[-1].ends_line = True
            reader.lines.append(Fragment())
    else:
        return False
    return True


def _break_page(reader: _Reader) -> None:
    if reader.lines[-1].text.strip():
        reader.lines.append(Fragment(pages=1))
    else:
        reader.lines[-1].pages += 1


def _read_link(element: Any, reader: _Reader) -> None:
    line = reader.lines[-1]
    before = len(line.text)
    _read(element, reader, None)
    target = _target(element, reader.part)
    if target:
        line.links = (*line.links, (target, line.text[before:].strip()))


def _target(element: Any, part: Any) -> str:
    relation = part.rels.get(element.get(qn("r:id"))) if element.get(qn("r:id")) else None
    return str(relation.target_ref) if relation is not None and relation.is_external else ""


def _add(reader: _Reader, text: str, run: Any) -> None:
    line = reader.lines[-1]
    line.text += text
    if run is not None and len(text.strip()) > line.longest:
        line.run, line.longest = run, len(text.strip())
