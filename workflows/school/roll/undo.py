"""Taking an import back: every row that nobody has touched since goes back to how it was, the rest is listed."""

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from sqlalchemy import Table, bindparam, delete, select, update
from sqlmodel import Session, SQLModel, col
from sqlmodel import select as select_rows

from engine.desk import Desk
from engine.errors import NotFound
from engine.records import Subject
from engine.values import Scope
from engine.work import Work
from workflows.school.records import Contact, Pupil, RollChange, RollImport, SenNeed, SenStatus
from workflows.school.roll.bring_in import KNOWN, TRACE, Trace
from workflows.school.roll.known import Known
from workflows.school.roll.outcome import changes
from workflows.school.roll.snapshot import CLASS, PUPIL, PUPIL_COLUMNS, class_names, known_pupils, table_of
from workflows.school.roll.staff import CLASS_DUTY, DUTY, Followed, HeldDuty, held_duties, take_back

_OWN = frozenset(table_of(model) for model in (Pupil, SenStatus, SenNeed, Contact))


@dataclass(frozen=True, slots=True)
class Kept:
    """A pupil whom undo leaves as they are, and why."""

    pupil_id: UUID
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Undone:
    """What undo does, or did: how many pupils go back to how they were, and which do not."""

    taken_back: int
    kept: tuple[Kept, ...]


@dataclass(frozen=True, slots=True)
class _Done:
    """One change of an import, as it was recorded."""

    row: RollChange
    before: Known | None
    trace: Trace

    @classmethod
    def of(cls, row: RollChange) -> "_Done":
        before = KNOWN.validate_json(row.before) if row.kind != "new" else None
        return cls(row, before, TRACE.validate_json(row.after))


def what_undo_would_do(desk: Desk, scope: Scope, import_id: UUID) -> Undone:
    """What taking an import back would do now. Raises NotFound where the school has no such import."""
    with desk.reading(scope) as session:
        _import(session, scope, import_id)
        done = _changes(session, scope, import_id)
        kept = _kept(desk, session, scope, done)
    return Undone(len(done) - len(kept), kept)


def undo(desk: Desk, scope: Scope, import_id: UUID) -> Undone:
    """Take an import back, as far as nobody has touched its rows since; what is kept stays listed with the import."""
    with desk.reading(scope) as session:
        _import(session, scope, import_id)
        ids = [each.row.pupil_id for each in _changes(session, scope, import_id)]
    with desk.writing(scope, subjects=ids) as work:
        imported = _import(work.session, scope, import_id)
        done = _changes(work.session, scope, import_id)
        kept = _kept(desk, work.session, scope, done, raised=1)
        stay = {each.pupil_id for each in kept}
        back = [each for each in done if each.row.pupil_id not in stay]
        _take_back(work, back)
        _drop_classes(work, imported)
        imported.undone_at = work.now
        work.facts_changed()
    return Undone(len(back), kept)


def _import(session: Session, scope: Scope, import_id: UUID) -> RollImport:
    found = session.get(RollImport, (scope.school_id, import_id))
    if found is None:
        raise NotFound("import")
    return found


def _changes(session: Session, scope: Scope, import_id: UUID) -> list[_Done]:
    query = select_rows(RollChange).where(
        col(RollChange.school_id) == scope.school_id, col(RollChange.import_id) == import_id
    )
    return [_Done.of(row) for row in session.exec(query)]


def _kept(desk: Desk, session: Session, scope: Scope, done: Sequence[_Done], raised: int = 0) -> tuple[Kept, ...]:
    """The pupils who cannot go back, by name. `raised` is by how much this write has raised the versions."""
    ids = [each.row.pupil_id for each in done]
    now = {pupil.pupil_id: pupil for pupil in known_pupils(session, scope.school_id, desk.today(), ids)}
    written = _written_about(session, scope.school_id, [each for each in done if each.row.kind == "new"])
    duties = held_duties(session, scope.school_id, desk.today(), ids)
    versions = _versions(session, scope.school_id, ids)
    kept = []
    for each in done:
        pupil_id = each.row.pupil_id
        others_wrote = versions[pupil_id] - raised != each.row.subject_version
        touched = pupil_id in written or _has_other_holders(each.trace.followed, duties[pupil_id])
        reason = _reason(each, now[pupil_id], touched, others_wrote)
        if reason:
            kept.append(Kept(pupil_id, now[pupil_id].full_name, reason))
    return tuple(sorted(kept, key=lambda one: one.name))


def _has_other_holders(followed: Followed | None, held: Sequence[HeldDuty]) -> bool:
    """Whether those who work with a pupil are others than the import left."""
    return followed is not None and set(followed.held) != {duty.id for duty in held}


def _reason(done: _Done, now: Known, is_written_about: bool, others_wrote: bool) -> str:
    """Why a change stays; empty where it can go back."""
    if _in_order(now) != _in_order(done.trace.after):
        what = ", ".join(dict.fromkeys(change.what.casefold() for change in changes(done.trace.after, now)))
        return f"Changed since: {what or 'family contacts'}."
    if is_written_about:
        return "Something has been written about this pupil since, which would be lost."
    if others_wrote and done.before is not None and done.trace.made_contacts:
        return "A family contact came with it, and something has been written about this pupil since."
    return ""


