"""A child's page, put together from the child's file: what comes next first, then where the journey stands."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from flask import url_for

from engine.clock import day_of
from engine.days import DayKind, Days
from engine.definition import Dated, Standing
from engine.opening import CARRIED_IN
from engine.reading import JourneyLook, look_at
from engine.values import DateSet, NextStep, TaskState
from web import addresses, words
from web.cited import Cited, cite
from web.pupils.files import File
from web.pupils.moves_shown import MoveShown, moves_shown
from web.whose import Whose

MAIN = "graduated_approach"
STATUS = {"open": "To do", "done": "Done", "not needed": "Not needed", "lapsed": "No longer asked for"}


@dataclass(frozen=True, slots=True)
class StepShown:
    """The next step of one journey. `why` is one sentence, `cited` where it stands; `href` and `button` do it."""

    title: str
    whose: Whose
    due: str
    is_late: bool
    why: str
    cited: Cited | None
    href: str
    button: str


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
    cycle: int
    is_open: bool
    line: tuple[StageShown, ...]
    step: StepShown
    tasks: tuple[TaskShown, ...]
    moves: tuple[MoveShown, ...]
    dates: tuple[str, ...]
    is_main: bool
    drawn: str = ""
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
    answered = _opening_answers(look)
    return JourneyShown(
        id=journey.id,
        title=look.workflow.title,
        about=_service(look, answered),
        stage=look.workflow.stages[journey.stage].label,
        since=words.day_words(journey.entered_on),
        cycle=journey.cycle,
        is_open=journey.is_open,
        line=_line(look),
        step=_step(file, look),
        tasks=tuple(_task(file, look, row) for row in _tasks_here(look)),
        moves=moves_shown(look, child, file.roles) if journey.is_open else (),
        dates=_dated(file, look),
        is_main=journey.workflow == MAIN,
        drawn=url_for("definitions.show", workflow=journey.workflow, at=journey.stage, of=journey.definition),
    )


def _opening_answers(look: JourneyLook) -> Mapping[str, Any]:
    """What was said when a journey was begun, or when it was put in."""
    opening = {look.workflow.start.asks, CARRIED_IN}
    found = next((row.answer for row in look.tasks if row.task in opening and row.answer), None)
    return found.values if found else {}


def _service(look: JourneyLook, answers: Mapping[str, Any]) -> str:
    """Which service a lane is about, in words; nothing for other journeys."""
    asked = look.workflow.start.asks
    named = {each.name: each for each in look.workflow.task(asked).form or ()} if asked else {}
    if "service" not in named or "service" not in answers:
        return ""
    return (named["service"].choices or {}).get(str(answers["service"]), str(answers["service"]))


def _line(look: JourneyLook) -> tuple[StageShown, ...]:
    """The stages in written order, with the day on which each was last come to in this cycle."""
    order = _stages_of_line(look)
    began = next((r.sequence for r in reversed(look.records) if _starts_cycle(look, r.do)), 0)
    entered = {r.to_stage: day_of(r.made_at) for r in look.records}
    last = {r.to_stage: r.sequence for r in look.records}
    here = look.journey.stage
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

    A refusal is no stage that lies ahead, and after one nothing does.
    """
    stages, here = look.workflow.open_stages, look.journey.stage
    if look.journey.workflow == MAIN:
        return stages
    usual, visited = _usual_way(look), {record.to_stage for record in look.records}
    ahead = stages[stages.index(here) :] if here in usual else ()
    return tuple(name for name in stages if name in visited or (name in usual and name in ahead))


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


def _step(file: File, look: JourneyLook) -> StepShown:
    step = look.projection.next
    if step.kind == "task":
        return task_step(file, look, step)
    if step.kind == "move":
        return _move_step(file, look, step)
    if step.kind == "none":
        ended = f"Ended: {look.workflow.stages[look.journey.stage].label}"
        return StepShown(ended, Whose(""), "", False, "", None, "", "")
    return _waiting(file, look, step)


def _waiting(file: File, look: JourneyLook, step: NextStep) -> StepShown:
    """Nothing is to be done: until which day, or until whom. The day stands once, with what it is the day of."""
    whose, until = file.around.of_step(step), step.waiting_until
    because = next((because for check, because in look.projection.blocking if not _is_dated(look, check)), "")
    if until is None:
        return StepShown("Nothing to do for now", whose, "", False, because, None, "", "")
    titles = (_title(file, look, each) for each in _ahead(look) if each.due_on == until)
    awaited = words.in_a_sentence(next(filter(None, titles), ""))
    on = words.short_day(until, file.sight.today)
    far = words.how_far(until, file.sight.today, file.sight.days)
    due = f"{on}, {far}" if awaited else far
    return StepShown(
        f"Nothing to do until {awaited or on}", replace(whose, until=None), due, False, because, None, "", ""
    )


def _is_dated(look: JourneyLook, check: str) -> bool:
    """Whether a guard waits for a day, which the step names already."""
    outside = look.workflow.guards[check].outside
    return outside is not None and outside.until is not None


