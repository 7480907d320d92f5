"""What a finding advises fits the resume: nothing that is done already, nothing that cannot be done."""

import pytest

from rules.engine import run
from rules.examples import to_resume
from rules.facts import Facts
from rules.finding import Finding
from rules.packs import load
from rules.resume import Level, Resume, SectionKind
from tests.rules.findings import found

DEVOPS = """
{first}
# experience: Experience
= {title} | Alder | 2021-05 | present
- Moved 40 services to Kubernetes with Terraform
= DevOps Engineer | Birch | 2018-02 | 2021-04
- Built the pipelines in Jenkins that 12 teams ship with
# skills: Skills
AWS, Terraform, Kubernetes{more}"""


HEADLINE = "# contact: Contact\nDevOps Engineer"


def resume(text: str) -> Resume:
    return to_resume(text, SectionKind.EXPERIENCE, Level.MID, {})


def finding(rule: str, text: str, pack: str = "backend-engineer", level: Level = Level.MID) -> Finding | None:
    return found(rule, text, level, pack)


def devops(first: str = "", more: str = "") -> Finding | None:
    return finding("REV-ROLE", DEVOPS.format(first=first, more=more, title="DevOps Engineer"), "devops-engineer")


def test_whoever_names_no_kind_of_work_on_top_is_told_to() -> None:
    found = devops(more=", Go, Kafka")
    assert found is not None
    assert found.message.startswith("Your first lines don't say which kind of work you want. I took it for DevOps")


@pytest.mark.parametrize(
    "first",
    [
        HEADLINE,
        "# summary: Summary\nDevOps engineer with 6 years on AWS.",
        "# summary: Summary\nProblem solver, mentor and software engineer with 6 years of work.",
        "# contact: Contact\nDevOps Engineer | Security Researcher | Lecturer",
        "# contact: Contact\nNetwork Engineer",
        "# summary: Objective\nLooking for a position as a network engineer in Dublin.",
    ],
)
def test_whoever_names_any_kind_of_work_on_top_is_told_nothing(first: str) -> None:
    assert devops(first, ", Go, Kafka") is None


def test_nobody_is_offered_work_that_nobody_spoke_of() -> None:
    found = devops(more=", Go, Kafka, PostgreSQL")
    assert found is not None
    assert "back-end" not in found.message + found.suggestion


def test_what_speaks_for_a_kind_of_work_is_told_in_words_and_not_in_counts() -> None:
    text = DEVOPS.format(first=HEADLINE, more="", title="Software Engineer")
    told = Facts(resume(text)).role.evidence
    assert {"your first lines", "some of your titles"} <= set(told)
    assert not any(letter.isdigit() for each in told for letter in each)


BURIED = """
{summary}
# experience: Experience
= Backend Engineer | Tidewater | 2020-03 | present
- Maintained the billing platform
- Took part in planning
- Wrote documentation of the API
= Backend Engineer | Larkfield | 2017-03 | 2020-02
{before}
- Redesigned the import of carrier rates in Go, cutting it from 5 hours to 35 minutes for 40 million rows
- Fixed bugs of the shop"""


@pytest.mark.parametrize(
    ("summary", "before", "advice"),
    [
        ("", "- Answered tickets", "make it the first line of its job."),
        ("", "", "mention it, with its number, in a summary at the top."),
        ("# summary: Summary\nBackend engineer.", "", "put its number in the summary."),
    ],
)
def test_the_strongest_line_is_moved_only_where_it_can_be(summary: str, before: str, advice: str) -> None:
    found = finding("REV-LEAD", BURIED.format(summary=summary, before=before))
    assert found is not None
    assert found.suggestion.endswith(f": {advice}")


JOBS = """
# experience: Experience
= Backend Engineer | Alder | 2021-05 | present
{line}
= Engineer | Birch | 2015-01 | 2021-04
- Rebuilt the import of carrier rates in Go, from 5 h to 35 min
- Moved 14 services to Kubernetes without an outage"""


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("", "You list “Backend Engineer” but say nothing about it."),
        ("Alder sells tea.", "You list “Backend Engineer” but say almost nothing about it."),
        ("- Built the shop", "You say little about “Backend Engineer”: roughly 5 words."),
    ],
)
def test_a_job_is_called_empty_only_where_it_is(line: str, said: str) -> None:
    found = finding("REV-SPARSE", JOBS.format(line=line))
    assert found is not None
    assert found.message == said


