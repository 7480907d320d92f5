"""What careful readers found wrong in reviews, as kinds, each with three invented resumes that it was wrong for."""

import pytest

from rules.asking import questions
from rules.examples import to_resume
from rules.facts import Facts
from rules.finding import Finding
from rules.metrics import counts_many, has_metric
from rules.packs import load, names
from rules.resume import Level, Resume, SectionKind
from rules.role import Role
from tests.rules.findings import finding_of

WORK = """
# experience: Experience
= {title} | Larkfield | 2019-03 | present
- Moved the billing of a chain of shops to Go and PostgreSQL together with two designers
- Wrote the import of orders and the reports that the office reads each Monday morning
- Took part in planning and showed what was finished to sales and support every week
- Moved forms and tables of the back office to TypeScript and cleaned up the old code on the way
- Kept the search of the catalogue in step with what the shops have on their shelves and in their stores"""


def resume(text: str, level: Level = Level.SENIOR, **facts: object) -> Resume:
    return to_resume(text, SectionKind.EXPERIENCE, level, facts)


def found(
    rule: str, text: str, level: Level = Level.SENIOR, pack: str = "software-engineer", **facts: object
) -> Finding | None:
    return finding_of(rule, resume(text, level, **facts), pack)


@pytest.mark.parametrize(
    ("contact", "title", "asked", "not_asked"),
    [
        ({"location": ""}, "Add your city", "town and country", "linkedin"),
        ({"linkedin": ""}, "Add a LinkedIn link", "linkedin.com/in", "town"),
        ({"linkedin": "", "location": ""}, "Add a LinkedIn link and your city", "linkedin.com/in", "hobby"),
    ],
)
def test_only_what_is_missing_is_asked_for(contact: dict[str, str], title: str, asked: str, not_asked: str) -> None:
    told = found("CON-LINKS", "- Built a shop in Go", contact=contact)
    assert told is not None
    assert told.title == title
    assert asked in told.suggestion
    assert not_asked not in told.suggestion
    assert "LinkedIn" not in told.why  # why it is missed is true of either


@pytest.mark.parametrize("pack", [each for each in names() if each.endswith("-engineer") or each.endswith("developer")])
def test_no_kind_of_work_is_shown_the_skills_of_another(pack: str) -> None:
    rules = {rule.id: rule for rule in load(pack).rules}
    if pack not in {"backend-engineer", "software-engineer"} and "REV-ROLE" in rules:
        assert "Java" not in rules["REV-ROLE"].examples[0].shown


@pytest.mark.parametrize(
    ("headline", "pack"),
    [
        ("Cloud engineer · AWS · Kubernetes · Terraform", "devops-engineer"),
        ("Full-Stack Engineer | React, TypeScript, Node.js", "fullstack-engineer"),
        ("Backend engineer (Java, Spring Boot)", "backend-engineer"),
    ],
)
def test_a_headline_names_the_stack_of_a_summary(headline: str, pack: str) -> None:
    summary = "# summary: Summary\nEngineer who has built ordering for shops since 2015, alone and with others"
    assert found("SUM-STACK", f"{summary}{WORK}", pack=pack) is not None
    assert found("SUM-STACK", f"# contact: Maren Okafor\n{headline}\n{summary}{WORK}", pack=pack) is None


@pytest.mark.parametrize(
    "size",
    ["for stations with 1,000+ songs each", "for six ERP teams of the company", "with 450 editable forms"],
)
def test_many_of_anything_say_how_large_the_work_was(size: str) -> None:
    # Lines with figures, none of which says how large anything was; without any, that is what is asked for.
    text = WORK.format(title="Engineer") + "\n- Cut costs by 40%" + "\n- Finished the move in under six months" * 9
    assert found("EXP-SCALE", text, pack="fullstack-engineer") is not None
    assert found("EXP-SCALE", WORK.format(title="Engineer"), pack="fullstack-engineer") is None
    assert found("EXP-SCALE", f"{text}\n- Rebuilt the catalogue {size}", pack="fullstack-engineer") is None


@pytest.mark.parametrize(
    "text",
    [
        "in under six months",
        "for 3 users",
        "cut costs by 40%",
        "from 90 to 12 min",
        "since 2019 has grown",
        "20 hours",
        "in 2021 projects",
    ],
)
def test_times_shares_and_a_few_are_not_many(text: str) -> None:
    assert not counts_many(text)


