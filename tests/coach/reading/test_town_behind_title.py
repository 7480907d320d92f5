"""A town that only a blank parts from the title before it."""

import pytest

from coach.reading import read
from tests.coach.reading.pdf_builders import Page


@pytest.mark.parametrize(
    ("head", "title", "place"),
    [
        ("Backend Engineer Jakarta, Indonesia", "Backend Engineer", "Jakarta, Indonesia"),
        ("Web Developer Leeds, England", "Web Developer", "Leeds, England"),
        ("Web Developer Lisbon, Portugal", "Web Developer", "Lisbon, Portugal"),
    ],
)
def test_a_town_with_its_country_is_no_part_of_the_title(head: str, title: str, place: str) -> None:
    page = Page()
    page.put("Maren Okafor", 50, 740, 18, bold=True)
    page.put("maren@example.com", 50, 720, 9)
    page.put("Experience", 50, 690, 13, bold=True)
    page.put(f"Larkfield Ltd | {head} | March 2021 – July 2022", 50, 670, 9, bold=True)
    page.put("• Wrote the import of carrier rates in Go for the whole team", 50, 656, 9)
    page.put("• Moved the price lists of the shop from files to a database", 50, 642, 9)
    (job,) = read(page.bytes(), "resume.pdf").entries
    assert (job.title, job.place) == (title, place)


@pytest.mark.parametrize("title", ["Engineering Manager Mobile", "Head of Engineering London"])
def test_what_is_no_town_with_its_country_stays(title: str) -> None:
    page = Page()
    page.put("Maren Okafor", 50, 740, 18, bold=True)
    page.put("Experience", 50, 690, 13, bold=True)
    page.put(f"Larkfield Ltd | {title} | March 2021 – July 2022", 50, 670, 9, bold=True)
    page.put("• Wrote the import of carrier rates in Go for the whole team", 50, 656, 9)
    (job,) = read(page.bytes(), "resume.pdf").entries
    assert job.title == title
