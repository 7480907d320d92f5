"""What a finding says holds for the page: its counts, the names on it, and whose they are."""

from dataclasses import replace

import pytest

from rules.engine import run
from rules.examples import to_resume
from rules.finding import Finding
from rules.packs import load
from rules.resume import Level, Link, SectionKind
from tests.rules.findings import finding_of


def found(
    rule: str, text: str, level: Level = Level.SENIOR, pack: str = "backend-engineer", **facts: int
) -> Finding | None:
    return finding_of(rule, to_resume(text, SectionKind.EXPERIENCE, level, facts), pack)


@pytest.mark.parametrize(
    "opening",
    [
        "Ferryboard is a timetable",
        "Larkfield Notes is an editor",
        "Mosaic 2 was the first viewer",
        "Solver of a puzzle",
    ],
)
def test_what_a_thing_is_opens_with_no_verb_and_is_counted(opening: str) -> None:
    told = found("EXP-VERB", f"- {opening} for people on islands\n- The board of all departures in town")
    assert told is not None
    assert told.count == 2


@pytest.mark.parametrize("name", ["Restaraunt", "Managment"])
def test_what_a_project_is_called_is_no_misspelling(name: str) -> None:
    project = f"# projects: Projects\n= {name} Player | | |\n- Built {name} for 40 listeners"
    assert found("ATS-TYPO", project) is None
    assert found("ATS-TYPO", f"- Built {name} for 40 listeners") is not None
    assert found("ATS-TYPO", f"{project}\n- Taught {name.lower()} to 30 listeners") is not None


@pytest.mark.parametrize("street", ["10 Orchard Hill Drive", "7 Market Street", "221 Old Mill Road"])
def test_only_the_street_one_lives_in_is_personal(street: str) -> None:
    assert found("REV-PERSONAL", f"# other: About\n{street}, Tidewater") is not None
    assert found("REV-PERSONAL", f"# experience: Experience\n{street}, Tidewater: from 2012 on") is None
    assert found("REV-PERSONAL", f"# education: Education\nAlder College, {street}") is None


@pytest.mark.parametrize(
    "line",
    [
        "Won several prizes in sports at school",
        "Attended a workshop on Python at the polytechnic",
        "Participated in a seminar on security of networks",
    ],
)
def test_nobody_is_asked_how_many_of_a_prize_or_a_course(line: str) -> None:
    work = "- Built the search of the shop\n- Wrote the interfaces\n- Moved the catalogue to Go"
    told = found("EXP-METRIC", f"{work}\n- {line}")
    assert told is not None
    assert line not in (told.quote, *told.others)
    assert told.count == 3


@pytest.mark.parametrize("what", ["for a competition of schools", "that 40 students use", "that won a contest"])
def test_a_project_that_says_for_whom_is_not_told_that_it_does_not(what: str) -> None:
    text = (
        f"# projects: Projects\n= Engine | | |\n- Built an engine {what}\n= Words | | |\n- Built an app for words in C"
    )
    told = found("REV-PROJECT", text, Level.NEW_GRAD)
    assert told is None or "who uses" not in told.message


@pytest.mark.parametrize(
    "lines",
    [
        "Alder Centre and School of Rivers and Lakes Building Nine Tidewater Campus West Wing",
        "Department of Birds and Institute for Coasts Larkfield University Tidewater Road North Harbour",
    ],
)
def test_an_address_on_top_is_no_summary(lines: str) -> None:
    assert found("REV-EMPTY", f"# other: Robin Alder\n{lines}\n{lines}") is None


@pytest.mark.parametrize("post", ["Research Fellow", "Postdoctoral Researcher", "Associate Professor"])
def test_a_scholar_may_have_any_length(post: str) -> None:
    cv = f"# other: Appointments\n{post}, Alder University\n# other: {{heading}}\nAlder, R. Of the shore crab."
    for heading, is_told in (("Publications", False), ("Other Posts", True)):
        text = cv.format(heading=heading)
        findings = run(to_resume(text, SectionKind.EXPERIENCE, Level.NEW_GRAD, {"pages": 9}), load("anybody"))
        assert ("ATS-LENGTH" in {each.rule for each in findings}) is is_told


@pytest.mark.parametrize("skills", ["MS Word, typing", "MS Office, PowerPoint, customer care", "Zoom, PowerPoint"])
def test_office_skills_are_left_to_who_does_no_software_work(skills: str) -> None:
    clerk = f"""
# skills: Skills
{skills}
# experience: Experience
= Receptionist | Tidewater Clinic | 2020-03 | present
- Welcomed 60 patients a day"""
    assert found("REV-CUT", clerk, pack="anybody") is None
    assert found("EXP-LEADERSHIP", clerk, pack="anybody") is None
    developer = clerk.replace("Receptionist", "Backend Engineer").replace(skills, f"Java, Go, PostgreSQL, {skills}")
    assert found("REV-CUT", developer) is not None


LONG = "\n".join(f"- Moved {number} tables of the shop to PostgreSQL without a pause" for number in range(10, 40))
JOBS = f"# experience: Experience\n= Backend Engineer | Tidewater | 2022-03 | present\n{LONG}"


@pytest.mark.parametrize("heading", ["education: Education", "skills: Skills", "projects: Projects"])
def test_nobody_is_told_to_do_without_what_every_resume_has(heading: str) -> None:
    text = f"{JOBS}\n# {heading}\nJava, Go, PostgreSQL"
    assert found("REV-CUT", text, pages=3) is None


@pytest.mark.parametrize("heading", ["Bachelor: Web design", "M.Sc. in Physics", "Diploma of Nursing"])
def test_a_degree_read_as_a_section_is_nothing_to_cut(heading: str) -> None:
    text = f"{JOBS}\n# other: {heading}\nAlder University\nMember of the club\nPresident of the choir"
    assert found("REV-CUT", text, pages=3) is None


@pytest.mark.parametrize(
    "line", ["Co-owner, Massively Real", "Ran the shop of Several Kings", "Wrote for Various Magazine"]
)
def test_a_word_in_a_name_is_no_vague_amount(line: str) -> None:
    assert found("EXP-VAGUE", f"# experience: Experience\n- {line}") is None


@pytest.mark.parametrize("label", ["Utilized", "Built with", "Tools"])
def test_two_projects_made_of_the_same_are_not_told_twice(label: str) -> None:
    text = f"""# projects: Projects
= Chess bot | | |
- {label}: React, Node.js, Express, JavaScript, Bootstrap, Heroku
= Grade book | | |
- {label}: React, Node.js, Express, JavaScript, Heroku, Passport"""
    assert found("REV-DUPLICATE", text) is None


@pytest.mark.parametrize("sign", ["", "- "])
@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "Security graduate with experience in networks, applications and bug bounties",
            "Proficient in the usual tools of the trade and in writing new ones",
        ),
        (
            "Data engineer who moved the ledgers of three banks to the cloud without a pause",
            "Speaks at meetups on tables that are larger than the disk they stand on",
        ),
        (
            "Tester of shops, tills and timetables with six years in teams of ten",
            "Keeps the list of what must never break, and the scripts that prove it",
        ),
    ],
)
def test_a_summary_without_a_heading_is_one_behind_bullets_too(sign: str, first: str, second: str) -> None:
    work = "# experience: Experience\n= Engineer | Tidewater | 2022-03 | present\n- Kept the network up"
    assert found("SUM-MISSING", f"# contact\n{sign}{first}\n{sign}{second}\n{work}") is None
    assert found("SUM-MISSING", f"# contact\n{sign}Graz\n{work}") is not None


@pytest.mark.parametrize(
    ("line", "is_summary"),
    [
        ("Full-stack developer who turns vague requests into shipped features.", True),
        ("Backend engineer with six years in payments, fond of dull databases", True),
        ("I build quiet, reliable tools for people with little time", True),
        ("Senior Software Engineer, Payments and Ledgers, Larkspur Trading Group Ltd.", False),
        ("742 Alder Street, Apartment 3B, near the old mill in Graz, 0664 555 0147", False),
        ("Java • Python • Spring Boot • Kafka • Redis • Docker • AWS • Go", False),
    ],
)
def test_a_sentence_below_the_name_is_a_summary(line: str, is_summary: bool) -> None:
    page = f"# contact\nMaren Okafor\n{line}\nmaren@example.org\n# experience: Work\n- Built the till of 30 shops in Go"
    assert (found("SUM-MISSING", page) is None) is is_summary