@pytest.mark.parametrize(
    "line",
    [
        "Shipped a scheduler while promoting engineering best practices such as GitFlow",
        "Wrote coding standards for all engineers of the office",
        "Advocated for code owners and reviews",
    ],
)
def test_influence_on_others_is_leadership(line: str) -> None:
    text = WORK.format(title="Engineer")
    assert found("EXP-LEADERSHIP", text) is not None
    assert found("EXP-LEADERSHIP", f"{text}\n- {line}") is None


@pytest.mark.parametrize(
    "line",
    [
        "Infrastructure as Code (IaC) with Terraform: Managed the whole of AWS",
        "Autoscaling, Backup and Monitoring: Implemented strategies for all regions",
        "AWS RDS and Database Management in Two Regions: Designed instances",
    ],
)
def test_a_verb_behind_a_long_label_opens_the_line(line: str) -> None:
    assert found("EXP-VERB", f"- {line}\n- Various tasks around the shop\n- Team of the shop") is not None
    told = found("EXP-VERB", f"- {line}\n- Various tasks around the shop\n- Team of the shop")
    assert told is not None
    assert line not in (told.quote, *told.others)


@pytest.mark.parametrize("site", ["maren.github.io", "https://maren.github.io/cv", "maren-okafor.github.io"])
def test_a_site_that_github_hosts_is_no_profile(site: str) -> None:
    text = f"{WORK.format(title='Engineer')}\n# projects: Projects\n- Drew a map of tides for work"
    assert found("CON-GITHUB-USED", text, Level.MID, contact={"github": "github.com/maren"}) is not None
    assert found("CON-GITHUB-USED", text, Level.MID, contact={"github": site}) is None


@pytest.mark.parametrize(
    "school", ["HSC, Tidewater College, 2022", "High School Diploma, 2021", "SSC, GPA 4.4 of 5, 2020"]
)
def test_a_school_is_no_little_thing_where_there_is_no_degree(school: str) -> None:
    text = "# education: Education\n{degree}\n" + school
    assert found("REV-EDU", text.format(degree="B.Sc. Computer Science, Alder University, 2020")) is not None
    assert found("REV-EDU", text.format(degree="Evening classes in design")) is None


@pytest.mark.parametrize("rule", ["EXP-SCALE", "FRO-ACCESS", "FRO-PERFORMANCE"])
def test_where_little_is_told_no_depth_is_asked_for(rule: str) -> None:
    little = "- Design and develop pages for an online shop\n- Create banners and mails\n- Create comps for new pages"
    assert found("REV-LITTLE", little, Level.MID, "frontend-engineer") is not None
    assert found(rule, little, Level.MID, "frontend-engineer") is None


@pytest.mark.parametrize(
    "line",
    [
        "Conducted significance testing and case studies of failures",
        "Ran usability tests with people of the office",
        "Operated the test stand of the rocket club",
    ],
)
def test_nobody_is_asked_for_defects_of_other_tests(line: str) -> None:
    assert not any("defects" in each for each in questions(line))
    assert any("defects" in each for each in questions("Ran tests of the checkout before each release"))


@pytest.mark.parametrize(
    "text",
    [
        "# education: Education\nPhD Student in Computer Science\n# publications: Publications\nA study of joins, 2023",
        "# publications: Selected Publications\nOn tides, 2022\n# education: Education\nPh.D. in Applied Mathematics",
        "# publications: Publications\nOn joins, 2023\n# experience: Experience\n= Postdoc | Alder | 2021-01 | present",
    ],
)
def test_scholars_have_made_what_they_have_published(text: str) -> None:
    projects = (
        "\n# projects: Projects\n= Joins in memory | National Fund | 2024 | 2026\n= A scheduler | Alder | 2024 | 2025"
    )
    assert Facts(resume(text)).is_academic
    assert found("PRJ-NEWGRAD", text, Level.NEW_GRAD) is None
    for rule in ("REV-LITTLE", "PRJ-LINKS"):
        assert found(rule, text + projects, Level.NEW_GRAD, "student") is None


@pytest.mark.parametrize("title", ["Machine Learning Engineer", "Backend Developer", "Data Scientist"])
def test_a_doctor_who_builds_software_is_no_scholar(title: str) -> None:
    text = "# publications: Publications\nOn joins, 2023\n# education: Education\nPh.D. in Computer Science, 2019"
    assert not Facts(resume(text + WORK.format(title=title))).is_academic


