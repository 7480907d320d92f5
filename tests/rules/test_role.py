"""The role that a resume reads as: told by titles, skills and bullets, and none where there is no software work."""

import pytest

from rules.examples import to_resume
from rules.resume import Level, Resume, SectionKind
from rules.role import Role, role_of


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
