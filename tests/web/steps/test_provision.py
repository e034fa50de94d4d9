from datetime import date

from tests.client import Page, Reader
from tests.web.classroom import Classroom
from workflows.support.plans import OutcomeWords, ProvisionWords, plan_written, save_outcome, save_provision
from workflows.support.sen_status import ehc_plan_issued

HELP = {
    "what": "A word map before each story",
    "outcome": "1",
    "grouping": "alone",
    "minutes": "10",
    "times_a_week": "5",
    "weeks": "12",
    "where": "in_class",
}


def opened(client: Reader, room: Classroom) -> Page:
    return client.page(room.step(room.amira, "write_support"))


def hoped(room: Classroom) -> None:
    room.write_plan(room.amira)
    journey = room.look(room.amira).journey
    with room.desk.writing(room.as_(room.school.teacher), subjects=[room.amira]) as work:
        save_outcome(work, journey, 1, OutcomeWords("Begin alone", "Waits", "Watched", date(2026, 12, 18)))


def test_support_is_written_for_an_outcome(room: Classroom, teacher: Reader) -> None:
    hoped(room)
    page = opened(teacher, room)
    assert "What Amira will be able to do 1. Begin alone" in page.main
    who = {"given_by": f"person:{room.school.ta.id}"}
    page = teacher.press(page, "Save this support", {**HELP, **who})
    assert "A word map before each story" in page.main
    assert "For outcome Begin alone" in page.main
    assert "Who gives it Mr Lowe" in page.main
    assert "Teacher responsible Mrs Patel" in page.main
    assert "10 minutes, 5 times a week, for 12 weeks" in page.main
    assert room.row(room.amira, "write_support").status == "done"
    child = teacher.page(f"/children/{room.amira}")
    assert "A word map before each story (Mr Lowe, 10 minutes, 5 times a week, for 12 weeks)" in child.main


def test_the_only_outcome_and_the_only_teacher_stand_there_already(room: Classroom, teacher: Reader) -> None:
    hoped(room)
    sent = opened(teacher, room).filled("Save this support", {})
    assert sent.getlist("outcome") == ["1"]
    assert sent.getlist("teacher") == [f"person:{room.school.teacher.id}"]


def test_with_an_ehc_plan_support_adds_to_it_and_never_takes_its_place(room: Classroom, teacher: Reader) -> None:
    hoped(room)
    adds = "This adds to the help that the EHC plan sets out, and never takes its place."
    assert adds not in opened(teacher, room).main
    with room.desk.writing(room.as_(room.school.senco), subjects=[room.amira]) as work:
        ehc_plan_issued(work, room.amira, work.today, "council")
    assert adds in opened(teacher, room).main


def test_support_can_be_written_before_any_outcome(room: Classroom, teacher: Reader) -> None:
    room.write_plan(room.amira)
    page = opened(teacher, room)
    assert "No outcome is written yet." in page.main
    who = {"given_by": f"person:{room.school.ta.id}"}
    page = teacher.press(page, "Save this support", {**HELP, **who, "outcome": []})
    assert "Not written yet: for which outcome" in page.main


def test_what_changes_all_day_is_written_once(room: Classroom, teacher: Reader) -> None:
    hoped(room)
    page = opened(teacher, room)
    address = next(href for words, href in page.links().items() if words.startswith("Write this"))
    said = {"class_changes": "Sits near the board", "joins_in": "With a friend"}
    page = teacher.press(teacher.page(address), "Save this", said)
    assert "What changes in class for Amira? Sits near the board" in page.main


def test_support_is_kept_as_it_is_typed(room: Classroom, teacher: Reader) -> None:
    hoped(room)
    page = opened(teacher, room)
    draft = page.form("Save this support").get("data-save") or ""
    sent = page.filled("Save this support", {"what": "Word maps", "minutes": "ten"})
    assert teacher.post(draft, data=sent).status_code == 204
    with room.desk.reading(room.as_(room.school.teacher)) as session:
        plan = plan_written(session, room.look(room.amira).journey)
    assert plan is not None
    assert plan.provision[1].what == "Word maps"
    assert plan.provision[1].minutes is None


def test_support_is_taken_out(room: Classroom, teacher: Reader) -> None:
    hoped(room)
    who = {"given_by": f"person:{room.school.ta.id}"}
    page = teacher.press(opened(teacher, room), "Save this support", {**HELP, **who})
    page = teacher.press(page, "Take out “A word map before each story”")
    assert "Support 1 is taken out." in page.main
    assert "A word map" not in page.main


def test_a_group_that_there_is_can_be_joined(room: Classroom, teacher: Reader) -> None:
    hoped(room)
    room.write_plan(room.leo)
    journey = room.look(room.leo).journey
    with room.desk.writing(room.as_(room.school.teacher), subjects=[room.leo]) as work:
        save_provision(work, journey, 1, ProvisionWords("Phonics with counters", group_name="Phonics, Tuesdays"))
    page = opened(teacher, room)
    assert "Phonics, Tuesdays" in [option.get("value") for option in page.tree.iter("option")]
    said = {**HELP, "given_by": f"person:{room.school.ta.id}", "group_name": "Phonics, Tuesdays"}
    assert "Group Phonics, Tuesdays" in teacher.press(page, "Save this support", {**said, "grouping": "group"}).main
    change = next(href for words, href in opened(teacher, room).links().items() if words.startswith("Change “A word"))
    assert "Group Phonics" not in teacher.press(teacher.page(change), "Save this support", said).main
