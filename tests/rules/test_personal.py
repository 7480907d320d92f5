"""Details that help nobody judge somebody's work, each kind with three that are told and with what only looks alike."""

import pytest

from rules.examples import to_resume
from rules.finding import Finding
from rules.resume import Level, SectionKind
from tests.rules.findings import finding_of

WORK = (
    "\n# experience: Experience\n= Programmer | Larkfield Games | 2021-03 | present\n- Built the search of a shop in Go"
)


def found(text: str, **facts: object) -> Finding | None:
    resume = to_resume(text + WORK, SectionKind.CONTACT, Level.MID, facts)
    return finding_of("REV-PERSONAL", resume)


@pytest.mark.parametrize("line", ["08 November, 1996", "1991/07/31", "12.05.1998 | maren@example.com"])
def test_a_whole_date_in_the_head_is_a_birthday(line: str) -> None:
    told = found(f"# contact: Maren Okafor\n{line}")
    assert told is not None
    assert "Better left out" in told.message


@pytest.mark.parametrize(
    "line",
    [
        "Updated on 08 November, 1996",
        "Version of 1991/07/31",
        "12.05.2022 | maren@example.com",  # who was born then writes no resume yet
        "Available from 12.05.1998",
        "555.12.1998",
    ],
)
def test_another_date_there_is_none(line: str) -> None:
    assert found(f"# contact: Maren Okafor\n{line}") is None


def test_a_birthday_is_told_once_with_its_label() -> None:
    told = found("# contact: Maren Okafor\nDate of birth\n03.05.1994\nMarital status: single")
    assert told is not None
    assert told.message == "Better left out: “Date of birth” and “Marital status”."


@pytest.mark.parametrize(
    "street",
    [
        "346A South Larkfield Road, Flat 11",
        "Larkfield Block 6 Lot 13",
        "Rua dos Barcos 23",
        "Bergstraße 12a",
        "01, #3061, Larkfield Reservoir Road",
        "Address: Zgornje Polje 20a, 4203 Polje",
        "1305 S Larkfield Avenue #1604",
        "4A, Larkfield Cl, Alderton, SA 5000",
        "77 Alder Tree Way, Larkfield",
        "D99, Larkfield Wharf Plaza, Alderton",
        "5783 Alder Hall, 2920 Broadway",
        "Dorm 1, Room 411",
        "Tidehouse, Near Old Mill, Larkfield P.O, Alderton, 695582",
    ],
)
def test_the_street_of_a_home_is_told(street: str) -> None:
    told = found(f"# contact: Maren Okafor\n{street}\nmaren@example.com")
    assert told is not None
    assert "Your city and country are enough" in told.suggestion


@pytest.mark.parametrize("number", ["35b", "7", "112"])
def test_a_name_and_a_number_above_the_own_town_is_a_street(number: str) -> None:
    contact = {"location": "Kyiv, Ukraine"}
    assert found(f"# contact: Maren Okafor\nLesna Polana {number}\nKyiv", contact=contact) is not None
    assert found(f"# contact: Maren Okafor\nLesna Polana {number}\nProgrammer", contact=contact) is None


@pytest.mark.parametrize(
    "line",
    ["Portland, OR 97201", "Larkfield Games", "5 years on the road to the cloud", "Via Rail bookings", "Unit 5 tests"],
)
def test_a_town_or_a_number_of_something_else_is_no_street(line: str) -> None:
    assert found(f"# contact: Maren Okafor\n{line}") is None


def test_the_street_below_an_employer_is_theirs() -> None:
    head = "# contact: Maren Okafor\nProgrammer at Larkfield Games"
    assert found(f"{head}\n23215 Commerce Park Road") is None
    assert found(f"{head}\nGender: female") is not None


@pytest.mark.parametrize("number", ["CNIC: 37405-1234567-1", "NRIC No: S1234567A", "Aadhaar number 1234 5678 9012"])
def test_the_number_of_an_identity_card_is_told(number: str) -> None:
    assert found(f"# contact: Maren Okafor\n{number}") is not None


@pytest.mark.parametrize(
    ("text", "section"),
    [("maren@example.com", SectionKind.CONTACT), ("Gender: female", SectionKind.CONTACT)],
)
def test_a_photo_is_one_more_of_them(text: str, section: SectionKind) -> None:
    told = found(f"# contact: Maren Okafor\n{text}", photos=1, images=1)
    assert told is not None
    assert "a photo of you" in told.message
    assert told.section is section
    assert "expect" in told.suggestion  # it is usual in some countries


def test_several_pictures_of_that_size_may_be_logos() -> None:
    assert found("# contact: Maren Okafor\nmaren@example.com", photos=3, images=3) is None


def test_of_a_line_with_several_details_only_the_personal_one_is_quoted() -> None:
    told = found("# contact: Maren Okafor\n1991/07/31 | maren@example.com")
    assert told is not None
    assert told.quote == "1991/07/31"
    assert "a photo" not in told.suggestion


@pytest.mark.parametrize("address", ["Larkfield, ST 99999", "Larkfield, Tidewater, 560001"])
def test_a_town_with_its_postal_code_is_no_street(address: str) -> None:
    assert found(f"# contact: Maren Okafor\nAddress: {address}\nmaren@example.com") is None


@pytest.mark.parametrize("address", ["12 Alder Grove, Tidewater, 560001", "Alder Colony, Tidewater, 560001"])
def test_an_address_with_its_street_is_told(address: str) -> None:
    assert found(f"# contact: Maren Okafor\nAddress: {address}\nmaren@example.com") is not None


RIGHT = "Portugal and Norway by citizenship"


@pytest.mark.parametrize("text", [f"# other: Right to work\n{RIGHT}", f"# other: More\nRight to work: {RIGHT}"])
def test_where_somebody_may_work_may_stay(text: str) -> None:
    assert found(f"# contact: Maren Okafor\n{text}") is None


@pytest.mark.parametrize("text", [f"# other: More\n{RIGHT}", "# other: Right to work\nMarital status: single"])
def test_a_citizenship_elsewhere_and_other_details_are_told(text: str) -> None:
    assert found(f"# contact: Maren Okafor\n{text}") is not None


@pytest.mark.parametrize("line", ["2019 Larkfield Open Way", "3rd of 40, Larkfield Hall", "Near Larkfield, Alderton"])
def test_what_only_looks_like_a_street_is_none(line: str) -> None:
    assert found(f"# contact: Maren Okafor\n{line}\nmaren@example.com") is None


@pytest.mark.parametrize("text", ["I am 28, and write Go.", "I'm 31. I write Go.", "I am 24 and live in Larkfield."])
def test_an_age_in_a_sentence_is_told(text: str) -> None:
    assert found(f"# summary: Summary\n{text}") is not None


@pytest.mark.parametrize("text", ["I am 28 commits ahead.", "I am 100% remote.", "The team I am in has 28, all told."])
def test_another_number_in_one_is_not(text: str) -> None:
    assert found(f"# summary: Summary\n{text}") is None


@pytest.mark.parametrize(
    "line",
    ["Advised the US Citizenship Office on data", "Taught digital citizenship", "Sped up applications for citizenship"],
)
def test_citizenship_that_a_job_is_about_is_nobodys_own(line: str) -> None:
    assert found(f"# experience: Experience\n= Data Engineer | Alder | 2019-01 | 2021-01\n- {line}") is None
