"""Text from the bytes of a page, in the encodings that browsers know and no others.

Python knows codecs that are no encodings of pages: some are slow (`punycode` takes quadratic time), some always fail
(`undefined`), some unpack. The list is WHATWG's (https://encoding.spec.whatwg.org), by `webencodings`.
"""

import re

import webencodings
from charset_normalizer import from_bytes

_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}charset\s{0,20}=\s{0,20}["']?([\w-]{1,40})|<\?xml[^>]{0,100}encoding=["']([\w-]{1,40})""", re.I
)
_GUESSED_FROM = 200_000


def decode(data: bytes, charset: str = "") -> str:
    """Text from bytes: by what the server says, by what the page says, as UTF-8, else by guessing."""
    for label in (charset, _declared(data), "utf-8", "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ""):
        encoding = webencodings.lookup(label) if label else None
        if encoding is None:
            continue
        try:
            text, _ = encoding.codec_info.decode(data, "strict")
        except UnicodeError:
            continue
        return str(text).removeprefix("\ufeff")
    return str(from_bytes(data[:_GUESSED_FROM]).best() or data.decode("latin-1"))


def _declared(data: bytes) -> str:
    """The encoding that the page itself names; what could be read to find that is no UTF-16, whatever it says."""
    found = _DECLARED.search(data[:4000])
    name = (found[1] or found[2]).decode("ascii") if found else ""
    return "utf-8" if name.lower().startswith("utf-16") else name
