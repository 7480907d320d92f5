"""Sessions that see one community only: a query that forgets the community cannot be written by accident."""

from typing import Any

from sqlalchemy import Delete, Insert, Select, Update, event, inspect
from sqlalchemy.orm import ORMExecuteState, Session, UOWTransaction, with_loader_criteria

from coach.store.tables import OfCommunity


class OutOfScope(Exception):
    """A statement that would reach beyond its community; a mistake in the code, never shown to people."""


class ScopedSession(Session):
    """A session bound by `info["community"]` to one community, or by `info["across"]` to none, with the reason."""


@event.listens_for(ScopedSession, "do_orm_execute")
def _restrict(state: ORMExecuteState) -> None:
    info = state.session.info
    if info.get("across"):
        return
    community = info.get("community")
    if not community:
        raise OutOfScope("A session needs a community: use store.of(…), or store.across(reason).")
    if not state.is_orm_statement:
        raise OutOfScope("Only statements on mapped classes can be held to a community; text and tables cannot.")
    if state.is_insert:
        state.statement = _inserting(state, community)
    elif not (state.is_column_load or state.is_relationship_load):
        state.statement = _filtered(state.statement, community)


def _filtered(statement: Any, community: str) -> Any:
    if not isinstance(statement, Select | Update | Delete):
        raise OutOfScope(f"{type(statement).__name__} cannot be held to a community.")
    if isinstance(statement, Update) and "community" in {
        getattr(column, "key", column) for column in (statement._values or {})
    }:
        raise OutOfScope("A row stays in its community.")
    return statement.options(
        with_loader_criteria(OfCommunity, lambda table: table.community == community, include_aliases=True)
    )


def _inserting(state: ORMExecuteState, community: str) -> Insert:
    given: Any = state.parameters or {}
    rows: list[dict[str, Any]] = given if isinstance(given, list) else [given]
    if any(row.get("community", community) != community for row in rows):
        raise OutOfScope("A row was to be inserted into another community.")
    statement = state.statement
    if not isinstance(statement, Insert):
        raise OutOfScope("This insert cannot be held to a community.")
    return statement.values(community=community)


@event.listens_for(ScopedSession, "before_flush")
def _check_rows(session: Session, _context: UOWTransaction, _instances: object) -> None:
    across, community = session.info.get("across"), session.info.get("community")
    for row in (*session.new, *session.dirty, *session.deleted):
        if isinstance(row, OfCommunity):
            _check_row(row, community, bool(across))


def _check_row(row: OfCommunity, community: str | None, across: bool) -> None:
    if row.community is None and community:
        row.community = community
    moved = inspect(row).attrs["community"].history.deleted
    if row.community is None or moved or not (across or row.community == community):
        raise OutOfScope(f"A row of {type(row).__name__} does not belong to the session's community.")
