"""Draws charts as PNG: the score card, bars, and the history of scores."""

from base64 import b64decode
from functools import cache
from importlib.resources import files
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from coach.chat.message import Bar, Chart, Picture, tone_of
from coach.review.numbered_signs import Weight, outline

WIDTH = 960
MARGIN = 48
ROW = 52
DIAL, LOW_ROW = 170, 38
"""The dial's width, and the height of a bar beside it."""
BESIDE = 42
"""From the end of a bar to its value, with the sign between them."""
CAPTION = (18, 17, 16, 15)
"""Sizes of a caption; the largest in which it has room."""
SCALE = 2
"""Drawn at double size and scaled down: Pillow draws arcs and rounded corners without smoothing."""

INK, SOFT, PAPER, TRACK = "#1f2933", "#5f6c7b", "#ffffff", "#e6eaef"
TONES = {"good": "#0072b2", "fair": "#e69f00", "poor": "#9c1f00", "neutral": "#6b7785"}
"""Blue, light orange, dark red: of other lightness, and told apart by those who see no red or no green."""
SHAPES: dict[str, Weight] = {"good": "suggestion", "fair": "warning", "poor": "error"}
"""The shape beside a value, by its tone: nobody has to tell colours."""


def png_of(picture: Picture) -> bytes:
    """The picture as PNG: as it was drawn already, else its chart."""
    return b64decode(picture.image) if picture.image else draw(picture.chart)


def draw(chart: Chart) -> bytes:
    """The chart as a PNG of 960 pixels width; the height follows from the number of bars."""
    return _png(picture_of(chart))


def picture_of(chart: Chart) -> Image.Image:
    """The same, not yet written as PNG."""
    if chart.design == "score":
        return _score_card(chart)
    head = 190 if chart.figure is not None else 104
    foot = 56 if chart.caption else 24
    body = 220 if chart.design == "history" else ROW * len(chart.bars)
    image = Image.new("RGB", (WIDTH * SCALE, (head + body + foot) * SCALE), PAPER)
    pen = _Pen(ImageDraw.Draw(image))
    _draw_head(pen, chart)
    if chart.design == "history":
        _draw_columns(pen, chart.bars, head, body)
    else:
        _draw_bars(pen, chart.bars, head)
    if chart.caption:
        pen.text((MARGIN, head + body + 12), chart.caption, 18, SOFT)
    return image.resize((WIDTH, head + body + foot), Image.Resampling.LANCZOS)


def _score_card(chart: Chart) -> Image.Image:
    """The score card: a dial beside its bars, low enough to leave the screen to the words."""
    height = max(DIAL + 40, LOW_ROW * len(chart.bars) + 24) + (34 if chart.caption else 0)
    image = Image.new("RGB", (WIDTH * SCALE, height * SCALE), PAPER)
    pen = _Pen(ImageDraw.Draw(image))
    if chart.figure is not None:
        tone = tone_of(chart.figure / 100)
        pen.ring((MARGIN, 24, MARGIN + DIAL, 24 + DIAL), chart.figure / 100, TONES[tone])
        pen.text((MARGIN + DIAL / 2, 24 + DIAL / 2 - 8), str(chart.figure), 52, anchor="mm")
        pen.text((MARGIN + DIAL / 2, 24 + DIAL / 2 + 32), "/ 100", 20, SOFT, anchor="mm")
    left, right = (
        MARGIN + DIAL + 56,
        WIDTH - MARGIN - BESIDE - max((_wide(bar.value, 22) for bar in chart.bars), default=0),
    )
    for number, bar in enumerate(chart.bars):
        middle = 16 + LOW_ROW * (number + 0.5)
        pen.text((left, middle), _fitted(bar.label, 230, 22), 22, anchor="lm")
        _draw_bar(pen, bar, (left + 240, right), middle)
    if chart.caption:
        size = next((each for each in CAPTION if _wide(chart.caption, each) <= WIDTH - 2 * MARGIN), CAPTION[-1])
        pen.text((MARGIN, height - 34), _fitted(chart.caption, WIDTH - 2 * MARGIN, size), size, SOFT)
    return image.resize((WIDTH, height), Image.Resampling.LANCZOS)


