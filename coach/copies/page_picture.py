"""The first page as a picture with numbered places, for people who would rather look than read."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import pypdfium2
from PIL import Image, ImageChops, ImageDraw

from coach.copies.copy import Copy, Drawing, Remark
from coach.copies.finding_lines import Lines
from coach.copies.letter_boxes import Box
from coach.copies.letter_boxes import text_of as text_of_page
from coach.errors import Code, Refused, Unreadable
from coach.reading.kinds import kind_of
from coach.reading.limits import Limits
from coach.review.numbered_signs import COLOURS, NUMBERS, Weight, outline
from coach.review.pictures import INK, PAPER, SOFT, font, picture_of
from texts import gettext_noop

NAME = "first-page.png"
HIGH, WIDE = 1120, 1000
"""Pixels that a page is high and wide at most."""
PANEL, MARGIN, FRAME = 600, 24, 12
BELOW = 48
"""Pixels of a page that are shown below its last line."""
SIGN = 25
_TYPE = 17
_LINE = 24
_SCALE = 4
"""Signs are drawn so much larger and scaled down, for smooth edges."""
_COLOURS = 250
_PALE = 0.3
EDGE = "#8a94a3"
"""Around the page and the whole picture: seen on white and on dark."""
ONLY_PDF = gettext_noop("I can draw only PDF pages. Save the resume as PDF and send that to see it.")
DAMAGED = gettext_noop("I can't draw this PDF. Please export it again from your editor and send that.")

Pixels = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a remark stands on the page, line by line, each with its rows in pixels."""

    remark: Remark
    lines: tuple[tuple[Pixels, ...], ...]

    @property
    def rows(self) -> tuple[Pixels, ...]:
        """The rows of all its lines."""
        return tuple(row for line in self.lines for row in line)


