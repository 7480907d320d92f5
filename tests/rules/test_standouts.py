"""The one thing that a reader would remember: what it is, when it is buried, and where it belongs."""

from dataclasses import replace

import pytest

from rules.examples import to_resume
from rules.finding import Finding
from rules.resume import Level, Resume, SectionKind
from tests.rules.findings import finding_of

TASKS = """
- Wrote forms for the office
- Kept the servers of the shop up
- Answered questions of colleagues
- Wrote minutes of the meetings"""
JOB = f"# experience: Experience\n= Software Developer | Larkfield | 2022-03 | present{TASKS}"
COURSES = """# projects: Projects
= Tides | | |
- Drew maps of tides in Python
- Wrote a page on boats
- Kept a list of ports"""
ROVER = f"{JOB}\n{COURSES}\n= Rover | | |\n- Wrote the drivers in C\n- Drew the board"
PLAYER = f"{JOB}\n{COURSES}\n= Player | | |\n- Built it in Svelte\n- Wrote its pages"
TWO_JOBS = f"{JOB}\n= Developer | Birch | 2018-03 | 2022-02{TASKS}"


def told(text: str, level: Level = Level.NEW_GRAD, page: int = 1) -> Finding | None:
    """What is said of the strongest thing; the last line of the text stands on `page`."""
    resume = to_resume(text, SectionKind.EXPERIENCE, level, {"pages": page})
    return finding_of("REV-LEAD", _with_last_line_on(page, resume))


def _with_last_line_on(page: int, resume: Resume) -> Resume:
    *lines, last = resume.lines
    bullets = [replace(each, page=page) if each.first_line == last.number else each for each in resume.bullets]
    return replace(resume, lines=(*lines, replace(last, page=page)), bullets=tuple(bullets))


@pytest.mark.parametrize(
    "won",
    [
        "Tuned the control of the robot until it won 1st place in the race of the city",
        "Built the back end in Go, winner of HarborHacks 2025",
        "Placed second in the national robotics competition with a driver in C",
    ],
)
def test_a_contest_that_was_won_goes_into_the_heading_of_its_project(won: str) -> None:
    found = told(f"{ROVER}\n- {won}")
    assert found is not None
    assert found.quote == won
    assert "prize" in found.message
    assert "put the prize in the project's heading" in found.suggestion


@pytest.mark.parametrize(
    "line",
    [
        "Organized a hackathon of the university with 200 guests and a first prize",
        "Mentored the team that won 1st place in the robotics competition",
        "Took part in three hackathons",
        "Placed 122nd of 1,976 teams in a capture the flag",
        "Won the contract of a shop for the agency",
        "Won 1st place in the football cup of the high school",
        "Inter school cricket tournament 2023 - Winners",
        "Winner of the baking contest of the town",
    ],
)
def test_what_others_won_or_what_is_of_another_trade_is_no_prize(line: str) -> None:
    assert told(f"{ROVER}\n- {line}") is None


@pytest.mark.parametrize(
    "row", ["HarborHacks Winner -- CompTIA A+ -- C++ -- Java", "Java; SQL; Winner of HarborHacks; Git"]
)
def test_a_prize_in_a_row_of_skills_is_buried_however_high_it_is(row: str) -> None:
    found = told(f"# certifications: Certifications and Skills\n{row}\n{JOB}\n{COURSES}")
    assert found is not None
    assert found.quote == row
    assert "heading of the project that won it" in found.suggestion


@pytest.mark.parametrize(
    "top",
    [
        "# summary: Summary\nStudent who won two hackathons.",
        "# education: Education\nB.S. Computer Science, Oregon State University\nFive-time hackathon winner",
    ],
)
def test_prizes_that_are_named_on_top_are_not_buried(top: str) -> None:
    awards = "# awards: Awards\n1st place, HarborHacks 2025"
    assert told(f"{JOB}\n{COURSES}\n{awards}") is not None
    assert told(f"{top}\n{JOB}\n{COURSES}\n{awards}") is None


