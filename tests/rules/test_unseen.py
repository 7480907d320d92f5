"""What is said to be missing is missing: a rule keeps silent where the resume has it in other words."""

from dataclasses import replace

import pytest

from rules.checks.unreferenced_link import UnreferencedLink
from rules.engine import run
from rules.examples import to_resume
from rules.facts import Facts
from rules.finding import Finding
from rules.packs import load
from rules.resume import Entry, Level, SectionKind
from rules.role import Role
from tests.rules.findings import finding_of


def found(rule: str, text: str, level: Level = Level.SENIOR, pack: str = "backend-engineer") -> Finding | None:
    return finding_of(rule, to_resume(text, SectionKind.EXPERIENCE, level, {}), pack)


PLAIN = """
- Built the search of the shop
- Wrote the interfaces for partners
- Moved the catalogue to another data model"""


@pytest.mark.parametrize(
    "two",
    [
        "- Coordinated the move with three vendors\n- Coordinated the build of a fraud check",
        "- Planned company OKRs with the board\n- Delegated the import to two developers",
        "- Organized the guild of back-end people\n- Held workshops on PostgreSQL",
    ],
)
def test_who_coordinates_leads(two: str) -> None:
    assert found("EXP-LEADERSHIP", PLAIN) is not None
    assert found("EXP-LEADERSHIP", f"{PLAIN}\n{two}") is None


ENOUGH = """
# experience: Experience
- Built the catalogue of the shop together with two designers and the people who buy what is sold there
- Wrote the interfaces by which partners send their prices and learn what has been ordered from them
- Moved the orders of eleven years to another data model while customers went on to buy and to return things
- Rebuilt the search so that people find what they look for by any of the words that they use for it
"""
"""So much that a reader asks for what is missing."""


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("- Built the search", "I found no testing framework or practice."),
        ("- Built and tested the search", "You mention tests, but no framework that you write them with."),
        ("- Taught good habits of testing", "You mention tests, but no framework that you write them with."),
        ("- Spent a winter testing the shop", "You mention tests, but no framework that you write them with."),
    ],
)
def test_tests_without_a_framework_are_no_lack_of_tests(line: str, message: str) -> None:
    told = found("SKL-TESTING", f"{ENOUGH}{line}")
    assert told is not None
    assert told.message == message


@pytest.mark.parametrize("used", ["a driver using C", "the importer in C for two boards", "firmware (C)"])
def test_a_language_of_one_letter_is_used_where_it_stands(used: str) -> None:
    listed = "C, Kotlin, Rust, Haskell, Lua"
    text = f"# skills: Skills\nLanguages: {listed}\n# experience: Experience\n- Built {{what}} over a winter"
    without, with_c = (found("SKL-EVIDENCE", text.format(what=what)) for what in ("a driver", used))
    assert without is not None
    assert "C, Haskell" in without.message
    assert with_c is None


@pytest.mark.parametrize(
    "named",
    ["- Replayed experiments with Qiskit", "- Drew the boards in KiCad", "- Simulated frames using OpenSeesPy"],
)
def test_a_name_that_nobody_knows_is_a_technology(named: str) -> None:
    half = f"{PLAIN}\n- Wrote the importer in Go\n- Ran the lab with Labview"
    assert found("EXP-TECH", half) is not None
    assert found("EXP-TECH", f"{half}\n{named}") is None


def test_technology_is_asked_of_the_jobs_that_are_of_the_field() -> None:
    teaching = "= Instructor | Alder College | 2015-01 | 2019-06" + PLAIN.replace("Built", "Taught")
    work = """
= Software Engineer | Larkfield | 2019-07 | present
- Built the shop in Go
- Moved the catalogue to PostgreSQL
- Wrote the importer in Go
- Answered questions of partners
"""
    assert found("EXP-TECH", f"{work}{teaching}\n- Graded papers\n- Led seminars\n- Edited a journal") is None


@pytest.mark.parametrize(
    "line",
    [
        "- Reduced the cost of storage by freeing orphaned objects",
        "- Improved resilience against attacks by limiting rates at the proxy",
        "- Took second place in an international contest of robots",
        "- Contributed to the success of the first round of funding",
    ],
)
def test_a_result_may_stand_first(line: str) -> None:
    bare = f"{PLAIN}\n- Answered questions of partners"
    before, after = found("EXP-VTR", bare), found("EXP-VTR", f"{bare}\n{line}")
    assert before is not None
    assert after is not None
    assert (before.count, after.count) == (4, 4)


def test_a_summary_without_a_heading_is_one() -> None:
    head = """
# contact: Contact
Maren Okafor
Senior Software Engineer
Experienced software engineer with a long history of work in the games and the video
streaming industries."""
    assert found("SUM-MISSING", f"{head}\n# experience: Experience{PLAIN}") is None
    assert found("SUM-MISSING", f"# contact: Contact\nMaren Okafor\n# experience: Experience{PLAIN}") is not None


@pytest.mark.parametrize("title", ["President", "Team Member", "Captain"])
def test_a_post_in_a_club_is_no_latest_work_and_no_vague_title(title: str) -> None:
    text = f"= {title} | Chess Club of Alder University | 2023-01 | present\n- Set up meetings\n- Wrote the letter"
    assert found("REV-SPARSE", text, Level.NEW_GRAD, "student") is None
    assert found("EXP-TITLE", text, Level.NEW_GRAD, "student") is None


def test_a_soft_skill_is_named_once() -> None:
    told = found("SKL-SOFT", "# skills: Skills\nGo, Adaptability, Leadership\nAdaptability, Creativity")
    assert told is not None
    assert told.message.count("Adaptability") == 1


