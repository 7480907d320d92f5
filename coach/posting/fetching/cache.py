"""A small memory of pages just read, so that two members with the same posting ask its site once."""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass
class Cache(Generic[T]):
    """Keeps at most `size` values for `seconds` each, the least recently used go first."""

    size: int = 64
    seconds: float = 600.0
    clock: Callable[[], float] = time.monotonic
    _kept: OrderedDict[str, tuple[float, T]] = field(default_factory=OrderedDict)

    def get(self, key: str) -> T | None:
        """The value, if it is there and fresh."""
        found = self._kept.get(key)
        if found is None:
            return None
        if self.clock() - found[0] > self.seconds:
            del self._kept[key]
            return None
        self._kept.move_to_end(key)
        return found[1]

    def put(self, key: str, value: T) -> None:
        """Keeps a value, and lets the oldest go if there are too many."""
        self._kept[key] = (self.clock(), value)
        self._kept.move_to_end(key)
        while len(self._kept) > self.size:
            self._kept.popitem(last=False)
