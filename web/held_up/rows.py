"""The rows of the board: who is held up, for how long against the usual, what is missing, and whose move it is.

A row keeps what the board is sorted, chosen and counted by; what else it says is put into words when it is shown.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple
from uuid import UUID

from sqlmodel import Session

from engine.boards import NextHolders, OnBoard, board, next_holders
from engine.days import DayKind, Days
from engine.values import NextStep
from web import addresses, current
from web.held_up.reviews import reviews_ahead
from web.held_up.seen import StageSeen, StepSeen, stages, steps, workflow_of
from web.held_up.usual import Usual, Usuals, own_usuals
from web.whose import Around, Whose
from workflows.school.classes import shared_today
from workflows.school.pupils import PupilNamed, pupils_on_board, staff_named
from workflows.school.terms import days_now


class BoardRow(NamedTuple):
    """One open journey on the board, as it is kept (`each`), with what many rows have in common: `at`, `next`.

    `days` are those at the stage, `late` how many school days the next step is late, `waits` for how many the row is
    held up: by that, or by standing longer than usual. `review_on` is the day of the review that is still to be held.
    `step` and `missing` keep a place for what the child is called, which `web.lists.titled` fills.
    """

    each: OnBoard
    at: StageSeen
    next: StepSeen
    pupil: PupilNamed
    whose: Whose
    days: int
    usual: Usual | None
    late: int
    waits: int
    is_held_up: bool
    is_law: bool
    review_on: date | None
    on: date

    @property
    def journey_id(self) -> UUID:
        return self.each.journey_id

    @property
    def task_id(self) -> UUID | None:
        return self.each.next_task_id

    @property
    def due_on(self) -> date | None:
        return self.each.next_due_on

    @property
    def is_older(self) -> bool:
        """Whether the row was not yet brought up to this day."""
        return self.each.assessed_on < self.on

    @property
    def about(self) -> str:
        return self.at.workflow.title

    @property
    def stage(self) -> str:
        return self.at.label

    @property
    def plain(self) -> str:
        """The stage as one would tell a colleague."""
        return self.at.plain

    @property
    def place(self) -> tuple[str, int]:
        """What puts stages in order: the cycle first, then the lanes."""
        return self.at.place

    @property
    def lane(self) -> str:
        """Which journey beside the cycle it is: a stage such as “Getting ready” does not say what for."""
        return self.about if self.place[0] else ""

    @property
    def can_remind(self) -> bool:
        """Somebody else at the school owes an open step: a reminder has somebody to go to."""
        return self.task_id is not None and not (self.whose.is_mine or self.whose.is_outside or self.whose.is_nobodys)

    @property
    def step(self) -> str:
        return self.next.title

    @property
    def href(self) -> str:
        """Where the next step is taken; blank where there is none to take."""
        if self.task_id is not None:
            return addresses.step(self.task_id)
        return f"/journeys/{self.journey_id}/moves/{self.each.next_name}" if self.next.is_move else ""

    @property
    def missing(self) -> tuple[str, ...]:
        """What is missing, as becauses: first what the next step would put right, or that the step itself is late."""
        own = [because for check, because in self.each.blocking if check in self.next.meets]
        rest = [because for check, because in self.each.blocking if check not in self.next.meets]
        is_late = self.due_on is not None and self.due_on < self.on
        late = [f"“{self.step}” is not done."] if not own and is_late and self.step else []
        return tuple(dict.fromkeys((*own, *late, *rest)))


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
    scope, today = current.scope(), current.today()
    found = board(session, scope)
    pupils = pupils_on_board(session, scope.school_id)
    days, at, coming = days_now(session, scope.school_id), stages(), steps()
    reviews = reviews_ahead(session, scope, found, workflow_of)
    counted = _counted(days, today, own_usuals(session, scope, days), reviews)
    movers = movers_now(session)
    rows = (
        _row(
            each, at(each.definition, each.stage),
            coming(each.definition, each.stage, each.next_kind, each.next_name), pupils[each.subject_id],
            movers.of(each), counted,
        )
        for each in found
    )  # fmt: skip
    return Board(tuple(sorted(rows, key=_urgency)), today)


def _urgency(row: BoardRow) -> tuple[object, ...]:
    """Held up first; law before the rest; then by days late or beyond the usual; then whose move it is."""
    return not row.is_held_up, not row.is_law, -row.waits, row.whose.name, row.pupil.last_name, row.each.journey_id.int


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted for rows: school days up to today, how long is usual by our default between two days (or as is
    said for the school), the school’s own usual times, and the reviews ahead."""

    today: date
    since: Callable[[date], int]
    default: Callable[[date, date, bool], Usual]
    own: Usuals
    reviews: Mapping[UUID, date]

    def usual(self, each: OnBoard, at: StageSeen) -> Usual | None:
        """How long a journey usually stands where it stands: as is said for the school, else its own median, else our
        default."""
        own = self.own.get((each.workflow, each.stage))
        if each.usual_until is None or (own is not None and not at.is_said):
            return own
        return self.default(each.entered_on, each.usual_until, at.is_said)


