"""A child's page, put together from the child's file: what comes next first, then where the journey stands."""

from dataclasses import dataclass
from uuid import UUID

from flask import url_for

from engine.clock import day_of
from engine.reading import JourneyLook, look_at
from engine.values import TaskState
from web import addresses, words
from web.pupils.awaited import asked_again
from web.pupils.dated import dated_duties
from web.pupils.files import File
from web.pupils.moves_shown import MoveShown, moves_shown
from web.pupils.next_shown import StepShown, due_of, next_step
from web.pupils.services import service_of
from workflows.support.delivery import plan_week

MAIN = "graduated_approach"
STATUS = {"open": "To do", "done": "Done", "not needed": "Not needed", "lapsed": "No longer asked for"}
WAITING = "Waiting"


@dataclass(frozen=True, slots=True)
class TaskShown:
    """One task of the stage in a list."""

    title: str
    href: str
    status: str
    tone: str
    hint: str


@dataclass(frozen=True, slots=True)
class StageShown:
    """One stage on the journey's line: `state` is `done`, `now` or `later`."""

    label: str
    state: str
    on: str


@dataclass(frozen=True, slots=True)
class JourneyShown:
    """One journey on its child's page."""

    id: UUID
    title: str
    about: str
    stage: str
    since: str
    round: str
    is_open: bool
    line: tuple[StageShown, ...]
    step: StepShown
    tasks: tuple[TaskShown, ...]
    moves: tuple[MoveShown, ...]
    dates: tuple[str, ...]
    is_main: bool
    has_step: bool
    """Whether there is a next step here: an ended journey has one while a step outlives its end."""
    asked_again: str
    """What is still asked after the end, and when."""
    drawn: str
    """Where the definition stands drawn that this journey runs under."""

    @property
    def label(self) -> str:
        """What tells this journey from the child's others, in few words."""
        return self.about or self.title

    @property
    def name(self) -> str:
        """The whole of what this journey is."""
        return f"{self.title}: {self.about}" if self.about else self.title

    @property
    def first_move(self) -> MoveShown | None:
        """The expected move, unless it is the next step and stands above already."""
        return next((move for move in self.moves if move.is_expected and move.href != self.step.href), None)

    @property
    def other_moves(self) -> tuple[MoveShown, ...]:
        return tuple(move for move in self.moves if not move.is_expected)


def journeys_shown(file: File) -> tuple[tuple[JourneyLook, ...], tuple[JourneyShown, ...]]:
    """Every journey of a child: the looks, and how they are shown, the open ones first, the cycle before the lanes."""
    looks = look_at(file.sight, file.pupil.id)
    shown = [_journey(file, look) for look in looks]
    order = {look.journey.id: (not look.journey.is_open, look.journey.workflow != MAIN) for look in looks}
    return looks, tuple(sorted(shown, key=lambda each: order[each.id]))


def _journey(file: File, look: JourneyLook) -> JourneyShown:
    journey, child = look.journey, file.pupil.called
    return JourneyShown(
        id=journey.id,
        title=look.workflow.title,
        about=service_of(look.workflow, look.tasks),
        stage=look.workflow.stages[journey.stage].label,
        since=words.day_words(journey.entered_on),
        round=_round(file, look) if journey.workflow == MAIN else "",
        is_open=journey.is_open,
        line=_line(look),
        step=next_step(file, look),
        tasks=tuple(_task(file, look, row) for row in _tasks_here(look)),
        moves=moves_shown(look, child, file) if journey.is_open else (),
        dates=dated_duties(file, look),
        is_main=journey.workflow == MAIN,
        has_step=journey.is_open or look.projection.next.kind == "task",
        asked_again=asked_again(look, child, file.sight.today),
        drawn=url_for("definitions.show", workflow=journey.workflow, at=journey.stage, of=journey.definition),
    )


def _round(file: File, look: JourneyLook) -> str:
    """Which cycle it is, where it is not the first, and which week of its plan; blank where neither is to be told."""
    cycle = look.journey.cycle
    plan = file.sight.gathered.circles[file.pupil.id].plan_of(look.journey.id, cycle)
    week = plan_week(plan, file.sight.today) if plan and plan.in_force else None
    parts = (f"cycle {cycle}" if cycle > 1 else "", f"week {week[0]} of {week[1]}" if week else "")
    told = ", ".join(filter(None, parts))
    return f"This is {told}." if told else ""


