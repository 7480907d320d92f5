"""Labels, names and lines that look like a weakness, and mean something else."""

from dataclasses import replace

import pytest

from rules.engine import run
from rules.examples import to_resume
from rules.finding import Finding
from rules.lexicon.spelling import misspelled
from rules.packs import load
from rules.resume import Level, SectionKind
from rules.rewriting import rewrite
from rules.role import Role, role_of
from tests.rules.findings import finding_of


def found(rule: str, text: str, level: Level = Level.SENIOR, pack: str = "software-engineer") -> Finding | None:
    return finding_of(rule, to_resume(text, SectionKind.EXPERIENCE, level, {}), pack)


JOB = "# experience: Experience\n= Engineer | Tidewater | 2021-01 | present\n- Built the search of the shop in Go"


@pytest.mark.parametrize(
    ("skills", "listed"),
    [
        ("Communication:\nREST, gRPC, RabbitMQ", False),
        ("Communication: MQTT, Kafka", False),
        ("Languages: Go, Rust, Collaboration: Jira, Slack", False),
        ("Soft skills: communication, teamwork", True),
        ("Problem-Solving: a calm approach to hard questions", True),
        ("Go, Rust, Communication", True),
    ],
)
def test_the_label_of_a_group_is_no_soft_skill(skills: str, listed: bool) -> None:
    assert (found("SKL-SOFT", f"# skills: Skills\n{skills}\n{JOB}") is not None) is listed


def test_a_soft_skill_is_named_once_though_it_heads_its_own_row() -> None:
    told = found("SKL-SOFT", f"# skills: Skills\nCommunication: Dialogue, Communication, Communication\n{JOB}")
    assert told is not None
    assert told.message.count("Communication") == 1


@pytest.mark.parametrize(
    ("line", "against"),
    [
        ("- Built a plotter (C++, TI-BASIC, Arduino)", False),
        ("- Wrote a terminal game in Pascal, BASIC", False),
        ("- Wrote forms (C#, Visual Basic)", False),
        ("- Python (basic), Go", True),
        ("- Kotlin: beginner", True),
    ],
)
def test_a_language_called_basic_speaks_against_nobody(line: str, against: bool) -> None:
    assert (found("REV-NEGATIVE", f"# projects: Projects\n= Boat | | |\n{line}") is not None) is against


ONE = "= Ferryboard | | |\n- Built a board of departures in Python"
OTHER = "= Lantern | | |\n- Wrote a lamp for windows in Rust"


def test_the_project_that_was_accepted_is_quoted_last() -> None:
    accepted = f"{OTHER}\n- Accepted for publication in a journal of optics"
    used = f"{ONE}\n- Built it for users of three ferries, who like it"
    told = found("REV-PROJECT", f"# projects: Projects\n{accepted}\n{used}".replace("three ", "the "), Level.NEW_GRAD)
    assert told is not None
    assert "departures" in told.quote


@pytest.mark.parametrize("role", ["Sole technical co-founder", "Role: Lead developer", "Creator and maintainer"])
def test_who_somebody_was_is_not_quoted_for_the_project(role: str) -> None:
    own = OTHER.replace("- Wrote", f"- {role}\n- Wrote")
    told = found("REV-PROJECT", f"# projects: Projects\n{own}\n{ONE}", Level.NEW_GRAD)
    assert told is not None
    assert "lamp" in told.quote


@pytest.mark.parametrize("heading", ["Open Source", "Open-source contributions", "Contributions"])
def test_a_change_to_what_others_made_is_no_project_that_lacks_users(heading: str) -> None:
    assert found("REV-PROJECT", f"# projects: Projects\n{ONE}\n{OTHER}", Level.NEW_GRAD) is not None
    assert found("REV-PROJECT", f"# projects: {heading}\n{ONE}\n{OTHER}", Level.NEW_GRAD) is None


