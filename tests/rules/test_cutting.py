"""What a resume could do without: three of each kind that are named, and what stays though it looks alike."""

import pytest

from rules.examples import to_resume
from rules.finding import Finding
from rules.resume import Level, SectionKind
from tests.rules.findings import finding_of

WORK = "\n".join(f"- Moved the {part} of a chain of shops to Go and PostgreSQL" for part in ("tills", "stock", "mail"))
JOB = f"# experience: Experience\n= Software Engineer | Larkfield | 2021-03 | present\n{WORK}"


def found(text: str, level: Level = Level.MID, rule: str = "REV-CUT", **facts: object) -> Finding | None:
    return finding_of(rule, to_resume(text, SectionKind.EXPERIENCE, level, facts))


def project(name: str, end: str = "") -> str:
    return f"= {name} | | | {end}\n- Built it in Flask\n- Put it into Docker"


def projects(*names: str, end: str = "") -> str:
    return "\n".join(("# projects: Projects", *(project(name, end) for name in names)))


PLAIN = ("Ride board", "Ferry map", "Tide tables", "Bird atlas", "Word counter", "Ledger")


# -- Projects


def test_most_of_many_can_go_where_the_resume_is_too_long() -> None:
    told = found(f"{JOB}\n{projects(*PLAIN, 'Personal Website')}", pages=2)
    assert told is not None
    assert told.message == "You could do without most of your seven projects, such as “Personal Website”."


def test_none_is_named_where_each_may_be_the_best() -> None:
    told = found(f"{JOB}\n{projects(*PLAIN, 'Crab census')}", pages=2)
    assert told is not None
    assert told.message == "You could do without most of your seven projects."


def test_they_are_counted_where_each_is_a_bullet() -> None:
    bullets = "\n".join(f"- {name} | Flask, Docker Built it for the club" for name in (*PLAIN, "Crab census"))
    told = found(f"{JOB}\n# projects: Projects\n{bullets}", pages=2)
    assert told is not None
    assert "seven projects" in told.message


@pytest.mark.parametrize(("names", "pages"), [(PLAIN, 2), ((*PLAIN, "Crab census"), 1)])
def test_six_stay_and_so_do_seven_on_a_page(names: tuple[str, ...], pages: int) -> None:
    assert found(f"{JOB}\n{projects(*names)}", pages=pages) is None


@pytest.mark.parametrize(
    ("names", "is_told"), [(("Mini Slack", "Word clone"), True), (("Crab census", "Ferry map"), False)]
)
def test_small_ones_can_go_beside_several_jobs_though_the_resume_may_have_two_pages(
    names: tuple[str, ...], is_told: bool
) -> None:
    older = f"= Developer | Alder | 2016-01 | 2021-02\n{WORK}"
    told = found(f"{JOB}\n{older}\n{projects(*PLAIN, *names)}", Level.SENIOR, pages=2)
    assert (told is not None) is is_told
    if told:
        assert "most of your eight projects, such as “Mini Slack” and “Word clone”" in told.message


@pytest.mark.parametrize("heading", ["Other Projects", "Miscellaneous projects", "Small Projects"])
def test_a_list_of_further_ones_can_go_where_the_resume_is_too_long(heading: str) -> None:
    listed = f"= {heading} | | |\n- A maze in Go\n- A clock in Rust\n- A game of cards\n- A map of stars"
    text = f"{JOB}\n{projects('Ferry map', 'Tide tables', 'Bird atlas')}\n{listed}"
    told = found(text, pages=2)
    assert told is not None
    assert told.message == f"You could do without the list under “{heading}”."
    assert found(text, pages=1) is None


NEW_AND_OLD = f"{projects('Ferry map', 'Tide tables', end='2025-03')}\n{project('Ride board', '2015-06')}"


def test_those_of_long_ago_are_named_with_their_year() -> None:
    told = found(f"{JOB}\n{NEW_AND_OLD}")
    assert told is not None
    assert told.message == "You could do without “Ride board” (2015)."


