"""A picture of the page shows where the findings are, to everybody who looks."""

import io
import math
from itertools import combinations

import pytest
from PIL import Image

from coach.chat.message import Bar, Chart
from coach.copies import Drawing, Marking, Remark, make
from coach.copies.page_picture import FRAME, HIGH, PANEL
from coach.errors import Refused
from coach.reading import Limits
from coach.review.numbered_signs import COLOURS, outline
from coach.review.pictures import TONES

from . import resume_builders

BULLET, TITLE = resume_builders.BULLETS[0], resume_builders.lines()[3][0]
REMARKS = (
    Remark(1, "error", "1. Say what changed", ((BULLET, ""),)),
    Remark(2, "warning", "2. Name the team", ((TITLE, ""),)),
    Remark(3, "suggestion", "3. One page is enough"),
)
CHART = Chart("score", "Resume review", (Bar("Results", 0.4, "40", "poor"),), 61)


def drawn(data: bytes, *remarks: Remark, chart: Chart | None = CHART) -> Image.Image:
    made = make(data, "cv.pdf", Drawing(remarks or REMARKS, chart), Limits())
    assert made.name == "first-page.png"
    assert len(made.data) < 1_500_000
    return Image.open(io.BytesIO(made.data)).convert("RGB")


def of_page(picture: Image.Image) -> Image.Image:
    return picture.crop((FRAME, FRAME, picture.width - PANEL - FRAME, picture.height - FRAME))


def rows_of(picture: Image.Image, colour: tuple[int, int, int]) -> list[int]:
    """The heights at which a colour stands, within what a palette changes."""
    pixels = picture.load()
    assert pixels is not None
    near = (
        y
        for y in range(picture.height)
        for x in range(picture.width)
        if math.dist(pixels[x, y], colour) < 24  # type: ignore[arg-type]
    )
    return sorted(set(near))


def test_signs_stand_at_their_lines_and_are_explained_beside_the_page() -> None:
    picture = drawn(resume_builders.pdf())
    page, panel = of_page(picture), picture.crop((picture.width - PANEL, 0, picture.width, picture.height))
    scale = HIGH / 792
    assert page.height < HIGH, "what is empty below the last line is left out"
    for weight, baseline in (("error", 631), ("warning", 653)):
        seen = rows_of(page, COLOURS[weight])  # type: ignore[index]
        assert seen
        assert abs((seen[0] + seen[-1]) / 2 - (792 - baseline) * scale) < 14, weight
    assert not rows_of(page, COLOURS["suggestion"]), "it has no place on the page"
    assert all(rows_of(panel, colour) for colour in COLOURS.values())


def test_each_line_of_a_remark_has_its_sign_also_right_below_another() -> None:
    both = Remark(1, "error", "1. Say what changed", tuple((bullet, "") for bullet in resume_builders.BULLETS[:2]))
    one, two = (
        len(rows_of(of_page(drawn(resume_builders.pdf(), each)), COLOURS["error"])) for each in (REMARKS[0], both)
    )
    assert two > 1.7 * one


def test_letters_are_read_through_the_bands() -> None:
    plain, banded = (of_page(drawn(resume_builders.pdf(), each)) for each in (Remark(9, "error", "9. x"), REMARKS[0]))
    dark = [sum(page.convert("L").histogram()[:60]) for page in (plain, banded)]
    assert dark[1] >= 0.97 * dark[0]


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_a_turned_page_is_drawn_as_it_is_seen(turned: int) -> None:
    page = of_page(drawn(resume_builders.pdf(turned=turned)))
    assert (page.width < HIGH * 0.8) == (turned in (0, 180))
    assert rows_of(page, COLOURS["error"])


def test_what_stands_on_another_page_is_not_shown_on_the_first() -> None:
    elsewhere = Remark(
        1, "error", "1. Elsewhere", (("Led the move of the billing service to Go and Redis", ""),), page=2
    )
    assert not rows_of(of_page(drawn(resume_builders.pdf(), elsewhere)), COLOURS["error"])


def test_more_findings_than_have_room_are_counted() -> None:
    many = tuple(Remark(number, "warning", f"{number}. {'A long title ' * 12}") for number in range(1, 25))
    assert HIGH * 0.9 < drawn(resume_builders.pdf(), *many).height <= HIGH + 2 * FRAME


def test_a_page_is_shown_to_its_last_line_and_to_its_end_where_that_is_near() -> None:
    short, full = drawn(resume_builders.pdf()), drawn(resume_builders.pdf(drawn=("Foot", "Foot", "Foot")))
    assert short.height < HIGH * 0.8
    assert full.height == HIGH + 2 * FRAME
    few, many = REMARKS[:1], tuple(Remark(number, "warning", f"{number}. A title") for number in range(1, 14))
    assert drawn(resume_builders.pdf(), *few).height < drawn(resume_builders.pdf(), *many).height, (
        "for the list beside it"
    )


def test_a_word_document_has_no_picture() -> None:
    with pytest.raises(Refused, match="only PDF pages"):
        make(resume_builders.docx(), "cv.docx", Drawing(REMARKS), Limits())
    assert make(resume_builders.docx(), "cv.docx", Marking(REMARKS), Limits()).data


# --- for those who see no red or no green --------------------------------------------------------------------------

DEUTERANOPE = ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881))
PROTANOPE = ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998))
"""What they see of linear red, green and blue (Machado, Oliveira, Fernandes 2009, severity 1)."""
SIGNS = {name: "#{:02x}{:02x}{:02x}".format(*colour) for name, colour in COLOURS.items()}
APART = 40.0
"""Difference in CIELAB from which on two colours are told apart at a glance; the least that is seen is about 2."""


def seen(colour: str, by: tuple[tuple[float, ...], ...]) -> tuple[float, float, float]:
    """A colour in CIELAB as somebody sees it."""
    linear = [
        (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)
        for part in (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    ]
    red, green, blue = (sum(share * part for share, part in zip(row, linear, strict=True)) for row in by)
    x, y, z = (
        max(0.0, each)
        for each in (
            (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505,
            0.2126 * red + 0.7152 * green + 0.0722 * blue,
            (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089,
        )
    )
    f, g, h = (each ** (1 / 3) if each > 0.008856 else 7.787 * each + 16 / 116 for each in (x, y, z))
    return 116 * g - 16, 500 * (f - g), 200 * (g - h)


@pytest.mark.parametrize("eyes", [DEUTERANOPE, PROTANOPE], ids=["deuteranope", "protanope"])
@pytest.mark.parametrize(
    "colours", [SIGNS, {tone: TONES[tone] for tone in ("good", "fair", "poor")}], ids=["signs", "card"]
)
def test_colours_are_told_apart_by_everybody(colours: dict[str, str], eyes: tuple[tuple[float, ...], ...]) -> None:
    for one, other in combinations(colours.values(), 2):
        assert math.dist(seen(one, eyes), seen(other, eyes)) >= APART


def test_shapes_tell_without_any_colour() -> None:
    assert len({len(outline(weight)) + (weight == "warning") for weight in COLOURS}) == 3
