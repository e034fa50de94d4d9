import pytest

from tests.client import Page, Reader
from tests.web.repeating import Repeating

USE = {"what": "Pictures beside new words", "answer": "use"}


@pytest.fixture
def leo(room: Repeating) -> Repeating:
    room.advised(room.leo)
    return room


def opened(client: Reader, room: Repeating) -> Page:
    return client.page(room.step(room.leo, "weigh_advice"))


def test_a_recommendation_is_written_and_answered(leo: Repeating, teacher: Reader) -> None:
    page = teacher.press(opened(teacher, leo), "Save", USE)
    assert "Recommendation 1 is saved." in page.main
    assert "1. Pictures beside new words What we do Use it" in page.main
    page = teacher.press(teacher.page(page.links()["Add another"]), "Save", {**USE, "what": "Signs"})
    assert "2. Signs" in page.main


def test_changing_it_or_not_now_needs_a_reason(leo: Repeating, teacher: Reader) -> None:
    page = teacher.press(opened(teacher, leo), "Save", {**USE, "answer": "not_now"})
    assert (page.status, page.errors) == (422, ["Enter the reason"])
    page = teacher.press(page, "Save", {"why": "No room until spring"})
    assert "What we do Not now Why No room until spring" in page.main


def test_each_point_of_the_advice_becomes_a_row(leo: Repeating, senco: Reader) -> None:
    leo.answer(leo.leo, "file_advice", leo.filed("- Pictures\n- Signs at lunch"), by=leo.school.senco)
    page = senco.press(opened(senco, leo), "Make a row of each point")
    assert "Each point is a row now." in page.main
    assert "2. Signs at lunch No answer yet" in page.main
    page = senco.press(page, "Save", {"answer": "use"})
    assert "1. Pictures What we do Use it" in page.main


def test_it_goes_into_an_outcome_or_support_of_the_plan(room: Repeating, teacher: Reader) -> None:
    room.put_in_place(room.leo)
    room.advised(room.leo)
    page = teacher.press(opened(teacher, room), "Save", {**USE, "goes_into": "support:1"})
    assert "Goes into Support: Word maps" in page.main


def test_what_is_half_typed_is_kept_and_taken_out(leo: Repeating, teacher: Reader) -> None:
    page = opened(teacher, leo)
    draft = page.form("Save").get("data-save") or ""
    assert teacher.post(draft, data=page.filled("Save", {"what": "Rest"})).status_code == 204
    page = teacher.page(f"{leo.step(leo.leo, 'weigh_advice')}?row=2")
    assert "1. Rest No answer yet" in page.main
    page = teacher.press(page, "Take out “1. Rest”")
    assert "Recommendation 1 is taken out." in page.main
