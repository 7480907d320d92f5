"""The `coach` command: one file a subcommand; this one only puts them together."""

from importlib.metadata import version
from typing import Annotated

import typer

from adapters.terminal import db
from adapters.terminal.doctor import doctor
from adapters.terminal.keywords import keywords
from adapters.terminal.manifest import manifest
from adapters.terminal.posting import posting
from adapters.terminal.review import review
from adapters.terminal.serve import serve

app = typer.Typer(
    name="coach",
    help="Reviews resumes the way an experienced hiring engineer would.",
    no_args_is_help=True,
    pretty_exceptions_show_locals=False,  # locals hold resumes
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"resume-coach {version('resume-coach')}")
        raise typer.Exit


@app.callback()
def main(
    _: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Reviews resumes the way an experienced hiring engineer would."""


for command in (review, keywords, posting, serve, manifest, doctor):
    app.command()(command)
app.add_typer(db.app, name="db")
