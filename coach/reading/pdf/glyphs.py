"""Glyphs, links, pictures and fills of a PDF page, as pdfminer.six's interpreter meets them.

pdfminer's own layout analysis is not used: it costs as much as the interpreting itself, and it groups a resume's
dates, columns and bullets in ways that have to be undone again.
"""

import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice, pairwise
from typing import Any, NamedTuple

from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdffont import PDFType3Font, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.utils import MATRIX_IDENTITY, apply_matrix_rect, mult_matrix

from coach.reading.document import is_portrait
from coach.reading.limits import Limits
from coach.reading.pdf.plain_images import is_photograph, shows_nothing
from coach.reading.pdf.transparency import Box, Painting

_PERCENT, _GLYPH_UNIT = 0.01, 0.001
"""Horizontal scaling is given in percent, kerning in thousandths of the size (PDF 32000-1, 9.3.4 and 9.4.3)."""

MIDDLE = 0.3
"""Where the middle of small letters is, in sizes above the baseline."""
_MAX_DEPTH = 24
"""Figures drawn inside figures."""
_DOT, _DOT_STEPS, _ROUND = (1.2, 6.5), 40, (0.7, 1.4)
"""A drawn bullet: its width in points, the steps of its path, its height in widths."""
_SHAPE_STEPS = 6
"""Steps of a path that is a line or a rectangle; one of more is a drawing."""
_THIN = 3
"""Points up to which a box is a line."""
_LOW, _NARROW = 18, 260
"""Points of the height and the width of what may be a part of a scale."""
_MIN_SIDE, _MIN_SHOWN = 4, 72
"""Points of a side of a filled area behind text, and of the part of a page that is shown."""
_OPAQUE = 0.9
"""Opacity from which on a fill hides what is under it."""
_FAINT = 0.1
"""Opacity below which nobody sees a picture."""
_UPRIGHT = 0.05
"""How much a line of text may lean, as a part of its direction, and still be one of the page."""
_SEMIBOLD = 600
"""The weight of a font from which on it is bold (PDF 32000-1, table 122)."""
_GRAY = 0.15
"""How far the parts of a colour may be apart that reads as black or gray."""
_EVERY = 255
"""Text-showing operations between two looks at the clock, less one; a power of two, less one."""
_RED, _GREEN, _BLUE = 0.2126, 0.7152, 0.0722
"""What each part of a colour adds to its luminance (ITU-R BT.709)."""
_SPACE = 32
"""The code to which word spacing is added (PDF 32000-1, 9.3.3)."""

__all__ = ["UNKNOWN", "Box", "Fill", "Glyph", "GlyphCollector", "RawPage", "Style", "TooMuch", "family"]

UNKNOWN = "\ufffd"
"""Stands for a glyph that the file maps to no character."""

_PLAINLESS = frozenset({UNKNOWN, " ", "\xa0", ""})
_SIGNLESS = 0.25
"""Extent in em given to glyphs of which the file tells no width: they are drawn all the same."""

_UNITS = (2048, 1000)
"""Units of an em in the two kinds of outline fonts that are turned into drawings."""
_OVERSIZE, _AS_TALL = 2.5, (0.7, 1.6)
"""Sizes from which on the box around a font's glyphs is too tall for what is set, and how many em tall it may be."""

_MIN_SIZE = 0.01
"""Points: broken files set text at size nothing, by which no gap can be measured."""

_UNUSED = frozenset({0x7F, 0x81, 0x8D, 0x8F, 0x90, 0x9D})
"""Codes without a sign of their own in WinAnsiEncoding (the one with "€" at 0x80), where they stand for the bullet:
PDF 32000-1, annex D.2, note 3."""

_MAX_STROKES = 2000
"""Straight lines noted on a page: more belong to a drawing, not to a table of a resume."""

_SUBSET = re.compile(r"^[A-Z]{6}\+")
_BOLD = re.compile(r"bold|black|heavy|semibold|demi|cmbx|cmssbx|sfbx|medi\b|-md\b|ecbx|lmroman\w*-bold", re.IGNORECASE)
_ITALIC = re.compile(r"ital|obliq|slant|cmti|cmsl|-it\b|ecti|sfti", re.IGNORECASE)
_FAMILY_TAIL = re.compile(
    r"(?:[-,_ ]?(?:smallcaps|bold|black|heavy|semi|demi|extra|light|medium|regular|book|thin|italic|oblique|condensed"
    r"|it|mt|ps)"
    r"|[-,_]roman)+$",
    re.IGNORECASE,
)
_TEX = re.compile(r"(?P<family>CM|SF|LM|EC)[A-Z][A-Za-z]*?\d{1,4}(?:-\w+)?")
"""A font that TeX sets by default: one family, cut anew for each face and size ("CMBX12", "LMRoman10-Bold")."""
_TEX_FAMILIES = {"LM": "LatinModern"}