def test_projects_that_nobody_uses_are_told_once() -> None:
    more = "- Drew the maps of both, and wrote the importer of the timetables for all of them by hand and by night"
    told = "\n".join(more.replace("maps", what) for what in ("maps", "icons", "signs"))
    text = f"# projects: Projects\n{ONE}\n{OTHER}\n{told}"
    assert found("REV-PROJECT", text, Level.NEW_GRAD, "student") is not None
    assert found("PRJ-DEPTH", text, Level.NEW_GRAD, "student") is None


@pytest.mark.parametrize(
    "told",
    [
        "An application that five of us built, which finds ferries by name and shows their captains to everybody.",
        "It was made with two friends, and tells who is at home so that nobody rings in vain at night.",
        "Made by me for my own garden, it waters the beans whenever the weather of the day asks for it.",
    ],
)
def test_a_project_told_in_a_sentence_is_not_called_none(told: str) -> None:
    little = found("REV-LITTLE", f"# projects: Projects\nOracle\n{told}", Level.NEW_GRAD)
    assert little is None or "no work" not in little.message


@pytest.mark.parametrize(
    ("beside", "shortened"),
    [
        ("University of Alder\nFull Stack Web Development Course, 2021", False),
        ("Coding Bootcamp, Alder University, 2021", False),
        ("Alder University\nOnline Certificate Program in Testing", False),
        ("Alder University\nComputer Science, 2021", True),
        ("Early Graduate\nAlder University\nFull Stack Web Development Course", False),
        ("B.S. Computer Science, Alder University", True),
    ],
)
def test_a_course_at_a_university_is_no_degree_beside_which_a_school_adds_little(beside: str, shortened: bool) -> None:
    text = f"# education: Education\nBirch High School, 2019\n{beside}"
    assert (found("REV-EDU", text) is not None) is shortened


def test_a_scholar_is_not_asked_for_a_summary() -> None:
    work = "= Lecturer | Alder University | 2015-01 | present\n- Taught compilers"
    scholar = f"# experience: Appointments\n{work}\n# publications: Publications\nA. Alder. Types of ferries. 2020."
    assert found("SUM-MISSING", JOB) is not None
    assert found("SUM-MISSING", scholar) is None


@pytest.mark.parametrize(
    "label", ["Code: Link to source code", "Demo: click here for the live demo", "GitHub - link to the repository"]
)
def test_the_label_of_a_link_is_no_repetition(label: str) -> None:
    one = f"= Ferryboard | | |\n- Shows the departures of all ferries in town. {label} Global Pulse news reader"
    two = f"= Lantern | | |\n- Lights a window when somebody is at home. {label} Global Pulse api handler"
    assert found("REV-DUPLICATE", f"# projects: Projects\n{one}\n{two}") is None


@pytest.mark.parametrize(
    "line",
    [
        "Databases Lab (DBL), advised by Prof. Ada Alder and Dr. Bo Birch.",
        "Systems Group, supervised by Assoc. Prof. Ada Alder",
        "Alder Laboratory for Vision, co-advised by Dr. Bo Birch",
    ],
)
def test_a_laboratory_with_its_adviser_is_no_task(line: str) -> None:
    work = "\n".join(f"- Wrote the {what} of a compiler in OCaml" for what in ("parser", "checker", "printer"))
    told = found(
        "EXP-VTR", f"# experience: Research\n= Researcher | Alder | 2021-01 | present\n{line}\n{work}\n- {line}"
    )
    quotes = "" if told is None else " ".join((told.quote, *told.others))
    assert "Prof" not in quotes
    assert "Dr." not in quotes


@pytest.mark.parametrize(
    "line",
    [
        "This website was created to bring gardeners of a street together.",
        "A website for finding homes near the water.",
        "The app lets anybody see who is at home.",
    ],
)
def test_what_a_thing_is_is_no_task_without_a_result(line: str) -> None:
    tasks = "\n".join(f"- Wrote the {what} of the shop in Go" for what in ("search", "basket", "import", "forms"))
    told = found("EXP-VTR", f"# projects: Projects\n= Garden | | |\n- {line}\n{tasks}", Level.NEW_GRAD)
    assert told is not None
    assert line not in (told.quote, *told.others)


