"""What is said only where it surely holds: the strongest work, what speaks against somebody, whose part a line tells,
the tense it is in, how many lines have a number, and which example fits."""

from dataclasses import replace

import pytest

from rules.examples import to_resume
from rules.finding import Finding
from rules.resume import Level, SectionKind
from rules.rewriting import rewrite
from tests.rules.findings import finding_of
from tests.rules.findings import found as finding

OTHER_WORK = "= Shop Assistant | Birch Hardware | 2023-02 | 2023-12\n- Advised guests on paint\n"
OTHER_WORK += "- Kept the till\n- Filled the shelves in the morning\n- Answered calls\n- Counted the stock in June"


def nearest(title: str, further: str) -> Finding | None:
    text = f"""
# experience: Experience
{OTHER_WORK}
= {title} | Larkfield | 2022-02 | 2022-12
- Wrote macros in Python and SQL for the plans of the team
= {further} | Tidewater | 2021-01 | 2021-12
- Kept the stock of the house in order
# skills: Skills
Python, SQL, Django, HTML, CSS, MySQL, Linux"""
    told = finding_of("REV-LEAD", to_resume(text, SectionKind.EXPERIENCE, Level.NEW_GRAD, {}))
    return told if told and "closest to software" in told.message else None


@pytest.mark.parametrize("further", ["Web Developer", "Junior Programmer", "Flutter Intern"])
def test_the_job_closest_to_software_is_the_one_whose_title_says_plainly_what_was_made(further: str) -> None:
    for title, closest in (("Planning Support", further), ("Software Intern", "Software Intern")):
        told = nearest(title, further)
        assert told is not None
        assert told.quote.startswith(closest)
    assert nearest("Planning Support", "Stock Clerk") is not None


@pytest.mark.parametrize("title", ["Data Engineer Intern", "UX Engineering Intern", "Machine Learning Intern"])
def test_nothing_is_said_of_it_where_another_one_of_the_field_is_above(title: str) -> None:
    assert nearest(title, "Web Developer") is None


LINES = "\n".join(f"- Maintained the {what} of the shop" for what in ("search", "basket", "import", "board"))


def buried(line: str) -> str:
    told = finding("REV-LEAD", f"= Software Engineer | Larkfield | 2021-03 | present\n{LINES}\n- {line}")
    return told.quote if told else ""


@pytest.mark.parametrize("people", ["workers", "seasonal labourers", "cashiers", "volunteers"])
def test_whom_somebody_led_in_other_work_is_no_strength_in_software(people: str) -> None:
    assert buried(f"Directed a team of 3 {people} in the harbour") == ""
    assert buried("Directed a team of 3 in the move of the billing service") != ""
    assert buried("Directed a team of 3 developers in the harbour") != ""


@pytest.mark.parametrize(
    "line",
    [
        "Designed pipelines in Python for (10X Lumen) slides, improving how tissues are told apart",
        "Troubleshot accounts of 50,000 members in SQL, reducing calls to the office",
        "Designed a classifier in PyTorch, achieving 70% classification accuracy and improving how spots are told",
        "Designed sheets of stock in Excel, resulting in a 60% increase in efficiency",
    ],
)
def test_names_help_marks_of_models_and_sheets_make_no_line_the_strongest(line: str) -> None:
    assert buried(line) == ""


def test_a_gain_of_a_model_may_well_be_the_strongest_line() -> None:
    line = "Designed a classifier in PyTorch, raising accuracy from 71% to 93% on 40,000 scans, cutting calls by half"
    assert buried(line) == line


@pytest.mark.parametrize(
    "line",
    [
        "An assistant for users with no experience in statistics",
        "Built forms for students who have little knowledge of taxes",
        "Chief of Technology at Alder Services Limited Experience Healthcare, Education",
        "Azure, Terraform, Helm and some familiarity with GCP",
        "Python (Basic), HackerRank",
        "Redis for Beginners: the whole course",
    ],
)
def test_what_is_said_of_others_of_a_house_or_by_a_certificate_speaks_against_nobody(line: str) -> None:
    assert finding("REV-NEGATIVE", f"- {line}") is None


