"""Where a rule has nothing to say: results told in words, names that look like pronouns, work nobody may show, rows."""

import pytest

from rules.examples import to_resume
from rules.facts import Facts
from rules.resume import Level, SectionKind
from rules.rewriting import rewrite
from tests.rules.findings import found as finding


@pytest.mark.parametrize(
    "line",
    [
        "Ordering * Coaching * Quality Control",
        "Training | Scheduling | Stock",
        "Planning • Hiring • Budgets",
        "Responsible for the shop during my shift including the other employees",
        "Responsible for the evening crew and the cash box",
        "Responsible for the front desk of the hotel",
    ],
)
def test_what_is_no_sentence_about_software_is_not_rewritten(line: str) -> None:
    assert rewrite(line, ended=True) == ""


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Responsible for the billing service", "Owned the billing service"),
        ("Responsible for the deployment pipeline of the shop", "Owned the deployment pipeline of the shop"),
    ],
)
def test_what_engineers_own_is_rewritten_as_theirs(line: str, told: str) -> None:
    assert rewrite(line) == told


TASKS = "\n- Wrote the search page\n- Built admin pages\n- Maintained Jenkins jobs\n- Created database schemas"


@pytest.mark.parametrize(
    "line",
    [
        "Exceeded monthly goals of the sales team",
        "Consistently hit the top delivery and safety scores",
        "Launched a recommendation page, elevating how visitors find shows",
        "Built semantic search on embeddings, contributing to happier readers",
    ],
)
def test_a_result_told_in_words_is_no_task(line: str) -> None:
    found = finding("EXP-VTR", f"- {line}{TASKS}")
    assert found is not None
    assert found.count == 4
    assert line not in {found.quote, *found.others}


@pytest.mark.parametrize(
    "line",
    [
        "Kitchen employee from 2017 – 2019",
        "Delivery driver from 2019 – current.",
        "Shift supervisor, May 2018 - June 2020",
        "*Drafted proposals for clients *Created mockups for the shop *Kept the plan",
        "Created prints for circulation and packaging Received, entered and sorted goods",
    ],
)
def test_a_role_with_dates_and_lines_run_together_are_not_asked_for_numbers(line: str) -> None:
    found = finding("EXP-METRIC", f"- {line}{TASKS}")
    assert found is not None
    assert line not in {found.quote, *found.others}


def test_a_line_that_opens_with_a_verb_is_no_role_though_it_ends_with_years() -> None:
    facts = Facts(to_resume(f"- Led the data team from 2019 to 2021{TASKS}", SectionKind.EXPERIENCE, Level.MID, {}))
    assert len(facts.to_judge(4)) == 5


@pytest.mark.parametrize("line", ["Uses R to analyze surveys", "Modelled yields in R", "Wrote drivers in C"])
def test_a_language_of_one_letter_is_a_technology(line: str) -> None:
    found = finding("EXP-TECH", f"- {line}{TASKS.replace('Jenkins ', '')}")
    assert found is None or line not in {found.quote, *found.others}


@pytest.mark.parametrize(
    "line",
    ["Planned events (i.e. weddings and dinners)", "Choose My College: a site of colleges", "Phase I of the move"],
)
def test_what_looks_like_a_pronoun_is_none(line: str) -> None:
    assert finding("REV-PRONOUN", f"- {line}\n- In this job I was on call\n- Wrote pages") is None


@pytest.mark.parametrize("line", ["Then i built the import", "My task was the import", "Shared it with my team"])
def test_a_pronoun_is_one(line: str) -> None:
    assert finding("REV-PRONOUN", f"- {line}\n- In this job I was on call\n- Wrote pages") is not None


@pytest.mark.parametrize(
    "line", ["Internal initiative to build a site generator", "An in-house planner", "Proprietary trading simulator"]
)
def test_nobody_is_asked_to_link_what_belongs_to_an_employer(line: str) -> None:
    one = f"# projects: Projects\n= Planner | | |\n- {line}"
    assert finding("PRJ-LINKS", one) is None
    assert finding("PRJ-LINKS", f"{one}\n= Chess bot | | |\n- Plays chess in Rust") is not None


@pytest.mark.parametrize(
    "line",
    ["Got several awards for solving outages", "Won first prize at a hackathon", "Received recognition as mentor"],
)
def test_a_distinction_among_projects_is_no_project(line: str) -> None:
    text = f"# projects: Projects\n= Chat | | |\n- Built a chat app in React\n= Awards | | |\n- {line}"
    assert finding("REV-PROJECT", text) is None


