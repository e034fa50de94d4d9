from datetime import date

from tests.client import Page, Reader
from tests.web.classroom import Classroom

HOPE = {
    "able_to": "Begin a piece of writing alone within five minutes",
    "now": "Waits for an adult, 7 September",
    "measure": "Watched in three lessons a week",
    "by_on": ["18", "12", "2026"],
    "kind": "independence",
}


def opened(client: Reader, room: Classroom) -> Page:
    return client.page(room.step(room.amira, "write_outcomes"))


def test_the_page_begins_with_what_the_child_is_good_at(room: Classroom, teacher: Reader) -> None:
    room.write_plan(room.amira)
    page = opened(teacher, room)
    assert page.heading == "Write what Amira will be able to do"
    good, matters, hard, needs = (
        page.main.index(words)
        for words in ("Good at Reasoning aloud", "What matters to Amira Building. Pictures.", "What is hard", "Needs")
    )
    assert good < matters < hard < needs < page.main.index("Outcome 1")
    assert "Cognition and learning" in page.main


def test_one_outcome_that_can_be_measured_is_enough(room: Classroom, teacher: Reader) -> None:
    room.write_plan(room.amira)
    page = teacher.press(opened(teacher, room), "Save this outcome", HOPE)
    assert "Outcome 1 is saved." in page.main
    assert "1. Begin a piece of writing alone within five minutes" in page.main
    assert room.row(room.amira, "write_outcomes").status == "done"
    assert teacher.page(page.links()["That is all"]).heading == "Done: Write what Amira will be able to do"


def test_there_are_at_most_three(room: Classroom, teacher: Reader) -> None:
    room.write_plan(room.amira)
    page = teacher.press(opened(teacher, room), "Save this outcome", HOPE)
    for _ in range(2):
        page = teacher.press(teacher.page(page.links()["Add another outcome"]), "Save this outcome", HOPE)
    assert "Add another outcome" not in page.links()
    assert teacher.post(f"{room.step(room.amira, 'write_outcomes')}/outcomes/4").status_code in (400, 404)


def test_an_outcome_is_changed_and_taken_out_without_scripts(room: Classroom, teacher: Reader) -> None:
    room.write_plan(room.amira)
    page = teacher.press(opened(teacher, room), "Save this outcome", HOPE)
    change = next(href for words, href in page.links().items() if words.startswith("Change “1."))
    page = teacher.press(teacher.page(change), "Save this outcome", {"able_to": "Begin alone"})
    assert "1. Begin alone" in page.main
    page = teacher.press(page, "Take out “1. Begin alone”")
    assert "Outcome 1 is taken out." in page.main
    assert "Begin alone" not in page.main


def test_an_outcome_half_typed_is_kept_and_says_what_it_lacks(room: Classroom, teacher: Reader) -> None:
    room.write_plan(room.amira)
    page = opened(teacher, room)
    draft = page.form("Save this outcome").get("data-save") or ""
    sent = page.filled("Save this outcome", {"able_to": "Begin alone", "by_on": ["18", "", ""]})
    assert teacher.post(draft, data=sent).status_code == 204
    again = opened(teacher, room)
    assert "1. Begin alone" in again.main
    assert "Not written yet: where now, how we shall see it and by when" in again.main


def test_a_refused_outcome_is_shown_again_as_it_was_typed(room: Classroom, teacher: Reader) -> None:
    room.write_plan(room.amira)
    page = teacher.press(opened(teacher, room), "Save this outcome", {**HOPE, "measure": ""})
    assert page.status == 422
    assert page.errors == ["Enter how we shall see it"]
    assert "Begin a piece of writing alone" in page.html


def test_a_plan_in_place_is_not_changed_here(room: Classroom, teacher: Reader) -> None:
    room.plan_in_place(room.amira)
    page = opened(teacher, room)
    assert "Read a page aloud" in page.main
    assert page.tree.find(".//main//form") is None
    sent = {"csrf_token": page.tree.find(".//input[@name='csrf_token']").get("value"), "able_to": "Fly"}  # type: ignore[union-attr]
    assert teacher.post(f"{room.step(room.amira, 'write_outcomes')}/outcomes/1/draft", data=sent).status_code == 409


def test_a_further_cycle_begins_with_last_times_plan(room: Classroom, teacher: Reader) -> None:
    room.second_cycle(room.amira)
    room.back_to_plan(room.amira)
    page = opened(teacher, room)
    assert "Last time’s plan has 1 outcome." in page.main
    page = teacher.press(page, "Begin with last time’s plan")
    assert "1. Read a page aloud" in page.main
    over = "That day is over: by when is it now?"
    assert over not in page.main
    room.on(date(2026, 11, 20))
    assert over in opened(room.back(teacher), room).main


def test_rows_of_somebody_elses_step_are_refused(room: Classroom, teacher: Reader, ta: Reader) -> None:
    room.write_plan(room.amira)
    page = opened(teacher, room)
    address = f"{room.step(room.amira, 'write_outcomes')}/outcomes/1"
    sent = ta.page("/next-steps").tree.find(".//input[@name='csrf_token']").get("value")  # type: ignore[union-attr]
    assert ta.post(address, data={**page.filled("Save this outcome", HOPE), "csrf_token": sent}).status_code == 403
