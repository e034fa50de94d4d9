from tests.client import Reader
from tests.web.classroom import Classroom

TYPED = {"strengths": "Reasoning aloud"}


def test_a_step_goes_to_somebody_who_has_to_do_with_the_child(room: Classroom, teacher: Reader, ta: Reader) -> None:
    room.look_closely(room.amira)
    address = room.step(room.amira, "pull_together")
    page = teacher.page(f"{address}/hand-over")
    assert page.heading == "Somebody else should answer this"
    assert "Mr Lowe, teaching assistant" in page.main
    assert "Mrs Patel, class teacher" not in page.main
    after = teacher.press(page, "Hand it over", {"person": f"person:{room.school.ta.id}"})
    assert "Mr Lowe will find it among their next steps." in after.main
    assert address in ta.page("/next-steps").links().values()


def test_what_was_typed_goes_with_the_step(room: Classroom, teacher: Reader, ta: Reader) -> None:
    room.look_closely(room.amira)
    address = room.step(room.amira, "pull_together")
    teacher.post(f"{address}/draft", data=teacher.page(address).filled("Save and continue", TYPED))
    teacher.press(teacher.page(f"{address}/hand-over"), "Hand it over", {"person": f"person:{room.school.ta.id}"})
    assert "Reasoning aloud" in ta.page(address).html


def test_a_step_that_was_handed_over_can_be_given_back(room: Classroom, teacher: Reader, ta: Reader) -> None:
    room.look_closely(room.amira)
    address = room.step(room.amira, "pull_together")
    teacher.press(teacher.page(f"{address}/hand-over"), "Hand it over", {"person": f"person:{room.school.ta.id}"})
    after = ta.press(ta.page(f"{address}/hand-over"), "Hand it over", {"person": "role"})
    assert "The class teacher will find it" in after.main
    assert room.row(room.amira, "pull_together").person_id is None


def test_nobody_is_picked_by_mistake(room: Classroom, teacher: Reader) -> None:
    room.look_closely(room.amira)
    page = teacher.page(f"{room.step(room.amira, 'pull_together')}/hand-over")
    again = teacher.press(page, "Hand it over")
    assert again.status == 422
    assert "Select who should answer it" in again.errors


def test_somebody_elses_step_is_not_ones_own_to_hand_over(room: Classroom, ta: Reader) -> None:
    room.look_closely(room.amira)
    assert ta.page(f"{room.step(room.amira, 'pull_together')}/hand-over").status == 403


def test_the_senco_may_hand_any_step_over(room: Classroom, senco: Reader) -> None:
    room.look_closely(room.amira)
    assert senco.page(f"{room.step(room.amira, 'pull_together')}/hand-over").status == 200
