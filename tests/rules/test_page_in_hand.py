"""What is said can't be refuted by somebody who holds the page in hand: links, lines, headings that are there."""

import pytest

from rules.checks.tense import tense
from rules.engine import run
from rules.examples import to_resume
from rules.finding import Finding
from rules.jobs import Job
from rules.lexicon.verbs import is_label
from rules.packs import load
from rules.resume import Entry, Level, SectionKind
from rules.rewriting import rewrite
from tests.rules.findings import finding_of

NOBODY = {"linkedin": "", "github": "", "website": "", "name": "Maren Okafor", "email": "okaform@example.com"}


def found(rule: str, text: str, **facts: object) -> Finding | None:
    return finding_of(rule, to_resume(text, SectionKind.EXPERIENCE, Level.SENIOR, facts))


@pytest.mark.parametrize("account", ["⌥ mokafor", "☻ OkaforM#3186", "@maren_okafor", "▣ maren-okafor/"])
def test_an_account_beside_an_icon_is_no_missing_profile(account: str) -> None:
    """Which site it is on only the icon tells."""
    head = "# contact: Maren Okafor\n+44 20 7946 0958\t{}\n# experience: Experience\n- Built a shop in Go"
    for rule in ("CON-GITHUB", "CON-LINKS"):
        assert found(rule, head.format("Leeds"), contact=NOBODY) is not None
        assert found(rule, head.format(account), contact=NOBODY) is None


@pytest.mark.parametrize("account", ["okaform", "maren-okafor7", "MarenOkafor"])
def test_an_account_in_a_line_of_its_own_lacks_its_site(account: str) -> None:
    told = found(
        "CON-GITHUB",
        f"# contact: Maren Okafor\n{account}\nPortland\n# experience: Experience\n- Built a shop in Go",
        contact={**NOBODY, "email": "maren.okafor@example.com"},
    )
    assert told is not None
    assert f"“{account}”" in told.message
    assert "write the whole address" in told.message


@pytest.mark.parametrize("head", ["LinkedIn | GitHub", "Leeds\tLinkedIn\tGitHub", "🌐 LinkedIn | 🌐 GitHub"])
def test_the_name_of_a_site_alone_lacks_the_address_behind_it(head: str) -> None:
    text = f"# contact: Maren Okafor\n{head}\n# experience: Experience\n- Built a shop in Go"
    links, code = (found(rule, text, contact=NOBODY) for rule in ("CON-LINKS", "CON-GITHUB"))
    assert links is not None
    assert "an address behind “LinkedIn”" in links.message
    assert code is not None
    assert "has no address behind it" in code.message


@pytest.mark.parametrize("account", ["marenok", "mokafor-dev"])
def test_an_account_that_ones_site_is_called_after_is_one(account: str) -> None:
    head = f"{account}.example\n{account}"
    text = f"# contact: Maren Okafor\n{head}\n# experience: Experience\n- Built a shop in Go"
    told = found("CON-GITHUB", text, contact={**NOBODY, "website": f"{account}.example"})
    assert told is not None
    assert f"“{account}”" in told.message


@pytest.mark.parametrize("label", ["Permanent Address : 4 Mill Lane, Leeds", "Place: Leeds", "Address\tLeeds, UK"])
def test_a_town_at_the_end_is_known(label: str) -> None:
    text = f"# contact: Maren Okafor\n# experience: Experience\n- Built a shop in Go\n# other: Declaration\n{label}"
    told = found("CON-LINKS", text, contact=NOBODY)
    assert told is not None
    assert "your city" not in told.message


@pytest.mark.parametrize("word", ["Portland", "Engineer", "Maren"])
def test_another_word_in_the_head_is_no_account(word: str) -> None:
    text = f"# contact: Maren Okafor\n{word}\n# experience: Experience\n- Built a shop in Go"
    told = found("CON-GITHUB", text, contact=NOBODY)
    assert told is not None
    assert "no link to GitHub" in told.message


