"""Statements compiled once for each kind of database, and run on the driver's own cursor.

For the few that every write sends: to hand a statement through SQLAlchemy takes several times as long as SQLite takes
to run it. The types stay SQLAlchemy's, and whoever listens to what a connection sends hears these statements too.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from operator import call, itemgetter
from typing import Any, cast

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

Rows = Sequence[tuple[Any, ...]]
Convert = Callable[[Any], Any]
Take = Callable[[Any], tuple[Any, ...]]


@dataclass(frozen=True, slots=True, eq=False)
class Turned:
    """The places in a row whose values the driver gives in another type, with what turns them into ours."""

    converts: Mapping[int, Convert]

    def taking(self, places: Sequence[int]) -> Take:
        """What takes these places out of a row, in our types. For thousands of rows, so no loop of it is in Python."""
        turned = [place for place in places if place in self.converts]
        if not turned:
            return _out_of(places)
        kept = [place for place in places if place not in self.converts]
        converts = [self.converts[place] for place in turned]
        keeps, turns, found = _out_of(kept), _out_of(turned), [*kept, *turned]
        ordered = _out_of([found.index(place) for place in places])
        return lambda row: ordered((*keeps(row), *map(call, converts, turns(row))))


def _out_of(places: Sequence[Any]) -> Take:
    """What takes these places of a row, or these names of a mapping, as they are: a tuple even of one or none."""
    if len(places) > 1:
        return itemgetter(*places)
    if not places:
        return lambda row: ()
    only = places[0]
    return lambda row: (row[only],)


@dataclass(frozen=True, slots=True)
class _Compiled:
    """A statement as one driver takes it.

    `names` are the parameters that the driver takes in another type, `values` takes them out of all, and `converts`
    makes each of them ready; `fixed` are those that the statement holds itself, ready; `taken` takes a whole row in our
    types.
    """

    text: str
    names: tuple[str, ...]
    values: Take
    converts: tuple[Convert, ...]
    fixed: Mapping[str, Any]
    turned: Turned
    taken: Take

    def ready(self, parameters: Mapping[str, Any]) -> dict[str, Any]:
        """These parameters as the driver takes them."""
        found = {**parameters, **self.fixed}
        found.update(zip(self.names, map(call, self.converts, self.values(parameters)), strict=True))
        return found


class Prepared:
    """One statement without a list in it. `names` are the columns that an INSERT fills, every one that has to be."""

    def __init__(self, statement: Any, names: Iterable[str] | None = None):
        self._statement = statement
        self._names = None if names is None else list(names)
        self._compiled: dict[tuple[Any, ...], _Compiled] = {}

    def run(self, connection: Connection, rows: Iterable[Mapping[str, Any]]) -> None:
        """Send it once for all rows; not at all where there are none."""
        found = [*rows]
        if found:
            compiled, many = self._for(connection), len(found) > 1
            ready = [compiled.ready(row) for row in found] if many else compiled.ready(found[0])
            _sent(connection, compiled.text, ready, many=many).close()

    def rows(self, connection: Connection, parameters: Mapping[str, Any]) -> Rows:
        """What it gives for these parameters, each row in our types."""
        compiled = self._for(connection)
        return list(map(compiled.taken, _all(connection, compiled, parameters)))

    def fetched(self, connection: Connection, parameters: Mapping[str, Any]) -> tuple[Rows, Turned]:
        """What it gives as the driver has it, with what turns that into our types: for whoever needs some of it."""
        compiled = self._for(connection)
        return _all(connection, compiled, parameters), compiled.turned

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
        turned = Turned({at: how for at, each in enumerate(columns) if (how := _from_driver(each.type, dialect))})
        made_ready = {name: convert for name, convert in converts.items() if convert and name not in fixed}
        return _Compiled(
            compiled.string,
            tuple(made_ready),
            _out_of(tuple(made_ready)),
            tuple(made_ready.values()),
            {name: convert(value) if (convert := converts[name]) else value for name, value in fixed.items()},
            turned,
            turned.taking(range(len(columns))),
        )


def _for_driver(type: Any, dialect: Any) -> Convert | None:
    found: Convert | None = type.dialect_impl(dialect).bind_processor(dialect)
    return found


def _from_driver(type: Any, dialect: Any) -> Convert | None:
    found: Convert | None = type.dialect_impl(dialect).result_processor(dialect, None)
    return found


def _all(connection: Connection, compiled: _Compiled, parameters: Mapping[str, Any]) -> Rows:
    with closing(_sent(connection, compiled.text, compiled.ready(parameters))) as cursor:
        found: Rows = cursor.fetchall()
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
