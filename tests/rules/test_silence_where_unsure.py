"""Where something stronger is told, or where what was read may be half of what stands there, nothing bold is said."""

from dataclasses import replace

import pytest

from rules.asking import questions
from rules.engine import run
from rules.examples import to_resume
from rules.packs import load
from rules.resume import Level, SectionKind
from tests.rules.findings import found

JOBS = """
# experience: Experience
= Backend Engineer | Tidewater | 2021-03 | present
- Built the billing platform in Go
- Wrote documentation of the API
- Fixed bugs of the shop
- Took part in planning
- Moved the reports to Kafka"""


@pytest.mark.parametrize(
    "won",
    [
        "2012: Winner of the Contest of Technical Knowledge in Larkspur",
        "Won 1st place in the Harbor Hackathon, 2011",
        "Best Student Project Award of the Faculty Days",
        "Winner of the programming contest for pupils of the district",
    ],
)
def test_a_prize_of_school_or_long_ago_is_not_sent_to_the_top_by_who_has_worked_since(won: str) -> None:
    assert found("REV-LEAD", f"{JOBS}\n# awards: Awards\n{won}") is None


@pytest.mark.parametrize(
    "won", ["2025: Winner of the national robotics contest", "Won the Global Harbor Hackathon, 2024"]
)
def test_a_prize_of_today_still_is(won: str) -> None:
    assert found("REV-LEAD", f"{JOBS}\n# awards: Awards\n{won}") is not None


PROJECT = """
# projects: Projects
= {name} | | |
- {line}"""


@pytest.mark.parametrize(
    "line",
    [
        "Built a packer of files in C++ with Huffman coding, achieving up to 1.5× compression",
        "Built a cache for pages in Java, making look-ups 1.3x faster",
        "Wrote a parser of tables in Rust, improving the speed up to 3x",
    ],
)
def test_the_small_factor_of_an_exercise_is_no_strongest_line(line: str) -> None:
    jobs = JOBS.replace("2021-03", "2024-09")
    assert found("REV-LEAD", jobs + PROJECT.format(name="Exercise", line=line), Level.NEW_GRAD) is None


def test_a_project_with_thousands_is_still_told_of() -> None:
    line = "Built a cache for pages in Java, cutting look-ups from 900 ms to 20 ms for 40,000 readers"
    assert found("REV-LEAD", JOBS + PROJECT.format(name="Pages", line=line), Level.NEW_GRAD) is not None


@pytest.mark.parametrize(
    "line",
    [
        "Ran the welcome days, a 12% increase in guests of the club",
        "Planned evenings that saw 30% growth in members",
        "Reached 80% of all students with one letter",
    ],
)
def test_an_outcome_rates_no_skill(line: str) -> None:
    assert found("REV-RATED", f"# other: Leadership\n{line}") is None


@pytest.mark.parametrize("line", ["Python 80%", "Java 70% SQL 60%", "Dutch 4/5"])
def test_a_figure_behind_a_skill_does(line: str) -> None:
    assert found("REV-RATED", f"# skills: Skills\n{line}") is not None


@pytest.mark.parametrize(
    "degree",
    [
        "Degree: Abitur",
        "Degree: Allgemeine Hochschulreife (A-Levels)",
        "High school degree, Larkspur",
    ],
)
def test_the_only_degree_is_not_cut(degree: str) -> None:
    assert found("REV-EDU", f"# education: Education\n{degree}", Level.NEW_GRAD) is None
    assert found("REV-EDU", f"# education: Education\nB.Sc. Computer Science, Tidewater\n{degree}") is not None


@pytest.mark.parametrize("end", ["2031-06", "present"])
def test_a_school_that_goes_on_is_not_cut(end: str) -> None:
    school = "# education: Education\nSummer term, University of Tidewater\n= High School | Larkspur | 2012-09 | {end}"
    assert found("REV-EDU", school.format(end=end), Level.NEW_GRAD) is None
    assert found("REV-EDU", school.format(end="2016-06"), Level.NEW_GRAD) is not None


PARTS = """
# experience: Experience
= Software Developer | Larkfield | 2023-06 | present
= {part} | {house} | {start} | {end}
- Built an importer in Node.js that reads 40,000 prices
- Wrote the sign-in on Firebase
= Web Developer | Tidewater | 2019-01 | 2022-05
- Rebuilt the pages of the shop in React for 30 partners, with two others, over the course of a year"""


@pytest.mark.parametrize(
    ("part", "start", "end"),
    [
        ("Importer of prices", "2024-01", "present"),
        ("Move of the learning site", "2023-06", "2023-12"),
        ("Node.js, Express", "2024-05", "2024-11"),
    ],
)
def test_dated_parts_below_a_job_are_its_own(part: str, start: str, end: str) -> None:
    assert found("REV-SPARSE", PARTS.format(part=part, house="", start=start, end=end)) is None