@pytest.mark.parametrize(
    "written", ["okaform ‘at’ example ‘dot’ com", "okaform at example dot com", "okaform[at]example.com"]
)
def test_an_address_in_words_is_there_but_cannot_be_copied(written: str) -> None:
    text = "# contact: Maren Okafor\n{}\n# experience: Experience\n- Built a shop in Go"
    assert found("CON-REQUIRED", text.format("okaform@example.com"), contact=NOBODY) is None
    told = found("CON-REQUIRED", text.format(written), contact=NOBODY)
    assert told is not None
    assert "yours is written in words" in told.message


@pytest.mark.parametrize("sign", ["★ Rust", "• Portland", "☎ 5550142", "+ plans"])
def test_a_sign_before_something_else_is_no_account(sign: str) -> None:
    text = f"# contact: Maren Okafor\n{sign}\n# experience: Experience\n- Built a shop in Go"
    assert found("CON-GITHUB", text, contact=NOBODY) is not None


@pytest.mark.parametrize(
    ("lines", "asked"),
    [
        ("- Fixed the parser: #15500\n- Sped up imports: #16816, #17693", False),
        ("- Reported a bug in CPython#72983\n- Fixed it in CPython#73002", False),
        ("- Built a shop in C#2019 and C#2022", True),
        ("- Wrote 3 books", True),
    ],
)
def test_numbers_of_pull_requests_point_to_code(lines: str, asked: bool) -> None:
    assert (found("CON-GITHUB", lines, contact=NOBODY) is not None) is asked


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        ("- Tested releases by hand in five browsers\n- Wrote bug reports in Jira", False),
        ("- Automated the tests of the basket\n- Wrote bug reports in Jira", True),
        ("- Wrote checks in Python for the basket\n- Wrote bug reports in Jira", True),
    ],
)
def test_who_tests_by_hand_is_asked_for_no_code(told: str, asked: bool) -> None:
    text = f"# summary: Summary\nQA engineer\n# experience: Experience\n= QA Engineer | Larkfield | 2020 | 2024\n{told}"
    assert (found("CON-GITHUB", text, contact=NOBODY) is not None) is asked


PROJECT = "\n= Ferryboard | | |\n- Built a timetable of ferries in Go for people on islands"


@pytest.mark.parametrize(
    "heading", ["Open-Source Projects (github.com/okafor)", "Projects – gitlab.com/okafor", "Projects: okafor.dev"]
)
def test_an_address_in_the_heading_links_all_projects(heading: str) -> None:
    assert found("PRJ-LINKS", f"# projects: Projects{PROJECT}") is not None
    assert found("PRJ-LINKS", f"# projects: {heading}{PROJECT}") is None


def test_a_heading_over_the_whole_page_is_no_list_of_projects() -> None:
    index = "\n- About me\n- Tools\n- Work"
    rest = "\n# summary: About me\nTester\n# skills: Tools\nJira\n# experience: Work\n- Tested the basket"
    assert found("PRJ-LINKS", f"# projects: Portfolio{index}{rest}") is None
    assert found("PRJ-LINKS", f"# projects: Portfolio{PROJECT}{rest}") is not None


@pytest.mark.parametrize("site", ["Portfolio: okafor.github.io", "Portfolio https://okafor.example"])
def test_a_portfolio_in_the_head_shows_the_projects(site: str) -> None:
    assert found("PRJ-LINKS", f"# contact: Maren Okafor\n{site}\n# projects: Projects{PROJECT}") is None


@pytest.mark.parametrize(
    ("tool", "link"),
    [
        ("using GitHub for version control", "using GitHub (github.com/okafor/ferryboard)"),
        ("with GitHub Actions", "with GitHub Actions, on gitlab.com/okafor"),
        ("in a pipeline through Github", "in a pipeline | Github"),
    ],
)
def test_what_keeps_the_code_is_no_link_to_it(tool: str, link: str) -> None:
    assert found("PRJ-LINKS", f"# projects: Projects{PROJECT} {tool}") is not None
    assert found("PRJ-LINKS", f"# projects: Projects{PROJECT} {link}") is None


