"""Letters at the turns of the way: this is not SEN, support is ending, the council says no; one for each contact."""

from datetime import date

from tests.client import Page, Reader
from tests.web.papers.refused import council_refuses
from tests.web.repeating import Repeating
from tests.web.school import SCHOOL_ID
from workflows.school.records import Pupil

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
    draft = page.form("Save and continue").get("data-save") or ""
    senco.post(draft, data=page.filled("Save and continue", {"goes_on": "Word maps before each story"}))
    assert "What goes on in class Word maps before each story" in senco.page(page.links()[PRINT]).main


def test_a_journey_that_never_came_to_it_has_no_letter(room: Repeating, teacher: Reader) -> None:
    room.look_closely(room.amira)
    here = f"/papers/{room.look(room.amira).journey.id}/letters"
    page = teacher.page(f"{here}/ending")
    assert (page.status, "Dear" in page.main) == (200, False)
    assert teacher.page(f"{here}/thanks").status == 404


def refused(room: Repeating, senco: Reader) -> Page:
    page = senco.page(room.step(room.amira, "tell_family_ways"))
    return senco.page(page.links()[PRINT])


def test_after_the_councils_no_each_contact_reads_what_goes_on_and_by_when_they_may_appeal(
    room: Repeating, senco: Reader
) -> None:
    council_refuses(room)
    main = refused(room, senco).main
    assert main.count("The help that Amira gets at school goes on.") == 2
    assert "Ask a mediation adviser by 7 November 2026." in main
    assert "The last day is 7 November 2026. That is two months from the day on the council’s letter." in main
    assert "If you appeal, we will write" not in main
    certificate = {"mediation_on": "2026-10-20", "certificate_on": "2026-10-21"}
    room.answer(room.amira, "note_family_steps", certificate)
    main = refused(room, senco).main
    assert "The last day is 21 November 2026. That is one month from the day on your certificate." in main


def test_a_young_person_who_decides_is_written_to_in_their_own_right(room: Repeating, senco: Reader) -> None:
    with room.desk.database.writing(facts=True) as session:
        session.get_one(Pupil, (SCHOOL_ID, room.amira)).date_of_birth = date(2009, 12, 14)
    council_refuses(room)
    main = refused(room, senco).main
    assert main.index("Dear Amira Khan") < main.index("Dear Samira Khan")
    assert main.count("The help that you get at school goes on.") == 1
    assert main.count("this choice is Amira’s own") == 2