@pytest.mark.parametrize(
    "line",
    ["React, Node.js, Express, Heroku, Auth0", "Java · Kafka · Oracle · Jenkins", "Duties in the last two years:"],
)
def test_a_row_of_tools_and_what_opens_a_list_are_no_lines_without_a_figure(line: str) -> None:
    work = "- Built the search of the shop\n- Wrote the interfaces of partners\n- Moved the catalogue to Go"
    told = found("EXP-METRIC", f"{work}\n- {line}")
    assert told is not None
    assert told.count == 3


@pytest.mark.parametrize(
    "line", ["President of the robotics club", "Head developer of the app", "Formed the platform team"]
)
def test_who_heads_something_leads(line: str) -> None:
    work = "- Built the search of the shop\n- Wrote the interfaces of partners\n- Coached two interns"
    assert found("EXP-LEADERSHIP", f"{work}\n- {line}") is None


@pytest.mark.parametrize(
    "result",
    ["Won first place at the world finals", "Took 4th place and qualified for Graz", "Sub-centimeter accuracy"],
)
def test_a_place_won_is_what_came_of_a_project(result: str) -> None:
    text = f"""# projects: Projects
= Robot | | |
- Built a robot that sorts marbles
- {result}
= Drone | | |
- Built a drone that maps orchards
- {result}"""
    told = found("REV-PROJECT", text)
    assert told is None or "don't say who uses them" not in told.message


@pytest.mark.parametrize("post", ["Teaching assistant for the course on compilers", "Managing officer of the club"])
def test_a_post_that_begins_like_a_verb_is_in_no_tense(post: str) -> None:
    text = f"""# experience: Experience
= Developer | Tidewater | 2020-01 | 2021-03
- {post}
- Built the search of the shop
- Wrote the interfaces"""
    assert found("REV-TENSE", text) is None


@pytest.mark.parametrize("dash", [" - ", " – ", ": "])
def test_a_label_before_a_dash_groups_skills(dash: str) -> None:
    rows = ["LANGUAGES", "FRAMEWORKS", "DATA STORES", "TESTING & CI"]
    listed = ("Go, Java", "Spring, React", "Kafka, Redis", "JUnit")
    skills = "\n".join(f"{row}{dash}{names}" for row, names in zip(rows, listed, strict=True))
    text = f"# skills: Skills\n{skills}\nHTML, CSS, Docker, Terraform and a few more things"
    assert found("SKL-LAYERS", text) is None


@pytest.mark.parametrize(("text", "told"), [(".", False), ("- -", False), ("Java Kafka Go", True)])
def test_a_hidden_dot_deceives_nobody(text: str, told: bool) -> None:
    work = f"# experience: Experience\n- Built the search\n{text}"
    resume = to_resume(work, SectionKind.EXPERIENCE, Level.MID, {"hidden": (2,)})
    assert any(each.rule == "ATS-HIDDEN" for each in run(resume, load("software-engineer"))) is told


@pytest.mark.parametrize(
    ("text", "left", "told"),
    [
        ("2017", 684.0, False),
        ("June 2019", -90.0, False),
        ("2017", 80.0, True),
        ("Go Java Kafka Spark Redis", 684.0, True),
    ],
)
def test_a_year_that_a_tab_has_moved_off_the_page_deceives_nobody(text: str, left: float, told: bool) -> None:
    work = f"# experience: Experience\n- Built the search\n{text}"
    resume = to_resume(work, SectionKind.EXPERIENCE, Level.MID, {"hidden": (2,)})
    moved = replace(resume.lines[2], left=left, right=left + 40)
    resume = replace(resume, lines=(*resume.lines[:2], moved))
    assert any(each.rule == "ATS-HIDDEN" for each in run(resume, load("software-engineer"))) is told


DRONES = """
# projects: Projects
= Drone | Alder University
- Wrote the flight control in C++ from scratch
= Radio | Alder University
- Decoded signals in Python with filters of our own{}
= Robot | Alder University
- Wrote the planner of paths in C++{}
"""


@pytest.mark.parametrize(
    "came",
    [
        ". Accepted into the workshop of a conference",
        ", awarded a summer internship",
        ", a dashboard of which was made for the internal teams",
        ", presented at PyCon in spring",
        ". Designed and delivered for Alder Scientific",
    ],
)
def test_what_others_made_of_a_project_is_told_of_it(came: str) -> None:
    assert found("REV-PROJECT", DRONES.format("", "")) is not None
    told = found("REV-PROJECT", DRONES.format(came, came))
    assert told is None or "don't say who uses them" not in told.message


@pytest.mark.parametrize(
    ("before", "after"),
    [("Problem", "Result"), ("Approach", "Outcome"), ("Situation", "Impact"), ("Challenge", "Results")],
)
def test_an_account_in_labelled_parts_is_judged_by_its_result(before: str, after: str) -> None:
    shop = """
= {} | Alder University
- {}: Buyers could not find what they wanted in the catalogue
- {}: Built a search in Python with an index of its own
- {}: Delivered a page on which everybody finds what they look for"""
    projects = "\n".join(shop.format(name, before, "Method", after) for name in ("Shop", "Library", "Museum", "Zoo"))
    assert found("EXP-VTR", f"# projects: Projects{projects}") is None
    other = "\n".join(shop.format(name, before, "Method", "Tools") for name in ("Shop", "Library", "Museum", "Zoo"))
    assert found("EXP-VTR", f"# projects: Projects{other}") is not None


@pytest.mark.parametrize(
    "line",
    [
        "- Forecast the demand for beds with a 95% confidence interval",
        "- Ran a strategy trading 1% of volume on the exchange",
        "- Cut deformation by 48% (safety 26.5 versus 0.87)",
        "- Reduced the acceleration by 76% versus baseline",
        "- Found significance at a confidence level of 99%",
        "- Reached a MAPE of less than 20% for over 70% of products",
    ],
)
def test_a_percentage_that_claims_no_bare_effect_is_not_doubted(line: str) -> None:
    bare = "- Improved productivity by 40%\n- Increased engagement by 30%\n- Wrote the import in Go"
    told = found("REV-CREDIBLE", f"{bare}\n{line}")
    assert told is not None
    assert told.count == 2
    assert line[2:] not in (told.quote, *told.others)


def test_one_percentage_is_not_called_several() -> None:
    text = "# experience: Work\n- Improved productivity by 40%\n# projects: Projects\n- Increased engagement by 30%"
    told = found("REV-CREDIBLE", text)
    assert told is not None
    assert "this percentage comes" in told.message


@pytest.mark.parametrize("figure", ["code duplication by 50%", "deployment time by 40%", "costs by 30%"])
def test_no_line_is_held_up_whose_figure_is_doubted(figure: str) -> None:
    tasks = "- Answered tickets\n- Planned meetings\n- Wrote minutes\n- Fixed bugs"
    strong = f"- Redesigned the deployment pipeline in Terraform, reducing {figure}"
    bare = "\n- Improved productivity by 40%\n- Increased engagement by 30%"
    alone = found("REV-LEAD", f"{tasks}\n{strong}")
    assert alone is not None
    assert found("REV-LEAD", f"{tasks}\n{strong}{bare}") is None


@pytest.mark.parametrize("learned", ["in 10 hours a week of self-study", "to raise my skills", "for proficiency in it"])
def test_what_somebody_learned_is_not_the_strongest_of_what_they_did(learned: str) -> None:
    tasks = "- Answered tickets\n- Planned meetings\n- Wrote minutes\n- Fixed bugs"
    assert found("REV-LEAD", f"{tasks}\n- Built 40 pipelines in Go, cutting builds to 6 minutes") is not None
    assert found("REV-LEAD", f"{tasks}\n- Built 40 pipelines in Go {learned}, cutting builds to 6 minutes") is None


