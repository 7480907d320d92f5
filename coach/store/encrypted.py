"""Which columns hold encrypted values, and which of those are the coach's own."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import FromClause, LargeBinary

from coach.store.tables import Base, Installation, MemberKeyRow, PulseRow

OF_THE_COACH = {table.__tablename__ for table in (MemberKeyRow, PulseRow, Installation)}
"""Tables that the vault itself encrypts; the others go by their member's key."""


def mapped() -> Iterator[tuple[Any, str]]:
    """Mapped classes with the names of their encrypted columns, those that others refer to first."""
    order: list[FromClause] = [*Base.metadata.sorted_tables]
    for mapper in sorted(Base.registry.mappers, key=lambda mapper: order.index(mapper.local_table)):
        yield from ((mapper.class_, column.key) for column in mapper.columns if isinstance(column.type, LargeBinary))