@pytest.mark.parametrize(
    "label",
    ["Skills", "Technical skills", "Tech stack", "Core technologies", "Languages & Tools", "Languages/Technologies"],
)
def test_a_label_that_repeats_the_heading_parts_nothing(label: str) -> None:
    names = "Java, Python, PostgreSQL, Redis, Docker, AWS, Git, JUnit, Kafka, REST, Linux"
    assert found("SKL-LAYERS", f"# skills: Skills\n{label}: {names}", Level.MID) is not None
    assert found("SKL-LAYERS", f"# skills: Skills\nBack end: {names}", Level.MID) is None


@pytest.mark.parametrize("amount", ["many departments", "image search at scale", "a wide range of reports"])
def test_amounts_that_could_mean_anything(amount: str) -> None:
    told = found("EXP-VAGUE", f"- Built {amount}")
    assert told is not None
    assert found("EXP-VAGUE", f"- Built {amount} for 40 clinics") is None


def test_multiple_is_vague_where_it_is_a_habit() -> None:
    lines = ["- Built tools for multiple teams", "- Repaired multiple printers", "- Tested multiple parts"]
    assert found("EXP-VAGUE", "\n".join(lines[:2])) is None
    told = found("EXP-VAGUE", "\n".join(lines))
    assert told is not None
    assert told.count == 3


def test_posts_of_both_halves_are_full_stack_work() -> None:
    text = """
= Frontend Engineer | Larkfield | 2024-05 | present
- Built pages in Vue
= Full Stack Engineer | Tidewater | 2023-01 | 2024-04
- Built a checkout in React and Node.js
= Backend Engineer | Birch | 2021-01 | 2022-12
- Built an API in Express on PostgreSQL
# skills: Skills
Frontend: Vue, React, Next.js, TypeScript
Backend: Express, NestJS, PostgreSQL, MongoDB"""
    assert Facts(to_resume(text, SectionKind.EXPERIENCE, Level.MID, {})).role.role is Role.FULLSTACK


@pytest.mark.parametrize(
    "line", ["Unit tested the importer", "Code reviewed work of juniors", "Load tested both shops"]
)
def test_a_noun_and_a_verb_are_a_verb(line: str) -> None:
    assert found("EXP-VERB", f"- {line}") is None


@pytest.mark.parametrize(
    "summary",
    ["To leverage my expertise in data", "Hoping to utilize my technical skills", "Eager to apply my knowledge"],
)
def test_what_somebody_wants_to_use_is_an_objective(summary: str) -> None:
    assert found("SUM-OBJECTIVE", f"# summary: About\n{summary}", Level.MID) is not None


def test_what_a_line_calls_for_short_is_used() -> None:
    listed = "# skills: Skills\nJavaScript, Kotlin, Rust, Haskell, Lua\n# experience: Experience\n- Built {what}"
    assert found("SKL-EVIDENCE", listed.format(what="a shop")) is not None
    assert found("SKL-EVIDENCE", listed.format(what="a shop in JS")) is None


@pytest.mark.parametrize("heading", ["Previous Projects", "Hardware projects & toys", "Projects from university"])
def test_projects_under_any_such_heading_are_there(heading: str) -> None:
    text = f"# other: {heading}\nA ride board for students\n# education: Education\nB.S. Computer Science"
    assert found("PRJ-NEWGRAD", text, Level.NEW_GRAD) is None
    assert found("PRJ-NEWGRAD", text.replace(heading, "More"), Level.NEW_GRAD) is not None


def test_lines_on_teaching_are_asked_for_no_technology_and_not_for_more() -> None:
    text = """
= Lecturer | Alder College | 2019-09 | present
- Taught logic to large classes
- Wrote the handbook of the course
- Edited the journal of the department
- Sat on committees
# skills: Skills
Java, PostgreSQL, Linux, Python"""
    assert found("EXP-TECH", text, Level.NEW_GRAD) is None
    assert found("REV-SPARSE", text, Level.NEW_GRAD) is None


def test_courses_among_the_skills_are_no_claims() -> None:
    listed = "# skills: Skills\nJavaScript, Kotlin, Rust, Lua{courses}, Perl\n# experience: Work\n- Built a shop"
    assert found("SKL-EVIDENCE", listed.format(courses="")) is not None
    assert found("SKL-EVIDENCE", listed.format(courses="\nCourses: Scala")) is None


@pytest.mark.parametrize(
    ("missing", "said", "title"),
    [
        ({"linkedin": None}, "I couldn't find a LinkedIn link.", "Add a LinkedIn link"),
        (
            {"linkedin": None, "location": None},
            "I couldn't find a LinkedIn link or your city.",
            "Add a LinkedIn link and your city",
        ),
    ],
)
def test_of_what_is_not_found_neither_is_there(missing: dict[str, None], said: str, title: str) -> None:
    read = to_resume(PLAIN, SectionKind.EXPERIENCE, Level.MID, {"contact": missing})
    told = next(each for each in run(read, load("backend-engineer")) if each.rule == "CON-LINKS")
    assert (told.message, told.title) == (said, title)


def test_no_database_at_all_is_none_of_three() -> None:
    told = found("SKL-DATABASE", "# skills: Skills\nJava, Go")
    assert told is not None
    assert told.message == "I couldn't find SQL or a relational database, a NoSQL store or a cache."


