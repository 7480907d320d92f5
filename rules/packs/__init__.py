"""Loads rule packs: those shipped with the code, overlays on top of them, and a community's own folder."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

from rules.packs.contents import SETTINGS_FILE, Contents, PackSettings, proven, read, rules_in, settings_of
from rules.packs.forming import Mistakes, near
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
    """The shipped pack for a resume that reads so; on a mere guess, what holds for every engineer, or for every student
    of whom no work tells more; and of whoever may do or learn something else, what holds for anybody."""
    if not read_as.of_software:
        return ANYBODY
    if read_as.clear:
        return for_role(read_as.role)
    return for_role(Role.STUDENT) if read_as.studies and not read_as.borne_out else EVERY


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
        if name in names():
            return proven(folder, _of_shipped)
        read(folder, lambda extended: _extended(folder, extended, ()), prove=True)
    except (Mistakes, PackError) as error:
        return error.mistakes
    return ()


def own_rules(folder: str) -> int:
    """How many rules a folder has of its own."""
    apart = {SETTINGS_FILE, *WORDS}
    return sum(each.name.endswith(".toml") and each.name not in apart for each in Path(folder).iterdir())


def stamp(folder: str) -> str:
    """Changes whenever a file in a pack's folder does, or in that of a pack which it builds on."""
    found: list[tuple[str, int, int]] = []
    for place in _builds_on(Path(folder)):
        with suppress(OSError):
            found += sorted(map(_state_of, place.rglob("*.toml")))
    return str(hash(tuple(found)))


def _state_of(file: Path) -> tuple[str, int, int]:
    try:
        seen = file.stat()
    except OSError:  # leads nowhere, or may not be looked at
        return (str(file), 0, 0)
    return (str(file), seen.st_mtime_ns, seen.st_size)


def _builds_on(folder: Path) -> Iterator[Path]:
    """The folder of a pack, and of each that it builds on and that is not one of ours."""
    seen = set[Path]()
    while folder.resolve() not in seen:
        seen.add(folder.resolve())
        yield folder
        try:
            below = settings_of(folder).extends
        except Mistakes:
            return
        if not below or below in names():
            return
        folder = Path(_beside(folder, below))


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
    return Pack(shown, tuple(rules[rule_id] for rule_id in sorted(rules)), found.words, title_of(name))


def _contents(name: str, above: tuple[str, ...] = ()) -> Contents:
    if name in names():
        return _of_shipped(name)
    folder = _folder(name)
    return read(folder, lambda extended: _extended(folder, extended, above), prove=True)


def _extended(folder: Path, name: str, above: tuple[str, ...]) -> Contents:
    """What a pack in a folder builds on. Raises Mistakes that say which file names it."""
    here = str(folder.resolve())
    if here in above:
        raise Mistakes(f"{SETTINGS_FILE}: extends: packs extend each other in a circle.")
    below = _beside(folder, name)
    try:
        return _contents(below, (*above, here))
    except PackError as error:
        raise Mistakes(f"{SETTINGS_FILE}: extends: {error}") from error
    except Mistakes as error:
        if any("in a circle" in each for each in error.mistakes):
            raise
        raise Mistakes(*(f"{SETTINGS_FILE}: extends: in {name}: {each}" for each in error.mistakes)) from error


def _beside(folder: Path, name: str) -> str:
    """The pack of a name as `extends` gives it: a shipped one, else a folder beside this one, or a path from it."""
    if name in names():
        return name
    places = (folder.parent / name, folder / name)
    return next((str(each) for each in places if each.is_dir()), name)


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
        hint = near(name, names())
        raise PackError(f"There is no pack {name!r}{hint}. There are: {', '.join(names())}; or name a folder.")
    return folder
