"""How a workflow goes: the picture and its table say the same, and everything is said."""

from dataclasses import replace
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest

from engine.definition import Workflow
from engine.desk import Desk
from tests import MONDAY
from tests.application import application
from tests.client import Reader
from tests.review import text_of
from tests.web.school import SmallSchool
from web.definitions.described import described
from web.definitions.layout import WIDE, laid_out
from web.definitions.picture import svg
from workflows.catalogue import Definitions, catalogue, made

WORKFLOWS = [catalogue().current(name, MONDAY).workflow for name in catalogue().names()]
WORKFLOWS += [each.workflow for each in catalogue().proposals()]


@pytest.fixture(params=WORKFLOWS, ids=lambda workflow: workflow.name)
def workflow(request: pytest.FixtureRequest) -> Workflow:
    found: Workflow = request.param
    return found


def test_every_move_from_every_stage_has_its_row_and_its_line(workflow: Workflow) -> None:
    layout = laid_out(described(workflow))
    moves = sum(1 if move.source == ("any",) else len(move.source) for move in workflow.moves)
    begins = 2 if workflow.start.opened_at else 1
    assert len(layout.lines) == sum(len(card.rows) for card in layout.cards) == moves + begins


def test_no_card_lies_on_another_and_no_two_ways_share_a_lane_unless_they_lead_to_the_same_stage(
    workflow: Workflow,
) -> None:
    layout = laid_out(described(workflow))
    for above, below in zip(layout.cards, layout.cards[1:], strict=False):
        assert above.top + above.height < below.top
    for line in layout.lines:
        assert WIDE.card < line.x < layout.width
        for other in (each for each in layout.lines if each.x == line.x and each.end != line.end):
            apart = max(line.start, line.end) < min(other.start, other.end)
            assert apart or max(other.start, other.end) < min(line.start, line.end)


def test_the_picture_is_sound_and_says_each_stage_and_who_may_go_on(workflow: Workflow) -> None:
    stages = described(workflow)
    said = text_of(fromstring(svg(laid_out(stages, here=workflow.start.at), workflow.title)))
    assert said.count("You are here") == 1
    assert "by law" in said or "by proposal" in said


def test_the_usual_way_of_each_stage_comes_first(workflow: Workflow) -> None:
    for stage in (each for each in described(workflow) if each.name in workflow.open_stages):
        assert [way.is_usual for way in stage.ways] == [True] + [False] * (len(stage.ways) - 1)


def test_the_page_shows_picture_table_and_steps(client: Reader, school: SmallSchool) -> None:
    page = client.come_in(school.teacher.email).page("/how-it-goes/graduated_approach?at=plan")
    assert page.heading == "SEN support, the graduated approach"
    picture = page.tree.find(".//figure/*")
    assert picture is not None
    assert "SEN support, the graduated approach, drawn" in text_of(picture.find("*"))
    assert "The law says: family told of provision Children and Families Act 2014, section 68" in page.main
    assert "Look over the plan SENCO · 5 school days after the last change to the plan." in page.main
    assert "Asking a specialist" in page.links()


def test_a_workflow_that_is_not_there_is_not_found(senco: Reader) -> None:
    assert senco.page("/how-it-goes/nothing").status == 404


def test_a_proposal_says_what_it_is_wherever_it_is_shown(senco: Reader) -> None:
    """In its title, above the picture, in the picture, on each thing that it would need, and where it is linked."""
    page = senco.page("/how-it-goes/individual_support_plan")
    assert page.heading == "Individual Support Plan (proposal, not law)"
    assert "Proposal, not law (officially announced)." in page.main
    assert "told in several ways that contradict each other" in page.main
    assert "Proposed, not law: written with parents" in page.main
    picture = page.tree.find(".//figure/*")
    assert picture is not None
    assert "Proposal, not law" in text_of(picture)
    assert "Individual Support Plan (proposal, not law)" in senco.page("/how-it-goes/graduated_approach").links()


@pytest.mark.parametrize("page", ["begin", "put-in"])
def test_no_page_begins_a_proposal(senco: Reader, school: SmallSchool, page: str) -> None:
    address = f"/children/{school.children[0]}/{page}/individual_support_plan"
    assert senco.page(address).status == 404
    assert senco.post(address, data={}).status_code in {400, 404}


def test_a_journey_leads_to_the_definition_that_it_runs_under(client: Reader, school: SmallSchool) -> None:
    client.come_in(school.teacher.email)
    hash = catalogue().current("graduated_approach", MONDAY).hash
    page = client.page(f"/how-it-goes/graduated_approach?at=plan&of={hash}")
    assert (page.status, "which the journey that led you here runs under" in page.main) == (200, False)
    assert client.page("/how-it-goes/graduated_approach?of=nothing").status == 404
    assert client.page(f"/how-it-goes/specialist_involvement?of={hash}").status == 404


def test_a_definition_that_is_not_today_s_says_so(desk: Desk, school: SmallSchool, tmp_path: Path) -> None:
    own = catalogue().current("graduated_approach", MONDAY)
    older = made("graduated_approach", replace(own.workflow, title="SEN support as it was"))
    pinned = Desk(Definitions(catalogue().all(), [older]), desk.clock, desk.database, desk.ids)
    reader: Reader = application(pinned, tmp_path).test_client()
    page = reader.come_in(school.teacher.email).page(f"/how-it-goes/graduated_approach?of={older.hash}")
    assert page.heading == "SEN support as it was"
    assert "This is version 1, which the journey that led you here runs under." in page.main
