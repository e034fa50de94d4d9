"""The whole story of one child, walked as a newcomer: what is noticed at nine becomes a plan, and a specialist helps.

Source: Children and Families Act 2014, section 68; Code 6.19, 6.39, 6.43 to 6.53, 6.59. On a phone and on a desk, with
scripts and without.
"""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from engine.desk import Desk
from tests.browser.a_concern import (
    Story,
    a_reminder_comes,
    it_is_answered_in_class,
    it_is_decided,
    it_went_partly,
    something_is_noticed,
    the_picture_is_put_together,
)
from tests.browser.a_plan import (
    a_specialist_is_asked_with_the_family,
    a_specialist_is_not_asked_without_the_family,
    the_family_is_told,
    the_plan_is_agreed,
    the_plan_is_shared,
    the_plan_is_written,
    the_plan_waits_for_the_notice,
)
from tests.browser.conftest import Look
from tests.browser.pages.person import Person

pytestmark = pytest.mark.browser


@pytest.fixture
def desk(demo: Desk) -> Desk:
    return demo


@pytest.fixture
def story(page: Page, look: Look, desk: Desk, tmp_path: Path) -> Story:
    return Story(desk, Person(page, look), tmp_path / "mail")


def test_what_is_noticed_becomes_a_plan_and_a_specialist_is_asked(story: Story) -> None:
    something_is_noticed(story)
    it_is_answered_in_class(story)
    a_reminder_comes(story)
    it_went_partly(story)
    the_picture_is_put_together(story)
    it_is_decided(story)
    the_plan_waits_for_the_notice(story)
    the_family_is_told(story)
    the_plan_is_written(story)
    the_plan_is_agreed(story)
    the_plan_is_shared(story)
    a_specialist_is_not_asked_without_the_family(story)
    a_specialist_is_asked_with_the_family(story)