def test_a_prize_of_student_days_says_little_of_who_has_worked_for_years() -> None:
    strong = "Cut the import in Go from 5 h to 35 min for 40 million rows"
    work = f"# experience: Experience\n= Senior Developer | Larkfield | 2016-03 | present\n- {strong}{TASKS}"
    awards = "# awards: Awards\nWinner of HarborHacks 2014"
    assert told(f"{work}\n{awards}", Level.SENIOR) is None
    emmy = "# awards: Awards\nEngineering Emmy Award for the video platform"
    assert told(f"{work.replace(strong, 'Kept the import up')}\n{emmy}", Level.SENIOR) is not None


def test_of_a_doctoral_student_no_prizes_are_told() -> None:
    studies = "# education: Education\n{}, Alder University, expected 2027\n"
    text = f"{JOB}\n{COURSES}\n# awards: Awards\n1st place, HarborHacks 2025"
    assert told(studies.format("B.S. Computer Science") + text) is not None
    assert told(studies.format("Ph.D. in Computer Science") + text) is None


def test_a_prize_of_long_ago_is_not_held_up_beside_newer_work() -> None:
    team = (
        "= Electrical Engineer | Larkfield | {} | {}\n- Built a boat\n- Achieved second place in the world robotics cup"
    )
    text = f"{JOB}\n= Developer | Birch | 2020-03 | 2022-02{TASKS}\n{team}"
    assert told(text.format("2019-01", "2020-02").replace("present", "2022-12"), Level.MID) is not None
    assert told(text.format("2013-01", "2014-02").replace("present", "2022-12"), Level.SENIOR) is None


@pytest.mark.parametrize(
    "award", ["Star Performer of the Year, Larkfield", "Employee of the Month in May 2024", "Best Performer 2023"]
)
def test_an_award_of_the_employer_s_belongs_to_the_job(award: str) -> None:
    found = told(f"{JOB}\n{COURSES}\n# awards: Achievements\n{award}", Level.MID)
    assert found is not None
    assert found.quote == award
    assert found.suggestion.endswith("make it a line of the job that you got it for.")


@pytest.mark.parametrize("award", ["Mathematics Excellence Award", "Top performer of the school", "Dean's list"])
def test_an_award_of_a_school_belongs_to_no_job(award: str) -> None:
    assert told(f"{JOB}\n{COURSES}\n# awards: Achievements\n{award}", Level.MID) is None


@pytest.mark.parametrize(
    "line",
    [
        "Published the plugin, which 2K+ downloads have reached",
        "Grew the player to 1,800 stars on GitHub",
        "Wrote a word game that has been played over 200,000 times",
        "Listed the bot, and 30K users came",
    ],
)
def test_what_many_use_goes_into_the_heading_of_its_project(line: str) -> None:
    found = told(f"{PLAYER}\n- {line}")
    assert found is not None
    assert found.quote == line
    assert "so many people use" in found.message
    assert "put that number in the project's heading" in found.suggestion


@pytest.mark.parametrize(
    "line",
    [
        "Built accounts in Express to support 1,000+ users",
        "Built to serve 5,000 users, with a cache in Redis",
        "Handled a dataset of 40,000 users",
        "Got 12 stars on GitHub",
        "Migrated 400 users to another server",
    ],
)
def test_users_that_are_only_possible_or_few_are_no_audience(line: str) -> None:
    assert told(f"{PLAYER}\n- {line}") is None


@pytest.mark.parametrize("line", ["I made over $15,000 in revenue", "Earned $4,000 in sales in the first month"])
def test_money_that_a_product_of_one_s_own_earned_stands_out(line: str) -> None:
    other = f"{JOB}\n= Web Developer | Birch | 2020-03 | 2021-02{TASKS}"
    text = f"{other}\n= {{}} | Tuckahoe | 2018-04 | 2019-12\n- Ran game servers\n- {line}"
    found = told(text.format("Founder"))
    assert found is not None
    assert "People paid for something you built" in found.message
    assert told(text.format("Sales Engineer")) is None  # what an employer took in is another matter


