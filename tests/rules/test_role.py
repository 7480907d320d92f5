"""The role that a resume reads as: told by titles, skills and bullets, and none where there is no software work."""

import os
import subprocess
import sys
from dataclasses import replace
from functools import partial

import pytest

from rules.examples import to_resume
from rules.packs import ANYBODY, for_reading
from rules.resume import Contact, Level, Resume, SectionKind
from rules.role import Reading, Role, role_of
from rules.role.titled import roles_in_title


def resume(text: str, level: Level = Level.MID) -> Resume:
    return to_resume(text, SectionKind.EXPERIENCE, level, {})


BACKEND = """
# skills: Skills
Languages: Java 17, Go
Data stores: PostgreSQL, Redis, Kafka
# experience: Experience
= Software Engineer | Tidewater | 2020-03 | present
- Built Spring Boot services behind a REST API that 12 teams call
- Cut query latency of the orders table with covering indexes in PostgreSQL
- Moved the billing jobs to Kafka consumers"""
FRONTEND = """
# skills: Skills
React, TypeScript, Redux, Sass, Storybook, GraphQL, PostgreSQL
# experience: Experience
= Frontend Developer | Larkfield | 2021-01 | present
- Rebuilt the checkout pages in React and cut the bundle size by half
- Led the design system together with two designers
- Made all forms accessible to screen readers"""
FULLSTACK = """
# skills: Skills
React, TypeScript, HTML, CSS, Node.js, Express, PostgreSQL, Redis
# experience: Experience
= Software Engineer | Larkfield | 2021-01 | present
- Built the booking pages in React and TypeScript
- Designed the REST API behind them in Express on PostgreSQL
- Rewrote the user interface of the admin area with Tailwind CSS
- Added a Redis cache in front of the search endpoints"""
MOBILE = """
# skills: Skills
Swift, SwiftUI, UIKit, Core Data, Xcode
# experience: Experience
= iOS Engineer | Larkfield | 2021-01 | present
- Kept the app crash-free for 99.8% of sessions
- Moved 40 screens from UIKit to SwiftUI"""
DEVOPS = """
# skills: Skills
Terraform, Kubernetes, AWS, Ansible, Jenkins, Prometheus, Grafana
# experience: Experience
= Site Reliability Engineer | Larkfield | 2021-01 | present
- Ran 14 Kubernetes clusters and the on-call rotation for them
- Provisioned all environments with Terraform"""
DATA = """
# skills: Skills
SQL, Python, Apache Spark, Airflow, Snowflake, dbt
# experience: Experience
= Data Engineer | Larkfield | 2021-01 | present
- Built Airflow pipelines that load 40M rows a day into Snowflake
- Modeled the sales data mart in dbt"""
ML = """
# skills: Skills
Python, PyTorch, scikit-learn, Hugging Face, MLflow
# experience: Experience
= Machine Learning Engineer | Larkfield | 2021-01 | present
- Trained a ranking model in PyTorch that raised click-through by 4%
- Served it with Triton Inference Server at 30 ms"""
EMBEDDED = """
# skills: Skills
C, C++, FreeRTOS, STM32, I2C, SPI, CAN bus
# experience: Experience
= Firmware Engineer | Larkfield | 2021-01 | present
- Wrote the bootloader and drivers for an STM32 board
- Cut boot time of the sensor from 4 s to 900 ms"""
QA = """
# skills: Skills
Selenium, TestNG, Postman, JMeter, TestRail
# experience: Experience
= QA Engineer | Larkfield | 2021-01 | present
- Wrote 300 test cases and automated the regression suite in Selenium
- Reported and followed 200 defects"""
SECURITY = """
# skills: Skills
Burp Suite, Nmap, Metasploit, Splunk, Wireshark
# experience: Experience
= Security Analyst | Larkfield | 2021-01 | present
- Found 40 vulnerabilities in penetration tests of 12 applications
- Triaged SIEM alerts and led incident response"""
GAME = """
# skills: Skills
C++, Unreal Engine, Unity, HLSL
# experience: Experience
= Gameplay Programmer | Larkfield | 2021-01 | present
- Built the multiplayer game modes in Unreal Engine
- Cut frame time of the rendering by 3 ms with new shaders"""
MANAGER = """
# skills: Skills
Java, AWS
# experience: Experience
= Engineering Manager | Larkfield | 2021-01 | present
- Managed a team of 9 engineers and hired 4 of them
- Set the roadmap together with stakeholders of three departments
= Software Engineer | Tidewater | 2015-01 | 2020-12
- Built services in Java"""
NURSE = """
# skills: Skills
Patient care, triage, phlebotomy
# experience: Experience
= Registered Nurse | St. Brendan | 2015-01 | present
- Cared for 6 patients a shift on a cardiac ward
- Trained new nurses on the records system"""
HELP_DESK = """
# skills: Skills
Windows, Active Directory, Microsoft Excel
# experience: Experience
= IT Support Specialist | Larkfield | 2019-01 | present
- Resolved 30 tickets a day from staff
- Set up laptops and printers"""
STUDENT = """
# education: Education
= B.S. Computer Science | Larkfield University | 2024 | present
# skills: Skills
Java, Python, C, HTML, SQL
# projects: Projects
= Chess clock | |
- Wrote a chess clock in Java for the club
= Library catalogue | |
- Kept the books of the library in SQL"""


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (BACKEND, Role.BACKEND),  # the title says nothing, what was built does
        (FRONTEND, Role.FRONTEND),  # a database among the skills makes nobody a back-end engineer
        (FULLSTACK, Role.FULLSTACK),
        (MOBILE, Role.MOBILE),
        (DEVOPS, Role.DEVOPS),
        (DATA, Role.DATA),
        (ML, Role.ML),
        (EMBEDDED, Role.EMBEDDED),
        (QA, Role.QA),
        (SECURITY, Role.SECURITY),
        (GAME, Role.GAME),
        (MANAGER, Role.MANAGER),
        (NURSE, Role.NONE),
        (HELP_DESK, Role.NONE),
    ],
    ids=lambda each: each if isinstance(each, Role) else "",
)
def test_the_role_is_read_from_titles_skills_and_bullets(text: str, role: Role) -> None:
    reading = role_of(resume(text))
    assert reading.role is role
    assert 0 < reading.sure <= 1
    assert reading.evidence


