"""Files inside of pages: addresses that hold what they are of."""

from base64 import b64encode


def data_url(png: bytes) -> str:
    """A PNG as an address that holds the picture itself."""
    return "data:image/png;base64," + b64encode(png).decode()
