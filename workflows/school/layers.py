"""The layers that a school uses, from which day: its council's, its trust's, and what it has published itself.

Whether a layer fits is for the catalogue to say, which holds the definitions; here is only what was chosen and written.
"""

from dataclasses import dataclass
from datetime import date, datetime
from threading import Lock
from uuid import UUID
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, bindparam, func, select, update
from sqlmodel import SQLModel, col

from engine.work import Work
from workflows.school.layer_records import LayerChoice, OwnLayer
from workflows.school.records import School


@dataclass(frozen=True, slots=True)
class Chosen:
    """The layer of one kind that a school uses from a day; no name for none."""

    kind: str
    name: str
    from_on: date


@dataclass(frozen=True, slots=True)
class OwnText:
    """One published version of a school's own layer; no text for one that lays nothing any more."""

    workflow: str
    version: int
    text: str
    in_force_from: date
    published_at: datetime
    published_by: UUID | None = None


@dataclass(frozen=True, slots=True)
class SchoolLayers:
    """All that a school has chosen and published and that still holds, or will."""

    chosen: tuple[Chosen, ...] = ()
    own: tuple[OwnText, ...] = ()

    def choice(self, kind: str, on: date) -> Chosen | None:
        """The layer of one kind that is used on a day; None where none is."""
        begun = [each for each in self.chosen if each.kind == kind and each.from_on <= on]
        found = max(begun, key=lambda each: each.from_on, default=None)
        return found if found and found.name else None

    def own_on(self, workflow: str, on: date) -> OwnText | None:
        """The school's own layer for a workflow on a day; None where there is none."""
        begun = [each for each in self.own if each.workflow == workflow and each.in_force_from <= on]
        return _newest(begun)

    def own_newest(self, workflow: str) -> OwnText | None:
        """The school’s own layer for a workflow as it was published last, also where its day is still to come."""
        return _newest([each for each in self.own if each.workflow == workflow])


def _newest(published: list[OwnText]) -> OwnText | None:
    """The newest version; None where there is none, or where it takes the school’s own words back."""
    found = max(published, key=lambda each: each.version, default=None)
    return found if found and found.text else None


_CHOICE = SQLModel.metadata.tables[str(LayerChoice.__tablename__)].c
_OWN = SQLModel.metadata.tables[str(OwnLayer.__tablename__)].c
_CHOICES = select(_CHOICE.kind, _CHOICE.name, _CHOICE.from_on).where(
    _CHOICE.school_id == bindparam("school"), _CHOICE.superseded_at.is_(None)
)
_OWNS = select(_OWN.workflow, _OWN.version, _OWN.text, _OWN.in_force_from, _OWN.published_at, _OWN.published_by).where(
    _OWN.school_id == bindparam("school"), _OWN.superseded_at.is_(None)
)
_VERSION = select(col(School.layers_version)).where(col(School.id) == bindparam("school"))

_kept: WeakKeyDictionary[Engine, dict[UUID, tuple[int, SchoolLayers]]] = WeakKeyDictionary()
_lock = Lock()


def layers_of(connection: Connection, school_id: UUID, version: int | None = None) -> SchoolLayers:
    """The school's layers at this version of them: read once per process, database and version.

    Without a version, as they are now: one statement, and two more after a change.
    """
    if version is None:
        version = connection.execute(_VERSION, {"school": school_id}).scalar() or 0
    if not version:
        return SchoolLayers()
    with _lock:
        kept = _kept.setdefault(connection.engine, {})
        found = kept.get(school_id)
    if found is not None and found[0] == version:
        return found[1]
    chosen = tuple(Chosen(*row) for row in connection.execute(_CHOICES, {"school": school_id}))
    own = tuple(OwnText(*row) for row in connection.execute(_OWNS, {"school": school_id}))
    layers = SchoolLayers(chosen, own)
    with _lock:
        kept[school_id] = (version, layers)
    return layers


def next_version(connection: Connection, school_id: UUID, workflow: str) -> int:
    """The number of the next version of a school's own layer: none is given twice."""
    newest = select(func.max(_OWN.version)).where(_OWN.school_id == school_id, _OWN.workflow == workflow)
    return (connection.execute(newest).scalar() or 0) + 1


def choose(work: Work, kind: str, name: str, from_on: date) -> None:
    """Use a layer of one kind from a day on, or none. Choices that were to begin later are taken back.

    `work` is `Desk.writing_school()`. What began before the day stays under what it began under.
    """
    _supersede(work, LayerChoice, LayerChoice.kind, kind, LayerChoice.from_on, from_on)
    row = LayerChoice(school_id=work.school_id, id=work.new_id(), kind=kind, name=name, from_on=from_on,
                      recorded_by=work.scope.actor.person_id, recorded_at=work.now)  # fmt: skip
    work.session.add(row)
    _renew(work)


def publish_text(work: Work, workflow: str, text: str, in_force_from: date) -> int:
    """Keep a text as the next version of the school's own layer; gives the version. It has been found without fault.

    Versions that were to begin no sooner are taken back; an earlier one holds until this one begins.
    """
    version = next_version(work.connection, work.school_id, workflow)
    _supersede(work, OwnLayer, OwnLayer.workflow, workflow, OwnLayer.in_force_from, in_force_from)
    row = OwnLayer(school_id=work.school_id, id=work.new_id(), workflow=workflow, version=version, text=text,
                   in_force_from=in_force_from, published_by=work.scope.actor.person_id,
                   published_at=work.now)  # fmt: skip
    work.session.add(row)
    _renew(work)
    return version


def _supersede(work: Work, table: type[SQLModel], of: object, what: str, begins: object, on: date) -> None:
    """Take back the rows about the same that begin on a day or later."""
    held: dict[str, object] = {"superseded_at": work.now}
    rows = SQLModel.metadata.tables[str(table.__tablename__)].c
    work.connection.execute(
        update(table)
        .where(rows.school_id == work.school_id, col(of) == what, col(begins) >= on, rows.superseded_at.is_(None))
        .values(**held)
    )


def _renew(work: Work) -> None:
    """Raise the version of the layers, so that every process reads them again."""
    raised = col(School.layers_version) + 1
    work.connection.execute(update(School).where(col(School.id) == work.school_id).values(layers_version=raised))
    work.session.flush()
