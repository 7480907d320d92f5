"""What looks like a fault and is none: a head that is a picture, an address over two lines, labels, versions, names."""

import pytest

from rules.lexicon.technologies import load
from tests.rules.findings import found

NOBODY = {"linkedin": "", "github": "", "website": "", "name": "", "email": "", "phone": "", "location": ""}
WORK = "# experience: Experience\n= Software Developer | Tidewater | 2020-01 | 2022-03\n- Built a shop in Go"


def test_a_head_that_is_a_picture_is_told_as_one() -> None:
    told = found("CON-REQUIRED", WORK, contact=NOBODY, images=1)
    assert told is not None
    assert told.message == (
        "The top of your page seems to be a picture. I couldn't read your name, an email address or a phone number."
    )
    plain = found("CON-REQUIRED", WORK, contact=NOBODY)
    assert plain is not None
    assert plain.message == "I couldn't find your name, an email address or a phone number."


@pytest.mark.parametrize("rule", ["CON-LINKS", "CON-GITHUB"])
def test_nothing_is_missed_that_may_stand_in_the_picture(rule: str) -> None:
    assert found(rule, WORK, contact=NOBODY, images=1) is None
    assert found(rule, WORK, contact=NOBODY) is not None
    assert found(rule, WORK, contact={**NOBODY, "email": "maren@example.com"}, images=1) is not None


@pytest.mark.parametrize(
    "address", ["House # 4, Street # B, Block", "Flat No. 12, 3rd Lane", "Plot 7, Sector 21", "Apt 3, Alder Road"]
)
@pytest.mark.parametrize("heading", ["Contact me at", "Personal details", "Reach me"])
def test_a_town_on_the_second_line_of_an_address_is_not_missed(address: str, heading: str) -> None:
    contact = {**NOBODY, "name": "Maren Okafor", "linkedin": "https://linkedin.com/in/maren"}
    assert found("CON-LINKS", f"# other: {heading}\n{address}\nNST, Springfield\n{WORK}", contact=contact) is None


@pytest.mark.parametrize("line", ["House music since 2014", "Flat hierarchies", "Plot 7 graphs a day"])
def test_other_lines_are_no_address(line: str) -> None:
    contact = {**NOBODY, "name": "Maren Okafor", "linkedin": "https://linkedin.com/in/maren"}
    assert found("CON-LINKS", f"# other: Contact\n{line}\n{WORK}", contact=contact) is not None


LINES = "\n- Moved 14 services to Kubernetes\n- Cut the import from 5 h to 35 min"


@pytest.mark.parametrize(
    "line",
    [
        "Complete ownership of the search: Led the design, performing an analysis of five rivals",
        "Work with the ferry line: Rebuilt its booking pages",
        "Design of the new rates: Wrote the rules with two others",
    ],
)
def test_what_was_done_behind_a_label_is_told_in_the_past(line: str) -> None:
    assert found("REV-TENSE", f"{WORK}{LINES}\n- {line}\n- {line.replace('the', 'a')}") is None


@pytest.mark.parametrize("line", ["Complete the search pages", "Complete the search: write its rules"])
def test_the_present_tense_is_still_told(line: str) -> None:
    assert found("REV-TENSE", f"{WORK}{LINES}\n- {line}\n- Write the rules") is not None


@pytest.mark.parametrize("skill", ["Basics of UE 4/5", "Unreal Engine 4/5 (C++)", "Angular 4/5"])
def test_versions_of_an_engine_are_no_rating(skill: str) -> None:
    assert found("REV-RATED", f"# skills: Skills\n{skill}\nPython") is None


@pytest.mark.parametrize("skill", ["Blender 4/5", "Python 4/5", "German 7/10"])
def test_a_rating_of_anything_else_is(skill: str) -> None:
    assert found("REV-RATED", f"# skills: Skills\n{skill}") is not None


ANDROID = "\n".join(f"- Built part {number} of the Android app with two others" for number in range(16))


def test_the_name_of_a_trade_comes_up_often_in_its_work() -> None:
    work = "# experience: Experience\n= {} | Tidewater | 2020-01 | present\n" + ANDROID
    more = "\n- Moved the ferry board to a new server with three others" * 18
    assert found("ATS-STUFFING", work.format("Android Engineer") + more) is None
    assert found("ATS-STUFFING", work.format("Software Developer") + more) is None  # the platform that they build for
    kafka = work.replace("Android app", "Kafka topics").format("Software Developer") + more
    assert found("ATS-STUFFING", kafka) is not None
    assert found("ATS-STUFFING", work.format("Android Engineer")) is not None  # even an expert finds other words


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("= Engineer | Tidewater | Novmeber 2020 | present\nNovmeber 2020 - Present", "Novmeber"),
        ("- Pulled the numbers from Twillio into the board", "Twillio"),
        ("- Wrote the Andriod app of the ferry line", "Andriod"),
        ("- Kept the rates in PostgresSQL", "PostgresSQL"),
    ],
)
def test_misspelled_months_and_products_are_told(line: str, wrong: str) -> None:
    told = found("ATS-TYPO", line)
    assert told is not None
    assert wrong in told.message


@pytest.mark.parametrize("club", ["Paris Universite Club", "Universita Larga", "Universitet Nord"])
def test_the_university_of_another_language_is_no_slip(club: str) -> None:
    assert found("ATS-TYPO", f"- Played baseball at {club} in 2014") is None


@pytest.mark.parametrize("text", ["evaluator (SSE/AVX)", "AVX2 and SSE2 kernels", "AVX/SSE loops"])
def test_instructions_of_a_processor_push_nothing_to_a_browser(text: str) -> None:
    named = {mention.technology.name for mention in load().find(f"Built {text}")}
    assert "SIMD" in named
    assert "Server-Sent Events" not in named
