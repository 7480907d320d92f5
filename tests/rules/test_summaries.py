"""Summaries that are too long or say nothing, under their heading or on top of the page without one."""

from dataclasses import replace

import pytest

from rules.examples import to_resume
from rules.finding import Finding
from rules.resume import Level, Resume, SectionKind
from tests.rules.findings import finding_of

WORK = "# experience: Experience\n= Developer | Tidewater | 2020 | 2023\n- Built a shop in Go"
LINE = "Developer who has worked in many teams on the software of harbours and the ferries that call at them"


def resume(text: str) -> Resume:
    read = to_resume(f"{text}\n{WORK}", SectionKind.EXPERIENCE, Level.SENIOR, {})
    return replace(read, lines=tuple(replace(line, bottom=12.0) for line in read.lines))


def told(rule: str, text: str) -> Finding | None:
    return finding_of(rule, resume(text))


def on_top(*lines: str) -> str:
    return "\n".join(
        ["# contact: Maren Okafor", "maren@example.com | +44 20 7946 0958 | Leeds | github.com/maren", *lines]
    )


@pytest.mark.parametrize("lines", [6, 9, 14])
def test_a_long_summary_without_a_heading_is_one(lines: int) -> None:
    found = told("SUM-LEN", on_top(*[LINE] * lines))
    assert found is not None
    assert "lines" in found.message


@pytest.mark.parametrize("lines", [1, 3, 5])
def test_some_lines_below_the_name_are_no_long_summary(lines: int) -> None:
    assert told("SUM-LEN", on_top(*[LINE] * lines)) is None


def test_the_last_words_of_a_paragraph_belong_to_it() -> None:
    lines = [LINE, LINE, "and of their crews."] * 4
    found = told("SUM-LEN", on_top(*lines))
    assert found is not None
    assert "11 lines" in found.message


@pytest.mark.parametrize(("lines", "weight"), [(6, 1.5), (10, 3.0), (14, 4.5), (40, 6.0)])
def test_the_longer_a_summary_the_more_it_weighs(lines: int, weight: float) -> None:
    found = told("SUM-LEN", "# summary: Summary\n" + "\n".join([LINE] * lines))
    assert found is not None
    assert found.weight == weight


def test_of_the_length_no_line_is_quoted() -> None:
    """Another finding may have to say something of the very line that opens the summary."""
    found = told("SUM-LEN", "# summary: Summary\n" + "\n".join([LINE] * 8))
    assert found is not None
    assert not found.quote
    assert found.lines


@pytest.mark.parametrize(
    "summary",
    [
        "I am a developer with a flair for creativity. I love learning, and I find joy in the work of a team",
        "Developer with decent knowledge of pages. I enjoy spending time on details of all kinds, large and small",
        "Strong in communication with stakeholders, focused on improving processes and turning data into insights",
    ],
)
def test_what_somebody_loves_and_is_strong_in_is_on_every_page(summary: str) -> None:
    assert told("REV-EMPTY", f"# summary: Profile\n{summary}") is not None
    assert told("REV-EMPTY", on_top(summary)) is not None


@pytest.mark.parametrize(
    "summary",
    [
        "Crafting user-focused pages in React, TypeScript and Angular with clean code for cross-functional teams",
        "Passionate about seamless shops in Go, Kotlin and PostgreSQL, robust and intuitive for everybody",
        "Builds robust services in Java, Spring and Kafka for cross-functional teams, with seamless releases",
    ],
)
def test_several_such_words_are_empty_beside_technologies_too(summary: str) -> None:
    assert told("REV-EMPTY", f"# summary: Profile\n{summary}") is not None


@pytest.mark.parametrize(
    "summary",
    [
        "Builds the booking of ferries in Go, Kotlin and PostgreSQL, robust enough for two harbours in winter",
        "Developer of maps in React, TypeScript and Leaflet, used by 300 crews, with an eye for clean code",
        "Strong in compilers and type systems: wrote the parser of a language for tide tables in Rust",
    ],
)
def test_one_such_word_beside_facts_is_left_alone(summary: str) -> None:
    assert told("REV-EMPTY", f"# summary: Profile\n{summary}") is None


@pytest.mark.parametrize(
    "summary",
    [
        "Self-taught developer who is helpful and creative. I enjoy working with Vue, Go and SQL on shops",
        "Engineer with a comprehensive background, showcasing expertise in Go, Java and SQL in effective collaboration",
        "Hands-on lead with extensive experience in Go, Kotlin and SQL, proactive, for mission-critical shops",
        "Developer at a Fortune 500 house, at home in all stages of a release, who believes in great user experience",
        "Windows administrator with four years of VMware who brings leadership skills and exceptional communication",
    ],
)
def test_praise_is_empty_whatever_it_stands_beside(summary: str) -> None:
    assert told("REV-EMPTY", f"# summary: Profile\n{summary}") is not None


@pytest.mark.parametrize(
    ("summary", "empty"),
    [
        ("A versed engineer of many trades, based in Porto", True),
        ("Avid engineer in search of great things to work on", True),
        ("Engineer and writer who likes to be of some use", True),
        ("Engineer of many trades, keen on Rust and Go", False),
        ("Engineer with a degree and an internship in a harbour", False),
        ("Engineer of the Larkfield locks, of Alder Bridge and of Tidewater", False),
    ],
)
def test_a_short_summary_under_its_heading_holds_a_fact(summary: str, empty: bool) -> None:
    assert (told("REV-EMPTY", f"# summary: Profile\n{summary}") is not None) is empty
    assert told("REV-EMPTY", on_top(summary)) is None


def test_the_sentence_is_quoted_in_which_the_words_stand() -> None:
    first = "I am a developer from Leeds who has moved to Bergen and written software for ferries since then"
    lines = [first, f"{first}, and for the harbours", "I consider myself passionate about what I do every day of it."]
    found = told("REV-EMPTY", "# summary: Profile\n" + "\n".join(lines))
    assert found is not None
    assert "passionate" in found.quote


def test_a_row_of_details_above_tears_no_text() -> None:
    text = "I am a developer with a passion for tech and a flair for creativity in all of its forms"
    assert told("REV-EMPTY", on_top(text)) is not None
