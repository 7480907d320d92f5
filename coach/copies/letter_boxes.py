"""Where on a page of a PDF its letters stand, as PDFium draws them: the way from a stretch of text to boxes."""

from collections.abc import Iterable, Iterator
from ctypes import byref, c_double
from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw

Box = tuple[float, float, float, float]
"""Left, bottom, right, top, in the page's own units from its lower left corner."""
MAX_LETTERS = 60_000
"""On one page; a resume's has some four thousand."""


@dataclass(frozen=True, slots=True)
class PageText:
    """The text of a page in the order in which it is drawn, and the box of each of its characters (None for those that
    PDFium added: spaces, ends of lines)."""

    text: str
    boxes: tuple[Box | None, ...]

    def boxes_of(self, start: int, end: int) -> list[Box]:
        """The boxes of a stretch, letters side by side in one."""
        return list(_in_rows(box for box in self.boxes[start:end] if box is not None))


def text_of(page: pypdfium2.PdfPage) -> PageText:
    """The characters of a page with where they stand."""
    text_page = page.get_textpage()
    try:
        signs, boxes = [], []
        for number in range(min(text_page.count_chars(), MAX_LETTERS)):
            code = raw.FPDFText_GetUnicode(text_page, number)
            signs.append(chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else " ")
            boxes.append(_box(text_page, number))
        return PageText("".join(signs), tuple(boxes))
    finally:
        text_page.close()


def _box(text_page: pypdfium2.PdfTextPage, number: int) -> Box | None:
    """What a character covers: its shape, and the room that its font keeps for it."""
    if raw.FPDFText_IsGenerated(text_page, number) == 1:
        return None
    left, right, bottom, top = c_double(), c_double(), c_double(), c_double()
    if not raw.FPDFText_GetCharBox(text_page, number, byref(left), byref(right), byref(bottom), byref(top)):
        return None
    shape = (left.value, bottom.value, right.value, top.value)
    loose = raw.FS_RECTF()
    if not raw.FPDFText_GetLooseCharBox(text_page, number, byref(loose)):
        return shape
    room = (loose.left, loose.bottom, loose.right, loose.top)
    return (
        min(shape[0], room[0]),
        min(shape[1], room[1], room[3]),
        max(shape[2], room[2]),
        max(shape[3], room[1], room[3]),
    )


def _in_rows(boxes: Iterable[Box]) -> Iterator[Box]:
    """Boxes that follow one another in a row as one."""
    row: Box | None = None
    for box in boxes:
        if row is not None and _goes_on(row, box):
            row = (min(row[0], box[0]), min(row[1], box[1]), max(row[2], box[2]), max(row[3], box[3]))
        else:
            if row is not None:
                yield row
            row = box
    if row is not None:
        yield row


def _goes_on(row: Box, box: Box) -> bool:
    height = max(row[3] - row[1], box[3] - box[1], 1.0)
    same = min(row[3], box[3]) - max(row[1], box[1]) > 0.4 * min(row[3] - row[1], box[3] - box[1])
    return same and -0.5 * height < box[0] - row[2] < 1.5 * height


def pictures_on(page: pypdfium2.PdfPage) -> Iterator[Box]:
    """Where pictures stand on a page, also those within forms."""
    for each in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=8):
        try:
            box = each.get_bounds()
            container = each.container
            while container is not None:
                box = container.get_matrix().on_rect(*box)
                container = container.container
        except pypdfium2.PdfiumError:
            continue
        left, bottom, right, top = box
        yield (min(left, right), min(bottom, top), max(left, right), max(bottom, top))
