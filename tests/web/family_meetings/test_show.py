"""Meetings with families: held, offered, not taken up, and owed so far with the sum; guidance, never law."""

import csv
import io
from datetime import date

from tests.client import Reader
from tests.counting import asked
from tests.web.classroom import Classroom

HERE = "/family-meetings"


def meet(room: Classroom, child_name: str, how: str, on: str) -> None:
    """Hold the review of a child, with a meeting that went one way."""
    child = getattr(room, child_name)
    room.departing(child, "hold_review")
    said = {"took_part": [f"contact:{room.contacts(child)['mother']}"], "on": on, "how": how, "words": "It helps"}
    room.answer(child, "meet_family", {**said, "enough": "yes"})


def row(page: str, child: str) -> str:
    """What the table says from a child’s name on."""
    return page[page.index(child) :]


def test_a_meeting_held_and_one_not_taken_up_are_counted_apart(room: Classroom, senco: Reader) -> None:
    for child in (room.amira, room.leo):
        room.plan_in_place(child)
    room.on(date(2026, 9, 21))
    meet(room, "amira", "in_person", "2026-09-21")
    meet(room, "leo", "offered", "2026-09-21")
    page = room.back(senco, room.school.senco).page(HERE)
    assert "Amira K. 4P 1 1 0 1 On support since 7 September 2026." in page.main
    assert "Leo B. 4P 0 1 1 1 On support since 7 September 2026." in page.main
    assert "Autumn: owed, 1 offered and not taken up. Spring: owed, not begun yet." in row(page.main, "Leo B.")
    assert "So 3 this year, 1 so far." in page.main
    assert "The Code says should, never the law" in page.main


def test_who_joined_late_owes_fewer_and_the_sum_says_why(room: Classroom, senco: Reader) -> None:
    room.on(date(2026, 11, 16))
    room.plan_in_place(room.amira)
    page = room.back(senco, room.school.senco).page(HERE)
    assert "Autumn: none owed, since support ran for less than half of it." in page.main
    assert "So 2 this year, 0 so far." in page.main


def test_only_a_term_that_is_over_counts_as_fewer_than_advised(room: Classroom, senco: Reader) -> None:
    room.plan_in_place(room.amira)
    assert "No child has had fewer meetings" in senco.page(HERE).main
    room.on(date(2027, 1, 11))
    page = room.back(senco, room.school.senco).page(HERE)
    assert "1 child has had fewer meetings than the Code advises for the terms of this year that are over." in page.main
    assert "2 (1 not held in terms that are over)" in page.main


def test_an_invitation_ahead_is_an_offer_and_no_meeting(room: Classroom, teacher: Reader) -> None:
    room.plan_in_place(room.amira)
    contact = f"contact:{room.contacts(room.amira)['mother']}"
    said = {"at": "2026-09-21", "time_and_place": "30 minutes", "who": [contact], "needs": ["none"], "ask_first": True}
    room.answer(room.amira, "invite_to_review", said)
    page = teacher.page(f"/children/{room.amira}")
    assert (
        "Meetings with the family this year 0 held, 1 offered, 1 still ahead. Guidance asks for 1 so far." in page.main
    )


def test_no_support_owes_no_meeting(room: Classroom, senco: Reader, teacher: Reader) -> None:
    room.try_in_class(room.amira)
    assert "No meeting is owed yet" in senco.page(HERE).main
    assert "Meetings with the family" not in teacher.page(f"/children/{room.amira}").main


def test_the_table_is_taken_as_csv(room: Classroom, senco: Reader) -> None:
    room.plan_in_place(room.amira)
    text = senco.get(f"{HERE}/list.csv").get_data().decode("utf-8-sig")
    headings, only = list(csv.reader(io.StringIO(text)))
    assert "Owed so far (guidance)" in headings
    assert only[:8] == ["Amira Khan", "4P", "2026-09-07", "0", "0", "0", "1", "3"]


def test_a_teacher_does_not_see_the_table_of_the_school(teacher: Reader) -> None:
    assert teacher.page(HERE).status == 403


def test_the_number_of_statements_does_not_grow(room: Classroom, senco: Reader) -> None:
    room.plan_in_place(room.amira)
    senco.page(HERE)
    with asked(room.desk.database) as few:
        senco.page(HERE)
    room.plan_in_place(room.leo)
    senco.page(HERE)
    with asked(room.desk.database) as many:
        senco.page(HERE)
    assert len(few) == len(many)
