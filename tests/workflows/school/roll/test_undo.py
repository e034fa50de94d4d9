"""Taking an import back: exactly, where nobody has touched it; else listed with the reason."""

from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

import pytest

from engine.clock import at_time
from engine.desk import Desk
from engine.errors import NotFound
from engine.records import Duty
from engine.terms import Role
from tests.web.school import SCHOOL_ID, SYSTEM
from tests.workflows.school.roll.doing import bring_in, pupils, shown, tables
from tests.workflows.school.roll.files import SCHOOL, TODAY, ctf, sims
from workflows.school.classes import assign, pupils_of
from workflows.school.records import ClassDuty, Contact, Person, Pupil
from workflows.school.roll.apply import apply
from workflows.school.roll.kept import imports
from workflows.school.roll.snapshot import class_names
from workflows.school.roll.staff import held_duties
from workflows.school.roll.undo import undo, what_undo_would_do

AMIRA, LEO = SCHOOL[0], SCHOOL[1]
CHANGED = (
    replace(AMIRA, year="5", form="5P", status="E", needs=("ASD", "PD"), last="Kestrel-Wood"),
    replace(LEO, status="K", needs=("SEMH",), guardian="Toni Example"),
    *SCHOOL[2:4],
    replace(SCHOOL[0], number=60, first="Nina"),
)


def second_import(desk: Desk) -> UUID:
    """Bring in a school, and later a file with changes of every kind, one new pupil and one leaver."""
    bring_in(desk, ctf())
    bring_in(desk, sims())
    desk.clock.set(at_time(date(2026, 12, 1)))  # type: ignore[attr-defined]
    preview = shown(desk, sims(CHANGED).replace("family3@example.org", "zoe@example.org"))
    assert (len(preview.new), len(preview.changed), len(preview.leaving)) == (1, 3, 1)
    made = apply(desk, SYSTEM, preview, [preview.leaving[0].pupil_id])
    assert made is not None
    return made


def change(desk: Desk, first_name: str, **values: object) -> None:
    """Write to a pupil as any other page would."""
    pupil_id = pupils(desk)[first_name].pupil_id
    assert pupil_id is not None
    with desk.writing(SYSTEM, subjects=[pupil_id]) as work:
        work.session.get_one(Pupil, (SCHOOL_ID, pupil_id)).sqlmodel_update(values)


def test_undo_restores_every_row_exactly(either_desk: Desk) -> None:
    bring_in(either_desk, ctf())
    bring_in(either_desk, sims())
    before = tables(either_desk)
    either_desk.clock.set(at_time(date(2026, 12, 1)))  # type: ignore[attr-defined]
    preview = shown(either_desk, sims(CHANGED).replace("family3@example.org", "zoe@example.org"))
    made = apply(either_desk, SYSTEM, preview, [preview.leaving[0].pupil_id])
    assert made is not None
    assert tables(either_desk) != before
    undone = undo(either_desk, SYSTEM, made)
    assert (undone.taken_back, undone.kept) == (5, ())
    assert tables(either_desk) == before


def test_undoing_the_first_import_leaves_an_empty_school(either_desk: Desk) -> None:
    before = tables(either_desk, "pupil", "sen_status", "sen_need", "contact", "teaching_class", "subject")
    made = bring_in(either_desk, sims())
    assert made is not None
    undo(either_desk, SYSTEM, made)
    assert tables(either_desk, *before) == before


def test_two_imports_are_undone_one_after_the_other(desk: Desk) -> None:
    first = bring_in(desk, sims())
    second = bring_in(desk, sims((replace(AMIRA, year="5"), *SCHOOL[1:])))
    assert first is not None
    assert second is not None
    assert [kept.name for kept in what_undo_would_do(desk, SYSTEM, first).kept] == ["Amira Kestrel"]
    assert undo(desk, SYSTEM, second).taken_back == 1
    assert undo(desk, SYSTEM, first).taken_back == 5
    assert pupils(desk) == {}


def test_a_row_that_was_changed_since_stays_and_is_listed_with_what_changed(desk: Desk) -> None:
    made = second_import(desk)
    change(desk, "Amira", year_group="6")
    undone = undo(desk, SYSTEM, made)
    assert undone.taken_back == 4
    assert [(kept.name, kept.reason) for kept in undone.kept] == [("Amira Kestrel-Wood", "Changed since: year group.")]
    assert pupils(desk)["Amira"].year_group == "6"
    assert "Nina" not in pupils(desk)


def test_what_stays_can_be_taken_back_later(desk: Desk) -> None:
    made = second_import(desk)
    change(desk, "Amira", year_group="6")
    undo(desk, SYSTEM, made)
    with desk.reading(SYSTEM) as session:
        listed = imports(session, SCHOOL_ID)[0]
    assert (listed.undone_at is not None, listed.remaining, listed.can_be_undone) == (True, 1, True)
    change(desk, "Amira", year_group="5")
    assert undo(desk, SYSTEM, made).taken_back == 1
    assert pupils(desk)["Amira"].last_name == "Kestrel"


def test_a_new_pupil_about_whom_something_was_written_stays(desk: Desk) -> None:
    made = second_import(desk)
    with desk.writing_school(SYSTEM) as work:
        person = Person(school_id=SCHOOL_ID, id=work.new_id(), name="Ms Teal", email="teal@example.org")
        work.session.add(person)
        work.session.flush()
        work.session.add(
            Duty(school_id=SCHOOL_ID, id=work.new_id(), subject_id=pupils(desk)["Nina"].pupil_id, role="class_teacher",
                 person_id=person.id, from_on=TODAY)
        )  # fmt: skip
    undone = undo(desk, SYSTEM, made)
    assert [(kept.name, kept.reason) for kept in undone.kept] == [
        ("Nina Kestrel", "Something has been written about this pupil since, which would be lost.")
    ]


