"""The stages of an application, and how one moves from one to the next."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from texts import gettext_noop


class Stage(StrEnum):
    """How far an application got; `closed` ends it at any point."""

    SAVED = "saved"
    APPLIED = "applied"
    SCREEN = "screen"
    INTERVIEW = "interview"
    OFFER = "offer"
    CLOSED = "closed"


ORDER = tuple(Stage)
NAMES = {
    Stage.SAVED: gettext_noop("Saved"),
    Stage.APPLIED: gettext_noop("Applied"),
    Stage.SCREEN: gettext_noop("Phone screen"),
    Stage.INTERVIEW: gettext_noop("Interview"),
    Stage.OFFER: gettext_noop("Offer"),
    Stage.CLOSED: gettext_noop("Closed"),
}

History = list[list[str]]
"""Pairs of a stage and the moment (ISO 8601) it was reached, oldest first; as kept in the database."""


@dataclass(frozen=True, slots=True)
class Course:
    """An application's way through the stages: when each was reached first."""

    stage: Stage
    reached: dict[Stage, datetime]

    def got_to(self, stage: Stage) -> bool:
        """Whether it reached this stage or, skipping it, one beyond it; being closed is no progress."""
        return any(ORDER.index(other) >= ORDER.index(stage) for other in self.reached if other is not Stage.CLOSED)

    def first_at(self, stage: Stage) -> datetime | None:
        """When it first reached this stage or one beyond it, closing aside."""
        beyond = ORDER[ORDER.index(stage) : ORDER.index(Stage.CLOSED)]
        return min((moment for other, moment in self.reached.items() if other in beyond), default=None)


def course(stage: str, history: History) -> Course:
    """The course of an application from what the database keeps."""
    reached: dict[Stage, datetime] = {}
    for name, moment in history:
        reached.setdefault(Stage(name), datetime.fromisoformat(moment))
    return Course(Stage(stage), reached)


def moved(history: History, stage: Stage, now: datetime) -> History:
    """The history with one more step.

    Going back takes back: a stage that was pressed by mistake must not count in the funnel, so the steps beyond the
    new stage are dropped. Closing keeps everything.
    """
    kept = history
    if stage is not Stage.CLOSED:
        kept = [step for step in history if ORDER.index(Stage(step[0])) < ORDER.index(stage)]
    return [*kept, [stage.value, now.isoformat()]]


def next_stages(stage: Stage) -> tuple[Stage, ...]:
    """Where an application usually goes from here, the next step first."""
    match stage:
        case Stage.SAVED:
            return (Stage.APPLIED, Stage.CLOSED)
        case Stage.APPLIED:
            return (Stage.SCREEN, Stage.INTERVIEW, Stage.CLOSED)
        case Stage.SCREEN:
            return (Stage.INTERVIEW, Stage.CLOSED)
        case Stage.INTERVIEW:
            return (Stage.OFFER, Stage.CLOSED)
        case Stage.OFFER | Stage.CLOSED:
            return (Stage.CLOSED,) if stage is Stage.OFFER else ()
