"""One row of the board, opened: the guards of the usual move, what happened last, who was reminded, who could take
the step."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from engine.errors import NotFound
from engine.reading import JourneyLook, look_at
from engine.values import TaskState
from notifications.inbox import Spoken, spoken_of
from web import current
from web.fields import Choice
from web.lists import in_titles
from web.pupils.files import File
from web.pupils.history import Event, history
from web.pupils.moves_shown import MoveShown, moves_shown
from web.steps.handing_over import people_who_could

LAST = 3


@dataclass(frozen=True, slots=True)
class Reminder:
    """One reminder: when, to whom, and by whom it was asked for; by nobody where its ladder sent it."""

    on: date
    to: str
    by: str


@dataclass(frozen=True, slots=True)
class Opened:
    """What an open row says. `task` is the step that can be given to somebody else, if the next step is one."""

    journey_id: UUID
    move: MoveShown | None
    events: tuple[Event, ...]
    reminders: tuple[Reminder, ...]
    task: TaskState | None
    title: str
    people: tuple[Choice, ...]


def opened_row(file: File, journey_id: UUID) -> Opened:
    """The row of one journey of a child whose file is open. Raises NotFound where there is none."""
    look = next((each for each in look_at(file.sight, file.pupil.id) if each.journey.id == journey_id), None)
    if look is None:
        raise NotFound("journey")
    child = in_titles([file.pupil])[file.pupil.id]
    moves = moves_shown(look, child, file)
    about = [*(row.id for row in look.tasks), *(dated.id for dated in look.dates)]
    spoken = spoken_of(file.sight.session, current.scope(), about)
    task = next((row for row in look.tasks if row.id == look.projection.next.task_id), None)
    return Opened(
        journey_id,
        next((move for move in moves if move.is_expected), None),
        history((look,), (), file.names, child)[:LAST],
        tuple(_reminder(each, file.names) for each in spoken),
        task,
        _title(look, task, child),
        tuple(people_who_could(file, task)) if task else (),
    )


def _title(look: JourneyLook, task: TaskState | None, child: str) -> str:
    return look.workflow.task(task.task).title.replace("{child}", child) if task else ""


def _reminder(spoken: Spoken, names: dict[UUID, str]) -> Reminder:
    by = names.get(spoken.by, "a colleague") if spoken.by else ""
    return Reminder(spoken.on, names.get(spoken.to, "somebody who has left"), by)
