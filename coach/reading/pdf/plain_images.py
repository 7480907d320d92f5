"""What an image shows: nothing (a stretched pixel, a plain area, a picture behind an opaque mask), or a photograph.

Programs draw rules, backgrounds and placeholders as such. They are told by their measures and by how far they are
packed: a picture of anything does not shrink to a thousandth. Only what may be a portrait is decoded, in small.
"""

import struct
import zlib
from typing import Any

from pdfminer.pdftypes import resolve1

from coach.reading.flat_picture import is_flat

_FEW = 2
"""Pixels of a side up to which an image shows no more than a colour, or one that fades into another."""
_PACKED = 150
"""How many times smaller than its pixels the data of a plain image is; a signature on white is some 60 times."""
_COMPONENTS = {"DeviceGray": 1, "CalGray": 1, "DeviceCMYK": 4, "Indexed": 1}
_PEEK = 4 << 20
"""Bytes of a plain mask that tell whether it lets anything through: what it shows may stand far from its edge."""


def shows_nothing(stream: Any) -> bool:
    """True for an image XObject (a pdfminer stream) that is plain. One that cannot be told shows something."""
    try:
        width, height = _sides(stream)
        plain = 0 < min(width, height) <= _FEW or _is_plain(stream, width, height)
        mask = resolve1(stream.attrs.get("SMask") or stream.attrs.get("Mask"))
        if not hasattr(mask, "rawdata"):
            return plain
        # A plain colour behind a mask of some shape is that shape.
        return _is_plain(mask, *_sides(mask)) and (plain or _is_dark(mask))
    except (TypeError, ValueError, AttributeError, KeyError, zlib.error):
        return False


def is_photograph(stream: Any) -> bool:
    """True for an image XObject that is packed as photographs are (JPEG), or that no other packing makes much smaller,
    and is no flat drawing."""
    names = _packing(stream)
    if names == ["FlateDecode"]:
        return _is_photograph_as_png(stream)
    if not _PHOTOGRAPHIC.intersection(names):
        return False
    # What another packing wraps is hardly ever seen, and JPEG 2000 is no format of logos.
    return not (names[0] in _JPEG and is_flat(stream.rawdata or b""))


_JPEG = frozenset({"DCTDecode", "DCT"})
_PHOTOGRAPHIC = _JPEG | {"JPXDecode"}


_DENSE = 0.35
"""Part of its pixels that the data of a photograph still takes where nothing is left out; of drawings it is less."""
_MIN_PIXELS, _MAX_PIXELS = 120, 2500
"""Pixels of a side of such a photograph; smaller ones are signs, and larger ones are not kept like that."""
_RGB, _DEPTH, _PNG_ROWS = 3, 8, 10
"""Parts and bits of a colour, and the number from which on a predictor is one of PNG (PDF 32000-1, 7.4.4.4)."""


def _is_photograph_as_png(stream: Any) -> bool:
    """True for pixels in full colour that hardly shrink, and that a few colours do not fill. They are packed as in a
    PNG, so they are looked at as one."""
    try:
        width, height = _sides(stream)
        sides = min(width, height) >= _MIN_PIXELS and max(width, height) <= _MAX_PIXELS
        data, size = stream.rawdata or b"", width * height * _RGB
        if not sides or int(_of(stream, "BitsPerComponent", "BPC") or 0) != _DEPTH or len(data) < _DENSE * size:
            return False
        return not is_flat(_png(data if _is_in_rows_of_png(stream) else _in_rows(data, width, height), width, height))
    except (TypeError, ValueError, AttributeError, KeyError, zlib.error):
        return False


def _is_in_rows_of_png(stream: Any) -> bool:
    told = _of(stream, "DecodeParms", "DP")
    told = resolve1(told[0]) if isinstance(told, list) and told else told
    return isinstance(told, dict) and int(resolve1(told.get("Predictor", 1))) >= _PNG_ROWS


def _in_rows(data: bytes, width: int, height: int) -> bytes:
    """The same pixels with the sign before each row that says that it stands as it is."""
    row = width * _RGB
    pixels = zlib.decompressobj().decompress(data, row * height)
    return zlib.compress(b"".join(b"\0" + pixels[at : at + row] for at in range(0, row * height, row)), 0)


def _png(data: bytes, width: int, height: int) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, _DEPTH, 2, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", data), (b"IEND", b""))
    packed = (struct.pack(">I", len(part)) + name + part + _checked(name + part) for name, part in parts)
    return b"\x89PNG\r\n\x1a\n" + b"".join(packed)


def _checked(part: bytes) -> bytes:
    return struct.pack(">I", zlib.crc32(part))


def _sides(stream: Any) -> tuple[int, int]:
    """The pixels of an image from left to right and from top to bottom."""
    return int(_of(stream, "Width", "W") or 0), int(_of(stream, "Height", "H") or 0)


def _packing(stream: Any) -> list[str]:
    packing = _of(stream, "Filter", "F")
    filters = packing if isinstance(packing, list) else [packing]
    return [getattr(resolve1(one), "name", "") for one in filters]


def _of(stream: Any, *names: str) -> Any:
    return next((resolve1(stream.attrs[name]) for name in names if name in stream.attrs), None)


def _is_plain(stream: Any, width: int, height: int) -> bool:
    bits = 1 if _of(stream, "ImageMask", "IM") else int(_of(stream, "BitsPerComponent", "BPC") or 8)
    space = _of(stream, "ColorSpace", "CS")
    space = resolve1(space[0]) if isinstance(space, list) else space
    parts = _COMPONENTS.get(getattr(space, "name", "DeviceGray" if bits == 1 else ""), 3)
    packed = len(stream.rawdata or b"")
    return 0 < packed * _PACKED < width * height * bits * parts / 8


def _is_dark(mask: Any) -> bool:
    """Whether a plain mask has nothing but zeros: it lets nothing through."""
    if _packing(mask) != ["FlateDecode"]:
        return False
    head = zlib.decompressobj().decompress(mask.rawdata, _PEEK)
    return bool(head) and head.count(0) == len(head)
