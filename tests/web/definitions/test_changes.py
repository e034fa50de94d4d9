"""“What changes for us if this becomes law?”, answered on one page, of the invented school."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from engine.definition import Replaces
from engine.desk import Desk
from tests import MONDAY
from tests.application import application
from tests.client import Page, Reader
from tests.web.invented import browser
from tests.web.school import SmallSchool
from workflows.catalogue import Definitions, catalogue, made

ADDRESS = "/how-it-goes/individual_support_plan/1/what-changes"


@pytest.fixture
def page(demo: Desk, tmp_path: Path) -> Page:
    return browser(demo, tmp_path, "senco").page(ADDRESS)


def test_it_says_first_that_this_is_a_proposal_and_that_looking_changes_nothing(page: Page) -> None:
    assert page.heading == "What changes for us if this becomes law?"
    said = page.main
    assert "Individual Support Plan (proposal, not law)" in said
    assert said.index("Proposal, not law (officially announced).") < said.index("If it began today")
    assert "Looking changes nothing: nobody is moved and nobody is told." in said


def test_it_says_who_would_land_where_and_lack_what(page: Page) -> None:
    assert "would move once their cycle has ended." in page.main
    assert "would stay under today’s rules." in page.main
    assert "Plan in place, once this cycle has ended" in page.main
    assert "Proposed, not law: The layer of support is not named." in page.main


def test_what_is_missing_today_already_is_told_apart_from_what_would_be_new(page: Page) -> None:
    new = page.main.split("What would be missing that is not missing today")[1].split("What is reported")[0]
    assert "The layer of support is not named." in new
    assert "and would go on to." in page.main
    assert "; missing today already" in page.main.split("Child by child")[1]


def test_it_says_which_steps_would_begin_and_which_would_end_here(page: Page) -> None:
    begin, lapse = page.main.split("Steps that would begin")[1].split("Steps that would no longer be asked for")
    assert "Say which layer of support this is" in begin
    assert lapse.split("What is reported")[0].strip()


def test_it_plays_the_last_year_month_by_month(page: Page) -> None:
    assert "Monday 2 November 2026" in page.main
    assert "a step that is new counts as not done" in page.main


def test_it_is_linked_from_where_the_proposal_is_drawn_for_those_who_lead(demo: Desk, tmp_path: Path) -> None:
    drawn = "/how-it-goes/individual_support_plan"
    assert browser(demo, tmp_path, "senco").page(drawn).links()["What changes for us if this becomes law?"] == ADDRESS
    teacher = browser(demo, tmp_path, "patel")
    assert "What changes for us if this becomes law?" not in teacher.page(drawn).links()
    assert teacher.page(ADDRESS).status == 403


@pytest.mark.parametrize("address", ["graduated_approach/1", "graduated_approach/9", "dancing/1"])
def test_what_replaces_nothing_has_no_such_page(senco: Reader, address: str) -> None:
    assert senco.page(f"/how-it-goes/{address}/what-changes").status == 404


def test_a_school_without_a_journey_has_nothing_to_lose(senco: Reader, school: SmallSchool) -> None:
    page = senco.page(ADDRESS)
    assert "It concerns no child here." in page.main
    assert "There was nobody in the last twelve months" in page.main


def test_a_version_to_come_is_found_from_the_drawn_workflow_with_what_it_changes(
    desk: Desk, school: SmallSchool, tmp_path: Path
) -> None:
    own = catalogue().current("phase_transfer", MONDAY).workflow
    stages = {name: name for name in own.open_stages}
    later = replace(
        own,
        version=2,
        in_force_from=date(2027, 9, 1),
        replaces=Replaces("phase_transfer", 1, stages),
        stages={**own.stages, "left": replace(own.stages["left"], label="Gone")},
    )
    to_come = Definitions([*catalogue().all(), made("phase_transfer", later)], layers=catalogue().layers)
    reader: Reader = application(Desk(to_come, desk.clock, desk.database, desk.ids), tmp_path).test_client()
    page = reader.come_in(school.senco.email).page("/how-it-goes/graduated_approach")
    assert "Moving between schools, version 2, from 1 September 2027." in page.main
    [to] = [to for said, to in page.links().items() if said.startswith("What changes for us by version 2")]
    assert "The stage “Has left” is called “Gone”." in reader.page(to).main
    [drawn] = [to for said, to in page.links().items() if said.startswith("How it will go, drawn by version 2")]
    said = reader.page(drawn).main
    assert "This is version 2, which holds from 1 September 2027 and is not in use yet." in said
    assert "Gone" in said
    assert "Rules to come" not in reader.come_in(school.teacher.email).page("/how-it-goes/graduated_approach").main
