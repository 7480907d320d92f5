"""A PDF with highlights over lines and a numbered sign beside each, whose note opens in any reader of PDFs."""

import io
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import pypdfium2
from pypdf import PdfReader, PdfWriter
from pypdf.errors import PyPdfError
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

from coach.copies.copy import Marking, Remark
from coach.copies.finding_lines import Lines
from coach.copies.letter_boxes import Box
from coach.copies.letter_boxes import text_of as text_of_page
from coach.copies.marking import AUTHOR, text_of
from coach.errors import Code, Unreadable
from coach.review.numbered_signs import COLOURS, NUMBERS, Colour, Weight, outline
from rules.resume import Resume
from texts import gettext_noop

SIZE = 14.0
"""Points that a sign is wide."""
_LAP = 3.0
"""Points that signs of two lines may lie over each other: their corners are empty."""
_PRINT = 4
_PALE = 0.35
"""How strongly a highlight covers."""
DAMAGED = gettext_noop("I can't write notes into this PDF. Please export it again from your editor and send that.")


@dataclass(frozen=True, slots=True)
class Mark:
    """A note at a place of a page: the boxes of its line, or none."""

    page: int
    boxes: tuple[Box, ...]
    number: int
    weight: Weight
    text: str


def mark_pdf(data: bytes, resume: Resume, wish: Marking) -> bytes:
    """The copy. Raises Unreadable (`corrupt`) if the file cannot be written anew."""
    try:
        whole, pages = _opened(data)
        lines = Lines([text_of_page(page) for page in pages], resume)
        marks = [mark for remark in wish.remarks for mark in _marks(remark, lines, wish.stronger)]
        writer = PdfWriter(clone_from=PdfReader(io.BytesIO(whole)))
        _write(writer, marks)
        out = io.BytesIO()
        writer.write(out)
    except (PyPdfError, pypdfium2.PdfiumError, ValueError, TypeError, KeyError, AttributeError, IndexError) as error:
        raise Unreadable(Code.CORRUPT, DAMAGED) from error
    return out.getvalue()


def _opened(data: bytes) -> tuple[bytes, list[pypdfium2.PdfPage]]:
    """The file as PDFium writes it, whole even where it was damaged and without a lock, and its pages."""
    document, out = pypdfium2.PdfDocument(data), io.BytesIO()
    document.save(out, flags=pypdfium2.raw.FPDF_REMOVE_SECURITY)
    return out.getvalue(), [document[number] for number in range(len(document))]


def _marks(remark: Remark, lines: Lines, stronger: str) -> Iterator[Mark]:
    """A mark at each line that can be found; one at the top of the page where none can."""
    somewhere = False
    for quote, rewrite in remark.quotes:
        page, boxes = lines.boxes_of(quote, remark.page)
        if boxes:
            somewhere = True
            text = text_of(remark.text, rewrite, stronger)
            yield Mark(page, tuple(boxes), remark.number, remark.weight, text)
    if not somewhere:
        rewrites = [rewrite for _, rewrite in remark.quotes[:1]]
        yield Mark(0, (), remark.number, remark.weight, text_of(remark.text, "".join(rewrites), stronger))


def _write(writer: PdfWriter, marks: Sequence[Mark]) -> None:
    taken: dict[int, list[Box]] = defaultdict(list)
    covered: set[tuple[int, Box]] = set()
    for mark in marks:
        page = writer.pages[mark.page]
        _, bottom, right, top = (float(side) for side in page.cropbox)
        if mark.boxes:
            first = mark.boxes[0]
            end = max(box[2] for box in mark.boxes if box[1] < first[3] and first[1] < box[3])
            wanted = (min(end + 3, right - SIZE - 2), (first[1] + first[3]) / 2 + SIZE / 2)
        else:
            wanted = (right - 2 * SIZE, top - 6)
        box = _free(wanted, taken[mark.page], bottom, right)
        taken[mark.page].append(box)
        sign = writer.add_annotation(page, _sign(writer, mark, box))
        if mark.boxes and (mark.page, mark.boxes[0]) not in covered:  # two over each other are too dark to read through
            covered.add((mark.page, mark.boxes[0]))
            highlight = _highlight(writer, mark)
            # One annotation to readers: what is said stands with the sign.
            highlight[NameObject("/IRT")] = sign.indirect_reference
            highlight[NameObject("/RT")] = NameObject("/Group")
            writer.add_annotation(page, highlight)


