"""The scores of sections: mending a finding never lowers them."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach import guides
from coach.review.reviewing import review
from coach.review.score import section_scores
from rules.examples import to_resume
from rules.finding import Finding
from rules.resume import Level, Resume, SectionKind
from rules.scoring import score, spread
from tests.reviews import finding, resume
from texts import gettext, languages, speaking

WEIGHTS = st.lists(st.floats(0.1, 20), max_size=40)


def weighing(weights: list[float]) -> list[Finding]:
    kinds = list(SectionKind)
    return [finding(f"R-{n}", weight=weight, section=kinds[n % len(kinds)]) for n, weight in enumerate(weights)]


@given(WEIGHTS, st.data())
def test_mending_never_lowers_a_score(weights: list[float], data: st.DataObject) -> None:
    findings = weighing(weights)
    if findings:
        mended = data.draw(st.integers(0, len(findings) - 1))
        better = findings[:mended] + findings[mended + 1 :]
        before, after = section_scores(resume(), findings), section_scores(resume(), better)
        assert all(0 <= before[kind] <= after[kind] <= 100 for kind in after)


def test_nothing_to_mend_is_100() -> None:
    assert section_scores(resume(), [])[SectionKind.EXPERIENCE] == 100


@pytest.mark.parametrize(
    "text",
    [
        "# education: Education\nPhD Student in Computer Science\n# publications: Publications\nA study of joins, 2023",
        "# publications: Selected Publications\nOn software, 2022\n# education: Education\nPh.D. in Informatics",
        "# publications: Publications\nOn joins, 2023\n# education: Education\nDoctoral Student, Software Engineering",
    ],
)
def test_a_scholar_gets_a_sentence_instead_of_a_score(text: str) -> None:
    found = review(to_resume(text, SectionKind.EXPERIENCE, Level.NEW_GRAD, {}))
    assert found.score is None
    assert "scholar" in found.score_reason


@pytest.mark.parametrize("title", ["Machine Learning Engineer", "Backend Developer", "Data Scientist"])
def test_whoever_builds_software_and_has_taught_gets_one(title: str) -> None:
    work = f"# experience: Experience\n= {title} | Larkfield | 2019-03 | present\n- Built the search of 300 shops in Go"
    text = f"{work}\n= Lecturer | Alder University | 2016-03 | 2019-02\n# publications: Publications\nOn joins, 2018"
    assert "scholar" not in review(to_resume(text, SectionKind.EXPERIENCE, Level.SENIOR, {})).score_reason


@pytest.mark.parametrize("language", languages())
def test_the_guide_tells_how_resumes_score_by_the_figures_of_the_table(language: str) -> None:
    with speaking(language):
        told = gettext(guides.load()["score"].summary)
    assert [int(figure) for figure in re.findall(r"\d+", told)] == [spread()["quarter"], spread()["three_quarters"]]


def test_the_page_on_the_score_tells_how_resumes_score_by_the_figures_of_the_table() -> None:
    page = " ".join((Path(__file__).parents[2] / "docs" / "score.md").read_text("utf-8").split())
    at = spread()
    assert (
        f"half lie between {at['quarter']} and {at['three_quarters']}, one in ten below {at['tenth']}, "
        f"one in ten reaches {at['nine_tenths']}."
    ) in page
    assert f"{at['resumes']} get a score" in page
    assert f"all {at['resumes']}" in page


def test_two_sentences_full_of_figures_prove_less_than_five() -> None:
    line = "- Cut the time of a nightly import from {n} hours to 20 minutes for 300 customers with Go"
    of = {count: score(_with(line.format(n=n) for n in range(2, 2 + count))) for count in (2, 5, 6)}
    results = {count: next(part.points for part in each.parts if part.name == "results") for count, each in of.items()}
    assert results[2] < results[5] == results[6] == 100


def _with(lines: Iterable[str]) -> Resume:
    return to_resume("\n".join(lines), SectionKind.EXPERIENCE, Level.MID, {})
