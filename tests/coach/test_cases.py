"""Invented resumes of the kinds that once went wrong, each held against what is right for it.

The cases, and how they are judged, lie beside the repository. All of them hold.
"""

import datetime
import importlib.util
import json
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from coach.errors import Unreadable
from coach.reading import read
from coach.review.report import to_failure, to_report
from coach.review.reviewing import review

CASES = Path(__file__).parents[3] / "shared" / "corpus" / "cases"
EXPECTED: dict[str, Any] = json.loads((CASES / "expected.json").read_text("utf-8")) if CASES.exists() else {}
RESUMES = sorted(name for name in EXPECTED if name.endswith((".pdf", ".docx")))


pytestmark = pytest.mark.skipif(not RESUMES, reason="the cases are not beside the repository")


@cache
def judging() -> ModuleType:
    """The scorer that lies with the cases."""
    spec = importlib.util.spec_from_file_location("cases_score", CASES / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def answer(name: str) -> dict[str, Any]:
    """What `coach review --format json` prints of a file."""
    try:
        report = to_report(review(read((CASES / name).read_bytes(), name)))
    except Unreadable as error:
        report = to_failure(name, error)
    printed: dict[str, Any] = json.loads(json.dumps(report))
    return printed


def drift() -> float:
    """Years since the day from which the years of jobs that still go on are given."""
    return (datetime.datetime.now(datetime.UTC).date() - datetime.date.fromisoformat(EXPECTED["_as_of"])).days / 365.25


@pytest.mark.parametrize("name", RESUMES)
def test_what_is_right_for_it_holds(name: str) -> None:
    case = EXPECTED[name]
    others = {key: answer(other) for key in ("score_above", "score_below") if isinstance(other := case.get(key), str)}
    answers = {other["file"]["name"]: other for other in others.values()}
    assert [text for text in judging().judge(case, answer(name), answers, drift()) if text] == []
