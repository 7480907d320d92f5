"""Which addresses may be asked."""

import ipaddress
from random import Random

import pytest

from coach.errors import NoPosting
from coach.posting.fetching import address


@pytest.mark.parametrize(
    "ip",
    ["93.184.216.34", "1.1.1.1", "2606:4700::1111", "::ffff:93.184.216.34", "64:ff9b::5db8:d822", "2002:5db8:d822::1"],
)
def test_public_addresses(ip: str) -> None:
    assert address.is_public(ip)


@pytest.mark.parametrize(
    "ip",
    [
        *("127.0.0.1", "127.8.9.10", "0.0.0.0", "10.0.0.1", "172.16.3.4", "192.168.1.1", "100.64.0.1"),
        *("169.254.169.254", "224.0.0.1", "239.1.2.3", "255.255.255.255", "192.0.2.7", "198.18.0.1", "240.0.0.1"),
        *("::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12:3456::1", "ff02::1", "2001:db8::1", "100::1"),
        *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "::7f00:1"),
        *("2002:7f00:1::1", "2002:a00:1::", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1"),
        *("2001:0:4136:e378:8000:63bf:3fff:fdd2", "2606:4700::5efe:10.0.0.1", "2606:4700::200:5efe:127.0.0.1"),
        *("192.0.0.192", "192.0.0.8", "192.88.99.1", "203.0.113.9", "198.51.100.1", "168.63.129.16", "100.100.100.200"),
        *(
            "fec0::1",
            "3fff::1",
            "5f00::1",
            "2001:2::1",
            "2001:20::1",
            "2001:1::1",
            "fd00:ec2::254",
            "4000::1",
            "::1.2.3.4",
        ),
        *("::ffff:192.0.0.192", "64:ff9b::c000:c0", "2002:c000:c0::1", "2620:4f:8000::1", "100:0:0:1::1"),
        "no address",
    ],
)
def test_addresses_inside_networks(ip: str) -> None:
    """Loopback, private, link-local, cloud metadata, multicast, documentation, and all of them inside IPv6."""
    assert not address.is_public(ip)


def test_what_is_special_is_never_public() -> None:
    """The edges of every block, and what Python itself knows of them."""
    for block in address._special().blocks:
        assert not address.is_public(str(block[0])), block
        assert not address.is_public(str(block[-1])), block
    drawn = Random(7)
    for _ in range(20_000):
        ip = ipaddress.IPv4Address(drawn.getrandbits(32)) if drawn.random() < 0.5 else _drawn_six(drawn)
        if address.is_public(str(ip)):
            carried = ip.sixtofour if isinstance(ip, ipaddress.IPv6Address) else None
            assert (carried or ip).is_global, ip  # Python 3.13 calls no 6to4 address global, whatever it carries
            assert not ip.is_multicast, ip
            assert not ip.is_reserved, ip


def _drawn_six(drawn: Random) -> ipaddress.IPv6Address:
    beginning = drawn.choice([0x2001, 0x2002, 0x2606, 0x3FFF, 0xFEC0, 0x64, 0x5F00, drawn.getrandbits(16)])
    return ipaddress.IPv6Address((beginning << 112) | drawn.getrandbits(112))


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("https://jobs.example.org/1#apply", "https://jobs.example.org/1"),
        ("  <https://jobs.example.org/1|jobs.example.org/1> ", "https://jobs.example.org/1"),
        ("jobs.example.org/1", "https://jobs.example.org/1"),
    ],
)
def test_what_people_type(typed: str, asked: str) -> None:
    assert str(address.checked(typed)) == asked


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "file:///etc/passwd",
            "ftp://example.org/x",
            "gopher://example.org",
            "javascript:alert(1)",
            "data:text/html,x",
        ),
        *(
            "https://",
            "http:///x",
            "https://user:secret@example.org/",
            "https://user@example.org/",
            "https://exa mple.org/",
        ),
        "https://example.org:99999/",
        "https://example.org/" + "a" * 3000,
    ],
)
def test_what_is_no_web_address(typed: str) -> None:
    with pytest.raises(NoPosting) as refused:
        address.checked(typed)
    assert refused.value.reason == "not_http"
    assert "https://" in refused.value.message or "password" in refused.value.message


@pytest.mark.parametrize(("typed", "fine"), [("https://example.org/", True), ("http://example.org:25/", False)])
def test_ports_of_the_web_only(typed: str, fine: bool) -> None:
    if fine:
        address.check_port(address.checked(typed))
    else:
        with pytest.raises(NoPosting):
            address.check_port(address.checked(typed))