@pytest.mark.parametrize("heading", ["Selected work projects", "Client projects", "Industry projects"])
def test_projects_of_an_employer_have_users(heading: str) -> None:
    text = DRONES.format("", "").replace("# projects: Projects", "# projects: {}")
    assert found("REV-PROJECT", text.format("Academic projects")) is not None
    assert found("REV-PROJECT", text.format(heading)) is None


@pytest.mark.parametrize("what", ["for image processing", "for the sake of speed", "with other engineers"])
def test_what_something_is_for_is_no_client(what: str) -> None:
    assert found("REV-PROJECT", DRONES.format(f". Built {what}", f". Built {what}")) is not None


def test_a_job_alone_of_software_is_kept_beside_models_and_devices() -> None:
    text = """
# experience: Experience
= Device Engineer | Alder | 2020-01 | present{shop}{shop}
= {title} | Birch | 2009-01 | 2011-06{shop}"""
    shop = "\n- Built the tests of the line in Python together with two others who knew it well" * 4
    assert found("REV-CUT", text.format(title="Process Engineer", shop=shop)) is not None
    assert found("REV-CUT", text.format(title="Front End Software Intern", shop=shop)) is None


@pytest.mark.parametrize(
    ("first", "last"), [("Role-based access", "Results-driven"), ("Process-wide locks", "Impact-based")]
)
def test_a_word_with_a_hyphen_is_no_label(first: str, last: str) -> None:
    lines = f"- {first} for the pages of the shop\n- Wrote the forms\n- Kept the servers up\n- {last} planning of work"
    told = found("EXP-METRIC", lines)
    assert told is not None
    assert told.count == 4


@pytest.mark.parametrize("heading", ["Links to my projects:", "Games I made", "Websites built:"])
def test_projects_may_be_headed_in_words_of_ones_own(heading: str) -> None:
    study = "# education: Education\nB.S. Computer Science"
    page = f"{study}\n# other: Other\n{heading}\nharbor-times.example"
    assert found("PRJ-NEWGRAD", study, Level.NEW_GRAD, "software-engineer") is not None
    assert found("PRJ-NEWGRAD", page, Level.NEW_GRAD, "software-engineer") is None


@pytest.mark.parametrize("where", ["Live: https://{}.example", "Repo: www.{}.example", "Demo: {}.example"])
def test_who_shows_where_two_things_run_has_projects(where: str) -> None:
    shown = "\n".join(where.format(name) for name in ("harbor", "tides"))
    page = f"# education: Education\nB.S. Computer Science\n# other: Other\n{shown}"
    assert found("PRJ-NEWGRAD", page, Level.NEW_GRAD, "software-engineer") is None


@pytest.mark.parametrize(
    ("degree", "tools", "asked"),
    [
        ("B.S. Computer Science", "Java, C, JavaScript", True),
        ("B.S. General Engineering, concentration in embedded software", "C, FreeRTOS, STM32, I2C", False),
        ("B.S. Mechanical Engineering", "MATLAB, C, Python", False),
        ("M.S. Aerospace Engineering, Computer Science minor", "MATLAB, Python, C++", False),
    ],
)
def test_only_who_learns_to_make_what_keeps_data_is_asked_for_a_database(degree: str, tools: str, asked: bool) -> None:
    page = f"# education: Education\n{degree}\n# skills: Skills\n{tools}, Git, Linux"
    assert (found("SKL-DATABASE", page, Level.NEW_GRAD, "student") is not None) is asked


@pytest.mark.parametrize("post", ["Senior Research Engineer", "Research Software Engineer", "Research Engineer"])
def test_who_does_research_and_publishes_is_asked_nothing_about_products(post: str) -> None:
    lines = (
        "Developed the solver of {} problems with many goals together with two designers within one year",
        "Moved the {} forms and tables of the office to TypeScript and cleaned up the old code on the way",
        "Took part in planning the {} work and showed what was finished to visitors every second week",
    )
    work = "\n".join(f"- {line.format(kind)}" for kind in ("linear", "convex", "discrete") for line in lines)
    held = f"# skills: Skills\nSQLite\n# experience: Experience\n= {post} | Alder Labs | 2020-01 | present\n{work}"
    papers = "# publications: Publications\nA solver for many goals. Journal of Solvers, 2021"
    earlier = "= Postdoctoral fellow | Alder University | 2017-01 | 2019-12\n- Studied solvers"
    for rule in ("FUL-END", "EXP-OWNERSHIP", "EXP-DATABASE"):
        assert found(rule, held, pack="fullstack-engineer") is not None
        assert found(rule, f"{held}\n{earlier}\n{papers}", pack="fullstack-engineer") is None


RUNS = "# experience: Experience\n= DevOps Engineer | Larkfield | 2018-01 | present\n- Run Kubernetes with Terraform\n"


@pytest.mark.parametrize("line", ["WebLogic", "WebSphere", "Gulp"])
def test_a_successor_is_offered_only_to_who_works_with_it(line: str) -> None:
    skills = f"# skills: Skills\nTerraform, Kubernetes, Ansible, {line}"
    assert found("SKL-OUTDATED", RUNS + skills) is None
    assert found("SKL-OUTDATED", RUNS + "# skills: Skills\nTerraform, Subversion") is not None


@pytest.mark.parametrize(
    "line",
    [
        "Acted as main liaison to all sports clubs of the city",
        "Emceed the yearly meeting of the technical guild",
        "Officiated as lead at two regional contests",
        "Team lead (Android, Flutter)",
        "Senior iOS developer – payments",
        "Project manager, mobile apps",
    ],
)
def test_an_unknown_past_or_a_title_by_itself_is_asked_for_no_verb(line: str) -> None:
    assert found("EXP-VERB", f"- {line}") is None
    assert found("EXP-VERB", "- Technical lead for the billing team and its services") is not None


@pytest.mark.parametrize("row", ["Go, Python and Bash", "Mostly Java, some Erlang", "Rust, Haskell"])
def test_languages_that_one_programs_in_may_stand_above_the_work(row: str) -> None:
    job = "# experience: Experience\n= Developer | Larkfield | 2016-01 | present\n- Built a shop\n"
    text = "# languages: Languages\n{row}\nSince many years\nAnd daily\nWith joy\n" + job
    assert _ordered(text.format(row=row)) is None
    assert _ordered(text.format(row="German, Greek")) is not None


def _ordered(text: str) -> Finding | None:
    resume = to_resume(text, SectionKind.EXPERIENCE, Level.SENIOR, {"years": 9.0})
    return finding_of("REV-ORDER", resume, "backend-engineer")


@pytest.mark.parametrize(
    "line",
    [
        "Rebuilt the intranet for a client in Java; the code is confidential",
        "Client: Tidewater Foods. Built the ordering in Java",
        "Built the closed-source pricing engine of the company in Java",
    ],
)
def test_what_was_made_for_others_is_linked_by_nobody(line: str) -> None:
    project = "# projects: Projects\n= Ordering | | |\n- {}"
    assert found("PRJ-LINKS", project.format(line)) is None
    assert found("PRJ-LINKS", project.format("Built the ordering in Java")) is not None


@pytest.mark.parametrize("heading", ["Client projects", "Professional Projects", "Industry Projects"])
def test_projects_of_a_job_by_their_heading_are_linked_by_nobody(heading: str) -> None:
    assert found("PRJ-LINKS", f"# projects: {heading}\n= Ordering | | |\n- Built it in Go") is None


@pytest.mark.parametrize(
    ("target", "line", "told"),
    [
        ("https://github.com/", 3, False),
        ("https://gitlab.com", 3, False),
        ("https://github.com", 1, True),
        ("https://github.com/yourname", 3, True),
    ],
)
def test_the_home_of_a_tool_among_the_skills_is_what_its_link_opens(target: str, line: int, told: bool) -> None:
    page = to_resume(
        "# contact: Contact\nMaren Okafor, GitHub\n# skills: Skills\nGo, Git, GitHub", SectionKind.SKILLS, Level.MID, {}
    )
    page = replace(page, links=(Link(target, "GitHub", line=line),))
    assert any(each.rule == "CON-BROKENLINK" for each in run(page, load("backend-engineer"))) is told


