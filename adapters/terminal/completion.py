"""Completion of commands, options and their values in the shell: shows what asks the coach for it, or sets it up."""

import os
from pathlib import Path

import click

VARIABLE = "_COACH_COMPLETE"
"""What click looks at to know that a shell asks, and which."""
SET_UP = {
    "bash": (".bashrc", f'eval "$({VARIABLE}=bash_source coach)"'),
    "zsh": (".zshrc", f'eval "$({VARIABLE}=zsh_source coach)"'),
    "fish": (".config/fish/completions/coach.fish", f"{VARIABLE}=fish_source coach | source"),
}
"""For each shell the file in the home folder that it reads when it starts, and the line that belongs there."""


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
        name, line = SET_UP[_shell()]
        file = Path.home() / name
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
