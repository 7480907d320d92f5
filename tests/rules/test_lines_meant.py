"""Which lines are judged and quoted: those that tell of one's own work, in the field and lately, and plainly."""

from dataclasses import replace

import pytest

from rules.engine import run
from rules.examples import to_resume
from rules.finding import Finding
from rules.lexicon.spelling import misspelled
from rules.metrics import has_metric
from rules.packs import load
from rules.resume import Level, SectionKind
from rules.rewriting import rewrite
from tests.rules.findings import finding_of


def found(
    rule: str, text: str, level: Level = Level.SENIOR, pack: str = "backend-engineer", **facts: int
) -> Finding | None:
    return finding_of(rule, to_resume(text, SectionKind.EXPERIENCE, level, facts), pack)


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


BESIDE = "- Answered tickets\n- Met partners\n- Wrote notes\n- Tended the shop\n"


@pytest.mark.parametrize(
    "line",
    [
        "Moved 60+ pages of notes from Wikis to MkDocs on GitHub",
        "Designed a party game in React in a group of 6 within a weekend of 24 hours",
        "Monitored 12 servers with Grafana and Prometheus",
    ],
)
def test_a_size_without_a_result_is_no_strongest_line(line: str) -> None:
    assert found("REV-LEAD", f"{JOB}\n{BESIDE}- {line}") is None
    strong = "Cut the import in Go from 5 h to 35 min for 40 million rows"
    assert found("REV-LEAD", f"{JOB}\n{BESIDE}- {strong}") is not None


@pytest.mark.parametrize("first", ["Ran services for 90,000 users", "Kept 40 servers up", "Served 3M requests"])
def test_a_line_behind_one_with_a_size_is_near_the_top(first: str) -> None:
    second = "= Developer | Birch | 2020-01 | 2022-12"
    strong = "Designed services in Go that deliver 5M messages a day, cutting delays"
    assert found("REV-LEAD", f"{JOB}\n{BESIDE}{second}\n- {first}\n- {strong}") is None


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (
            "Led small groups for undergraduate courses in computer science, including logic",
            "Helped in teaching undergraduate courses in computer science, including compilers and two seminars",
        ),
        (
            "The portal of a college, as a full stack developer I worked on its pages in EJS and MySQL with care",
            "The forum of a sports club, as a full stack developer I worked on a search in Django that finds boats",
        ),
    ],
)
def test_a_turn_of_phrase_in_two_lines_is_no_repetition(one: str, two: str) -> None:
    assert found("REV-DUPLICATE", f"{JOB}\n- {one}\n= Tutor | Birch | 2020-01 | 2022-12\n- {two}") is None


LISTED = "Languages: Python, Rust, Go, Java, Lua, Perl, MATLAB, Kotlin"


@pytest.mark.parametrize("host", ["github.com", "gitlab.com", "codeberg.org"])
def test_a_list_whose_items_lead_to_code_shows_what_it_lists(host: str) -> None:
    text = f"# skills: Skills\n{LISTED}\n# experience: Experience\n{JOB}\n{TASKS}"
    links = {each.strip(): f"https://{host}/search?user=alder" for each in LISTED.partition(":")[2].split(",")}
    assert found("SKL-EVIDENCE", text) is not None
    told = run(to_resume(text, SectionKind.EXPERIENCE, Level.SENIOR, {"links": links}), load("backend-engineer"))
    assert "SKL-EVIDENCE" not in {each.rule for each in told}


@pytest.mark.parametrize("row", ["Hardware: Altium Software: Python, Java", "Boards: STM32 Languages: Go, Rust"])
def test_columns_read_across_are_not_quoted(row: str) -> None:
    text = f"# skills: Skills\n{row}\n{LISTED}\n# experience: Experience\n{JOB}\n{TASKS}"
    told = found("SKL-EVIDENCE", text)
    assert told is not None
    assert told.quote == "Skills"