@pytest.mark.parametrize("name", ["Personal Portfolio Website", "Portfolio", "My own site"])
def test_the_site_in_the_head_is_a_project_that_is_linked(name: str) -> None:
    projects = f"# projects: Projects{PROJECT}\n= {name} | | |\n- Built with React"
    assert found("PRJ-LINKS", projects, contact={**NOBODY, "website": "okafor.example"}) is None
    assert found("PRJ-LINKS", projects, contact=NOBODY) is not None


@pytest.mark.parametrize("label", ["Source Code", "Website", "Live Demo"])
def test_a_label_without_its_address_is_called_so(label: str) -> None:
    """The file may have lost the link, and the reader sees the label."""
    told = found("PRJ-LINKS", f"# projects: Projects\nFerryboard | Go | {label}{PROJECT}")
    assert told is not None
    assert told.message == f"A project says “{label}”, but no address is behind it in this file."


UNREAD = """
# other: What I did
Fernbank, winter to summer
- Built the search of the shop in Go for all of its partners
- Wrote the interfaces of partners with two others
- Moved the catalogue to Go
# projects: Projects
= Ferryboard | | |
- Built a timetable of ferries in Go for people on islands
- Wrote its tests
- Kept it running"""


@pytest.mark.parametrize("level", list(Level))
def test_where_no_job_was_read_nothing_is_said_of_work_and_that_is_said(level: Level) -> None:
    resume = to_resume(UNREAD, SectionKind.EXPERIENCE, level, {"jobs_unread": True, "pages": 4})
    told = {each.rule: each for each in run(resume, load("software-engineer"))}
    work = {each.rule for each in told.values() if each.section is SectionKind.EXPERIENCE}
    assert work == {"REV-UNREAD"}
    assert not {"EXP-METRIC", "EXP-VTR", "ATS-LENGTH"} & told.keys()
    assert "heading such as “Experience”" in told["REV-UNREAD"].suggestion


def test_where_jobs_were_read_that_is_not_said() -> None:
    assert found("REV-UNREAD", UNREAD) is None
    assert found("EXP-METRIC", UNREAD) is not None


TALKS = '- "Small boats" Speaker at the ferry days 2016\n- "Tides" Speaker at the ferry days 2010'


@pytest.mark.parametrize("heading", ["Speeches", "☊ Talks", "Workshops", "Invited Talks", "Talks & workshops"])
def test_what_somebody_said_is_no_project(heading: str) -> None:
    """Headings of their own stand among the projects where a page sets them smaller."""
    text = f"# projects: Side projects\n= {heading} | | |\n{TALKS}\n= Courses | | |\n{TALKS}"
    assert found("REV-PROJECT", text) is None
    assert found("EXP-METRIC", text) is None
    other = "# projects: Side projects\n= Ferryboard | | |\n- Made a board of boats\n= Tides | | |\n- Made a map"
    assert found("REV-PROJECT", other) is not None


@pytest.mark.parametrize(
    "line",
    [
        "Main technologies : Ruby on Rails, PostgreSQL, HTML, CSS",
        "Training tools: Splunk, QRadar, CrowdStrike, SentinelOne",
        "Testing frameworks: JUnit, Mockito, Selenium",
        "Environment : Java, Oracle, JBoss",
    ],
)
def test_a_label_with_what_it_lists_is_no_line_of_work(line: str) -> None:
    work = (
        "= Engineer | Larkfield | 2015-01 | 2019-03\n- Built the search in Go\n- Wrote the import\n- Moved the basket"
    )
    for rule in ("EXP-VERB", "REV-TENSE"):
        assert found(rule, f"{work}\n- {line}\n- {line}") is None
    told = found("EXP-METRIC", f"{work}\n- {line}")
    assert told is not None
    assert line not in (told.quote, *told.others)


@pytest.mark.parametrize("line", ["Developed tools: a parser and a linter for the team", "Query cost: cut it to 9 ms"])
def test_a_label_before_what_was_done_is_one(line: str) -> None:
    assert not is_label(line)