def test_who_studies_and_leans_nowhere_reads_as_a_student() -> None:
    assert role_of(resume(STUDENT, Level.NEW_GRAD)).role is Role.STUDENT


def test_the_newest_job_says_more_than_older_ones() -> None:
    older = "= Frontend Developer | Tidewater | 2015-01 | 2018-12\n- Built pages in React"
    newer = "= Data Engineer | Larkfield | 2019-01 | present\n- Built pipelines in Airflow"
    assert role_of(resume(f"{newer}\n{older}")).role is Role.DATA
    assert role_of(resume(f"{older}\n{newer}")).role is Role.DATA


def test_an_empty_resume_has_no_role() -> None:
    assert role_of(resume("Maren Okafor")).role is Role.NONE


def test_a_title_that_neither_skills_nor_lines_bear_out_is_a_guess() -> None:
    text = """
# skills: Skills
Java, Spring Boot, Hibernate, JPA, JSF, Tomcat, MySQL, PostgreSQL, Oracle, JUnit, Maven, HTML, Jenkins, Docker
# experience: Experience
= Mobile Developer | Larkfield | 2019-03 | present
- Built the shop for 300 branches together with a team of five
- Kept the tills running on weekends"""
    assert role_of(resume(text)).sure <= 0.4 or role_of(resume(text)).role is not Role.MOBILE


@pytest.mark.parametrize("title", ["IT Support Technician", "Systems Technician", "CCTV Technician", "Help Desk Agent"])
def test_who_mends_what_others_made_is_read_as_no_kind_of_software_work(title: str) -> None:
    text = f"""
# skills: Skills
Hardware troubleshooting, end user support, Microsoft Office
# experience: Experience
= {title} | Tidewater Homes | 2016-03 | present
- Monitored the sensors of 40 houses and configured their controllers
- Installed firmware on cameras and tested the alarms
- Answered questions of tenants"""
    assert role_of(resume(text, Level.SENIOR)).role is Role.NONE


@pytest.mark.parametrize("title", ["IT Support Technician", "Systems Technician"])
def test_a_technician_with_tools_of_software_is_read_by_them(title: str) -> None:
    text = f"""
# skills: Skills
Docker, Kubernetes, Terraform, Ansible, Python
# experience: Experience
= {title} | Tidewater Homes | 2016-03 | present
- Automated the set-up of servers in Ansible and Terraform
- Moved the monitoring to Kubernetes"""
    assert role_of(resume(text)).role is Role.DEVOPS


@pytest.mark.parametrize("post", ["Research Fellow", "Postdoctoral Researcher", "Associate Professor"])
def test_a_scholar_of_another_subject_is_read_as_no_kind_of_software_work(post: str) -> None:
    text = f"""
# other: Appointments
{post}, Alder University
# other: Peer-Reviewed Publications
- Fitted neural network models to the growth of crabs, in a journal of shores
- Bayesian models of the diet of gulls, with training data of 40 colonies
- Deep learning of bird song, with a model of its classification"""
    assert role_of(resume(text, Level.NEW_GRAD)).role is Role.NONE


@pytest.mark.parametrize(
    "summary",
    [
        "Project management, supply chain, and junior front-end developer",
        "Office manager and front-end developer",
        "Full-stack engineer, front-end developer",
    ],
)
def test_first_lines_that_name_several_kinds_state_none(summary: str) -> None:
    told = role_of(resume(f"# summary: Summary\n{summary}\n{FRONTEND}"))
    assert told.role is Role.FRONTEND
    assert not told.stated
    assert role_of(resume(f"# summary: Summary\nFront-end developer\n{FRONTEND}")).stated


@pytest.mark.parametrize("title", ["Delivery Driver", "Business Development Representative", "Youth Mentor"])
def test_a_line_or_two_of_many_make_nobody_a_software_person(title: str) -> None:
    text = f"""
# experience: Experience
= {title} | Tidewater Parcels | 2022-03 | present
- Planned the tour of 250 parcels a day
- Reported faults of the firmware in the scanners
- Trained six new colleagues
- Met all goals of the season"""
    assert role_of(resume(text)).role is Role.NONE


@pytest.mark.parametrize(
    "line",
    [
        "Set up CI/CD pipelines for the shop",
        "Kept k3s clusters of the scraper running",
        "Moved monitoring and logging to Grafana",
    ],
)
def test_a_software_engineer_with_a_few_lines_of_operations_is_read_with_doubt(line: str) -> None:
    text = f"""
# experience: Experience
= Software Engineer | Larkfield | 2021-03 | present
- {line}
- Wrote the importer of offers
- Worked out how coupons are spent
- Looked after automation for influencers"""
    told = role_of(resume(text))
    assert not told.clear or told.role is not Role.DEVOPS


@pytest.mark.parametrize("title", ["Cook", "Shift Lead", "Assistant Manager"])
def test_who_had_a_course_on_programming_at_school_is_no_student_of_software(title: str) -> None:
    text = f"""
# experience: Experience
= {title} | Tidewater Tacos | 2015-03 | 2017-01
- Counted the cash of the day and closed the kitchen
- Planned the work of six colleagues
# education: Education
= Diploma | Alder High School | 2009-08 | 2013-05
Courses on cooking, information technology and computer programming"""
    assert role_of(resume(text, Level.NEW_GRAD)).role is Role.NONE


STUDIES = """
# education: Education
= Bachelor of Science in {degree} | Alder University | 2023-09 | present
"""


@pytest.mark.parametrize(
    "opening",
    [
        "I am an AI safety researcher working on language models.",
        "Aspiring machine learning engineer.",
        "Junior data scientist.",
    ],
)
def test_a_student_whose_first_lines_name_one_kind_of_work_reads_as_that(opening: str) -> None:
    text = f"""
# summary: Summary
{opening}
{STUDIES.format(degree="Mathematics")}
# experience: Experience
= Research Intern | Larkfield | 2024-06 | 2024-09
- Fine-tuned language models against attacks
- Measured how robust 12 models are"""
    assert role_of(resume(text, Level.NEW_GRAD)).role is Role.ML


@pytest.mark.parametrize(
    "house", ["Machine Learning Laboratory", "Alder Computer Vision Lab", "Institute of Artificial Intelligence"]
)
def test_a_laboratory_says_what_is_researched_in_it(house: str) -> None:
    text = f"""
# education: Education
= Master of Science in Computer Science | Alder University | 2024-09 | present
# skills: Skills
Python, C++, Java, Django
# experience: Experience
= Graduate Researcher | {house} | 2025-01 | present
- Trained neural networks that tell plans apart
- Collected what people say of the plans"""
    assert role_of(resume(text, Level.NEW_GRAD)).role is Role.ML


