"""What comes next on a journey, who owes it, what is in the way, and from when it counts as held up. All pure."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from engine.assessment import Ask, assess, no_longer_hold
from engine.checks import MET, NOT_MET
from engine.definition import OPENER, THEIR_OWN, Move, Standing, Task
from engine.due import usual_until
from engine.playbook import Playbook
from engine.values import Assessment, JourneyFacts, NextStep, Projection, TaskState, TaskStatus, Verdict

_OPEN, _DONE, _NOT_NEEDED = TaskStatus.OPEN, TaskStatus.DONE, TaskStatus.NOT_NEEDED


@dataclass(frozen=True, slots=True)
class Unopened:
    """A task of the stage that is not open yet, and the day on which it opens."""

    task: Task
    opens_on: date


def expected_move(playbook: Playbook, journey: JourneyFacts) -> Move | None:
    """The move that an answer of this visit leads to, else the stage's usual one; None at a final stage."""
    workflow, stage = playbook.workflow, journey.journey.stage
    if workflow.stages[stage].final:
        return None
    led = _led_to(playbook, journey)
    return workflow.move(led or str(workflow.stages[stage].usually), stage)


def _led_to(playbook: Playbook, journey: JourneyFacts) -> str | None:
    visit, known = journey.journey.visit, playbook.workflow.leading_from[journey.journey.stage]
    given = (row.answer for row in journey.tasks if row.task in known and row.answer)
    for answer in sorted((each for each in given if each.visit == visit), key=lambda a: a.at, reverse=True):
        for question in known[answer.task].form or ():
            led = (question.leads_to or {}).get(str(answer.values.get(question.name)))
            if led:
                return led
    return None


def projected(
    playbook: Playbook,
    journey: JourneyFacts,
    facts: Any,
    ask: Ask,
    unopened: tuple[Unopened, ...],
) -> Projection:
    """Everything that the journey's row keeps; `journey.tasks` and `journey.dates` are those that now hold."""
    move = expected_move(playbook, journey)
    if move is None:
        return _after_the_end(playbook, journey, unopened)
    assessment = assess(playbook, journey, ask, move)
    missing = (*no_longer_hold(playbook, journey, ask, move), *assessment.blocking)
    usual = usual_until(playbook, journey, facts)
    step = _step(playbook, journey, move, assessment, missing, unopened)
    due = step.due_on
    if step.kind == "move":
        due = min(_open_dates(playbook, journey), default=usual)
    elif step.kind == "wait":
        due = min(_open_dates(playbook, journey), default=None)
    late = [d for d in (due, usual if missing else None) if d]
    blocking = tuple((v.check, v.because) for v in missing)
    return Projection(step, assessment.permits, blocking, usual, due, min(late, default=None))


def _after_the_end(playbook: Playbook, journey: JourneyFacts, unopened: tuple[Unopened, ...]) -> Projection:
    """What outlives an end: a task of the final stage, or the day on which one opens."""
    row = _earliest(playbook, journey)
    if row is None:
        opens = min((each.opens_on for each in unopened), default=None)
        return Projection(NextStep("none", waiting_until=opens), True, (), None, None, None)
    return Projection(_to_do(journey, row), True, (), None, row.due_on, row.due_on)


def _open_dates(playbook: Playbook, journey: JourneyFacts) -> tuple[date, ...]:
    """The dated duties by which a journey is late: guidance alone, or the family's own time, holds nothing up."""
    counting = {
        dated.id
        for dated in playbook.workflow.dates
        if dated.standing is not Standing.GUIDANCE and dated.whose not in THEIR_OWN
    }
    return tuple(d.due_on for d in journey.dates if d.met_on is None and d.name in counting)


def _step(
    playbook: Playbook,
    journey: JourneyFacts,
    move: Move,
    assessment: Assessment,
    missing: tuple[Verdict, ...],
    unopened: tuple[Unopened, ...],
) -> NextStep:
    row = _first_for(playbook, journey, missing) or _earliest(playbook, journey)
    if row is not None:
        return _to_do(journey, row)
    if assessment.permits:
        return NextStep("move", move.do, owner=move.by[0])
    return _waiting(playbook, journey, move, assessment, unopened)


def _to_do(journey: JourneyFacts, row: TaskState) -> NextStep:
    person = journey.journey.opened_by if row.owner == OPENER else row.person_id
    return NextStep("task", row.task, row.id, row.owner, person, row.due_on)


def _open_rows(playbook: Playbook, journey: JourneyFacts) -> list[TaskState]:
    """The open tasks, in written order."""
    order = playbook.workflow.order
    rows = (row for row in journey.tasks if row.status is _OPEN and row.task in order)
    return sorted(rows, key=lambda row: order[row.task])


def _first_for(playbook: Playbook, journey: JourneyFacts, missing: tuple[Verdict, ...]) -> TaskState | None:
    unmet = {verdict.check for verdict in missing}
    rows = _open_rows(playbook, journey)
    return next((row for row in rows if unmet & set(playbook.workflow.task(row.task).meets)), None)


def _earliest(playbook: Playbook, journey: JourneyFacts) -> TaskState | None:
    rows = (row for row in _open_rows(playbook, journey) if not playbook.workflow.task(row.task).is_theirs_to_tell)
    return min(rows, key=lambda row: row.due_on or date.max, default=None)


def _waiting(
    playbook: Playbook, journey: JourneyFacts, move: Move, assessment: Assessment, unopened: tuple[Unopened, ...]
) -> NextStep:
    """Waiting: until the earliest day on which a task opens or something outside happens, and for whom.

    Where there is nothing of the kind, what is missing was answered and did not suffice. Nobody is left waiting for
    nothing: the move is then its owner's, who sees what is missing, and goes on with a reason or answers again.
    """
    untils: list[tuple[date, str]] = [(each.opens_on, each.task.owner) for each in unopened]
    words = None
    for verdict in assessment.blocking:
        outside = playbook.workflow.guards[verdict.check].outside
        if outside is None:
            continue
        words = words or str(outside.role or outside.says)
        until = journey.dated(outside.until) if outside.until else None
        if until:
            untils.append((until, str(outside.role or outside.says)))
    first = min(untils, default=None)
    if first is None and words is None:
        return NextStep("move", move.do, owner=move.by[0])
    if first is None:
        return NextStep("wait", waiting_for=words)
    return NextStep("wait", waiting_until=first[0], waiting_for=words or first[1])


def task_outcome(task: Task, ask: Ask, answered: bool) -> TaskStatus:
    """Open, done or not needed, as grammar rule 2 has it."""
    if task.done_when is not None:
        outcome = ask(task.done_when).outcome
        if outcome is NOT_MET:
            return _OPEN
        return _DONE if answered or outcome is MET else _NOT_NEEDED
    if task.form is not None and answered:
        return _DONE
    answers = [ask(check) for check in task.meets]
    if not answers or not all(answer.passes for answer in answers):
        return _OPEN
    if task.screen is not None and any(answer.met for answer in answers):
        return _DONE
    return _NOT_NEEDED


def opens_on(task: Task, due_on: date | None, journey: JourneyFacts) -> date | None:
    """The day from which a task can be done; None where that is at once."""
    if task.opens is None or due_on is None:
        return None
    return journey.days.before(due_on, task.opens.within.count, task.opens.within.kind)