@pytest.mark.parametrize(
    "line",
    [
        "Consulting service for a search engine, especially Solr",
        "Testing framework for the shop",
        "Monitoring systems of the plant",
        "Training program for new colleagues",
    ],
)
def test_a_thing_called_after_what_it_does_is_in_no_tense(line: str) -> None:
    assert tense(line) == ""
    assert rewrite(line, ended=True) == ""


@pytest.mark.parametrize("line", ["Consulting clients on search", "Testing the shop", "Training new colleagues"])
def test_what_is_being_done_is_in_the_present(line: str) -> None:
    assert tense(line) == "gerund"


@pytest.mark.parametrize(
    "line",
    [
        "Administration of clusters includes creating branches and permissions",
        "Development of the shop was done with two others",
        "Implementation of alerts helps teams to sleep",
        "Analysis of logs and fixing of urgent bugs on the live shop",
        "Maintenance of 12 servers, monitoring of their disks and planning of upgrades",
        "Design of the schema & implementation of the importer",
        "Creating buckets and adding rules for them, Enabling versions for all",
        "Deploying services to the cluster and Monitoring them",
    ],
)
def test_a_line_is_rebuilt_only_where_all_of_it_is_understood(line: str) -> None:
    assert rewrite(line, ended=True) == ""


@pytest.mark.parametrize(
    ("line", "rebuilt"),
    [
        ("Administration of clusters for 60 teams", "Administered clusters for 60 teams"),
        ("Development of a shop that is used by 40 clubs", "Developed a shop that is used by 40 clubs"),
        ("Creating buckets and adding rules for them", "Created buckets and added rules for them"),
    ],
)
def test_and_then_it_is(line: str, rebuilt: str) -> None:
    assert rewrite(line, ended=True) == rebuilt


@pytest.mark.parametrize(
    "line",
    ["selected as one of the women of the year", "Featured in the newsletter of the town", "Named among 30 to watch"],
)
def test_nobody_is_asked_for_the_number_of_an_honour(line: str) -> None:
    told = found("EXP-METRIC", f"- Built the search\n- Wrote the import of orders\n- Moved the basket\n- {line}")
    assert told is not None
    assert line not in (told.quote, *told.others)


THINGS = (
    "Ferryboard - iOS app for people on islands",
    "Tides Pro – a game for two",
    "gbelt: GitHub tool belt and command line tool",
    "Harbor Notes is an editor with search",
    "Moor - iPad application for marinas",
)


def test_lines_that_say_what_a_thing_is_are_asked_for_their_writers_part() -> None:
    told = found("EXP-VTR", "\n".join(f"- {thing}" for thing in THINGS))
    assert told is not None
    assert told.message == "Most of your lines say what a thing is, not what you did for it."
    assert "your own part" in told.suggestion
    tasks = found("EXP-VTR", "- Wrote the search\n- Built the pages\n- Made an app\n- Kept servers up")
    assert tasks is not None
    assert tasks.message == "Nearly all of your lines describe a task and stop there."


@pytest.mark.parametrize(
    "came",
    [
        "boots on real hardware",
        "passes the test suite of the course",
        "got full marks",
        "deployed to Heroku",
        "beats all the reference bots",
    ],
)
def test_a_project_that_ran_somewhere_came_to_something(came: str) -> None:
    other = "= Tides | | |\n- Made a map of tides in C"
    bare = f"# projects: Projects\n{other}\n= Kernel | | |\n- Wrote a kernel in C that "
    assert found("REV-PROJECT", f"{bare}is small") is not None
    told = found("REV-PROJECT", f"{bare}{came}")
    assert told is None or "No project says" in told.message


FIELD = "\n".join(
    f"= Engineer | {place} | {year}-01 | {year + 3}-01\n- Built the search of the shop in Go for its 40 partners\n"
    "- Wrote the interfaces of partners with two others and moved them to a queue\n- Kept the import of orders running"
    for place, year in (("Larkfield", 2022), ("Tidewater", 2019))
)
FARM = (
    "= Farmer | Alder | 2012-01 | 2014-01\n- Responsible for the feed of the sheep and of the hens on two hills\n"
    + ("- Took part in large decisions on fields, hedges and roads of the valley with all neighbours")
)