@pytest.mark.parametrize(
    "labels",
    [
        "Programming Languages\nDesign Tools\nTest Equipment",
        "Languages\nFrameworks and Libraries",
        "Web Technologies\nCloud Platforms\nDatabases",
    ],
)
def test_labels_beside_their_groups_are_groups(labels: str) -> None:
    rows = "Go, Python, Java, C, Kotlin, Rust, Scala, Ruby, Swift, Kafka, Redis"
    assert found("SKL-LAYERS", f"# skills: Skills\n{rows}") is not None
    assert found("SKL-LAYERS", f"# skills: Skills\n{labels}\n{rows}") is None


@pytest.mark.parametrize(
    "sentence",
    ["Backend engineer owning Django on AWS", "I am a Backend Engineer for payments", "A backend developer at heart"],
)
def test_a_later_sentence_of_the_summary_may_say_what_somebody_is(sentence: str) -> None:
    summary = f"# summary: Summary\nShipped a pipeline for 1,000 patients in a hospital. {sentence}."
    reading = Facts(resume(summary + WORK.format(title="Developer"))).role
    assert "your first lines" in reading.evidence


@pytest.mark.parametrize("club", ["Chess Club of Alder", "Alder College", "Student Council"])
def test_posts_in_clubs_are_not_counted_among_lines_of_work(club: str) -> None:
    post = f"\n= President | {club} | 2020-01 | 2021-01\n- Led the seminars of the year\n- Fostered spirit among all"
    with_post = {each.text for each in Facts(resume(WORK.format(title="Engineer") + post)).told}
    assert with_post == {each.text for each in Facts(resume(WORK.format(title="Engineer"))).told}
    assert len(Facts(resume(f"# experience: Experience{post}")).told) == 2


@pytest.mark.parametrize(
    ("text", "target", "said"),
    [
        ("LinkedIn", "https://www.linkedin.com/in/your-name", "leads where a template left it"),
        ("GitHub", "https://github.com/", "leads to the front page of github.com"),
        ("github.com/maren", "https://https://github.com/maren", "has an address that begins twice"),
        ("maren@example.org", "mailto:sam@other.example", "writes to sam@other.example"),
        ("linkedin.com/in/maren", "https://linkedin.com/in/ferryboard", "leads to linkedin.com/in/ferryboard"),
    ],
)
def test_a_link_that_leads_nowhere_is_told(text: str, target: str, said: str) -> None:
    told = found("CON-BROKENLINK", "- Built a shop in Go", links={text: target})
    assert told is not None
    assert said in told.message


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("LinkedIn", "https://www.linkedin.com/in/maren"),
        ("linkedin.com/in/maren-okafor", "https://www.linkedin.com/in/marén-okafor-29958132a/"),
        ("https://www.linkedin.com/in/mar", "https://www.linkedin.com/in/maren"),  # broken over two lines
        ("maren@example.org", "mailto:Maren@example.org?subject=Hello"),
        ("my work", "https://github.com/larkfield/billing"),
    ],
)
def test_a_link_to_the_person_is_none(text: str, target: str) -> None:
    assert found("CON-BROKENLINK", "- Built a shop in Go", links={text: target}) is None


TWO = """
= {first} | Larkfield | 2021-03 | present
- Built the billing of a chain of shops in Go
= {second} | Tidewater | 2018-06 | {end}
- Wrote the search of the catalogue in Java"""


@pytest.mark.parametrize(
    ("first", "second", "end"),
    [
        ("Backend Engineer", "Backend Engineer", "2021-05"),  # handed over
        ("Backend Engineer", "Software Consultant", "2022-01"),
        ("Engineer (part-time)", "Backend Engineer", "2022-01"),
        ("Founder and Engineer", "Backend Engineer", "2022-01"),
        ("Backend Engineer", "Research Assistant", "2022-01"),
        ("Backend Engineer", "Backend Engineer", "2025-01"),  # side by side for years: no slip
        ("Backend Engineer", "Backend Engineer", "2022"),  # no month
    ],
)
def test_jobs_that_may_stand_beside_each_other_are_not_asked_about(first: str, second: str, end: str) -> None:
    assert found("REV-OVERLAP", TWO.format(first=first, second=second, end=end)) is None


