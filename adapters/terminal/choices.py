"""What there is to choose from, for help texts and for completion in the shell: names of folders, nothing loaded."""

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Any, Literal, TypeVar, get_args

import click

REMOTE = "remote"
FILE: Any = click.Path(path_type=Path)
"""A file's name; whether it can be opened is told with better words where it is."""
Format = Literal["text", "json"]
Known = TypeVar("Known", bound=StrEnum)


class OneOf(click.Choice[Known]):
    """The members of an enum, chosen by their values; click alone would take their names."""

    def normalize_choice(self, choice: object, ctx: click.Context | None) -> str:
        """How a choice is written."""
        return str(choice)


def packs() -> tuple[str, ...]:
    """The rule packs shipped with the code."""
    return _folders("packs")


def industries() -> tuple[str, ...]:
    """The industries that a review can be weighed for."""
    return tuple(name for name in _folders("overlays") if name != REMOTE)


def completing(choices: Callable[[], tuple[str, ...]]) -> Callable[[click.Context, click.Parameter, str], list[str]]:
    """What completes an option's value in the shell."""

    def complete(_: click.Context, __: click.Parameter, incomplete: str) -> list[str]:
        return [name for name in choices() if name.startswith(incomplete)]

    return complete


def rule_ids() -> tuple[str, ...]:
    """The ids of the rules of all shipped packs."""
    shipped = _rules() / "packs"
    found = {each.name.removesuffix(".toml") for pack in packs() for each in (shipped / pack).iterdir()}
    return tuple(sorted(name for name in found if name.isupper()))


def did_you_mean(typed: str, known: tuple[str, ...]) -> str:
    """A hint at what is written nearly so; "" if nothing is."""
    from difflib import get_close_matches

    near = get_close_matches(typed, known, n=3)
    return f" Did you mean {' or '.join(near)}?" if near else ""


def _rules() -> Path:
    import rules  # not above: another package of that name is told of first

    return Path(rules.__file__).parent


def _folders(kind: str) -> tuple[str, ...]:
    found = (each for each in (_rules() / kind).iterdir() if each.is_dir())
    return tuple(sorted(each.name for each in found if any(inner.name.endswith(".toml") for inner in each.iterdir())))


def _languages() -> tuple[str, ...]:
    from texts import languages

    return languages()


def language(typed: str | None, for_programs: bool) -> str:
    """The language of `--language`, else that of the shell, or English for programs. Raises BadParameter for one
    without texts."""
    from texts import ENGLISH, choosing  # not above: another package of that name is told of first

    if typed is None:
        return ENGLISH if for_programs else choosing.of_shell()
    if not (found := choosing.known(typed)):
        there = ", ".join(_languages())
        raise click.BadParameter(f"There are no texts in {typed!r}. There are: {there}.", param_hint="--language")
    return found


in_language = click.option(
    "--language",
    "spoken",
    help="Language of the answer: en, es, … Default: your shell's (LANG); for programs, English.",
    shell_complete=completing(_languages),
)
"""The option of all commands that answer in words for members."""
in_format = click.option(
    "--format",
    "format_",
    type=click.Choice(get_args(Format)),
    default="text",
    help="How to print: text for people, json for programs.",
)
"""The option of commands whose answer programs read, too."""
