"""The text of a part of a Word document as one string, and the way from a stretch of it back to the runs it is in."""

from dataclasses import dataclass, field
from typing import Any

from coach.reading.word.package import qn

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
TEXTS = frozenset({qn("w:t"), qn("a:t"), "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"})
"""Elements whose text is seen on the page."""
_GAPS = {qn("w:tab"): "\t", qn("w:ptab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}


@dataclass(slots=True)
class PartText:
    """`text` with, for each of its characters, the element it stands in (None for tabs and ends of lines)."""

    text: str
    holders: list[Any]
    signs: list[str] = field(default_factory=list)
    """What is written in place of each character."""

    def replace(self, start: int, end: int, by: str) -> None:
        """Takes a stretch out and puts something in the place of its first letter."""
        for number in range(start, end):
            if self.holders[number] is not None:
                self.signs[number], by = by, ""

    def write(self) -> None:
        """Writes the text back into the elements."""
        written: dict[Any, list[str]] = {}
        for holder, sign in zip(self.holders, self.signs, strict=True):
            if holder is not None:
                written.setdefault(holder, []).append(sign)
        for holder, signs in written.items():
            text = "".join(signs)
            if text != holder.text:
                holder.text = text
                holder.set(_SPACE, "preserve")


def text_of(root: Any) -> PartText:
    """The text in the order of the file, a paragraph a line; of text boxes within the paragraph that holds them."""
    found = PartText("", [])
    _add(root, found)
    found.text = "".join(found.signs)
    return found


def _add(element: Any, found: PartText) -> None:
    if element.tag in TEXTS:
        for sign in element.text or "":
            found.signs.append(sign)
            found.holders.append(element)
        return
    gap = "\n" if element.tag in (qn("w:p"), qn("a:p")) else _GAPS.get(element.tag, "")
    if gap:
        found.signs.append(gap)
        found.holders.append(None)
    for child in element:
        _add(child, found)
    if gap == "\n" and len(element):
        found.signs.append(gap)
        found.holders.append(None)
