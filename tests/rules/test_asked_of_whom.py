"""What is asked fits the person and the page: nothing petty, no advice that misses, nothing missing that is there."""

from dataclasses import replace

import pytest

from rules.checks.soft_list import SoftList
from rules.engine import run
from rules.examples import to_resume
from rules.facts import Facts
from rules.jobs import is_no_statement, is_row_of_tools
from rules.lexicon.spelling import is_known
from rules.packs import load
from rules.resume import Level, SectionKind
from tests.rules.findings import found

JOB = """
# experience: Experience
= Backend Developer | Larkfield | 2021-03 | present
- Built the search of the shop in Go for 40,000 customers
- Wrote the interfaces of 12 partners
- Moved the catalogue to PostgreSQL, cutting a page from 9 s to 2 s
"""


@pytest.mark.parametrize(
    "row",
    [
        "Go PHP 5 Docker MySQL RabbitMQ JavaScript jQuery",
        "Kubernetes Go Prometheus PostgreSQL Jaeger",
        "Java TypeScript Spring Boot Angular Selenium Docker",
    ],
)
def test_a_row_of_tools_tells_of_nothing(row: str) -> None:
    assert is_row_of_tools(row)
    text = f"= Developer | Larkfield | 2018-03 | 2020-02\n- Built the shop\n- Wrote the import\n- {row}"
    assert found("REV-TENSE", text) is None


@pytest.mark.parametrize(
    "line",
    [
        "Go services in Docker on Kubernetes that load PostgreSQL from Kafka every night",
        "Wrote Java services with Spring Boot and Docker",
        "Docker, Kubernetes",
    ],
)
def test_a_line_on_work_is_no_row_of_tools(line: str) -> None:
    assert not is_row_of_tools(line)


@pytest.mark.parametrize(
    "text",
    [
        "ASSISTANT WORKER – TIDEWATER OPTIMIST LTD.",
        "maintenance of computers Alder 22/05/2017 – 02/06/2017",
        "Working on a friendly team I gain good practices",
        "Working as part of the platform team",
    ],
)
def test_heads_dates_and_being_in_a_team_are_no_statements(text: str) -> None:
    assert is_no_statement(text)


@pytest.mark.parametrize("text", ["Working on a tracker of teams in Go", "Built the API from 2019 to 2021 in Go"])
def test_what_only_begins_so_is_one(text: str) -> None:
    assert not is_no_statement(text)


@pytest.mark.parametrize("listed", ["Microsoft Office 365 API", "Google Sheets API", "Excel add-ins in Outlook SDK"])
def test_what_somebody_builds_on_is_no_office_program(listed: str) -> None:
    text = f"{JOB}# skills: Skills\nGo, PostgreSQL, {listed}, Google Docs API"
    assert found("REV-CUT", text) is None


@pytest.mark.parametrize("one", ["VS Code", "Windows 7", "PowerPoint"])
def test_one_word_too_many_is_no_finding(one: str) -> None:
    assert found("REV-CUT", f"{JOB}# skills: Skills\nGo, PostgreSQL, {one}") is None
    assert found("REV-CUT", f"{JOB}# skills: Skills\nGo, PostgreSQL, {one}, Outlook, Zoom")


@pytest.mark.parametrize("word", ["awardee", "advisees", "chairmanship", "clockwise"])
def test_what_is_made_of_a_known_word_is_no_slip(word: str) -> None:
    assert is_known(word)


@pytest.mark.parametrize("label", ["Technical", "Technical Skills", "Skills"])
def test_one_label_over_all_is_not_called_none(label: str) -> None:
    listed = "Go, Python, PostgreSQL, Redis, Docker, Git, Kafka, Linux, React, Java, Terraform"
    text = f"{JOB}# skills: Skills\n{label}: {listed}"
    told = found("SKL-LAYERS", text)
    assert told
    assert f"one label, “{label}”" in told.message
    bare = found("SKL-LAYERS", text.replace(f"{label}: ", ""))
    assert bare
    assert "None" in bare.message