@pytest.mark.parametrize(
    "more",
    ["- Won a prize of the town for it", "- Kept it running for 400 users", "- Its paper was published in June"],
)
def test_of_those_what_came_of_something_stays(more: str) -> None:
    assert found(f"{JOB}\n{NEW_AND_OLD}\n{more}") is None


def test_old_ones_stay_where_they_are_all_there_is() -> None:
    assert found(f"{JOB}\n{projects('Ride board', end='2015-06')}") is None


# -- Jobs

CLERK = "= Store Manager | Alder Foods | 2017-01 | 2020-02\n" + "\n".join(
    f"- Ordered the {what} of the store and trained who came new to it" for what in ("bread", "fruit", "fish")
)


TUTOR = "\n".join(
    f"- Explained {what} to thirty students a week, graded their homework and set their exams"
    for what in ("Go", "C", "SQL")
)


@pytest.mark.parametrize("title", ["Teaching Assistant", "Head TA", "Grader and Tutor"])
def test_a_line_is_enough_of_teaching_beside_the_studies_years_ago(title: str) -> None:
    told = found(f"{JOB}\n= {title} | Alder University | 2018-09 | 2019-06\n{TUTOR}")
    assert told is not None
    assert told.message == f"You could do without all but one line under “{title}” (ended in 2019)."


@pytest.mark.parametrize(
    "text",
    [
        f"{JOB}\n= Teaching Assistant | Alder University | 2018-09 | 2019-06\n- Explained Go\n- Graded homework",
        f"{JOB.replace('present', '2022-03')}\n= Teaching Assistant | Alder | 2018-09 | 2019-06\n{TUTOR}",
        f"{JOB}\n= Teaching Assistant | Alder University | 2018-09 | 2019-06\n{TUTOR}\n"
        "# education: Education\nM.S. Computer Science, Alder University, expected May 2027",
        f"{JOB}\n= Software Developer | Alder University | 2018-09 | 2019-06\n{TUTOR}",
    ],
    ids=["told in two lines", "little work since", "still studying", "no help with teaching"],
)
def test_other_jobs_of_those_years_stay(text: str) -> None:
    assert found(text) is None


LABELLED = "= {} | | |\n- A shop of toys\n- Front end: React, Redux\n- Back end: Node.js, Express.js, MongoDB"


def test_projects_may_name_what_they_were_made_with_below_labels() -> None:
    made = "\n".join(("# projects: Projects", LABELLED.format("Ferry map"), LABELLED.format("Tide tables")))
    assert found(f"{made}\n# experience: Experience\n{CLERK}", Level.NEW_GRAD) is not None


def test_a_job_of_another_kind_told_in_one_long_bullet_is_told_at_length() -> None:
    bullet = (
        "- Sold bread to the shops of the town, " + "and called each of their owners twice a week to ask for more, " * 4
    )
    sales = f"= Sales Executive | Alder Foods | 2017-01 | 2018-02\n{bullet}"
    older = f"= Developer | Alder | 2018-03 | 2021-02\n{WORK}"
    told = found(f"{JOB}\n{older}\n{sales}")
    assert told is not None
    assert told.message == "You could do without the lines under “Sales Executive” (a different kind of work)."


@pytest.mark.parametrize("end", ["2020-02", "present"])
def test_a_line_is_enough_of_what_a_beginner_did_elsewhere(end: str) -> None:
    text = f"{projects('Ferry map', 'Tide tables')}\n# experience: Experience\n{CLERK.replace('2020-02', end)}"
    told = found(text, Level.NEW_GRAD)
    assert told is not None
    assert told.message == "You could do without all but one line under “Store Manager” (a different kind of work)."


def test_it_stays_where_nothing_else_is_shown() -> None:
    assert found(f"# experience: Experience\n{CLERK}", Level.NEW_GRAD) is None
    assert found(f"{projects('Ferry map')}\n# experience: Experience\n{CLERK}", Level.NEW_GRAD) is None