@pytest.mark.parametrize(
    ("section", "line"),
    [
        ("skills", "Brought calls down by 60% by fixing recurring bugs"),
        ("other", "Test coverage of over 75%"),
        ("skills", "Raised uptime from 97 to 99 %"),
    ],
)
def test_a_percentage_that_is_a_result_rates_nothing(section: str, line: str) -> None:
    assert finding("REV-RATED", f"# {section}: Various\n- {line}") is None


def test_skills_under_several_headings_are_grouped() -> None:
    text = "# skills: Back end\nJava Python Go Redis Kafka MySQL\n# skills: Front end\nReact Vue Sass Bootstrap"
    assert finding("SKL-LAYERS", text) is None


@pytest.mark.parametrize("after", [" (coming soon)", " - learning", " (in progress)"])
def test_what_is_not_learned_yet_needs_no_long_form(after: str) -> None:
    assert finding("SKL-ACRONYM", f"# skills: Skills\nDocker, AWS{after}") is None


def test_a_job_with_four_lines_is_not_asked_for_three_to_five() -> None:
    text = "= Backend Engineer | Alder | 2022-03 | 2023-08\n- Hold hours\n- Fix bugs\n- Write tests\n- Plan work"
    assert finding("REV-SPARSE", text) is None


@pytest.mark.parametrize(
    "line", ["Planner [Link] [GitHub]", "Sorted arrays[0] and lists [1, 2]", "Wrote for [Larkfield]"]
)
def test_brackets_alone_are_no_blank_of_a_template(line: str) -> None:
    assert finding("REV-PLACEHOLDER", f"- {line}") is None


@pytest.mark.parametrize(
    "line",
    [
        "Ran the help desk at [Company Name]",
        "Cut costs by [X%]",
        "Moved to <your city>",
        "[City, State]",
        "[Start Date - End Date]",
    ],
)
def test_a_blank_of_a_template_is_found(line: str) -> None:
    assert finding("REV-PLACEHOLDER", f"- {line}") is not None


OBJECTIVE = "# summary: Objective\n{0}\n# experience: Experience\n- Wrote pages"


@pytest.mark.parametrize(
    "text",
    [
        "A dedicated student of computer science who builds shops in React.",
        "Back-end developer with 4 years in Go and PostgreSQL.",
        "Data analyst; made the reports that 30 shops read every day.",
    ],
)
def test_a_summary_below_the_wrong_heading_says_what_its_writer_brings(text: str) -> None:
    assert finding("SUM-OBJECTIVE", OBJECTIVE.format(text)) is None


@pytest.mark.parametrize("text", ["To work in a role with growth.", "Hoping to join a team where I learn."])
def test_an_objective_below_its_heading_is_one(text: str) -> None:
    assert finding("SUM-OBJECTIVE", OBJECTIVE.format(text)) is not None


@pytest.mark.parametrize(
    ("listed", "line"),
    [
        ("Flutter", "Built the app from scratch using flutter"),
        ("React", "Moved all pages to react and kept their looks"),
    ],
)
def test_a_technology_that_is_listed_may_be_written_small(listed: str, line: str) -> None:
    other = "\n- Met partners\n- Wrote notes for the shop\n- Tended the counter"
    work = f"# experience: Experience\n= Software Engineer | Alder | 2021-01 | present\n- {line}\n- {line} twice{other}"
    assert finding("EXP-TECH", work) is not None
    assert finding("EXP-TECH", f"{work}\n# skills: Skills\n{listed}, Git") is None


@pytest.mark.parametrize(
    "line",
    [
        "Helped win the largest customer by scaling the servers",
        "Helped to cut the wait of partners by quickly adding a cache",
    ],
)
def test_who_says_by_what_they_helped_hides_no_part_of_theirs(line: str) -> None:
    assert finding("EXP-WEAK", f"- {line}{TASKS}") is None
    assert finding("EXP-WEAK", f"- {line.partition(' by ')[0]}{TASKS}") is not None


@pytest.mark.parametrize(
    "release", ["Launched the shop in two towns", "Shipped the search", "Rolled out the new prices"]
)
def test_a_launch_is_a_release(release: str) -> None:
    work = (
        "# experience: Experience\n= Full Stack Engineer | Alder | 2021-01 | present"
        "\n- Built the catalogue of the shop in React and Node.js together with two designers of the house"
        "\n- Wrote the interfaces by which partners send their prices and learn what has been ordered from them"
        "\n- Moved the orders of the shop to another data model while customers went on to buy and to return"
        "\n- Rebuilt the search of the shop so that people find what they look for by any of the words they use"
    )
    pack = "fullstack-engineer"
    assert finding("EXP-OWNERSHIP", work, pack=pack) is not None
    assert finding("EXP-OWNERSHIP", f"{work}\n- {release}", pack=pack) is None