@pytest.mark.parametrize("address", ["fink@alder.example", "maren.flint@alder.example", "office@alder.example"])
def test_letters_that_a_font_joins_are_the_same_letters(address: str) -> None:
    shown = address.replace("ffi", "ﬃ").replace("fi", "ﬁ").replace("fl", "ﬂ")
    page = to_resume(f"# contact: Contact\n{shown}", SectionKind.CONTACT, Level.MID, {})
    page = replace(page, links=(Link(f"mailto:{address}", shown, line=1),))
    assert not any(each.rule == "CON-BROKENLINK" for each in run(page, load("backend-engineer")))


@pytest.mark.parametrize(
    ("head", "study"),
    [
        ("MSc student of informatics", "M.Sc. Informatics, Larkfield\n2024 – 2026"),
        ("Engineer, pursuing a master's degree", "Master of Science, Larkfield\n2024 – 2026"),
        ("Engineer", "Pursuing M.Sc. Informatics, Larkfield\n2024"),
    ],
)
def test_studies_under_way_may_stand_above_the_work(head: str, study: str) -> None:
    work = "# experience: Experience\n= Backend Engineer | Tidewater | 2016-03 | 2024-06\n- Built the billing in Go"
    assert _ordered(f"# contact: Maren\n{head}\n# education: Education\n{study}\n{work}") is None
    assert _ordered(f"# contact: Maren\nEngineer\n# education: Education\nM.Sc. Informatics\n2010 – 2012\n{work}")


@pytest.mark.parametrize(
    "line",
    ["Helped pupils of two schools with their homework", "Held weekly tutorials on loops", "Volunteered at the bakery"],
)
def test_what_is_done_for_people_ends_with_no_result(line: str) -> None:
    rows = "- Wrote the search page\n- Built admin pages\n"
    assert found("EXP-VTR", f"{rows}- Maintained the jobs\n- Created the import") is not None
    assert found("EXP-VTR", f"{rows}- {line}\n- {line}") is None
    assert found("EXP-TECH", f"{rows}- {line}\n- Created the import") is None


@pytest.mark.parametrize("title", ["Volunteer", "Math Tutor", "Mentor"])
def test_nobody_is_asked_what_they_taught_or_helped_with(title: str) -> None:
    rows = "- Wrote the search API\n- Built admin pages\n- Created database schema\n- Maintained Jenkins jobs"
    assert found("EXP-VTR", f"= {title} | Alder | 2021-01 | present\n{rows}") is None
    assert found("EXP-VTR", f"= Developer | Alder | 2021-01 | present\n{rows}") is not None


@pytest.mark.parametrize("text", ["TBD", "TODO", "N/A", "xxx"])
def test_a_job_of_which_only_a_note_to_oneself_is_told_was_left_open(text: str) -> None:
    told = found("REV-PLACEHOLDER", f"= Engineer | Alder | 2020-01 | present\n- {text}")
    assert told is not None
    assert f"“{text}”" in told.message
    assert (
        found("REV-PLACEHOLDER", f"= Engineer | Alder | 2020-01 | present\n- Cleared every {text} in the code") is None
    )


@pytest.mark.parametrize("with_what", ["test-driven development", "TDD", "unit tests"])
def test_a_practice_of_testing_is_no_lack_of_it(with_what: str) -> None:
    rows = "\n- Built the search of the shop\n- Wrote the interfaces for partners"
    assert found("SKL-TESTING", f"# experience: Experience{rows}\n- Wrote the import in Go with {with_what}") is None


@pytest.mark.parametrize("client", ["Larkfield (Tidewater)", "Tidewater (Larkfield)", "Tidewater ( for Larkfield )"])
def test_projects_for_the_client_of_a_job_are_shown_to_nobody(client: str) -> None:
    text = "# experience: Experience\n= Engineer | {0} | 2020-01 | present\n- Built a shop\n# projects: Projects\n"
    project = "= Automation for Larkfield | | |\n- Built a pipeline in Go"
    if "for" not in client:
        assert found("PRJ-LINKS", text.format(client) + project) is None
    assert found("PRJ-LINKS", text.format("Marlowe") + project) is not None


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("wide-harbour.netlify.app", "Wide-Harbour Portfolio"),
        ("wide-harbour.netlify.app", "Own | | |\nWide-Harbour Site 2025\n= Others"),
        ("https://www.lanternmap.dev", "Lantern Map"),
        ("maren-okafor.github.io", "MarenOkafor: my own site"),
    ],
)
def test_the_site_named_at_the_top_is_the_link_of_the_project_of_that_name(address: str, title: str) -> None:
    text = "# contact: Maren Okafor\nWebsite: {0}\n# projects: Projects\n= " + title + " | | |\n- Built it in React"
    assert found("PRJ-LINKS", text.format(address)) is None
    assert found("PRJ-LINKS", text.format("tidewater.example")) is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("to speed up the openings of new branches", "to match crews by their skill and their home"),
        ("to translate contracts into nine languages", "to plan tours for forty drivers of trucks"),
        ("to detect forged receipts within seconds", "to forecast how much bread each branch sells"),
    ],
)
def test_two_things_built_are_not_one_for_the_same_opening(one: str, other: str) -> None:
    line = "- Designed and implemented a platform "
    assert found("REV-DUPLICATE", f"{line}{one}\n{line}{other}") is None


@pytest.mark.parametrize(
    ("rows", "line", "named"),
    [
        ("Microsoft Excel, Microsoft Word", "Built a stock model in Excel with 30 sheets", False),
        ("Google Sheets, Zoom", "Wrote a Google Sheets report for 40 schools", False),
        ("PowerPoint, Microsoft Excel", "Drew the talks of the board in PowerPoint", False),
        ("Microsoft Excel, Microsoft Word", "Built a stock model in Go", True),
    ],
)
def test_what_the_work_is_done_with_is_not_cut(rows: str, line: str, named: bool) -> None:
    job = "# experience: Experience\n= Backend Engineer | Tidewater | 2022-03 | present\n- Built the billing in Go\n"
    assert (found("REV-CUT", f"{job}- {line}\n# skills: Skills\nGo, PostgreSQL, {rows}") is not None) is named


@pytest.mark.parametrize("label", ["Responsibilities:", "Duties:", "Job Responsibilities: "])
def test_a_label_over_the_lines_is_no_duty(label: str) -> None:
    assert found("EXP-DUTY", f"- {label}\n- Built the billing") is None
    assert found("EXP-DUTY", f"- {label} keeping the billing up") is not None


@pytest.mark.parametrize("dates", ["2021-02 | 2023-01", "2023-02 | present"])
@pytest.mark.parametrize("title", ["Graphs for Everybody", "Volunteer Developer", "Programmer"])
def test_old_work_stays_where_newer_work_is_hardly_told(title: str, dates: str) -> None:
    told = (
        "- Built the search of the shop in Go with two others, so that customers find whatever they look for by name\n"
    )
    text = f"""
# experience: Experience
= Backend Developer | Tidewater | 2023-01 | present
- Built the billing of the shop in Go
= Programmer | Larkfield | 2009-01 | 2011-05
{told}{told}
= {title} | Marlowe | {{0}}
{told}{told}{told}{told}"""
    assert "2011" not in _cut(text.format("| "))
    assert "2011" in _cut(text.format(dates))


def _cut(text: str) -> str:
    told = found("REV-CUT", text)
    return told.message if told else ""


DEGREE = "\n# education: Education\n= Bachelor of Arts in History | Larkfield College | 2015-09 | 2019-06"
CLERK = "\n# experience: Experience\n= {title} | Tidewater | 2021-01 | present\n- Planned the fairs of a seed merchant"


