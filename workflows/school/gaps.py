"""What nobody holds: roles, classes and children without an owner, how much waits for them, and giving them one.

It falls to the SENCO, then the head, until somebody is named: no step is ever nobody’s.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from sqlmodel import Session

from engine.terms import Role
from engine.unowned import Unowned, unowned
from engine.values import Scope
from engine.work import Work
from workflows.school import classes, duties, people
from workflows.school.pupils import PupilNamed, pupils_named

Where = tuple[Role, str]
"""A role, and the class whose children lack it; blank for the whole school and for children without a class."""


@dataclass(frozen=True, slots=True)
class Gap:
    """One role that nobody holds: to the whole school, to a class, or to children who are in none."""

    role: Role
    class_id: UUID | None = None
    class_name: str = ""
    steps: tuple[Unowned, ...] = ()
    pupils: tuple[PupilNamed, ...] = field(default=())

    @property
    def key(self) -> str:
        """What this gap is called in a form."""
        return f"{self.role.value}-{self.class_id or 'school'}"

    @property
    def is_whole_school(self) -> bool:
        return self.role in duties.WHOLE_SCHOOL

    @property
    def subjects(self) -> list[UUID]:
        """The children for whom something waits."""
        return sorted({each.subject_id for each in self.steps})


def gaps(session: Session, scope: Scope, on: date) -> tuple[Gap, ...]:
    """Every gap: where steps wait first, then roles and classes for which nothing waits yet."""
    steps = unowned(session, scope, on)
    pupils = pupils_named(session, scope.school_id, {each.subject_id for each in steps})
    rooms = {room.name: room for room in classes.classes(session, scope.school_id, on)}
    waiting: dict[Where, list[Unowned]] = defaultdict(list)
    for each in steps:
        waiting[_where(each, pupils[each.subject_id])].append(each)
    for role in people.unheld(session, scope.school_id, on):
        waiting.setdefault((role, ""), [])
    for room in rooms.values():
        if room.needs_teacher:
            waiting.setdefault((Role.CLASS_TEACHER, room.name), [])
    found = [
        Gap(role, rooms[name].id if name in rooms else None, name, tuple(own), _named(own, pupils))
        for (role, name), own in waiting.items()
    ]
    return tuple(sorted(found, key=lambda gap: (not gap.steps, gap.class_name, gap.role)))


def _where(step: Unowned, pupil: PupilNamed) -> Where:
    role = Role(step.role)
    return role, "" if role in duties.WHOLE_SCHOOL else pupil.class_name


def _named(steps: list[Unowned], pupils: dict[UUID, PupilNamed]) -> tuple[PupilNamed, ...]:
    return tuple(pupils[subject] for subject in dict.fromkeys(each.subject_id for each in steps))


def fill(work: Work, gap: Gap, person_id: UUID, *, granted_by: frozenset[Role]) -> None:
    """Let somebody hold what nobody held, from today. `work` holds the children of the gap and of its class."""
    if gap.is_whole_school:
        people.grant(work, person_id, gap.role, granted_by=granted_by)
    elif gap.class_id is not None:
        classes.assign(work, gap.class_id, person_id, gap.role)
    else:
        for subject_id in gap.subjects:
            duties.begin(work, person_id, gap.role, subject_id)


def subjects_of(session: Session, school_id: UUID, gap: Gap, on: date) -> list[UUID]:
    """The children whose owner changes when a gap is filled."""
    in_class = classes.pupils_of(session, school_id, gap.class_id, on) if gap.class_id else []
    return [] if gap.is_whole_school else sorted({*gap.subjects, *in_class})