def _counted(days: Days, today: date, own: Usuals, reviews: Mapping[UUID, date]) -> Counted:
    """Many journeys came to their stage on the same few days: from each of them days are counted once."""

    @cache
    def since(day: date) -> int:
        return days.between(day, today, DayKind.SCHOOL)

    @cache
    def default(came: date, until: date, is_said: bool) -> Usual:
        return Usual(days.between(came, until, DayKind.SCHOOL), is_own=False, is_said=is_said)

    return Counted(today, since, default, own, reviews)


@dataclass(frozen=True, slots=True)
class Movers:
    """Whose move it is: who holds the role of each next step, by name. The same people are put into words once."""

    holders: NextHolders
    around: Around
    said: dict[tuple[object, ...], Whose] = field(default_factory=dict)

    def of(self, each: OnBoard) -> Whose:
        people = self.holders.of(each.journey_id, each.next_owner)
        key = (each.next_kind, each.next_owner, each.next_person_id, people, each.waiting_until, each.waiting_for)
        found = self.said.get(key)
        if found is None:
            found = self.said[key] = self._of(each, people)
        return found

    def _of(self, each: OnBoard, people: tuple[UUID, ...]) -> Whose:
        if each.next_kind == "wait":
            return self.around.of_step(_next_step(each))
        return self.around.of_people(each.next_owner or "", people, each.next_person_id)


def movers_now(session: Session) -> Movers:
    """Whose move each journey on the board is. Three statements, however many there are."""
    scope, today = current.scope(), current.today()
    names, shares = staff_named(session, scope.school_id), shared_today(session, scope.school_id, today)
    around = Around({}, names, current.person().person_id, shares)
    return Movers(next_holders(session, scope, today), around)


def _next_step(each: OnBoard) -> NextStep:
    return NextStep(
        each.next_kind, each.next_name, each.next_task_id, each.next_owner, each.next_person_id, each.next_due_on,
        each.waiting_until, each.waiting_for,
    )  # fmt: skip


def _row(each: OnBoard, at: StageSeen, coming: StepSeen, pupil: PupilNamed, whose: Whose, counted: Counted) -> BoardRow:
    due, held, today = each.next_due_on, each.held_up_from, counted.today
    days, usual = counted.since(each.entered_on), counted.usual(each, at)
    late = counted.since(due) if due and due < today else 0
    return BoardRow(
        each, at, coming, pupil, whose, days, usual, late,
        waits=max(late, days - usual.days if usual else 0),
        is_held_up=held is not None and held < today,
        is_law=coming.is_law(each.blocking),
        review_on=counted.reviews.get(each.journey_id),
        on=today,
    )  # fmt: skip
