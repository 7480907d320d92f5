"""The line that is worth moving up, and lines that only look like each other."""

import pytest

from rules.examples import to_resume
from rules.facts import Facts
from rules.finding import Finding
from rules.resume import Level, SectionKind
from rules.standouts import results
from tests.rules.findings import finding_of

WEAK = """
- Maintained the billing platform
- Took part in the planning of releases
- Wrote documentation of the interfaces
- Fixed bugs of the shop"""


def found(rule: str, text: str, pack: str = "software-engineer") -> Finding | None:
    return finding_of(rule, to_resume(text, SectionKind.EXPERIENCE, Level.SENIOR, {}), pack)


def two_jobs(one: str, two: str) -> str:
    return f"= Developer | Alder | 2021-03 | present\n- {one}\n= Assistant | Birch | 2019-03 | 2021-02\n- {two}"


def lead(line: str) -> Finding | None:
    return found("REV-LEAD", f"= Software Engineer | Larkfield | 2021-03 | present{WEAK}\n- {line}")


def test_the_strongest_line_below_others_is_told() -> None:
    assert lead("Designed the import of carrier rates in Go, cutting it from 5 hours to 35 minutes for 40 million rows")


@pytest.mark.parametrize(
    "line",
    [
        "Led teams of up to 6 people on the design of distributed radar pipelines in Java, improving detection",
        "Built a six-stage deployment pipeline in Go that improved releases of microservices",
        "Designed a Go service for thousands of devices in hospitals, improving how they are managed",
        "Brought the migration of the Go service to general availability over 10 months, improving confidence",
    ],
)
def test_words_limits_and_durations_make_no_line_strong(line: str) -> None:
    assert lead(line) is None


@pytest.mark.parametrize(
    "doubtful",
    [
        "Reduced deployment time of the Go services by 400% with cached pipelines",
        "Designed caching in Redis that raised throughput of the API by 900%",
        "Optimized the Kafka pipelines, increasing productivity of the teams by 300%",
    ],
)
def test_what_a_reader_doubts_is_not_moved_up(doubtful: str) -> None:
    told = lead(doubtful)
    assert told is None or told.quote != doubtful


@pytest.mark.parametrize(
    "line",
    [
        "Built a responsive web page in React and Tailwind CSS for 900 users, reducing page load from 4 s to 1 s",
        "Designed the landing pages and user interface in Angular, increasing visitors from 20,000 to 50,000",
        "Developed CSS animations and layouts of a site in Vue with 40,000 visitors, cutting load times in half",
    ],
)
def test_a_line_of_another_kind_of_work_is_not_what_speaks_for_somebody(line: str) -> None:
    text = f"""
# skills: Skills
C, C++, FreeRTOS, STM32, I2C, SPI
# experience: Experience
= Firmware Engineer | Larkfield | 2021-03 | present
- Wrote the bootloader of an STM32 board
- Kept the drivers of the sensors in C
- Wrote documentation of the boards
- Fixed bugs of the firmware
- {line}"""
    assert found("REV-LEAD", text, "embedded-engineer") is None


@pytest.mark.parametrize(
    "line",
    [
        "Integrated a memory chip in C to enable 2-second recordings of sound",
        "Designed a board in C++ that allowed 8 lamps to be switched from 4 buttons",
        "Deployed a Go service with 3 endpoints, improving how notes are kept",
    ],
)
def test_the_small_number_of_a_course_s_task_makes_no_line_the_strongest(line: str) -> None:
    assert found("REV-LEAD", f"# projects: Projects\n= Lamps | Course{WEAK}\n- {line}") is None


def test_the_first_line_of_a_project_is_not_asked_to_be_that() -> None:
    text = f"""
# projects: Projects
= Chess | |{WEAK}
Networks for pictures, a course of two
- Designed networks in PyTorch on 50,000 pictures, raising accuracy from 71% to 81%"""
    told = found("REV-LEAD", text, "student")
    assert told is None or "first line of its project" not in told.suggestion


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (
            "Architected the back end of the shop (Next.js, React, Node.js, GraphQL, Hasura, PostgreSQL)",
            "Added email, logging and feature flags as needed (Next.js, React, Node.js, GraphQL, Hasura, PostgreSQL)",
        ),
        (
            "Built the tracking of drones for a tower. Written in C++, Golang, Python and NixOS for the field.",
            "Improved the confidence of sensors. Written in C++, Golang, Python and NixOS for the field.",
        ),
        (
            "Summer research position in the Department of Chemistry for a group that measures light",
            "Summer research position in the Department of Chemistry on phylogenetic trees of crabs",
        ),
    ],
)
def test_the_same_tools_and_the_same_opening_are_no_duplicates(one: str, two: str) -> None:
    assert found("REV-DUPLICATE", two_jobs(one, two)) is None


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (
            "Configured the load balancer of the shop with health checks for its tasks",
            "Configured the load balancer of the shop with health checks for all tasks",
        ),
        (
            "Wrote REST services in Java and tested them with JUnit (Java, JUnit)",
            "Wrote REST services in Java and tested them with JUnit (Spring)",
        ),
        (
            "Took part in code reviews and gave feedback to colleagues on quality every week",
            "Gave feedback to colleagues on quality every week in reviews of designs",
        ),
    ],
)
def test_the_same_thing_told_twice_is(one: str, two: str) -> None:
    assert found("REV-DUPLICATE", two_jobs(one, two))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (
            "Placed first in a company contest on security of kernels",
            "Placed second in a company contest on security of webs",
        ),
        (
            "Won the prize of the city for the best map of ferries",
            "Won the prize of the city for the best map of buses",
        ),
        (
            "Ranked 3rd in the contest of robots that climb walls",
            "Ranked 1st in the contest of robots that climb stairs",
        ),
    ],
)
def test_who_won_twice_may_say_so_twice(one: str, two: str) -> None:
    assert found("REV-DUPLICATE", two_jobs(one, two)) is None