@pytest.mark.parametrize(
    "row", ["LANGUAGES: Java, Python, C, SQL", "Languages: Go, Rust, Python", "Data: MySQL, Redis, Kafka"]
)
def test_a_labeled_row_right_above_the_skills_belongs_to_them(row: str) -> None:
    listed = "SKILLS: Git, React, Node.js, Express, jQuery, MongoDB, Maven, Docker, Kafka, Terraform, Jenkins"
    text = f"# contact: Maren\n{row}\n# skills: Skills\n{listed}\n{JOB}"
    assert found("SKL-LAYERS", text) is None
    assert found("SKL-PRIMARY", text) is None
    courses = text.replace(row, "Courses: networks in PyTorch, Spark and Java")
    assert found("SKL-LAYERS", courses)


@pytest.mark.parametrize(
    "heading",
    ["Work experience, projects, and awards", "Projects and activities", "Research, projects & publications"],
)
def test_projects_may_stand_under_a_heading_of_several_kinds(heading: str) -> None:
    text = f"""
# education: Education
= B.Sc. Computer Science | Alder University | 2022 | present
{heading}
# skills: Skills
Java, Python, C"""
    assert found("PRJ-NEWGRAD", text, Level.NEW_GRAD, "student") is None


@pytest.mark.parametrize(
    "heading", ["Technical skills & certifications", "Education and Certifications", "Licenses and skills"]
)
def test_certifications_may_share_a_heading(heading: str) -> None:
    text = (
        f"# summary: Summary\nDeveloper, AWS Certified Developer\n{JOB}# skills: {heading}\nGo, AWS Certified Developer"
    )
    assert found("CRT-SECTION", text) is None


@pytest.mark.parametrize("named", ["SQL, spreadsheets, Tableau and R.", "Python, R, and plots", "SQL and R."])
def test_r_is_a_language_where_it_ends_a_list(named: str) -> None:
    text = f"# summary: Summary\nAnalyst with {named}\n# skills: Skills\nTeamwork, Docker"
    assert found("SKL-SINGLE", text) is None


@pytest.mark.parametrize("what", ["various conditions", "various quiz types", "several aspects", "various terms"])
def test_what_cannot_be_counted_is_not_vague(what: str) -> None:
    assert found("EXP-VAGUE", f"- Made the lighting right under {what}") is None


@pytest.mark.parametrize(
    ("education", "projects", "said", "unsaid"),
    [
        ("", 2, "cut each project", "three or four"),
        ("Relevant coursework: compilers", 6, "leave out school and courses", "cut each project"),
        ("", 6, "three or four projects", "courses"),
    ],
)
def test_what_to_cut_is_there(education: str, projects: int, said: str, unsaid: str) -> None:
    told = "\n".join(f"= Project {number} | |\n- Wrote a tool for {number} friends" for number in range(projects))
    degree = f"# education: Education\n= B.Sc. | Alder University | 2022 | present\n{education}"
    text = f"{degree}\n# projects: Projects\n{told}"
    finding = found("ATS-LENGTH", text, Level.NEW_GRAD, "student", pages=2)
    assert finding
    assert said in finding.suggestion
    assert unsaid not in finding.suggestion


@pytest.mark.parametrize("title", ["Intern", "Engineer", "Working Student"])
def test_a_title_of_long_ago_is_not_polished(title: str) -> None:
    old = f"{JOB}= {title} | Birch | 2002-01 | 2003-01\n- Built a tool"
    assert found("EXP-TITLE", old) is None
    assert found("EXP-TITLE", old.replace("2002", "2020").replace("2003", "2021"))


def test_veterans_may_leave_out_the_years_of_degrees() -> None:
    text = f"{JOB}# education: Education\n= Bachelor of Science in Physics | Alder University"
    assert found("REV-DATES", text, Level.SENIOR, years=22.0) is None
    early = f"{text}".replace(JOB, f"{JOB}= Administrator | Birch | 2004-01 | 2009-01\n- Ran 14 servers\n")
    assert found("REV-DATES", early, Level.SENIOR, years=9.0) is None
    assert found("REV-DATES", text, Level.MID, years=4.0)


