"""What a page draws, as it is noted: letters with their looks, pictures, fills, lines and dots."""

from collections.abc import Callable
from io import BytesIO

import pytest
from pdfminer.pdffont import PDFType3Font
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdfpage import PDFPage
from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from coach.reading.limits import Limits
from coach.reading.pdf.glyphs import GlyphCollector, RawPage, TooMuch, em_of, family
from coach.reading.pdf.transparency import Interpreter

WIDTH, HEIGHT = 400, 300


def drawn(draw: Callable[[Canvas], object], limits: Limits | None = None) -> RawPage:
    """The page that `draw` paints on a canvas."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=(WIDTH, HEIGHT))
    draw(canvas)
    canvas.save()
    manager = PDFResourceManager()
    collector = GlyphCollector(manager, limits or Limits())
    interpreter = Interpreter(manager, collector)
    for page in PDFPage.get_pages(out):
        interpreter.process_page(page)
    return collector.page


def text_of(page: RawPage) -> str:
    return "".join(glyph.text for glyph in page.glyphs)


def test_letters_come_with_their_place_from_the_top_of_the_page() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 12)
        canvas.drawString(50, 200, "Kafka")

    page = drawn(draw)
    assert (page.width, page.height, text_of(page)) == (WIDTH, HEIGHT, "Kafka")
    first = page.glyphs[0]
    assert (first.x0, first.y, first.size) == (50, HEIGHT - 200, 12)
    assert first.x1 == pytest.approx(page.glyphs[1].x0)


@pytest.mark.parametrize(
    ("font", "bold", "italic"),
    [
        ("Helvetica", False, False),
        ("Helvetica-Bold", True, False),
        ("Times-Italic", False, True),
        ("Courier-BoldOblique", True, True),
    ],
)
def test_the_name_of_a_font_tells_its_face(font: str, bold: bool, italic: bool) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont(font, 10)
        canvas.drawString(50, 200, "x")

    style = drawn(draw).glyphs[0].style
    assert (style.font, style.bold, style.italic) == (font, bold, italic)


@pytest.mark.parametrize(
    ("rgb", "colored", "shade"),
    [
        ((0, 0, 0), False, 0.0),  # black
        ((1, 1, 1), False, 1.0),  # white: a matter of what lies behind it
        ((0.5, 0.5, 0.5), False, 0.5),  # grey is no colour
        ((0, 0, 1), True, 0.07),  # blue is dark
    ],
)
def test_colour_and_shade(rgb: tuple[float, float, float], colored: bool, shade: float) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColorRGB(*rgb)
        canvas.drawString(50, 200, "x")

    style = drawn(draw).glyphs[0].style
    assert style.colored is colored
    assert style.shade == pytest.approx(shade, abs=0.01)


def _without_ink(canvas: Canvas) -> None:
    text = canvas.beginText(50, 200)
    text.setTextRenderMode(3)
    text.textOut("x")
    canvas.drawText(text)


def _almost_clear(canvas: Canvas) -> None:
    canvas.setFillColor(Color(0, 0, 0, alpha=0.02))
    canvas.drawString(50, 200, "x")


def _clipped(canvas: Canvas) -> None:
    path = canvas.beginPath()
    path.rect(200, 100, 50, 50)
    canvas.clipPath(path, stroke=0)
    canvas.drawString(50, 200, "x")


@pytest.mark.parametrize(
    ("draw", "invisible"),
    [
        pytest.param(lambda canvas: canvas.drawString(50, 200, "x"), False, id="plain text is seen"),
        pytest.param(_without_ink, True, id="text drawn without ink, as under a scan"),
        pytest.param(_almost_clear, True, id="text that lets everything through"),
        pytest.param(_clipped, True, id="text outside of the clipping box"),
        pytest.param(lambda canvas: canvas.drawString(-80, 200, "x"), True, id="text beside the page"),
    ],
)
def test_what_nobody_sees_is_marked(draw: Callable[[Canvas], object], invisible: bool) -> None:
    assert drawn(draw).glyphs[0].style.invisible is invisible


def _turned(canvas: Canvas) -> None:
    canvas.rotate(90)
    canvas.drawString(50, -100, "side")


def test_text_that_runs_upwards_is_kept_apart() -> None:
    page = drawn(_turned)
    assert (text_of(page), "".join(glyph.text for glyph in page.turned)) == ("", "side")


SHAPES: dict[str, tuple[Callable[[Canvas], object], str]] = {
    "a small filled circle is a dot, as bullets are": (lambda c: c.circle(50, 200, 2, stroke=0, fill=1), "dots"),
    "a small ring is a dot, too": (lambda c: c.circle(50, 200, 2, stroke=1, fill=0), "dots"),
    "a rule across the page is a stroke": (lambda c: c.line(50, 200, 300, 200), "strokes"),
    "a bar as thin as a line is a stroke": (lambda c: c.rect(50, 200, 250, 1, stroke=0, fill=1), "strokes"),
    "a filled box is a fill": (lambda c: c.rect(50, 100, 100, 80, stroke=0, fill=1), "fills"),
}


@pytest.mark.parametrize(("draw", "noted"), SHAPES.values(), ids=SHAPES)
def test_shapes_are_told_apart(draw: Callable[[Canvas], object], noted: str) -> None:
    page = drawn(draw)
    assert {kind: len(getattr(page, kind)) for kind in ("dots", "strokes", "fills")} == {
        **{"dots": 0, "strokes": 0, "fills": 0},
        noted: 1,
    }


def test_the_sides_of_a_framed_box_are_strokes() -> None:
    page = drawn(lambda canvas: canvas.rect(50, 100, 100, 80, stroke=1, fill=0))
    assert len(page.strokes) >= 4
    assert not page.fills


def test_a_fill_knows_how_much_text_came_before_it() -> None:
    """What it covers was drawn earlier; what is drawn later stands on it."""

    def draw(canvas: Canvas) -> None:
        canvas.drawString(50, 200, "under")
        canvas.rect(40, 190, 100, 30, stroke=0, fill=1)
        canvas.drawString(50, 200, "over")

    (fill,) = drawn(draw).fills
    assert (fill.before, fill.solid, fill.shade) == (1, True, 0.0)
    assert fill.box == (40, HEIGHT - 220, 140, HEIGHT - 190)


def test_a_page_that_draws_more_than_any_resume_is_left() -> None:
    with pytest.raises(TooMuch):
        drawn(lambda canvas: canvas.drawString(50, 200, "x" * 50), Limits(max_glyphs=20))


@pytest.mark.parametrize(
    ("font", "name"),
    [
        ("Helvetica", "Helvetica"),
        ("SourceSansPro-Semibold", "SourceSansPro"),
        ("Arial-BoldItalicMT", "Arial"),
        ("ArialMT", "Arial"),
        ("Arial,Bold", "Arial"),
        ("TimesNewRomanPSMT", "TimesNewRoman"),  # one family by three names
        ("TimesNewRomanPS-BoldItalicMT", "TimesNewRoman"),
        ("ABCDEF+TimesNewRoman,Bold", "TimesNewRoman"),
        ("Times-Roman", "Times"),
        ("CMBX12", "ComputerModern"),  # TeX has a font for each size and face
        ("SFTI1000", "ComputerModern"),
        ("LMRoman10-Regular", "LatinModern"),
        ("Bold", "Bold"),  # nothing would be left of it
    ],
)
def test_family(font: str, name: str) -> None:
    assert family(font) == name


@pytest.mark.parametrize(
    ("scale", "box", "em"),
    [
        (0.001, (0, -200, 600, 800), 1.0),  # as the standard has it
        (1 / 2048, (0, -400, 1900, 1857), 1.0),
        (10 / 2048, (0, -400, 1900, 1857), 10.0),  # set at size 1, ten points tall
        (0.011, (0, 0, 40, 40), 1.0),  # pixels
        (0.001, (0, 0, 0, 0), 1.0),  # a box that says nothing
    ],
)
def test_drawn_fonts_may_hold_their_size_in_their_matrix(
    scale: float, box: tuple[int, int, int, int], em: float
) -> None:
    spec = {"FontMatrix": [scale, 0, 0, -scale, 0, 0], "FontBBox": list(box), "Widths": [], "FirstChar": 0}
    assert em_of(PDFType3Font(PDFResourceManager(), spec)) == pytest.approx(em)


def rules_of_cells(canvas: Canvas) -> None:
    """Upright and level rules of a table in one path that is filled, as layout programs write them."""
    path = canvas.beginPath()
    for x in (60, 160):
        path.moveTo(x, 100)
        path.lineTo(x, 160)
    canvas.drawPath(path, stroke=0, fill=1)


def slanting(canvas: Canvas) -> None:
    path = canvas.beginPath()
    path.moveTo(60, 100)
    path.lineTo(160, 160)
    canvas.drawPath(path, stroke=0, fill=1)


def two_level_rules(canvas: Canvas) -> None:
    path = canvas.beginPath()
    for y in (100, 160):
        path.moveTo(60, y)
        path.lineTo(160, y)
        path.close()
    canvas.drawPath(path, stroke=0, fill=1)


@pytest.mark.parametrize("draw", [rules_of_cells, slanting, two_level_rules])
def test_filled_lines_cover_nothing(draw: Callable[[Canvas], None]) -> None:
    assert drawn(draw).fills == []


def test_a_filled_rectangle_covers_what_is_under_it() -> None:
    assert [fill.solid for fill in drawn(lambda canvas: canvas.rect(60, 100, 100, 60, stroke=0, fill=1)).fills] == [
        True
    ]
