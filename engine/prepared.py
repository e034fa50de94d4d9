"""Statements compiled once for each kind of database, and run on the driver's own cursor.

For the few that every write sends: to hand a statement through SQLAlchemy takes several times as long as SQLite takes
to run it. The types stay SQLAlchemy's, and whoever listens to what a connection sends hears these statements too.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

Rows = list[tuple[Any, ...]]
Convert = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class _Compiled:
    """A statement as one driver takes it.

    `made_ready` are the parameters that the driver takes in another type, with what makes a value ready; `fixed` those
    that the statement holds itself, ready; `turned` the places in a row whose values the driver gives in another type,
    with what turns them.
    """

    text: str
    made_ready: tuple[tuple[str, Convert], ...]
    fixed: Mapping[str, Any]
    turned: tuple[tuple[int, Convert], ...]

    def ready(self, parameters: Mapping[str, Any]) -> dict[str, Any]:
        """These parameters as the driver takes them."""
        found = {**parameters, **self.fixed}
        for name, convert in self.made_ready:
            value = found[name]
            if value is not None:
                found[name] = convert(value)
        return found

    def taken(self, row: Sequence[Any]) -> tuple[Any, ...]:
        """A row of the driver in our types."""
        found = list(row)
        for place, convert in self.turned:
            value = found[place]
            if value is not None:
                found[place] = convert(value)
        return tuple(found)


class Prepared:
    """One statement without a list in it. `names` are the columns that an INSERT fills, every one that has to be."""

    def __init__(self, statement: Any, names: Iterable[str] | None = None):
        self._statement = statement
        self._names = None if names is None else list(names)
        self._compiled: dict[tuple[Any, ...], _Compiled] = {}

    def run(self, connection: Connection, rows: Iterable[Mapping[str, Any]]) -> None:
        """Send it once for all rows; not at all where there are none."""
        compiled = self._for(connection)
        ready = [compiled.ready(row) for row in rows]
        if ready:
            many = len(ready) > 1
            _sent(connection, compiled.text, ready if many else ready[0], many=many).close()

    def rows(self, connection: Connection, parameters: Mapping[str, Any]) -> Rows:
        """What it gives for these parameters, each row in our types."""
        compiled = self._for(connection)
        with closing(_sent(connection, compiled.text, compiled.ready(parameters))) as cursor:
            return [compiled.taken(row) for row in cursor.fetchall()]

    def _for(self, connection: Connection) -> _Compiled:
        dialect = connection.dialect
        key = (dialect.name, dialect.driver, dialect.server_version_info)
        if key not in self._compiled:
            self._compiled[key] = self._compile(dialect)
        return self._compiled[key]

    def _compile(self, dialect: Any) -> _Compiled:
        compiled = self._statement.compile(dialect=dialect, column_keys=self._names)
        if compiled.prefetch:
            raise TypeError(f"What a default would fill has to be given: {', '.join(map(str, compiled.prefetch))}")
        converts = {name: _for_driver(bind.type, dialect) for name, bind in compiled.binds.items()}
        fixed = {name: bind.effective_value for name, bind in compiled.binds.items() if not bind.required}
        columns = getattr(self._statement, "exported_columns", ())
        turned = (_from_driver(each.type, dialect) for each in columns)
        return _Compiled(
            compiled.string,
            tuple((name, convert) for name, convert in converts.items() if convert and name not in fixed),
            {name: convert(value) if (convert := converts[name]) else value for name, value in fixed.items()},
            tuple((place, convert) for place, convert in enumerate(turned) if convert),
        )


def _for_driver(type: Any, dialect: Any) -> Convert | None:
    found: Convert | None = type.dialect_impl(dialect).bind_processor(dialect)
    return found


def _from_driver(type: Any, dialect: Any) -> Convert | None:
    found: Convert | None = type.dialect_impl(dialect).result_processor(dialect, None)
    return found


def _sent(connection: Connection, text: str, parameters: Any, *, many: bool = False) -> Any:
    """The driver's cursor, after this statement; what listens to the connection hears it first.

    The driver's errors become SQLAlchemy's, without the parameters, and a connection that is lost is given up.
    """
    driver: Any = connection.connection.dbapi_connection
    cursor = driver.cursor()
    for heard in connection.engine.dispatch.before_cursor_execute:
        text, parameters = heard(connection, cursor, text, parameters, None, many)
    try:
        if many:
            cursor.executemany(text, parameters)
        else:
            cursor.execute(text, parameters)
    except connection.dialect.loaded_dbapi.Error as error:
        cursor.close()
        is_lost = connection.dialect.is_disconnect(error, driver, cursor)
        if is_lost:
            connection.invalidate(error)
        raise _told(error, text, connection.dialect, is_lost) from error
    return cursor


def _told(error: Any, text: str, dialect: Any, is_lost: bool) -> DBAPIError:
    base = dialect.loaded_dbapi.Error
    told: Any = DBAPIError.instance(
        text, None, error, base, hide_parameters=True, connection_invalidated=is_lost, dialect=dialect
    )
    return cast(DBAPIError, told)
