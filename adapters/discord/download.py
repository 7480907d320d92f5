"""Downloads attachments from Discord's file hosts: no token sent, no other host asked, no byte read past the limit."""

import time
from urllib.parse import parse_qs, urlsplit

import aiohttp

from adapters.bounded_download import read_body
from coach.errors import FileGone, TryLater

TIMEOUT = aiohttp.ClientTimeout(total=60, connect=10)


def has_expired(url: str) -> bool:
    """Whether the signed address says of itself that it is over; `ex` is its end in hexadecimal seconds."""
    ends = parse_qs(urlsplit(url).query).get("ex", [""])[0]
    try:
        return int(ends, 16) <= time.time()
    except ValueError:
        return False


async def download(session: aiohttp.ClientSession, url: str, max_bytes: int) -> bytes:
    """The file's bytes. Raises FileGone (also for an expired address), TryLater, Unreadable("too_large")."""
    try:
        async with session.get(url, allow_redirects=False, timeout=TIMEOUT) as response:
            if response.status == 429 or response.status >= 500:
                raise TryLater(_pause(response))
            if response.status != 200:
                raise FileGone("The file is no longer there. Please upload it again.")
            return await read_body(response, max_bytes)
    except (aiohttp.ClientError, TimeoutError, OSError) as error:
        raise TryLater(10, "I can't download the file right now. I will try again by myself.") from error


def _pause(response: aiohttp.ClientResponse) -> float:
    try:
        return min(600.0, float(response.headers.get("Retry-After", "15")))
    except ValueError:
        return 15.0
