"""Contact details at the right of a header: what a person says of themselves beside them is read whole."""

import pytest

from coach.reading import read
from rules.resume import Resume
from tests.coach.reading.pdf_builders import Page, education


def resume(said: tuple[str, ...], details: tuple[str, ...], edge: str) -> Resume:
    page = Page()
    page.line("Maren Okafor", 50, 16, bold=True)
    for row, detail in zip(said, details, strict=True):
        page.canvas.setFont("Helvetica", 9)
        if edge == "left":
            page.canvas.drawString(440, page.y, detail)
        else:
            page.canvas.drawRightString(562, page.y, detail)
        page.line(row, 50, 10)
    education(page)
    return read(page.bytes(), "resume.pdf")


SAID = ("Engineer of maps with a fascination for tides and", "for problems that nobody has solved. Strong in", "C.")


@pytest.mark.parametrize("edge", ["left", "right"])
def test_text_beside_details_is_read_whole(edge: str) -> None:
    found = resume(SAID, ("maren@example.com", "+44 113 496 0188", "github.com/maren-okafor"), edge)
    assert " ".join(SAID) in " ".join(line.text for line in found.lines)
    assert (found.contact.email, found.contact.phone) == ("maren@example.com", "+44 113 496 0188")


@pytest.mark.parametrize(
    ("said", "details"),
    [
        (("Berlin, Germany", "Backend Engineer"), ("maren@example.com", "github.com/maren-okafor")),  # no running text
        (("Engineer of maps, tides and of all harbours", "Berlin"), ("maren@example.com", "")),  # a single detail
        (("Engineer of maps, tides and of all harbours", "Berlin"), ("2019 – 2021", "Leeds, UK")),  # no details
    ],
)
def test_rows_with_something_at_their_right_stay_rows(said: tuple[str, ...], details: tuple[str, ...]) -> None:
    found = resume(said, details, "right")
    assert found.lines[1].text == "\t".join(part for part in (said[0], details[0]) if part)
