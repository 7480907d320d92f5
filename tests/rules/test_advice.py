"""What a finding advises fits the resume: nothing that is done already, nothing that cannot be done."""

import pytest

from rules.engine import run
from rules.examples import to_resume
from rules.facts import Facts
from rules.finding import Finding
from rules.packs import load
from rules.resume import Level, Resume, SectionKind

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


def resume(text: str, level: Level = Level.MID) -> Resume:
    return to_resume(text, SectionKind.EXPERIENCE, level, {})


def finding(rule: str, text: str, pack: str = "backend-engineer", level: Level = Level.MID) -> Finding | None:
    return next((each for each in run(resume(text, level), load(pack)) if each.rule == rule), None)


def devops(first: str = "", more: str = "", title: str = "DevOps Engineer") -> Finding | None:
    return finding("REV-ROLE", DEVOPS.format(first=first, more=more, title=title), "devops-engineer")


def test_whoever_names_no_kind_of_work_on_top_is_told_to() -> None:
    found = devops(more=", Go")
    assert found is not None
    assert found.suggestion.startswith(
        "Put the title you are applying for below your name. If you want a back-end role"
    )


def test_whoever_names_it_is_not_told_to_name_it() -> None:
    found = devops(HEADLINE, ", Go")
    assert found is not None
    assert "below your name" not in found.suggestion


@pytest.mark.parametrize("first", [HEADLINE, "# summary: Summary\nDevOps engineer with 6 years on AWS."])
def test_nothing_is_said_where_it_is_named_and_nothing_carries_over(first: str) -> None:
    assert devops(first) is None


def test_nothing_that_carries_over_is_no_sentence() -> None:
    found = devops()
    assert found is not None
    assert found.suggestion == "Put the title you are applying for below your name."


def test_titles_are_counted_by_jobs() -> None:
    text = DEVOPS.format(first=HEADLINE, more="", title="Software Engineer")
    assert {"your first lines", "1 of 2 titles"} <= set(Facts(resume(text)).role.evidence)


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
        ("Alder sells tea.", "You list “Backend Engineer” but say hardly anything about it."),
        ("- Built the shop", "“Backend Engineer” gets one line, 3 words in all."),
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
    assert found.message == "You could do without the lines under “Engineer” at Birch (ended in 2012)."


def test_old_work_stays_where_it_is_most_of_what_is_told() -> None:
    assert finding("REV-CUT", CAREER.format(new="- Built the shop", old=OLD, skill="Redis")) is None


@pytest.mark.parametrize(("skill", "trivial"), [("Email marketing", False), ("Email", True), ("Email, Kafka", True)])
def test_only_a_whole_skill_is_trivial(skill: str, trivial: bool) -> None:
    found = finding("REV-CUT", CAREER.format(new="- Built the shop", old="", skill=skill))
    assert (found is not None) == trivial