def _free(wanted: tuple[float, float], taken: Sequence[Box], bottom: float, right: float) -> Box:
    """A place for a sign by its upper left corner, beside those that are there, else below them."""
    left, top = wanted
    while top - SIZE > bottom and any(
        left < box[2] and box[0] < left + SIZE and top - SIZE < box[3] - _LAP and box[1] < top - _LAP for box in taken
    ):
        if left + 2 * SIZE + 1 < right - 2:
            left += SIZE + 1
        else:
            left, top = wanted[0], top - 2
    return (left, top - SIZE, left + SIZE, top)


def _sign(writer: PdfWriter, mark: Mark, box: Box) -> DictionaryObject:
    """A note that shows as its number."""
    digits = str(mark.number)
    size = 8.5 if len(digits) == 1 else 7.0
    corners = [(x * SIZE, y * SIZE) for x, y in outline(mark.weight)]
    path = " ".join(f"{x:.2f} {y:.2f} {'l' if number else 'm'}" for number, (x, y) in enumerate(corners))
    left = (SIZE - 0.556 * size * len(digits)) / 2  # a figure of this font is so wide
    content = (
        f"{_share(COLOURS[mark.weight])} rg 1 1 1 RG 1 w {path} h B "
        f"BT /F {size} Tf {_share(NUMBERS[mark.weight])} rg {left:.2f} {SIZE / 2 - 0.35 * size:.2f} Td ({digits}) Tj ET"
    )
    font = _names(Type="/Font", Subtype="/Type1", BaseFont="/Helvetica-Bold", Encoding="/WinAnsiEncoding")
    look = _form(writer, content, (0, 0, SIZE, SIZE), {"/Font": {"/F": font}})
    note = _annotation("/Text", box, COLOURS[mark.weight], look)
    note[NameObject("/Contents")] = TextStringObject(mark.text)
    note[NameObject("/Name")] = NameObject("/Comment")
    return note


def _highlight(writer: PdfWriter, mark: Mark) -> DictionaryObject:
    colour = COLOURS[mark.weight]
    sides = [(left - 1, bottom, right + 1, top) for left, bottom, right, top in mark.boxes]
    around = (min(s[0] for s in sides), min(s[1] for s in sides), max(s[2] for s in sides), max(s[3] for s in sides))
    bars = " ".join(
        f"{left:.2f} {bottom:.2f} {right - left:.2f} {top - bottom:.2f} re" for left, bottom, right, top in sides
    )
    pale = _names(Type="/ExtGState", BM="/Multiply")
    pale[NameObject("/ca")] = FloatObject(_PALE)
    look = _form(writer, f"/G gs {_share(colour)} rg {bars} f", around, {"/ExtGState": {"/G": pale}})
    made = _annotation("/Highlight", around, colour, look)
    made[NameObject("/QuadPoints")] = _numbers(
        side for left, bottom, right, top in sides for side in (left, top, right, top, left, bottom, right, bottom)
    )
    made[NameObject("/CA")] = FloatObject(_PALE)
    return made


def _annotation(kind: str, box: Box, colour: Colour, look: IndirectObject) -> DictionaryObject:
    made = _names(Type="/Annot", Subtype=kind)
    made[NameObject("/Rect")] = _numbers(box)
    made[NameObject("/C")] = _numbers(part / 255 for part in colour)
    made[NameObject("/F")] = NumberObject(_PRINT)
    made[NameObject("/T")] = TextStringObject(AUTHOR)
    made[NameObject("/AP")] = DictionaryObject({NameObject("/N"): look})
    return made


def _form(
    writer: PdfWriter, content: str, box: Box, resources: dict[str, dict[str, DictionaryObject]]
) -> IndirectObject:
    """How an annotation looks, the same in every reader."""
    form = StreamObject()
    form.set_data(content.encode("ascii"))
    form.update(_names(Type="/XObject", Subtype="/Form"))
    form[NameObject("/BBox")] = _numbers(box)
    form[NameObject("/Resources")] = DictionaryObject(
        {
            NameObject(kind): DictionaryObject({NameObject(name): each for name, each in named.items()})
            for kind, named in resources.items()
        }
    )
    return writer._add_object(form)


def _names(**values: str) -> DictionaryObject:
    return DictionaryObject({NameObject(f"/{key}"): NameObject(value) for key, value in values.items()})


def _numbers(values: Iterable[float]) -> ArrayObject:
    return ArrayObject(FloatObject(round(value, 2)) for value in values)


def _share(colour: Colour) -> str:
    return " ".join(f"{part / 255:.3f}" for part in colour)