@pytest.mark.parametrize("end", ["2021-09", "2022-01", "2022-12"])
def test_two_full_jobs_at_once_are(end: str) -> None:
    told = found("REV-OVERLAP", TWO.format(first="Backend Engineer", second="Java Developer", end=end))
    assert told is not None
    assert "“Larkfield” and “Tidewater” overlap" in told.message


@pytest.mark.parametrize(
    ("listed", "told"),
    [
        ("Java, Python, React, MySQL, Docker, Kafka Streams, Terraform", False),
        ("Java, Python, React, MySQL, Docker, Apache Kafka, Infrastructure (Terraform)", False),
        ("Java, Python, React, MySQL, Docker", True),
        ("Java, Python", False),  # a short list means to be no whole one
    ],
)
def test_what_lines_name_is_missed_among_the_skills_only_if_it_is_not_there(listed: str, told: bool) -> None:
    work = (
        "# experience: Experience\n= Engineer | Larkfield | 2021-03 | present\n- Moved orders to Kafka with Terraform"
    )
    assert (found("SKL-UNLISTED", f"# skills: Skills\n{listed}\n{work}") is not None) is told


HEADINGS = "# experience: Experience\n{a}\n# education: Education\n{b}\n# skills: Skills\n{c}"


@pytest.mark.parametrize(
    ("a", "b", "c", "told"),
    [
        ("", "", "Go, Python", True),
        ("", "B.S., 2020", "", True),
        ("", "B.S., 2020", "Go, Python", False),  # one alone may be misread
        ("- Built a shop", "B.S., 2020", "Go, Python", False),
    ],
)
def test_headings_with_nothing_below_are_told_where_there_are_several(a: str, b: str, c: str, told: bool) -> None:
    text = HEADINGS.format(a=a, b=b, c=c)
    assert (found("REV-HEADINGS", text) is not None) is told
    assert found("REV-HEADINGS", text, columns=2) is None


@pytest.mark.parametrize(
    ("title", "house", "told"),
    [
        ("Barista", "Harbor Coffee", True),
        ("President", "Chess Club of Alder University", True),
        ("Delivery Driver", "Tidewater", True),
        ("IT Support Specialist", "Tidewater", False),
        ("Web Developer", "Tidewater", False),
        ("Team Member", "Tidewater", False),  # who knows
    ],
)
def test_projects_come_before_other_work_alone(title: str, house: str, told: bool) -> None:
    work = f"# experience: Experience\n= {title} | {house} | 2022-01 | 2024-05\n- Served 200 people a day"
    projects = "# projects: Projects\n= Ride board | | |\n- Built a ride board in Flask\n- Moved it to PostgreSQL"
    assert (found("REV-FIRST", f"{work}\n{projects}", Level.NEW_GRAD) is not None) is told
    assert found("REV-FIRST", f"{projects}\n{work}", Level.NEW_GRAD) is None


@pytest.mark.parametrize(
    "detail", ["Age: 27", "27 years old", "Male | Lisbon", "unmarried", "Single | Lisbon", "DOB: 12.05.1998"]
)
def test_age_and_family_are_personal(detail: str) -> None:
    assert found("REV-PERSONAL", f"# contact: Maren Okafor\n{detail}") is not None


@pytest.mark.parametrize(
    "line", ["a 12 years old codebase", "single sign-on", "single-page apps | React", "male connectors"]
)
def test_what_only_sounds_like_it_is_not(line: str) -> None:
    assert found("REV-PERSONAL", f"- Worked with {line} at a bank") is None


@pytest.mark.parametrize(
    "more",
    [
        "# skills: Skills\nOpen-source maintainer, Go",
        "# certifications: Certifications\nTutorials on YouTube, 2021",
        "# interests: Interests\nWriting for dev.to",
    ],
)
def test_what_is_shown_to_others_may_stand_anywhere(more: str) -> None:
    text = WORK.format(title="Engineer")
    assert found("EXP-OPENSOURCE", text, contact={"github": ""}) is not None
    assert found("EXP-OPENSOURCE", f"{text}\n{more}", contact={"github": ""}) is None
    assert found("EXP-OPENSOURCE", text, contact={"github": ""}, links={"Writing": "https://medium.com/@maren"}) is None


