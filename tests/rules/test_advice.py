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
    assert found.suggestion.startswith("Put the title you apply for below your name. Should that be a back-end one")


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
    assert found.suggestion == "Put the title you apply for below your name."


def test_titles_are_counted_by_jobs() -> None:
    text = DEVOPS.format(first=HEADLINE, more="", title="Software Engineer")
    assert {"your first lines", "1 of 2 titles"} <= set(Facts(resume(text)).role.evidence)