@pytest.mark.parametrize(
    "line", ["Limited experience with Go", "Kubernetes, limited knowledge of Helm", "Some familiarity with Rust"]
)
def test_what_somebody_says_of_themselves_does(line: str) -> None:
    assert finding("REV-NEGATIVE", f"- {line}") is not None


@pytest.mark.parametrize(
    "line",
    [
        "Part of my undergraduate thesis on the colours of lakes",
        "Part of the final project of the compilers course",
        "Attended Reactive Days 2018 conference to bring home what is new",
        "Attended the summer school on security of networks in July",
    ],
)
def test_where_work_belongs_and_what_somebody_sat_in_hide_no_part_of_theirs(line: str) -> None:
    assert finding("EXP-WEAK", f"# projects: Projects\n= Lakes | | |\n- {line}") is None


@pytest.mark.parametrize("line", ["Part of the team that moved the shop to Go", "Attended to the servers of the shop"])
def test_being_near_the_work_does(line: str) -> None:
    assert finding("EXP-WEAK", f"- {line}") is not None


def test_what_a_project_works_on_is_not_what_its_writer_worked_on() -> None:
    project = "# projects: Projects\n= Ferryman | | |\n- {} on top of SQLite"
    assert finding("EXP-WEAK", project.format("Works")) is None
    assert finding("EXP-WEAK", project.format("Worked")) is not None


@pytest.mark.parametrize(
    "line",
    [
        "Keeping copies in three places protects the ledgers and minimizes losses",
        "Implementing nightly checks safeguards the ledgers and reduces calls",
        "Writing tests before the code ensures that releases are calm",
    ],
)
def test_a_line_whose_subject_is_a_gerund_is_not_put_into_the_past(line: str) -> None:
    assert rewrite(line, ended=True) == ""


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Building reports with Crystal Reports", "Built reports with Crystal Reports"),
        ("Building a service that validates orders", "Built a service that validates orders"),
    ],
)
def test_one_that_tells_what_was_done_is(line: str, told: str) -> None:
    assert rewrite(line, ended=True) == told


def tense(line: str) -> Finding | None:
    job = "# experience: Experience\n= Developer | Larkfield | 2017-07 | 2022-02"
    return finding("REV-TENSE", f"{job}\n- Cut the import from 5 h to 35 min\n- Moved the shop to Go\n- {line}")


@pytest.mark.parametrize(
    "line",
    [
        "Features included a map, a live feed of boats and a way to book",
        "Using React.js and Go, created a board of all departures",
        "Utilizing Kafka, carefully rebuilt the import of rates",
        "Using D3.js and Chart.js, developed user-friendly boards and menus",
        "Leveraging Terraform and Helm, moved 14 services to the cloud",
    ],
)
def test_a_line_in_the_past_is_in_the_past_whatever_stands_before_its_verb(line: str) -> None:
    assert tense(line) is None


@pytest.mark.parametrize(
    "line", ["Using React and Go for the board of departures", "Includes a map, a live feed of boats and a way to book"]
)
def test_a_line_in_the_present_is_told(line: str) -> None:
    assert tense(line) is not None


def test_the_share_without_numbers_is_one_of_all_lines_those_of_other_work_too() -> None:
    work = "\n".join(f"- Built the {what} of the shop" for what in ("search", "basket", "import"))
    sold = "\n".join(f"- Sold {n} boats in a month" for n in (12, 14, 16))
    sales = f"= Sales Representative | Alder Boats | 2018-03 | 2021-02\n{sold}"
    told = finding("EXP-METRIC", f"= Developer | Larkfield | 2021-03 | present\n{work}\n{sales}")
    assert told is not None
    assert told.message == "About half of your lines have no number."


def test_lines_of_code_are_a_number() -> None:
    work = "\n".join(f"- Built the {what} of the shop" for what in ("search", "basket", "import"))
    project = "# projects: Projects\n= Emulator | | |\n- Wrote it in Rust in over {}"
    bare, counted = (finding("EXP-METRIC", f"{work}\n{project.format(size)}") for size in ("a year", "9kloc"))
    assert bare is not None
    assert counted is not None
    assert bare.message == "None of your lines has a number."
    assert counted.message == "Hardly any of your lines has a number."


