"""One thing on a resume that a reader would remember and tell a colleague about."""

from dataclasses import dataclass
from enum import StrEnum

from rules.jobs import Job
from rules.resume import SectionKind


class Sort(StrEnum):
    """Why something stands out."""

    RESULT = "result"
    """What came of the work, with how much."""
    SCALE = "scale"
    """What ran for millions."""
    PRIZE = "prize"
    """A contest won, a place near the top of one, an award of the trade."""
    HONOR = "honor"
    """An award of the employer's, apart from the job."""
    USED = "used"
    """How many use what somebody built: stars, downloads, users."""
    RECOMMENDED = "recommended"
    """Somebody known who recommends it."""
    EARNED = "earned"
    """Money that a product of one's own brought in."""
    MAINTAINED = "maintained"
    """A public project that somebody keeps for all who use it."""
    EMPLOYER = "employer"
    """A job at a house that everybody knows."""
    LED = "led"
    """People who were led."""
    NEAREST = "nearest"
    """The only work of the field, among other work."""
    HARD = "hard"
    """A project that few can build, among such as everybody builds."""
    PROMISED = "promised"
    """What the first lines of the page promise."""
    PAPER = "paper"
    """A paper that reviewers let through."""


@dataclass(frozen=True, slots=True)
class Standout:
    """A line that stands out, and how high, from 0 to 9."""

    sort: Sort
    height: int
    text: str
    section: SectionKind
    line: int
    page: int
    home: Job | None = None
    """The job or project that it tells of."""
    name: str = ""
    """What it is called, where its text says more than that: the employer, the project."""
    below: str = ""
    """What weaker thing comes before it, where that is what buries it."""
