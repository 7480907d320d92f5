"""What libraries import at once and few files need, imported when it is first used: that takes longer than a page."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any, Final

_MODULES: Final = ("charset_normalizer",)
"""Guesses in which encoding a PDF names things."""
_PARTS: Final = {
    "cryptography.hazmat.backends": ("default_backend",),
    "cryptography.hazmat.primitives.ciphers": ("Cipher", "algorithms", "modes"),
}
"""What is taken from modules by its name: to read locked PDFs."""
_VERSIONS: Final = "importlib.metadata"


def postpone() -> None:
    """Puts something in the place of each of these modules that is not there yet."""
    for name in _MODULES:
        _put(_StandIn(name))
    for name, parts in _PARTS.items():
        stand_in = ModuleType(name)
        stand_in.__dict__.update({part: _Part(name, part) for part in parts})
        _put(stand_in)


@contextmanager
def unversioned() -> Iterator[None]:
    """Packages that are imported inside find no version of themselves, which nobody asks them for."""
    if _VERSIONS in sys.modules:
        yield
        return
    stand_in = ModuleType(_VERSIONS)
    stand_in.__dict__.update(PackageNotFoundError=LookupError, version=_unknown)
    sys.modules[_VERSIONS] = stand_in
    try:
        yield
    finally:
        del sys.modules[_VERSIONS]


def _unknown(package: str) -> str:
    raise LookupError(package)


class _StandIn(ModuleType):
    """Takes the place of a module until something of it is asked for."""

    def __getattr__(self, attribute: str) -> Any:
        return getattr(_real(self.__name__), attribute)


class _Part:
    """Takes the place of a function, a class or a module inside a module."""

    def __init__(self, module: str, name: str) -> None:
        self._module, self._name = module, name

    def __call__(self, *arguments: Any, **named: Any) -> Any:
        return self._own()(*arguments, **named)

    def __getattr__(self, attribute: str) -> Any:
        return getattr(self._own(), attribute)

    def _own(self) -> Any:
        return getattr(_real(self._module), self._name)


_placed: dict[str, ModuleType] = {}


def _put(stand_in: ModuleType) -> None:
    if stand_in.__name__ not in sys.modules:
        sys.modules[stand_in.__name__] = _placed[stand_in.__name__] = stand_in


def _real(name: str) -> ModuleType:
    """The module itself. Those that belong together may import each other: none of them stands in for one any more."""
    for each, stand_in in _placed.items():
        if sys.modules.get(each) is stand_in:
            del sys.modules[each]
    _placed.clear()
    return import_module(name)