@pytest.mark.parametrize(
    "degree", ["Mechanical Engineering", "Integrated Design Engineering", "Civil Engineering", "Biology"]
)
def test_a_student_of_another_trade_is_none_of_software(degree: str) -> None:
    text = f"""{STUDIES.format(degree=degree)}
# projects: Projects
= Skateboard deck | |
- Modeled the deck and swept 1,200 shapes in MATLAB
= Sorting arm | |
- Built an arm with a color sensor on an Arduino board
# skills: Skills
SolidWorks, AutoCAD, MATLAB, Python, C++"""
    assert role_of(resume(text, Level.NEW_GRAD)).role is Role.NONE


@pytest.mark.parametrize(
    ("title", "makes"),
    [
        ("Developer / Business Analyst", True),
        ("Software Engineer and Financial Analyst", True),
        ("Business Analyst, ERP Developer", True),
        ("Business Analyst / Functional Consultant", False),
        ("Business Developer / Business Analyst", False),
        ("Business Analyst", False),
    ],
)
def test_whoever_makes_software_beside_something_else_is_called_nothing_else(title: str, makes: bool) -> None:
    assert (Role.NONE not in roles_in_title(title, {}, {})) is makes


WORKSHOP = """
# projects: Projects
= Solar boat | |
- Modeled the drivetrain and swept 1,200 shapes of the propeller in MATLAB
- Wired 12 sensors and motors of the boat
# skills: Skills
SolidWorks, Fusion 360, MATLAB, Python"""


@pytest.mark.parametrize(
    "degree",
    [
        "= Bachelor of Science | Alder University | 2022-09 | {end}\nBachelor of Science, Mechanical Engineering",
        "= Master of Science | Alder University | 2022-09 | {end}\nMaster of Science in Aerospace Engineering",
        "= BSc Civil Engineering | Alder Electrotechnical Institute | 2022-09 | {end}",
    ],
)
@pytest.mark.parametrize("end", ["present", "2024-05"])
def test_the_field_of_a_degree_counts_wherever_it_stands_and_after_it_too(degree: str, end: str) -> None:
    text = f"# education: Education\n{degree.format(end=end)}{WORKSHOP}"
    assert role_of(resume(text, Level.NEW_GRAD)).role is Role.NONE


@pytest.mark.parametrize(
    ("degree", "skills"),
    [
        ("Mechanical Engineering", "React, TypeScript, Node.js, PostgreSQL, Docker"),
        ("Mechatronics", "SolidWorks, MATLAB, Python, C++"),
        ("Computer Science and Biology", "MATLAB, Python"),
    ],
)
def test_a_student_who_learns_or_makes_software_is_one_of_it(degree: str, skills: str) -> None:
    text = f"""{STUDIES.format(degree=degree)}
# projects: Projects
= Chess clock | |
- Wrote a chess clock with a web page in Python and JavaScript
# skills: Skills
{skills}"""
    assert role_of(resume(text, Level.NEW_GRAD)).role is not Role.NONE


@pytest.mark.parametrize(
    "title", ["Mobile Application & Backend Engineer", "Mobile and Backend Developer", "Mobile / Backend Engineer"]
)
def test_a_title_may_name_two_kinds_with_one_noun(title: str) -> None:
    text = f"""
# skills: Skills
React Native, Expo, Swift, Node.js
# experience: Experience
= {title} | Larkfield | 2022-02 | present
- Launched three apps in the App Store and the Play Store
- Added push notifications to the mobile app
- Wrote the chat of the iOS app"""
    assert role_of(resume(text)).role is Role.MOBILE


@pytest.mark.parametrize("title", ["Sr Eng Mgr", "Software Development Mgr", "Eng. Manager"])
def test_a_manager_may_be_written_short(title: str) -> None:
    text = f"""
# skills: Skills
Java, AWS
# experience: Experience
= {title} | Larkfield | 2016-01 | present
- Led the platform team
- Kept the services in Java running"""
    assert role_of(resume(text, Level.STAFF)).role is Role.MANAGER


def test_the_post_in_a_club_makes_no_manager() -> None:
    text = """
# summary: Summary
Data engineer who builds pipelines.
# education: Education
= B.Sc. Computing Science | Alder University | 2022-09 | present
# skills: Skills
SQL, Python, Power BI
# experience: Experience
= Research Assistant | Alder University | 2025-01 | 2026-01
- Built a data pipeline that cleans the sensor data sets
= Vice President, Academic Department | Student Association of Alder | 2022-09 | 2024-04
- Planned six meetings"""
    assert role_of(resume(text, Level.NEW_GRAD)).role is Role.DATA


@pytest.mark.parametrize("title", ["Business Analyst", "Research Analyst", "Operations Analyst"])
def test_an_analyst_is_of_data_where_all_that_is_told_is(title: str) -> None:
    text = f"""
# skills: Skills
SQL, Tableau, Power BI, Snowflake, R, ETL
# experience: Experience
= {title} | Larkfield | 2023-01 | present
- Built dashboards in Tableau from 12 data sets
- Wrote SQL for the weekly reporting
- Checked the data quality of the warehouse in SQL
- Moved the reports to Power BI"""
    assert role_of(resume(text)).role is Role.DATA
    plain = text.replace("SQL, Tableau, Power BI, Snowflake, R, ETL", "Visio, Jira, BPMN")
    assert role_of(resume(plain)).role in {Role.NONE, Role.DATA}


@pytest.mark.parametrize("title", ["Art Director", "Graphic Designer", "Creative Director"])
def test_a_designer_is_none_of_software_whatever_a_list_of_skills_names(title: str) -> None:
    text = f"""
# education: Education
= B.A. in Design | Alder University | 2014 | 2018
# experience: Experience
= {title} | Larkfield | 2018-06 | present
- Drew the campaign of a maker of paint
- Asked 40 people about posters
# skills: Skills
Photoshop, InDesign, HTML, CSS, JavaScript"""
    assert role_of(resume(text)).role is Role.NONE


