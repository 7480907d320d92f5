"""`coach serve`: runs the bot, or the playground where nothing is configured."""

import asyncio
import sys

import click
from click.exceptions import Exit
from pydantic import ValidationError

from adapters.all_settings import AllSettings, read_settings
from adapters.roles import Role
from adapters.settings import in_words
from adapters.terminal.choices import OneOf
from adapters.terminal.console import Console
from coach.errors import CoachError

CRASHED, WRONG_SETTINGS = 1, 2


@click.command
@click.option(
    "--role", type=OneOf(Role), default=Role.ALL.value, help="Which part to run. All but `all` need PostgreSQL."
)
def serve(role: Role) -> None:
    """Run the bot as the environment configures it. Without any tokens, runs the local playground."""
    console = Console(stderr=True)
    try:
        settings = read_settings()  # before anything else is loaded: what is wrong is told at once
    except (CoachError, ValueError) as error:
        console.print(*_told(error), sep="\n", markup=False, soft_wrap=True)
        raise Exit(WRONG_SETTINGS) from None
    _run(settings, role, console)


def _run(settings: AllSettings, role: Role, console: Console) -> None:
    from structlog import get_logger

    from adapters import serving
    from adapters.building import Coach
    from coach.running.logs import configure

    def announce(address: str, health: str, coach: Coach) -> None:
        if coach.playground:
            console.print(
                f"[bold]Playground:[/] open [link={address}]{address}[/link] and drop a resume. Press Ctrl-C to stop."
            )
        platforms = ", ".join(name for name in coach.context.platforms if name != "web")
        if platforms:
            console.print(f"[bold]Serving {platforms}.[/]")
        console.print(f"Health: {health}/readyz")

    try:
        format_ = settings.core.log_format
        configure(settings.core.log_level, format_ == "json" or (format_ == "auto" and not sys.stderr.isatty()))
        asyncio.run(serving.serve(settings, role, announce))
    except (CoachError, ValueError) as error:
        console.print(*_told(error), sep="\n", markup=False, soft_wrap=True)
        raise Exit(WRONG_SETTINGS) from None
    except Exception as error:  # a traceback may quote what members wrote
        get_logger(__name__).error("crashed", exc_info=error)
        console.print(f"The coach stopped because of a fault of its own ({type(error).__name__}); the log says where.")
        raise Exit(CRASHED) from None


def _told(error: Exception) -> list[str]:
    return list(in_words(error)) if isinstance(error, ValidationError) else [str(error)]
