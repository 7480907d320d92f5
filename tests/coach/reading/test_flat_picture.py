"""A photograph is told from a flat drawing that is packed like one."""

import io
import random

import pytest
from PIL import Image, ImageDraw

from coach.reading.flat_picture import is_flat


def jpeg(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "JPEG")
    return out.getvalue()


@pytest.mark.parametrize("ground", ["white", "navy", "#e0c060"])
def test_a_monogram_on_a_plain_ground_is_flat(ground: str) -> None:
    picture = Image.new("RGB", (300, 372), ground)
    ImageDraw.Draw(picture).ellipse((60, 90, 240, 270), fill="teal", outline="black", width=6)
    assert is_flat(jpeg(picture))


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_what_has_many_shades_is_not(seed: int) -> None:
    draw = random.Random(seed)
    small = Image.frombytes("RGB", (12, 12), draw.randbytes(12 * 12 * 3))
    assert not is_flat(jpeg(small.resize((300, 372), Image.Resampling.BICUBIC)))


def test_what_cannot_be_decoded_is_called_no_photograph() -> None:
    assert is_flat(b"\xff\xd8 no picture")