@pytest.mark.parametrize(
    ("title", "line"),
    [
        ("System Engineer", "- Explored survey data sets in R and forecast demand by regression"),
        ("Systems Engineer", "- Trained a neural model in PyTorch that classifies claims"),
        ("Systems Engineer Trainee", "- Wrote reports in SQL on data quality, with dashboards in Tableau"),
    ],
)
def test_a_systems_engineer_works_in_operations_only_where_the_rest_says_so(title: str, line: str) -> None:
    skills = "# skills: Skills\nPython, R, SQL, PyTorch\n# experience: Experience\n"
    text = f"{skills}= {title} | Weirhouse | 2020-03 | present\n"
    assert role_of(resume(text + line)).role is not Role.DEVOPS
    operations = "# skills: Skills\nAnsible, Terraform, Kubernetes, Prometheus\n# experience: Experience\n"
    job = f"= {title} | Weirhouse | 2020-03 | present\n- Ran the Kubernetes clusters and was on call"
    assert role_of(resume(operations + job)).role is Role.DEVOPS


@pytest.mark.parametrize(
    "top",
    ["ML infrastructure engineer for training clusters", "AI Platform Engineer", "Machine Learning Platform Engineer"],
)
def test_platforms_for_models_are_machine_learning(top: str) -> None:
    text = "\n= Engineer | Weirhouse | 2020-03 | present\n- Trained models on 40 GPUs and ran inference for 3 teams"
    found = role_of(
        resume(f"# contact: Contact\n{top}\n# skills: Skills\nPyTorch, CUDA\n# experience: Experience{text}")
    )
    assert found.role is Role.ML


@pytest.mark.parametrize(
    "first",
    [
        "Frontend-focused software developer with 3 years of experience.",
        "Front-end leaning full-stack developer.",
        "Full-stack engineer, frontend heavy, with a liking for design.",
    ],
)
def test_whoever_does_most_of_one_half_is_read_as_that(first: str) -> None:
    told = FULLSTACK.replace("Software Engineer", "Full Stack Developer")
    assert role_of(resume(f"# summary: Summary\n{first}\n{told}")).role is Role.FRONTEND


@pytest.mark.parametrize("held", ["Backend Developer", "Server Developer", "Java Developer"])
def test_one_half_on_top_outweighs_a_job_of_the_other(held: str) -> None:
    told = FRONTEND.replace("Frontend Developer", held)
    found = role_of(resume(f"# contact: Contact\nFrontend Developer\n{told}", Level.NEW_GRAD))
    assert found.role is Role.FRONTEND


@pytest.mark.parametrize("listed", ["Unity, Blender, C#, Java", "Unreal Engine, C++, Java", "Godot, Python, C#"])
def test_programs_in_a_list_make_no_game_developer(listed: str) -> None:
    text = (
        "# experience: Experience\n= Intern | Weirhouse | 2023-06 | 2023-08\n- Wrote a website that searches colleges"
    )
    assert role_of(resume(f"# skills: Skills\n{listed}\n{text}", Level.NEW_GRAD)).role is not Role.GAME


@pytest.mark.parametrize("what", ["geometry library", "mesh exporter", "drawing editor"])
def test_c_plus_plus_alone_is_no_embedded_work(what: str) -> None:
    text = (
        f"- Rewrote the {what} in C++ and cut its build from 9 minutes to 2\n- Found 12 slips in the C++ of the {what}"
    )
    job = "# experience: Experience\n= Software Developer | Weirhouse | 2020-03 | present\n"
    assert role_of(resume(f"# skills: Skills\nC++, C, Python, Qt\n{job}{text}")).role is not Role.EMBEDDED


def test_a_list_of_what_somebody_knows_names_no_work() -> None:
    top = "# contact: Contact\nSoftware Engineer experienced in large systems,\nservices, and DevOps engineering\n"
    assert role_of(resume(top + BACKEND)).role is Role.BACKEND


@pytest.mark.parametrize(
    "line", ["Trained 12 new planners", "Handed out training material", "Was trained in first aid"]
)
def test_whoever_trains_people_trains_no_models(line: str) -> None:
    text = f"# skills: Skills\nPython\n# experience: Experience\n= Planner | Weirhouse | 2020-03 | present\n- {line}"
    assert role_of(resume(text)).role is not Role.ML


@pytest.mark.parametrize("name", ["Ada Porter", "Sam Baker", "Nurse Okafor"])
def test_a_name_is_no_trade(name: str) -> None:
    told = resume(f"# contact: Contact\n{name}\nSoftware Engineer\n{BACKEND}")
    assert role_of(replace(told, contact=Contact(name=name))).role is Role.BACKEND


@pytest.mark.parametrize("title", ["Software Engineer", "Software Engineer/Project Associate", "Programmer"])
def test_who_tells_of_operations_alone_does_them_whatever_the_title(title: str) -> None:
    text = f"""
# skills: Skills
Terraform, Ansible, Docker, Kubernetes, Jenkins, C#, PostgreSQL
# experience: Experience
= {title} | Larkfield | 2019-01 | present
- Provisioned three clusters with Terraform
- Ran the pipelines of 11 services in Jenkins
- Watched uptime with alerts in Grafana
- Wrote an interface of the shop in C# on PostgreSQL"""
    assert role_of(resume(text)).role is Role.DEVOPS


@pytest.mark.parametrize("title", ["Software Engineer and Technical Program Manager", "Developer & Scrum Master"])
def test_who_makes_software_first_is_no_manager(title: str) -> None:
    summary = f"# summary: Summary\n{title} with 9 years of work on large systems."
    told = role_of(resume(f"{summary}\n{BACKEND}"))
    assert (told.role, told.stated) == (Role.BACKEND, False)


@pytest.mark.parametrize(
    ("skills", "line", "role"),
    [
        ("React, TypeScript, CSS, Three.js", "Drew the pages of a shop in React", Role.FRONTEND),
        ("Unity, C#, Three.js", "Tuned the physics of a game for two players in Unity", Role.GAME),
    ],
)
def test_what_is_drawn_in_browsers_may_be_pages_or_games(skills: str, line: str, role: Role) -> None:
    job = f"# experience: Experience\n= WebGL Developer | Larkfield | 2020-03 | present\n- {line}"
    assert role_of(resume(f"# skills: Skills\n{skills}\n{job}")).role is role