OLD = "\n".join(f"- Kept the {name} of the shop running for all of its branches" for name in ("tills", "stock", "mail"))
NEW = "\n".join(f"- Built the {name} of the shop in Go for all of its many branches" for name in "abcdefgh")
CAREER = """
# experience: Experience
= Engineer | Alder | 2016-05 | present
{new}
= Engineer | Birch | 2009-01 | 2012-04
{old}
# skills: Skills
Go, {skill}"""


def test_old_work_is_named_with_its_employer_and_the_year_it_ended() -> None:
    found = finding("REV-CUT", CAREER.format(new=NEW, old=OLD, skill="Redis"))
    assert found is not None
    assert found.message == "You could do without all but the best line under “Engineer” at Birch (ended in 2012)."


def test_old_work_stays_where_it_is_most_of_what_is_told() -> None:
    assert finding("REV-CUT", CAREER.format(new="- Built the shop", old=OLD, skill="Redis")) is None


@pytest.mark.parametrize(
    ("skill", "trivial"), [("Email marketing, Zoom", False), ("Email, Zoom", True), ("Email, Kafka, Zoom", True)]
)
def test_only_a_whole_skill_is_trivial(skill: str, trivial: bool) -> None:
    found = finding("REV-CUT", CAREER.format(new="- Built the shop", old="", skill=f"Kafka, Redis, {skill}"))
    assert (found is not None) == trivial


# -- Percentages


@pytest.mark.parametrize(
    "lines",
    [
        "- Raised test coverage to 90%\n- Kept the service at 99.9% uptime\n- Trained a classifier with 94% accuracy",
        "- Reduced memory consumption by 40% with a ring buffer\n- Cut build time by 60% by caching layers",
        "- Improved throughput by 30% in the sink\n- Lowered CPU usage by 20% and p99 latency by 35%",
    ],
)
def test_a_percentage_of_what_is_measured_anyhow_is_believed(lines: str) -> None:
    assert finding("REV-CREDIBLE", lines) is None


@pytest.mark.parametrize(
    "lines",
    [
        "- Increased productivity by 40%\n- Raised engagement by 30%",
        "- Improved efficiency by 25%, and test coverage to 90%\n- Drove a 35% increase in retention",
        "- Boosted morale and productivity by 50%\n- Grew adoption by 70%\n- Reduced costs by 30%",
    ],
)
def test_percentages_of_effects_are_asked_for_the_numbers_behind_them(lines: str) -> None:
    found = finding("REV-CREDIBLE", lines)
    assert found is not None
    assert "without the amounts behind them" in found.message


@pytest.mark.parametrize(
    ("line", "doubted"),
    [
        ("Improved build time by 500% with caches", True),
        ("Grew sign-ups by 600%", True),
        ("Grew sign-ups by 600%, from 50 to 350 a week", False),
        ("Improved throughput by 60%", False),
    ],
)
def test_growth_beyond_picturing_is_asked_from_what_to_what(line: str, doubted: bool) -> None:
    assert (finding("REV-CREDIBLE", f"- {line}\n- Wrote the import in Go") is not None) is doubted


def test_all_of_something_can_be_taken_away_and_no_more() -> None:
    assert finding("REV-CREDIBLE", "- Reduced manual steps by 100%\n- Wrote the import in Go") is None
    found = finding("REV-CREDIBLE", "- Reduced processing cost by 150%\n- Wrote the import in Go")
    assert found is not None
    assert "150%" in found.message


# -- Where a long line is parted

