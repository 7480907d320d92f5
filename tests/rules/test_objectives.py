"""What stands under the heading of an objective, and wishes in narrow columns."""

import pytest

from rules.finding import Finding
from tests.rules.findings import found

WORK = "# experience: Experience\n= Developer | Tidewater | 2020 | 2023\n- Built a shop in Go"


def told(text: str) -> Finding | None:
    return found("SUM-OBJECTIVE", f"{text}\n{WORK}")


@pytest.mark.parametrize(
    "wish",
    [
        "Motivated developer. Eager to apply programming skills to quality applications",
        "To advance in an organization that will let me excel",
        "Contributing to the software of a house that I can further",
    ],
)
def test_a_wish_under_its_heading_is_one(wish: str) -> None:
    found = told(f"# summary: OBJECTIVE\n{wish}")
    assert found is not None
    assert found.message == "“OBJECTIVE” says what you want, not what you bring."


@pytest.mark.parametrize("heading", ["Objective", "CAREER OBJECTIVE", "Professional objective"])
def test_a_summary_under_the_wrong_heading_is_to_be_called_one(heading: str) -> None:
    who = (
        "I'm a front-end developer with three years of experience in pages for ferries and harbours, built with React"
        " and TypeScript and read by 40,000 people a day, most of them on small screens"
    )
    found = told(f"# summary: {heading}\n{who}")
    assert found is not None
    assert "call it a summary" in found.message
    assert told(f"# summary: Summary\n{who}") is None


@pytest.mark.parametrize("work", ["Platform work in a small team", "Databases, in Leeds", "Back-end developer in Go"])
def test_some_words_under_the_heading_may_be_either(work: str) -> None:
    assert told(f"# summary: Objective\n{work}") is None


@pytest.mark.parametrize(
    "lines",
    [
        "Hardworking student seeking an\nopportunity to learn and grow\nin a team of engineers",
        "Developer of maps, looking for a\nchallenging position in a city\nat the sea",
        "Graduate of Alder, hoping to obtain\na position in embedded systems\nor robots",
    ],
)
def test_a_wish_goes_on_in_the_next_line_of_a_narrow_column(lines: str) -> None:
    assert told(f"# summary: Profile\n{lines}") is not None


def test_lines_that_end_early_are_no_wish_together() -> None:
    lines = "Seeking an\nexplanation of tides, I built the maps of three harbours in Go\nand wrote a role of sailors"
    assert told(f"# summary: Profile\n{lines}") is None