@pytest.mark.parametrize("address", ["kaggle.com/maren", "huggingface.co/maren", "codepen.io/maren"])
def test_code_may_stand_elsewhere_than_on_github(address: str) -> None:
    assert found("CON-GITHUB", "- Built a shop", contact={"github": ""}) is not None
    assert found("CON-GITHUB", "- Built a shop", contact={"github": ""}, links={"Code": f"https://{address}"}) is None


@pytest.mark.parametrize("label", ["Lab/Project Experience", "Course Projects", "Projects of Note:"])
def test_a_label_in_the_margin_may_name_projects(label: str) -> None:
    text = "# education: Education\nB.S. Computer Engineering, 2023"
    assert found("PRJ-NEWGRAD", text, Level.NEW_GRAD) is not None
    assert found("PRJ-NEWGRAD", f"{text}\n{label}\nDesigned boards with a soft core", Level.NEW_GRAD) is None


@pytest.mark.parametrize("field", ["Computer Science", "Software Engineering", "Informatics"])
def test_a_scholar_of_the_field_does_software_work(field: str) -> None:
    text = f"# education: Education\nPhD Student in {field}\n# publications: Publications\nA study of joins, 2023"
    assert Facts(resume(text, Level.NEW_GRAD)).role.role is Role.STUDENT
    other = "# education: Education\nPhD Student in History\n# publications: Publications\nA study of tides, 2023"
    assert Facts(resume(other, Level.NEW_GRAD)).role.role is Role.NONE


@pytest.mark.parametrize("label", ["Large Scale Query", "Various Tools", "High Volume Import"])
def test_the_name_in_a_label_is_no_vague_amount(label: str) -> None:
    assert found("EXP-VAGUE", f"- {label}: setup of the reports of a shop in Grafana") is None
    assert found("EXP-VAGUE", f"- Set up reports for {label.lower()} in Grafana") is not None


@pytest.mark.parametrize(
    "line",
    [
        "Engineered a server with 5+ reusable tools and 20+ typed fields for 100% of inputs",
        "Hardened the import with 8 deterministic cases, which cut manual edits by 50%",
        "Raised sales by 12% with 40 new landing pages",
    ],
)
def test_a_percentage_beside_a_count_is_none_without_an_amount(line: str) -> None:
    bare = "- Improved the productivity of the team by 25%\n- Increased engagement by 30%"
    told = found("REV-CREDIBLE", f"{bare}\n- {line}")
    assert told is not None
    assert line not in (told.quote, *told.others)


@pytest.mark.parametrize("before", ["have come", "was able", "helped me"])
def test_what_somebody_came_to_is_no_objective(before: str) -> None:
    assert found("SUM-OBJECTIVE", f"# summary: Summary\nDeveloper who {before} to obtain a rare set of skills") is None
    assert found("SUM-OBJECTIVE", "# summary: Summary\nDeveloper hoping to obtain a rare position") is not None


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("Made several iOS games for friends", ("How many iOS games?",)),
        ("Developed home automation with control of various home devices", ("How many home devices?",)),
        ("Built several small tools for the office", ("How many small tools?",)),
    ],
)
def test_how_many_is_asked_once_and_of_things(line: str, asked: tuple[str, ...]) -> None:
    many = [each for each in questions(line) if each.startswith("How many") and "people" not in each]
    assert tuple(many) == asked


@pytest.mark.parametrize("name", ["Alpha\u20111 Aerospace", "Area\u201051 Games", "Studio-54 Media"])
def test_the_number_of_a_name_is_no_figure(name: str) -> None:
    assert not has_metric(f"Architect at {name}")


@pytest.mark.parametrize("who", ["Co-author of Mirage, a model", "Author of the guide", "Maintainer of the parser"])
def test_what_somebody_is_to_a_thing_opens_a_line(who: str) -> None:
    assert found("EXP-VERB", f"- {who} that predicts the time of a run") is None


@pytest.mark.parametrize("heading", ["Workshops Conducted", "Teaching", "Public Speaking"])
def test_teaching_others_is_not_what_to_cut(heading: str) -> None:
    text = (
        f"{WORK.format(title='Engineer')}\n# references: References\nOn request\n# other: {heading}"
        + "\nA week on Go" * 4
    )
    told = found("REV-CUT", text, Level.MID, pages=3)
    assert told is not None
    assert heading not in told.message


