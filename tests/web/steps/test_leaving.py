"""A child leaves: the roll says so, the class page too, reminders stop but for what is owed, and who worked with the
child no longer does."""

from datetime import date, timedelta

import pytest
from sqlmodel import col, select

from engine import journeys, tasks
from engine.clock import at_time
from engine.errors import AnswersRefused
from engine.journeys import open_journey
from engine.reading import JourneyLook, look
from engine.records import Duty
from notifications.records import Nudge
from notifications.sweep import sweep
from tests.application import HERE
from tests.client import Reader
from tests.web.classroom import Classroom
from tests.web.roll.uploads import AMIRA, KOFI, LEO, brought_in, roll_file, send
from tests.web.school import SCHOOL_ID, SYSTEM
from workflows.school.pupils import pupils_named

TODAY = date(2026, 9, 7)
ASKED = {"works": "Songs", "service": "physiotherapy", "question": "What helps?", "why_now": ["plain"]}


def left_on(room: Classroom) -> date | None:
    with room.desk.reading(SYSTEM) as session:
        return pupils_named(session, SCHOOL_ID, [room.amira])[room.amira].left_on


def leave(room: Classroom, **values: str) -> None:
    journey = way(room, "graduated_approach").journey
    journeys.move(
        room.desk, room.as_(room.school.senco), journey.id, "leave", seen=journey.sequence, why="Moved", values=values
    )


def holders(room: Classroom) -> set[str]:
    """The roles that anybody holds to Amira today."""
    with room.desk.reading(SYSTEM) as session:
        held = select(Duty).where(col(Duty.subject_id) == room.amira, col(Duty.to_on).is_(None))
        return {duty.role for duty in session.exec(held)}


def lane(room: Classroom) -> JourneyLook:
    return way(room, "phase_transfer")


def way(room: Classroom, workflow: str) -> JourneyLook:
    """Amira’s journey through one workflow."""
    with room.desk.reading(SYSTEM) as session:
        looks = look(room.desk, session, room.as_(room.school.senco), room.amira)
    return next(each for each in looks if each.journey.workflow == workflow)


@pytest.mark.parametrize(
    ("values", "expected"), [({}, TODAY), ({"last_day": "2026-09-04"}, date(2026, 9, 4))], ids=["today", "said"]
)
def test_leaving_marks_the_child_as_left_on_the_roll(room: Classroom, values: dict[str, str], expected: date) -> None:
    room.begin(room.amira)
    leave(room, **values)
    assert left_on(room) == expected


def test_a_day_to_come_is_refused_and_help_goes_on(room: Classroom) -> None:
    room.begin(room.amira)
    with pytest.raises(AnswersRefused) as refused:
        leave(room, last_day="2026-09-08")
    assert "still to come" in refused.value.faults["last_day"]
    assert (left_on(room), room.look(room.amira).journey.is_open) == (None, True)


def test_the_page_asks_for_the_last_day_and_says_what_is_owed(room: Classroom, senco: Reader) -> None:
    room.begin(room.amira)
    asked = senco.page(f"/journeys/{room.look(room.amira).journey.id}/moves/leave")
    refused = senco.press(asked, "Has left the school", {"why": "Moved", "last_day": ["8", "9", "2026"]})
    assert refused.status == 422
    done = senco.press(refused, "Has left the school", {"last_day": ["4", "9", "2026"]})
    assert "What is owed now: “Moving between schools”." in done.text
    assert left_on(room) == date(2026, 9, 4)


def test_the_class_page_no_longer_shows_the_child_and_the_teacher_still_sees_what_is_owed(
    room: Classroom, teacher: Reader
) -> None:
    room.begin(room.amira)
    assert "Amira" in teacher.page("/my-class").main
    leave(room)
    assert "Amira" not in teacher.page("/my-class").main
    assert "Show the family what goes to the new school" in teacher.page("/next-steps").main


def test_who_worked_with_the_child_no_longer_does_and_the_teacher_until_the_records_are_handed_over(
    room: Classroom,
) -> None:
    room.begin(room.amira)
    assert holders(room) == {"class_teacher", "ta"}
    room.clock.advance(timedelta(days=1))
    leave(room)
    assert holders(room) == {"class_teacher"}
    scope = room.as_(room.school.office)
    rows = {row.task: row for row in lane(room).tasks}
    sent = {"to": "Leeds", "on": "2026-09-08", "how": "by_hand"}
    tasks.answer(room.desk, scope, rows["send_records"].id, sent, seen=0)
    journey = lane(room).journey
    reasons = {"family_saw_what_goes": "They moved overnight", "receipt_noted": "Known by telephone"}
    journeys.move(room.desk, scope, journey.id, "hand_over", seen=journey.sequence, reasons=reasons)
    assert holders(room) == set()


def test_reminders_stop_but_for_what_is_owed(room: Classroom) -> None:
    room.begin(room.amira)
    ask = {**ASKED, "carries_out": f"person:{room.school.teacher.id}"}
    open_journey(room.desk, room.as_(room.school.senco), room.amira, "specialist_involvement", ask)
    leave(room)
    for day in range(60):
        sweep(room.desk, SCHOOL_ID, at_time(TODAY + timedelta(days=day)), base_url=HERE)
    with room.desk.reading(SYSTEM) as session:
        told = {nudge.title for nudge in session.exec(select(Nudge).where(Nudge.subject_id == room.amira))}
    assert told == {
        "Say where {child} is now",
        "Send the records",
        "Show the family what goes to the new school",
    }


def test_a_leaver_of_the_roll_leads_to_the_move_and_the_office_makes_it(room: Classroom, office: Reader) -> None:
    brought_in(office, AMIRA, LEO, KOFI)
    room.begin(room.amira)
    shown = send(office, roll_file(LEO, KOFI))
    gone = [field.get("value") or "" for field in shown.tree.iter("input") if field.get("name") == "leavers"]
    done = office.press(shown, "Record who has left", {"leavers": gone})
    assert "below are those whose support is still open" in done.text
    asked = office.page(next(href for words, href in done.links().items() if words.startswith("Has left the school")))
    after = office.press(asked, "Has left the school", {"why": "Moved to Leeds"})
    assert after.heading == "My next steps"
    assert "Send the records" in after.main
    assert left_on(room) == TODAY
    assert "still open" not in office.page("/roll/").main


def test_a_child_who_comes_back_is_taught_again(room: Classroom, office: Reader) -> None:
    brought_in(office, AMIRA, LEO, KOFI)
    room.begin(room.amira)
    room.clock.advance(timedelta(days=1))
    leave(room)
    brought_in(room.back(office, room.school.office), AMIRA, LEO, KOFI)
    assert left_on(room) is None
    assert holders(room) == {"class_teacher", "ta"}
