"""Runs migrations on the connection that `coach.store.migrations` hands in."""

from alembic import context

from coach.store.migrations import is_ours
from coach.store.tables import Base, Moment


def render(kind: str, thing: object, _context: object) -> str | bool:
    """Writes our own column type as what it is in the database, so that migrations stand without today's code."""
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(thing, Moment) else False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    include_object=is_ours,
    render_item=render,
    render_as_batch=True,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
