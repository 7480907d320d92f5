"""Keeps the marks on messages in order: the mark of receipt never comes after the one that ends it."""

import asyncio
from collections import OrderedDict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from weakref import WeakValueDictionary

from coach.chat.places import Place
from coach.chat.platform import Reaction

MAX_ENDED = 5_000
"""Messages remembered as ended; whoever takes a file in marks it within seconds."""


class Marks:
    """One mark at a time for each message: a file is taken in by one task, worked on by another."""

    def __init__(self) -> None:
        self._locks: WeakValueDictionary[tuple[str, str, str], asyncio.Lock] = WeakValueDictionary()
        self._ended: OrderedDict[tuple[str, str, str], None] = OrderedDict()

    @asynccontextmanager
    async def turn(self, place: Place, reaction: Reaction) -> AsyncIterator[bool]:
        """Waits for the message's other marks; False if this one comes too late to be given."""
        key = (place.community.key, place.channel, place.message)
        lock = self._locks.setdefault(key, asyncio.Lock())
        async with lock:
            yield reaction != "seen" or key not in self._ended
            if reaction != "seen":
                self._ended[key] = None
                while len(self._ended) > MAX_ENDED:
                    self._ended.popitem(last=False)
