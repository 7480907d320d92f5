"""Charts become pictures of a known size that hold every bar."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from coach.chat.message import Bar, Chart, Picture
from coach.reading import read
from coach.review.pictures import CAPTION, MARGIN, PAPER, ROW, SCALE, TONES, WIDTH, draw, font
from coach.review.review import Review
from coach.review.reviewing import review
from coach.review.thread import to_thread
from texts import languages, speaking


def opened(chart: Chart) -> Image.Image:
    return Image.open(BytesIO(draw(chart))).convert("RGB")


def rgb(color: str) -> tuple[int, int, int]:
    return tuple(int(color[i : i + 2], 16) for i in (1, 3, 5))  # type: ignore[return-value]


@pytest.mark.parametrize("count", [0, 1, 9])
def test_height_follows_from_the_number_of_bars(count: int) -> None:
    bars = tuple(Bar(f"Section {n}", 0.5, "50", "fair") for n in range(count))
    with_bars, without = opened(Chart("bars", "Review", bars, 50)), opened(Chart("bars", "Review", (), 50))
    assert with_bars.width == WIDTH
    assert with_bars.height - without.height == ROW * count


@pytest.mark.parametrize("count", [1, 7])
def test_a_score_card_is_low_whatever_it_holds(count: int) -> None:
    bars = tuple(Bar(f"Part {n}", 0.5, "50", "fair") for n in range(count))
    card = opened(Chart("score", "Review", bars, 50, "Of 61 resumes, half score between 47 and 73."))
    assert card.width == WIDTH
    assert card.height < WIDTH / 2.8


@pytest.mark.parametrize("tone", TONES)
def test_a_bar_is_as_long_as_its_share(tone: str) -> None:
    half = opened(Chart("bars", "Shares", (Bar("a", 0.5, "", tone),)))  # type: ignore[arg-type]
    full = opened(Chart("bars", "Shares", (Bar("a", 1.0, "", tone),)))  # type: ignore[arg-type]
    painted = [sum(pixel == rgb(TONES[tone]) for pixel in image.get_flattened_data()) for image in (half, full)]
    assert painted[1] * 0.4 < painted[0] < painted[1] * 0.6


@pytest.mark.parametrize("share", [-1.0, 0.0, 2.0])
def test_shares_out_of_bounds_stay_inside(share: float) -> None:
    assert opened(Chart("history", "Scores", (Bar("1 Nov", share, "x", "good"),))).width == WIDTH


def test_long_and_foreign_labels_are_drawn() -> None:
    """Company names of any length and script must not push bars aside."""
    chart = Chart("bars", "Ключевые слова", (Bar("Съешь же ещё этих мягких французских булок" * 5, 0.3, "é"),))
    assert opened(chart).width == WIDTH


@pytest.mark.parametrize("value", ["100", "7.4 of 4", "12.5 of 10 years"])
def test_the_values_of_a_score_card_end_before_its_margin(value: str) -> None:
    card = opened(Chart("score", "Match", (Bar("Years", 1.0, value, "good"),), 74))
    right = card.crop((WIDTH - MARGIN + 2, 0, WIDTH, card.height))
    assert right.getcolors() == [(right.width * right.height, rgb(PAPER))]


@pytest.mark.parametrize("language", languages())
def test_what_a_score_is_compared_with_can_be_read_whole(language: str) -> None:
    with speaking(language):
        card = to_thread(read_and_weighed(), drawable=True).messages[0]
    (caption,) = (part.chart.caption for part in card.parts if isinstance(part, Picture))
    assert any(font(size).getlength(caption) <= (WIDTH - 2 * MARGIN) * SCALE for size in CAPTION)


def read_and_weighed() -> Review:
    example = Path(__file__).parents[2] / "examples" / "resume.pdf"
    return review(read(example.read_bytes(), example.name))
