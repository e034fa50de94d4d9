from tests.client import Reader
from tests.web.classroom import Classroom


def test_an_attempt_is_one_line_and_is_counted(room: Classroom, teacher: Reader) -> None:
    room.look_closely(room.amira)
    address = room.step(room.amira, "talk_about_needs")
    page = teacher.page(teacher.page(address).links()["I could not reach the family"])
    assert page.heading == "I could not reach the family"
    tried = {"who": [f"contact:{room.contacts(room.amira)['mother']}"], "how": "phone", "usable": "yes"}
    after = teacher.press(page, "Save this attempt", tried)
    assert "Help carries on meanwhile." in after.main
    again = teacher.page(f"{address}/attempts")
    assert "1 attempt so far" in again.main
    assert "Monday 7 September, by phone" in again.main
    assert "Our number is 3 attempts in 2 ways" in again.main
    assert "Then you can go on without an answer." in again.main


def test_a_second_press_is_no_second_attempt(room: Classroom, teacher: Reader) -> None:
    """Three attempts are what a decision without the family rests on."""
    room.look_closely(room.amira)
    page = teacher.page(f"{room.step(room.amira, 'talk_about_needs')}/attempts")
    tried = {"who": [f"contact:{room.contacts(room.amira)['mother']}"], "how": "phone", "usable": "yes"}
    teacher.press(page, "Save this attempt", tried)
    again = teacher.press(page, "Save this attempt", tried)
    assert again.status == 422
    assert again.errors[0].startswith("This attempt is written down already.")
    assert len(room.look(room.amira).facts.circle.attempts) == 1


def test_an_attempt_in_a_form_that_they_cannot_use_is_said_to_be_one(room: Classroom, teacher: Reader) -> None:
    room.look_closely(room.amira)
    address = room.step(room.amira, "talk_about_needs")
    tried = {"who": [f"contact:{room.contacts(room.amira)['mother']}"], "how": "letter", "usable": "no"}
    teacher.press(teacher.page(f"{address}/attempts"), "Save this attempt", tried)
    assert "by letter, not in a form that they can use" in teacher.page(f"{address}/attempts").main


def test_a_day_still_to_come_is_refused(room: Classroom, teacher: Reader) -> None:
    room.look_closely(room.amira)
    page = teacher.page(f"{room.step(room.amira, 'talk_about_needs')}/attempts")
    tried = {
        "who": [f"contact:{room.contacts(room.amira)['mother']}"],
        "on": ["1", "10", "2026"],
        "how": "phone",
        "usable": "yes",
    }
    again = teacher.press(page, "Save this attempt", tried)
    assert again.status == 422
    assert again.errors == ["This day is still to come."]


def test_a_step_without_the_family_offers_no_attempt(room: Classroom, teacher: Reader) -> None:
    room.look_closely(room.amira)
    assert "I could not reach the family" not in teacher.page(room.step(room.amira, "pull_together")).main