@pytest.mark.parametrize(
    ("one", "two"), [("April 2018", "Sept 2019"), ("June 2018", "Dec 2019"), ("March 2020", "Nov 2021")]
)
def test_short_months_written_out_are_a_style(one: str, two: str) -> None:
    from rules.checks.inconsistent import _MANNERS

    assert sum(any(each.search(date) for date in (one, two)) for each in _MANNERS) <= 1


@pytest.mark.parametrize("heading", ["Speaking engagements", "Talks", "Invited lectures"])
def test_talks_show_that_somebody_speaks_in_public(heading: str) -> None:
    text = f"# skills: Skills\nGo, Public Speaking\n# other: {heading}\n2023: Clusters for beginners"
    resume = to_resume(text, SectionKind.EXPERIENCE, Level.MID, {})
    check = SoftList(words=("public speaking", "teamwork"))
    assert not [*check.find(Facts(resume))]


@pytest.mark.parametrize("title", ["Teaching Assistant", "Analytics Teaching Assistant", "Peer Tutor"])
def test_nobody_is_asked_for_more_on_teaching_beside_the_studies(title: str) -> None:
    text = f"""
= {title} | Alder University | 2025-01 | present
- Graded the exercises
= Software Engineering Intern | Larkfield | 2024-01 | 2024-09
- Wrote the import of prices in Go for 300 shops, and the pages that show their people what went wrong
- Tested it with 4,000 files that customers had sent over the years, and fixed what they showed in two weeks"""
    assert found("REV-SPARSE", text, Level.NEW_GRAD, "student") is None


def test_half_of_the_lines_are_not_most() -> None:
    done = "- Rebuilt the import of prices, cutting it from 5 h to 1 h\n" * 2 + "- Cut the cost of 12 servers by half\n"
    bare = "".join(f"- Wrote the {what} of the shop\n" for what in ("pages", "forms", "menus", "lists", "tables"))
    told = found("EXP-VTR", done + bare)
    assert told is None or "Most" not in told.message or 5 / 8 >= 0.62


def test_paragraphs_are_told_once() -> None:
    long = " ".join(
        ["Designed the ad decisions of a television platform and the notifications that went with them."] * 4
    )
    text = f"= Developer | Larkfield | 2018-03 | 2020-02\n{long}\n{long}\n- Built it"
    assert found("REV-PROSE", text)
    assert found("REV-LONGBULLET", text) is None


@pytest.mark.parametrize("pack", ["data-engineer", "devops-engineer", "embedded-engineer", "fullstack-engineer"])
def test_who_begins_is_shown_no_years_of_others(pack: str) -> None:
    text = f"# summary: Summary\nObjective: to obtain a challenging position in a growing company\n{JOB}"
    new, old = (found("SUM-OBJECTIVE", text, level, pack) for level in (Level.NEW_GRAD, Level.SENIOR))
    assert new
    assert not new.example
    assert old
    assert "years" in old.example


@pytest.mark.parametrize("title", ["Data Analyst", "Business Intelligence Analyst", "Data Analyst, Supply Chain"])
def test_an_analyst_is_shown_no_work_of_a_data_engineer(title: str) -> None:
    text = f"""
# skills: Skills
SQL, Tableau, Power BI, Microsoft Excel
# experience: Experience
= {title} | Larkfield | 2022-01 | present
- Built dashboards in Tableau for the weekly reporting
- Wrote SQL for the reports of sales
- Checked the data sets of the shops"""
    analyst = found("EXP-METRIC", text, pack="data-engineer")
    engineer = found("EXP-METRIC", text.replace(title, "Data Engineer"), pack="data-engineer")
    assert analyst
    assert engineer
    assert not analyst.example
    assert engineer.example


@pytest.mark.parametrize("title", ["Home Health Aide", "Medical Assistant", "Library Assistant"])
def test_to_help_is_the_work_of_some(title: str) -> None:
    helper = f"= {title} | Birch | 2021-01 | present\n- Assist people in wheelchairs"
    assert found("EXP-WEAK", helper, pack="anybody") is None
    assert found("EXP-WEAK", "= Engineer | Birch | 2021-01 | present\n- Assisted with the release")


