"""Photographs told from flat drawings: a monogram, a logo, a sign on a plain ground."""

import io
from collections import Counter
from importlib import import_module

_SIDE = 64
"""Pixels of a side to which a picture is shrunk: its areas are looked at, not its details."""
_STEP = 32
"""Shades of a channel that count as one."""
_COLOURS, _FLAT = 3, 0.75
"""Colours that fill this part of a flat picture; of portraits before a plain wall they fill 0.64 at most."""
_MAX_PIXELS = 30_000_000


def load() -> None:
    """Imports what decodes pictures, before there are several processes that do so."""
    import_module("PIL.JpegImagePlugin")
    import_module("PIL.PngImagePlugin")


def is_flat(packed: bytes) -> bool:
    """True if a few colours fill nearly all of a JPEG or PNG, or if it cannot be decoded: nobody can say what it
    shows."""
    from PIL import Image  # few files hold a picture that is looked at

    try:
        with Image.open(io.BytesIO(packed), formats=("JPEG", "PNG")) as picture:
            if picture.width * picture.height > _MAX_PIXELS:
                return False
            picture.draft("RGB", (_SIDE, _SIDE))
            small = picture.convert("RGB").resize((_SIDE, _SIDE))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return True
    raw = small.tobytes()
    pixels = zip(raw[::3], raw[1::3], raw[2::3], strict=True)
    colours = Counter((red // _STEP, green // _STEP, blue // _STEP) for red, green, blue in pixels)
    return sum(often for _, often in colours.most_common(_COLOURS)) >= _FLAT * _SIDE * _SIDE
