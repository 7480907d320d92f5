"""Which words tell who somebody is, and which only look like it."""

import pytest

from coach.copies.employers import names_of
from coach.copies.folded_text import found, letters_of
from coach.copies.identity import Identity, Kind, Secret, identity_of, merged
from coach.reading import read

from . import resume_builders


def hidden(text: str, *secrets: Secret) -> str:
    """The text with what is hidden in brackets."""
    for each in reversed(merged(Identity(secrets).stretches(text))):
        text = f"{text[: each.start]}[{text[each.start : each.end]}]{text[each.end :]}"
    return text


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("M a r i s o l", 1),
        ("MARISOL", 1),
        ("Mari\u00adsol", 1),
        ("Marísol", 1),
        ("Maris", 0),
        ("marisols", 1),
        ("Marisol and Marisol", 2),
    ],
)
def test_letters_are_found_however_they_are_set(text: str, places: int) -> None:
    assert len(list(found(letters_of(text), "Marisol"))) == places


def test_a_word_of_its_own_ends_where_another_begins() -> None:
    assert [*found(letters_of("RosaVale, Valerie, Vale"), "Vale", alone=True)] == [(4, 8), (19, 23)]


def test_a_name_that_is_a_word_is_one_only_with_a_capital() -> None:
    secret = Secret(Kind.NAME, "Mark", cased=True)
    assert hidden("Mark was asked to mark MARK", secret) == "[Mark] was asked to mark [MARK]"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Write to a@b.example", "Write to [a@b.example]"),
        ("Code: https://git.example/x and www.site.example", "Code: [https://git.example/x] and [www.site.example]"),
        ("Served by ASP.NET, Node.js and Socket.io", "Served by ASP.NET, Node.js and Socket.io"),
        ("See blog.example.dev now", "See [blog.example.dev] now"),
        ("Scaled systems.In 2020 we", "Scaled systems.In 2020 we"),
        ("Call +1 206 555 0142", "Call [+1 206 555 0142]"),
        ("03/2021 - 07/2022, 900 ms to 120 ms", "03/2021 - 07/2022, 900 ms to 120 ms"),
    ],
)
def test_addresses_and_numbers_are_found_whosever_they_are(text: str, expected: str) -> None:
    assert hidden(text) == expected


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("Northgale Freight, Inc.", ["Northgale Freight", "Northgale"]),
        ("The Quarrel Group GmbH", ["The Quarrel Group", "Quarrel Group", "Quarrel"]),
        ("International Barge Movers", ["International Barge Movers", "IBM"]),
        ("Eleven Sparrows (Larkfield)", ["Eleven Sparrows", "Eleven", "Larkfield"]),
        ("Self-employed", []),
        ("Remote", []),
        ("Berlin, Germany", []),
        ("Data Solutions", ["Data Solutions"]),
        ("Systems Limited", ["Systems Limited"]),
        ("Solutions Inc.", ["Solutions Inc"]),
        ("Cloud GmbH", ["Cloud GmbH"]),
        ("Systems", []),
        ("Inc.", []),
    ],
)
def test_the_names_of_an_employer(written: str, names: list[str]) -> None:
    told = list(names_of(written))
    assert [name for name in names if name not in told] == []
    assert len(names) > 0 or told == []


def test_what_a_resume_tells() -> None:
    kinds = {secret.kind for secret in identity_of(read(resume_builders.pdf(), "r.pdf")).secrets}
    assert kinds == {Kind.NAME, Kind.MAIL, Kind.PHONE, Kind.ADDRESS, Kind.LINK, Kind.EMPLOYER}


def page(*lines: str) -> Identity:
    """What is hidden of a resume with these lines as its experience."""
    body = (
        resume_builders.NAME,
        resume_builders.MAIL,
        "Experience",
        *lines,
        "Education",
        "BSc Computer Science, 2013 – 2017",
        "Skills",
    )
    texts = [
        resume_builders.p(text) if not text.startswith("- ") else resume_builders.item(text[2:])
        for text in (*body, "Go, Python")
    ]
    return identity_of(read(resume_builders.package("".join(texts)), "r.docx"))


@pytest.mark.parametrize(
    "lines",
    [
        ("Engineer, Northgale Freight, Mar 2017 – Feb 2021", "- Built the billing API in Go"),
        ("Northgale Freight", "Software Engineer, Mar 2017 – Feb 2021", "- Built the billing API in Go"),
        ("Northgale Freight | Mar 2017 – Feb 2021", "- Built the billing API in Go"),
        (
            "Engineer, Bluefen Analytics, Mar 2021 – Present",
            "- Cut the bill by half",
            "Engineer, Northgale Freight, Mar 2017 – Feb 2021",
            "- Built the billing API in Go",
        ),
        ("Engineer - Northgale Freight (Mar 2017 – Feb 2021)", "Invoice Extraction", "- Built the billing API in Go"),
        ("UX Designer at Northgale Freight, Mar 2017 – Feb 2021", "- Built the billing API in Go"),
        (
            "Engineer, Bluefen Analytics, Mar 2021 – Present",
            "- Cut the bill by half",
            "Tutor - Northgale Freight, Berlin, Germany",
            "- Built the billing API in Go",
        ),
    ],
)
def test_employers_are_hidden_however_their_jobs_are_written(lines: tuple[str, ...]) -> None:
    found = page(*lines)
    assert found.holds("They paid well at Northgale Freight")
    assert not found.holds("Built the billing API in Go and Python")


def named(name: str, mail: str = "m.q@example.org") -> Identity:
    """What is hidden of a resume by somebody of this name, with a mail address that tells no other."""
    body = (name, mail, "Experience", "Engineer, Bluefen Analytics, Mar 2017 – Feb 2021", "Skills", "Go, Python")
    texts = "".join(resume_builders.p(text) for text in (*body[:4], "- Built the API", *body[4:]))
    return identity_of(read(resume_builders.package(texts), "r.docx"))


@pytest.mark.parametrize(
    ("identity", "telling"),
    [
        pytest.param(named("Marisol Garcia"), "garcia-tools and team-marisol", id="surnames that dictionaries hold"),
        pytest.param(named("王小明 Xiaoming Wang"), "小明", id="a given name written without gaps"),
        pytest.param(named("Марина Ковалёва", "m.kovaleva@example.org"), "Kovaleva", id="in other letters"),
    ],
)
def test_a_name_is_hidden_however_it_is_written(identity: Identity, telling: str) -> None:
    for word in telling.split(" and "):
        assert identity.holds(word), word


def test_a_name_that_is_a_common_word_is_kept_where_it_is_that_word() -> None:
    found = named("Ruby Price")
    assert found.holds("Ask Price or Ruby")
    assert not found.holds("Cut the price of ruby workers")


def test_a_name_over_two_lines_counts_as_one_and_as_a_name() -> None:
    found = page("Engineer, Northgale Freight, Mar 2017 – Feb 2021", "- Built the API")
    (one,) = merged(found.stretches("Marisol\nQuintero"))
    assert one.kind is Kind.NAME