def test_what_is_to_be_cut_is_named_once_and_not_polished() -> None:
    text = f"{FIELD}\n{FARM}\n# references: References\nOn request"
    cut = found("REV-CUT", text, pages=3)
    assert cut is not None
    assert cut.message.count("Farmer") == 1
    findings = run(to_resume(text, SectionKind.EXPERIENCE, Level.SENIOR, {"pages": 3}), load("software-engineer"))
    quoted = [quote for each in findings for quote in (each.quote, *each.others)]
    assert not any("sheep" in quote or "valley" in quote for quote in quoted)


LISTS = "{} AWS, GCP, Kubernetes, Docker\n{} Terraform, Ansible, Bash, Python\n{} Prometheus, Grafana, Jaeger, Kafka"


@pytest.mark.parametrize(
    "labels", [("Infra & Cloud", "Automation", "Watching"), ("Run", "Build", "See"), ("Cloud:", "Code:", "Metrics:")]
)
def test_labels_of_a_margin_that_run_into_their_lists_are_labels(labels: tuple[str, str, str]) -> None:
    assert found("SKL-LAYERS", f"# skills: Skills\n{LISTS.format(*labels)}") is None
    one = LISTS.replace("{} ", "").replace("\n", ", ")
    assert found("SKL-LAYERS", f"# skills: Skills\n{one}") is not None


@pytest.mark.parametrize(
    ("summary", "empty"),
    [
        (
            "Engineer with knowledge of lossless compression of both the limited and the adaptive kind and more",
            False,
        ),
        (
            "Engineer who has written schedulers and other parts of kernels and would like to write more",
            False,
        ),
        ("Engineer who likes to work with people and to learn new things each day and who is always on time", True),
    ],
)
def test_a_summary_that_names_its_subject_is_nobody_else_s(summary: str, empty: bool) -> None:
    text = f"# summary: Summary\n{summary}\n# experience: Experience\n- Built the search"
    assert (found("REV-EMPTY", text) is not None) is empty


@pytest.mark.parametrize(
    ("study", "told"),
    [
        ("Alder University, Computer Engineering Course Credit", False),
        ("Alder University, coursework in physics", False),
        ("B.Sc. Computer Science, Alder University", True),
    ],
)
def test_the_school_is_worth_its_line_where_there_is_no_degree(study: str, told: bool) -> None:
    text = f"# education: Education\n{study}\nBirch High School, Diploma\n# experience: Experience\n- Built the search"
    assert (found("REV-EDU", text) is not None) is told


def test_a_rating_is_quoted_as_its_line_stands() -> None:
    told = found("REV-RATED", "# skills: Skills\n- Zephyr 2\nOS: ●●●●● Linux 20\n# experience: Work\n- Built a shop")
    assert told is not None
    assert told.quote == "OS: ●●●●● Linux 20"


@pytest.mark.parametrize("kind", ["awards", "volunteering", "other"])
def test_leading_counts_wherever_it_is_told(kind: str) -> None:
    work = "# experience: Experience\n- Built the search\n- Wrote the import\n- Moved the basket"
    led = f"{work}\n# {kind}: Achievements\n- Managed a team of 15 people\n- Mentored two testers"
    assert found("EXP-LEADERSHIP", work) is not None
    assert found("EXP-LEADERSHIP", led) is None


@pytest.mark.parametrize("heading", ["Skills at a Glance:", "Technical Skills", "My Skill Set", "Tech Stack"])
def test_a_heading_of_skills_in_the_head_is_one(heading: str) -> None:
    work = "# experience: Experience\n- Built the search\n- Wrote the import"
    assert found("SKL-SECTION", f"# contact: Maren Okafor\nLeeds\n{work}") is not None
    assert found("SKL-SECTION", f"# contact: Maren Okafor\n{heading}\nHTML CSS JavaScript\n{work}") is None


