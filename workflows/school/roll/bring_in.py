"""Writing the pupils of a roll: only what differs, in a constant number of statements, with a trace for each.

From its trace undo restores every row exactly. Core statements: a year's roll is thousands of rows.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from pydantic import TypeAdapter
from sqlalchemy import Table, bindparam, insert, select, update

from engine.work import Work
from workflows.school.records import RollChange
from workflows.school.roll.cells import alike
from workflows.school.roll.known import CONTACT_DETAILS, FROM_ROLL, HIDDEN_WHERE_SEALED, HeldContact, HeldStatus, Known
from workflows.school.roll.snapshot import CONTACT, NEED, PUPIL, PUPIL_COLUMNS, STATUS, table_of
from workflows.school.roll.staff import Followed, Followers

CHANGE = table_of(RollChange)
_ONE_DAY = timedelta(days=1)
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Trace:
    """What an import made of a pupil: how they then stood, the rows it made, and the rows that it superseded.

    `copies` maps each contact that changed to the superseded copy of how it was; `followed` is what a change of class
    did to the duties to the pupil.
    """

    after: Known
    made: tuple[tuple[str, UUID], ...] = ()
    superseded: tuple[tuple[str, UUID], ...] = ()
    copies: tuple[tuple[UUID, UUID], ...] = ()
    followed: Followed | None = None

    @property
    def made_contacts(self) -> bool:
        return any(table == CONTACT.name for table, _ in self.made)


KNOWN: TypeAdapter[Known] = TypeAdapter(Known)
TRACE: TypeAdapter[Trace] = TypeAdapter(Trace)


@dataclass(slots=True)
class Batch:
    """All that one import writes about pupils, within one open write.

    `classes` maps the names of classes, as they are compared, to their ids; `need_ids` each pupil to the rows of the
    needs that they have now; `followers` lets those who work with a class follow its children; whoever is known by one
    of the names in `sealed` comes in sealed.
    """

    work: Work
    import_id: UUID
    classes: Mapping[str, UUID]
    need_ids: Mapping[UUID, list[UUID]]
    followers: Followers
    sealed: frozenset[str]
    _inserts: dict[Table, list[Row]] = field(default_factory=lambda: defaultdict(list))
    _updates: list[Row] = field(default_factory=list)
    _superseded: dict[Table, list[UUID]] = field(default_factory=lambda: defaultdict(list))
    _contacts: dict[UUID, tuple[UUID, HeldContact]] = field(default_factory=dict)

    def put(self, pupil_id: UUID, kind: str, before: Known | None, after: Known) -> None:
        """A pupil as they are to stand; `before` is None for one who is not in yet, whose subject is there already."""
        columns = {name: getattr(after, name) for name in PUPIL_COLUMNS}
        class_id, class_before = self._class(after), self._class(before)
        if before is None:
            self._inserts[PUPIL].append(self._row(pupil_id, **columns, class_id=class_id, likes=""))
        else:
            self._updates.append({"of": pupil_id, **columns, "class_id": class_id})
        trace = _PupilFacts(self, pupil_id, before or Known()).write(after)
        is_back = before is not None and before.left_on is not None and after.left_on is None
        if class_id != class_before or is_back:
            known_to = None if is_back else class_before
            trace = replace(trace, followed=self.followers.follow(pupil_id, known_to, class_id))
        self._inserts[CHANGE].append(
            self._row(
                self.work.new_id(),
                import_id=self.import_id,
                pupil_id=pupil_id,
                kind=kind,
                before=KNOWN.dump_json(before).decode() if before else "{}",
                after=TRACE.dump_json(trace).decode(),
                subject_version=self.work.versions[pupil_id],
            )
        )

    def insert(self, table: Table, pupil_id: UUID, **values: Any) -> UUID:
        """A new row of a fact table; the id that it is given."""
        row_id = self.work.new_id()
        recorded = {"recorded_at": self.work.now, "superseded_at": None}
        self._inserts[table].append(self._row(row_id, pupil_id=pupil_id, **recorded, **values))
        return row_id

    def supersede(self, table: Table, row_id: UUID) -> None:
        self._superseded[table].append(row_id)

    def change_contact(self, contact_id: UUID, contact: HeldContact) -> UUID:
        """A contact that keeps its id; the id of the copy that stays of how it was."""
        copy_id = self.work.new_id()
        self._contacts[contact_id] = (copy_id, contact)
        return copy_id

    def store(self) -> None:
        """Write everything: pupils first, since the rest points to them."""
        connection = self.work.connection
        if self._updates:
            connection.execute(
                self._of(PUPIL, {name: bindparam(name) for name in (*PUPIL_COLUMNS, "class_id")}), self._updates
            )
        for table, ids in self._superseded.items():
            here = (table.c.school_id == self.work.school_id, table.c.id.in_(ids))
            connection.execute(update(table).where(*here).values(superseded_at=self.work.now))
        self._store_contacts()
        for table in (PUPIL, STATUS, NEED, CONTACT, CHANGE):
            if self._inserts[table]:
                connection.execute(insert(table), self._inserts[table])
        self.followers.store()

    def _class(self, known: Known | None) -> UUID | None:
        return self.classes[alike(known.class_name)] if known and known.class_name else None

    def _store_contacts(self) -> None:
        """Contacts that changed: a superseded copy of each, then the new details."""
        if not self._contacts:
            return
        connection, ids = self.work.connection, list(self._contacts)
        query = select(CONTACT).where(CONTACT.c.school_id == self.work.school_id, CONTACT.c.id.in_(ids))
        now = {"superseded_at": self.work.now}
        for row in connection.execute(query).mappings():
            copy = {"id": self._contacts[row["id"]][0], "history_of": row["id"]}
            self._inserts[CONTACT].append({**row, **copy, **now})
        values: Row = {name: bindparam(f"new_{name}") for name in CONTACT_DETAILS}
        connection.execute(
            self._of(CONTACT, {**values, "recorded_at": self.work.now}),
            [
                {"of": contact_id, **{f"new_{name}": getattr(contact, name) for name in CONTACT_DETAILS}}
                for contact_id, (_, contact) in self._contacts.items()
            ],
        )
        over = [{"of": contact_id} for contact_id, (_, contact) in self._contacts.items() if contact.ended]
        if over:
            connection.execute(self._of(CONTACT, {"to_on": self.work.today - _ONE_DAY}), over)

    def _of(self, table: Table, values: Row) -> Any:
        return (
            update(table).where(table.c.school_id == self.work.school_id, table.c.id == bindparam("of")).values(values)
        )

    def _row(self, row_id: UUID, **values: Any) -> Row:
        return {"school_id": self.work.school_id, "id": row_id, **values}


@dataclass(slots=True)
class _PupilFacts:
    """The rows beside one pupil’s own, as far as they differ from `before`."""

    batch: Batch
    pupil_id: UUID
    before: Known
    made: list[tuple[str, UUID]] = field(default_factory=list)
    superseded: list[tuple[str, UUID]] = field(default_factory=list)
    copies: list[tuple[UUID, UUID]] = field(default_factory=list)

    def write(self, after: Known) -> Trace:
        """Put the rows into the batch; the trace has the pupil with the ids that the rows were given."""
        self._history(after)
        status = self._status(after)
        self._needs(after)
        contacts = tuple(self._contact(contact) for contact in after.contacts)
        held = replace(after, pupil_id=self.pupil_id, status=status, contacts=contacts)
        return Trace(held, tuple(self.made), tuple(self.superseded), tuple(self.copies))

    def _history(self, after: Known) -> None:
        """What has ended: from the file, or the provision that a new one follows, whose source stays."""
        held = self.before.status
        for past in after.past:
            if past not in self.before.past:
                is_held = held is not None and (past.code, past.from_on) == (held.code, held.from_on)
                source = held.source if held is not None and is_held else FROM_ROLL
                self._add_status(past.code, past.from_on, source, past.to_on)

    def _status(self, after: Known) -> HeldStatus | None:
        """A new provision supersedes the one before it."""
        held, status = self.before.status, after.status
        if status is None or status == held:
            return status
        if held is not None and held.id is not None:
            self._supersede(STATUS, held.id)
        return replace(status, id=self._add_status(status.code, status.from_on, status.source))

    def _add_status(self, code: str, from_on: date, source: str, to_on: date | None = None) -> UUID:
        return self._add(STATUS, code=code, from_on=from_on, to_on=to_on, source=source)

    def _needs(self, after: Known) -> None:
        """All needs anew, with their ranks, where they differ at all."""
        if self.before.needs == after.needs:
            return
        for row_id in self.batch.need_ids.get(self.pupil_id, ()):
            self._supersede(NEED, row_id)
        for rank, code in enumerate(after.needs, start=1):
            self._add(NEED, code=code, rank=rank)

    def _contact(self, contact: HeldContact) -> HeldContact:
        """A contact that is new, or has changed: that one keeps its id, since notices and talks refer to it."""
        if contact in self.before.contacts:
            return contact
        if contact.id is not None:
            self.copies.append((contact.id, self.batch.change_contact(contact.id, contact)))
            return contact
        details = {name: getattr(contact, name) for name in CONTACT_DETAILS}
        days = {"from_on": self.batch.work.today, "to_on": None, "history_of": None}
        is_sealed = contact.sealed or bool(self.batch.sealed & contact.names)
        hidden: Row = dict.fromkeys(HIDDEN_WHERE_SEALED, "") if is_sealed else {}
        row_id = self._add(CONTACT, **details, **days, sealed=is_sealed)
        return replace(contact, id=row_id, sealed=is_sealed, **hidden)

    def _add(self, table: Table, **values: Any) -> UUID:
        row_id = self.batch.insert(table, self.pupil_id, **values)
        self.made.append((table.name, row_id))
        return row_id

    def _supersede(self, table: Table, row_id: UUID) -> None:
        self.batch.supersede(table, row_id)
        self.superseded.append((table.name, row_id))
