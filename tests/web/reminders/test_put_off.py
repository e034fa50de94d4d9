"""Remind me later: until a day, with a reason, and only one's own reminders."""

from datetime import timedelta

from tests.web.invented import browser


def day(when):
    return [str(when.day), str(when.month), str(when.year)]


def test_a_step_offers_to_be_put_off_and_shows_that_it_was(demo, tmp_path, mailed):
    client = browser(demo, tmp_path, mailed.key)
    step = client.page(f"/steps/{mailed.task_id}")
    page = client.page(step.links()["Remind me later"])
    assert "You can do so 3 more times." in page.main
    until = demo.today() + timedelta(days=5)
    done = client.press(page, "Put my reminders off", {"until": day(until), "reason": "Waiting for her glasses"})
    assert "Your reminders are put off." in done.text
    assert "You put this off until" in done.main
    assert "Waiting for her glasses" in done.main


def test_what_does_not_fit_is_said_beside_the_question(demo, tmp_path, mailed):
    client = browser(demo, tmp_path, mailed.key)
    page = client.page(f"/steps/{mailed.task_id}/put-off")
    blank = client.press(page, "Put my reminders off", {"until": ["", "", ""], "reason": ""})
    assert blank.status == 422
    far = client.press(page, "Put my reminders off", {"until": ["1", "7", "2027"], "reason": "Later"})
    assert far.status == 422
    assert any("Choose a day after today" in error for error in far.errors)


def test_after_three_times_there_is_no_more_room(demo, tmp_path, mailed):
    client = browser(demo, tmp_path, mailed.key)
    for number in range(3):
        page = client.page(f"/steps/{mailed.task_id}/put-off")
        until = demo.today() + timedelta(days=number + 3)
        client.press(page, "Put my reminders off", {"until": day(until), "reason": "Not yet"})
    assert "cannot be put off any more" in client.page(f"/steps/{mailed.task_id}/put-off").main