@pytest.mark.parametrize(
    "job",
    [
        "= Store Manager | Alder Foods | 2017-01 | 2020-02\n- Ordered bread",
        "= Programming Tutor | Alder School | 2017-01 | 2020-02\n- Taught programming in Java to 30 pupils a week"
        "\n- Wrote exercises on data structures that the school still uses in its lessons",
        "= Staff Sergeant | Army | 2017-01 | 2020-02\n- Led twelve soldiers through two years of service abroad"
        "\n- Kept the trucks of the camp on the road in heat and dust and sand",
    ],
    ids=["a line", "taught the trade", "served"],
)
def test_so_do_a_line_lessons_in_the_trade_and_service(job: str) -> None:
    text = f"{projects('Ferry map', 'Tide tables')}\n# experience: Experience\n{job}"
    assert found(text, Level.NEW_GRAD) is None


LONG = "\n".join(f"- Moved the {part} of a chain of inns to Go and Redis" for part in "abcdefghij")
CAREER = f"""{JOB}
{LONG}
= Developer | Birch | 2018-01 | 2021-02
{WORK}
= Lead Developer | {{house}} | 2012-01 | 2017-06
{WORK.replace("shops", "farms")}
- Cut waiting by 40%"""


@pytest.mark.parametrize(("pages", "is_told"), [(5, True), (2, False)])
def test_where_there_are_pages_too_many_a_job_is_old_sooner(pages: int, is_told: bool) -> None:
    told = found(CAREER.format(house="Alder"), pages=pages)
    assert (told is not None) is is_told
    if told:
        assert told.message.endswith("under “Lead Developer” (ended in 2017).")


def test_one_at_a_house_that_everybody_knows_stays() -> None:
    assert found(CAREER.format(house="Google"), pages=5) is None


@pytest.mark.parametrize("title", ["Attendee", "Participant", "Conference Attendee"])
def test_what_was_only_listened_to_is_no_job(title: str) -> None:
    told = found(f"{JOB}\n= {title} | Ferrycon 2022 | 2022-05 | 2022-05")
    assert told is not None
    assert told.message == f"You could do without “{title}” at Ferrycon 2022."


# -- Sections


@pytest.mark.parametrize(
    "courses",
    [
        "CSS Essential Training\nHTML Essential Training\nLearning Jenkins\nLearning Kubernetes",
        "Go for Beginners\t• Linux for Beginners\nUltimate Cloud – Udemy\t• Zero to Hero in Rust",
        "CS50W\nDocker Crash Course\nReact Masterclass\nNode.js Essential Training",
    ],
)
def test_rows_of_courses_are_seen_by_their_names(courses: str) -> None:
    told = found(f"{JOB}\n# certifications: Certificates\n{courses}")
    assert told is not None
    assert told.message == "You could do without most of the online courses under “Certificates”."


def test_learning_that_machines_do_is_no_course() -> None:
    names = ("Machine Learning Specialty", "Deep Learning Engineer", "Machine Learning Operator", "Scrum Master")
    listed = "\n".join(f"{name}, 2024" for name in names)
    assert found(f"{JOB}\n# certifications: Certificates\n{listed}") is None


def test_numbers_of_certificates_take_lines_of_their_own() -> None:
    listed = "\n".join(f"{name}, 2024\nCredential ID: 84695{name}" for name in ("Alder", "Birch", "Larch"))
    told = found(f"{JOB}\n# certifications: Certificates\n{listed}", pages=2)
    assert told is not None
    assert told.message == "You could do without the credential IDs under “Certificates”."


@pytest.mark.parametrize(
    ("years", "is_told"), [(("2015", "2016"), True), (("2015", "2024"), False), (("2015",), False)]
)
def test_certificates_that_are_all_old_can_go(years: tuple[str, ...], is_told: bool) -> None:
    listed = "\n".join(f"Drawing of circuits, Alder Tools, {year}" for year in years)
    told = found(f"{JOB}\n# certifications: Certificates\n{listed}")
    assert (told is not None) is is_told
    if told:
        assert told.message == "You could do without what you list under “Certificates” (all by 2016)."