@pytest.mark.parametrize("title", ["Experiential Developer (XR)", "VR Developer", "AR/VR Software Engineer"])
def test_who_makes_other_realities_makes_games(title: str) -> None:
    job = f"# experience: Experience\n= {title} | Larkfield | 2020-03 | present\n- Tuned the physics of a ride in Unity"
    assert role_of(resume(f"# skills: Skills\nUnity, C#, JavaScript, Three.js\n{job}")).role is Role.GAME


@pytest.mark.parametrize("title", ["Software Engineer", "Senior Software Developer", "Tech Lead"])
def test_tools_and_an_old_title_make_no_operator_of_a_software_engineer(title: str) -> None:
    text = f"""
# skills: Skills
Java, Python, Spring Boot, Docker, Kubernetes, Jenkins, AWS, Linux
# experience: Experience
= {title} | Larkfield | 2019-01 | present
- Wrote the services behind the booking pages in Java
- Deployed the services to Kubernetes
= Network Engineer | Tidewater | 2015-01 | 2018-12
- Kept the servers of 4 schools running"""
    assert role_of(resume(text, Level.SENIOR)).role is not Role.DEVOPS


@pytest.mark.parametrize("newest", ["Frontend Developer", "UI Engineer", "Angular Developer"])
def test_a_contract_of_three_months_says_less_than_four_years(newest: str) -> None:
    text = FULLSTACK.replace("2021-01 | present", "2019-01 | 2023-07").replace(
        "= Software", f"= {newest} | Weirhouse | 2023-10 | 2023-12\n- Mended 14 forms of a shop\n= Software"
    )
    assert role_of(resume(text)).role is Role.FULLSTACK


@pytest.mark.parametrize("title", ["CTO", "Co-founder and CTO", "VP of Engineering"])
def test_a_great_title_in_a_small_house_is_read_by_what_was_done(title: str) -> None:
    own = BACKEND.replace("= Software Engineer", f"= {title}")
    assert role_of(resume(own, Level.SENIOR)).role is Role.BACKEND
    led = "\n- Hired 14 engineers\n- Set the budget and the roadmap of three teams\n- Held performance reviews"
    assert role_of(resume(own + led, Level.SENIOR)).role is Role.MANAGER


@pytest.mark.parametrize("title", ["Designer", "Senior Designer", "Illustrator", "Product Design Lead"])
def test_whoever_draws_is_surely_no_front_end_engineer(title: str) -> None:
    text = f"""
# contact: Contact
{title}
# skills: Skills
Illustration, Sketching, HTML, CSS, Figma
# experience: Experience
= {title} | Larkfield | 2021-01 | present
- Drew the campaigns of 14 brands and the icons of their pages
= Front-End Intern | Weirhouse | 2019-06 | 2019-09
- Built landing pages in HTML"""
    read = role_of(resume(text))
    assert read.role is Role.NONE or not read.clear


@pytest.mark.parametrize("title", ["Web Designer", "Game Designer", "Hardware Designer"])
def test_some_designers_build(title: str) -> None:
    assert role_of(resume(f"# experience: Experience\n= {title} | Larkfield | 2021-01 | present")).role is not Role.NONE


@pytest.mark.parametrize(
    ("degree", "intern", "surely"),
    [
        ("B.Sc. Computer Science", "Research Intern", True),
        ("B.Sc. Electrical and Computer Engineering", "Antenna Co-op", False),
        ("B.A. Digital Art\nMinor in Computer Information Technology", "Studio Intern", False),
        ("B.Sc. Physics", "Lab Intern", False),
        ("B.Sc. Physics", "Software Engineering Intern", True),
    ],
)
def test_a_student_may_be_none_of_software(degree: str, intern: str, *, surely: bool) -> None:
    text = f"""
# education: Education
= {degree} | Alder University | 2023-09 | present
{degree}
# skills: Skills
Python, C, MATLAB, soldering
# experience: Experience
= {intern} | Weirhouse | 2025-05 | 2025-08
- Measured 40 antennas with a script in Python"""
    read = role_of(resume(text, Level.NEW_GRAD))
    assert read.of_software is surely
    assert surely or for_reading(read) == ANYBODY


@pytest.mark.parametrize("title", ["Designer", "Business Analyst", "UX Researcher"])
def test_whoever_may_do_something_else_is_asked_what_holds_for_anybody(title: str) -> None:
    text = f"""
# skills: Skills
JavaScript, HTML, CSS, MongoDB
# experience: Experience
= {title} | Larkfield | 2021-01 | present
- Drew personas and asked 40 people how they use the pages"""
    read = role_of(resume(text))
    assert for_reading(read) == ANYBODY
    assert for_reading(role_of(resume(text.replace(title, "Software Developer")))) != ANYBODY


@pytest.mark.parametrize("opening", ["Full Stack Web Developer", "Junior Full-Stack Developer", "Web Developer"])
def test_a_graduate_who_opens_with_a_trade_and_shows_it_is_of_that_trade(opening: str) -> None:
    made = resume(
        f"# summary: Summary\n{opening}. I like to learn.\n"
        "# skills: Skills\nReact, JavaScript, HTML, CSS, Node.js, Express, MongoDB\n"
        "# projects: Projects\n= Tides | | |\n"
        "- Built the server in Node.js with 30 routes\n- Built pages in React with Bootstrap\n"
        "# education: Education\nB.S. Computer Science",
        Level.NEW_GRAD,
    )
    assert role_of(made).role is Role.FULLSTACK


@pytest.mark.parametrize("title", ["Programmer (Test Automation)", "Test Automation Engineer", "QA Engineer"])
def test_one_short_job_makes_no_tester_of_a_beginner_of_data(title: str) -> None:
    made = resume(
        "# skills: Skills\nPython, Spark, Airflow, dbt, Snowflake, Kafka\n# experience: Experience\n"
        f"= {title} | Larkfield | 2024-11 | 2025-03\n- Built a pipeline in Airflow that loads the data warehouse\n"
        "= Data Engineering Intern | Alder | 2024-01 | 2024-06\n- Moved tables of Snowflake to dbt models\n"
        "- Streamed events from Kafka to the warehouse with Spark",
        Level.NEW_GRAD,
    )
    read = role_of(made)
    assert read.role is not Role.QA or not read.clear


