"""What one reading may use."""

from dataclasses import dataclass, field, replace

from coach.reading.limits import Limits
from coach.reading.pdf import ocr_extra


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one reading may use: seconds of processor time, megabytes of memory, and the reader's own limits.

    Processor time of this file only: neither a cold start nor a machine that is busy with other things counts.
    """

    seconds: float = 20.0
    megabytes: int = 1024
    limits: Limits = field(default_factory=Limits)
    patience: float = 20.0
    """How many times the seconds a reading may last by the clock. It ends what sleeps, which no reader does; on a
    machine where an honest file needs so long everything else stands, too."""


def with_room_for_scans(bounds: Bounds) -> Bounds:
    """The bounds, wider where scans are recognized: that takes longer than any file with text, and models take room."""
    if not ocr_extra.is_available():
        return bounds
    return replace(
        bounds, seconds=max(bounds.seconds, ocr_extra.SECONDS), megabytes=max(bounds.megabytes, ocr_extra.MEGABYTES)
    )