def test_one_thing_alone_carries_nobody_over() -> None:
    text = """
# contact: Contact
QA Engineer
# experience: Experience
= QA Engineer | Larkfield | 2021-05 | present
- Wrote 300 test cases in TestRail, with {what}
- Automated the regression suite in Selenium
= QA Analyst | Birch | 2018-02 | 2021-04
- Reported defects in Jira and followed them until they were fixed"""
    for what in ("replication", "Kafka", "a queue in Redis"):
        one = found("REV-AIM", text.format(what=what), Level.MID, "devops-engineer")
        assert one is not None
        assert "carries over" not in one.suggestion
    two = found("REV-AIM", text.format(what="Terraform and Kubernetes"), Level.MID, "devops-engineer")
    assert two is not None
    assert "carries over: Terraform and Kubernetes" in two.suggestion


@pytest.mark.parametrize("named", ["course on databases", "shop with Firebase", "MERN app", "import into InfluxDB"])
def test_a_student_who_names_a_database_anywhere_knows_one(named: str) -> None:
    study = "# education: Education\nB.S. Computer Science"
    text = (
        study
        + "\n# skills: Skills\nJava, C, Python, Haskell, Prolog\n# projects: Projects\n- Built a {what} for 20 friends"
    )
    assert found("SKL-DATABASE", text.format(what="game"), Level.NEW_GRAD, "student") is not None
    assert found("SKL-DATABASE", text.format(what=named), Level.NEW_GRAD, "student") is None


@pytest.mark.parametrize(
    "line",
    [
        "- Chose a document store for future growth and flexibility",
        "- Planned the move of the shop to smaller services with an eye to leadership and communication",
        "- Rewrote the forms for better readability and creativity",
    ],
)
def test_a_sentence_that_was_read_among_the_skills_lists_none(line: str) -> None:
    assert found("SKL-SOFT", f"# skills: Skills\nGo, Kotlin\n{line}") is None
    assert found("SKL-SOFT", "# skills: Skills\n- Go, Kotlin, flexibility\n- Creativity") is not None


@pytest.mark.parametrize(
    ("school", "told"),
    [
        ("Awarded by four post-secondary institutions", False),
        ("Accredited for post secondary education", False),
        ("Alder Secondary School, 2014", True),
        ("Upper secondary education, 2014", True),
    ],
)
def test_what_comes_after_school_is_no_school(school: str, told: bool) -> None:
    text = f"# education: Education\nB.Sc. Computer Science, Alder University, 2020\n{school}"
    assert (found("REV-EDU", text) is not None) is told


@pytest.mark.parametrize("listed", ["PHP, PEST, LARAVEL", "Tools: GIT | CYPRESS | FIGMA", "JAVA, SPOCK, SPRING"])
def test_a_framework_in_capitals_is_one(listed: str) -> None:
    assert found("SKL-TESTING", f"{ENOUGH}# skills: Skills\n{listed}") is None


@pytest.mark.parametrize(
    "built",
    ["a quiz program, the Exam Testing System", "the testing infrastructure of a lab", "testing devices for schools"],
)
def test_what_tests_something_else_is_no_test_of_software(built: str) -> None:
    told = found("SKL-TESTING", f"{ENOUGH}- Built {built}\n# skills: Skills\nJava, Go")
    assert told is not None
    assert told.message == "I found no testing framework or practice."


@pytest.mark.parametrize(
    ("languages", "examples"),
    [
        ("PHP, JavaScript", "PHPUnit, Pest"),
        ("Ruby, JavaScript", "RSpec, Capybara"),
        ("Haskell", "JUnit, pytest, Playwright"),
    ],
)
def test_frameworks_for_tests_fit_the_language(languages: str, examples: str) -> None:
    told = found("SKL-TESTING", f"{ENOUGH}# skills: Skills\n{languages}")
    assert told is not None
    assert f"({examples}, …)" in told.suggestion


@pytest.mark.parametrize(
    "text",
    [
        "Machine Learning Engineer\n# skills: Skills\nPython, PyTorch, scikit-learn",
        "Embedded Engineer\n# skills: Skills\nC, FreeRTOS, STM32",
        "Kernel Developer\n# skills: Skills\nC, Linux kernel, U-Boot",
    ],
)
def test_nobody_is_asked_for_a_framework_whose_work_tests_otherwise(text: str) -> None:
    """However unsure the kind of work is."""
    assert found("SKL-TESTING", f"# contact: Contact\nMaren Okafor\n{text}{ENOUGH}", Level.NEW_GRAD) is None


def test_who_tells_little_is_asked_for_that_first() -> None:
    assert found("SKL-TESTING", "# skills: Skills\nJava, Go") is None


@pytest.mark.parametrize(
    "item", ["Problem-solving skills", "Organizational skill", "Passionate", "Critical thinking skill"]
)
def test_a_soft_skill_is_one_whatever_stands_behind_it(item: str) -> None:
    told = found("SKL-SOFT", f"# skills: Skills\nGo, Kotlin, {item}")
    assert told is not None
    assert f"“{item}”" in told.message


_NO_CODE = {"github": ""}


@pytest.mark.parametrize(
    ("titles", "asked"),
    [
        (("Data Sales Specialist", "Network Optimization Engineer"), False),
        (("Security Consultant", "Security Analyst"), False),
        (("UX Designer", "Visual Designer"), False),
        (("RF Test Engineer", "Hardware Engineer"), False),
        (("Backend Developer", "Network Engineer"), False),
        (("Backend Developer", "Software Engineer"), True),
        (("Embedded Software Engineer", "Hardware Engineer"), False),
        (("Systems Engineer", "Engineer"), True),
    ],
)
def test_code_is_asked_of_trades_that_show_it(titles: tuple[str, str], asked: bool) -> None:
    text = "".join(
        f"\n= {title} | Larkfield | {2022 - n} | {2023 - n}\n- Built a shop in Go" for n, title in enumerate(titles)
    )
    assert (_told("CON-GITHUB", f"# experience: Experience{text}", contact=_NO_CODE) is not None) is asked