@pytest.mark.parametrize(
    "line",
    [
        "Front-End-Developer:",
        "Web-Developer",
        "Graduate with experience in data analytics and ETL.",
    ],
)
def test_the_first_lines_may_name_the_work_in_their_own_way(line: str) -> None:
    made = resume(f"# contact: Contact\nDana Reyes\n{line}\n# skills: Skills\nPython", Level.MID)
    assert role_of(made).headed


@pytest.mark.parametrize(
    ("line", "headed"),
    [
        ("I build scalable web and mobile applications", True),
        ("Entry level position in Software Design/Development.", True),
        ("Wants to learn\nall there is\nof tides\nand of boats\nand of quays\nand do web development", True),
        ("Looks for a team that grows and learns", False),
    ],
)
def test_the_first_lines_may_say_what_somebody_makes_or_wants_to_make(line: str, headed: bool) -> None:
    made = resume(
        f"# contact: Contact\nDana Reyes\n{line}\n# skills: Skills\nJava, Spring Boot, PostgreSQL, Redis, Kafka\n"
        "# experience: Experience\n= Associate | Larkfield | 2020-01 | present\n- Built REST APIs in Spring Boot",
        Level.MID,
    )
    assert role_of(made).headed is headed


BEGINS = Level.NEW_GRAD
PROJECTS = "# projects: Projects"
LEARNING = "= B.S. Computer Science | Larkfield University | 2023-09 | present"
MADE = {
    Role.FRONTEND: (
        "JavaScript, TypeScript, React, Vue, HTML, CSS, Python",
        "Built a recipe finder in React",
        "Drew the charts of a habit tracker in Vue",
        "Made all pages responsive with Tailwind CSS",
    ),
    Role.ML: (
        "Python, Java, PyTorch, TensorFlow, scikit-learn, Pandas, Git",
        "Trained a ResNet on 12,000 images of leaves",
        "Compared naive Bayes and BERT on 50,000 reviews, 91% accuracy",
        "Fine-tuned a small transformer on chess games",
    ),
    Role.MOBILE: (
        "Swift, SwiftUI, Kotlin, Jetpack Compose, Firebase",
        "Built an iOS app that shows the tides",
        "Wrote an Android app for bus stops in Kotlin",
        "Sent push notifications for floods",
    ),
}


def read_of_a_student(skills: str, *lines: str) -> Reading:
    """What somebody reads as who still studies, lists these skills and made a project for each line."""
    made = "\n".join(f"= Project | |\n- {line}" for line in lines)
    text = f"# education: Education\n{LEARNING}\n# skills: Skills\n{skills}\n{PROJECTS}\n{made}"
    return role_of(resume(text, BEGINS))


@pytest.mark.parametrize("role", MADE)
def test_a_student_all_of_whose_projects_are_of_one_kind_reads_as_that(role: Role) -> None:
    read = read_of_a_student(*MADE[role])
    assert read.role is role
    assert read.clear


CHOSEN = {
    Role.EMBEDDED: (
        "C, C++, Verilog, STM32, SPI, JavaScript, React, PostgreSQL",
        "Drove two stepper motors from an STM32 board",
        "Wrote the driver of a light sensor over SPI",
        "Drew the pages of a quiz in React",
        "Stored the scores of a game of cards in PostgreSQL behind a REST API",
    ),
    Role.MOBILE: (
        "Kotlin, Java, Android, Flutter, Firebase, MySQL",
        "Built an Android app that shows the tides",
        "Kept the entries of a diary in Firebase for an app in Flutter",
        "Stored the loans of a library in MySQL",
        "Signed members in with Firebase Authentication",
    ),
    Role.DEVOPS: (
        "AWS, Terraform, Docker, Linux, Python, MySQL",
        "Deployed a shop behind a load balancer with an auto-scaling group",
        "Provisioned three environments with Terraform",
        "Sent an alert where a server of the cluster went down",
        "Stored the loans of a library in MySQL behind a REST API",
        "Served the pages of a quiz with Flask",
    ),
}


@pytest.mark.parametrize("role", CHOSEN)
def test_a_student_whose_skills_and_lines_both_speak_for_a_trade_above_all_reads_as_that(role: Role) -> None:
    read = read_of_a_student(*CHOSEN[role])
    assert read.role is role
    assert read.clear


def test_what_a_beginner_does_beside_says_less_than_internships() -> None:
    work = """
# experience: Experience
= Software Engineering Intern | Larkfield Devices | 2025-05 | 2025-08
- Halved the failures of the firmware by scheduling its tasks on FreeRTOS
- Read the charge of the battery over I2C
- Updated boards over UART in a tenth of the time
= Video Creator | The Garden Channel | 2021-03 | present
- Recorded 40 lessons on making games in Unity
- Answered the questions of 9,000 viewers on games"""
    skills = "# skills: Skills\nC, C++, Python, FreeRTOS, I2C, Unity, React, SQL"
    read = role_of(resume(f"# education: Education\n{LEARNING}\n{skills}\n{work}", BEGINS))
    assert read.role is Role.EMBEDDED


@pytest.mark.parametrize("opening", ["preparing for entry-level DevOps roles", "targeting a first job in DevOps"])
def test_a_student_who_says_what_they_prepare_for_reads_as_that(opening: str) -> None:
    summary = f"# summary: Summary\nFinal-year student fond of puzzles. Good with Linux and {opening}."
    made = "\n".join(f"= Project | |\n- {first}" for _, first, *_ in (*MADE.values(), *CHOSEN.values()))
    read = role_of(resume(f"{summary}\n# education: Education\n{LEARNING}\n{PROJECTS}\n{made}", BEGINS))
    assert read.role is Role.DEVOPS


def test_a_student_whose_projects_are_of_several_kinds_reads_as_a_student() -> None:
    skills = ", ".join(skills for skills, *_ in MADE.values())
    made = "\n".join(f"= Project | |\n- {first}" for _, first, *_ in MADE.values())
    text = f"# education: Education\n{LEARNING}\n# skills: Skills\n{skills}\n{PROJECTS}\n{made}"
    assert role_of(resume(text, BEGINS)).role is Role.STUDENT


CLUB = """
# experience: Experience
= Director of Technology | Alder Open Source Society | 2025-01 | present
- Recruited and trained nine coordinators
- Set the roadmap together with the board"""


