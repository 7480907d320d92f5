"""A picture behind a mask shows what the mask lets through, wherever that is."""

import random
import zlib

import pytest
from pdfminer.pdftypes import PDFStream
from pdfminer.psparser import LIT

from coach.reading.pdf.plain_images import shows_nothing

WIDTH, HEIGHT = 700, 150


def masked(mask: bytes) -> PDFStream:
    """A picture of many shades behind a mask of single bytes."""
    look = {"Width": WIDTH, "Height": HEIGHT, "BitsPerComponent": 8, "Filter": LIT("FlateDecode")}
    soft = PDFStream({**look, "ColorSpace": LIT("DeviceGray")}, zlib.compress(mask, 9))
    shades = zlib.compress(random.Random(7).randbytes(3 * WIDTH * HEIGHT))
    return PDFStream({**look, "ColorSpace": LIT("DeviceRGB"), "SMask": soft}, shades)


@pytest.mark.parametrize("row", [1, 75, 149])
def test_a_band_far_from_the_edge_is_seen(row: int) -> None:
    mask = bytearray(WIDTH * HEIGHT)
    mask[row * WIDTH : (row + 1) * WIDTH] = b"\xff" * WIDTH
    assert not shows_nothing(masked(bytes(mask)))


def test_a_mask_that_lets_nothing_through_hides_the_picture() -> None:
    assert shows_nothing(masked(bytes(WIDTH * HEIGHT)))