def test_another_job_below_is_none() -> None:
    assert (
        found("REV-SPARSE", PARTS.format(part="Data Engineer", house="Ferryboard", start="2024-01", end="2024-11"))
        is not None
    )


@pytest.mark.parametrize("start", ["2031-01", "2040-05", "2041-01"])
def test_nothing_is_missing_in_time_to_come(start: str) -> None:
    jobs = "= Backend Engineer | Larkfield | 2023-09 | present\n= Developer | Tidewater | 2019-07 | 2023-08"
    ahead = f"{jobs}\n# education: Education\n= B.Sc. Astronomy | Tidewater University | {start} | {start}"
    assert found("REV-GAP", f"# experience: Experience\n{ahead}") is None


@pytest.mark.parametrize("rule", ["REV-GAP", "REV-CREDIBLE"])
@pytest.mark.parametrize("read", ["Jul 2021", "07/2021", "July 2021"])
def test_of_dates_of_which_one_was_read_neither_a_gap_nor_a_doubt_follows(rule: str, read: str) -> None:
    text = """
# summary: Summary
Software engineer with 9 years of experience in billing
# experience: Experience
= Backend Engineer | Larkfield | 2024-09 | present
- Built the billing in Go
= Developer | Tidewater | 2021-07 | 2022-03
- Built the shop in Java
= Developer | Ferryboard | 2019-02 | 2021-06
- Built the board in Java"""
    resume = to_resume(text, SectionKind.EXPERIENCE, Level.MID, {"years": 4.0})
    first, second, third = resume.entries
    halved = replace(resume, entries=(first, replace(second, end=second.start, dates=read), third))
    pack = load("software-engineer")
    assert rule in {each.rule for each in run(resume, pack)}
    assert rule not in {each.rule for each in run(halved, pack)}


@pytest.mark.parametrize(
    "second",
    ["Ferry Rental | Link  .NET, Angular", "Harbor Desk\tJava/Spring/PostgreSQL", "Timetable (Demo)"],
)
def test_two_heads_are_two_projects(second: str) -> None:
    one = "# projects: Projects\n= Harbor Club | | |\n"
    told = "In this project I wrote a system in which members of a club sign in and pay for a year"
    assert found("PRJ-NEWGRAD", f"{one}- {told}\n{second}\n- {told}\nFerry Board | Code", Level.NEW_GRAD) is None
    assert found("PRJ-NEWGRAD", f"{one}- {told}", Level.NEW_GRAD) is not None


@pytest.mark.parametrize("component", ["a component suite", "a set of reusable templates", "the UI kit of all markets"])
def test_what_others_build_on_is_design(component: str) -> None:
    text = "\n".join(f"- Developed pages of shop {n} in React with two others and the owner" for n in "abcdef")
    assert found("EXP-DESIGN", text, Level.SENIOR, "frontend-engineer") is not None
    assert found("EXP-DESIGN", f"{text}\n- Developed {component}", Level.SENIOR, "frontend-engineer") is None


@pytest.mark.parametrize(
    "label", ["Planning and Organization: Miro", "Team work and Collaboration: Notion, Slack", "Communication: Zulip"]
)
def test_a_label_above_names_is_no_soft_skill(label: str) -> None:
    assert found("SKL-SOFT", f"# skills: Skills\n{label}") is None
    assert found("SKL-SOFT", "# skills: Skills\nPlanning: Leadership, Teamwork") is not None


@pytest.mark.parametrize("opening", ["Acquainted with", "Familiarised with", "Knowledge of"])
def test_what_somebody_knows_stops_at_no_task(opening: str) -> None:
    tasks = ["Wrote the search API", "Built admin pages", "Created database schema", "Maintained Jenkins jobs"]
    known = "\n".join(f"- {opening} {each}" for each in ("Linux systems", "office programs", "objects", "the shell"))
    assert found("EXP-VTR", "\n".join(f"- {each}" for each in tasks)) is not None
    assert found("EXP-VTR", known) is None


@pytest.mark.parametrize(
    "paper",
    [
        "M. Okafor and L. Brandt. Counting ships. arXiv preprint arXiv:2301.00001, 2023.",
        "M. Okafor. Counting ships. In Proceedings of the Harbor Conference, 2022.",
        "M. Okafor. Tides and trees. Larkspur Letters, 2021. doi: 10.0000/tides",
    ],
)
def test_a_bibliography_under_references_is_not_to_be_cut(paper: str) -> None:
    assert found("REV-CUT", f"{JOBS}\n# references: References\n{paper}") is None
    assert found("REV-CUT", f"{JOBS}\n# references: References\nDr. Lena Brandt, Tidewater") is not None


@pytest.mark.parametrize("things", ["metrics", "game modes", "performance metrics"])
def test_nobody_is_asked_for_a_count_that_says_nothing(things: str) -> None:
    assert not any(each.startswith("How many") for each in questions(f"Implemented various {things} in Java"))
    assert "How many services?" in questions("Implemented various services in Java")
