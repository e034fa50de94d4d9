"""Telling the family formally before a decision: the duty follows the help, not the stage."""

from tests.client import Page, Reader
from tests.web.classroom import Classroom

SAVE = "Put on record"
TODAY = ["7", "9", "2026"]


def opened(room: Classroom, senco: Reader) -> Page:
    return senco.page(f"/children/{room.amira}/early-notice")


def test_the_senco_tells_the_family_while_something_is_tried_in_class(room: Classroom, senco: Reader) -> None:
    room.try_in_class(room.amira)
    child = senco.page(f"/children/{room.amira}")
    assert child.links()["Tell the family formally"] == f"/children/{room.amira}/early-notice"
    mother = str(room.contacts(room.amira)["mother"])
    told = senco.press(opened(room, senco), SAVE, {"who": [mother], "on": TODAY, "how": "handed"})
    assert "It is on record that the family was told." in told.main
    assert room.row(room.amira, "tell_family").status == "open"
    assert "Tell the family formally Done" not in told.main
    assert opened(room, senco).heading == "Nothing to tell early"


def test_where_everybody_is_told_nothing_is_owed(room: Classroom, senco: Reader) -> None:
    room.try_in_class(room.amira)
    both = [str(each) for each in room.contacts(room.amira).values()]
    senco.press(opened(room, senco), SAVE, {"who": both, "on": TODAY, "how": "post"})
    assert all(row.task != "tell_family" or row.status != "open" for row in room.look(room.amira).tasks)


def test_what_is_missing_is_asked_for_and_a_day_ahead_is_refused(room: Classroom, senco: Reader) -> None:
    room.try_in_class(room.amira)
    page = senco.press(opened(room, senco), SAVE, {})
    assert page.errors == ["Select who has been told", "Select how they were told"]
    mother = str(room.contacts(room.amira)["mother"])
    page = senco.press(opened(room, senco), SAVE, {"who": [mother], "on": ["8", "9", "2026"], "how": "post"})
    assert page.errors == ["This day is still to come."]


def test_the_letter_says_that_help_has_begun_and_nothing_is_decided(room: Classroom, senco: Reader) -> None:
    room.try_in_class(room.amira)
    letter = senco.page(opened(room, senco).links()["The letter to each contact, to print"])
    assert "Amira has begun to get help at school that is more than usual class teaching." in letter.main
    assert "We have not yet decided" in letter.main


def test_it_is_the_senco_s_and_for_before_a_decision(room: Classroom, senco: Reader, teacher: Reader) -> None:
    assert opened(room, senco).heading == "Nothing to tell early"
    room.try_in_class(room.amira)
    assert opened(room, teacher).status == 404
    room.plan_in_place(room.leo)
    assert senco.page(f"/children/{room.leo}/early-notice").heading == "Nothing to tell early"