@pytest.mark.parametrize(
    "sign",
    [
        CLERK.format(title="Sales Clerk") + "\n- Taught coding to the children of the town" + DEGREE,
        CLERK.format(title="Sales Clerk") + "\n# skills: Skills\nHTML, CSS, JavaScript" + DEGREE,
        CLERK.format(title="Sales Clerk")
        + "\n# education: Education\n= Diploma in Information Technology | Larkfield |",
    ],
)
def test_no_page_that_tells_of_software_is_said_not_to(sign: str) -> None:
    assert found("REV-ROLE", CLERK.format(title="Sales Clerk") + DEGREE, pack="anybody") is not None
    assert found("REV-ROLE", sign, pack="anybody") is None
    assert found("REV-KIND", sign, pack="anybody") is not None


def test_nothing_is_said_of_the_kind_of_work_where_no_job_was_read_or_a_title_stands_above() -> None:
    both = CLERK.format(title="Sales Clerk / Web Developer") + DEGREE
    assert found("REV-KIND", both, pack="anybody", jobs_unread=True) is None
    assert found("REV-KIND", f"# contact: Maren Okafor\nSales Manager\n{both}", pack="anybody") is None
    assert found("REV-ROLE", CLERK.format(title="Sales Clerk") + DEGREE, pack="anybody", jobs_unread=True) is None


@pytest.mark.parametrize("word", ["accesibility", "accessiblity", "acessibility"])
def test_what_is_looked_for_may_have_a_letter_wrong(word: str) -> None:
    lines = "- Built the pages of the shop in React, so that customers find whatever they look for by name\n" * 4
    assert found("FRO-ACCESS", lines, pack="frontend-engineer") is not None
    assert found("FRO-ACCESS", f"{lines}- Looked after {word} of all pages", pack="frontend-engineer") is None


@pytest.mark.parametrize(
    "line", ["Shows the way to testing sites in a town", "Ordered kits for drug testing", "A/B tested the landing page"]
)
def test_another_kind_of_testing_is_no_test(line: str) -> None:
    told = found("SKL-TESTING", f"# skills: Skills\nPython, React\n# experience: Experience\n- {line}")
    assert told is None or "You mention tests" not in told.message


@pytest.mark.parametrize(
    ("study", "asked"),
    [
        ("BSc Mechanical Engineering", False),
        ("BEng Civil Engineering, Minor in Computer Science", False),
        ("BA Interior Design", False),
        ("BSc Computer Science", True),
    ],
)
def test_who_builds_machines_may_open_with_what_those_are_made_with(study: str, asked: bool) -> None:
    text = f"""
# skills: Skills
Git, Jira, Confluence, Java, Python, C, MATLAB
# education: Education
= {study} | Larkfield University | 2021-09 | present"""
    told = found("SKL-PRIMARY", text, Level.NEW_GRAD, pack="software-engineer")
    assert (told is not None) is asked


@pytest.mark.parametrize("heading", ["Special Skills", "Toolbox", "What I know", "Core Competences"])
def test_skills_may_be_headed_in_other_words(heading: str) -> None:
    job = "# experience: Experience\n= Clerk | Tidewater | 2021-01 | present\n- Built the search in Go"
    assert found("SKL-SECTION", f"# other: {heading}\n- Fluent in spreadsheets\n{job}") is None
    assert found("SKL-SECTION", f"# other: Fairs\n- Fluent in spreadsheets\n{job}") is not None


@pytest.mark.parametrize(
    "tagline",
    [
        "Calm and curious • I build small tools for bakeries",
        "Keen on maps, trains and long walks",
        "I teach and write about compilers",
    ],
)
def test_a_tagline_in_the_first_person_is_a_summary(tagline: str) -> None:
    job = "# experience: Experience\n= Engineer | Tidewater | 2021-01 | present\n- Built the search in Go"
    assert found("SUM-MISSING", f"# contact: Maren Okafor\nPortland\n{job}") is not None
    assert found("SUM-MISSING", f"# contact: Maren Okafor\n{tagline}\n{job}") is None


@pytest.mark.parametrize(
    "summary",
    [
        "I am a pupil of seventeen at the Larkfield School in Leeds, born in Cardiff, a citizen of Wales and Spain",
        "Currently a trainee of the Tidewater Bakery in Porto, before that of the Marlowe Mill, living in Lisbon",
        "Currently living in Oslo, coming from Bergen by way of the Marlowe Folk School, on the way to Tromsø",
    ],
)
def test_a_summary_of_names_is_not_empty(summary: str) -> None:
    assert found("REV-EMPTY", f"# summary: Summary\n{summary}", pack="anybody") is None


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("Quality checked and packed 40 parts an hour", False),
        ("A/B tested landing pages for three shops", False),
        ("Spot checked the invoices of two branches", False),
        ("#2 in sales of the region in 2019", False),
        ("Team related and other work for the shop", True),
    ],
)
def test_a_compound_verb_and_a_rank_are_asked_for_no_verb(line: str, asked: bool) -> None:
    assert (found("EXP-VERB", f"- {line}\n- Built the search in Go") is not None) is asked


@pytest.mark.parametrize("left", ["TBD", "Details to follow", "Coming soon"])
def test_what_holds_a_place_is_told_as_that_and_not_counted(left: str) -> None:
    text = f"""
# experience: Experience
= Engineer | Tidewater | 2022-01 | present
- {left}
= Engineer | Larkfield | 2018-01 | 2021-12
- Built the search of the shop in Go with two others
- Moved the billing to PostgreSQL over a weekend"""
    told = found("REV-SPARSE", text)
    assert told is not None
    assert f"“{left}”" in told.message
    assert "words" not in told.message


@pytest.mark.parametrize(
    "prize",
    [
        "1st place in Norland for A Levels Informatics",
        "Secondary school, valedictorian",
        "Top of the district in the high school diploma, medal for mathematics",
    ],
)
def test_a_prize_at_school_is_nothing_to_cut(prize: str) -> None:
    text = "# education: Education\n= BSc Computer Science | Larkfield University | 2016-09 | 2020-06\n"
    assert found("REV-EDU", f"{text}- High school, Leeds") is not None
    assert found("REV-EDU", f"{text}- {prize}") is None


@pytest.mark.parametrize("line", ["Driving licence, class B", "Class 5 License", "CKA\tSafety at Sea Certificate"])
def test_no_year_is_asked_of_what_lets_one_drive_or_of_two_columns(line: str) -> None:
    assert found("CRT-DATES", "# certifications: Certifications\nCKA") is not None
    assert found("CRT-DATES", f"# certifications: Certifications\n{line}") is None


@pytest.mark.parametrize("name", ["Azure SQL Database", "Azure Sql Database"])
def test_what_is_listed_is_called_as_the_page_calls_it(name: str) -> None:
    text = f"""
# skills: Skills
{name}, MongoDB, Redis, Kafka, Kotlin, Rust, Scala, Cassandra
# experience: Experience
= Engineer | Tidewater | 2021-01 | present
- Built the search of the shop with two others"""
    told = found("SKL-EVIDENCE", text, pack="software-engineer")
    assert told is not None
    assert "azuresql" not in told.message


@pytest.mark.parametrize(
    "line",
    [
        "Mixed transferrin with sensile sheets",
        "Drew functio lines of politis",
        "Grew cells on essentia gels",
    ],
)
def test_words_of_science_and_of_other_languages_are_no_slips(line: str) -> None:
    job = "# experience: Experience\n= Engineer | Tidewater | 2021-01 | present\n- "
    assert found("ATS-TYPO", f"{job}{line}") is None
    assert found("ATS-TYPO", f"{job}Wrote the developmnt server") is not None


@pytest.mark.parametrize("line", ["Sold the bicylce\n- Tested each bicylce", "Drew with faiss, bicylce, yargs"])
def test_a_word_that_comes_again_or_among_names_is_meant(line: str) -> None:
    job = "# experience: Experience\n= Engineer | Tidewater | 2021-01 | present\n- "
    assert found("ATS-TYPO", f"{job}{line}") is None
    assert found("ATS-TYPO", f"{job}Sold the bicylce to partners") is not None


@pytest.mark.parametrize(
    "line",
    [
        "Built the age 18 and over check of a shop",
        "Replaced a system that was 20 years old.",
        "Trained a model for gender classification and nationality detection",
        "Wrote an app for married couples and for blood group search",
    ],
)
def test_what_a_product_is_about_is_nothing_personal(line: str) -> None:
    job = "# experience: Experience\n= Engineer | Tidewater | 2021-01 | present\n- "
    assert found("REV-PERSONAL", f"{job}{line}") is None