@pytest.mark.parametrize("seen", ["Wrote a router in C to run on boards", "Studied Rust", "Analyzed tides in R"])
def test_a_language_in_sight_is_a_core_in_sight(seen: str) -> None:
    school = "# education: Education\nB.S. Computer Science\n{seen}\nAlder University\n"
    work = f"# experience: Experience\n{JOB}\n- Built services in Go\n- Tuned PostgreSQL\n- Kept the shop up\n"
    skills = "# skills: Skills\nLanguages: Go, Java, Python\nData stores: PostgreSQL, Redis\nInfrastructure: AWS"
    assert found("SKL-TOPTHIRD", school.format(seen="A thesis on tides") + work + skills) is not None
    assert found("SKL-TOPTHIRD", school.format(seen=seen) + work + skills) is None


def test_who_speaks_of_tests_twice_is_not_asked_for_a_framework() -> None:
    much = (
        "\n- Moved the orders of eleven years to another data model while customers went on to buy and return things"
        * 4
    )
    work = f"# skills: Skills\nGo, PostgreSQL\n# experience: Experience\n{JOB}{much}\n- Spent a winter testing the shop"
    assert found("SKL-TESTING", work) is not None
    assert found("SKL-TESTING", f"{work}\n- Added regression tests of the search") is None


def test_the_legend_of_a_scale_is_not_quoted_as_a_skill() -> None:
    skills = "# skills: Skills\naverage good skilled\nLinux, Jira\nConfluence, Postman\nPython, Go, Java"
    told = found("SKL-PRIMARY", f"{skills}\n# experience: Experience\n{JOB}\n{TASKS}")
    assert told is not None
    assert told.quote == "Linux, Jira"


PROJECTS = (
    "# projects: Projects\n= Board | | |\n- Wrote a board in Django for a club\n= Map | | |\n- Drew a map for a club"
)


@pytest.mark.parametrize(
    "paper",
    [
        "Second-author abstract submitted to a yearly meeting of doctors",
        "Poster on tides shown to teachers",
        "Thesis on birds of the shore",
    ],
)
def test_a_paper_among_projects_is_not_asked_who_uses_it(paper: str) -> None:
    assert found("REV-PROJECT", PROJECTS, Level.NEW_GRAD) is not None
    assert found("REV-PROJECT", f"{PROJECTS}\n= Tides | | |\n- {paper}", Level.NEW_GRAD) is None


def test_jobs_under_another_heading_are_no_projects() -> None:
    jobs = "# projects: Software\n= Alder | Design Intern | 2020-01 | 2020-06\n- Drew pages\n- Met people\n"
    more = "= Birch | Front-End Engineer | 2021-01 | 2021-06\n- Wrote pages\n- Mended forms"
    assert found("REV-PROJECT", jobs + more, Level.NEW_GRAD) is None


@pytest.mark.parametrize(
    "line",
    [
        "Sold 5x more trucks by better models of leads",
        "A model of claims that brought 25% more",
        "Models with 12 % more",
    ],
)
def test_a_lift_is_a_metric_of_a_model(line: str) -> None:
    told = "Trained models of tides in PyTorch with two others, who look after the boats of a harbour, for shore number"
    work = "\n".join(f"- {told} {number}" for number in range(4))
    assert found("MLE-METRIC", f"{JOB}\n{work}", pack="machine-learning-engineer") is not None
    assert found("MLE-METRIC", f"{JOB}\n{work}\n- {line}", pack="machine-learning-engineer") is None


def test_the_dates_below_a_school_are_not_quoted_with_it() -> None:
    school = "Completed GCSEs and then A-Levels in physics, biology and chemistry there"
    text = f"# education: Education\n{school}\nSEPTEMBER 2015 – JULY 2020\nBSC COMPUTING, ALDER UNIVERSITY"
    told = found("REV-EDU", f"{text}\n# experience: Experience\n{JOB}\n{TASKS}")
    assert told is not None
    assert told.quote == school


