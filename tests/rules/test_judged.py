"""What careful readers found wrong in reviews, as kinds, each with three invented resumes that it was wrong for."""

import pytest

from rules.asking import questions
from rules.engine import run
from rules.examples import to_resume
from rules.facts import Facts
from rules.finding import Finding
from rules.metrics import counts_many
from rules.packs import load, names
from rules.resume import Level, Resume, SectionKind

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
    return next((each for each in run(resume(text, level, **facts), load(pack)) if each.rule == rule), None)


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
    text = WORK.format(title="Engineer")
    assert found("EXP-SCALE", text, pack="fullstack-engineer") is not None
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
    text = f"{WORK.format(title='Engineer')}\n- Mentored a graduate"
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
    text = WORK.format(title="Engineer")
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
    for rule in ("REV-LITTLE", "PRJ-LINKS"):
        assert found(rule, text + projects, Level.NEW_GRAD, "student") is None


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