_MAX_NAME = 127
"""Characters of a font's name (PDF 32000-1, annex C.2)."""
_FAINTEST = 0.1
"""Opacity below which nothing is seen."""

_MAX_STEPS = 400
"""Steps of a path that may be a coloured shape behind text; longer ones draw pictures, or letters."""

_MAX_DRAWN = 4000


class TooMuch(Exception):
    """The page draws more than any resume does; what was met so far stands."""


class Style(NamedTuple):
    """How a glyph looks. `shade` is the luminance of its fill from 0 (black) to 1 (white)."""

    font: str
    bold: bool
    italic: bool
    colored: bool
    shade: float
    invisible: bool


class Glyph(NamedTuple):
    """A character with its extent along the line; `y` is the baseline, from the top of the page, in points."""

    x0: float
    x1: float
    y: float
    size: float
    text: str
    style: Style
    show: int
    """Number of the text-showing operation that drew it."""


@dataclass(frozen=True, slots=True)
class Fill:
    """A filled area: the luminance of its colour, and how many text-showing operations came before it.

    `solid` is True for an opaque rectangle: what it covers is not seen. Of other shapes only the extent is known.
    """

    box: Box
    shade: float
    before: int
    solid: bool = True


@dataclass(slots=True)
class RawPage:
    """Everything drawn on a page, in drawing order."""

    number: int
    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    turned: list[Glyph] = field(default_factory=list)
    """Glyphs of text that does not run from left to right."""
    typed: list[Glyph] = field(default_factory=list)
    """Those of `glyphs` that were typed over the page, into fields or as annotations."""
    odd: list[tuple[int, int, int]] = field(default_factory=list)
    """Of glyphs without a plain character, spaces among them: the index in `glyphs`, the font, the code in it."""
    unmapped: list[tuple[float, float]] = field(default_factory=list)
    """Where such glyphs stand inside words: left edge and baseline."""
    images: list[Box] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    """What is shown of those of `images` on which there is something to see."""
    photographs: list[Box] = field(default_factory=list)
    """Those of `pictures` that are packed as photographs are."""
    fills: list[Fill] = field(default_factory=list)
    drawn: list[Box] = field(default_factory=list)
    """Drawings of more than a few lines: pictures, and letters of which only the outlines were kept."""
    strokes: list[Box] = field(default_factory=list)
    """Drawn straight lines, level or upright, each as a box of (almost) no height or width."""
    dots: list[Box] = field(default_factory=list)
    """Small filled shapes: bullets that are drawn instead of written."""
    shapes: list[Box] = field(default_factory=list)
    """All that is drawn no higher than a line of text and no wider than a column: dots, bars, what fills them."""


