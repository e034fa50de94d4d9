"""Letters at two turns of the way: this is not SEN, and support is ending; one for each entitled contact."""

from tests.client import Page, Reader
from tests.web.repeating import Repeating

PRINT = "The letter to each contact, to print"


def decided_no(room: Repeating) -> None:
    """SENCO and teacher agree that this is not SEN."""
    room.look_closely(room.amira)
    said = {"needs": ["cognition"], "first_need": "nsa", "decision": "no", "reasons": "She learns well with word maps."}
    by = f"person:{room.school.teacher.id}"
    room.answer(room.amira, "decide", {**said, "decided_with": by}, by=room.school.senco)
    room.answer(room.amira, "agree_decision", {"view": "agreed"})


def step(room: Repeating, senco: Reader) -> Page:
    return senco.page(room.step(room.amira, "tell_family_not_sen"))


def test_each_entitled_contact_has_a_letter_that_names_the_three_ways_on(room: Repeating, senco: Reader) -> None:
    decided_no(room)
    page = senco.page(step(room, senco).links()[PRINT])
    assert page.heading == "What we decided about Amira"
    assert "2 letters, each on a sheet of its own." in page.main
    assert "Dear Samira Khan" in page.main
    assert "Dear Omar Khan" in page.main
    assert "Why She learns well with word maps." in page.main
    for way in ("Ask for free advice.", "Make a complaint to the school.", "Ask the council yourself"):
        assert page.main.count(way) == 2


def test_what_is_typed_and_kept_stands_in_the_letter(room: Repeating, senco: Reader) -> None:
    decided_no(room)
    page = step(room, senco)
    draft = page.form("Save and send").get("data-save") or ""
    senco.post(draft, data=page.filled("Save and send", {"goes_on": "Word maps before each story"}))
    assert "What goes on in class Word maps before each story" in senco.page(page.links()[PRINT]).main


def test_a_journey_that_never_came_to_it_has_no_letter(room: Repeating, teacher: Reader) -> None:
    room.look_closely(room.amira)
    here = f"/papers/{room.look(room.amira).journey.id}/letters"
    page = teacher.page(f"{here}/ending")
    assert (page.status, "Dear" in page.main) == (200, False)
    assert teacher.page(f"{here}/thanks").status == 404
