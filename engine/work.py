"""One open write: the locked subjects, their journeys as they stand, and what is brought up to date at the end."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, update

from engine import rows, store
from engine.definition import Standing
from engine.errors import AtRest, NotAllowed, WhyIsMissing
from engine.playbook import Gathered, Playbook
from engine.refresh import refreshed
from engine.sight import Sight, Tools
from engine.store import Loaded
from engine.values import DateSet, Scope, TaskState


class Work(Sight):
    """A write transaction about some subjects.

    `versions` maps each locked subject to its version after this write. `why` is the reason given where an agreed date
    moves. Everything read through it is read under the lock; journeys are refreshed once, at the end.
    """

    def __init__(
        self,
        desk: Tools,
        connection: Connection,
        scope: Scope,
        now: datetime,
        versions: Mapping[UUID, int],
        why: str = "",
    ):
        super().__init__(desk, connection, scope, now, list(versions))
        self.versions = dict(versions)
        self.why = why.strip()
        self._before: dict[UUID, Loaded] = {}
        self._records: list[tuple[dict[str, Any], dict[str, Any]]] = []

    def new_id(self) -> UUID:
        return self.desk.ids.new(self.now)

    def somebody(self) -> UUID:
        """Whoever acts; NotAllowed for the system itself, which decides nothing about anybody."""
        if self.scope.actor.person_id is None:
            raise NotAllowed("Only a person does this.")
        return self.scope.actor.person_id

    def add_subject(self) -> UUID:
        """A new subject, held by this write until it ends."""
        return self.add_subjects(1)[0]

    def add_subjects(self, count: int) -> list[UUID]:
        """So many new subjects, in one statement: for a roll."""
        ids = [self.new_id() for _ in range(count)]
        row = {"school_id": self.school_id, "version": 1, "written_at": self.now}
        rows.INSERT_SUBJECT.run(self.connection, ({**row, "id": subject_id} for subject_id in ids))
        self.versions |= dict.fromkeys(ids, 1)
        self.subject_ids += ids
        return ids

    def written_about(self, subject_ids: list[UUID]) -> None:
        """Raise the versions of subjects that are locked: something newer is said about them."""
        self.connection.execute(store.RAISE_MANY, {"school": self.school_id, "ids": subject_ids, "now": self.now})
        self.versions |= {id: self.versions[id] + 1 for id in subject_ids}

    @property
    def journeys(self) -> dict[UUID, Loaded]:
        """The journeys of the locked subjects, with what this write has changed so far."""
        if self._journeys is None:
            self._before = self._load()
            self._journeys = dict(self._before)
        return self._journeys

    def stored(self, loaded: Loaded) -> None:
        """Take `loaded` as what the tables now hold of a journey."""
        self.journeys[loaded.journey.id] = self._before[loaded.journey.id] = loaded

    @property
    def gathered(self) -> Gathered:
        if self._gathered is None and self._session is not None:
            self._session.flush()
        return super().gathered

    def put(self, loaded: Loaded) -> None:
        """Take `loaded` as how its journey now stands; it is stored at the end."""
        self.journeys[loaded.journey.id] = loaded

    def rest(self, subject_id: UUID, since: date | None) -> None:
        """From `since` on nothing is asked about a subject any more; with None it is asked again.

        Their journeys are brought up to date with the rest of this write: what is open lapses, what is dated ends.
        """
        here = (store.SUBJECT.c.school_id == self.school_id, store.SUBJECT.c.id == subject_id)
        self.connection.execute(update(store.SUBJECT).where(*here).values(rests_from=since))
        resting = self._resting if self.journeys is not None else frozenset()
        self._resting = resting - {subject_id} if since is None else resting | {subject_id}

    def refuse_at_rest(self, subject_id: UUID) -> None:
        """Raise AtRest where nothing is asked about a subject any more."""
        if self.rests(subject_id):
            raise AtRest()

    def recorded(self, record: dict[str, Any], detail: dict[str, Any]) -> None:
        """Take a record of a chain and its detail; all those of a write are stored in two statements, at its end."""
        self._records.append((record, detail))

    def facts_changed(self) -> None:
        """Typed rows were written: what was gathered before no longer serves."""
        self._gathered = None

    def refresh(self) -> None:
        """Bring every journey of the locked subjects up to date, and store what changed: the end of each write."""
        self._flush()
        if not self.versions or not self.journeys:
            return
        now = {each.journey.id: self._refreshed(each) for each in self.journeys.values()}
        self._store([(self._before[id], loaded) for id, loaded in now.items()])
        self._journeys, self._before = now, dict(now)

    def end(self) -> None:
        """Send the records of moves, and what a session still holds; whoever began the transaction commits it."""
        rows.INSERT_RECORD.run(self.connection, (record for record, _ in self._records))
        rows.INSERT_DETAIL.run(self.connection, (detail for _, detail in self._records))
        self._records = []
        if self._session is not None:
            self._session.commit()

    def _flush(self) -> None:
        """Send what was written by model, before it is read by statement; duties may be among it."""
        if self._session is not None:
            self._session.flush()
            self._holders = None

    def _refreshed(self, loaded: Loaded) -> Loaded:
        if self._before[loaded.journey.id] is loaded and self._is_at_rest(loaded):
            return loaded
        result = refreshed(self.playbook(loaded), self.journey_facts(loaded), self.circle(loaded), self.new_id)
        return loaded._replace(
            tasks=result.tasks, dates=result.dates, projection=result.projection, assessed_on=self.today
        )

    def _is_at_rest(self, loaded: Loaded) -> bool:
        """An ended journey whose stage has no step that outlives the end.

        One that has is asked with every write: what begins or ends beside it may end its waiting, or revive it.
        """
        is_over = not loaded.journey.is_open
        return is_over and not self.playbook(loaded).workflow.tasks_at(loaded.journey.stage)

    def _store(self, pairs: list[tuple[Loaded, Loaded]]) -> None:
        changed = [(now, *_changed(before.tasks, now.tasks)) for before, now in pairs]
        rows.UPDATE_TASK.run(self.connection, (self._task_row(n, row) for n, old, _ in changed for row in old))
        rows.INSERT_TASK.run(self.connection, (self._new_task_row(n, row) for n, _, new in changed for row in new))
        rows.UPDATE_DATE.run(self.connection, (row for b, n in pairs for row in self._date_updates(b, n)))
        rows.INSERT_DATE.run(self.connection, (row for b, n in pairs for row in self._date_inserts(b, n)))
        moved = [n for b, n in pairs if (b.journey, b.projection) != (n.journey, n.projection)]
        rows.UPDATE_JOURNEY.run(self.connection, map(self._journey_update, moved))
        known = {each.journey.id for each in moved}
        seen = [n.journey.id for b, n in pairs if n.journey.id not in known and b.assessed_on != n.assessed_on]
        if seen:
            self.connection.execute(
                update(store.JOURNEY)
                .where(store.JOURNEY.c.school_id == self.school_id, store.JOURNEY.c.id.in_(seen))
                .values(assessed_on=self.today)
            )

    def _journey_update(self, loaded: Loaded) -> dict[str, Any]:
        slot = slot_of(self.playbook(loaded), loaded.journey.subject_id)
        row = rows.journey_row(loaded.journey, loaded.projection, self.today, slot)
        return rows.keyed(self.school_id, loaded.journey.id, row)

    def _task_row(self, now: Loaded, row: TaskState) -> dict[str, Any]:
        return rows.keyed(self.school_id, row.id, rows.task_row(row, now.answer_ids.get(row.id)))

    def _new_task_row(self, now: Loaded, row: TaskState) -> dict[str, Any]:
        return rows.new_task_row(self.school_id, now.journey.id, row)

    def _date_updates(self, before: Loaded, now: Loaded) -> Iterable[dict[str, Any]]:
        held = {row.id: row for row in now.dates}
        for old in before.dates:
            row = held.get(old.id)
            if row == old:
                continue
            kept = row or old._replace(nudge_on=None)
            over = None if row else self.now
            yield rows.keyed(self.school_id, old.id, rows.date_row(kept, over))

    def _date_inserts(self, before: Loaded, now: Loaded) -> Iterable[dict[str, Any]]:
        old = {row.id: row for row in before.dates}
        kept = {row.id for row in now.dates}
        agreed = {row.name for row in old.values() if row.id not in kept and row.standing == Standing.AGREED}
        for row in now.dates:
            if row.id not in old:
                yield self._date_row(now, row, row.name in agreed)

    def _date_row(self, now: Loaded, row: DateSet, was_agreed: bool) -> dict[str, Any]:
        """A new value of a dated duty; one that moves an agreed date needs its reason."""
        dated = next(d for d in self.playbook(now).workflow.dates if d.id == row.name)
        if was_agreed and not self.scope.actor.is_system and not self.why:
            raise WhyIsMissing("Say why the date changes.")
        return {
            "school_id": self.school_id,
            "id": row.id,
            "journey_id": now.journey.id,
            "name": row.name,
            "due_on": row.due_on,
            "rule": row.rule,
            "kind": dated.kind.value,
            "standing": row.standing,
            "since": row.since,
            "provisional": row.provisional,
            "whose": dated.whose.value,
            "cycle": row.cycle,
            "visit": now.journey.visit,
            "recorded_at": self.now,
            "reason": self.why,
            "met_on": row.met_on,
            "nudge_on": row.nudge_on,
        }


def _changed(before: Sequence[TaskState], now: Sequence[TaskState]) -> tuple[list[TaskState], list[TaskState]]:
    """The tasks that are not as they were, and those that are new. Most are the very rows that they were."""
    same = {id(row) for row in before} & {id(row) for row in now}
    old = {row.id: row for row in before if id(row) not in same}
    others = [row for row in now if id(row) not in same]
    changed = [row for row in others if row.id in old and row != old[row.id]]
    return changed, [row for row in others if row.id not in old]


def slot_of(playbook: Playbook, subject_id: UUID) -> str | None:
    """What an open journey of this workflow holds for its subject; None where many may be open at once."""
    slot = playbook.workflow.slot
    return f"{slot}:{subject_id}" if slot else None
