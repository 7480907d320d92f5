"""A photo of somebody is told from what is drawn, however a PDF keeps it."""

import io
import random
import struct
import zlib
from pathlib import Path

import pytest
from pdfminer.pdftypes import PDFStream
from pdfminer.psparser import LIT
from PIL import Image
from reportlab import rl_config
from reportlab.lib.utils import ImageReader

from coach.reading import read
from coach.reading.pdf.plain_images import is_photograph
from rules.resume import Layout
from tests.coach.reading import pdf_builders

SHADES = 12


@pytest.fixture(autouse=True)
def _packed(monkeypatch: pytest.MonkeyPatch) -> None:
    """As other programs pack their images."""
    monkeypatch.setattr(rl_config, "useA85", 0)


def _portrait(seed: int, side: int) -> Image.Image:
    """An invented portrait: many shades that run into each other, with the grain of a camera."""
    draw = random.Random(seed)
    small = Image.frombytes("RGB", (SHADES, SHADES), draw.randbytes(SHADES * SHADES * 3))
    grain = Image.frombytes("RGB", (side, side), draw.randbytes(side * side * 3))
    return Image.blend(small.resize((side, side), Image.Resampling.BICUBIC), grain, 0.15)


def _drawn(*pictures: tuple[Image.Image | Path, float, float, float, float]) -> Layout:
    """Of a page with pictures, each with its place, width and height."""
    page = pdf_builders.Page()
    pdf_builders.header(page)
    pdf_builders.education(page)
    for picture, x, y, width, height in pictures:
        image = str(picture) if isinstance(picture, Path) else ImageReader(picture)
        page.canvas.drawImage(image, x, y, width=width, height=height)
    return read(page.bytes(), "resume.pdf").layout


@pytest.mark.parametrize(("seed", "side", "width"), [(1, 250, 96), (2, 330, 94), (3, 600, 200)])
def test_a_photo_kept_as_pixels_is_one(seed: int, side: int, width: int) -> None:
    assert _drawn((_portrait(seed, side), 150, 400, width, width * 1.2)).photos == 1


@pytest.mark.parametrize(
    "picture",
    [
        _portrait(1, 100),
        Image.effect_noise((200, 200), 200).point(lambda shade: 255 * (shade > 127)),
        Image.linear_gradient("L").convert("RGB"),
        Image.new("RGB", (300, 300), "teal"),
    ],
    ids=["too few pixels", "a code of black and white", "a colour that fades", "one colour"],
)
def test_what_is_drawn_is_none(picture: Image.Image) -> None:
    assert _drawn((picture, 150, 400, 96, 96)).photos == 0


@pytest.mark.parametrize("packing", ["as it stands", "by rows of PNG"])
def test_pixels_are_looked_at_however_their_rows_are_kept(packing: str) -> None:
    picture = _portrait(4, 200)
    if packing == "as it stands":
        data, told = zlib.compress(picture.tobytes()), {}
    else:
        png = io.BytesIO()
        picture.save(png, "PNG")
        data, told = _idat(png.getvalue()), {"DecodeParms": {"Predictor": 15, "Colors": 3, "Columns": 200}}
    stream = PDFStream(
        {
            "Width": 200,
            "Height": 200,
            "BitsPerComponent": 8,
            "ColorSpace": LIT("DeviceRGB"),
            "Filter": LIT("FlateDecode"),
            **told,
        },
        data,
    )
    assert is_photograph(stream)
    stream.rawdata = data[: len(data) // 8]
    assert not is_photograph(stream)  # far smaller than its pixels: a drawing, or broken


def _idat(png: bytes) -> bytes:
    """The packed rows of a PNG file."""
    at, parts = 8, []
    while at < len(png):
        size, name = struct.unpack(">I4s", png[at : at + 8])
        parts += [png[at + 8 : at + 8 + size]] if name == b"IDAT" else []
        at += size + 12
    return b"".join(parts)


def test_the_ring_around_a_photo_is_a_part_of_it(tmp_path: Path) -> None:
    photo = tmp_path / "photo.jpeg"
    _portrait(5, 240).save(photo, "JPEG")
    ring, beside = (_portrait(6, 60), 145, 495, 100, 100), (_portrait(7, 60), 400, 500, 90, 90)
    layout = _drawn(ring, (photo, 150, 500, 90, 90), beside)
    assert (layout.photos, layout.images) == (1, 2)
