"""Where else a child learns, a part-time timetable, suspensions: written by the office, seen by those who need it."""

from typing import Any

import pytest

from tests.client import Page, Reader
from tests.web.classroom import Classroom
from tests.web.school import SCHOOL_ID
from web.records.pieces import away_pieces
from workflows.school.records import Pupil

PLACE: dict[str, Any] = {
    "place": "Hillside School", "kind": "dual_here", "days": "Fridays", "whom": "Ms Ahmed, their SENCO",
    "from_on": ["7", "9", "2026"],
}  # fmt: skip
NOT_TOLD = "Ms Ahmed"


def day(name: str, number: int, month: int) -> dict[str, list[str]]:
    return {name: [str(number), str(month), "2026"]}


TIMETABLE: dict[str, Any] = {
    "days": "Mornings only",
    **day("from_on", 7, 9),
    **day("to_on", 16, 10),
    **day("look_again_on", 5, 10),
}


def away(reader: Reader, room: Classroom) -> Page:
    return reader.page(f"/away/{room.amira}")


def added(reader: Reader, room: Classroom, link: str, button: str, typed: dict[str, Any]) -> Page:
    return reader.press(reader.page(away(reader, room).links()[link]), button, typed)


def suspended(reader: Reader, room: Classroom, number: int, month: int = 9, days: str = "2") -> Page:
    typed = {**day("first_on", number, month), "school_days": days}
    return added(reader, room, "Write down a suspension", "Save the suspension", typed)


def test_the_office_comes_there_from_the_family_contacts_and_the_senco_from_the_child(
    office: Reader, room: Classroom
) -> None:
    assert office.page(f"/contacts/{room.amira}").links()["Away from school"] == f"/away/{room.amira}"
    assert "learns here, for the whole week" in away(office, room).main
    senco = room.back(office, room.school.senco)
    assert senco.page(f"/children/{room.amira}").links()["Away from school"] == f"/away/{room.amira}"
    assert "Away from school: Amira" not in senco.page(f"/children/{room.amira}").main


def test_a_second_press_writes_no_second_place(office: Reader, room: Classroom) -> None:
    once = added(office, room, "Add another place", "Save the place", PLACE).main.count("Hillside School")
    again = added(office, room, "Add another place", "Save the place", PLACE)
    assert (again.status, again.errors) == (422, ["This is written down already."])
    assert away(office, room).main.count("Hillside School") == once


def test_a_second_school_is_written_down_with_the_day_for_the_record(office: Reader, room: Classroom) -> None:
    room.begin(room.amira)
    page = added(office, room, "Add another place", "Save the place", PLACE)
    assert "It is written down." in page.text
    assert "Hillside School" in page.main
    assert "A copy of the record goes there by 28 September 2026, by law" in page.main
    steps = {row.task for row in room.look(room.amira).tasks}
    assert {"pass_record_on", "ask_about_place"} <= steps
    assert "Send a copy of the record to the second school" in office.page("/next-steps").main


def test_what_does_not_fit_is_said_at_its_question(office: Reader, room: Classroom) -> None:
    page = added(office, room, "Add another place", "Save the place", {**PLACE, **day("to_on", 4, 9)})
    assert (page.status, "The last day comes before the first." in page.main) == (422, True)
    page = added(office, room, "Add a part-time timetable", "Save the timetable", TIMETABLE)
    assert "Select who of the family agreed" in page.main


def test_a_part_time_timetable_is_changed_and_taken_back(senco: Reader, room: Classroom) -> None:
    agreed = {"agreed_by": [f"contact:{room.contacts(room.amira)['mother']}"]}
    page = added(senco, room, "Add a part-time timetable", "Save the timetable", {**TIMETABLE, **agreed})
    assert "Looked at again on 5 October 2026" in page.main
    assert "Agreed by Samira Khan" in page.main
    form = senco.page(next(href for words, href in page.links().items() if words.startswith("Change")))
    page = senco.press(form, "Save the timetable", {**day("look_again_on", 12, 10)})
    assert "Looked at again on 12 October 2026" in page.main
    assert (
        "learns here, for the whole week" in senco.press(page, "Written by mistake (Part-time timetable here)", {}).main
    )


