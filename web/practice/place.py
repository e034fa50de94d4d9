"""Where one person practises: a school of its own with one invented child, made, brought up to date, cleared.

Everything that Waymark does is within one school, so what happens here is left out of every board, count, reminder,
export and figure of the real one without being looked for anywhere.
"""

from datetime import date
from uuid import UUID, uuid5

from sqlalchemy import delete
from sqlmodel import Session

from engine import journeys
from engine.desk import Desk
from engine.refreshing import refresh_school
from engine.terms import Role
from engine.values import Actor, Scope
from engine.work import Work
from web.tables import metadata
from workflows.school import classes, duties
from workflows.school.records import Person, Pupil, School
from workflows.school.term_dates import replace_year, school_year_of, suggested_terms
from workflows.support.contacts import ContactWords, add_contact

CHILD = ("Robin", "Example")
COLLEAGUES = ("Ms Rowan (invented)", "Mr Elm (invented)")
MY_ROLES = (Role.SENCO, Role.HEAD, Role.DSL)
FAMILY = (
    ContactWords("Jo Example", "mother", needs="Large print, please"),
    ContactWords("Chris Example", "father"),
)
NOTICED = {
    "strengths": "Knows everything about trains, and explains it well to younger children",
    "seen": "Looks out of the window when the others begin to write, and writes one line in twenty minutes",
    "helps": "Saying the first sentence aloud before writing it",
    "family_knows": "not_yet",
}
CLASS = "Practice"
AGE = 8


def place_of(person_id: UUID) -> UUID:
    """The id of the school in which somebody practises; there may be none yet."""
    return uuid5(person_id, "practice")


def scope_of(person_id: UUID, name: str) -> Scope:
    """The scope in which somebody practises."""
    return Scope(place_of(person_id), Actor(name, person_id))


def is_there(session: Session, person_id: UUID) -> bool:
    """Whether somebody has begun to practise."""
    return session.get(School, place_of(person_id)) is not None


def go_on(desk: Desk, person_id: UUID, name: str) -> None:
    """Bring what was practised on an earlier day up to today."""
    refresh_school(desk, scope_of(person_id, name))


def make(desk: Desk, home: UUID, person_id: UUID, name: str) -> None:
    """Clear what somebody has practised, and make their place anew: one child, about whom something was noticed."""
    scope = scope_of(person_id, name)
    with desk.writing(scope) as work:
        _clear(work)
        work.session.add(
            School(id=work.school_id, name="Practice", made_on=work.today, practice_of=home, la_code="000")
        )
        work.session.flush()
        for year in (-1, 0, 1):
            usual = suggested_terms(school_year_of(work.today) + year)
            replace_year(work, school_year_of(work.today) + year, usual.terms, usual.closures)
        helpers = _people(work, person_id, name)
        child = _child(work)
        _class(work, child, person_id, helpers)
    noticed_by = Scope(scope.school_id, Actor(COLLEAGUES[0], helpers[0]))
    journeys.open_journey(desk, noticed_by, child, "graduated_approach", NOTICED)


def _clear(work: Work) -> None:
    """Every row of this place, and of no other."""
    for table in reversed(metadata.sorted_tables):
        column = table.c["id"] if table.name == School.__tablename__ else table.c.get("school_id")
        if column is not None:
            work.connection.execute(delete(table).where(column == work.school_id))


def _people(work: Work, person_id: UUID, name: str) -> list[UUID]:
    """Whoever practises, with every whole-school role, and two invented colleagues without accounts; their ids."""
    helpers = [work.new_id() for _ in COLLEAGUES]
    for place, (id, called) in enumerate(zip((person_id, *helpers), (name, *COLLEAGUES), strict=True)):
        work.session.add(
            Person(school_id=work.school_id, id=id, name=called, email=f"{place}@practice.invalid", wants_mail=False)
        )
    work.session.flush()
    for role in MY_ROLES:
        duties.begin(work, person_id, role, None)
    return helpers


def _child(work: Work) -> UUID:
    """The child, and the two in the family."""
    child = work.add_subject()
    work.session.add(
        Pupil(
            school_id=work.school_id,
            id=child,
            first_name=CHILD[0],
            last_name=CHILD[1],
            date_of_birth=date(school_year_of(work.today) - AGE - 1, 10, 12),
            year_group="4",
            likes="Trains, timetables and being asked to explain things",
        )
    )
    work.session.flush()
    for contact in FAMILY:
        add_contact(work, child, contact)
    return child


def _class(work: Work, child: UUID, person_id: UUID, helpers: list[UUID]) -> None:
    """A class for the child: whoever practises teaches it, and the colleagues help."""
    class_id = classes.add_class(work, CLASS, "4")
    work.session.flush()
    work.session.get_one(Pupil, (work.school_id, child)).class_id = class_id
    work.session.flush()
    classes.assign(work, class_id, person_id, Role.CLASS_TEACHER)
    for helper in helpers:
        classes.assign(work, class_id, helper, Role.TA)
