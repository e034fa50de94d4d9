"""The rows of the board: who is held up, for how long against the usual, what is missing, and whose move it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import cast
from uuid import UUID

from sqlmodel import Session

from engine.boards import OnBoard, board
from engine.days import DayKind, Days
from engine.definition import Force, Workflow
from engine.stays import times_come
from engine.values import NextStep
from notifications.inbox import Reminded, reminded
from web import addresses, current
from web.held_up.reviews import reviews_ahead
from web.held_up.usual import Usual, Usuals, own_usuals
from web.plain import in_plain_words
from web.pupils.shown import MAIN
from web.whose import Around, Whose
from workflows.catalogue import Definitions
from workflows.school.classes import shared_today
from workflows.school.pupils import PupilNamed, pupils_named, staff_named
from workflows.school.terms import days_now


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One open journey on the board. `over` is how many school days it stands longer than usual.

    `plain` is the stage as one would tell a colleague; `place` puts stages in order: the cycle first, then the lanes.
    `step` and `missing` keep a place for what the child is called, which `web.lists.titled` fills.
    """

    journey_id: UUID
    pupil: PupilNamed
    about: str
    stage: str
    plain: str
    place: tuple[str, int]
    days: int
    usual: Usual | None
    is_held_up: bool
    is_law: bool
    missing: tuple[str, ...]
    whose: Whose
    task_id: UUID | None
    step: str
    href: str
    due_on: date | None
    reminded: Reminded | None
    is_older: bool
    late: int = 0
    """How many school days the next step is late."""
    tries: int = 1
    """How often something was tried at a stage that is tried again; no count of them stops anything."""
    review_on: date | None = None
    """The day of the review that is still to be held."""

    @property
    def lane(self) -> str:
        """Which journey beside the cycle it is: a stage such as “Getting ready” does not say what for."""
        return self.about if self.place[0] else ""

    @property
    def over(self) -> int:
        return self.days - self.usual.days if self.usual else 0

    @property
    def waits(self) -> int:
        """For how many school days it is held up: the next step is late, or it stands longer than usual."""
        return max(self.late, self.over)

    @property
    def can_remind(self) -> bool:
        """Somebody else at the school owes an open step: a reminder has somebody to go to."""
        return self.task_id is not None and not (self.whose.is_mine or self.whose.is_outside or self.whose.is_nobodys)


@dataclass(frozen=True, slots=True)
class Board:
    """All open journeys of a school on a day, held up first, and the figures above them."""

    rows: tuple[BoardRow, ...]
    on: date

    @property
    def reviews(self) -> tuple[BoardRow, ...]:
        """Whose review is still to be held this week, by its day."""
        sunday = self.on + timedelta(days=6 - self.on.weekday())
        found = [(row.review_on, row) for row in self.rows if row.review_on and self.on <= row.review_on <= sunday]
        return tuple(row for _, row in sorted(found, key=lambda each: (each[0], each[1].pupil.last_name)))

    @property
    def held_up(self) -> int:
        return sum(row.is_held_up for row in self.rows)

    @property
    def outside(self) -> int:
        return sum(row.whose.is_outside for row in self.rows)

    @property
    def children(self) -> int:
        return len({row.pupil.id for row in self.rows})


def read_board(session: Session) -> Board:
    """The board of the school of whoever is signed in, in a constant number of statements."""
    desk, scope, today = current.desk(), current.scope(), current.today()
    found = board(session, scope)
    subjects = list({each.subject_id for each in found})
    pupils = pupils_named(session, scope.school_id, subjects)
    names = staff_named(session, scope.school_id)
    sight = desk.sight(session, scope, subjects)
    spoken = reminded(session, scope, [each.next_task_id for each in found if each.next_task_id])
    days, shares = days_now(session, scope.school_id), shared_today(session, scope.school_id, today)
    reviews = reviews_ahead(session, scope, found, _workflow)
    counted = Counted(days, today, own_usuals(session, scope, days), reviews)
    seen = cache(_stage_seen)
    again = [each.journey_id for each in found if seen(each.definition, each.stage).is_tried_again]
    tried = times_come(session, scope, again)
    me = current.person().person_id
    rows = (
        _row(
            each, seen(each.definition, each.stage), pupils[each.subject_id],
            Around(sight.holders(each.subject_id), names, me, shares), counted, spoken, tried.get(each.journey_id, 1),
        )
        for each in found
    )  # fmt: skip
    return Board(tuple(sorted(rows, key=_urgency)), today)


def _urgency(row: BoardRow) -> tuple[object, ...]:
    """Held up first; law before the rest; then by days late or beyond the usual; then whose move it is."""
    return (not row.is_held_up, not row.is_law, -row.waits, row.whose.name, row.pupil.last_name, str(row.journey_id))


