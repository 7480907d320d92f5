"""What the application log says: how many got how far, beside the figures of the article."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import sqrt
from typing import Literal

from coach.applications.stages import Course, Stage
from texts import gettext_noop

CALLBACK_TIME = timedelta(days=14)
TOO_FEW = 10
"""Below this many nothing is said about a rate: with nine applications, none answered is what the average would see."""
Z = 1.96
"""95 % confidence."""


@dataclass(frozen=True, slots=True)
class Benchmark:
    """What is usual and what the strongest reach, as shares from low to high."""

    name: str
    average: tuple[float, float]
    top: tuple[float, float]
    source: str


INTERVIEWS = Benchmark(gettext_noop("Applications that led to an interview"), (0.02, 0.04), (0.08, 0.15), "TRK-RATE")
CALLBACKS = Benchmark(gettext_noop("Called back within two weeks"), (0.15, 0.15), (0.35, 0.35), "TRK-CALLBACK")
SCREENS = Benchmark(gettext_noop("Phone screens passed"), (0.25, 0.25), (0.50, 0.50), "TRK-PHONE")
SCORE = Benchmark(gettext_noop("Resume score"), (0.40, 0.60), (0.75, 0.90), "TRK-ATS")


@dataclass(frozen=True, slots=True)
class Rate:
    """So many of so many, with what it is measured against."""

    benchmark: Benchmark
    hits: int
    of: int

    @property
    def share(self) -> float:
        return self.hits / self.of if self.of else 0.0


@dataclass(frozen=True, slots=True)
class Funnel:
    """How many applications reached each stage, and the three rates."""

    saved: int
    applied: int
    screens: int
    interviews: int
    offers: int
    closed: int
    young: int
    """Sent less than two weeks ago: in no rate yet but that of phone screens."""
    waiting: int
    """Not answered."""
    rates: tuple[Rate, ...]


Verdict = Literal["none", "few", "below", "average", "between", "top", "open"]


def funnel(courses: Sequence[Course], now: datetime) -> Funnel:
    """Counts what the log says at `now`."""
    sent = [one for one in courses if one.got_to(Stage.APPLIED)]
    screens = [one for one in sent if one.got_to(Stage.SCREEN)]
    interviews = [one for one in sent if one.got_to(Stage.INTERVIEW)]
    # What was sent last week could not lead anywhere yet: counted in, many new applications would look like failures,
    # and only those of them that were answered like successes.
    ripe = [one for one in sent if _age(one, now) >= CALLBACK_TIME]
    interviewed = [one for one in ripe if one.got_to(Stage.INTERVIEW)]
    quick = [one for one in ripe if _called_back_in_time(one)]
    # A screen whose outcome is open says nothing yet, and who skipped the screen did not pass it.
    screened = [one for one in screens if Stage.SCREEN in one.reached and one.stage is not Stage.SCREEN]
    passed = [one for one in screened if one.got_to(Stage.INTERVIEW)]
    return Funnel(
        saved=sum(one.stage is Stage.SAVED for one in courses),
        applied=len(sent),
        screens=len(screens),
        interviews=len(interviews),
        offers=sum(one.got_to(Stage.OFFER) for one in sent),
        closed=sum(one.stage is Stage.CLOSED for one in sent),
        young=len(sent) - len(ripe),
        waiting=sum(one.stage is Stage.APPLIED for one in sent),
        rates=(
            Rate(INTERVIEWS, len(interviewed), len(ripe)),
            Rate(CALLBACKS, len(quick), len(ripe)),
            Rate(SCREENS, len(passed), len(screened)),
        ),
    )


def wilson(hits: int, of: int) -> tuple[float, float]:
    """The range in which the true rate lies with 95 % confidence (Wilson's score interval), each from 0 to 1."""
    share, spread = hits / of, Z * Z / of
    middle = (share + spread / 2) / (1 + spread)
    half = Z * sqrt(share * (1 - share) / of + spread / (4 * of)) / (1 + spread)
    return max(0.0, middle - half), min(1.0, middle + half)


def verdict(rate: Rate) -> Verdict:
    """Where a rate stands, said only as far as the numbers carry it."""
    if rate.of == 0:
        return "none"
    if rate.of < TOO_FEW:
        return "few"
    low, high = wilson(rate.hits, rate.of)
    if high < rate.benchmark.average[0]:
        return "below"
    if low >= rate.benchmark.top[0]:
        return "top"
    if low > rate.benchmark.average[1]:
        return "between"
    return "average" if high < rate.benchmark.top[0] else "open"


def _age(one: Course, now: datetime) -> timedelta:
    return now - (one.first_at(Stage.APPLIED) or now)


def _called_back_in_time(one: Course) -> bool:
    applied, answered = one.first_at(Stage.APPLIED), one.first_at(Stage.SCREEN)
    return applied is not None and answered is not None and answered - applied <= CALLBACK_TIME
