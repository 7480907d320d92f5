"""The score: mending a finding never lowers it, and its bands are those that the docs promise."""

from hypothesis import given
from hypothesis import strategies as st

from coach.review.score import score, section_scores
from rules.finding import Finding
from rules.resume import SectionKind
from tests.reviews import finding, resume

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
        assert score(better) >= score(findings)
        before, after = section_scores(resume(), findings), section_scores(resume(), better)
        assert all(after[kind] >= before[kind] for kind in after)


@given(WEIGHTS)
def test_scores_stay_between_0_and_100(weights: list[float]) -> None:
    assert 0 <= score(weighing(weights)) <= 100


def test_nothing_to_mend_is_100() -> None:
    assert score([]) == 100
    assert section_scores(resume(), [])[SectionKind.EXPERIENCE] == 100


def test_loads_fall_into_the_bands_of_the_docs() -> None:
    assert 40 <= score(weighing([68.0])) <= score(weighing([40.0])) <= 60
    assert 75 <= score(weighing([20.0])) <= score(weighing([8.0])) <= 90