@pytest.mark.parametrize(
    ("line", "outside"),
    [
        ("Professional Training, Coursework & Certificates\tSee all", False),
        ("Certifications: AWS Certified Solutions Architect", False),
        ("Licenses and Certifications", False),
        ("AWS Certified Solutions Architect, 2023", True),
    ],
)
def test_certifications_under_a_heading_or_a_label_are_in_their_place(line: str, outside: bool) -> None:
    held = "AWS Certified Solutions Architect, 2023"
    assert (found("CRT-SECTION", f"# skills: Skills\n{line}\n{held}") is not None) is outside


def test_the_course_towards_a_certification_is_none() -> None:
    assert found("CRT-SECTION", "# skills: Skills\nCertified Kubernetes Administrator (CKA) Training") is None


@pytest.mark.parametrize("title", ["Data Entry Specialist", "Data-entry clerk", "Typist"])
def test_who_typed_data_before_they_programmed_is_not_asked_to_say_more_of_it(title: str) -> None:
    work = f"# experience: Experience\n= {title} | Alder | 2020-09 | present\n- Typed names and dates from forms"
    projects = f"# skills: Skills\nJavaScript, React, Node.js, MongoDB, HTML, CSS\n# projects: Projects\n{ONE}\n{OTHER}"
    assert found("REV-SPARSE", f"{work}\n{projects}", Level.NEW_GRAD) is None


@pytest.mark.parametrize(
    "text",
    ["vectorized numpy operations and numba compiling", "moved to the flaskk library", "wrote it with typer and tqdm"],
)
def test_the_name_of_a_library_is_no_slip(text: str) -> None:
    assert list(misspelled(text)) == []


def role(text: str, level: Level = Level.MID) -> Role:
    return role_of(to_resume(text, SectionKind.EXPERIENCE, level, {})).role


BACKEND = """# skills: Skills
Go, PHP, Node.js, MySQL, Redis, RabbitMQ, Docker
# experience: Experience
= Software Engineer | Tidewater | 2021-01 | present
- Wrote the API of bookings in Go with PostgreSQL
- Moved queries of the shop to Redis
- Wrote a service on RabbitMQ
- Added endpoints in PHP"""


@pytest.mark.parametrize(
    "head",
    [
        "Engineer with 6 years of experience in high load, distributed systems, and DevOps engineering.",
        "Software Engineer, experienced in large systems, service design, and quality assurance.",
        "Developer with experience in retail, logistics, and DevOps.",
    ],
)
def test_the_last_of_what_somebody_has_experience_in_is_not_what_they_are(head: str) -> None:
    assert role(f"# summary: Summary\n{head}\n{BACKEND}") is Role.BACKEND


@pytest.mark.parametrize(
    "head",
    [
        "Aspiring Technical Writer & Software Developer | Experienced in Manufacturing, Customer Service, and Quality "
        "Assurance",
        "Technical Writer",
        "Production Planner | Experienced in Shipping, Customer Service, and Quality Assurance",
    ],
)
def test_who_writes_or_plans_is_no_tester(head: str) -> None:
    work = "= Document Control Specialist | Alder | 2022-03 | 2023-12\n- Updated the portal of documents"
    assert role(f"# contact: Ada Alder\n{head}\n# experience: Experience\n{work}") is not Role.QA


@pytest.mark.parametrize("degree", ["B.S. in Game Programming", "Game Development", "Video Game Technology"])
def test_who_studied_games_is_no_machine_learning_engineer_for_a_training(degree: str) -> None:
    school = f"# education: Education\n= {degree} | Alder College | 2016 | 2018"
    work = "= Training Assistant | Alder Squad | 2013-07 | 2015-03\n- Planned the training of reserves"
    tools = "# skills: Skills\nC#, C++, MonoGame, SFML, WebGL"
    assert role(f"{tools}\n{school}\n# experience: Experience\n{work}", Level.NEW_GRAD) in {Role.GAME, Role.STUDENT}


