"""A journey goes on under the definition that it began under, though the file has changed since."""

import pytest
from sqlalchemy import update

from engine.faults import InvalidDefinition
from engine.records import DefinitionUsed, Journey
from engine.refreshing import refresh_school
from engine.values import Actor, Scope
from engine.write_out import hash_of
from tests import DEMO_DAY
from workflows.catalogue import catalogue
from workflows.school.setting_up import schools

LATER = "Look a little later"


def rename(desk, old: str, new: str) -> str:
    """Change the text that a journey is pinned to, as if it had begun under an earlier file; gives its hash."""
    playbook = catalogue().current("graduated_approach", DEMO_DAY)
    earlier = playbook.text.replace(old, new)
    pinned = hash_of(earlier)
    with desk.database.writing(facts=True) as session:
        for school in schools(desk):
            kept = {"school_id": school, "workflow": "graduated_approach", "version": 1, "text": earlier}
            session.add(DefinitionUsed(**kept, hash=pinned, first_used_at=desk.clock.now()))
        session.flush()
        session.connection().execute(
            update(Journey).where(Journey.workflow == "graduated_approach").values(definition=pinned)
        )
    return pinned


def test_a_definition_that_no_file_holds_is_read_from_the_database(demo):
    pinned = rename(demo, "Look over the plan", LATER)
    found = catalogue().with_pinned(demo.database)
    assert found.playbook(pinned).workflow.task("look_over_plan").title == LATER
    assert found.current("graduated_approach", DEMO_DAY).workflow.task("look_over_plan").title == "Look over the plan"


def test_journeys_go_on_under_it(demo):
    rename(demo, "Look over the plan", LATER)
    desk = type(demo)(catalogue().with_pinned(demo.database), demo.clock, demo.database, demo.ids)
    [school] = schools(desk)
    assert refresh_school(desk, Scope(school, Actor.system("test")), everything=True) > 0


def test_one_that_names_a_check_that_is_gone_stops_the_start(demo):
    rename(demo, "teacher_and_senco_agreed", "teacher_and_senco_nodded")
    with pytest.raises(InvalidDefinition, match="teacher_and_senco_nodded"):
        catalogue().with_pinned(demo.database)