@pytest.mark.parametrize(
    "wish",
    [
        "Seeking a data position to grow in.",
        "Looking for a new role in a team that ships.",
        "Seeking an internship in machine learning.",
    ],
)
def test_a_summary_that_ends_in_a_wish_is_one(wish: str) -> None:
    told = "Built and deployed applications with Python, TensorFlow and REST interfaces on AWS for shops in six towns."
    assert found("SUM-OBJECTIVE", f"# summary: Summary\n{told} {wish}") is None
    assert found("SUM-OBJECTIVE", f"# summary: Summary\n{wish} {told}")


@pytest.mark.parametrize("title", ["Go PHP Docker MySQL RabbitMQ", "Kubernetes Go Prometheus PostgreSQL Jaeger"])
def test_no_job_is_called_after_a_row_of_tools(title: str) -> None:
    older = "= Developer | Birch | 2018-01 | 2020-05\n- Wrote the import"
    text = f"= {title} | Larkfield | 2020-06 | present\n- Built it\n{older}"
    assert found("REV-SPARSE", text) is None


LINES = "- Built the search of the shop\n- Wrote the interfaces of partners\n- Moved the catalogue to Go"


@pytest.mark.parametrize("title", ["Lead Engineer", "Developer/DevOps Team Lead", "Manager of Platforms", "Head of QA"])
def test_a_title_tells_of_leading(title: str) -> None:
    plain = f"# experience: Experience\n= Senior Engineer | Larkfield | 2018-03 | present\n{LINES}"
    assert found("EXP-LEADERSHIP", plain, Level.SENIOR) is not None
    assert found("EXP-LEADERSHIP", f"{plain}\n= {title} | Birch | 2014-01 | 2018-02\n", Level.SENIOR) is None


@pytest.mark.parametrize("range_", [(Level.MID, Level.SENIOR), (Level.SENIOR, Level.STAFF)])
def test_what_holds_for_some_levels_is_asked_where_each_is_one_of_them(range_: tuple[Level, ...]) -> None:
    text = f"# experience: Experience\n= Senior Engineer | Larkfield | 2018-03 | present\n{LINES}"
    resume = replace(to_resume(text, SectionKind.EXPERIENCE, Level.SENIOR, {}), level_range=range_)
    told = {each.rule for each in run(resume, load("software-engineer"))}
    assert ("EXP-LEADERSHIP" in told) is (Level.MID not in range_)
    assert "EXP-LEADERSHIP" in {each.rule for each in run(resume, load("software-engineer"), Level.SENIOR)}


@pytest.mark.parametrize("title", ["Hardware Co-op", "Machine Vision Research Assistant", "Systems Intern"])
def test_three_posts_of_a_student_show_what_projects_would(title: str) -> None:
    jobs = "\n".join(f"= {title} | House {number} | 2024-0{number} | 2024-0{number}\n{LINES}" for number in (1, 3, 5))
    taught = jobs.replace(title, "Teaching Assistant")
    lines = LINES.replace("Go", "place")
    assert found("PRJ-NEWGRAD", f"# experience: Experience\n{jobs}".replace(LINES, lines), Level.NEW_GRAD) is None
    assert found("PRJ-NEWGRAD", f"# experience: Experience\n{taught}".replace(LINES, lines), Level.NEW_GRAD)


@pytest.mark.parametrize(
    ("before", "studies"),
    [
        ("Software Intern", "= B.Sc. Computer Science | Alder University | 2020-02 | 2021-12"),  # at school
        ("Software Intern", "= B.Sc. Computer Science | Alder University | | "),
        ("Camp Counselor", "= B.Sc. Computer Science | Alder University | | "),
    ],
)
def test_no_gap_opens_before_studies_end(before: str, studies: str) -> None:
    text = f"""
# education: Education
{studies}
# experience: Experience
= Engineer | Larkfield | 2022-04 | present
{LINES}
= {{before}} | Weirhouse | 2018-05 | 2018-06
{LINES}"""
    assert found("REV-GAP", text.format(before=before)) is None
    assert found("REV-GAP", text.format(before="Engineer")) is not None