class GlyphCollector(PDFTextDevice):
    """A pdfminer device that only notes what is where."""

    def __init__(self, manager: PDFResourceManager, limits: Limits) -> None:
        super().__init__(manager)
        self.page = RawPage(0, 612.0, 792.0)
        self.painting = Painting()
        self._edge: Box = (0.0, 0.0, 612.0, 792.0)
        self._shown: tuple[Painting | None, Box] = (None, self._edge)
        self._limits = limits
        self._deadline = time.process_time() + limits.seconds
        self._figures = 0
        self._depth = 0
        self._glyphs = 0
        self._shows = 0
        self._widths: dict[int, dict[int, tuple[str, float]]] = {}
        self._styles: dict[Any, Style] = {}
        self._unseen: dict[Style, Style] = {}
        self._fonts: dict[int, tuple[str, bool, bool]] = {}
        self._ems: dict[int, float] = {}

    # What the interpreter calls -----------------------------------------------------------------------------------

    def begin_page(self, page: Any, ctm: Any) -> None:
        (x0, y0, x1, y1) = apply_matrix_rect(ctm, page.mediabox)
        self.page = RawPage(self.page.number + 1, abs(x1 - x0) or 612.0, abs(y1 - y0) or 792.0)
        self.painting = Painting()
        self._edge = self._cropped(page, ctm)
        self._shown = (None, self._edge)
        self._depth = 0

    def begin_figure(self, name: str, bbox: Any, matrix: Any) -> None:
        self._figures += 1
        self._depth += 1
        if self._figures > self._limits.max_figures or self._depth > _MAX_DEPTH or time.process_time() > self._deadline:
            raise TooMuch

    def end_figure(self, name: str) -> None:
        self._depth -= 1

    def render_image(self, name: str, stream: Any) -> None:
        box = self._box((0, 0, 1, 1))
        self.page.images.append(box)
        shown = left, top, right, bottom = self._clipped(box)
        if right > left and bottom > top and self.painting.alpha >= _FAINT and not shows_nothing(stream):
            self.page.pictures.append(shown)
            if is_portrait(right - left, bottom - top) and is_photograph(stream):
                self.page.photographs.append(shown)

    def paint_path(self, graphicstate: Any, stroke: bool, fill: bool, evenodd: bool, path: Any) -> None:
        if len(path) < 2:
            return
        points = [step[-2:] for step in path if len(step) >= 3]
        if not points:
            return
        box = self._around(points)
        width, height = box[2] - box[0], box[3] - box[1]
        if height <= _LOW and len(self.page.shapes) < _MAX_DRAWN:
            self._note_shape(box)
        small = (
            len(path) <= _DOT_STEPS and _DOT[0] <= width <= _DOT[1] and _ROUND[0] * width <= height <= _ROUND[1] * width
        )
        if small and (fill or _is_round(path)):
            self.page.dots.append(box)
        elif len(path) > _SHAPE_STEPS:
            if len(self.page.drawn) < _MAX_DRAWN:
                self.page.drawn.append(box)
            if len(path) <= _MAX_STEPS:
                self._note_fill(box, graphicstate, fill, _is_rounded(path))
        elif min(width, height) <= _THIN:
            self._note_strokes([box])
        else:
            self._note_fill(box, graphicstate, fill and _encloses(path), _is_rectangle(points) and _is_single(path))
            if stroke:
                self._note_strokes([self._around(pair) for pair in pairwise([*points, points[0]])])

    def paint_shading(self) -> None:
        """Colours that run into each other fill the clipping box, or the page."""
        clip = self.painting.clip
        box = self._box(clip, MATRIX_IDENTITY) if clip else (0.0, 0.0, self.page.width, self.page.height)
        self.page.fills.append(Fill(box, 0.5, self._shows, solid=False))

    def render_string(self, textstate: Any, seq: Any, ncs: Any, graphicstate: Any) -> None:
        self._shows += 1
        self._glyphs += sum(len(part) for part in seq if isinstance(part, bytes))
        if self._glyphs > self._limits.max_glyphs or (
            self._shows & _EVERY == 0 and time.process_time() > self._deadline
        ):
            raise TooMuch
        if textstate.font.is_vertical():
            super().render_string(textstate, seq, ncs, graphicstate)
            return
        textstate.linematrix = self._show(textstate, seq, self._style(textstate, graphicstate, ncs))

    # Own parts ----------------------------------------------------------------------------------------------------

    def _show(self, textstate: Any, seq: Any, style: Style) -> tuple[float, float]:
        font, fontsize = textstate.font, textstate.fontsize
        a, b, c, d, e, f = mult_matrix(textstate.matrix, self.ctm or MATRIX_IDENTITY)
        scaling = textstate.scaling * _PERCENT
        charspace = textstate.charspace * scaling
        wordspace = 0.0 if font.is_multibyte() else textstate.wordspace * scaling
        dxscale = _GLYPH_UNIT * fontsize * scaling
        size = max(_MIN_SIZE, abs(fontsize) * (c * c + d * d) ** 0.5 * self._em(font))
        upright = a > 0 and abs(b) <= _UPRIGHT * abs(a)
        out = self.page.glyphs if upright else self.page.turned
        height, show, rise = self.page.height, self._shows, textstate.rise
        first, top, last, bottom = self._edges()
        known = self._widths.setdefault(id(font), {})
        odd = self.page.odd if upright else []
        scale = fontsize * scaling
        x, y = textstate.linematrix
        up = c * (y + rise) + e
        base = height - (d * (y + rise) + f)
        spaced = begun = False
        for part in seq:
            if not isinstance(part, bytes):
                if isinstance(part, int | float):
                    x -= part * dxscale
                    spaced = True
                continue
            for cid in font.decode(part):
                if spaced:
                    x += charspace
                spaced = True
                glyph = known.get(cid) or known.setdefault(cid, _glyph(font, cid))
                if glyph[0] in _PLAINLESS or "\ue000" <= glyph[0] <= "\uf8ff":
                    odd.append((len(out), id(font), cid))
                advance = glyph[1] * scale
                left = a * x + up
                extent = a * advance or _SIGNLESS * size
                lies = base - b * x
                # A text that begins on the page and runs off it is cut off, and hides nothing.
                inside = begun or (first <= left + extent / 2 <= last and top <= lies - MIDDLE * size <= bottom)
                begun = inside
                out.append(
                    Glyph(left, left + extent, lies, size, glyph[0], style if inside else self._unseen_as(style), show)
                )
                x += advance
                if wordspace and cid == _SPACE:
                    x += wordspace
        return (x, y)

    def _unseen_as(self, style: Style) -> Style:
        """The style of what lies outside of the page or of the clipping box; one object for each style."""
        return self._unseen.setdefault(style, style if style.invisible else style._replace(invisible=True))

    def _edges(self) -> Box:
        """Left, top, right and bottom of what is shown, from the top left of the page."""
        painting, known = self._shown
        if painting is not self.painting:
            known = self._clipped_edge(self.painting.clip)
            self._shown = (self.painting, known)
        return known

    def _clipped_edge(self, clip: Box | None) -> Box:
        if clip is None:
            return self._edge
        (left, top, right, bottom), height = self._edge, self.page.height
        return (max(left, clip[0]), max(top, height - clip[3]), min(right, clip[2]), min(bottom, height - clip[1]))

    def _cropped(self, page: Any, ctm: Any) -> Box:
        """The part of the page that is shown, left, top, right, bottom; a broken crop box is none."""
        whole = (0.0, 0.0, self.page.width, self.page.height)
        try:
            x0, y0, x1, y1 = apply_matrix_rect(ctm, page.cropbox)
        except (TypeError, ValueError):
            return whole
        box = (max(0.0, x0), max(0.0, self.page.height - y1), min(whole[2], x1), min(whole[3], self.page.height - y0))
        return box if box[2] - box[0] > _MIN_SHOWN and box[3] - box[1] > _MIN_SHOWN else whole

    def _note_shape(self, box: Box) -> None:
        shown = left, top, right, bottom = self._clipped(box)
        if left <= right and top <= bottom and right - left <= _NARROW:
            self.page.shapes.append(shown)

    def _note_fill(self, box: Box, graphicstate: Any, fill: bool, solid: bool) -> None:
        side = min(box[2] - box[0], box[3] - box[1])
        if fill and side >= _MIN_SIDE and self.painting.alpha > _FAINTEST:
            opaque = solid and self.painting.alpha > _OPAQUE and not self.painting.mixes
            shade = _shade(graphicstate.ncolor, graphicstate.ncs)
            self.page.fills.append(Fill(self._clipped(box), shade, self._shows, opaque))

    def _clipped(self, box: Box) -> Box:
        left, top, right, bottom = self._edges()
        return (max(box[0], left), max(box[1], top), min(box[2], right), min(box[3], bottom))

    def _style(self, textstate: Any, graphicstate: Any, ncs: Any) -> Style:
        color, faint = graphicstate.ncolor, self.painting.alpha < _FAINTEST
        shown = tuple(color) if isinstance(color, list | tuple) else color
        key = (id(textstate.font), shown, getattr(ncs, "name", ""), textstate.render, faint)
        try:
            return self._styles[key]
        except (KeyError, TypeError):
            pass
        name, bold, italic = self._face(textstate.font)
        unseen = faint or textstate.render in (3, 7)
        style = Style(name, bold, italic, _is_colored(color), _shade(color, ncs), unseen)
        try:
            self._styles[key] = style
        except TypeError:
            return style
        return style

    def _face(self, font: Any) -> tuple[str, bool, bool]:
        known = self._fonts.get(id(font))
        if known is None:
            name = _SUBSET.sub("", str(getattr(font, "fontname", "") or ""))
            weight = font.descriptor.get("FontWeight", 0)
            bold = bool(_BOLD.search(name)) or (isinstance(weight, int | float) and weight >= _SEMIBOLD)
            known = self._fonts[id(font)] = (name, bold, bool(_ITALIC.search(name)))
        return known

    def _em(self, font: Any) -> float:
        if id(font) not in self._ems:
            self._ems[id(font)] = em_of(font) if isinstance(font, PDFType3Font) else 1.0
        return self._ems[id(font)]

    def _note_strokes(self, boxes: Sequence[Box]) -> None:
        straight = (box for box in boxes if min(box[2] - box[0], box[3] - box[1]) <= _THIN)
        self.page.strokes += islice(straight, max(0, _MAX_STROKES - len(self.page.strokes)))

    def _around(self, points: Sequence[tuple[float, float]]) -> Box:
        xs, ys = [point[0] for point in points], [point[1] for point in points]
        return self._box((min(xs), min(ys), max(xs), max(ys)))

    def _box(self, rect: Box, matrix: Any = None) -> Box:
        x0, y0, x1, y1 = apply_matrix_rect(matrix or self.ctm or MATRIX_IDENTITY, rect)
        return (x0, self.page.height - y1, x1, self.page.height - y0)


