"""What stands beside the questions of a step, for every step of every workflow."""

from engine.definition import AnchorKind, Task
from tests.web.classroom import Classroom
from tests.web.school import SCHOOL_ID
from web.cited import cite
from web.forms import NEAR
from web.steps.rows import SCREENS
from web.steps.sources import sources_for
from web.steps.why import RULES
from workflows import catalogue as definitions
from workflows.catalogue import catalogue
from workflows.school.pupils import pupils_named


def tasks() -> list[Task]:
    return [task for playbook in catalogue().all() for task in playbook.workflow.tasks]


def test_every_day_that_a_rule_gives_has_words() -> None:
    rules = {t.due.anchor.name for t in tasks() if t.due and t.due.anchor.kind is AnchorKind.RULE}
    assert rules <= set(RULES)


def test_every_duty_and_every_guard_can_be_cited() -> None:
    duties = {name for task in tasks() for name in (task.due.duty if task.due else ())}
    guards = {g.reference for playbook in catalogue().all() for g in playbook.workflow.guards.values()}
    assert all(cite(name).title for name in duties | guards)


def test_every_screen_has_its_page() -> None:
    assert set(SCREENS) >= definitions.SCREENS


def test_every_source_that_a_question_may_name_is_there(room: Classroom) -> None:
    with room.desk.reading(room.as_(room.school.senco)) as session:
        pupil = pupils_named(session, SCHOOL_ID, [room.amira])[room.amira]
        found = sources_for(session, SCHOOL_ID, pupil, {}, room.desk.today())
    assert set(found) - {NEAR} == definitions.SOURCES
