"""Sessions that see one community only: a query that forgets the community cannot be written by accident.

SQLAlchemy narrows mapped classes wherever they stand in a statement, also in its subqueries. What it does not narrow is
refused here: tables and text beside mapped classes, rows written by primary key, statements within statements.
"""

from collections.abc import Iterator
from typing import Any, NoReturn

from sqlalchemy import ColumnClause, Connection, Delete, Insert, Select, TableClause, TextClause, Update, event, inspect
from sqlalchemy.orm import LoaderCriteriaOption, ORMExecuteState, Session, UOWTransaction, with_loader_criteria
from sqlalchemy.sql.dml import UpdateBase

from coach.store.tables import OfCommunity

OWN_WAYS = frozenset({"auto", "orm"})
"""Strategies by which SQLAlchemy writes with a WHERE of its own making; the others go by primary key or not at all."""


class OutOfScope(Exception):
    """A statement that would reach beyond its community; a mistake in the code, never shown to people."""


class ScopedSession(Session):
    """A session bound by `info["community"]` to one community, or by `info["across"]` to none, with the reason."""

    def connection(self, *arguments: Any, **options: Any) -> Connection:
        """The connection below, for sessions over all communities only: nothing on it is held to one."""
        if not self.info.get("across"):
            raise OutOfScope("A connection knows no communities: use the session.")
        return super().connection(*arguments, **options)

    def bulk_save_objects(self, *_: Any, **__: Any) -> NoReturn:
        """Refused: it would write past the community."""
        raise OutOfScope("Rows are added one by one, so that each is looked at.")

    bulk_insert_mappings = bulk_update_mappings = bulk_save_objects


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
    if state.is_column_load or state.is_relationship_load or _is_held(state.statement):
        return
    if state.execution_options.get("dml_strategy", "auto") not in OWN_WAYS:
        raise OutOfScope("This way of writing cannot be held to a community.")
    _check_parts(state.statement)
    if state.is_insert and _knows_no_community(state):
        return
    if state.is_insert:
        state.statement = _inserting(state, community)
    else:
        state.statement = _filtered(state, community)


def _knows_no_community(state: ORMExecuteState) -> bool:
    """Whether rows are added to a table that knows neither people nor communities."""
    return state.bind_mapper is not None and not issubclass(state.bind_mapper.class_, OfCommunity)


def _is_held(statement: Any) -> bool:
    """Whether it was held to a community before: SQLAlchemy looks up what an update changes with the same options."""
    return any(isinstance(option, LoaderCriteriaOption) for option in getattr(statement, "_with_options", ()))


def _check_parts(statement: Any) -> None:
    """Refuses what no criteria reach."""
    entities, keys = set(), _keys(statement)
    for part, depth in _parts(statement):
        entity = part._annotations.get("parententity")
        if entity is not None:
            if depth == 0:
                entities.add(entity)
        elif isinstance(part, TextClause | TableClause) or (_is_loose(part) and (depth or part not in keys)):
            raise OutOfScope("Text and tables beside mapped classes cannot be held to a community.")
        elif isinstance(part, UpdateBase) and part is not statement:
            raise OutOfScope("A statement that writes within another one cannot be held to a community.")
    if isinstance(statement, Update | Delete) and len(entities) > 1:
        raise OutOfScope("Of several tables in one writing statement only the first is held to a community.")


def _parts(part: Any, depth: int = 0) -> Iterator[tuple[Any, int]]:
    """A statement's parts, and how many selects stand around each. What belongs to a mapped class is not looked into:
    the criteria are put around it."""
    yield part, depth
    if part._annotations.get("parententity") is None:
        for child in _children(part):
            yield from _parts(child, depth + isinstance(child, Select))


def _children(part: Any) -> Iterator[Any]:
    """The parts below; of a select without the tables that it only names because its columns are theirs."""
    if not isinstance(part, Select):
        yield from part.get_children()
        return
    yield from (child for child in part.get_children() if not isinstance(child, TableClause) or child._annotations)
    yield from (each for each in (*part._from_obj, *part._raw_columns) if isinstance(each, TableClause))
    yield from (target for target, *_ in part._setup_joins)


def _is_loose(part: Any) -> bool:
    """Whether it is a column of a bare table, or SQL written out as if it were one."""
    if not isinstance(part, ColumnClause) or part.name == "*":
        return False
    return part.is_literal or isinstance(part.table, TableClause)


def _keys(statement: Any) -> frozenset[Any]:
    """The primary key of the class that a statement is about: `session.get` and refreshing look for it by the table's
    own columns, and the criteria are put beside them."""
    return frozenset(getattr(statement._propagate_attrs.get("plugin_subject"), "primary_key", ()))


def _filtered(state: ORMExecuteState, community: str) -> Any:
    statement = state.statement
    if not isinstance(statement, Select | Update | Delete):
        raise OutOfScope(f"{type(statement).__name__} cannot be held to a community.")
    if isinstance(statement, Update) and isinstance(state.parameters, list):
        raise OutOfScope("An update by primary keys cannot be held to a community.")
    if isinstance(statement, Update) and "community" in _written(state, statement):
        raise OutOfScope("A row stays in its community.")
    return statement.options(
        with_loader_criteria(OfCommunity, lambda table: table.community == community, include_aliases=True)
    )


def _written(state: ORMExecuteState, statement: Update) -> set[str]:
    """The columns that an update sets."""
    given = state.parameters if isinstance(state.parameters, dict) else {}
    return {getattr(column, "key", column) for column in (*(statement._values or {}), *given)}


def _inserting(state: ORMExecuteState, community: str) -> Insert:
    given: Any = state.parameters or {}
    rows: list[dict[str, Any]] = given if isinstance(given, list) else [given]
    if any(row.get("community", community) != community for row in rows):
        raise OutOfScope("A row was to be inserted into another community.")
    statement = state.statement
    if not isinstance(statement, Insert) or statement._multi_values or statement._select_names:
        raise OutOfScope("This insert cannot be held to a community.")
    if getattr(getattr(statement, "_post_values_clause", None), "update_values_to_set", None):
        raise OutOfScope("A row that is there already may be another community's.")
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