def teacher_of(desk: Desk, class_name: str, name: str) -> UUID:
    """Somebody new who teaches a class, as the page for classes enters them."""
    with desk.reading(SYSTEM) as session:
        class_id = class_names(session, SCHOOL_ID)[class_name]
        children = pupils_of(session, SCHOOL_ID, class_id, desk.today())
    with desk.writing(SYSTEM, subjects=children) as work:
        person = Person(school_id=SCHOOL_ID, id=work.new_id(), name=name, email=f"{name[-4:]}@example.org")
        work.session.add(person)
        work.session.flush()
        assign(work, class_id, person.id, Role.CLASS_TEACHER)
    return person.id


def taught_by(desk: Desk, first_name: str) -> set[UUID]:
    """Who holds a duty to a pupil today."""
    pupil_id = pupils(desk)[first_name].pupil_id
    assert pupil_id is not None
    with desk.reading(SYSTEM) as session:
        held = held_duties(session, SCHOOL_ID, desk.today(), [pupil_id])
    return {duty.person_id for duty in held[pupil_id]}


def test_those_who_work_with_a_class_follow_its_children_and_undo_puts_them_back(either_desk: Desk) -> None:
    bring_in(either_desk, sims())
    old, new = teacher_of(either_desk, "4P", "Ms Teal"), teacher_of(either_desk, "2H", "Mr Sand")
    either_desk.clock.set(at_time(date(2026, 12, 1)))  # type: ignore[attr-defined]
    before = tables(either_desk)
    made = bring_in(either_desk, sims((replace(AMIRA, form="2H"), *SCHOOL[1:], replace(LEO, number=61, first="Ola"))))
    assert made is not None
    assert (taught_by(either_desk, "Amira"), taught_by(either_desk, "Ola")) == ({new}, {new})
    undo(either_desk, SYSTEM, made)
    assert taught_by(either_desk, "Amira") == {old}
    assert tables(either_desk) == before


def test_a_duty_that_began_today_is_put_back_too(desk: Desk) -> None:
    bring_in(desk, sims())
    teacher_of(desk, "4P", "Ms Teal")
    before = tables(desk)
    made = bring_in(desk, sims((replace(AMIRA, form="2H"), *SCHOOL[1:])))
    assert made is not None
    assert taught_by(desk, "Amira") == set()
    undo(desk, SYSTEM, made)
    assert tables(desk) == before


def test_a_pupil_who_has_another_teacher_since_stays(desk: Desk) -> None:
    bring_in(desk, sims())
    teacher_of(desk, "4P", "Ms Teal")
    made = bring_in(desk, sims((replace(AMIRA, form="2H"), *SCHOOL[1:])))
    assert made is not None
    teacher_of(desk, "2H", "Mr Sand")
    (kept,) = undo(desk, SYSTEM, made).kept
    assert (kept.name, "written about this pupil since" in kept.reason) == ("Amira Kestrel", True)


def test_a_class_that_somebody_works_with_stays(desk: Desk) -> None:
    made = bring_in(desk, sims())
    assert made is not None
    with desk.writing_school(SYSTEM) as work:
        person = Person(school_id=SCHOOL_ID, id=work.new_id(), name="Ms Teal", email="teal@example.org")
        work.session.add(person)
        work.session.flush()
        class_id = class_names(work.session, SCHOOL_ID)["4P"]
        work.session.add(
            ClassDuty(
                school_id=SCHOOL_ID, id=work.new_id(), class_id=class_id, person_id=person.id, role="ta", from_on=TODAY
            )
        )
    undo(desk, SYSTEM, made)
    assert [row["name"] for row in tables(desk)["teaching_class"]] == ["4P"]


def test_a_contact_that_may_be_in_use_stays(desk: Desk) -> None:
    made = second_import(desk)
    change(desk, "Leo", likes="drums")
    undone = undo(desk, SYSTEM, made)
    assert [kept.name for kept in undone.kept] == ["Leo O’Finch"]
    assert "family contact" in undone.kept[0].reason


def test_a_contact_that_was_changed_by_hand_stays(desk: Desk) -> None:
    made = second_import(desk)
    leo = pupils(desk)["Leo"]
    assert leo.pupil_id is not None
    with desk.writing(SYSTEM, subjects=[leo.pupil_id]) as work:
        work.session.get_one(Contact, (SCHOOL_ID, leo.contacts[-1].id)).phone = "01632 960001"
    (kept,) = undo(desk, SYSTEM, made).kept
    assert kept.reason == "Changed since: family contact."


def test_a_class_that_somebody_is_in_stays(desk: Desk) -> None:
    made = bring_in(desk, sims())
    assert made is not None
    change(desk, "Amira", likes="maps", known_as="Mimi")
    undo(desk, SYSTEM, made)
    assert [row["name"] for row in tables(desk)["teaching_class"]] == ["4P"]


def test_looking_at_an_undo_changes_nothing(desk: Desk) -> None:
    made = second_import(desk)
    before = tables(desk, "pupil", "subject", "roll_change", "roll_import")
    assert what_undo_would_do(desk, SYSTEM, made).taken_back == 5
    assert tables(desk, *before) == before


def test_an_import_that_is_not_there_is_not_found(desk: Desk) -> None:
    with pytest.raises(NotFound):
        undo(desk, SYSTEM, uuid4())
