"""What falls due of a child who is away stands on the child’s page and in a list, where no journey asks for it."""

from datetime import date, timedelta

from tests.client import Reader
from tests.web.away.test_away import PLACE, TIMETABLE, added, away, day, suspended
from tests.web.classroom import Classroom
from tests.web.school import SCHOOL_ID
from workflows.school.records import Pupil

LINE = "Something falls due of 1 child who is away: one list"
RECORD = "Send a copy of the record to Hillside School: Monday 28 September, in 15 school days"


def test_the_record_for_a_second_school_falls_due_until_its_day_is_written_down(
    office: Reader, room: Classroom
) -> None:
    page = added(office, room, "Add another place", "Save the place", PLACE)
    assert RECORD in page.main
    assert "15 school days after this school learned of it (law)" in page.main
    steps = office.page("/next-steps")
    assert RECORD in office.page(steps.links()[LINE]).main
    form = office.page(next(href for words, href in page.links().items() if words.startswith("Change")))
    ahead = office.press(form, "Save the place", day("record_sent_on", 8, 9))
    assert (ahead.status, "This day is still to come." in ahead.main) == (422, True)
    sent = office.press(form, "Save the place", day("record_sent_on", 7, 9))
    assert "A copy of the record went there on 7 September 2026" in sent.main
    assert "Send a copy" not in sent.main
    assert LINE not in office.page("/next-steps").links()
    assert "Nothing falls due" in office.page("/away").main


def test_it_is_late_from_the_day_after(senco: Reader, room: Classroom) -> None:
    added(senco, room, "Add another place", "Save the place", PLACE)
    room.on(date(2026, 9, 30))
    room.back(senco, room.school.senco)
    assert LINE.replace("away:", "away, 1 late:") in senco.page("/next-steps").links()
    assert "2 school days late" in senco.page(f"/children/{room.amira}").main


def test_a_timetable_falls_due_five_school_days_before_it_is_looked_at_again(senco: Reader, room: Classroom) -> None:
    agreed = {"agreed_by": [f"contact:{room.contacts(room.amira)['mother']}"]}
    added(senco, room, "Add a part-time timetable", "Save the timetable", {**TIMETABLE, **agreed})
    assert LINE not in senco.page("/next-steps").links()
    room.on(date(2026, 9, 28))
    room.back(senco, room.school.senco)
    assert LINE in senco.page("/next-steps").links()
    assert "Look again at the part-time timetable: Monday 5 October" in senco.page(f"/children/{room.amira}").main


def test_suspensions_stand_for_twenty_school_days(senco: Reader, room: Classroom) -> None:
    with room.desk.writing(room.as_(room.school.senco), subjects=[room.amira]) as work:
        work.session.get_one(Pupil, (SCHOOL_ID, room.amira)).looked_after = True
    told, behind = "Tell the social worker and the virtual school", "Ask what is behind the suspensions"
    first = suspended(senco, room, 7).main
    assert (told in first, behind in first) == (True, False)
    suspended(senco, room, 9)
    page = senco.page(f"/children/{room.amira}").main
    assert page.index(told) < page.index(behind)
    assert behind in senco.page("/away").main
    room.on(date(2026, 9, 7) + timedelta(days=29))
    room.back(senco, room.school.senco)
    assert "Nothing falls due" in senco.page("/away").main


def test_where_a_journey_asks_for_it_nothing_stands_twice(senco: Reader, room: Classroom) -> None:
    added(senco, room, "Add another place", "Save the place", PLACE)
    room.begin(room.amira)
    assert "Send a copy of the record to Hillside" not in away(senco, room).main
    assert LINE not in senco.page("/next-steps").links()


def test_of_a_child_who_has_left_nothing_falls_due(senco: Reader, room: Classroom) -> None:
    added(senco, room, "Add another place", "Save the place", PLACE)
    with room.desk.writing(room.as_(room.school.senco), subjects=[room.amira]) as work:
        work.session.get_one(Pupil, (SCHOOL_ID, room.amira)).left_on = work.today
    assert "Send a copy of the record to Hillside" not in away(senco, room).main
    assert "Nothing falls due" in senco.page("/away").main


def test_whoever_helps_in_lessons_is_told_none_of_it(senco: Reader, room: Classroom) -> None:
    added(senco, room, "Add another place", "Save the place", PLACE)
    teacher = room.back(senco, room.school.teacher)
    assert RECORD in teacher.page(f"/children/{room.amira}").main
    assert teacher.page("/away").status == 403
    assistant = room.back(senco, room.school.ta)
    assert "Send a copy" not in assistant.page(f"/children/{room.amira}").main