def test_who_is_asked_for_code_is_told_that_the_site_was_found() -> None:
    told = _told("CON-GITHUB", "- Built a shop in Go", contact={**_NO_CODE, "website": "maren.example.org"})
    assert told is not None
    assert "I found your site “maren.example.org”" in told.message


@pytest.mark.parametrize(
    ("head", "pages", "level", "asked"),
    [
        ("Engineer for payments, 11+ yrs, 3 million users", 2, Level.SENIOR, False),
        ("Backend Developer\n8 years in the shops of three countries", 2, Level.SENIOR, False),
        ("9 yrs of moving the payments of shops to the cloud for 2 M users\tgithub.com/maren", 2, Level.SENIOR, False),
        ("Backend Developer", 1, Level.MID, True),
        ("Backend Developer", 2, Level.MID, True),
        ("Backend Developer", 1, Level.SENIOR, True),
        ("Porto", 1, Level.MID, True),
    ],
)
def test_lines_below_the_name_may_be_all_the_summary_one_needs(
    head: str, pages: int, level: Level, asked: bool
) -> None:
    job = "# experience: Experience\n= Developer | Larkfield | 2021 | 2024\n- Built a shop"
    text = f"# contact: Maren Okafor\n{head}\n{job}"
    assert (_told("SUM-MISSING", text, level, pages=pages) is not None) is asked


@pytest.mark.parametrize(
    ("title", "asked"), [("Teaching Assistant", False), ("Shift Supervisor", False), ("Software Developer", True)]
)
def test_a_student_with_hardly_any_work_needs_no_summary(title: str, asked: bool) -> None:
    text = (
        "# education: Education\nBSc Computer Science, expected 2027\n# experience: Experience\n"
        f"= {title} | Larkfield | 2021 | present\n- Helped 30 people"
    )
    assert (_told("SUM-MISSING", text) is not None) is asked


@pytest.mark.parametrize(
    ("images", "photos", "message"),
    [
        (2, 1, "a picture in"),
        (5, 1, "pictures in"),
        (1, 0, "a picture in"),
        (3, 0, "pictures in"),
        (3, 2, "pictures in"),
    ],
)
def test_pictures_are_those_beside_the_photo(images: int, photos: int, message: str) -> None:
    told = _told("ATS-GRAPHICS", "- Built a shop", images=images, photos=photos)
    assert told is not None
    assert message in told.message


def test_a_photo_alone_is_a_personal_detail_and_no_picture_that_tells_anything() -> None:
    assert _told("ATS-GRAPHICS", "- Built a shop", images=1, photos=1) is None
    assert _told("REV-PERSONAL", "- Built a shop", images=1, photos=1) is not None


def _told(rule: str, text: str, level: Level = Level.SENIOR, **facts: object) -> Finding | None:
    return finding_of(rule, to_resume(text, SectionKind.EXPERIENCE, level, facts))


@pytest.mark.parametrize(
    ("heading", "lines", "asked"),
    [
        ("Software", "- Adobe Suite\n- Built a mood board tool", False),
        ("Projects", "- Built a chat server in Go", True),
        (
            "Security Projects",
            "= Networks | | |\n- Analyzed a network with Nmap\n- Developed a report on its flaws",
            False,
        ),
        ("Projects", "= Shop | | |\n- Performed a penetration test and wrote the report in Go", True),
        ("Projects", "= Campus | | |\n- Produced a risk assessment of the campus with tools like OpenVAS", False),
    ],
)
def test_links_are_asked_of_what_has_code_to_show(heading: str, lines: str, asked: bool) -> None:
    assert (_told("PRJ-LINKS", f"# projects: {heading}\n{lines}") is not None) is asked


@pytest.mark.parametrize("row", ["SKILLS\tDESIGN", "Technical Skills\tLanguages", "2019\tSkills"])
def test_a_heading_in_the_margin_stands_beside_the_first_row_of_its_section(row: str) -> None:
    text = f"# other: Training\n{row}\nGo\n# experience: Experience\n- Built a shop"
    assert _told("SKL-SECTION", text) is None


@pytest.mark.parametrize("heading", ["WHEREIHAVEBEEN", "THINGSIHAVEDONE"])
def test_nothing_is_said_of_words_whose_spaces_were_lost(heading: str) -> None:
    assert _told("ATS-HEADINGS", f"# experience: {heading}\n- Built services in Go") is None
    assert _told("ATS-HEADINGS", "# experience: WHERE I HAVE BEEN\n- Built services in Go") is not None


@pytest.mark.parametrize(
    ("heading", "row", "asked"),
    [
        ("languages: Technical and Language Skills", "Proficient in C++, SQL and French", False),
        ("other: Skills and Interests", "Go, chess", False),
        ("certifications: Technologies & Certificates", "Kafka, CKA", False),
        ("languages: Language Skills", "German, Portuguese", True),
    ],
)
def test_a_heading_that_names_skills_among_others_is_one_of_skills(heading: str, row: str, asked: bool) -> None:
    text = f"# {heading}\n{row}\n# experience: Experience\n- Built a shop"
    assert (_told("SKL-SECTION", text) is not None) is asked


