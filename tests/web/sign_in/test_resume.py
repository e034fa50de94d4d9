from datetime import timedelta

from engine.clock import SetClock
from tests.client import Page, Reader
from tests.web.school import PASSWORD, SmallSchool

OFFERED = "We kept what you typed"
LONG_AGO = timedelta(minutes=61)
TYPED = {"name": "Miss Lark", "email": "lark@ashgrove.example", "job": "Teaches Year 2, and leads on reading"}


def sent_too_late(browser: Reader, clock: SetClock) -> Page:
    """Somebody types for more than an hour, and then presses the button."""
    page = browser.page("/people/new")
    clock.advance(LONG_AGO)
    return browser.press(page, "Add this person", TYPED)


def test_what_is_sent_too_late_is_kept_and_said_to_be(senco: Reader, clock: SetClock) -> None:
    page = sent_too_late(senco, clock)
    assert page.heading == "Sign in"
    assert "What you typed is kept for an hour" in page.main


def test_after_signing_in_again_it_is_offered_back_and_sent(
    senco: Reader, clock: SetClock, school: SmallSchool
) -> None:
    sent_too_late(senco, clock)
    offered = senco.sign_in(school.senco.email, PASSWORD)
    assert offered.heading == OFFERED
    assert TYPED["job"] in offered.main
    page = senco.press(offered, "Send it now")
    assert page.heading == "A password for Miss Lark"
    assert senco.page("/resume").heading != OFFERED


def test_somebody_else_at_the_same_computer_never_sees_it(senco: Reader, clock: SetClock, school: SmallSchool) -> None:
    sent_too_late(senco, clock)
    assert senco.sign_in(school.head.email, PASSWORD).heading != OFFERED


def test_it_can_be_let_go(senco: Reader, clock: SetClock, school: SmallSchool) -> None:
    sent_too_late(senco, clock)
    offered = senco.sign_in(school.senco.email, PASSWORD)
    assert senco.press(offered, "Let it go").heading != OFFERED
    assert senco.page("/resume").heading != OFFERED


def test_after_an_hour_it_is_gone(senco: Reader, clock: SetClock, school: SmallSchool) -> None:
    sent_too_late(senco, clock)
    clock.advance(LONG_AGO)
    assert senco.sign_in(school.senco.email, PASSWORD).heading != OFFERED


def test_a_forged_press_is_not_kept_for_anybody(senco: Reader, clock: SetClock, school: SmallSchool) -> None:
    clock.advance(LONG_AGO)
    assert senco.post("/people/new", data=TYPED).status_code == 400
    assert senco.sign_in(school.senco.email, PASSWORD).heading != OFFERED


def test_htmx_is_led_to_the_whole_page_for_signing_in(senco: Reader, clock: SetClock) -> None:
    clock.advance(LONG_AGO)
    response = senco.get("/account", headers={"HX-Request": "true"})
    assert response.headers["HX-Redirect"].startswith("/sign-in")


def test_a_draft_that_a_script_was_saving_is_answered_with_a_page(senco: Reader, clock: SetClock) -> None:
    page = senco.page("/people/new")
    clock.advance(LONG_AGO)
    sent = page.filled("Add this person", TYPED)
    senco.post("/steps/00000000-0000-0000-0000-000000000009/draft", data=sent)
    offered = senco.come_in("okafor@ashgrove.example").page("/resume")
    assert offered.filled("Send it now", {})["later"] == "yes"


def test_what_was_searched_for_is_not_kept(senco: Reader, clock: SetClock) -> None:
    page = senco.page("/children")
    clock.advance(LONG_AGO)
    assert "What you typed is kept" not in senco.press(page, "Find", {"q": "Amira"}).main