class _Pen:
    """Draws in picture coordinates on the enlarged canvas."""

    def __init__(self, canvas: ImageDraw.ImageDraw) -> None:
        self._canvas = canvas

    def text(self, at: tuple[float, float], text: str, size: int, color: str = INK, anchor: str = "la") -> None:
        x, y = at
        self._canvas.text((x * SCALE, y * SCALE), text, fill=color, font=font(size), anchor=anchor)

    def bar(self, box: tuple[float, float, float, float], color: str) -> None:
        left, top, right, bottom = (value * SCALE for value in box)
        radius = min(bottom - top, right - left) / 2
        self._canvas.rounded_rectangle((left, top, right, bottom), radius=min(radius, 10 * SCALE), fill=color)

    def sign(self, at: tuple[float, float], size: float, tone: str) -> None:
        """The shape of a tone around a point; none for a neutral one."""
        if tone in SHAPES:
            corners = ((at[0] + (x - 0.5) * size, at[1] + (y - 0.5) * size) for x, y in outline(SHAPES[tone]))
            self._canvas.polygon([(x * SCALE, y * SCALE) for x, y in corners], fill=TONES[tone])

    def ring(self, box: tuple[float, float, float, float], share: float, color: str) -> None:
        scaled = tuple(value * SCALE for value in box)
        bounds = (scaled[0], scaled[1], scaled[2], scaled[3])
        self._canvas.arc(bounds, 0, 360, fill=TRACK, width=14 * SCALE)
        self._canvas.arc(bounds, -90, -90 + 360 * share, fill=color, width=14 * SCALE)


@cache
def font(size: int, scale: int = SCALE) -> ImageFont.FreeTypeFont:
    """The font of all pictures, so many times as large."""
    # Shipped with the code (Latin, Greek, Cyrillic, Arabic): pictures look alike on every machine.
    with (files("coach.review") / "fonts" / "DejaVuSans.ttf").open("rb") as opened:
        return ImageFont.truetype(BytesIO(opened.read()), size * scale)


def _draw_head(pen: _Pen, chart: Chart) -> None:
    if chart.figure is None:
        pen.text((MARGIN, 36), chart.title, 32)
        return
    tone = tone_of(chart.figure / 100)
    pen.ring((MARGIN, 32, MARGIN + 124, 156), chart.figure / 100, TONES[tone])
    pen.text((MARGIN + 62, 94), str(chart.figure), 44, anchor="mm")
    pen.text((MARGIN + 160, 62), chart.title, 34)
    pen.text((MARGIN + 160, 108), chart.under or f"{chart.figure} of 100", 22, SOFT)


def _draw_bars(pen: _Pen, bars: tuple[Bar, ...], top: float) -> None:
    left, right = MARGIN + 260, WIDTH - MARGIN - 130
    for number, bar in enumerate(bars):
        middle = top + ROW * number + ROW / 2 - 8
        pen.text((MARGIN, middle), _fitted(bar.label, 250, 22), 22, anchor="lm")
        _draw_bar(pen, bar, (left, right), middle)


def _draw_bar(pen: _Pen, bar: Bar, across: tuple[float, float], middle: float) -> None:
    left, right = across
    pen.bar((left, middle - 9, right, middle + 9), TRACK)
    share = min(1.0, max(0.0, bar.share))
    if share > 0:
        pen.bar((left, middle - 9, max(left + 18, left + (right - left) * share), middle + 9), TONES[bar.tone])
    pen.sign((right + 24, middle), 16, bar.tone)
    pen.text((right + (BESIDE if bar.tone in SHAPES else 20), middle), bar.value, 22, SOFT, anchor="lm")


def _draw_columns(pen: _Pen, bars: tuple[Bar, ...], top: float, height: float) -> None:
    shown = bars[-12:]
    floor, space = top + height - 48, (WIDTH - 2 * MARGIN) / max(1, len(shown))
    for number, bar in enumerate(shown):
        middle = MARGIN + space * (number + 0.5)
        tall = (height - 76) * min(1.0, max(0.0, bar.share))
        pen.bar(
            (middle - min(28, space / 3), floor - max(4, tall), middle + min(28, space / 3), floor), TONES[bar.tone]
        )
        pen.text((middle, floor - tall - 20), bar.value, 20, anchor="mm")
        pen.text((middle, floor + 22), bar.label, 16, SOFT, anchor="mm")


def _wide(text: str, size: int) -> float:
    return font(size).getlength(text) / SCALE


def _fitted(text: str, width: float, size: int) -> str:
    while len(text) > 1 and _wide(text, size) > width:
        text = text[:-2].rstrip() + "…"
    return text


def _png(image: Image.Image) -> bytes:
    out = BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()