@pytest.mark.parametrize("head", ["Data Analyst", "Sports Analyst", "Business Intelligence Analyst"])
def test_an_analyst_is_not_asked_how_tables_are_partitioned(head: str) -> None:
    lines = "\n".join(
        f"- Wrote reports on {what} in SQL and Tableau for coaches" for what in ("runs", "kicks", "throws")
    )
    tools = "# skills: Skills\nSQL, Tableau, R, Python, data analysis, data visualization"
    text = f"{tools}\n# experience: Experience\n= {head} | Alder | 2021-01 | present\n{lines}"
    assert found("EXP-DATABASE", text, Level.MID, "data-engineer") is None


@pytest.mark.parametrize(
    "line",
    [
        "Open to Relocating | Aspiring Technical Writer & Software Developer | Experienced in Manufacturing",
        "Engineer | 6 years of experience | Specializing in Search, Ranking and Maps",
        "Backend Developer | Experienced with Payments, Ledgers and Banks in Asia",
    ],
)
def test_a_tagline_stands_for_a_summary(line: str) -> None:
    assert found("SUM-MISSING", f"# contact: Ada Alder\n{line}\n{JOB}") is None


def test_a_summary_is_seen_beside_another_heading() -> None:
    assert found("SUM-MISSING", f"# other: Things\nAbout Me\tPROJECTS\n{JOB}") is None


def test_three_internships_show_what_projects_would() -> None:
    told = "- Wrote the search of the shop\n- Moved bookings to another house"
    jobs = "\n".join(f"= Software Engineering Intern | {house} | 2023 | 2023\n{told}" for house in ("Alder", "Birch"))
    assert found("PRJ-NEWGRAD", f"# experience: Experience\n{jobs}", Level.NEW_GRAD) is not None
    more = f"= Data Engineer Intern | Cedar | 2024 | 2024\n{told}"
    assert found("PRJ-NEWGRAD", f"# experience: Experience\n{jobs}\n{more}", Level.NEW_GRAD) is None


@pytest.mark.parametrize("what", ["capabilities of Angular", "limits of a sensor", "waters in another market"])
def test_trying_out_is_no_testing(what: str) -> None:
    told = found("SKL-TESTING", f"# skills: Skills\nJava, Go\n{JOB}\n- Testing the {what} at home")
    assert told is None or "You mention" not in told.message


@pytest.mark.parametrize(
    "line", ["Learned the use of scanners", "We have often looked for help", "Implemented the MVVM pattern"]
)
def test_a_line_that_takes_no_number_is_quoted_last(line: str) -> None:
    work = "- Reduced the waiting of guests\n- Wrote the search of the shop\n- Moved the bookings"
    told = found(
        "EXP-METRIC",
        f"# experience: Experience\n= Engineer | Alder | 2021-01 | present\n- {line} in a far land\n{work}",
    )
    assert told is not None
    assert line not in told.quote


@pytest.mark.parametrize("skills", ["Grunt, Webpack, Babel", "AngularJS, React", "Apache Ant, Maven"])
def test_who_names_what_came_later_has_moved_on(skills: str) -> None:
    assert found("SKL-OUTDATED", f"# skills: Skills\n{skills}\n{JOB}") is None
    assert found("SKL-OUTDATED", f"# skills: Skills\n{skills.split(',', maxsplit=1)[0]}\n{JOB}") is not None


@pytest.mark.parametrize(
    "line",
    [
        "Did Manual Testing, Smoke Testing, API Testing, Load Testing and Regression Testing of the shop",
        "Unit Testing, System Testing, Sanity Testing, Security Testing, Mobile Testing",
        "Used Spring Boot, Spring Data, Spring Cloud and Spring Security",
    ],
)
def test_one_word_in_different_names_is_no_stuffing(line: str) -> None:
    assert found("ATS-STUFFING", f"{JOB}\n- {line}") is None


def test_one_name_again_and_again_is_stuffing() -> None:
    assert found("ATS-STUFFING", f"{JOB}\n- Kafka, Kafka with Kafka for Kafka") is not None


