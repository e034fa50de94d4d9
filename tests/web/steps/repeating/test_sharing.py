import pytest

from tests.client import Page, Reader
from tests.web.repeating import Repeating


def opened(client: Reader, room: Repeating) -> Page:
    return client.page(room.step(room.amira, "share_plan"))


@pytest.fixture
def amira(room: Repeating) -> Repeating:
    room.plan_to_share(room.amira)
    return room


def test_everyone_who_works_with_the_child_and_every_contact_has_a_row(amira: Repeating, teacher: Reader) -> None:
    page = opened(teacher, amira)
    assert page.heading == "Share the plan"
    assert "Samira Khan mother Arabic interpreter Not given yet" in page.main
    assert "Omar Khan father Not given yet" in page.main
    assert "Mr Lowe teaching assistant Not sent yet" in page.main
    assert "Mrs Patel class teacher Not sent yet" in page.main


def test_one_press_sends_it_and_opening_it_ticks_the_row(amira: Repeating, teacher: Reader, ta: Reader) -> None:
    page = teacher.press(opened(teacher, amira), "Send it to 1 colleague")
    assert "It is sent to 1 colleague." in page.main
    assert "Mrs Patel class teacher Told Wrote it, or knows it, 7 September 2026" in page.main
    assert "Mr Lowe teaching assistant Sent on 7 September 2026, not opened yet" in page.main
    mine = ta.page("/next-steps")
    assert "Sent today" in mine.main
    paper = ta.page(next(href for words, href in mine.links().items() if words.startswith("Read the plan")))
    assert paper.heading == "Amira’s plan"
    assert "Read the plan" not in ta.page("/next-steps").main
    assert "Mr Lowe teaching assistant Told Opened in Waymark, 7 September 2026" in opened(teacher, amira).main


def test_the_summary_opened_by_somebody_to_whom_it_was_not_sent_ticks_nothing(amira: Repeating, senco: Reader) -> None:
    assert senco.page(f"/papers/{amira.look(amira.amira).journey.id}/plan").status == 200
    assert amira.look(amira.amira).facts.circle.copies == ()


def test_paper_and_word_of_mouth_are_ticked_by_hand_and_put_right(amira: Repeating, teacher: Reader) -> None:
    page = teacher.press(opened(teacher, amira), "By word of mouth for Mr Lowe")
    assert "Mr Lowe teaching assistant Told By word of mouth, 7 September 2026" in page.main
    page = teacher.press(page, "Not right for Mr Lowe")
    assert "Mr Lowe teaching assistant Not sent yet" in page.main


def test_whoever_shares_it_ticks_that_they_know_it(amira: Repeating, teacher: Reader) -> None:
    page = teacher.press(opened(teacher, amira), "I know it for Mrs Patel")
    assert "Mrs Patel class teacher Told Wrote it, or knows it, 7 September 2026" in page.main


def test_the_family_has_it_in_one_press(amira: Repeating, teacher: Reader) -> None:
    page = teacher.press(opened(teacher, amira), "All of the family: handed over today")
    assert page.main.count("Told Handed over, 7 September 2026") == 2


def test_somebody_was_told_on_another_day(amira: Repeating, teacher: Reader) -> None:
    page = opened(teacher, amira)
    row = teacher.page(page.links()["Another day for Omar Khan"])
    again = teacher.press(row, "Tick", {"on": ["4", "9", "2026"]})
    assert (again.status, again.errors) == (422, ["Select how it was done"])
    ahead = teacher.press(row, "Tick", {"on": ["8", "9", "2026"], "how": "post"})
    assert ahead.errors == ["Say on which day, today or before."]
    page = teacher.press(row, "Tick", {"on": ["4", "9", "2026"], "how": "post"})
    assert "Omar Khan father Told By post, 4 September 2026" in page.main


def test_lunchtime_staff_are_added_told_and_left_out(amira: Repeating, teacher: Reader) -> None:
    form = teacher.page(opened(teacher, amira).links()["Add lunchtime staff, cover or a club"])
    refused = teacher.press(form, "Add to the list", {"part": "lunchtime"})
    assert refused.status == 422
    page = teacher.press(form, "Add to the list", {"name": "Ms Hay", "part": "lunchtime"})
    assert "Ms Hay Lunchtime staff Not told yet. Tell them by hand" in page.main
    page = teacher.press(page, "On paper for Ms Hay")
    assert "Ms Hay Lunchtime staff Told On paper, 7 September 2026" in page.main
    page = teacher.press(teacher.press(page, "Not right for Ms Hay"), "Leave out for Ms Hay")
    assert "Ms Hay" not in page.main


def test_somebody_whom_only_the_plan_names_can_be_left_out_and_put_back(room: Repeating, teacher: Reader) -> None:
    room.write_plan(room.amira)
    room.hope_and_help(room.amira, given_by=f"person:{room.school.office.id}")
    room.agree_plan(room.amira)
    room.unassign_role(room.school.office)
    page = opened(teacher, room)
    assert "Ms Byrne named in the plan" in page.main
    page = teacher.press(page, "Leave out for Ms Byrne")
    assert "Left out Ms Byrne" in page.main
    assert "Ms Byrne named in the plan Not told yet" in teacher.press(page, "Put back for Ms Byrne").main


def test_nobody_with_a_duty_to_the_child_is_left_out(amira: Repeating, teacher: Reader) -> None:
    page = opened(teacher, amira)
    sent = page.filled("By word of mouth for Mr Lowe", {})
    assert teacher.post(f"{amira.step(amira.amira, 'share_plan')}/sharing/leave-out", data=sent).status_code == 404


def test_a_row_that_is_not_there_and_a_way_that_is_not_listed_are_refused(amira: Repeating, teacher: Reader) -> None:
    page, address = opened(teacher, amira), f"{amira.step(amira.amira, 'share_plan')}/sharing/tick"
    sent = page.filled("By word of mouth for Mr Lowe", {"who": "person:nobody"})
    assert teacher.post(address, data=sent).status_code == 404
    sent = page.filled("By word of mouth for Mr Lowe", {"how": "pigeon"})
    assert teacher.post(address, data=sent).status_code == 422


def test_a_teaching_assistant_does_not_tick_for_others(amira: Repeating, ta: Reader) -> None:
    page = opened(ta, amira)
    assert "Waiting for Mrs Patel" in page.main
    assert page.tree.find(".//main//form") is None


def test_the_record_and_advice_are_shared_in_the_same_way(room: Repeating, teacher: Reader) -> None:
    room.under_review(room.amira)
    room.meet(room.amira)
    page = teacher.page(room.step(room.amira, "share_record"))
    assert page.heading == "Give the family the record"
    assert f"/papers/{room.look(room.amira).journey.id}/record" in page.links().values()
    room.advised(room.leo)
    page = teacher.press(teacher.page(room.step(room.leo, "share_advice")), "By post for Omar Khan")
    assert "Omar Khan father Told By post" in page.main