@dataclass(frozen=True, slots=True)
class Counted:
    """What days are counted with: the calendar, today, the school’s own usual times, and the reviews ahead."""

    days: Days
    today: date
    own: Usuals
    reviews: Mapping[UUID, date]

    def since(self, day: date) -> int:
        return self.days.between(day, self.today, DayKind.SCHOOL)

    def usual(self, each: OnBoard, *, is_said: bool) -> Usual | None:
        """How long a journey usually stands where it stands: as is said for the school, else its own median, else our
        default."""
        own = self.own.get((each.workflow, each.stage))
        if each.usual_until is None or (own is not None and not is_said):
            return own
        days = self.days.between(each.entered_on, each.usual_until, DayKind.SCHOOL)
        return Usual(days, is_own=False, is_said=is_said)


@dataclass(frozen=True, slots=True)
class StageSeen:
    """Where many journeys stand, worked out once: the stage in words and its place, whether usual days are said, and
    whether one more try leads back to the same stage."""

    workflow: Workflow
    label: str
    plain: str
    place: tuple[str, int]
    is_said: bool
    is_tried_again: bool


def _stage_seen(definition: str, stage: str) -> StageSeen:
    workflow = _workflow(definition)
    place = (_order(workflow), list(workflow.stages).index(stage))
    label, plain = workflow.stages[stage].label, in_plain_words(workflow, stage)
    is_tried_again = any(move.to == stage for move in workflow.moves_from(stage))
    return StageSeen(workflow, label, plain, place, _is_said(workflow, stage), is_tried_again)


def _row(
    each: OnBoard,
    at: StageSeen,
    pupil: PupilNamed,
    around: Around,
    counted: Counted,
    spoken: Mapping[UUID, Reminded],
    tries: int,
) -> BoardRow:
    workflow, today = at.workflow, counted.today
    step = NextStep(
        each.next_kind, each.next_name, each.next_task_id, each.next_owner, each.next_person_id, each.next_due_on,
        each.waiting_until, each.waiting_for,
    )  # fmt: skip
    name, href = _step(each, workflow)
    return BoardRow(
        journey_id=each.journey_id,
        pupil=pupil,
        about=workflow.title,
        stage=at.label,
        plain=at.plain,
        place=at.place,
        days=counted.since(each.entered_on),
        usual=counted.usual(each, is_said=at.is_said),
        is_held_up=each.held_up_from is not None and each.held_up_from < today,
        is_law=_is_law(workflow, each),
        missing=_missing(workflow, each, name, today),
        whose=around.of_step(step),
        task_id=each.next_task_id,
        step=name,
        href=href,
        due_on=each.next_due_on,
        reminded=spoken.get(each.next_task_id) if each.next_task_id else None,
        is_older=each.assessed_on < today,
        late=counted.since(each.next_due_on) if each.next_due_on and each.next_due_on < today else 0,
        tries=tries,
        review_on=counted.reviews.get(each.journey_id),
    )


def _order(workflow: Workflow) -> str:
    """The cycle before the lanes beside it."""
    return "" if workflow.name == MAIN else workflow.name


def _workflow(definition: str) -> Workflow:
    return current.desk().catalogue.playbook(definition).workflow


def _is_said(laid: Workflow, stage: str) -> bool:
    """Whether a layer says other usual days for a stage than the written definition does.

    Of a version that no file holds any more, nobody can tell: what it says stands as our default.
    """
    try:
        written = cast(Definitions, current.desk().catalogue).version(laid.name, laid.version).workflow
    except KeyError:
        return False
    return laid.stages[stage].usual != written.stages[stage].usual


def _met_by_step(workflow: Workflow, each: OnBoard) -> frozenset[str]:
    """The guards that the next step would meet."""
    return frozenset(workflow.task(str(each.next_name)).meets) if each.next_task_id else frozenset()


def _is_law(workflow: Workflow, each: OnBoard) -> bool:
    """Whether the next step is one that the law asks for, because of what is missing or of the step itself."""
    step, blocking = _met_by_step(workflow, each), {check for check, _ in each.blocking}
    return any(workflow.guards[check].force is Force.MUST for check in step & blocking or step)


def _missing(workflow: Workflow, each: OnBoard, step: str, today: date) -> tuple[str, ...]:
    """What is missing, as becauses: first what the next step would put right, or that the step itself is late."""
    first = _met_by_step(workflow, each)
    own = [because for check, because in each.blocking if check in first]
    rest = [because for check, because in each.blocking if check not in first]
    is_late = each.next_due_on is not None and each.next_due_on < today
    late = [f"“{step}” is not done."] if not own and is_late and step else []
    return tuple(dict.fromkeys((*own, *late, *rest)))


def _step(each: OnBoard, workflow: Workflow) -> tuple[str, str]:
    if each.next_task_id is not None:
        return workflow.task(str(each.next_name)).title, addresses.step(each.next_task_id)
    if each.next_kind == "move":
        button = workflow.move(str(each.next_name), each.stage).button
        return button, f"/journeys/{each.journey_id}/moves/{each.next_name}"
    return "", ""