@pytest.mark.parametrize(
    "work",
    [
        CLUB,
        CLUB.replace("Director of Technology", "Head of Projects"),
        CLUB.replace("Director of Technology | Alder Open Source Society", "General Manager | Copper Kettle"),
    ],
)
def test_who_begins_is_no_manager(work: str) -> None:
    text = f"# education: Education\n{LEARNING}\n# skills: Skills\nJava, React, SQL, Docker\n{work}"
    assert role_of(resume(text, BEGINS)).role is not Role.MANAGER
    assert role_of(resume(MANAGER)).role is Role.MANAGER


@pytest.mark.parametrize(
    ("learnt", "written_on", "role"),
    [
        ("= B.S. Computer Science | Alder University | 2018-09 | 2022-05", "2024-06-01", None),
        ("= B.S. Computer Science | Alder University | 2018-09 | 2022-05", "2022-06-01", Role.STUDENT),
        ("= B.S. Computer Science | Alder University | 2018-09 | 2022-05", "", Role.STUDENT),
        ("= B.S. Computer Science | Alder University | 2018-09 | 2020-05", "", None),  # the internship came later
    ],
)
def test_who_finished_long_ago_is_no_student_for_having_been_an_intern(
    learnt: str, written_on: str, role: Role | None
) -> None:
    text = f"""
# education: Education
{learnt}
# skills: Skills
Java, React, Python, SQL, Docker
# experience: Experience
= Software Engineering Intern | Larkfield | 2021-06 | 2021-09
- Wrote tests in JUnit
- Built a page in React
- Trained a model that sorts mail"""
    read = role_of(replace(resume(text, BEGINS), written_on=written_on))
    assert read.role is role if role else (read.role is not Role.STUDENT and not read.clear)


@pytest.mark.parametrize(
    "course",
    [
        "= Software Engineering Immersive | Forge Academy | 2025-01 | 2025-06",
        "= Web Development Bootcamp | Prairie | 2025-01 | 2025-06",
        "= Certificate in Full Stack Development | Alder College | 2025-01 | 2025-06",
    ],
)
def test_who_comes_from_another_trade_by_a_course_is_no_student(course: str) -> None:
    text = f"""
# education: Education
{course}
# skills: Skills
JavaScript, React, Node.js, Express, PostgreSQL, HTML, CSS
# projects: Projects
= Table turn | |
- Built the pages of a booking site in React
- Wrote its REST API in Express on PostgreSQL
# experience: Experience
= Registered Nurse | Alder Hospital | 2013-01 | 2025-01
- Cared for six patients a shift"""
    assert role_of(resume(text, BEGINS)).role is Role.FULLSTACK


def test_of_two_kinds_that_weigh_the_same_always_the_same_leads() -> None:
    program = (
        "from rules.examples import to_resume; from rules.resume import Level, SectionKind;"
        "from rules.role import role_of;"
        "text = '# experience: Experience\\n= Marketing Assistant / Web Developer | Larkfield | 2021-01 | present';"
        "print(role_of(to_resume(text, SectionKind.EXPERIENCE, Level.MID, {})).role)"
    )
    run = partial(subprocess.run, [sys.executable, "-c", program], capture_output=True, check=True, text=True)
    # The order of sets of texts follows the seed.
    assert {run(env={**os.environ, "PYTHONHASHSEED": str(seed)}).stdout for seed in range(4)} == {"none\n"}


SERVICES = """
# skills: Skills
Java, Spring Boot, Hibernate, Oracle, MySQL, Jenkins
# experience: Experience
= Senior Consultant | Larkfield | 2018-03 | present
- Built Spring Boot services that serve five countries from one release
- Wrote the REST API that partners send their orders to
- Tuned the queries of the orders table in Oracle"""


@pytest.mark.parametrize(
    "first",
    [
        "# summary: Summary\nTen years with enterprise applications. Interested in machine learning.",
        "# contact: Maren Okafor\nDeveloper, machine learning enthusiast, human",
        "# summary: Summary\nConsultant with many trades behind him, looking for deep learning and computer vision.",
    ],
)
def test_what_somebody_would_like_to_do_is_not_borne_out_by_the_wish(first: str) -> None:
    read = role_of(resume(f"{first}\n{SERVICES}", Level.SENIOR))
    assert read.role is Role.BACKEND or (not read.clear and for_reading(read) == "software-engineer")


@pytest.mark.parametrize(
    "said",
    [
        "# education: Education\n= M.S. Computer Science (Cybersecurity) | Alder University | 2024-09 | present",
        "# other: Contests\n- Practised exploits and privilege escalation in capture-the-flag contests\n"
        "- Reverse engineered malware and cracked hashes in capture-the-flag contests",
        "# interests: Interests\nCybersecurity, penetration testing, capture the flag",
    ],
)
def test_a_degree_or_a_contest_makes_no_work_of_what_it_is_called_by(said: str) -> None:
    text = f"""
# summary: Summary
Student of computer science with a strong background in cybersecurity and penetration testing
{said}
# skills: Skills
C, C++, Rust, Python, GDB, Git
# experience: Experience
= Research Assistant | Alder University | 2024-01 | present
- Wrote a simulator of caches on flash drives in Rust
- Measured how long a drive lives under the loads of four shops
- Built an allocator for the drive in C
- Wrote the paper about it with two others"""
    read = role_of(resume(text, BEGINS))
    assert read.role is not Role.SECURITY or (not read.clear and for_reading(read) == "student")


@pytest.mark.parametrize("title", ["Software Engineer", "Project Associate, Software", "Member of Technical Staff"])
def test_lines_and_skills_that_both_speak_for_another_kind_leave_it_open(title: str) -> None:
    text = f"""
# skills: Skills
Terraform, Kubernetes, Ansible, Jenkins, Docker, C#, PostgreSQL
# experience: Experience
= {title} | Larkfield | 2021-01 | present
- Set up clusters in Kubernetes with Terraform
- Wrote the pipelines that build and deploy the shop with Jenkins
- Watch the servers with Prometheus and Grafana
- Wrote a REST API in ASP.NET Core"""
    read = role_of(resume(text))
    assert read.role is Role.DEVOPS or (not read.clear and Role.DEVOPS in read.candidates)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (BACKEND, Role.BACKEND),  # by its lines
        (f"# contact: Maren Okafor\nMachine Learning Engineer\n{SERVICES}", Role.ML),
        (DEVOPS, Role.DEVOPS),
    ],
)
def test_titles_and_lines_bear_it_out(text: str, role: Role) -> None:
    read = role_of(resume(text))
    assert read.borne_out
    assert read.clear
    assert read.role is role


