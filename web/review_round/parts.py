"""What a review round asks, part by part: the open steps of the children of a class that the person may answer."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session

from engine import tasks
from engine.boards import OpenTask, open_tasks
from engine.reading import subjects_of
from engine.terms import Role
from web import current, words
from web.my_class.rows import NO_CLASS
from web.your_word.items import Waiting, steps_waiting
from workflows.school.pupils import PupilNamed, pupils_named
from workflows.school.reading_log import log_readings
from workflows.school.review_rounds import windows
from workflows.school.term_dates import Stretch


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a round: its name, what it says, and the steps that it lists."""

    title: str
    says: str
    steps: tuple[str, ...]


PARTS = {
    "invite": Part(
        "Invite the families",
        "Day and length stand there already: say who comes, and what is needed.",
        ("invite_to_review",),
    ),
    "ask": Part(
        "Ask the children, and write how it went",
        "Ask the teachers in one press, and the children one after another.",
        ("ask_child_at_review", "write_how_it_went"),
    ),
    "review": Part(
        "Review",
        "The meeting with each family, and what was learned.",
        ("score_outcomes", "meet_family", "weigh_support"),
    ),
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """One part of the round: its key, the class chosen, the classes with steps, what waits, and the weeks of the round.

    `rooms` holds how many steps wait in each class. `is_own` says that the person works with these children; the office
    does not, and sees the invitation alone.
    """

    part: str
    room: str
    rooms: dict[str, int]
    waiting: tuple[Waiting, ...]
    weeks: str
    is_own: bool

    @property
    def can_ask(self) -> bool:
        """Whether the teachers of these children can be asked here."""
        return self.part == "ask" and any(each.item.step.task.id == "write_how_it_went" for each in self.waiting)


@contextmanager
def sheet(part: str, room: str) -> Iterator[Sheet]:
    """The part for a class, or for all; each child’s file logged first, in a constant number of statements."""
    with current.reading() as session:
        found, pupils = _found(session, part)
        weeks = _weeks(session)
    rooms: dict[str, int] = {}
    for each in found:
        name = _room(pupils[each.subject_id])
        rooms[name] = rooms.get(name, 0) + 1
    shown = [each for each in found if not room or _room(pupils[each.subject_id]) == room]
    log_readings(current.desk(), current.scope(), {each.subject_id for each in shown}, "review round")
    with current.reading() as session:
        waiting = tuple(steps_waiting(session, [(each.subject_id, each.task_id) for each in shown]))
    waiting = tuple(sorted(waiting, key=lambda each: (each.pupil.last_name, each.pupil.called)))
    is_own = all(each.item.step.file.is_theirs for each in waiting)
    yield Sheet(part, room, dict(sorted(rooms.items())), waiting, weeks, is_own)


def _room(pupil: PupilNamed) -> str:
    return pupil.class_name or NO_CLASS


def _found(session: Session, part: str) -> tuple[list[OpenTask], dict[UUID, PupilNamed]]:
    """The open steps of a part about children whom the person works with, or that are the office’s too."""
    scope = current.scope()
    mine = subjects_of(session, scope, current.today())
    is_office = Role.OFFICE in current.roles()
    rows = [
        each
        for each in open_tasks(session, scope, PARTS[part].steps)
        if mine is None or is_office or each.subject_id in mine
    ]
    return _may_answer(session, rows), pupils_named(session, scope.school_id, {each.subject_id for each in rows})


def _may_answer(session: Session, rows: list[OpenTask]) -> list[OpenTask]:
    """Those that the person may answer."""
    if not rows:
        return []
    sight = current.desk().sight(session, current.scope(), list({each.subject_id for each in rows}))
    return [each for each in rows if tasks.may_answer(sight, *tasks.find(sight, each.task_id))]


def _weeks(session: Session) -> str:
    """The school’s round that goes on or comes next: `Autumn reviews, 23 November to 4 December`; or nothing."""
    ahead: list[Stretch] = [
        each for each in windows(session, current.scope().school_id) if each.ends_on >= current.today()
    ]
    if not ahead:
        return ""
    today = current.today()
    return (
        f"{ahead[0].name}: {words.short_day(ahead[0].starts_on, today)} to {words.short_day(ahead[0].ends_on, today)}"
    )
