"""Which lines are judged and quoted: those that tell of one's own work, in the field and lately, and plainly."""

from collections.abc import Iterable

import pytest

from rules.engine import run
from rules.examples import to_resume
from rules.finding import Finding
from rules.lexicon.spelling import misspelled
from rules.metrics import has_metric
from rules.packs import load
from rules.resume import Level, SectionKind
from rules.rewriting import rewrite


def found(
    rule: str, text: str, level: Level = Level.SENIOR, pack: str = "backend-engineer", **facts: int
) -> Finding | None:
    findings: Iterable[Finding] = run(to_resume(text, SectionKind.EXPERIENCE, level, facts), load(pack))
    return next((each for each in findings if each.rule == rule), None)


def quoted(finding: Finding | None) -> tuple[str, ...]:
    assert finding is not None
    return (finding.quote, *finding.others)


JOB = "= Backend Engineer | Tidewater | 2023-01 | present"
TASKS = "- Wrote the search of the shop\n- Maintained the interfaces\n- Moved the catalogue to Go\n- Tended the servers"


@pytest.mark.parametrize(
    "line",
    [
        "May 2019 – July 2020 Tidewater, Oregon",
        "Jan 2020 – Present | North Harbour, Larkfield",
        "(2018 – 2021) Alder University, Campus West",
    ],
)
def test_dates_and_a_place_are_no_line_on_work(line: str) -> None:
    assert line not in quoted(found("EXP-METRIC", f"{JOB}\n{TASKS}\n- {line}"))


@pytest.mark.parametrize(
    "title",
    ["Automated Annotation of Shore Birds.", "Counting Crabs in Photos of Tidal Flats", "Search by Drawn Maps."],
)
def test_what_a_paper_is_called_is_no_line_on_work(title: str) -> None:
    assert title not in quoted(found("EXP-METRIC", f"{JOB}\n{TASKS}\n- {title}"))


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Processed over 2000 documents of a survey", True),
        ("Sorted nearly 1900 old photos", True),
        ("Led a team of 3 (all remote)", True),
        ("Worked there from about 2004 on", False),
        ("Covered the 2020 elections", False),
        ("Moved over in 2019 to the shop", False),
    ],
)
def test_an_amount_may_look_like_a_year(text: str, counts: bool) -> None:
    assert has_metric(text) is counts


@pytest.mark.parametrize("heading", ["other: Recent roles", "volunteering: Volunteering", "summary: Summary"])
def test_that_no_line_has_a_number_is_said_of_the_whole_page(heading: str) -> None:
    told = found("EXP-METRIC", f"# experience: Experience\n{JOB}\n{TASKS}")
    assert told is not None
    assert told.message == "None of your lines has a number."
    told = found("EXP-METRIC", f"# experience: Experience\n{JOB}\n{TASKS}\n# {heading}\nKept 6,000 turbines running")
    assert told is not None
    assert told.message == "Hardly any of your lines has a number."


@pytest.mark.parametrize(
    "line",
    [
        "Larkfield Games creates islands for companies that meet there",
        "Tidewater is one of the markets of the coast",
        "Alder Works offers lessons on rivers to schools",
    ],
)
def test_what_a_house_does_is_no_task_of_ones_own(line: str) -> None:
    assert line not in quoted(found("EXP-VTR", f"{JOB}\n{TASKS}\n- {line}"))


@pytest.mark.parametrize(
    "line",
    [
        "Found races in the scheduler, reporting and following them to resolution",
        "Watched the servers with Grafana, ensuring that customers could order",
        "Rewrote the parser to handle what partners send",
    ],
)
def test_a_line_that_says_what_for_is_not_quoted_as_one_that_stops_at_the_task(line: str) -> None:
    assert line not in quoted(found("EXP-VTR", f"{JOB}\n- {line}\n{TASKS}"))


OLD = "= Web Developer | Birch | 2008-01 | 2011-06"
OTHER = "= Sales Associate | Larkfield | 2019-01 | 2022-12"


@pytest.mark.parametrize("head", [OLD, OTHER])
@pytest.mark.parametrize(
    ("rule", "line"),
    [
        ("EXP-WEAK", "- Helped with the pages of the spring sale"),
        ("EXP-VAGUE", "- Sorted various boxes of the spring sale"),
        ("EXP-VERB", "- The windows of the spring sale"),
    ],
)
def test_nobody_polishes_what_was_long_ago_or_elsewhere(head: str, rule: str, line: str) -> None:
    work = f"# experience: Experience\n{JOB}\n{TASKS}\n"
    assert found(rule, f"{work}{head}\n{line}") is None
    assert found(rule, f"{work}{line}\n{head}\n- Sold shoes") is not None
    assert found(rule, f"# experience: Experience\n{head}\n{line}") is not None


def test_projects_are_judged_where_a_beginners_jobs_are_of_another_trade() -> None:
    projects = "# projects: Projects\n= Board | | |\n- Wrote a board in Django\n= Map | | |\n- Drew a map in React"
    work = "# experience: Experience\n= Cable Installer | Birch | 2022-01 | 2023-05\n- Wired houses\n- Met builders"
    lines = quoted(found("EXP-METRIC", f"{projects}\n- Kept it in PostgreSQL\n{work}\n- Set up alarms", Level.NEW_GRAD))
    assert "Wrote a board in Django" in lines
    assert "Wired houses" not in lines