LONG = {
    "Reviewed": "Led groups of second-year students through a module of three months in which they built a product "
    "for a real customer. Reviewed and discussed each of their releases with them, and acted as the "
    "customer whenever none was there",
    "resulting in": "Rebuilt the import of carrier rates together with two colleagues from the data team and with the "
    "platform team of the parent company, resulting in a nightly run that takes half an hour and no "
    "longer wakes anybody up at night",
    "mentored": "Designed the schema of the booking tables for the new product line together with the analysts in "
    "Porto and the support team, and mentored two interns who later took over the reports and the "
    "dashboards of the sales team",
}


@pytest.mark.parametrize(("seam", "line"), LONG.items())
def test_a_long_line_is_parted_where_both_parts_stand_alone(seam: str, line: str) -> None:
    found = finding("REV-LONGBULLET", f"- {line}")
    assert found is not None
    assert f"could split this one before “{seam}" in found.message


def test_a_long_line_that_has_no_such_place_is_only_called_long() -> None:
    line = (
        "Designed, implemented, documented and operated the import of carrier rates for road, rail, sea and air in Go"
        " on PostgreSQL for small shops in Norway, Sweden, Denmark, Finland, Iceland,"
        " Estonia, Latvia, Lithuania, Poland, Austria and Germany"
    )
    found = finding("REV-LONGBULLET", f"- {line}")
    assert found is not None
    assert "split" not in found.message


# -- What is said twice


@pytest.mark.parametrize(
    "lines",
    [
        "- Led a team of five engineers that moved billing\n- Joined a team of five engineers to write the search",
        "- Worked in a 6 member agile team to build search\n- Was part of a 6 member agile team to test exports",
        "- Used more than one of these projects to teach Go\n- Mended more than one of these projects at night",
    ],
)
def test_words_that_join_others_are_not_said_twice(lines: str) -> None:
    assert finding("REV-DUPLICATE", lines) is None


def test_what_is_said_twice_within_a_job_is_not_told_of_another_job() -> None:
    head = "# experience: Experience\n= Backend Engineer | Alder | 2021-05 | present\n"
    one, two = (
        "- Maintained the optimizer of the distributed database",
        "- Sped up the optimizer of the distributed database",
    )
    within = finding("REV-DUPLICATE", f"{head}{one} for banks\n{two} by caching plans")
    between = finding(
        "REV-DUPLICATE", f"{head}{one} for banks\n= Developer | Birch | 2018-02 | 2021-04\n{two} by caching plans"
    )
    assert within is not None
    assert between is not None
    assert "in the other place" in between.suggestion
    assert "in the other place" not in within.suggestion
    assert "“the optimizer of the distributed database”" in within.message


# -- Gaps, order and room

WORK = """
# experience: Experience
= Backend Engineer | Alder | 2020-11 | present
- Moved 40 services to Kubernetes
= Programmer | Birch | 2014-06 | 2016-08
- Wrote the shop in PHP"""


@pytest.mark.parametrize(
    ("degree", "is_gap"),
    [
        ("# education: Education\n= B.S. | State University | | 2020-06", False),
        ("# education: Education\n= B.S. | State University | 2016-09 | 2020-08", False),
        ("# education: Education\n= B.S. | State University | | 2012-06", True),
    ],
)
def test_years_of_study_are_no_gap(degree: str, is_gap: bool) -> None:
    assert (finding("REV-GAP", f"{WORK}\n{degree}") is not None) is is_gap


@pytest.mark.parametrize(
    ("dates", "is_gap"),
    [
        ("January 2010 - December 2024", False),
        ("2010 – 2024", False),
        ("Jan 2010 to Mar 2010", True),
    ],
)
@pytest.mark.parametrize("section", ["other: Journeys", "languages: Languages", "experience: More"])
def test_each_time_that_a_line_gives_fills_a_gap(section: str, dates: str, *, is_gap: bool) -> None:
    assert (finding("REV-GAP", f"{WORK}\n# {section}\nSchool of languages, Tidewater\n{dates}") is not None) is is_gap


MATHS = """
# education: Education
= M.S. Computer Science | State University | 2021-09 | 2023-06
Graduated with distinction
# experience: Experience
= {title} | {employer} | {start} | {end}
- Taught logic to undergraduates
- Built a Django app that shares assignments"""