@pytest.mark.parametrize("post", ["Supplemental Instruction Leader", "Resident Assistant", "Library Host"])
def test_a_post_on_campus_is_not_the_latest_work_of_an_intern(post: str) -> None:
    text = f"""
# experience: Experience
= {post} | Alder University | 2022-08 | present
- Answered questions
= Software Engineering Intern | Larkfield | 2023-05 | 2023-08
{LINES}
- Cut the load of the pages by half for 400 shops"""
    assert found("REV-SPARSE", text, Level.NEW_GRAD) is None


@pytest.mark.parametrize("old", ["JSP", "Subversion", "SOAP"])
def test_nobody_who_studies_is_asked_what_came_after_a_tool_of_a_course(old: str) -> None:
    assert found("SKL-OUTDATED", f"# skills: Skills\nJava, {old}, Linux", Level.NEW_GRAD) is None
    assert found("SKL-OUTDATED", f"# skills: Skills\nJava, {old}, Linux", Level.MID) is not None


def test_what_stands_beside_the_work_is_not_above_it() -> None:
    text = f"""
# languages: Languages
English, at home
Spanish, good
Welsh, good
Greek, a little
# experience: Experience
= Engineer | Larkfield | 2015-04 | present
{LINES}"""
    resume = to_resume(text, SectionKind.EXPERIENCE, Level.SENIOR, {"years_experience": 9})
    beside = [
        replace(line, left=50.0, right=200.0) if line.number < 5 else replace(line, left=230.0, right=500.0)
        for line in resume.lines
    ]
    assert "REV-ORDER" in {each.rule for each in run(resume, load("software-engineer"))}
    assert "REV-ORDER" not in {
        each.rule for each in run(replace(resume, lines=tuple(beside)), load("software-engineer"))
    }


@pytest.mark.parametrize(
    "line", ["Personal projects – a word counter in C", "Project: the ride board", "Side Projects"]
)
def test_projects_may_stand_anywhere(line: str) -> None:
    text = "# experience: Experience\n= Cashier | Larkfield | 2024-06 | 2024-08\nServed 90 guests a day"
    assert found("PRJ-NEWGRAD", text, Level.NEW_GRAD) is not None
    assert found("PRJ-NEWGRAD", f"{text}\n{line}", Level.NEW_GRAD) is None


def test_the_name_of_a_project_is_no_title_that_tells_of_leading() -> None:
    plain = f"# experience: Experience\n= Senior Engineer | Larkfield | 2018-03 | present\n{LINES}"
    assert found("EXP-LEADERSHIP", f"{plain}\n# projects: Projects\n= Gift List Manager | | 2022 | ", Level.SENIOR)


@pytest.mark.parametrize(
    "heading", ["Technical and Language Skills", "Language & Computer Skills", "IT and Office Skills"]
)
def test_a_heading_of_skills_of_two_kinds_is_one(heading: str) -> None:
    text = f"# languages: {heading}\nC++, SQL; Spanish\n{JOB}"
    assert found("SKL-SECTION", text) is None
    assert found("SKL-SECTION", text.replace(heading, "Languages")) is not None


@pytest.mark.parametrize("title", ["IT Lab Technician", "Library Host", "Lab Technician"])
def test_a_student_is_asked_for_no_technology_of_jobs_on_the_side(title: str) -> None:
    lines = "\n".join(f"- {line}" for line in ("Set up rooms for 40 events", "Wrote the manuals", "Answered questions"))
    study = "# education: Education\n= B.Sc. Computer Science | Alder University | 2024-09 | present"
    text = f"{study}\n# experience: Experience\n= {title} | Alder University | 2025-01 | present\n{lines}\n{lines}"
    assert found("EXP-TECH", text, Level.NEW_GRAD) is None


@pytest.mark.parametrize("heading", ["Research & Publications", "Things from the lab"])
def test_what_was_made_under_another_heading_stands_for_projects(heading: str) -> None:
    job = f"# experience: Experience\n= Software Intern | Larkfield | 2025-05 | 2025-08\n{LINES}\n{LINES}"
    made = f"# other: {heading}\n" + "".join(f"- Drew map {n} of a reef in Python and OpenCV\n" for n in range(5))
    assert found("PRJ-NEWGRAD", job, Level.NEW_GRAD) is not None
    assert found("PRJ-NEWGRAD", f"{job}\n{made}", Level.NEW_GRAD) is None