@pytest.mark.parametrize(
    ("skills", "framework"),
    [("Go, Swift", "XCTest"), ("Python, iOS, Swift", "XCTest"), ("Java, Flutter", "flutter_test")],
)
def test_frameworks_for_tests_are_of_the_kind_of_work(skills: str, framework: str) -> None:
    job = "# experience: Experience\n= Mobile Developer | Tidewater | 2019-03 | present\n- Built an app\n"
    told = found("SKL-TESTING", f"{ENOUGH.strip()}\n{job}# skills: Skills\n{skills}", pack="mobile-engineer")
    assert told is not None
    assert framework in told.suggestion


@pytest.mark.parametrize(
    ("degree", "skills"),
    [
        ("BEng Electrical Engineering", "Java, SQL, Python, Arduino, Linux, MATLAB"),
        ("B.Tech Electronics and Communication", "C, Java, Arduino, Node.js, PostgreSQL, Git"),
        ("BSc Mechatronics", "ROS, Python, C++, Docker, Linux, Git"),
    ],
)
def test_a_technical_student_is_shown_no_example_of_an_office(degree: str, skills: str) -> None:
    text = f"""
# education: Education
{degree}, expected 2027
# experience: Experience
= Engineering Intern | Larkfield | 2025-05 | 2025-09
- Tested parts of the rover
# projects: Projects
= Rover | | |
- Developed the control of a rover that finds its way
- Built a library for its sensors
- Welded the frame of the rover
# skills: Skills
{skills}"""
    told = found("EXP-METRIC", text, Level.NEW_GRAD, pack="anybody")
    assert told is not None
    assert told.example == ""
    links = found("CON-LINKS", text, Level.NEW_GRAD, pack="anybody")
    assert links is None or links.example


LINES = "- Built the search of the shop\n- Wrote the interfaces for partners\n- Moved the catalogue to another model"


@pytest.mark.parametrize(
    "row", ["Python, Django", "Stack: Go, Kafka", "Tech: React, Node.js, Redis", "Kotlin | Spring Boot | Docker"]
)
def test_a_job_that_ends_in_its_technologies_names_them(row: str) -> None:
    jobs = [f"= Software Engineer | {house} | 20{10 + at} | 20{12 + at}" for at, house in enumerate("ABC")]
    plain = "\n".join(f"{job}\n{LINES}" for job in jobs)
    named = "\n".join(f"{job}\n{LINES}\n{row}" for job in jobs)
    assert found("EXP-TECH", plain) is not None
    assert found("EXP-TECH", named) is None
    assert found("EXP-TECH", f"{jobs[0]}\n{LINES}\n{row}\n{jobs[1]}\n{LINES}\n{row}\n{jobs[2]}\n{LINES}") is None


@pytest.mark.parametrize("title", ["Support Center Assistant", "Student Research Assistant", "Event Technician"])
def test_jobs_on_campus_are_asked_for_no_technology(title: str) -> None:
    skills = "# skills: Skills\nPython, Java, SQL, Git, Pandas, React"
    told = "- Printed cards for students\n- Sorted the pictures of the library\n- Answered questions at the desk"
    page = f"{skills}\n# experience: Experience\n= {title} | Alder College | 2023 | present\n{told}\n- Set up halls"
    assert found("EXP-TECH", page, Level.NEW_GRAD) is None


@pytest.mark.parametrize(
    ("places", "asked"),
    [
        (("Lisbon, Portugal", "Porto, Portugal", "Lisbon, Portugal"), False),
        (("Lisbon – Portugal", "Lisbon (hybrid)", ""), False),
        (("Lisbon", "Porto", "Lisbon, Portugal"), False),
        (("Lisbon, Portugal", "Porto, Portugal", "Braga, Portugal"), True),
        (("Remote", "Remote", ""), True),
        (("", "", ""), True),
    ],
)
def test_who_works_and_learned_in_one_town_is_not_asked_for_it(places: tuple[str, str, str], asked: bool) -> None:
    page = f"{JOBS}# education: Education\n= B.Sc. Informatics | Alder University | 2014 | 2018"
    resume = to_resume(page, SectionKind.EXPERIENCE, Level.SENIOR, {"contact": {"location": ""}})
    placed = tuple(replace(entry, place=place) for entry, place in zip(resume.entries, places, strict=True))
    rules = {each.rule for each in run(replace(resume, entries=placed), load("backend-engineer"))}
    assert ("CON-LINKS" in rules) is asked


JOBS = """
# experience: Experience
= Backend Engineer | Tidewater | 2021-03 | present
- Built the search of the shop
= Developer | Larkfield | 2020-03 | present
- Wrote the import of rates
"""


@pytest.mark.parametrize(
    "kept",
    [
        "contact: Maren\nBuilds shops that everybody can use, with an eye to accessibility",
        "other: What I do\nWCAG audits",
    ],
)
def test_what_stands_in_the_head_or_under_a_heading_of_ones_own_is_not_missing(kept: str) -> None:
    assert found("FRO-ACCESS", ENOUGH, pack="frontend-engineer") is not None
    assert found("FRO-ACCESS", f"# {kept}\n{ENOUGH.strip()}", pack="frontend-engineer") is None


@pytest.mark.parametrize("title", ["WebGL Developer", "Experiential Developer (XR)", "Games Developer"])
def test_nobody_who_builds_worlds_is_asked_for_pages_that_all_can_use(title: str) -> None:
    job = f"# experience: Experience\n= {title} | Tidewater | 2019-03 | present\n{ENOUGH.partition('Experience')[2]}"
    assert found("FRO-ACCESS", job.replace(title, "Web Developer"), pack="frontend-engineer") is not None
    assert found("FRO-ACCESS", job, pack="frontend-engineer") is None