@pytest.mark.parametrize(
    ("title", "employer", "start", "end", "late"),
    [
        ("Lecturer", "Birch College", "2014-09", "2020-06", False),
        ("Scheduler (volunteer)", "Alder Daycare", "2018-09", "present", False),
        ("Backend Engineer", "Alder", "2018-09", "present", True),
    ],
)
def test_a_degree_newer_than_the_work_may_stand_above_it(
    title: str, employer: str, start: str, end: str, late: bool
) -> None:
    text = MATHS.format(title=title, employer=employer, start=start, end=end)
    read = to_resume(text, SectionKind.EXPERIENCE, Level.SENIOR, {"years": 6.0})
    found = [each for each in run(read, load("backend-engineer")) if each.rule == "REV-ORDER"]
    assert bool(found) is late


ROOM = """
# experience: Experience
= Engineer | Alder | {start} | {end}
- Built the billing platform in Go
- Moved the shop to Kubernetes
= Developer | Birch | 2012-02 | 2019-04
- Rebuilt the import of carrier rates in Go with two others, which cut the nightly run from five hours to half an hour
- Wrote the pricing API in Java that forty partners call, and the tests that each of them runs before a release
- Moved fourteen services from one data centre to another over two weekends without an outage that anybody saw"""


@pytest.mark.parametrize(("start", "end", "said"), [("2022-04", "2022-10", False), ("2020-04", "present", True)])
def test_some_months_need_not_take_the_room_of_years(start: str, end: str, said: bool) -> None:
    text = ROOM.format(start=start, end=end)
    assert any(finding(rule, text) for rule in ("REV-BALANCE", "REV-SPARSE")) is said


# -- Pages


@pytest.mark.parametrize(
    ("text", "level", "advice"),
    [
        ("- Built a timetable in Flask", Level.NEW_GRAD, "choose the three or four projects"),
        (
            "# experience: Experience\n= Engineer | Alder | 2022-04 | present\n- Wrote Go",
            Level.MID,
            "three to five lines a job",
        ),
        (
            "# experience: Experience\n= Engineer | Birch | 2024-01 | present\n- Wrote C\n"
            "= Engineer | Alder | 2009-04 | 2012-05\n- Wrote Go",
            Level.MID,
            "older than ten years",
        ),
        (
            "# experience: Experience\n= Engineer | Alder | 2009-04 | 2012-05\n- Wrote Go",
            Level.MID,
            "three to five lines a job",
        ),
    ],
)
def test_what_to_cut_fits_who_is_told(text: str, level: Level, advice: str) -> None:
    read = to_resume(text, SectionKind.EXPERIENCE, level, {"pages": 3, "years": 4.0})
    found = next(each for each in run(read, load("backend-engineer")) if each.rule == "ATS-LENGTH")
    assert advice in found.suggestion


# -- Words


@pytest.mark.parametrize(
    "line", ["Greek (beginner)", "Languages: English (fluent), Latin (beginner)", "French: basic knowledge"]
)
def test_how_well_somebody_speaks_a_language_is_no_weakness(line: str) -> None:
    assert finding("REV-NEGATIVE", f"# skills: Skills\n{line}") is None


@pytest.mark.parametrize(
    "line",
    [
        "Wrote the import of rates, left after the company closed its office",
        "Reason for leaving: the contract was over",
        "Somewhat familiar with Kubernetes and Helm",
    ],
)
def test_why_a_job_ended_and_how_little_one_knows_is_left_out(line: str) -> None:
    assert finding("REV-NEGATIVE", f"- {line}") is not None


@pytest.mark.parametrize("word", ["data-driven", "event-driven", "test-driven"])
def test_a_kind_of_system_is_no_stock_phrase(word: str) -> None:
    text = (
        f"# summary: Summary\nSoftware engineer who loves to work on {word} systems in Go and Rust and on their tests"
    )
    found = finding("REV-EMPTY", text)
    assert found is None or "driven" not in found.message