@pytest.mark.parametrize("line", ["external-tides (maintainer)", "Harbor SIGs member", "Core contributor of Tidewater"])
def test_who_maintains_public_code_says_so_on_top(line: str) -> None:
    text = f"{TWO_JOBS}\n# awards: Achievements\n{line}"
    found = told(text, Level.SENIOR)
    assert found is not None
    assert "code that others depend on" in found.message
    assert told(f"# summary: Summary\nDeveloper, maintainer of public code.\n{text}", Level.SENIOR) is None


@pytest.mark.parametrize(
    "line",
    [
        "35 million unique visitors in the three weeks of the tournament",
        "Kept a site with 4M daily active users up",
        "Answered 2 billion requests a day",
    ],
)
def test_work_for_millions_on_a_late_page_is_buried(line: str) -> None:
    text = f"{TWO_JOBS}\n- {line}"
    found = told(text, Level.SENIOR, page=3)
    assert found is not None
    assert "appears on page 3" in found.message


@pytest.mark.parametrize(
    "line",
    [
        "Worked for a marketplace with more than 211 million users",
        "Joined a company of 50M users",
        "Stored 9M events a day",
    ],
)
def test_how_large_an_employer_is_and_what_machines_count_is_no_scale(line: str) -> None:
    assert told(f"{TWO_JOBS}\n- {line}", Level.SENIOR, page=3) is None


OTHERS = f"{JOB}\n= Developer | Birch | 2021-03 | 2022-02{TASKS}\n= Developer | Cedar | 2020-03 | 2021-02{TASKS}"


@pytest.mark.parametrize(
    "house", ["Amazon", "Google LLC", "NASA Jet Propulsion Laboratory (JPL)", "Microsoft Research"]
)
def test_a_known_employer_below_others_is_named_on_top(house: str) -> None:
    text = f"{OTHERS}\n= Software Developer | {house} | 2019-01 | 2020-02\n- Wrote the pages of the payments"
    found = told(text, Level.MID)
    assert found is not None
    assert found.message.startswith(f"“{house}” is the employer")
    assert "below three other jobs" in found.message
    summary = f"# summary: Summary\nDeveloper, before at {house}.\n"
    assert told(summary + text, Level.MID) is None


@pytest.mark.parametrize(
    ("title", "house"),
    [
        ("Software Developer", "Qualcomm Institute @ UCSD"),
        ("Software Developer", "Applewood Systems"),
        ("Warehouse Associate", "Amazon"),
    ],
)
def test_a_house_that_only_sounds_like_one_or_work_of_another_trade_is_no_known_employer(
    title: str, house: str
) -> None:
    assert told(f"{OTHERS}\n= {title} | {house} | 2019-01 | 2020-02\n- Wrote pages", Level.MID) is None


@pytest.mark.parametrize(
    "line",
    [
        "Team management and talks with clients as a Tech Lead",
        "Led a team of four on the new shop",
        "Managed 3 junior developers",
    ],
)
def test_people_who_were_led_come_first_in_their_job(line: str) -> None:
    found = told(f"{JOB}\n- {line}", Level.MID)
    assert found is not None
    assert found.quote == line
    assert "You led other people" in found.message
    assert "first line of its job" in found.suggestion


@pytest.mark.parametrize(
    ("before", "title"),
    [
        ("# summary: Summary\nDeveloper who leads teams.\n", "Software Developer"),
        ("", "Lead Developer"),
        ("", "Co-founder"),
    ],
)
def test_who_is_said_to_lead_need_not_say_it_again(before: str, title: str) -> None:
    text = JOB.replace("Software Developer", title)
    assert told(f"{before}{text}\n- Led a team of four on the new shop", Level.MID) is None


STUDIES = "# education: Education\nB.S. Computer Science, Oregon State University, expected 2026"
TEACHING = """# experience: Experience
= Teaching Assistant | Alder College | 2024-01 | 2024-05
- Graded the exams of 40 students
- Helped students in the lab
- Kept the lists of the exams
- Answered questions after class"""


