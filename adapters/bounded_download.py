"""Reads what a platform's file host sends, and not a byte past the limit."""

import aiohttp

from coach.errors import Code, Unreadable

CHUNK = 65_536
_MEBIBYTE = 1024 * 1024


async def read_body(response: aiohttp.ClientResponse, max_bytes: int) -> bytes:
    """The whole answer. Raises Unreadable ("too_large") as soon as it is told, or proves, to be longer."""
    if (response.content_length or 0) > max_bytes:
        raise too_large(max_bytes)
    data = bytearray()
    async for chunk in response.content.iter_chunked(CHUNK):
        data += chunk
        if len(data) > max_bytes:
            raise too_large(max_bytes)
    return bytes(data)


def too_large(max_bytes: int) -> Unreadable:
    """The error for a file over the limit."""
    return Unreadable(
        Code.TOO_LARGE,
        "The file is larger than {most} MB. Save it without large pictures and share it again.",
        most=f"{max_bytes / _MEBIBYTE:g}",
    )