@pytest.mark.parametrize(
    "halves", [("of the archi-", "tecture in Go"), ("for the imple-", "mentation of it"), ("per de-", "ployment a day")]
)
def test_halves_of_a_parted_word_are_no_misspellings(halves: tuple[str, str]) -> None:
    assert finding("ATS-TYPO", f"# projects: Projects\nI wrote parts {halves[0]}\n{halves[1]} with a friend") is None


@pytest.mark.parametrize(
    "line",
    [
        "Mentored 15 students from grades 7 to 12 in robot design and in Java, so that they won",
        "Taught 200 students Python",
    ],
)
def test_teaching_is_not_called_the_strongest_line(line: str) -> None:
    above = "- Wrote code\n- Mended bugs of the shop\n- Wrote the documentation\n- Kept the board tidy"
    assert finding("REV-LEAD", f"{above}\n- {line}") is None


@pytest.mark.parametrize(
    ("wrong", "right"),
    [("Javscript", "JavaScript"), ("Jupter", "Jupyter"), ("Terrafrom", "Terraform"), ("pyhton", "Python")],
)
def test_names_of_technologies_are_spelled_as_searched(wrong: str, right: str) -> None:
    found = finding("ATS-TYPO", f"# skills: Skills\nLanguages and tools: {wrong}, Go")
    assert found is not None
    assert f"“{wrong}” instead of “{right}”" in found.message


def test_a_space_before_a_comma_is_told_where_it_is_no_single_slip() -> None:
    one = "- Automated reading , analysing and drawing of reports"
    assert finding("ATS-TYPO", one) is None
    found = finding("ATS-TYPO", f"{one}\n- Organized the fest , the talks and the prizes")
    assert found is not None
    assert "“reading ,” instead of “reading,”" in found.message


@pytest.mark.parametrize(
    "headline", ["Hard-working and Motivated Builder", "Passionate Team Player", "Dynamic, Driven, Curious"]
)
def test_a_headline_of_stock_phrases_is_called_one(headline: str) -> None:
    found = finding("REV-EMPTY", f"# contact: Contact\nRobin Vale\n{headline}\n# experience: Experience\n- Wrote Go")
    assert found is not None
    assert found.quote == headline


@pytest.mark.parametrize("headline", ["Software Engineer", "Passionate Software Engineer", "Embedded developer"])
def test_a_headline_that_names_the_work_is_none(headline: str) -> None:
    assert (
        finding("REV-EMPTY", f"# contact: Contact\nRobin Vale\n{headline}\n# experience: Experience\n- Wrote Go")
        is None
    )


STUDENT = """
# {above}
One line of it
and another
with a third
and a fourth
# experience: Experience
= Software Intern | Alder | 2026-05 | 2026-08
- Built a query tool in Go"""


@pytest.mark.parametrize(
    ("above", "late"),
    [("certifications: Certificates", True), ("languages: Languages", True), ("skills: Skills", False)],
)
def test_a_students_work_stands_above_what_is_less(above: str, late: bool) -> None:
    assert (finding("REV-ORDER", STUDENT.format(above=above), level=Level.NEW_GRAD) is not None) is late


def test_what_is_repeated_is_quoted_as_it_stands_there() -> None:
    found = finding(
        "REV-DUPLICATE",
        "- Wrote a scraper of reviews for the Turkish Text Dataset Creator, a tool\n"
        "- Made models from articles with the Turkish Text Dataset Creator, a friend of ours",
    )
    assert found is not None
    assert "“the Turkish Text Dataset Creator, a”" in found.message


WORDY = (
    "# experience: Experience\n= Developer | Alder | 2021-05 | present\n- Wrote pages\n- Met clients\n- Mended bugs\n"
)


@pytest.mark.parametrize(
    ("line", "home"),
    [
        (
            "# projects: Projects\n= Motion\n- Built it in Svelte\n- Grew it to 1,800 stars on GitHub",
            "project's heading",
        ),
        ("- Cut the import in Go from 5 h to 35 min", "its job"),
        (
            "# projects: Projects\n= Tunes\n- Built it in Kotlin\n- Grew the player to 200,000 plays a month",
            "project's heading",
        ),
    ],
)
def test_the_strongest_line_is_looked_for_in_projects_as_well(line: str, home: str) -> None:
    found = finding("REV-LEAD", WORDY + line)
    assert found is not None
    assert home in found.suggestion