def test_the_second_suspension_leads_to_a_step_for_the_senco(senco: Reader, room: Classroom) -> None:
    room.begin(room.amira)
    assert "From the second in a school year on" in suspended(senco, room, 7).text
    page = suspended(senco, room, 9, days="1")
    assert "the SENCO is asked what follows" in page.text
    assert "2 suspensions in this school year, 3 school days in all" in page.main
    step = senco.page(room.step(room.amira, "weigh_suspensions"))
    assert "From 7 September 2026: 2 school days" in step.main
    assert "This is our default" in step.main
    taken = senco.press(page, "Take back the suspension from 9 September 2026, 1 school day", {})
    assert "1 suspension in this school year, 2 school days in all" in taken.main


def test_a_child_without_support_is_noticed_and_whose_a_looked_after_child_is_told(
    senco: Reader, room: Classroom
) -> None:
    with room.desk.writing(room.as_(room.school.senco), subjects=[room.amira]) as work:
        work.session.get_one(Pupil, (SCHOOL_ID, room.amira)).looked_after = True
    suspended(senco, room, 7)
    page = suspended(senco, room, 9)
    assert "no support runs for Amira" in page.text
    assert "tell the social worker and the virtual school without delay" in page.text


@pytest.mark.parametrize(("role", "sees"), [("teacher", True), ("ta", False)])
def test_who_answers_for_a_child_sees_suspensions_and_whoever_helps_sees_where_the_child_is(
    senco: Reader, room: Classroom, role: str, sees: bool
) -> None:
    added(senco, room, "Add another place", "Save the place", PLACE)
    suspended(senco, room, 7)
    reader = room.back(senco, getattr(room.school, role))
    page = reader.page(f"/children/{room.amira}")
    assert "Hillside School" in page.main
    assert "Fridays" in page.main
    assert (NOT_TOLD in page.main) is sees
    assert ("Suspended" in page.main) is sees
    assert "Away from school" not in page.links()
    assert reader.page(f"/away/{room.amira}").heading == "This is not open to you"


def test_what_is_over_is_told_to_nobody_but_those_who_keep_it(senco: Reader, room: Classroom) -> None:
    ended = {**PLACE, **day("from_on", 1, 9), **day("to_on", 4, 9), **day("known_on", 1, 9)}
    assert "Hillside School (over)" in added(senco, room, "Add another place", "Save the place", ended).main
    assert "Hillside" not in senco.page(f"/children/{room.amira}").main


def test_what_a_place_may_know_is_agreed_and_withdrawn_on_the_child_s_page(senco: Reader, room: Classroom) -> None:
    room.begin(room.amira)
    added(senco, room, "Add another place", "Save the place", PLACE)
    asked = senco.page(room.step(room.amira, "ask_about_place"))
    assert "Hillside School. Registered at both schools, and this school leads." in asked.main
    mother = f"contact:{room.contacts(room.amira)['mother']}"
    room.answer(
        room.amira, "ask_about_place",
        {"took_part": [mother], "on": "2026-09-07", "answer": "limits", "share": ["plan"]}, by=room.school.senco,
    )  # fmt: skip
    page = senco.page(f"/children/{room.amira}")
    assert "Hillside School may know about Amira" in page.main
    assert "They may see: The plan and reviews." in page.main
    asks = senco.page(next(href for words, href in page.links().items() if words.startswith("Withdraw")))
    done = senco.press(asks, "Withdraw", {})
    assert "nothing more is shown to the other place. Tell the other place today." in done.text


def test_another_child_s_row_is_not_there(senco: Reader, room: Classroom) -> None:
    page = added(senco, room, "Add another place", "Save the place", PLACE)
    change = next(href for words, href in page.links().items() if words.startswith("Change"))
    assert senco.page(change.replace(str(room.amira), str(room.leo))).status == 404
    assert senco.page(f"/away/{SCHOOL_ID}").status == 404


def test_the_whole_record_of_a_child_tells_of_it_without_whom_to_tell_there(senco: Reader, room: Classroom) -> None:
    added(senco, room, "Add another place", "Save the place", PLACE)
    suspended(senco, room, 7)
    with room.desk.reading(room.as_(room.school.senco)) as session:
        sight = room.desk.sight(session, room.as_(room.school.senco), [room.amira])
        found = [(each.what, [line.words for line in each.lines]) for each in away_pieces(sight, room.amira)]
    here = "Registered at both schools, and this school leads"
    assert found == [
        ("Where the child learns", [here, "Hillside School", "Fridays"]),
        ("Suspended for 2 school days", []),
    ]
