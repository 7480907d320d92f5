"""Completion of commands, options and their values in the shell: shows what asks the coach for it, or sets it up."""

import os
from pathlib import Path

import click

VARIABLE = "_COACH_COMPLETE"
"""What click looks at to know that a shell asks, and which."""
COMPINIT = "(( $+functions[compdef] )) || { autoload -Uz compinit && compinit -i; }"
"""Loads what zsh completes with, which a zsh that nobody has set up yet does not have."""
SET_UP = {
    "bash": ("", ".bashrc", f'eval "$({VARIABLE}=bash_source coach)"'),
    "zsh": ("ZDOTDIR", ".zshrc", f'{COMPINIT}; eval "$({VARIABLE}=zsh_source coach)"'),
    "fish": ("XDG_CONFIG_HOME", "fish/completions/coach.fish", f"{VARIABLE}=fish_source coach | source"),
}
"""For each shell what names the folder of its settings, the file there that it reads, and the line it needs."""
SETTINGS = {"fish": ".config"}
"""Where in the home folder a shell looks unless told; the others look in the home folder itself."""


def show(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    """Prints the script that completes in the current shell, and ends."""
    from click.shell_completion import get_completion_class

    if wanted:
        shell = get_completion_class(_shell())
        assert shell is not None
        click.echo(shell(ctx.find_root().command, {}, "coach", VARIABLE).source())
        ctx.exit()


def install(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    """Writes the line that turns completion on where the current shell looks for it, once, and ends."""
    if wanted:
        shell = _shell()
        variable, name, line = SET_UP[shell]
        file = Path(os.environ.get(variable) or Path.home() / SETTINGS.get(shell, "")) / name
        file.parent.mkdir(parents=True, exist_ok=True)
        if line not in (file.read_text("utf-8") if file.exists() else ""):
            with file.open("a", encoding="utf-8") as script:
                script.write(f"\n{line}\n")
        click.echo(f"Completion stands in {file}. It works in every shell that you open from now on.")
        ctx.exit()


def _shell() -> str:
    name = Path(os.environ.get("SHELL", "")).name
    if name not in SET_UP:
        raise click.UsageError(f"I can complete in {', '.join(SET_UP)}; your shell (SHELL) is {name or 'not named'}.")
    return name