@pytest.mark.parametrize(
    "detail", ["Age: 34", "Nationality: Danish", "Gender: female", "Married", "34 years old, married"]
)
def test_what_is_said_of_the_person_is_personal(detail: str) -> None:
    assert found("REV-PERSONAL", f"# other: Personal details\n{detail}") is not None


@pytest.mark.parametrize(
    "line",
    ["Cut alerts that fired at night", "Added dropout layers to the model", "Retried jobs that failed to start"],
)
def test_words_of_the_trade_speak_against_nobody(line: str) -> None:
    job = "# experience: Experience\n= Engineer | Tidewater | 2021-01 | present\n- "
    assert found("REV-NEGATIVE", f"{job}{line}") is None
    assert found("REV-NEGATIVE", f"{job}Was fired in the spring") is not None


@pytest.mark.parametrize(
    "line",
    [
        "Cut the wait of the nightly report from hours to seconds",
        "Brought a release from two weeks down to a day",
        "Took the move of a shop from several months to less than a week",
    ],
)
def test_what_was_measured_in_words_needs_no_number(line: str) -> None:
    told = "- Rebuilt the search of the shop\n- Wrote the import of rates\n- Moved the catalogue to Go"
    asked = found("EXP-METRIC", f"{told}\n- {line}")
    assert asked is not None
    assert line not in (asked.quote, *asked.others)


@pytest.mark.parametrize(
    "line",
    [
        "Q3 2021 Hall of Fame winner",
        "#1 in sales of the whole region",
        "Earned the highest rating in the last review",
        "Quick learning of what the evening needs",
        "Work well under stressful atmospheres",
        "Highly motivated and friendly with guests",
    ],
)
def test_prizes_and_traits_need_no_number(line: str) -> None:
    told = "- Built the search of the shop\n- Wrote the import of rates\n- Created the pages of partners"
    asked = found("EXP-METRIC", f"{told}\n- {line}")
    assert asked is not None
    assert asked.count == 3


@pytest.mark.parametrize("trait", ["Quick learning of systems", "Works best under pressure", "Able to explain things"])
def test_traits_are_no_tasks(trait: str) -> None:
    told = "- Built the search of the shop\n- Wrote the import of rates\n- Created the pages of partners"
    asked = found("EXP-VTR", f"{told}\n- Maintained the servers\n- {trait}")
    assert asked is not None
    assert asked.count == 4


OTHER_TRADE = """
# experience: Experience
= Sales Assistant | Tidewater | 2022-03 | 2023-01
- Raised the sales of the shop by 12%
- Served 80 guests a day at the desk
- Trained 4 new colleagues in a year
"""


@pytest.mark.parametrize("heading", ["Projects", "Selected Projects", "Own Work"])
def test_of_lines_without_numbers_the_section_is_said(heading: str) -> None:
    page = (
        f"# projects: {heading}\n= Ferryboard | | |\n- Built the board of all ferries in Flask\n"
        "- Wrote the import of timetables in Python\n- Made a map of the piers in React"
    )
    asked = found("EXP-METRIC", f"{page}{OTHER_TRADE}", Level.NEW_GRAD)
    assert asked is not None
    assert asked.message == "Hardly any of the lines about your projects has a number."
    alone = found("EXP-METRIC", page, Level.NEW_GRAD)
    assert alone is not None
    assert alone.message == "None of your lines has a number."


@pytest.mark.parametrize(
    "closing",
    ["ensuring that no order is lost", "in order to show them at once", "to help drivers find the right door"],
)
def test_lines_that_say_what_for_do_not_stop_at_the_task(closing: str) -> None:
    bare = "- Built the search of the shop\n- Wrote the import of rates\n- Created the pages of partners"
    asked = found("EXP-VTR", f"{bare}\n- Built the queue of orders")
    assert asked is not None
    assert asked.message == "Nearly all of your lines describe a task and stop there."
    asked = found("EXP-VTR", f"{bare}\n- Built the queue of orders, {closing}\n- Wrote the list of doors, {closing}")
    assert asked is not None
    assert asked.message == "About half of your lines describe a task and stop there."


@pytest.mark.parametrize("trade", ["Sales Assistant", "Cashier", "Waiter"])
def test_a_percentage_in_another_trade_needs_no_polish(trade: str) -> None:
    job = f"= {trade} | Alder | 2020-03 | 2021-01\n- Reduced the time of answers by 23% with templates"
    field = "= Web Developer | Tidewater | 2022-03 | present\n- Reduced the wait for a page by 30% with a cache"
    page = f"# experience: Experience\n{field}\n{job}"
    asked = found("EXP-BEFOREAFTER", page)
    assert asked is not None
    assert asked.count == 1


@pytest.mark.parametrize("lines", [3, 4, 5])
def test_who_tells_three_lines_of_each_has_told_them(lines: int) -> None:
    told = [
        "Built the board of all ferries",
        "Wrote the import of timetables",
        "Made a map of piers",
        "Added a search for bus stops",
        "Put the pages on a server",
    ]
    rows = "\n".join(f"- {each}" for each in told[:lines])
    project = f"# projects: Projects\n= Ferryboard | | |\n{rows}"
    assert found("REV-LITTLE", project, Level.NEW_GRAD) is not None
    assert found("REV-LITTLE", f"{project}\n= Bikemap | | |\n{rows}", Level.NEW_GRAD) is None


@pytest.mark.parametrize("line", ["Score: 4 / 5", "Grade: 1.3 of the whole team", "Design review: passed at once"])
def test_what_opens_with_a_label_has_no_tense(line: str) -> None:
    job = "= Lead Engineer | Tidewater | 2020-01 | 2021-04\n- Led a group of four\n- Built the model of the rover"
    assert found("REV-TENSE", f"{job}\n- Leading the talks with two partners") is not None
    assert found("REV-TENSE", f"{job}\n- {line}") is None


LATE = """
# experience: Experience
= Senior Backend Engineer | Tidewater | 2019-03 | present
- Rebuilt the billing of 300 shops in Go with two others, from 5 h a night to 35 min
- Moved the catalogue to PostgreSQL, cutting the wait for a page from 9 s to 2 s for everybody who visits
= Backend Engineer | Larkfield | 2014-03 | 2019-02
- Wrote the import of carrier rates in Python, used by 40 people of three offices each day
- Built the queue of orders on RabbitMQ, which lost none of 2 million orders in its first year
"""


@pytest.mark.parametrize("taught", ["data structures and algorithms", "programming in Java", "web development"])
def test_teaching_the_trade_is_no_other_kind_of_work(taught: str) -> None:
    job = "= Teacher | Alder Academy | 2016-02 | 2017-06\n- Held evening classes for groups of 20 to 30 students in"
    rest = "with two lessons a week, a test at the end of each month and a project that everybody showed to the others"
    more = "- Looked after the library, its opening hours and its guests"
    assert found("REV-CUT", f"{LATE}{job} geography {rest}\n{more}", pages=3) is not None
    assert found("REV-CUT", f"{LATE}{job} geography {rest}", pages=3) is None  # a single line hardly takes space
    assert found("REV-CUT", f"{LATE}{job} {taught} {rest}\n{more}", pages=3) is None


@pytest.mark.parametrize(("pages", "columns", "told"), [(2, 2, False), (1, 2, True), (2, 1, True)])
def test_jobs_in_columns_over_pages_have_no_known_order(pages: int, columns: int, told: bool) -> None:
    older = "= Engineer | Alder | 2012-01 | 2015-01\n- Built the search of the shop in Go"
    newer = "= Engineer | Birch | 2015-02 | present\n- Built the queue of the shop in Go"
    resume = to_resume(f"# experience: Experience\n{older}\n{newer}", SectionKind.EXPERIENCE, Level.SENIOR, {})
    layout, file = replace(resume.layout, columns=columns), replace(resume.file, pages=pages)
    findings = run(replace(resume, layout=layout, file=file), load("backend-engineer"))
    assert ("EXP-PROGRESSION" in {each.rule for each in findings}) is told


