"""Makes a stranger's text harmless in a terminal: no escape sequences, no reversed reading order."""

import re

# Control characters move the cursor and recolor; bidirectional overrides make text read as another text.
_UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def safe(text: str) -> str:
    """The text without control characters and direction overrides; tabs and line breaks stay."""
    return _UNSAFE.sub("", text)
