"""The packs of a running coach: those shipped and those in the operator's folder that hold to their own examples.

The folder is looked at whenever packs are asked for, and a pack is proven once for each state of its files: a changed,
new or mended pack is taken without a restart, and a broken one is left out.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache, reduce
from operator import add
from pathlib import Path

from coach.chat.places import Options
from coach.log import Log
from rules.packs import PackError, for_reading, for_role, load, names, role_of_pack, stamp, title_of
from rules.posting_words import NONE, PostingWords
from rules.role import Reading, Role
from texts import gettext

TOOL = "packs"
"""Name of the context's tool that holds the packs."""
log = Log(__name__)


@dataclass(frozen=True, slots=True)
class Packs:
    """Packs by the names that people choose from. `folder`: that of the operator's own; empty: none."""

    folder: str = ""

    def usable(self) -> dict[str, str]:
        """What loads each pack, by its name."""
        return {name: name for name in names()} | self.own()

    def own(self) -> dict[str, str]:
        """The folders of the operator's own packs, by name."""
        return {name: path for name, path, mistakes in self._own() if not mistakes}

    def broken(self) -> dict[str, tuple[str, ...]]:
        """What is wrong with each pack that is left out, for the operator."""
        return {name: mistakes for name, _, mistakes in self._own() if mistakes}

    def titles(self) -> tuple[tuple[str, str], ...]:
        """Names with titles for people, in the order of the titles."""
        titled = ((name, gettext(title_of(loads))) for name, loads in self.usable().items())
        return tuple(sorted(titled, key=lambda pair: pair[1].casefold()))

    def posting_words(self, names: Iterable[str]) -> PostingWords:
        """How postings put things by the packs of these names; those that are not there are passed over."""
        usable = self.usable()
        loaded = (load(usable[name]).words.postings for name in dict.fromkeys(names) if name in usable)
        return reduce(add, loaded, NONE)

    def chosen(self, options: Options, read: Reading) -> str:
        """What loads the pack that a resume is weighed by.

        A pack that was named comes first, then one of those offered that is for the role, then the default, then the
        shipped one for the role. What is not there any more is passed over.
        """
        usable = self.usable()
        if options.pack in usable:
            return usable[options.pack]
        role = options.role or (read.role if for_reading(read) == for_role(read.role) else None)
        mine = (usable[name] for name in options.packs if name in usable and role_of_pack(usable[name]) is role)
        found = next(mine, None) if role else None
        return found or usable.get(options.default_pack) or _shipped(options.role, read)

    def report(self) -> None:
        """Logs each pack that is left out, once a start."""
        for name, mistakes in self.broken().items():
            log.warning("pack_left_out", name=name, what=" ".join(mistakes))

    def _own(self) -> Iterator[tuple[str, str, tuple[str, ...]]]:
        for name, path in _folders(self.folder):
            yield name, path, _proven(path, stamp(path))


@lru_cache(maxsize=128)
def _proven(folder: str, stamped: str) -> tuple[str, ...]:
    """What is wrong with a pack; found out once for each state of its files, however often it is asked for."""
    try:
        load(folder)
    except PackError as error:
        return error.mistakes
    return ()


def of(tools: Mapping[str, object]) -> Packs:
    """The packs of a running coach; those shipped where nobody said otherwise."""
    found = tools.get(TOOL)
    return found if isinstance(found, Packs) else Packs()


def _shipped(aim: Role | None, read: Reading) -> str:
    return for_role(aim) if aim else for_reading(read)


def _folders(folder: str) -> Iterable[tuple[str, str]]:
    try:
        found = sorted(each for each in Path(folder).iterdir() if each.is_dir()) if folder else []
    except OSError:  # taken away while the coach runs
        return ()
    return [(each.name, str(each)) for each in found]
