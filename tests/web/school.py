"""A small made-up school for the tests of pages: a few people, one class, three children."""

from dataclasses import dataclass
from uuid import UUID

from engine.desk import Desk
from engine.terms import Role
from engine.values import Actor, Scope
from engine.work import Work
from workflows.school.accounts import hashed
from workflows.school.classes import assign
from workflows.school.duties import begin
from workflows.school.records import Person, Pupil, School, TeachingClass

PASSWORD = "three dry acorns"
SCHOOL_ID = UUID(int=1)
SYSTEM = Scope(SCHOOL_ID, Actor.system("test"))


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person of the school, as a test knows them."""

    id: UUID
    name: str
    email: str


@dataclass(frozen=True, slots=True)
class SmallSchool:
    """Who is there: Mrs Patel teaches 4P, Mr Lowe helps there; the others hold whole-school roles."""

    senco: Somebody
    head: Somebody
    office: Somebody
    teacher: Somebody
    ta: Somebody
    class_id: UUID
    children: tuple[UUID, ...]


STAFF = {
    "senco": ("Mrs Okafor", Role.SENCO),
    "head": ("Mr Hill", Role.HEAD),
    "office": ("Ms Byrne", Role.OFFICE),
    "teacher": ("Mrs Patel", None),
    "ta": ("Mr Lowe", None),
}
CHILDREN = (("Amira", "Khan"), ("Leo", "Brand"), ("Kofi", "Mensah"))
PASSWORD_HASH = hashed(PASSWORD)


def small_school(desk: Desk) -> SmallSchool:
    """Write the school and say who is there."""
    with desk.writing_school(SYSTEM) as work:
        work.session.add(School(id=SCHOOL_ID, name="Ashgrove Primary School", made_on=work.today))
        work.session.flush()
        people = {key: _person(work, name, role) for key, (name, role) in STAFF.items()}
        class_id = work.new_id()
        work.session.add(TeachingClass(school_id=SCHOOL_ID, id=class_id, name="4P", year_group="4"))
        work.session.flush()
        children = tuple(_child(work, first, last, class_id) for first, last in CHILDREN)
        assign(work, class_id, people["teacher"].id, Role.CLASS_TEACHER)
        assign(work, class_id, people["ta"].id, Role.TA)
    return SmallSchool(**people, class_id=class_id, children=children)


def _person(work: Work, name: str, role: Role | None) -> Somebody:
    email = f"{name.split()[-1].lower()}@ashgrove.example"
    made = Somebody(work.new_id(), name, email)
    work.session.add(Person(school_id=SCHOOL_ID, id=made.id, name=name, email=email, password_hash=PASSWORD_HASH))
    work.session.flush()
    if role:
        begin(work, made.id, role, None)
    return made


def _child(work: Work, first: str, last: str, class_id: UUID) -> UUID:
    child = work.add_subject()
    work.session.add(
        Pupil(school_id=SCHOOL_ID, id=child, first_name=first, last_name=last, year_group="4", class_id=class_id)
    )
    work.session.flush()
    return child