@pytest.mark.parametrize(
    "above",
    [
        "- Cut the import in Go from 5 h to 40 min\n- Wrote pages\n- Met clients",
        "- Wrote pages\n- Met clients\n- Cut the import in Go from 5 h to 40 min",
        "- Wrote pages\n- Built the search in Go for 40,000 customers\n- Met clients",
    ],
)
def test_a_line_is_not_buried_below_one_that_is_as_strong(above: str) -> None:
    assert finding("REV-LEAD", f"{above}\n- Met partners\n- Cut the export in Go from 3 h to 20 min") is None


@pytest.mark.parametrize(
    "line",
    [
        "Assisted school and college students one on one in algebra and Java",
        "Helped customers on the phone when orders were lost",
        "Assisting hotel guests with the network of the house",
    ],
)
def test_whose_work_it_is_to_help_people_hides_nothing(line: str) -> None:
    assert finding("EXP-WEAK", f"- {line}\n- Wrote the import in Go") is None


@pytest.mark.parametrize(
    "line",
    [
        "Assisted senior engineers in deploying",
        "Helped develop a website for customers",
        "Assisted with the import of rates",
    ],
)
def test_whose_part_is_hidden_is_told_so(line: str) -> None:
    assert finding("EXP-WEAK", f"- {line}\n- Wrote the import in Go") is not None


WORK_ON = "# experience: Experience\n= Engineer | Alder | 2021-05 | present\n- {line}"


@pytest.mark.parametrize(
    ("line", "held"),
    [
        ("Member of the committees for the hackathon and the CKAD course", False),
        ("Wrote the exercises that colleagues trained with for the CKA", False),
        ("Taught the CKAD course to 20 colleagues", False),
        ("Became the team's first CKAD certified engineer", True),
        ("Passed the CKA in March 2024", True),
    ],
)
def test_a_certification_that_work_was_about_is_not_one_that_is_held(line: str, held: bool) -> None:
    assert (finding("CRT-SECTION", WORK_ON.format(line=line)) is not None) is held


@pytest.mark.parametrize("address", ["https://github.example/ada/{}", "http://tools.example/{}", "github.com/ada/{}"])
def test_addresses_are_no_repeated_keywords(address: str) -> None:
    links = "\n".join(f"- Wrote tool number {number}, {address.format(number)}" for number in range(20))
    assert finding("ATS-STUFFING", f"# projects: Projects\n{links}") is None


def test_keywords_in_words_are_repeated() -> None:
    lines = "\n".join(f"- Docker work {number}" for number in range(20))
    assert finding("ATS-STUFFING", f"# projects: Projects\n{lines}") is not None


OLD_AND_NEW = """
# experience: Experience
= Backend Engineer | Alder | 2019-05 | present
- Rebuilt the import of carrier rates in Go with two others, which cut the nightly run from five hours to half an hour
- Wrote the pricing API in Java that forty partners call, and the tests that each of them runs before a release
- Moved fourteen services from one data centre to another over two weekends without an outage that anybody saw
- Own the rotation of on-call for five services, and halved their alerts within a year by mending what woke us most
= Software Engineer | Birch | 2012-01 | 2014-06
- Wrote the driver of a flash controller in C
- Mended the boot of boards of three makers{more}"""


@pytest.mark.parametrize(
    ("more", "pages", "told"),
    [
        ("", 1, False),
        ("", 3, True),
        (
            "\n- Mended its races, and wrote what was found of them down for the team that took over in the year after",
            1,
            True,
        ),
    ],
)
def test_a_few_lines_of_long_ago_may_stay_where_there_is_room(more: str, pages: int, told: bool) -> None:
    read = to_resume(
        OLD_AND_NEW.format(more=more), SectionKind.EXPERIENCE, Level.SENIOR, {"pages": pages, "years": 9.0}
    )
    found = [each for each in run(read, load("backend-engineer")) if each.rule == "REV-CUT"]
    assert bool(found) is told