def test_those_that_employers_know_stay() -> None:
    listed = "AWS Certified Solutions Architect, 2015\nCertified Kubernetes Administrator, 2016"
    assert found(f"{JOB}\n# certifications: Certificates\n{listed}") is None


def test_a_list_of_a_page_is_worth_a_link() -> None:
    papers = "\n".join(f"Alder, R. Of crabs, part {part}." for part in range(45))
    told = found(f"{JOB}\n# publications: Publications\n{papers}", pages=4)
    assert told is not None
    assert told.message == "You could do without most of “Publications” (it takes a page or more)."
    assert found(f"{JOB}\n# publications: Publications\n{papers}", pages=1) is None


def test_two_sections_of_a_kind_count_as_one() -> None:
    club = "# volunteering: {}\n- Sang in the choir of the town\n- Sold cakes for it\n- Hung its posters\n- Sat"
    text = f"{JOB}\n{club.format('Clubs')}\n{club.format('Helping')}"
    told = found(text, pages=2)
    assert told is not None
    assert told.message == "You could do without all but the best line under “Clubs” and “Helping”."


def test_of_a_long_section_it_is_said_which_part_can_go() -> None:
    bullets = "# awards: Prizes\n" + "\n".join(f"- Prize of the year {year}" for year in range(2010, 2018))
    entries = "# volunteering: Helping\n" + "\n".join(
        f"= Helper | {where} | 2015 | 2016\n- Sold cakes\n- Hung posters" for where in ("Choir", "Fair", "Club")
    )
    of_bullets, of_entries = found(f"{JOB}\n{bullets}", pages=2), found(f"{JOB}\n{entries}", pages=2)
    assert of_bullets is not None
    assert of_bullets.message == "You could do without all but the best three entries under “Prizes”."
    assert of_entries is not None
    assert of_entries.message == "You could do without all but one line of each entry under “Helping”."


def papers_of(title: str) -> Finding | None:
    papers = "\n".join(f"Alder, R. Of crabs, part {part}." for part in range(45))
    job = JOB.replace("Software Engineer", title)
    return found(f"{job}\n# publications: Publications\n{papers}", pages=4)


@pytest.mark.parametrize("title", ["Research Assistant", "Aerodynamics Researcher", "Postdoc"])
def test_publications_of_who_is_in_research_are_the_work_and_stay(title: str) -> None:
    assert papers_of(title) is None


@pytest.mark.parametrize("title", ["Backend Developer", "Software Engineer"])
def test_those_beside_work_in_software_are_worth_a_link(title: str) -> None:
    assert papers_of(title) is not None


@pytest.mark.parametrize(
    ("certificate", "name"),
    [
        ("Open Water Diver, Alder Divers, 2021", "Open Water Diver"),
        ("First Aid and CPR, 2023", "First Aid and CPR"),
        ("Food handler permit, 2022", "Food handler"),
    ],
)
def test_certificates_of_other_trades_and_of_hobbies_can_go(certificate: str, name: str) -> None:
    told = found(f"{JOB}\n# certifications: Certificates\n{certificate}")
    assert told is not None
    assert told.message == f"You could do without “{name}” under “Certificates”."


@pytest.mark.parametrize("certificate", ["Certified Kubernetes Administrator", "First Certificate in English", "Scrum"])
def test_others_stay(certificate: str) -> None:
    assert found(f"{JOB}\n# certifications: Certificates\n{certificate}, 2023") is None