@pytest.mark.parametrize("pack", ["software-engineer", "student"])
def test_nobody_is_asked_for_languages_first_whose_work_may_be_another(pack: str) -> None:
    listed = "# skills: Skills\nTesting: {first}\nLanguages: Java, Python\n"
    text = (
        "# projects: Projects\n- Wrote test cases for the regression of a shop and reported 40 defects\n"
        "- Ran manual tests of the app before each release\n- Automated the smoke tests of a page with Selenium\n"
        "- Built a page of timetables\n"
    )
    tested = listed.format(first="Selenium, Postman, JMeter, TestNG, Cypress")
    assert found("SKL-PRIMARY", f"{tested}{text}", Level.NEW_GRAD, pack) is None
    tools = listed.format(first="Git, Jira, Confluence, Slack, Trello").replace("Testing", "Tools")
    assert found("SKL-PRIMARY", f"{tools}{JOB}", Level.MID, pack)


@pytest.mark.parametrize(
    "summary",
    [
        "Cloud enthusiast with practical experience in EC2, VPC and RDS",
        "Graduate who tests shops with Selenium before each release",
        "Engineer looking after clusters of Kubernetes",
    ],
)
@pytest.mark.parametrize("pack", ["software-engineer", "student"])
def test_a_summary_may_name_whatever_the_work_is_done_with(summary: str, pack: str) -> None:
    assert found("SUM-STACK", f"# summary: Summary\n{summary}\n{JOB}", pack=pack) is None
    assert found("SUM-STACK", f"# summary: Summary\n{summary}\n{JOB}", pack="backend-engineer")


def test_tests_are_asked_for_in_what_is_named_most() -> None:
    job = JOB.replace("in Go", "in PHP").replace("to PostgreSQL", "to PHP")
    lines = LINES.replace("Go", "PHP")
    told = found("SKL-TESTING", f"# skills: Skills\nGo, PHP, HTML, SQL\n{job}{lines}\n{lines}")
    assert told
    assert "PHPUnit" in told.suggestion


NO_AIM = """
# skills: Skills
Python, JavaScript, SQL, Docker, Git
# experience: Experience
= Software Engineer | Larkfield | 2021-03 | present
- Automated the monthly reports of three departments
- Repaired the importer of the timetables, which had failed every night
- Wrote a tool that compares price lists
"""


def test_who_leaves_open_which_work_is_wanted_is_told_so() -> None:
    told = found("REV-ROLE", NO_AIM)
    assert told is not None
    assert "find it out from the rest" in told.message


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"# contact: Maren Okafor\nData Engineer\n{NO_AIM}", id="the first lines say it"),
        pytest.param(f"# summary: Summary\nDevOps engineer of three years.\n{NO_AIM}", id="the summary does"),
        pytest.param(NO_AIM.replace("Software Engineer", "Backend Engineer"), id="the newest title does"),
    ],
)
def test_who_says_it_or_shows_it_is_not(text: str) -> None:
    told = found("REV-ROLE", text)
    assert told is None or "find it out from the rest" not in told.message


FRONT_END = """
# contact: Maren Okafor
Front-end Engineer
# skills: Skills
React, TypeScript, Redux, Sass, Node.js, Express, PostgreSQL
# experience: Experience
= Front-end Engineer | Larkfield | 2021-03 | present
- Rebuilt the checkout pages in React
- Kept the order pages on Express, Node.js and PostgreSQL
- Led the design system together with two designers
"""


def test_who_knows_tools_of_the_back_end_is_told_what_carries_over() -> None:
    told = found("REV-NEXT", FRONT_END, pack="frontend-engineer")
    assert told is not None
    assert "Express, Node.js and PostgreSQL would carry over" in told.message
    assert "automated tests, in vain" in told.suggestion