@pytest.mark.parametrize(
    ("above", "moved"),
    [
        ("# other: Core areas\nBuilding large systems\nClouds (AWS, Kubernetes)", False),
        ("# other: Core areas\nBuilding large systems\nGoing to sea", True),
    ],
)
def test_technologies_named_above_all_jobs_stand_as_far_up_as_they_can(above: str, moved: bool) -> None:
    summary = "\n".join(f"Builds what people use at sea, for {number} years." for number in range(9))
    skills = "# skills: Skills\nLanguages: Go, Java, Python\nData stores: PostgreSQL, Redis\nTools: Docker, Kafka"
    work = "# experience: Experience\n= Engineer | Acme | 2021-03 | present\n- Built services\n- Tuned queries"
    page = f"# summary: Summary\n{summary}\n{above}\n{work}\n{skills}"
    assert (found("SKL-TOPTHIRD", page) is not None) is moved


@pytest.mark.parametrize("beside", ["Team leader in the group of compilers", "Mentored six engineers"])
def test_what_stands_beside_a_title_tells_of_leading_too(beside: str) -> None:
    job = "# experience: Experience\n= Staff Engineer | Tidewater | 2019-03 | present\nStaff Engineer\t{}\n"
    text = job + PLAIN.strip() + "\n- Rebuilt the import"
    assert found("EXP-LEADERSHIP", text.format("The group of compilers")) is not None
    assert found("EXP-LEADERSHIP", text.format(beside)) is None


@pytest.mark.parametrize("heads", ["iOS Development\tGames\tLanguages", "Cloud\tData", "Front end\tTools"])
def test_labels_side_by_side_head_the_columns_below_them(heads: str) -> None:
    rows = "Swift UIKit\tUnity Blender\tC# Python\nSwiftUI Realm\tGo\tKotlin Java\nDocker, Redis, Kafka, AWS, Jenkins"
    assert found("SKL-LAYERS", f"# skills: Skills\n{rows}") is not None
    assert found("SKL-LAYERS", f"# skills: Skills\n{heads}\n{rows}") is None


@pytest.mark.parametrize(
    ("degree", "told"),
    [
        ("Post-Baccalaureate in Computer Science, 2021", False),
        ("Postbaccalaureate studies, Alder University", False),
        ("Baccalaureate of Science, Alder University", False),
        ("International Baccalaureate, Lincoln School", True),
    ],
)
def test_studies_after_a_degree_are_no_school(degree: str, told: bool) -> None:
    text = f"# education: Education\nM.S. Computer Science, Alder University, 2023\n{degree}"
    assert (found("REV-EDU", text) is not None) is told


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("Senior\tAcme\nSoftware\tgroup\nEngineer\tof compilers", False),
        ("Circuit Design - Engineer\t2019", False),
        ("Engineer\tAcme\nwith four others\tin Leeds", True),
    ],
)
def test_a_title_in_pieces_is_not_called_vague(rows: str, told: bool) -> None:
    resume = to_resume(f"# experience: Experience\n{rows}\n- Built a shop", SectionKind.EXPERIENCE, Level.MID, {})
    last = len(rows.splitlines())
    entry = Entry(SectionKind.EXPERIENCE, "Engineer", "Acme", first_line=1, last_line=last)
    rules = {each.rule for each in run(replace(resume, entries=(entry,)), load("backend-engineer"))}
    assert ("EXP-TITLE" in rules) is told


@pytest.mark.parametrize(
    "line",
    [
        "Built a tool that reads several file formats",
        "Ran the servers of several applications for the Alder Center",
        "Looked after the forum for several years",
    ],
)
def test_nobody_is_asked_how_many_where_the_things_are_named_or_do_not_matter(line: str) -> None:
    assert found("EXP-VAGUE", "- Built several tools") is not None
    assert found("EXP-VAGUE", f"- {line}") is None


def test_nobody_is_asked_how_much_of_a_job_that_is_long_over() -> None:
    newer = "".join(
        f"= Engineer | {house} | {year} | {year + 2}\n{LINES}\n" for house, year in (("A", 2023), ("B", 2020))
    )
    old = "= Engineer | C | 2012 | 2014\n- Looked after a large-scale platform\n- Wrote tools"
    assert found("EXP-VAGUE", f"# experience: Experience\n{newer}{old}") is None
    assert found("EXP-VAGUE", f"# experience: Experience\n{newer}{old.replace('201', '202')}") is not None


@pytest.mark.parametrize(
    ("head", "years", "asked"),
    [
        ("", 4.0, True),
        ("", 1.1, True),
        ("Seeking a robotics internship", 4.0, False),
        ("Open to remote back-end roles", 4.0, False),
    ],
)
def test_a_summary_is_asked_of_who_has_work_to_sum_up_and_says_not_what_they_want(
    head: str, years: float, asked: bool
) -> None:
    text = f"# contact: Maren\n{head}\n# experience: Experience\n{LINES}"
    findings = run(to_resume(text, SectionKind.EXPERIENCE, Level.MID, {"years": years}), load("backend-engineer"))
    assert ("SUM-MISSING" in {each.rule for each in findings}) is asked