@pytest.mark.parametrize("above", ["Teaching Assistant", "Barista", "Exam Reviewer"])
def test_the_only_job_of_software_goes_above_others(above: str) -> None:
    text = f"{TEACHING.replace('Teaching Assistant', above)}\n= Software Intern | Birch | 2022-05 | 2022-07{TASKS}"
    found = told(text)
    assert found is not None
    assert found.quote.startswith("Software Intern · Birch")
    assert f"below “{above}”" in found.message
    assert "heading of its own" in found.suggestion


def test_a_program_written_in_a_club_goes_above_jobs_without_any() -> None:
    club = "# volunteering: Leadership\nLead Programmer, Robotics Team\n- {} the robot in C++ with four others"
    found = told(f"{TEACHING}\n{club.format('Programmed')}\n{STUDIES}")
    assert found is not None
    assert "closest to software" in found.message
    assert told(f"{TEACHING}\n{club.format('Painted')}\n{STUDIES}") is None


@pytest.mark.parametrize(
    "text",
    [
        f"{JOB}\n= Barista | Harbor Coffee | 2020-01 | 2021-01\n- Served 200 guests a day",
        f"{TEACHING}\n= Software Intern | Birch | 2024-06 | 2024-08{TASKS}",
        f"{TEACHING}\n= Software Intern | Birch | |{TASKS}",
    ],
)
def test_a_job_that_is_first_newer_or_without_dates_needs_no_heading_of_its_own(text: str) -> None:
    assert told(text) is None


@pytest.mark.parametrize(
    "hard", ["Pascal Compiler | Java", "Strawberry (Programming Language)", "Chip-8 Emulator: Rust"]
)
def test_the_hardest_project_comes_first(hard: str) -> None:
    common = "# projects: Projects\n= Todo List | | |\n- Kept lists in Go\n= Weather Page | | |\n- Showed clouds"
    found = told(f"{JOB}\n{common}\n= {hard}\n- Wrote it in a year")
    assert found is not None
    assert "hardest of your projects" in found.message
    assert "below “Todo List" in found.message
    assert found.suggestion.endswith("make it your first project.")


@pytest.mark.parametrize(
    "projects",
    [
        "= Pascal Compiler | | |\n- Wrote it in Java\n= Todo List | | |\n- Kept lists in Go",
        "= Maps of Tides | | |\n- Drew them in Python\n= Pascal Compiler | | |\n- Wrote it in Java",
        "= Todo List | | |\n- Kept lists in Go\n= Robot Operating System | | |\n- Mapped a room in Python",
    ],
)
def test_a_hard_project_that_is_first_or_among_others_like_it_may_stay(projects: str) -> None:
    assert told(f"{JOB}\n# projects: Projects\n{projects}") is None


@pytest.mark.parametrize("venue", ["In Proceedings of the IEEE Symposium on Tides", "ACM Conference on Ports"])
def test_a_paper_on_a_late_page_is_named_on_top(venue: str) -> None:
    paper = f"M. Okafor (2024). Models of tides. {venue}"
    text = f"{JOB}\n{COURSES}\n# publications: Publications\n- {paper}"
    found = told(text, page=2)
    assert found is not None
    assert found.quote == paper
    assert told(text) is None  # on a single page it is found
    assert told(f"# summary: Profile\nDeveloper with published research.\n{text}", page=2) is None


@pytest.mark.parametrize(
    ("headline", "line"),
    [
        ("Web developer with experience in AI", "Wrote agents on top of LLMs for the office"),
        ("Developer in Kubernetes and Go", "Moved the shop to Kubernetes"),
        ("Objective: to work in machine learning", "Trained models for machine learning"),
    ],
)
def test_what_the_first_lines_promise_comes_first_in_the_newest_job(headline: str, line: str) -> None:
    page = f"# summary: Objective\n{headline}\n{JOB}{{}}\n- {line}\n- {line} of a bank"
    found = told(page.format(TASKS), Level.MID)
    assert found is not None
    assert found.quote == line
    assert "appears after eight other lines about the same work" in found.message
    assert told(page.format(""), Level.MID) is None  # four lines before it are few