@pytest.mark.parametrize("title", ["", "Accounts Receivable", "Assistant"])
def test_lines_of_other_work_are_not_counted_where_there_is_work_of_the_field(title: str) -> None:
    head = f"\n= {title} | Blinds and Shades | 2015-01 | 2016-01"
    other = f"{head}\n- Updated the ledger of curtains\n- Filed requests to partners"
    told = found("EXP-METRIC", WORK.format(title="Engineer") + other)
    assert told is not None
    assert told.count == 3
    assert not any("ledger" in each for each in (told.quote, *told.others))


@pytest.mark.parametrize(
    "name",
    ["AWS: Certified Machine Learning Specialist", "AWS Certified Machine Learning", "AWS Certified AI Practitioner"],
)
def test_a_certificate_that_pays_is_known_however_it_is_written(name: str) -> None:
    text = f"# certifications: Certifications\n{name}, 2024"
    assert found("CRT-VALUE", text, Level.MID, "machine-learning-engineer") is None


@pytest.mark.parametrize(
    "about",
    [
        "Larkfield builds vehicles for towns. There are no seats or pedals in the vehicle.",
        "A startup that sells single-molecule tests. The tests are read by a phone.",
        "Larkfield was a marketplace for crates. The more of them fit into a lorry, the larger the discount.",
    ],
)
def test_what_follows_on_what_an_employer_does_is_no_line_of_work(about: str) -> None:
    head = "# experience: Experience\n= Engineer | Larkfield | 2019-03 | present"
    text = f"{head}\n{about} Built the routing of the fleet in Go."
    assert [each.text for each in Facts(resume(text)).told] == ["Built the routing of the fleet in Go."]


@pytest.mark.parametrize("house", ["Larkfield", "", "larkfield"])
def test_the_first_of_stacked_roles_has_its_lines_below_the_last(house: str) -> None:
    older = f"= Engineer | {house} | 2019-05 | 2021-05\n- Built the acceptance flow of loans in React and Java"
    text = f"# experience: Experience\n= Senior Engineer | Larkfield | 2021-05 | present\n{older}"
    assert found("REV-SPARSE", text) is None
    assert found("REV-SPARSE", text.replace(f"| {house} | 2019", "| Tidewater | 2019")) is not None


@pytest.mark.parametrize(
    "told", ["TryHackMe, level of an analyst", "Tracking CVEs and advisories", "Contributing to open source"]
)
def test_interests_in_the_field_speak_for_somebody(told: str) -> None:
    assert found("EXP-HOBBIES", f"# interests: Interests\n{told}") is None
    assert found("EXP-HOBBIES", "# interests: Interests\nCooking, hiking, chess") is not None


@pytest.mark.parametrize("heading", ["Experience", "Work", "Jobs"])
def test_nothing_told_is_said_so(heading: str) -> None:
    told = found("REV-LITTLE", f"# experience: {heading}\n# skills: Skills\nGo", Level.NEW_GRAD)
    assert told is not None
    assert told.message == "Your resume describes no work or projects."


@pytest.mark.parametrize(
    ("others", "rewritten"),
    [
        ("- Led the design of the shop\n- Wrote its tests", "Upgraded the shop to Angular 11"),
        ("- Lead the design of the shop\n- Write its tests", "Upgrade the shop to Angular 11"),
        ("- Maintain its tests", "Upgrade the shop to Angular 11"),
    ],
)
def test_a_line_is_rebuilt_in_the_tense_of_its_job(others: str, rewritten: str) -> None:
    line = "- Responsible for upgrading the shop to Angular 11"
    told = found("EXP-WEAK", f"= Developer | Larkfield | 2019-05 | present\n{line}\n{others}")
    assert told is not None
    assert told.rewrite == rewritten


@pytest.mark.parametrize(
    "line",
    [
        "Ranked news in Croatian and compared re-ranking by benchmarks",
        "Scoping the extraction of principles from literature",
        "Prototyped the annotation of triples with sources",
    ],
)
def test_research_without_names_of_technology_is_counted(line: str) -> None:
    research = f"\n= Course Project | Alder University | 2025-01 | 2025-06\n- {line}\n- {line} again"
    told = found("EXP-METRIC", WORK.format(title="Engineer") + research)
    assert told is not None
    assert told.count == 5


