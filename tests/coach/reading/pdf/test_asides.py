"""Dates at the right edge: which belong to the head above, and which to the name that they stand beside."""

import pytest

from coach.reading.pdf.asides import put_back
from coach.reading.pdf.lines import Draft, to_draft
from coach.reading.pdf.words import Row
from tests.coach.reading.pdf.type_setting import words


def draft(text: str, x: float, y: float, size: float = 10) -> Draft:
    found = to_draft(Row(y, words(text, x, y, size=size)), None, page=1, column=0)
    assert found is not None
    return found


def page(name: str, size: float) -> list[str]:
    """Two jobs, the second of an employer of this name; what `put_back` makes of their lines."""
    rows = [
        draft("Futurefold\tMay 2024 - June 2025", 38, 100, 11),
        draft("Engineer\tPorto, Portugal", 38, 115, 9),
        draft("• Shipped the booking API for travel agencies", 47, 130),
        draft(f"{name}\tMarch 2024 - May 2024", 38, 150, size),
        draft("Cloud Engineer\tPorto, Portugal", 38, 165, 9),
    ]
    return [each.text for each in put_back(rows)]


@pytest.mark.parametrize("name", ["eValley Digital", "iCloudworks Ltd", "Valley Digital"])
def test_a_date_beside_an_employer_stays_there(name: str) -> None:
    assert page(name, 10)[3] == f"{name}\tMarch 2024 - May 2024"


@pytest.mark.parametrize("name", ["valley digital", "nova freight"])
def test_a_date_beside_an_employer_in_small_letters_stays_there_if_that_is_larger(name: str) -> None:
    assert page(name, 11)[3] == f"{name}\tMarch 2024 - May 2024"


def test_a_date_beside_the_rest_of_a_bullet_belongs_to_the_head() -> None:
    texts = page("and for their partners", 10)
    assert texts.index("March 2024 - May 2024") < texts.index("Shipped the booking API for travel agencies")


@pytest.mark.parametrize(
    "name", ["Software Engineer Intern, Larkspur Data Loggers – Bourne, MA", "Engineer, Tidewater"]
)
def test_a_date_beside_a_title_behind_a_sign_stays_there_if_bullets_with_another_sign_tell_of_it(name: str) -> None:
    rows = [
        draft("WORK EXPERIENCE", 38, 100, 11),
        *(
            draft(text, left, 115 + 15 * number + 60 * job)
            for job, when in enumerate(("(May 2024 - August 2024)", "(May 2022 - August 2023)"))
            for number, (text, left) in enumerate(
                [
                    (f"● {name}\t{when}", 43.0),
                    ("○ Built the tests of the import in Go", 61.0),
                    ("○ Cut the bill for storage", 61.0),
                ]
            )
        ),
    ]
    assert [each.text for each in put_back(rows)][1] == f"{name}\t(May 2024 - August 2024)"


@pytest.mark.parametrize("title", ["Intern | Plasmas", "Research | Modeling", "graduate student"])
def test_a_date_beside_a_larger_title_at_the_edge_of_the_bullets_stays_there(title: str) -> None:
    rows = [
        draft("Engineer | Tides\t2022 – 2024", 38, 100, 12),
        draft("Larkfield", 38, 115),
        draft("• Shipped the booking API for travel agencies", 38, 130),
        draft(f"{title}\t2021", 38, 150, 12),
        draft("Tidewater", 38, 165),
    ]
    assert [each.text for each in put_back(rows)][3] == f"{title}\t2021"


@pytest.mark.parametrize("lower", [2.0, 5.0, 7.0])
def test_a_date_that_stands_between_two_rows_of_a_bullet_belongs_to_the_head(lower: float) -> None:
    rows = [
        draft("Software Engineer Intern, Larkspur\tToronto, ON", 42, 100, 11),
        draft("• Moved the reports of the sales", 60, 114),
        draft("May 2022 – Aug 2022", 469, 114 + lower),
        draft("team to Python and Pandas", 69, 126),
    ]
    texts = [each.text for each in put_back(rows)]
    assert texts.index("May 2022 – Aug 2022") == 1
    assert texts[2:] == ["Moved the reports of the sales", "team to Python and Pandas"]


@pytest.mark.parametrize("text", ["Pandas and NumPy", "in May 2022 and later"])
def test_other_text_between_two_rows_stays_there(text: str) -> None:
    rows = [
        draft("Software Engineer Intern, Larkspur\tToronto, ON", 42, 100, 11),
        draft("• Moved the reports of the sales", 60, 114),
        draft(text, 469, 118),
    ]
    assert [each.text for each in put_back(rows)][-1] == text


def test_a_date_in_a_row_of_its_own_stays_there() -> None:
    rows = [
        draft("Larkspur", 42, 100, 11),
        draft("• Moved the reports of the sales", 60, 114),
        draft("May 2022 – Aug 2022", 469, 140),
    ]
    assert [each.text for each in put_back(rows)][-1] == "May 2022 – Aug 2022"