@pytest.mark.parametrize("dates", ["Dec – June 2021", "Nov - Feb 2022", "Sep. to March 2023"])
def test_a_start_without_a_year_is_not_impossible(dates: str) -> None:
    first, last = "2023-12", "2023-02"
    resume = to_resume(
        f"# experience: Experience\n= Tester | Alder | {first} | {last}\n- Built the search",
        SectionKind.EXPERIENCE,
        Level.MID,
        {},
    )
    yearless = tuple(replace(entry, dates=dates) for entry in resume.entries)
    assert any(each.rule == "REV-IMPOSSIBLE" for each in run(resume, load("software-engineer")))
    told = run(replace(resume, entries=yearless), load("software-engineer"))
    assert not any(each.rule == "REV-IMPOSSIBLE" for each in told)


@pytest.mark.parametrize(
    "line", ["Alder Award for agility", "Winner of the spring hackathon", "Recognized as colleague of the year"]
)
def test_a_distinction_beside_certificates_needs_no_date_of_expiry(line: str) -> None:
    assert found("CRT-DATES", f"# certifications: Certifications & Awards\n{line}") is None
    told = found("CRT-DATES", f"# certifications: Certifications & Awards\n{line}\nCertified Scrum Master")
    assert told is not None
    assert told.quote == "Certified Scrum Master"


@pytest.mark.parametrize("label", ["Key technologies:", "Tech stack:", "Tools used:"])
def test_a_row_of_technologies_at_each_job_names_them(label: str) -> None:
    told = "\n".join(
        f"- {each} for guests of the shop" for each in ("Moved the rooms", "Ended the wait", "Led the way")
    )
    one = f"= Backend Developer | Alder | 2021-01 | present\n{told}"
    other = f"= Backend Developer | Birch | 2019-01 | 2020-12\n{told.replace('guests', 'friends')}"
    page = f"# experience: Experience\n{one}\n{other}"
    row = f"- {label} Go, Kafka, Redis"
    assert found("EXP-TECH", page) is not None
    assert found("EXP-TECH", f"# experience: Experience\n{one}\n{row}\n{other}\n{row}") is None


@pytest.mark.parametrize("head", ["CLM | Alder", "Alder Ferries | ", "Claims for Alder | "])
def test_no_links_are_asked_of_the_projects_of_an_employer(head: str) -> None:
    work = "# experience: Experience\n= Engineer | Alder | 2021-01 | present\n- Built the search of the shop in Go"
    told = "| 2021 | 2022\n- Developed the screens in React"
    assert found("PRJ-LINKS", f"{work}\n# projects: Projects\n= {head} {told}") is None
    assert found("PRJ-LINKS", f"{work}\n# projects: Projects\n= Ferryboard | {told}") is not None


@pytest.mark.parametrize(
    "line",
    [
        "IRMI certified as an insurance specialist",
        "Strong interpersonal and communication skills in two languages",
        "Developed strong time management and self-discipline skills",
        "Learned how teams in several towns talk to each other",
        "Research question: how have agents changed what plants do?",
        "Implemented a new way of reading the catalogue using",
    ],
)
def test_no_result_or_figure_is_asked_of_what_tells_of_nothing_done(line: str) -> None:
    work = "\n".join(f"- {each}" for each in ("Wrote the search", "Moved the bookings", "Kept the pages of the shop"))
    page = f"# experience: Experience\n= Engineer | Alder | 2021-01 | present\n- {line}\n{work}\n- Drew the map of it"
    for rule in ("EXP-METRIC", "EXP-VTR"):
        told = found(rule, page)
        assert told is not None
        assert line not in (told.quote, *told.others)


@pytest.mark.parametrize("head", ["Physics student, looking for an internship", "Seeking a summer internship in Oslo"])
def test_studies_may_come_first_where_somebody_studies(head: str) -> None:
    studies = "# education: Education\nB.S. Physics, Alder College\n2012 – 2016"
    job = "# experience: Experience\n= Engineer | Tidewater | 2018-01 | present\n- Built the search of the shop in Go"
    resume = to_resume(
        f"# contact: Ada Alder\n{head}\n{studies}\n{job}", SectionKind.CONTACT, Level.SENIOR, {"years": 8}
    )
    assert not any(each.rule == "REV-ORDER" for each in run(resume, load("software-engineer")))