DEGREE = "# education: Education\nB.S. Computer Science, Alder University, 2019"


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (
            f"{DEGREE}\n- Websites for Beginners 2019\n- JavaScript for Beginners 2020",
            "“Websites for Beginners” and “JavaScript for Beginners”",
        ),
        ("# awards: School Achievements\n- Second in physics, Larkfield, 2012", "“School Achievements”"),
        ("# volunteering: High school activities\n- Captain of the team", "“High school activities”"),
    ],
)
def test_after_a_year_of_work_nobody_asks_what_one_began_with(text: str, what: str) -> None:
    told = found(f"{JOB}\n{text}")
    assert told is not None
    assert told.message == f"You could do without {what}."


@pytest.mark.parametrize(
    "text",
    [
        f"{DEGREE}\n- Websites for Beginners 2019",
        "# awards: School of Engineering honors\n- First in physics",
        "# awards: Awards\n- Speaker at the schools of the town",
    ],
    ids=["a single course", "a university's", "for schools"],
)
def test_what_only_sounds_like_it_stays(text: str) -> None:
    assert found(f"{JOB}\n{text}") is None


def test_somebody_who_begins_has_school_to_tell_of() -> None:
    intern = JOB.replace("Software Engineer", "Software Engineering Intern")
    assert found(f"{intern}\n# awards: School Achievements\n- Second in physics", Level.NEW_GRAD) is None


# -- Skills


@pytest.mark.parametrize("skill", ["Microsoft Suite, Data Entry", "Google Suite, Driving License", "G Suite, Zoom"])
def test_more_goes_without_saying(skill: str) -> None:
    assert found(f"{JOB}\n# skills: Skills\nGo, PostgreSQL, {skill}") is not None


def test_three_editors_are_a_list() -> None:
    told = found(f"{JOB}\n# skills: Skills\nGo, PyCharm, Eclipse, NetBeans")
    assert told is not None
    assert told.message == "You could do without “PyCharm”, “Eclipse” and “NetBeans” among the skills."


@pytest.mark.parametrize("skills", ["Go, PyCharm, Eclipse", "Go, Java, Kotlin", "Go, Riders' club, Atomic habits"])
def test_two_are_none(skills: str) -> None:
    assert found(f"{JOB}\n# skills: Skills\n{skills}") is None


def test_the_heaviest_comes_first_and_the_rest_is_counted() -> None:
    text = (
        f"{JOB}\n# interests: Hobbies\nChess\n# certifications: Certificates\nCSS Essential Training\nCS50W\n"
        "Go for Beginners\nRust Crash Course\n# references: References\nOn request\n"
        "# skills: Skills\nGo, PyCharm, Eclipse, NetBeans"
    )
    told = found(text)
    assert told is not None
    assert told.message.startswith("You could do without most of the online courses under “Certificates”, “References”")
    assert told.message.endswith("and 1 more.")


@pytest.mark.parametrize(
    "line",
    [
        "Soft Skills: winning clients, experience in negotiations with agencies, preparing talks",
        "Interpersonal skills – calm under pressure, good with people of all kinds and ages",
        "I'm a master of time management, communication, critical thinking, adaptability, and love to learn.",
        "Excellent verbal and written communication skills.",
        "Thrives under pressure, innovative problem solver",
        "Wireframes, Stakeholder Communication, Scrum",
    ],
)
def test_soft_skills_are_seen_by_their_label_and_in_a_sentence_that_lists_them(line: str) -> None:
    assert found(f"# skills: Skills\nGo, PostgreSQL\n- {line}", rule="SKL-SOFT") is not None


@pytest.mark.parametrize(
    "line",
    [
        "Taught two classes of pupils whose communication and teamwork grew over the year",
        "Soft real-time: schedulers for audio, drivers for lights",
        "People search: an index of staff",
        "Analytical Skills: Statistics, Simulation",
        "Excellent Go and very good SQL",
    ],
)
def test_what_only_sounds_like_it_is_none(line: str) -> None:
    assert found(f"# skills: Skills\nGo, PostgreSQL\n- {line}", rule="SKL-SOFT") is None