def _in_order(known: Known) -> Known:
    """A pupil with the contacts by id: those of one moment stand in no order of their own."""
    return replace(known, contacts=tuple(sorted(known.contacts, key=lambda each: str(each.id))))


def _written_about(session: Session, school_id: UUID, done: Sequence[_Done]) -> set[UUID]:
    """Which of these pupils have a row in any table that points to them, beside what the import itself wrote."""
    if not done:
        return set()
    found: set[UUID] = set()
    ids = [each.row.pupil_id for each in done]
    made = {
        table_of(RollChange): [each.row.id for each in done],
        DUTY: [duty_id for each in done if each.trace.followed for duty_id in each.trace.followed.made],
    }
    for table, column in _pointing_to_pupils():
        if table not in _OWN:
            query = select(column).where(table.c.school_id == school_id, column.in_(ids)).distinct()
            query = query.where(table.c.id.not_in(made[table])) if table in made else query
            found |= set(session.connection().execute(query).scalars())
    return found


def _pointing_to_pupils() -> Iterable[tuple[Table, Any]]:
    """Each table with the column that is a foreign key to a subject or a pupil."""
    for table in SQLModel.metadata.sorted_tables:
        for key in table.foreign_key_constraints:
            if key.referred_table.name in {"subject", "pupil"}:
                yield table, next(column for column in key.columns if column.name != "school_id")


def _versions(session: Session, school_id: UUID, ids: Collection[UUID]) -> dict[UUID, int]:
    subject = table_of(Subject)
    query = select(subject.c.id, subject.c.version).where(subject.c.school_id == school_id, subject.c.id.in_(ids))
    return {row.id: row.version for row in session.connection().execute(query)}


def _take_back(work: Work, back: Sequence[_Done]) -> None:
    """Put pupils back, row by row; the ones who came with the import go."""
    changes_table = table_of(RollChange)
    work.connection.execute(
        delete(changes_table).where(
            changes_table.c.school_id == work.school_id, changes_table.c.id.in_([each.row.id for each in back])
        )
    )
    _restore_columns(work, [each.before for each in back if each.before is not None])
    _restore_rows(work, [each.trace for each in back])
    take_back(work, [(each.row.pupil_id, each.trace.followed) for each in back if each.trace.followed])
    _remove(work, [each.row.pupil_id for each in back if each.before is None])


def _restore_columns(work: Work, before: Sequence[Known]) -> None:
    classes = class_names(work.session, work.school_id)
    names = (*PUPIL_COLUMNS, "class_id")
    here = (PUPIL.c.school_id == work.school_id, PUPIL.c.id == bindparam("of"))
    rows = [
        {"of": each.pupil_id, "class_id": classes.get(each.class_name)}
        | {name: getattr(each, name) for name in PUPIL_COLUMNS}
        for each in before
    ]
    if rows:
        work.connection.execute(update(PUPIL).where(*here).values({name: bindparam(name) for name in names}), rows)


def _restore_rows(work: Work, traces: Sequence[Trace]) -> None:
    """Rows that the import made go; rows that it superseded hold again; contacts are as their copies say."""
    connection = work.connection
    for trace in traces:
        for contact_id, copy_id in trace.copies:
            _restore_contact(work, contact_id, copy_id)
    for model in (SenStatus, SenNeed, Contact):
        table = table_of(model)
        made = [id for trace in traces for name, id in trace.made if name == table.name]
        superseded = [id for trace in traces for name, id in trace.superseded if name == table.name]
        here = table.c.school_id == work.school_id
        if made:
            connection.execute(delete(table).where(here, table.c.id.in_(made)))
        if superseded:
            connection.execute(update(table).where(here, table.c.id.in_(superseded)).values(superseded_at=None))


def _restore_contact(work: Work, contact_id: UUID, copy_id: UUID) -> None:
    row = work.session.get_one(Contact, (work.school_id, contact_id))
    copy = work.session.get_one(Contact, (work.school_id, copy_id))
    row.sqlmodel_update(copy.model_dump(exclude={"school_id", "id", "history_of", "superseded_at"}))
    work.session.delete(copy)
    work.session.flush()


def _remove(work: Work, ids: Sequence[UUID]) -> None:
    """Take out pupils who came with the import, and the subjects that they are."""
    for table in (PUPIL, table_of(Subject)):
        work.connection.execute(delete(table).where(table.c.school_id == work.school_id, table.c.id.in_(list(ids))))


def _drop_classes(work: Work, imported: RollImport) -> None:
    """Take out the classes that the import made, where nobody is in them and nobody works with them."""
    made = [UUID(text) for text in json.loads(imported.counts).get("classes", ())]
    held = [
        CLASS.c.id.not_in(
            select(table.c.class_id).where(table.c.school_id == work.school_id, table.c.class_id.is_not(None))
        )
        for table in (PUPIL, CLASS_DUTY)
    ]
    here = CLASS.c.school_id == work.school_id
    work.connection.execute(delete(CLASS).where(here, CLASS.c.id.in_(made), *held))
