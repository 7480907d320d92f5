"""The funnel counts what happened, and says no more than the numbers carry."""

import csv
from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest

from coach.applications.export import Line, to_csv
from coach.applications.funnel import CALLBACKS, INTERVIEWS, SCREENS, Rate, funnel, verdict, wilson
from coach.applications.stages import Course, Stage, course, moved

NOW = datetime(2026, 11, 24, tzinfo=UTC)


def went(*steps: tuple[Stage, int]) -> Course:
    """An application by its stages and how many days ago each was reached."""
    return Course(steps[-1][0], {stage: NOW - timedelta(days=days) for stage, days in steps})


LOG = (
    went((Stage.SAVED, 1)),
    went((Stage.APPLIED, 3)),
    went((Stage.APPLIED, 30)),
    went((Stage.APPLIED, 30), (Stage.CLOSED, 25)),
    went((Stage.APPLIED, 30), (Stage.SCREEN, 20)),
    went((Stage.APPLIED, 60), (Stage.SCREEN, 50), (Stage.CLOSED, 40)),
    went((Stage.APPLIED, 60), (Stage.SCREEN, 30), (Stage.INTERVIEW, 20), (Stage.CLOSED, 10)),
    went((Stage.APPLIED, 60), (Stage.INTERVIEW, 55), (Stage.OFFER, 10)),
)


def test_how_many_reached_what() -> None:
    seen = funnel(LOG, NOW)
    counts = (seen.saved, seen.applied, seen.screens, seen.interviews, seen.offers, seen.closed)
    assert counts == (1, 7, 4, 2, 1, 3)
    assert (seen.young, seen.waiting) == (1, 2)


def test_rates_count_only_what_had_its_time() -> None:
    assert funnel(LOG, NOW).rates == (Rate(INTERVIEWS, 2, 6), Rate(CALLBACKS, 3, 6), Rate(SCREENS, 1, 2))


def test_a_busy_week_is_neither_failure_nor_success() -> None:
    """Of two hundred sent this week one was answered at once: this says nothing about the rates yet."""
    week = (*(went((Stage.APPLIED, 3)),) * 200, went((Stage.APPLIED, 3), (Stage.SCREEN, 1)))
    assert [verdict(rate) for rate in funnel(week, NOW).rates] == ["none"] * 3


@pytest.mark.parametrize(
    ("hits", "of", "said"),
    [(0, 0, "none"), (1, 9, "few"), (0, 40, "open"), (0, 400, "below"), (9, 300, "average"), (1, 30, "open"),
     (30, 400, "between"), (60, 400, "top")],
)  # fmt: skip
def test_verdicts_grow_with_the_numbers(hits: int, of: int, said: str) -> None:
    assert verdict(Rate(INTERVIEWS, hits, of)) == said


def test_wilson_agrees_with_published_values() -> None:
    """Newcombe (1998), Statistics in Medicine 17, table I: 81 of 263, 15 of 148, 0 of 20, 1 of 29."""
    published = {
        (81, 263): (0.2553, 0.3662),
        (15, 148): (0.0624, 0.1605),
        (0, 20): (0.0, 0.1611),
        (1, 29): (0.0061, 0.1718),
    }
    for (hits, of), expected in published.items():
        assert wilson(hits, of) == pytest.approx(expected, abs=1e-4)


def test_a_step_back_takes_back_what_was_pressed_by_mistake() -> None:
    history = moved(moved(moved([], Stage.APPLIED, NOW), Stage.OFFER, NOW), Stage.SCREEN, NOW)
    assert [stage for stage, _ in history] == ["applied", "screen"]
    assert not course("screen", history).got_to(Stage.OFFER)


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "＝1", "|cmd", "%0A"])
def test_spreadsheets_do_not_run_what_was_typed(cell: str) -> None:
    text = to_csv([Line(cell, cell, "https://a.example/=1", went((Stage.APPLIED, 1)))])
    row = next(csv.DictReader(StringIO(text.removeprefix("\ufeff"))))
    assert row["company"] == row["title"] == f"'{cell}"
    assert row["url"] == "https://a.example/=1"


def test_the_export_tells_when_each_stage_was_reached() -> None:
    text = to_csv([Line('A, "B"', "T", "", went((Stage.APPLIED, 3), (Stage.SCREEN, 1)))])
    row = next(csv.DictReader(StringIO(text.removeprefix("\ufeff"))))
    assert (row["company"], row["stage"], row["applied_on"], row["screen_on"], row["offer_on"]) == (
        'A, "B"', "screen", "2026-11-21", "2026-11-23", "",
    )  # fmt: skip
