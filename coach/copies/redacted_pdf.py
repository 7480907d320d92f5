"""A PDF as pictures of its pages with boxes over what tells who it is: what was under a box is nowhere in the file."""

import io
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pypdfium2
from PIL import Image, ImageDraw
from pypdfium2 import raw

from coach.copies.folded_text import letters_of
from coach.copies.identity import Identity, Kind, merged
from coach.copies.letter_boxes import Box, PageText, pictures_on, text_of
from coach.errors import Code, Refused, Unreadable
from rules.resume import Resume
from texts import gettext_noop

MAX_SIDE = 2200
"""Pixels of the longer side of a page: 200 a inch for letter paper."""
MAX_BYTES = 7 * 1024 * 1024
"""Of the copy: all platforms take that much."""
_FINENESS = ((1.0, 82), (0.75, 75), (0.5, 70))
"""Tried in turn until the copy is small enough: share of the full size, and quality of the pictures."""
_BACKGROUND = 30
"""Letters over a picture from which on it is a background: text is read on it, and it shows nobody."""
_SPARE = 1.2
"""Points that a box is wider than the letters under it, to all sides."""
SCAN = gettext_noop(
    "This file is a scan: its text is part of a picture, and I can't be sure of finding every place "
    "that gives you away. Export the resume as a PDF from the program you wrote it in and send that."
)
UNSURE = gettext_noop(
    "Some text in this file is drawn in a way that I can't place on the page with certainty. Export the resume as a "
    "PDF from the program you wrote it in and send that."
)
LARGE = gettext_noop("The copy would be too large to send. Please send just the resume, without attachments.")
DAMAGED = gettext_noop("I can't draw this PDF. Please export it again from your editor and send that.")

Pixels = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page as a picture: its size on paper in points, and what was blacked out."""

    picture: Image.Image
    size: tuple[float, float]
    hidden: Counter[Kind]
    pictures: int


def redact_pdf(data: bytes, resume: Resume, identity: Identity) -> tuple[bytes, Counter[Kind], int]:
    """The copy, how often what was blacked out, and how many pictures. Raises Refused, Unreadable."""
    if resume.layout.from_ocr or not resume.layout.text_extractable:
        raise Refused(SCAN)
    if any(each.kind == "picture" for each in resume.layout.garbled):
        raise Refused(SCAN)
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise Unreadable(Code.CORRUPT, DAMAGED) from error
    try:
        drawn = [_drawn(document[number], resume, number + 1, identity) for number in range(len(document))]
    except (pypdfium2.PdfiumError, ValueError, OSError) as error:
        raise Unreadable(Code.CORRUPT, DAMAGED) from error
    finally:
        document.close()
    hidden = sum((page.hidden for page in drawn), Counter[Kind]())
    return _bound(drawn), hidden, sum(page.pictures for page in drawn)


def _drawn(page: pypdfium2.PdfPage, resume: Resume, number: int, identity: Identity) -> Drawn:
    if _is_scan(page):
        raise Refused(SCAN)
    width, height = page.get_size()
    scale = min(MAX_SIDE / max(width, height, 1.0), 4.0)
    text = text_of(page)
    stretches = merged(identity.stretches(text.text))
    secret = [box for each in stretches for box in text.boxes_of(each.start, each.end)]
    secret += _missed(page, text, resume, number, identity)
    pictures = [box for box in pictures_on(page) if not _is_background(box, text, width * height)]
    # Neither what was typed into forms nor what was written over the page is drawn: it could tell anything.
    bitmap = page.render(scale=scale, may_draw_forms=False, draw_annots=False, rev_byteorder=True)
    try:
        where = bitmap.get_posconv(page)
        pixels = [_pixels(where, box, _SPARE) for box in (*secret, *pictures)]
        picture = bitmap.to_pil().convert("RGB")
    finally:
        bitmap.close()
    pen = ImageDraw.Draw(picture)
    for box in pixels:
        pen.rectangle(box, fill="black")
    return Drawn(picture, (width, height), Counter(each.kind for each in stretches), len(pictures))


def _is_scan(page: pypdfium2.PdfPage) -> bool:
    """Whether the letters one sees are a picture's, and the text that programs read lies unseen over them."""
    width, height = page.get_size()
    large = any((r - left) * (t - b) > 0.5 * width * height for left, b, r, t in pictures_on(page))
    if not large:
        return False
    modes = [raw.FPDFTextObj_GetTextRenderMode(each) for each in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT])]
    return 2 * modes.count(int(raw.FPDF_TEXTRENDERMODE_INVISIBLE)) >= len(modes)


def _is_background(box: Box, text: PageText, page: float) -> bool:
    left, bottom, right, top = box
    if (right - left) * (top - bottom) > 0.5 * page:
        return True
    over = (each for each in text.boxes if each and left < (each[0] + each[2]) / 2 < right and bottom < each[1] < top)
    return sum(1 for _ in over) >= _BACKGROUND


def _pixels(where: pypdfium2.PdfPosConv, box: Box, spare: float) -> Pixels:
    left, bottom, right, top = box
    corners = [where.to_bitmap(x, y) for x in (left - spare, right + spare) for y in (bottom - spare, top + spare)]
    return (
        min(x for x, _ in corners) - 1,
        min(y for _, y in corners) - 1,
        max(x for x, _ in corners) + 1,
        max(y for _, y in corners) + 1,
    )


def _missed(page: pypdfium2.PdfPage, text: PageText, resume: Resume, number: int, identity: Identity) -> Iterator[Box]:
    """Lines of which the reading knows that they tell something, and PDFium does not; and lines of letters that no
    program reads. They are hidden whole. Raises Refused where they stand nobody knows where."""
    seen = "".join(letters_of(text.text[each.start : each.end]).plain for each in identity.stretches(text.text))
    unread = {each.line for each in resume.layout.garbled if each.kind == "letters"}
    for line in resume.lines:
        if line.page != number or line.number in resume.layout.hidden:
            continue
        told = (letters_of(line.text[each.start : each.end]).plain for each in identity.stretches(line.text))
        if line.number in unread or any(each not in seen for each in told):
            if page.get_rotation() or line.right <= line.left:
                raise Refused(UNSURE)
            left, _, _, top = page.get_mediabox()
            yield (left + line.left - 2, top - line.bottom - 2, left + line.right + 2, top - line.top + 2)


def _bound(pages: Sequence[Drawn]) -> bytes:
    """The pictures as a PDF, which holds nothing else. Raises Refused if no fineness makes it small enough."""
    for share, quality in _FINENESS:
        document = pypdfium2.PdfDocument.new()
        try:
            for page in pages:
                _add(document, page, share, quality)
            out = io.BytesIO()
            document.save(out)
        finally:
            document.close()
        if out.tell() <= MAX_BYTES:
            return out.getvalue()
    raise Refused(LARGE)


def _add(document: pypdfium2.PdfDocument, page: Drawn, share: float, quality: int) -> None:
    width, height = page.picture.size
    scaled = page.picture if share == 1 else page.picture.resize((round(width * share), round(height * share)))
    file = io.BytesIO()
    scaled.save(file, "JPEG", quality=quality, optimize=True)
    file.seek(0)
    sheet = document.new_page(*page.size)
    image = pypdfium2.PdfImage.new(document)
    image.load_jpeg(file, inline=True)
    image.set_matrix(pypdfium2.PdfMatrix().scale(*page.size))
    sheet.insert_obj(image)
    sheet.gen_content()
    sheet.close()
