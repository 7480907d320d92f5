"""What people type for a time zone."""

import pytest

from coach.reminders.zone_names import near, read_zone


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        ("europe/berlin ", "Europe/Berlin"),
        ("Berlin", "Europe/Berlin"),
        ("new york", "America/New_York"),
        ("São Paulo", "America/Sao_Paulo"),
        ("Germany", "Europe/Berlin"),
        ("india", "Asia/Kolkata"),
        ("EST", "America/New_York"),
        ("CEST", "Europe/Berlin"),
        ("UTC", "UTC"),
        ("utc+2", "Etc/GMT-2"),
        ("GMT-05:00", "Etc/GMT+5"),
        ("Buenos Aires", "America/Argentina/Buenos_Aires"),
        ("Brazil", None),
        ("UTC+99", None),
        ("+05:30", None),
        ("Atlantis", None),
        ("", None),
        ("x" * 5000, None),
    ],
)
def test_read_zone(typed: str, zone: str | None) -> None:
    assert read_zone(typed) == zone


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("new y", "America/New_York"),
        ("EST", "America/New_York"),
        ("berln", "Europe/Berlin"),
        ("germ", "Europe/Berlin"),
        ("united st", "America/New_York"),
        ("tok", "Asia/Tokyo"),
    ],
)
def test_the_likeliest_comes_first(typed: str, first: str) -> None:
    assert near(typed)[0] == first


def test_never_more_than_platforms_show_and_none_twice() -> None:
    for typed in ("", "a", "america", "e"):
        found = near(typed, "Asia/Tokyo")
        assert len(found) == len(set(found)) <= 25