@pytest.mark.parametrize("shown", ["maren.okafor@googlemail.com", "marenokafor@gmail.com", "Maren.Okafor@gmail.com"])
def test_one_mailbox_may_have_two_addresses(shown: str) -> None:
    links = {shown: "mailto:maren.okafor@gmail.com"}
    assert found("CON-BROKENLINK", "- Built a shop in Go", links=links) is None
    assert found("CON-BROKENLINK", "- Built a shop in Go", links={f"t{shown}": "mailto:olaf@gmail.com"}) is not None


@pytest.mark.parametrize("status", ["In progress", "(in progress)", "Ongoing"])
def test_what_is_not_earned_yet_has_no_year(status: str) -> None:
    assert found("CRT-DATES", f"# certifications: Certifications\nAWS Certified Developer\n{status}") is None
    assert found("CRT-DATES", f"# certifications: Certifications\nAWS Certified Developer {status}") is None
    told = found("CRT-DATES", f"# certifications: Certifications\nAWS Certified Developer\n{status}\nCKA")
    assert told is not None
    assert told.quote == "CKA"


def test_certifications_may_stand_behind_a_label_within_a_line() -> None:
    line = "Tableau, Looker | {} AWS Certified Solutions Architect"
    assert found("CRT-SECTION", "# skills: Skills\n" + line.format("Certifications:")) is None
    assert found("CRT-SECTION", "# skills: Skills\n" + line.format("and")) is not None


@pytest.mark.parametrize(
    "claim", ["doubling maintainability", "raising code quality by 100%", "with twice the clarity"]
)
def test_what_nobody_can_measure_is_no_strongest_line(claim: str) -> None:
    work = (
        "# experience: Experience\n= Backend Engineer | Tidewater | 2020-03 | present\n" + "- Wrote documentation\n" * 4
    )
    line = "- Redesigned 40,000 lines of the import in Go, {}, in three months"
    assert found("REV-LEAD", work + line.format(claim)) is None
    assert found("REV-LEAD", work + line.format("cutting it from 5 hours to 35 minutes")) is not None


@pytest.mark.parametrize("title", ["Lab Instructor", "Lecturer", "Programming Tutor"])
def test_teaching_is_not_the_newest_work_that_others_are_cut_for(title: str) -> None:
    text = (
        "# experience: Experience\n= {} | Alder College | 2020-03 | present\n"
        + "- Explain to all who come how the packets of a network find their way through it\n" * 3
        + "= Backend Engineer | Larkfield | 2010-03 | 2016-05\n"
        + "- Wrote the import of carrier rates in Go, which the people of the office had typed by hand before that\n"
        * 5
        + "= Software Developer | Marlowe | 2008-03 | 2010-02\n- Wrote a shop in Java\n"
    )
    rules = ("REV-BALANCE", "REV-SPARSE")  # the second speaks for the first where little is told of years
    assert not any(found(rule, text.format(title)) for rule in rules)
    assert any(found(rule, text.format("Software Engineer")) for rule in rules)


@pytest.mark.parametrize("heading", ["Contract Work", "Freelance", "Selected Clients", "Highlights of a career"])
def test_what_may_hold_work_is_not_cut(heading: str) -> None:
    text = "# experience: Experience\n- Built a shop in Go\n# other: {}\n" + "Sang in the choir\n" * 4
    assert found("REV-CUT", text.format("Bees"), pages=3) is not None
    assert found("REV-CUT", text.format(heading), pages=3) is None


def test_a_list_of_offices_holds_no_latest_job() -> None:
    told = "= Backend Engineer | Larkfield | 2013-02 | 2017-07\n- Wrote a shop in Go for 300 people\n"
    offices = "".join(f"= {each} | | 2018-05 | present\n" for each in ("Coordinator", "Officer", "Leader"))
    assert found("REV-SPARSE", f"# experience: Experience\n{told}{offices}") is None
    assert (
        found("REV-SPARSE", f"# experience: Experience\n{told}= Coordinator | Tidewater | 2018-05 | present")
        is not None
    )


def test_what_is_written_in_two_words_is_used() -> None:
    skills = "# skills: Skills\nDatabricks, Java, Go, MongoDB, Redis, Kafka, Docker\n# experience: Experience\n"
    assert found("SKL-EVIDENCE", f"{skills}- Built the tables of a bank in Azure") is not None
    told = found("SKL-EVIDENCE", f"{skills}- Built the tables of a bank in Azure Data Bricks")
    assert told is None or "Databricks" not in told.message
