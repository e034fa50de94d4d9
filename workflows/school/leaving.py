"""Somebody leaves: everything that is theirs, and giving it to whoever takes over, in one write.

The Code asks that support goes on whoever is there (SEND Code of Practice 6.52: the teacher of the day stays
responsible); so nothing ends with a person but their account.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from sqlmodel import Session, col, select

from engine import handing
from engine.records import Duty
from engine.terms import Role
from engine.values import Scope
from engine.work import Work
from workflows.school import classes, duties, people
from workflows.school.classes import ClassSeen
from workflows.school.working_days import one_word

Room = tuple[UUID, Role]


@dataclass(frozen=True, slots=True)
class Theirs:
    """What one person holds: classes and as what, whole-school roles, and children of their own beside the classes."""

    rooms: tuple[tuple[ClassSeen, Role], ...]
    roles: tuple[Role, ...]
    own: frozenset[tuple[UUID, Role]]
    by_name: frozenset[UUID]
    """The children about whom a step was given to them by name."""

    @property
    def others(self) -> int:
        """How many children there are whom no class of theirs accounts for."""
        return len({subject for subject, _ in self.own} | self.by_name)


@dataclass(frozen=True, slots=True)
class Takeover:
    """Who takes over what; what nobody takes over falls to the SENCO, then the head."""

    rooms: Mapping[Room, UUID] = field(default_factory=dict)
    roles: Mapping[Role, UUID] = field(default_factory=dict)
    others: UUID | None = None


def theirs(session: Session, scope: Scope, person_id: UUID, on: date) -> Theirs:
    """What somebody holds on a day, or is to hold."""
    school_id = scope.school_id
    rooms = tuple(
        (room, each.role)
        for room in classes.classes(session, school_id, on)
        for each in (*room.staff, *room.ahead)
        if each.person_id == person_id
    )
    held = session.exec(select(Duty).where(*duties.not_over(school_id, on), col(Duty.person_id) == person_id)).all()
    through = {(child, role) for room, role in rooms for child in classes.pupils_of(session, school_id, room.id, on)}
    own = {(duty.subject_id, Role(duty.role)) for duty in held if duty.subject_id is not None} - through
    roles = sorted({Role(duty.role) for duty in held if duty.subject_id is None})
    by_name = frozenset(handing.subjects_by_name(session, scope, person_id))
    return Theirs(rooms, tuple(roles), frozenset(own), by_name)


def subjects_of(session: Session, scope: Scope, person_id: UUID, on: date) -> list[UUID]:
    """Every child whom somebody's leaving concerns: what `leave` needs locked."""
    held = duties.subjects_of_person(session, scope.school_id, person_id, on)
    return sorted({*held, *handing.subjects_by_name(session, scope, person_id)})


def leave(work: Work, person_id: UUID, takeover: Takeover, *, granted_by: frozenset[Role]) -> None:
    """Give all that is somebody's to whoever takes over, from today; then they leave.

    `work` holds `subjects_of` the person. Raises NotAllowed and NobodyLeft as `people.leave` does, and then nothing
    was given to anybody.
    """
    held = theirs(work.session, work.scope, person_id, work.today)
    for room, role in held.rooms:
        taker = takeover.rooms.get((room.id, role))
        if taker is not None:
            classes.assign(work, room.id, taker, role, _stretch(room, person_id, role, taker))
    for role in held.roles:
        if role in takeover.roles:
            people.grant(work, takeover.roles[role], role, granted_by=granted_by)
    for subject_id, role in sorted(held.own):
        if takeover.others is not None:
            duties.begin(work, takeover.others, role, subject_id)
    handing.pass_on(work, person_id, takeover.others)
    work.session.flush()
    people.leave(work, person_id, granted_by=granted_by)


def _stretch(room: ClassSeen, person_id: UUID, role: Role, taker: UUID) -> classes.Stretch:
    """When the class was theirs: whoever takes over a cover or half of a job has its days then, besides their own."""
    held = {each.person_id: each for each in (*room.staff, *room.ahead) if each.role == role}
    found, own = held[person_id], held.get(taker)
    weekdays = one_word(found.weekdays + own.weekdays) if own else found.weekdays
    return classes.Stretch(found.from_on, found.to_on, weekdays)