@pytest.mark.parametrize(
    ("may_be", "title", "degree", "asked"),
    [
        ((Level.NEW_GRAD, Level.MID), "Software Developer", "", True),
        ((Level.NEW_GRAD, Level.MID), "Web Developer", "BSc Computer Science, 2020", True),
        ((Level.NEW_GRAD, Level.MID), "QA Engineer", "", True),
        ((Level.NEW_GRAD,), "Software Developer", "", False),
        ((), "Software Developer", "", False),
        ((Level.NEW_GRAD, Level.MID), "Software Developer", "BSc Computer Science, expected 2099", False),
        ((Level.NEW_GRAD, Level.MID), "Software Engineering Intern", "", False),
        ((Level.NEW_GRAD, Level.MID), "Shift Supervisor", "", False),
    ],
)
def test_who_may_be_past_the_beginning_has_work_to_sum_up(
    may_be: tuple[Level, ...], title: str, degree: str, asked: bool
) -> None:
    text = (
        f"# contact: Maren Okafor\nPorto\n# education: Education\n{degree}\n"
        f"# experience: Experience\n= {title} | Larkfield | 2021 | 2023\n- Built a shop"
    )
    resume = to_resume(text, SectionKind.EXPERIENCE, Level.NEW_GRAD, {})
    findings = run(replace(resume, level_range=may_be), load("backend-engineer"))
    assert ("SUM-MISSING" in {each.rule for each in findings}) is asked


@pytest.mark.parametrize("heading", ["WHO AM I?", "About me?", "A little about myself", "Who I Am"])
def test_a_summary_is_known_by_its_heading_however_its_text_was_read(heading: str) -> None:
    page = "# contact: Maren Okafor\nPorto\n# other: {}\nDistributed systems\nTeams\n# experience: Experience\n{}"
    assert found("SUM-MISSING", page.format("Strengths", LINES)) is not None
    assert found("SUM-MISSING", page.format(heading, LINES)) is None


@pytest.mark.parametrize(
    ("pack", "years", "shown"),
    [
        ("frontend-engineer", 3.2, "with 3 years in"),
        ("frontend-engineer", 14.0, "with 6 years in"),
        ("engineering-manager", 8.0, "with 8 years in payments on AWS, 5 of them"),
        ("engineering-manager", 4.0, ""),
    ],
)
def test_an_example_has_no_more_years_than_its_reader(pack: str, years: float, shown: str) -> None:
    findings = run(to_resume(LINES, SectionKind.EXPERIENCE, Level.MID, {"years": years}), load(pack))
    told = next(each for each in findings if each.rule == "SUM-MISSING")
    assert shown in told.example
    assert bool(shown) is bool(told.example)


@pytest.mark.parametrize(
    ("section", "told"),
    [
        ("# interests: Interests\nRowing, chess", "REV-CUT"),
        ("# interests: Languages and interests\nGerman (native), rowing", ""),
        ("# interests: Interests\nRowing. Languages: Finnish, Welsh", ""),
    ],
)
def test_hobbies_are_spoken_of_once_and_languages_never(section: str, told: str) -> None:
    text = f"{JOBS}{section}\n# references: References\nOn request, from Alder"
    assert found("EXP-HOBBIES", text) is None
    cut = found("REV-CUT", text)
    assert cut is not None
    assert ("nterests" in cut.message) is bool(told)


@pytest.mark.parametrize("title", ["Corporal", "Infantry Sergeant", "Logistics Clerk at the Army"])
def test_service_in_the_forces_is_not_to_be_cut(title: str) -> None:
    newer = "".join(
        f"= Software Engineer | {house} | {year} | {year + 3}\n{LINES}\n{LINES}\n{LINES}\n- Ran servers\n"
        for house, year in (("Tidewater", 2022), ("Larkfield", 2018))
    )
    other = (
        "= {} | Alder | 2012 | 2016\n- Kept the stores of sixty people in order for years and years\n- Led the drill\n"
    )
    text = f"# experience: Experience\n{newer}{other}- Looked after the lists of all that was there, day by day"
    resume = to_resume(text.format("Cook"), SectionKind.EXPERIENCE, Level.SENIOR, {"pages": 2})
    assert "REV-CUT" in {each.rule for each in run(resume, load("backend-engineer"))}
    served = to_resume(text.format(title), SectionKind.EXPERIENCE, Level.SENIOR, {"pages": 2})
    assert "REV-CUT" not in {each.rule for each in run(served, load("backend-engineer"))}


@pytest.mark.parametrize(("top", "told"), [(120.0, False), (400.0, True)])
@pytest.mark.parametrize("title", ["DevOps & Platform Architect", "Site Reliability Engineer"])
def test_a_title_right_below_the_name_says_the_kind_of_work(title: str, top: float, told: bool) -> None:
    tools = "- Ran Kubernetes with Terraform, Helm and Prometheus\n- Moved Jenkins to GitHub Actions\n- Kept AWS cheap"
    job = f"# experience: Experience\n= {title} | Tidewater | 2021-03 | present\n{tools}"
    resume = to_resume(job, SectionKind.EXPERIENCE, Level.SENIOR, {})
    lines = tuple(replace(line, top=top, bottom=top + 10 + line.number) for line in resume.lines)
    rules = {each.rule for each in run(replace(resume, lines=lines), load("devops-engineer"))}
    assert ("REV-ROLE" in rules) is told


@pytest.mark.parametrize(
    ("text", "links", "told"),
    [
        ("# projects: Projects\n- Built a map of tides", {}, True),
        ("# experience: Experience\n- Built a map of tides", {}, False),
        ("# projects: Projects\n- Built a map of tides", {"": "https://tides.example.com"}, False),
    ],
)
def test_a_profile_is_to_be_pointed_to_only_from_projects_without_icons(
    text: str, links: dict[str, str], told: bool
) -> None:
    facts = Facts(to_resume(text, SectionKind.EXPERIENCE, Level.MID, {"links": links}))
    assert bool([*UnreferencedLink().find(facts)]) is told


