"""The `coach` command. Subcommands are loaded only when they are called: most need only a part of the house."""

import sys
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from adapters.terminal.choices import did_you_mean
from adapters.terminal.output import INTERRUPTED, KEPT_FROM_WRITING, broken, honest_end, prepare, spare_garbage

SUMMARIES = {
    "review": "Review resumes section by section: what to fix, why it matters, and a stronger line.",
    "keywords": "Compare a job posting with a resume: what it shows, what to reword, what is missing.",
    "posting": "Show what the coach reads in a job posting.",
    "explain": "Show how each line of a resume was read, how sure that is, and why.",
    "mark": "Write the notes of a review into a copy: comments in Word, highlights and notes in a PDF.",
    "redact": "Black out name, mail, phone, address, links and employers in a copy, for showing it where peers help.",
    "rules": "List the rules of a pack, or explain one with its examples and source.",
    "pack": "Your own rule packs: start one, check one.",
    "serve": "Run the bot with what the environment configures; with no tokens, the local playground.",
    "doctor": "Check configuration, tokens, scopes, database and queue; exit 1 if something needs fixing.",
    "manifest": "Print the app manifest (Slack) or the invite link, intents and commands (Discord).",
    "db": "The database: upgrade, check, backup, keys.",
    "feedback": "Which advice members find unhelpful, by community, pack and rule. Numbers only.",
}
"""What each subcommand says of itself, so that the help need not load them all; a test holds the two together."""
COMMANDS = {
    "review": "adapters.terminal.review:review",
    "keywords": "adapters.terminal.keywords:keywords",
    "posting": "adapters.terminal.posting:posting",
    "explain": "adapters.terminal.explain:explain",
    "mark": "adapters.terminal.mark:mark",
    "redact": "adapters.terminal.redact:redact",
    "rules": "adapters.terminal.rules:rules",
    "pack": "adapters.terminal.pack:app",
    "serve": "adapters.terminal.serve:serve",
    "doctor": "adapters.terminal.doctor:doctor",
    "manifest": "adapters.terminal.manifest:manifest",
    "db": "adapters.terminal.db:app",
    "feedback": "adapters.terminal.feedback:feedback",
}
"""Where each subcommand is found: a function, or a group of further commands."""


TOLD: Any = typer.BadParameter.__mro__[2]
"""What typer explains by itself: wrong usage. (It brings the class along under a private name.)"""
HELP = {"help_option_names": ["-h", "--help"]}


OURS = {"texts": "The words for members", "rules": "What a good resume is", "coach": "The coaching core"}
"""Our packages whose names others on PyPI bear, too, and how what they say of themselves begins."""
WRONG_USAGE = 2
SHARED = (
    "Another package named {name!r} is installed in this environment and covers the coach's own. Give the coach an "
    "environment of its own: `uv tool install resume-coach` or `pipx install resume-coach`.\n"
)


def stranger() -> str:
    """The name of a package of ours that another one covers; "" if none does."""
    return next((name for name, said in OURS.items() if not (import_module(name).__doc__ or "").startswith(said)), "")


class LazyCommands(TyperGroup):
    """Imports a subcommand's module when it is asked for."""

    _listing = False

    def main(self, *arguments: Any, **options: Any) -> Any:
        """Runs the command line; see `honest_end` for how it ends where it cannot print."""
        spare_garbage()
        prepare()
        if name := stranger():
            sys.stderr.write(SHARED.format(name=name))
            raise SystemExit(WRONG_USAGE)
        with honest_end():
            return super().main(*arguments, **options)

    def invoke(self, ctx: Any) -> Any:
        """Runs a subcommand. What nobody thought of ends with a status of its own, never with that of findings."""
        with honest_end():
            try:
                return super().invoke(ctx)
            except (TOLD, typer.Exit, typer.Abort):
                raise
            except KeyboardInterrupt:
                raise SystemExit(INTERRUPTED) from None
            except Exception as error:
                if isinstance(error, OSError) and error.errno in KEPT_FROM_WRITING:
                    raise
                raise SystemExit(broken(error)) from None

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The subcommand that the arguments name; for a slip, what is written nearly so."""
        try:
            return super().resolve_command(ctx, args)
        except TOLD as error:
            error.message += did_you_mean(args[0], tuple(COMMANDS))
            raise

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Writes the help, for which no subcommand is loaded."""
        self._listing = True
        try:
            super().format_help(ctx, formatter)
        finally:
            self._listing = False

    def list_commands(self, ctx: Any) -> list[str]:
        """The names, in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The subcommand; None if there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        if self._listing:
            return TyperCommand(cmd_name, short_help=SUMMARIES[cmd_name])
        module, _, name = COMMANDS[cmd_name].partition(":")
        found = getattr(import_module(module), name)
        if isinstance(found, typer.Typer):
            group = get_command(found)
            group.name = cmd_name
            return group
        single = typer.Typer(add_completion=False, pretty_exceptions_show_locals=False, context_settings=HELP)
        single.command(cmd_name)(found)
        return get_command(single)


app = typer.Typer(
    name="coach",
    cls=LazyCommands,
    no_args_is_help=True,
    context_settings=HELP,
    rich_markup_mode=None,  # the list of commands needs no rich, which takes as long to load as all the rest of it
    pretty_exceptions_show_locals=False,  # locals hold resumes
)


def _print_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"resume-coach {version('resume-coach')}")
        raise typer.Exit


@app.callback()
def main(
    _: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Reviews resumes the way an experienced hiring engineer would."""
