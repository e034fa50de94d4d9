"""A teaching assistant ticks sessions in two taps and reads the plan that was sent: on a phone and on a desk."""

import pytest
from playwright.sync_api import Page, expect

from engine.clock import SetClock
from engine.desk import Desk
from tests.browser.conftest import Look
from tests.browser.test_a_teachers_day import heading, sign_in
from tests.web.repeating import Repeating, desk

__all__ = ["desk"]
pytestmark = pytest.mark.browser


@pytest.fixture
def room(desk: Desk, clock: SetClock) -> Repeating:
    return Repeating(desk, clock)


def test_sessions_are_ticked_in_two_taps(page: Page, look: Look, room: Repeating) -> None:
    for child in (room.amira, room.leo):
        room.put_in_place(child, what="Phonics with counters", grouping="group", group_name="Phonics")
    room.plan_to_share(room.kofi)
    sign_in(page, room.school.ta)
    heading(page, "My next steps")
    look(page)
    group = page.get_by_role("listitem").filter(has_text="A.K. and L.B.")
    group.get_by_text("Did not").click()
    look(page)
    group.get_by_role("button", name="Trip or test").click()
    expect(group).to_contain_text("Did not take place: trip or test")
    group.get_by_text("Change").click()
    group.get_by_text("Was somebody away?").click()
    group.get_by_label("L.B.").uncheck()
    look(page)
    group.get_by_role("button", name="Took place").click()
    expect(group).to_contain_text("Took place with A.K.; L.B. away")
    page.get_by_role("link", name="Sessions of other days").click()
    heading(page, "Today’s sessions")
    look(page)


def test_a_plan_is_shared_read_and_ticked(page: Page, look: Look, room: Repeating) -> None:
    room.plan_to_share(room.amira)
    sign_in(page, room.school.teacher)
    page.goto(room.step(room.amira, "share_plan"))
    look(page)
    page.get_by_role("button", name="Send it to 1 colleague").click()
    expect(page.get_by_role("main")).to_contain_text("not opened yet")
    page.get_by_role("link", name="Another day for Omar Khan").click()
    look(page)
    page.get_by_label("By post").check()
    page.get_by_role("button", name="Tick").click()
    expect(page.get_by_role("main")).to_contain_text("By post, 7 September 2026")
    look(page)
    page.get_by_role("link", name="See the page, or print it").click()
    heading(page, "Amira’s plan")
    look(page)
    page.get_by_role("link", name="Large print").click()
    look(page)
