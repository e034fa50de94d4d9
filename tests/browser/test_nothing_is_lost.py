"""What is typed survives: a reload, an ended session, another tab. And a step is reached and sent by keys alone."""

from datetime import timedelta

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from engine.clock import SetClock
from engine.desk import Desk
from tests.browser.conftest import PHONE, Way
from tests.web.classroom import PICTURE, VIEW, Classroom
from tests.web.school import PASSWORD

pytestmark = pytest.mark.browser
QUESTION = "What will you do differently in class?"
MOST_PRESSES = 40
FOCUSED = "(document.activeElement.labels?.[0] ?? document.activeElement).textContent.trim()"


@pytest.fixture
def way() -> Way:
    return PHONE


@pytest.fixture
def room(desk: Desk, clock: SetClock) -> Classroom:
    return Classroom(desk, clock)


def sign_in(page: Page, room: Classroom) -> None:
    page.goto("/sign-in")
    page.get_by_label("E-mail address").fill(room.school.teacher.email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/next-steps")


def test_a_draft_comes_back_after_a_reload(page: Page, room: Classroom) -> None:
    room.try_in_class(room.amira)
    sign_in(page, room)
    page.goto(room.step(room.amira, "choose_response"))
    page.get_by_label(QUESTION).fill("A word map before each story")
    expect(page.locator("[data-saved]")).to_contain_text("Saved just now")
    page.reload()
    expect(page.get_by_label(QUESTION)).to_have_value("A word map before each story")


def test_what_was_typed_before_the_script_came_is_saved_too(page: Page, room: Classroom) -> None:
    room.try_in_class(room.amira)
    sign_in(page, room)
    held: list[Route] = []
    page.route("**/waymark.js*", lambda route: held.append(route))
    page.goto(room.step(room.amira, "choose_response"), wait_until="commit")
    page.get_by_label(QUESTION).fill("A word map before each story")
    held.pop().continue_()
    expect(page.locator("[data-saved]")).to_contain_text("Saved just now")


def test_a_session_that_ends_in_mid_step_keeps_what_was_typed(page: Page, room: Classroom) -> None:
    room.look_closely(room.amira)
    sign_in(page, room)
    page.goto(room.step(room.amira, "ask_child"))
    page.get_by_label("What do you like, and what are you good at?").fill("Building dens")
    page.get_by_label("Talked").check()
    expect(page.locator("[data-saved]")).to_contain_text("Saved just now")
    room.clock.advance(timedelta(minutes=61))
    page.get_by_role("button", name="Save and continue").click()
    page.get_by_label("E-mail address").fill(room.school.teacher.email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("button", name="Send it now").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Done: Ask Amira")
    answer = room.row(room.amira, "ask_child").answer
    assert answer is not None
    assert answer.text("good") == "Building dens"


def test_two_tabs_that_answer_the_same_step_are_both_read(page: Page, context: BrowserContext, room: Classroom) -> None:
    room.look_closely(room.amira)
    sign_in(page, room)
    other = context.new_page()
    for tab, words in ((page, "Building dens"), (other, "Maps")):
        tab.goto(room.step(room.amira, "ask_child"))
        tab.get_by_label("What do you like, and what are you good at?").fill(words)
        tab.get_by_label("Talked").check()
    page.get_by_role("button", name="Save and continue").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Done: Ask Amira")
    other.get_by_role("button", name="Save and continue").click()
    expect(other.get_by_role("heading", level=1)).to_have_text("Two answers to “Ask Amira”")
    expect(other.get_by_text("Building dens").first).to_be_visible()
    other.get_by_role("button", name="Use what I wrote").click()
    expect(other.get_by_role("heading", level=1)).to_contain_text("Done: Ask Amira")


def walk_to(page: Page, words: str) -> None:
    """Press Tab until what has the focus says these words."""
    for _ in range(MOST_PRESSES):
        page.keyboard.press("Tab")
        if page.evaluate(FOCUSED).startswith(words):
            return
    raise AssertionError(f"{MOST_PRESSES} presses of Tab do not lead to “{words}”")


def test_a_step_is_reached_and_sent_with_the_keyboard_alone(page: Page, room: Classroom) -> None:
    room.look_closely(room.amira)
    room.talk(room.amira)
    room.answer(room.amira, "ask_child", VIEW)
    room.answer(room.amira, "pull_together", PICTURE)
    room.propose(room.amira)
    page.goto("/sign-in")
    for field, text in (("E-mail address", room.school.teacher.email), ("Password", PASSWORD)):
        walk_to(page, field)
        page.keyboard.type(text)
    page.keyboard.press("Enter")
    page.wait_for_url("**/next-steps")
    walk_to(page, "Agree the decision")
    page.keyboard.press("Enter")
    page.wait_for_url("**/steps/*")
    walk_to(page, "I agree")
    page.keyboard.press("Space")
    walk_to(page, "Save and continue")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Done: Agree the decision")


def test_question_mark_lists_the_short_cuts_and_letters_lead_on(page: Page, room: Classroom) -> None:
    sign_in(page, room)
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keyboard shortcuts")
    expect(dialog).to_contain_text("Search for a child")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    page.keyboard.press("g")
    page.keyboard.press("c")
    page.wait_for_url("**/children")
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("g?c")
    expect(page.get_by_role("searchbox")).to_have_value("g?c")
