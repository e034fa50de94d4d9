"""A class teacher notices something, says what comes next, and writes a plan: on a phone and on a desk."""

import re

import pytest
from playwright.sync_api import Page, expect

from engine.clock import SetClock
from engine.desk import Desk
from tests.browser.conftest import Look
from tests.web.classroom import Classroom
from tests.web.school import PASSWORD, Somebody

pytestmark = pytest.mark.browser


@pytest.fixture
def room(desk: Desk, clock: SetClock) -> Classroom:
    return Classroom(desk, clock)


def sign_in(page: Page, somebody: Somebody) -> None:
    page.goto("/sign-in")
    page.get_by_label("E-mail address").fill(somebody.email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()


def heading(page: Page, words: str) -> None:
    expect(page.get_by_role("heading", level=1, name=words)).to_be_visible()


def test_what_was_noticed_becomes_something_to_try(page: Page, look: Look, room: Classroom, scripts: bool) -> None:
    sign_in(page, room.school.teacher)
    heading(page, "My next steps")
    look(page)
    page.get_by_role("button", name="I’ve noticed something").click()
    look(page)
    page.get_by_label("Which child is it about?").fill("ami")
    page.get_by_role("button", name="Find").click()
    expect(page).to_have_url(re.compile("search=last"))
    page.get_by_role("link", name="Amira K").click()
    heading(page, "What have you noticed?")
    page.go_back()
    expect(page.get_by_label("Which child is it about?")).to_have_value("ami")
    page.reload()
    page.get_by_role("link", name="Amira K").click()
    heading(page, "What have you noticed?")
    look(page)
    page.get_by_label("What is Amira good at, or what do they enjoy?").fill("Building things")
    page.get_by_role("button", name="Send").click()
    expect(page.locator(".govuk-error-summary")).to_contain_text("Enter what you have noticed")
    look(page)
    page.get_by_label("What have you noticed?").fill("Reads a line, then stops")
    page.get_by_label("Not yet").check()
    page.get_by_role("button", name="Send").click()
    say_what_comes_next(page, look)
    say_what_to_try(page, look, scripts)


def say_what_comes_next(page: Page, look: Look) -> None:
    heading(page, "Say what comes next")
    look(page)
    page.get_by_label("A gap in what was taught").check()
    page.get_by_label("Try something different in class").check()
    page.get_by_role("button", name="Save and continue").click()
    heading(page, "Done: Say what comes next")
    look(page)
    page.get_by_role("button", name="Try something different in class").click()


def say_what_to_try(page: Page, look: Look, scripts: bool) -> None:
    page.goto("/next-steps")
    look(page)
    page.get_by_role("link", name="Say what you will try").click()
    heading(page, "Say what you will try")
    page.get_by_label("What will you do differently in class?").fill("A word map before each story")
    if scripts:
        expect(page.locator("[data-saved]")).to_contain_text("Saved just now")
    else:
        page.get_by_role("button", name="Save and finish later").click()
        heading(page, "My next steps")
    page.goto("/next-steps")
    page.get_by_role("link", name="Say what you will try").click()
    expect(page.get_by_label("What will you do differently in class?")).to_have_value("A word map before each story")
    look(page)
    page.get_by_label("Where is Amira now?").fill("41 words a minute, 7 September")
    page.get_by_label("Who does it, and how often?").fill("I do, each day")
    page.get_by_label("What would show that it works?").fill("50 words a minute")
    page.get_by_role("button", name="Save and continue").click()
    heading(page, "Done: Say what you will try")
    look(page)


def test_a_plan_is_written_one_row_at_a_time(page: Page, look: Look, room: Classroom) -> None:
    room.write_plan(room.amira)
    sign_in(page, room.school.teacher)
    page.goto(room.step(room.amira, "write_outcomes"))
    look(page)
    page.get_by_label("What will Amira be able to do?").fill("Begin a piece of writing alone")
    page.get_by_label("Where is Amira now?").fill("Waits for an adult")
    page.get_by_label("How shall we see it?").fill("Watched each Friday")
    page.get_by_label("Day").fill("18")
    page.get_by_label("Month").fill("12")
    page.get_by_label("Year").fill("2026")
    page.get_by_label("Independence").check()
    page.get_by_role("button", name="Save this outcome").click()
    expect(page.get_by_role("heading", name="1. Begin a piece of writing alone")).to_be_visible()
    look(page)
    page.get_by_role("button", name="That is all").click()
    heading(page, "Done: Write what Amira will be able to do")
    page.goto(room.step(room.amira, "write_support"))
    look(page)
    page.get_by_label("What will we do?").fill("A word map before each story")
    page.get_by_label("Mr Lowe").check()
    page.get_by_label("Alone", exact=True).check()
    page.get_by_label("Minutes each time").fill("10")
    page.get_by_label("Times a week").fill("5")
    page.get_by_label("For how many weeks").fill("12")
    page.get_by_label("In class", exact=True).check()
    page.get_by_role("button", name="Save this support").click()
    expect(page.get_by_role("heading", name="A word map before each story")).to_be_visible()
    look(page)


def test_a_family_is_told_formally(page: Page, look: Look, room: Classroom) -> None:
    room.look_closely(room.amira)
    room.decide(room.amira)
    sign_in(page, room.school.senco)
    page.goto(room.step(room.amira, "tell_family"))
    look(page)
    page.get_by_role("link", name="See and print the letter to Samira Khan").click()
    heading(page, "Extra help for Amira")
    look(page)
    page.get_by_role("link", name="Back to the list").click()
    page.get_by_label("Handed over").check()
    page.get_by_role("button", name="Mark as given").click()
    expect(page.get_by_text("It is on record that the family was told.")).to_be_visible()
    look(page)


def test_a_step_is_handed_over_or_waits_for_a_family(page: Page, look: Look, room: Classroom) -> None:
    room.look_closely(room.amira)
    sign_in(page, room.school.teacher)
    page.goto(room.step(room.amira, "talk_about_needs"))
    look(page)
    page.get_by_role("link", name="I could not reach the family").click()
    look(page)
    page.go_back()
    page.get_by_role("link", name="Somebody else should answer this").click()
    look(page)
    page.get_by_label("Mr Lowe").check()
    page.get_by_role("button", name="Hand it over").click()
    expect(page.get_by_text("It is handed over.")).to_be_visible()
    page.goto(room.step(room.amira, "decide"))
    expect(page.get_by_text("Waiting for Mrs Okafor.")).to_be_visible()
    look(page)
