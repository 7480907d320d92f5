"""What the coach remembers: a database by URL, in sessions that see one community each."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext

from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker

from coach.store.engine import LONG, REDOABLE, connect
from coach.store.scope import OutOfScope, ScopedSession
from coach.store.scrubbing import erase
from coach.store.turns import turn

__all__ = ["OutOfScope", "Store", "open_store"]


class Store:
    """Sessions on a database. Leave a session before waiting for anything else: SQLite has one writer at a time."""

    def __init__(self, engine: AsyncEngine) -> None:
        self.engine = engine
        self._sessions = async_sessionmaker(engine, sync_session_class=ScopedSession, expire_on_commit=False)
        self._long = engine.execution_options(**{LONG: True})
        self._redoable = engine.execution_options(**{REDOABLE: True})
        # SQLite has one writer: whoever waits here goes on at once, while its own way is to ask again after a pause.
        alone = engine.dialect.name == "sqlite"
        self._turn: AbstractAsyncContextManager[object] = asyncio.Lock() if alone else nullcontext()

    @asynccontextmanager
    async def of(self, community: str, redoable: bool = False) -> AsyncIterator[AsyncSession]:
        """A transaction that sees and writes only the rows of a community (its key, "slack:T0123").

        Commits at the end, rolls back if an exception leaves it. `redoable`: a power cut may undo it together with all
        that was committed later, since what it writes would be done again without anybody noticing; any other commit
        waits for the disk, and makes those before it last, too.
        """
        if not community:
            raise OutOfScope("A session needs a community.")
        bind = self._redoable if redoable else self.engine
        async with self._turn, self._sessions(bind=bind, info={"community": community}) as session, session.begin():
            yield session

    @asynccontextmanager
    async def across(self, reason: str, redoable: bool = False) -> AsyncIterator[AsyncSession]:
        """A transaction over all communities, for the few duties that need it (claiming due work, retention).

        `reason` says which duty it is; rows that are added must name their community themselves. It may take long,
        unless it is `redoable` (as for `of`).
        """
        if not reason:
            raise OutOfScope("Say why this reaches over all communities.")
        bind = self._redoable if redoable else self._long
        async with self._turn, self._sessions(bind=bind, info={"across": reason}) as session, session.begin():
            yield session

    async def leave_no_trace(self) -> bool:
        """Removes what was deleted from where the database would leave it for a while; call it after the transaction.

        SQLite: the log is written back (what was deleted is overwritten there) and emptied. PostgreSQL: the table of
        the members' keys is written anew. Gives whether that could be done now; others may be at work on it.
        """
        return await erase(self.engine)

    def turn(self, name: str) -> AbstractAsyncContextManager[None]:
        """Holds a name against all other processes on this database, while it lasts; waits for it for ever."""
        return turn(self.engine, name)

    async def close(self) -> None:
        """Closes all connections."""
        await self.engine.dispose()


def open_store(url: str) -> Store:
    """The store at a database URL; connects at first use."""
    return Store(connect(url))
