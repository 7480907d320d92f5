"""The `coach` command. Subcommands are loaded only when they are called: most need only a part of the house."""

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click
from click.exceptions import Exit

from adapters.terminal import completion
from adapters.terminal.choices import did_you_mean
from adapters.terminal.output import (
    INTERRUPTED,
    KEPT_FROM_WRITING,
    broken,
    honest_end,
    leave_at_once,
    prepare,
    spare_garbage,
)

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from adapters.terminal.startup_cache import StartupCache

SUMMARIES = {
    "review": "Review resumes section by section: what to fix, why it matters, and a stronger line.",
    "keywords": "Compare a job posting with a resume: what matches, what to reword, what is missing.",
    "posting": "Show what the coach reads in a job posting.",
    "explain": "Show how each line of a resume was read, how certain that is, and why.",
    "mark": "Write the review's notes into a copy: comments in Word, highlights and notes in a PDF.",
    "redact": "Black out name, email, phone, address, links and employers in a copy that you can show to peers.",
    "rules": "List the rules of a pack, or explain one with its examples and source.",
    "pack": "Your own rule packs: start one, check one.",
    "serve": "Run the bot as the environment configures it. Without any tokens, runs the local playground.",
    "doctor": "Check configuration, tokens, scopes, database and queue. Exits with 1 if something needs fixing.",
    "manifest": "Print the app manifest (Slack) or the invite link, intents and commands (Discord).",
    "db": "The database: upgrade, check, backup, keys.",
    "feedback": "Show which advice members find unhelpful, by community, pack and rule. Numbers only.",
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


SHORT = frozenset({"review", "keywords", "posting", "explain", "mark", "redact"})
"""Commands that spend much of their time on their start."""
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


class LazyCommands(click.Group):
    """Imports a subcommand's module when it is asked for."""

    def main(self, *arguments: Any, **options: Any) -> Any:
        """Runs the command line; see `honest_end` for how it ends where it cannot print."""
        spare_garbage()
        prepare()
        if name := stranger():
            sys.stderr.write(SHARED.format(name=name))
            raise SystemExit(WRONG_USAGE)
        with honest_end():
            return super().main(*arguments, **options)

    def invoke(self, ctx: click.Context) -> Any:
        """Runs a subcommand. What nobody thought of ends with a status of its own, never with that of findings."""
        with honest_end():
            try:
                return super().invoke(ctx)
            except (click.ClickException, click.Abort, Exit):
                raise
            except KeyboardInterrupt:
                raise SystemExit(INTERRUPTED) from None
            except Exception as error:
                if isinstance(error, OSError) and error.errno in KEPT_FROM_WRITING:
                    raise
                raise SystemExit(broken(error)) from None

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        """The subcommand that the arguments name; for a slip, what is written nearly so."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            raise click.UsageError(error.message + did_you_mean(args[0], tuple(COMMANDS)), ctx) from None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes what each subcommand says of itself, for which none is loaded."""
        with formatter.section("Commands"):
            formatter.write_dl(list(SUMMARIES.items()))

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "list[CompletionItem]":
        """The subcommands and options that begin so; none is loaded."""
        from click.shell_completion import CompletionItem

        found = [CompletionItem(name, help=said) for name, said in SUMMARIES.items() if name.startswith(incomplete)]
        return found + click.Command.shell_complete(self, ctx, incomplete)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The subcommand; None if there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        if cmd_name in SHORT and ctx.obj is None:
            ctx.obj = _startup_cache(cmd_name)
        module, _, name = COMMANDS[cmd_name].partition(":")
        found: click.Command = getattr(import_module(module), name)
        found.name = cmd_name
        return found


def _startup_cache(command: str) -> "StartupCache | None":
    """What keeps the start of a command short; None where users are not told apart. Only reviews add to it."""
    from adapters.terminal import startup_cache

    file = startup_cache.place()
    return startup_cache.begin(file, adding=command == "review") if file else None


def _print_version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        click.echo(f"resume-coach {version('resume-coach')}")
        ctx.exit()


@click.group(
    "coach",
    cls=LazyCommands,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"], "show_default": True},
)
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_print_version, help="Show the version."
)
@click.option(
    "--install-completion",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=completion.install,
    help="Turn on completion in your shell.",
)
@click.option(
    "--show-completion",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=completion.show,
    help="Print the script that completes in your shell.",
)
def app() -> None:
    """Reviews resumes the way an experienced hiring engineer would."""


def run() -> None:
    """What is installed as `coach`: runs the command line, and ends the process."""
    try:
        app(prog_name="coach")
    except SystemExit as ended:
        leave_at_once(ended)
        raise