def em_of(font: PDFType3Font) -> float:
    """The em of a font whose glyphs are drawings: 1, unless its matrix makes them larger than the size that is set."""
    try:
        scale, (_, low, _, high) = abs(font.matrix[3]), font.bbox
        tall = abs(high - low) * scale
    except (TypeError, ValueError, IndexError):
        return 1.0
    ems = [unit * scale for unit in _UNITS]
    return next((em for em in ems if _AS_TALL[0] <= tall / em <= _AS_TALL[1]), 1.0) if tall > _OVERSIZE else 1.0


def _is_round(path: Any) -> bool:
    """True for a path of curves: a circle that is drawn but not filled is a bullet of the second level."""
    return len([step for step in path if step[0] == "c"]) >= 2


def _encloses(path: Any) -> bool:
    """Whether a part of a path has an inside: rules of a table that are drawn as lines and filled have none."""
    starts = [i for i, step in enumerate(path) if step[0] == "m"]
    parts = [path[start:end] for start, end in zip(starts, [*starts[1:], len(path)], strict=True)]
    return any(
        any(step[0] not in "mlh" for step in part) or sum(step[0] in "ml" for step in part) > 2 for part in parts
    )


def _is_single(path: Any) -> bool:
    return [step[0] for step in path].count("m") == 1