@pytest.mark.parametrize(
    "line",
    [
        "Developing skills in React, Sass and the PHP language",
        "Windows Server (Conceptual)",
        "Decent knowledge of Go",
        "Basics of C#/.NET",
        "Search, ranking, basics of Reinforcement Learning",
        "C (took a class at Alder)",
    ],
)
def test_a_skill_that_is_called_small_counts_against_its_owner(line: str) -> None:
    assert found(f"# skills: Skills\n- {line}", rule="REV-NEGATIVE") is not None


@pytest.mark.parametrize(
    "line",
    ["Conceptual design (UML)", "Developing tools in Go", "Basic: English language", "Languages: basics of Spanish"],
)
def test_other_words_of_that_kind_do_not(line: str) -> None:
    assert found(f"# skills: Skills\n- {line}", rule="REV-NEGATIVE") is None


@pytest.mark.parametrize("line", ["Taught the basics of Go to 30 pupils", "Took a class at Alder from 12 pupils to 40"])
def test_where_work_is_told_of_the_same_words_do_not(line: str) -> None:
    assert found(f"{JOB}\n- {line}", rule="REV-NEGATIVE") is None


@pytest.mark.parametrize(
    "text",
    [
        "# experience: Work Experience\nFresher",
        f"{JOB}\n- Planned the stories before project cancellation",
        "# summary: Summary\nSelf – proclaimed programmer",
        "# contact: Maren Okafor\nSELF – PROCLAIMED\nPROGRAMMER",
        "# education: Education\nB.A. Computer Science, Alder University, 2024, GPA: 2.71/4.0",
    ],
    ids=["no work yet", "a project that ended", "an irony", "an irony over two lines", "a low grade"],
)
def test_a_remark_that_turns_against_its_writer_is_told(text: str) -> None:
    assert found(text, rule="REV-NEGATIVE") is not None


@pytest.mark.parametrize(
    "text",
    [
        "# summary: Summary\nTrains fresher developers",
        f"{JOB}\n- Wrote the cancellation of projects in Go",
        "# education: Education\nB.A. Computer Science, Alder University, 2024, GPA: 3.71/4.0",
        "# education: Education\nB.A. Computer Science, Alder Universität, 2024, GPA: 2.1",  # the best is 1.0
    ],
)
def test_what_only_sounds_like_one_is_not(text: str) -> None:
    assert found(text, rule="REV-NEGATIVE") is None


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("General: Type 80 wpm, Scrum", True),
        ("Typing 75+ wpm", True),
        ("On a more personal note, I have played chess my whole life", True),
        ("Late nights, lasting friendships :)", True),
        ("Customer service (worked as a part-time waiter)", True),
        ("Wrote a game in which pupils type words", False),
        ("Tools (editors, shells and so on:)", False),
        ("Sent a personal note to every customer", False),
    ],
)
def test_what_helps_nobody_is_told_where_it_is_about_the_writer(line: str, told: bool) -> None:
    assert (found(f"{JOB}\n# skills: Skills\n{line}", rule="EXP-RELEVANT") is not None) is told


def test_what_is_said_of_studies_is_shown_no_example_of_work() -> None:
    studies = "# education: Education\nHealth Sciences, Alder University, 2020 (unfinished)"
    of_studies = found(f"{JOB}\n{studies}", rule="REV-NEGATIVE")
    of_work = found(f"{JOB}\n- Basic knowledge of Kubernetes", rule="REV-NEGATIVE")
    assert of_studies is not None
    assert of_work is not None
    assert (of_studies.example, bool(of_work.example)) == ("", True)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("Email\tmaren@example.com", False),
        ("Cell Phone\t0047 22 12 34 56", False),
        ("linkedin.com/in/maren-okafor", False),
        ("Likes\tThe sea", True),
    ],
)
def test_a_section_that_tells_how_to_reach_somebody_is_kept(row: str, *, told: bool) -> None:
    text = f"# summary: Summary\nEngineer\n# other: Personal\nEyes\tgreen\nHair\tred\n{row}"
    assert (found(text, pages=3) is not None) is told