def test_a_heading_over_things_that_are_named_is_no_vague_amount() -> None:
    group = "# projects: Projects\n{}\n- Fixed the parser of Ferryman, Mosaic and Tidewater for their users"
    assert finding("EXP-VAGUE", group.format("Various")) is None
    assert finding("EXP-VAGUE", group.format("- Fixed various parsers")) is not None


LINE = "Developer who has worked in many teams on the software of harbours and the ferries that call at them"


def test_a_summary_ends_where_another_heading_opens_with_a_column_beside_it() -> None:
    beside = "SKILLS\tIn a role at your house I will\n" + "\n".join(f"Tools: Git\t{LINE}" for _ in range(8))
    text = f"# summary: SUMMARY\n{LINE}\n{LINE}\n{{}}# experience: Experience\n- Built a shop"
    read = (to_resume(text.format(f"{more}\n"), SectionKind.EXPERIENCE, Level.SENIOR, {}) for more in (beside, LINE))
    both = [replace(each, lines=tuple(replace(line, bottom=12.0) for line in each.lines)) for each in read]
    assert [finding_of("SUM-LEN", each) for each in both] == [None, None]


@pytest.mark.parametrize(
    "line",
    [
        "Currently on hold until the makers of the library have decided",
        "Work in progress on the second version",
        "Spring Boot, Kafka, MongoDB – 2 years",
        "Part of my thesis on the colours of lakes",
    ],
)
def test_states_and_lists_of_tools_are_asked_for_no_verb(line: str) -> None:
    assert finding("EXP-VERB", f"- {line}\n- The board of all departures in town") is not None
    assert finding("EXP-VERB", f"- {line}\n- Built the board of all departures") is None


@pytest.mark.parametrize("address", ["tiny.cc/maren-okafor", "bit.ly/maren", "https://cutt.ly/okafor"])
def test_a_shortened_address_may_lead_to_the_code(address: str) -> None:
    def told(site: str) -> Finding | None:
        text = f"# contact: Maren Okafor\n{site}\n# experience: Experience\n- Built the search of the shop in Go"
        facts = {"contact": {"github": None, "website": site}}
        return finding_of("CON-GITHUB", to_resume(text, SectionKind.EXPERIENCE, Level.MID, facts))

    assert told(address) is None
    assert told("okafor.example.com") is not None


def test_a_slip_is_mended_without_somebody_elses_line() -> None:
    told = finding("ATS-TYPO", "- Led the developement of the billing service")
    assert told is not None
    assert told.example == ""


def test_a_line_of_work_is_shown_an_example_of_work() -> None:
    lines = "- Ensured code quality\n- Participated in daily stand-ups and code reviews"
    told = finding("REV-EMPTY", f"# experience: Experience\n= Developer | Larkfield | 2020-01 | present\n{lines}")
    assert told is not None
    assert told.example == "Wrote the pricing API with the sales team, which 40 partners now call"


ENOUGH = """
# experience: Experience
- Built the catalogue of the shop together with two designers and the people who buy what is sold there
- Wrote the interfaces by which partners send their prices and learn what has been ordered from them
- Moved the orders of eleven years to another data model while customers went on to buy and to return things"""


@pytest.mark.parametrize(
    ("named", "tools"),
    [
        ("React, Node.js, Express", "Jest, Playwright"),
        ("Angular, Node.js, TypeScript, Java", "Vitest, Playwright"),
        ("Java, Spring Boot", "JUnit, Testcontainers"),
    ],
)
def test_tools_for_tests_are_of_the_language_in_which_the_work_is_done(named: str, tools: str) -> None:
    told = finding("SKL-TESTING", f"{ENOUGH}\n- Built the shop with {named}\n# skills: Skills\n{named}")
    assert told is not None
    assert tools in told.suggestion