@pytest.mark.parametrize("title", ["Architect", "Project Manager", "Senior Architect"])
@pytest.mark.parametrize("house", ["design studio", "Alder Interiors", "Birch Architects", "studio for architecture"])
def test_who_draws_houses_is_no_architect_of_software(title: str, house: str) -> None:
    job = Job(Entry(SectionKind.EXPERIENCE, title, house), ())
    assert not job.is_of_field
    assert Job(Entry(SectionKind.EXPERIENCE, title, "Larkfield Software"), ()).is_of_field
    assert Job(Entry(SectionKind.EXPERIENCE, "Software Architect", house), ()).is_of_field


def test_a_sentence_is_quoted_whole_and_once_however_its_lines_break() -> None:
    text = (
        "# projects: Projects\n= Ferryboard | | |\n"
        "I created and I manage the page of the ferries, which is a popular place for\n"
        "people on islands. With my knowledge of tides and of all\n"
        "the boats I am known among my neighbours for what I do."
    )
    told = found("REV-PRONOUN", text)
    assert told is not None
    quotes = (told.quote, *told.others)
    assert len(quotes) == len(set(quotes)) == 2
    assert all(quote.endswith((".", "islands.")) for quote in quotes)


@pytest.mark.parametrize(
    ("line", "vague"),
    [
        ("Ferryboard - iOS app for boats of various harbors", False),
        ("Answered letters in the high-volume season of taxes", False),
        ("Wrote a tool for various teams", True),
        ("Answered high-volume requests", True),
    ],
)
def test_what_a_product_is_for_and_a_season_are_no_vague_work(line: str, vague: bool) -> None:
    assert (found("EXP-VAGUE", f"- {line}") is not None) is vague


def test_a_summary_may_say_at_scale_where_the_lines_below_say_how_much() -> None:
    text = "# summary: Summary\nEngineer for data at scale\n# experience: Experience\n- Moved 2 TB a day to Go"
    assert found("EXP-VAGUE", text) is None


@pytest.mark.parametrize("title", ["Content Coordinator", "Office Coordinator", "Volunteer Coordinator"])
def test_who_coordinates_other_things_is_of_another_field(title: str) -> None:
    assert not Job(Entry(SectionKind.EXPERIENCE, title, "Alder School"), ()).is_of_field


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("Communicated with all who move servers in the autumn", False),
        ("Looked after the plans of the move", False),
        ("Built a board of ferries", True),
        ("A robot that follows lines", True),
        ("Moved servers with Terraform", True),
    ],
)
def test_only_what_was_made_has_code_to_link(line: str, asked: bool) -> None:
    assert (found("PRJ-LINKS", f"# projects: Projects\n= The move | | |\n- {line}") is not None) is asked


def test_nothing_is_cut_where_the_jobs_were_not_read() -> None:
    text = f"{FIELD}\n{FARM}\n# references: References\nOn request"
    assert found("REV-CUT", text, pages=3) is not None
    assert found("REV-CUT", text, pages=3, jobs_unread=True) is None


@pytest.mark.parametrize("head", ["Lantern (Steam)", "Harbour – finalist of the jam", "Timetable, on the App Store"])
def test_a_project_whose_head_tells_its_success_is_not_asked_for_it(head: str) -> None:
    others = "= Maps | Alder\n- Drew maps in Java\n= Songs | Alder\n- Sorted songs in Go"
    page = f"# projects: Projects\n= {{}} | Alder\n- Programmed the lights in C++\n{others}"
    plain, told = (found("REV-PROJECT", page.format(each)) for each in ("Lantern", head))
    assert plain is not None
    assert "lights" in plain.quote
    assert told is not None
    assert "lights" not in told.quote


def test_an_objective_is_quoted_from_its_own_section() -> None:
    text = (
        "# summary: Objective\nPursuing work near the hardware\n# projects: Projects\n= Remote | Alder\nControls a lamp"
        " from a watch that somebody wears in bed. Built using C and Objective-C on two of them."
    )
    told = found("SUM-OBJECTIVE", text)
    assert told is None or "Objective-C" not in told.quote
