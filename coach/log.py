"""The log as those parts write it that a command line loads, too: the library behind it comes with the first line.

To load it takes as long as to read a page, and most resumes are reviewed without a word in the log.
"""

import sys
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Log:
    """The log of a module. Where nobody has set up logging, its lines go to standard error."""

    name: str

    def warning(self, event: str, **words: object) -> None:
        """Writes a line: what happened, and words to it."""
        import structlog

        if not structlog.is_configured():
            structlog.configure(logger_factory=lambda *_: structlog.PrintLogger(sys.stderr))
        structlog.get_logger(self.name).warning(event, **words)
