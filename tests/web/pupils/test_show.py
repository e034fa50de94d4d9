"""A child's page: strengths first, what comes next and whose move it is, what is in the way, and what happened."""

import re
from uuid import uuid4

from sqlmodel import select

from tests.client import Page, Reader
from tests.review import text_of
from tests.web.classroom import RESPONSE, Classroom
from tests.web.invented import browser, child, step
from workflows.school.accounts import NOBODY
from workflows.school.records import FileRead


def first_card(page: Page) -> str:
    """The first of the next steps."""
    return next(text_of(each) for each in page.tree.iter("section"))


def test_strengths_stand_before_the_next_step(demo, tmp_path):
    page = browser(demo, tmp_path, "patel").page(f"/children/{child(demo, 'Amira')}")
    assert page.main.index("I like building things") < page.main.index("Next step")
    assert "Strong in: Design, reasoning aloud" in page.main


def test_the_next_step_says_whose_move_it_is_and_why(demo, tmp_path):
    page = browser(demo, tmp_path, "senco").page(f"/children/{child(demo, 'Leo')}")
    assert "Tell the family formally" in page.main
    assert "Waiting for you" in page.main
    assert "The family has not been told formally that special educational provision is being made." in page.main
    theirs = browser(demo, tmp_path, "hughes").page(f"/children/{child(demo, 'Leo')}")
    assert "Waiting for Mrs Ruth Calloway" in theirs.main


def test_a_step_that_the_law_asks_for_says_so_where_it_holds_up_no_move(demo, tmp_path):
    page = browser(demo, tmp_path, "senco").page(f"/children/{child(demo, 'Ella')}")
    assert "The law says: The parent or young person is told when special educational provision" in first_card(page)


def test_what_is_missing_for_a_move_is_listed_and_help_goes_on(demo, tmp_path):
    page = browser(demo, tmp_path, "senco").page(f"/children/{child(demo, 'Leo')}")
    assert "Not yet: one thing is missing. Help goes on meanwhile." in page.main


def test_a_step_that_opens_later_is_named_beside_one_that_was_answered_before(room: Classroom, teacher: Reader):
    room.try_in_class(room.amira)
    room.answer(room.amira, "choose_response", RESPONSE)
    later = "Say what comes next for “Look closely, with the SENCO” Say how it went: this step opens later."
    assert later in teacher.page(f"/children/{room.amira}").main
    address = f"/journeys/{room.look(room.amira).journey.id}/moves/assess_for_sen"
    assert "Say how it went: this step opens later." in teacher.page(address).main


def test_a_day_that_is_waited_for_is_said_once(demo, tmp_path):
    page = browser(demo, tmp_path, "osborne").page(f"/children/{child(demo, 'Zofia')}")
    assert first_card(page).startswith("Next step Nothing to do until")
    (day,) = re.findall(r"\d+ (?:November|December)", first_card(page))
    assert page.main.partition("What can happen next")[0].count(day) == 1


def test_the_journey_says_which_week_of_the_plan_it_is(demo, tmp_path):
    page = browser(demo, tmp_path, "patel").page(f"/children/{child(demo, 'Amira')}")
    assert re.search(r"This is (cycle \d, )?week \d+ of \d+\.", page.main)


def test_a_lane_stands_beside_the_cycle_with_its_service(demo, tmp_path):
    page = browser(demo, tmp_path, "patel").page(f"/children/{child(demo, 'Amira')}")
    assert "Asking a specialist: Speech and language" in page.main


def test_a_step_that_nobody_is_named_for_says_so(demo, tmp_path):
    page = browser(demo, tmp_path, "senco").page(f"/children/{child(demo, 'Ella')}")
    assert "Nobody is named" in page.main


def test_what_the_family_may_do_after_a_no_of_the_council_is_nobody_s_to_do_at_school(demo, tmp_path):
    theirs = "Note what the family tells us of mediation or an appeal"
    client = browser(demo, tmp_path, "senco")
    page = client.page(f"/children/{child(demo, 'Marcus')}")
    [shown] = [text_of(row) for row in page.tree.iter("li") if theirs in text_of(row)]
    assert shown == f"{theirs} Nobody at school has to do this. Write it down if you hear of it. Up to the family"
    card = next(text_of(each) for each in page.tree.iter("section") if theirs in text_of(each))
    assert f"Up to the family {theirs} Nobody at school has to do this." in card
    assert "Why:" not in card
    assert theirs not in client.page("/").main
    opened = client.page(f"/steps/{step(demo, 'Marcus', 'note_family_steps')}")
    assert "Up to the family. Nobody at school has to do this." in opened.main
    assert "Somebody else should answer this" not in opened.links()


def test_a_journey_that_has_ended_is_told_below(demo, tmp_path):
    page = browser(demo, tmp_path, "patel").page(f"/children/{child(demo, 'Ruby')}")
    assert "Nothing is going on" in page.main
    assert "Ended before SEN support, the graduated approach: Class teaching is enough" in page.main


def test_a_child_of_another_class_is_not_there_for_a_teacher(demo, tmp_path):
    client = browser(demo, tmp_path, "patel")
    assert client.page(f"/children/{child(demo, 'Leo')}").status == 404
    assert client.page(f"/children/{uuid4()}").status == 404


def test_every_opening_of_a_file_is_logged(demo, tmp_path):
    client = browser(demo, tmp_path, "patel")
    client.page(f"/children/{child(demo, 'Amira')}")
    with demo.reading(NOBODY) as session:
        assert [row.page for row in session.exec(select(FileRead))] == ["child"]


def test_a_file_is_not_shown_where_the_log_cannot_be_written(demo, tmp_path):
    client = browser(demo, tmp_path, "patel")
    amira = child(demo, "Amira")
    with demo.database.writing(facts=True) as session:
        session.connection().exec_driver_sql("ALTER TABLE file_read RENAME TO elsewhere")
    assert client.page(f"/children/{amira}").heading == "Sorry, something went wrong on our side"


def test_the_history_says_who_did_what_and_why(demo, tmp_path):
    page = browser(demo, tmp_path, "senco").page(f"/children/{child(demo, 'Amira')}")
    assert "Put the plan in place (Do)" in page.main
    assert "Mrs Meera Patel, class teacher" in page.main