def _is_rectangle(points: Sequence[tuple[float, float]]) -> bool:
    """True for corners on two levels and two uprights."""
    return all(len({round(point[axis], 1) for point in points}) == 2 for axis in (0, 1))


def _is_rounded(path: Any) -> bool:
    """True for one rectangle with round corners: lines and as many curves."""
    kinds = [step[0] for step in path]
    return kinds.count("m") == 1 and kinds.count("c") == 4 and kinds.count("l") <= 5


def family(font: str) -> str:
    """The family of a font name: "SourceSansPro-Semibold" → "SourceSansPro", "CMBX12" → "ComputerModern"."""
    name = _SUBSET.sub("", font)
    if tex := _TEX.fullmatch(name):
        return _TEX_FAMILIES.get(tex["family"], "ComputerModern")
    return _FAMILY_TAIL.sub("", name[:_MAX_NAME]) or name


def _glyph(font: Any, cid: int) -> tuple[str, float]:
    try:
        text = font.to_unichr(cid)
    except PDFUnicodeNotDefined:
        text = "•" if cid in _UNUSED and getattr(font, "cid2unicode", {}).get(0x80) == "€" else UNKNOWN
    if not isinstance(text, str) or text.startswith("(cid:") or _is_control(text):
        text = UNKNOWN
    return (text, font.char_width(cid))


def _is_control(text: str) -> bool:
    """True for what some programs write where they know no character: U+0000 and its neighbours."""
    return bool(text) and all(sign < " " and sign not in "\t\n\r\f\v" for sign in text)


def _channels(color: Any) -> Iterator[float]:
    parts = color if isinstance(color, list | tuple) else (color,)
    for part in parts:
        if isinstance(part, int | float):
            yield min(1.0, max(0.0, float(part)))


def _rgb(color: Any) -> tuple[float, float, float]:
    parts = list(_channels(color))
    if len(parts) == 3:
        return (parts[0], parts[1], parts[2])
    if len(parts) == 4:
        c, m, y, k = parts
        return ((1 - c) * (1 - k), (1 - m) * (1 - k), (1 - y) * (1 - k))
    gray = parts[0] if len(parts) == 1 else 0.0
    return (gray, gray, gray)


def _luminance(color: Any) -> float:
    r, g, b = _rgb(color)
    return _RED * r + _GREEN * g + _BLUE * b


def _shade(color: Any, space: Any) -> float:
    """The luminance of a colour. Of an ink of its own, much is dark; of patterns and of palettes nothing is known."""
    name = getattr(space, "name", "")
    if name in ("Separation", "DeviceN"):
        return 1.0 - max(_channels(color), default=1.0)
    return 0.5 if name in ("Pattern", "Indexed") else _luminance(color)


def _is_colored(color: Any) -> bool:
    r, g, b = _rgb(color)
    return max(r, g, b) - min(r, g, b) > _GRAY
