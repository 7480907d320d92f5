"""Loads the words by which postings are understood; they are data, so that adding one needs no code."""

import re
import tomllib
from collections.abc import Iterable
from importlib.resources import files
from typing import Any


def table(name: str) -> dict[str, Any]:
    """A word file of this package, by its name without ".toml"."""
    return tomllib.loads(files(__package__).joinpath(f"{name}.toml").read_text("utf-8"))


def any_of(patterns: Iterable[str], flags: int = re.IGNORECASE) -> re.Pattern[str]:
    """One pattern that fits where any of these does; earlier ones win."""
    return re.compile("|".join(patterns), flags)