def _line(look: JourneyLook) -> tuple[StageShown, ...]:
    """The stages of a journey’s line, with the day on which each was last come to in this cycle."""
    order = _stages_of_line(look)
    here = look.journey.stage
    began = _cycle_began(look)
    came = [r for r in look.records if r.comes]
    entered = {r.to_stage: day_of(r.made_at) for r in came}
    last = {r.to_stage: r.sequence for r in came}
    place = order.index(here) if here in order else len(order)
    shown = []
    for at, name in enumerate(order):
        passed = at < place and name in entered
        recent = name in entered and (last[name] >= began or at < place)
        on = f"{entered[name].day} {entered[name]:%b}" if recent and at <= place else ""
        state = "now" if name == here else "done" if passed else "later"
        shown.append(StageShown(look.workflow.stages[name].label, state, on))
    return tuple(shown)


def _stages_of_line(look: JourneyLook) -> tuple[str, ...]:
    """For the cycle, every stage. For a lane, those that it has come to, and what is usually still ahead of it.

    A lane tells them as they came: a refusal that was overcome stands before what followed. A refusal is no stage that
    lies ahead, and after one nothing does.
    """
    stages, here = look.workflow.open_stages, look.journey.stage
    if look.journey.workflow == MAIN:
        return stages
    usual = _usual_way(look)
    ahead = [name for name in stages[stages.index(here) :] if name in usual] if here in usual else []
    return (*(name for name in _been(look) if name not in ahead), *ahead)


def _been(look: JourneyLook) -> list[str]:
    """The stages that a lane has come to in this cycle, in the order in which it last came to each."""
    began = _cycle_began(look)
    last = {record.to_stage: record.sequence for record in look.records if record.sequence >= began}
    return [name for name in sorted(last, key=lambda each: last[each]) if name in look.workflow.open_stages]


def _cycle_began(look: JourneyLook) -> int:
    """Which record began the cycle that goes on now."""
    return next((r.sequence for r in reversed(look.records) if _starts_cycle(look, r.do)), 0)


def _usual_way(look: JourneyLook) -> frozenset[str]:
    """The stages to which the usual moves lead from the start."""
    workflow, way = look.workflow, dict[str, None]()
    name = workflow.start.at
    while name not in way and not workflow.stages[name].final:
        way[name] = None
        name = workflow.move(str(workflow.stages[name].usually), name).to
    return frozenset(way)


def _starts_cycle(look: JourneyLook, do: str) -> bool:
    return any(move.do == do and move.starts_cycle for move in look.workflow.moves)


def _tasks_here(look: JourneyLook) -> list[TaskState]:
    """The tasks of this stage and visit, in written order."""
    order = {task.id: place for place, task in enumerate(look.workflow.tasks_at(look.journey.stage))}
    found: dict[str, TaskState] = {}
    for row in look.tasks:
        if row.task in order and row.status != "lapsed" and look.serves_now(row):
            found[row.task] = row
    return sorted(found.values(), key=lambda row: order[row.task])


def _task(file: File, look: JourneyLook, row: TaskState) -> TaskShown:
    title = look.workflow.task(row.task).title.replace("{child}", file.pupil.called)
    status, hint = _asked_of(file, row) if row.status == "open" else (STATUS[row.status.value], "")
    tone = "todo" if status == STATUS["open"] else "done"
    return TaskShown(title, addresses.step(row.id), status, tone, hint)


def _asked_of(file: File, row: TaskState) -> tuple[str, str]:
    """How an open task stands, and whose it is by when. What somebody outside has to do is no to-do of the school's."""
    whose = file.around.of_row(row)
    if whose.is_theirs_alone:
        return whose.words, whose.note
    name = words.first_capital(whose.name) if not whose.is_nobodys else whose.words
    due = due_of(row, file.sight.today, file.sight.days)
    return WAITING if whose.is_outside else STATUS["open"], ", ".join(part for part in (name, due) if part)
