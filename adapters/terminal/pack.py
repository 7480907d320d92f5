"""`coach pack`: begins a rule pack, names all its mistakes, and lists what its rules can ask."""

from pathlib import Path

import click
from click.exceptions import Exit

from adapters.terminal.safe import safe

MISTAKES, WRONG_USAGE = 1, 2
PACK = """title = "{title}"
extends = "software-engineer"

# The kind of work it is for: resumes that read as that get this pack where a community has chosen it.
# role = "frontend"

# Rules of the pack below that do not hold for you, and other weights.
# off = ["EXP-OPENSOURCE"]
# [weight]
# SKL-TESTING = 3

# Words of your own stand beside this file: technologies.toml, titles.toml, blanks.toml, praise.toml, postings.toml,
# guides/*.toml.
"""
RULE = """severity = "suggestion"
section = "experience"
title = "Name the result, not the synergy"
source = ["EXP-VAGUE"]
weight = 1
message = "{found} says nothing that can be checked."
why = "Readers skip words that could stand on anybody's resume, and the line with them."
suggestion = "Say what was different afterwards: how much, how fast, for whom."

[check]
kind = "phrase"
sections = ["experience"]
phrases = ['synerg\\w+']

[[examples]]
bad = "- Created synergies between billing and sales"
good = "- Cut the time from order to bill from 9 days to 2"
finds = "Created synergies between billing and sales"
"""


@click.group(no_args_is_help=True)
def app() -> None:
    """Your own rule packs: start one, check one."""


@app.command
@click.argument("name", help="The pack's name: lowercase letters, digits and hyphens.")
@click.option(
    "--folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(),
    help="Where to create its folder.",
)
def new(name: str, folder: Path) -> None:
    """Start a pack: a folder with its settings and one rule that passes its examples."""
    if not name.replace("-", "").isalnum() or name != name.lower() or not name.isascii():
        raise click.BadParameter("A pack's name is made of lowercase letters, digits and hyphens.", param_hint="name")
    place = folder / name
    if place.exists():
        raise click.BadParameter(f"{place} already exists.", param_hint="name")
    try:
        place.mkdir(parents=True)
        (place / "pack.toml").write_text(PACK.format(title=name.replace("-", " ").capitalize()), "utf-8")
        (place / "OWN-SYNERGY.toml").write_text(RULE, "utf-8")
    except OSError as error:
        raise click.BadParameter(f"I couldn't make {place}: {error.strerror}.", param_hint="--folder") from error
    click.echo(f"Started in {place}. Next: coach pack check {place}; then coach review --pack {place} RESUME.")


@app.command
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path), help="The folder of the pack.")
def check(folder: Path) -> None:
    """Report all mistakes in a pack at once. Exits with 1 if there are any."""
    from coach.guides import mistakes_in
    from rules.packs import PackError, load, own_rules

    mistakes = [*mistakes_in(str(folder))]
    try:
        rules = len(load(str(folder)).rules)
    except PackError as error:
        mistakes = [*error.mistakes, *mistakes]
    if mistakes:
        for mistake in mistakes:
            click.echo(f"✗ {safe(mistake)}")
        raise Exit(MISTAKES)
    own = own_rules(str(folder))
    click.echo(f"{own} rule{'' if own == 1 else 's'}, in order; {rules} with those below.")


@app.command
@click.option(
    "--into",
    type=click.Path(dir_okay=False, path_type=Path),
    help="A page whose marked part is replaced, such as docs/packs.md.",
)
def kinds(into: Path | None) -> None:
    """List every kind of check with its fields, and the points that each shipped pack covers, as Markdown."""
    from coach.review.pack_reference import renewed, section

    if into is None:
        click.echo(section(), nl=False)
        return
    try:
        into.write_text(renewed(into.read_text("utf-8")), "utf-8")
    except (OSError, ValueError) as error:
        raise click.BadParameter(str(error), param_hint="--into") from error
