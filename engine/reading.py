"""Reading journeys: what a page about one subject shows, judged afresh at the moment of reading."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import and_, select
from sqlmodel import Session

from engine.assessment import asking, assess
from engine.definition import Move, Task, Workflow
from engine.desk import Desk
from engine.errors import NotFound, NotFromHere
from engine.history import BY_SYSTEM
from engine.next_step import expected_move
from engine.refresh import refreshed
from engine.roles import roles_anywhere, roles_of, subjects_of
from engine.sight import Sight
from engine.store import DETAIL, JOURNEY, RECORD, TASK, Loaded
from engine.terms import CountsFor
from engine.values import Allowance, Assessment, DateSet, JourneyState, Projection, Scope, TaskState

__all__ = [
    "JourneyLook",
    "RecordSeen",
    "assessment_of",
    "look",
    "look_at",
    "roles_anywhere",
    "roles_of",
    "subject_of",
    "subjects_of",
]


@dataclass(frozen=True, slots=True)
class RecordSeen:
    """One record of a journey's history; `detail` is empty where it was erased, `workflow` what it was made under."""

    sequence: int
    kind: str
    do: str
    from_stage: str | None
    to_stage: str
    made_at: datetime
    made_by: UUID | None
    lapsed: tuple[str, ...]
    detail: Mapping[str, Any]
    workflow: Workflow

    @property
    def comes(self) -> bool:
        """Whether the journey came to a stage by it: a change of rules may leave it where it stood."""
        return self.kind not in BY_SYSTEM or self.from_stage != self.to_stage

    @property
    def to_label(self) -> str:
        """What the stage was called that it led to."""
        return self.workflow.stages[self.to_stage].label


@dataclass(frozen=True, slots=True)
class JourneyLook:
    """One journey as a page shows it: every move from its stage with every verdict, and its records, oldest first.

    `projection` is recomputed now; `as_stored` is what the lists show.
    """

    journey: JourneyState
    workflow: Workflow
    projection: Projection
    as_stored: Projection
    tasks: tuple[TaskState, ...]
    allowances: tuple[Allowance, ...]
    dates: tuple[DateSet, ...]
    moves: tuple[tuple[Move, Assessment], ...]
    expected: Move | None
    records: tuple[RecordSeen, ...]
    facts: Any

    def task_once(self, id: str) -> Task | None:
        """The task called `id` under what the journey runs under, or ran under before; None where none had it."""
        ran_under = (self.workflow, *(record.workflow for record in reversed(self.records)))
        return next((task for each in ran_under for task in each.tasks if task.id == id), None)

    def serves_now(self, row: TaskState) -> bool:
        """Whether a row is of this cycle and visit, so far as its task is asked anew in each."""
        counts_for = self.workflow.task(row.task).counts_for
        is_of_cycle = counts_for is CountsFor.JOURNEY or row.cycle == self.journey.cycle
        return is_of_cycle and (counts_for is not CountsFor.VISIT or row.visit == self.journey.visit)


def look(desk: Desk, session: Session, scope: Scope, subject_id: UUID) -> tuple[JourneyLook, ...]:
    """Every journey of one subject, oldest first, in a constant number of statements."""
    return look_at(desk.sight(session, scope, [subject_id]), subject_id)


def look_at(sight: Sight, subject_id: UUID) -> tuple[JourneyLook, ...]:
    """Like `look`, for a subject already in sight."""
    records = _records(sight, subject_id)
    own = (each for each in sight.journeys.values() if each.journey.subject_id == subject_id)
    return tuple(_look(sight, each, records.get(each.journey.id, ())) for each in own)


def assessment_of(
    desk: Desk, session: Session, scope: Scope, journey_id: UUID, do: str
) -> tuple[Sight, Loaded, Move, Assessment]:
    """How one move of a journey is judged now. Raises NotFound, NotFromHere."""
    sight = desk.sight(session, scope, [subject_of(session, scope, journey=journey_id)])
    loaded = sight.journey(journey_id)
    playbook = sight.playbook(loaded)
    try:
        move = playbook.workflow.move(do, loaded.journey.stage)
    except KeyError:
        raise NotFromHere(loaded.journey.stage, do) from None
    journey = sight.journey_facts(loaded)
    ask = asking(playbook, playbook.facts(journey, sight.circle(loaded)))
    return sight, loaded, move, assess(playbook, journey, ask, move)


def subject_of(session: Session, scope: Scope, *, journey: UUID | None = None, task: UUID | None = None) -> UUID:
    """The subject that a journey or a task is about; NotFound where there is none in this school."""
    query = select(JOURNEY.c.subject_id).where(JOURNEY.c.school_id == scope.school_id)
    if task is not None:
        on = and_(TASK.c.school_id == JOURNEY.c.school_id, TASK.c.journey_id == JOURNEY.c.id)
        query = query.join(TASK, on).where(TASK.c.id == task)
    else:
        query = query.where(JOURNEY.c.id == journey)
    found = session.connection().execute(query).scalar()
    if found is None:
        raise NotFound("journey" if journey else "step")
    return UUID(str(found))


def _look(sight: Sight, loaded: Loaded, records: tuple[RecordSeen, ...]) -> JourneyLook:
    playbook, journey = sight.playbook(loaded), sight.journey_facts(loaded)
    facts = playbook.facts(journey, sight.circle(loaded))
    ask = asking(playbook, facts)
    goes_on = journey.journey.is_open and not journey.rests
    moves = playbook.workflow.moves_from(journey.journey.stage) if goes_on else ()
    return JourneyLook(
        journey=loaded.journey,
        workflow=playbook.workflow,
        projection=refreshed(playbook, journey, sight.circle(loaded), lambda: sight.desk.ids.new(sight.now)).projection,
        as_stored=loaded.projection,
        tasks=loaded.tasks,
        allowances=loaded.allowances,
        dates=loaded.dates,
        moves=tuple((move, assess(playbook, journey, ask, move)) for move in moves),
        expected=expected_move(playbook, journey),
        records=records,
        facts=facts,
    )


def _records(sight: Sight, subject_id: UUID) -> dict[UUID, tuple[RecordSeen, ...]]:
    query = (
        select(RECORD, DETAIL.c.body)
        .join(JOURNEY, and_(JOURNEY.c.school_id == RECORD.c.school_id, JOURNEY.c.id == RECORD.c.journey_id))
        .join(DETAIL, and_(DETAIL.c.school_id == RECORD.c.school_id, DETAIL.c.record_id == RECORD.c.id))
        .where(JOURNEY.c.school_id == sight.school_id, JOURNEY.c.subject_id == subject_id)
        .order_by(RECORD.c.journey_id, RECORD.c.sequence)
    )
    found: dict[UUID, tuple[RecordSeen, ...]] = {}
    for row in sight.connection.execute(query):
        seen = RecordSeen(
            row.sequence, row.kind, row.do, row.from_stage, row.to_stage, row.made_at, row.made_by,
            tuple(json.loads(row.text)["lapsed"]), json.loads(row.body) if row.body else {},
            sight.desk.catalogue.playbook(row.definition).workflow,
        )  # fmt: skip
        found[row.journey_id] = (*found.get(row.journey_id, ()), seen)
    return found
