"""A step or a move that nobody owns is done by whoever it falls to, though others may do it beside the owner."""

from tests.client import Reader
from tests.web.classroom import Classroom


def test_the_senco_does_the_step_of_a_teacher_who_is_missing(room: Classroom, senco: Reader) -> None:
    room.look_closely(room.amira)
    step = f"/steps/{room.row(room.amira, 'ask_child').id}"
    assert "There is nothing for you to do here." in senco.page(step).main
    room.unassign(room.amira)
    said = {"good": "Building", "helps": "Pictures", "how": ["drew"]}
    senco.press(senco.page(step), "Save and continue", said)
    assert room.row(room.amira, "ask_child").status == "done"


def test_the_senco_makes_the_move_of_a_teacher_who_is_missing(room: Classroom, senco: Reader) -> None:
    room.try_in_class(room.amira)
    move = f"/journeys/{room.look(room.amira).journey.id}/moves/try_something_else"
    assert "This is for the class teacher or subject teacher." in senco.page(move).main
    room.unassign(room.amira)
    before = room.look(room.amira).journey.visit
    senco.press(senco.page(move), "Try something else in class")
    assert room.look(room.amira).journey.visit == before + 1
