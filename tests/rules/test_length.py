"""Whose resume is too long: also that of somebody who has published, and applies for work outside of a university."""

import pytest

from rules.examples import to_resume
from rules.finding import Finding
from rules.resume import Level, SectionKind
from tests.rules.findings import finding_of

PAPERS = "# publications: Publications\n" + "\n".join(f"Alder, R. Of crabs, part {part}." for part in range(12))
POST = "= Postdoctoral Researcher | Alder University | 2018-03 | 2021-02\n- Counted crabs with R"


def found(jobs: str, more: str = PAPERS) -> Finding | None:
    resume = to_resume(f"# experience: Experience\n{jobs}\n{more}", SectionKind.EXPERIENCE, Level.MID, {"pages": 6})
    return finding_of("ATS-LENGTH", resume)


@pytest.mark.parametrize(
    "job",
    [
        "= Software Engineer | Larkfield | 2021-03 | present\n- Moved the billing to Go",
        "= Senior Machine Learning Engineer | Larkfield | 2021-03 | 2024-01\n- Trained a ranking in PyTorch",
        "= Director of Informatics | Larkfield Foods | 2021-03 | present\n- Built the warehouse of data",
    ],
)
def test_who_works_outside_of_a_university_is_told_to_link_to_publications(job: str) -> None:
    told = found(f"{job}\n{POST}")
    assert told is not None
    assert told.message == "It runs to six pages; the norm for your experience is two pages."
    assert "link to a list of your publications" in told.suggestion


@pytest.mark.parametrize(
    "job",
    [
        "= Associate Professor | Alder University | 2021-03 | present\n- Taught 80 students",
        "= Director of Informatics | Larkfield Institute of Marine Research | 2021-03 | present\n- Ran two ships",
        "= Director of Informatics | Larkfield Foods | 2021-03 | 2022-05\n- Built the warehouse of data",
    ],
    ids=["at a university", "at an institute", "not any more"],
)
def test_a_scholar_lists_all_that_was_published(job: str) -> None:
    assert found(f"{job}\n{POST}") is None


def test_a_few_publications_are_not_what_makes_it_long() -> None:
    job = "= Software Engineer | Larkfield | 2021-03 | present\n- Moved the billing to Go"
    told = found(f"{job}\n{POST}", "# publications: Publications\nAlder, R. Of the shore crab.")
    assert told is not None
    assert "publications" not in told.suggestion


def test_many_projects_are() -> None:
    projects = "\n".join(f"= Homework {each} | | |\n- Wrote a tool for {each} friends" for each in range(12))
    told = found(
        f"{POST}\n= Software Engineer | Larkfield | 2021-03 | present", f"{PAPERS}\n# projects: Work\n{projects}"
    )
    assert told is not None
    assert "the three or four projects" in told.suggestion