def test_whose_titles_are_plainly_those_of_programmers_is_never_told_of_almost_no_software() -> None:
    text = """
# experience: Experience
= Programmer | Larkfield | 2019-03 | present
- Wrote how orders are told apart that two desks enter
- Drew up what the partners send, and when
- Looked into why trades were lost over night
- Wrote the REST API of the desk
= Programmer | Tidewater | 2016-01 | 2019-02
- Kept the prices of 400 bonds current"""
    assert role_of(resume(text, Level.SENIOR)).role is not Role.NONE


@pytest.mark.parametrize("title", ["RPA Developer", "UiPath Developer", "Robotic Process Automation Engineer"])
def test_who_builds_robots_of_processes_makes_software(title: str) -> None:
    text = f"""
# summary: Objective
I work as a Solution Consultant at Larkfield and like to learn
# skills: Skills
UiPath, Python, Java, SQL, GitHub, Jira
# experience: Experience
= Solution Consultant | Larkfield | 2020-03 | present
- Developed 25 robots that run in production and check invoices with Python
- Wrote the tests of each robot and moved it to production with SQL reports
- Designed workflows that call REST APIs and fill a PostgreSQL database
- Automated the deployment of robots to servers in a pipeline
- Cut the time of a report from two days to five hours with a Python service
= {title} | Tidewater | 2018-02 | 2019-10
- Built a robot in Java that loads orders into a SQL database"""
    found = role_of(resume(text, Level.SENIOR)).role
    assert found not in {Role.NONE, Role.MANAGER}


def test_a_consultant_who_sells_makes_none() -> None:
    text = """
# skills: Skills
Presentations, Microsoft Office, negotiation
# experience: Experience
= Solution Consultant | Larkfield | 2020-03 | present
- Showed what clients can buy and wrote the offers
- Answered tenders of forty towns"""
    assert role_of(resume(text, Level.SENIOR)).role is Role.NONE


PRODUCTS = """
# skills: Skills
Figma, HTML, CSS, JavaScript, user research, prototypes, Webflow
# experience: Experience
= {first} | Larkfield | 2021-03 | present
- Led what five people draw and test with users of the web app
- Wrote the pages of the trial in HTML and CSS
= {second} | Tidewater | 2018-02 | 2021-02
- Asked forty users what they need and drew the new web pages with components
- Planned the launch of the app with sales{project}"""


@pytest.mark.parametrize(
    ("first", "second", "project", "other"),
    [
        ("Founder & Product Lead", "Product Design Lead", "", True),
        ("Product Researcher", "Product Design Lead", "", True),
        ("UX Research Lead", "Product Designer", "", True),
        ("Front-End Developer", "Product Designer", "", False),
        (
            *("Product Designer", "Editor"),
            "\n# projects: Projects\n- Built a tide board in React and TypeScript\n- Wrote its API in Node.js",
            False,
        ),
    ],
)
def test_who_leads_products_and_their_design_is_no_front_end_developer(
    first: str, second: str, project: str, other: bool
) -> None:
    text = PRODUCTS.format(first=first, second=second, project=project)
    assert (role_of(resume(text, Level.SENIOR)).role is Role.NONE) is other


SCHOLAR = """
# skills: Skills
Python, Go, C++, C, Java, TypeScript, Lua, Ruby, Perl, R, MySQL, MongoDB, HTML, Vue, Flutter, Angular, Unity, PyTorch
# experience: Experience
= Research Fellow | Alder Lab | 2021-03 | 2023-02
- Worked on trees of kinds of mice
= {title} | Larkfield | 2015-02 | 2021-02
- Served the payments platform on call each third week
# publications: Publications
“Trees of mice,” Journal of Shores, 2016
# education: Education
= Doctor of Philosophy in Computer Science | Alder University | 2020 | present"""


@pytest.mark.parametrize(
    ("title", "student"), [("Software Developer", False), ("Software Engineer II", False), ("Tutor", True)]
)
def test_an_engineer_of_many_years_who_went_back_to_science_is_no_student(title: str, student: bool) -> None:
    assert (role_of(resume(SCHOLAR.format(title=title), Level.MID)).role in {Role.STUDENT, Role.NONE}) is student


@pytest.mark.parametrize("title", ["Bioinformatics Scientist", "Bioinformatician", "Computational Biologist"])
def test_who_computes_for_biologists_works_with_data(title: str) -> None:
    text = f"""
# skills: Skills
Python, R, Bash, pandas, scikit-learn
# experience: Experience
= {title} | Larkfield Institute | 2018-03 | present
- Built pipelines that load and check sequences of forty genomes
- Analyzed what differs between them with pandas"""
    assert role_of(resume(text, Level.SENIOR)).role is Role.DATA


LEARNT = """
# skills: Skills
Python, SQL, Apache Spark, Databricks, Tableau, pandas, scikit-learn, Snowflake
# experience: Experience
= {title} | Larkfield | {start} | 2023-08
- Cleaned data of sales and loaded it into a warehouse with Apache Spark
- Drew dashboards of the results in Tableau for forty shops
- Trained a model in scikit-learn that says what will be sold
# projects: Projects
- Built a pipeline in Databricks that loads the weather into Snowflake
# education: Education
= BSc Computer Science | Northfield University | 2015 | 2019"""


@pytest.mark.parametrize(
    ("title", "start", "role"),
    [
        ("Python Developer", "2023-05", Role.DATA),
        ("Java Developer", "2023-03", Role.DATA),
        ("Python Developer", "2021-02", Role.BACKEND),  # for two years
    ],
)
def test_what_one_short_job_is_called_says_less_than_all_that_was_learnt(title: str, start: str, role: Role) -> None:
    assert role_of(resume(LEARNT.format(title=title, start=start), Level.NEW_GRAD)).role is role


@pytest.mark.parametrize(
    "degree", ["2nd Year in Bachelor of Science in Information Technology", "Final year, BSc Computer Science"]
)
def test_who_says_in_which_year_of_studies_they_are_studies(degree: str) -> None:
    text = f"""
# experience: Experience
= Web Developer | Freelance | 2023-10 | 2023-12
- Drew pages for two shops
# education: Education
= {degree} | Northfield College | |
# skills: Skills
Java, Python, HTML"""
    assert role_of(resume(text, Level.NEW_GRAD)).role is Role.STUDENT