@pytest.mark.parametrize("above", [3, 12, 20])
def test_skills_on_page_one_above_all_jobs_need_not_move(above: int) -> None:
    told = "\n".join(f"A sentence on the years at sea, number {number}." for number in range(above))
    skills = (
        "# skills: Skills\nLanguages: Go, Java, Python\nData stores: PostgreSQL, Redis\nInfrastructure: AWS, Kubernetes"
    )
    work = "# experience: Experience\n= Engineer | Acme | 2021-03 | present\n- Built services\n- Tuned queries"
    assert found("SKL-TOPTHIRD", f"# summary: Summary\n{told}\n{skills}\n{work}") is None


@pytest.mark.parametrize("lines", [1, 2])
def test_of_a_job_with_one_line_nothing_goes(lines: int) -> None:
    row = "- Wrote the tools by which forty people of two offices planned the tours of their drivers, week by week, and"
    old = f"= Backend Engineer | Marlowe | 2008-01 | 2012-06\n{row} printed what each of them had to bring along\n"
    text = f"{LATE}{old}" + "- Moved the stock of three depots to a new database\n" * (lines - 1)
    assert (found("REV-CUT", text, pages=2) is not None) is (lines > 1)


@pytest.mark.parametrize("title", ["QA Engineer", "Frontend Developer", "iOS Developer", "Backend Engineer"])
def test_the_only_job_of_its_kind_stays(title: str) -> None:
    old = f"= {title} | Marlowe | 2008-01 | 2012-06\n- Wrote the tools by which forty people planned tours\n"
    rows = "- Moved the stock of three depots to a new database, without a day of rest for any of the people there"
    assert (found("REV-CUT", f"{LATE}{old}{rows}", pages=2) is not None) is (title == "Backend Engineer")


@pytest.mark.parametrize(("more", "pages", "told"), [(0, 1, False), (15, 1, False), (15, 2, True)])
def test_a_single_page_has_room_for_every_job_of_the_field(more: int, pages: int, told: bool) -> None:
    rows = "- Wrote the tools by which the people planned the tours of their drivers\n" * 5
    old = f"= Backend Engineer | Marlowe | 2008-01 | 2012-06\n{rows}- Moved the stock to a new database\n"
    newer = LATE + "- Tuned the search of a shop so that it found whatever was asked for\n" * more
    page = to_resume(newer + old, SectionKind.EXPERIENCE, Level.SENIOR, {})
    lines = tuple(replace(line, bottom=700.0) for line in page.lines)
    page = replace(page, lines=lines, file=replace(page.file, pages=pages))
    assert any(each.rule == "REV-CUT" for each in run(page, load("backend-engineer"))) is told


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Installed and configured the network of the branch in Alderton", "in Brightwell"),
        ("Developed and maintained the reporting module for Tidewater Foods", "for Larkfield Mills"),
        ("Migrated the monthly billing runs of customers to Ferryboard", "to Mosaic"),
    ],
)
def test_the_same_done_for_two_places_or_products_is_no_repetition(one: str, other: str) -> None:
    second = f"{one.rsplit(' ', len(other.split()))[0]} {other}"
    assert found("REV-DUPLICATE", f"- {one}\n- {second}") is None
    assert found("REV-DUPLICATE", f"- {one}\n- {one} and more") is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "FerryBot, a Telegram bot to get information about ferries",
            "TramBot, a Telegram bot to get information about trams",
        ),
        ("Freelance Senior Java Developer (contract)", "Freelance Senior Java Developer (contract)"),
    ],
)
def test_two_products_and_two_contracts_are_no_repetition(one: str, other: str) -> None:
    assert found("REV-DUPLICATE", f"- {one}\n- {other}") is None


@pytest.mark.parametrize(
    "line", ["Worked on-site at Tidewater for two months", "Worked on-call in the nights of a harbour"]
)
def test_a_place_of_work_hides_nobodys_part(line: str) -> None:
    assert found("EXP-WEAK", f"- {line}") is None


@pytest.mark.parametrize("head", ["I'm good at:", "I want to create:", "Strengths"])
def test_strengths_and_wishes_are_no_work(head: str) -> None:
    page = f"# experience: Experience\n{head}\n- Working with others\n- Great experiences of all users"
    assert found("EXP-WEAK", page) is None
    assert found("EXP-VERB", page) is None


@pytest.mark.parametrize("years", ["(2011–2012)", "(2014)", "(2007 - 2011)"])
def test_a_job_in_one_line_is_asked_for_no_verb(years: str) -> None:
    line = f"- Business Analyst, Larkfield Mills {years} — audits of the stores"
    assert found("EXP-VERB", line) is None


@pytest.mark.parametrize(
    "line",
    [
        "Basic level of German speaking and listening",
        "Basic first aid training by the harbour of Alderton",
        "A longer version of this CV is available from my site",
    ],
)
def test_languages_and_courses_need_no_number(line: str) -> None:
    asked = found("EXP-METRIC", f"- Built the search of the shop\n- Wrote the import\n- Created the pages\n- {line}")
    assert asked is None or line not in (asked.quote, *asked.others)


NAMES = "Java, Python, Go\n{}\nPostgreSQL, Redis, Kafka\n{}\nDocker, Terraform, AWS, Jenkins, Grafana"


@pytest.mark.parametrize(
    ("first", "second", "third"),
    [
        ("Languages", "Data Stores", "Cloud & DevOps"),
        ("Back End", "Storage", "Delivery"),
        ("Programming languages:", "Databases and messaging:", "Infrastructure:"),
    ],
)
def test_labels_in_rows_of_their_own_label_what_stands_below(first: str, second: str, third: str) -> None:
    rows = f"{first}\n{NAMES.format(second, third)}"
    assert found("SKL-LAYERS", f"# skills: Skills\n{rows}") is None
    bare = rows.replace(f"{first}\n", "").replace(f"\n{second}\n", ", ").replace(f"\n{third}\n", ", ")
    assert found("SKL-LAYERS", f"# skills: Skills\n{bare}") is not None


@pytest.mark.parametrize("count", [6, 7, 8])
def test_seven_names_are_seen_at_a_glance_without_labels(count: int) -> None:
    names = "Java, Python, Go, PostgreSQL, Redis, Kafka, Docker, Terraform".split(", ")[:count]
    assert (found("SKL-LAYERS", f"# skills: Skills\n{', '.join(names)}") is not None) is (count > 7)


@pytest.mark.parametrize(
    "place", ["among the top 20% of a site of puzzles", "in the best 5 % of 9,000", "first 10% of all"]
)
def test_a_place_among_others_rates_no_skill(place: str) -> None:
    assert found("REV-RATED", f"# skills: Skills\nGo, Python\nPuzzles solved: 160, {place}") is None
    assert found("REV-RATED", "# skills: Skills\nGo 80%, Python 60%") is not None


@pytest.mark.parametrize(
    ("place", "impossible"),
    [
        ("2500 Alder Street, Vetkapur", False),
        ("Vetkapur - 2915 12th Avenue", False),
        ("Mill Road, Suite 2210", False),
        ("March 2915", True),
        ("2019 - 2915", True),
    ],
)
def test_the_number_of_a_house_is_no_year(place: str, impossible: bool) -> None:
    text = f"# experience: Experience\n= Instructor\t{place} | Tidewater | 2021-08 | Present"
    assert (found("REV-IMPOSSIBLE", text) is not None) is impossible


@pytest.mark.parametrize("name", ["TIDE CLOCK", "HARBOR MAP", "SEED FINDER"])
def test_links_count_below_a_project_that_was_read_as_a_section(name: str) -> None:
    told = "- Built a clock app in Kotlin, on the Play Store"
    page = f"# projects: PROJECTS\n- Built a parser in Java\n# projects: {name}\n{told}"
    resume = to_resume(page, SectionKind.PROJECTS, Level.MID, {})
    last = len(resume.lines) - 1
    linked = replace(resume, links=(Link("https://store.example/clock", "Store", 1, last),))
    pack = load("backend-engineer")
    assert any(each.rule == "PRJ-LINKS" for each in run(resume, pack))
    assert not any(each.rule == "PRJ-LINKS" for each in run(linked, pack))