@pytest.mark.parametrize(
    "line",
    [
        "With four engineers, moved the shop to AWS",
        "Together with support, wrote the runbooks",
        "In two months, rebuilt the search",
    ],
)
def test_a_verb_may_stand_behind_with_whom_it_was_done(line: str) -> None:
    assert found("EXP-VERB", f"- {line}\n- The board of all departures in town").count == 1  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "line",
    [
        "Analysis,Python,&Java.Workedon movingto anewserver.Wrote tests",
        "The shop,search,&Go.Moved toa newserver.Ran it",
    ],
)
def test_what_lost_its_spaces_is_blamed_for_no_opening(line: str) -> None:
    assert found("EXP-VERB", f"- {line}") is None


@pytest.mark.parametrize("jobs", [3, 4, 5])
def test_a_sentence_below_each_head_makes_no_paragraphs(jobs: int) -> None:
    line = "Designed and kept the pipelines that bring orders to the accounts of partners."
    heads = [f"= Engineer | Alder {number} | 20{10 + number}-01 | 20{10 + number}-12" for number in range(jobs)]
    assert found("REV-PROSE", "\n".join(f"{head}\n{line}" for head in heads)) is None
    assert found("REV-PROSE", "\n".join(f"{head}\n{line} {line} {line}" for head in heads)) is not None


@pytest.mark.parametrize(
    ("summary", "told"),
    [
        (
            "Student of computing with a GPA of 3.7 who looks for work on apps that people enjoy at home or away",
            False,
        ),
        (
            "After an internship at a clinic I want to learn more about how software for patients is made and kept",
            False,
        ),
        (
            "Seeking a role at a house that makes software for schools and wants people who like to see it used there",
            False,
        ),
        ("Game programmer with an eye for scalable worlds", False),
        (
            "A person of many interests who likes people and wants to see what comes of good work done together well",
            True,
        ),
        ("Motivated and eager person", False),
        ("A motivated and eager person who likes people and software", True),
    ],
)
def test_a_summary_that_says_something_is_not_called_empty(summary: str, told: bool) -> None:
    text = f"# summary: Summary\n{summary}\n# experience: Experience\n{JOB}\n{TASKS}"
    assert (found("REV-EMPTY", text, Level.NEW_GRAD) is not None) is told


@pytest.mark.parametrize(
    "line",
    ["Feature owner of licensing and its server", "Project lead of the new shop", "Design reviewer for two teams"],
)
def test_who_somebody_was_is_no_verb(line: str) -> None:
    over = "= Backend Engineer | Birch | 2021-01 | 2023-06\n- Wrote the search\n- Moved the shop"
    assert found("REV-TENSE", f"{over}\n- {line}") is None
    assert rewrite(line, ended=True) == ""
    assert found("REV-TENSE", f"{over}\n- Mentor two interns on Go") is not None


@pytest.mark.parametrize(
    "line",
    [
        "Worked with a group of students to build a rover that follows a line",
        "Worked with two developers to connect the page using Axios for calls",
        "Responsible for managing and helping to resolve faults of the platform",
    ],
)
def test_a_line_of_which_the_end_would_mean_something_else_is_left_alone(line: str) -> None:
    assert rewrite(line) == ""


@pytest.mark.parametrize("line", ["English (C1), German (native)", "fluent Spanish and French", "B2 in Dutch"])
def test_spoken_languages_are_no_soft_skill_whatever_stands_over_them(line: str) -> None:
    assert found("SKL-SOFT", f"# skills: Skills\nCommunication: {line}") is None


@pytest.mark.parametrize("word", ["modulo", "eigenvector", "bijective", "dequeue", "photodiode", "checksum"])
def test_terms_of_mathematics_and_science_are_words(word: str) -> None:
    assert list(misspelled(f"wrote a {word} in Go")) == []


@pytest.mark.parametrize("address", ["github.com/alder", "https://alder.dev", "www.alder.io"])
def test_an_address_under_an_odd_heading_is_not_to_be_cut(address: str) -> None:
    work = f"# experience: Experience\n{JOB}\n{TASKS}"
    assert found("REV-CUT", f"{work}\n# references: References\n{address}") is None
    assert found("REV-CUT", f"{work}\n# references: References\nAvailable on request") is not None


def test_volunteering_in_the_field_is_not_to_be_cut() -> None:
    work = f"# experience: Experience\n{JOB}\n{TASKS}\n# volunteering: Volunteering\n"
    told, spared = (
        found("REV-CUT", f"{work}{line * 8}# references: References\nOn request", pages=3)
        for line in ("- Helped at the fair of the town\n", "- Set up its servers on Linux with Ansible\n")
    )
    assert told is not None
    assert "Volunteering" in told.message
    assert spared is not None
    assert "Volunteering" not in spared.message