def task_step(file: File, look: JourneyLook, step: NextStep) -> StepShown:
    """A step of a journey that is a task: the next one, or another that somebody owes."""
    task = look.workflow.task(str(step.name))
    row = next((row for row in look.tasks if row.id == step.task_id), None)
    whose = file.around.of_role(step.owner or "", step.person_id)
    because = dict(look.projection.blocking)
    why = next((because[check] for check in task.meets if check in because), "")
    reference = next((look.workflow.guards[check].reference for check in task.meets if check in because), "")
    return StepShown(
        title=task.title.replace("{child}", file.pupil.called),
        whose=whose,
        due=_due(row, file.sight.today, file.sight.days),
        is_late=step.due_on is not None and step.due_on < file.sight.today,
        why=why,
        cited=cite(reference) if reference else None,
        href=addresses.step(step.task_id) if step.task_id else "",
        button="Do this step" if whose.is_mine else "Open this step",
    )


def _move_step(file: File, look: JourneyLook, step: NextStep) -> StepShown:
    move = look.workflow.move(str(step.name), look.journey.stage)
    due = look.projection.next_due_on
    whose = file.around.of_step(step)
    return StepShown(
        title=move.button.replace("{child}", file.pupil.called),
        whose=whose,
        due=_usual(look, due, file.sight.today, file.sight.days) if due else "",
        is_late=due is not None and due < file.sight.today,
        why="Everything that this needs is there."
        if move.guards
        else "Nothing else is needed: press it when it is so.",
        cited=None,
        href=url_for("moves.confirm", journey_id=look.journey.id, do=move.do),
        button="Go on",
    )


def _usual(look: JourneyLook, due: date, today: date, days: Days) -> str:
    """When a move is due: on the day that was agreed, or by when it usually is."""
    if any(dated.due_on == due and dated.met_on is None for dated in look.dates):
        return f"agreed for {words.short_day(due, today)}, {words.when(due, today, days).rpartition(', ')[2]}"
    return f"usually by {words.short_day(due, today)}"


def _due(row: TaskState | None, today: date, days: Days) -> str:
    if row is None or row.due_on is None:
        return ""
    return words.due_words(row.due_on, today, days, standing=row.due_standing, provisional=row.provisional)


def _tasks_here(look: JourneyLook) -> list[TaskState]:
    """The tasks of this stage and visit, in written order."""
    order = {task.id: place for place, task in enumerate(look.workflow.tasks_at(look.journey.stage))}
    found: dict[str, TaskState] = {}
    for row in look.tasks:
        in_cycle = row.cycle in (0, look.journey.cycle) and row.visit in (0, look.journey.visit)
        if row.task in order and in_cycle and row.status != "lapsed":
            found[row.task] = row
    return sorted(found.values(), key=lambda row: order[row.task])


def _task(file: File, look: JourneyLook, row: TaskState) -> TaskShown:
    task = look.workflow.task(row.task)
    is_open = row.status == "open"
    whose = file.around.of_role(row.owner, row.person_id)
    due = _due(row, file.sight.today, file.sight.days)
    name = whose.name[:1].upper() + whose.name[1:] if not whose.is_nobodys else whose.words
    return TaskShown(
        title=task.title.replace("{child}", file.pupil.called),
        href=addresses.step(row.id),
        status=STATUS[row.status.value],
        tone="todo" if is_open else "done",
        hint=", ".join(part for part in (name, due) if part) if is_open else "",
    )


def _ahead(look: JourneyLook) -> list[DateSet]:
    """The dated duties that are still to be met."""
    return [dated for dated in look.dates if dated.met_on is None]


def _dated(file: File, look: JourneyLook) -> tuple[str, ...]:
    """The dated duties that are still to be met, in words; not the one that the next step waits for, and names."""
    ahead = sorted(_ahead(look), key=lambda each: each.due_on)
    shown = [each for each in ahead if each.due_on != look.projection.next.waiting_until]
    titled = [(_title(file, look, each), each) for each in shown]
    return tuple(f"{words.without_the(title)}: {_when(file, look, each)}" for title, each in titled if title)


def _title(file: File, look: JourneyLook, dated: DateSet) -> str:
    """What a dated duty is called; nothing where no page names it."""
    return (_duty(look, dated).title or "").replace("{child}", file.pupil.called)


def _duty(look: JourneyLook, dated: DateSet) -> Dated:
    return next(each for each in look.workflow.dates if each.id == dated.name)


def _when(file: File, look: JourneyLook, dated: DateSet) -> str:
    """The day, and how far off it is; a day in law runs through the holidays."""
    duty = _duty(look, dated)
    kind = DayKind.CALENDAR if duty.standing is Standing.LAW else DayKind.SCHOOL
    said = words.when(dated.due_on, file.sight.today, file.sight.days, kind)
    return f"{said}, by law" if duty.standing is Standing.LAW else said