@pytest.mark.parametrize("span", ["2014-15", "2016-17"])
def test_years_written_short_are_no_other_form_of_dates(span: str) -> None:
    resume = to_resume(JOBS, SectionKind.EXPERIENCE, Level.MID, {})
    dated = [replace(each, dates=dates) for each, dates in zip(resume.entries, ("Jan 2020 – now", span), strict=True)]
    assert not [each for each in run(replace(resume, entries=tuple(dated)), load()) if each.rule == "ATS-CONSISTENT"]


@pytest.mark.parametrize(("rows", "told"), [("German, native", False), ("German\nWelsh\nFinnish\nFrisian", True)])
def test_a_line_of_languages_may_stand_on_top(rows: str, told: bool) -> None:
    text = f"# languages: Languages\n{rows}\n{JOBS}"
    resume = to_resume(text, SectionKind.EXPERIENCE, Level.SENIOR, {"years": 6.0})
    assert ("REV-ORDER" in {each.rule for each in run(resume, load("backend-engineer"))}) is told


@pytest.mark.parametrize(
    ("first", "pack", "told"),
    [
        ("Technologies: DevOps, .NET", "backend-engineer", False),
        ("Tools: Jira, Git, Confluence", "backend-engineer", True),
    ],
)
def test_a_first_row_with_a_language_in_it_opens_well(first: str, pack: str, told: bool) -> None:
    text = f"# skills: Skills\n{first}\nMore tools: Postman, Jenkins, Maven\nLanguages: C#, Java, Go"
    assert (found("SKL-PRIMARY", text, pack=pack) is not None) is told


def test_testers_may_open_with_testing() -> None:
    rows = "Testing: Regression testing, Smoke testing, Test cases, Selenium\nTools: Jira, Git\nLanguages: Java, Python"
    job = "# experience: Experience\n= QA Engineer | Tidewater | 2021-03 | present\n- Wrote test cases and test plans"
    assert found("SKL-PRIMARY", f"# skills: Skills\n{rows}\n{job}", pack="qa-engineer") is None


def test_a_student_of_clouds_names_a_field() -> None:
    text = "Final-year student with practice in designing networks on AWS with EC2"
    assert found("SUM-STACK", f"# summary: Summary\n{text}", Level.NEW_GRAD, pack="student") is None
    plain = "# summary: Summary\nFinal-year student with practice in designing networks"
    assert found("SUM-STACK", plain, Level.NEW_GRAD, pack="student") is not None


def test_a_share_of_what_was_written_is_no_claim_of_effect() -> None:
    lines = "- Had written ~10% of the code by the time I left\n- Built 40% of the pages\n- Kept the shop up"
    assert found("REV-CREDIBLE", lines) is None
    assert (
        found("REV-CREDIBLE", lines.replace("written ~10% of", "improved by 10%").replace("40% of", "40% faster"))
        is not None
    )


@pytest.mark.parametrize(
    "line",
    [
        "Watched over 10 instances which others had set up with Terraform",
        "Rebuilt the feedback page on GraphQL, eliminating one network call",
        "Set up scaling with a minimum (1) and a maximum (3) of servers",
        "Eliminated brownouts of the modem by feeding it from the battery",
        "Prototyping the flow of the board, preparing its integration",
    ],
)
def test_no_line_that_counts_or_is_done_is_quoted_as_one_without_a_number(line: str) -> None:
    told = found("EXP-METRIC", f"- {line}{PLAIN}")
    assert told is not None
    assert line not in (told.quote, *told.others)


@pytest.mark.parametrize(
    ("head", "told"),
    [("Tide Runner (on Steam)", False), ("Tide Runner | festival finalist", False), ("Tide Runner", True)],
)
def test_the_head_of_a_project_may_say_where_it_can_be_had(head: str, told: bool) -> None:
    projects = f"= {head} | | |\n- Built a game of boats in C#\n- Drew its maps\n= {head} 2 | | |\n- Built another game"
    finding = found("REV-PROJECT", f"# projects: Projects\n{projects}", Level.NEW_GRAD)
    assert (finding is not None and "who uses them" in finding.message) is told


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Docker as image builder and runtime", False),
        ("Kubernetes on bare metal servers", False),
        ("2.5 years of experience in payments", False),
        ("Puppeteer is a tool for browsers", True),
    ],
)
def test_items_of_a_list_of_tools_need_no_verb(line: str, told: bool) -> None:
    assert (found("EXP-VERB", f"- {line}\n- Built the shop") is not None) is told


@pytest.mark.parametrize("line", ["Participated in on-call duty", "Regularly participated in the weekly on-call rota"])
def test_duty_is_no_part_of_others(line: str) -> None:
    assert found("EXP-WEAK", f"- {line}, resolving incidents") is None
    assert found("EXP-WEAK", "- Participated in the weekly planning") is not None


def test_what_is_told_in_the_head_is_evidence_of_skills() -> None:
    skills = "# skills: Skills\nGo, Java, Python, Rust, Kotlin, Scala, Ruby, PHP, Kafka, Redis"
    work = "# experience: Experience\n- Built the shop in Go"
    head = "# contact: Maren\n- Built services for the board of tides in {}"
    assert found("SKL-EVIDENCE", f"{head.format('ones and twos')}\n{skills}\n{work}") is not None
    named = head.format("Java, Python, Rust, Kotlin and Scala")
    assert found("SKL-EVIDENCE", f"{named}\n{skills}\n{work}") is None
