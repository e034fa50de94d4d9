"""Classes and who works with them. Whoever teaches or helps a class holds that role to each of its children."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, or_, select

from engine.errors import EngineError, NotAllowed, NotFound
from engine.holding import SCHOOL, TODAY
from engine.terms import Role
from engine.work import Work
from workflows.school import duties, working_days
from workflows.school.records import ClassDuty, Person, Pupil, TeachingClass

ROLES = (Role.CLASS_TEACHER, Role.SUBJECT_TEACHER, Role.TA)


class NameTaken(EngineError):
    """There is a class of this name already."""

    def __init__(self) -> None:
        super().__init__("There is a class with this name already.")


@dataclass(frozen=True, slots=True)
class OfClass:
    """Somebody who works with a class, and as what; from when where that is ahead, until when where it ends.

    `weekdays` are the days on which it is theirs, where they share the job.
    """

    person_id: UUID
    name: str
    role: Role
    from_on: date
    to_on: date | None = None
    weekdays: str = working_days.EVERY_DAY

    @property
    def when(self) -> str:
        """`Monday to Wednesday, until 18 December 2026`; nothing where it is every day and for good."""
        return ", ".join(filter(None, (working_days.in_words(self.weekdays), duties.until_words(self.to_on))))


@dataclass(frozen=True, slots=True)
class ClassSeen:
    """A class as it stands on a day."""

    id: UUID
    name: str
    year_group: str
    pupils: int
    staff: tuple[OfClass, ...]
    ahead: tuple[OfClass, ...] = ()
    """Those who are entered for later, a cover that begins next week."""

    def held_by(self, role: Role) -> tuple[OfClass, ...]:
        """Those who work with the class in one role."""
        return tuple(each for each in self.staff if each.role == role)

    @property
    def needs_teacher(self) -> bool:
        """Whether children are in it and nobody is their class teacher."""
        return self.pupils > 0 and not self.held_by(Role.CLASS_TEACHER)


def classes(session: Session, school_id: UUID, on: date) -> tuple[ClassSeen, ...]:
    """Every class, in the order of year groups and names, in three statements."""
    rows = session.exec(select(TeachingClass).where(TeachingClass.school_id == school_id)).all()
    staff, sizes = _staff(session, school_id, on), _sizes(session, school_id, on)
    seen = [_seen(row, sizes[row.id], staff[row.id], on) for row in rows]
    return tuple(sorted(seen, key=lambda each: (_rank(each.year_group), each.name)))


def _seen(row: TeachingClass, pupils: int, staff: list[OfClass], on: date) -> ClassSeen:
    now = tuple(each for each in staff if each.from_on <= on)
    ahead = tuple(each for each in staff if each.from_on > on)
    return ClassSeen(row.id, row.name, row.year_group, pupils, now, ahead)


def class_seen(session: Session, school_id: UUID, class_id: UUID, on: date) -> ClassSeen:
    """One class; NotFound where there is none."""
    found = next((each for each in classes(session, school_id, on) if each.id == class_id), None)
    if found is None:
        raise NotFound("class")
    return found


def pupils_of(session: Session, school_id: UUID, class_id: UUID, on: date) -> list[UUID]:
    """The children on roll in a class."""
    query = select(Pupil.id).where(*_on_roll(school_id, on), col(Pupil.class_id) == class_id)
    return sorted(session.exec(query))


SHARED = select(ClassDuty.person_id, ClassDuty.weekdays).where(
    *duties.held_on(SCHOOL, TODAY, ClassDuty), col(ClassDuty.weekdays) != working_days.EVERY_DAY
)


def shared_today(session: Session, school_id: UUID, on: date) -> dict[UUID, bool]:
    """Everybody who shares a class by days of the week, and whether a day is one of theirs. One statement."""
    found = defaultdict[UUID, bool](bool)
    for person_id, weekdays in session.connection().execute(SHARED, {"school": school_id, "today": on}):
        found[person_id] |= working_days.works_on(weekdays, on)
    return dict(found)


def add_class(work: Work, name: str, year_group: str) -> UUID:
    """Add a class; refused where there is one of this name."""
    named = select(TeachingClass.id).where(
        col(TeachingClass.school_id) == work.school_id, col(TeachingClass.name) == name.strip()
    )
    if work.session.exec(named).first() is not None:
        raise NameTaken
    class_id = work.new_id()
    work.session.add(
        TeachingClass(school_id=work.school_id, id=class_id, name=name.strip(), year_group=year_group.strip())
    )
    return class_id


@dataclass(frozen=True, slots=True)
class Stretch:
    """When a class is somebody’s: from a day (today) until a day (for good), and on which days of the week."""

    from_on: date | None = None
    to_on: date | None = None
    weekdays: str = working_days.EVERY_DAY


FOR_GOOD = Stretch()


def assign_by(
    work: Work, class_id: UUID, person_id: UUID, role: Role, when: Stretch, *, granted_by: frozenset[Role]
) -> Stretch:
    """Like `assign`, by somebody with the roles `granted_by` who looks after classes.

    Raises NotAllowed where somebody who is neither SENCO nor head would open the children’s files to themselves.
    """
    if person_id == work.scope.actor.person_id and not granted_by & duties.LEADING:
        raise NotAllowed("Only the SENCO or the head teacher may say that you work with a class.")
    return assign(work, class_id, person_id, role, when)


def assign(work: Work, class_id: UUID, person_id: UUID, role: Role, when: Stretch = FOR_GOOD) -> Stretch:
    """Let somebody teach or help a class, and so each of its children; a cover ends by itself on its last day.

    `work` holds the children of the class (`pupils_of`), whose owners change. Where they do already, the longer time
    and the days of the week that are said now hold. Answers with what holds.
    """
    since = max(when.from_on or work.today, work.today)
    row = next((each for each in _held(work, class_id) if (each.person_id, each.role) == (person_id, role)), None)
    if row is None:
        row = ClassDuty(
            school_id=work.school_id,
            id=work.new_id(),
            class_id=class_id,
            person_id=person_id,
            role=role,
            from_on=since,
            to_on=when.to_on,
        )
        work.session.add(row)
    row.from_on, row.to_on = min(row.from_on, since), duties.later_end(row.to_on, when.to_on)
    row.weekdays = when.weekdays
    for subject_id in pupils_of(work.session, work.school_id, class_id, work.today):
        duties.begin(work, person_id, role, subject_id, from_on=since, to_on=when.to_on)
    return Stretch(row.from_on, row.to_on, row.weekdays)


def release(work: Work, class_id: UUID, person_id: UUID, role: Role) -> None:
    """Somebody no longer teaches or helps a class; nor, in that role, any of its children."""
    for row in _held(work, class_id):
        if row.person_id == person_id and row.role == role:
            duties.end(work, row)
    children = pupils_of(work.session, work.school_id, class_id, work.today)
    for duty in duties.held_to(work, children, role):
        if duty.person_id == person_id:
            duties.end(work, duty)


def release_everywhere(work: Work, person_id: UUID) -> None:
    """Somebody works with no class any more."""
    query = select(ClassDuty).where(*_class_held_on(work), col(ClassDuty.person_id) == person_id)
    for row in work.session.exec(query):
        duties.end(work, row)


def follow_class(work: Work, subject_id: UUID, before: UUID | None, after: UUID | None) -> None:
    """A child joins, changes or leaves a class: those who work with it follow. `work` holds the child."""
    old, new = _pairs(work, before), _pairs(work, after)
    for person_id, role in sorted(old.keys() - new.keys()):
        for duty in duties.held_to(work, [subject_id], role):
            if duty.person_id == person_id:
                duties.end(work, duty)
    for person_id, role in sorted(new.keys() - old.keys()):
        row = new[person_id, role]
        duties.begin(work, person_id, role, subject_id, from_on=row.from_on, to_on=row.to_on)


def _pairs(work: Work, class_id: UUID | None) -> dict[tuple[UUID, Role], ClassDuty]:
    return {(row.person_id, Role(row.role)): row for row in _held(work, class_id)} if class_id else {}


def _held(work: Work, class_id: UUID) -> list[ClassDuty]:
    query = select(ClassDuty).where(*_class_held_on(work), col(ClassDuty.class_id) == class_id)
    return list(work.session.exec(query))


def _class_held_on(work: Work) -> tuple[ColumnElement[bool], ...]:
    return duties.not_over(work.school_id, work.today, ClassDuty)


def _staff(session: Session, school_id: UUID, on: date) -> dict[UUID, list[OfClass]]:
    found = defaultdict[UUID, list[OfClass]](list)
    query = (
        select(ClassDuty, Person.name)
        .join(Person, (col(Person.school_id) == ClassDuty.school_id) & (col(Person.id) == ClassDuty.person_id))
        .where(*duties.not_over(school_id, on, ClassDuty))
        .order_by(col(Person.name))
    )
    for row, name in session.exec(query):
        held = OfClass(row.person_id, name, Role(row.role), row.from_on, row.to_on, row.weekdays)
        found[row.class_id].append(held)
    return found


def _sizes(session: Session, school_id: UUID, on: date) -> dict[UUID, int]:
    sizes = defaultdict[UUID, int](int)
    for class_id in session.exec(select(Pupil.class_id).where(*_on_roll(school_id, on))):
        if class_id is not None:
            sizes[class_id] += 1
    return sizes


def _on_roll(school_id: UUID, on: date) -> tuple[ColumnElement[bool], ...]:
    return (col(Pupil.school_id) == school_id, or_(col(Pupil.left_on).is_(None), col(Pupil.left_on) > on))


def _rank(year_group: str) -> int:
    """Nursery, reception, then years; a class without a year group comes last."""
    if year_group.startswith("N"):
        return -1
    return 0 if year_group == "R" else int(year_group) if year_group.isdecimal() else 99