@pytest.mark.parametrize(
    "line",
    [
        "Cleaned 15,000 rows of sales with Power BI and Microsoft Excel",
        "Managed 10,000 transactions a day in Laravel with filters",
        "Wrote 120 pages of documentation in React and Docker for 40 users",
    ],
)
def test_an_amount_alone_is_no_strength(line: str) -> None:
    assert lead(line) is None


def test_old_work_is_not_held_against_a_job_that_was_misread() -> None:
    long = "\n".join(
        f"- Wrote the part of the shop that counts stock in house number {n} of the city" for n in range(9)
    )
    latest = "= Go PHP Docker MySQL Redis | Larkfield | 2020-06 | present" + WEAK + WEAK.replace("the", "another")
    text = f"{latest}\n= Developer | Birch | 2010-01 | 2015-05\n{long}"
    rules = ("REV-BALANCE", "REV-SPARSE")  # the second speaks for the first where little is told of years
    assert not any(found(rule, text) for rule in rules)
    assert any(found(rule, text.replace("Go PHP Docker MySQL Redis", "Developer")) for rule in rules)


STRONG = "Designed the import of carrier rates in Go, cutting it from 5 hours to 35 minutes for 40 million rows"


@pytest.mark.parametrize(("before", "moved"), [(1, False), (3, True)])
def test_what_stands_second_in_the_newest_job_is_read(before: int, moved: bool) -> None:
    below = "\n".join(["- Kept the shop up"] * before)
    school = "# projects: Projects\n= Tides | | |\n- Drew maps of tides\n- Wrote a page\n- Kept a list of boats\n"
    text = f"{school}# experience: Experience\n= Developer | Alder | 2021-03 | present\n{below}\n- {STRONG}{WEAK}"
    assert (found("REV-LEAD", text) is not None) is moved


@pytest.mark.parametrize(
    "line",
    [
        "Reduced waiting times of help desk tickets in Jira by 30% for 200 users",
        "Optimized the Go service, reducing the requests of a page from 4 requests to 2 requests with Redis",
        "Designed a Go service that achieves 25 operations/sec, improving the architecture of imports",
    ],
)
def test_help_and_a_few_requests_are_no_strength(line: str) -> None:
    assert lead(line) is None


def test_a_line_that_may_be_of_any_work_is_no_strength_of_an_engineer() -> None:
    line = "Reduced the turnaround of transcripts from 41 days to 3 days for 300,000 pages"
    skills = "# skills: Skills\nReact, TypeScript, CSS, Webpack\n# experience: Experience\n"
    first = f"{skills}= Front-end Engineer | Alder | 2021-03 | present{WEAK}\n= {{}} | Birch | 2019-03 | 2021-02\n"
    told = "- Kept the records\n- Planned the work of all\n- {line}"
    page = first + told.format(line=line)
    assert found("REV-LEAD", page.format("Software Engineer"), "frontend-engineer") is not None
    assert found("REV-LEAD", page.format("Manager"), "frontend-engineer") is None


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("Reduced the time of the nightly import of carrier rates by 20% through indexes in PostgreSQL", False),
        ("Used C to debug the controller of the lift, resulting in 92% on the project", False),
        ("Reduced the time of the nightly import of carrier rates by 80% through indexes in PostgreSQL", True),
        ("Cut the nightly import of carrier rates from 5 hours to 20 minutes with indexes in PostgreSQL", True),
    ],
)
def test_small_percentages_and_marks_are_no_strongest_line(line: str, is_one: bool) -> None:
    job = f"= Backend Engineer | Larkfield | 2020-03 | 2023-03\n- {line}"
    found = results.find(Facts(to_resume(job, SectionKind.EXPERIENCE, Level.MID, {})))
    assert (line in [each.text for each in found]) is is_one


def two_projects(one: str, two: str) -> str:
    first = f"# projects: Projects\n= Tide Table | | 2022-03 | 2022-05\n- {one}\n- Drew the tides of all harbours"
    return f"{first}\n= Ferry Map | | 2021-03 | 2021-06\n- {two}\n- Showed where each ferry is"


@pytest.mark.parametrize(
    "line",
    [
        "As team lead of four I assigned the tasks and joined what all of us had written",
        "Deployed the server with a pipeline that tests each change before it goes live",
        "Set up sign-in with tokens, and wrote down for the others how it protects them",
    ],
)
def test_the_same_line_under_two_projects_is_told_twice(line: str) -> None:
    told = found("REV-DUPLICATE", two_projects(line, line))
    assert told is not None
    assert told.quote == line
    assert found("REV-DUPLICATE", two_projects(line, f"{line} of a shop")) is None  # alike, and of two things
    assert found("REV-DUPLICATE", two_projects("Built with React", "Built with React")) is None


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Julia, AWS Services", "Commerce Tools, AWS Services, Docker"),
        ("React, Node, Julia", "React, Node, Spring Boot, MySQL"),
        ("Django and Redis", "Kafka, Postgres, Rabbit Cloud"),
    ],
)
def test_a_sentence_with_other_names_behind_it_says_the_same(one: str, two: str) -> None:
    said = "Worked with a variety of technologies inclusive of"
    assert found("REV-DUPLICATE", two_jobs(f"{said} {one}", f"{said} {two}")) is not None
    of_things = two_jobs(f"{said} {one} for a shop of boats", f"{said} {two} for tables of tides")
    assert found("REV-DUPLICATE", of_things) is None
