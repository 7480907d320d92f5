"""Whether the optional extra `ocr` is installed, and what a process needs that recognizes characters."""

import importlib.util

SECONDS = 90.0
MEGABYTES = 3072
"""A page takes some ten seconds of processor time, the models most of the memory."""


def is_available() -> bool:
    """True if the extra is installed."""
    return all(importlib.util.find_spec(name) is not None for name in ("rapidocr", "onnxruntime"))
