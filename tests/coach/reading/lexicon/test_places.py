"""What is a place, and what only looks like one."""

import pytest

from coach.reading.lexicon import places


@pytest.mark.parametrize(
    "text",
    [
        "Seattle, WA",
        "London, UK",
        "Portland, OR, USA",
        "São Paulo, Brazil",  # letters of other languages
        "Stratford-upon-Avon, England",
        "Remote",
        "Berlin, Germany (Remote)",  # both
        "Germany",  # a country alone
        "Magalia, Ca",  # a state in small letters
        "Bengaluru/India",  # a stroke for the comma
        "Remote / India",
        "New York, NY 10001",  # with its postal code
    ],
)
def test_places(text: str) -> None:
    assert places.is_place(text)


@pytest.mark.parametrize(
    "text",
    [
        "Larkspur, Co",  # a company, and no state
        "Client/Server",  # a stroke alone makes none
        "Acme, Inc",  # a comma does not make a place
        "Seattle",  # could be a name of anything
        "seattle, WA",  # names have capitals
        "Engineer, Acme, Seattle, WA",  # more than a place
        "",
    ],
)
def test_what_is_not_a_place_and_nothing_else(text: str) -> None:
    assert not places.is_place(text)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Ada Example, Leeds, UK", "Ada Example, Leeds, UK"),  # a name and a district look alike
        ("ada@example.org | Leeds, UK | 555 0147", "Leeds, UK"),
        ("Austin, TX | Boston, MA", "Austin, TX"),  # the first of two
        ("Engineer at Acme", None),
    ],
)
def test_the_first_place_of_a_text(text: str, place: str | None) -> None:
    assert places.find(text) == place


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("Acme, Seattle, WA", ("Seattle, WA", "Acme")),
        ("Seattle, WA", ("Seattle, WA", "")),  # nothing else
        ("Acme (Remote)", ("Remote", "Acme")),
        ("Acme, hybrid", ("hybrid", "Acme")),
        ("Acme", ("", "Acme")),
    ],
)
def test_a_place_is_taken_off_the_end(text: str, taken: tuple[str, str]) -> None:
    assert places.take(text) == taken


@pytest.mark.parametrize(
    ("word", "area"),
    [
        ("WA", True),
        ("ontario", True),  # names in any case, codes only in capitals
        ("Remote", True),
        ("UK.", True),  # a full stop after it
        ("wa", False),
        ("Seattle", False),
    ],
)
def test_areas(word: str, area: bool) -> None:
    assert places.is_area(word) is area


@pytest.mark.parametrize(
    ("text", "could_be"),
    [
        ("Rotterdam", True),
        ("New York", True),
        ("Ada Example", True),  # people's names could be cities
        ("rotterdam", False),
        ("Area 51", False),  # no figures
        ("One Two Three Four", False),  # too long
    ],
)
def test_names_of_cities(text: str, could_be: bool) -> None:
    assert places.is_name(text) is could_be


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("12 Elm Street, Leeds, United Kingdom", True),  # ends with a country
        ("Lindenweg 4, 10115 Berlin", True),  # a postal code with its town
        ("ada@example.org, Germany", False),  # a mail address stands there, too
        ("Built a queue in Berlin", False),
    ],
)
def test_postal_addresses(text: str, address: bool) -> None:
    assert places.is_address(text) is address
