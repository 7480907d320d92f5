"""Loads rule packs: those shipped with the code, overlays on top of them, and a community's own folder."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from rules.packs.contents import SETTINGS_FILE, Contents, PackSettings, read, rules_in, settings_of
from rules.packs.forming import Mistakes
from rules.packs.own_words import FILES as WORDS
from rules.role import Reading, Role
from rules.rule import Pack

DEFAULT = "backend-engineer"
EVERY, ANYBODY = "software-engineer", "anybody"
"""The packs of software work of no other pack's kind, and of no software work at all."""


class PackError(Exception):
    """A pack that cannot be used. `mistakes`: each names the file and the key."""

    def __init__(self, *mistakes: str) -> None:
        super().__init__(" ".join(mistakes))
        self.mistakes = mistakes


@cache
def names() -> tuple[str, ...]:
    """The packs shipped with the code."""
    return tuple(sorted(each.name for each in _shipped("packs").iterdir() if _is_pack(each)))


def for_reading(read_as: Reading) -> str:
    """The shipped pack for a resume that reads so; on a mere guess, what holds for every engineer."""
    return for_role(read_as.role) if read_as.clear else EVERY


@cache
def for_role(role: Role) -> str:
    """The shipped pack for resumes of a kind of work."""
    if role is Role.NONE:
        return ANYBODY
    mine = (name for name in names() if settings_of(_shipped("packs") / name).role is role)
    return next(mine, EVERY)


def title_of(name: str) -> str:
    """What a pack is for, in words for people: the title it gives itself, else its name. Raises PackError."""
    return _settings(name).title or Path(name).name.replace("-", " ")


def sources_of(name: str) -> tuple[str, ...]:
    """Public guides that a pack's advice rests on. Raises PackError."""
    return _settings(name).sources


def role_of_pack(name: str) -> Role | None:
    """The kind of work that a pack says it is for. Raises PackError."""
    return _settings(name).role


def _settings(name: str) -> PackSettings:
    try:
        return settings_of(_folder(name))
    except Mistakes as error:
        raise PackError(*error.mistakes) from error


@cache
def overlay_names() -> tuple[str, ...]:
    """The overlays shipped with the code: industries and remote work."""
    return tuple(sorted(each.name for each in _shipped("overlays").iterdir() if _is_pack(each)))


def load(name: str = DEFAULT, overlays: Iterable[str] = ()) -> Pack:
    """A pack with overlays on top; read anew where a file of it has changed.

    `name` is that of a shipped pack or the path of a folder. Raises PackError with all that is wrong.
    """
    return _load(name, tuple(overlays), "" if name in names() else stamp(name))


def mistakes_of(name: str) -> tuple[str, ...]:
    """What is wrong with a pack, shipped or a folder, held to its examples; nothing if all is well."""
    try:
        folder = _folder(name)
        read(folder, lambda extended: _contents(extended, (str(folder),)), prove=True)
    except (Mistakes, PackError) as error:
        return error.mistakes
    return ()


def own_rules(folder: str) -> int:
    """How many rules a folder has of its own."""
    apart = {SETTINGS_FILE, *WORDS}
    return sum(each.name.endswith(".toml") and each.name not in apart for each in Path(folder).iterdir())


def stamp(folder: str) -> str:
    """Changes whenever a file in a pack's folder does."""
    try:
        found = sorted(
            (file.name, (seen := file.stat()).st_mtime_ns, seen.st_size) for file in Path(folder).rglob("*.toml")
        )
    except OSError:
        return ""
    return str(hash(tuple(found)))


@cache
def _load(name: str, overlays: tuple[str, ...], stamped: str) -> Pack:
    try:
        found = _contents(name)
        rules = dict(found.rules)
        for overlay in overlays:
            if overlay not in overlay_names():
                raise PackError(f"There is no overlay {overlay!r}. There are: {', '.join(overlay_names())}.")
            rules |= rules_in(_shipped("overlays") / overlay, rules)
    except Mistakes as error:
        raise PackError(*error.mistakes) from error
    shown = name if name in names() else Path(name).name
    return Pack(shown, tuple(rules[rule_id] for rule_id in sorted(rules)), found.words)


def _contents(name: str, above: tuple[str, ...] = ()) -> Contents:
    if name in names():
        return _of_shipped(name)
    folder = _folder(name)
    if str(folder) in above:
        raise PackError(f"{folder.name}/{SETTINGS_FILE}: extends: packs extend each other in a circle.")
    return read(folder, lambda extended: _contents(extended, (*above, str(folder))), prove=True)


@cache
def _of_shipped(name: str) -> Contents:
    """Read once, however many packs build on it; held to its examples by the tests."""
    return read(_shipped("packs") / name, _of_shipped, prove=False)


def _shipped(kind: str) -> Path:
    return Path(__file__).parents[1] / kind


def _is_pack(folder: Path) -> bool:
    return folder.is_dir() and any(each.name.endswith(".toml") for each in folder.iterdir())


def _folder(name: str) -> Path:
    if name in names():
        return _shipped("packs") / name
    folder = Path(name)
    if not folder.is_dir():
        raise PackError(f"There is no pack {name!r}. There are: {', '.join(names())}; or name a folder.")
    return folder
