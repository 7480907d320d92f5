"""Finds what is registered by being there: the modules of a package, so that a new one is one new file."""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType


def modules_of(package: str) -> Iterator[ModuleType]:
    """The modules of a package by its name, in the order of their names; packages within it are left out."""
    for each in sorted(iter_modules(import_module(package).__path__), key=lambda one: one.name):
        if not each.ispkg:
            yield import_module(f"{package}.{each.name}")