def test_qualifications_without_a_degree_are_no_studies() -> None:
    job = "# experience: Experience\n= Engineer | Tidewater | 2018-01 | present\n- Built the search of the shop in Go"
    page = "# education: Qualifications\nAdvanced knowledge of Go\nWork with planners of all kinds"
    resume = to_resume(f"{page}\n{job}", SectionKind.CONTACT, Level.SENIOR, {"years": 8})
    assert not any(each.rule == "REV-ORDER" for each in run(resume, load("software-engineer")))


@pytest.mark.parametrize("skills", ["Git, Accessibility, Figma", "WCAG, React", "Screen readers, TypeScript"])
def test_what_the_skills_name_is_mentioned(skills: str) -> None:
    told = "\n".join(f"- Built the pages of the {each} shop together with four people of the town" for each in "abcdef")
    assert found("FRO-ACCESS", f"# experience: Experience\n{told}", pack="frontend-engineer") is not None
    page = f"# skills: Skills\n{skills}\n# experience: Experience\n{told}"
    assert found("FRO-ACCESS", page, pack="frontend-engineer") is None


@pytest.mark.parametrize(
    "line",
    [
        "Develop tools and components for reuse across projects",
        "Wrote reusable form components",
        "Built shared buttons and components reused by all",
    ],
)
def test_parts_made_for_others_are_a_front_end_architecture(line: str) -> None:
    told = "\n".join(f"- Built the pages of the {each} shop together with four people of the town" for each in "abcdef")
    page = f"# experience: Experience\n{told}"
    assert found("EXP-DESIGN", page, pack="frontend-engineer") is not None
    assert found("EXP-DESIGN", f"{page}\n- {line}", pack="frontend-engineer") is None


@pytest.mark.parametrize(
    "listed", ["building plugins, web advertising", "paying bills, selling ads", "hosting, training"]
)
def test_a_list_is_put_into_the_past_as_a_whole_or_not_at_all(listed: str) -> None:
    assert rewrite(f"Responsible for managing servers, {listed}, and care for customers") == ""


SHOP = """# projects: Projects
= Shop | | |
- Built a shop with React and Node.js for 40 sellers
= Ferry | | |
- Drew ferries with D3.js"""


@pytest.mark.parametrize(
    ("title", "done"),
    [
        ("Design Engineer", "Prepared reports on the inspection of bridges"),
        ("Audio Engineer", "Set up the equipment for forty shows a year"),
        ("Production Engineer", "Prepared calendars for the work on site"),
    ],
)
def test_an_engineer_of_other_things_who_shows_projects_is_judged_by_them(title: str, done: str) -> None:
    lines = f"- {done}\n- {done} and of roofs\n- Wrote papers for clients"
    job = f"# experience: Experience\n= {title} | Larkspur | 2012-01 | present\n{lines}"
    text = f"# summary: Summary\nFront-end developer with React.\n{SHOP}\n{job}"
    told = run(to_resume(text, SectionKind.EXPERIENCE, Level.SENIOR, {}), load("frontend-engineer"))
    assert not {each.rule for each in told} & {"EXP-TECH", "REV-SPARSE", "REV-DUPLICATE"}
    assert not any(done in each.quote for each in told)


def test_a_design_engineer_whose_lines_tell_of_software_is_judged_by_the_job() -> None:
    job = "= Design Engineer | Larkspur | 2012-01 | present\n- Responsible for the pages of the shop in React"
    text = f"# summary: Summary\nFront-end developer.\n{SHOP}\n# experience: Experience\n{job}"
    told = run(to_resume(text, SectionKind.EXPERIENCE, Level.SENIOR, {}), load("frontend-engineer"))
    assert any("Responsible for" in each.quote for each in told)
