"""Which addresses the coach may ask for a page: public web addresses, nothing inside a network."""

import ipaddress
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import tomli
from yarl import URL

from coach.errors import NoPosting
from coach.posting import errors

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address

WEB_PORTS = frozenset({80, 443, 8080, 8443})
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_ISATAP = frozenset({0x00005EFE, 0x02005EFE})
"""What stands before the IPv4 address in the lower half (RFC 5214)."""
_MAX_LENGTH = 2000


def checked(written: str) -> URL:
    """The address as typed, as a URL that may be asked for. Raises NoPosting for anything but plain http(s)."""
    text = written.strip().strip("<>").split("|", 1)[0]
    if len(text) > _MAX_LENGTH:
        raise errors.no_posting("not_http")
    if "://" not in text and not text.lower().startswith(("javascript:", "data:", "file:", "mailto:")):
        text = f"https://{text}"
    try:
        url = URL(text)
        _check(url)
    except ValueError:
        raise errors.no_posting("not_http") from None
    return url.with_fragment(None)


def check_redirect(url: URL) -> None:
    """The same rules for an address that a page sends us on to."""
    try:
        _check(url)
    except ValueError:
        raise errors.no_posting("not_http") from None


def _check(url: URL) -> None:
    if url.scheme not in {"http", "https"} or not url.host or any(char.isspace() for char in url.host):
        raise errors.no_posting("not_http")
    if url.user is not None or url.password is not None:
        raise errors.no_posting("credentials")


def check_port(url: URL) -> None:
    """Refuses ports on which no job page lives, so that nobody makes the coach talk to other services."""
    if url.port not in WEB_PORTS:
        raise NoPosting("not_http", *errors.sentences("port"))


def is_public(address: str) -> bool:
    """Whether a literal IP address (with or without a zone) is one of the public internet at which a page may live.

    IPv6 addresses that carry an IPv4 address (mapped, 6to4, NAT64, ISATAP) count as that address.
    """
    try:
        ip = _unwrapped(ipaddress.ip_address(address.split("%", 1)[0]))
    except ValueError:
        return False
    special = _special()
    if isinstance(ip, ipaddress.IPv6Address) and ip not in special.unicast:
        return False
    return not any(ip in block for block in special.blocks if block.version == ip.version)


def is_inside(host: str) -> bool:
    """Whether a host as typed says by itself that it is not on the public internet."""
    try:
        ipaddress.ip_address(host.split("%", 1)[0])
    except ValueError:
        return is_loopback(host)
    return not is_public(host)


def is_loopback(address: str) -> bool:
    """Whether a literal IP address, or `localhost`, is this machine itself."""
    name = address.lower().rstrip(".")
    if name == "localhost" or name.endswith(".localhost"):
        return True
    try:
        return _unwrapped(ipaddress.ip_address(address.split("%", 1)[0])).is_loopback
    except ValueError:
        return False


def _unwrapped(ip: IPAddress) -> IPAddress:
    if isinstance(ip, ipaddress.IPv4Address):
        return ip
    if ip in _NAT64 or (int(ip) >> 32) & 0xFFFFFFFF in _ISATAP:
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or ip


@dataclass(frozen=True, slots=True)
class _Special:
    """What of the address space is not asked."""

    unicast: ipaddress.IPv6Network
    blocks: tuple[ipaddress.IPv4Network | ipaddress.IPv6Network, ...]


@cache
def _special() -> _Special:
    said = tomli.loads((files("coach.posting.fetching") / "special_addresses.toml").read_text("utf-8"))
    blocks = tuple(ipaddress.ip_network(block) for family in ("ipv4", "ipv6") for block in said[family])
    return _Special(ipaddress.IPv6Network(said["unicast"]), blocks)
