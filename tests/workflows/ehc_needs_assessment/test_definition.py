"""What the definition promises: a family's request that nothing holds up, dates that never move, and a right that is no
task."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.assessment import asking, assess
from engine.days import DayKind
from engine.definition import Force, Role, Standing
from tests.workflows.ehc_needs_assessment.cases_request import ADVICE, LONGER, REFUSES, view
from tests.workflows.ehc_needs_assessment.sample import BORN, BORN_16, GOT_IT, TODAY, asked
from workflows.catalogue import catalogue
from workflows.references import read_references

PLAYBOOK = catalogue().current("ehc_needs_assessment", TODAY)
WORKFLOW = PLAYBOOK.workflow
OF_THE_REQUEST = [each for each in WORKFLOW.dates if each.id != "rights_pass_on"]
STAFF = {"class_teacher", "subject_teacher", "ta", "senco", "head", "office", "dsl"}
ANSWERS = st.sampled_from([{}, GOT_IT, LONGER, REFUSES, ADVICE, view(view="no"), view(view="time")])
THEIRS = {Role.FAMILY, Role.YOUNG_PERSON}


def test_no_guard_stands_on_a_familys_request_and_anybody_here_writes_it_down() -> None:
    (move,) = [each for each in WORKFLOW.moves if each.do == "family_has_asked"]
    assert (move.guards, move.say_why, move.asks, move.may_be_tightened) == ((), None, (), False)
    assert {role.value for role in move.by} == STAFF
    assert WORKFLOW.carried_in is not None
    assert "requested" in WORKFLOW.carried_in.at
    assert {role.value for role in WORKFLOW.carried_in.by} == STAFF
    assert WORKFLOW.slot is None, "one request is never in the way of another"


@given(answers=ANSWERS, born=st.sampled_from([BORN, BORN_16, None]), sen=st.sampled_from(["N", "K", "E"]))
@settings(max_examples=40, deadline=None)
def test_a_familys_request_is_permitted_whatever_is_known(answers: dict, born: object, sen: str) -> None:
    facts = asked("preparing", answers, born=born, sen=(sen, None))  # type: ignore[arg-type]
    move = WORKFLOW.move("family_has_asked", "preparing")
    assert assess(PLAYBOOK, facts.known, asking(PLAYBOOK, facts), move).permits


def test_only_the_schools_own_advice_is_law_and_no_wish_of_the_school_locks_its_request() -> None:
    musts = {guard.check for guard in WORKFLOW.guards.values() if guard.force is Force.MUST}
    assert musts == {"advice_sent"}
    for move in WORKFLOW.moves:
        assert not musts & set(move.guards) or move.do == "advice_is_there"


def test_every_date_is_of_the_calendar_and_of_the_law() -> None:
    for dated in OF_THE_REQUEST:
        assert (dated.kind, dated.standing) == (DayKind.CALENDAR, Standing.LAW), dated.id
        assert dated.whose in {Role.COUNCIL, *THEIRS}, dated.id
        assert dated.reference in read_references()


def test_nobody_is_reminded_of_what_is_the_familys() -> None:
    assert all(dated.nudges is None for dated in OF_THE_REQUEST)
    theirs = [task for task in WORKFLOW.tasks if task.owner in {role.value for role in THEIRS}]
    assert {task.id for task in theirs} == {"note_family_steps", "note_other_council"}
    assert all((task.due, task.nudges, task.chased_by) == (None, None, None) for task in theirs)


def test_only_staff_are_written_to() -> None:
    for name in {task.nudges for task in WORKFLOW.tasks if task.nudges}:
        assert {str(rung.to) for rung in WORKFLOW.ladders[name]} <= {"senco", "head", "owner"}
    for task in WORKFLOW.tasks:
        assert task.nudges != "advice" or task.owner == "senco"


def test_a_no_of_the_council_closes_nothing() -> None:
    for move in WORKFLOW.moves:
        if move.do in {"council_refuses", "council_makes_no_plan"}:
            assert not WORKFLOW.stages[move.to].final


def test_neither_cycles_nor_money_are_counted_anywhere() -> None:
    words = [field.ask for task in WORKFLOW.tasks for field in task.form or ()]
    words += [
        choice for task in WORKFLOW.tasks for field in task.form or () for choice in (field.choices or {}).values()
    ]
    assert not [each for each in words if re.search(r"cycle|£|6,?000|cost|fund|diagnos", each, re.IGNORECASE)]
