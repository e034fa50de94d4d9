"""Every outcome of a class on one page: a glance in two taps, and the review of a whole class at once."""

from datetime import date

from engine.desk import Desk
from tests.client import Page, Reader
from tests.counting import asked
from tests.web.classroom import Classroom
from workflows.support.plans import OutcomeWords, save_outcome

HERE = "/my-class/outcomes"
SAVE = "Save what I have said"


def field(page: Page, name: str, place: int = 0) -> str:
    """The name of a field of the outcome at a place of the page."""
    names = [each.get("name") or "" for each in page.form(SAVE).iter("input")]
    return [each for each in names if each.endswith("-sent")][place].removesuffix("sent") + name


def test_an_outcome_stands_with_where_the_child_is_and_by_when(room: Classroom, teacher: Reader) -> None:
    room.plan_in_place(room.amira)
    page = teacher.page(HERE)
    assert page.heading == "Outcomes of 4P"
    assert "Amira Khan Read a page aloud A line Friday 20 November not yet" in page.main
    assert HERE in " ".join(teacher.page("/my-class").links().values())


def test_each_of_several_outcomes_of_a_child_has_its_row(room: Classroom, teacher: Reader) -> None:
    room.plan_agreed(room.amira)
    with room.desk.writing(room.as_(room.school.teacher), subjects=[room.amira]) as work:
        hopes = OutcomeWords("Ask a friend to play", "Watches", "Each week", date(2026, 11, 20), "learning")
        save_outcome(work, work.journey(room.look(room.amira).journey.id).journey, 2, hopes)
    room.answer(room.amira, "look_over_plan", {"view": "agreed"}, by=room.school.senco)
    room.departing(room.amira, "put_plan_in_place")
    page = teacher.page(HERE)
    assert "2 outcomes." in page.main
    page = teacher.press(page, SAVE, {field(page, "goes"): "met", field(page, "goes", 1): "stuck"})
    assert "2 outcomes looked at." in page.main


def test_a_glance_is_two_taps_and_stands_there_with_its_day(room: Classroom, teacher: Reader) -> None:
    room.plan_in_place(room.amira)
    page = teacher.page(HERE)
    page = teacher.press(page, SAVE, {field(page, "goes"): "stuck", field(page, "now"): "Two lines, 7 September"})
    assert "1 outcome looked at. What was said before is kept." in page.main
    assert "Read a page aloud Two lines, 7 September Friday 20 November Stuck, today" in page.main
    assert "Last looked at: stuck, today" in teacher.page(f"/children/{room.amira}").main


def test_a_later_glance_is_the_one_that_is_shown(room: Classroom, teacher: Reader) -> None:
    room.plan_in_place(room.amira)
    page = teacher.page(HERE)
    teacher.press(page, SAVE, {field(page, "goes"): "stuck"})
    room.on(date(2026, 9, 10))
    page = room.back(teacher).page(HERE)
    assert "Stuck, on Monday" in page.main
    assert "On track, today" in teacher.press(page, SAVE, {field(page, "goes"): "on_track"}).main


def test_where_nothing_was_said_nothing_is_saved(room: Classroom, teacher: Reader) -> None:
    room.plan_in_place(room.amira)
    assert "Nothing was saved. Nothing was chosen or written." in teacher.press(teacher.page(HERE), SAVE).main


def test_where_the_child_is_without_how_it_goes_is_asked_for_and_stops_no_other(
    room: Classroom, teacher: Reader
) -> None:
    room.plan_in_place(room.amira)
    room.plan_in_place(room.leo)
    page = teacher.page(HERE)
    page = teacher.press(page, SAVE, {field(page, "now"): "Three lines", field(page, "goes", 1): "met"})
    assert page.status == 422
    assert page.errors == ["Choose how it goes"]
    assert "1 outcome looked at." in page.main
    assert "Met, today" in page.main
    assert "Three lines" in page.html


def test_while_reviews_are_open_a_class_is_reviewed_here(room: Classroom, teacher: Reader) -> None:
    room.plan_in_place(room.amira)
    room.departing(room.amira, "hold_review")
    page = teacher.page(HERE)
    said = {"now": "A page", "reached": "hoped", "shows": "Running record"}
    page = teacher.press(page, SAVE, {field(page, name): text for name, text in said.items()})
    assert "As hoped, today" in page.main
    assert room.row(room.amira, "score_outcomes").status == "done"


def test_somebody_who_neither_teaches_nor_leads_only_reads(room: Classroom, ta: Reader) -> None:
    room.plan_in_place(room.amira)
    page = ta.page(HERE)
    assert "Read a page aloud" in page.main
    assert SAVE not in page.main
    assert "How it goes" not in page.main


def test_the_senco_chooses_a_class_and_each_file_is_logged(room: Classroom, senco: Reader, desk: Desk) -> None:
    room.plan_in_place(room.amira)
    before = room.readings(room.amira)
    assert "Read a page aloud" in senco.page(f"{HERE}?class=4P").main
    assert room.readings(room.amira) == before + 1


def test_somebody_without_children_is_told_what_will_appear(room: Classroom, office: Reader) -> None:
    room.plan_in_place(room.amira)
    assert "No plan is in place here" in office.page(f"{HERE}?class=4P").main


def test_the_number_of_statements_does_not_grow_with_the_class(room: Classroom, teacher: Reader) -> None:
    room.plan_in_place(room.amira)
    teacher.page(HERE)
    with asked(room.desk.database) as few:
        teacher.page(HERE)
    room.plan_in_place(room.leo)
    room.plan_in_place(room.kofi)
    teacher.page(HERE)
    with asked(room.desk.database) as many:
        teacher.page(HERE)
    logged = [len([each for each in sent if not each.text.startswith("INSERT")]) for sent in (few, many)]
    assert logged[0] == logged[1]