def test_results_in_millions_of_money_belong_to_the_very_top() -> None:
    line = "Designed the import of orders in Go, resulting in a client worth over $20 million"
    opening = "= Software Developer | Larkfield | 2022-03 | present\n- Wrote forms\n- Kept servers up"
    skills = "# skills: Skills\n" + "Go, SQL\n" * 5
    found = told(f"{skills}# experience: Work\n{opening}\n- {line}{TASKS}", Level.SENIOR)
    assert found is not None
    assert found.quote == line


def test_results_are_not_buried_where_the_summary_gives_several() -> None:
    line = "Cut the import in Go from 5 h to 35 min for 40 million rows"
    assert told(f"{JOB}\n- {line}", Level.MID) is not None
    summary = "# summary: Summary\nDeveloper who brought in $2M a year and made pages 7x faster.\n"
    assert told(f"{summary}{JOB}\n- {line}", Level.MID) is None


def test_where_nothing_stands_out_nothing_is_said() -> None:
    assert told(f"{JOB}\n{COURSES}") is None


@pytest.mark.parametrize(
    "line",
    [
        "Ran the gateway that answers 12B daily requests",
        "Kept the store of prices up for 2 billion API calls",
        "Wrote the queue that takes 3B messages",
    ],
)
def test_billions_of_requests_are_a_scale_however_they_are_counted(line: str) -> None:
    found = told(f"{TWO_JOBS}\n- {line}", Level.SENIOR, page=2)
    assert found is not None
    assert "at this scale" in found.message


@pytest.mark.parametrize("best", ["best technical design", "the best prototype", "first prize"])
def test_what_was_awarded_in_a_contest_is_a_prize(best: str) -> None:
    found = told(f"{ROVER}\n- Awarded {best} in the engineering competition of the university")
    assert found is not None
    assert "prize" in found.message


@pytest.mark.parametrize("place", ["2nd runner up", "3rd runner-up", "second runners-up"])
def test_a_place_behind_several_others_is_nothing_to_bring_up(place: str) -> None:
    assert told(f"{ROVER}\n- Tuned the robot, {place} in the national robotics contest") is None
    assert told(f"{ROVER}\n- Tuned the robot, runner-up in the national robotics contest") is not None


def test_how_old_a_prize_is_is_counted_from_when_the_resume_was_written() -> None:
    won = "- Won 1st place in the robotics competition of 2018 with a driver in C"
    resume = to_resume(f"{ROVER}\n{won}", SectionKind.EXPERIENCE, Level.NEW_GRAD, {})
    assert finding_of("REV-LEAD", replace(resume, written_on="2020-02-01")) is not None
    assert finding_of("REV-LEAD", replace(resume, written_on="2025-02-01")) is None


@pytest.mark.parametrize(
    "line", ["Wrote a blog with {}", "Tutorials on tides, seen by {}", "A channel of videos for {}"]
)
def test_who_reads_or_watches_uses_nothing_that_was_built(line: str) -> None:
    assert told(f"{PLAYER}\n- {line.format('50,000 visitors')}") is None


def test_nothing_is_brought_up_to_where_it_is() -> None:
    projects = "# projects: Projects\n= Tide maps with 5,000 downloads | | |\n- Drew maps of tides in Python"
    assert told(f"{TWO_JOBS}\n{projects}") is None


@pytest.mark.parametrize("data", ["CIFAR-10", "MNIST", "the Titanic dataset"])
def test_what_everybody_practices_on_gives_no_outstanding_result(data: str) -> None:
    strong = "- Rebuilt the model of {} in Go, cutting its run from 5 hours to 35 minutes for 40 million rows"
    assert told(f"{JOB}\n{strong.format('prices')}") is not None
    assert told(f"{JOB}\n{strong.format(data)}") is None


def test_lines_of_another_project_that_was_read_as_one_with_it_are_not_counted() -> None:
    strong = "- Rebuilt the model of prices in Go, cutting its run from 5 hours to 35 minutes for 40 million rows"
    found, apart = told(f"{JOB}\n{strong}"), told(f"{JOB}\nAnother thing altogether\n{strong}")
    assert found is not None
    assert "after four other lines about the same work" in found.message
    assert apart is None or "other lines about the same work" not in apart.message