FERRY = "\n- Built a timetable of ferries in Go for people on islands"


@pytest.mark.parametrize(
    "head", ["Ferryboard | tides.alder.edu", "Ferryboard (ferryboard.xyz)", "Ferryboard – quay.uk"]
)
def test_an_address_of_any_country_or_school_links_a_project(head: str) -> None:
    assert finding("PRJ-LINKS", f"# projects: Projects\n= Ferryboard with ASP | | |{FERRY}") is not None
    assert finding("PRJ-LINKS", f"# projects: Projects\n{head}\n= Ferryboard | | |{FERRY}") is None


@pytest.mark.parametrize(
    "told",
    [
        "\n- Responsibilities: design and build of the till",
        "\n- Agreed the plans of the till with all stakeholders",
        "\n- Changed the till to the client's requirements",
    ],
)
def test_projects_done_under_a_job_have_nothing_to_link(told: str) -> None:
    assert finding("PRJ-LINKS", f"# projects: Projects\n= Till | | |\n- Built a till in Java{told}") is None


@pytest.mark.parametrize("beside", ["Node.js", "React", "Angular"])
def test_what_needs_a_language_of_its_own_shows_it(beside: str) -> None:
    assert finding("SKL-SINGLE", "# skills: Skills\nJava, Spring, Maven") is not None
    assert finding("SKL-SINGLE", f"# skills: Skills\nJava, Spring, Maven, {beside}") is None


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Keep the TIDE i kernel running for all of support", False),
        ("Moved the Larkfield i system to Rust and to Git", False),
        ("In this job i moved the tills to Git", True),
        ("The tills that i have built in Rust", True),
    ],
)
def test_an_i_in_a_name_is_no_pronoun(line: str, told: bool) -> None:
    assert (finding("REV-PRONOUN", f"- {line}\n- {line} too") is not None) is told


@pytest.mark.parametrize(
    "line",
    [
        "Decreased the load times of all pages",
        "Secured the funding of a second year for the tide model",
        "Drew plans for a new menu. Both ideas were accepted",
    ],
)
def test_a_line_that_is_a_result_stops_at_no_task(line: str) -> None:
    found = finding("EXP-VTR", f"- {line}{TASKS}")
    assert found is not None
    assert found.count == 4


def test_a_result_in_the_next_sentence_is_that_of_the_project() -> None:
    proven = "= Ferryboard | | |\n- Wrote the search page\n- Signed up 150 users in three hours"
    found = finding("EXP-VTR", f"# projects: Projects\n{proven}\n= Till | | |{TASKS.replace('search', 'basket')}")
    assert found is not None
    assert "Wrote the search page" not in (found.quote, *found.others)


@pytest.mark.parametrize(
    "line",
    [
        "Experienced in Selenium with Python and in the tests of tills",
        "Skilled in the tests of tills and of their drawers",
        "Results-driven test engineer with much care for tills",
    ],
)
def test_what_somebody_is_good_at_is_no_line_about_work(line: str) -> None:
    found = finding("EXP-VTR", f"- {line}{TASKS}")
    assert found is not None
    assert line not in (found.quote, *found.others)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Team accomplishments (with others): Design Award and second seed at the finals", False),
        ("Summer project, Larkfield Ltd. Tidewater", False),
        ("The board of all departures of the town", True),
    ],
)
def test_heads_of_projects_and_lists_of_awards_need_no_verb(line: str, told: bool) -> None:
    assert (finding("EXP-VERB", f"- {line}") is not None) is told


def test_numbers_of_projects_count_where_all_lines_are_spoken_of() -> None:
    work = "- Built the search\n- Wrote the interfaces\n- Moved the catalogue to Go"
    rich = "".join(f"\n- Cut the wait of {each} from 9 s to 2 s" for each in ("tills", "ferries", "boards", "maps"))
    found = finding("EXP-METRIC", f"{work}\n# projects: Projects\n= Till | | |{rich}")
    assert found is not None
    assert found.message == "About half of your lines have no number."
    more = rich.replace("9 s", "8 s")
    assert finding("EXP-METRIC", f"{work}\n# projects: Projects\n= Till | | |{rich}{more}") is None


@pytest.mark.parametrize(
    "opening", ["Android Engineer with 3 years", "iOS developer from Tidewater", "4 years of Swift experience"]
)
def test_a_title_may_name_the_platform(opening: str) -> None:
    summary = "# summary: Summary\n{} who ships what people on islands use"
    assert finding("SUM-STACK", summary.format("Engineer"), pack="mobile-engineer") is not None
    assert finding("SUM-STACK", summary.format(opening), pack="mobile-engineer") is None