def draw_page(data: bytes, wish: Drawing, limits: Limits) -> Copy:
    """The picture as PNG. Raises Refused for other files than PDFs, Unreadable for a page that cannot be drawn."""
    if kind_of(data, limits) != "pdf":
        raise Refused(ONLY_PDF)
    try:
        drawn, places = _page(data, wish.remarks)
    except (pypdfium2.PdfiumError, ValueError, OSError) as error:
        raise Unreadable(Code.CORRUPT, DAMAGED) from error
    _draw_places(drawn, places)
    panel = _panel(wish, drawn.height + 2 * FRAME)
    ends = _end_of(drawn) or drawn.height
    shown = min(drawn.height, max(ends + BELOW, _end_of(panel) + MARGIN - 2 * FRAME))
    page = drawn.crop((0, 0, drawn.width, shown))
    whole = Image.new("RGB", (page.width + 2 * FRAME + PANEL, page.height + 2 * FRAME), PAPER)
    whole.paste(page, (FRAME, FRAME))
    whole.paste(panel.crop((0, 0, PANEL, whole.height)), (page.width + 2 * FRAME, 0))
    pen = ImageDraw.Draw(whole)
    end = FRAME + page.height if page.height == drawn.height else whole.height  # below an open edge the page goes on
    pen.rectangle((FRAME - 1, FRAME - 1, FRAME + page.width, end), outline=EDGE)
    pen.rectangle((0, 0, whole.width - 1, whole.height - 1), outline=EDGE, width=2)
    out = io.BytesIO()
    whole.quantize(_COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(out, "PNG")
    return Copy(NAME, out.getvalue())


def _end_of(image: Image.Image) -> int:
    """Where the last of what stands on an image ends; 0 if nothing stands on it."""
    ground = Image.new("RGB", image.size, image.getpixel((0, image.height - 1)))
    return (ImageChops.difference(image, ground).getbbox() or (0, 0, 0, 0))[3]


def _page(data: bytes, remarks: Sequence[Remark]) -> tuple[Image.Image, list[Place]]:
    document = pypdfium2.PdfDocument(data)
    try:
        page = document[0]
        width, height = page.get_size()
        scale = min(HIGH / max(height, 1.0), WIDE / max(width, 1.0))
        bitmap = page.render(scale=scale, rev_byteorder=True)
        where = bitmap.get_posconv(page)
        lines = Lines([text_of_page(page)])
        places = []
        for remark in remarks:
            boxes = [lines.boxes_of(quote, 1)[1] for quote, _ in remark.quotes]
            found = (tuple(_pixels(where, box) for box in of_line) for of_line in boxes)
            places.append(Place(remark, tuple(filter(None, found))))
        return bitmap.to_pil().convert("RGB"), places
    finally:
        document.close()


def _pixels(where: pypdfium2.PdfPosConv, box: Box) -> Pixels:
    left, bottom, right, top = box
    corners = [where.to_bitmap(x, y) for x, y in ((left - 1, bottom), (right + 1, top))]
    (x0, x1), (y0, y1) = (sorted(each) for each in zip(*corners, strict=True))
    return (x0, y0, x1, y1)


def _draw_places(page: Image.Image, places: Sequence[Place]) -> None:
    """Bands behind the lines, through which their letters are seen as before, and a sign at the end of each."""
    bands = Image.new("RGB", page.size, "white")
    pen = ImageDraw.Draw(bands)
    for place in places:
        for row in place.rows:
            pen.rectangle(row, fill=_pale(place.remark.weight))
    page.paste(ImageChops.multiply(page, bands))
    taken: list[Pixels] = []
    for place in places:
        for row, *_ in place.lines:
            end = max(each[2] for each in place.rows if each[1] < row[3] and row[1] < each[3])
            spot = _free((min(end + 4, page.width - SIGN), (row[1] + row[3] - SIGN) // 2), taken, page.size)
            taken.append((*spot, spot[0] + SIGN, spot[1] + SIGN))
            sign = _sign(place.remark.number, place.remark.weight)
            page.paste(sign, spot, sign)


def _free(wanted: tuple[int, int], taken: Sequence[Pixels], size: tuple[int, int]) -> tuple[int, int]:
    """Where a sign can stand by its upper left corner: beside those that are there, else below them."""
    left, top = wanted
    while top < size[1] - SIGN and any(
        left < box[2] and box[0] < left + SIGN and top < box[3] and box[1] < top + SIGN for box in taken
    ):
        left, top = (left + SIGN + 1, top) if left + 2 * SIGN < size[0] else (wanted[0], top + 2)
    return left, max(0, top)


def _panel(wish: Drawing, height: int) -> Image.Image:
    """The chart, and below it what the numbers stand for."""
    panel = Image.new("RGB", (PANEL, height), PAPER)
    top = MARGIN
    if wish.chart is not None:
        card = picture_of(wish.chart)
        card = card.resize((PANEL, card.height * PANEL // card.width), Image.Resampling.LANCZOS)
        panel.paste(card, (0, 0))
        top = card.height + MARGIN // 2
    pen = ImageDraw.Draw(panel)
    for number, remark in enumerate(wish.remarks):
        title = remark.text.partition("\n")[0].partition(". ")[2]
        rows = _wrapped(title, PANEL - 2 * MARGIN - SIGN - 12)
        if top + len(rows) * _LINE + _LINE > height - MARGIN and number < len(wish.remarks):
            pen.text((MARGIN, top), f"… {len(wish.remarks) - number} +", fill=SOFT, font=font(_TYPE, 1))
            break
        sign = _sign(remark.number, remark.weight)
        panel.paste(sign, (MARGIN, top), sign)
        for row in rows:
            pen.text((MARGIN + SIGN + 12, top + 3), row, fill=INK, font=font(_TYPE, 1))
            top += _LINE
        top += 12
    return panel


def _wrapped(text: str, width: float) -> list[str]:
    """A text in rows of at most that width."""
    rows = [""]
    for word in text.split():
        longer = f"{rows[-1]} {word}".strip()
        if font(_TYPE, 1).getlength(longer) <= width or not rows[-1]:
            rows[-1] = longer
        else:
            rows.append(word)
    return rows


@cache
def _sign(number: int, weight: Weight) -> Image.Image:
    """A numbered sign with a light edge, so that it stands out on any ground."""
    large = SIGN * _SCALE
    image = Image.new("RGBA", (large, large), (0, 0, 0, 0))
    pen = ImageDraw.Draw(image)
    for inset, colour in ((0, (255, 255, 255)), (2 * _SCALE, COLOURS[weight])):
        side = large - 2 * inset
        pen.polygon([(inset + x * side, inset + y * side) for x, y in outline(weight)], fill=colour)
    size = (14 if number < 10 else 12) * _SCALE
    pen.text((large / 2, large / 2), str(number), fill=NUMBERS[weight], font=font(size, 1), anchor="mm")
    return image.resize((SIGN, SIGN), Image.Resampling.LANCZOS)


def _pale(weight: Weight) -> tuple[int, int, int]:
    red, green, blue = (round(255 - _PALE * (255 - part)) for part in COLOURS[weight])
    return red, green, blue