def test_libraries_that_the_head_of_a_project_names_are_not_vague() -> None:
    line = "- Cleaned data with various Python libraries"
    head = "# projects: Projects\n= News, with {made} | | |\n"
    assert found("EXP-VAGUE", head.format(made="maps") + line) is not None
    assert found("EXP-VAGUE", head.format(made="Pandas, NumPy") + line) is None


@pytest.mark.parametrize("line", ["Refactoring of the old code", "Testing of all forms", "Release of the spring shop"])
def test_a_noun_of_what_was_done_is_in_no_tense(line: str) -> None:
    over = "= Backend Engineer | Birch | 2021-01 | 2023-06\n- Wrote the search\n- Moved the shop"
    assert found("REV-TENSE", f"{over}\n- {line}") is None


@pytest.mark.parametrize(
    "line",
    [
        "Teacher's assistant for courses on rivers",
        "Second in the house for all questions on orders",
        "Colleague of three people who draw maps",
    ],
)
def test_what_opens_with_no_sure_verb_is_not_quoted_as_a_task(line: str) -> None:
    assert line not in quoted(found("EXP-VTR", f"{JOB}\n- {line}\n{TASKS}"))


@pytest.mark.parametrize(
    "line",
    [
        "Larkfield's board of towns has taken up the task of drawing up a plan for ferries on all of its rivers",
        "System for lighting roads (Arduino, motion sensors, light sensors, C)",
        "Ran a balancer with a minimum (1) and a maximum (3) of servers",
        "Refactored the interfaces, eliminating one call of the network",
        "Slowly moving into a full stack role",
        "We applied to the accelerator of the town and were accepted",
    ],
)
def test_only_what_surely_lacks_a_number_is_quoted_as_lacking_one(line: str) -> None:
    assert line not in quoted(found("EXP-METRIC", f"{JOB}\n- {line}\n{TASKS}"))


@pytest.mark.parametrize(
    "line",
    [
        "Applied the response model to allow for better features",
        "Built a module for faces, integrated into several apps",
        "Mended production, quickly resolving issues and minimizing disruptions",
        "Finished the move of all servers under budget",
    ],
)
def test_a_line_that_may_tell_a_result_is_not_quoted_as_one_that_stops(line: str) -> None:
    assert line not in quoted(found("EXP-VTR", f"{JOB}\n- {line}\n{TASKS}"))


def test_a_project_with_its_result_in_another_line_stops_at_no_task() -> None:
    own = "# projects: Projects\n= Prices | Alder\n- Plotted the prices of energy\n- Cut the error from 9 to 4 per cent"
    assert "Plotted the prices of energy" not in quoted(found("EXP-VTR", f"# experience: Jobs\n{JOB}\n{TASKS}\n{own}"))


def test_one_date_alone_may_be_that_of_a_beginning() -> None:
    """Nobody knows whether a job with one date is over, so its lines may stand in the present."""
    told = (
        "= Backend Engineer | Larkfield | 2021-05 | 2021-05\n- Maintain the import of tides\n- Mentor two interns on Go"
    )
    resume = to_resume(told, SectionKind.EXPERIENCE, Level.MID, {})
    [entry] = resume.entries
    for dates, is_over in (("05/2021", False), ("05/2021 - 05/2021", True)):
        findings = run(replace(resume, entries=(replace(entry, dates=dates),)), load("software-engineer"))
        assert any(each.rule == "REV-TENSE" for each in findings) is is_over


def test_a_clause_before_what_was_done_is_no_present() -> None:
    job = "= Backend Engineer | Larkfield | 2019-05 | 2021-05\n- Rebuilt the ward plan\n- {line}\n- Wrote the import"
    assert found("REV-TENSE", job.format(line="Working closely with the nurses, I extended the roster")) is None
    assert found("REV-TENSE", job.format(line="Maintain the import of tides")) is not None
