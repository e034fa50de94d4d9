"""A reminder answered from its mail without signing in: one page, one button, no name."""

import pytest
from sqlmodel import select

from tests.application import application
from tests.review import text_of
from tests.web.invented import browser
from workflows.school.accounts import NOBODY
from workflows.school.records import Pupil

BUTTONS = {"On track": "It is on track", "I need help": "I need help with it", "Done": "It is done"}


def names(demo):
    with demo.reading(NOBODY) as session:
        return [name for pair in session.exec(select(Pupil.first_name, Pupil.last_name)) for name in pair]


@pytest.mark.parametrize("words", BUTTONS)
def test_each_address_has_one_button_and_names_nobody(demo, tmp_path, mailed, words):
    page = application(demo, tmp_path).test_client().page(mailed.addresses[words])
    assert page.status == 200
    buttons = [text_of(button) for button in page.tree.find(".//main").iter("button")]
    assert buttons == [BUTTONS[words]]
    assert not [name for name in names(demo) if f" {name} " in f" {page.main} "]


def test_looking_at_it_changes_nothing(demo, tmp_path, mailed):
    stranger = application(demo, tmp_path).test_client()
    for _ in range(3):
        assert "Nothing happens until you press the button." in stranger.page(mailed.addresses["On track"]).main
    mine = browser(demo, tmp_path, mailed.key).page(f"/steps/{mailed.task_id}")
    assert "from a mail" not in mine.main


def test_an_answer_is_thanked_for_and_stands_on_the_step(demo, tmp_path, mailed):
    stranger = application(demo, tmp_path).test_client()
    done = stranger.press(stranger.page(mailed.addresses["On track"]), "It is on track")
    assert done.heading == "Thank you"
    assert "You are not reminded of it before" in done.main
    assert stranger.page(mailed.addresses["On track"]).heading == "Thank you"
    step = browser(demo, tmp_path, mailed.key).page(f"/steps/{mailed.task_id}").main
    assert "You answered today, from a mail: on track" in step
    assert "On track, answered from the mail." in step


def test_a_wish_for_help_stands_on_the_sencos_list(demo, tmp_path, mailed):
    stranger = application(demo, tmp_path).test_client()
    done = stranger.press(stranger.page(mailed.addresses["I need help"]), "I need help with it")
    assert "the SENCO is told" in done.main
    step = browser(demo, tmp_path, "senco").page(f"/steps/{mailed.task_id}").main
    assert "from a mail: would like help" in step


def test_a_press_needs_our_own_page(demo, tmp_path, mailed):
    stranger = application(demo, tmp_path).test_client()
    assert stranger.post(mailed.addresses["Done"]).status_code == 400


@pytest.mark.parametrize("token", ["A" * 71, "nonsense", "..", "%20"])
def test_an_address_that_is_none_says_so_calmly(demo, tmp_path, token):
    page = application(demo, tmp_path).test_client().page(f"/reminders/{token}")
    assert page.status in (404, 410)
    assert "cannot be used any more" in page.main or "Page not found" in page.main