@pytest.mark.parametrize(
    ("pack", "text"),
    [
        pytest.param("frontend-engineer", FRONT_END.replace(" Node.js,", "").replace(", Node.js", ""), id="little"),
        pytest.param(
            "frontend-engineer",
            FRONT_END.replace("Maren Okafor\nFront-end Engineer", "Maren Okafor"),
            id="the first lines don't say what they are, which comes first",
        ),
        pytest.param(
            "backend-engineer",
            FRONT_END.replace("Front-end", "Back-end").replace("React, TypeScript, Redux, Sass", "Java, Spring Boot"),
            id="of the back end already",
        ),
    ],
)
def test_other_work_is_not_offered(pack: str, text: str) -> None:
    assert found("REV-NEXT", text, pack=pack) is None


@pytest.mark.parametrize("rule", ["REV-ROLE", "REV-NEXT", "REV-APART"])
def test_what_is_said_of_the_kind_of_work_shows_nobody_the_skills_of_one_kind(rule: str) -> None:
    [said] = [each for each in load("software-engineer").rules if each.id == rule]
    assert not said.examples[0].shown


FAR = FRONT_END.replace("pages on Express, Node.js and PostgreSQL", "pages in Redux").replace(
    ", Node.js, Express, PostgreSQL", ", Jest"
)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("- Kept the order pages", "little would count toward back-end work"),
        ("- Kept the order pages on Node.js", "only Node.js would count toward back-end work"),
        ("- Kept the order pages on Node.js and PostgreSQL", "only Node.js and PostgreSQL would count"),
        ("- Kept the order pages on Node.js with scalability in mind", "only Node.js would count"),
        ("# skills: Tools\nNode.js, Express, PostgreSQL, Redis", "little would count"),
    ],
)
def test_who_is_far_from_back_end_work_is_told_what_it_would_take(line: str, says: str) -> None:
    told = found("REV-APART", f"{FAR}{line}\n", pack="frontend-engineer")
    assert told is not None
    assert says in told.message
    assert "leave this one as it is" in told.suggestion


LEARNING = """
# contact: Maren Okafor
Machine Learning Engineer
# skills: Skills
PyTorch, TensorFlow, scikit-learn, Keras, XGBoost, Hugging Face, NumPy
# experience: Experience
= Machine Learning Engineer | Larkfield | 2021-03 | present
- Trained image classifiers in PyTorch that find cracks in 4,000 sleepers a day
- Tuned a ranking model in XGBoost by 3 points of recall
- Labelled 12,000 pictures with a team of four and cut drift by half in TensorFlow
"""


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(LEARNING, id="in a title"),
        pytest.param(LEARNING.replace("Machine Learning Engineer", "Data Scientist"), id="a data scientist"),
        pytest.param(
            LEARNING.replace(
                "Engineer\n# skills", "Engineer\n# summary: Summary\nI build data systems.\n# skills"
            ).replace("Okafor\nMachine Learning Engineer", "Okafor"),
            id="in the summary",
        ),
    ],
)
def test_who_works_with_models_or_data_alone_is_told_what_back_end_work_would_take(text: str) -> None:
    told = found("REV-APART", text, pack="machine-learning-engineer")
    assert told is not None
    assert "little would count toward back-end work" in told.message


@pytest.mark.parametrize(
    ("pack", "text"),
    [
        pytest.param("frontend-engineer", FRONT_END, id="enough carries over"),
        pytest.param("backend-engineer", FAR.replace("Front-end", "Back-end"), id="called so already"),
        pytest.param("frontend-engineer", FAR.replace("\nFront-end Engineer\n", "\n"), id="no title"),
    ],
)
def test_nobody_else_is_told_so(pack: str, text: str) -> None:
    assert found("REV-APART", text, pack=pack) is None


def test_what_is_only_listed_does_not_carry_over() -> None:
    listed = FRONT_END.replace("pages on Express, Node.js and PostgreSQL", "pages")
    assert found("REV-NEXT", listed, pack="frontend-engineer") is None


def test_a_line_on_tests_is_not_overlooked() -> None:
    tested = found("REV-NEXT", FRONT_END + "- Tested each release by a suite of its own\n", pack="frontend-engineer")
    assert tested is not None
    assert "in vain" not in tested.suggestion
