"""Images on which there is nothing to see: a stretched pixel, a plain area, a picture that a mask makes invisible.

Programs draw rules, backgrounds and placeholders as such. They are told by their measures and by how far they are
packed: a picture of anything does not shrink to a thousandth. Only what may be a portrait is decoded, in small.
"""

import zlib
from typing import Any

from pdfminer.pdftypes import resolve1

from coach.reading.flat_picture import is_flat

_FEW = 2
"""Pixels of a side up to which an image shows no more than a colour, or one that fades into another."""
_PACKED = 150
"""How many times smaller than its pixels the data of a plain image is; a signature on white is some 60 times."""
_COMPONENTS = {"DeviceGray": 1, "CalGray": 1, "DeviceCMYK": 4, "Indexed": 1}
_PEEK = 64
"""Bytes of a plain mask that tell whether it lets anything through."""


def shows_nothing(stream: Any) -> bool:
    """True for an image XObject (a pdfminer stream) that is plain. One that cannot be told shows something."""
    try:
        width, height = (int(_of(stream, *names) or 0) for names in (("Width", "W"), ("Height", "H")))
        plain = 0 < min(width, height) <= _FEW or _is_plain(stream, width, height)
        mask = resolve1(stream.attrs.get("SMask") or stream.attrs.get("Mask"))
        if not hasattr(mask, "rawdata"):
            return plain
        # A plain colour behind a mask of some shape is that shape.
        return _is_plain(mask, int(_of(mask, "Width")), int(_of(mask, "Height"))) and (plain or _is_dark(mask))
    except (TypeError, ValueError, AttributeError, KeyError, zlib.error):
        return False


def is_photograph(stream: Any) -> bool:
    """True for an image XObject that is packed as photographs are (JPEG) and is no flat drawing."""
    packing = _of(stream, "Filter", "F")
    filters = packing if isinstance(packing, list) else [packing]
    names = [getattr(resolve1(one), "name", "") for one in filters]
    if not _PHOTOGRAPHIC.intersection(names):
        return False
    # What another packing wraps is hardly ever seen, and JPEG 2000 is no format of logos.
    return not (names[0] in _JPEG and is_flat(stream.rawdata or b""))


_JPEG = frozenset({"DCTDecode", "DCT"})
_PHOTOGRAPHIC = _JPEG | {"JPXDecode"}


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
    """Whether a plain mask begins with nothing but zeros: it lets nothing through."""
    packing = _of(mask, "Filter", "F")
    filters = packing if isinstance(packing, list) else [packing]
    if [getattr(resolve1(one), "name", "") for one in filters] != ["FlateDecode"]:
        return False
    head = zlib.decompressobj().decompress(mask.rawdata, _PEEK)
    return bool(head) and not any(head)
