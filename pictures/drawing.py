"""Draws HTML as a picture, by Chromium."""

import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from PIL import Image, ImageChops

WIDTH = {"slack": 560, "discord": 600, "web": 900}
DESKTOP_WIDTH = {"slack": 720, "discord": 680}
"""Pixels that a channel leaves a thread on a desktop."""
BACK = {"slack": "#fff", "discord": "#313338", "web": "#f4f6f9"}
TALL = 9000
COLORS = 64
AREAS, ALMOST, DIFFERENT = 12, 4, 36
"""How many colors count as those of areas, and how far apart they are at least, and the others (over three parts)."""
SWITCHES = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-sync --hide-scrollbars "
    "--disable-background-networking --disable-component-update"
).split()


def photograph(target: Path, look: str, html: str, colors: int = COLORS, width: int = 0) -> None:
    """One picture, cut to what is on it. `look`: whose width and background, unless another `width` is given. Raises
    subprocess.SubprocessError."""
    style = f"body{{margin:0;padding:12px;background:{BACK[look]}}}" if "<head>" not in html else ""
    with tempfile.TemporaryDirectory() as profile:
        page = Path(profile) / "page.html"
        page.write_text(f"<!doctype html><meta charset=utf-8><style>{style}</style>{html}", "utf-8")
        command = [
            shutil.which("chromium") or "chromium",
            *SWITCHES,
            f"--user-data-dir={profile}/profile",
            f"--window-size={width or WIDTH[look]},{TALL}",
            f"--screenshot={target}",
            page.as_uri(),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=60)
    picture = Image.open(target).convert("RGB")
    empty = Image.new("RGB", picture.size, picture.getpixel((2, picture.height - 2)))
    below = (ImageChops.difference(picture, empty).getbbox() or (0, 0, 1, 1))[3]
    cut = picture.crop((0, 0, picture.width, min(picture.height, below + 12)))
    cut.quantize(palette=palette_of(cut, colors), dither=Image.Dither.NONE).save(target, optimize=True)


def palette_of(picture: Image.Image, most: int) -> Image.Image:
    """The colors that a picture has most of, as they are: each new one is another than those before it.

    Pillow's own palettes mix large areas of similar darkness into one, and forget small bright ones.
    """
    counted: list[Any] = sorted(picture.getcolors(picture.width * picture.height) or (), reverse=True)
    chosen: list[tuple[int, int, int]] = []
    for number, (_, color) in enumerate(counted):
        apart = ALMOST if number < AREAS else DIFFERENT
        if all(sum(abs(one - other) for one, other in zip(color, each, strict=True)) > apart for each in chosen):
            chosen.append(color)
        if len(chosen) == most:
            break
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for color in chosen for part in color])
    return palette
