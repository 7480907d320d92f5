"""Rich's console as the commands use it; apart, since the help needs none and takes less time than loading rich."""

import sys

from rich.console import Console as RichConsole

from adapters.terminal.output import CUT, discard


class Console(RichConsole):
    """Rich's console, on which a reader that went away is no finding."""

    def on_broken_pipe(self) -> None:
        """Ends the process as SIGPIPE would."""
        discard(sys.stdout)
        raise SystemExit(CUT)