@pytest.mark.parametrize("end", ["a tide tracker, live", "maps - live", "the board, demo"])
def test_a_word_of_a_sentence_is_no_label_of_a_link(end: str) -> None:
    told = found("PRJ-LINKS", f"# projects: Projects\nBuilt a harbor app in Java with {end}\nupdates for crews")
    assert told is None or "says" not in told.message
    told = found("PRJ-LINKS", "# projects: Projects\nTide Clock | Java | Live\n- Built a tide clock in Java")
    assert told is not None
    assert "Live" in told.message


@pytest.mark.parametrize(
    "line",
    [
        "Rewrote the licence module of a huge legacy code base in C++",
        "Built a portal in Java from the ground up for the needs of each customer",
        "Designed a schema for our custom backend library in Go",
    ],
)
def test_closed_work_has_no_link_to_ask_for(line: str) -> None:
    assert found("PRJ-LINKS", f"# projects: Projects\n= Harbor Tools | | |\n- {line}") is None
    assert found("PRJ-LINKS", "# projects: Projects\n= Harbor Tools | | |\n- Built a parser in Go") is not None


@pytest.mark.parametrize(
    "claim",
    ["13 years of hospitality experience", "9 years of classroom experience", "15 years of experience in retail"],
)
def test_years_in_another_trade_are_not_held_against_software_work(claim: str) -> None:
    job = "# experience: Experience\n= Software Engineer | Alder | 2023-01 | 2024-12\n- Built a booking API in Java"
    assert found("REV-CREDIBLE", f"# summary: Summary\nDeveloper with {claim} behind me\n{job}", years=2) is None
    doubted = "# summary: Summary\nDeveloper with 13 years of software development experience"
    assert found("REV-CREDIBLE", f"{doubted}\n{job}", years=2) is not None


@pytest.mark.parametrize("when", ["Issued Nov 23", "Sept. 21", "June-19"])
def test_a_month_with_two_figures_dates_a_certification(when: str) -> None:
    held = "# certifications: Certifications\nAWS Certified Developer"
    assert found("CRT-DATES", f"{held} – {when}") is None
    assert found("CRT-DATES", held) is not None


@pytest.mark.parametrize("line", ["Worked as IS lead", "Filed the reports with WITH partners", "Met at AT meetings"])
def test_a_name_behind_the_same_word_is_not_said_twice(line: str) -> None:
    assert found("ATS-TYPO", f"- {line} of the harbor") is None
    told = found("ATS-TYPO", "- Ran scripts in a A/B testing manner")
    assert told is not None
    assert "an A/B" in told.message


@pytest.mark.parametrize(
    "label", ["Collaboration & Version Control", "Organization, Planning", "Communication, Testing"]
)
def test_the_first_cell_of_a_row_of_tools_is_no_soft_skill(label: str) -> None:
    assert found("SKL-SOFT", f"# skills: Skills\n{label}\tGit, Jira, Docker, Kubernetes") is None
    assert found("SKL-SOFT", "# skills: Skills\nGit, Jira, Docker, Collaboration") is not None


@pytest.mark.parametrize("heading", ["Infrastructure at Home", "Positions", "Timeline", "Nightly Rounds"])
def test_a_section_that_tells_of_technology_is_nothing_to_cut(heading: str) -> None:
    rows = "Runs Kubernetes at home\nKeeps Ansible roles for all hosts\nWatches them with Prometheus"
    cut = found("REV-CUT", f"- Built a booking API in Java\n# other: {heading}\n{rows}", pages=3)
    assert cut is None or heading not in cut.message


@pytest.mark.parametrize(("height", "crowded"), [(792, True), (4000, False), (900, True)])
def test_words_are_measured_against_the_size_of_the_page(height: int, crowded: bool) -> None:
    lines = "\n".join(["- Built a booking system in Java for a harbor with three hundred berths"] * 90)
    resume = to_resume(lines, SectionKind.EXPERIENCE, Level.SENIOR, {"page_height": float(height)})
    placed = replace(resume, lines=tuple(replace(line, top=1.0, bottom=9.0, size=11.0) for line in resume.lines))
    assert any(each.rule == "REV-DENSE" for each in run(placed, load("backend-engineer"))) is crowded


def test_letters_that_nothing_shows_to_be_wrong_are_not_spoken_of() -> None:
    for seen, spoken in (("", False), ("   ", False), ("([SHULHQFH", True)):
        resume = to_resume("Experience", SectionKind.OTHER, Level.MID, {"garbled": {"letters": seen}})
        assert any(each.rule == "ATS-FONTS" for each in run(resume, load("backend-engineer"))) is spoken


@pytest.mark.parametrize("post", ["Founder + Chair", "Club President", "Volunteer Organizer"])
def test_of_a_students_post_nobody_asks_more_lines(post: str) -> None:
    project = "# projects: Projects\n= Tide Clock | | |\n- Built a tide clock in Java for 40 sailors of the harbor"
    work = f"# experience: Experience\n= {post} | Talking Lab | 2022-01 | present\n- Held weekly talks for members"
    assert found("REV-SPARSE", f"{work}\n{project}", Level.NEW_GRAD) is None


def _rules_where(text: str, dates: dict[int, str]) -> dict[str, str]:
    """What each rule says where the jobs have these dates as they are written, and begin and end in them."""
    page = to_resume(text, SectionKind.EXPERIENCE, Level.SENIOR, {"pages": 2})
    entries = tuple(
        replace(each, start=dates[number][-4:], end=dates[number][-4:], current=False, dates=dates[number])
        if number in dates
        else each
        for number, each in enumerate(page.entries, -len(page.entries))
    )
    return {each.rule: each.message for each in run(replace(page, entries=entries), load("backend-engineer"))}


@pytest.mark.parametrize(
    ("dates", "following", "told"),
    [
        ("Jul 2009", "2018-03", False),
        ("2009", "2018-03", False),
        ("2009", "2014-03", True),  # it surely ended by then
        ("2009 – 2009", "2018-03", True),
        ("Summer 2009", "2018-03", True),
    ],
)
def test_a_date_that_stands_alone_is_no_end_long_ago(dates: str, following: str, told: bool) -> None:
    rows = "- Wrote the tools by which the people planned the tours of their drivers and their rests\n" * 5
    newer = (
        LATE.replace("2014-03", following)
        + "- Tuned the search of a shop so that it found whatever was asked for\n" * 15
    )
    text = f"{newer}= Backend Engineer | Marlowe | 2009-07 | 2009-07\n{rows}- Moved the stock to a new database\n"
    assert ("2009" in _rules_where(text, {-1: dates}).get("REV-CUT", "")) is told


@pytest.mark.parametrize("first", ["2019-01 | present", "Mar 2019"])
def test_what_ended_below_a_job_that_goes_on_is_not_the_latest(first: str) -> None:
    text = f"""
# experience: Experience
= {{title}} | Tidewater | {first if "|" in first else "2019-03 | 2019-03"}
- Wrote about the ferries of the north for the people who take them every day
= Backend Engineer | Larkfield | 2013-02 | 2017-07
- Helped customers with their machines
"""
    dates = {} if "|" in first else {-2: first}
    assert "REV-SPARSE" not in _rules_where(text.format(title="Chef"), dates)
    assert "REV-SPARSE" in _rules_where(text.format(title="Chef").replace("present", "2020-01"), {})


@pytest.mark.parametrize(("technical", "told"), [(1, True), (3, False)])
def test_a_section_beside_the_work_goes_unless_half_of_it_is_technical(technical: int, told: bool) -> None:
    lines = ["Ran the fair of the school", "Sang in the choir", "Kept bees", "Drew the posters of a theater"]
    lines[:technical] = ["Kept the site of the choir in Python", "Set up Linux at the school", "Mended Docker"][
        :technical
    ]
    text = f"{LATE}\n# other: Extra-Curricular Activity\n" + "\n".join(lines)
    assert (found("REV-CUT", text, pages=3) is not None) is told
