"""Your word: the steps of many children in one list; each is saved by itself, and what fails stops no other."""

from uuid import UUID

from tests.client import Page, Reader
from tests.counting import asked
from tests.web.classroom import PICTURE, Classroom

SAVE = "Save what I have answered"


def name(room: Classroom, child: UUID, field: str, task: str = "look_over_plan") -> str:
    """The name of a field of one step in the list."""
    return f"s{room.row(child, task).id.hex}-{field}"


def press(senco: Reader, typed: dict[str, str | list[str]]) -> Page:
    return senco.press(senco.page("/your-word"), SAVE, typed)


def test_with_nothing_waiting_the_page_says_that_nothing_is_held_up(senco: Reader) -> None:
    assert "Nothing is held up because of you" in senco.page("/your-word").main


def test_two_plans_are_looked_over_with_one_press_and_the_third_waits_on(room: Classroom, senco: Reader) -> None:
    for child in room.school.children:
        room.plan_agreed(child)
    page = senco.page("/your-word")
    assert "3 things wait for your word, about 3 minutes." in page.main
    assert "1. Read a page aloud" in page.main
    told = press(senco, {name(room, room.amira, "view"): "agreed", name(room, room.leo, "view"): "agreed"})
    assert "2 words saved. 1 more waits for you." in told.main
    assert [room.row(child, "look_over_plan").status.value for child in room.school.children] == [
        "done",
        "done",
        "open",
    ]
    last = press(senco, {name(room, room.kofi, "view"): "agreed"})
    assert "1 word saved. Nothing is held up because of you." in last.main


def test_one_that_is_refused_stops_no_other_and_keeps_what_was_typed(room: Classroom, senco: Reader) -> None:
    room.plan_agreed(room.amira)
    room.plan_agreed(room.leo)
    note, view = name(room, room.amira, "note"), name(room, room.leo, "view")
    told = press(senco, {note: "Fewer minutes a day", view: "agreed"})
    assert told.status == 422
    assert told.errors == ["Select what you think"]
    assert "1 word saved." in told.main
    assert 'value="Fewer minutes a day"' in told.html
    assert room.row(room.leo, "look_over_plan").status == "done"
    assert room.row(room.amira, "look_over_plan").answer is None
    assert 'value="Fewer minutes a day"' in senco.page("/your-word").html


def test_a_press_that_says_nothing_saves_nothing(room: Classroom, senco: Reader) -> None:
    room.plan_agreed(room.amira)
    assert "Nothing was saved. Nothing was ticked or written." in press(senco, {}).main


def test_a_decision_stands_there_with_the_picture_on_record(room: Classroom, senco: Reader) -> None:
    room.look_closely(room.amira)
    room.answer(room.amira, "pull_together", PICTURE)
    page = senco.page("/your-word")
    assert "Decide together: is this SEN?" in page.main
    assert "What is hard, and when? Reading aloud" in page.main
    said: dict[str, str | list[str]] = {
        name(room, room.amira, "needs", "decide"): ["cognition"],
        name(room, room.amira, "first_need", "decide"): "spld",
        name(room, room.amira, "decision", "decide"): "yes",
        name(room, room.amira, "reasons", "decide"): "Reading stays far behind",
        name(room, room.amira, "decided_with", "decide"): f"person:{room.school.teacher.id}",
    }
    assert "1 word saved." in senco.press(page, SAVE, said).main
    assert room.row(room.amira, "decide").answer is not None


def test_last_cycle_s_decision_is_sent_again_with_a_tick(room: Classroom, senco: Reader) -> None:
    room.second_cycle(room.amira)
    assert "Still right, as last time" in senco.page("/your-word").main
    told = press(senco, {name(room, room.amira, "as-it-stands", "decide"): "yes"})
    assert "1 word saved." in told.main
    answer = room.row(room.amira, "decide").answer
    assert answer is not None
    assert (answer.cycle, answer.values["decision"]) == (2, "yes")


def test_what_somebody_answered_meanwhile_is_not_written_over(room: Classroom, senco: Reader) -> None:
    room.plan_agreed(room.amira)
    page = senco.page("/your-word")
    view, note = name(room, room.amira, "view"), name(room, room.amira, "note")
    room.answer(room.amira, "look_over_plan", {"view": "talk"}, by=room.school.senco)
    told = senco.press(page, SAVE, {view: "agreed", note: "Good"})
    assert told.status == 422
    assert "Somebody answered this while you wrote. Open the step to see both." in told.main
    answer = room.row(room.amira, "look_over_plan").answer
    assert answer is not None
    assert answer.values["view"] == "talk"


def test_each_child_s_file_is_logged_as_read(room: Classroom, senco: Reader) -> None:
    for child in (room.amira, room.leo):
        room.plan_agreed(child)
    before = room.readings(room.amira), room.readings(room.leo)
    senco.page("/your-word")
    assert (room.readings(room.amira), room.readings(room.leo)) == (before[0] + 1, before[1] + 1)


def test_what_waits_for_the_senco_is_not_on_a_teacher_s_list(room: Classroom, teacher: Reader) -> None:
    room.plan_agreed(room.amira)
    assert "Nothing is held up because of you" in teacher.page("/your-word").main


def test_the_number_of_statements_does_not_grow_with_the_list(room: Classroom, senco: Reader) -> None:
    room.plan_agreed(room.amira)
    senco.page("/your-word")
    with asked(room.desk.database) as few:
        senco.page("/your-word")
    room.plan_agreed(room.leo)
    room.plan_agreed(room.kofi)
    senco.page("/your-word")
    with asked(room.desk.database) as many:
        senco.page("/your-word")
    assert len([each for each in many if not each.text.startswith("INSERT")]) == len(
        [each for each in few if not each.text.startswith("INSERT")]
    )


LEARNED = {"strengths": "Reads aloud", "progress": "as_hoped", "quality": "well", "learned": "Print", "next": "same"}


def test_what_the_teacher_thinks_comes_next_is_agreed_with_a_tick_once_it_is_written(
    room: Classroom, senco: Reader
) -> None:
    room.plan_in_place(room.amira)
    room.departing(room.amira, "hold_review")
    room.plan_agreed(room.leo)
    early = senco.page("/your-word").main
    assert "2 things wait for your word, about 2 minutes." in early
    assert "1 of them is not ready yet, and stands last." in early
    assert "“Say what we learned” comes first, and is not written." in early
    assert early.index("Look over the plan") < early.index("Agree what is next")
    assert "Agreed, as it stands" not in early
    room.answer(room.amira, "weigh_support", LEARNED)
    told = press(senco, {name(room, room.amira, "as-it-stands", "agree_next"): "yes"})
    assert "1 word saved." in told.main
    agreed = room.row(room.amira, "agree_next").answer
    assert agreed is not None
    assert agreed.values["next"] == "same"
