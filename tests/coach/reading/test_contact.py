"""Contact details in the ways that headers of resumes write them."""

import pytest

from coach.reading import read
from rules.resume import Contact
from tests.coach.reading import pdf_builders

HEADERS: dict[str, tuple[str, dict[str, str | None]]] = {
    "addresses": (
        "ada@example.org | +49 30 901820 | linkedin.com/in/ada-example | github.com/ada",
        {"email": "ada@example.org", "phone": "+49 30 901820", "github": "github.com/ada"},
    ),
    "accounts by their names": (
        "Portland, OR | (503) 555-0147 | LinkedIn: ada-example | GitHub: @ada-ex",
        {"location": "Portland, OR", "phone": "(503) 555-0147", "linkedin": "ada-example", "github": "ada-ex"},
    ),
    "accounts behind two slashes": ("Github:// ada | LinkedIn:// ada-example", {"github": "ada"}),
    "only the words": ("LinkedIn | GitHub | Portfolio", {"linkedin": None, "github": None}),
    "a repository is no profile": ("ada@example.org | github.com/ada/queue", {"email": "ada@example.org"}),
    "dots in the number": ("503.555.0147 | ada@example.org", {"phone": "503.555.0147"}),
    "a year range is no phone": ("ada@example.org | 2019 - 2024", {"phone": None}),
    "a city alone": ("Leeds | ada@example.org | +44 7700 900412", {"location": "Leeds"}),
    "neither the name nor the title is a city": ("Ada Example | ada@example.org | +44 7700 900412", {"location": None}),
    "the title before the place": (
        "Data / Backend Engineer, Cape Town, South Africa | ada@example.org",
        {"location": "Cape Town, South Africa"},
    ),
    "a site of any country": ("www.ada-example.lv | ada@example.org", {"website": "www.ada-example.lv"}),
    "postal code with its town": ("10115 Berlin | ada@example.org", {"location": "10115 Berlin"}),
}


@pytest.mark.parametrize(("header", "expected"), HEADERS.values(), ids=list(HEADERS))
def test_details_are_found_as_they_are_written(header: str, expected: dict[str, str | None]) -> None:
    contact = contact_of("Ada Example", header)
    assert {item: getattr(contact, item) for item in expected} == expected


@pytest.mark.parametrize(
    "name", ["Ada Example | Senior Engineer", "Ada Example — Senior Engineer", "Ada Example\tBerlin"]
)
def test_the_name_ends_where_the_title_begins(name: str) -> None:
    assert contact_of(name, "ada@example.org").name == "Ada Example"


def contact_of(name: str, header: str) -> Contact:
    page = pdf_builders.Page()
    left, _, right = name.partition("\t")
    page.line(left, size=20, bold=True, right=right)
    page.line(header)
    page.heading("Experience")
    page.line("Engineer, Acme Corp", bold=True, right="2019 – 2024")
    for bullet in pdf_builders.JOBS[0][4]:
        page.bullet(bullet)
    pdf_builders.education(page)
    return read(page.bytes(), "resume.pdf").contact
